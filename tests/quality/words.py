#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Words from raw text and lemmas of given words on UD treebanks, not below the
recorded scores.  Raw text is made of five sentences per paragraph.

usage: words.py TOOL SOURCE_ROOT
"""
import os
import subprocess
import sys
import tempfile

TREEBANKS = os.path.join("corpora", "treebanks", "ud")
EVALUATION = os.path.join("gold", "ud_eval.py")
LOSS = 0.3  # tolerated

# File, style, F1 of words from raw text, lemmas of given words without case.
SCORES = [
    ("csui-train.conllu", "csui", 99.78, 98.0),
    ("pud.conllu", "csui", 99.89, 98.2),
    ("gsd-dev.conllu", "gsd", 99.61, 94.2),
]


def analyze(tool, style, path, *options):
    return subprocess.run(
        [tool, "analyze", "-q", "--any-language", "--style=" + style, *options,
         path], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def words_f1(tool, evaluation, gold, style, folder):
    with open(gold, encoding="utf-8") as file:
        texts = [line[9:].rstrip("\n") for line in file
                 if line.startswith("# text = ")]
    raw = os.path.join(folder, "raw.txt")
    with open(raw, "w", encoding="utf-8") as file:
        for i in range(0, len(texts), 5):
            file.write(" ".join(texts[i:i + 5]) + "\n")
    system = os.path.join(folder, "system.conllu")
    with open(system, "w", encoding="utf-8") as file:
        file.write(analyze(tool, style, raw))
    scores = subprocess.run([sys.executable, evaluation, gold, system],
                            check=True, stdout=subprocess.PIPE,
                            encoding="utf-8").stdout.split()
    return float(scores[scores.index("words") + 1])


def lemmas(text):
    for line in text.splitlines():
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield columns[2].lower()


def lemma_accuracy(tool, gold, style):
    with open(gold, encoding="utf-8") as file:
        wanted = list(lemmas(file.read()))
    found = list(lemmas(analyze(tool, style, gold, "--tokenized")))
    if len(found) != len(wanted):
        sys.exit(f"{gold}: {len(wanted)} words became {len(found)}")
    return 100 * sum(map(str.__eq__, found, wanted)) / len(wanted)


def main():
    tool, root = sys.argv[1:3]
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    if not os.path.isdir(os.path.join(shared, TREEBANKS)):
        print("SKIP: the treebanks are not beside the project")
        return 77
    evaluation = os.path.join(shared, EVALUATION)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name, style, least_words, least_lemmas in SCORES:
            gold = os.path.join(shared, TREEBANKS, name)
            words = words_f1(tool, evaluation, gold, style, folder)
            accuracy = lemma_accuracy(tool, gold, style)
            print(f"{name} --style={style}: words F1 {words:.2f} "
                  f"(recorded {least_words}), lemmas {accuracy:.2f} "
                  f"(recorded {least_lemmas})")
            good &= words > least_words - LOSS
            good &= accuracy > least_lemmas - LOSS
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
