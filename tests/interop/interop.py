#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Load exports into the programs that people load them into.  What cannot be
had here is skipped by name.

usage: interop.py TOOL WRITE_EXAMPLE SOURCE_ROOT CACHE [CHECK...]
"""
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import graphs  # noqa: E402
import stores  # noqa: E402
from material import Material  # noqa: E402
from tools import Skip, Tools  # noqa: E402


def report(check, material, tools):
    """Run the check; return its outcome."""
    name = check.__name__.removeprefix("check_")
    begin = time.monotonic()
    try:
        check(material, tools)
    except Skip as reason:
        print(f"SKIP {name}: {reason}", flush=True)
        return "skipped"
    except Exception:  # whatever the program did to us
        print(f"FAILED {name}: {check.__doc__}\n{traceback.format_exc(limit=-3)}",
              flush=True)
        return "failed"
    seconds = time.monotonic() - begin
    print(f"ok {name}: {check.__doc__} ({seconds:.0f} s)", flush=True)
    return "passed"


def main():
    tool, writer, root, cache, *wanted = sys.argv[1:]
    checks = [check for check in stores.CHECKS + graphs.CHECKS
              if not wanted or check.__name__.removeprefix("check_") in wanted]
    tools = Tools(os.path.abspath(cache))
    material = Material(os.path.abspath(tool), os.path.abspath(writer),
                        os.path.abspath(root),
                        os.path.join(tools.cache, "exports"))
    outcomes = [report(check, material, tools) for check in checks]
    print(", ".join(f"{outcomes.count(what)} {what}"
                    for what in ("passed", "failed", "skipped")))
    return 1 if "failed" in outcomes or "passed" not in outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
