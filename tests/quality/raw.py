#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Words, tags and trees from raw text, of parts that the models did not learn.

Leaves out one fifth of CSUI and of GSD's dev part (a block of sentences, as text
runs on), trains all styles on the rest, and scores `analyze` on the running text
of what was left out with the evaluation script beside the project.  Takes some
minutes, so that no suite runs it.

usage: raw.py TRAINER TOOL SOURCE_ROOT [PART]    PART: 0 to 4, all by default
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

BANKS = {"csui": "csui-train.conllu", "gsd": "gsd-dev.conllu"}
PARTS = 5


def split_bank(path, part):
    """-> (sentences to learn from, sentences left out), as they are written."""
    with open(path, encoding="utf-8") as file:
        sentences = file.read().strip("\n").split("\n\n")
    begin = len(sentences) * part // PARTS
    end = len(sentences) * (part + 1) // PARTS
    return sentences[:begin] + sentences[end:], sentences[begin:end]


def leave_out(corpora, folder, part):
    """Make a folder of corpora without the part.  -> what was left out."""
    out = {}
    os.makedirs(os.path.join(folder, "treebanks", "ud"))
    for place in ("", "treebanks", os.path.join("treebanks", "ud")):
        for name in os.listdir(os.path.join(corpora, place)):
            link = os.path.join(folder, place, name)
            if name not in BANKS.values() and not os.path.exists(link):
                os.symlink(os.path.join(corpora, place, name), link)
    for style, name in BANKS.items():
        path = os.path.join("treebanks", "ud", name)
        learned, out[style] = split_bank(os.path.join(corpora, path), part)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write("\n\n".join(learned) + "\n\n")
    return out


def running_text(sentences):
    return " ".join(re.search(r"^# text = (.*)$", sentence, re.M)[1]
                    for sentence in sentences) + "\n"


def score(tool, data, style, sentences, folder, script):
    gold, found, text = (os.path.join(folder, style + end)
                         for end in (".gold", ".found", ".txt"))
    with open(gold, "w", encoding="utf-8") as file:
        file.write("\n\n".join(sentences) + "\n\n")
    with open(text, "w", encoding="utf-8") as file:
        file.write(running_text(sentences))
    with open(found, "w", encoding="utf-8") as file:
        subprocess.run([tool, "analyze", "-q", "--any-language",
                        f"--style={style}", text], check=True, stdout=file,
                       env={**os.environ, "WARTAGRAF_DATA": data})
    line = subprocess.run([sys.executable, script, gold, found], check=True,
                          capture_output=True, text=True).stdout
    return line.partition(" ")[2]  # without the name of the file


def main():
    trainer, tool, root = map(os.path.abspath, sys.argv[1:4])
    parts = [int(sys.argv[4])] if len(sys.argv) > 4 else range(PARTS)
    shared = os.path.abspath(os.environ.get(
        "WARTAGRAF_SHARED", os.path.join(root, "..", "shared")))
    corpora = os.path.join(shared, "corpora")
    script = os.path.join(shared, "gold", "ud_eval.py")
    if not os.path.exists(os.path.join(corpora, "treebanks", "ud")):
        print("SKIP: the treebanks are not beside the project")
        return 77
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            data = os.path.join(folder, "data")
            shutil.copytree(os.path.join(root, "data"), data)
            rest = os.path.join(folder, "corpora")
            os.makedirs(rest)
            out = leave_out(corpora, rest, part)
            subprocess.run([trainer, "build", "--corpora", rest, "--data",
                            data, "--raw", "0"], check=True,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            for style, sentences in out.items():
                print(f"part {part} of {style}, {len(sentences)} sentences")
                print(score(tool, data, style, sentences, folder, script),
                      end="", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
