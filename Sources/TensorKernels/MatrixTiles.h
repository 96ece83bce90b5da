// The register tiles of the single-precision products, for the files that pack their operands in ways of their own.
#pragma once

#include "KernelLoops.h"

enum { PANEL_N = 32, TILE_ROWS_512 = 12 };

/// Which instruction set the tiles use: 2 = AVX-512, 1 = AVX2 with FMA, 0 = portable.
GB_HIDDEN int gb_tile_level(void);
/// The next rows of a panel of `width` columns into `tile` (row stride PANEL_N); returns how many rows that were. a(i, p)
/// is a[i·rowA + p·columnA]; b holds k rows of PANEL_N. With `goesOn` the chains begin with what `tile` holds.
GB_HIDDEN int64_t gb_compute_tile(int level, int64_t rows, int64_t width, int64_t k, const float *a, int64_t rowA,
                                  int64_t columnA, const float *b, float *tile, bool goesOn);
GB_HIDDEN void gb_store_tile(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add);
