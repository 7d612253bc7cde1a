# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Graph tools: the nodes, edges and attributes that they show are those of the
file."""
import datetime
import json
import math
import os
import xml.etree.ElementTree as ElementTree

from tools import Skip, run

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
NUMBERS = {"int": int, "integer": int, "double": float}
# What is for drawing has places of its own in the tools.
DRAWN = {"label", "weight", "x", "y", "size", "r", "g", "b"}


class Network:
    """What a file says: attributes of nodes and edges by id, and, of edges,
    their ends, labels and days."""

    def __init__(self):
        self.nodes, self.edges = {}, {}

    def items(self):
        return (("node", self.nodes), ("edge", self.edges))


def read_graphml(path):
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): (key.get("attr.name"),
                            NUMBERS.get(key.get("attr.type"), str))
            for key in root.iter(GRAPHML + "key")}
    network = Network()
    for kind, elements in network.items():
        for element in root.iter(GRAPHML + kind):
            data = {}
            for datum in element.iter(GRAPHML + "data"):
                name, convert = keys[datum.get("key")]
                data[name] = convert(datum.text)
            data[".ends"] = (element.get("source"), element.get("target"))
            data[".kind"] = element.get("label", "null")
            elements[element.get("id")] = data
    return network


def read_gexf(path):
    root = ElementTree.parse(path).getroot()
    types = {}
    for table in root.iter(GEXF + "attributes"):
        for one in table.iter(GEXF + "attribute"):
            types[table.get("class"), one.get("id")] = NUMBERS.get(
                one.get("type"), str)
    network = Network()
    for kind, elements in network.items():
        for element in root.iter(GEXF + kind):
            data = {value.get("for"): types[kind, value.get("for")](
                value.get("value")) for value in element.iter(GEXF + "attvalue")}
            data["label"] = element.get("label")
            if kind == "edge":
                if element.get("weight") is not None:
                    data["weight"] = float(element.get("weight"))
                data[".kind"] = element.get("kind")
            data[".ends"] = (element.get("source"), element.get("target"))
            data[".days"] = [spell.get("timestamp")
                             for spell in element.iter(GEXF + "spell")]
            elements[element.get("id")] = data
    return network


def networks(material, kind, *more):
    read = read_graphml if kind == "graphml" else read_gexf
    for name in [*material.names, "events", "comentions", *more]:
        path = material.path(name, kind)
        network = read(path)
        assert network.nodes and network.edges, path
        yield path, network


def visible(data, without=()):
    return {name: value for name, value in data.items()
            if not name.startswith(".") and name not in without}


def compare(what, ours, theirs):
    """Compare attributes by id."""
    assert ours.keys() == theirs.keys(), (
        what, "ids", sorted(ours.keys() ^ theirs.keys())[:5])
    for key, data in ours.items():
        if data != theirs[key]:
            wrong = {name: (data.get(name), theirs[key].get(name))
                     for name in data.keys() | theirs[key].keys()
                     if data.get(name) != theirs[key].get(name)}
            raise AssertionError(f"{what} {key}: {str(wrong)[:1500]}")


# ---- networkx ----

def edges_of(graph):
    """Return edges with their ends by id."""
    return {data["id"]: dict(data, ends=(source, target))
            for source, target, data in graph.edges(data=True)}


def check_networkx_graphml(material, tools):
    """GraphML into networkx: the same nodes, edges, attributes and types."""
    try:
        import networkx
    except ImportError as error:
        raise Skip("no networkx") from error
    for path, network in networks(material, "graphml"):
        graph = networkx.read_graphml(path)
        assert graph.is_directed() and not graph.is_multigraph()
        compare(path, {i: visible(d) for i, d in network.nodes.items()},
                dict(graph.nodes(data=True)))
        compare(path, {i: dict(visible(d), id=i, ends=d[".ends"])
                       for i, d in network.edges.items()}, edges_of(graph))


def check_networkx_gexf(material, tools):
    """GEXF into networkx: the same nodes, edges, attributes and types."""
    try:
        import networkx
    except ImportError as error:
        raise Skip("no networkx") from error
    for path, network in networks(material, "gexf"):
        graph = networkx.read_gexf(path, version="1.3")
        found = {i: {name: value for name, value in data.items()
                     if name not in ("viz", "spells")}
                 for i, data in graph.nodes(data=True)}
        assert all("viz" in data for _, data in graph.nodes(data=True))
        compare(path, {i: visible(d) for i, d in network.nodes.items()}, found)
        edges = {i: {name: value for name, value in data.items()
                     if name not in ("viz", "spells", "kind", "id")}
                 for i, data in edges_of(graph).items()}
        compare(path, {i: dict(visible(d), ends=d[".ends"])
                       for i, d in network.edges.items()}, edges)


# ---- igraph ----

def of_igraph(data):
    """Return what is there: igraph fills columns with nothing or NaN."""
    return {name: value for name, value in data.items()
            if value != "" and value is not None and
            not (isinstance(value, float) and math.isnan(value))}


def check_igraph(material, tools):
    """GraphML into igraph: the same nodes, edges and attributes."""
    try:
        import igraph
    except ImportError as error:
        raise Skip("no igraph") from error
    for path, network in networks(material, "graphml"):
        graph = igraph.Graph.Read_GraphML(path)
        ids = graph.vs["id"]
        nodes = {v["id"]: of_igraph(v.attributes()) for v in graph.vs}
        # It keeps the order of edges; what it calls their id is another's.
        edges = {i: dict(of_igraph(e.attributes()), id=i,
                         ends=(ids[e.source], ids[e.target]))
                 for i, e in zip(network.edges, graph.es, strict=True)}
        assert graph.is_directed()
        compare(path, {i: dict(visible(d), id=i)
                       for i, d in network.nodes.items()}, nodes)
        compare(path, {i: dict(visible(d), id=i, ends=d[".ends"])
                       for i, d in network.edges.items()}, edges)


# ---- graphology, which sigma draws ----

def check_graphology(material, tools):
    """GraphML and GEXF into graphology, and nothing that sigma refuses."""
    loaded = [pair for kind in ("graphml", "gexf")
              for pair in networks(material, kind)]
    lines = tools.node("graphs.mjs",
                       *[path for path, _ in loaded]).strip().split("\n")
    for (path, network), line in zip(loaded, lines, strict=True):
        found = json.loads(line)
        assert not found["refused"], (path, found["refused"])
        gone = {"r", "g", "b"}
        nodes = {i: visible(d, {"color", "x", "y", "z", "size"})
                 for i, d in found["nodes"]}
        compare(path, {i: visible(d, gone | {"x", "y", "size"})
                       for i, d in network.nodes.items()}, nodes)
        edges = {i: dict(visible(d, {"color", "kind", "weight"}),
                         ends=[s, t]) for i, s, t, d in found["edges"]}
        if path.endswith(".graphml"):
            compare(path, {i: dict(visible(d, {"weight"}),
                                   ends=list(d[".ends"]))
                           for i, d in network.edges.items()}, edges)
            continue
        compare(path, {i: dict(visible(d, {"weight"}), ends=list(d[".ends"]))
                       for i, d in network.edges.items()}, edges)


# ---- Gephi ----

def unescape(text):
    shorts = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    out, at = [], 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
            out.append(shorts[text[at]])
        else:
            out.append(text[at])
        at += 1
    return "".join(out)


class Opened:
    """What Gephi made of one file."""

    def __init__(self, path):
        self.path, self.issues, self.columns = path, [], {}
        self.nodes, self.edges, self.values = {}, {}, {}
        self.time, self.count = None, None

    def take(self, what, *rest):
        if what == "issue":
            self.issues.append(rest)
        elif what == "count":
            self.count = tuple(int(number) for number in rest)
        elif what == "time":
            self.time = rest
        elif what == "column":
            self.columns[rest[:2]] = rest[2]
        elif what == "node":
            self.nodes[rest[0]] = rest[1:]
        elif what == "edge":
            self.edges[rest[0]] = rest[1:]
        elif what == "value":
            self.values.setdefault(rest[:2], {})[rest[2]] = rest[3]


def open_in_gephi(tools, paths):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                          "Gephi.java")
    text = run(tools.java("gephi", "-Djava.awt.headless=true",
                          "-Djava.util.logging.config.file=/dev/null",
                          "-Dfile.encoding=UTF-8", source,
                          *[os.path.abspath(path) for path in paths]))
    opened = []
    for line in text.split("\n"):
        fields = [unescape(field) for field in line.split("\t")]
        if fields[0] == "file":
            opened.append(Opened(fields[1]))
        elif opened:
            opened[-1].take(*fields)
    return opened


def millis(day):
    moment = datetime.datetime.fromisoformat(day)
    return moment.replace(tzinfo=datetime.timezone.utc).timestamp() * 1000


def as_gephi_has_it(text):
    """Return what becomes of text in a column: Gephi (up to 0.10.1 at least)
    writes "Infinity" for each "INF" in it.  Labels stay as they are."""
    return text.replace("INF", "Infinity")


def same_values(opened, network):
    """Compare the columns that Gephi shows with the attributes."""
    classes = {int: "Integer", float: "Double", str: "String"}
    for kind, elements in network.items():
        ours, theirs = {}, {}
        for key, data in elements.items():
            ours[key] = {name: as_gephi_has_it(str(value))
                         for name, value in visible(data, DRAWN).items()}
            theirs[key] = opened.values.get((kind, key), {})
            for name, value in visible(data, DRAWN).items():
                column = opened.columns[kind, name]
                assert column == classes[type(value)], (kind, name, column)
        compare(f"{opened.path} {kind}", ours, theirs)


def same_drawing(opened, network):
    """Compare labels, colours, ends and weights."""
    for key, data in network.nodes.items():
        label, *_place, r, g, b = opened.nodes[key]
        assert label == data["label"], (key, label, data["label"])
        if "r" in data:
            assert [r, g, b] == [str(data[c]) for c in "rgb"], (key, r, g, b)
    for key, data in network.edges.items():
        source, target, label, weight, kind, _ = opened.edges[key]
        assert (source, target) == data[".ends"], key
        # An edge to an event that is denied has none; tools count it as one.
        assert float(weight) == data.get("weight", 1.0), (key, weight)
        assert label == data["label"], (key, label)
        assert kind == data[".kind"], (key, kind)


def same_timeline(opened, network):
    """Compare the days of edges and the bounds of the timeline, which has none
    where no edge has a day.  -> number of days."""
    days = {key: sorted(millis(day) for day in data[".days"])
            for key, data in network.edges.items()}
    for key, expected in days.items():
        found = json.loads(opened.edges[key][5])
        assert found == expected, (key, found, expected)
    every = [day for some in days.values() for day in some]
    assert opened.time[0] == "DATE"
    bounds = [float(text) for text in opened.time[1:]]
    expected = [min(every), max(every)] if every else [-math.inf, math.inf]
    assert bounds == expected, (bounds, every[:5])
    return len(every)


def check_gephi(material, tools):
    """GraphML and GEXF into Gephi: no warning, the same nodes, edges,
    attributes and types, typed edges kept apart, the timeline of GEXF."""
    loaded = [*networks(material, "graphml", "multi"),
              *networks(material, "gexf")]
    opened = open_in_gephi(tools, [path for path, _ in loaded])
    assert len(opened) == len(loaded), "Gephi stopped before the last file"
    days = 0
    for (path, network), gephi in zip(loaded, opened):
        assert not gephi.issues, (path, gephi.issues)
        assert gephi.count == (len(network.nodes), len(network.edges)), path
        same_values(gephi, network)
        same_drawing(gephi, network)
        if path.endswith(".gexf"):
            days += same_timeline(gephi, network)
    assert days, "no edge of any file has a day"


CHECKS = [check_networkx_graphml, check_networkx_gexf, check_igraph,
          check_graphology, check_gephi]
