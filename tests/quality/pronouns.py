#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""How many pronouns of an annotated corpus lead to whom they stand for.

Counted are third-person pronouns that the corpus links to an earlier phrase.
The graph is right about one when the actor or thing that its mention denotes
is denoted by a mention in an earlier phrase of the same chain as well.  A
pronoun that fills no role is no mention in the graph: it counts as open.  News
are measured; texts of an encyclopedia, whose people are told of in other
ways, are only shown.

usage: pronouns.py TOOL SOURCE_ROOT
"""
import bisect
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from gold import shared_folder

ACCURACY = 0.85  # of those that were resolved, at least
WORDS = {"ia", "dia", "beliau", "mereka", "nya"}
NIF = "<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
DENOTED = "<http://groundedannotationframework.org/gaf#denotedBy>"
MENTION = re.compile(r"(<\S+>) " + re.escape(DENOTED) + r" <\S+/text/\w+#char="
                     r"(\d+),(\d+)> <(\S+)> \.")


def words_of(phrase):
    """The words of a phrase, which are written as word\\TAG."""
    return [w.rsplit("\\", 1)[0] for w in (phrase.text or "").split()]


def chains(root):
    """Chain of each phrase that is linked: the first phrase of it."""
    first = {}
    for phrase in root.iter("phrase"):
        link = phrase.get("coref")
        if link is not None:
            first[phrase.get("id")] = first.get(link, link)
    for link in list(first.values()):
        first.setdefault(link, link)
    return first


def borders(sentences, first):
    """Where one may cut: no chain crosses."""
    last = {}
    for i, sentence in enumerate(sentences):
        for phrase in sentence.iter("phrase"):
            if phrase.get("id") in first:
                last[first[phrase.get("id")]] = i
    reach, cuts = -1, [0]
    for i, sentence in enumerate(sentences):
        if i > reach and i > 0:
            cuts.append(i)
        for phrase in sentence.iter("phrase"):
            if phrase.get("id") in first:
                reach = max(reach, last[first[phrase.get("id")]])
    return cuts + [len(sentences)]


def article(sentences, first):
    """Text, and the phrases of chains: (chain, begin, end, is a pronoun)."""
    text, phrases = "", []
    for sentence in sentences:
        for phrase in sentence.iter("phrase"):
            words = words_of(phrase)
            clitic = bool(words) and words[0].strip(".,").lower() == "nya"
            if text and not clitic and not text.endswith("\n"):
                text += " "
            begin = len(text)
            text += " ".join(words)
            if phrase.get("id") in first:
                word = text[begin:].strip(".,;:\"'").lower()
                phrases.append((first[phrase.get("id")], begin, len(text),
                                word in WORDS))
        text += "\n"
    return text, phrases


def read_mentions(export):
    """Mentions of each article: (begin, end, node), sorted."""
    found = collections.defaultdict(list)
    graphs = {}
    with open(export, encoding="utf-8") as file:
        for line in file:
            match = MENTION.match(line)
            if match:
                found[match[4]].append((int(match[2]), int(match[3]),
                                        match[1]))
            elif "<http://purl.org/dc/terms/identifier>" in line:
                graph = line.rsplit("<", 1)[1].split(">")[0]
                graphs[line.split('"')[1]] = graph
    return {identifier: sorted(found[graph])
            for identifier, graph in graphs.items()}


def nodes_in(mentions, begin, end):
    """Nodes whose mention lies in the stretch, give or take punctuation."""
    at = bisect.bisect_left(mentions, (begin, 0, ""))
    return {m[2] for m in mentions[at:]
            if m[0] < end and m[1] <= end and "/event/" not in m[2]}


def judge(phrases, mentions):
    counts = collections.Counter()
    for i, (chain, begin, end, pronoun) in enumerate(phrases):
        if not pronoun:
            continue
        mine = {m[2] for m in mentions
                if begin <= m[0] and m[1] <= end and "/event/" not in m[2]}
        earlier = set()
        for other, b, e, _ in phrases[:i]:
            if other == chain:
                earlier |= nodes_in(mentions, b, e)
        counts["open" if not mine else
               "right" if mine & earlier else "wrong"] += 1
        counts["lost"] += bool(mine) and not earlier
    return counts


def news(path):
    """Texts and phrases of the sentences of news."""
    tree = ElementTree.parse(path).getroot()
    sentences = list(tree.iter("sentence"))
    first = chains(tree)
    cuts = borders(sentences, first)
    return [article(sentences[a:b], first) for a, b in zip(cuts, cuts[1:])]


def annotated(text):
    """One text of the other corpus: {M3:jenis="kata ganti orang tunggal"
    {M2:jenis="" ia}} is phrase M3, which stands for M2.
    """
    plain, spans, chain, stack, at, length = [], {}, {}, [], 0, 0
    for match in re.finditer(r'\{(M\d+):jenis="([^"]*)" ?|\}', text):
        piece = text[at:match.start()]
        plain.append(piece)
        length += len(piece)
        at = match.end()
        if match[1]:
            stack.append((match[1], match[2], length))
        elif stack:
            name, kind, begin = stack.pop()
            inner = spans.pop((begin, length), None)
            if inner is not None:
                chain.setdefault(name, chain.get(inner[0], inner[0]))
            spans[begin, length] = name, kind + (inner[1] if inner else "")
    plain.append(text[at:])
    return "".join(plain), [
        (chain.get(name, name), begin, end, "kata ganti" in kind)
        for (begin, end), (name, kind) in sorted(spans.items())]


def encyclopedia(folder):
    """Texts and phrases of articles of an encyclopedia, for a look only."""
    texts = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts.append(annotated(file.read()))
    return texts


def measure(tool, texts):
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        records, phrases = os.path.join(folder, "a.jsonl"), {}
        with open(records, "w", encoding="utf-8") as file:
            for i, (text, found) in enumerate(texts):
                phrases[str(i)] = found
                if text.strip():
                    file.write(json.dumps({"id": str(i), "text": text}) + "\n")
        export = os.path.join(folder, "a.nq")
        subprocess.run([tool, "export", "-q", "--any-language", "-o", export,
                        records], check=True)
        mentions = read_mentions(export)
        for identifier, found in phrases.items():
            counts += judge(found, mentions.get(identifier, []))
    return counts


def show(name, texts, counts):
    """Print the figures; returns how many of the resolved ones are right."""
    resolved = counts["right"] + counts["wrong"]
    accuracy = counts["right"] / resolved if resolved else 0.0
    print(f"{name}: {resolved + counts['open']} pronouns in {len(texts)} "
          f"articles: {counts['right']} right, {counts['wrong']} wrong (of "
          f"{counts['lost']} nothing before is in the graph), "
          f"{counts['open']} in no role; accuracy {accuracy:.3f}")
    return accuracy


def main():
    tool, root = sys.argv[1:3]
    folder = os.path.join(shared_folder(root), "corpora", "coref")
    path = os.path.join(folder, "news-1030.xml")
    if not os.path.exists(path):
        print("SKIP: the annotated chains are not beside the project")
        return 77
    texts = news(path)
    accuracy = show("news", texts, measure(tool, texts))
    other = os.path.join(folder, "indocoref", "annotated")
    if os.path.isdir(other):
        texts = encyclopedia(other)
        show("encyclopedia", texts, measure(tool, texts))
    return 0 if accuracy >= ACCURACY else 1


if __name__ == "__main__":
    sys.exit(main())
