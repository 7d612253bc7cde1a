#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Memory of exports of a corpus that grows tenfold, and again.

Articles are streamed to the tool; each round of them has other numbers, names
and identifiers, so that none is a copy of another and the actors grow with the
articles.  Fails when an export of a streaming format takes more than 200 MB, or
a graph more than so many bytes for each of its nodes and edges.

usage: memory.py TOOL INPUT [ROUNDS...]
"""
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile

LIMIT_MB = 200
BYTES_PER_ELEMENT = 2500
SAMPLE = 10  # every tenth article of the input


def articles(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt") as file:
        return [json.loads(line) for i, line in enumerate(file)
                if i % SAMPLE == 0]


def perturb(record, number):
    """-> the record as one of another day and about other people."""
    tail = "abcdefghij"
    suffix = "".join(tail[int(digit)] for digit in str(number))
    text = re.sub(r"\b([A-Z][a-z]{3,})\b(?=[^.]*[.])",
                  lambda m: m[1] + (suffix if number else ""), record["text"])
    return dict(record, id=f"{record['id']}-{number}", text=text,
                title=f"{record['title']} {number}",
                url=f"https://warta.example/{number}/{record['id']}")


def run(tool, records, rounds, *options):
    """-> (peak MB, CPU seconds, what the tool said)."""
    with tempfile.TemporaryFile("w+") as messages:
        process = subprocess.Popen([tool, "export", *options, "-"],
                                   stdin=subprocess.PIPE, stderr=messages)
        for number in range(rounds):
            for record in records:
                line = json.dumps(perturb(record, number), ensure_ascii=False)
                process.stdin.write(line.encode() + b"\n")
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        messages.seek(0)
        text = messages.read()
    if status != 0:
        sys.exit(f"export: status {status}\n{text}")
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, text


def elements(path):
    """-> number of nodes and edges of a GraphML file."""
    with open(path, encoding="utf-8") as file:
        return sum(line.count("<node ") + line.count("<edge ")
                   for line in file)


def main():
    tool, source = sys.argv[1:3]
    rounds = [int(argument) for argument in sys.argv[3:]] or [1, 10, 100]
    records = articles(source)
    failed = False
    base = None
    for n in rounds:
        peak, cpu, text = run(tool, records, n, "-o", "nq:" + os.devnull)
        print(f"{n:4} x {len(records)} articles to N-Quads: "
              f"{peak:.0f} MB, {cpu:.0f} CPU s; {text.splitlines()[0]}",
              flush=True)
        failed = failed or peak > LIMIT_MB
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "a.graphml")
            graph, _, _ = run(tool, records, n, "-o", out)
            count = elements(out)
        base = base or (graph, count)
        more = count - base[1]
        each = (graph - base[0]) * 1024 * 1024 / more if more else 0
        print(f"{'':4}   to GraphML: {graph:.0f} MB, {count} nodes and edges"
              + (f", {each:.0f} bytes for each more" if more else ""),
              flush=True)
        failed = failed or each > BYTES_PER_ELEMENT
    if failed:
        print(f"more than {LIMIT_MB} MB, or {BYTES_PER_ELEMENT} bytes for a "
              "node or edge")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
