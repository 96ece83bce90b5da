// Distances of one row from many others at once: each of the others has a lane, so every distance is made by its own steps in
// their own order.
#pragma once

#include <stdlib.h>

#include "KernelThreads.h"

#define INLINED static inline __attribute__((always_inline))

enum { PAIRS = 32 };

typedef float f32_pairs __attribute__((ext_vector_type(PAIRS), aligned(4)));
typedef double f64_pairs __attribute__((ext_vector_type(PAIRS), aligned(8)));

/// So many panels stay in the cache while all rows pass by: a row's results are then written side by side.
INLINED int64_t panels_at_once(int64_t bytes) {
  enum { CACHED_BYTES = 1 << 17, MOST = 32 };
  int64_t count = CACHED_BYTES / (bytes + 1);
  return count < 1 ? 1 : count > MOST ? MOST : count;
}

/// Rows side by side: element i of row j is panel[i·PAIRS + j]; where there are fewer than PAIRS the last one is repeated.
#define PAIR_PANEL(T, S)                                                                                               \
  static void fill_panel_##S(int64_t width, int64_t size, const T *rows, T *panel) {                                   \
    for (int64_t j = 0; j < PAIRS; j++) {                                                                              \
      const T *row = rows + (j < width ? j : width - 1) * size;                                                        \
      for (int64_t i = 0; i < size; i++) panel[i * PAIRS + j] = row[i];                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  /* The same for as many panels as `width` rows take. */                                                              \
  static void fill_panels_##S(int64_t width, int64_t size, const T *rows, T *panels) {                                 \
    for (int64_t j = 0; j < width; j += PAIRS)                                                                         \
      fill_panel_##S(width - j < PAIRS ? width - j : PAIRS, size, rows + j * size, panels + j * size);                 \
  }
PAIR_PANEL(float, f32)
PAIR_PANEL(double, f64)

/// What one element adds to a distance. Vectors are handed on by their places: how they would be passed depends on the processor.
#define PAIR_TERMS(V, S)                                                                                               \
  INLINED void pair_terms_##S(gb_distance kind, const V *differences, V *terms) {                                      \
    V sizes = __builtin_elementwise_abs(*differences), whole;                                                          \
    if (kind == GB_EUCLIDEAN) {                                                                                        \
      *terms = sizes * sizes;                                                                                          \
    } else if (kind == GB_COUNT) {                                                                                     \
      whole = __builtin_elementwise_ceil(sizes);                                                                       \
      *terms = whole > 1 ? (V)1 : whole;                                                                               \
    } else {                                                                                                           \
      *terms = sizes;                                                                                                  \
    }                                                                                                                  \
  }
PAIR_TERMS(f32_pairs, f32)
PAIR_TERMS(f64_pairs, f64)

/// How many rows a thread takes at once of rows that each have `others` pairs of `size` elements: each time it lays out the
/// others anew, so that few would not be worth it.
static inline int64_t gb_rows_at_once(gb_distance kind, int64_t rows, int64_t others, int64_t size) {
  enum { FEWEST = 16, POWER = 64 };
  int64_t chunk = gb_chunk_of(rows, others * size * (kind == GB_POWERS ? POWER : 1));
  return chunk < FEWEST ? FEWEST : chunk;
}
