# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0

"""Turn tab-separated rows into a C table that the readers are built with.

A reader is opened without the data folder, so its rows are compiled in.
Usage: tables.py NAME=FILE... OUTPUT
"""

import sys


def rows(path):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\r\n")
            if not line or line.startswith("#"):
                continue
            fields = line.split("\t")
            if len(fields) > 3 or any(c in line for c in '"\\'):
                sys.exit(f"{path}:{number}: needs up to three plain fields")
            yield fields + [""] * (3 - len(fields))


def main():
    *tables, output = sys.argv[1:]
    with open(output, "w", encoding="utf-8") as out:
        for table in tables:
            name, path = table.split("=", 1)
            out.write(f"const WartaRow warta_rows_{name}[] = {{\n")
            for fields in rows(path):
                quoted = ", ".join(f'"{field}"' for field in fields)
                out.write(f"  {{{{{quoted}}}}},\n")
            out.write("  {{NULL, NULL, NULL}},\n};\n")


main()
