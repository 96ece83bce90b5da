// BLAS's functions of vectors, and of a matrix and vectors, for one type (lapack_products.c says why). Included with T (element),
// N(name), BLAS(name), LANES (elements of a 64-byte vector), MAGNITUDE, ROOT and the bounds of what squares represent (LEAST_SQUARED,
// GREATEST_SQUARED) defined. No include guard on purpose.

typedef T N(lanes) __attribute__((vector_size(64), aligned(sizeof(T))));
typedef T N(four) __attribute__((vector_size(4 * sizeof(T)), aligned(sizeof(T))));

static void N(scale)(int64_t count, T factor, T *x) {
  if (factor == 1) return;
  for (int64_t i = 0; i < count; i++) x[i] = factor == 0 ? 0 : factor * x[i];
}

static const T *N(first_of)(const T *x, int64_t count, int64_t step) { return step < 0 ? x - (count - 1) * step : x; }

/// How many of `units` things, which take so many multiplications, a thread takes at a time.
static int64_t N(worthwhile)(int64_t units, int64_t products) {
  int64_t worth = LIBRARY_WORTH / (int64_t)sizeof(T), sharers = products < 2 * worth ? 1 : gb_sharers();
  return sharers == 1 ? (units > 0 ? units : 1) : gb_even_chunk(units, products / worth, sharers);
}

// MARK: Sums of products

static inline T N(sum_of_lanes)(N(lanes) * first, const N(lanes) * second) {
  *first += *second;
  T *parts = (T *)first;
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int l = 0; l < width; l++) parts[l] += parts[l + width];
  return parts[0];
}

/// What lanes of the last vector before the end are not in a whole vector before it: all bits set.
static inline void N(last_lanes)(int64_t fresh, N(lane_bits) * mask) {
  for (int l = 0; l < LANES; l++) (*mask)[l] = l >= LANES - fresh ? -1 : 0;
}

/// sums[w] = x·(column w) of WIDTH columns, in lanes.
#define LONG_SUMS(NAME, WIDTH)                                                                                         \
  GB_CLONES static void N(NAME)(int64_t n, const T *a, int64_t lda, const T *x, T *sums) {                             \
    N(lanes) even[WIDTH], odd[WIDTH];                                                                                  \
    for (int w = 0; w < WIDTH; w++) even[w] = odd[w] = (N(lanes)){0};                                                  \
    int64_t i = 0;                                                                                                     \
    for (; i + 2 * LANES <= n; i += 2 * LANES) {                                                                       \
      N(lanes) left = *(const N(lanes) *)(x + i), right = *(const N(lanes) *)(x + i + LANES);                          \
      for (int w = 0; w < WIDTH; w++) {                                                                                \
        even[w] += *(const N(lanes) *)(a + w * lda + i) * left;                                                        \
        odd[w] += *(const N(lanes) *)(a + w * lda + i + LANES) * right;                                                \
      }                                                                                                                \
    }                                                                                                                  \
    if (i + LANES <= n) {                                                                                              \
      N(lanes) left = *(const N(lanes) *)(x + i);                                                                      \
      for (int w = 0; w < WIDTH; w++) even[w] += *(const N(lanes) *)(a + w * lda + i) * left;                          \
      i += LANES;                                                                                                      \
    }                                                                                                                  \
    if (i < n) {                                                                                                       \
      N(lanes) last = *(const N(lanes) *)(x + n - LANES);                                                              \
      N(lane_bits) mask;                                                                                               \
      N(last_lanes)(n - i, &mask);                                                                                     \
      for (int w = 0; w < WIDTH; w++) {                                                                                \
        N(lanes) product = *(const N(lanes) *)(a + w * lda + n - LANES) * last;                                        \
        odd[w] += (N(lanes))((N(lane_bits))product & mask);                                                            \
      }                                                                                                                \
    }                                                                                                                  \
    for (int w = 0; w < WIDTH; w++) sums[w] = N(sum_of_lanes)(&even[w], &odd[w]);                                      \
  }
LONG_SUMS(long_sums_4, 4)
LONG_SUMS(long_sums_1, 1)

/// Sums of products of SIDE_BY_SIDE columns with x, each in order.
GB_CLONES static void N(short_sums)(int64_t m, const T *a, int64_t lda, const T *x, int64_t stepX, T *sums) {
  T s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3], s4 = sums[4], s5 = sums[5], s6 = sums[6], s7 = sums[7];
  for (int64_t i = 0; i < m; i++) {
    T factor = x[i * stepX];
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

static T N(dot)(int64_t k, const T *a, const T *b, int64_t stepB) {
  T sum = 0;
  if (k > SHORT_CHAIN && stepB == 1) {
    N(long_sums_1)(k, a, k, b, &sum);
    return sum;
  }
  for (int64_t l = 0; l < k; l++) sum += a[l] * b[l * stepB];
  return sum;
}

static void N(add_dots)(int64_t m, int64_t n, T alpha, const T *a, int64_t lda, const T *x, int64_t stepX, T *y,
                        int64_t stepY) {
  int64_t j = 0;
  bool isLong = m > SHORT_CHAIN && stepX == 1;
  for (; isLong && j + 4 <= n; j += 4) {
    T sums[4];
    N(long_sums_4)(m, a + j * lda, lda, x, sums);
    for (int w = 0; w < 4; w++) y[(j + w) * stepY] += alpha * sums[w];
  }
  for (; !isLong && j + SIDE_BY_SIDE <= n; j += SIDE_BY_SIDE) {
    T sums[SIDE_BY_SIDE] = {0};
    N(short_sums)(m, a + j * lda, lda, x, stepX, sums);
    for (int w = 0; w < SIDE_BY_SIDE; w++) y[(j + w) * stepY] += alpha * sums[w];
  }
  for (; j < n; j++) y[j * stepY] += alpha * N(dot)(m, a + j * lda, x, stepX);
}

BLAS_FUNCTION T BLAS(dot)(const whole *n, const T *x, const whole *stepX, const T *y, const whole *stepY) {
  if (*n <= 0) return 0;
  if (*stepX == 1 && *stepY == 1) return N(dot)(*n, x, y, 1);
  x = N(first_of)(x, *n, *stepX);
  y = N(first_of)(y, *n, *stepY);
  T sum = 0;
  for (int64_t i = 0; i < *n; i++) sum += x[i * *stepX] * y[i * *stepY];
  return sum;
}

/// The root of the sum of squares; as one chain where it is short.
BLAS_FUNCTION T BLAS(nrm2)(const whole *n, const T *x, const whole *stepX) {
  int64_t count = *n, step = *stepX;
  if (count <= 0) return 0;
  x = N(first_of)(x, count, step);
  T sum = 0, most = 0;
  bool isFit = true;
  if (step == 1 && count > SHORT_CHAIN) {
    N(long_sums_1)(count, x, count, x, &sum);
    isFit = sum >= LEAST_SQUARED && sum <= GREATEST_SQUARED;
    if (isFit) return ROOT(sum);
  }
  sum = 0;
  for (int64_t i = 0; i < count; i++) {
    T size = MAGNITUDE(x[i * step]);
    isFit = isFit && (size == 0 || (size >= LEAST_ROOT && size <= GREATEST_ROOT));
    if (!(size <= most)) most = size;
    sum += size * size;
  }
  if (isFit || most == 0 || !(most <= GREATEST)) return isFit ? ROOT(sum) : most;
  // Squares that would overflow or vanish: with respect to the greatest.
  sum = 0;
  for (int64_t i = 0; i < count; i++) {
    T part = x[i * step] / most;
    sum += part * part;
  }
  return most * ROOT(sum);
}

// MARK: Vectors

GB_CLONES static void N(add_multiple)(int64_t count, T factor, const T *x, T *to) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) to[i] += x[i] * factor;
}

BLAS_FUNCTION void BLAS(axpy)(const whole *n, const T *alpha, const T *x, const whole *stepX, T *y,
                              const whole *stepY) {
  int64_t count = *n, dx = *stepX, dy = *stepY;
  if (count <= 0 || *alpha == 0) return;
  if (dx == 1 && dy == 1) {
    N(add_multiple)(count, *alpha, x, y);
    return;
  }
  x = N(first_of)(x, count, dx);
  y = (T *)N(first_of)(y, count, dy);
  for (int64_t i = 0; i < count; i++) y[i * dy] += *alpha * x[i * dx];
}

GB_CLONES static void N(multiply)(int64_t count, T factor, T *x) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) x[i] *= factor;
}

BLAS_FUNCTION void BLAS(scal)(const whole *n, const T *alpha, T *x, const whole *stepX) {
  if (*n <= 0 || *stepX <= 0) return;
  if (*stepX == 1) {
    N(multiply)(*n, *alpha, x);
    return;
  }
  for (int64_t i = 0; i < *n; i++) x[i * *stepX] *= *alpha;
}

BLAS_FUNCTION void BLAS(copy)(const whole *n, const T *x, const whole *stepX, T *y, const whole *stepY) {
  int64_t count = *n, dx = *stepX, dy = *stepY;
  if (count <= 0) return;
  if (dx == 1 && dy == 1) {
    memmove(y, x, (size_t)count * sizeof(T));
    return;
  }
  x = N(first_of)(x, count, dx);
  y = (T *)N(first_of)(y, count, dy);
  for (int64_t i = 0; i < count; i++) y[i * dy] = x[i * dx];
}

GB_CLONES static void N(exchange_vectors)(int64_t count, T *x, int64_t dx, T *y, int64_t dy) {
  if (dx == 1 && dy == 1) {
    GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {
      T kept = x[i];
      x[i] = y[i];
      y[i] = kept;
    }
    return;
  }
  for (int64_t i = 0; i < count; i++) {
    T kept = x[i * dx];
    x[i * dx] = y[i * dy];
    y[i * dy] = kept;
  }
}

BLAS_FUNCTION void BLAS(swap)(const whole *n, T *x, const whole *stepX, T *y, const whole *stepY) {
  if (*n <= 0) return;
  N(exchange_vectors)(*n, (T *)N(first_of)(x, *n, *stepX), *stepX, (T *)N(first_of)(y, *n, *stepY), *stepY);
}

GB_CLONES static void N(rotate)(int64_t count, T *x, int64_t dx, T *y, int64_t dy, T cosine, T sine) {
  if (dx == 1 && dy == 1) {
    GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {
      T left = cosine * x[i] + sine * y[i];
      y[i] = cosine * y[i] - sine * x[i];
      x[i] = left;
    }
    return;
  }
  for (int64_t i = 0; i < count; i++) {
    T left = cosine * x[i * dx] + sine * y[i * dy];
    y[i * dy] = cosine * y[i * dy] - sine * x[i * dx];
    x[i * dx] = left;
  }
}

BLAS_FUNCTION void BLAS(rot)(const whole *n, T *x, const whole *stepX, T *y, const whole *stepY, const T *cosine,
                             const T *sine) {
  if (*n <= 0) return;
  N(rotate)(*n, (T *)N(first_of)(x, *n, *stepX), *stepX, (T *)N(first_of)(y, *n, *stepY), *stepY, *cosine, *sine);
}

// MARK: Matrix times vector

/// y += A·(alpha·x) for as many rows as fit into registers.
#define ADD_COLUMNS(NAME, ROWS)                                                                                        \
  GB_CLONES static void N(NAME)(int64_t n, T alpha, const T *a, int64_t lda, const T *x, int64_t stepX, T *y) {        \
    T sums[ROWS];                                                                                                      \
    for (int i = 0; i < ROWS; i++) sums[i] = y[i];                                                                     \
    for (int64_t j = 0; j < n; j++) {                                                                                  \
      T factor = alpha * x[j * stepX];                                                                                 \
      for (int i = 0; i < ROWS; i++) sums[i] += factor * a[j * lda + i];                                               \
    }                                                                                                                  \
    for (int i = 0; i < ROWS; i++) y[i] = sums[i];                                                                     \
  }
ADD_COLUMNS(add_columns_most, 8 * LANES)
ADD_COLUMNS(add_columns_two, 2 * LANES)
ADD_COLUMNS(add_columns_8, 8)
ADD_COLUMNS(add_columns_4, 4)
ADD_COLUMNS(add_columns_2, 2)
ADD_COLUMNS(add_columns_1, 1)

/// y += A·(alpha·x), each element one chain; y without gaps.
static void N(add_all_columns)(int64_t rows, int64_t columns, T alpha, const T *a, int64_t lda, const T *x,
                               int64_t stepX, T *y) {
  int64_t i = 0;
  for (; i + 8 * LANES <= rows; i += 8 * LANES) N(add_columns_most)(columns, alpha, a + i, lda, x, stepX, y + i);
  for (; i + 2 * LANES <= rows; i += 2 * LANES) N(add_columns_two)(columns, alpha, a + i, lda, x, stepX, y + i);
  for (; i + 8 <= rows; i += 8) N(add_columns_8)(columns, alpha, a + i, lda, x, stepX, y + i);
  if (i + 4 <= rows) N(add_columns_4)(columns, alpha, a + i, lda, x, stepX, y + i), i += 4;
  if (i + 2 <= rows) N(add_columns_2)(columns, alpha, a + i, lda, x, stepX, y + i), i += 2;
  if (i < rows) N(add_columns_1)(columns, alpha, a + i, lda, x, stepX, y + i);
}

/// y += op(A)·(alpha·x), some elements of which a thread makes.
typedef struct {
  int64_t rows, columns;
  T alpha;
  const T *a;
  int64_t lda;
  const T *x;
  int64_t stepX;
  T *y;
  int64_t stepY;
} N(vector_product);

/// Columns go by four.
static void N(some_dots)(void *context, int64_t first, int64_t end) {
  const N(vector_product) *p = context;
  int64_t from = 4 * first, to = 4 * end < p->columns ? 4 * end : p->columns;
  N(add_dots)(p->rows, to - from, p->alpha, p->a + from * p->lda, p->lda, p->x, p->stepX, p->y + from * p->stepY,
              p->stepY);
}

/// Rows go by as many as fit into registers.
static void N(some_rows)(void *context, int64_t first, int64_t end) {
  const N(vector_product) *p = context;
  int64_t from = 8 * LANES * first, to = 8 * LANES * end < p->rows ? 8 * LANES * end : p->rows;
  N(add_all_columns)(to - from, p->columns, p->alpha, p->a + from, p->lda, p->x, p->stepX, p->y + from);
}

/// y = alpha·op(A)·x + beta·y.
BLAS_FUNCTION void BLAS(gemv)(const char *trans, const whole *m, const whole *n, const T *alpha, const T *a,
                              const whole *lda, const T *x, const whole *stepX, const T *beta, T *y,
                              const whole *stepY) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0 || (*alpha == 0 && *beta == 1)) return;
  bool turns = !is_letter(trans, 'N');
  int64_t results = turns ? columns : rows;
  x = N(first_of)(x, turns ? rows : columns, *stepX);
  y = (T *)N(first_of)(y, results, *stepY);
  for (int64_t i = 0; *beta != 1 && i < results; i++) y[i * *stepY] = *beta == 0 ? 0 : *beta * y[i * *stepY];
  if (*alpha == 0) return;
  N(vector_product) product = {rows, columns, *alpha, a, *lda, x, *stepX, y, *stepY};
  // Memory takes most of the time: an element counts as some multiplications.
  if (turns) {
    int64_t units = (columns + 3) / 4;
    bool isLong = rows > SHORT_CHAIN && *stepX == 1;
    gb_share(units, isLong ? N(worthwhile)(units, 4 * rows * columns) : units, N(some_dots), &product);
    return;
  }
  if (*stepY == 1) {
    int64_t units = (rows + 8 * LANES - 1) / (8 * LANES);
    gb_share(units, N(worthwhile)(units, 4 * rows * columns), N(some_rows), &product);
    return;
  }
  enum { TOGETHER = 16 * LANES };
  for (int64_t r = 0, count; r < rows; r += count) {
    T beside[TOGETHER], *own = y + r * *stepY;
    count = rows - r < TOGETHER ? rows - r : TOGETHER;
    for (int64_t i = 0; i < count; i++) beside[i] = own[i * *stepY];
    N(add_all_columns)(count, columns, *alpha, a + r, *lda, x, *stepX, beside);
    for (int64_t i = 0; i < count; i++) own[i * *stepY] = beside[i];
  }
}

/// A += x·(alpha·y)ᵀ, x without gaps.
GB_CLONES static void N(add_outer)(int64_t rows, int64_t columns, T alpha, const T *x, const T *y, int64_t stepY, T *a,
                                   int64_t lda) {
  for (int64_t j = 0; j < columns; j++) {
    if (y[j * stepY] == 0) continue;
    T factor = alpha * y[j * stepY], *to = a + j * lda;
    GB_INDEPENDENT for (int64_t i = 0; i < rows; i++) to[i] += x[i] * factor;
  }
}

/// A += alpha·x·yᵀ.
BLAS_FUNCTION void BLAS(ger)(const whole *m, const whole *n, const T *alpha, const T *x, const whole *stepX, const T *y,
                             const whole *stepY, T *a, const whole *lda) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0 || *alpha == 0) return;
  x = N(first_of)(x, rows, *stepX);
  y = N(first_of)(y, columns, *stepY);
  if (*stepX == 1) {
    N(add_outer)(rows, columns, *alpha, x, y, *stepY, a, *lda);
    return;
  }
  for (int64_t j = 0; j < columns; j++) {
    if (y[j * *stepY] == 0) continue;
    T factor = *alpha * y[j * *stepY], *to = a + j * *lda;
    for (int64_t i = 0; i < rows; i++) to[i] += x[i * *stepX] * factor;
  }
}
