# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Triple stores and RDF libraries: what they hold after loading is what was
exported, statement by statement."""
import glob
import json
import os
import re
import subprocess
import sys
import urllib.parse

import quads
from material import RDF, article
from tools import Skip, fetch, free_port, need, run

HOST = "http://127.0.0.1"
# Without graphs: the other formats do not know any.
WITH_GRAPHS = ("nq", "trig", "jsonld")


def ours(material, name, kind):
    return quads.parse(material.text(name, "nq"), kind in WITH_GRAPHS)


def same(expected, found, what):
    text = quads.differences(expected, found)
    assert not text, f"{what}: {text}"


def same_values(expected, found, what):
    """Compare by value: databases keep numbers, so that -6.4000 comes back as
    -6.4, and integers of any kind as integers from some of them."""
    same(quads.values(expected), quads.values(found), what)


def files(material, kinds):
    return [(name, kind, material.path(name, kind))
            for name in material.names for kind in kinds]


# ---- Libraries ----

def check_oxigraph(material, tools):
    """Every RDF format into Oxigraph, the strictest of all."""
    try:
        import pyoxigraph
    except ImportError as error:
        raise Skip("no pyoxigraph") from error
    formats = {"nq": "N_QUADS", "nt": "N_TRIPLES", "ttl": "TURTLE",
               "trig": "TRIG", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
    for name, kind, path in files(material, RDF):
        syntax = getattr(pyoxigraph.RdfFormat, formats[kind])
        out = pyoxigraph.RdfFormat.N_QUADS
        expected = ours(material, name, kind)
        read = pyoxigraph.serialize(
            pyoxigraph.parse(path=path, format=syntax), format=out)
        same(expected, quads.parse(read.decode()), path)
        store = pyoxigraph.Store()
        store.load(path=path, format=syntax)
        kept = quads.parse(store.dump(format=out).decode())
        same_values(expected, kept, path + " stored")


def check_rdflib(material, tools):
    """Every RDF format into rdflib."""
    try:
        import rdflib
    except ImportError as error:
        raise Skip("no rdflib") from error
    # What is written "1.50" stays so.
    rdflib.NORMALIZE_LITERALS = False
    formats = {"nq": "nquads", "nt": "nt", "ttl": "turtle", "trig": "trig",
               "rdf": "xml", "jsonld": "json-ld"}
    for name, kind, path in files(material, RDF):
        graphs = kind in WITH_GRAPHS
        dataset = rdflib.Dataset() if graphs else rdflib.Graph()
        dataset.parse(path, format=formats[kind])
        found = dataset.serialize(format="nquads" if graphs else "nt")
        same(ours(material, name, kind), quads.parse(found, graphs), path)


def check_n3js(material, tools):
    """N-Quads, N-Triples, TriG and Turtle into N3.js."""
    loaded = files(material, ("nq", "nt", "ttl", "trig"))
    tools.node("n3.mjs", *[path for _, _, path in loaded])
    for name, kind, path in loaded:
        with open(path + ".n3js", encoding="utf-8", newline="") as file:
            same(ours(material, name, kind), quads.parse(file.read()), path)


# ---- Jena ----

def check_jena_riot(material, tools):
    """Every RDF format into Jena's readers, which warn of nothing."""
    loaded = files(material, RDF)
    source = os.path.join(os.path.dirname(__file__), "Riot.java")
    run(tools.java("jena", source, *[path for _, _, path in loaded]))
    for name, kind, path in loaded:
        with open(path + ".jena", encoding="utf-8", newline="") as file:
            same(ours(material, name, kind), quads.parse(file.read()), path)


def check_jena_tdb2(material, tools):
    """N-Quads into a TDB2 database on disk, and back."""
    place = os.path.join(material.folder, "tdb2")
    paths = [material.path(name, "nq") for name in material.names]
    subprocess.run(["rm", "-rf", place], check=True)
    text = run(tools.java("jena", "tdb2.tdbloader", "--loc", place, *paths))
    assert "WARN" not in text and "ERROR" not in text, text
    dump = subprocess.run(tools.java("jena", "tdb2.tdbdump", "--loc", place),
                          check=True, capture_output=True, text=True).stdout
    expected = set().union(*(ours(material, name, "nq")
                             for name in material.names))
    same_values(expected, quads.parse(dump), "tdb2")


# ---- Over HTTP, with wartagraf push ----

class Pushed:
    """A store that is pushed to: its address, and how to see what it holds."""

    def __init__(self, material, address, dump, user=None, password=None):
        self.material, self.address, self.dump = material, address, dump
        self.arguments = [f"--user={user}"] if user else []
        self.environment = dict(os.environ)
        if password:
            self.environment["WARTAGRAF_PASSWORD"] = password

    def push(self, *arguments):
        return run([self.material.tool, "push", "--store=" + self.address,
                    *self.arguments, *arguments], env=self.environment)

    def holds(self, expected, what):
        same_values(expected, self.dump(expected), what)

    def export(self, path):
        """Return the statements of an export of that input."""
        return quads.parse(subprocess.run(
            [self.material.tool, "export", "-q", path], check=True,
            stdout=subprocess.PIPE, text=True).stdout)


def of_graphs(statements, *graphs):
    return {quad for quad in statements if quad[3][1] in graphs}


def write_version(material, name, text):
    """Write an article that is always the same one, with that text."""
    path = os.path.join(material.folder, name)
    record = dict(article(9, "versi", "Sejahtera"), text=text)
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return path


def graph_of(statements, predicate, value):
    """Return the graph in which something has that value."""
    found = {quad[3][1] for quad in statements
             if quad[1][1].endswith(predicate) and quad[2][1] == value}
    assert len(found) == 1, (predicate, value, found)
    return found.pop()


def push_replace_delete(store, bulk):
    """The life of articles in a store."""
    material = store.material
    expected = set()
    for name in ("examples", "hostile"):
        path = material.path(name, "nq")
        if bulk:
            store.push("--bulk", path)
        store.push(path)
        expected |= ours(material, name, "nq")
    store.holds(expected, "what was pushed")

    first = write_version(material, "versi-1.jsonl", "Polisi menangkap "
                          "pencuri motor di Bogor pada Senin.\n")
    second = write_version(material, "versi-2.jsonl", "Polisi melepaskan "
                           "warga Depok. Wali kota memuji polisi.\n")
    store.push(first)
    store.holds(expected | store.export(first), "with another article")
    store.push(second)
    newest = store.export(second)
    assert newest != store.export(first)
    store.holds(expected | newest, "after it was replaced")

    identifier = article(9, "versi", "Sejahtera")["id"]
    graph = graph_of(newest, "identifier", identifier)
    gone = of_graphs(newest, graph)
    store.push("--delete=" + identifier)
    expected |= newest - gone
    store.holds(expected, "after deleting by identifier")

    # Articles of a feed have an IRI of their own.
    iri = next(quad[0][1] for quad in sorted(expected, key=str)
               if quad[1][1].endswith("identifier"))
    graph = graph_of(expected, "wasDerivedFrom", iri)
    store.push("--delete=" + iri)
    store.holds(expected - of_graphs(expected, graph), "after deleting by IRI")


def check_fuseki(material, tools):
    """Fuseki over HTTP: push, bulk, replace and delete."""
    port = free_port()
    base = f"{HOST}:{port}/berita"
    place = os.path.join(material.folder, "fuseki")
    subprocess.run(["rm", "-rf", place], check=True)
    os.makedirs(place)
    command = tools.java(
        "jena", "org.apache.jena.fuseki.main.cmds.FusekiMainCmd", "--localhost",
        f"--port={port}", "--tdb2", "--loc=" + place, "--update", "/berita")
    log = os.path.join(material.folder, "fuseki.log")

    def dump(_expected):
        return quads.parse(fetch(base, "application/n-quads"))

    with tools.server(command, f"{HOST}:{port}/$/ping", log):
        push_replace_delete(Pushed(material, base + "/data", dump), bulk=True)


VIRTUOSO = """[Database]
DatabaseFile = {0}/virtuoso.db
ErrorLogFile = {0}/virtuoso.log
LockFile = {0}/virtuoso.lck
TransactionFile = {0}/virtuoso.trx
xa_persistent_file = {0}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {0}/temporary.db
TransactionFile = {0}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
DirsAllowed = {0}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{2}
ServerRoot = {0}
[SPARQL]
DefaultQuery = SELECT * WHERE {{ ?s ?p ?o }} LIMIT 1
"""


def check_virtuoso(material, tools):
    """Virtuoso over HTTP with digest authentication: push, replace, delete."""
    program = need("virtuoso-t", "virtuoso-opensource-7")
    place = os.path.join(material.folder, "virtuoso")
    subprocess.run(["rm", "-rf", place], check=True)
    os.makedirs(place)
    port = free_port()
    base = f"{HOST}:{port}"
    settings = os.path.join(place, "virtuoso.ini")
    with open(settings, "w", encoding="utf-8") as file:
        file.write(VIRTUOSO.format(place, free_port(), port))
    command = [program, "+foreground", "+wait", "+configfile", settings]

    def dump(expected):
        found = set()
        for graph in sorted({quad[3][1] for quad in expected}):
            text = fetch(f"{base}/sparql-graph-crud?graph-uri=" +
                         urllib.parse.quote(graph, safe=""), "text/plain")
            found |= {(s, p, o, ("iri", graph))
                      for s, p, o, _ in quads.parse(text)}
        return found

    with tools.server(command, base + "/sparql",
                      os.path.join(place, "server.log")):
        store = Pushed(material, base + "/sparql-graph-crud-auth", dump,
                       "dba", "dba")
        push_replace_delete(store, bulk=False)


# ---- What others write ----

def is_same(first, second):
    """Whether two texts of N-Quads say the same, whatever their blank nodes
    are called."""
    import pyoxigraph
    found = []
    for text in (first, second):
        dataset = pyoxigraph.Dataset(pyoxigraph.parse(
            text, format=pyoxigraph.RdfFormat.N_QUADS))
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
        found.append(set(dataset))
    return found[0] == found[1]


def check_w3c_push(material, tools):
    """The N-Quads and N-Triples of the W3C's suites are pushed as they are."""
    suites = os.path.join(
        os.environ.get("WARTAGRAF_SHARED", os.path.join(material.root, "..",
                                                        "shared")),
        "suites", "rdf", "rdf11")
    if not os.path.isdir(suites):
        raise Skip(f"no {suites}")
    try:
        import pyoxigraph  # noqa: F401
    except ImportError as error:
        raise Skip("no pyoxigraph") from error
    sys.path.insert(0, os.path.join(material.root, "tests", "push"))
    from store import Store
    paths = [path for kind in ("n-quads", "n-triples") for path in sorted(
        glob.glob(os.path.join(suites, "rdf-" + kind, "*.n*")))
             if "-bad-" not in path]
    assert len(paths) > 80, paths
    for path in paths:
        with open(path, "rb") as file:
            text = file.read()
        store = Store()
        result = subprocess.run(
            [material.tool, "push", "--plain", "--bulk",
             "--store=" + store.url, path], capture_output=True, text=True)
        sent = b"".join(request.body for request in store.requests)
        store.close()
        if re.search(rb"_:\S+ *\.\s*(#.*)?$", text) and result.returncode:
            assert "graph without an IRI" in result.stderr, path
            continue
        assert result.returncode == 0, (path, result.stderr)
        assert is_same(text, sent), path


# ---- Shapes ----

def shacl(graph, root):
    """Return whether the file conforms, and the report."""
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise Skip("no pyshacl") from error
    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(data=graph, format="nt")
    shapes.parse(os.path.join(root, "ontology", "shapes.ttl"))
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes)
    return conforms, text


def check_pyshacl(material, tools):
    """Every export conforms to ontology/shapes.ttl."""
    for name in material.names:
        conforms, text = shacl(material.text(name, "nt"), material.root)
        assert conforms, text[:3000]


BREAKS = (
    ("event without a class", r"ns#class>", "gone"),
    ("confidence above one", r'ns#confidence> "0\.\d+"', "1.5"),
    ("fact that is denied", r"ns#polarity> <[^>]*Affirmed>", "Negated"),
)


def check_pyshacl_broken(material, tools):
    """Exports broken on purpose are reported, with a message to be read."""
    text = material.text("examples", "nt")
    lines = text.splitlines()
    for what, pattern, change in BREAKS:
        broken = []
        n = 0
        for line in lines:
            if n == 0 and re.search(pattern, line):
                n = 1
                if change == "gone":
                    continue
                line = (line.replace("Affirmed", "Negated")
                        if change == "Negated" else
                        re.sub(r'"0\.\d+"', f'"{change}"', line))
            broken.append(line)
        assert n == 1, what
        conforms, report = shacl("\n".join(broken) + "\n", material.root)
        assert not conforms, what
        assert "Message: " in report, report
        messages = re.findall(r"Message: (.*)", report)
        assert all(len(message.split()) > 3 for message in messages), messages


CHECKS = [check_oxigraph, check_rdflib, check_n3js, check_jena_riot,
          check_jena_tdb2, check_fuseki, check_virtuoso, check_w3c_push,
          check_pyshacl, check_pyshacl_broken]
