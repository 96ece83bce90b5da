// LU, Cholesky and triangular systems (FactorizationKernels.h) in panels of columns: what later columns take from them are
// products of matrices. Knows no batches.
#include <float.h>

#include "MatrixChains.h"

enum { PANEL_COLUMNS = 32, MOST_SEPARATE = 32, SIDES_TOGETHER = 16, FEWEST_TOGETHER = 4, MOST_SMALLEST = 7 };

#define T float
#define N(name) name##_f32
#define MAGNITUDE fabsf
#define ROOT sqrtf
#define LEAST_DIVISOR FLT_MIN
#include "FactorSteps.h"
#undef T
#undef N
#undef MAGNITUDE
#undef ROOT
#undef LEAST_DIVISOR

#define T double
#define N(name) name##_f64
#define MAGNITUDE fabs
#define ROOT sqrt
#define LEAST_DIVISOR DBL_MIN
#include "FactorSteps.h"

enum { COLUMNS_TOGETHER = 64 };

/// One row of some columns of X.
GB_CLONES static void solve_row(int64_t from, int64_t to, const double *factors, double divisor, const double *x,
                                int64_t ldx, double *row) {
  double sums[COLUMNS_TOGETHER];
  for (int w = 0; w < COLUMNS_TOGETHER; w++) sums[w] = row[w];
  for (int64_t k = from; k < to; k++)
    for (int w = 0; w < COLUMNS_TOGETHER; w++) sums[w] -= factors[k] * x[k * ldx + w];
  for (int w = 0; w < COLUMNS_TOGETHER; w++) row[w] = sums[w] / divisor;
}

/// Rows first..<end, which take away what those rows before (or behind) them amount to.
static void solve_rows(bool upper, bool unit, int64_t n, int64_t width, int64_t first, int64_t end, const double *a,
                       double *b) {
  for (int64_t j = 0; j < width; j += COLUMNS_TOGETHER) {
    bool isWhole = width - j >= COLUMNS_TOGETHER;
    for (int64_t step = first; step < end; step++) {
      int64_t row = upper ? first + end - 1 - step : step, from = upper ? row + 1 : first, to = upper ? end : row;
      double divisor = unit ? 1 : a[row * n + row], *own = b + row * width + j;
      if (isWhole) {
        solve_row(from, to, a + row * n, divisor, b + j, width, own);
        continue;
      }
      for (int64_t w = 0; w < width - j; w++) {
        double sum = own[w];
        for (int64_t k = from; k < to; k++) sum -= a[row * n + k] * b[k * width + j + w];
        own[w] = sum / divisor;
      }
    }
  }
}

void gb_triangular_solve_f64(bool upper, bool unit, int64_t n, int64_t width, const double *a, double *b) {
  if (n <= PANEL_COLUMNS) {
    solve_rows(upper, unit, n, width, 0, n, a, b);
    return;
  }
  // Rows of a panel, then what they amount to in all that still wait: from the last panel on where a row needs the next one first.
  for (int64_t done = 0, count; done < n; done += count) {
    count = n - done < PANEL_COLUMNS ? n - done : PANEL_COLUMNS;
    int64_t first = upper ? n - done - count : done, others = n - done - count, from = upper ? 0 : first + count;
    solve_rows(upper, unit, n, width, first, first + count, a, b);
    gb_chains_f64(CHAIN_FUSED_TAKEN, others, width, count, a + from * n + first, n, 1, b + first * width, width, 1,
                  b + from * width, width, true);
  }
}

/// From zero on, products and sums rounded one by one: measured under the reference.
#define COMBINE(NAME, T)                                                                                               \
  GB_CLONES static void NAME(int64_t count, int64_t parts, const void *const *from, const double *factors, T *out) {   \
    const T *first = from[0];                                                                                          \
    T factor = (T)factors[0];                                                                                          \
    for (int64_t i = 0; i < count; i++) out[i] = factor * first[i] + 0;                                                \
    for (int64_t part = 1; part < parts; part++) {                                                                     \
      const T *other = from[part];                                                                                     \
      factor = (T)factors[part];                                                                                       \
      GB_INDEPENDENT for (int64_t i = 0; i < count; i++) out[i] += factor * other[i];                                  \
    }                                                                                                                  \
  }
COMBINE(combine_f32, float)
COMBINE(combine_f64, double)

void gb_combine(gb_dtype dtype, int64_t count, int64_t parts, const void *const *from, const double *factors,
                void *out) {
  if (dtype == GB_F64)
    combine_f64(count, parts, from, factors, out);
  else
    combine_f32(count, parts, from, factors, out);
}

GB_CLONES static bool all_finite_f32(int64_t count, const uint32_t *bits) {
  uint32_t found = 0;
  for (int64_t i = 0; i < count; i++) found |= (bits[i] & 0x7f800000u) == 0x7f800000u;
  return !found;
}

GB_CLONES static bool all_finite_f64(int64_t count, const uint64_t *bits) {
  uint64_t found = 0, exponent = 0x7ff0000000000000u;
  for (int64_t i = 0; i < count; i++) found |= (bits[i] & exponent) == exponent;
  return !found;
}

#define TURN(NAME, FROM, TO)                                                                                           \
  GB_CLONES static void NAME(int64_t rows, int64_t columns, const FROM *from, TO *to) {                                \
    enum { SIDE = 16 };                                                                                                \
    for (int64_t i = 0; i < rows; i += SIDE)                                                                           \
      for (int64_t j = 0; j < columns; j += SIDE) {                                                                    \
        int64_t height = rows - i < SIDE ? rows - i : SIDE, width = columns - j < SIDE ? columns - j : SIDE;           \
        for (int64_t c = 0; c < width; c++)                                                                            \
          for (int64_t r = 0; r < height; r++) to[(j + c) * rows + i + r] = (TO)from[(i + r) * columns + j + c];       \
      }                                                                                                                \
  }
TURN(turn_f32, float, float)
TURN(turn_f64, double, double)
TURN(turn_widened, float, double)

bool gb_turn(gb_dtype from, gb_dtype to, int64_t matrices, int64_t rows, int64_t columns, const void *in, void *out) {
  if ((from != GB_F32 && from != GB_F64) || (to != from && (from != GB_F32 || to != GB_F64))) return false;
  int64_t size = rows * columns, read = gb_item_size(from), written = gb_item_size(to);
  for (int64_t m = 0; m < matrices; m++) {
    const void *matrix = (const char *)in + m * size * read;
    void *turned = (char *)out + m * size * written;
    if (to == GB_F32)
      turn_f32(rows, columns, matrix, turned);
    else if (from == GB_F64)
      turn_f64(rows, columns, matrix, turned);
    else
      turn_widened(rows, columns, matrix, turned);
  }
  return true;
}

bool gb_all_finite(gb_dtype dtype, int64_t count, const void *from) {
  return dtype == GB_F64 ? all_finite_f64(count, from) : all_finite_f32(count, from);
}
