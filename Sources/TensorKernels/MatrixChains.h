// Matrix products of which every output is one chain in increasing depth, whatever the shapes: what LAPACK's level 3 and the
// factorisations of this engine are made of. Strides may be anything, negative ones too.
#pragma once

#include "KernelLoops.h"

/// What a chain does with the next product.
typedef enum {
  CHAIN_FUSED,  // one rounding for product and sum
  CHAIN_FUSED_TAKEN,  // one rounding for product and difference
  CHAIN_ADDED,  // the product is rounded, then added
  CHAIN_TAKEN,  // the product is rounded, then subtracted
} chain_step;

/// C (m × n, rows ldc apart) = or += A (m × k) · B (k × n); with `goesOn` the chains begin with what C holds, else with zero.
/// a(i, p) is a[i·rowA + p·columnA], likewise b(p, j).
GB_HIDDEN void gb_chains_f64(chain_step step, int64_t m, int64_t n, int64_t k, const double *a, int64_t rowA,
                             int64_t columnA, const double *b, int64_t rowB, int64_t columnB, double *c, int64_t ldc,
                             bool goesOn);
GB_HIDDEN void gb_chains_f32(chain_step step, int64_t m, int64_t n, int64_t k, const float *a, int64_t rowA,
                             int64_t columnA, const float *b, int64_t rowB, int64_t columnB, float *c, int64_t ldc,
                             bool goesOn);
GB_HIDDEN void gb_chains_u64(chain_step step, int64_t m, int64_t n, int64_t k, const uint64_t *a, int64_t rowA,
                             int64_t columnA, const uint64_t *b, int64_t rowB, int64_t columnB, uint64_t *c,
                             int64_t ldc, bool goesOn);
