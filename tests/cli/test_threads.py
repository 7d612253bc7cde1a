#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs of several threads, with all that they share: what ./dev tsan runs under
the thread sanitizer, whose reports are a status of their own.

usage: test_threads.py TOOL SOURCE_ROOT
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from news import article, jsonl  # noqa: E402

FOREIGN = dict(article(3), id="asing", url=None, text=(
    "The minister said that the police had arrested the man in the city. " * 5))


class Threads(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        # Good ones, a copy, a near one, one to be skipped and two to be lost.
        near = dict(article(1), id="dekat", url=None,
                    text="Sebuah pengantar.\n" + article(1)["text"])
        records = [article(i) for i in range(40)] + [
            dict(article(1), id="salinan", url=None), near, FOREIGN]
        self.news = os.path.join(self.dir, "a.jsonl")
        with open(self.news, "w", encoding="utf-8") as file:
            file.write(jsonl(records[:20]) + '{"text": \n{"id": "kosong"}\n' +
                       jsonl(records[20:]))

    def export(self, *options):
        result = subprocess.run([TOOL, "export", "-v", *options, self.news],
                                capture_output=True)
        self.assertEqual(result.returncode, 1, result.stderr.decode())
        return result.stdout

    def test_every_number_of_threads(self):
        first = self.export("--jobs=1", "--merge")
        for jobs in (2, 3, 8, 40):
            self.assertEqual(self.export(f"--jobs={jobs}", "--merge"), first)

    def test_many_outputs(self):
        wanted = None
        for jobs in (1, 4):
            paths = [os.path.join(self.dir, f"{jobs}.{format}") for format in
                     ("nq", "ttl.gz", "graphml", "gexf", "csv", "jsonld")]
            outputs = [part for path in paths for part in ("-o", path)]
            self.export(f"--jobs={jobs}", *outputs)
            found = []
            for path in paths:
                with open(path, "rb") as file:
                    found.append(file.read())
            wanted = wanted or found
            self.assertEqual(found, wanted)

    def test_a_state(self):
        state = os.path.join(self.dir, "keadaan.db")
        first = self.export("--jobs=4", "--state", state)
        self.assertEqual(self.export("--jobs=4", "--state", state), first)
        self.assertEqual(self.export("--jobs=2"), first)

    def test_interrupted(self):
        read, write = os.pipe()
        process = subprocess.Popen([TOOL, "export", "--jobs=4", "-"],
                                   stdin=read, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        os.close(read)
        os.write(write, jsonl(article(i) for i in range(4)).encode())
        process.terminate()
        os.close(write)
        text = process.communicate()[1].decode()
        self.assertIn(process.returncode, (1, -15), text)
        self.assertNotIn("ThreadSanitizer", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
