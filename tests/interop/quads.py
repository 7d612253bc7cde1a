# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""N-Quads as tuples that can be compared, whoever wrote them."""
import re
from decimal import Decimal

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
TERM = re.compile(
    r'\s*(?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"'
    r'(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?)', re.S)
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def unescape(text):
    def one(match):
        digits = match[1] or match[2]
        return chr(int(digits, 16)) if digits else SHORT.get(match[3], match[3])
    return ESCAPE.sub(one, text) if "\\" in text else text


def term(match):
    iri, blank, text, language, datatype = match.groups()
    if iri is not None:
        return ("iri", unescape(iri))
    if blank is not None:
        return ("blank", blank)
    if language:
        return ("text", unescape(text), language.lower())
    return ("typed", unescape(text), unescape(datatype or XSD_STRING))


def parse(text, graphs=True):
    """Return the set of statements; without their graphs if not wanted."""
    found = set()
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        terms, at = [], 0
        while (match := TERM.match(line, at)) is not None:
            terms.append(term(match))
            at = match.end()
        if len(terms) not in (3, 4) or line[at:].strip() != ".":
            raise ValueError("no N-Quads: " + line[:200])
        if not graphs or len(terms) == 3:
            terms = terms[:3] + [None]
        found.add(tuple(terms))
    return found


INTEGERS = {"http://www.w3.org/2001/XMLSchema#" + name for name in (
    "integer", "nonNegativeInteger", "positiveInteger", "int", "long")}
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def value(found):
    """Return a term by its value: 0.50 is 0.5, and a count is an integer."""
    if found is None or found[0] != "typed":
        return found
    if found[2] in INTEGERS:
        return ("number", str(int(found[1])))
    if found[2] == DECIMAL:
        return ("number", f"{Decimal(found[1]).normalize():f}")
    return found


def values(statements):
    """Return the statements by value, for stores that keep values only."""
    return {(s, p, value(o), g) for s, p, o, g in statements}


def differences(ours, theirs, limit=5):
    """Return what was lost and what is new, as lines to be read."""
    lost, new = sorted(ours - theirs, key=str), sorted(theirs - ours, key=str)
    lines = [f"lost: {quad}" for quad in lost[:limit]]
    lines += [f"new:  {quad}" for quad in new[:limit]]
    if lines:
        lines.append(f"{len(lost)} of {len(ours)} lost, {len(new)} new")
    return "\n".join(lines)
