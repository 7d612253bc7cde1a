// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Reads each network with graphology and prints what it holds as one line of
// JSON: nodes and edges with their attributes, and the nodes that sigma would
// refuse to draw.

import fs from "node:fs";
import Graph from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

for (const file of process.argv.slice(2)) {
  const format = file.endsWith(".gexf") ? gexf : graphml;
  const graph = format.parse(Graph, fs.readFileSync(file, "utf-8"));
  const nodes = graph.mapNodes((id, attributes) => [id, attributes]);
  const edges = graph.mapEdges((id, attributes, source, target) =>
    [id, source, target, attributes]);
  const refused = nodes.filter(([, a]) => !Number.isFinite(a.x) ||
    !Number.isFinite(a.y) || "type" in a).map(([id]) => id);
  console.log(JSON.stringify({ nodes, edges, refused }));
}
