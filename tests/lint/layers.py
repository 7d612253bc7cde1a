#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The layering rule: a stage includes base/, model/ and itself, nothing else.

The files in src/ itself (pipeline.c, run.c ...) put the stages together; the
trainer (train/) may use the stages whose models it makes; the tool includes the
public header and its own files.

usage: layers.py SRC_FOLDER
"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
EXTRA = {
    "base": set(),
    "model": {"base"},
    "compile": {"base", "model", "event"},
    "train": {"base", "model", "lang", "names", "dates", "text", "event"},
    "tool": set(),
}
STAGE = {"base", "model"}
COMPOSERS = {"assemble.c", "assemble.h", "pipeline.c", "pipeline.h", "record.c",
             "record.h", "resources.c", "resources.h", "run.c"}


def violations(src):
    for folder, _, names in sorted(os.walk(src)):
        stage = os.path.relpath(folder, src).split(os.sep)[0]
        for name in sorted(names):
            if not name.endswith((".c", ".h")):
                continue
            if stage == "." and name in COMPOSERS:
                continue
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    match = INCLUDE.match(line)
                    if not match:
                        continue
                    target = match[1].split("/")[0] if "/" in match[1] else stage
                    if target != stage and target not in EXTRA.get(stage, STAGE):
                        yield f"{path}:{number}: {stage}/ includes {match[1]}"


def main():
    found = list(violations(sys.argv[1]))
    print("\n".join(found) or "layers: every include is allowed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
