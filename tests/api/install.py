#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Install into a scratch folder, build the example client against the
installed header and pkg-config file, and run it on the examples.

usage: install.py SOURCE_ROOT BUILD_ROOT CC
"""
import os
import subprocess
import sys
import tempfile


def find(folder, name, within=""):
    for parent, _, names in os.walk(folder):
        if name in names and parent.endswith(within):
            return parent
    sys.exit(f"{name} was not installed")


def main():
    source, build, compiler = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["meson", "install", "-C", build, "--no-rebuild",
                        "--destdir", scratch, "--quiet"], check=True)
        pc = find(scratch, "wartagraf.pc")
        env = dict(os.environ, PKG_CONFIG_PATH=pc,
                   PKG_CONFIG_SYSROOT_DIR=scratch)
        flags = subprocess.run(["pkg-config", "--cflags", "wartagraf"],
                               env=env, check=True, capture_output=True,
                               text=True).stdout.split()
        # The sysroot applies to our own file only, not to GLib's.
        flags = [flag if os.path.exists(flag[2:]) or not flag.startswith("-I")
                 else flag.replace(scratch, "") for flag in flags]
        libraries = find(scratch, "libwartagraf.so")
        client = os.path.join(scratch, "client")
        glib = subprocess.run(["pkg-config", "--libs", "gio-2.0"], check=True,
                              capture_output=True, text=True).stdout.split()
        subprocess.run(compiler + [
            "-Wall", "-Wextra", "-Wpedantic", "-Werror", *flags,
            os.path.join(source, "examples/client/client.c"), "-o", client,
            "-L" + libraries, "-lwartagraf", *glib], check=True)
        data = os.path.join(find(scratch, "MANIFEST"), "..")
        result = subprocess.run(
            [client, os.path.join(source, "examples/articles")],
            env=dict(os.environ, LD_LIBRARY_PATH=libraries,
                     WARTAGRAF_DATA=data),
            capture_output=True, text=True)
        sys.stderr.write(result.stderr)
        events = [line for line in result.stdout.splitlines()
                  if not line.startswith("#")]
        if result.returncode != 0 or len(events) < 20:
            sys.exit(f"client: status {result.returncode}, {len(events)} events")
        tool = os.path.join(find(scratch, "wartagraf", "bin"), "wartagraf")
        subprocess.run([tool, "--version"], check=True,
                       env=dict(os.environ, LD_LIBRARY_PATH=libraries))
        print(f"client: {len(events)} events")


if __name__ == "__main__":
    main()
