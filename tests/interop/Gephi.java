// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Opens each network as Gephi does (import, then a workspace) and prints what
// became of it, a line each: what the import reports, counts, columns, edges
// by kind, the bounds of the timeline, then nodes and edges.

import java.io.File;
import java.util.Arrays;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public class Gephi {
  static void print(Object... parts) {
    StringBuilder line = new StringBuilder();
    for (Object part : parts) {
      line.append(line.length() > 0 ? "\t" : "").append(String.valueOf(part)
          .replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
          .replace("\r", "\\r"));
    }
    System.out.println(line);
  }

  static void printColumns(String what, Table table) {
    for (Column column : table) {
      print("column", what, column.getTitle(),
          column.getTypeClass().getSimpleName());
    }
  }

  static void printValues(String what, String id, Element element) {
    for (Column column : element.getTable()) {
      Object value = element.getAttribute(column);
      if (value != null && !column.isProperty()) {
        print("value", what, id, column.getTitle(), value);
      }
    }
  }

  static void printGraph(GraphModel model) {
    Graph graph = model.getGraph();
    Interval bounds = model.getTimeBounds();
    boolean timed = model.getConfiguration().getTimeRepresentation() ==
        TimeRepresentation.TIMESTAMP;
    print("count", graph.getNodeCount(), graph.getEdgeCount());
    print("time", model.getTimeFormat(), bounds.getLow(), bounds.getHigh());
    printColumns("node", model.getNodeTable());
    printColumns("edge", model.getEdgeTable());
    for (Node node : graph.getNodes()) {
      String id = (String) node.getId();
      print("node", id, node.getLabel(), node.size(), node.x(), node.y(),
          node.getColor().getRed(), node.getColor().getGreen(),
          node.getColor().getBlue());
      printValues("node", id, node);
    }
    for (Edge edge : graph.getEdges()) {
      String id = (String) edge.getId();
      double[] times = timed ? edge.getTimestamps() : new double[0];
      Arrays.sort(times);
      print("edge", id, edge.getSource().getId(), edge.getTarget().getId(),
          edge.getLabel(), edge.getWeight(), edge.getTypeLabel(),
          Arrays.toString(times));
      printValues("edge", id, edge);
    }
  }

  public static void main(String[] files) throws Exception {
    System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
    ProjectController projects = Lookup.getDefault().lookup(
        ProjectController.class);
    ImportController imports = Lookup.getDefault().lookup(
        ImportController.class);
    projects.newProject();
    for (String file : files) {
      print("file", file);
      Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
      projects.openWorkspace(workspace);
      Container container = imports.importFile(
          new File(file).getCanonicalFile());
      imports.process(container, new DefaultProcessor(), workspace);
      for (Issue issue : container.getReport().getIssuesList(1000)) {
        print("issue", issue.getLevel(), issue.getMessage());
      }
      printGraph(Lookup.getDefault().lookup(GraphController.class)
          .getGraphModel(workspace));
    }
    System.exit(0);
  }
}
