#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The library exports exactly the functions that the public header documents.

usage: symbols.py LIBRARY HEADER...
"""
import re
import subprocess
import sys


def main():
    library, *headers = sys.argv[1:]
    listing = subprocess.run(["nm", "-D", "--defined-only", library],
                             check=True, capture_output=True, text=True).stdout
    exported = {line.split()[-1] for line in listing.splitlines()}
    exported = {name for name in exported
                if not name.startswith(("_", "__"))}
    text = ""
    for header in headers:
        with open(header, encoding="utf-8") as file:
            text += file.read()
    documented, undocumented = set(), []
    for match in re.finditer(r"^WARTA_API\s+[^;(]*?(\w+)\s*\(", text, re.M):
        documented.add(match[1])
        before = text[:match.start()].rstrip().rsplit("\n", 1)[-1].strip()
        if not before.startswith("///"):
            undocumented.append(match[1])
    failures = [f"{name}: exported but not in the header"
                for name in sorted(exported - documented)]
    failures += [f"{name}: in the header but not exported"
                 for name in sorted(documented - exported)]
    failures += [f"{name}: has no doc comment" for name in undocumented]
    print("\n".join(failures) or f"{len(documented)} symbols, all documented")
    return 1 if failures or not documented else 0


if __name__ == "__main__":
    sys.exit(main())
