#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Write doc/annotation.md from the event cases, or check that it is current.

usage: annotation.py [--check] OUTPUT CASE...

Each case becomes its title, its prose, the sentence and the events that it
gives.  The introduction is the head of the output up to the marker line.
"""
import sys
from pathlib import Path

MARKER = "<!-- from tests/cases/event; written by annotation.py -->"


def sentence_of(tokens):
    text = ""
    for fields in tokens:
        joined = "Joined=Yes" in fields[9]
        text += ("" if joined or not text else " ") + fields[1]
    return text


def render(path):
    out, tokens = [], []
    title = Path(path).stem.replace("-", " ").capitalize()
    out.append(f"## {title}\n")
    events = []

    def flush():
        nonlocal tokens, events
        if tokens:
            out.append(f"> {sentence_of(tokens)}\n")
        if tokens and events:
            out.append("    " + "\n    ".join(events) + "\n")
        elif tokens:
            out.append("No event.\n")
        tokens, events = [], []

    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            flush()
            out.append(f"### {line[3:]}\n")
        elif line.startswith("#"):
            continue
        elif line.startswith("> "):
            events.append(line[2:])
        elif line[:1].isdigit():
            tokens.append(line.split())
        elif line.strip():
            out.append(line + "\n")
    flush()
    return "\n".join(out)


def main():
    args = sys.argv[1:]
    check = args[:1] == ["--check"]
    output, *cases = args[check:]
    page = Path(output)
    head = page.read_text(encoding="utf-8").split(MARKER)[0]
    body = "\n".join(render(c) for c in sorted(cases))
    text = head + MARKER + "\n\n" + body
    if not check:
        page.write_text(text, encoding="utf-8")
        return 0
    current = page.read_text(encoding="utf-8") == text
    print("1..1")
    print(("ok" if current else "not ok") + f" 1 - {page.name} is current")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
