// Single precision matrix products in the reference's orders of addition (one thread). From 4 × 12 outputs on, every
// output is one chain of fused multiply-adds in increasing k, cut into blocks of 192 whose sums are added in order.
// Smaller products use separate multiplications and additions in the orders of SmallProducts.h.
#include "MatrixTiles.h"

typedef float f32x16 __attribute__((vector_size(64), aligned(4)));
typedef float f32x8 __attribute__((vector_size(32), aligned(4)));

enum { BLOCK_K = 192, TILE_ROWS_256 = 6, STRIPE_N = 1024 };

#define TARGET_512 target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define TARGET_256 target("avx2,fma")

// A tile of C: ROWS rows and VECTORS vectors wide. a(i, p) is a[i·rowA + p·columnA]; b is a packed panel.
#define TILE(NAME, TARGETS, VEC, LANES, ROWS, VECTORS)                                                                 \
  __attribute__((TARGETS)) static void NAME(int64_t k, const float *a, int64_t rowA, int64_t columnA, const float *b,  \
                                            float *tile, bool goesOn) {                                                \
    VEC sums[ROWS][VECTORS];                                                                                           \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++)                                                  \
        _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)                                           \
            sums[i][v] = goesOn ? *(const VEC *)(tile + i * PANEL_N + v * LANES) : (VEC){0};                           \
    for (int64_t p = 0; p < k; p++) {                                                                                  \
      VEC row[VECTORS];                                                                                                \
      _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)                                             \
          row[v] = *(const VEC *)(b + p * PANEL_N + v * LANES);                                                        \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++) {                                              \
        VEC factor = (VEC){0} + a[i * rowA + p * columnA];                                                             \
        _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)                                           \
            sums[i][v] = __builtin_elementwise_fma(factor, row[v], sums[i][v]);                                        \
      }                                                                                                                \
    }                                                                                                                  \
    _Pragma("clang loop unroll(full)") for (int i = 0; i < ROWS; i++)                                                  \
        _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)                                           \
            *(VEC *)(tile + i * PANEL_N + v * LANES) = sums[i][v];                                                     \
  }
TILE(tile_512_12, TARGET_512, f32x16, 16, 12, 2)
TILE(tile_512_8, TARGET_512, f32x16, 16, 8, 2)
TILE(tile_512_4, TARGET_512, f32x16, 16, 4, 2)
TILE(tile_512_1, TARGET_512, f32x16, 16, 1, 2)
TILE(half_512_12, TARGET_512, f32x16, 16, 12, 1)
TILE(half_512_4, TARGET_512, f32x16, 16, 4, 1)
TILE(half_512_1, TARGET_512, f32x16, 16, 1, 1)
TILE(tile_256_6, TARGET_256, f32x8, 8, 6, 2)
TILE(tile_256_4, TARGET_256, f32x8, 8, 4, 2)
TILE(tile_256_1, TARGET_256, f32x8, 8, 1, 2)

typedef void (*tile_function)(int64_t, const float *, int64_t, int64_t, const float *, float *, bool);

static void tile_portable(int64_t k, const float *a, int64_t rowA, int64_t columnA, const float *b, float *tile,
                          bool goesOn) {
  (void)rowA;
  for (int j = 0; j < PANEL_N; j++) {
    float sum = goesOn ? tile[j] : 0;
    for (int64_t p = 0; p < k; p++) sum = fmaf(a[p * columnA], b[p * PANEL_N + j], sum);
    tile[j] = sum;
  }
}

int gb_tile_level(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    return 2;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
}

int64_t gb_compute_tile(int level, int64_t rows, int64_t width, int64_t k, const float *a, int64_t rowA,
                        int64_t columnA, const float *b, float *tile, bool goesOn) {
  tile_function f = tile_portable;
  int64_t count = 1;
  if (level == 2 && width <= 16) {
    f = rows >= 12 ? half_512_12 : rows >= 4 ? half_512_4 : half_512_1;
    count = rows >= 12 ? 12 : rows >= 4 ? 4 : 1;
  } else if (level == 2) {
    f = rows >= 12 ? tile_512_12 : rows >= 8 ? tile_512_8 : rows >= 4 ? tile_512_4 : tile_512_1;
    count = rows >= 12 ? 12 : rows >= 8 ? 8 : rows >= 4 ? 4 : 1;
  } else if (level == 1) {
    f = rows >= 6 ? tile_256_6 : rows >= 4 ? tile_256_4 : tile_256_1;
    count = rows >= 6 ? 6 : rows >= 4 ? 4 : 1;
    if (width > 16) f(k, a, rowA, columnA, b + 16, tile + 16, goesOn);
  }
  f(k, a, rowA, columnA, b, tile, goesOn);
  return count;
}

GB_CLONES static void store_rows(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add) {
  for (int64_t i = 0; i < rows; i++) {
    const float *from = tile + i * PANEL_N;
    float *to = c + i * ldc;
    if (add) {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] += from[j];
    } else {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] = from[j];
    }
  }
}

void gb_store_tile(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add) {
  store_rows(rows, width, tile, c, ldc, add);
}

/// Copies a block of B into panels of PANEL_N columns, padded with zeros.
GB_CLONES static void pack_panels(bool trans, int64_t k, int64_t n, const float *b, int64_t ldb, float *packed) {
  for (int64_t j0 = 0; j0 < n; j0 += PANEL_N, packed += k * PANEL_N) {
    int64_t width = n - j0 < PANEL_N ? n - j0 : PANEL_N;
    if (width < PANEL_N) memset(packed, 0, (size_t)(k * PANEL_N) * sizeof(float));
    if (!trans) {
      for (int64_t p = 0; p < k; p++)
        memcpy(packed + p * PANEL_N, b + p * ldb + j0, (size_t)width * sizeof(float));
      continue;
    }
    for (int64_t j = 0; j < width; j++) {
      const float *row = b + (j0 + j) * ldb;
      for (int64_t p = 0; p < k; p++) packed[p * PANEL_N + j] = row[p];
    }
  }
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
      store_rows(left, width, tile, c + i * ldc + j, ldc, add);
    }
  }
}

static int64_t next_block(int64_t k, int64_t done) {
  if (k <= BLOCK_K) return k;
  if (k < 2 * BLOCK_K) return k - done < k / 2 ? k - done : k / 2;  // an odd k leaves a block of one
  return k - done < BLOCK_K ? k - done : BLOCK_K;
}

static gb_status large_product(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                               const float *b, int64_t ldb, float *c, int64_t ldc, bool add) {
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
      pack_panels(transB, block, width, transB ? b + j * ldb + done : b + done * ldb + j, ldb, packed);
      multiply_block(level, m, width, block, a + done * columnA, rowA, columnA, packed, c + j, ldc, add || done > 0);
    }
  }
  free(packed);
  return GB_OK;
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
  if (bias) {
    for (int64_t i = 0; i < m; i++) memcpy(c + i * ldc, bias, (size_t)n * sizeof(float));
    accumulate = true;
  }
  if (k == 0) {
    for (int64_t i = 0; i < m && !accumulate; i++) memset(c + i * ldc, 0, (size_t)n * sizeof(float));
    return GB_OK;
  }
  if (m >= 4 && n >= 12) return large_product(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  small_product_f32(WHOLE_PRODUCT, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  return GB_OK;
}

gb_status gb_mv_f32(bool trans, int64_t m, int64_t k, const float *a, int64_t lda, const float *x, int64_t incX,
                    float *y) {
  int64_t stepA = trans ? lda : 1, rowA = trans ? 1 : lda;
  for (int64_t i = 0; i < m; i++) {
    pairs_f32 row = {a + i * rowA, x, stepA, incX};
    y[i] = trans ? in_order_f32(row, 0, k, 0) : vector_dot_f32(row, k, i, m);
  }
  return GB_OK;
}
