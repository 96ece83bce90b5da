// The register tiles of the single-precision products, for the files that pack their operands in ways of their own. A
// tile's outputs are chains of fused multiply-adds in the order of the operands; its shape decides no bit.
#pragma once

#include "KernelLoops.h"

enum { PANEL_N = 32, TILE_ROWS_512 = 12 };

/// Copies a block of B, times a factor, into panels of PANEL_N columns, padded with zeros.
GB_HIDDEN void gb_pack_panels(float factor, bool trans, int64_t k, int64_t n, const float *b, int64_t ldb,
                              float *packed);
/// Which instruction set the tiles use: 2 = AVX-512, 1 = AVX2 with FMA, 0 = portable.
GB_HIDDEN int gb_tile_level(void);
/// The next rows of a panel of `width` columns into `tile` (row stride PANEL_N); returns how many rows that were. a(i, p)
/// is a[i·rowA + p·columnA]; b holds k rows of PANEL_N. With `goesOn` the chains begin with what `tile` holds.
GB_HIDDEN int64_t gb_compute_tile(int level, int64_t rows, int64_t width, int64_t k, const float *a, int64_t rowA,
                                  int64_t columnA, const float *b, float *tile, bool goesOn);
GB_HIDDEN void gb_store_tile(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add);

/// Tiles that read their columns where they lie: vectors of VECTOR_N elements anywhere in the planes.
enum { VECTOR_N = 16, GROUP_VECTORS = 8, GROUP_N = VECTOR_N * GROUP_VECTORS, GROUP_ROWS = 8 };

/// What a product reads: `channels` planes, of which each output takes a block after the other; within a block first the
/// places in order, within a place the channels.
typedef struct {
  const float *planes;
  int64_t plane, channels, block, places;
  const int64_t *shift;  // of each place
} gb_planes;

/// As many of `rows` rows as go together, at most GROUP_ROWS; the others follow.
GB_HIDDEN int64_t gb_group_rows(int level, int64_t rows);
/// Outputs of as many rows as that and of the first vectors into `tile` (row stride GROUP_N): bias[row] (0 when it is
/// NULL) plus the blocks' chains. The factors are [block][place][channel][row]; vector v begins at from[v]. Returns how
/// many vectors that were, at most GROUP_VECTORS.
GB_HIDDEN int64_t gb_compute_group(int level, int64_t rows, int64_t vectors, const gb_planes *planes,
                                   const float *factors, const int64_t *from, const float *bias, float *tile);
