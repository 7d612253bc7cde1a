#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line from outside: exit statuses, messages, files.

usage: test_cli.py TOOL SOURCE_ROOT
"""
import gzip
import json
import os
import pty
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
EXAMPLES = os.path.join(ROOT, "examples", "articles")
ONE = os.path.join(EXAMPLES, "operasi-narkoba.txt")


def wartagraf(*arguments, **options):
    return subprocess.run([TOOL, *arguments], capture_output=True, **options)


class Scratch(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return self.path(name)

    def export(self, *arguments, **options):
        return wartagraf("export", *arguments, **options)

    def complains(self, result, status, *words):
        text = result.stderr.decode(errors="replace")
        self.assertEqual(result.returncode, status, text)
        for word in words:
            self.assertIn(word, text)
        return text


class Usage(Scratch):
    def test_help_and_version(self):
        for arguments in (["--help"], ["export", "--help"], ["text", "--help"],
                          ["analyze", "--help"], ["explain", "--help"],
                          ["--version"]):
            result = wartagraf(*arguments)
            self.assertEqual(result.returncode, 0)
            self.assertIn(b"wartagraf", result.stdout)

    def test_usage_errors_have_status_2(self):
        for arguments, word in (
                ([], "Usage"),
                (["tidak-ada"], "no such command"),
                (["export"], "no input"),
                (["export", "--tidak-ada", ONE], "--help"),
                (["export", "-o", "graf.xyz", ONE], "unknown output format"),
                (["export", "-o", "xyz:graf", ONE], "unknown output format"),
                (["export", "-o", "ttl:", ONE], "unknown output format"),
                (["export", "--format=xyz", ONE], "unknown output format"),
                (["export", "--jobs=-1", ONE], "less than nothing"),
                (["export", "--top=-1", ONE], "less than nothing"),
                (["check"], "no file"),
                (["export", "--since=kemarin", ONE], "kemarin"),
                (["analyze", "--style=x", ONE], "news, csui or gsd"),
                (["export", "--provenance=x", ONE], "mentions, graph, none"),
                (["export", "--graph=x", ONE], "actors, events, comentions"),
                (["export", "--graph=comentions", "--class=SAY", ONE],
                 "--class"),
                (["export", "--graph=comentions", "--provenance=none", ONE],
                 "--provenance"),
                (["export", "--input-format=x", ONE], "no such format"),
                (["export", "--base-iri=bukan iri", ONE], "IRI"),
                (["export", "--published=kemarin", ONE], "kemarin"),
                (["export", "--field=xyz=abc", ONE], "xyz"),
                (["export", "-q", "-v", ONE], "exclude"),
                (["export", "-o", "a.nq", "-o", "nt:a.nq", ONE], "twice")):
            self.complains(wartagraf(*arguments, cwd=self.dir), 2, word)
        self.assertEqual(os.listdir(self.dir), [])


class Outputs(Scratch):
    def test_all_formats_in_one_pass(self):
        names = ["a.ttl", "a.nt", "a.nq", "a.trig", "a.graphml"]
        outputs = [part for name in names
                   for part in ("-o", self.path(name))]
        result = self.export(*outputs, "-o", "ttl:" + self.path("b.txt"), ONE)
        self.complains(result, 0, "1 articles", "a.ttl")
        self.assertEqual(sorted(os.listdir(self.dir)),
                         sorted(names + ["b.txt"]))
        with open(self.path("a.ttl")) as a, open(self.path("b.txt")) as b:
            self.assertEqual(a.read(), b.read())

    def test_pages_do_not_disturb_rdfxml(self):
        page = os.path.join(EXAMPLES, "liga-nusantara.html")
        self.complains(self.export("-o", self.path("a.rdf"), page), 0)
        self.assertEqual(os.listdir(self.dir), ["a.rdf"])

    def test_standard_output_is_nquads_and_carries_data_only(self):
        result = self.export(ONE)
        self.assertEqual(result.returncode, 0)
        for line in result.stdout.decode().splitlines():
            self.assertTrue(line.startswith("<") and line.endswith(" ."), line)
        same = self.export("-o", self.path("a.nq"), ONE)
        self.assertEqual(same.stdout, b"")
        with open(self.path("a.nq"), "rb") as file:
            self.assertEqual(file.read(), result.stdout)

    def test_twice_the_same_bytes_under_any_locale(self):
        first = self.export("--format=trig", EXAMPLES)
        for locale in ("C", "C.UTF-8", "id_ID.UTF-8", "de_DE.UTF-8"):
            again = self.export("--format=trig", EXAMPLES,
                                env=dict(os.environ, LC_ALL=locale))
            self.assertEqual(first.stdout, again.stdout, locale)

    def test_any_number_of_threads_writes_the_same(self):
        mixed = [self.write("rusak.jsonl", '{"id": 1, "te\n'), EXAMPLES,
                 self.write("asing.txt", "The minister said that the police "
                            "had arrested two men in London on Monday.")]
        first = self.export("--jobs=1", "--format=trig", *mixed)
        self.assertEqual(first.returncode, 1)
        for jobs in ("--jobs=2", "--jobs=8"):
            again = self.export(jobs, "--format=trig", *mixed)
            self.assertEqual(first.stdout, again.stdout)

    def test_options_change_what_is_said(self):
        size = {}
        for level in ("none", "graph", "mentions"):
            size[level] = len(self.export("--provenance=" + level, ONE).stdout)
        self.assertLess(size["none"], size["graph"])
        self.assertLess(size["graph"], size["mentions"])
        self.assertIn(b"isString", self.export("--with-text", ONE).stdout)
        self.assertNotIn(b"isString", self.export(ONE).stdout)
        based = self.export("--base-iri=https://contoh.example/id/", ONE).stdout
        self.assertIn(b"<https://contoh.example/id/event/", based)
        actors = self.export("--format=graphml", ONE).stdout
        events = self.export("--format=graphml", "--graph=events", ONE).stdout
        self.assertNotEqual(actors, events)

    def test_published_is_for_texts_without_a_date(self):
        text = "Polisi menangkap Rudi Hartawan di Bandung kemarin."
        path = self.write("a.txt", text)
        result = self.export("--published=2026-05-29", path)
        self.assertIn(b'"2026-05-29"', result.stdout)
        self.assertIn(b'"2026-05-28"', result.stdout)
        self.assertNotIn(b"datePublished", self.export(path).stdout)

    def test_quiet_says_nothing_when_all_is_good(self):
        result = self.export("-q", "-o", self.path("a.nq"), ONE)
        self.assertEqual((result.returncode, result.stderr), (0, b""))


class Progress(Scratch):
    def run_on_terminal(self, *arguments):
        try:
            master, slave = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal here: {error}")
        process = subprocess.Popen([TOOL, "export", "-o", self.path("a.nq"),
                                    *arguments, EXAMPLES], stderr=slave)
        os.close(slave)
        seen = b""
        try:
            while chunk := os.read(master, 4096):
                seen += chunk
        except OSError:
            pass  # the terminal is closed when the process ends
        os.close(master)
        self.assertEqual(process.wait(), 0)
        return seen

    def test_a_line_on_a_terminal(self):
        self.assertRegex(self.run_on_terminal(),
                         rb"\d+ articles, \d+/s, \d+ %, \d+:\d\d left")

    def test_none_when_quiet_or_in_a_pipe(self):
        self.assertNotIn(b"left", self.run_on_terminal("--quiet"))
        piped = self.export("-o", self.path("b.nq"), EXAMPLES)
        self.assertNotIn(b"left", piped.stderr)


class BadInput(Scratch):
    def good_and(self, *paths):
        """Export the bad paths around a good article: it must come through."""
        out = self.path("out.nq")
        result = self.export("-o", out, *paths, ONE)
        with open(out, "rb") as file:
            self.assertIn(b'"operasi-narkoba"', file.read())
        return result

    def test_missing_file(self):
        path = self.path("hilang.txt")
        self.complains(self.good_and(path), 1, "hilang.txt: ", "; ")

    def test_empty_file(self):
        self.complains(self.good_and(self.write("kosong.txt", b"")), 1,
                       "kosong.txt", "empty")

    def test_binary_file(self):
        self.complains(self.good_and(self.write("a.bin", os.urandom(4096))), 1,
                       "a.bin")

    def test_invalid_utf8_is_repaired_and_told(self):
        with open(ONE, "rb") as file:
            text = file.read().replace(b"menyita", b"menyita\xff")
        self.complains(self.good_and(self.write("rusak.txt", text)), 0,
                       "rusak.txt", "warning")

    def test_nul_bytes(self):
        record = {"id": "nul", "text": "Polisi menangkap Budi\u0000 Santoso."}
        path = self.write("a.jsonl", json.dumps(record) + "\n")
        result = self.good_and(path)
        self.assertIn(result.returncode, (0, 1))
        self.assertIn(b"a.jsonl:1", result.stderr)

    def test_timings_add_up(self):
        result = wartagraf("export", "-q", "--timings", "--format=graphml", ONE)
        times = dict(re.findall(r"^  (\w+) +(-?[\d.]+) CPU s$",
                                result.stderr.decode(), re.M))
        times = {stage: float(seconds) for stage, seconds in times.items()}
        self.assertEqual(list(times), [
            "read", "clean", "tokens", "names", "dates", "tags", "trees",
            "events", "resolve", "build", "state", "write", "rest", "all"])
        whole = times.pop("all")
        self.assertAlmostEqual(sum(times.values()), whole, delta=0.002)
        self.assertGreater(times["trees"], 0)
        self.assertNotIn(b"CPU s", self.export(ONE).stderr)

    def test_texts_are_told_apart(self):
        texts = ["Polisi menangkap Budi.\nIa diam.", "Budi bebas.\n", "Ya."]
        path = self.write("a.jsonl", "".join(
            json.dumps({"id": text[0], "text": text}) + "\n"
            for text in texts))
        result = wartagraf("text", path)
        self.assertEqual(result.stdout.decode(),
                         texts[0] + "\n\n" + texts[1] + "\n" + texts[2])
        result = wartagraf("text", self.write("b.jsonl", "{\n"), path)
        self.assertTrue(result.stdout.startswith(b"Polisi"))

    def test_broken_json_in_the_middle(self):
        good = '{"id": "%s", "text": "Polisi menangkap Budi Santoso."}\n'
        path = self.write("a.jsonl", good % "satu" + '{"id": "dua", "te\n' +
                          good % "tiga")
        result = self.export(path)
        self.complains(result, 1, "a.jsonl:2: ", "; ")
        self.assertIn(b'"satu"', result.stdout)
        self.assertIn(b'"tiga"', result.stdout)

    def test_line_of_100_mb(self):
        path = self.path("a.jsonl")
        good = '{"id": "%s", "text": "Polisi menangkap Budi Santoso."}\n'
        with open(path, "w") as file:
            file.write(good % "satu")
            file.write('{"id": "besar", "text": "')
            for _ in range(100):
                file.write("a" * 1000000)
            file.write('"}\n' + good % "tiga")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        result = self.export(path)
        self.complains(result, 1, "a.jsonl:2: ", "; ")
        self.assertIn(b'"satu"', result.stdout)
        self.assertIn(b'"tiga"', result.stdout)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(after, max(before, 600 * 1024))

    def test_truncated_gzip(self):
        good = '{"id": "satu", "text": "Polisi menangkap Budi Santoso."}\n'
        filler = "".join(
            '{"id": "%d", "text": "%s"}\n' % (i, os.urandom(40).hex())
            for i in range(2000))
        data = gzip.compress((good + filler).encode())
        result = self.export("-q", "--any-language",
                             self.write("a.jsonl.gz", data[:len(data) // 2]))
        self.complains(result, 1, "a.jsonl.gz")
        self.assertIn(b'"satu"', result.stdout)

    def test_gzip_of_two_members(self):
        good = '{"id": "%s", "text": "Polisi menangkap Budi Santoso."}\n'
        data = b"".join(gzip.compress((good % name).encode())
                        for name in ("satu", "dua"))
        result = self.export(self.write("a.jsonl.gz", data))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b'"satu"', result.stdout)
        self.assertIn(b'"dua"', result.stdout)

    def test_page_without_an_article(self):
        page = "<html><body><nav><a href='/'>Beranda</a></nav></body></html>"
        self.complains(self.good_and(self.write("a.html", page)), 1, "a.html")

    def test_absurd_date(self):
        record = {"id": "a", "published": "2026-13-45",
                  "text": "Polisi menangkap Budi Santoso di Bandung."}
        path = self.write("a.jsonl", json.dumps(record) + "\n")
        result = self.export(path)
        self.complains(result, 0, "a.jsonl:1: ", "2026-13-45")
        self.assertNotIn(b"datePublished", result.stdout)

    def test_other_languages_are_skipped(self):
        text = ("The police arrested two men in London on Monday. The minister "
                "said that the government would investigate the case.")
        path = self.write("a.txt", text)
        self.complains(self.good_and(path), 0, "a.txt", "--any-language")
        told = self.export("--any-language", path)
        self.assertIn(b"NewsArticle", told.stdout)

    def test_standard_input(self):
        with open(ONE, "rb") as file:
            result = self.export("-", input=file.read())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(b'"stdin', result.stdout)

    def test_external_entities_are_not_read(self):
        secret = self.write("rahasia.txt", "RAHASIA")
        page = ('<!DOCTYPE html [<!ENTITY x SYSTEM "file://%s">]><html><body>'
                "<article><p>Polisi menangkap Budi Santoso &x; di Bandung, "
                "Jawa Barat, kemarin. Budi membantah tuduhan polisi."
                "</p></article></body></html>") % secret
        result = self.export("--with-text", self.write("a.html", page))
        self.assertNotIn(b"RAHASIA", result.stdout)


class Check(Scratch):
    def test_an_export_is_as_it_should_be(self):
        names = ["a.nq", "a.nq.gz", "a.ttl", "a.trig", "a.nt"]
        outputs = [part for name in names
                   for part in ("-o", self.path(name))]
        self.assertEqual(self.export("-q", *outputs, EXAMPLES).returncode, 0)
        for name in names:
            self.complains(wartagraf("check", self.path(name)), 0,
                           " 0 problems")
        with open(self.path("a.nq.gz"), "rb") as packed, \
                open(self.path("a.nq"), "rb") as plain:
            self.assertEqual(gzip.decompress(packed.read()), plain.read())

    def test_a_broken_one_is_told_with_its_line(self):
        line = ('<https://x.example/a> <https://schema.org/datePublished> '
                '"2026-02-31"^^<http://www.w3.org/2001/XMLSchema#date> .\n')
        path = self.write("a.nt", line)
        self.complains(wartagraf("check", path), 1, "a.nt:1", "2026-02-31")
        path = self.write("b.nt", line.replace("<https://x.example/a>", "<a"))
        self.complains(wartagraf("check", path), 1, "b.nt:1")

    def test_parts_are_whole(self):
        result = self.export("-q", "--split=500", "-o", self.path("a.nq"),
                             EXAMPLES)
        self.assertEqual(result.returncode, 0, result.stderr)
        parts = sorted(os.listdir(self.dir))
        self.assertGreater(len(parts), 3)
        for part in parts:
            self.assertEqual(wartagraf("check", "-q",
                                       self.path(part)).returncode, 0)


class BadOutput(Scratch):
    def test_disk_full(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            result = subprocess.run([TOOL, "export", EXAMPLES], stdout=full,
                                    stderr=subprocess.PIPE)
        self.complains(result, 1, "space")

    def test_closed_pipe(self):
        read, write = os.pipe()
        os.close(read)
        result = subprocess.run([TOOL, "export", EXAMPLES], stdout=write,
                                stderr=subprocess.PIPE)
        os.close(write)
        self.complains(result, 1, "pipe")

    def test_file_too_large_leaves_nothing(self):
        old = self.write("a.nq", "lama\n")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        result = self.export("-o", old, EXAMPLES, preexec_fn=limit,
                             env=dict(os.environ))
        self.assertNotEqual(result.returncode, 0)
        with open(old) as file:
            self.assertEqual(file.read(), "lama\n")

    def test_missing_folder(self):
        result = self.export("-o", self.path("tidak/ada/a.nq"), ONE)
        self.complains(result, 1, "a.nq", "; ")

    def test_folder_without_rights(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        os.chmod(self.dir, 0o500)
        result = self.export("-o", self.path("a.nq"), ONE)
        os.chmod(self.dir, 0o700)
        self.complains(result, 1, "a.nq", "; ")

    def test_one_bad_output_leaves_no_other_half_file(self):
        result = self.export("-o", self.path("a.nq"), "-o",
                             self.path("tidak/ada.ttl"), ONE)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(os.listdir(self.dir), [])


class Explain(Scratch):
    ARTICLE = os.path.join(EXAMPLES, "sengketa-paten.txt")

    def explain(self, *arguments):
        result = wartagraf("explain", *arguments, self.ARTICLE)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.decode()

    def events(self):
        article = json.loads(self.explain("--json"))
        self.assertEqual(article["id"], "sengketa-paten")
        return [event for sentence in article["sentences"]
                for event in sentence["events"]]

    def test_text_has_every_trigger_and_role(self):
        text, events = self.explain(), self.events()
        self.assertGreater(len(events), 10)
        self.assertEqual(text.count("confidence 0."), len(events))
        for event in events:
            self.assertIn("«%s»" % event["trigger"], text)
            self.assertIn("[%d-%d]" % (event["begin"], event["end"]), text)
            for role in event["roles"]:
                line = r"%s +%s" % (role["role"], re.escape(role["label"][:30]))
                self.assertRegex(text, line)
        self.assertRegex(text, r"agent +Norrsken Networks .* subject 0\.\d\d")
        self.assertRegex(text, r"time +2026-04-16 ")
        self.assertNotIn("\033", text)

    def test_offsets_lead_to_the_words(self):
        given = wartagraf("text", self.ARTICLE).stdout.decode()
        for event in self.events():
            self.assertEqual(given[event["begin"]:event["end"]],
                             event["trigger"])
            for role in event["roles"]:
                self.assertEqual(given[role["begin"]:role["end"]],
                                 role["text"])

    def test_events_are_those_of_the_export(self):
        table = wartagraf("export", "-q", "--format=csv", self.ARTICLE)
        rows = table.stdout.decode().splitlines()
        self.assertEqual(len(rows) - 1, len(self.events()))

    def test_rows_stand_in_the_tables(self):
        rows = {event["action"]: event.get("row") for event in self.events()}
        for action in ("menggugat", "membantah", "menyatakan"):
            name, line = rows[action].split(":")
            with open(os.path.join(ROOT, "data", "frames", name)) as file:
                row = file.read().splitlines()[int(line) - 1]
            self.assertIn(action, row.split("\t")[0].split(","))

    def test_dropped_words_are_told(self):
        path = self.write("a.txt", "Polisi menangkap Rudi Hartawan di Bandung "
                          "kemarin. Ia mencoba menjual rumahnya, dan tidak "
                          "ada serangan. Daya beli warga menguat.")
        result = wartagraf("explain", "--json", path)
        dropped = {drop["text"]: drop
                   for sentence in json.loads(result.stdout)["sentences"]
                   for drop in sentence["dropped"]}
        self.assertEqual(dropped["ada"]["reason"], "never-event")
        self.assertEqual(dropped["serangan"]["reason"], "no-participant")
        self.assertEqual(dropped["mencoba"]["reason"], "auxiliary")
        self.assertEqual(dropped["beli"]["reason"], "part-of-noun")
        for event in ("menangkap", "menjual", "menguat"):
            self.assertNotIn(event, dropped)
        text = wartagraf("explain", path).stdout.decode()
        self.assertIn("no event: serangan", text)

    def on_terminal(self, **changes):
        try:
            master, slave = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal here: {error}")
        process = subprocess.Popen([TOOL, "explain", self.ARTICLE],
                                   stdout=slave, env={**os.environ, **changes})
        os.close(slave)
        seen = b""
        try:
            while chunk := os.read(master, 4096):
                seen += chunk
        except OSError:
            pass  # the terminal is closed when the process ends
        os.close(master)
        self.assertEqual(process.wait(), 0)
        return seen.decode()

    def test_colours_on_a_terminal_only_and_if_wanted(self):
        self.assertIn("\033[1m«menggugat»\033[0m",
                      self.on_terminal(TERM="xterm", NO_COLOR=""))
        for changes in ({"TERM": "xterm", "NO_COLOR": "1"},
                        {"TERM": "dumb", "NO_COLOR": ""}):
            seen = self.on_terminal(**changes)
            self.assertIn("«menggugat»", seen)
            self.assertNotIn("\033", seen)

    def test_failures_are_told(self):
        result = wartagraf("explain", self.path("hilang.txt"), self.ARTICLE)
        self.complains(result, 1, "hilang.txt")
        self.assertIn("«menggugat»", result.stdout.decode())
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([TOOL, "explain", self.ARTICLE],
                                        stdout=full, stderr=subprocess.PIPE)
            self.complains(result, 1, "space", "incomplete")


class OtherCommands(Scratch):
    def test_text_prints_what_offsets_count_in(self):
        record = {"id": "a", "text": "Presiden\r\nbertemu “Budi” di Bali."}
        path = self.write("a.jsonl", json.dumps(record) + "\n")
        self.assertEqual(wartagraf("text", path).stdout.decode(),
                         record["text"])
        with open(ONE, "rb") as file:
            self.assertEqual(wartagraf("text", ONE).stdout, file.read())

    def test_analyze_writes_conllu(self):
        result = wartagraf("analyze", EXAMPLES)
        self.assertEqual(result.returncode, 0, result.stderr)
        rows = [line for line in result.stdout.decode().splitlines()
                if line and not line.startswith("#")]
        self.assertGreater(len(rows), 500)
        for row in rows:
            self.assertEqual(len(row.split("\t")), 10, row)
        self.assertIn("# newdoc id = operasi-narkoba", result.stdout.decode())

    def test_each_column_of_conllu_is_filled(self):
        text = ("SURABAYA – “Polisi memeriksanya kemarin,” kata Wali Kota "
                "Surabaya Tri Rismaharini.\nKasus itu dilimpahkan pada Kamis "
                "(23/5/2019) kepada jaksa.")
        path = self.write("a.jsonl", json.dumps(
            {"id": "kasus-1", "text": text, "published": "2019-05-24"}) + "\n")
        result = wartagraf("analyze", "--any-language", path)
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = result.stdout.decode().splitlines()
        self.assertEqual(lines[0], "# newdoc id = kasus-1")
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        misc = {}
        written = ""
        covered = 0  # words of a range
        for line in lines:
            if not line[:1].isdigit():
                covered = 0
                continue
            row = line.split("\t")
            pairs = dict(pair.split("=", 1) for pair in row[9].split("|"))
            misc[row[1]] = pairs
            span = text[int(pairs["Start"]):int(pairs["End"])]
            self.assertEqual(span, row[1])  # in code points
            first, _, last = row[0].partition("-")
            if last or int(first) > covered:
                written += row[1] + ("" if "SpaceAfter" in pairs else " ")
                covered = int(last or first)
        self.assertEqual(written.split(), text.split())
        words = {row[1]: row for row in rows}
        self.assertEqual(words["memeriksanya"][0].split("-")[0],
                         words["memeriksa"][0])
        self.assertEqual(words["memeriksa"][2:6],
                         ["periksa", "VERB", "VBT", "Voice=Act"])
        self.assertEqual(words["dilimpahkan"][5], "Voice=Pass")
        self.assertEqual(words["dilimpahkan"][6:8], ["0", "root"])
        self.assertEqual([misc[word].get("Entity") for word in
                          ("kata", "Tri", "Rismaharini")],
                         [None, "B-PER", "I-PER"])
        self.assertEqual(misc["kemarin"]["Date"], "2019-05-23")
        for word in ("Kamis", "(", "23/5/2019", ")"):
            self.assertEqual(misc[word]["Date"], "2019-05-23", word)
        self.assertNotIn("Date", misc["Kasus"])

    def test_models_that_are_damaged_are_refused(self):
        copy = self.path("data")
        shutil.copytree(os.path.join(ROOT, "data"), copy)
        for name in ("news.model", "words.model", "names.bin"):
            path = os.path.join(copy, "model", name)
            with open(path, "rb") as file:
                whole = file.read()
            middle = len(whole) // 2
            flipped = bytes([whole[middle] ^ 1])
            for content, why in (
                    (whole[:middle], "truncated"),
                    (whole[:middle] + flipped + whole[middle + 1:], "checksum"),
                    (whole[:8] + b"\xff" + whole[9:], "format"),
                    (b"GIF89a" + whole[6:], "not a model file"),
                    (b"", "")):
                with open(path, "wb") as file:
                    file.write(content)
                self.complains(wartagraf("analyze", "--data", copy, ONE), 1,
                               name, why)
            with open(path, "wb") as file:
                file.write(whole)
        shutil.copy(os.path.join(copy, "model", "words.model"),
                    os.path.join(copy, "model", "csui.model"))
        self.complains(wartagraf("analyze", "--data", copy, "--style=csui",
                                 ONE), 1, "csui.model", "kind")

    def test_tokens_that_are_given_are_kept(self):
        first = wartagraf("analyze", ONE).stdout.decode()
        for style in ("news", "csui", "gsd"):
            again = wartagraf("analyze", "--tokenized", "--style=" + style,
                              self.write("a.conllu", first))
            self.assertEqual(again.returncode, 0, again.stderr)
            columns = [[line.split("\t")[:2] for line in text.splitlines()
                        if line[:1].isdigit()]
                       for text in (first, again.stdout.decode())]
            self.assertEqual(columns[0], columns[1])
        broken = self.write("b.conllu", "1\tPresiden\n\n")
        self.complains(wartagraf("analyze", "--tokenized", broken), 1,
                       "b.conllu:1")

    def test_damaged_data_is_refused_with_its_place(self):
        copy = self.path("data")
        shutil.copytree(os.path.join(ROOT, "data"), copy)
        frames = os.path.join(copy, "frames")
        name = sorted(n for n in os.listdir(frames) if n.endswith(".tsv"))[0]
        with open(os.path.join(frames, name), "ab") as file:
            file.write(b"\xff\xfe\n")
        self.complains(self.export("--data", copy, ONE), 1, name + ":")
        result = self.export("--data", self.path("tidak-ada"), ONE)
        self.complains(result, 1, "tidak-ada", "WARTAGRAF_DATA")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
