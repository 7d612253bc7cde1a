#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""How many names of each group the gazetteer has, and how many of the most
frequent names of a corpus.

usage: gazetteer.py TOOL SOURCE_ROOT

A name's frequency is the number of articles in which the name tagger finds it;
a person's single name is left out, since nobody is recognised by that alone.
"""
import collections
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

# group, at least so many rows, and which rows belong to it
GROUPS = [
    ("entries", 8000, lambda row: True),
    ("countries", 195, lambda row: row[2] == "country"),
    ("capitals", 175, lambda row: row[2] == "capital"),
    ("provinces", 38, lambda row: row[2] == "province"),
    ("regencies and cities", 514, lambda row: row[6].startswith("wilayah ")
     and row[2] in ("regency", "city")),
    ("Indonesian state bodies", 500, lambda row: row[5] == "id" and row[2] in (
        "ministry", "agency", "court", "police", "army", "parliament",
        "prosecutor", "government")),
    ("international organisations", 150, lambda row: row[2] == "igo"),
    ("world cities", 1000, lambda row: row[1] == "place" and row[2] in (
        "city", "capital") and row[5] != "id"),
    ("listed companies", 900, lambda row: re.search(
        r"\b(idx|investpy) [A-Z]{4}$", row[6])),
    ("other companies and brands", 1000, lambda row: row[2] == "company"
     and not re.search(r"\b(idx|investpy) [A-Z]{4}$", row[6])),
    ("media", 300, lambda row: row[8] == "40-media.tsv"),
    ("office holders", 500, lambda row: row[2] == "politician"),
    ("clubs and competitions", 300, lambda row: row[2] in (
        "club", "competition")),
    ("universities", 200, lambda row: row[2] == "university"),
]
N_NAMES = 1000
COVERED = 0.90  # of the most frequent names of the corpus


def rows(root):
    """All rows, padded to eight columns, with the name of the file as ninth."""
    for path in sorted((Path(root) / "data/gazetteer").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield (line.split("\t") + [""] * 8)[:8] + [path.name]


def plain(name):
    """As names are compared: no case, no company form around them."""
    name = " ".join(unicodedata.normalize("NFC", name).split()).lower()
    name = re.sub(r"^pt ", "", name.replace("’", "'"))
    return re.sub(r"( \(persero\)?| tbk\.?|\))+$", "", name)


def names_by_article(conllu):
    """Yield (article, name, type) for each name in CoNLL-U."""
    article, words, kind = None, [], None
    for line in conllu.splitlines():
        fields = line.split("\t")
        entity = None
        if len(fields) == 10:
            if "-" in fields[0]:
                continue
            entity = re.search(r"\bEntity=([BI])-(\w+)", fields[9])
        if words and not (entity and entity[1] == "I"):
            yield article, "".join(words).strip(), kind
            words = []
        if entity:
            kind = entity[2]
            words.append(fields[1] + (
                "" if "SpaceAfter=No" in fields[9] else " "))
        elif line.startswith("# newdoc"):
            article = line


def count_groups(table):
    status = 0
    for group, least, belongs in GROUPS:
        n = sum(1 for row in table if belongs(row))
        print(f"{group}: {n} (at least {least})")
        status |= n < least
    return status


def measure_coverage(tool, table, corpus):
    known = {plain(name.lstrip("~")) for row in table
             for name in [row[0], *row[3].split("|")] if name}
    out = subprocess.run([tool, "analyze", "--quiet", corpus], check=True,
                         capture_output=True, text=True)
    articles = collections.defaultdict(set)
    for article, name, kind in names_by_article(out.stdout):
        if kind != "PER" or " " in name:
            articles[name].add(article)
    frequent = sorted(articles, key=lambda n: (-len(articles[n]), n))[:N_NAMES]
    found = sum(1 for name in frequent if plain(name) in known)
    print(f"of the {len(frequent)} most frequent names {found} are known")
    return found < COVERED * len(frequent) - 5


def main():
    tool, root = sys.argv[1:3]
    table = list(rows(root))
    status = count_groups(table)
    shared = os.environ.get("WARTAGRAF_SHARED",
                            os.path.join(root, "..", "shared"))
    corpus = os.path.join(shared, "corpora", "raw", "news-2026.jsonl")
    if not os.path.exists(corpus):
        print("SKIP: the raw news is not beside the project")
        return status or 77
    return int(measure_coverage(tool, table, corpus) or status)


if __name__ == "__main__":
    sys.exit(main())
