#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Disks, pipes, rights and clocks that fail, at every call in turn.

Whatever fails: no crash, a status, a message that says what to do, and under
the final name of an output either the old file or the whole new one.

usage: test_faults.py TOOL SOURCE_ROOT SHIM
"""
import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT, SHIM = (os.path.abspath(path) for path in sys.argv[1:4])
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from news import article, jsonl  # noqa: E402

FORMATS = ("nq", "nt", "ttl", "trig", "jsonld", "rdf", "graphml", "gexf",
           "dot", "csv", "csv-actors", "csv-mentions", "csv-nodes",
           "csv-edges")
NOBODY = 65534


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Scratch(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        os.mkdir(self.path("sasaran"))
        with open(self.path("a.jsonl"), "w", encoding="utf-8") as file:
            file.write(jsonl([article(1, sentences=3)]))
        self.news = self.path("a.jsonl")

    def path(self, *names):
        return os.path.join(self.dir, *names)

    def run_tool(self, *arguments, **options):
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([TOOL, *arguments], stderr=subprocess.PIPE,
                              timeout=120, **options)

    def run_failing(self, call, at, code, path, *arguments, **options):
        """-> the result, or None when there was no call number `at`."""
        mark = self.path("tanda")
        result = self.run_tool(*arguments, env=dict(
            os.environ, LD_PRELOAD=SHIM, FAULT_CALL=call, FAULT_AT=str(at),
            FAULT_ERRNO=str(code), FAULT_PATH=path, FAULT_MARK=mark),
            **options)
        if not os.path.exists(mark):
            self.assertEqual(result.returncode, 0, result.stderr)
            return None
        os.remove(mark)
        return result

    def complains(self, result, *words):
        text = result.stderr.decode()
        self.assertEqual(result.returncode, 1, text)
        for word in words:
            self.assertIn(word, text)


class Outputs(Scratch):
    def outputs(self, suffix=""):
        """Arguments that write every format, and the paths."""
        paths = [self.path("sasaran", f"graf.{format}{suffix}")
                 for format in FORMATS]
        arguments = []
        for format, path in zip(FORMATS, paths):
            arguments += ["-o", f"{format}:{path}"]
        return arguments, paths

    def check_call(self, call, code, arguments, paths, whole):
        """Let each of the calls fail in turn -> how many there were."""
        at = 1
        while True:
            for path in paths:
                with open(path, "wb") as file:
                    file.write(b"lama\n")
            result = self.run_failing(call, at, code, "/sasaran/", "export",
                                      "-q", *arguments, self.news)
            if result is None:
                return at - 1
            self.complains(result, "/sasaran/", "; ")
            names = sorted(os.path.basename(path) for path in paths)
            self.assertEqual(sorted(os.listdir(self.path("sasaran"))), names)
            for path, new in zip(paths, whole):
                self.assertIn(read(path), (b"lama\n", new), (call, at, path))
            self.assertTrue(any(read(path) == b"lama\n" for path in paths))
            at += 1

    def check_calls(self, arguments, paths, calls):
        self.assertEqual(self.run_tool("export", "-q", *arguments,
                                       self.news).returncode, 0)
        whole = [read(path) for path in paths]
        for call, code in calls:
            n = self.check_call(call, code, arguments, paths, whole)
            self.assertGreaterEqual(n, len(paths), call)

    def test_every_format(self):
        self.check_calls(*self.outputs(), (
            ("open", errno.EACCES), ("write", errno.ENOSPC),
            ("fsync", errno.EIO), ("close", errno.EDQUOT),
            ("rename", errno.EACCES)))

    def test_other_errors(self):
        paths = [self.path("sasaran", name) for name in ("a.nq", "b.ttl.gz")]
        self.check_calls(["-o", paths[0], "-o", paths[1]], paths, (
            ("open", errno.ENOSPC), ("open", errno.EMFILE),
            ("write", errno.EIO), ("write", errno.EPIPE),
            ("fsync", errno.ENOSPC), ("close", errno.EIO),
            ("rename", errno.EIO), ("rename", errno.EROFS)))

    def test_parts(self):
        arguments = ["--split=40", "-o", self.path("sasaran", "a.nq")]
        with open(self.news, "w", encoding="utf-8") as file:
            file.write(jsonl(article(i, sentences=2) for i in range(3)))
        self.assertEqual(0, self.run_tool("export", *arguments,
                                          self.news).returncode)
        paths = sorted(os.path.join(self.path("sasaran"), name)
                       for name in os.listdir(self.path("sasaran")))
        self.assertGreater(len(paths), 2)
        self.check_calls(arguments, paths, (
            ("open", errno.ENOSPC), ("write", errno.ENOSPC),
            ("rename", errno.EACCES)))

    def test_file_systems_without_fsync(self):
        out = self.path("sasaran", "a.nq")
        for code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
            result = self.run_failing("fsync", 1, code, "/sasaran/", "export",
                                      "-o", out, self.news)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertTrue(read(out))
            os.remove(out)

    def test_links_between_actors(self):
        graph = self.path("g.nq")
        self.run_tool("export", "-o", graph, self.news)
        out = self.path("sasaran", "m.ttl")
        for call in ("open", "write", "fsync", "close", "rename"):
            result = self.run_failing(call, 1, errno.ENOSPC, "/sasaran/",
                                      "merge", "-o", out, graph)
            self.complains(result, "m.ttl", "; ")
            self.assertEqual(os.listdir(self.path("sasaran")), [])

    def test_standard_output(self):
        for format in FORMATS:
            result = self.run_failing("write", 1, errno.ENOSPC, "", "export",
                                      f"--format={format}", self.news)
            self.complains(result, "space", "; ")

    def test_every_write_to_standard_output(self):
        with open(self.news, "w", encoding="utf-8") as file:
            file.write(jsonl(article(i) for i in range(8)))
        at, result = 0, True
        while result is not None:
            at += 1
            result = self.run_failing("write", at, errno.EIO, "", "export",
                                      self.news)
            if result is not None:
                self.complains(result, "; ")
        self.assertGreater(at, 3)

    def test_full_devices_and_closed_pipes(self):
        for arguments in (["text", self.news], ["analyze", self.news],
                          ["explain", self.news],
                          ["explain", "--json", self.news],
                          ["export", self.news], ["--help"], ["--version"]):
            with open("/dev/full", "wb") as full:
                result = self.run_tool(*arguments, stdout=full)
            self.complains(result, "space")
            reader, writer = os.pipe()
            os.close(reader)
            result = self.run_tool(*arguments, stdout=writer)
            os.close(writer)
            self.complains(result, "pipe")

    def test_the_folder_goes_during_the_run(self):
        for format in FORMATS:
            folder = self.path("sementara")
            os.mkdir(folder)
            process = subprocess.Popen(
                [TOOL, "export", "-o", f"{format}:{folder}/graf", "-"],
                stdin=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdin.write(read(self.news))
            process.stdin.flush()
            while not os.listdir(folder):
                self.assertIsNone(process.poll())
            shutil.rmtree(folder)
            text = process.communicate()[1].decode()
            self.assertEqual(process.returncode, 1, text)
            self.assertIn("make the folder first", text)
            self.assertFalse(os.path.exists(folder))

    def test_two_runs_to_one_file(self):
        out = self.path("sasaran", "a.nq")
        wanted = self.run_tool("export", self.news).stdout
        runs = [subprocess.Popen([TOOL, "export", "-q", "-o", out, self.news])
                for _ in range(4)]
        self.assertEqual([run.wait() for run in runs], [0] * 4)
        self.assertEqual(read(out), wanted)
        self.assertEqual(os.listdir(self.path("sasaran")), ["a.nq"])


class Inputs(Scratch):
    GOOD = os.path.join(ROOT, "tests", "suites", "good")

    def test_every_read_of_every_format(self):
        """What comes behind the file that cannot be read is still read."""
        formats = sorted(os.listdir(self.GOOD))
        self.assertGreater(len(formats), 6)
        for format in formats:
            folder = os.path.join(self.GOOD, format)
            name = max((name for name in os.listdir(folder)
                        if not name.endswith(".expected")),
                       key=lambda name: (
                           os.path.getsize(os.path.join(folder, name)), name))
            broken = self.path("rusak-" + name)
            shutil.copy(os.path.join(folder, name), broken)
            at, result = 0, True
            while result is not None and at < 20:
                at += 1
                result = self.run_failing("read", at, errno.EIO, "/rusak-",
                                          "text", "-q", broken, self.news)
                if result is not None:
                    self.complains(result, name, "cannot be read", "; ")
                    self.assertIn(article(1, sentences=3)["text"].encode(),
                                  result.stdout)
            self.assertGreater(at, 1, name)

    def test_standard_input_fails(self):
        result = self.run_failing("read", 1, errno.EIO, "", "export", "-",
                                  stdin=subprocess.DEVNULL)
        self.complains(result, "stdin: cannot be read", "; ")

    def test_the_list_of_files_fails(self):
        names = self.path("rusak-daftar")
        with open(names, "w") as file:
            file.write(self.news + "\n")
        result = self.run_failing("read", 1, errno.EIO, "/rusak-", "text",
                                  "--files-from", names)
        self.complains(result, "rusak-daftar: cannot be read", "; ")

    def test_inputs_that_cannot_be_opened(self):
        shutil.copy(self.news, self.path("rusak-1.jsonl"))
        for code, word in ((errno.EACCES, "ermission"), (errno.EIO, "/output"),
                           (errno.EMFILE, "open files")):
            result = self.run_failing("open", 1, code, "/rusak-", "text",
                                      self.path("rusak-1.jsonl"), self.news)
            self.complains(result, "rusak-1.jsonl: cannot be opened; ", word)
            self.assertIn(article(1, sentences=3)["text"].encode(),
                          result.stdout)

    def test_data_that_cannot_be_read(self):
        data = os.environ.get("WARTAGRAF_DATA", os.path.join(ROOT, "data"))
        link = self.path("rusak-data")
        os.symlink(data, link)
        wanted = self.run_tool("export", "--data", link, self.news).stdout
        failed = 0
        for call, code in (("open", errno.EACCES), ("open", errno.EMFILE),
                           ("read", errno.EIO)):
            for at in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89):
                result = self.run_failing(call, at, code, "/rusak-data",
                                          "export", "--data", link, self.news)
                if result is not None and result.returncode == 0:
                    # Rows are read where the compiled ones cannot be compared.
                    self.assertEqual(result.stdout, wanted)
                elif result is not None:
                    failed += 1
                    self.complains(result, "rusak-data")
        self.assertGreater(failed, 3)


class Rights(Scratch):
    """As somebody who is not root."""

    def setUp(self):
        super().setUp()
        self.options = {}
        if os.geteuid() == 0:
            os.chmod(self.dir, 0o755)
            self.options = {"user": NOBODY, "group": NOBODY,
                            "extra_groups": []}
            try:
                result = self.run_tool("--version", **self.options)
            except OSError:
                result = None
            if result is None or result.returncode != 0:
                self.skipTest("nobody else may run the tool here")

    def own(self, *names, mode):
        path = self.path(*names)
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
        os.chmod(path, mode)
        self.addCleanup(os.chmod, path, 0o755)
        return path

    def export(self, *arguments):
        return self.run_tool("export", *arguments, **self.options)

    def test_a_folder_that_may_not_be_written(self):
        self.own("sasaran", mode=0o555)
        for format in FORMATS:
            out = self.path("sasaran", "graf")
            self.complains(self.export("-o", f"{format}:{out}", self.news),
                           out, "choose a folder that you may write to")
        self.assertEqual(os.listdir(self.path("sasaran")), [])

    def test_a_file_that_may_not_be_written(self):
        out = self.path("sasaran", "graf.nq")
        with open(out, "wb") as file:
            file.write(b"lama\n")
        self.own("sasaran", mode=0o755)
        self.own("sasaran", "graf.nq", mode=0o444)
        self.complains(self.export("-o", out, self.news), out, "; ")
        self.assertEqual(read(out), b"lama\n")
        self.assertEqual(os.listdir(self.path("sasaran")), ["graf.nq"])

    def test_the_mode_of_an_old_file_is_kept(self):
        out = self.path("sasaran", "graf.nq")
        with open(out, "wb") as file:
            file.write(b"lama\n")
        self.own("sasaran", mode=0o755)
        self.own("sasaran", "graf.nq", mode=0o640)
        self.assertEqual(self.export("-o", out, self.news).returncode, 0)
        self.assertEqual(stat.S_IMODE(os.stat(out).st_mode), 0o640)
        self.assertNotEqual(read(out), b"lama\n")

    def test_an_input_that_may_not_be_read(self):
        shutil.copy(self.news, self.path("b.jsonl"))
        self.own("b.jsonl", mode=0)
        result = self.export(self.path("b.jsonl"), self.news)
        self.complains(result, "b.jsonl: cannot be opened; ", "ermission")
        self.assertIn(b"berita-1", result.stdout)

    def test_a_folder_that_may_not_be_read(self):
        os.mkdir(self.path("tertutup"))
        self.own("tertutup", mode=0)
        result = self.export(self.path("tertutup"), self.news)
        self.complains(result, "tertutup", "; ")
        self.assertIn(b"berita-1", result.stdout)

    def test_a_state_that_may_not_be_written(self):
        self.own("sasaran", mode=0o755)
        state = self.path("sasaran", "keadaan.db")
        self.assertEqual(self.export("--state", state,
                                     self.news).returncode, 0)
        self.own("sasaran", "keadaan.db", mode=0o444)
        self.complains(self.export("--state", state, self.news),
                       "may not be written", "; ")
        self.own("sasaran", mode=0o555)
        self.complains(self.export("--state", self.path("sasaran", "lain.db"),
                                   self.news), "cannot be opened", "; ")


class Clocks(Scratch):
    def test_clocks_that_jump(self):
        with open(self.news, "w", encoding="utf-8") as file:
            file.write(jsonl(article(i) for i in range(5)))
        wanted = self.run_tool("export", self.news).stdout
        environment = dict(os.environ, LD_PRELOAD=SHIM, FAULT_CLOCK="1")
        state = self.path("keadaan.db")
        for arguments in ([], ["--state", state], ["--state", state]):
            result = self.run_tool("export", *arguments, self.news,
                                   env=environment)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stdout, wanted)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
