#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Compiled tables change nothing but the time to start.

usage: test_tables.py TOOL SOURCE_ROOT TABLES
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT, TABLES = (os.path.abspath(argument) for argument in sys.argv[1:4])
NEWS = os.path.join(ROOT, "examples", "articles", "operasi-narkoba.txt")


class Tables(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        source = os.path.join(ROOT, "data")
        for name in os.listdir(source):
            if name != "gazetteer":
                os.symlink(os.path.join(source, name),
                           os.path.join(self.dir, name))
        self.gazetteer = os.path.join(self.dir, "gazetteer")
        shutil.copytree(os.path.join(source, "gazetteer"), self.gazetteer)
        self.tables = os.path.join(self.dir, "tables.bin")

    def export(self, *inputs, status=0):
        result = subprocess.run(
            [TOOL, "export", "-q", "--data", self.dir, *(inputs or [NEWS])],
            capture_output=True)
        text = result.stderr.decode()
        self.assertEqual(result.returncode, status, text)
        return result.stdout if status == 0 else text

    def test_the_same_as_from_rows(self):
        shutil.copy(TABLES, self.tables)
        mapped = self.export()
        with open(os.path.join(self.gazetteer, "99-own.tsv"), "w") as file:
            file.write("# no row\n")
        self.assertEqual(self.export(), mapped)

    def test_a_row_that_was_edited_counts(self):
        shutil.copy(TABLES, self.tables)
        path = os.path.join(self.dir, "a.txt")
        with open(path, "w") as file:
            file.write("Polisi menangkap Zarfan Qulubi di Medan.\n")
        wanted = b"http://www.wikidata.org/entity/Q987654321"
        options = ["--any-language", path]
        self.assertNotIn(wanted, self.export(*options))
        with open(os.path.join(self.gazetteer, "50-people.tsv"), "a") as file:
            file.write("Zarfan Qulubi\tperson\tpolitician\t\tQ987654321\n")
        self.assertIn(wanted, self.export(*options))

    def test_damaged_tables_are_refused(self):
        with open(TABLES, "rb") as file:
            whole = file.read()
        for damage in (whole[:-64], whole[:10], b"",
                       whole[:99999] + b"\xff" + whole[100000:]):
            self.assertNotEqual(damage, whole)
            with open(self.tables, "wb") as file:
                file.write(damage)
            self.assertIn("tables.bin: ", self.export(status=1))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
