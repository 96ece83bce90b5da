// BLAS's functions of symmetric and triangular matrices and vectors for one type (lapack_products.c says why). Included after
// LibraryVectors.h, with the same names defined. No include guard on purpose.

/// y += factors·A and sums = Aᵀ·x for four columns of A.
GB_CLONES static void N(four_symmetric)(int64_t n, const T *a, int64_t lda, const T *factors, const T *x, T *y,
                                        T *sums) {
  N(lanes) parts[4], scales[4];
  for (int w = 0; w < 4; w++) {
    parts[w] = (N(lanes)){0};
    scales[w] = factors[w] - (N(lanes)){0};
  }
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES) {
    N(lanes) other = *(const N(lanes) *)(x + i), total = *(const N(lanes) *)(y + i);
    for (int w = 0; w < 4; w++) {
      N(lanes) column = *(const N(lanes) *)(a + w * lda + i);
      total += scales[w] * column;
      parts[w] += column * other;
    }
    *(N(lanes) *)(y + i) = total;
  }
  if (i < n && n >= LANES) {
    // The last vector before the end, with nothing where the one before it has been.
    N(lane_bits) mask;
    N(last_lanes)(n - i, &mask);
    N(lanes) other = *(const N(lanes) *)(x + n - LANES), total = *(const N(lanes) *)(y + n - LANES);
    for (int w = 0; w < 4; w++) {
      N(lanes) column = *(const N(lanes) *)(a + w * lda + n - LANES);
      total += (N(lanes))((N(lane_bits))(scales[w] * column) & mask);
      parts[w] += (N(lanes))((N(lane_bits))(column * other) & mask);
    }
    *(N(lanes) *)(y + n - LANES) = total;
    i = n;
  }
  const N(lanes) none = {0};
  for (int w = 0; w < 4; w++) sums[w] = N(sum_of_lanes)(&parts[w], &none);
  for (; i < n; i++)
    for (int w = 0; w < 4; w++) {
      y[i] += factors[w] * a[w * lda + i];
      sums[w] += a[w * lda + i] * x[i];
    }
}

/// y += factors[0]·a(:, 0) + ..., one column after the other.
GB_CLONES static void N(add_side_by_side)(int64_t count, const T *a, int64_t lda, const T *factors, T *y) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {
    T sum = y[i];
    for (int w = 0; w < SIDE_BY_SIDE; w++) sum += factors[w] * a[w * lda + i];
    y[i] = sum;
  }
}

/// What a square on the diagonal adds to its own rows, and its columns' factors and sums.
static inline __attribute__((always_inline)) void N(corner)(int width, T alpha, const T *a, int64_t lda, const T *x, T *y,
                                                            T *factors, T *sums) {
  T own[SIDE_BY_SIDE];
  for (int w = 0; w < width; w++) own[w] = y[w];
  for (int w = 0; w < width; w++) {
    T factor = alpha * x[w], sum = 0;
    own[w] += factor * a[w * lda + w];
    for (int i = w + 1; i < width; i++) {
      own[i] += factor * a[w * lda + i];
      sum += a[w * lda + i] * x[i];
    }
    factors[w] = factor;
    sums[w] = sum;
  }
  for (int w = 0; w < width; w++) y[w] = own[w];
}

/// y += alpha·A·x for a symmetric A of which the lower triangle is read; x and y without gaps.
static void N(add_symmetric)(int64_t n, T alpha, const T *a, int64_t lda, const T *x, T *y) {
  int64_t j = 0;
  while (j + SIDE_BY_SIDE <= n) {
    int64_t width = n - j > SHORT_CHAIN ? 4 : SIDE_BY_SIDE, below = j + width;
    T factors[SIDE_BY_SIDE], sums[SIDE_BY_SIDE] = {0}, more[4] = {0};
    const T *columns = a + j * lda;
    if (width == 4)
      N(corner)(4, alpha, columns + j, lda, x + j, y + j, factors, sums);
    else
      N(corner)(SIDE_BY_SIDE, alpha, columns + j, lda, x + j, y + j, factors, sums);
    if (width == 4) {
      N(four_symmetric)(n - below, columns + below, lda, factors, x + below, y + below, more);
      for (int w = 0; w < 4; w++) sums[w] += more[w];
    } else {
      N(add_side_by_side)(n - below, columns + below, lda, factors, y + below);
      N(short_sums)(n - below, columns + below, lda, x + below, 1, sums);
    }
    for (int w = 0; w < width; w++) y[j + w] += alpha * sums[w];
    j = below;
  }
  for (; j < n; j++) {
    T factor = alpha * x[j], sum = 0;
    y[j] += factor * a[j * lda + j];
    for (int64_t i = j + 1; i < n; i++) {
      y[i] += factor * a[j * lda + i];
      sum += a[j * lda + i] * x[i];
    }
    y[j] += alpha * sum;
  }
}

/// y = alpha·A·x + beta·y for a symmetric A of which one triangle is read.
BLAS_FUNCTION void BLAS(symv)(const char *triangle, const whole *n, const T *alpha, const T *a, const whole *lda,
                              const T *x, const whole *stepX, const T *beta, T *y, const whole *stepY) {
  int64_t size = *n, dx = *stepX, dy = *stepY;
  if (size <= 0 || (*alpha == 0 && *beta == 1)) return;
  x = N(first_of)(x, size, dx);
  y = (T *)N(first_of)(y, size, dy);
  for (int64_t i = 0; *beta != 1 && i < size; i++) y[i * dy] = *beta == 0 ? 0 : *beta * y[i * dy];
  if (*alpha == 0) return;
  bool isUpper = is_letter(triangle, 'U');
  if (!isUpper && dx == 1 && dy == 1) {
    N(add_symmetric)(size, *alpha, a, *lda, x, y);
    return;
  }
  for (int64_t j = 0; j < size; j++) {
    const T *column = a + j * *lda;
    T factor = *alpha * x[j * dx], sum = 0;
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

GB_CLONES static void N(add_two_multiples)(bool isUpper, int64_t n, T alpha, const T *x, const T *y, T *a, int64_t lda) {
  for (int64_t j = 0; j < n; j++) {
    if (x[j] == 0 && y[j] == 0) continue;
    T first = alpha * y[j], second = alpha * x[j], *to = a + j * lda;
    int64_t end = isUpper ? j + 1 : n;
    GB_INDEPENDENT for (int64_t i = isUpper ? 0 : j; i < end; i++) to[i] = to[i] + x[i] * first + y[i] * second;
  }
}

/// A's triangle += alpha·(x·yᵀ + y·xᵀ).
BLAS_FUNCTION void BLAS(syr2)(const char *triangle, const whole *n, const T *alpha, const T *x, const whole *stepX,
                              const T *y, const whole *stepY, T *a, const whole *lda) {
  int64_t size = *n, dx = *stepX, dy = *stepY;
  if (size <= 0 || *alpha == 0) return;
  bool isUpper = is_letter(triangle, 'U');
  if (dx == 1 && dy == 1) {
    N(add_two_multiples)(isUpper, size, *alpha, x, y, a, *lda);
    return;
  }
  x = N(first_of)(x, size, dx);
  y = N(first_of)(y, size, dy);
  for (int64_t j = 0; j < size; j++) {
    T first = *alpha * y[j * dy], second = *alpha * x[j * dx], *to = a + j * *lda;
    for (int64_t i = isUpper ? 0 : j; i < (isUpper ? j + 1 : size); i++)
      to[i] = to[i] + x[i * dx] * first + y[i * dy] * second;
  }
}

// MARK: A triangle times a vector

/// x = op(A)·x for a triangular A.
BLAS_FUNCTION void BLAS(trmv)(const char *triangle, const char *trans, const char *diagonal, const whole *n, const T *a,
                              const whole *lda, T *x, const whole *stepX) {
  int64_t size = *n, step = *stepX;
  if (size <= 0) return;
  bool isUpper = is_letter(triangle, 'U'), turns = !is_letter(trans, 'N'), isUnit = is_letter(diagonal, 'U');
  x = (T *)N(first_of)(x, size, step);
  for (int64_t turn = 0; turn < size; turn++) {
    // What later elements need stays.
    int64_t at = isUpper != turns ? turn : size - 1 - turn, first = isUpper ? 0 : at + 1, end = isUpper ? at : size;
    const T *column = a + at * *lda;
    T *own = x + at * step, value = *own;
    if (turns) {
      if (!isUnit) value *= column[at];
      // The published loops go from the diagonal outwards.
      if (end - first > SHORT_CHAIN && step == 1) {
        value += N(dot)(end - first, column + first, x + first, 1);
      } else if (isUpper) {
        for (int64_t i = end - 1; i >= first; i--) value += column[i] * x[i * step];
      } else {
        for (int64_t i = first; i < end; i++) value += column[i] * x[i * step];
      }
      *own = value;
    } else if (value != 0) {
      if (step == 1) {
        N(add_multiple)(end - first, value, column + first, x + first);
      } else {
        for (int64_t i = first; i < end; i++) x[i * step] += value * column[i];
      }
      if (!isUnit) *own = value * column[at];
    }
  }
}
