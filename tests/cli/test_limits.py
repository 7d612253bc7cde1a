#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Every limit: what is just within it is read, what is one beyond is not.

usage: test_limits.py TOOL SOURCE_ROOT
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
PROSE = ("Petani di lereng gunung memanen kentang lebih awal karena khawatir "
         "embun beku merusak tanamannya.")


def limits():
    """Name and preset, as the tool tells them."""
    text = subprocess.run([TOOL, "text", "--help-limits"], check=True,
                          capture_output=True, text=True).stdout
    return dict(re.findall(r"--max-([a-z-]+)=N .*\((\w+)\)$", text, re.M))


def rss(item, around=""):
    return (f"<rss><channel>{around}<item>{item}</item></channel></rss>")


def page(body):
    return f"<html><body>{body}</body></html>"


def paragraphs():
    return f"<p>{PROSE}</p>" * 4


def warc(records):
    out = ""
    for head, block in records:
        out += (f"WARC/1.0\r\nWARC-Type: conversion\r\n{head}"
                f"Content-Length: {len(block)}\r\n\r\n{block}\r\n\r\n")
    return out


class Limits(unittest.TestCase):
    tested = set()

    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)

    def run_tool(self, command, name, data, *options):
        path = os.path.join(self.dir, name)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return subprocess.run([TOOL, command, *options, path],
                              capture_output=True, text=True)

    def check(self, limit, at, name, data, *words):
        """With the limit `at` the file is read, with one less it is not."""
        Limits.tested.add(limit)
        good = self.run_tool("text", name, data, f"--max-{limit}={at}")
        self.assertEqual((good.returncode, good.stderr), (0, ""), limit)
        self.assertIn("Petani", good.stdout)
        bad = self.run_tool("text", name, data, f"--max-{limit}={at - 1}")
        self.assertEqual(bad.returncode, 1, limit)
        for word in words or (f"--max-{limit}", "; "):
            self.assertIn(word, bad.stderr)
        return bad

    def test_records(self):
        line = '{"text": "%s"}' % PROSE
        bad = self.check("record", len(line), "a.jsonl",
                         f"{line}\n" + '{"text": "Lain."}\n')
        self.assertIn("Lain.", bad.stdout)
        row = f"1,{PROSE}\n"
        bad = self.check("record", len(row), "a.csv", f"id,isi\n{row}2,Lain\n")
        self.assertIn("Lain", bad.stdout)

    def test_texts(self):
        self.check("text", len(PROSE), "a.txt", PROSE)
        self.check("text", len(PROSE), "a.jsonl", '{"text": "%s"}' % PROSE)
        self.check("text", len(PROSE), "a.csv", f"id,isi\n1,{PROSE}\n")

    def test_pages(self):
        data = page(paragraphs())
        self.check("page", len(data), "a.html", data)

    def test_pages_of_archives(self):
        data = page(paragraphs())
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{data}"
        record = warc([("", block)]).replace("conversion", "response")
        self.check("page", len(data), "a.warc", record, "page is too large (--max-page)")

    def test_items(self):
        # The elements around the item are parsed with it.
        data = rss(f"<description>{PROSE}</description>")
        self.check("item", len(data) - len("</channel></rss>"), "a.rss", data)

    def test_tags(self):
        data = rss(f"<description><!-- --><b c='{'x' * 300}'/>{PROSE}"
                   "</description>")
        self.check("tag", len(f"<b c='{'x' * 300}'/>"), "a.rss", data,
                   "cut off")

    def test_head_of_xml(self):
        def publisher(limit):
            out = self.run_tool("export", "a.rss", rss(
                f"<description>{PROSE}</description>",
                "<title>Koran Lereng</title>"), f"--max-xml-head={limit}")
            self.assertEqual(out.returncode, 0, out.stderr)
            return "Koran Lereng" in out.stdout
        Limits.tested.add("xml-head")
        needed = len("<rss><channel><title>Koran Lereng</title>") + 1
        self.assertTrue(publisher(needed))
        self.assertFalse(publisher(needed - len("</title>") - 1))

    def test_attributes(self):
        many = " ".join(f"a{i}='1'" for i in range(20))
        self.check("attributes", 20, "a.rss",
                   rss(f"<description {many}>{PROSE}</description>"))
        # Counted by their parts on a page, which may be more than there are.
        data = page(f"<div {many}>{paragraphs()}</div>")
        self.assertEqual(0, self.run_tool("text", "a.html", data,
                                          "--max-attributes=20").returncode)
        bad = self.run_tool("text", "a.html", data, "--max-attributes=10")
        self.assertEqual(bad.returncode, 1)
        self.assertIn("--max-attributes", bad.stderr)

    def test_namespaces(self):
        spaces = " ".join(f"xmlns:n{i}='urn:{i}'" for i in range(20))
        self.check("namespaces", 20, "a.rss",
                   rss(f"<description {spaces}>{PROSE}</description>"))

    def test_depth_of_xml(self):
        deep = "<b>" * 30 + PROSE + "</b>" * 30
        self.check("xml-depth", 32, "a.rss",
                   rss(f"<description>{deep}</description>"))

    def test_depth_of_pages(self):
        data = page("<div>" * 30 + paragraphs() + "</div>" * 30)
        self.check("html-depth", 33, "a.html", data)

    def test_depth_of_json(self):
        deep = "[" * 9 + "]" * 9
        self.check("json-depth", 10, "a.jsonl",
                   '{"text": "%s", "x": %s}' % (PROSE, deep))

    def test_values_of_json(self):
        # One object, one array and 22 commas.
        many = ",".join("1" * 20)
        self.check("json-values", 24 - 2, "a.jsonl",
                   '{"text": "%s", "x": [%s]}' % (
                       PROSE.replace(",", ""), many))

    def test_scripts_on_pages(self):
        script = ('{"@type": "NewsArticle", "headline": "Judul Panen", '
                  '"datePublished": "2025-03-11"}')
        data = page('<script type="application/ld+json">%s</script>%s' % (
            script, paragraphs()))
        Limits.tested.add("script")
        for limit, found in ((len(script), True), (len(script) - 1, False)):
            out = self.run_tool("export", "a.html", data,
                                f"--max-script={limit}")
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertEqual("Judul Panen" in out.stdout, found)

    def test_columns(self):
        names = ",".join(["isi"] + [f"k{i}" for i in range(9)])
        self.check("columns", 10, "a.csv",
                   f"{names}\n{PROSE.replace(',', '')}{',' * 9}\n")

    def test_records_of_archives(self):
        block = PROSE + "\n" + PROSE
        bad = self.check("warc", len(block), "a.warc",
                         warc([("", block), ("", PROSE[:90])]))
        self.assertIn("Petani", bad.stdout)

    def test_heads_of_archives(self):
        record = warc([("X-Isi: " + "x" * 300 + "\r\n", f"Judul\n{PROSE}")])
        head = record.index("\r\n\r\n") + 4
        self.check("warc-head", head, "a.warc", record, "head of the record")

    def test_damaged_members(self):
        def member(number):
            return gzip.compress(warc([("", f"{number} {PROSE}")]).encode())

        def broken(number):
            data = bytearray(member(number))
            data[30:60] = b"\xff" * 30
            return bytes(data)

        Limits.tested.add("resumes")
        data = (member(1) + broken(2) + member(3) + broken(4) + member(5))
        for limit, found in ((2, True), (1, False)):
            out = self.run_tool("text", "a.warc.gz", data,
                                f"--max-resumes={limit}")
            self.assertEqual(out.returncode, 1)
            self.assertIn("3 Petani", out.stdout)
            self.assertEqual("5 Petani" in out.stdout, found, out.stderr)

    def test_packing(self):
        data = (PROSE + "\n").encode() + b" " * (17 << 20)
        packed = gzip.compress(data)
        Limits.tested.add("ratio")
        # It is watched on the way, where it is a little more than at the end.
        ratio = len(data) // len(packed)
        options = ("--max-text=1G",)
        good = self.run_tool("text", "a.txt.gz", packed,
                             f"--max-ratio={ratio + ratio // 10}", *options)
        self.assertEqual(good.returncode, 0, good.stderr)
        bad = self.run_tool("text", "a.txt.gz", packed,
                            f"--max-ratio={ratio - ratio // 10}", *options)
        self.assertEqual(bad.returncode, 1)
        self.assertIn("--max-ratio", bad.stderr)
        # What is small does no harm, however well it was packed.
        small = gzip.compress((PROSE + "\n").encode() + b" " * (1 << 20))
        self.assertEqual(0, self.run_tool("text", "a.txt.gz", small,
                                          "--max-ratio=2").returncode)

    def test_paths_in_lists(self):
        article = os.path.join(self.dir, "isi.txt")
        with open(article, "w") as file:
            file.write(PROSE)
        Limits.tested.add("path")
        for limit, status in ((len(article), 0), (len(article) - 1, 1)):
            out = subprocess.run(
                [TOOL, "text", "--files-from=-", f"--max-path={limit}"],
                input=article + "\n", capture_output=True, text=True)
            self.assertEqual(out.returncode, status)
            self.assertEqual("--max-path" in out.stderr, status == 1)

    def test_sentences(self):
        words = " ".join(["padi"] * 50) + "."
        Limits.tested.add("sentence")
        for limit, sentences in ((51, 1), (50, 2), (10, 6)):
            out = self.run_tool("analyze", "a.txt", words, "--any-language",
                                f"--max-sentence={limit}")
            self.assertEqual(out.returncode, 0, out.stderr)
            self.assertEqual(out.stdout.count("# text ="), sentences)

    def test_the_most_of_a_sentence_is_analyzed(self):
        words = ", ".join([PROSE[:-1]] * 700) + "."
        out = self.run_tool("export", "a.txt", words, "--max-sentence=10000")
        self.assertEqual(out.returncode, 0, out.stderr)

    def test_other_limits_are_other_options(self):
        """What was cut otherwise is analyzed again."""
        state = os.path.join(self.dir, "keadaan.db")
        for limit, word in (("400", ""), ("400", "1 unchanged"),
                            ("10", "1 articles")):
            out = self.run_tool("export", "a.txt", PROSE, "--state", state,
                                f"--max-sentence={limit}")
            self.assertIn(word, out.stderr)
            self.assertEqual("unchanged" in out.stderr, word == "1 unchanged")

    def test_entities_are_never_expanded(self):
        lines = ["<!DOCTYPE rss [<!ENTITY a0 'Kalimat luar.'>"]
        lines += [f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>"
                  for i in range(1, 10)]
        text = "\n".join(lines) + "]>" + rss(
            f"<description>{PROSE} &a9; selesai</description>")
        out = self.run_tool("text", "a.rss", text)
        self.assertEqual(out.returncode, 0, out.stderr)
        self.assertIn("never expanded", out.stderr)
        self.assertNotIn("Kalimat luar", out.stdout)

    def test_bad_values(self):
        for option in ("--max-text=0", "--max-text=-1", "--max-text=x",
                       "--max-text=1T", "--max-text=2G", "--max-text=1KB",
                       "--max-text=99999999999999999999",
                       "--max-html-depth=257", "--max-text="):
            out = self.run_tool("text", "a.txt", PROSE, option)
            self.assertEqual(out.returncode, 2, option)
            self.assertIn("limit", out.stderr)
        self.assertEqual(0, self.run_tool("text", "a.txt", PROSE,
                                          "--max-text=16m").returncode)


class Documented(unittest.TestCase):
    def test_the_manual_knows_each_with_its_preset(self):
        with open(os.path.join(ROOT, "doc", "wartagraf.1"),
                  encoding="utf-8") as file:
            manual = file.read().replace("\\-", "-")
        told = dict(re.findall(r"^--max-([a-z-]+)\t(\w+)\t", manual, re.M))
        self.assertEqual(told, limits())

    def test_each_is_tested(self):
        self.assertEqual(Limits.tested, set(limits()))


if __name__ == "__main__":
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(loader.loadTestsFromTestCase(case)
                               for case in (Limits, Documented))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    sys.exit(0 if result.wasSuccessful() else 1)
