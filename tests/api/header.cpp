// Copyright wartagraf contributors
// SPDX-License-Identifier: Apache-2.0

// The public header from C++.
#include <wartagraf/wartagraf.h>

int
main()
{
  return warta_version() == nullptr;
}
