// What the kernel files share: function multiversioning, element sizes and the N-d loop that turns any strided
// picture into one-dimensional runs. It knows no operation.
#pragma once

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "TensorKernels.h"

#pragma STDC FP_CONTRACT OFF
// A loop around a libm call stays scalar: that is expected, not worth a warning.
#pragma clang diagnostic ignored "-Wpass-failed"

#if defined(__x86_64__)
#define GB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
// For loops that read two arrays, write a third and compute next to nothing: vectors of 64 bytes gain nothing there, and on an
// EPYC (Zen 4) the sum of two times 10^6 floats takes 138 us with them and 125 with these.
#define GB_NARROW_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define GB_CLONES
#define GB_NARROW_CLONES
#endif
#define GB_HIDDEN __attribute__((visibility("hidden")))
// The loops below may run in place (output and input the very same memory); there is no other overlap.
#define GB_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")

enum { GB_MAX_OPERANDS = 4 };

/// What a small product is: everything, or the columns or rows that full tiles of a larger one leave over.
typedef enum { WHOLE_PRODUCT, LEFT_OVER_COLUMNS, LEFT_OVER_ROWS } product_part;

/// Dimensions sorted so that dimension 0 is the fastest, of size > 1 and merged where memory allows.
typedef struct {
  int32_t ndim;
  int64_t sizes[GB_MAX_DIMS];
  int64_t strides[GB_MAX_OPERANDS][GB_MAX_DIMS];
} gb_loop;

static inline int64_t gb_item_size(gb_dtype dtype) {
  // Four bits per type hold the logarithm of the size.
  return (int64_t)1 << ((0x430001231132ULL >> ((unsigned)dtype * 4)) & 15);
}

/// Elements that a narrow type's loop widens at a time.
enum { GB_CHUNK = 512 };

/// How many elements of the type that is computed for fit where one of its carrier does: 2 while a half type is widened. The
/// reference's vectors hold twice as many of those, so that more is left over.
extern GB_HIDDEN _Thread_local int gb_lane_share;

static inline bool gb_is_half(gb_dtype dtype) { return dtype == GB_F16 || dtype == GB_BF16; }
static inline bool gb_is_complex(gb_dtype dtype) { return dtype == GB_C64 || dtype == GB_C128; }
static inline bool gb_is_narrow(gb_dtype dtype) { return gb_is_half(dtype) || (dtype >= GB_I32 && dtype <= GB_U8); }

/// The type whose loops compute for a narrow type; other types compute in themselves.
static inline gb_dtype gb_carrier(gb_dtype dtype) {
  return gb_is_half(dtype) ? GB_F32 : gb_is_narrow(dtype) ? GB_I64 : dtype;
}

static inline float gb_widened_half(uint16_t half) {
  uint32_t rest = half & 0x7fffu, bits = rest << 13;
  float value;
  memcpy(&value, &bits, 4);
  value *= 0x1p112f;  // also right for subnormal numbers
  memcpy(&bits, &value, 4);
  if (rest >= 0x7c00u) bits = 0x7f800000u | rest << 13;
  bits |= (uint32_t)(half & 0x8000u) << 16;
  memcpy(&value, &bits, 4);
  return value;
}

static inline uint16_t gb_rounded_half(float value) {
  uint32_t bits, sign;
  memcpy(&bits, &value, 4);
  sign = bits >> 16 & 0x8000u;
  bits &= 0x7fffffffu;
  float magnitude, shifted;
  memcpy(&magnitude, &bits, 4);
  shifted = magnitude + 0.5f;  // rounds the subnormal result at its last place
  uint32_t small;
  memcpy(&small, &shifted, 4);
  uint32_t normal = (bits - 0x38000000u + 0xfffu + (bits >> 13 & 1)) >> 13;
  uint32_t result = bits < 0x38800000u ? small - 0x3f000000u : normal;
  if (bits >= 0x477ff000u) result = 0x7c00u;
  if (bits > 0x7f800000u) result = 0x7e00u;
  return (uint16_t)(sign | result);
}

static inline float gb_widened_bfloat16(uint16_t value) {
  uint32_t bits = (uint32_t)value << 16;
  float result;
  memcpy(&result, &bits, 4);
  return result;
}

static inline uint16_t gb_rounded_bfloat16(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  if (value != value) return 0x7fc0u;
  return (uint16_t)((bits + 0x7fffu + (bits >> 16 & 1)) >> 16);
}

/// Converts n strided elements; the loop behind gb_convert.
GB_HIDDEN void gb_convert_run(gb_dtype to, gb_dtype from, int64_t n, void *out, int64_t so, const void *in, int64_t si);

/// Copies bytes that do not overlap, long ones in the fastest way that was measured.
GB_HIDDEN void gb_copy_bytes(int64_t bytes, const void *in, void *out);

/// One real element as a double, and a double stored as one real element.
static inline double gb_number(gb_dtype dtype, const void *in, int64_t i) {
  switch (dtype) {
  case GB_F32: return (double)((const float *)in)[i];
  case GB_F64: return ((const double *)in)[i];
  case GB_F16: return (double)gb_widened_half(((const uint16_t *)in)[i]);
  case GB_BF16: return (double)gb_widened_bfloat16(((const uint16_t *)in)[i]);
  case GB_I64: return (double)((const int64_t *)in)[i];
  case GB_I32: return ((const int32_t *)in)[i];
  case GB_I16: return ((const int16_t *)in)[i];
  case GB_I8: return ((const int8_t *)in)[i];
  default: return ((const uint8_t *)in)[i];
  }
}

/// One element of an integer type or bool.
static inline int64_t gb_integer(gb_dtype dtype, const void *in, int64_t i) {
  switch (dtype) {
  case GB_I64: return ((const int64_t *)in)[i];
  case GB_I32: return ((const int32_t *)in)[i];
  case GB_I16: return ((const int16_t *)in)[i];
  case GB_I8: return ((const int8_t *)in)[i];
  default: return ((const uint8_t *)in)[i];
  }
}

/// Stores a float through its type's rounding (float types only).
static inline void gb_store_float(gb_dtype dtype, void *out, int64_t i, double value) {
  switch (dtype) {
  case GB_F64: ((double *)out)[i] = value; break;
  case GB_F16: ((uint16_t *)out)[i] = gb_rounded_half((float)value); break;
  case GB_BF16: ((uint16_t *)out)[i] = gb_rounded_bfloat16((float)value); break;
  default: ((float *)out)[i] = (float)value; break;
  }
}

/// Stores a whole number in any real type, cut or rounded.
static inline void gb_store_integer(gb_dtype dtype, void *out, int64_t i, int64_t value) {
  switch (dtype) {
  case GB_I64: ((int64_t *)out)[i] = value; break;
  case GB_I32: ((int32_t *)out)[i] = (int32_t)value; break;
  case GB_I16: ((int16_t *)out)[i] = (int16_t)value; break;
  case GB_I8:
  case GB_U8: ((uint8_t *)out)[i] = (uint8_t)value; break;
  case GB_BOOL: ((uint8_t *)out)[i] = value != 0; break;
  case GB_F64: ((double *)out)[i] = (double)value; break;
  default: gb_store_float(dtype, out, i, (double)(float)value); break;
  }
}

/// Fills `loop`; false when some size is 0 (nothing to do).
GB_HIDDEN bool gb_loop_prepare(gb_loop *loop, int32_t ndim, const int64_t *sizes, int32_t operands,
                               const int64_t *const *strides);

/// Advances the outer dimensions (1...) of the loop; false at the end. `offsets` are in elements.
static inline bool gb_loop_next(const gb_loop *loop, int32_t operands, int64_t *counter, int64_t *offsets) {
  for (int32_t d = 1; d < loop->ndim; d++) {
    counter[d]++;
    for (int32_t k = 0; k < operands; k++) offsets[k] += loop->strides[k][d];
    if (counter[d] < loop->sizes[d]) return true;
    for (int32_t k = 0; k < operands; k++) offsets[k] -= loop->strides[k][d] * loop->sizes[d];
    counter[d] = 0;
  }
  return false;
}

/// Whether the operation is one of a contiguous matrix with a row or a column that binary_matrices.c knows: then it is done.
GB_HIDDEN bool gb_binary_matrix(const gb_loop *loop, gb_binary_op op, gb_dtype dtype, void *out, const void *a,
                                const void *b);
/// GELU of contiguous floats (the form with erf), and its slope times gradients that lie `step` apart.
GB_HIDDEN void gb_gelu_f32(int64_t n, float *out, const float *a);
GB_HIDDEN void gb_gelu_backward_f32(int64_t n, float *out, const float *grad, int64_t step, const float *a);
/// Contiguous float functions of the elementary family; GB_UNSUPPORTED when `op` is not of that family.
GB_HIDDEN gb_status gb_transcendental(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t stepOut,
                                      const void *a, int64_t stepA, double p0, double p1);
GB_HIDDEN gb_status gb_transcendental_pair(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t stepOut,
                                           const void *a, int64_t stepA, const void *b, int64_t stepB, double p0,
                                           double p1);
/// The special functions that are made of polynomials: f32 f64.
GB_HIDDEN gb_status gb_special(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                               int64_t sa);
/// The complex types' share of the elementwise kernels and reductions.
GB_HIDDEN gb_status gb_complex_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                                     int64_t sa);
GB_HIDDEN gb_status gb_complex_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                                      int64_t sa, const void *b, int64_t sb, double p0);
GB_HIDDEN gb_status gb_complex_reduce(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                                      const int64_t *strides, const bool *reduced, const void *in, void *out,
                                      double parameter);
/// y = A·x in single precision.
GB_HIDDEN gb_status gb_mv_f32(bool trans, int64_t m, int64_t k, const float *a, int64_t lda, const float *x,
                              int64_t incX, float *y);
/// out[i] = exp(a[i]) and log(a[i]) with the u10 vector functions, contiguous, any n.
GB_HIDDEN void gb_exp_u10(gb_dtype dtype, int64_t n, void *out, const void *a);
GB_HIDDEN void gb_log_u10(gb_dtype dtype, int64_t n, void *out, const void *a);
