#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""UDPipe 1 as a peer: tokenizes, tags and parses a text.

The program `udpipe` if there is one, else the Python package ufal.udpipe, of
this Python or of the one that WARTAGRAF_UDPIPE_PYTHON names.  WARTAGRAF_UDPIPE
names a model; without it one is trained on a treebank of the corpora, once, for
one iteration and on few sentences: it parses badly, as fast as a good one.

usage: udpipe.py parse MODEL <TEXT >CONLLU
       udpipe.py train TREEBANK MODEL
"""
import os
import shutil
import subprocess
import sys

import measure as tools

SENTENCES = 500
TOKENIZER = "epochs=1"
TAGGER = "models=1;iterations=1"
PARSER = ("iterations=1;embedding_upostag=20;embedding_feats=20;"
          "embedding_form=50;embedding_deprel=20;hidden_layer=200;"
          "transition_system=swap;transition_oracle=static_lazy;"
          "structured_interval=8")


class Missing(Exception):
    """There is nothing to compare with; says what."""


def python_with_udpipe():
    python = os.environ.get("WARTAGRAF_UDPIPE_PYTHON", sys.executable)
    if not shutil.which(python) or subprocess.run(
            [python, "-c", "import ufal.udpipe"],
            capture_output=True).returncode != 0:
        raise Missing("neither udpipe nor the package ufal.udpipe is installed")
    return python


def find_model(python):
    """-> path of a model, which is trained if there is none."""
    model = os.environ.get("WARTAGRAF_UDPIPE")
    if model:
        return model, "UDPipe 1"
    treebank = tools.shared("corpora", "treebanks", "ud", "gsd-train-2017.conllu")
    if python is None or not os.path.exists(treebank):
        raise Missing("no model; name one in WARTAGRAF_UDPIPE")
    model = os.path.join(tools.ROOT, "build", "bench", "peer.udpipe")
    if not os.path.exists(model):
        os.makedirs(os.path.dirname(model), exist_ok=True)
        subprocess.run([python, __file__, "train", treebank, model], check=True,
                       stderr=subprocess.DEVNULL)
    return model, "UDPipe 1 (a model of one iteration)"


def measure(text, folder):
    """-> (words, CPU seconds without the start, what it is)."""
    program = shutil.which("udpipe")
    python = None if program else python_with_udpipe()
    model, what = find_model(python)
    command = ([program, "--tokenize", "--tag", "--parse", model] if program
               else [python, os.path.abspath(__file__), "parse", model])
    out = os.path.join(folder, "peer.conllu")

    def run(given):
        with open(out, "w", encoding="utf-8") as file:
            return tools.run(command, stdout=file,
                             feed=lambda pipe: pipe.write(given))

    start = run("Ya.\n")
    whole = run(text)
    with open(out, encoding="utf-8") as file:
        words = tools.count_words(file.read())
    return words, whole.cpu - start.cpu, what


def train(treebank, path):
    from ufal import udpipe
    with open(treebank, encoding="utf-8") as file:
        reader = udpipe.InputFormat.newConlluInputFormat()
        reader.setText(file.read())
    error = udpipe.ProcessingError()
    sentences = udpipe.Sentences()
    sentence = udpipe.Sentence()
    while len(sentences) < SENTENCES and reader.nextSentence(sentence, error):
        sentences.push_back(sentence)
        sentence = udpipe.Sentence()
    model = udpipe.Trainer.train("morphodita_parsito", sentences,
                                 udpipe.Sentences(), TOKENIZER, TAGGER, PARSER,
                                 error)
    if error.occurred():
        sys.exit(error.message)
    with open(path, "wb") as file:
        file.write(model)


def parse(path):
    from ufal import udpipe
    model = udpipe.Model.load(path)
    if model is None:
        sys.exit(f"{path}: no model of UDPipe 1")
    pipeline = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT,
                               udpipe.Pipeline.DEFAULT, "conllu")
    sys.stdout.write(pipeline.process(sys.stdin.read()))


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(*sys.argv[2:])
    else:
        parse(*sys.argv[2:])
