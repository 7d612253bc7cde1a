// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// Reads each file as strictly as Jena can, where a warning is an error, and
// writes what it read as N-Quads beside it: FILE.jena.

import java.io.FileOutputStream;
import java.io.OutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

public class Riot {
  public static void main(String[] files) throws Exception {
    int failures = 0;
    for (String file : files) {
      try (OutputStream out = new FileOutputStream(file + ".jena")) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        RDFParser.source(file)
            .checking(true)
            .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
            .parse(writer);
        // The reader of JSON-LD does not.
        writer.finish();
      } catch (RuntimeException error) {
        System.out.println(file + ": " + error.getMessage());
        ++failures;
      }
    }
    System.exit(failures > 0 ? 1 : 0);
  }
}
