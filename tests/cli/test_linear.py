#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Hostile articles take time in proportion to their size, in every stage.

An input four times as large may take 2.4 * 2.4 times the CPU time, that of a
start apart, and no stage of it 10 times.  4 is linear, 16 quadratic; a stage
whose tables fit into a cache for the small input and not for the large one lies
between.  The least of several runs counts; where the measure is exceeded, it is
taken again, since others may be at work on the same machine.

usage: test_linear.py TOOL SOURCE_ROOT [CASE...]
"""
import os
import re
import resource
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT = (os.path.abspath(path) for path in sys.argv[1:3])
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from news import word  # noqa: E402

CHOSEN = sys.argv[3:]
WHOLE, STAGE = 2.4 * 2.4, 10
NOTICED = 0.1  # seconds: what takes less is not quadratic either
ROUNDS, MORE_ROUNDS = 2, 6
MB = 1_000_000
WORDS = ("polisi menangkap pelaku di Medan karena diduga mencuri uang negara "
         "yang akan dibagikan kepada warga").split()


def name(number):
    """-> a name of one word, another for each number."""
    return word(number).capitalize()


def times(text):
    """-> a maker of as many of these as fit into so many bytes."""
    return lambda n: text * (n // len(text))


def each(form, length):
    """-> a maker of rows about {a}, {b} and {c}, names that differ in each."""
    return lambda n: "".join(
        form.format(a=name(i), b=name(i * 13 + 5), c=name(i * 7 + 3), i=i)
        for i in range(n // length))


def page(make):
    return lambda n: (f"<html><head></head><body>{make(n)}"
                      "<p>Polisi menangkap Budi di Medan.</p></body></html>")


def record(make):
    return lambda n: ('{"id": "x", "text": "Polisi menangkap Budi di Medan."'
                      + make(n) + "}\n")


def prose(n):
    return " ".join(WORDS[i * i % 13] for i in range(n // 6)) + "."


# name -> (size of the larger input, text of about that size)
CASES = {
    "one sentence": (5 * MB, prose),
    "one word": (10 * MB, times("a")),
    "digits": (2 * MB, times("7")),
    "numbers": (MB, times("1.")),
    "numbers apart": (MB, times("12 ")),
    "amounts": (MB, times("Rp12 juta, ")),
    "capital letters": (2 * MB, times("A")),
    "capital letters apart": (MB, times("A ")),
    "capitals": (MB, times("POLISI TANGKAP ")),
    "headline": (MB, times("Polisi Tangkap ")),
    "dots": (MB, times(".")),
    "ellipses": (MB, times("... ")),
    "commas": (MB, times(",")),
    "commas apart": (MB, times(", ")),
    "slashes": (MB, times("a/")),
    "hyphens": (MB, times("a-")),
    "address": (MB, times("a.b/")),
    "mail": (MB, times("a@b.id ")),
    "accents": (MB, lambda n: "a" + "\u0301" * (n // 2)),
    "invisible": (MB, times("a\u200b")),
    "quotation marks": (MB, times('"')),
    "quotations": (MB, times('"ya" ')),
    "speeches": (MB, each('"Kami akan menindak," kata {a} {c}. ', 40)),
    "speeches in a sentence": (
        MB, each('"Kami akan menindak," kata {a} {c}, ', 40)),
    "speeches in lines": (MB, each('"Kami akan menindak," kata {a} {c}.\n', 40)),
    "open quotations": (MB, times('"Kami akan menindak tegas ')),
    "nested quotations": (
        MB, lambda n: "\u201cKami " * (n // 11) + "\u201d" * (n // 11)),
    "brackets": (MB, times("(")),
    "pairs of brackets": (MB, times("(a) ")),
    "nested brackets": (MB, lambda n: "(" * (n // 2) + ")" * (n // 2)),
    "the same name": (MB, times("Budi ")),
    "different names": (MB, each("{a} {b}, ", 14)),
    "actors": (5 * MB, each("{a} {b} memukul {c} {a}.\n", 36)),
    "actors with one last name": (MB, each("{a} Santoso menuduh Santoso.\n", 32)),
    "offices": (MB, each("Menteri Pertanian {a} {b} menuduh {c}.\n", 50)),
    "acronyms": (MB, each("Badan {a} {b} (B{i}) menolak.\n", 30)),
    "pronouns": (MB, each("{a} {b} datang. Ia pergi. ", 32)),
    "enumeration": (MB, times("Budi, ")),
    "coordination": (MB, times("Budi dan Sri, ")),
    "appositions": (MB, times("Budi, ketua PSSI, ")),
    "titles": (MB, times("Menteri ")),
    "offices of offices": (MB, times("ketua dari ketua ")),
    "places": (MB, times("Medan, Jakarta, Bandung, ")),
    "lines": (MB, times("Polisi menangkap Budi di Medan.\n")),
    "sentences": (MB, times("Polisi menangkap Budi di Medan. ")),
    "sentences of one letter": (MB, times("A. ")),
    "lines of one letter": (MB, times("a\n")),
    "empty lines": (MB, times("\n")),
    "related links": (MB, times("Baca juga: Polisi\n")),
    "dates": (13 * MB // 2, times("3 Maret 2026 ")),
    "dates in brackets": (MB, times("Senin (3/3/2026), ")),
    "days": (MB, times("kemarin lusa ")),
    "dates of events": (MB, times("Budi tiba pada 3 Maret 2026.\n")),
    "verbs": (MB, times("menangkap ")),
    "verbs of speech": (MB, times("kata ")),
    "speech in speech": (MB, times("Budi mengatakan bahwa ")),
    "causes": (MB, times("karena Budi pergi ")),
    "passives": (MB, times("uang dicuri oleh Budi ")),
    "sources": (MB, times("menurut Budi, ")),
    "prepositions": (MB, times("di ")),
    "conjunctions": (MB, times("dan ")),
    "relatives": (MB, times("yang ")),
    "clitics": (MB, times("-nya ")),
    "joined clitics": (MB, times("nya")),
    "words with clitics": (MB, times("rumahnya ")),
    "abbreviations": (MB, times("dr. ")),
    "unknown words": (MB, lambda n: each("{a} ", 6)(n).lower()),
    "nested tags": (MB, page(
        lambda n: "<div>" * (n // 10) + "Polisi" + "</div>" * (n // 10))),
    "open tags": (MB, page(times("<p>Polisi"))),
    "inline tags": (MB, page(times("<b><p>Polisi"))),
    "paragraphs": (MB, page(
        times("<div><p>Polisi menangkap Budi di Medan.</p></div>"))),
    "links": (MB, page(times("<a href=x>Polisi</a> "))),
    "attributes": (MB, page(lambda n: "<p " + "a=b " * (n // 4) + ">x</p>")),
    "entities": (MB, page(times("&amp;"))),
    "angle brackets": (MB, page(times("<"))),
    "comments": (MB, page(times("<!-- x -->a"))),
    "scripts": (MB, page(times("<script>x</script>"))),
    "metadata": (MB, page(times("<meta name='a' content='b'>"))),
    "nested linked data": (MB, page(lambda n: (
        '<script type="application/ld+json">' + "[" * (n // 2)
        + "]" * (n // 2) + "</script>"))),
    "wide linked data": (MB, page(lambda n: (
        '<script type="application/ld+json">['
        + '{"@type": "Thing"},' * (n // 19) + "{}]</script>"))),
    "nested json": (MB, record(lambda n: ', "x": ' + "[" * n)),
    "json value": (5 * MB, record(lambda n: ', "x": "' + "a" * n + '"')),
    "json keys": (MB, record(each(', "k{i}": 1', 14))),
    "json escapes": (2 * MB, record(
        lambda n: ', "title": "' + "\\u0061" * (n // 6) + '"')),
    "records": (MB, each(
        '{{"id": "{i}", "text": "Polisi menangkap {a} {b} di Medan."}}\n', 70)),
    "feed": (MB, lambda n: "<rss version='2.0'><channel>" + each(
        "<item><guid>{i}</guid><title>{a}</title>"
        "<description>Polisi menangkap {a} {b}.</description></item>",
        110)(n) + "</channel></rss>"),
    "categories": (MB, lambda n: (
        "<rss version='2.0'><channel><item><title>Polisi</title>"
        "<description>Polisi menangkap Budi.</description>"
        + "<category>a</category>" * (n // 22) + "</item></channel></rss>")),
    "nested elements": (MB, lambda n: (
        "<rss version='2.0'><channel><item>" + "<x>" * (n // 3))),
    "columns": (MB, lambda n: ("text," + "a," * (n // 4) + "b\nPolisi,"
                               + "1," * (n // 4) + "2\n")),
    "quoted cells": (MB, lambda n: (
        'id,text\n1,"Polisi menangkap ' + '""' * (n // 2) + '"\n')),
}

RDF = ["nq", "nt", "ttl", "trig", "jsonld", "rdf"]
GRAPHS = ["graphml", "gexf", "dot", "csv", "csv-actors", "csv-mentions",
          "csv-nodes", "csv-edges"]

# name -> (case, size, arguments); OUT is a folder, an input comes last
COMMANDS = {
    "RDF": ("actors", MB // 2, ["export", *[f"--output={f}:OUT/{f}" for f in RDF]]),
    "graphs": ("actors", MB // 2,
               ["export", *[f"--output={f}:OUT/{f}" for f in GRAPHS]]),
    "graphs of events": ("speeches", MB // 2, [
        "export", "--graph=events", "--output=graphml:OUT/g", "--output=gexf:OUT/x"]),
    "edges for each action": ("actors", MB // 2, [
        "export", "--multi", "--output=graphml:OUT/g"]),
    "comentions": ("different names", MB, [
        "export", "--graph=comentions", "--output=graphml:OUT/g"]),
    "most mentioned": ("actors", MB, [
        "export", "--top=50", "--output=graphml:OUT/g"]),
    "merged actors": ("records", MB, ["export", "--merge", "--output=nq:OUT/nq"]),
    "merged names": ("actors with one last name", MB, [
        "export", "--merge", "--output=nq:OUT/nq"]),
    "state": ("records", MB, ["export", "--state=OUT/state", "--output=nq:OUT/nq"]),
    "state of one": ("actors", MB, [
        "export", "--state=OUT/state", "--output=nq:OUT/nq"]),
    "explain": ("speeches", MB, ["explain"]),
    "analyze": ("actors", MB, ["analyze"]),
    "text": ("paragraphs", 5 * MB, ["text"]),
}


def run(command):
    """-> (CPU seconds, standard error); that articles are refused is no
    matter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run([TOOL, *command], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode not in (0, 1):
        raise AssertionError(result)
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime), result.stderr


class Measure:
    """The least CPU time of one command, whole and stage by stage."""

    def __init__(self, folder, label, text, arguments):
        self.folder = os.path.join(folder, label)
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, "input")
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text)
        arguments = [a.replace("OUT", self.folder) for a in arguments]
        if arguments[0] == "export":
            arguments[1:1] = ["--jobs=1", "--timings"]
        self.command = [*arguments, "-q", "--any-language", self.path]
        self.times = {}

    def again(self):
        for file in os.listdir(self.folder):
            if file != "input":
                os.remove(os.path.join(self.folder, file))
        whole, text = run(self.command)
        times = {m[1]: float(m[2]) for m in re.finditer(
            r"^  (\w+) +([\d.]+) CPU s$", text, re.M)
            if m[1] not in ("rest", "all")}
        for key, seconds in {**times, "": whole}.items():
            self.times[key] = min(seconds, self.times.get(key, seconds))


def excess(start, small, large):
    """-> what grows too fast, as text."""
    found = []
    for key, seconds in large.times.items():
        base = start.times.get("", 0) if key == "" else 0
        less = small.times.get(key, 0)
        if (seconds - base > NOTICED
                and seconds - base > (STAGE if key else WHOLE) * (less - base)):
            found.append(f"{key or 'all'} {less:.3f} s, four times as large "
                         f"{seconds:.3f} s")
    return ", ".join(found)


class Linear(unittest.TestCase):
    def check(self, label, text, arguments):
        """text -> of a given size."""
        with tempfile.TemporaryDirectory() as folder:
            small, large = (Measure(folder, key, text(part), arguments)
                            for key, part in (("small", 0.25), ("large", 1)))
            start = Measure(folder, "start", "Polisi", arguments)
            rounds = 0
            while rounds < ROUNDS or (rounds < MORE_ROUNDS
                                      and excess(start, small, large)):
                for measure in (start, small, large):
                    measure.again()
                rounds += 1
            print(f"{label}: {small.times['']:.2f} s, four times as large "
                  f"{large.times['']:.2f} s", flush=True)
            self.assertEqual(excess(start, small, large), "", label)

    def test_inputs(self):
        for label, (size, make) in CASES.items():
            if CHOSEN and label not in CHOSEN:
                continue
            with self.subTest(label):
                self.check(label, lambda part: make(int(size * part)),
                           ["export", "--output=nq:" + os.devnull])

    def test_commands(self):
        for label, (case, size, arguments) in COMMANDS.items():
            if CHOSEN and label not in CHOSEN:
                continue
            make = CASES[case][1]
            with self.subTest(label):
                self.check(label, lambda part: make(int(size * part)),
                           arguments)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
