#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Sum up a meson test run: names what was skipped and why, and fails when
nothing was run at all.

usage: summary.py MESON_LOGS_FOLDER
"""
import json
import os
import sys


def newest_log(folder):
    logs = [os.path.join(folder, name) for name in os.listdir(folder)
            if name.startswith("testlog") and name.endswith(".json")]
    return max(logs, key=os.path.getmtime)


def reason(record):
    """The first line that says SKIP, or the first that was printed."""
    lines = (record.get("stdout") or "").splitlines()
    for line in lines:
        if "SKIP" in line:
            return line.strip()
    return lines[0].strip() if lines else ""


def main():
    passed = failed = 0
    skipped = []
    with open(newest_log(sys.argv[1]), encoding="utf-8") as log:
        for line in log:
            record = json.loads(line)
            if record["result"] in ("OK", "EXPECTEDFAIL"):
                passed += 1
            elif record["result"] == "SKIP":
                skipped.append(record)
            else:
                failed += 1
                print(f"failed: {record['name']}")
    for record in skipped:
        print(f"skipped: {record['name']}: {reason(record)}")
    print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
