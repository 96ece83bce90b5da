// Distances between all pairs of rows of one matrix, in the reference's order: lanes of 32 bytes that are added up at the end (floats
// half to half, doubles one after the other), rows that fill no lanes an element at a time. Knows
// no tensors.
#include "PairPanels.h"

// `LANES` sums of each pair: element i goes to sum i modulo LANES.
#define OWN_DISTANCES(V, T, S, LANES)                                                                                  \
  INLINED void join_##S(gb_distance kind, V *sum, const V *other) {                                                    \
    if (kind == GB_LARGEST)                                                                                            \
      *sum = (*other > *sum || *other != *other) ? *other : *sum;                                                      \
    else                                                                                                               \
      *sum += *other;                                                                                                  \
  }                                                                                                                    \
  INLINED void own_distances_##S(int64_t n, gb_distance kind, T exponent, const T *row, const T *panel, V *out) {      \
    V sums[LANES] = {0};                                                                                               \
    for (int64_t lane = 0; lane < LANES && lane < n; lane++) {                                                         \
      V sum = 0;                                                                                                       \
      for (int64_t i = lane; i < n; i += LANES) {                                                                      \
        V differences = row[i] - *(const V *)(panel + i * PAIRS), terms;                                               \
        pair_terms_##S(kind, &differences, &terms);                                                                    \
        if (kind == GB_POWERS) {                                                                                       \
          V bases = terms;                                                                                             \
          gb_transcendental_pair(GB_POW, sizeof(T) == 4 ? GB_F32 : GB_F64, PAIRS, &terms, 1, &bases, 1, &exponent, 0,  \
                                 0, 0);                                                                                \
        }                                                                                                              \
        if (i == lane)                                                                                                 \
          sum = terms;                                                                                                 \
        else                                                                                                           \
          join_##S(kind, &sum, &terms);                                                                                \
      }                                                                                                                \
      sums[lane] = sum;                                                                                                \
    }                                                                                                                  \
    V sum = sums[0];                                                                                                   \
    if (n >= LANES && sizeof(T) == 4) {                                                                                \
      for (int half = LANES / 2; half > 0; half /= 2)                                                                  \
        for (int i = 0; i < half; i++) join_##S(kind, &sums[i], &sums[half + i]);                                      \
      sum = sums[0];                                                                                                   \
    } else {                                                                                                           \
      for (int64_t i = 1; i < (n < LANES ? n : LANES); i++) join_##S(kind, &sum, &sums[i]);                            \
    }                                                                                                                  \
    *out = kind == GB_EUCLIDEAN ? __builtin_elementwise_sqrt(sum) : sum;                                               \
  }                                                                                                                    \
  GB_CLONES static void row_distances_##S(int64_t n, gb_distance kind, T exponent, const T *row, const T *panel,       \
                                          V *out) {                                                                    \
    switch (kind) {                                                                                                    \
      case GB_CITY_BLOCK: own_distances_##S(n, GB_CITY_BLOCK, exponent, row, panel, out); break;                       \
      case GB_LARGEST: own_distances_##S(n, GB_LARGEST, exponent, row, panel, out); break;                             \
      case GB_COUNT: own_distances_##S(n, GB_COUNT, exponent, row, panel, out); break;                                 \
      case GB_EUCLIDEAN: own_distances_##S(n, GB_EUCLIDEAN, exponent, row, panel, out); break;                         \
      default: own_distances_##S(n, GB_POWERS, exponent, row, panel, out);                                             \
    }                                                                                                                  \
  }                                                                                                                    \
  /* The pairs of rows start ..< stop with those behind them. */                                                       \
  static gb_status all_own_distances_##S(gb_distance kind, double exponent, int64_t rows, int64_t size, int64_t start, \
                                         int64_t stop, const T *a, T *out) {                                           \
    const int64_t most = PAIRS * panels_at_once(size * PAIRS * (int64_t)sizeof(T));                                    \
    T *panels = malloc((size_t)(size * most) * sizeof(T) + 1);                                                         \
    if (!panels) return GB_NO_MEMORY;                                                                                  \
    for (int64_t first = start + 1; first < rows; first += most) {                                                     \
      const int64_t count = rows - first < most ? rows - first : most;                                                 \
      fill_panels_##S(count, size, a + first * size, panels);                                                          \
      for (int64_t i = start; i < first + count - 1 && i < stop; i++) {                                                \
        const int64_t begin = i < first ? 0 : i + 1 - first;                                                           \
        /* Before a row's pairs stand those of the rows before it. */                                                  \
        T *to = out + i * (2 * rows - i - 1) / 2 + (first - i - 1);                                                    \
        for (int64_t j = begin / PAIRS * PAIRS; j < count; j += PAIRS) {                                               \
          T found[PAIRS];                                                                                              \
          row_distances_##S(size, kind, (T)exponent, a + i * size, panels + j * size, (V *)found);                     \
          const int64_t end = count - j < PAIRS ? count - j : PAIRS;                                                   \
          for (int64_t k = begin > j ? begin - j : 0; k < end; k++)                                                    \
            to[j + k] = kind == GB_POWERS ? (T)pow((double)found[k], 1.0 / (double)(T)exponent) : found[k];            \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
    free(panels);                                                                                                      \
    return GB_OK;                                                                                                      \
  }
OWN_DISTANCES(f32_pairs, float, f32, 8)
OWN_DISTANCES(f64_pairs, double, f64, 4)

/// Rows for several threads.
typedef struct {
  gb_dtype dtype;
  gb_distance kind;
  double exponent;
  int64_t rows, size;
  const void *a;
  void *out;
  _Atomic(gb_status) status;
} own_rows;

static void find_rows(void *context, int64_t first, int64_t end) {
  own_rows *d = context;
  gb_status status = d->dtype == GB_F32
                         ? all_own_distances_f32(d->kind, d->exponent, d->rows, d->size, first, end, d->a, d->out)
                         : all_own_distances_f64(d->kind, d->exponent, d->rows, d->size, first, end, d->a, d->out);
  if (status != GB_OK) d->status = status;
}

gb_status gb_own_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size, const void *a,
                           void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  own_rows all = {dtype, kind, exponent, rows, size, a, out, GB_OK};
  if (rows > 0) gb_share(rows, gb_rows_at_once(kind, rows, rows / 2, size), find_rows, &all);
  return all.status;
}
