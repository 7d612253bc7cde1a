#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs with a state: resuming, changing, forgetting, copies.

Every time, what a run with a state writes must be, byte for byte, what a run
without one writes that reads all inputs at once.

usage: test_state.py TOOL SOURCE_ROOT
"""
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

TOOL, ROOT = (os.path.abspath(argument) for argument in sys.argv[1:3])
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from news import article, jsonl  # noqa: E402

FORMATS = ("nq", "nt", "ttl", "trig", "jsonld", "graphml", "csv", "csv-nodes")


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Scratch(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)
        self.state = self.path("keadaan.db")

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, records):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(jsonl(records))
        return self.path(name)

    def run_tool(self, *arguments, status=0, **options):
        result = subprocess.run([TOOL, *arguments], capture_output=True,
                                **options)
        text = result.stderr.decode(errors="replace")
        self.assertEqual(result.returncode, status, text)
        return result.stdout, text

    def fresh(self, *inputs, format="nq"):
        return self.run_tool("export", f"--format={format}", *inputs)[0]

    def kept(self, *inputs, format="nq"):
        return self.run_tool("export", f"--format={format}", "--state",
                             self.state, *inputs)


class Same(Scratch):
    def test_every_format_is_as_without_a_state(self):
        news = self.write("a.jsonl", map(article, range(6)))
        for format in FORMATS:
            self.assertEqual(self.kept(news, format=format)[0],
                             self.fresh(news, format=format), format)

    def test_unchanged_articles_are_not_analyzed(self):
        news = self.write("a.jsonl", map(article, range(6)))
        first, text = self.kept(news)
        self.assertNotIn("unchanged", text)
        again, text = self.kept(news)
        self.assertEqual(first, again)
        self.assertIn("6 unchanged", text)

    def test_the_state_alone_writes_everything(self):
        a = self.write("a.jsonl", map(article, range(5)))
        b = self.write("b.jsonl", map(article, range(5, 9)))
        self.kept(a)
        both, text = self.kept(b)
        self.assertEqual(both, self.fresh(a, b))
        self.assertEqual(self.kept()[0], both)

    def test_one_changed_article_is_replaced(self):
        records = [article(i) for i in range(6)]
        self.kept(self.write("a.jsonl", records))
        records[2]["text"] += "\nPolisi menangkap Andi Pratama di Bogor."
        changed = self.write("a.jsonl", records)
        output, text = self.kept(changed)
        self.assertEqual(output, self.fresh(changed))
        self.assertIn("5 unchanged", text)

    def test_an_article_alone_keeps_its_place(self):
        records = [article(i) for i in range(4)]
        self.kept(self.write("a.jsonl", records))
        records[1]["title"] = "Judul baru"
        self.kept(self.write("b.jsonl", [records[1]]))
        whole = self.write("c.jsonl", records)
        self.assertEqual(self.kept()[0], self.fresh(whole))

    def test_the_order_is_that_of_the_last_reading(self):
        a = self.write("a.jsonl", map(article, range(5)))
        self.kept(a)
        b = self.write("b.jsonl", map(article, (9, 3, 0, 1, 2, 4, 7)))
        output, text = self.kept(b)
        self.assertEqual(output, self.fresh(b))
        self.assertIn("5 unchanged", text)

    def test_other_options_are_told(self):
        news = self.write("a.jsonl", map(article, range(3)))
        self.kept(news)
        _, text = self.run_tool("export", "--state", self.state,
                                "--provenance=graph")
        self.assertIn("3 articles in the state were made with other options",
                      text)
        output, text = self.run_tool("export", "--state", self.state,
                                     "--provenance=graph", news)
        self.assertNotIn("unchanged", text)
        self.assertEqual(output, self.run_tool(
            "export", "--provenance=graph", news)[0])

    def test_other_data_is_another_result(self):
        news = self.write("a.jsonl", map(article, range(3)))
        data = self.path("data")
        os.mkdir(data)
        source = os.environ.get("WARTAGRAF_DATA", os.path.join(ROOT, "data"))
        for name in os.listdir(source):
            if name != "lexicon":
                os.symlink(os.path.join(source, name), self.path(f"data/{name}"))
        shutil.copytree(os.path.join(source, "lexicon"),
                        self.path("data/lexicon"))
        arguments = ("export", "--state", self.state, "--data", data, news)
        self.run_tool(*arguments)
        self.assertIn("3 unchanged", self.run_tool(*arguments)[1])
        with open(self.path("data/lexicon/titles.tsv"), "a") as file:
            file.write("# baris baru\n")
        self.assertNotIn("unchanged", self.run_tool(*arguments)[1])

    def test_skipped_articles_are_remembered_and_leave(self):
        english = dict(article(2), text="The minister said that the police "
                       "had arrested the man in the city on Monday. " * 5)
        a = self.write("a.jsonl", [article(1), article(2)])
        self.kept(a)
        b = self.write("b.jsonl", [article(1), english])
        output, text = self.kept(b)
        self.assertEqual(output, self.fresh(b))
        self.assertIn("1 skipped", text)
        self.assertIn("2 unchanged", self.kept(b)[1])

    def test_several_of_one_identifier_are_several(self):
        records = [dict(article(i), id="satu", url=None) for i in range(9)]
        a = self.write("a.jsonl", records)
        output, _ = self.kept(a)
        self.assertEqual(output, self.fresh(a))
        self.assertIn("9 unchanged", self.kept(a)[1])


class Forget(Scratch):
    def test_nothing_is_left_of_a_forgotten_article(self):
        records = [article(i) for i in range(5)]
        self.kept(self.write("a.jsonl", records))
        self.run_tool("forget", "berita-3", "--state", self.state)
        rest = self.write("b.jsonl", records[:3] + records[4:])
        self.assertEqual(self.kept()[0], self.fresh(rest))
        self.assertNotIn(b"berita-3", self.kept()[0])

    def test_by_iri(self):
        records = [article(i) for i in range(3)]
        self.kept(self.write("a.jsonl", records))
        _, text = self.run_tool("forget", records[0]["url"], "--state",
                                self.state)
        self.assertIn("1 article forgotten", text)
        self.assertEqual(self.kept()[0],
                         self.fresh(self.write("b.jsonl", records[1:])))

    def test_messages(self):
        self.kept(self.write("a.jsonl", [article(1)]))
        _, text = self.run_tool("forget", "lain", "--state", self.state,
                                status=1)
        self.assertIn("lain: no article", text)
        _, text = self.run_tool("forget", "x", "--state", self.path("tiada"),
                                status=1)
        self.assertIn("no such file", text)
        self.assertFalse(os.path.exists(self.path("tiada")))
        self.run_tool("forget", "x", status=2)
        self.run_tool("forget", "--state", self.state, status=2)


class Copies(Scratch):
    """Articles with the same text, or nearly."""

    def copy(self, number, copy, **changes):
        return dict(article(number), id=f"salinan-{copy}",
                    url=f"https://lain.example/{copy}/salinan",
                    publisher=f"Koran {copy}", **changes)

    def test_exact_copies_are_written_once_with_all_sources(self):
        news = self.write("a.jsonl", [article(1), self.copy(1, 1), article(2),
                                      self.copy(1, 2), article(1)])
        for output, text in ((self.fresh(news), None), self.kept(news)):
            graph = output.decode()
            self.assertEqual(graph.count("schema.org/NewsArticle>"), 2)
            for name in ("salinan-1", "salinan-2", "Koran 1", "Koran 2"):
                self.assertIn(f'"{name}"', graph)
            self.assertIn('"https://lain.example/2/salinan"^^', graph)
            self.assertIn("3 copies", text or "3 copies")

    def test_another_date_is_no_copy(self):
        news = self.write("a.jsonl",
                          [article(1), self.copy(1, 1, published="2026-01-01")])
        self.assertEqual(
            self.fresh(news).decode().count("schema.org/NewsArticle>"), 2)

    def test_near_copies_are_marked(self):
        original = article(1, sentences=20)
        near = dict(original, id="dekat", url="https://lain.example/9/dekat",
                    text="Sebuah pengantar baru.\n" + original["text"])
        far = article(2, sentences=20)
        news = self.write("a.jsonl", [original, far, near])
        found = re.findall(r"<(\S+)> <\S+#nearDuplicateOf> <(\S+)>",
                           self.fresh(news).decode())
        self.assertEqual(found, [(near["url"], original["url"])])
        self.assertEqual(self.kept(news)[0], self.fresh(news))

    def test_links_follow_what_becomes_of_the_articles(self):
        """Any order of changes leads to what one reading of the rest gives."""
        chance = random.Random(7)
        pool = []
        for number in range(6):
            base = article(number, sentences=20)
            pool.append(base)
            for k in range(3):
                lines = base["text"].split("\n")
                lines[chance.randrange(20)] = f"Baris {k} diganti oleh redaksi."
                pool.append(dict(base, id=f"dekat-{number}-{k}",
                                 url=f"https://lain.example/{number}/{k}",
                                 text="\n".join(lines)))
            pool.append(self.copy(number, 100 + number))
        inside = []
        for step in range(7):
            batch = chance.sample(pool, chance.randrange(1, 9))
            given = [record for record in inside
                     if record not in batch and chance.random() < 0.2]
            name = self.write("b.jsonl", given + batch)
            self.kept(name)
            inside = self.merge(inside, given + batch)
            if chance.random() < 0.5:
                gone = inside.pop(chance.randrange(len(inside)))
                self.run_tool("forget", gone["id"], "--state", self.state)
            whole = self.write("c.jsonl", inside)
            self.assertEqual(self.kept()[0], self.fresh(whole), step)

    @staticmethod
    def merge(inside, read):
        """What the state holds, in its order, after reading that."""
        order = {record["id"]: i for i, record in enumerate(inside)}
        rest = {record["id"]: record for record in inside}
        last, seen = -1, set()
        for record in read:
            name = record["id"]
            if name in seen:
                raise ValueError("read twice")
            seen.add(name)
            if order.get(name, -1) <= last:
                order[name] = max(order.values(), default=-1) + 1
            last = order[name]
            rest[name] = record
        return sorted(rest.values(), key=lambda record: order[record["id"]])


class Killed(Scratch):
    def test_killed_at_any_moment_it_goes_on(self):
        news = self.write("a.jsonl", map(article, range(100)))
        wanted = self.fresh(news)
        chance = random.Random(2026)
        out = self.path("graf.nq")
        killed = 0
        for _ in range(7):
            process = subprocess.Popen(
                [TOOL, "export", "--state", self.state, "-o", out, news],
                stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.02, 0.8))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            if os.path.exists(out):
                self.assertEqual(read(out), wanted)
                os.remove(out)
        self.assertGreater(killed, 0)
        self.assertEqual(self.kept(news)[0], wanted)
        self.assertIn("100 unchanged", self.kept(news)[1])

    def test_interrupted_it_says_how_to_go_on(self):
        news = self.write("a.jsonl", map(article, range(150)))
        process = subprocess.Popen(
            [TOOL, "export", "--state", self.state, "-o", self.path("g.nq"),
             news], stderr=subprocess.PIPE)
        while not os.path.exists(self.state):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        text = process.communicate()[1].decode()
        self.assertEqual(process.returncode, 1, text)
        self.assertIn("run the same command again", text)
        self.assertFalse(os.path.exists(self.path("g.nq")))
        self.assertEqual(self.kept(news)[0], self.fresh(news))


class Faults(Scratch):
    def test_two_runs_exclude_each_other(self):
        news = self.write("a.jsonl", map(article, range(250)))
        first = subprocess.Popen(
            [TOOL, "export", "--state", self.state, "-o", "nq:" + os.devnull,
             news], stderr=subprocess.DEVNULL)
        try:
            while not os.path.exists(self.state + "-wal"):
                self.assertIsNone(first.poll())
                time.sleep(0.005)
            _, text = self.run_tool("export", "--state", self.state, news,
                                    status=1)
            self.assertIn("in use by another run", text)
            _, text = self.run_tool("forget", "x", "--state", self.state,
                                    status=1)
            self.assertIn("in use by another run", text)
        finally:
            first.kill()
            first.wait()

    def test_foreign_files_are_left_alone(self):
        news = self.write("a.jsonl", [article(1)])
        foreign = self.path("b.jsonl")
        shutil.copy(news, foreign)
        _, text = self.run_tool("export", "--state", foreign, news, status=1)
        self.assertIn("is not a state file", text)
        self.assertEqual(read(foreign), read(news))
        import sqlite3
        other = self.path("c.db")
        with sqlite3.connect(other) as db:
            db.execute("CREATE TABLE t(x)")
        before = read(other)
        _, text = self.run_tool("export", "--state", other, news, status=1)
        self.assertIn("is not a state file", text)
        self.assertEqual(read(other), before)

    def test_damaged_files_are_refused(self):
        news = self.write("a.jsonl", map(article, range(15)))
        wanted, _ = self.kept(news)
        whole = read(self.state)
        chance = random.Random(3)
        refused = 0
        for case in range(14):
            damaged = bytearray(whole)
            if case % 2:
                del damaged[chance.randrange(1, len(damaged)):]
            else:
                at = chance.randrange(len(damaged))
                damaged[at:at + 64] = b"\xa5" * len(damaged[at:at + 64])
            with open(self.state, "wb") as file:
                file.write(damaged)
            result = subprocess.run(
                [TOOL, "export", "-q", "--state", self.state],
                capture_output=True)
            text = result.stderr.decode(errors="replace")
            self.assertIn(result.returncode, (0, 1), text)
            if result.returncode == 1:
                refused += 1
                self.assertRegex(text, "damaged|not a state file|version")
        self.assertGreater(refused, 7)
        with open(self.state, "wb") as file:
            file.write(whole)
        self.assertEqual(self.kept()[0], wanted)

    def test_a_full_disk_keeps_what_is_there(self):
        news = self.write("a.jsonl", map(article, range(80)))
        wanted = self.fresh(news)
        out = self.path("g.nq")
        for size in (1 << 12, 1 << 16, 3 << 16, 1 << 19):
            limit = (lambda size=size: resource.setrlimit(
                resource.RLIMIT_FSIZE, (size, size)))
            _, text = self.run_tool("export", "--state", self.state, "-o", out,
                                    news, status=1, preexec_fn=limit)
            self.assertIn("; ", text)
            self.assertFalse(os.path.exists(out))
            self.assertEqual([name for name in os.listdir(self.dir)
                              if name.endswith(".part")], [])
        self.assertEqual(self.kept(news)[0], wanted)

    @unittest.skipIf(os.geteuid() == 0, "as nobody in test_faults.py")
    def test_missing_rights(self):
        news = self.write("a.jsonl", [article(1)])
        self.kept(news)
        os.chmod(self.state, 0o400)
        _, text = self.run_tool("export", "--state", self.state, status=1)
        self.assertIn("may not be written", text)

    def test_a_missing_folder(self):
        news = self.write("a.jsonl", [article(1)])
        _, text = self.run_tool("export", "--state",
                                self.path("tiada/keadaan.db"), news, status=1)
        self.assertIn("cannot be opened", text)


class Cost(Scratch):
    def test_one_more_costs_one(self):
        """Counted in articles that are analyzed, not in seconds."""
        many = self.write("a.jsonl", map(article, range(30)))
        self.kept(many)
        one = self.write("b.jsonl", [article(500)])
        output, text = self.run_tool("export", "--state", self.state,
                                     "--jobs=1", one)
        self.assertIn("31 articles", text)
        self.assertEqual(output, self.fresh(many, one))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
