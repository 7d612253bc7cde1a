#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""GraphML exports are valid and open in other programs.  TAP.

usage: test_graphml.py WRITE_EXAMPLE
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import check_graphml  # noqa: E402
import tap  # noqa: E402

SHARED = os.environ.get("WARTAGRAF_SHARED", "../shared")
SCHEMA = os.path.join(SHARED, "suites", "schemas", "graphml.xsd")
KINDS = [(what, how) for what in ("example", "hostile", "none")
         for how in ("actors", "events")]


def exports(program):
    """Return what the program writes, by kind."""
    return {kind: subprocess.run([program, "graphml", *kind], check=True,
                                 stdout=subprocess.PIPE).stdout
            for kind in KINDS}


def test_profile(files):
    for kind, data in files.items():
        found = check_graphml.problems(data)
        assert not found, (kind, found[:5])


def damage(data, old, new):
    damaged = re.sub(old, new, data, count=1, flags=re.S)
    assert damaged != data, old
    return damaged


def test_checker_sees_damage(files):
    """Each of these changes must be noticed."""
    data = files["example", "actors"]
    changes = [
        (rb"^<", b"\xef\xbb\xbf<"),
        (rb'id="n2"', b'id="n1"'),
        (rb'id="n2"', b'id="n 2"'),
        (rb'id="e2"', b'id="e1"'),
        (rb'source="n2"', b'source="n9"'),
        (rb'<data key="weight">1<', b'<data key="weight">0<'),
        (rb'<data key="weight">1<', b'<data key="weight">satu<'),
        (rb'<data key="weight">1<', b'<data key="weight">2<'),
        (rb'<data key="weight">', b'<data key="bobot">'),
        (rb'<data key="x">', b'<data key="y">'),
        (rb'<data key="x">[^<]*<', b'<data key="x">1,5<'),
        (rb'attr.name="kind"', b'attr.name="type"'),
        (rb'attr.type="int"', b'attr.type="date"'),
        (rb'for="edge"', b'for="all"'),
        (rb'edgedefault="directed"', b'edgedefault="undirected"'),
        (rb"<desc>[^<]*</desc>", b""),
        (rb"</graph>", b'<node id="n9"/></graph>'),
        (rb'<edge id="e1" source="n2"', b'<edge id="e1" source="n3"'),
        (rb'key="r">[0-9]+', b'key="r">256'),
        (rb'key="size">[0-9.]+', b'key="size">0.5'),
        (rb"Retno", b"\x01"),
        (rb"Retno", b"\xff"),
        (rb"Retno", b"&"),
        (rb"</graphml>", b""),
    ]
    for old, new in changes:
        assert check_graphml.problems(damage(data, old, new)), (old, new)


def test_contents(files):
    data = files["example", "actors"].decode()
    assert data.count("<node ") == 3, "the minister, the company, residents"
    assert data.count("<edge ") == 2, "an accusation and a plan"
    assert "menuduh" in data and "menggugat" in data
    assert "menjual" not in data, "a denied event adds no edge"
    events = files["example", "events"].decode()
    assert events.count('"n_kind">event<') == 4
    assert '<data key="n_state">denied<' in events
    assert "<node " not in files["none", "actors"].decode()


def test_schema(files):
    if not os.path.exists(SCHEMA):
        raise tap.Skip("the schema is not at hand")
    if shutil.which("xmllint") is None:
        raise tap.Skip("xmllint is not installed")
    for kind, data in files.items():
        run = subprocess.run(
            ["xmllint", "--nonet", "--noout", "--schema", SCHEMA, "-"],
            input=data, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert run.returncode == 0, (kind, run.stdout[-500:])


def count(data):
    return data.count(b"<node "), data.count(b"<edge ")


def test_networkx(files):
    try:
        import networkx
    except ImportError:
        raise tap.Skip("networkx is not installed")
    for kind, data in files.items():
        graph = networkx.parse_graphml(data.decode())
        assert graph.is_directed()
        found = graph.number_of_nodes(), graph.number_of_edges()
        assert found == count(data), (kind, found)
        for _, node in graph.nodes(data=True):
            assert isinstance(node["x"], float)


def test_igraph(files):
    try:
        import igraph
    except ImportError:
        raise tap.Skip("igraph is not installed")
    for kind, data in files.items():
        with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
            file.write(data)
            file.flush()
            graph = igraph.Graph.Read_GraphML(file.name)
        assert graph.is_directed()
        found = graph.vcount(), graph.ecount()
        assert found == count(data), (kind, found)


def main(program):
    return tap.run(tap.tests_of(globals()), exports(program))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
