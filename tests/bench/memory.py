#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Memory of exports of a corpus that grows tenfold, and again.

Articles are streamed to the tool; each round of them has other numbers, names
and identifiers, so that none is a copy of another and the actors grow with the
articles.  Three corpora are made: one of many short articles, one of ever other
actors, one of ever other pairs of the same actors.

Fails when an export of a streaming format takes more than 200 MB, besides so
many bytes for each actor where actors are merged, or a graph more than so many
bytes for each node and edge; doc/design.md states them.

usage: memory.py TOOL [INPUT] [--all] [ROUNDS...]
  --all  every article of the input, not every tenth
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import measure

sys.path.insert(0, os.path.join(measure.ROOT, "tests", "support"))
from news import word  # noqa: E402

LIMIT_MB = 200
BYTES = {"actor": 600, "node": 400, "edge": 400, "node or edge of news": 2000}
SAMPLE = 10
MB = 1 << 20
ACTORS = (10_000, 100_000)
PAIRS = (10_000, 100_000)
SHORT = (1_830, 183_000)


# ---- Corpora, written to standard output by a process of their own, so that
# what Python holds is not taken for what the tool does.

def write_news(source, step, rounds):
    """The articles, in each round with other names than before."""
    with open(source, encoding="utf-8") as file:
        records = [json.loads(line) for i, line in enumerate(file)
                   if i % step == 0]
    for record in records:
        record["parts"] = re.split(r"(?<=[a-z,] )([A-Z][a-z]{3,})\b",
                                   record.pop("text"))
    for number in range(rounds):
        tail = word(number) if number else ""
        for record in records:
            parts = record["parts"]
            text = "".join(part + tail if i % 2 else part
                           for i, part in enumerate(parts))
            one = {key: record[key] for key in record if key != "parts"}
            one.update(id=f"{record['id']}-{number}", text=text,
                       title=f"{record['title']} {number}",
                       url=f"https://warta.example/{number}/{record['id']}")
            print(json.dumps(one, ensure_ascii=False))


def write_sentences(sentences, each):
    """Articles of so many sentences."""
    sentences = list(sentences)
    for i in range(0, len(sentences), each):
        print(json.dumps({"id": str(i), "text": " ".join(
            sentences[i:i + each])}))


def person(number):
    """-> first and last name, of some 14 letters, other ones each time."""
    return (f"{word(number + 12 ** 5).capitalize()} "
            f"{word(number * 7 + 12 ** 6).capitalize()}")


def write_actors(n):
    """Each pair is named once and never again."""
    write_sentences((f"{person(2 * i)} menangkap {person(2 * i + 1)} di Medan."
                     for i in range(n // 2)), 10)


def write_short(n):
    """So many articles of two sentences: what grows with their number shows
    long before what grows with their length would."""
    write_sentences((f"{person(i)} dan {person(2 * i + 1)} menangkap "
                     f"{person(3 * i + 2)} di Medan karena mencuri uang negara "
                     f"yang akan dibagikan kepada {person(5 * i + 3)}."
                     for i in range(2 * n)), 2)


def write_pairs(n):
    """The same thousand actors, in ever other pairs."""
    pick = random.Random(5)
    write_sentences((f"{person(a)} menangkap {person(b)} di Medan."
                     for a, b in (pick.sample(range(1000), 2)
                                  for _ in range(n))), 10)


# ---- Measuring

def export(tool, corpus, *options):
    """-> Run of an export of a corpus, named by arguments of this script."""
    maker = subprocess.Popen([sys.executable, os.path.abspath(__file__),
                              "make", *map(str, corpus)],
                             stdout=subprocess.PIPE)
    result = measure.run([tool, "export", "--any-language", *options, "-"],
                         stdin=maker.stdout)
    maker.stdout.close()
    if maker.wait() != 0:
        sys.exit("the corpus could not be made")
    return result


def count(path):
    """-> (nodes, edges) of a GraphML or GEXF file."""
    with open(path, encoding="utf-8") as file:
        nodes, edges = 0, 0
        for line in file:
            nodes += line.count("<node ")
            edges += line.count("<edge ")
    return nodes, edges


def count_actors(path):
    """-> number of different actors in CSV."""
    with open(path, encoding="utf-8") as file:
        column = next(file).rstrip("\n").split(",").index("actor")
        return len({line.split(",")[column] for line in file})


def streams_grow(tool, corpora):
    """Whether any export of these takes more than it may."""
    worst = 0
    for corpus in corpora:
        with tempfile.TemporaryDirectory() as folder:
            for what, options in {
                    "": [], " with --state": ["--state=" + folder + "/state"]
            }.items():
                result = export(tool, corpus, "-o", "nq:" + os.devnull,
                                *options)
                print(f"{result.peak:4.0f} MB, {result.cpu:.0f} CPU s "
                      f"N-Quads{what}: {corpus[0]}, "
                      f"{result.text.splitlines()[0]}", flush=True)
                worst = max(worst, result.peak)
    return worst > LIMIT_MB


class Cost:
    """What one more of something takes."""

    def __init__(self, what, peaks, counts):
        self.what = what
        self.bytes = (peaks[1] - peaks[0]) * MB / (counts[1] - counts[0])
        self.grown = f"{counts[0]:,} to {counts[1]:,}"

    def exceeds(self, form):
        print(f"{form}: {self.bytes:.0f} bytes for one more {self.what}, at "
              f"most {BYTES[self.what]} ({self.grown})", flush=True)
        return self.bytes > BYTES[self.what]


def merges_cost(tool, folder):
    peaks, counts = [], []
    for n in ACTORS:
        out = os.path.join(folder, "a.csv")
        peaks.append(export(tool, ("actors", n), "-o", "csv-actors:" + out,
                            "--merge").peak)
        counts.append(count_actors(out))
    return Cost("actor", peaks, counts).exceeds("--merge")


def measure_graph(tool, folder, form, corpora):
    """-> peaks in MB, numbers of nodes, numbers of edges."""
    rows = []
    for corpus in corpora:
        out = os.path.join(folder, "a." + form)
        peak = export(tool, corpus, "-o", out).peak
        rows.append((peak, *count(out)))
    return zip(*rows)


def graph_costs(tool, folder, form, source):
    """Edges cost what ever other pairs of the same actors do, nodes what is
    left where both are others.  Those of news have more to say."""
    peaks, _, edges = measure_graph(tool, folder, form,
                                    [("pairs", n) for n in PAIRS])
    edge = Cost("edge", peaks, edges)
    peaks, nodes, edges = measure_graph(tool, folder, form,
                                        [("actors", n) for n in ACTORS])
    left = [peak - edge.bytes * n / MB for peak, n in zip(peaks, edges)]
    node = Cost("node", left, nodes)
    peaks, nodes, edges = measure_graph(
        tool, folder, form, [("news", source, SAMPLE, n) for n in (1, 10)])
    news = Cost("node or edge of news", peaks,
                [sum(both) for both in zip(nodes, edges)])
    return [cost.exceeds(form) for cost in (edge, node, news)]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    step = SAMPLE if len(arguments) == len(sys.argv) - 1 else 1
    rounds = [int(a) for a in arguments[1:] if a.isdigit()] or [1, 10, 30]
    source = measure.find_input([a for a in arguments[1:] if not a.isdigit()])
    tool = arguments[0]
    failed = streams_grow(tool, [
        *(("news", source, step, n) for n in rounds),
        *(("short", n) for n in SHORT)])
    with tempfile.TemporaryDirectory() as folder:
        failed = merges_cost(tool, folder) or failed
        for form in ("graphml", "gexf"):
            failed = any(graph_costs(tool, folder, form, source)) or failed
    if failed:
        print(f"more than {LIMIT_MB} MB, or more bytes for one more than "
              "doc/design.md states")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        makers = {"news": write_news, "short": write_short,
                  "actors": write_actors, "pairs": write_pairs}
        makers[sys.argv[2]](*(int(a) if a.isdigit() else a
                              for a in sys.argv[3:]))
        sys.exit(0)
    sys.exit(main())
