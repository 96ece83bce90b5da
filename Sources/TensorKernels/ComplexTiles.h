// Products of complex matrices for one precision (complex_products.c). Included with T (part), N(name), COMPLEX_LANES (parts of a
// 64-byte vector) and FUSED_CALL defined. No include guard on purpose.

typedef T N(wide) __attribute__((vector_size(64), aligned(sizeof(T))));
typedef T N(middle) __attribute__((vector_size(32), aligned(sizeof(T))));
typedef T N(eight) __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T))));

/// ROWS rows of one vector of C: a number of a row is taken from its place, a row of B as its real and then its imaginary parts. Each
/// output has four chains: real by real, imaginary by imaginary, and crosswise.
#define COMPLEX_TILE(NAME, TARGET, VECTOR, ROWS)                                                                       \
  __attribute__((TARGET)) static void N(NAME)(int64_t k, const T *a, int64_t rowA, const T *b, T *re, T *im) {         \
    VECTOR both[ROWS], neither[ROWS], left[ROWS], right[ROWS];                                                         \
    UNROLLED for (int r = 0; r < ROWS; r++) both[r] = neither[r] = left[r] = right[r] = (VECTOR){0};                   \
    for (int64_t p = 0; p < k; p++, a += 2, b += 2 * COMPLEX_LANES) {                                                  \
      VECTOR real = *(const VECTOR *)b, imaginary = *(const VECTOR *)(b + COMPLEX_LANES);                              \
      UNROLLED for (int r = 0; r < ROWS; r++) {                                                                        \
        VECTOR x = a[r * rowA] - (VECTOR){0}, y = a[r * rowA + 1] - (VECTOR){0};                                       \
        both[r] = __builtin_elementwise_fma(x, real, both[r]);                                                         \
        left[r] = __builtin_elementwise_fma(y, real, left[r]);                                                         \
        right[r] = __builtin_elementwise_fma(x, imaginary, right[r]);                                                  \
        neither[r] = __builtin_elementwise_fma(y, imaginary, neither[r]);                                              \
      }                                                                                                                \
    }                                                                                                                  \
    UNROLLED for (int r = 0; r < ROWS; r++) {                                                                          \
      *(VECTOR *)(re + r * COMPLEX_LANES) = both[r] - neither[r];                                                      \
      *(VECTOR *)(im + r * COMPLEX_LANES) = right[r] + left[r];                                                        \
    }                                                                                                                  \
  }
COMPLEX_TILE(tile_512_6, TARGET_512, N(wide), 6)
COMPLEX_TILE(tile_512_5, TARGET_512, N(wide), 5)
COMPLEX_TILE(tile_512_4, TARGET_512, N(wide), 4)
COMPLEX_TILE(tile_512_3, TARGET_512, N(wide), 3)
COMPLEX_TILE(tile_512_2, TARGET_512, N(wide), 2)
COMPLEX_TILE(tile_512_1, TARGET_512, N(wide), 1)
COMPLEX_TILE(tile_256_2, TARGET_256, N(middle), 2)
COMPLEX_TILE(tile_256_1, TARGET_256, N(middle), 1)

static void N(tile_portable)(int64_t k, const T *a, const T *b, T *re, T *im) {
  for (int j = 0; j < COMPLEX_LANES; j++) {
    T both = 0, neither = 0, left = 0, right = 0;
    for (int64_t p = 0; p < k; p++) {
      T real = b[p * 2 * COMPLEX_LANES + j], imaginary = b[(p * 2 + 1) * COMPLEX_LANES + j];
      both = FUSED_CALL(a[2 * p], real, both);
      left = FUSED_CALL(a[2 * p + 1], real, left);
      right = FUSED_CALL(a[2 * p], imaginary, right);
      neither = FUSED_CALL(a[2 * p + 1], imaginary, neither);
    }
    re[j] = both - neither;
    im[j] = right + left;
  }
}

/// As many rows as go together; their sums.
static int64_t N(compute_rows)(int level, int64_t rows, int64_t k, const T *a, int64_t rowA, const T *b, T *re, T *im) {
  typedef void (*tile_function)(int64_t, const T *, int64_t, const T *, T *, T *);
  static const tile_function tiles[] = {N(tile_512_1), N(tile_512_2), N(tile_512_3),
                                        N(tile_512_4), N(tile_512_5), N(tile_512_6)};
  enum { MOST = 6 };
  if (level == 2) {
    int64_t parts = (rows + MOST - 1) / MOST, count = (rows + parts - 1) / parts;
    tiles[count - 1](k, a, rowA, b, re, im);
    return count;
  }
  if (level == 0) {
    N(tile_portable)(k, a, b, re, im);
    return 1;
  }
  for (int half = 0; half < COMPLEX_LANES; half += COMPLEX_LANES / 2)
    (rows > 1 ? N(tile_256_2) : N(tile_256_1))(k, a, rowA, b + half, re + half, im + half);
  return rows > 1 ? 2 : 1;
}

/// Parts of `width` numbers of k rows, padded with zeros.
GB_CLONES static void N(pack_parts)(int64_t k, int64_t width, const T *b, int64_t rowB, T *to) {
  if (width < COMPLEX_LANES) memset(to, 0, (size_t)(k * 2 * COMPLEX_LANES) * sizeof(T));
  for (int64_t p = 0; p < k; p++, b += rowB, to += 2 * COMPLEX_LANES) {
    int64_t j = 0;
    for (; j + 8 <= width; j += 8) {
      N(eight) low = *(const N(eight) *)(b + 2 * j), high = *(const N(eight) *)(b + 2 * j + 8);
      *(N(eight) *)(to + j) = __builtin_shufflevector(low, high, 0, 2, 4, 6, 8, 10, 12, 14);
      *(N(eight) *)(to + COMPLEX_LANES + j) = __builtin_shufflevector(low, high, 1, 3, 5, 7, 9, 11, 13, 15);
    }
    for (; j < width; j++) {
      to[j] = b[2 * j];
      to[COMPLEX_LANES + j] = b[2 * j + 1];
    }
  }
}

GB_CLONES static void N(store_parts)(int64_t rows, int64_t width, const T *re, const T *im, T *c, int64_t rowC,
                                     bool adds) {
  for (int64_t r = 0; r < rows; r++, re += COMPLEX_LANES, im += COMPLEX_LANES, c += rowC) {
    int64_t j = 0;
    for (; j + 8 <= width; j += 8) {
      N(eight) real = *(const N(eight) *)(re + j), imaginary = *(const N(eight) *)(im + j);
      N(eight) low = __builtin_shufflevector(real, imaginary, 0, 8, 1, 9, 2, 10, 3, 11);
      N(eight) high = __builtin_shufflevector(real, imaginary, 4, 12, 5, 13, 6, 14, 7, 15), *to = (N(eight) *)(c + 2 * j);
      to[0] = adds ? to[0] + low : low;
      to[1] = adds ? to[1] + high : high;
    }
    for (; j < width; j++) {
      c[2 * j] = adds ? c[2 * j] + re[j] : re[j];
      c[2 * j + 1] = adds ? c[2 * j + 1] + im[j] : im[j];
    }
  }
}

/// One product of contiguous matrices, some of whose columns or rows a thread makes.
typedef struct {
  int64_t m, n, k;
  const T *a, *b;
  T *c;
} N(product);

static void N(multiply_part)(const N(product) * w, int64_t top, int64_t bottom, int64_t first, int64_t end) {
  enum { MOST_ROWS = 6 };
  T packed[COMPLEX_CUT * 2 * COMPLEX_LANES], re[MOST_ROWS * COMPLEX_LANES], im[MOST_ROWS * COMPLEX_LANES];
  int level = gb_tile_level();
  for (int64_t j = first; j < end; j += COMPLEX_LANES) {
    int64_t width = end - j < COMPLEX_LANES ? end - j : COMPLEX_LANES;
    for (int64_t done = 0, block; done < w->k; done += block) {
      block = complex_block(w->k, done);
      N(pack_parts)(block, width, w->b + 2 * (done * w->n + j), 2 * w->n, packed);
      for (int64_t i = top, rows; i < bottom; i += rows) {
        rows = N(compute_rows)(level, bottom - i, block, w->a + 2 * (i * w->k + done), 2 * w->k, packed, re, im);
        N(store_parts)(rows, width, re, im, w->c + 2 * (i * w->n + j), 2 * w->n, done > 0);
      }
    }
  }
}

static void N(multiply_columns)(void *context, int64_t first, int64_t end) {
  const N(product) *w = context;
  N(multiply_part)(w, 0, w->m, first * COMPLEX_LANES, end * COMPLEX_LANES < w->n ? end * COMPLEX_LANES : w->n);
}

static void N(multiply_rows)(void *context, int64_t first, int64_t end) {
  const N(product) *w = context;
  N(multiply_part)(w, first, end, 0, w->n);
}

static void N(multiply)(int64_t m, int64_t n, int64_t k, const T *a, const T *b, T *c) {
  N(product) work = {m, n, k, a, b, c};
  int64_t panels = (n + COMPLEX_LANES - 1) / COMPLEX_LANES, worth = COMPLEX_WORTH / (int64_t)sizeof(T);
  int64_t sharers = m * n * k < 2 * worth ? 1 : gb_sharers();
  if (sharers == 1)
    N(multiply_part)(&work, 0, m, 0, n);
  else if (panels >= 2 * sharers || n >= m)
    gb_share(panels, gb_even_chunk(panels, m * n * k / worth, sharers), N(multiply_columns), &work);
  else
    gb_share(m, gb_even_chunk(m, m * n * k / worth, sharers), N(multiply_rows), &work);
}

/// Sums of rounded products, eight columns side by side: a number times the parts of a row as they lie, and the same with these
/// exchanged, of which every other one is taken away.
GB_CLONES static void N(multiply_few)(int64_t m, int64_t n, int64_t k, const T *a, const T *b, T *c) {
  const N(sixteen) signs = {-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1};
  for (int64_t i = 0; i < m; i++) {
    const T *row = a + 2 * i * k;
    int64_t j = 0;
    for (; j + 8 <= n; j += 8) {
      N(sixteen) sums = {0};
      for (int64_t p = 0; p < k; p++) {
        N(sixteen) y = *(const N(sixteen) *)(b + 2 * (p * n + j));
        N(sixteen) turned = __builtin_shufflevector(y, y, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
        sums += row[2 * p] * y + signs * (row[2 * p + 1] * turned);
      }
      *(N(sixteen) *)(c + 2 * (i * n + j)) = sums;
    }
    for (; j < n; j++) {
      T re = 0, im = 0;
      for (int64_t p = 0; p < k; p++) {
        const T *x = row + 2 * p, *y = b + 2 * (p * n + j);
        re += x[0] * y[0] - x[1] * y[1];
        im += x[0] * y[1] + x[1] * y[0];
      }
      c[2 * (i * n + j)] = re;
      c[2 * (i * n + j) + 1] = im;
    }
  }
}

#undef COMPLEX_TILE
