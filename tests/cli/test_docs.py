#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""The man page and the completion know exactly the commands and options that
the tool has.

usage: test_docs.py TOOL SOURCE_ROOT
"""
import os
import re
import shutil
import subprocess
import sys

TOOL, ROOT = sys.argv[1:]


def read(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def help_of(*command):
    return subprocess.run([TOOL, *command, "--help"], check=True,
                          capture_output=True, text=True).stdout


def complete(*words):
    script = ("source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; compopt() { :; };"
              " _wartagraf; printf '%%s\\n' \"${COMPREPLY[@]}\"" %
              (os.path.join(ROOT, "doc/completion/wartagraf.bash"),
               " ".join("'%s'" % word for word in words), len(words) - 1))
    return subprocess.run(["bash", "-c", script], check=True,
                          capture_output=True, text=True).stdout.split()


def main():
    failures = []
    commands = re.findall(r"^  (\w+) +\w", help_of().split("Commands:")[1],
                          re.M)
    commands = [c for c in commands if c != "wartagraf"]
    manual = read("doc", "wartagraf.1").replace("\\-", "-")
    for command in commands:
        if not re.search(r"^\.B %s$" % command, manual, re.M):
            failures.append(f"man page: no command {command}")
        options = set(re.findall(r"(--[a-z][a-z-]+)", help_of(command)))
        options -= {"--help-all", "--help-gtk"}
        shown = {o.rstrip("=") for o in complete("wartagraf", command, "--")}
        for option in sorted(options - {"--help"}):
            if option not in manual:
                failures.append(f"man page: {command} has {option}")
        for option in sorted(options ^ shown):
            failures.append(f"completion: {command} and {option} differ")
    offered = set(complete("wartagraf", "")) - {"--help", "--version"}
    if offered != set(commands):
        failures.append(f"completion: offers {sorted(offered)}")
    limits = set(re.findall(r"(--max-[a-z-]+=)N", subprocess.run(
        [TOOL, "export", "--help-limits"], check=True, capture_output=True,
        text=True).stdout))
    if set(complete("wartagraf", "export", "--max")) != limits:
        failures.append("completion: other limits")
    if complete("wartagraf", "export", "--format", "=", "tt") != ["ttl"]:
        failures.append("completion: --format=tt does not give ttl")
    if shutil.which("man"):
        result = subprocess.run(["man", "--warnings", "-l",
                                 os.path.join(ROOT, "doc/wartagraf.1")],
                                capture_output=True, text=True)
        if result.returncode or result.stderr.strip():
            failures.append("man page: " + result.stderr)
    print("\n".join(failures) or f"{len(commands)} commands documented")
    return 1 if failures or not commands else 0


if __name__ == "__main__":
    sys.exit(main())
