// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sink/output.h"

/// Write text between tags.  Line breaks and tabs become spaces; quotation
/// marks stay, since some readers take text with entities apart.
void warta_xml_write_text(WartaOutput *out, const char *text);

/// Write text between double quotes of an attribute.
void warta_xml_write_attribute(WartaOutput *out, const char *text);
