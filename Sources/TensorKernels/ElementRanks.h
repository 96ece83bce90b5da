// The order of elements as whole numbers: what is sorted by digits, and selected from, in place of the elements.
#pragma once

#include "KernelLoops.h"

/// The order of an element among its kind as a whole number: equal elements have equal ones.
static inline uint32_t gb_rank_of(gb_dtype dtype, const void *in, int64_t i) {
  if (dtype == GB_F32 || gb_is_half(dtype)) {
    float x = (float)gb_number(dtype, in, i) + 0.0f;  // both zeros are one
    uint32_t bits;
    if (x != x) return UINT32_MAX;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 31 ? ~bits : bits | 0x80000000u;
  }
  return (uint32_t)((int32_t)gb_integer(dtype, in, i)) ^ 0x80000000u;
}

/// The same for doubles and 64-bit integers.
static inline uint64_t gb_wide_rank_of(gb_dtype dtype, const void *in, int64_t i) {
  if (dtype == GB_I64) return (uint64_t)((const int64_t *)in)[i] ^ 1ULL << 63;
  double x = ((const double *)in)[i] + 0.0;
  uint64_t bits;
  if (x != x) return UINT64_MAX;
  memcpy(&bits, &x, sizeof bits);
  return bits >> 63 ? ~bits : bits | 1ULL << 63;
}

/// Ranks of up to 32 bits in the upper halves of `items`, places in the lower ones, for the elements of a line that are numbers;
/// how many those are. `firstNaN` is where the first other one stands, or -1.
GB_HIDDEN int64_t gb_fill_ranks(gb_dtype dtype, const void *in, int64_t base, int64_t stride, int64_t n, uint64_t *items,
                                int64_t *firstNaN);
/// The item of which `before` others have a smaller rank or the same one and an earlier place; whether others have its rank. The items
/// are lost.
GB_HIDDEN uint64_t gb_select_item(uint64_t *items, int64_t n, int64_t before, bool *isTied);
