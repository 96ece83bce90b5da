// The tiles and the blocking of matrix_chains.c for one element type. Included with T (element), N(name), FUSED (whether the
// type has fused steps) and CHAIN_LANES (elements of a 64-byte vector) defined. No include guard on purpose.

typedef T N(wide) __attribute__((vector_size(64), aligned(sizeof(T))));
typedef T N(middle) __attribute__((vector_size(32), aligned(sizeof(T))));
enum { N(PANEL) = 3 * CHAIN_LANES };

typedef void (*N(tile_function))(chain_step, int64_t k, const T *a, int64_t rowA, int64_t columnA, const T *b, T *c,
                                 int64_t ldc, bool goesOn);

#if FUSED
#define FUSED_STEP(r, v) sums[r][v] = __builtin_elementwise_fma(factor, columns[v], sums[r][v])
#define FUSED_TAKEN_STEP(r, v) sums[r][v] = __builtin_elementwise_fma(-factor, columns[v], sums[r][v])
#else
#define FUSED_STEP(r, v) sums[r][v] += factor * columns[v]
#define FUSED_TAKEN_STEP(r, v) sums[r][v] -= factor * columns[v]
#endif

#define CHAIN_LOOP(VECTOR, ROWS, VECTORS, STEP)                                                                        \
  for (int64_t p = 0; p < k; p++, b += N(PANEL), a += columnA) {                                                       \
    VECTOR columns[VECTORS];                                                                                           \
    UNROLLED for (int v = 0; v < VECTORS; v++) columns[v] = ((const VECTOR *)b)[v];                                    \
    UNROLLED for (int r = 0; r < ROWS; r++) {                                                                          \
      VECTOR factor = a[r * rowA] - (VECTOR){0};                                                                       \
      UNROLLED for (int v = 0; v < VECTORS; v++) STEP(r, v);                                                           \
    }                                                                                                                  \
  }
#define ADDED_STEP(r, v) sums[r][v] += factor * columns[v]
#define TAKEN_STEP(r, v) sums[r][v] -= factor * columns[v]

/// ROWS rows of VECTORS vectors of C.
#define CHAIN_TILE(NAME, TARGET, VECTOR, ROWS, VECTORS)                                                                \
  __attribute__((TARGET)) static void N(NAME)(chain_step step, int64_t k, const T *a, int64_t rowA, int64_t columnA,   \
                                              const T *b, T *c, int64_t ldc, bool goesOn) {                            \
    VECTOR sums[ROWS][VECTORS];                                                                                        \
    UNROLLED for (int r = 0; r < ROWS; r++)                                                                            \
      UNROLLED for (int v = 0; v < VECTORS; v++) sums[r][v] =                                                          \
          goesOn ? ((const VECTOR *)(c + r * ldc))[v] : (VECTOR){0};                                                   \
    if (step == CHAIN_FUSED) {                                                                                         \
      CHAIN_LOOP(VECTOR, ROWS, VECTORS, FUSED_STEP)                                                                    \
    } else if (step == CHAIN_FUSED_TAKEN) {                                                                            \
      CHAIN_LOOP(VECTOR, ROWS, VECTORS, FUSED_TAKEN_STEP)                                                              \
    } else if (step == CHAIN_ADDED) {                                                                                  \
      CHAIN_LOOP(VECTOR, ROWS, VECTORS, ADDED_STEP)                                                                    \
    } else {                                                                                                           \
      CHAIN_LOOP(VECTOR, ROWS, VECTORS, TAKEN_STEP)                                                                    \
    }                                                                                                                  \
    UNROLLED for (int r = 0; r < ROWS; r++)                                                                            \
      UNROLLED for (int v = 0; v < VECTORS; v++)((VECTOR *)(c + r * ldc))[v] = sums[r][v];                             \
  }
CHAIN_TILE(tile_512_8_3, TARGET_512, N(wide), 8, 3)
CHAIN_TILE(tile_512_4_3, TARGET_512, N(wide), 4, 3)
CHAIN_TILE(tile_512_2_3, TARGET_512, N(wide), 2, 3)
CHAIN_TILE(tile_512_1_3, TARGET_512, N(wide), 1, 3)
CHAIN_TILE(tile_512_8_2, TARGET_512, N(wide), 8, 2)
CHAIN_TILE(tile_512_4_2, TARGET_512, N(wide), 4, 2)
CHAIN_TILE(tile_512_2_2, TARGET_512, N(wide), 2, 2)
CHAIN_TILE(tile_512_1_2, TARGET_512, N(wide), 1, 2)
CHAIN_TILE(tile_512_8_1, TARGET_512, N(wide), 8, 1)
CHAIN_TILE(tile_512_4_1, TARGET_512, N(wide), 4, 1)
CHAIN_TILE(tile_512_2_1, TARGET_512, N(wide), 2, 1)
CHAIN_TILE(tile_512_1_1, TARGET_512, N(wide), 1, 1)
CHAIN_TILE(tile_256_4_2, TARGET_256, N(middle), 4, 2)
CHAIN_TILE(tile_256_1_2, TARGET_256, N(middle), 1, 2)

/// One row of one wide vector, without vector instructions.
static void N(tile_portable)(chain_step step, int64_t k, const T *a, int64_t rowA, int64_t columnA, const T *b, T *c,
                             int64_t ldc, bool goesOn) {
  (void)rowA, (void)ldc;
  for (int j = 0; j < CHAIN_LANES; j++) {
    T sum = goesOn ? c[j] : 0;
    for (int64_t p = 0; p < k; p++) {
      T factor = a[p * columnA], column = b[p * N(PANEL) + j];
#if FUSED
      if (step == CHAIN_FUSED || step == CHAIN_FUSED_TAKEN) {
        sum = (T)FUSED_CALL(step == CHAIN_FUSED ? factor : -factor, column, sum);
        continue;
      }
#endif
      sum = step == CHAIN_TAKEN ? sum - factor * column : sum + factor * column;
    }
    c[j] = sum;
  }
}

/// Copies k rows of `width` columns into a panel, padded with zeros.
GB_CLONES static void N(pack_chain_panel)(int64_t k, int64_t width, const T *b, int64_t rowB, int64_t columnB, T *to) {
  if (width < N(PANEL)) memset(to, 0, (size_t)(k * N(PANEL)) * sizeof(T));
  if (columnB == 1) {
    for (int64_t p = 0; p < k; p++) memcpy(to + p * N(PANEL), b + p * rowB, (size_t)width * sizeof(T));
    return;
  }
  // A few depths at a time: the places written to stay in the cache.
  enum { DEPTHS = 8 };
  for (int64_t p = 0; p < k; p += DEPTHS) {
    int64_t depths = k - p < DEPTHS ? k - p : DEPTHS;
    for (int64_t j = 0; j < width; j++)
      for (int64_t d = 0; d < depths; d++) to[(p + d) * N(PANEL) + j] = b[(p + d) * rowB + j * columnB];
  }
}

/// All rows of one panel of columns.
static void N(chain_panel)(chain_step step, int level, int64_t m, int64_t width, int64_t k, const T *a, int64_t rowA,
                           int64_t columnA, const T *panel, T *c, int64_t ldc, bool goesOn) {
  T edge[8 * N(PANEL)];
  // By the number of vectors side by side, and by rows in powers of two.
  static const N(tile_function) tiles[3][4] = {{N(tile_512_1_1), N(tile_512_2_1), N(tile_512_4_1), N(tile_512_8_1)},
                                               {N(tile_512_1_2), N(tile_512_2_2), N(tile_512_4_2), N(tile_512_8_2)},
                                               {N(tile_512_1_3), N(tile_512_2_3), N(tile_512_4_3), N(tile_512_8_3)}};
  for (int64_t i = 0, rows; i < m; i += rows) {
    for (int64_t j = 0, columns; j < width; j += columns) {
      int64_t vectors = level < 2 ? 1 : (width - j + CHAIN_LANES - 1) / CHAIN_LANES;
      int power = level == 2 ? 3 : level == 1 ? 2 : 0;
      // Rows of one height for all columns of the panel.
      while ((int64_t)1 << power > m - i) power = level == 2 ? power - 1 : 0;
      rows = (int64_t)1 << power;
      columns = vectors * CHAIN_LANES;
      N(tile_function) tile = level == 0 ? N(tile_portable)
                              : level == 1 ? (rows > 1 ? N(tile_256_4_2) : N(tile_256_1_2))
                                           : tiles[vectors - 1][power];
      const T *from = a + i * rowA;
      T *to = c + i * ldc + j;
      if (width - j >= columns) {
        tile(step, k, from, rowA, columnA, panel + j, to, ldc, goesOn);
        continue;
      }
      int64_t used = width - j;
      for (int64_t r = 0; goesOn && r < rows; r++)
        memcpy(edge + r * N(PANEL), to + r * ldc, (size_t)used * sizeof(T));
      tile(step, k, from, rowA, columnA, panel + j, edge, N(PANEL), goesOn);
      for (int64_t r = 0; r < rows; r++) memcpy(to + r * ldc, edge + r * N(PANEL), (size_t)used * sizeof(T));
    }
  }
}

/// One product, some of whose columns or rows a thread makes.
typedef struct {
  chain_step step;
  int64_t m, n, k;
  const T *a, *b;
  int64_t rowA, columnA, rowB, columnB;
  T *c;
  int64_t ldc;
  bool goesOn;
} N(chain_work);

/// All of it on one thread.
static void N(chain_part)(const N(chain_work) * w) {
  enum { DEPTH = 192, BLOCK_ROWS = 96, ON_STACK = 8192 / sizeof(T) };
  enum { MOST_PANELS = 40 };
  int64_t depth = w->k < DEPTH ? w->k : DEPTH, panels = (w->n + N(PANEL) - 1) / N(PANEL);
  int64_t most = panels < MOST_PANELS ? panels : MOST_PANELS;
  int64_t size = depth * most * N(PANEL);
  T small[ON_STACK] __attribute__((aligned(64)));
  T *packed = size <= ON_STACK ? small : aligned_alloc(64, (size_t)((size * (int64_t)sizeof(T) + 63) / 64 * 64));
  if (!packed) {
    // Without memory for more, a panel at a time.
    packed = small;
    depth = ON_STACK / N(PANEL);
    most = 1;
  }
  int level = gb_tile_level();
  for (int64_t j0 = 0; j0 < w->n; j0 += most * N(PANEL)) {
    int64_t stripe = w->n - j0 < most * N(PANEL) ? w->n - j0 : most * N(PANEL);
    for (int64_t p = 0; p < w->k; p += depth) {
      int64_t deep = w->k - p < depth ? w->k - p : depth;
      for (int64_t j = 0; j < stripe; j += N(PANEL))
        N(pack_chain_panel)(deep, stripe - j < N(PANEL) ? stripe - j : N(PANEL),
                            w->b + p * w->rowB + (j0 + j) * w->columnB, w->rowB, w->columnB, packed + j * deep);
      for (int64_t i = 0; i < w->m; i += BLOCK_ROWS)
        for (int64_t j = 0; j < stripe; j += N(PANEL))
          N(chain_panel)(w->step, level, w->m - i < BLOCK_ROWS ? w->m - i : BLOCK_ROWS,
                         stripe - j < N(PANEL) ? stripe - j : N(PANEL), deep, w->a + i * w->rowA + p * w->columnA,
                         w->rowA, w->columnA, packed + j * deep, w->c + i * w->ldc + j0 + j, w->ldc,
                         w->goesOn || p > 0);
    }
  }
  if (packed != small) free(packed);
}

static void N(chain_columns)(void *context, int64_t first, int64_t end) {
  N(chain_work) part = *(const N(chain_work) *)context;
  int64_t from = first * N(PANEL);
  part.n = (end * N(PANEL) < part.n ? end * N(PANEL) : part.n) - from;
  part.b += from * part.columnB;
  part.c += from;
  N(chain_part)(&part);
}

static void N(chain_rows)(void *context, int64_t first, int64_t end) {
  N(chain_work) part = *(const N(chain_work) *)context;
  int64_t from = first * CHAIN_ROWS;
  part.m = (end * CHAIN_ROWS < part.m ? end * CHAIN_ROWS : part.m) - from;
  part.a += from * part.rowA;
  part.c += from * part.ldc;
  N(chain_part)(&part);
}

void N(gb_chains)(chain_step step, int64_t m, int64_t n, int64_t k, const T *a, int64_t rowA, int64_t columnA,
                  const T *b, int64_t rowB, int64_t columnB, T *c, int64_t ldc, bool goesOn) {
  if (m <= 0 || n <= 0) return;
  if (k <= 0) {
    for (int64_t i = 0; !goesOn && i < m; i++) memset(c + i * ldc, 0, (size_t)n * sizeof(T));
    return;
  }
  N(chain_work) work = {step, m, n, k, a, b, rowA, columnA, rowB, columnB, c, ldc, goesOn};
  // Every thread packs the columns that it takes; where there are few of them, the threads share rows and all pack.
  int64_t worth = CHAIN_WORTH / (int64_t)sizeof(T), panels = (n + N(PANEL) - 1) / N(PANEL);
  int64_t sharers = m * n * k < 2 * worth ? 1 : gb_sharers(), pieces = m * n * k / worth;
  if (sharers == 1) {
    N(chain_part)(&work);
    return;
  }
  bool byColumns = panels >= 2 * sharers || panels * N(PANEL) >= m;
  int64_t units = byColumns ? panels : (m + CHAIN_ROWS - 1) / CHAIN_ROWS;
  gb_share(units, gb_even_chunk(units, pieces, sharers), byColumns ? N(chain_columns) : N(chain_rows), &work);
}

#undef FUSED_STEP
#undef FUSED_TAKEN_STEP
#undef CHAIN_LOOP
#undef ADDED_STEP
#undef TAKEN_STEP
#undef CHAIN_TILE
