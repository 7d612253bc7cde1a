#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Tags and trees with given tokens: no figure may be more than 0.3 below the
one recorded in parser.json.

Without an option, the stored model of the news style on ICON's dev part.  With
--folds, the cross-validation on CSUI and GSD that parser.json names, which
trains anew and takes many minutes; --update records what is found.

usage: lang.py TRAINER SOURCE_ROOT [--folds] [--update]
"""
import json
import os
import re
import subprocess
import sys

TREEBANK = os.path.join("treebanks", "icon", "dev.txt")
SLACK = 0.3
FIGURES = ["UPOS", "ICON", "UAS", "LAS", "core F1"]


def read_figures(line):
    """The figures of a line, those that are nothing aside."""
    found = {name: float(re.search(re.escape(name) + r" +([\d.]+)", line)[1])
             for name in FIGURES}
    return {name: value for name, value in found.items() if value > 0}


def score_stored(trainer, data, corpora):
    model = os.path.join(data, "model", "news.model")
    out = subprocess.run([trainer, "score", model, TREEBANK, "--corpora",
                          corpora, "--data", data], check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    print(out, end="")
    return {"news.model on icon dev": read_figures(out)}


def score_folds(trainer, data, corpora, command):
    out = subprocess.run([trainer, *command.split()[1:], "--corpora", corpora,
                          "--data", data], check=True, text=True,
                         stdout=subprocess.PIPE).stdout
    print(out, end="")
    # Each part repeats the sums so far; the last lines hold all.
    return {"folds, " + bank: read_figures(line)
            for line in out.splitlines()
            for bank in ("csui", "gsd", "icon dev") if line.startswith(bank)}


def main():
    trainer, root = sys.argv[1:3]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    corpora = os.path.join(shared, "corpora")
    if not os.path.exists(os.path.join(corpora, TREEBANK)):
        print("SKIP: the treebanks are not beside the project")
        return 77
    path = os.path.join(root, "tests", "quality", "parser.json")
    with open(path, encoding="utf-8") as file:
        recorded = json.load(file)
    data = os.path.join(root, "data")
    found = score_stored(trainer, data, corpora)
    if "--folds" in sys.argv:
        found.update(score_folds(trainer, data, corpora,
                                 recorded["command of the folds"]))
    if "--update" in sys.argv:
        recorded.update(found)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(recorded, file, indent=1, sort_keys=True)
            file.write("\n")
        return 0
    lost = [f"{part}: {name} was {noted}, is {found[part].get(name, 0)}"
            for part in found for name, noted in recorded[part].items()
            if found[part].get(name, 0) < noted - SLACK]
    print("\n".join(lost))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
