#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The 200 most frequent actors of a corpus of news, against what was found by
reading them: actors.tsv says of each whether it is one actor by one node.

usage: actors.py TOOL SOURCE_ROOT [--list]

--list prints the actors with their other names, for reading.
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

from gold import shared_folder

TOP = 200
UNREAD = 20  # that many may be without a verdict, since the rows change
LINE = re.compile(r'<(\S+/actor/(\S+))> <(\S+)> (?:<(\S+)>|"((?:[^"\\]|\\.)*)"'
                  r'\S*) <(\S+)> \.')


def read_actors(export):
    """Actors with a name: {slug: (graphs, kinds, labels, other names)}."""
    actors = {}
    with open(export, encoding="utf-8") as file:
        for line in file:
            match = LINE.match(line)
            if not match or re.match(r"[0-9a-f]{16}-", match[2]):
                continue
            graphs, kinds, labels, others = actors.setdefault(
                match[2], (set(), set(), set(), collections.Counter()))
            name = re.split("[/#]", match[3])[-1]
            if name == "type":
                graphs.add(match[6])
                kinds.add(re.split("[/#]", match[4])[-1])
            elif name == "label":
                labels.add(match[5])
            elif name == "altLabel":
                others[match[5]] += 1
    return actors


def read_verdicts(path):
    verdicts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                slug, verdict, *_ = line.rstrip("\n").split("\t")
                verdicts[slug] = verdict
    return verdicts


def main():
    tool, root = sys.argv[1:3]
    corpus = os.path.join(shared_folder(root), "corpora", "raw",
                          "news-2026.jsonl")
    if not os.path.exists(corpus):
        print("SKIP: the news are not beside the project")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        export = os.path.join(folder, "a.nq")
        subprocess.run([tool, "export", "-q", "--provenance=none", "-o",
                        export, corpus], check=True)
        actors = read_actors(export)
    order = sorted(actors, key=lambda slug: (-len(actors[slug][0]), slug))[:TOP]
    if "--list" in sys.argv:
        for slug in order:
            graphs, kinds, labels, others = actors[slug]
            print(slug, len(graphs), "/".join(sorted(kinds - {"Actor"})),
                  "; ".join(sorted(labels)),
                  "; ".join(name for name, _ in others.most_common(8)),
                  sep="\t")
        return 0
    verdicts = read_verdicts(os.path.join(root, "tests", "quality",
                                          "actors.tsv"))
    unread = [slug for slug in order if slug not in verdicts]
    wrong = [slug for slug in order if verdicts.get(slug, "one") != "one"]
    twice = [slug for slug in order if len(actors[slug][1] - {"Actor"}) > 1]
    print(f"{TOP} actors: {TOP - len(unread) - len(wrong)} are one actor by "
          f"one node, {len(wrong)} not, {len(unread)} unread")
    for what, slugs in (("not one", wrong), ("unread", unread),
                        ("of two kinds", twice)):
        if slugs:
            print(f"{what}: {', '.join(slugs)}")
    return 1 if wrong or twice or len(unread) > UNREAD else 0


if __name__ == "__main__":
    sys.exit(main())
