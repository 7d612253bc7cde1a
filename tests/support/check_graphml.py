#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Check GraphML files against the strict profile that all readers accept.

usage: check_graphml.py FILE...

Needs nothing but Python.  Prints "FILE: what is wrong" and exits with 1 when
something is.  As a module: problems(bytes) returns the list of complaints.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

NS = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {
    "boolean": re.compile(r"true|false"),
    "int": re.compile(r"[+-]?[0-9]+"),
    "long": re.compile(r"[+-]?[0-9]+"),
    "float": re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"),
    "double": re.compile(r"[+-]?[0-9]+(\.[0-9]+)?"),
    "string": re.compile(r".+", re.S),
}
NMTOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
RESERVED_NAMES = {"type", "id", "source", "target"}
ALLOWED_ATTRIBUTES = {
    "graphml": set(),
    "key": {"id", "for", "attr.name", "attr.type"},
    "graph": {"id", "edgedefault"},
    "node": {"id"},
    "edge": {"id", "source", "target"},
    "data": {"key"},
    "desc": set(),
}


class Checker:
    def __init__(self):
        self.problems = []
        self.keys = {}
        self.nodes = set()
        self.edges = set()
        self.pairs = set()
        self.folded = set()

    def complain(self, text):
        self.problems.append(text)

    def check(self, data):
        if data.startswith(b"\xef\xbb\xbf"):
            self.complain("begins with a byte order mark")
        if not data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
            self.complain("no XML declaration with UTF-8")
        if b"<!DOCTYPE" in data:
            self.complain("has a DOCTYPE")
        if b"\r" in data:
            self.complain("has a carriage return")
        try:
            text = data.decode("utf-8")
            root = ElementTree.fromstring(data)
        except (UnicodeDecodeError, ElementTree.ParseError) as error:
            self.complain(f"not well-formed: {error}")
            return
        if FORBIDDEN.search(text):
            self.complain("has a character that XML forbids")
        self.check_root(root)

    def check_root(self, root):
        if root.tag != NS + "graphml":
            self.complain(f"root element is {root.tag}")
            return
        graphs = [child for child in root if child.tag == NS + "graph"]
        keys = [child for child in root if child.tag == NS + "key"]
        if len(graphs) != 1 or root[-1] is not graphs[0]:
            self.complain("not exactly one graph, after the keys")
            return
        if len(keys) + 1 != len(root):
            self.complain("something else than keys and a graph")
        for key in keys:
            self.check_key(key)
        self.check_graph(graphs[0])

    def check_attributes(self, element):
        name = element.tag[len(NS):]
        allowed = ALLOWED_ATTRIBUTES.get(name)
        if allowed is None:
            self.complain(f"element {name} is not of the profile")
            return
        given = {a for a in element.attrib if not a.startswith("{")}
        if given != allowed:
            self.complain(f"{name} has attributes {sorted(given)}")

    def check_token(self, element, name):
        token = element.get(name, "")
        if not NMTOKEN.fullmatch(token):
            self.complain(f'{name} "{token}" is not a plain NMTOKEN')
        return token

    def check_key(self, key):
        self.check_attributes(key)
        ident = self.check_token(key, "id")
        name = self.check_token(key, "attr.name")
        if ident.casefold() in self.folded:
            self.complain(f"key {ident} is declared twice")
        self.folded.add(ident.casefold())
        if key.get("for") not in ("node", "edge"):
            self.complain(f"key {ident} is for {key.get('for')}")
        if key.get("attr.type") not in TYPES:
            self.complain(f"key {ident} has type {key.get('attr.type')}")
        if name.casefold() in RESERVED_NAMES:
            self.complain(f"key {ident} has the reserved name {name}")
        self.keys[ident] = (key.get("for"), key.get("attr.type"), name)

    def check_graph(self, graph):
        self.check_attributes(graph)
        if graph.get("edgedefault") != "directed":
            self.complain("edgedefault is not directed")
        for child in graph:
            if child.tag == NS + "node":
                if self.edges:
                    self.complain("a node after an edge")
                self.check_node(child)
            elif child.tag == NS + "edge":
                self.check_edge(child)
            else:
                self.complain(f"{child.tag} in the graph")

    def check_node(self, node):
        self.check_attributes(node)
        ident = self.check_token(node, "id")
        if ident in self.nodes:
            self.complain(f"node {ident} is there twice")
        self.nodes.add(ident)
        data = self.check_data(node, "node")
        if len(node) == 0 or node[0].tag != NS + "desc":
            self.complain(f"node {ident} does not begin with desc")
        for name in ("label", "x", "y", "size", "r", "g", "b"):
            if name not in data:
                self.complain(f"node {ident} has no {name}")
        for name in "rgb":
            if not 0 <= int(data.get(name, "0")) <= 255:
                self.complain(f"node {ident} has colour {data[name]}")
        if not 2 <= float(data.get("size", "2")) <= 20:
            self.complain(f"node {ident} has size {data['size']}")

    def check_edge(self, edge):
        self.check_attributes(edge)
        ident = self.check_token(edge, "id")
        ends = (edge.get("source"), edge.get("target"))
        if ident in self.edges:
            self.complain(f"edge {ident} is there twice")
        self.edges.add(ident)
        if ends in self.pairs:
            self.complain(f"edge {ident} is parallel to another")
        self.pairs.add(ends)
        for end in ends:
            if end not in self.nodes:
                self.complain(f"edge {ident} leads to {end}, which is no node")
        data = self.check_data(edge, "edge")
        if len(edge) == 0 or edge[0].get("key") != "label":
            self.complain(f"edge {ident} does not begin with its label")
        if "weight" in data and not float(data["weight"]) > 0:
            self.complain(f"edge {ident} has weight {data['weight']}")
        self.check_counts(ident, data)

    def check_counts(self, ident, data):
        states = ("asserted", "claimed", "planned", "denied")
        if not all(state in data for state in states):
            self.complain(f"edge {ident} lacks counts")
            return
        counts = [int(data[state]) for state in states]
        if sum(counts[:3]) != float(data.get("weight", "0")):
            self.complain(f"edge {ident}: weight is not what the counts say")

    def check_data(self, element, domain):
        """Return the data of the element by name."""
        data = {}
        for child in element:
            if child.tag == NS + "desc":
                if child is not element[0]:
                    self.complain("desc is not the first child")
                continue
            self.check_attributes(child)
            key = child.get("key")
            if key not in self.keys or self.keys[key][0] != domain:
                self.complain(f"key {key} is not declared for {domain}")
                continue
            _, kind, name = self.keys[key]
            if name in data:
                self.complain(f"key {key} twice in one {domain}")
            text = child.text or ""
            if kind not in TYPES or not TYPES[kind].fullmatch(text):
                self.complain(f'"{text}" of {key} is no {kind}')
                continue
            data[name] = text
        return data


def problems(data):
    checker = Checker()
    checker.check(data)
    return checker.problems


def main(paths):
    status = 0
    for path in paths:
        with open(path, "rb") as file:
            for problem in problems(file.read()):
                print(f"{path}: {problem}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
