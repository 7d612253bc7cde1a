#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""A corpus of real news: exported twice without an error, with the same bytes,
in memory that does not grow with the number of articles.

usage: corpus.py TOOL SOURCE_ROOT
"""
import hashlib
import os
import subprocess
import sys
import tempfile

CORPUS = os.path.join("corpora", "raw", "news-2026.jsonl")
GROWTH = 1.25  # of peak memory, for ten times the articles


def run(tool, path, out):
    """Export; return the peak memory in kB."""
    process = subprocess.Popen([tool, "export", "-q", "-o", out, path])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{path}: status {status}")
    return usage.ru_maxrss


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main():
    tool, root = sys.argv[1:3]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    corpus = os.path.join(shared, CORPUS)
    if not os.path.exists(corpus):
        print("SKIP: the news corpus is not beside the project")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.nq")
        few = os.path.join(folder, "few.jsonl")
        with open(corpus, "rb") as source, open(few, "wb") as target:
            target.writelines(source.readlines()[:180])
        small = run(tool, few, out)
        large = run(tool, corpus, out)
        first = digest(out)
        run(tool, corpus, out)
        same = digest(out) == first
    print(f"peak memory: 180 articles {small / 1024:.0f} MB, "
          f"1,830 articles {large / 1024:.0f} MB")
    print("twice the same bytes" if same else "two runs differ")
    return 0 if same and large < GROWTH * small + 8192 else 1


if __name__ == "__main__":
    sys.exit(main())
