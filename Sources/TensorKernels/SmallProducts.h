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

/// Elements before the next 16-byte boundary.
INLINE int64_t N(misalignment)(const T *p) {
  return (int64_t)((0 - (uintptr_t)p / sizeof(T)) & (WIDTH - 1));
}

/// Dot product `index` of `count`, as a matrix-vector product does it: groups of four, then leftovers.
INLINE T N(vector_dot)(N(pairs) x, int64_t k, int64_t index, int64_t count) {
  if (index < count / 4 * 4) return N(in_lanes)(x, k, (k - 1) % WIDTH + 1, WIDTH, WIDTH);
  int lanes = index % 4 == 1 ? WIDTH : WIDTH == 2 && index % 4 == 0 && count % 4 > 1 ? 4 : 8;
  return N(in_lanes)(x, k, WIDTH, lanes, 8);
}

/// Rows of A times rows of B (a Linear's product), element (i, j).
INLINE T N(row_dot)(N(pairs) x, int64_t k, int64_t j, int64_t n) {
  int64_t head = N(misalignment)(x.a);
  if (j < n / 4 * 4) return N(in_lanes)(x, k, head, WIDTH, WIDTH);
  return N(in_lanes)(x, k, head, 8, 8);
}

/// C = opA(A)·opB(B) (+ C), all of a product or what full tiles leave over of it. Only in a whole product a single row
/// or column counts as a matrix-vector product.
GB_CLONES static void N(small_product)(product_part part, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                                       const T *a, int64_t lda, const T *b, int64_t ldb, T *c, int64_t ldc,
                                       bool add) {
  bool vectors = part == WHOLE_PRODUCT;
  int64_t stepA = transA ? lda : 1, rowA = transA ? 1 : lda;
  int64_t stepB = transB ? 1 : ldb, columnB = transB ? ldb : 1;
  for (int64_t i = 0; i < m; i++) {
    T *row = c + i * ldc;
    int64_t head = N(misalignment)(row);
    bool peeled = k >= 8 && n - head >= WIDTH && !(vectors && m == 1);
    for (int64_t j = 0; j < n; j++) {
      N(pairs) x = {a + i * rowA, b + j * columnB, stepA, stepB};
      T before = add ? row[j] : 0;
      if (vectors && m == 1 && transB) {
        row[j] = N(vector_dot)(x, k, j, n) + before;
      } else if (vectors && m > 1 && n == 1 && !transA) {
        row[j] = N(vector_dot)(x, k, i, m) + before;
      } else if ((vectors && (m == 1 || n == 1)) || (!transB && !(peeled && j < head))) {
        row[j] = N(in_order)(x, 0, k, before);
      } else if (!transB) {
        row[j] = N(in_eights)(x, k, before);
      } else if (transA && WIDTH == 4) {
        row[j] = N(in_order)(x, 0, k, 0) + before;
      } else if (part == LEFT_OVER_ROWS && j < n / 4 * 4) {
        row[j] = N(vector_dot)(x, k, j, n) + before;
      } else if (transA) {
        row[j] = N(in_lanes)(x, k, N(misalignment)(x.b), 8, 8) + before;
      } else {
        row[j] = N(row_dot)(x, k, j, n) + before;
      }
    }
  }
}

#undef PRODUCT
#undef INLINE
