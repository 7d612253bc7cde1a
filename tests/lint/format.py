#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Every C file is as clang-format leaves it.  usage: format.py ROOT"""
import glob
import os
import shutil
import subprocess
import sys


def main():
    root = sys.argv[1]
    tool = shutil.which("clang-format")
    if tool is None:
        print("SKIP: clang-format is not installed")
        return 77
    files = [name for pattern in ("src", "include", "tests", "examples")
             for suffix in ("c", "h")
             for name in glob.glob(os.path.join(root, pattern, "**", "*." + suffix),
                                   recursive=True)]
    result = subprocess.run([tool, "--dry-run", "--Werror", *sorted(files)],
                            capture_output=True, text=True)
    bad = sorted({line.split(":")[0] for line in result.stderr.splitlines()
                  if "error:" in line})
    for name in bad:
        print(f"{name}: not formatted; run clang-format -i on it")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
