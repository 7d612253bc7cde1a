#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Score what is read from the pages in pages/, NAME.html, against what stands
beside each in NAME.txt, together with a peer from PyPI on the same pages.

The pages are our own, built as ten large Indonesian portals build theirs.
Text is compared by words: precision is the share of the words found that
belong to the article, recall the share of the article's words that were found,
each the mean over the pages.

usage: pages.py TOOL SOURCE_ROOT PEER_FOLDER [--verbose]
"""
import collections
import datetime
import glob
import json
import os
import re
import subprocess
import sys

PEER = "trafilatura==2.3.1"
PEER_NEEDS = ["lxml_html_clean==0.4.6"]  # which it does not say itself
WANTED = 0.95

PEER_SCRIPT = """
import json, sys, trafilatura
found = {}
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        result = trafilatura.extract(file.read(), output_format="json",
                                     include_comments=False,
                                     favor_precision=sys.argv[1] == "precise",
                                     with_metadata=True)
    found[path] = json.loads(result) if result else {}
json.dump(found, sys.stdout)
"""


def read_expected(path):
    with open(path, encoding="utf-8") as file:
        head, text = file.read().split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return dict(fields, text=text)


def literal(graph, page, term):
    found = re.search(r'^<%s> <[^>]*/%s> "((?:[^"\\]|\\.)*)"' %
                      (re.escape(page), term), graph, re.M)
    return found and json.loads('"%s"' % found.group(1))


def read_own(tool, path):
    text = subprocess.run([tool, "text", path], capture_output=True,
                          text=True).stdout
    graph = subprocess.run([tool, "export", "-q", "--any-language",
                            "--provenance=graph", "--format=nt", path],
                           capture_output=True, text=True).stdout
    page = re.search(r"^<([^>]*)> <[^>]*type> <[^>]*/NewsArticle>", graph,
                     re.M)
    page = page.group(1) if page else ""
    return {"text": text, "title": literal(graph, page, "headline"),
            "published": literal(graph, page, "(?:issued|datePublished)"),
            "author": literal(graph, page, "(?:creator|author)")}


def install_peer(folder):
    """Return the Python that has the peer, or None."""
    python = os.path.join(folder, "bin", "python")
    done = os.path.join(folder, "installed")
    if not os.path.exists(done):
        made = subprocess.run([sys.executable, "-m", "venv", folder],
                              capture_output=True)
        made = made.returncode == 0 and subprocess.run(
            [python, "-m", "pip", "install", "--quiet", PEER] + PEER_NEEDS,
            capture_output=True, timeout=300)
        if not made or made.returncode != 0:
            return None
        with open(done, "w", encoding="utf-8") as file:
            file.write(PEER + "\n")
    return python


def read_peer(python, mode, paths):
    shown = subprocess.run([python, "-c", PEER_SCRIPT, mode] + paths,
                           capture_output=True, text=True, check=True).stdout
    return {path: {"text": found.get("text") or "",
                   "title": found.get("title"),
                   "published": found.get("date"),
                   "author": found.get("author")}
            for path, found in json.loads(shown).items()}


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def compare_text(found, expected):
    found, expected = words(found), words(expected)
    both = sum((found & expected).values())
    return (both / max(1, sum(found.values())),
            both / max(1, sum(expected.values())))


def same_date(found, expected):
    """The same minute; what has no zone or no time is compared without."""
    wanted = datetime.datetime.fromisoformat(expected).replace(second=0)
    if not found:
        return False
    if len(found) == 10:
        return found == expected[:10]
    at = datetime.datetime.fromisoformat(found.replace("Z", "+00:00"))
    return at.replace(second=0) == (wanted if at.tzinfo
                                    else wanted.replace(tzinfo=None))


def report(name, found, expected, verbose):
    scores = []
    for path in sorted(expected):
        one, wanted = found[path], expected[path]
        precision, recall = compare_text(one["text"], wanted["text"])
        right = {"title": one["title"] == wanted["title"],
                 "published": same_date(one["published"],
                                        wanted["published"]),
                 "author": one["author"] == wanted["author"]}
        scores.append((precision, recall, right))
        wrong = " ".join(f"{key}={one[key]!r}" for key in right
                         if not right[key])
        if verbose or wrong or min(precision, recall) < WANTED:
            print(f"{name:14} {os.path.basename(path):22} "
                  f"{precision:.3f} {recall:.3f} {wrong}")
    n = len(scores)
    mean = [sum(s[i] for s in scores) / n for i in (0, 1)]
    right = {key: sum(s[2][key] for s in scores) for key in scores[0][2]}
    print(f"{name:14} precision {mean[0]:.3f} recall {mean[1]:.3f} " +
          " ".join(f"{key} {count}/{n}" for key, count in right.items()))
    return mean, right


def main():
    tool, root, folder = sys.argv[1:4]
    verbose = "--verbose" in sys.argv
    paths = sorted(glob.glob(os.path.join(root, "tests", "quality", "pages",
                                          "*.html")))
    expected = {path: read_expected(path[:-len("html")] + "txt")
                for path in paths}
    own, right = report("wartagraf",
                        {path: read_own(tool, path) for path in paths},
                        expected, verbose)
    failures = [f"{what} {value:.3f} is below {WANTED}" for what, value in
                zip(("precision", "recall"), own) if value < WANTED]
    failures += [f"{key}: {right[key]} of {len(paths)} are right"
                 for key in ("title", "published") if right[key] < len(paths)]
    python = install_peer(folder)
    for mode in ("balanced", "precise") if python else ():
        peer, _ = report(f"peer, {mode}", read_peer(python, mode, paths),
                         expected, verbose)
        failures += [f"{what} {mine:.3f} is not above {its:.3f} of {PEER}"
                     for what, mine, its in
                     zip(("precision", "recall"), own, peer) if mine <= its]
    for failure in failures:
        print(f"FAILED: {failure}")
    if failures:
        return 1
    if python is None:
        print(f"SKIP: {PEER} cannot be installed; compared with nothing")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
