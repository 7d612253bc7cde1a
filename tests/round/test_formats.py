#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""GEXF, DOT, CSV and JSON-LD say what the other formats say.  TAP.

usage: test_formats.py WRITE_EXAMPLE
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import tap  # noqa: E402

SHARED = os.environ.get("WARTAGRAF_SHARED", "../shared")
GEXF_SCHEMA = os.path.join(SHARED, "suites", "schemas", "gexf.rng")
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"'
                  r'(?:@([\w-]+)|\^\^<([^>]*)>)?) <([^>]*)> \.')
WHATS = ("example", "hostile", "none")


class Writer:
    def __init__(self, program):
        self.program = program

    def __call__(self, form, what, how="actors"):
        return subprocess.run([self.program, form, what, how], check=True,
                              stdout=subprocess.PIPE).stdout


def network(write, what, how):
    """Return labels of nodes and (source, target) of edges, as GraphML says."""
    data = write("graphml", what, how).decode()
    nodes = re.findall(r'<node id="(\w+)"><desc>([^<]*)<', data)
    edges = re.findall(r'<edge id="\w+" source="(\w+)" target="(\w+)"', data)
    return [unescape(label) for _, label in nodes], edges


def unescape(text):
    text = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_gexf(write):
    for what in WHATS:
        for how in ("actors", "events"):
            root = ElementTree.fromstring(write("gexf", what, how))
            graph = root.find(GEXF + "graph")
            assert graph.get("timerepresentation") == "timestamp"
            nodes = graph.findall(f"{GEXF}nodes/{GEXF}node")
            edges = graph.findall(f"{GEXF}edges/{GEXF}edge")
            labels, pairs = network(write, what, how)
            assert [node.get("label") for node in nodes] == labels
            found = {(e.get("source"), e.get("target")) for e in edges}
            assert found == set(pairs), (what, how)
            kinds = {(e.get("source"), e.get("target"), e.get("kind"))
                     for e in edges}
            assert len(kinds) == len(edges), "one edge per pair and kind"
            for node in nodes:
                float(node.find(VIZ + "position").get("x"))
            for spell in graph.iter(GEXF + "spell"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", spell.get("timestamp"))


def test_gexf_time(write):
    data = write("gexf", "example").decode()
    edge = re.search(r'kind="menuduh".*?</edge>', data)[0]
    assert '<spell timestamp="2019-05-20"/>' in edge


def test_gexf_schema(write):
    if not os.path.exists(GEXF_SCHEMA):
        raise tap.Skip("the schema is not at hand")
    if shutil.which("xmllint") is None:
        raise tap.Skip("xmllint is not installed")
    for what in WHATS:
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--relaxng", GEXF_SCHEMA, "-"],
            input=write("gexf", what), stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        assert run.returncode == 0, (what, run.stdout[-500:])


def test_dot(write):
    data = write("dot", "example").decode()
    assert data.startswith("digraph") and data.endswith("}\n")
    assert re.search(r"n2 -> n1 \[label=\"menuduh\", weight=1\];", data)
    for what in WHATS:
        lines = write("dot", what).decode().split("\n")[2:-2]
        for line in lines:
            assert re.fullmatch(
                r'  n\d+( -> n\d+)? \[(\w+=("([^"\\]|\\["\\])*"|\w+)(, )?)+\];',
                line), line


def test_dot_in_graphviz(write):
    if shutil.which("dot") is None:
        raise tap.Skip("graphviz is not installed")
    for what in WHATS:
        run = subprocess.run(["dot", "-Tcanon"], input=write("dot", what),
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert run.returncode == 0 and not run.stderr, run.stderr


def rows(data):
    """Return the rows of a table as dictionaries; all are of one length."""
    table = list(csv.reader(io.StringIO(data.decode(), newline=""),
                            strict=True))
    assert all(len(row) == len(table[0]) for row in table)
    return [dict(zip(table[0], row)) for row in table[1:]]


def test_csv_events(write):
    found = {row["action"]: row for row in rows(write("csv", "example"))}
    row = found["menuduh"]
    assert row["agent"] == "Retno Marsudi" and row["target"] == "PT Cakrawala"
    assert row["agent_iri"].endswith("/actor/retno-marsudi")
    assert row["article"] == "contoh/satu" and row["published"] == "2019-05-21"
    assert row["date"] == "2019-05-20" and row["class"] == "ACCUSE"
    assert row["place"] == "Bandung" and row["confidence"] == "0.93"
    denied = found["menjual"]
    assert denied["polarity"] == "Negated"
    assert denied["source"] == "PT Cakrawala"
    assert denied["part_of"] == found["berkata"]["event"]
    plan = found["menggugat"]
    assert plan["begin_date"] == "2019-05-27" and plan["date"] == ""


def test_csv_actors(write):
    found = {row["label"]: row for row in rows(write("csv-actors", "example"))}
    assert len(found) == 5
    row = found["Retno Marsudi"]
    assert row["kind"] == "person" and row["wikidata"] == "Q7316646"
    assert row["mentions"] == "2" and row["other_names"] == \
        "Retno; Menteri Retno"
    assert found["data warga"]["kind"] == "thing"


def test_csv_mentions(write):
    found = {(row["begin"], row["end"]): row
             for row in rows(write("csv-mentions", "example"))}
    assert found["82", "86"]["words"] == "Kami"
    assert found["82", "86"]["name"] == "PT Cakrawala"
    assert found["170", "181"]["time"] == "2019-W22"
    assert found["27", "34"]["denotes"].endswith("-27")


def test_csv_network(write):
    for what in WHATS:
        labels, pairs = network(write, what, "actors")
        nodes = rows(write("csv-nodes", what))
        edges = rows(write("csv-edges", what))
        squeezed = [re.sub(r"[\t\r\n]", " ", row["Label"]) for row in nodes]
        assert squeezed == labels
        assert [(e["Source"], e["Target"]) for e in edges] == pairs
        for edge in edges:
            assert edge["Type"] == "Directed" and int(edge["Weight"]) > 0


def test_csv_keeps_values(write):
    """Hostile labels come through unchanged."""
    labels = {row["label"] for row in rows(write("csv-actors", "hostile"))}
    for text in ('"', "'\"\"\"'''", "baris\nbaru\r\nlagi\ttab\\", "12,5",
                 "INF", "2024-02-31", "\U0001f1ee\U0001f1e9"):
        assert text in labels or any(text in label for label in labels), text


def unquote(text):
    return re.sub(
        r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]),
        text)


def quads(data):
    """Return the statements of N-Quads as tuples."""
    found = set()
    for line in data.decode().split("\n")[:-1]:
        subject, predicate, iri, text, tag, kind, graph = \
            LINE.fullmatch(line).groups()
        value = ("iri", iri) if iri is not None else \
            (unquote(text), tag, kind)
        found.add((subject, predicate, value, graph))
    return found


def expand(context, name):
    prefix, _, local = name.partition(":")
    return context[prefix] + local if prefix in context else name


def expand_value(context, value):
    if "@id" in value:
        return "iri", expand(context, value["@id"])
    kind = value.get("@type")
    return (value["@value"], value.get("@language"),
            expand(context, kind) if kind else None)


def statements_of_node(context, node):
    subject = expand(context, node["@id"])
    for kind in node.get("@type", []):
        yield subject, RDF_TYPE, ("iri", expand(context, kind))
    for name, objects in node.items():
        if not name.startswith("@"):
            for value in objects:
                yield (subject, expand(context, name),
                       expand_value(context, value))


def test_jsonld(write):
    for what in WHATS:
        document = json.loads(write("jsonld", what))
        context = document["@context"]
        found = {(*statement, expand(context, graph["@id"]))
                 for graph in document["@graph"] for node in graph["@graph"]
                 for statement in statements_of_node(context, node)}
        expected = quads(write("nq", what))
        assert found == expected, (what, list(found ^ expected)[:4])


def test_jsonld_in_rdflib(write):
    try:
        import rdflib
        import rdflib.plugins.parsers.jsonld  # noqa: F401
    except ImportError:
        raise tap.Skip("rdflib with JSON-LD is not installed")
    data = rdflib.Dataset()
    data.parse(data=write("jsonld", "example").decode(), format="json-ld")
    assert len(list(data.quads((None, None, None, None)))) == len(quads(write("nq", "example")))


def main(program):
    return tap.run(tap.tests_of(globals()), Writer(program))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
