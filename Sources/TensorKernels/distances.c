// Distances between the rows of two matrices, in the reference's order: differences one after the other, squares rounded by
// themselves in groups of 16 bytes and fused with the sum where no group is full.
#include "PairPanels.h"

#define DISTANCES(T, S, GROUP, F)                                                                                      \
  GB_CLONES static T distance_##S(int64_t n, gb_distance kind, const T *a, const T *b) {                               \
    T sum = 0;                                                                                                         \
    int64_t full = n / GROUP * GROUP;                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T d = fabs##F(a[i] - b[i]);                                                                                      \
      if (kind == GB_CITY_BLOCK) {                                                                                     \
        sum += d;                                                                                                      \
      } else if (kind == GB_LARGEST) {                                                                                 \
        sum = sum < d ? d : sum;                                                                                       \
      } else if (kind == GB_COUNT) {                                                                                   \
        sum += ceil##F(d) > 1 ? 1 : ceil##F(d);                                                                        \
      } else if (i < full) {                                                                                           \
        sum += d * d;                                                                                                  \
      } else {                                                                                                         \
        sum = __builtin_fma##F(d, d, sum);                                                                             \
      }                                                                                                                \
    }                                                                                                                  \
    return kind == GB_EUCLIDEAN ? sqrt##F(sum) : sum;                                                                  \
  }
DISTANCES(float, f32, 4, f)
DISTANCES(double, f64, 2, )

// Sums of powers, the C library's.
#define POWERS(T, S, F)                                                                                                \
  static T power_sum_##S(int64_t n, T exponent, const T *a, const T *b) {                                              \
    T sum = 0;                                                                                                         \
    for (int64_t i = 0; i < n; i++) sum += pow##F(fabs##F(b ? a[i] - b[i] : a[i]), exponent);                          \
    return sum;                                                                                                        \
  }
POWERS(float, f32, f)
POWERS(double, f64, )

gb_status gb_power_norms(gb_dtype dtype, double exponent, int64_t rows, int64_t size, const void *a, void *out) {
  if (dtype == GB_F32) {
    for (int64_t i = 0; i < rows; i++)
      ((float *)out)[i] = powf(power_sum_f32(size, (float)exponent, (const float *)a + i * size, NULL),
                               1 / (float)exponent);
  } else if (dtype == GB_F64) {
    for (int64_t i = 0; i < rows; i++)
      ((double *)out)[i] = pow(power_sum_f64(size, exponent, (const double *)a + i * size, NULL), 1 / exponent);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

// The same for one row and a panel of others.
#define PANEL_DISTANCES(V, T, S, GROUP)                                                                                \
  INLINED void panel_distances_##S(int64_t n, gb_distance kind, const T *row, const T *panel, V *out) {                \
    V sums = 0;                                                                                                        \
    const int64_t full = n / GROUP * GROUP;                                                                            \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      V differences = row[i] - *(const V *)(panel + i * PAIRS), terms;                                                 \
      pair_terms_##S(kind, &differences, &terms);                                                                      \
      if (kind == GB_LARGEST)                                                                                          \
        sums = sums < terms ? terms : sums;                                                                            \
      else if (kind == GB_EUCLIDEAN && i >= full)                                                                      \
        sums = __builtin_elementwise_fma(differences, differences, sums);                                              \
      else                                                                                                             \
        sums += terms;                                                                                                 \
    }                                                                                                                  \
    *out = kind == GB_EUCLIDEAN ? __builtin_elementwise_sqrt(sums) : sums;                                             \
  }                                                                                                                    \
  GB_CLONES static void row_distances_##S(int64_t n, gb_distance kind, const T *row, const T *panel, V *out) {         \
    switch (kind) {                                                                                                    \
      case GB_CITY_BLOCK: panel_distances_##S(n, GB_CITY_BLOCK, row, panel, out); break;                               \
      case GB_LARGEST: panel_distances_##S(n, GB_LARGEST, row, panel, out); break;                                     \
      case GB_COUNT: panel_distances_##S(n, GB_COUNT, row, panel, out); break;                                         \
      default: panel_distances_##S(n, GB_EUCLIDEAN, row, panel, out);                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  /* False where there is no memory for a panel. */                                                                    \
  static bool all_distances_##S(gb_distance kind, int64_t rows, int64_t others, int64_t size, const T *a, const T *b,  \
                                T *out) {                                                                              \
    const int64_t most = PAIRS * panels_at_once(size * PAIRS * (int64_t)sizeof(T));                                    \
    T *panels = malloc((size_t)(size * most) * sizeof(T));                                                             \
    if (!panels) return false;                                                                                         \
    for (int64_t first = 0; first < others; first += most) {                                                           \
      int64_t count = others - first < most ? others - first : most;                                                   \
      fill_panels_##S(count, size, b + first * size, panels);                                                          \
      for (int64_t i = 0; i < rows; i++)                                                                               \
        for (int64_t j = 0; j < count; j += PAIRS) {                                                                   \
          V found;                                                                                                     \
          row_distances_##S(size, kind, a + i * size, panels + j * size, &found);                                      \
          memcpy(out + i * others + first + j, &found, (size_t)(count - j < PAIRS ? count - j : PAIRS) * sizeof(T));   \
        }                                                                                                              \
    }                                                                                                                  \
    free(panels);                                                                                                      \
    return true;                                                                                                       \
  }
PANEL_DISTANCES(f32_pairs, float, f32, 4)
PANEL_DISTANCES(f64_pairs, double, f64, 2)

// Fewer lanes than these are not worth a panel.
enum { LEAST_PAIRS = 4 };

/// Rows for several threads.
typedef struct {
  gb_dtype dtype;
  gb_distance kind;
  double exponent;
  int64_t others, size;
  const void *a, *b;
  void *out;
} distance_rows;

#define ROW_DISTANCES(T, S)                                                                                            \
  static void rows_##S(const distance_rows *d, int64_t rows, const T *a, const T *b, T *out) {                         \
    int64_t others = d->others, size = d->size;                                                                        \
    if (d->kind != GB_POWERS && rows > 1 && others >= LEAST_PAIRS && size > 0 &&                                       \
        all_distances_##S(d->kind, rows, others, size, a, b, out))                                                     \
      return;                                                                                                          \
    for (int64_t i = 0; i < rows; i++)                                                                                 \
      for (int64_t j = 0; j < others; j++)                                                                             \
        out[i * others + j] = d->kind == GB_POWERS                                                                     \
                                  ? (T)pow((double)power_sum_##S(size, (T)d->exponent, a + i * size, b + j * size),    \
                                           1.0 / (double)(T)d->exponent)                                               \
                                  : distance_##S(size, d->kind, a + i * size, b + j * size);                           \
  }
ROW_DISTANCES(float, f32)
ROW_DISTANCES(double, f64)

static void find_rows(void *context, int64_t first, int64_t end) {
  const distance_rows *d = context;
  if (d->dtype == GB_F32)
    rows_f32(d, end - first, (const float *)d->a + first * d->size, d->b, (float *)d->out + first * d->others);
  else
    rows_f64(d, end - first, (const double *)d->a + first * d->size, d->b, (double *)d->out + first * d->others);
}

gb_status gb_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others, int64_t size,
                       const void *a, const void *b, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  distance_rows all = {dtype, kind, exponent, others, size, a, b, out};
  if (rows > 0) gb_share(rows, gb_rows_at_once(kind, rows, others, size), find_rows, &all);
  return GB_OK;
}
