// Products with a factor that is packed once and used many times, in the orders of the reference's library for layers:
// each output is a chain of fused multiply-adds in increasing k, cut into blocks of at most 384 whose sums are added in
// order, or not cut at all.
#pragma once

#include "KernelLoops.h"

/// A factor [k][n] in panels, block after block of k.
typedef struct {
  int64_t k, n;
  bool isCut;
  float *panels;
} gb_packed_factor;

/// What outputs begin with: nothing, what they hold once their chain's sum is known, or what they hold as a chain's start.
typedef enum { GB_FROM_NOTHING, GB_ADDED, GB_GOING_ON } gb_chain_start;

/// Packs b (b[p·ldb + j], or b[j·ldb + p] when `trans`); false when there is no memory. `free` the panels.
GB_HIDDEN bool gb_pack_factor(gb_packed_factor *factor, bool isCut, bool trans, int64_t k, int64_t n, const float *b,
                              int64_t ldb);
/// c[i·ldc + j] from the chains over p of a[i·rowA + p·columnA] · b(p, j), for m rows.
GB_HIDDEN void gb_multiply_packed(const gb_packed_factor *factor, int64_t m, const float *a, int64_t rowA,
                                  int64_t columnA, float *c, int64_t ldc, gb_chain_start start);
