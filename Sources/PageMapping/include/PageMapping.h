// How the pages of the program's files come into a process that runs a program.

#pragma once
#include <stdbool.h>

/// Whether the system maps the program and its libraries page by page in this process.
bool mapsSinglePages(void);
