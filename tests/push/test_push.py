#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Pushing to a store that answers in every way that stores do.

usage: test_push.py TOOL SOURCE_ROOT
"""
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from store import Answer, Guarded, Store  # noqa: E402

TOOL, ROOT = os.path.abspath(sys.argv[1]), sys.argv[2]
ONE = os.path.join(ROOT, "examples", "articles", "operasi-narkoba.txt")
SECRET = "rahasia-sekali"
BUSY = Answer(503)


class Pushing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.shared)
        cls.export = os.path.join(cls.shared, "graf.nq")
        subprocess.run([TOOL, "export", "-q", "-o", cls.export,
                        os.path.join(ROOT, "examples", "articles")],
                       check=True)
        with open(cls.export, encoding="utf-8") as file:
            cls.lines = file.read().splitlines()
        cls.expected = {}
        for line in cls.lines:
            triple, graph, _ = line.rsplit(" ", 2)
            cls.expected.setdefault(graph[1:-1], set()).add(triple + " .")
        cls.names = list(cls.expected)

    def setUp(self):
        self.dir = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.dir)

    def store(self, script=(), **options):
        return self.opened(Store(script, **options))

    def opened(self, store):
        self.addCleanup(store.close)
        return store

    def write(self, name, text):
        path = os.path.join(self.dir, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def environment(self, **more):
        base = {name: value for name, value in os.environ.items()
                if name != "WARTAGRAF_PASSWORD" and
                not name.lower().endswith("_proxy")}
        return {**base, "HOME": self.dir, **more}

    def push(self, url, *arguments, **environment):
        return subprocess.run(
            [TOOL, "push", "--store=" + url, *arguments], timeout=120,
            capture_output=True, text=True,
            env=self.environment(**environment))

    def good(self, result):
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stderr

    def fails(self, result, *words, status=1):
        self.assertEqual(result.returncode, status, result.stderr)
        for word in words:
            self.assertIn(word, result.stderr)
        return result.stderr


class Sending(Pushing):
    def test_each_graph_is_put_under_its_name(self):
        store = self.store()
        text = self.good(self.push(store.url, self.export))
        self.assertEqual(store.graphs, self.expected)
        self.assertEqual({r.method for r in store.requests}, {"PUT"})
        self.assertEqual({r.headers["Content-Type"] for r in store.requests},
                         {"application/n-triples"})
        self.assertTrue(all(request.zipped for request in store.requests))
        self.assertIn(f"{len(self.names)} graphs, {len(self.lines)} statements",
                      text)

    def test_articles_are_sent_as_they_are_read(self):
        store = self.store()
        self.good(self.push(store.url, ONE))
        whole = subprocess.run([TOOL, "export", "-q", ONE], check=True,
                               capture_output=True, text=True).stdout
        sent = sum(len(lines) for lines in store.graphs.values())
        self.assertEqual(sent, len(whole.splitlines()))
        for name, triples in store.graphs.items():
            if name in self.expected and name != self.names[0]:
                self.assertEqual(triples, self.expected[name])

    def test_articles_are_read_as_by_an_export(self):
        """Options of analysis and of graphs mean what they do there."""
        options = ["--identity=string", "--with-text",
                   "--base-iri=https://warta.example/"]
        store = self.store()
        self.good(self.push(store.url, *options, ONE))
        whole = subprocess.run([TOOL, "export", "-q", *options, ONE],
                               check=True, capture_output=True,
                               text=True).stdout
        self.assertEqual(sum(len(lines) for lines in store.graphs.values()),
                         len(whole.splitlines()))
        self.fails(self.push(store.url, "--identity=ya", ONE), "--identity=ya",
                   status=2)

    def test_compressed_exports_are_seen_through(self):
        path = os.path.join(self.dir, "graf.nq.gz")
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write("\n".join(self.lines))  # no line feed at the end
        store = self.store()
        self.good(self.push(store.url, path))
        self.assertEqual(store.graphs, self.expected)

    def test_bulk_sends_quads_at_once(self):
        store = self.store()
        self.good(self.push(store.url, "--bulk", self.export))
        self.assertEqual(len(store.requests), 1)
        self.assertEqual(store.requests[0].method, "POST")
        self.assertEqual(store.requests[0].query, {})
        self.assertEqual(store.requests[0].headers["Content-Type"],
                         "application/n-quads")
        self.assertEqual(store.requests[0].body.decode().splitlines(),
                         self.lines)

    def test_a_graph_that_comes_back_is_added_to(self):
        path = self.write("campur.nq", "".join(
            f"<urn:s> <urn:p> \"{i}\" <urn:g{i % 2}> .\n" for i in range(4)))
        store = self.store()
        self.good(self.push(store.url, path))
        self.assertEqual([r.method for r in store.requests],
                         ["PUT", "PUT", "POST", "POST"])
        self.assertEqual({name: len(lines)
                          for name, lines in store.graphs.items()},
                         {"urn:g0": 2, "urn:g1": 2})

    def test_names_are_quoted_and_parameters_differ(self):
        path = self.write("a.nq", "<urn:s> <urn:p> \"a > b . <urn:x> .\\\"\"@id"
                          " <https://a.example/?q=1&graph=x#é> .\n")
        store = self.store()
        self.good(self.push(store.url, path))
        self.assertEqual(store.requests[0].graph,
                         "https://a.example/?q=1&graph=x#é")
        virtuoso = store.root + "/sparql-graph-crud-auth?x=1"
        self.good(self.push(virtuoso, path))
        self.assertEqual(sorted(store.requests[1].query), ["graph-uri", "x"])
        self.good(self.push(store.url, "--graph-parameter=graf", path))
        self.assertEqual(list(store.requests[2].query), ["graf"])

    def test_wrong_lines_are_named(self):
        for line, problem in (
                ("<urn:s> <urn:p> <urn:o> .", "of no graph"),
                ("<urn:s> <urn:p> \"a .", "no statement"),
                ("<urn:s> <urn:p> <urn:o> <urn:g>", "full stop"),
                ("<urn:s> <urn:p> <urn:o> _:g .", "without an IRI"),
                ("<urn:s> <urn:p> <urn:o", "no statement"),
                ("sini", "no statement")):
            path = self.write("a.nq", "# catatan\n\n" + line + "\n")
            store = self.store()
            self.fails(self.push(store.url, path), "a.nq:3: ", problem)
            self.assertEqual(store.requests, [])


class Compression(Pushing):
    def test_a_store_that_refuses_gzip_gets_plain_text(self):
        for status in (415, 400, 500, 501):
            store = self.store([Answer(status)])
            self.good(self.push(store.url, self.export))
            self.assertEqual([r.zipped for r in store.requests],
                             [True] + [False] * len(self.names), status)
            self.assertEqual(store.graphs, self.expected)

    def test_refused_either_way_is_an_error(self):
        store = self.store([Answer(415), Answer(415)])
        self.fails(self.push(store.url, self.export), "answered 415",
                   "does not read this format")
        self.assertEqual(len(store.requests), 2)

    def test_never_where_it_is_not_wanted(self):
        store = self.store()
        self.good(self.push(store.url, "--plain", self.export))
        self.assertFalse(any(request.zipped for request in store.requests))


class Retries(Pushing):
    def test_what_passes_is_tried_again(self):
        for answer in (BUSY, Answer(429, [("Retry-After", "1")]), Answer(502),
                       Answer(504), Answer(408), Answer(cut=True)):
            store = self.store([answer])
            text = self.good(self.push(store.url, self.export))
            self.assertEqual(store.graphs, self.expected)
            self.assertEqual(len(store.requests), len(self.names) + 1)
            self.assertIn("trying again in 1 s", text)
            self.assertIn("; 1 tries failed", text)

    def test_waits_get_longer_and_end(self):
        store = self.store([BUSY] * 9)
        begin = time.monotonic()
        text = self.fails(self.push(store.url, "--retries=2", self.export),
                          "answered 503", "try again later")
        self.assertEqual(len(store.requests), 3)
        self.assertIn("in 1 s", text)
        self.assertIn("in 2 s", text)
        self.assertGreater(time.monotonic() - begin, 2.9)

    def test_the_wait_that_is_asked_for_is_granted(self):
        store = self.store([Answer(503, [("Retry-After", "3")])])
        begin = time.monotonic()
        self.assertIn("in 3 s", self.good(self.push(store.url, self.export)))
        self.assertGreater(time.monotonic() - begin, 2.9)

    def test_but_not_for_hours(self):
        store = self.store([Answer(503, [("Retry-After", "7200")])])
        begin = time.monotonic()
        self.fails(self.push(store.url, self.export), "answered 503")
        self.assertEqual(len(store.requests), 1)
        self.assertLess(time.monotonic() - begin, 20)

    def test_none_where_none_are_wanted(self):
        store = self.store([BUSY])
        self.fails(self.push(store.url, "--retries=0", self.export), "503")
        self.assertEqual(len(store.requests), 1)

    def test_what_stays_wrong_is_not_tried_again(self):
        for status, words in (
                (403, "may not write"), (404, "no graph store"),
                (405, "does not allow"), (413, "raise its limit"),
                (507, "no space"), (409, "refuses it")):
            store = self.store([Answer(status, body=b"Kata toko\n")])
            self.fails(self.push(store.url, self.export), words,
                       f"answered {status}", "it says: Kata toko",
                       "Stopped at the graph " + self.names[0])
            self.assertEqual(len(store.requests), 1)

    def test_slow_answers_are_not_awaited(self):
        store = self.store([Answer(wait=4)])
        self.fails(self.push(store.url, "--timeout=1", "--retries=0",
                             self.export), "no answer in time")

    def test_nobody_there(self):
        store = Store()
        store.close()
        self.fails(self.push(store.url, "--retries=0", self.export),
                   "nothing answers there")
        self.fails(self.push("http://tidak-ada.invalid/", "--retries=0",
                             self.export), "host is not known")

    def test_going_on_after_a_failure(self):
        store = self.store([Answer(), Answer(), Answer(403)])
        text = self.fails(self.push(store.url, self.export), "after 2 others")
        option = text.split()[-1]
        self.assertEqual(option, "--from=" + self.names[2])
        store.requests.pop()
        text = self.good(self.push(store.url, option, self.export))
        self.assertEqual(store.graphs, self.expected)
        self.assertEqual(len(store.requests), len(self.names))
        self.assertIn("2 graphs skipped", text)

    def test_going_on_from_nowhere(self):
        store = self.store()
        self.fails(self.push(store.url, "--from=urn:tidak-ada", self.export),
                   "nothing was sent")
        self.assertEqual(store.requests, [])

    def test_articles_name_the_place_too(self):
        store = self.store([Answer(), Answer(403)])
        text = self.fails(self.push(store.url, ONE), "after 1 others")
        self.assertNotIn("output:", text)

    def test_an_interrupt_ends_the_wait(self):
        store = self.store([BUSY] * 9)
        process = subprocess.Popen(
            [TOOL, "push", "--store=" + store.url, self.export], text=True,
            stderr=subprocess.PIPE, env=self.environment())
        while not store.requests:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        text = process.communicate(timeout=20)[1]
        self.assertEqual(process.returncode, 1, text)
        self.assertIn("--from=" + self.names[0], text)


class Passwords(Pushing):
    def guarded(self, scheme):
        return self.opened(Guarded(scheme, "warta", SECRET))

    def test_from_the_environment(self):
        for scheme in ("Basic", "Digest"):
            store = self.guarded(scheme)
            result = self.push(store.url, "--user=warta", "-v", self.export,
                               WARTAGRAF_PASSWORD=SECRET)
            self.good(result)
            self.assertEqual(store.graphs, self.expected, scheme)
            self.assertNotIn(SECRET, result.stdout + result.stderr)

    def test_from_netrc(self):
        path = self.write(".netrc", f"machine 127.0.0.1\n  login warta\n"
                          f"  password {SECRET}\n")
        os.chmod(path, 0o600)
        for scheme in ("Basic", "Digest"):
            for arguments in ([], ["--user=warta"]):
                store = self.guarded(scheme)
                self.good(self.push(store.url, *arguments, self.export))
                self.assertEqual(store.graphs, self.expected)

    def test_refused(self):
        store = self.guarded("Basic")
        self.fails(self.push(store.url, self.export), "401", "--user NAME")
        self.fails(self.push(store.url, "--user=warta", self.export),
                   "401", "WARTAGRAF_PASSWORD")
        text = self.fails(self.push(store.url, "--user=warta", self.export,
                                    WARTAGRAF_PASSWORD="salah-besar"),
                          "401", "refuses this name or password")
        self.assertNotIn("salah-besar", text)
        self.assertEqual(store.requests, [])

    def test_not_in_the_address(self):
        text = self.fails(self.push(f"http://warta:{SECRET}@127.0.0.1:1/ds",
                                    self.export), "WARTAGRAF_PASSWORD",
                          status=2)
        self.assertNotIn(SECRET, text)

    def test_not_to_another_host(self):
        other = self.store()
        for status in (301, 302, 307, 308):
            store = self.store([Answer(status, [("Location", other.url)])])
            self.fails(self.push(store.url, "--user=warta", self.export,
                                 WARTAGRAF_PASSWORD=SECRET),
                       "moved to " + other.url)
        self.assertEqual(other.requests, [])


class Encryption(Pushing):
    def test_only_with_certificates_that_are_trusted(self):
        if shutil.which("openssl") is None:
            self.skipTest("no openssl")
        path = os.path.join(self.dir, "toko.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=toko", "-addext",
                        "subjectAltName=IP:127.0.0.1", "-keyout", path,
                        "-out", path + ".crt"], check=True,
                       capture_output=True)
        with open(path, "a", encoding="utf-8") as file, \
                open(path + ".crt", encoding="utf-8") as certificate:
            file.write(certificate.read())
        store = self.store(certificate=path)
        self.fails(self.push(store.url, self.export), "not trusted",
                   "--ca-file")
        self.assertEqual(store.requests, [])
        self.good(self.push(store.url, "--ca-file=" + path + ".crt",
                            self.export))
        self.assertEqual(store.graphs, self.expected)


def found(*graphs):
    rows = [{"g": {"type": "uri", "value": graph}} for graph in graphs]
    return Answer(200, [("Content-Type", "application/sparql-results+json")],
                  json.dumps({"results": {"bindings": rows}}).encode())


class Deleting(Pushing):
    def test_by_identifier_or_iri(self):
        for article in ("operasi-narkoba", "https://a.example/berita/1"):
            store = self.store([found("urn:g1", "urn:g2")])
            text = self.good(self.push(store.url, "--delete=" + article))
            question, *deletions = store.requests
            self.assertEqual(question.path, "/ds/query")
            self.assertIn(article.encode(), question.body.replace(b"%3A", b":")
                          .replace(b"%2F", b"/"))
            self.assertEqual([(r.method, r.graph) for r in deletions],
                             [("DELETE", "urn:g1"), ("DELETE", "urn:g2")])
            self.assertIn("2 graphs deleted", text)

    def test_an_identifier_is_no_query(self):
        store = self.store([found()])
        self.fails(self.push(store.url, '--delete=x" } ; DROP ALL #\\'),
                   "no article")
        self.assertIn(b"%22x%5C%22%20%7D", store.requests[0].body)
        self.assertIn(b"%23%5C%5C%22", store.requests[0].body)

    def test_not_found(self):
        store = self.store([found()])
        self.fails(self.push(store.url, "--delete=hantu"), "hantu: ",
                   "no article")
        self.assertEqual(len(store.requests), 1)

    def test_where_to_ask(self):
        for path, query in (("/store", "/query"), ("/x/data", "/x/query"),
                            ("/sparql-graph-crud-auth", "/sparql"),
                            ("/repositories/a/rdf-graphs/service",
                             "/repositories/a")):
            store = self.store([found()])
            self.push(store.root + path, "--delete=x")
            self.assertEqual(store.requests[0].path, query)
        store = self.store([found()])
        self.fails(self.push(store.root + "/lain", "--delete=x"), "--query")
        self.push(store.root + "/lain", "--delete=x",
                  "--query=" + store.root + "/tanya")
        self.assertEqual(store.requests[0].path, "/tanya")

    def test_answers_that_are_none(self):
        for body in (b"", b"<html>", b"[]", b'{"results": 1}'):
            store = self.store([Answer(200, body=body)])
            self.fails(self.push(store.url, "--delete=x"),
                       "no answer to a query")
        store = self.store([Answer(404)])
        self.fails(self.push(store.url, "--delete=x"), "answered 404")


class Usage(Pushing):
    def test_wrong_command_lines(self):
        for arguments, word in (
                (["--store=http://x/"], "--delete"),
                (["--store=http://x/", "--delete=a", self.export], "either"),
                (["--store=ftp://x/", self.export], "http://HOST"),
                (["--store=x", self.export], "http://HOST"),
                (["--store=http://x/", "a.ttl"], "N-Quads"),
                (["--store=http://x/", self.export, ONE], "mixed"),
                (["--store=http://x/", "--retries=-1", self.export], "less"),
                ([self.export], "--store=URL")):
            result = subprocess.run([TOOL, "push", *arguments], text=True,
                                    capture_output=True)
            self.fails(result, word, status=2)

    def test_files_that_are_not_there(self):
        store = self.store()
        self.fails(self.push(store.url, "hantu.nq"), "hantu.nq: ")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=0)
