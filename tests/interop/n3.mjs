// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Reads each file with N3.js and writes what it read as N-Quads beside it:
// FILE.n3js.

import fs from "node:fs";
import path from "node:path";
import N3 from "n3";

const formats = {
  ".nt": "N-Triples", ".nq": "N-Quads", ".ttl": "Turtle", ".trig": "TriG",
};

for (const file of process.argv.slice(2)) {
  const parser = new N3.Parser({ format: formats[path.extname(file)] });
  const quads = parser.parse(fs.readFileSync(file, "utf-8"));
  const writer = new N3.Writer({ format: "N-Quads" });
  fs.writeFileSync(file + ".n3js",
    quads.map((q) => writer.quadToString(q.subject, q.predicate, q.object,
      q.graph)).join(""));
}
