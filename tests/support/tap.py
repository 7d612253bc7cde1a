# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Tests that are functions, told in the Test Anything Protocol."""


class Skip(Exception):
    """The test cannot run here; says why."""


def tests_of(names):
    """-> the functions of a module that are tests, in their order."""
    return [value for name, value in names.items() if name.startswith("test_")]


def run(tests, world):
    """Call each with `world`; -> whether any failed."""
    failed = False
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_")
        try:
            test(world)
            print(f"ok {number} {name}")
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}")
        except Exception as problem:  # reported, not hidden
            print(f"not ok {number} {name}")
            for line in f"{type(problem).__name__}: {problem}".splitlines():
                print(f"# {line}")
            failed = True
    return failed
