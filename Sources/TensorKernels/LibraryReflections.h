// LAPACK's own plain loops over reflections and rotations for one type (lapack_products.c says why). Included after
// LibraryVectors.h, with the same names defined. No include guard on purpose.

/// C = (1 - tau·v·vᵀ)·C, some columns at a time: they are still near when their sums are known.
static void N(reflect_columns)(int64_t length, int64_t columns, T tau, const T *v, T *c, int64_t ldc) {
  int64_t together = length > SHORT_CHAIN ? 4 : SIDE_BY_SIDE;
  for (int64_t j = 0, count; j < columns; j += count) {
    T sums[SIDE_BY_SIDE] = {0};
    count = columns - j < together ? columns - j : together;
    if (count == 4 && length > SHORT_CHAIN)
      N(long_sums_4)(length, c + j * ldc, ldc, v, sums);
    else if (count == SIDE_BY_SIDE)
      N(short_sums)(length, c + j * ldc, ldc, v, 1, sums);
    else
      for (int64_t w = 0; w < count; w++) sums[w] = N(dot)(length, c + (j + w) * ldc, v, 1);
    N(add_outer)(length, count, -tau, v, sums, 1, c + j * ldc, ldc);
  }
}

/// The same, or C·(1 - tau·v·vᵀ), for any vector.
BLAS_FUNCTION void BLAS(larf)(const char *side, const whole *m, const whole *n, const T *v, const whole *stepV,
                              const T *tau, T *c, const whole *ldc, T *work) {
  int64_t rows = *m, columns = *n, step = *stepV;
  bool isLeft = is_letter(side, 'L');
  if (*tau == 0 || rows <= 0 || columns <= 0) return;
  int64_t length = isLeft ? rows : columns;
  const T *first = N(first_of)(v, length, step);
  // Zeros at the end take no part.
  while (length > 0 && first[(length - 1) * step] == 0) length--;
  if (step < 0) {
    // With a negative step the vector's end comes first in memory: of no use to LAPACK, so nothing is left out.
    length = isLeft ? rows : columns;
  }
  if (length == 0) return;
  if (!isLeft) {
    for (int64_t i = 0; i < rows; i++) work[i] = 0;
    N(add_all_columns)(rows, length, 1, c, *ldc, first, step, work);
    N(add_outer)(rows, length, -*tau, work, first, step, c, *ldc);
    return;
  }
  if (step == 1) {
    N(reflect_columns)(length, columns, *tau, first, c, *ldc);
    return;
  }
  for (int64_t j = 0; j < columns; j++) {
    T sum = N(dot)(length, c + j * *ldc, first, step);
    if (sum == 0) continue;
    T factor = -*tau * sum;
    for (int64_t i = 0; i < length; i++) c[j * *ldc + i] += first[i * step] * factor;
  }
}

// MARK: Sequences of rotations

/// Rotates neighbouring columns of some rows, one pair after the other: what goes to the next pair stays in registers. The last
/// vector may begin before the one before it ends: both write the same.
#define ROTATE_COLUMNS(NAME, VECTOR, WIDTH, VECTORS)                                                                   \
  GB_CLONES static void N(NAME)(bool isForward, int64_t rows, int64_t n, const T *cosines, const T *sines, T *a,       \
                                int64_t lda) {                                                                         \
    int64_t places[VECTORS];                                                                                           \
    VECTOR kept[VECTORS];                                                                                              \
    T *from = a + (isForward ? 0 : (n - 1) * lda);                                                                     \
    for (int v = 0; v < VECTORS; v++) {                                                                                \
      places[v] = rows - WIDTH < v * WIDTH ? rows - WIDTH : v * WIDTH;                                                 \
      kept[v] = *(const VECTOR *)(from + places[v]);                                                                   \
    }                                                                                                                  \
    for (int64_t step = 0; step < n - 1; step++) {                                                                     \
      int64_t j = isForward ? step : n - 2 - step;                                                                     \
      T cosine = cosines[j], sine = isForward ? sines[j] : -sines[j];                                                  \
      T *next = a + (isForward ? j + 1 : j) * lda, *to = a + (isForward ? j : j + 1) * lda;                            \
      VECTOR others[VECTORS];                                                                                          \
      for (int v = 0; v < VECTORS; v++) others[v] = *(const VECTOR *)(next + places[v]);                               \
      for (int v = 0; v < VECTORS; v++) {                                                                              \
        *(VECTOR *)(to + places[v]) = sine * others[v] + cosine * kept[v];                                             \
        kept[v] = cosine * others[v] - sine * kept[v];                                                                 \
      }                                                                                                                \
    }                                                                                                                  \
    T *last = a + (isForward ? (n - 1) * lda : 0);                                                                     \
    for (int v = 0; v < VECTORS; v++) *(VECTOR *)(last + places[v]) = kept[v];                                         \
  }
ROTATE_COLUMNS(rotate_columns_8, N(lanes), LANES, 8)
ROTATE_COLUMNS(rotate_columns_4, N(lanes), LANES, 4)
ROTATE_COLUMNS(rotate_columns_3, N(lanes), LANES, 3)
ROTATE_COLUMNS(rotate_columns_2, N(lanes), LANES, 2)
ROTATE_COLUMNS(rotate_columns_1, N(lanes), LANES, 1)
ROTATE_COLUMNS(rotate_fours, N(four), 4, 4)
ROTATE_COLUMNS(rotate_single, T, 1, 1)

static void N(rotate_columns)(bool isForward, int64_t rows, int64_t n, const T *cosines, const T *sines, T *a,
                              int64_t lda) {
  for (int64_t i = 0, count; i < rows; i += count) {
    count = rows - i < 8 * LANES ? rows - i : 8 * LANES;
    int64_t vectors = (count + LANES - 1) / LANES;
    if (count < 4)
      N(rotate_single)(isForward, count = 1, n, cosines, sines, a + i, lda);
    else if (count < LANES)
      N(rotate_fours)(isForward, count, n, cosines, sines, a + i, lda);
    else if (vectors == 1)
      N(rotate_columns_1)(isForward, count, n, cosines, sines, a + i, lda);
    else if (vectors == 2)
      N(rotate_columns_2)(isForward, count, n, cosines, sines, a + i, lda);
    else if (vectors == 3)
      N(rotate_columns_3)(isForward, count, n, cosines, sines, a + i, lda);
    else if (vectors == 4)
      N(rotate_columns_4)(isForward, count, n, cosines, sines, a + i, lda);
    else
      N(rotate_columns_8)(isForward, count, n, cosines, sines, a + i, lda);
  }
}

/// Rotates neighbouring rows, some columns at a time: they lie side by side while that lasts.
static void N(rotate_rows)(bool isForward, int64_t rows, int64_t n, const T *cosines, const T *sines, T *a,
                           int64_t lda) {
  enum { MOST_ROWS = 128, COLUMNS = 8 };
  T turned[MOST_ROWS * COLUMNS];
  for (int64_t j = 0, columns; j < n; j += columns) {
    columns = n - j < COLUMNS ? n - j : COLUMNS;
    for (int64_t first = 0; first + 1 < rows;) {
      // Pieces of the sequence share a row.
      int64_t count = rows - first < MOST_ROWS ? rows - first : MOST_ROWS;
      int64_t at = isForward ? first : rows - first - count;
      T *from = a + j * lda + at;
      for (int64_t w = 0; w < columns; w++)
        for (int64_t i = 0; i < count; i++) turned[i * COLUMNS + w] = from[w * lda + i];
      for (int64_t w = columns; w < COLUMNS; w++)
        for (int64_t i = 0; i < count; i++) turned[i * COLUMNS + w] = 0;
      N(rotate_columns)(isForward, COLUMNS, count, cosines + at, sines + at, turned, COLUMNS);
      for (int64_t w = 0; w < columns; w++)
        for (int64_t i = 0; i < count; i++) from[w * lda + i] = turned[i * COLUMNS + w];
      first += count - 1;
    }
  }
}

/// One rotation of two rows or columns of A.
static void N(rotate_pair)(int64_t count, T cosine, T sine, T *low, T *high, int64_t step) {
  for (int64_t i = 0; i < count; i++) {
    T upper = high[i * step], lower = low[i * step];
    high[i * step] = cosine * upper - sine * lower;
    low[i * step] = sine * upper + cosine * lower;
  }
}

/// A = P·A or A·Pᵀ, where P is a sequence of rotations.
BLAS_FUNCTION void BLAS(lasr)(const char *side, const char *pivot, const char *direct, const whole *m, const whole *n,
                              const T *cosines, const T *sines, T *a, const whole *lda) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0) return;
  bool isLeft = is_letter(side, 'L'), isForward = is_letter(direct, 'F');
  int64_t planes = isLeft ? rows : columns;
  if (planes < 2) return;
  if (is_letter(pivot, 'V')) {
    if (isLeft)
      N(rotate_rows)(isForward, rows, columns, cosines, sines, a, *lda);
    else
      N(rotate_columns)(isForward, rows, columns, cosines, sines, a, *lda);
    return;
  }
  bool isTop = is_letter(pivot, 'T');
  int64_t apart = isLeft ? 1 : *lda, step = isLeft ? *lda : 1, count = isLeft ? columns : rows;
  for (int64_t turn = 0; turn < planes - 1; turn++) {
    int64_t k = isForward ? turn : planes - 2 - turn;
    T *low = a + (isTop ? 0 : k) * apart, *high = a + (isTop ? k + 1 : planes - 1) * apart;
    if (isTop) {
      N(rotate_pair)(count, cosines[k], sines[k], low, high, step);
      continue;
    }
    for (int64_t i = 0; i < count; i++) {
      T upper = low[i * step], lower = high[i * step];
      low[i * step] = sines[k] * lower + cosines[k] * upper;
      high[i * step] = cosines[k] * lower - sines[k] * upper;
    }
  }
}

// MARK: Numbers

BLAS_FUNCTION T BLAS(lapy2)(const T *x, const T *y) {
  if (*x != *x) return *x;
  if (*y != *y) return *y;
  T first = MAGNITUDE(*x), second = MAGNITUDE(*y);
  T most = first > second ? first : second, least = first > second ? second : first;
  if (least == 0 || most > GREATEST) return most;
  T ratio = least / most;
  return most * ROOT(1 + ratio * ratio);
}

BLAS_FUNCTION whole BLAS(isnan)(const T *x) { return *x != *x; }
BLAS_FUNCTION whole BLAS(laisnan)(const T *x, const T *y) { return *x != *y; }

/// The greatest size, or not a number where there is such.
GB_CLONES static T N(greatest)(int64_t count, const T *x) {
  T most = 0, lost = 0;
  T lanes[2 * LANES] = {0}, losses[2 * LANES] = {0};
  int64_t i = 0;
  for (; i + 2 * LANES <= count; i += 2 * LANES)
    for (int l = 0; l < 2 * LANES; l++) {
      T size = MAGNITUDE(x[i + l]);
      lanes[l] = size > lanes[l] ? size : lanes[l];
      losses[l] = size == size ? losses[l] : size;
    }
  for (; i < count; i++) {
    T size = MAGNITUDE(x[i]);
    most = size > most ? size : most;
    lost = size == size ? lost : size;
  }
  for (int l = 0; l < 2 * LANES; l++) {
    most = lanes[l] > most ? lanes[l] : most;
    lost = losses[l] == losses[l] ? lost : losses[l];
  }
  return lost == lost ? most : lost;
}

/// A norm of a matrix: its greatest size, the greatest sum of a column or of a row, or the root of the sum of squares.
BLAS_FUNCTION T BLAS(lange)(const char *norm, const whole *m, const whole *n, const T *a, const whole *lda, T *work) {
  int64_t rows = *m, columns = *n;
  if (rows <= 0 || columns <= 0) return 0;
  T most = 0, sum = 0;
  if (is_letter(norm, 'I')) {
    for (int64_t i = 0; i < rows; i++) work[i] = 0;
    for (int64_t j = 0; j < columns; j++)
      for (int64_t i = 0; i < rows; i++) work[i] += MAGNITUDE(a[j * *lda + i]);
    return N(greatest)(rows, work);
  }
  for (int64_t j = 0; j < columns; j++) {
    const T *column = a + j * *lda;
    T size = 0;
    if (*norm != '1' && !is_letter(norm, 'O'))
      size = N(greatest)(rows, column);
    else
      for (int64_t i = 0; i < rows; i++) size += MAGNITUDE(column[i]);
    if (most < size || size != size) most = size;
  }
  bool isWhole = is_letter(norm, 'F') || is_letter(norm, 'E');
  if (!isWhole || most == 0 || !(most <= GREATEST)) return most;
  for (int64_t j = 0; j < columns; j++)
    for (int64_t i = 0; i < rows; i++) {
      T part = a[j * *lda + i] / most;
      sum += part * part;
    }
  return most * ROOT(sum);
}

/// The same of a symmetric matrix, of which one triangle is read.
BLAS_FUNCTION T BLAS(lansy)(const char *norm, const char *triangle, const whole *n, const T *a, const whole *lda,
                            T *work) {
  int64_t size = *n;
  bool isUpper = is_letter(triangle, 'U');
  T most = 0, sum = 0;
  if (*norm == '1' || is_letter(norm, 'O') || is_letter(norm, 'I')) {
    for (int64_t i = 0; i < size; i++) work[i] = 0;
    for (int64_t j = 0; j < size; j++) {
      const T *column = a + j * *lda;
      T own = isUpper ? 0 : work[j] + MAGNITUDE(column[j]);
      for (int64_t i = isUpper ? 0 : j + 1; i < (isUpper ? j : size); i++) {
        own += MAGNITUDE(column[i]);
        work[i] += MAGNITUDE(column[i]);
      }
      work[j] = isUpper ? own + MAGNITUDE(column[j]) : own;
    }
    return N(greatest)(size, work);
  }
  for (int64_t j = 0; j < size; j++) {
    T least = isUpper ? N(greatest)(j + 1, a + j * *lda) : N(greatest)(size - j, a + j * (*lda + 1));
    if (most < least || least != least) most = least;
  }
  bool isWhole = is_letter(norm, 'F') || is_letter(norm, 'E');
  if (!isWhole || most == 0 || !(most <= GREATEST)) return most;
  for (int64_t j = 0; j < size; j++)
    for (int64_t i = isUpper ? 0 : j; i < (isUpper ? j + 1 : size); i++) {
      T part = a[j * *lda + i] / most;
      sum += i == j ? part * part : 2 * part * part;
    }
  return most * ROOT(sum);
}

/// What the type's arithmetic is like.
BLAS_FUNCTION T BLAS(lamch)(const char *asked) {
  switch (*asked & ~0x20) {
  case 'E': return UNIT_ROUNDING;
  case 'S':
  case 'U': return LEAST_NORMAL;
  case 'B': return 2;
  case 'P': return UNIT_ROUNDING * 2;
  case 'N': return DIGITS;
  case 'R': return 1;
  case 'M': return LEAST_EXPONENT;
  case 'L': return GREATEST_EXPONENT;
  case 'O': return GREATEST;
  default: return 0;
  }
}
