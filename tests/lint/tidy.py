#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over every C file of the compilation database, in parallel.

usage: tidy.py ROOT BUILD_ROOT
"""
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile

# Flags of gcc that clang does not know.
UNKNOWN = ("-Wlogical-op", "-Wduplicated-branches", "-Wduplicated-cond",
           "-Wcast-align=strict", "-fno-semantic-interposition")


def main():
    root, build = (os.path.realpath(path) for path in sys.argv[1:3])
    tool = shutil.which("clang-tidy")
    if tool is None:
        print("SKIP: clang-tidy is not installed")
        return 77
    with open(os.path.join(build, "compile_commands.json")) as file:
        commands = json.load(file)
    chosen, seen = [], set()
    for command in commands:
        path = os.path.realpath(os.path.join(command["directory"],
                                             command["file"]))
        if not path.endswith(".c") or path in seen:
            continue
        seen.add(path)
        command["file"] = path
        command["command"] = " ".join(word for word in
                                      command["command"].split(" ")
                                      if word not in UNKNOWN)
        if path.startswith(os.path.join(root, "src") + os.sep):
            chosen.append(command)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w") as file:
            json.dump(chosen, file)

        def check(command):
            return command["file"], subprocess.run(
                [tool, "-p", folder, "--quiet", command["file"]],
                capture_output=True, text=True)

        bad = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, result in pool.map(check, chosen):
                if result.returncode != 0:
                    bad += 1
                    print(result.stdout.strip() or result.stderr.strip())
    print(f"clang-tidy: {len(chosen)} files, {bad} with reports")
    return 1 if bad or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
