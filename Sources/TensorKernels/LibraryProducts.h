// BLAS's products of matrices for one type (lapack_products.c says why). Included after LibraryVectors.h, with the same names
// defined. No include guard on purpose.

/// What a chain of a product of these sizes does: the published steps in small matrices, fused ones in others.
static chain_step N(step_of)(int64_t m, int64_t n, int64_t k, bool isTaken) {
  bool isSmall = m <= SHORT_CHAIN && n <= SHORT_CHAIN && k <= SHORT_CHAIN;
  return isSmall ? (isTaken ? CHAIN_TAKEN : CHAIN_ADDED) : isTaken ? CHAIN_FUSED_TAKEN : CHAIN_FUSED;
}

/// C += alpha·A·B, where C holds beta·C: the factor goes into B.
static void N(add_product)(int64_t m, int64_t n, int64_t k, T alpha, const T *a, int64_t lda, const T *b, int64_t rowB,
                           int64_t columnB, T *c, int64_t ldc, bool goesOn) {
  if (alpha == 1 || alpha == -1) {
    N(gb_chains)(N(step_of)(m, n, k, alpha == -1), n, m, k, b, columnB, rowB, a, lda, 1, c, ldc, goesOn);
    return;
  }
  T scaled[STRIP * STRIP];
  for (int64_t j = 0; j < n; j += STRIP)
    for (int64_t from = 0; from < k; from += STRIP) {
      int64_t count = k - from < STRIP ? k - from : STRIP, columns = n - j < STRIP ? n - j : STRIP;
      for (int64_t w = 0; w < columns; w++)
        for (int64_t l = 0; l < count; l++)
          scaled[w * STRIP + l] = alpha * b[(from + l) * rowB + (j + w) * columnB];
      N(gb_chains)(N(step_of)(m, n, k, false), columns, m, count, scaled, STRIP, 1, a + from * lda, lda, 1, c + j * ldc,
                   ldc, goesOn || from > 0);
    }
}

/// C = alpha·(Aᵀ·B) + beta·C, some squares of which a thread makes.
typedef struct {
  int64_t m, n, k;
  T alpha, beta;
  const T *a, *b;
  int64_t lda, rowB, columnB;
  T *c;
  int64_t ldc;
} N(column_products);

/// Sums by themselves, a square of C at a time. The smaller matrix is the one that is packed.
static void N(products_of_squares)(void *context, int64_t begin, int64_t end) {
  enum { ROWS = SQUARE_ROWS, COLUMNS = SQUARE_COLUMNS };
  const N(column_products) *p = context;
  T sums[COLUMNS * ROWS];
  chain_step step = N(step_of)(p->m, p->n, p->k, false);
  bool packsB = p->n < p->m;
  int64_t across = (p->n + COLUMNS - 1) / COLUMNS;
  for (int64_t square = begin; square < end; square++) {
    int64_t first = square / across * ROWS, from = square % across * COLUMNS;
    int64_t rows = p->m - first < ROWS ? p->m - first : ROWS, columns = p->n - from < COLUMNS ? p->n - from : COLUMNS;
    const T *left = p->a + first * p->lda, *right = p->b + from * p->columnB;
    if (packsB)
      N(gb_chains)(step, rows, columns, p->k, left, p->lda, 1, right, p->rowB, p->columnB, sums, COLUMNS, false);
    else
      N(gb_chains)(step, columns, rows, p->k, right, p->columnB, p->rowB, left, 1, p->lda, sums, ROWS, false);
    int64_t stepRow = packsB ? COLUMNS : 1, stepColumn = packsB ? 1 : ROWS;
    for (int64_t j = 0; j < columns; j++) {
      T *to = p->c + (from + j) * p->ldc + first;
      const T *sum = sums + j * stepColumn;
      for (int64_t i = 0; i < rows; i++)
        to[i] = p->beta == 0 ? p->alpha * sum[i * stepRow] : p->alpha * sum[i * stepRow] + p->beta * to[i];
    }
  }
}

static void N(product_of_columns)(int64_t m, int64_t n, int64_t k, T alpha, const T *a, int64_t lda, const T *b,
                                  int64_t rowB, int64_t columnB, T beta, T *c, int64_t ldc) {
  N(column_products) products = {m, n, k, alpha, beta, a, b, lda, rowB, columnB, c, ldc};
  int64_t squares = (m + SQUARE_ROWS - 1) / SQUARE_ROWS * ((n + SQUARE_COLUMNS - 1) / SQUARE_COLUMNS);
  gb_share(squares, N(worthwhile)(squares, m * n * k), N(products_of_squares), &products);
}

/// All of it by the published loops: for small matrices.
GB_CLONES static void N(few_products)(bool turnsA, int64_t m, int64_t n, int64_t k, T alpha, const T *a, int64_t lda,
                                      const T *b, int64_t rowB, int64_t columnB, T beta, T *c, int64_t ldc) {
  for (int64_t j = 0; j < n; j++, b += columnB, c += ldc) {
    for (int64_t i = 0; turnsA && i < m; i++) {
      T sum = 0;
      for (int64_t l = 0; l < k; l++) sum += a[i * lda + l] * b[l * rowB];
      sum *= alpha;
      c[i] = beta == 0 ? sum : sum + beta * c[i];
    }
    if (turnsA) continue;
    N(scale)(m, beta, c);
    for (int64_t l = 0; l < k; l++) {
      T factor = alpha * b[l * rowB];
      GB_INDEPENDENT for (int64_t i = 0; i < m; i++) c[i] += factor * a[l * lda + i];
    }
  }
}

/// C = alpha·op(A)·op(B) + beta·C.
BLAS_FUNCTION void BLAS(gemm)(const char *transA, const char *transB, const whole *m, const whole *n, const whole *k,
                              const T *alpha, const T *a, const whole *lda, const T *b, const whole *ldb, const T *beta,
                              T *c, const whole *ldc) {
  int64_t rows = *m, columns = *n, depth = *k;
  if (rows <= 0 || columns <= 0 || ((*alpha == 0 || depth <= 0) && *beta == 1)) return;
  bool turnsB = !is_letter(transB, 'N'), turnsA = !is_letter(transA, 'N');
  int64_t rowB = turnsB ? *ldb : 1, columnB = turnsB ? 1 : *ldb;
  bool isScaledOnly = *alpha == 0 || depth <= 0;
  if (!isScaledOnly && rows * columns * depth < FEW_PRODUCTS) {
    N(few_products)(turnsA, rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, *beta, c, *ldc);
    return;
  }
  if (!isScaledOnly && turnsA) {
    N(product_of_columns)(rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, *beta, c, *ldc);
    return;
  }
  for (int64_t j = 0; (*beta != 0 || isScaledOnly) && j < columns; j++) N(scale)(rows, *beta, c + j * *ldc);
  if (!isScaledOnly)
    N(add_product)(rows, columns, depth, *alpha, a, *lda, b, rowB, columnB, c, *ldc, *beta != 0);
}

// MARK: Symmetric updates

/// C's triangle += alpha·(A·Bᵀ + B·Aᵀ), some columns of which a thread makes.
typedef struct {
  bool isUpper;
  int64_t n, k;
  T alpha;
  const T *a, *b;
  int64_t lda, ldb;
  T *c;
  int64_t ldc;
} N(triangle_update);

/// Some columns of C and some factors at a time: a chain takes both products of a factor before those of the next.
static void N(add_to_strips)(void *context, int64_t first, int64_t end) {
  enum { FACTORS = 32, ROWS = 96 };
  const N(triangle_update) *u = context;
  int64_t n = u->n, lda = u->lda, ldb = u->ldb, ldc = u->ldc;
  T left[STRIP * 2 * FACTORS], right[2 * FACTORS * ROWS], sums[STRIP * ROWS];
  for (int64_t from = first * STRIP; from < n && from < end * STRIP; from += STRIP)
    for (int64_t depth = 0; depth < u->k; depth += FACTORS) {
      int64_t count = n - from < STRIP ? n - from : STRIP, factors = u->k - depth < FACTORS ? u->k - depth : FACTORS;
      for (int64_t j = 0; j < count; j++)
        for (int64_t l = 0; l < factors; l++) {
          left[j * 2 * FACTORS + 2 * l] = u->alpha * u->b[(depth + l) * ldb + from + j];
          left[j * 2 * FACTORS + 2 * l + 1] = u->alpha * u->a[(depth + l) * lda + from + j];
        }
      int64_t last = u->isUpper ? from + count : n;
      for (int64_t row = u->isUpper ? 0 : from, rows; row < last; row += rows) {
        rows = last - row < ROWS ? last - row : ROWS;
        for (int64_t l = 0; l < factors; l++) {
          memcpy(right + 2 * l * ROWS, u->a + (depth + l) * lda + row, (size_t)rows * sizeof *right);
          memcpy(right + (2 * l + 1) * ROWS, u->b + (depth + l) * ldb + row, (size_t)rows * sizeof *right);
        }
        for (int64_t j = 0; j < count; j++)
          memcpy(sums + j * ROWS, u->c + (from + j) * ldc + row, (size_t)rows * sizeof *sums);
        N(gb_chains)(N(step_of)(n, n, u->k, false), count, rows, 2 * factors, left, 2 * FACTORS, 1, right, ROWS, 1,
                     sums, ROWS, true);
        for (int64_t j = 0; j < count; j++) {
          // The other triangle is not C's.
          int64_t low = u->isUpper ? row : row > from + j ? row : from + j;
          int64_t high = u->isUpper && row + rows > from + j + 1 ? from + j + 1 : row + rows;
          if (low < high)
            memcpy(u->c + (from + j) * ldc + low, sums + j * ROWS + low - row, (size_t)(high - low) * sizeof *sums);
        }
      }
    }
}

/// C = alpha·(A·Bᵀ + B·Aᵀ) + beta·C, or with both turned, one triangle of it.
BLAS_FUNCTION void BLAS(syr2k)(const char *triangle, const char *trans, const whole *n, const whole *k, const T *alpha,
                               const T *a, const whole *lda, const T *b, const whole *ldb, const T *beta, T *c,
                               const whole *ldc) {
  int64_t size = *n, depth = *k;
  if (size <= 0 || ((*alpha == 0 || depth <= 0) && *beta == 1)) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N');
  if (turns && *alpha != 0) {
    for (int64_t j = 0; j < size; j++)
      for (int64_t i = isUpper ? 0 : j; i < (isUpper ? j + 1 : size); i++) {
        T *to = c + j * *ldc + i, first = 0, second = 0;
        for (int64_t l = 0; l < depth; l++) {
          first += a[i * *lda + l] * b[j * *ldb + l];
          second += b[i * *ldb + l] * a[j * *lda + l];
        }
        *to = *beta == 0 ? *alpha * first + *alpha * second : *beta * *to + *alpha * first + *alpha * second;
      }
    return;
  }
  for (int64_t j = 0; j < size; j++)
    N(scale)(isUpper ? j + 1 : size - j, *beta, c + j * *ldc + (isUpper ? 0 : j));
  if (*alpha == 0 || depth <= 0) return;
  N(triangle_update) update = {isUpper, size, depth, *alpha, a, b, *lda, *ldb, c, *ldc};
  int64_t strips = (size + STRIP - 1) / STRIP;
  // Strips are of different lengths.
  gb_share(strips, N(worthwhile)(strips, size * size * depth) < strips ? 1 : strips, N(add_to_strips), &update);
}

// MARK: Triangular matrices

/// B = alpha·B·op(A), some rows of B: each column takes multiples of the others.
GB_CLONES static void N(triangle_from_right)(bool isUpper, bool turns, bool isUnit, int64_t rows, int64_t n, T alpha,
                                             const T *a, int64_t lda, T *b, int64_t ldb) {
  // Backwards where a column is still needed by those before it.
  bool isBackwards = isUpper != turns;
  for (int64_t step = 0; step < n; step++) {
    int64_t at = isBackwards ? n - 1 - step : step;
    T diagonal = isUnit ? alpha : alpha * a[at * lda + at], *column = b + at * ldb;
    if (!turns)
      for (int64_t i = 0; i < rows; i++) column[i] = diagonal * column[i];
    int64_t first = isUpper ? 0 : at + 1, end = isUpper ? at : n;
    for (int64_t other = first; other < end; other++) {
      T element = a[at * lda + other];
      if (element == 0) continue;
      T factor = alpha * element;
      T *to = turns ? b + other * ldb : column;
      const T *from = turns ? column : b + other * ldb;
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

/// B = B·(a small square), some rows of which a thread makes.
typedef struct {
  int64_t rows, n;
  const T *square;
  T *b;
  int64_t ldb;
} N(square_product);

static void N(multiply_by_square)(void *context, int64_t first, int64_t end) {
  enum { ROWS = SQUARE_ROWS };
  const N(square_product) *p = context;
  T kept[STRIP * ROWS];
  for (int64_t row = first * ROWS; row < p->rows && row < end * ROWS; row += ROWS) {
    int64_t count = p->rows - row < ROWS ? p->rows - row : ROWS;
    for (int64_t j = 0; j < p->n; j++) memcpy(kept + j * ROWS, p->b + j * p->ldb + row, (size_t)count * sizeof(T));
    N(gb_chains)(CHAIN_FUSED, p->n, count, p->n, p->square, STRIP, 1, kept, ROWS, 1, p->b + row, p->ldb, false);
  }
}

/// The same as a product with all of a small square: twice the multiplications, at many times the speed.
static void N(square_from_right)(bool isUpper, bool turns, bool isUnit, int64_t rows, int64_t n, T alpha, const T *a,
                                 int64_t lda, T *b, int64_t ldb) {
  T square[STRIP * STRIP];
  for (int64_t j = 0; j < n; j++)
    for (int64_t i = 0; i < n; i++) {
      // square(j, i) is what column j of the result takes of column i.
      int64_t row = turns ? j : i, column = turns ? i : j;
      bool isInside = isUpper ? row < column : row > column;
      square[j * STRIP + i] = row == column ? (isUnit ? alpha : alpha * a[row * lda + row])
                              : isInside    ? alpha * a[column * lda + row]
                                            : 0;
    }
  N(square_product) product = {rows, n, square, b, ldb};
  int64_t units = (rows + SQUARE_ROWS - 1) / SQUARE_ROWS;
  gb_share(units, N(worthwhile)(units, rows * n * n), N(multiply_by_square), &product);
}

/// B = alpha·op(A)·B, one column of B.
static void N(triangle_from_left)(bool isUpper, bool turns, bool isUnit, int64_t m, T alpha, const T *a, int64_t lda,
                                  T *b) {
  bool isBackwards = isUpper == turns;
  for (int64_t step = 0; step < m; step++) {
    int64_t at = isBackwards ? m - 1 - step : step, first = isUpper ? 0 : at + 1, end = isUpper ? at : m;
    const T *column = a + at * lda;
    if (turns) {
      T sum = isUnit ? b[at] : b[at] * column[at];
      for (int64_t k = first; k < end; k++) sum += column[k] * b[k];
      b[at] = alpha * sum;
    } else if (b[at] != 0) {
      T factor = alpha * b[at];
      for (int64_t i = first; i < end; i++) b[i] += factor * column[i];
      b[at] = isUnit ? factor : factor * column[at];
    }
  }
}

/// B = alpha·op(A)·B or alpha·B·op(A) for a triangular A.
BLAS_FUNCTION void BLAS(trmm)(const char *side, const char *triangle, const char *trans, const char *diagonal,
                              const whole *m, const whole *n, const T *alpha, const T *a, const whole *lda, T *b,
                              const whole *ldb) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N'), isUnit = is_letter(diagonal, 'U');
  if (*alpha == 0) {
    for (int64_t j = 0; j < columns; j++) N(scale)(rows, 0, b + j * *ldb);
  } else if (is_letter(side, 'L')) {
    for (int64_t j = 0; j < columns; j++)
      N(triangle_from_left)(isUpper, turns, isUnit, rows, *alpha, a, *lda, b + j * *ldb);
  } else if (rows > SHORT_CHAIN && columns <= STRIP && columns > 1) {
    N(square_from_right)(isUpper, turns, isUnit, rows, columns, *alpha, a, *lda, b, *ldb);
  } else {
    for (int64_t i = 0; i < rows; i += STRIP)
      N(triangle_from_right)(isUpper, turns, isUnit, rows - i < STRIP ? rows - i : STRIP, columns, *alpha, a, *lda,
                             b + i, *ldb);
  }
}

// MARK: Triangular systems

enum { N(SOLVED_ROWS) = 32, N(SOLVED_SIDES) = 2 * LANES };

/// A square of the triangle against columns that lie side by side: element (row, column) is a[row·stepRow + column·stepColumn].
GB_CLONES static void N(solve_sides)(bool isBackwards, bool isUnit, int64_t n, const T *a, int64_t stepRow,
                                     int64_t stepColumn, T *x) {
  for (int64_t turn = 0; turn < n; turn++) {
    int64_t at = isBackwards ? n - 1 - turn : turn, first = isBackwards ? 0 : at + 1, end = isBackwards ? at : n;
    T *own = x + at * N(SOLVED_SIDES), divisor = a[at * (stepRow + stepColumn)];
    for (int w = 0; !isUnit && w < N(SOLVED_SIDES); w++) own[w] /= divisor;
    for (int64_t row = first; row < end; row++) {
      T factor = a[row * stepRow + at * stepColumn], *to = x + row * N(SOLVED_SIDES);
      for (int w = 0; w < N(SOLVED_SIDES); w++) to[w] -= factor * own[w];
    }
  }
}

/// X of op(A)·X = B in place, for some columns of which a thread solves.
typedef struct {
  bool isBackwards, turns, isUnit;
  int64_t m, n;
  const T *a;
  int64_t lda;
  T *b;
  int64_t ldb;
} N(left_system);

/// Some rows at a time and what they take from the others as a product.
static void N(solve_columns)(void *context, int64_t begin, int64_t end) {
  const N(left_system) *s = context;
  T sides[N(SOLVED_ROWS) * N(SOLVED_SIDES)];
  int64_t stepRow = s->turns ? s->lda : 1, stepColumn = s->turns ? 1 : s->lda, m = s->m, ldb = s->ldb;
  int64_t left = begin * N(SOLVED_SIDES), right = end * N(SOLVED_SIDES) < s->n ? end * N(SOLVED_SIDES) : s->n;
  for (int64_t done = 0, count; done < m; done += count) {
    count = m - done < N(SOLVED_ROWS) ? m - done : N(SOLVED_ROWS);
    int64_t first = s->isBackwards ? m - done - count : done, others = m - done - count;
    int64_t from = s->isBackwards ? 0 : first + count;
    for (int64_t j = left; j < right; j += N(SOLVED_SIDES)) {
      int64_t width = right - j < N(SOLVED_SIDES) ? right - j : N(SOLVED_SIDES);
      T *own = s->b + j * ldb + first;
      if (width < N(SOLVED_SIDES)) memset(sides, 0, sizeof sides);
      for (int64_t w = 0; w < width; w++)
        for (int64_t i = 0; i < count; i++) sides[i * N(SOLVED_SIDES) + w] = own[w * ldb + i];
      N(solve_sides)(s->isBackwards, s->isUnit, count, s->a + first * (stepRow + stepColumn), stepRow, stepColumn, sides);
      for (int64_t w = 0; w < width; w++)
        for (int64_t i = 0; i < count; i++) own[w * ldb + i] = sides[i * N(SOLVED_SIDES) + w];
    }
    N(gb_chains)(N(step_of)(m, s->n, 1, true), right - left, others, count, s->b + left * ldb + first, ldb, 1,
                 s->a + from * stepRow + first * stepColumn, stepColumn, stepRow, s->b + left * ldb + from, ldb, true);
  }
}

static void N(solve_from_left)(bool isBackwards, bool turns, bool isUnit, int64_t m, int64_t n, const T *a, int64_t lda,
                               T *b, int64_t ldb) {
  N(left_system) system = {isBackwards, turns, isUnit, m, n, a, lda, b, ldb};
  int64_t units = (n + N(SOLVED_SIDES) - 1) / N(SOLVED_SIDES);
  gb_share(units, N(worthwhile)(units, m * m * n / 2), N(solve_columns), &system);
}

/// X of X·op(A) = B in place, a column at a time.
static void N(solve_from_right)(bool isUpper, bool turns, bool isUnit, int64_t m, int64_t n, const T *a, int64_t lda,
                                T *b, int64_t ldb) {
  bool isBackwards = isUpper == turns;
  for (int64_t turn = 0; turn < n; turn++) {
    int64_t at = isBackwards ? n - 1 - turn : turn;
    T *own = b + at * ldb;
    if (!isUnit) N(multiply)(m, 1 / a[at * (lda + 1)], own);
    for (int64_t j = isBackwards ? 0 : at + 1; j < (isBackwards ? at : n); j++) {
      T factor = turns ? a[at * lda + j] : a[j * lda + at];
      if (factor != 0) N(add_multiple)(m, -factor, own, b + j * ldb);
    }
  }
}

/// X of op(A)·X = alpha·B or X·op(A) = alpha·B in place, for a triangular A.
BLAS_FUNCTION void BLAS(trsm)(const char *side, const char *triangle, const char *trans, const char *diagonal,
                              const whole *m, const whole *n, const T *alpha, const T *a, const whole *lda, T *b,
                              const whole *ldb) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N'), isUnit = is_letter(diagonal, 'U');
  for (int64_t j = 0; j < columns; j++) N(scale)(rows, *alpha, b + j * *ldb);
  if (*alpha == 0) return;
  if (is_letter(side, 'L'))
    N(solve_from_left)(isUpper != turns, turns, isUnit, rows, columns, a, *lda, b, *ldb);
  else
    N(solve_from_right)(isUpper, turns, isUnit, rows, columns, a, *lda, b, *ldb);
}
