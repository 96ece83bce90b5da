// The other matrix products: double precision, integers, batches, matrix times vector and dot products.
#include <stdatomic.h>

#include "KernelThreads.h"
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
  // A row times a matrix is the turned matrix times a column.
  if (m == 1 && n > 1 && k > 0 && !add && (!transA || lda == 1)) return gb_mv(GB_F64, !transB, n, k, b, ldb, a, 1, c);
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
  enum { FEW_PRODUCTS = 64, FEW_COLUMNS = 4 };
  if (m * n * k >= FEW_PRODUCTS && n >= FEW_COLUMNS) {
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

/// A batch of products, some of which a thread makes.
typedef struct {
  gb_dtype dtype;
  bool transA, transB;
  int64_t m, n, k;
  const char *a, *b;
  int64_t lda, ldb, stepA, stepB;
  char *c;
  atomic_int status;
} batch_work;

static gb_status multiply_pair(const batch_work *w, int64_t i) {
  bool tiny = w->m * w->n * w->k < TINY_PRODUCT;
  int64_t size = gb_item_size(w->dtype);
  const void *x = w->a + i * w->stepA * size, *y = w->b + i * w->stepB * size;
  void *z = w->c + i * w->m * w->n * size;
  if (w->dtype == GB_I64) return gb_gemm_i64(w->transA, w->transB, w->m, w->n, w->k, x, w->lda, y, w->ldb, z, w->n);
  if (w->dtype == GB_F32 && !tiny)
    return gb_gemm_f32(w->transA, w->transB, w->m, w->n, w->k, x, w->lda, y, w->ldb, z, w->n, NULL, false);
  if (w->dtype == GB_F64 && !tiny)
    return gb_gemm_f64(w->transA, w->transB, w->m, w->n, w->k, x, w->lda, y, w->ldb, z, w->n, NULL, false);
  if (w->dtype == GB_F32)
    tiny_f32(w->transA, w->transB, w->m, w->n, w->k, x, w->lda, y, w->ldb, z);
  else
    tiny_f64(w->transA, w->transB, w->m, w->n, w->k, x, w->lda, y, w->ldb, z);
  return GB_OK;
}

static void multiply_batch(void *context, int64_t first, int64_t end) {
  batch_work *w = context;
  for (int64_t i = first; i < end; i++) {
    gb_status status = multiply_pair(w, i);
    if (status != GB_OK) atomic_store(&w->status, (int)status);
  }
}

gb_status gb_bmm(gb_dtype dtype, int64_t batch, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                 const void *a, int64_t lda, int64_t batchStrideA, const void *b, int64_t ldb, int64_t batchStrideB,
                 void *c) {
  enum { BATCH_WORTH = 1 << 17 };
  if (dtype != GB_F32 && dtype != GB_F64 && dtype != GB_I64) return GB_UNSUPPORTED;
  batch_work work = {dtype, transA, transB, m, n, k, a, b, lda, ldb, batchStrideA, batchStrideB, c, (int)GB_OK};
  int64_t products = batch * m * n * k, sharers = products < 2 * BATCH_WORTH ? 1 : gb_sharers();
  // Few large products are shared one after the other.
  bool areLarge = batch > 0 && batch < 4 * sharers && products / batch >= 16 * BATCH_WORTH;
  int64_t chunk = sharers == 1 || areLarge ? batch : gb_even_chunk(batch, products / BATCH_WORTH, sharers);
  gb_share(batch, chunk > 0 ? chunk : 1, multiply_batch, &work);
  return (gb_status)atomic_load(&work.status);
}

/// A matrix of doubles times a vector, some of whose rows (or columns, of a transposed one) a thread makes.
typedef struct {
  bool trans;
  int64_t k;
  const double *a;
  int64_t lda;
  const double *x;
  int64_t incX;
  double *y;
} vector_work;

static void multiply_vector(void *context, int64_t first, int64_t end) {
  const vector_work *w = context;
  gb_gemm_f64(w->trans, false, end - first, 1, w->k, w->a + first * (w->trans ? 1 : w->lda), w->lda, w->x, w->incX,
              w->y + first, 1, NULL, false);
}

gb_status gb_mv(gb_dtype dtype, bool trans, int64_t m, int64_t k, const void *a, int64_t lda, const void *x,
                int64_t incX, void *y) {
  // As one column: x is k × 1 with row stride incX.
  switch (dtype) {
  case GB_F32: return gb_mv_f32(trans, m, k, a, lda, x, incX, y);
  case GB_F64: {
    // Which rows groups of four leave over must not depend on the parts.
    int64_t whole = m % 8 == 1 ? m - 9 : m / 8 * 8, rowA = trans ? 1 : lda;
    vector_work work = {trans, k, a, lda, x, incX, y};
    int64_t chunk = (gb_chunk_of(whole, k) + 63) / 64 * 64;
    if (chunk >= whole) return gb_gemm_f64(trans, false, m, 1, k, a, lda, x, incX, y, 1, NULL, false);
    gb_share(whole, chunk, multiply_vector, &work);
    if (whole == m) return GB_OK;
    return gb_gemm_f64(trans, false, m - whole, 1, k, (const double *)a + whole * rowA, lda, x, incX, (double *)y + whole, 1, NULL, false);
  }
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

/// Sums of products wrap around in the type itself.
#define WHOLE_DOT(NAME, T, U)                                                                                          \
  GB_CLONES static T NAME(int64_t n, const T *a, int64_t incA, const T *b, int64_t incB) {                             \
    U sum = 0;                                                                                                         \
    if (incA == 1 && incB == 1)                                                                                        \
      for (int64_t i = 0; i < n; i++) sum += (U)a[i] * (U)b[i];                                                        \
    else                                                                                                               \
      for (int64_t i = 0; i < n; i++) sum += (U)a[i * incA] * (U)b[i * incB];                                          \
    return (T)sum;                                                                                                     \
  }
WHOLE_DOT(dot_i64, int64_t, uint64_t)
WHOLE_DOT(dot_i32, int32_t, uint32_t)
WHOLE_DOT(dot_i16, int16_t, uint32_t)
WHOLE_DOT(dot_i8, int8_t, uint32_t)
WHOLE_DOT(dot_u8, uint8_t, uint32_t)

gb_status gb_dot(gb_dtype dtype, int64_t n, const void *a, int64_t incA, const void *b, int64_t incB, void *out) {
  switch (dtype) {
  case GB_F32: *(float *)out = dot_f32(n, a, incA, b, incB); return GB_OK;
  case GB_F64: *(double *)out = dot_f64(n, a, incA, b, incB); return GB_OK;
  case GB_I64: *(int64_t *)out = dot_i64(n, a, incA, b, incB); return GB_OK;
  case GB_I32: *(int32_t *)out = dot_i32(n, a, incA, b, incB); return GB_OK;
  case GB_I16: *(int16_t *)out = dot_i16(n, a, incA, b, incB); return GB_OK;
  case GB_I8: *(int8_t *)out = dot_i8(n, a, incA, b, incB); return GB_OK;
  case GB_U8: *(uint8_t *)out = dot_u8(n, a, incA, b, incB); return GB_OK;
  default: break;
  }
  return GB_UNSUPPORTED;
}
