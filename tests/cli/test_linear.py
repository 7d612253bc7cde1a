#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Hostile articles take time in proportion to their size.

The CPU time of an input four times as large, without that of a start, must be
less than nine times as much: four times is linear, sixteen would be quadratic.

usage: test_linear.py TOOL SOURCE_ROOT
"""
import os
import random
import resource
import subprocess
import sys
import tempfile
import unittest

TOOL = os.path.abspath(sys.argv[1])
WORDS = ("polisi menangkap pelaku di Medan karena diduga mencuri uang negara "
         "yang akan dibagikan kepada warga").split()
CHANCE = random.Random(5)

# name -> (size, text of about that size)
CASES = {
    "one sentence": (2_500_000, lambda n: " ".join(
        CHANCE.choice(WORDS) for _ in range(n // 7)) + "."),
    "quotation marks": (1_000_000, lambda n: "\"" * n),
    "quotations": (1_000_000, lambda n: "\"ya\" " * (n // 5)),
    "capital letters": (1_000_000, lambda n: "A" * n),
    "one word": (5_000_000, lambda n: "a" * n),
    "names": (1_000_000, lambda n: "Budi " * (n // 5)),
    "different names": (500_000, lambda n: "".join(
        f"Budi{i} Santoso{i}, " for i in range(n // 20))),
    "numbers": (1_000_000, lambda n: "1." * (n // 2)),
    "brackets": (1_000_000, lambda n: "(" * n),
    "commas": (500_000, lambda n: "Budi, " * (n // 6)),
    "lines": (500_000, lambda n: "Polisi menangkap Budi di Medan.\n" * (n // 32)),
    "empty lines": (1_000_000, lambda n: "\n" * n),
    "dates": (500_000, lambda n: "Senin (3/3/2026), " * (n // 18)),
    "verbs": (500_000, lambda n: "menangkap " * (n // 10)),
    "prepositions": (500_000, lambda n: "di " * (n // 3)),
    "clitics": (500_000, lambda n: "nya" * (n // 3)),
    "nested tags": (500_000, lambda n: "<html><body>" + "<div>" * (n // 5)
                    + "Polisi menangkap Budi." + "</div>" * (n // 5)),
    "open tags": (500_000, lambda n: "<html><body>" + "<p>Polisi" * (n // 9)),
    "attributes": (500_000, lambda n: "<html><body><p " + "a=b " * (n // 4)
                   + ">Polisi menangkap Budi.</p>"),
    "entities": (500_000, lambda n: "<html><body><p>" + "&amp;" * (n // 5)),
    "broken json": (500_000, lambda n: "{\"text\": " + "[" * n),
}


def cpu_seconds(path):
    """-> the least of three runs; that articles are refused is no matter."""
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run(
            [TOOL, "export", "-q", "--jobs=1", "--any-language",
             "-o", "nq:" + os.devnull, path],
            capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode not in (0, 1):
            raise AssertionError(result)
        used = (after.ru_utime + after.ru_stime
                - before.ru_utime - before.ru_stime)
        best = used if best is None else min(best, used)
    return best


class Linear(unittest.TestCase):
    def test_all(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a")

            def measure(text):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                return cpu_seconds(path)

            start = measure("Polisi")
            for name, (size, make) in CASES.items():
                with self.subTest(name):
                    small = measure(make(size // 2)) - start
                    large = measure(make(size * 2)) - start
                    print(f"{name}: {small:.2f} s, four times as large "
                          f"{large:.2f} s", flush=True)
                    # What is done in no time is not quadratic either.
                    if large > 0.3:
                        self.assertLess(large, 9 * small, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
