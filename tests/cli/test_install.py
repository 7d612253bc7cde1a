#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""What is installed works by itself: moved to another place, with the source
and build folders out of reach, it writes what the tool in the build folder
does.

usage: test_install.py TOOL SOURCE_ROOT BUILD_ROOT
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT, BUILD = (os.path.abspath(argument) for argument in sys.argv[1:4])


def find_tool(folder):
    for parent, _, names in os.walk(folder):
        if "wartagraf" in names and os.path.basename(parent) == "bin":
            return os.path.join(parent, "wartagraf")
    raise AssertionError("no tool was installed")


def hide(paths, command):
    """-> the command with empty folders over these, where that is allowed; the
    names in the files that are installed are looked at in any case."""
    script = "".join(f"mount -t tmpfs none '{path}' && " for path in paths)
    shell = ["unshare", "--mount", "--map-root-user", "sh", "-c"]
    if shutil.which("unshare") and subprocess.run(
            [*shell, script + "true"], capture_output=True).returncode == 0:
        return [*shell, script + 'exec "$@"', "sh", *command]
    print("source and build folders cannot be hidden here")
    return command


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.dir, ignore_errors=True)
        first = os.path.join(cls.dir, "first")
        subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild",
                        "--destdir", first, "--quiet"], check=True)
        cls.prefix = os.path.join(cls.dir, "moved")
        os.rename(os.path.dirname(os.path.dirname(find_tool(first))),
                  cls.prefix)
        cls.tool = find_tool(cls.prefix)
        cls.articles = os.path.join(cls.dir, "articles")
        shutil.copytree(os.path.join(ROOT, "examples", "articles"),
                        cls.articles)

    def same(self, *arguments):
        env = {key: value for key, value in os.environ.items()
               if key not in ("WARTAGRAF_DATA", "LD_LIBRARY_PATH")}
        outputs = []
        for command in ([TOOL, *arguments],
                        hide([ROOT, BUILD] if not BUILD.startswith(ROOT + "/")
                             else [ROOT], [self.tool, *arguments])):
            result = subprocess.run(command, env=env, cwd="/",
                                    capture_output=True)
            self.assertEqual(result.returncode, 0, result.stderr.decode())
            outputs.append(result.stdout)
        self.assertEqual(*outputs)
        self.assertTrue(outputs[0])
        return outputs[0]

    def test_export(self):
        self.same("export", "-q", self.articles)

    def test_merges_and_identity(self):
        self.same("export", "-q", "--merge", "--identity=string",
                  "--format=csv-actors", self.articles)

    def test_analyze_in_each_style(self):
        for style in ("news", "csui", "gsd"):
            self.same("analyze", "-q", f"--style={style}", self.articles)

    def test_explain(self):
        self.same("explain", "-q", self.articles)

    def test_compiled_tables_are_those_of_the_rows(self):
        data = os.path.join(self.prefix, "share", "wartagraf")
        mapped = self.same("export", "-q", self.articles)
        os.rename(os.path.join(data, "tables.bin"),
                  os.path.join(self.dir, "tables.bin"))
        try:
            self.assertEqual(self.same("export", "-q", self.articles), mapped)
        finally:
            os.rename(os.path.join(self.dir, "tables.bin"),
                      os.path.join(data, "tables.bin"))

    def test_nothing_that_only_builders_need(self):
        names = {name for _, _, names in os.walk(self.prefix)
                 for name in names}
        self.assertIn("wartagraf.h", names)
        self.assertIn("wartagraf.1", names)
        self.assertFalse({"generate.py", "cues.tsv", "README.md"} & names)

    def test_no_file_names_the_source_folder(self):
        for parent, _, names in os.walk(self.prefix):
            for name in names:
                with open(os.path.join(parent, name), "rb") as file:
                    self.assertNotIn(ROOT.encode(), file.read(), name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
