// Running sums and products and log-sum-exp along one dimension of contiguous [outer, dim, inner] data.
#include <complex.h>

#include "KernelThreads.h"

// Running values are kept in double precision for floats, as the reference keeps them.
#define SCAN(NAME, T, R, ACCUMULATOR, START, LOAD, EXPR, STORE)                                                        \
  static void NAME(int64_t outer, int64_t dim, int64_t inner, const T *in, R *out) {                                   \
    for (int64_t o = 0; inner == 1 && o < outer; o++, in += dim, out += dim) {                                         \
      ACCUMULATOR a = START;                                                                                           \
      for (int64_t d = 0; d < dim; d++) {                                                                              \
        ACCUMULATOR x = (ACCUMULATOR)LOAD(in[d]);                                                                      \
        a = EXPR;                                                                                                      \
        out[d] = (R)STORE(a);                                                                                          \
      }                                                                                                                \
    }                                                                                                                  \
    if (inner == 1) return;                                                                                            \
    for (int64_t o = 0; o < outer; o++)                                                                                \
      for (int64_t j = 0; j < inner; j++) {                                                                            \
        ACCUMULATOR a = START;                                                                                         \
        for (int64_t d = 0; d < dim; d++) {                                                                            \
          int64_t at = (o * dim + d) * inner + j;                                                                      \
          ACCUMULATOR x = (ACCUMULATOR)LOAD(in[at]);                                                                   \
          a = EXPR;                                                                                                    \
          out[at] = (R)STORE(a);                                                                                       \
        }                                                                                                              \
      }                                                                                                                \
  }
#define SCANS(T, S, R, A, LOAD, STORE)                                                                                 \
  SCAN(cumsum_##S, T, R, A, 0, LOAD, a + x, STORE)                                                                     \
  SCAN(cumprod_##S, T, R, A, 1, LOAD, a *x, STORE)
SCANS(float, f32, float, double, , )
SCANS(double, f64, double, double, , )
SCANS(int64_t, i64, int64_t, uint64_t, , )
SCANS(int32_t, i32, int64_t, uint64_t, , )
SCANS(int16_t, i16, int64_t, uint64_t, , )
SCANS(int8_t, i8, int64_t, uint64_t, , )
SCANS(uint8_t, u8, int64_t, uint64_t, , )
SCANS(float _Complex, c64, float _Complex, double _Complex, , )
SCANS(double _Complex, c128, double _Complex, double _Complex, , )

GB_CLONES static void scan_step(bool isProduct, int64_t n, float *running, const float *row) {
  if (isProduct)
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) running[i] *= row[i];
  else
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) running[i] += row[i];
}

/// The half types in single precision, rounded as they are stored: a piece of a line, or of the lines side by side, at a time.
static void scan_halves(gb_dtype dtype, bool isProduct, int64_t outer, int64_t dim, int64_t inner, const uint16_t *in,
                        uint16_t *out) {
  _Alignas(64) float running[GB_CHUNK], row[GB_CHUNK];
  // Of short lines several at a time.
  int64_t together = inner == 1 && dim > 0 && dim <= GB_CHUNK / 2 ? GB_CHUNK / dim : 0;
  for (int64_t o = 0; together > 0 && o < outer; o += together, in += together * dim, out += together * dim) {
    int64_t lines = outer - o < together ? outer - o : together;
    gb_convert_run(GB_F32, dtype, lines * dim, row, 1, in, 1);
    for (int64_t l = 0; l < lines; l++) {
      float last = isProduct;
      for (int64_t i = l * dim; i < (l + 1) * dim; i++) row[i] = last = isProduct ? last * row[i] : last + row[i];
    }
    gb_convert_run(dtype, GB_F32, lines * dim, out, 1, row, 1);
  }
  for (int64_t o = 0; together == 0 && o < outer; o++, in += dim * inner, out += dim * inner) {
    if (inner == 1) {
      float last = isProduct;
      for (int64_t d = 0; d < dim; d += GB_CHUNK) {
        int64_t count = dim - d < GB_CHUNK ? dim - d : GB_CHUNK;
        gb_convert_run(GB_F32, dtype, count, row, 1, in + d, 1);
        for (int64_t i = 0; i < count; i++) row[i] = last = isProduct ? last * row[i] : last + row[i];
        gb_convert_run(dtype, GB_F32, count, out + d, 1, row, 1);
      }
      continue;
    }
    for (int64_t j = 0; j < inner; j += GB_CHUNK) {
      int64_t count = inner - j < GB_CHUNK ? inner - j : GB_CHUNK;
      for (int64_t i = 0; i < count; i++) running[i] = isProduct;
      for (int64_t d = 0; d < dim; d++) {
        gb_convert_run(GB_F32, dtype, count, row, 1, in + d * inner + j, 1);
        scan_step(isProduct, count, running, row);
        gb_convert_run(dtype, GB_F32, count, out + d * inner + j, 1, running, 1);
      }
    }
  }
}

static void cumsum_f16(int64_t outer, int64_t dim, int64_t inner, const uint16_t *in, uint16_t *out) {
  scan_halves(GB_F16, false, outer, dim, inner, in, out);
}
static void cumsum_bf16(int64_t outer, int64_t dim, int64_t inner, const uint16_t *in, uint16_t *out) {
  scan_halves(GB_BF16, false, outer, dim, inner, in, out);
}
static void cumprod_f16(int64_t outer, int64_t dim, int64_t inner, const uint16_t *in, uint16_t *out) {
  scan_halves(GB_F16, true, outer, dim, inner, in, out);
}
static void cumprod_bf16(int64_t outer, int64_t dim, int64_t inner, const uint16_t *in, uint16_t *out) {
  scan_halves(GB_BF16, true, outer, dim, inner, in, out);
}

#define DISPATCH(NAME)                                                                                                 \
  switch (dtype) {                                                                                                     \
  case GB_F32: NAME##_f32(outer, dim, inner, in, out); break;                                                          \
  case GB_F64: NAME##_f64(outer, dim, inner, in, out); break;                                                          \
  case GB_F16: NAME##_f16(outer, dim, inner, in, out); break;                                                          \
  case GB_BF16: NAME##_bf16(outer, dim, inner, in, out); break;                                                        \
  case GB_I64: NAME##_i64(outer, dim, inner, in, out); break;                                                          \
  case GB_I32: NAME##_i32(outer, dim, inner, in, out); break;                                                          \
  case GB_I16: NAME##_i16(outer, dim, inner, in, out); break;                                                          \
  case GB_I8: NAME##_i8(outer, dim, inner, in, out); break;                                                            \
  case GB_U8:                                                                                                          \
  case GB_BOOL: NAME##_u8(outer, dim, inner, in, out); break;                                                          \
  case GB_C64: NAME##_c64(outer, dim, inner, in, out); break;                                                          \
  case GB_C128: NAME##_c128(outer, dim, inner, in, out); break;                                                        \
  }

/// What the threads share: the outer dimension.
typedef struct {
  gb_dtype dtype;
  bool isProduct;
  int64_t dim, inner;
  const void *in;
  void *out;
} scan;

static void run_scan(void *context, int64_t first, int64_t end) {
  scan *s = context;
  gb_dtype dtype = s->dtype;
  int64_t outer = end - first, dim = s->dim, inner = s->inner, passed = first * dim * inner;
  // Running values of short integers are long ones.
  int64_t itemOut = dtype >= GB_I64 && dtype <= GB_BOOL ? 8 : gb_item_size(dtype);
  const void *in = (const char *)s->in + passed * gb_item_size(dtype);
  void *out = (char *)s->out + passed * itemOut;
  if (s->isProduct) {
    DISPATCH(cumprod)
  } else {
    DISPATCH(cumsum)
  }
}

gb_status gb_cumsum(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out) {
  scan s = {dtype, false, dim, inner, in, out};
  gb_share(outer, gb_chunk_of(outer, dim * inner), run_scan, &s);
  return GB_OK;
}

gb_status gb_cumprod(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out) {
  scan s = {dtype, true, dim, inner, in, out};
  gb_share(outer, gb_chunk_of(outer, dim * inner), run_scan, &s);
  return GB_OK;
}

// As the reference composes it: log(sum(exp(x - max))) + max, an infinite max replaced by 0.
gb_status gb_logsumexp(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  int64_t item = gb_item_size(dtype), count = outer * dim * inner;
  char *shifted = malloc((size_t)((count + outer * inner) * item) + 1);
  if (!shifted) return GB_NO_MEMORY;
  void *top = shifted + count * item;
  int64_t sizes[3] = {outer, dim, inner}, strides[3] = {dim * inner, inner, 1}, perRow[3] = {inner, 0, 1};
  const bool reduced[3] = {false, true, false};
  gb_status status = dim > 0 ? gb_reduce(GB_AMAX, dtype, 3, sizes, strides, reduced, in, top, 0) : GB_OK;
  for (int64_t i = 0; i < outer * inner; i++) {
    double value = dim > 0 ? gb_number(dtype, top, i) : 0;
    gb_store_float(dtype, top, i, isinf(value) ? 0 : value);
  }
  if (status == GB_OK)
    status = gb_binary_strided(GB_SUB, dtype, 3, sizes, strides, strides, perRow, shifted, in, top, 0, 0);
  if (status == GB_OK) status = gb_unary(GB_EXP, dtype, count, shifted, shifted, 0, 0);
  if (status == GB_OK) status = gb_reduce(GB_SUM, dtype, 3, sizes, strides, reduced, shifted, out, 0);
  if (status == GB_OK) status = gb_unary(GB_LOG, dtype, outer * inner, out, out, 0, 0);
  if (status == GB_OK) status = gb_binary(GB_ADD, dtype, outer * inner, out, out, 1, top, 1, 0, 0);
  free(shifted);
  return status;
}
