#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Tags and trees of the stored model on ICON's dev part, with given tokens:
no figure may be more than 0.3 below the one noted here.

The figures of CSUI and GSD come from five-fold cross-validation, which trains
anew and takes long:
  wartagraf-train eval --corpora ../shared/corpora --data data

usage: lang.py TRAINER SOURCE_ROOT
"""
import os
import re
import subprocess
import sys

TREEBANK = os.path.join("treebanks", "icon", "dev.txt")
SLACK = 0.3
NOTED = {"UPOS": 96.0, "ICON": 95.4, "UAS": 84.9, "LAS": 81.6, "core F1": 87.3}


def main():
    trainer, root = sys.argv[1:3]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    corpora = os.path.join(shared, "corpora")
    if not os.path.exists(os.path.join(corpora, TREEBANK)):
        print("SKIP: the treebanks are not beside the project")
        return 77
    data = os.path.join(root, "data")
    model = os.path.join(data, "model", "news.model")
    out = subprocess.run([trainer, "score", model, TREEBANK, "--corpora",
                          corpora, "--data", data], check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    print(out, end="")
    lost = 0
    for name, noted in NOTED.items():
        found = float(re.search(re.escape(name) + r" +([\d.]+)", out)[1])
        if found < noted - SLACK:
            print(f"{name} was {noted}, is {found}")
            lost += 1
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
