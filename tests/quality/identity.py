#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""What it is worth to know who is meant: agents, targets and sources, counted
together, against a run that knows the same actor by the same words only
(--identity=string); and how far the Wikidata ids of actors are right.

usage: identity.py TOOL SOURCE_ROOT
"""
import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile

from gold import shared_folder

GAIN = 0.05       # of F1, at least
PRECISION = 0.98  # of Wikidata ids
RECALL = 0.90
ROLES = ("agent", "target", "source")


def load_scorer(gold):
    """The scoring program, made to report counts instead of rates."""
    spec = importlib.util.spec_from_file_location(
        "score", os.path.join(gold, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Count.prf = lambda self: (self.tp, self.fp, self.fn)
    return module


def count(tool, scorer, gold, part, identity):
    inputs = "articles" if part == "dev" else "train.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        export = os.path.join(folder, "out.nq")
        report = os.path.join(folder, "score.json")
        subprocess.run([tool, "export", "-q", "--identity=" + identity, "-o",
                        export, os.path.join(gold, inputs)], check=True)
        sys.argv = ["score.py", os.path.join(gold, part), export, "--json",
                    report]
        with contextlib.redirect_stdout(io.StringIO()):
            scorer.main()
        with open(report, encoding="utf-8") as file:
            return {name: tuple(value.values())
                    for name, value in json.load(file).items()}


def rates(counts):
    tp, fp, fn = map(sum, zip(*counts))
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def main():
    tool, root = sys.argv[1:3]
    gold = os.path.join(shared_folder(root), "gold")
    if not os.path.isdir(gold):
        print("SKIP: the annotated articles are not beside the project")
        return 77
    scorer = load_scorer(gold)
    counts = {(part, identity): count(tool, scorer, gold, part, identity)
              for part in ("dev", "train") for identity in ("full", "string")}
    failures = []
    for part in ("dev", "train"):
        full, string = (rates([counts[part, identity][r] for r in ROLES])[2]
                        for identity in ("full", "string"))
        print(f"{part}: agents, targets and sources {full:.3f}, by strings "
              f"{string:.3f}, gain {full - string:+.3f}")
        for role in ROLES:
            one = [rates([counts[part, identity][role]])[2]
                   for identity in ("full", "string")]
            print(f"  {role:8} {one[0]:.3f} {one[1]:.3f} "
                  f"{one[0] - one[1]:+.3f}")
        if full - string < GAIN:
            failures.append(f"{part}: the gain is below {GAIN}")
    precision, recall, _ = rates([counts[part, "full"]["wikidata"]
                                  for part in ("dev", "train")])
    print(f"wikidata, dev and train: precision {precision:.3f}, "
          f"recall {recall:.3f}")
    if precision < PRECISION or recall < RECALL:
        failures.append("wikidata: below "
                        f"{PRECISION} precision, {RECALL} recall")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
