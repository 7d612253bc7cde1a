#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The ontology and the program agree, both ways; exports conform.  TAP.

usage: ontology.py ROOT TRIPLES WRITE_EXAMPLE

TRIPLES prints the triples of a file, WRITE_EXAMPLE writes an export.
"""

import collections
import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import tap  # noqa: E402

NAMESPACES = {
    "wg": "https://w3id.org/wartagraf/ns#",
    "wga": "https://w3id.org/wartagraf/action/",
    "wgc": "https://w3id.org/wartagraf/class/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
}
WG = NAMESPACES["wg"]
WGC = NAMESPACES["wgc"]
RDF_TYPE = NAMESPACES["rdf"] + "type"
STATUS = "http://www.w3.org/2003/06/sw-vocab-status/ns#term_status"
# Modes for which Indonesian has no verb or noun of its own.
RARE_MODES = {"COERCE-withhold", "COERCE-curfew", "COERCE-misinformation",
              "COERCE-martial-law", "SANCTION-withdraw"}
PLOVER = set("""AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST
ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split())
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(\S*)) \.')


class World:
    def __init__(self, root, triples, write_example):
        self.root = root
        self.triples = triples
        self.write_example = write_example
        self.ontology = self.read("ontology/wartagraf.ttl")
        self.classes = self.read("ontology/classes.ttl")
        self.prefixes, self.terms = self.read_vocabulary()

    def path(self, name):
        return os.path.join(self.root, name)

    def read(self, name):
        """Return {subject: {predicate: [(value, "" or suffix)]}}; an IRI has
        the suffix "iri"."""
        run = subprocess.run([self.triples, "turtle", self.path(name)],
                             stdout=subprocess.PIPE, check=True)
        graph = collections.defaultdict(lambda: collections.defaultdict(list))
        for line in run.stdout.decode().splitlines():
            subject, predicate, iri, text, suffix = LINE.fullmatch(line).groups()
            value = (iri, "iri") if iri is not None else (text, suffix)
            graph[subject][predicate].append(value)
        return graph

    def read_vocabulary(self):
        """Return prefixes {ENUM: (prefix, IRI)} and terms {IRI: ENUM}."""
        with open(self.path("src/model/vocab.h"), encoding="utf-8") as file:
            text = file.read().replace("\\\n", " ")
        spaces = dict(re.findall(r'#define WARTA_NS_(\w+)\s+"([^"]+)"', text))
        prefixes = {enum: (prefix, spaces[space]) for enum, prefix, space in
                    re.findall(r'X\((\w+), "(\w+)", WARTA_NS_(\w+)\)', text)}
        terms = {prefixes[prefix][1] + local: enum for enum, prefix, local in
                 re.findall(r'X\((\w+), (\w+), "([^"]+)"\)', text)
                 if prefix in prefixes}
        return prefixes, terms


def values(graph, subject, predicate):
    prefix, local = predicate.split(":")
    return [v for v, _ in graph[subject].get(NAMESPACES[prefix] + local, [])]


def test_namespaces(world):
    assert dict(world.prefixes.values()) == NAMESPACES
    assert len(world.terms) > 80


def test_emitted_terms_are_declared(world):
    for iri in world.terms:
        if iri.startswith(WG):
            assert values(world.ontology, iri, "rdf:type"), iri


def test_declared_terms_are_emitted(world):
    """Or reserved, or used in the scheme of classes, or a class of values."""
    in_classes = {p for s in world.classes.values() for p in s}
    ranges = {v for s in list(world.ontology)
              for v in values(world.ontology, s, "rdfs:range")}
    for iri in [s for s in world.ontology if s.startswith(WG)]:
        reserved = world.ontology[iri].get(STATUS) == [("reserved", "")]
        used = iri in world.terms or iri in in_classes or iri in ranges
        assert used != reserved, iri


def test_documentation(world):
    """Everything has a label and a comment in both languages."""
    subjects = [s for s in world.ontology if s.startswith(WG)]
    assert len(subjects) > 40
    for iri in subjects:
        for predicate in ("label", "comment"):
            given = world.ontology[iri][NAMESPACES["rdfs"] + predicate]
            languages = sorted(suffix for _, suffix in given)
            assert languages == ["@en", "@id"], (iri, predicate)
        assert values(world.ontology, iri, "rdfs:isDefinedBy"), iri


def test_roles_are_actors_of_sem(world):
    for role in ("agent", "target", "recipient"):
        above = values(world.ontology, WG + role, "rdfs:subPropertyOf")
        assert above == [NAMESPACES["sem"] + "hasActor"], role
    above = values(world.ontology, WG + "Event", "rdfs:subClassOf")
    assert above == [], "wg:Event must not be a sem:Event"


def test_version(world):
    with open(world.path("meson.build"), encoding="utf-8") as file:
        version = re.search(r"version: '([^']+)'", file.read())[1]
    given = values(world.ontology, WG.rstrip("#"), "owl:versionInfo")
    assert given == [version], (given, version)


def class_codes(world):
    """Return the codes of the top concepts, by scheme."""
    codes = collections.defaultdict(set)
    for iri in list(world.classes):
        for scheme in values(world.classes, iri, "skos:topConceptOf"):
            codes[scheme[len(WGC):]].add(iri[len(WGC):])
    return codes


def test_classes(world):
    codes = class_codes(world)
    assert codes["plover"] == PLOVER
    assert {"SAY", "ACT"} <= codes["extension"]
    assert not codes["plover"] & codes["extension"]
    for iri in list(world.classes):
        if not values(world.classes, iri, "skos:inScheme"):
            continue
        assert values(world.classes, iri, "skos:notation") == [iri[len(WGC):]]
        labels = world.classes[iri][NAMESPACES["skos"] + "prefLabel"]
        assert sorted(s for _, s in labels) == ["@en", "@id"], iri
        for broader in values(world.classes, iri, "skos:broader"):
            assert iri.startswith(broader + "-"), iri


def test_classes_of_frames(world):
    """Every class that the data name is in the scheme."""
    codes = set().union(*class_codes(world).values())
    files = glob.glob(world.path("data/frames/*.tsv"))
    if not files:
        raise tap.Skip("no frames")
    found = set()
    for name in files:
        with open(name, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.startswith("#"):
                    continue
                for cell in line.rstrip("\n").split("\t")[1:3]:
                    if re.fullmatch("[A-Z]{3,}", cell):
                        assert cell in codes, f"{name}:{number}: {cell}"
                        found.add(cell)
    assert len(found) > 10, found


def rows(world, name):
    with open(world.path(f"data/frames/{name}.tsv"), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file
                if not line.startswith("#")]


def test_scales(world):
    """What the data say of PLOVER's classes and modes, the scheme says, and
    the other way round."""
    given = {code: scale for code, *scale in rows(world, "classes")}
    modes = {iri[len(WGC):] for iri in list(world.classes)
             if values(world.classes, iri, "skos:broader")}
    assert set(given) == PLOVER | modes, set(given) ^ (PLOVER | modes)
    for code, (quad, score, cameo) in given.items():
        scheme = WGC + code
        assert values(world.classes, scheme, "wg:score") == [score], code
        above = WGC + code.split("-")[0]
        assert values(world.classes, above, "wg:quadClass") == [quad], code
        covered = values(world.classes, scheme, "wg:cameo")
        assert any(c.startswith(cameo) for c in covered), (code, cameo, covered)


def test_modes(world):
    """Every mode of the scheme can be found, and nothing else."""
    modes = {code for code, *_ in rows(world, "classes") if "-" in code}
    found = {row[2] for row in rows(world, "modes")}
    assert found <= modes, found - modes
    assert not modes - found - RARE_MODES, modes - found


def test_figures(world):
    """Each property that counts people can be found."""
    found = {row[1] for row in rows(world, "counts")}
    assert found == {"killed", "injured", "missing", "arrested", "displaced"}
    for *_, kind, code in rows(world, "units"):
        assert kind != "currency" or re.fullmatch("[A-Z]{3}", code), code


def test_shapes(world):
    """The shapes speak of nothing that is not emitted."""
    name = world.path("ontology/shapes.ttl")
    with open(name, encoding="utf-8") as file:
        text = re.sub(r"(?m)^#.*|\"[^\"]*\"", "", file.read())
    for prefix, local in re.findall(r"\b([a-z]+):([A-Za-z]\w*)", text):
        if prefix in NAMESPACES and (prefix, local) != ("rdf", "langString") \
                and (prefix, local) != ("xsd", "string"):
            assert NAMESPACES[prefix] + local in world.terms, (prefix, local)
    world.read("ontology/shapes.ttl")


def test_context(world):
    with open(world.path("ontology/context.jsonld"), encoding="utf-8") as file:
        context = json.load(file)["@context"]
    expanded = set()
    for key, value in context.items():
        target = value["@id"] if isinstance(value, dict) else value
        if key in NAMESPACES:
            assert target == NAMESPACES[key], key
        elif isinstance(target, str) and not target.startswith("@"):
            prefix, local = target.split(":")
            expanded.add(NAMESPACES[prefix] + local)
    used = {iri for iri in world.terms
            if not iri.startswith(NAMESPACES["xsd"]) and iri != RDF_TYPE}
    assert expanded == used, expanded ^ used


def export(world, what):
    return subprocess.run([world.write_example, "ttl", what, "actors"],
                          stdout=subprocess.PIPE, check=True).stdout.decode()


def validate(world, turtle):
    """Return whether the export conforms, and the report."""
    try:
        import pyshacl
    except ImportError:
        raise tap.Skip("pyshacl is not installed")
    conforms, _, report = pyshacl.validate(
        turtle, data_graph_format="turtle",
        shacl_graph=world.path("ontology/shapes.ttl"),
        shacl_graph_format="turtle")
    return conforms, report


def test_exports_conform(world):
    for what in ("example", "hostile"):
        conforms, report = validate(world, export(world, what))
        assert conforms, (what, report[:3000])


def test_broken_exports_are_reported(world):
    data = export(world, "example")
    changes = [
        ("a wg:Event , sem:Event", "a wg:Event",
         "An event is a sem:Event exactly when"),
        ("a wg:Event , wg:UnassertedEvent", "a wg:Event , sem:Event",
         "An event is a sem:Event exactly when"),
        (" , wg:Claim", "", "An event is a wg:Claim exactly when"),
        ("wg:class wgc:ACCUSE ;", "wg:class wgc:ACCUSE , wgc:AID ;",
         "An event has exactly one class."),
        ("wg:confidence 0.93", "wg:confidence 1.93",
         "The confidence is a decimal from 0 to 1."),
        ("wg:polarity wg:Affirmed ;", "", "The polarity is wg:Affirmed or"),
        ('rdfs:label "Bandung"@id ;', "", "An actor or thing has a label."),
        ('"2019-05-21"^^xsd:date', '"2019-05-21"',
         "The date of publication is an xsd:date."),
        ("wg:agent actor:retno-marsudi", 'wg:agent "Retno"',
         "The agent is a node of type"),
        ('wg:mode wgc:ACCUSE-allege', 'wg:mode wgc:ACCUSE',
         "The mode is one concept within a class."),
        ('wg:score -3.5', 'wg:score -35.0', "The score is one number from"),
        ('wg:quadClass "VX"', 'wg:quadClass "XV"', "The quad class is VC"),
        ('wg:cameo "112"', 'wg:cameo "eleven"', "A CAMEO code has two to"),
        ('wg:auxiliaryMode "negated"', 'wg:auxiliaryMode "denied"',
         "An auxiliary mode is one of its four"),
        ('wg:injured 12', 'wg:injured "12"',
         "A number of people is one integer."),
        ('wg:amount 1.5', 'wg:amount "1.5"', "The amount is one decimal."),
        ('wg:currency "IDR"', 'wg:currency "Rp"',
         "The currency is one code of ISO 4217."),
        ('wg:currency "IDR"', 'wg:currency "IDR" ; wg:unit "kg"',
         "An amount has a unit or a currency, not both."),
        ('nif:anchorOf "Kami" ;', "", "A mention has its words."),
    ]
    for old, new, message in changes:
        assert old in data, old
        conforms, report = validate(world, data.replace(old, new, 1))
        assert not conforms and message in report, (old, report[:2000])


def main(root, triples, write_example):
    return tap.run(tap.tests_of(globals()), World(root, triples, write_example))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
