#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The 200 most frequent actors of a corpus of news, against what was found by
reading them: actors.tsv says of each whether it is one actor by one node.

usage: actors.py TOOL SOURCE_ROOT [--list | --show PATTERN]

--list prints the actors with their other names, their offices, and all other
nodes of the corpus that are called alike: by the same name, by one that is part
of the other, by its initials, or by nearly the same letters.  --show prints
the mentions of all nodes whose IRI or name matches, in their sentences.

The test fails when an actor was found to be two, or split in two; when a node
that was not read as somebody else bears a name of one of the 200 (of people,
more than a short name, or in the same article); and when too many actors that
were not read come among them.
"""
import collections
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

from gold import shared_folder

TOP = 200
UNREAD = 10  # that many may be without a verdict, since the rows change
LIKE = 0.86  # of the letters of two names
MAX_ACRONYM = 8
LINE = re.compile(r'<(\S+/(?:actor|thing)/(\S+))> <(\S+)> (?:<(\S+)>|'
                  r'"((?:[^"\\]|\\.)*)"\S*) <(\S+)> \.')
UNNAMED = re.compile(r"[0-9a-f]{16}-")
LOCAL = re.compile(r"-[0-9a-f]{8}$")
SMALL = set("dan di ke dari bagi the of and de al bin van".split())


class Node:
    def __init__(self):
        self.graphs, self.acting, self.kinds = set(), set(), set()
        self.labels = collections.Counter()
        self.offices, self.others = collections.Counter(), collections.Counter()
        self.mentions = []

    def names(self):
        return set(self.labels) | set(self.others)


def read_nodes(export):
    """All actors and things: {slug: Node}."""
    nodes = collections.defaultdict(Node)
    with open(export, encoding="utf-8") as file:
        for line in file:
            match = LINE.match(line)
            if not match:
                continue
            node, name = nodes[match[2]], re.split("[/#]", match[3])[-1]
            if name == "type":
                node.graphs.add(match[6])
                node.kinds.add(re.split("[/#]", match[4])[-1])
                if match[4].endswith("#Actor"):
                    node.acting.add(match[6])
            elif name == "label":
                node.labels[match[5]] += 1
            elif name == "altLabel":
                node.others[match[5]] += 1
            elif name == "office":
                node.offices[match[5]] += 1
            elif name == "denotedBy":
                begin, end = match[4].rsplit("=", 1)[1].split(",")
                node.mentions.append((match[6], int(begin), int(end)))
    return nodes


def key(name):
    plain = unicodedata.normalize("NFKC", name)
    short = len(plain) <= MAX_ACRONYM and plain.isupper()
    return " ".join(re.findall(r"\w+", plain if short else plain.casefold()))


def initials(words):
    return "".join(word[0] for word in words if word not in SMALL)


def looks_named(slug, node):
    """Whether the node has a name, or is written as if it had."""
    return not UNNAMED.match(slug) or any(
        len(word) > 1 and word.isupper() or word.istitle() and " " in name
        for name in node.labels for word in name.split()[:1])


class Index:
    """Which nodes are called alike."""

    def __init__(self, nodes):
        self.keys = {slug: {key(name) for name in node.names()} - {""}
                     for slug, node in nodes.items()
                     if looks_named(slug, node)}
        self.by_key = collections.defaultdict(set)
        self.by_word = collections.defaultdict(set)
        self.by_initials = collections.defaultdict(set)
        for slug, keys in self.keys.items():
            for name in keys:
                words = name.split()
                self.by_key[name].add(slug)
                for word in words:
                    self.by_word[word].add((slug, name))
                if len(words) > 1:
                    self.by_initials[initials(words)].add(slug)

    def same(self, slug):
        """Others that share a name."""
        return set().union(*(self.by_key[k] for k in self.keys[slug])) - {slug}

    def like(self, slug):
        """{other: why} of all that are called alike."""
        found = {}
        for name in self.keys[slug]:
            words = name.split()
            if len(words) == 1 and len(name) <= MAX_ACRONYM:
                for other in self.by_initials[name.casefold()]:
                    found.setdefault(other, "initials")
            if len(words) > 1:
                for other in self.by_key.get(initials(words).upper(), ()):
                    found.setdefault(other, "initials")
            near = set().union(*(self.by_word[word] for word in words
                                 if word not in SMALL))
            for other, second in near:
                a, b = set(words) - SMALL, set(second.split()) - SMALL
                if a and b and (a <= b or b <= a):
                    found.setdefault(other, "part")
                elif difflib.SequenceMatcher(None, name,
                                             second).ratio() >= LIKE:
                    found.setdefault(other, "letters")
        for other in self.same(slug):
            found[other] = "same"
        found.pop(slug, None)
        return found


def read_verdicts(path):
    """{slug: (verdict, others that were read and are somebody else)}."""
    verdicts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                slug, verdict, others, *_ = line.rstrip("\n").split("\t") + [""]
                verdicts[slug] = verdict, set(others.split())
    return verdicts


def stem(slug):
    """A slug without what ties it to an article."""
    return LOCAL.sub("", UNNAMED.sub("", slug))


def may_share(node, other):
    """Whether only a short name is shared, as people of different names do, or
    whoever is called so where the other is not named."""
    if "Person" not in node.kinds or "Person" not in other.kinds:
        return False
    shared = {key(n) for n in node.names()} & {key(n) for n in other.names()}
    full = any(" " in key(name) for name in other.labels)
    return all(" " not in name for name in shared) and (
        full or not node.graphs & other.graphs)


def show_list(nodes, index, order):
    for slug in order:
        node = nodes[slug]
        print(slug, len(node.graphs), "/".join(sorted(node.kinds - {"Actor"})),
              "; ".join(node.labels),
              "; ".join(name for name, _ in node.others.most_common(12)),
              "; ".join(name for name, _ in node.offices.most_common(4)),
              sep="\t")
        for other, why in sorted(index.like(slug).items(),
                                 key=lambda item: (item[1], item[0])):
            twin = nodes[other]
            both = len(twin.graphs & node.graphs)
            print("", why, other, len(twin.graphs), f"{both} together",
                  "/".join(sorted(twin.kinds)), "; ".join(twin.names()),
                  sep="\t")


def show_mentions(nodes, export, corpus, pattern):
    texts, graphs = {}, {}
    with open(corpus, encoding="utf-8") as file:
        for n, line in enumerate(file, 1):
            record = json.loads(line)
            for name in (str(record.get("id")), f"news-2026#{n}"):
                texts[name] = record.get("text") or record.get("content")
    with open(export, encoding="utf-8") as file:
        for line in file:
            if "<http://purl.org/dc/terms/identifier>" in line:
                graphs[line.rsplit("<", 1)[1].split(">")[0]] = \
                    line.split('"')[1]
    for slug, node in sorted(nodes.items()):
        if not re.search(pattern, " ".join([slug, *node.names()])):
            continue
        print(slug, "/".join(sorted(node.kinds)), "; ".join(node.names()),
              sep="\t")
        for graph, begin, end in node.mentions[:12]:
            text = texts[graphs[graph]]
            print(f"\t{graphs[graph]}\t{text[max(0, begin - 100):begin]}"
                  f"[[{text[begin:end]}]]{text[end:end + 80]}"
                  .replace("\n", " "))


def main():
    tool, root = sys.argv[1:3]
    corpus = os.path.join(shared_folder(root), "corpora", "raw",
                          "news-2026.jsonl")
    if not os.path.exists(corpus):
        print("SKIP: the news are not beside the project")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        export = os.path.join(folder, "a.nq")
        options = [] if "--show" in sys.argv else ["--provenance=none"]
        subprocess.run([tool, "export", "-q", *options, "-o", export, corpus],
                       check=True)
        nodes = read_nodes(export)
        if "--show" in sys.argv:
            show_mentions(nodes, export, corpus, sys.argv[-1])
            return 0
    actors = [slug for slug, node in nodes.items()
              if node.acting and not UNNAMED.match(slug)]
    order = sorted(actors, key=lambda s: (-len(nodes[s].acting), s))[:TOP]
    index = Index(nodes)
    if "--list" in sys.argv:
        show_list(nodes, index, order)
        return 0
    return judge(nodes, index, order, read_verdicts(
        os.path.join(root, "tests", "quality", "actors.tsv")))


def judge(nodes, index, order, verdicts):
    unread = [slug for slug in order if slug not in verdicts]
    wrong = [slug for slug in order if slug in verdicts and
             verdicts[slug][0] != "one"]
    twice = [slug for slug in order
             if len(nodes[slug].kinds - {"Actor", "Thing"}) > 1]
    twins = [f"{slug} and {other}" for slug in order if slug in verdicts
             for other in sorted(index.same(slug))
             if stem(other) not in verdicts[slug][1] and
             not may_share(nodes[slug], nodes[other])]
    print(f"{TOP} actors: {TOP - len(unread) - len(wrong)} are one actor by "
          f"one node, {len(wrong)} not, {len(unread)} unread")
    for what, found in (("not one", wrong), ("unread", unread),
                        ("of two kinds", twice), ("called the same", twins)):
        if found:
            print(f"{what}: {', '.join(found)}")
    return 1 if wrong or twice or twins or len(unread) > UNREAD else 0


if __name__ == "__main__":
    sys.exit(main())
