// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// The public header stands alone and is clean under pedantic warnings.
#include <wartagraf/wartagraf.h>

int
main(void)
{
  // Free functions accept NULL.
  warta_reader_free(NULL);
  warta_resources_free(NULL);
  warta_analyzer_free(NULL);
  warta_document_free(NULL);
  warta_graph_free(NULL);
  warta_sink_free(NULL);
  g_assert_cmpstr(warta_version(), !=, "");
  g_assert_cmpint(warta_output_format_from_name("ttl"), ==,
                  WARTA_OUTPUT_TURTLE);
  g_assert_cmpint(warta_output_format_from_name("tidak-ada"), ==,
                  WARTA_OUTPUT_NONE);
  g_assert_null(warta_output_format_name(WARTA_OUTPUT_NONE));
  g_assert_cmpint(warta_input_format_from_name("jsonl"), ==, WARTA_INPUT_JSONL);
  return 0;
}
