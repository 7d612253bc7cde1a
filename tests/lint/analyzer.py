#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""gcc -fanalyzer over every C file of src: no report but those explained here.

usage: analyzer.py ROOT BUILD_ROOT
"""
import concurrent.futures
import json
import os
import re
import shlex
import shutil
import subprocess
import sys

# File and kind of report -> why it is none.
EXPLAINED = {
    ("event/amounts.c", "null-dereference"):
        "a unit that is not NULL and equal to another is that other",
    ("event/decisions.c", "null-dereference"):
        "the table is made with more slots than there are rows",
    ("lang/weights.c", "shift-count-overflow"):
        "the shift is of each lane of a vector, taken for one of the vector",
}
REPORT = re.compile(r"^(\S+?):(\d+):\d+: warning: .*\[-Wanalyzer-([a-z-]+)\]$",
                    re.M)


def main():
    root, build = (os.path.realpath(path) for path in sys.argv[1:3])
    if shutil.which("gcc") is None:
        print("SKIP: gcc is not installed")
        return 77
    with open(os.path.join(build, "compile_commands.json")) as file:
        commands = json.load(file)
    source = os.path.join(root, "src")
    chosen = {}
    for command in commands:
        path = os.path.realpath(os.path.join(command["directory"],
                                             command["file"]))
        if path.endswith(".c") and path.startswith(source + os.sep):
            chosen[path] = command

    def check(item):
        path, command = item
        words = shlex.split(command["command"])
        flags = [word for word in words
                 if word.startswith(("-I", "-D", "-std=", "-m"))]
        result = subprocess.run(
            ["gcc", "-fanalyzer", "-O1", "-fdiagnostics-color=never", *flags,
             "-c", "-o", os.devnull, path],
            cwd=command["directory"], capture_output=True, text=True)
        return os.path.relpath(path, source), result

    seen, bad = set(), 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, result in pool.map(check, chosen.items()):
            if result.returncode != 0:
                bad += 1
                print(name, result.stderr[-2000:])
            for match in REPORT.finditer(result.stderr):
                seen.add((name, match[3]))
                if (name, match[3]) not in EXPLAINED:
                    bad += 1
                    print(match[0])
    for name, kind in sorted(set(EXPLAINED) - seen):
        print(f"note: {name} has no report {kind} any more")
    print(f"gcc -fanalyzer: {len(chosen)} files, {bad} reports")
    return 1 if bad or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
