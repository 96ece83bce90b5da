// The other matrix products: double precision, integers, batches, matrix times vector and dot products.
#include "MatrixChains.h"

#define T double
#define N(name) name##_f64
#define WIDTH 2
#include "SmallProducts.h"
#undef T
#undef N
#undef WIDTH

// Double precision, from 4 × 12 outputs on: full tiles are one chain of fused multiply-adds per output in increasing k,
// beginning with what C held; left-over columns and rows are small products, the columns' in blocks of k that are added
// in order.
enum { TILE_ROWS = 4, TILE_COLUMNS = 12, LONGEST_BLOCK = 256 };

static void multiply_f64(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const double *a, int64_t lda,
                         const double *b, int64_t ldb, double *c, int64_t ldc, bool add) {
  gb_chains_f64(CHAIN_FUSED, m, n, k, a, transA ? 1 : lda, transA ? lda : 1, b, transB ? 1 : ldb, transB ? ldb : 1, c,
                ldc, add);
}

static int64_t next_block(int64_t k, int64_t done) {
  int64_t half = (k / 2 + 1) / 2 * 2, block = k <= LONGEST_BLOCK ? k : k < 2 * LONGEST_BLOCK ? half : LONGEST_BLOCK;
  return k - done < block ? k - done : block;
}

gb_status gb_gemm_f64(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const double *a, int64_t lda,
                      const double *b, int64_t ldb, double *c, int64_t ldc, const double *bias, bool accumulate) {
  if (bias)
    for (int64_t i = 0; i < m; i++) memcpy(c + i * ldc, bias, (size_t)n * sizeof(double));
  bool add = accumulate || bias;
  if (k == 1 && m > 1 && n > 1 && !add) {
    outer_product_f64(m, n, a, transA ? 1 : lda, b, transB ? ldb : 1, c, ldc);
    return GB_OK;
  }
  if (m < TILE_ROWS || n < TILE_COLUMNS || k <= 1) {
    small_product_f64(WHOLE_PRODUCT, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, add);
    return GB_OK;
  }
  int64_t rows = m / TILE_ROWS * TILE_ROWS, columns = n / TILE_COLUMNS * TILE_COLUMNS;
  multiply_f64(transA, transB, rows, columns, k, a, lda, b, ldb, c, ldc, add);
  for (int64_t done = 0, block; columns < n && done < k; done += block) {
    block = next_block(k, done);
    small_product_f64(LEFT_OVER_COLUMNS, transA, transB, rows, n - columns, block, a + done * (transA ? lda : 1), lda,
                      b + columns * (transB ? ldb : 1) + done * (transB ? 1 : ldb), ldb, c + columns, ldc,
                      add || done > 0);
  }
  if (rows < m)
    small_product_f64(LEFT_OVER_ROWS, transA, transB, m - rows, n, k, a + rows * (transA ? 1 : lda), lda, b, ldb,
                      c + rows * ldc, ldc, add);
  return GB_OK;
}

static gb_status done(bool isDone) { return isDone ? GB_OK : GB_NO_MEMORY; }

gb_status gb_scaled_gemm_f64(double factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k, const double *a,
                             int64_t lda, const double *b, int64_t ldb, double *c, int64_t ldc, bool accumulate) {
  if (factor == 1 || k == 0 || m == 0 || n == 0)
    return gb_gemm_f64(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, NULL, accumulate);
  if (m < TILE_ROWS || n < TILE_COLUMNS || k <= 1)
    return done(scaled_product_f64(WHOLE_PRODUCT, factor, transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate));
  int64_t rows = m / TILE_ROWS * TILE_ROWS, columns = n / TILE_COLUMNS * TILE_COLUMNS;
  double *scaled = scaled_copy_f64(factor, transB ? n : k, transB ? k : n, b, ldb);
  if (!scaled) return GB_NO_MEMORY;
  multiply_f64(transA, transB, rows, columns, k, a, lda, scaled, ldb, c, ldc, accumulate);
  free(scaled);
  bool isDone = true;
  for (int64_t depth = 0, block; columns < n && depth < k; depth += block) {
    block = next_block(k, depth);
    isDone = isDone && scaled_product_f64(LEFT_OVER_COLUMNS, factor, transA, transB, rows, n - columns, block,
                                          a + depth * (transA ? lda : 1), lda,
                                          b + columns * (transB ? ldb : 1) + depth * (transB ? 1 : ldb), ldb,
                                          c + columns, ldc, accumulate || depth > 0);
  }
  if (rows < m)
    isDone = isDone && scaled_product_f64(LEFT_OVER_ROWS, factor, transA, transB, m - rows, n, k,
                                          a + rows * (transA ? 1 : lda), lda, b, ldb, c + rows * ldc, ldc, accumulate);
  return done(isDone);
}

gb_status gb_gemm_i64(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const int64_t *a, int64_t lda,
                      const int64_t *b, int64_t ldb, int64_t *c, int64_t ldc) {
  enum { FEW_ROWS = 4, FEW_COLUMNS = 4, FEW_FACTORS = 4 };
  if (m >= FEW_ROWS && n >= FEW_COLUMNS && k >= FEW_FACTORS) {
    // Whole numbers wrap around, so that unsigned ones give the same.
    gb_chains_u64(CHAIN_ADDED, m, n, k, (const uint64_t *)a, transA ? 1 : lda, transA ? lda : 1, (const uint64_t *)b,
                  transB ? 1 : ldb, transB ? ldb : 1, (uint64_t *)c, ldc, false);
    return GB_OK;
  }
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < n; j++) {
      uint64_t sum = 0;
      for (int64_t p = 0; p < k; p++)
        sum += (uint64_t)(transA ? a[p * lda + i] : a[i * lda + p]) *
               (uint64_t)(transB ? b[j * ldb + p] : b[p * ldb + j]);
      c[i * ldc + j] = (int64_t)sum;
    }
  return GB_OK;
}

// A batch of tiny matrices is multiplied by the plainest loop.
enum { TINY_PRODUCT = 400 };

#define TINY(NAME, T)                                                                                                  \
  static void NAME(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const T *a, int64_t lda, const T *b,     \
                   int64_t ldb, T *c) {                                                                                \
    for (int64_t i = 0; i < m; i++)                                                                                    \
      for (int64_t j = 0; j < n; j++) {                                                                                \
        T sum = 0;                                                                                                     \
        for (int64_t p = 0; p < k; p++)                                                                                \
          sum += (transA ? a[p * lda + i] : a[i * lda + p]) * (transB ? b[j * ldb + p] : b[p * ldb + j]);              \
        c[i * n + j] = sum;                                                                                            \
      }                                                                                                                \
  }
TINY(tiny_f32, float)
TINY(tiny_f64, double)

gb_status gb_bmm(gb_dtype dtype, int64_t batch, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                 const void *a, int64_t lda, int64_t batchStrideA, const void *b, int64_t ldb, int64_t batchStrideB,
                 void *c) {
  bool tiny = m * n * k < TINY_PRODUCT;
  for (int64_t i = 0; i < batch; i++) {
    gb_status status = GB_OK;
    if (dtype == GB_F32) {
      const float *x = (const float *)a + i * batchStrideA, *y = (const float *)b + i * batchStrideB;
      float *z = (float *)c + i * m * n;
      if (tiny) {
        tiny_f32(transA, transB, m, n, k, x, lda, y, ldb, z);
      } else {
        status = gb_gemm_f32(transA, transB, m, n, k, x, lda, y, ldb, z, n, NULL, false);
      }
    } else if (dtype == GB_F64) {
      const double *x = (const double *)a + i * batchStrideA, *y = (const double *)b + i * batchStrideB;
      double *z = (double *)c + i * m * n;
      if (tiny) {
        tiny_f64(transA, transB, m, n, k, x, lda, y, ldb, z);
      } else {
        status = gb_gemm_f64(transA, transB, m, n, k, x, lda, y, ldb, z, n, NULL, false);
      }
    } else if (dtype == GB_I64) {
      status = gb_gemm_i64(transA, transB, m, n, k, (const int64_t *)a + i * batchStrideA, lda,
                           (const int64_t *)b + i * batchStrideB, ldb, (int64_t *)c + i * m * n, n);
    } else {
      return GB_UNSUPPORTED;
    }
    if (status != GB_OK) return status;
  }
  return GB_OK;
}

gb_status gb_mv(gb_dtype dtype, bool trans, int64_t m, int64_t k, const void *a, int64_t lda, const void *x,
                int64_t incX, void *y) {
  // As one column: x is k × 1 with row stride incX.
  switch (dtype) {
  case GB_F32: return gb_mv_f32(trans, m, k, a, lda, x, incX, y);
  case GB_F64: return gb_gemm_f64(trans, false, m, 1, k, a, lda, x, incX, y, 1, NULL, false);
  case GB_I64: return gb_gemm_i64(trans, false, m, 1, k, a, lda, x, incX, y, 1);
  default: break;
  }
  return GB_UNSUPPORTED;
}

// A dot product in single precision: sixteen lanes, then eight, then four, then the rest into lane 0; lanes are folded
// by fours. Products and sums are rounded separately.
GB_CLONES static float dot_f32(int64_t n, const float *a, int64_t incA, const float *b, int64_t incB) {
  float lanes[16] = {0};
  int64_t i = 0;
  if (incA == 1 && incB == 1) {
    for (; i + 16 <= n; i += 16)
      for (int w = 0; w < 16; w++) lanes[w] += a[i + w] * b[i + w];
  }
  for (int64_t width = 16; width >= 4; width /= 2)
    for (; i + width <= n; i += width)
      for (int64_t w = 0; w < width; w++) lanes[w] += a[(i + w) * incA] * b[(i + w) * incB];
  for (; i < n; i++) lanes[0] += a[i * incA] * b[i * incB];
  for (int w = 0; w < 4; w++) lanes[w] = ((lanes[w] + lanes[w + 4]) + lanes[w + 8]) + lanes[w + 12];
  return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
}

/// In double precision eight lanes, then pairs into the first two, then the rest into lane 0; lanes are folded by pairs.
GB_CLONES static double dot_f64(int64_t n, const double *a, int64_t incA, const double *b, int64_t incB) {
  double lanes[8] = {0};
  int64_t i = 0;
  if (incA == 1 && incB == 1) {
    for (; i + 8 <= n; i += 8)
      for (int w = 0; w < 8; w++) lanes[w] += a[i + w] * b[i + w];
  }
  for (; i + 8 <= n; i += 8)
    for (int w = 0; w < 8; w++) lanes[w] += a[(i + w) * incA] * b[(i + w) * incB];
  for (; i + 2 <= n; i += 2)
    for (int w = 0; w < 2; w++) lanes[w] += a[(i + w) * incA] * b[(i + w) * incB];
  if (i < n) lanes[0] += a[i * incA] * b[i * incB];
  for (int w = 0; w < 2; w++) lanes[w] = ((lanes[w] + lanes[w + 2]) + lanes[w + 4]) + lanes[w + 6];
  return lanes[0] + lanes[1];
}

gb_status gb_dot(gb_dtype dtype, int64_t n, const void *a, int64_t incA, const void *b, int64_t incB, void *out) {
  switch (dtype) {
  case GB_F32: *(float *)out = dot_f32(n, a, incA, b, incB); return GB_OK;
  case GB_F64: *(double *)out = dot_f64(n, a, incA, b, incB); return GB_OK;
  case GB_I64: {
    uint64_t sum = 0;
    for (int64_t i = 0; i < n; i++)
      sum += (uint64_t)((const int64_t *)a)[i * incA] * (uint64_t)((const int64_t *)b)[i * incB];
    *(int64_t *)out = (int64_t)sum;
    return GB_OK;
  }
  default: break;
  }
  return GB_UNSUPPORTED;
}
