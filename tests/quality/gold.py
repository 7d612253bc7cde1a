#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Score an export against the annotated articles beside the project, and fail
when a score is lower than the one written down in thresholds.json.

usage: gold.py TOOL SOURCE_ROOT [--update]
"""
import json
import os
import subprocess
import sys
import tempfile

SLACK = 0.003  # rounding, not a licence to lose


def shared_folder(root):
    return os.environ.get("WARTAGRAF_SHARED",
                          os.path.join(root, "..", "shared"))


def score(tool, gold, inputs, part):
    with tempfile.TemporaryDirectory() as folder:
        export = os.path.join(folder, "out.nq")
        subprocess.run([tool, "export", "-q", "-o", export, inputs],
                       check=True)
        report = os.path.join(folder, "score.json")
        shown = subprocess.run(
            [sys.executable, os.path.join(gold, "score.py"),
             os.path.join(gold, part), export, "--json", report],
            check=True, capture_output=True, text=True).stdout
        with open(report, encoding="utf-8") as file:
            scores = {name: round(value["f"], 3)
                      for name, value in json.load(file).items()}
    print(f"--- {part}\n{shown}")
    for line in shown.splitlines():
        # Both counts must be nothing: they are contract, not quality.
        if line.startswith(("events in", "events typed")) and \
                not line.endswith(" 0"):
            scores["forbidden: " + line] = 1.0
    return scores


def main():
    tool, root = sys.argv[1:3]
    gold = os.path.join(shared_folder(root), "gold")
    if not os.path.isdir(gold):
        print("SKIP: the annotated articles are not beside the project")
        return 77
    path = os.path.join(root, "tests", "quality", "thresholds.json")
    scores = {"dev": score(tool, gold, os.path.join(gold, "articles"), "dev"),
              "train": score(tool, gold, os.path.join(gold, "train.jsonl"),
                             "train")}
    if "--update" in sys.argv:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(scores, file, indent=1, sort_keys=True)
            file.write("\n")
        return 0
    with open(path, encoding="utf-8") as file:
        wanted = json.load(file)
    failures = [f"{part} {name}: {scores[part].get(name, 0):.3f}, "
                f"was {value:.3f}"
                for part in wanted for name, value in wanted[part].items()
                if scores[part].get(name, 0) < value - SLACK]
    failures += [f"{part}: {name}" for part in scores
                 for name in scores[part] if name.startswith("forbidden")]
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
