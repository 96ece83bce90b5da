// LU, Cholesky and triangular systems (FactorizationKernels.h) in panels of columns: what later columns take from them are
// products of matrices. Knows no batches.
#include "MatrixChains.h"

enum { PANEL_COLUMNS = 32 };

#define T float
#define N(name) name##_f32
#define MAGNITUDE fabsf
#define ROOT sqrtf
#include "FactorSteps.h"
#undef T
#undef N
#undef MAGNITUDE
#undef ROOT

#define T double
#define N(name) name##_f64
#define MAGNITUDE fabs
#define ROOT sqrt
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
  if (upper || n <= PANEL_COLUMNS) {
    // Upwards, a row needs the next one first.
    solve_rows(upper, unit, n, width, 0, n, a, b);
    return;
  }
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    solve_rows(false, unit, n, width, first, end, a, b);
    gb_chains_f64(CHAIN_TAKEN, n - end, width, end - first, a + end * n + first, n, 1, b + first * width, width, 1,
                  b + end * width, width, true);
  }
}

void gb_square_product_f64(int64_t n, const double *a, const double *b, double *c) {
  gb_chains_f64(CHAIN_ADDED, n, n, n, a, n, 1, b, n, 1, c, n, false);
}
