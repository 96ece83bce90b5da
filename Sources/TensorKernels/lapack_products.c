// The functions of BLAS in which LAPACK's factorisations of doubles spend their time, under BLAS's names and with its arguments
// (https://www.netlib.org/blas): the program exports them, so that a LAPACK that is loaded later calls these and not its
// library's. Each output is the very chain of rounded operations that the plain loops of the published functions make, so that
// results are theirs bit for bit; only sums with nothing but a zero may have its other sign. All matrices lie column by column.
#include "MatrixChains.h"

typedef int32_t whole;
#define BLAS_FUNCTION __attribute__((visibility("default"), used))

enum { STRIP = 64, SIDE_BY_SIDE = 8, FEW_PRODUCTS = 2048 };

static bool is_letter(const char *given, char upper) { return (*given & ~0x20) == upper; }

static void scale(int64_t count, double factor, double *x) {
  if (factor == 1) return;
  for (int64_t i = 0; i < count; i++) x[i] = factor == 0 ? 0 : factor * x[i];
}

/// C += alpha·A·B, where C holds beta·C: the factor goes into B.
static void add_product(int64_t m, int64_t n, int64_t k, double alpha, const double *a, int64_t lda, const double *b,
                        int64_t rowB, int64_t columnB, double *c, int64_t ldc, bool goesOn) {
  if (alpha == 1 || alpha == -1) {
    gb_chains_f64(alpha == 1 ? CHAIN_ADDED : CHAIN_TAKEN, n, m, k, b, columnB, rowB, a, lda, 1, c, ldc, goesOn);
    return;
  }
  double scaled[STRIP];
  for (int64_t j = 0; j < n; j++)
    for (int64_t from = 0; from < k; from += STRIP) {
      int64_t count = k - from < STRIP ? k - from : STRIP;
      for (int64_t l = 0; l < count; l++) scaled[l] = alpha * b[(from + l) * rowB + j * columnB];
      gb_chains_f64(CHAIN_ADDED, 1, m, count, scaled, count, 1, a + from * lda, lda, 1, c + j * ldc, ldc,
                    goesOn || from > 0);
    }
}

static double dot(int64_t k, const double *a, const double *b, int64_t stepB) {
  double sum = 0;
  for (int64_t l = 0; l < k; l++) sum += a[l] * b[l * stepB];
  return sum;
}

/// C = alpha·(Aᵀ·B) + beta·C: sums by themselves, a square of C at a time.
static void product_of_columns(int64_t m, int64_t n, int64_t k, double alpha, const double *a, int64_t lda,
                               const double *b, int64_t rowB, int64_t columnB, double beta, double *c, int64_t ldc) {
  enum { ROWS = 96, COLUMNS = 64 };
  double sums[COLUMNS * ROWS];
  for (int64_t first = 0; first < m; first += ROWS)
    for (int64_t from = 0; from < n; from += COLUMNS) {
      int64_t rows = m - first < ROWS ? m - first : ROWS, columns = n - from < COLUMNS ? n - from : COLUMNS;
      gb_chains_f64(CHAIN_ADDED, columns, rows, k, b + from * columnB, columnB, rowB, a + first * lda, 1, lda, sums,
                    ROWS, false);
      for (int64_t j = 0; j < columns; j++) {
        double *to = c + (from + j) * ldc + first;
        const double *sum = sums + j * ROWS;
        for (int64_t i = 0; i < rows; i++) to[i] = beta == 0 ? alpha * sum[i] : alpha * sum[i] + beta * to[i];
      }
    }
}

/// All of it by the published loops: for small matrices.
static void few_products(bool turnsA, int64_t m, int64_t n, int64_t k, double alpha, const double *a, int64_t lda,
                         const double *b, int64_t rowB, int64_t columnB, double beta, double *c, int64_t ldc) {
  for (int64_t j = 0; j < n; j++, b += columnB, c += ldc) {
    for (int64_t i = 0; turnsA && i < m; i++) {
      double sum = alpha * dot(k, a + i * lda, b, rowB);
      c[i] = beta == 0 ? sum : sum + beta * c[i];
    }
    if (turnsA) continue;
    scale(m, beta, c);
    for (int64_t l = 0; l < k; l++) {
      double factor = alpha * b[l * rowB];
      for (int64_t i = 0; i < m; i++) c[i] += factor * a[l * lda + i];
    }
  }
}

/// C = alpha·op(A)·op(B) + beta·C.
BLAS_FUNCTION void dgemm_(const char *transA, const char *transB, const whole *m, const whole *n, const whole *k,
                          const double *alpha, const double *a, const whole *lda, const double *b, const whole *ldb,
                          const double *beta, double *c, const whole *ldc) {
  int64_t rows = *m, columns = *n, depth = *k;
  if (rows <= 0 || columns <= 0 || ((*alpha == 0 || depth <= 0) && *beta == 1)) return;
  bool turnsB = !is_letter(transB, 'N');
  int64_t rowB = turnsB ? *ldb : 1, columnB = turnsB ? 1 : *ldb;
  bool isScaledOnly = *alpha == 0 || depth <= 0;
  if (!isScaledOnly && rows * columns * depth < FEW_PRODUCTS) {
    few_products(!is_letter(transA, 'N'), rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, *beta, c, *ldc);
    return;
  }
  if (!isScaledOnly && !is_letter(transA, 'N')) {
    product_of_columns(rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, *beta, c, *ldc);
    return;
  }
  for (int64_t j = 0; (*beta != 0 || isScaledOnly) && j < columns; j++) scale(rows, *beta, c + j * *ldc);
  if (!isScaledOnly)
    add_product(rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, c, *ldc, *beta != 0);
}

// MARK: Matrix times vector

/// y += A·(alpha·x) for as many rows as fit into registers.
#define ADD_COLUMNS(NAME, ROWS)                                                                                        \
  GB_CLONES static void NAME(int64_t n, double alpha, const double *a, int64_t lda, const double *x, int64_t stepX,    \
                             double *y) {                                                                              \
    double sums[ROWS];                                                                                                 \
    for (int i = 0; i < ROWS; i++) sums[i] = y[i];                                                                     \
    for (int64_t j = 0; j < n; j++) {                                                                                  \
      double factor = alpha * x[j * stepX];                                                                            \
      for (int i = 0; i < ROWS; i++) sums[i] += factor * a[j * lda + i];                                               \
    }                                                                                                                  \
    for (int i = 0; i < ROWS; i++) y[i] = sums[i];                                                                     \
  }
ADD_COLUMNS(add_columns, STRIP)
ADD_COLUMNS(add_columns_16, 16)

/// Sums of products of SIDE_BY_SIDE columns with x, each in order.
GB_CLONES static void column_sums(int64_t m, const double *a, int64_t lda, const double *x, int64_t stepX,
                                  double *sums) {
  double s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3], s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
  for (int64_t i = 0; i < m; i++) {
    double factor = x[i * stepX];
    s0 += a[i] * factor;
    s1 += a[lda + i] * factor;
    s2 += a[2 * lda + i] * factor;
    s3 += a[3 * lda + i] * factor;
    s4 += a[4 * lda + i] * factor;
    s5 += a[5 * lda + i] * factor;
    s6 += a[6 * lda + i] * factor;
    s7 += a[7 * lda + i] * factor;
  }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3, sums[4] = s4, sums[5] = s5, sums[6] = s6, sums[7] = s7;
}

static void add_dots(int64_t m, int64_t n, double alpha, const double *a, int64_t lda, const double *x, int64_t stepX,
                     double *y, int64_t stepY) {
  int64_t j = 0;
  for (; j + SIDE_BY_SIDE <= n; j += SIDE_BY_SIDE) {
    double sums[SIDE_BY_SIDE] = {0};
    column_sums(m, a + j * lda, lda, x, stepX, sums);
    for (int w = 0; w < SIDE_BY_SIDE; w++) y[(j + w) * stepY] += alpha * sums[w];
  }
  for (; j < n; j++) y[j * stepY] += alpha * dot(m, a + j * lda, x, stepX);
}

static const double *first_of(const double *x, int64_t count, int64_t step) {
  return step < 0 ? x - (count - 1) * step : x;
}

/// y = alpha·op(A)·x + beta·y.
BLAS_FUNCTION void dgemv_(const char *trans, const whole *m, const whole *n, const double *alpha, const double *a,
                          const whole *lda, const double *x, const whole *stepX, const double *beta, double *y,
                          const whole *stepY) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0 || (*alpha == 0 && *beta == 1)) return;
  bool turns = !is_letter(trans, 'N');
  int64_t results = turns ? columns : rows;
  x = first_of(x, turns ? rows : columns, *stepX);
  y = (double *)first_of(y, results, *stepY);
  for (int64_t i = 0; *beta != 1 && i < results; i++) y[i * *stepY] = *beta == 0 ? 0 : *beta * y[i * *stepY];
  if (*alpha == 0) return;
  if (turns) {
    add_dots(rows, columns, *alpha, a, *lda, x, *stepX, y, *stepY);
    return;
  }
  int64_t i = 0;
  if (*stepY == 1) {
    for (; i + STRIP <= rows; i += STRIP) add_columns(columns, *alpha, a + i, *lda, x, *stepX, y + i);
    for (; i + 16 <= rows; i += 16) add_columns_16(columns, *alpha, a + i, *lda, x, *stepX, y + i);
  }
  for (int64_t j = 0; i < rows && j < columns; j++) {
    double factor = *alpha * x[j * *stepX];
    for (int64_t r = i; r < rows; r++) y[r * *stepY] += factor * a[j * *lda + r];
  }
}

GB_CLONES static void add_multiple(int64_t count, double factor, const double *x, double *to) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) to[i] += x[i] * factor;
}

/// A += alpha·x·yᵀ.
BLAS_FUNCTION void dger_(const whole *m, const whole *n, const double *alpha, const double *x, const whole *stepX,
                         const double *y, const whole *stepY, double *a, const whole *lda) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0 || *alpha == 0) return;
  x = first_of(x, rows, *stepX);
  y = first_of(y, columns, *stepY);
  for (int64_t j = 0; j < columns; j++) {
    if (y[j * *stepY] == 0) continue;
    double factor = *alpha * y[j * *stepY], *to = a + j * *lda;
    if (*stepX == 1) {
      add_multiple(rows, factor, x, to);
    } else {
      for (int64_t i = 0; i < rows; i++) to[i] += x[i * *stepX] * factor;
    }
  }
}

/// y += factors[0]·a(:, 0) + ..., one column after the other.
GB_CLONES static void add_side_by_side(int64_t count, const double *a, int64_t lda, const double *factors, double *y) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {
    double sum = y[i];
    for (int w = 0; w < SIDE_BY_SIDE; w++) sum += factors[w] * a[w * lda + i];
    y[i] = sum;
  }
}

/// y += alpha·A·x for a symmetric A of which the lower triangle is read; x and y without gaps.
static void add_symmetric(int64_t n, double alpha, const double *a, int64_t lda, const double *x, double *y) {
  int64_t j = 0;
  for (; j + SIDE_BY_SIDE <= n; j += SIDE_BY_SIDE) {
    double factors[SIDE_BY_SIDE], sums[SIDE_BY_SIDE] = {0};
    const double *columns = a + j * lda;
    for (int w = 0; w < SIDE_BY_SIDE; w++) {
      factors[w] = alpha * x[j + w];
      y[j + w] += factors[w] * columns[w * lda + j + w];
      for (int64_t i = j + w + 1; i < j + SIDE_BY_SIDE; i++) {
        y[i] += factors[w] * columns[w * lda + i];
        sums[w] += columns[w * lda + i] * x[i];
      }
    }
    int64_t below = j + SIDE_BY_SIDE;
    add_side_by_side(n - below, columns + below, lda, factors, y + below);
    column_sums(n - below, columns + below, lda, x + below, 1, sums);
    for (int w = 0; w < SIDE_BY_SIDE; w++) y[j + w] += alpha * sums[w];
  }
  for (; j < n; j++) {
    double factor = alpha * x[j], sum = 0;
    y[j] += factor * a[j * lda + j];
    for (int64_t i = j + 1; i < n; i++) {
      y[i] += factor * a[j * lda + i];
      sum += a[j * lda + i] * x[i];
    }
    y[j] += alpha * sum;
  }
}

/// y = alpha·A·x + beta·y for a symmetric A of which one triangle is read.
BLAS_FUNCTION void dsymv_(const char *triangle, const whole *n, const double *alpha, const double *a, const whole *lda,
                          const double *x, const whole *stepX, const double *beta, double *y, const whole *stepY) {
  int64_t size = *n, dx = *stepX, dy = *stepY;
  if (size <= 0 || (*alpha == 0 && *beta == 1)) return;
  x = first_of(x, size, dx);
  y = (double *)first_of(y, size, dy);
  for (int64_t i = 0; *beta != 1 && i < size; i++) y[i * dy] = *beta == 0 ? 0 : *beta * y[i * dy];
  if (*alpha == 0) return;
  bool isUpper = is_letter(triangle, 'U');
  if (!isUpper && dx == 1 && dy == 1) {
    add_symmetric(size, *alpha, a, *lda, x, y);
    return;
  }
  for (int64_t j = 0; j < size; j++) {
    const double *column = a + j * *lda;
    double factor = *alpha * x[j * dx], sum = 0;
    if (!isUpper) y[j * dy] += factor * column[j];
    for (int64_t i = isUpper ? 0 : j + 1; i < (isUpper ? j : size); i++) {
      y[i * dy] += factor * column[i];
      sum += column[i] * x[i * dx];
    }
    if (isUpper)
      y[j * dy] = y[j * dy] + factor * column[j] + *alpha * sum;
    else
      y[j * dy] += *alpha * sum;
  }
}

// MARK: Symmetric updates

/// C's triangle += alpha·(A·Bᵀ + B·Aᵀ), some columns of C and some factors at a time: a chain takes both products of a factor
/// before those of the next.
static void add_triangle(bool isUpper, int64_t n, int64_t k, double alpha, const double *a, int64_t lda, const double *b,
                         int64_t ldb, double *c, int64_t ldc) {
  enum { FACTORS = 32, ROWS = 96 };
  double left[STRIP * 2 * FACTORS], right[2 * FACTORS * ROWS], sums[STRIP * ROWS];
  for (int64_t from = 0; from < n; from += STRIP)
    for (int64_t depth = 0; depth < k; depth += FACTORS) {
      int64_t count = n - from < STRIP ? n - from : STRIP, factors = k - depth < FACTORS ? k - depth : FACTORS;
      for (int64_t j = 0; j < count; j++)
        for (int64_t l = 0; l < factors; l++) {
          left[j * 2 * FACTORS + 2 * l] = alpha * b[(depth + l) * ldb + from + j];
          left[j * 2 * FACTORS + 2 * l + 1] = alpha * a[(depth + l) * lda + from + j];
        }
      int64_t end = isUpper ? from + count : n;
      for (int64_t first = isUpper ? 0 : from, rows; first < end; first += rows) {
        rows = end - first < ROWS ? end - first : ROWS;
        for (int64_t l = 0; l < factors; l++) {
          memcpy(right + 2 * l * ROWS, a + (depth + l) * lda + first, (size_t)rows * sizeof *right);
          memcpy(right + (2 * l + 1) * ROWS, b + (depth + l) * ldb + first, (size_t)rows * sizeof *right);
        }
        for (int64_t j = 0; j < count; j++)
          memcpy(sums + j * ROWS, c + (from + j) * ldc + first, (size_t)rows * sizeof *sums);
        gb_chains_f64(CHAIN_ADDED, count, rows, 2 * factors, left, 2 * FACTORS, 1, right, ROWS, 1, sums, ROWS, true);
        for (int64_t j = 0; j < count; j++) {
          // The other triangle is not C's.
          int64_t low = isUpper ? first : first > from + j ? first : from + j;
          int64_t high = isUpper && first + rows > from + j + 1 ? from + j + 1 : first + rows;
          if (low < high)
            memcpy(c + (from + j) * ldc + low, sums + j * ROWS + low - first, (size_t)(high - low) * sizeof *sums);
        }
      }
    }
}

/// C = alpha·(A·Bᵀ + B·Aᵀ) + beta·C, or with both turned, one triangle of it.
BLAS_FUNCTION void dsyr2k_(const char *triangle, const char *trans, const whole *n, const whole *k, const double *alpha,
                           const double *a, const whole *lda, const double *b, const whole *ldb, const double *beta,
                           double *c, const whole *ldc) {
  int64_t size = *n, depth = *k;
  if (size <= 0 || ((*alpha == 0 || depth <= 0) && *beta == 1)) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N');
  if (turns && *alpha != 0) {
    for (int64_t j = 0; j < size; j++)
      for (int64_t i = isUpper ? 0 : j; i < (isUpper ? j + 1 : size); i++) {
        double *to = c + j * *ldc + i, first = 0, second = 0;
        for (int64_t l = 0; l < depth; l++) {
          first += a[i * *lda + l] * b[j * *ldb + l];
          second += b[i * *ldb + l] * a[j * *lda + l];
        }
        *to = *beta == 0 ? *alpha * first + *alpha * second : *beta * *to + *alpha * first + *alpha * second;
      }
    return;
  }
  for (int64_t j = 0; j < size; j++)
    scale(isUpper ? j + 1 : size - j, *beta, c + j * *ldc + (isUpper ? 0 : j));
  if (*alpha == 0 || depth <= 0) return;
  add_triangle(isUpper, size, depth, *alpha, a, *lda, b, *ldb, c, *ldc);
}

// MARK: Triangular matrices

/// B = alpha·B·op(A), some rows of B: each column takes multiples of the others.
GB_CLONES static void triangle_from_right(bool isUpper, bool turns, bool isUnit, int64_t rows, int64_t n, double alpha,
                                          const double *a, int64_t lda, double *b, int64_t ldb) {
  // Backwards where a column is still needed by those before it.
  bool isBackwards = isUpper != turns;
  for (int64_t step = 0; step < n; step++) {
    int64_t at = isBackwards ? n - 1 - step : step;
    double diagonal = isUnit ? alpha : alpha * a[at * lda + at], *column = b + at * ldb;
    if (!turns)
      for (int64_t i = 0; i < rows; i++) column[i] = diagonal * column[i];
    int64_t first = isUpper ? 0 : at + 1, end = isUpper ? at : n;
    for (int64_t other = first; other < end; other++) {
      double element = a[at * lda + other];
      if (element == 0) continue;
      double factor = alpha * element;
      double *to = turns ? b + other * ldb : column;
      const double *from = turns ? column : b + other * ldb;
      if (rows == STRIP) {
        GB_INDEPENDENT for (int64_t i = 0; i < STRIP; i++) to[i] += factor * from[i];
      } else {
        GB_INDEPENDENT for (int64_t i = 0; i < rows; i++) to[i] += factor * from[i];
      }
    }
    if (turns && diagonal != 1)
      for (int64_t i = 0; i < rows; i++) column[i] = diagonal * column[i];
  }
}

/// B = alpha·op(A)·B, one column of B.
static void triangle_from_left(bool isUpper, bool turns, bool isUnit, int64_t m, double alpha, const double *a,
                               int64_t lda, double *b) {
  bool isBackwards = isUpper == turns;
  for (int64_t step = 0; step < m; step++) {
    int64_t at = isBackwards ? m - 1 - step : step, first = isUpper ? 0 : at + 1, end = isUpper ? at : m;
    const double *column = a + at * lda;
    if (turns) {
      double sum = isUnit ? b[at] : b[at] * column[at];
      for (int64_t k = first; k < end; k++) sum += column[k] * b[k];
      b[at] = alpha * sum;
    } else if (b[at] != 0) {
      double factor = alpha * b[at];
      for (int64_t i = first; i < end; i++) b[i] += factor * column[i];
      b[at] = isUnit ? factor : factor * column[at];
    }
  }
}

/// B = alpha·op(A)·B or alpha·B·op(A) for a triangular A.
BLAS_FUNCTION void dtrmm_(const char *side, const char *triangle, const char *trans, const char *diagonal,
                          const whole *m, const whole *n, const double *alpha, const double *a, const whole *lda,
                          double *b, const whole *ldb) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N'), isUnit = is_letter(diagonal, 'U');
  if (*alpha == 0) {
    for (int64_t j = 0; j < columns; j++) scale(rows, 0, b + j * *ldb);
  } else if (is_letter(side, 'L')) {
    for (int64_t j = 0; j < columns; j++)
      triangle_from_left(isUpper, turns, isUnit, rows, *alpha, a, *lda, b + j * *ldb);
  } else {
    for (int64_t i = 0; i < rows; i += STRIP)
      triangle_from_right(isUpper, turns, isUnit, rows - i < STRIP ? rows - i : STRIP, columns, *alpha, a, *lda, b + i,
                          *ldb);
  }
}
