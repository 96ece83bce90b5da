// Products with few rows or columns: multiplications and additions are rounded separately, in the orders the
// reference's vectorised loops have (found by probing). Included with T (element), N(name) and WIDTH (elements of a
// 16-byte vector) defined. Orders depend on 16-byte alignment of rows, so tensors should begin at
// multiples of 64 bytes. No include guard on purpose.

#define INLINE static inline __attribute__((always_inline))

typedef struct {
  const T *a, *b;
  int64_t stepA, stepB; // from one k to the next
} N(pairs);

#define PRODUCT(p) (x.a[(p) * x.stepA] * x.b[(p) * x.stepB])

/// One after the other, from `sum`.
INLINE T N(in_order)(N(pairs) x, int64_t from, int64_t to, T sum) {
  for (int64_t p = from; p < to; p++) sum += PRODUCT(p);
  return sum;
}

/// `head` products into lane 0, then WIDTH, 4 or 8 lanes over a multiple of `group` products, folded, then the rest.
INLINE T N(in_lanes)(N(pairs) x, int64_t k, int64_t head, int lanes, int64_t group) {
  if (head > k) head = k;
  int64_t body = (k - head) / group * group;
  if (body == 0) return N(in_order)(x, 0, k, 0);
  T sums[8] = {0};
  sums[0] = N(in_order)(x, 0, head, 0);
  for (int64_t p = head; p < head + body; p += lanes)
    for (int w = 0; w < lanes; w++) sums[w] += PRODUCT(p + w);
  if (lanes == 8 && WIDTH == 2)
    for (int w = 0; w < 8; w += 4) sums[w] += sums[w + 2], sums[w + 1] += sums[w + 3];
  if (lanes == 8)
    for (int w = 0; w < WIDTH; w++) sums[w] += sums[w + 4];
  if (lanes == 4 && WIDTH == 2)
    for (int w = 0; w < WIDTH; w++) sums[w] += sums[w + 2];
  T sum = WIDTH == 2 ? sums[0] + sums[1] : (sums[0] + sums[2]) + (sums[1] + sums[3]);
  return N(in_order)(x, head + body, k, sum);
}

/// Eights: four in order, then four summed by themselves; from `sum`.
INLINE T N(in_eights)(N(pairs) x, int64_t k, T sum) {
  int64_t p = 0;
  for (; p + 8 <= k; p += 8) {
    sum = N(in_order)(x, p, p + 4, sum);
    sum += ((PRODUCT(p + 4) + PRODUCT(p + 5)) + PRODUCT(p + 6)) + PRODUCT(p + 7);
  }
  return N(in_order)(x, p, k, sum);
}

typedef T N(lanes64) __attribute__((vector_size(64 * sizeof(T)), aligned(sizeof(T))));
typedef T N(lanes16) __attribute__((vector_size(16 * sizeof(T)), aligned(sizeof(T))));
typedef T N(lanes8) __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T))));
typedef T N(lanes) __attribute__((vector_size(WIDTH * sizeof(T)), aligned(sizeof(T))));

/// `in_lanes` of rows that lie in one piece: eight lanes, or WIDTH.
INLINE T N(row_lanes)(const T *a, const T *b, int64_t k, int64_t head, bool eight) {
  int64_t group = eight ? 8 : WIDTH;
  N(pairs) x = {a, b, 1, 1};
  if (head > k) head = k;
  int64_t end = head + (k - head) / group * group;
  if (end == head) return N(in_order)(x, 0, k, 0);
  N(lanes) sums = {N(in_order)(x, 0, head, 0)};
  if (eight) {
    N(lanes8) all = {sums[0]};
    for (int64_t p = head; p < end; p += 8) all += *(const N(lanes8) *)(a + p) * *(const N(lanes8) *)(b + p);
    if (WIDTH == 2)
      for (int w = 0; w < 8; w += 4) all[w] += all[w + 2], all[w + 1] += all[w + 3];
    for (int w = 0; w < WIDTH; w++) sums[w] = all[w] + all[w + 4];
  } else {
    for (int64_t p = head; p < end; p += WIDTH) sums += *(const N(lanes) *)(a + p) * *(const N(lanes) *)(b + p);
  }
  T sum = WIDTH == 2 ? sums[0] + sums[1] : (sums[0] + sums[2 % WIDTH]) + (sums[1] + sums[3 % WIDTH]);
  return N(in_order)(x, end, k, sum);
}

/// Elements before the next 16-byte boundary.
INLINE int64_t N(misalignment)(const T *p) {
  return (int64_t)((0 - (uintptr_t)p / sizeof(T)) & (WIDTH - 1));
}

/// One of up to three dot products that groups of four leave over.
INLINE T N(leftover_dot)(N(pairs) x, int64_t k, int64_t head, int64_t index, int64_t count) {
  int lanes = index % 4 == 1 ? WIDTH : WIDTH == 2 && index % 4 == 0 && count % 4 > 1 ? 4 : 8;
  return N(in_lanes)(x, k, head, lanes, 8);
}

/// Dot product `index` of `count`, as a matrix-vector product does it: groups of four, then leftovers, whose head ends
/// where `vector`, the one that all of them share, reaches a 16-byte boundary.
INLINE T N(vector_dot)(N(pairs) x, int64_t k, int64_t index, int64_t count, const T *vector) {
  if (index < count / 4 * 4) return N(in_lanes)(x, k, (k - 1) % WIDTH + 1, WIDTH, WIDTH);
  int64_t head = N(misalignment)(vector);
  return N(leftover_dot)(x, k, head == 0 ? WIDTH : head, index, count);
}

/// Rows of A times rows of B (a Linear's product), element (i, j).
INLINE T N(row_dot)(N(pairs) x, int64_t k, int64_t j, int64_t n) {
  return N(row_lanes)(x.a, x.b, k, N(misalignment)(x.a), j >= n / 4 * 4);
}

/// Chains in order for neighbouring columns (stepB from one row of B to the next), side by side: as many as VECTOR has.
#define COLUMNS_TOGETHER(VECTOR)                                                                                       \
  for (const int64_t width = sizeof(VECTOR) / sizeof(T); j + width <= count; j += width) {                             \
    VECTOR sums = {0};                                                                                                 \
    if (add) sums = *(const VECTOR *)(row + j);                                                                        \
    for (int64_t p = 0; p < k; p++) sums += a[p * stepA] * *(const VECTOR *)(b + p * stepB + j);                       \
    *(VECTOR *)(row + j) = sums;                                                                                       \
  }

INLINE void N(columns_in_order)(int64_t count, int64_t k, const T *a, int64_t stepA, const T *b, int64_t stepB, T *row,
                                bool add) {
  int64_t j = 0;
  COLUMNS_TOGETHER(N(lanes64))
  COLUMNS_TOGETHER(N(lanes16))
  COLUMNS_TOGETHER(N(lanes8))
  COLUMNS_TOGETHER(N(lanes))
  for (; j < count; j++) {
    N(pairs) x = {a, b + j, stepA, stepB};
    row[j] = N(in_order)(x, 0, k, add ? row[j] : 0);
  }
}

/// The same for neighbouring rows of a transposed A; the results go to one column of C.
INLINE void N(rows_in_order)(int64_t count, int64_t k, const T *a, int64_t stepA, const T *b, int64_t stepB, T *column,
                             int64_t ldc, bool add) {
  enum { TOGETHER = 16 };
  int64_t i = 0;
  for (; i + TOGETHER <= count; i += TOGETHER) {
    T sums[TOGETHER] = {0};
    for (int w = 0; add && w < TOGETHER; w++) sums[w] = column[(i + w) * ldc];
    for (int64_t p = 0; p < k; p++)
      for (int w = 0; w < TOGETHER; w++) sums[w] += a[p * stepA + i + w] * b[p * stepB];
    for (int w = 0; w < TOGETHER; w++) column[(i + w) * ldc] = sums[w];
  }
  for (; i < count; i++) {
    N(pairs) x = {a + i, b, stepA, stepB};
    column[i * ldc] = N(in_order)(x, 0, k, add ? column[i * ldc] : 0);
  }
}

#if WIDTH == 4
/// Lane w: the lanes of vector w added up, (0 + 2) + (1 + 3).
INLINE N(lanes) N(folded)(const N(lanes) *v) {
  N(lanes) first = __builtin_shufflevector(v[0], v[1], 0, 4, 1, 5) + __builtin_shufflevector(v[0], v[1], 2, 6, 3, 7);
  N(lanes) second = __builtin_shufflevector(v[2], v[3], 0, 4, 1, 5) + __builtin_shufflevector(v[2], v[3], 2, 6, 3, 7);
  return __builtin_shufflevector(first, second, 0, 1, 4, 5) + __builtin_shufflevector(first, second, 2, 3, 6, 7);
}

/// `x` times four rows of B, one result a lane: what `row_lanes` gives with four lanes.
INLINE N(lanes) N(four_columns)(const T *x, const T *b, int64_t ldb, int64_t k, int64_t head) {
  const T *const rows[] = {b, b + ldb, b + 2 * ldb, b + 3 * ldb};
  if (head > k) head = k;
  int64_t end = head + (k - head) / 4 * 4;
  if (end == head) end = 0;
  N(lanes) sum = {0};
  for (int64_t p = 0; p < head && end > 0; p++) sum += x[p] * (N(lanes)){rows[0][p], rows[1][p], rows[2][p], rows[3][p]};
  if (end > 0) {
    N(lanes) sums[4];
    for (int w = 0; w < 4; w++) sums[w] = (N(lanes)){sum[w]};
    for (int64_t p = head; p < end; p += 4)
      for (int w = 0; w < 4; w++) sums[w] += *(const N(lanes) *)(x + p) * *(const N(lanes) *)(rows[w] + p);
    sum = N(folded)(sums);
  }
  for (int64_t p = end; p < k; p++) sum += x[p] * (N(lanes)){rows[0][p], rows[1][p], rows[2][p], rows[3][p]};
  return sum;
}

/// Four rows of A from an even place times `y`, one result a lane: what `row_lanes` gives with eight lanes.
INLINE N(lanes) N(four_rows)(const T *a, int64_t lda, const T *y, int64_t k) {
  const T *const rows[] = {a, a + lda, a + 2 * lda, a + 3 * lda};
  int64_t end = k / 8 * 8;
  N(lanes) sum = {0};
  if (end > 0) {
    N(lanes8) all[4] = {0};
    for (int64_t p = 0; p < end; p += 8)
      for (int w = 0; w < 4; w++) all[w] += *(const N(lanes8) *)(rows[w] + p) * *(const N(lanes8) *)(y + p);
    N(lanes) sums[4];
    for (int w = 0; w < 4; w++)
      sums[w] = __builtin_shufflevector(all[w], all[w], 0, 1, 2, 3) + __builtin_shufflevector(all[w], all[w], 4, 5, 6, 7);
    sum = N(folded)(sums);
  }
  for (int64_t p = end; p < k; p++) sum += (N(lanes)){rows[0][p], rows[1][p], rows[2][p], rows[3][p]} * y[p];
  return sum;
}

/// Rows of A times rows of B, every element a `row_dot`: four columns together, of those left over four rows.
INLINE void N(rows_by_rows)(int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c,
                            int64_t ldc, bool add) {
  int64_t whole = n / 4 * 4;
  for (int64_t i = 0; i < m; i++) {
    const T *x = a + i * lda;
    int64_t head = N(misalignment)(x);
    for (int64_t j = 0; j < whole; j += 4) {
      N(lanes) *place = (N(lanes) *)(c + i * ldc + j), before = {0};
      if (add) before = *place;
      *place = N(four_columns)(x, b + j * ldb, ldb, k, head) + before;
    }
  }
  bool isEven = N(misalignment)(a) == 0 && lda % 4 == 0;
  for (int64_t j = whole; j < n; j++) {
    int64_t i = 0;
    for (; isEven && i + 4 <= m; i += 4) {
      N(lanes) sum = N(four_rows)(a + i * lda, lda, b + j * ldb, k);
      for (int w = 0; w < 4; w++) {
        T *place = c + (i + w) * ldc + j;
        *place = sum[w] + (add ? *place : 0);
      }
    }
    for (; i < m; i++) {
      N(pairs) x = {a + i * lda, b + j * ldb, 1, 1};
      T *place = c + i * ldc + j;
      *place = N(row_dot)(x, k, j, n) + (add ? *place : 0);
    }
  }
}
#endif

/// Eight rows times a vector side by side, each what `vector_dot` gives one of a group of four.
INLINE void N(eight_row_dots)(int64_t k, const T *a, int64_t lda, const T *x, T *c, int64_t ldc, bool add) {
  int64_t head = (k - 1) % WIDTH + 1;
  N(lanes) sums[8];
  for (int r = 0; r < 8; r++) {
    T first = 0;
    for (int64_t p = 0; p < head; p++) first += a[r * lda + p] * x[p];
    sums[r] = (N(lanes)){first};
  }
  for (int64_t p = head; p < k; p += WIDTH) {
    N(lanes) factor = *(const N(lanes) *)(x + p);
    for (int r = 0; r < 8; r++) sums[r] += *(const N(lanes) *)(a + r * lda + p) * factor;
  }
  for (int r = 0; r < 8; r++) {
    T sum = sums[r][0];
    if (k > head) sum = WIDTH == 2 ? sum + sums[r][1] : (sum + sums[r][2 % WIDTH]) + (sums[r][1] + sums[r][3 % WIDTH]);
    c[r * ldc] = sum + (add ? c[r * ldc] : 0);
  }
}

#if WIDTH == 2
/// Rows of A times rows of B, in pairs: four columns of a row together, of which each has a chain of its own.
INLINE void N(pairs_by_rows)(int64_t m, int64_t whole, int64_t k, const T *a, int64_t lda, const T *b, int64_t ldb, T *c,
                             int64_t ldc, bool add) {
  for (int64_t i = 0; i < m; i++) {
    const T *x = a + i * lda;
    int64_t head = N(misalignment)(x), end = head + (k - head) / 2 * 2;
    for (int64_t j = 0; j < whole; j += 4) {
      const T *y = b + j * ldb;
      N(lanes) sums[4];
      for (int w = 0; w < 4; w++) sums[w] = (N(lanes)){head ? 0 + x[0] * y[w * ldb] : 0};
      for (int64_t p = head; p < end; p += 2)
        for (int w = 0; w < 4; w++) sums[w] += *(const N(lanes) *)(x + p) * *(const N(lanes) *)(y + w * ldb + p);
      for (int w = 0; w < 4; w++) {
        T sum = sums[w][0] + sums[w][1], *place = c + i * ldc + j + w;
        if (end < k) sum += x[end] * y[w * ldb + end];
        *place = sum + (add ? *place : 0);
      }
    }
  }
}
#endif

/// Rows of chains in order, of which each begins with a head where vectors of its results would begin at a 16-byte boundary: those
/// rows go together that begin alike.
static void N(rows_together)(bool isSpread, int64_t m, int64_t n, int64_t k, const T *a, int64_t rowA, int64_t stepA,
                             const T *b, int64_t ldb, T *c, int64_t ldc, bool add) {
  int64_t groups = ldc % WIDTH == 0 || isSpread ? 1 : WIDTH;
  for (int64_t first = 0; first < groups && first < m; first++) {
    int64_t rows = (m - first + groups - 1) / groups, head = isSpread ? 0 : N(misalignment)(c + first * ldc);
    if (n - head < WIDTH) head = 0;
    for (int64_t i = first; i < m; i += groups)
      for (int64_t j = 0; j < head; j++) {
        N(pairs) x = {a + i * rowA, b + j, stepA, ldb};
        c[i * ldc + j] = N(in_eights)(x, k, add ? c[i * ldc + j] : 0);
      }
    N(gb_chains)(CHAIN_ADDED, rows, n - head, k, a + first * rowA, groups * rowA, stepA, b + head, ldb, 1,
                 c + first * ldc + head, groups * ldc, add);
  }
}

/// C = opA(A)·opB(B) (+ C), all of a product or what full tiles leave over of it. Only in a whole product a single row
/// or column counts as a matrix-vector product.
GB_CLONES static void N(small_product)(product_part part, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                                       const T *a, int64_t lda, const T *b, int64_t ldb, T *c, int64_t ldc,
                                       bool add) {
  bool vectors = part == WHOLE_PRODUCT;
  int64_t stepA = transA ? lda : 1, rowA = transA ? 1 : lda;
  int64_t stepB = transB ? 1 : ldb, columnB = transB ? ldb : 1;
  if (transA && !transB && n == 1 && ldc == 1 && m > 1) {
    N(columns_in_order)(m, k, b, stepB, a, stepA, c, add);
    return;
  }
  if (transA && !transB && n < WIDTH && m >= 16 && m > n) {
    // No row is long enough for a peeled head.
    for (int64_t j = 0; j < n; j++) N(rows_in_order)(m, k, a, stepA, b + j, stepB, c + j, ldc, add);
    return;
  }
#if WIDTH == 4
  if (!transA && transB && part != LEFT_OVER_ROWS && !(vectors && (m == 1 || n == 1))) {
    N(rows_by_rows)(m, n, k, a, lda, b, ldb, c, ldc, add);
    return;
  }
#endif
  if (!transB && !(vectors && (m == 1 || n == 1)) && m >= 2 && k >= 8 && m * n * k >= 512) {
    N(rows_together)(transA && part == LEFT_OVER_ROWS && WIDTH == 2, m, n, k, a, rowA, stepA, b, ldb, c, ldc, add);
    return;
  }
  int64_t i = 0;
  if (vectors && m > 1 && n == 1 && !transA && stepB == 1 && k > 0)
    for (; i + 8 <= m; i += 8) N(eight_row_dots)(k, a + i * lda, lda, b, c + i * ldc, ldc, add);
#if WIDTH == 2
  int64_t done = 0;
  if (!transA && transB && part == LEFT_OVER_COLUMNS && k >= 4) {
    done = n / 4 * 4;
    N(pairs_by_rows)(m, done, k, a, lda, b, ldb, c, ldc, add);
  }
#else
  const int64_t done = 0;
#endif
  for (; i < m; i++) {
    T *row = c + i * ldc;
    int64_t head = N(misalignment)(row);
    bool isSpread = transA && part == LEFT_OVER_ROWS && WIDTH == 2;
    bool peeled = k >= 8 && n - head >= WIDTH && !(vectors && m == 1) && !isSpread;
    for (int64_t j = done; j < n; j++) {
      if (!transB && !(vectors && n == 1) && !(peeled && j < head)) {
        N(columns_in_order)(n - j, k, a + i * rowA, stepA, b + j, stepB, row + j, add);
        break;
      }
      N(pairs) x = {a + i * rowA, b + j * columnB, stepA, stepB};
      T before = add ? row[j] : 0;
      if (vectors && m == 1 && transB) {
        row[j] = N(vector_dot)(x, k, j, n, x.a) + before;
      } else if (vectors && m > 1 && n == 1 && !transA) {
        row[j] = N(vector_dot)(x, k, i, m, x.b) + before;
      } else if ((vectors && (m == 1 || n == 1)) || (!transB && !(peeled && j < head))) {
        row[j] = N(in_order)(x, 0, k, before);
      } else if (!transB) {
        row[j] = N(in_eights)(x, k, before);
      } else if (transA && WIDTH == 4) {
        row[j] = N(in_order)(x, 0, k, 0) + before;
      } else if (part == LEFT_OVER_ROWS && j < n / 4 * 4) {
        row[j] = N(vector_dot)(x, k, j, n, x.a) + before; // a group of four: no head of its own
      } else if (part == LEFT_OVER_ROWS && WIDTH == 2 && !transA) {
        row[j] = N(leftover_dot)(x, k, N(misalignment)(x.a) == 0 ? WIDTH : 1, j, n) + before;
      } else if (transA) {
        int64_t peel = N(misalignment)(x.b);
        row[j] = N(in_lanes)(x, k, part == LEFT_OVER_ROWS && peel == 0 ? WIDTH : peel, 8, 8) + before;
      } else {
        row[j] = N(row_dot)(x, k, j, n) + before;
      }
    }
  }
}

#undef COLUMNS_TOGETHER

/// A column times a row: nothing is added, so that a product of zero keeps its sign.
static void N(outer_product)(int64_t m, int64_t n, const T *a, int64_t stepA, const T *b, int64_t stepB, T *c,
                             int64_t ldc) {
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < n; j++) c[i * ldc + j] = a[i * stepA] * b[j * stepB];
}

/// A matrix times a factor, with its rows where they were.
static T *N(scaled_copy)(T factor, int64_t rows, int64_t columns, const T *from, int64_t leading) {
  T *copy = aligned_alloc(64, (size_t)((rows * leading * (int64_t)sizeof(T) + 127) / 64 * 64));
  if (!copy) return NULL;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < columns; j++) copy[i * leading + j] = from[i * leading + j] * factor;
  return copy;
}

/// The same with a factor: it goes into A where each column's sum runs in order, into the result where rows are
/// multiplied by rows, into B where rows of A are added up. False when there is no memory.
static bool N(scaled_product)(product_part part, T factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                              const T *a, int64_t lda, const T *b, int64_t ldb, T *c, int64_t ldc, bool add) {
  bool isColumn = part == WHOLE_PRODUCT && n == 1 && m > 1;
  T *copy = NULL;
  if (isColumn && transA) {
    copy = N(scaled_copy)(factor, transB ? n : k, transB ? k : n, b, ldb);
    if (copy) N(small_product)(part, transA, transB, m, n, k, a, lda, copy, ldb, c, ldc, add);
  } else if (!transB && !isColumn) {
    copy = N(scaled_copy)(factor, transA ? k : m, transA ? m : k, a, lda);
    if (copy) N(small_product)(part, transA, transB, m, n, k, copy, lda, b, ldb, c, ldc, add);
  } else if (!add) {
    N(small_product)(part, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, false);
    for (int64_t i = 0; i < m; i++)
      for (int64_t j = 0; j < n; j++) c[i * ldc + j] *= factor;
    return true;
  } else {
    copy = N(scaled_copy)(0, m, n, c, ldc);
    if (copy) N(small_product)(part, transA, transB, m, n, k, a, lda, b, ldb, copy, ldc, false);
    for (int64_t i = 0; copy && i < m; i++)
      for (int64_t j = 0; j < n; j++) c[i * ldc + j] += copy[i * ldc + j] * factor;
  }
  bool isDone = copy != NULL;
  free(copy);
  return isDone;
}

#undef PRODUCT
#undef INLINE
