// Single precision matrix products in the reference's orders of addition (one thread). From 4 × 12 outputs on, every
// output is one chain of fused multiply-adds in increasing k, cut into blocks of 192 whose sums are added in order.
// Smaller products use separate multiplications and additions in the orders of SmallProducts.h.
#include "KernelThreads.h"
#include "MatrixTiles.h"
#include "SquareTransposition.h"

enum { BLOCK_K = 192, STRIPE_N = 1024 };

/// A panel of the columns that stand one after the other: squares are turned in registers, since stores of single elements
/// took a sixth of a step of a small network.
static inline __attribute__((always_inline)) void pack_columns(int64_t width, int64_t k, const float *b, int64_t ldb,
                                                               float *packed) {
  const int64_t squares = k / SQUARE * SQUARE;
  int64_t j = 0;
  for (; j + SQUARE <= width; j += SQUARE)
    for (int64_t p = 0; p < squares; p += SQUARE) {
      f32x16 rows[SQUARE];
      UNROLLED for (int i = 0; i < SQUARE; i++) rows[i] = *(const f32x16 *)(b + (j + i) * ldb + p);
      transpose_square(rows);
      UNROLLED for (int i = 0; i < SQUARE; i++) *(f32x16 *)(packed + (p + i) * PANEL_N + j) = rows[i];
    }
  const int64_t turned = j;
  for (j = 0; j < width; j++) {
    const float *row = b + j * ldb;
    for (int64_t p = j < turned ? squares : 0; p < k; p++) packed[p * PANEL_N + j] = row[p];
  }
}

GB_CLONES void gb_pack_panels(float factor, bool trans, int64_t k, int64_t n, const float *b, int64_t ldb,
                              float *packed) {
  float *begin = packed;
  for (int64_t j0 = 0; j0 < n; j0 += PANEL_N, packed += k * PANEL_N) {
    int64_t width = n - j0 < PANEL_N ? n - j0 : PANEL_N;
    if (width < PANEL_N) memset(packed, 0, (size_t)(k * PANEL_N) * sizeof(float));
    if (!trans) {
      for (int64_t p = 0; p < k; p++)
        memcpy(packed + p * PANEL_N, b + p * ldb + j0, (size_t)width * sizeof(float));
      continue;
    }
    pack_columns(width, k, b + j0 * ldb, ldb, packed);
  }
  if (factor == 1) return;
  for (float *at = begin; at < packed; at++) *at *= factor;
}

/// C = (or +=) one block of k, for columns of one stripe.
static void multiply_block(int level, int64_t m, int64_t n, int64_t k, const float *a, int64_t rowA, int64_t columnA,
                           const float *packed, float *c, int64_t ldc, bool add) {
  float tile[TILE_ROWS_512 * PANEL_N];
  int64_t rows = 0;
  for (int64_t i = 0; i < m; i += rows) {
    const float *panel = packed;
    for (int64_t j = 0; j < n; j += PANEL_N, panel += k * PANEL_N) {
      int64_t width = n - j < PANEL_N ? n - j : PANEL_N;
      // All panels of a row block must advance together, so the last, narrow one follows the full ones' row count.
      int64_t left = j == 0 ? m - i : rows, done = 0;
      if (j == 0) left = left > TILE_ROWS_512 ? TILE_ROWS_512 : left;
      while (done < left)
        done += gb_compute_tile(level, left - done, width, k, a + (i + done) * rowA, rowA, columnA, panel,
                                tile + done * PANEL_N, false);
      if (j == 0) rows = left;
      gb_store_tile(left, width, tile, c + i * ldc + j, ldc, add);
    }
  }
}

/// The rows of a block for several threads.
typedef struct {
  int level;
  int64_t n, k;
  const float *a;
  int64_t rowA, columnA;
  const float *packed;
  float *c;
  int64_t ldc;
  bool add;
} block_rows;

static void multiply_rows(void *context, int64_t first, int64_t end) {
  const block_rows *b = context;
  multiply_block(b->level, end - first, b->n, b->k, b->a + first * b->rowA, b->rowA, b->columnA, b->packed,
                 b->c + first * b->ldc, b->ldc, b->add);
}

/// As many rows as are worth a thread's attention; all when there is one thread.
static int64_t shared_rows(int64_t m, int64_t n, int64_t k) {
  enum { WORTH = 1 << 19 };
  if (gb_sharers() == 1 || m * n * k < 2 * WORTH) return m;
  int64_t rows = WORTH / (n * k) / TILE_ROWS_512 * TILE_ROWS_512;
  return rows < TILE_ROWS_512 ? TILE_ROWS_512 : rows;
}

static int64_t next_block(int64_t k, int64_t done) {
  if (k <= BLOCK_K) return k;
  if (k < 2 * BLOCK_K) return k - done < k / 2 ? k - done : k / 2;  // an odd k leaves a block of one
  return k - done < BLOCK_K ? k - done : BLOCK_K;
}

static gb_status large_product(float factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a,
                               int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc, bool add) {
  int64_t rowA = transA ? 1 : lda, columnA = transA ? lda : 1;
  int64_t stripe = n < STRIPE_N ? (n + PANEL_N - 1) / PANEL_N * PANEL_N : STRIPE_N;
  int64_t depth = k < BLOCK_K ? k : BLOCK_K;
  float *packed = aligned_alloc(64, (size_t)((depth * stripe * 4 + 63) / 64 * 64));
  if (!packed) return GB_NO_MEMORY;
  int level = gb_tile_level();
  for (int64_t j = 0; j < n; j += stripe) {
    int64_t width = n - j < stripe ? n - j : stripe, block;
    for (int64_t done = 0; done < k; done += block) {
      block = next_block(k, done);
      gb_pack_panels(factor, transB, block, width, transB ? b + j * ldb + done : b + done * ldb + j, ldb, packed);
      block_rows rows = {level, width, block, a + done * columnA, rowA, columnA, packed, c + j, ldc, add || done > 0};
      gb_share(m, shared_rows(m, width, block), multiply_rows, &rows);
    }
  }
  free(packed);
  return GB_OK;
}

// Few columns, sixteens of them, and few factors: B is read where it lies, or turned on the stack, and sums go to C at
// once. The same chains as the tiles', without their preparations.
enum { NARROW_K = 64, NARROW_N = 32, NARROW_WORK = 1 << 16 };
typedef float sixteen __attribute__((vector_size(64), aligned(4)));

#define CHAIN(row)                                                                                                     \
  sums[row] = __builtin_elementwise_fma(a[(i + row) * rowA + p * columnA] - (sixteen){0}, factor, sums[row]);
#define STORE(row)                                                                                                     \
  {                                                                                                                    \
    sixteen *to = (sixteen *)(c + (i + row) * ldc);                                                                    \
    *to = start ? *start + sums[row] : add ? *to + sums[row] : sums[row];                                              \
  }

GB_CLONES static void sixteen_columns(int64_t m, int64_t k, const float *a, int64_t rowA, int64_t columnA,
                                      const float *b, int64_t ldb, float *c, int64_t ldc, const float *bias,
                                      bool add) {
  const sixteen *start = (const sixteen *)bias;
  int64_t i = 0;
  for (; i + 4 <= m; i += 4) {
    sixteen sums[4] = {0};
    for (int64_t p = 0; p < k; p++) {
      sixteen factor = *(const sixteen *)(b + p * ldb);
      CHAIN(0) CHAIN(1) CHAIN(2) CHAIN(3)
    }
    STORE(0) STORE(1) STORE(2) STORE(3)
  }
  for (; i < m; i++) {
    sixteen sums[1] = {0};
    for (int64_t p = 0; p < k; p++) {
      sixteen factor = *(const sixteen *)(b + p * ldb);
      CHAIN(0)
    }
    STORE(0)
  }
}
#undef CHAIN
#undef STORE

static void narrow_product(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                           const float *b, int64_t ldb, float *c, int64_t ldc, const float *bias, bool add) {
  float turned[NARROW_K * 16];
  for (int64_t j = 0; j < n; j += 16) {
    const float *columns = b + j;
    if (transB) {
      for (int64_t w = 0; w < 16; w++)
        for (int64_t p = 0; p < k; p++) turned[p * 16 + w] = b[(j + w) * ldb + p];
      columns = turned;
    }
    sixteen_columns(m, k, a, transA ? 1 : lda, transA ? lda : 1, columns, transB ? 16 : ldb, c + j, ldc,
                    bias ? bias + j : NULL, add);
  }
}

#define T float
#define N(name) name##_f32
#define WIDTH 4
#include "SmallProducts.h"
#undef T
#undef N
#undef WIDTH

gb_status gb_gemm_f32(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                      const float *b, int64_t ldb, float *c, int64_t ldc, const float *bias, bool accumulate) {
  if (m == 0 || n == 0) return GB_OK;
  if (m >= 4 && n % 16 == 0 && n <= NARROW_N && k > 0 && k <= NARROW_K && m * n * k <= NARROW_WORK) {
    narrow_product(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, bias, accumulate);
    return GB_OK;
  }
  if (bias) {
    // A call for each row of a few elements takes longer than the elements.
    if (n <= 16)
      for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j < n; j++) c[i * ldc + j] = bias[j];
    else
      for (int64_t i = 0; i < m; i++) memcpy(c + i * ldc, bias, (size_t)n * sizeof(float));
    accumulate = true;
  }
  if (k == 0) {
    for (int64_t i = 0; i < m && !accumulate; i++) memset(c + i * ldc, 0, (size_t)n * sizeof(float));
    return GB_OK;
  }
  if (k == 1 && m > 1 && n > 1 && !accumulate) {
    outer_product_f32(m, n, a, transA ? 1 : lda, b, transB ? ldb : 1, c, ldc);
    return GB_OK;
  }
  if (m >= 4 && n >= 12) return large_product(1, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  small_product_f32(WHOLE_PRODUCT, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  return GB_OK;
}

gb_status gb_chain_product_f32(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                               const float *b, int64_t ldb, float *c, int64_t ldc, bool accumulate) {
  if (m == 0 || n == 0) return GB_OK;
  if (k == 0) return gb_gemm_f32(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, NULL, accumulate);
  return large_product(1, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
}

gb_status gb_scaled_gemm_f32(float factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a,
                             int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc, bool accumulate) {
  if (factor == 1 || k == 0)
    return gb_gemm_f32(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, NULL, accumulate);
  if (m == 0 || n == 0) return GB_OK;
  if (m >= 4 && n >= 12) return large_product(factor, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  return scaled_product_f32(WHOLE_PRODUCT, factor, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate)
             ? GB_OK
             : GB_NO_MEMORY;
}

GB_CLONES gb_status gb_mv_f32(bool trans, int64_t m, int64_t k, const float *a, int64_t lda, const float *x,
                              int64_t incX, float *y) {
  int64_t stepA = trans ? lda : 1, rowA = trans ? 1 : lda, i = 0;
  if (trans) {
    columns_in_order_f32(m, k, x, incX, a, lda, y, false);
    return GB_OK;
  }
  if (incX == 1 && k > 0)
    for (; i + 8 <= m; i += 8) eight_row_dots_f32(k, a + i * lda, lda, x, y + i, 1, false);
  for (; i < m; i++) {
    pairs_f32 row = {a + i * rowA, x, stepA, incX};
    // A vector with gaps is not read in lanes where groups of four leave rows over.
    bool isChain = incX != 1 && i >= m / 4 * 4;
    y[i] = isChain ? in_order_f32(row, 0, k, 0) : vector_dot_f32(row, k, i, m, x);
  }
  return GB_OK;
}
