#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""What the README shows is what the program prints.

A block behind a comment `<!-- output of: COMMAND -->` must consist of lines
that COMMAND prints, in that order; a line `...` stands for any number of lines.
COMMAND runs in the source folder with `wartagraf` being this build.

usage: test_readme.py TOOL SOURCE_ROOT
"""
import os
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"<!-- output of: (.*?) -->\s*```\w*\n(.*?)```", re.S)


def check(command, shown, tool, root):
    words = shlex.split(command)
    if words[0] != "wartagraf":
        return f"{command}: not a command of ours"
    result = subprocess.run([tool, *words[1:]], cwd=root, capture_output=True,
                            text=True)
    if result.returncode != 0:
        return f"{command}: {result.stderr}"
    printed, at, skip = result.stdout.splitlines(), 0, True
    for line in shown.splitlines():
        if line.strip() == "...":
            skip = True
            continue
        try:
            found = printed.index(line, at)
        except ValueError:
            return f"{command}: does not print, here or further on: {line}"
        if found != at and not skip:
            return f"{command}: prints other lines before: {line}"
        at, skip = found + 1, False
    return None


def main():
    tool, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        text = file.read()
    blocks = BLOCK.findall(text)
    failures = [f for f in (check(c, s, tool, root) for c, s in blocks) if f]
    first = re.findall(r"^\s*(\./dev \w+)", text, re.M)[:2]
    if first != ["./dev run", "./dev test"]:
        failures.append(f"README opens with {first}, not the two commands")
    if not blocks:
        failures.append("README shows no output")
    print("\n".join(failures) or f"{len(blocks)} blocks are real output")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
