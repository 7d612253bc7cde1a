#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Names found in given tokens, against annotated news: F1 of exact spans.

usage: names.py TOOL SOURCE_ROOT

The scores below are those of the models in data/; a change that loses more
than 0.3 fails.  The models have learnt from these sentences too, so that this
guards the way from the model to the output; what the same training reaches
without them is printed by `wartagraf-train names` and stands in
data/model/names.MANIFEST.
"""
import os
import subprocess
import sys
import tempfile

LOSS = 0.3
# file below corpora/ner, F1
SETS = [
    ("idner/dev.txt", 97.2),
]


def read_iob(path):
    """Sentences as lists of (form, label)."""
    sentence = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if fields:
                sentence.append((fields[0], fields[-1]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def write_conllu(sentences, path):
    with open(path, "w", encoding="utf-8") as out:
        for sentence in sentences:
            for number, (form, _) in enumerate(sentence, 1):
                print(number, form, *["_"] * 8, sep="\t", file=out)
            print(file=out)


def read_entities(text):
    """Labels of the sentences of CoNLL-U."""
    labels = []
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 10 and fields[0].isdigit():
            misc = dict(pair.split("=", 1) for pair in fields[9].split("|")
                        if "=" in pair)
            labels.append(misc.get("Entity", "O"))
        elif not line and labels:
            yield labels
            labels = []
    if labels:
        yield labels


def spans(labels):
    """(begin, end, kind) of each name."""
    found = set()
    begin = None
    for i, label in enumerate([*labels, "O"]):
        if begin is not None and not (label[0] == "I"
                                      and label[2:] == labels[begin][2:]):
            found.add((begin, i, labels[begin][2:]))
            begin = None
        if label[0] == "B":
            begin = i
    return found


def f1(tool, path):
    gold = list(read_iob(path))
    with tempfile.TemporaryDirectory() as folder:
        given = os.path.join(folder, "given.conllu")
        write_conllu(gold, given)
        out = subprocess.run([tool, "analyze", "--tokenized", given],
                             capture_output=True, check=True, text=True)
    found = list(read_entities(out.stdout))
    if len(found) != len(gold):
        sys.exit(f"{path}: {len(gold)} sentences became {len(found)}")
    right = total = 0
    for labels, sentence in zip(found, gold):
        wanted = spans([label for _, label in sentence])
        got = spans(labels)
        right += len(wanted & got)
        total += len(wanted) + len(got)
    return 200 * right / total


def main():
    tool, root = sys.argv[1:3]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    folder = os.path.join(shared, "corpora", "ner")
    if not os.path.isdir(folder):
        print("SKIP: the annotated names are not beside the project")
        return 77
    status = 0
    for name, limit in SETS:
        score = f1(tool, os.path.join(folder, name))
        print(f"names {name}: F1 {score:.2f} (recorded {limit:.2f})")
        if score < limit - LOSS:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
