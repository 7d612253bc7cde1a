#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The example queries give the rows that they should.  TAP.

usage: test_queries.py ROOT WRITE_EXAMPLE
"""

import glob
import os
import subprocess
import sys

# Of the document in tests/support/example-document.c.  IRIs are shown without
# what stands before the last "#" or "/".
EXPECTED = {
    "who-did-what": ["2019-05-20|Retno Marsudi|menuduh|PT Cakrawala"],
    "all-about-an-actor": [
        "did|berkata|PT Cakrawala|-|Affirmed|Asserted",
        "did|menjual|PT Cakrawala|data warga|Negated|Asserted",
        "was done to|menggugat|warga Bandung|PT Cakrawala|Affirmed|Planned",
        "was done to|menuduh|Retno Marsudi|PT Cakrawala|Affirmed|Asserted",
    ],
    "who-accuses-whom": [
        "Retno Marsudi|menuduh|PT Cakrawala|-|Asserted",
        "warga Bandung|menggugat|PT Cakrawala|-|Planned",
    ],
    "what-was-said": [
        "PT Cakrawala|menjual|Negated|data warga|"
        "Kami tidak menjual data warga,",
    ],
    "not-facts": [
        "Affirmed|Planned|warga Bandung|menggugat|PT Cakrawala",
        "Negated|Asserted|PT Cakrawala|menjual|data warga",
    ],
    "how-many": [
        "amount|1.5|IDR|menggugat|Affirmed|Planned",
        "injured|12|-|menjual|Negated|Asserted",
    ],
    "conflict": ["Retno Marsudi|PT Cakrawala|VX|-3.5|1"],
    "mentions": [
        "berkata|114|118|kata",
        "menggugat|150|159|menggugat",
        "menjual|93|100|menjual",
        "menuduh|27|34|menuduh",
    ],
    "events-per-month": [
        "2019-05|ACCUSE|2",
        "2019-05|SAY|1",
        "2019-05|TRANSACT|1",
    ],
    "together": ["PT Cakrawala|Retno Marsudi|1", "warga Bandung|PT Cakrawala|1"],
    "who-reports-the-same": [
        "PT Cakrawala|menjual|data warga|1|Berita Contoh",
        "Retno Marsudi|menuduh|PT Cakrawala|1|Berita Contoh",
        "warga Bandung|menggugat|PT Cakrawala|1|Berita Contoh",
    ],
    "one-article": [
        'Menteri menuduh "Cakrawala"|b1fe3a7437fa2f36-114|berkata|'
        'PT Cakrawala|-',
        'Menteri menuduh "Cakrawala"|b1fe3a7437fa2f36-150|menggugat|'
        'warga Bandung|PT Cakrawala',
        'Menteri menuduh "Cakrawala"|b1fe3a7437fa2f36-93|menjual|'
        'PT Cakrawala|data warga',
        'Menteri menuduh "Cakrawala"|b1fe3a7437fa2f36-27|menuduh|'
        'Retno Marsudi|PT Cakrawala',
    ],
}


def shown(value):
    """Return a value as the table above has it."""
    if value is None:
        return "-"
    text = str(value)
    if type(value).__name__ == "URIRef":
        text = text.replace("#", "/").rsplit("/", 1)[-1]
    return text


def main(root, write_example):
    paths = glob.glob(os.path.join(root, "examples", "queries", "*.rq"))
    names = sorted(os.path.basename(path)[:-3] for path in paths)
    print(f"1..{len(EXPECTED) + 1}")
    same = names == sorted(EXPECTED)
    print(f"{'ok' if same else 'not ok'} 1 every query has expected rows")
    try:
        import rdflib
    except ImportError:
        for number, name in enumerate(EXPECTED, 2):
            print(f"ok {number} {name} # SKIP rdflib is not installed")
        return not same
    data = subprocess.run([write_example, "ttl", "example", "actors"],
                          stdout=subprocess.PIPE, check=True).stdout
    graph = rdflib.Graph()
    graph.parse(data=data.decode(), format="turtle")
    failed = not same
    for number, (name, expected) in enumerate(EXPECTED.items(), 2):
        path = os.path.join(root, "examples", "queries", name + ".rq")
        with open(path, encoding="utf-8") as file:
            rows = ["|".join(map(shown, row))
                    for row in graph.query(file.read())]
        print(f"{'ok' if rows == expected else 'not ok'} {number} {name}")
        if rows != expected:
            failed = True
            for row in rows:
                print(f"# {row}")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
