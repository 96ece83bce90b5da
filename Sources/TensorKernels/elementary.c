// Elementary functions and the activations built on them. The reference computes most activations with Sleef's u10
// functions on full chunks of 2·512 bits and with libm on what is left of a row and on strided data; exp, log, tanh
// and their kin come from a closed library there: exp, tanh, log, sin, cos, tan, asin and acos of floats are its values
// (ReferenceElementary.h), for the others the nearest equal is the correct rounding (PreciseVectors.h) or Sleef (measured).
#include <immintrin.h>

#include "KernelLoops.h"
#include "GammaFunctions.h"
#include "PreciseTables.h"
#include "ElementaryScalars.h"
#include "LibraryCalls.h"

typedef float f32x8 __attribute__((vector_size(32)));
typedef float f32x16 __attribute__((vector_size(64)));
typedef double f64x4 __attribute__((vector_size(32)));
typedef double f64x8 __attribute__((vector_size(64)));
typedef int32_t i32x8 __attribute__((vector_size(32)));
typedef int32_t i32x16 __attribute__((vector_size(64)));
typedef int64_t i64x4 __attribute__((vector_size(32)));
typedef int64_t i64x8 __attribute__((vector_size(64)));

#define GB_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")))
#define GB_AVX2 __attribute__((target("avx2,fma")))

// --- AVX-512, double then float (floats use the doubles' functions) ---
#define TARGET target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define CALL_ONE call_one_512
#define CALL_TWO call_two_512
#define CALL_ROW call_row_512
#define CALL_ROWS call_rows_512
#define VEC f64x8
#define INT i64x8
#define ANY(mask) (_mm512_movepi64_mask((__m512i)(mask)) != 0)
#define T double
#define LANES 8
#define N(name) name##_f64_512
#define SYMBOL(name, accuracy) Sleef_##name##d8_##accuracy##avx512f
#define WIDE(name, x) WIDE_D8_##name(x)
#define WIDE_D8_exp(x) precise_exp_f64_512(x)
#define WIDE_D8_log(x) precise_log_f64_512(x)
#define WIDE_D8_log2(x) precise_log2_f64_512(x)
#define WIDE_D8_log10(x) precise_log10_f64_512(x)
#define WIDE_D8_sin(x) precise_sin_f64_512(x)
#define WIDE_D8_cos(x) precise_cos_f64_512(x)
#define WIDE_D8_tan(x) precise_tan_f64_512(x)
#define WIDE_D8_erf(x) precise_erf_f64_512(x)
#define WIDE_D8_erfinv(x) precise_erfinv_f64_512(x)
#define WIDE_D8_atan(x) precise_atan_f64_512(x)
#define WIDE_D8_asin(x) SLEEF(asin)(x)
#define WIDE_D8_acos(x) SLEEF(acos)(x)
#define WIDE_D8_tanh(x) SLEEF(tanh)(x)
#define LOOKUP(row, index)                                                                                             \
  (f64x8) _mm512_permutex2var_pd(_mm512_load_pd(row), (__m512i)(index), _mm512_load_pd((row) + 8))
#include "PreciseVectors.h"
#undef LOOKUP
#include "ElementaryVectors.h"
#undef VEC
#undef INT
#undef ANY
#undef T
#undef LANES
#undef N
#undef SYMBOL
#undef WIDE

#define VEC f32x16
#define INT i32x16
#define ANY(mask) (_mm512_movepi32_mask((__m512i)(mask)) != 0)
#define T float
#define LANES 16
#define N(name) name##_f32_512
#define SYMBOL(name, accuracy) Sleef_##name##f16_##accuracy##avx512f
#define LOW(x) __builtin_convertvector(__builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7), f64x8)
#define HIGH(x) __builtin_convertvector(__builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15), f64x8)
#define JOIN(a, b)                                                                                                     \
  __builtin_shufflevector(__builtin_convertvector(a, f32x8), __builtin_convertvector(b, f32x8), 0, 1, 2, 3, 4, 5, 6,   \
                          7, 8, 9, 10, 11, 12, 13, 14, 15)
#define ROUNDED(x) (i32x16) _mm512_cvtps_epi32((__m512)(x))
#define LIBRARY_WIDE(name, x) JOIN(sleef_##name##_f64_512(LOW(x)), sleef_##name##_f64_512(HIGH(x)))
#define WIDE_exp(x) decided_exp(x)
#define WIDE_tanh(x) decided_tanh(x)
#define WIDE_log(x) reference_log_f32_512(x)
#define WIDE_sin(x) reference_sin_f32_512(x)
#define WIDE_cos(x) reference_cos_f32_512(x)
#define WIDE_tan(x) reference_tan_f32_512(x)
#define WIDE_asin(x) reference_asin_f32_512(x)
#define WIDE_acos(x) reference_acos_f32_512(x)
#define WIDE_log2(x) JOIN(near_log_f64_512(LOW(x), 0x1.71547652b82fep+0), near_log_f64_512(HIGH(x), 0x1.71547652b82fep+0))
#define WIDE_log10(x) JOIN(near_log_f64_512(LOW(x), 0x1.bcb7b1526e50ep-2), near_log_f64_512(HIGH(x), 0x1.bcb7b1526e50ep-2))
#define WIDE_erf(x) JOIN(near_erf_f64_512(LOW(x)), near_erf_f64_512(HIGH(x)))
#define WIDE_erfinv(x) JOIN(precise_erfinv_f64_512(LOW(x)), precise_erfinv_f64_512(HIGH(x)))
#define WIDE(name, x) WIDE_##name(x)
#include "DecidedRounding.h"
#define WIDE_VEC f64x8
#define ALL(mask) (_mm512_movepi32_mask((__m512i)(mask)) == 0xffff)
#define LIBRARY(name, x) LIBRARY_WIDE(name, x)
#include "ReferenceVectors.h"
#undef WIDE_VEC
#undef ALL
#undef LIBRARY
#include "ElementaryVectors.h"
#undef TARGET
#undef CALL_ONE
#undef CALL_TWO
#undef CALL_ROW
#undef CALL_ROWS
#undef T
#undef VEC
#undef INT
#undef ANY
#undef LANES
#undef N
#undef SYMBOL
#undef WIDE
#undef ROUNDED
#undef LOW
#undef HIGH
#undef JOIN

// --- AVX2 ---
typedef float f32x4 __attribute__((vector_size(16)));
#define TARGET target("avx2,fma")
#define CALL_ONE call_one_256
#define CALL_TWO call_two_256
#define CALL_ROW call_row_256
#define CALL_ROWS call_rows_256
#define VEC f64x4
#define INT i64x4
#define ANY(mask) (_mm256_movemask_pd((__m256d)(mask)) != 0)
#define T double
#define LANES 4
#define N(name) name##_f64_256
#define SYMBOL(name, accuracy) Sleef_##name##d4_##accuracy##avx2
#define WIDE(name, x) WIDE_D4_##name(x)
#define WIDE_D4_exp(x) precise_exp_f64_256(x)
#define WIDE_D4_log(x) precise_log_f64_256(x)
#define WIDE_D4_log2(x) precise_log2_f64_256(x)
#define WIDE_D4_log10(x) precise_log10_f64_256(x)
#define WIDE_D4_sin(x) precise_sin_f64_256(x)
#define WIDE_D4_cos(x) precise_cos_f64_256(x)
#define WIDE_D4_tan(x) precise_tan_f64_256(x)
#define WIDE_D4_erf(x) precise_erf_f64_256(x)
#define WIDE_D4_erfinv(x) precise_erfinv_f64_256(x)
#define WIDE_D4_atan(x) precise_atan_f64_256(x)
#define WIDE_D4_asin(x) SLEEF(asin)(x)
#define WIDE_D4_acos(x) SLEEF(acos)(x)
#define WIDE_D4_tanh(x) SLEEF(tanh)(x)
#define LOOKUP(row, index) (f64x4) _mm256_i64gather_pd(row, (__m256i)((index) & 15), 8)
#include "PreciseVectors.h"
#undef LOOKUP
#include "ElementaryVectors.h"
#undef VEC
#undef INT
#undef ANY
#undef T
#undef LANES
#undef N
#undef SYMBOL
#undef WIDE

#define VEC f32x8
#define INT i32x8
#define ANY(mask) (_mm256_movemask_ps((__m256)(mask)) != 0)
#define T float
#define LANES 8
#define N(name) name##_f32_256
#define SYMBOL(name, accuracy) Sleef_##name##f8_##accuracy##avx2
#define LOW(x) __builtin_convertvector(__builtin_shufflevector(x, x, 0, 1, 2, 3), f64x4)
#define HIGH(x) __builtin_convertvector(__builtin_shufflevector(x, x, 4, 5, 6, 7), f64x4)
#define JOIN(a, b)                                                                                                     \
  __builtin_shufflevector(__builtin_convertvector(a, f32x4), __builtin_convertvector(b, f32x4), 0, 1, 2, 3, 4, 5, 6, 7)
#define ROUNDED(x) (i32x8) _mm256_cvtps_epi32((__m256)(x))
#define LIBRARY_WIDE_256(name, x) JOIN(sleef_##name##_f64_256(LOW(x)), sleef_##name##_f64_256(HIGH(x)))
#define WIDE_256_exp(x) decided_exp_256(x)
#define WIDE_256_tanh(x) decided_tanh_256(x)
#define WIDE_256_log(x) reference_log_f32_256(x)
#define WIDE_256_sin(x) reference_sin_f32_256(x)
#define WIDE_256_cos(x) reference_cos_f32_256(x)
#define WIDE_256_tan(x) reference_tan_f32_256(x)
#define WIDE_256_asin(x) reference_asin_f32_256(x)
#define WIDE_256_acos(x) reference_acos_f32_256(x)
#define WIDE_256_log2(x) JOIN(near_log_f64_256(LOW(x), 0x1.71547652b82fep+0), near_log_f64_256(HIGH(x), 0x1.71547652b82fep+0))
#define WIDE_256_log10(x) JOIN(near_log_f64_256(LOW(x), 0x1.bcb7b1526e50ep-2), near_log_f64_256(HIGH(x), 0x1.bcb7b1526e50ep-2))
#define WIDE_256_erf(x) JOIN(near_erf_f64_256(LOW(x)), near_erf_f64_256(HIGH(x)))
#define WIDE_256_erfinv(x) JOIN(precise_erfinv_f64_256(LOW(x)), precise_erfinv_f64_256(HIGH(x)))
#define WIDE(name, x) WIDE_256_##name(x)
#include "DecidedRoundingAVX2.h"
#define WIDE_VEC f64x4
#define ALL(mask) (_mm256_movemask_ps((__m256)(mask)) == 0xff)
#define LIBRARY(name, x) LIBRARY_WIDE_256(name, x)
#include "ReferenceVectors.h"
#undef WIDE_VEC
#undef ALL
#undef LIBRARY
#include "ElementaryVectors.h"
#undef TARGET
#undef CALL_ONE
#undef CALL_TWO
#undef CALL_ROW
#undef CALL_ROWS
#undef VEC
#undef INT
#undef ANY
#undef T
#undef LANES
#undef N
#undef SYMBOL
#undef WIDE
#undef ROUNDED
#undef LOW
#undef HIGH
#undef JOIN

// How an operation treats what is not a full chunk.
typedef enum {
  EVERYWHERE, // the vector function for every element (short rows are padded)
  CHUNKED,    // vector functions on full chunks of 32 floats or 16 doubles, libm on the rest
  HALVES,     // the same of half chunks
  SCALAR_ONLY // libm everywhere
} coverage;

// Operation, vector loop, coverage for f32, coverage for f64, scalar expression in x, p0, p1.
#define UNARY_TABLE(X, S, F)                                                                                           \
  X(GB_EXP, exp, EVERYWHERE, EVERYWHERE, S, gb_reference_exp##F(x))                                                    \
  X(GB_EXPM1, expm1, EVERYWHERE, EVERYWHERE, S, expm1##F(x))                                                           \
  X(GB_EXP2, exp2, CHUNKED, CHUNKED, S, exp2##F(x))                                                                    \
  X(GB_LOG, log, EVERYWHERE, EVERYWHERE, S, gb_reference_log##F(x))                                                    \
  X(GB_LOG2, log2, EVERYWHERE, EVERYWHERE, S, log2##F(x))                                                              \
  X(GB_LOG10, log10, EVERYWHERE, EVERYWHERE, S, log10##F(x))                                                           \
  X(GB_LOG1P, log1p, EVERYWHERE, EVERYWHERE, S, log1p##F(x))                                                           \
  X(GB_SIN, sin, EVERYWHERE, EVERYWHERE, S, gb_reference_sin##F(x))                                                    \
  X(GB_COS, cos, EVERYWHERE, EVERYWHERE, S, gb_reference_cos##F(x))                                                    \
  X(GB_TAN, tan, EVERYWHERE, EVERYWHERE, S, gb_reference_tan##F(x))                                                    \
  X(GB_ASIN, asin, EVERYWHERE, EVERYWHERE, S, gb_reference_asin##F(x))                                                 \
  X(GB_ACOS, acos, EVERYWHERE, EVERYWHERE, S, gb_reference_acos##F(x))                                                 \
  X(GB_SINH, sinh, CHUNKED, CHUNKED, S, sinh##F(x))                                                                    \
  X(GB_COSH, cosh, CHUNKED, CHUNKED, S, cosh##F(x))                                                                    \
  X(GB_TANH, tanh, EVERYWHERE, EVERYWHERE, S, gb_reference_tanh##F(x))                                                 \
  X(GB_ATANH, atanh, CHUNKED, CHUNKED, S, atanh##F(x))                                                                 \
  X(GB_ERF, erf, EVERYWHERE, EVERYWHERE, S, erf##F(x))                                                                 \
  X(GB_ERF_INVERSE, erfinv, EVERYWHERE, EVERYWHERE, S, (ELEMENT)gb_inverse_error((double)x))                           \
  X(GB_ERFC, erfc, EVERYWHERE, EVERYWHERE, S, erfc##F(x))                                                              \
  X(GB_LGAMMA, lgamma, EVERYWHERE, EVERYWHERE, S, lgamma##F(x))                                                        \
  X(GB_SIGMOID, sigmoid, CHUNKED, CHUNKED, S, 1 / (1 + exp##F(-x)))                                                    \
  X(GB_SILU, silu, CHUNKED, CHUNKED, S, x / (1 + exp##F(-x)))                                                          \
  X(GB_MISH, mish, CHUNKED, CHUNKED, S, x * tanh##F(log1p##F(exp##F(x))))                                              \
  X(GB_LOG_SIGMOID, log_sigmoid, EVERYWHERE, EVERYWHERE, S, log_sigmoid_value_##S(x))                                  \
  X(GB_ELU, elu, CHUNKED, CHUNKED, S, elu_value_##S(x, p0, p1))                                                        \
  X(GB_CELU, celu, CHUNKED, CHUNKED, S, celu_value_##S(x, p0, p1))                                                     \
  X(GB_SOFTSHRINK, softshrink, HALVES, HALVES, S, softshrink_value_##S(x, p0))                                         \
  X(GB_GELU, gelu, SCALAR_ONLY, CHUNKED, S, gelu_value_##S(x))                                                         \
  X(GB_GELU_TANH, gelu_tanh, CHUNKED, CHUNKED, S, gelu_tanh_value_##S(x))                                              \
  X(GB_SOFTPLUS, softplus, CHUNKED, CHUNKED, S, softplus_value_##S(x, p0, p1))                                         \
  X(GB_POW_SCALAR, pow_scalar, CHUNKED, CHUNKED, S, (ELEMENT)pow((double)x, (double)p0 + (double)p1))                  \
  X(GB_SCALAR_POW, scalar_pow, CHUNKED, CHUNKED, S, pow##F(p0, x))

// The same for operations of x and y.
#define BINARY_TABLE(X, S, F)                                                                                          \
  X(GB_POW, pow, CHUNKED, CHUNKED, S, pow##F(x, y))                                                                    \
  X(GB_ATAN2, atan2, CHUNKED, CHUNKED, S, atan2##F(x, y))                                                              \
  X(GB_LOGADDEXP, logaddexp, CHUNKED, CHUNKED, S, log_add_exp_##S(x, y))                                               \
  X(GB_HYPOT, hypot, CHUNKED, CHUNKED, S, hypot##F(x, y))                                                              \
  X(GB_SHRINK_BACKWARD, shrink_backward, HALVES, HALVES, S, ((y >= -p0) & (y <= p0)) ? 0 : x)                          \
  X(GB_HARDTANH_BACKWARD, hardtanh_backward, HALVES, HALVES, S, (y <= p0) || (y >= p1) ? 0 : x)                        \
  X(GB_MAXIMUM, maximum, HALVES, HALVES, S, x != x ? x : (y != y ? y : (x < y ? y : x)))                               \
  X(GB_MINIMUM, minimum, HALVES, HALVES, S, x != x ? x : (y != y ? y : (y < x ? y : x)))                               \
  X(GB_LOGIT_BACKWARD, logit_backward, CHUNKED, CHUNKED, S, logit_slope_##S(x, y, p0, p1, (ELEMENT)NAN))               \
  X(GB_BOUNDED_LOGIT_BACKWARD, bounded_logit_backward, CHUNKED, CHUNKED, S, logit_slope_##S(x, y, p0, p1, 0))          \
  X(GB_HARDSWISH_BACKWARD, hardswish_backward, CHUNKED, CHUNKED, S, hardswish_slope_##S(x, y))                         \
  X(GB_CELU_BACKWARD, celu_backward, CHUNKED, CHUNKED, S, celu_slope_##S(x, y, p0, p1))                                \
  X(GB_ELU_BACKWARD, elu_backward, CHUNKED, CHUNKED, S, elu_slope_##S(x, y, p0, p1))                                   \
  X(GB_GELU_BACKWARD, gelu_backward, CHUNKED, CHUNKED, S, gelu_slope_##S(x, y))                                        \
  X(GB_GELU_TANH_BACKWARD, gelu_tanh_backward, CHUNKED, CHUNKED, S, gelu_tanh_slope_##S(x, y))                         \
  X(GB_SILU_BACKWARD, silu_backward, CHUNKED, CHUNKED, S, silu_slope_##S(x, y))                                        \
  X(GB_MISH_BACKWARD, mish_backward, CHUNKED, CHUNKED, S, mish_slope_##S(x, y))                                        \
  X(GB_SOFTPLUS_BACKWARD, softplus_backward, CHUNKED, CHUNKED, S, softplus_slope_##S(x, y, p0, p1))                    \
  X(GB_LOG_SIGMOID_BACKWARD, log_sigmoid_backward, EVERYWHERE, EVERYWHERE, S, log_sigmoid_slope_##S(x, y))             \
  X(GB_BCE, bce, SCALAR_ONLY, SCALAR_ONLY, S, bce_value_##S(x, y))

#define DEFINE_SCALAR_UNARY(OP, NAME, C32, C64, S, EXPR)                                                               \
  static void NAME##_##S(int64_t n, ELEMENT *out, int64_t so, const ELEMENT *a, int64_t sa, ELEMENT p0, ELEMENT p1) {  \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      ELEMENT x = a[i * sa];                                                                                           \
      out[i * so] = EXPR;                                                                                              \
    }                                                                                                                  \
  }
#define DEFINE_SCALAR_BINARY(OP, NAME, C32, C64, S, EXPR)                                                              \
  static void NAME##_##S(int64_t n, ELEMENT *out, int64_t so, const ELEMENT *a, int64_t sa, const ELEMENT *b,          \
                         int64_t sb, ELEMENT p0, ELEMENT p1) {                                                         \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      ELEMENT x = a[i * sa], y = b[i * sb];                                                                            \
      out[i * so] = EXPR;                                                                                              \
    }                                                                                                                  \
  }
#define LIBM_TABLE(X, S, F)                                                                                            \
  X(GB_DIGAMMA, digamma, SCALAR_ONLY, SCALAR_ONLY, S, gb_digamma##F(x))                                                \
  X(GB_TRIGAMMA, trigamma, SCALAR_ONLY, SCALAR_ONLY, S, gb_trigamma##F(x))                                             \
  X(GB_SINC, sinc, SCALAR_ONLY, SCALAR_ONLY, S, x == 0 ? 1 : sin##F((ELEMENT)M_PI * x) / ((ELEMENT)M_PI * x))          \
  X(GB_ASINH, asinh, SCALAR_ONLY, SCALAR_ONLY, S, asinh##F(x))                                                         \
  X(GB_ACOSH, acosh, SCALAR_ONLY, SCALAR_ONLY, S, acosh##F(x))
/// All of atanf on vectors.
GB_CLONES static void arctangents_f32(int64_t n, float *out, int64_t so, const float *a, int64_t sa) {
  if (so == 1 && sa == 1) {
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = gb_arctangentf(a[i]);
  } else {
    for (int64_t i = 0; i < n; i++) out[i * so] = gb_arctangentf(a[i * sa]);
  }
}

static void libm_atan_f64(int64_t n, double *out, int64_t so, const double *a, int64_t sa, double p0, double p1) {
  (void)p0;
  (void)p1;
  for (int64_t i = 0; i < n; i++) out[i * so] = atan(a[i * sa]);
}

#define ELEMENT float
UNARY_TABLE(DEFINE_SCALAR_UNARY, f32, f)
LIBM_TABLE(DEFINE_SCALAR_UNARY, f32, f)
BINARY_TABLE(DEFINE_SCALAR_BINARY, f32, f)
#undef ELEMENT
#define ELEMENT double
UNARY_TABLE(DEFINE_SCALAR_UNARY, f64, )
LIBM_TABLE(DEFINE_SCALAR_UNARY, f64, )
BINARY_TABLE(DEFINE_SCALAR_BINARY, f64, )
#undef ELEMENT

enum { CHUNK_F32 = 32, CHUNK_F64 = 16 };

_Thread_local int gb_lane_share = 1;

static int vector_level(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    return 2;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
}

#define DEFINE_DRIVERS(T, S, CHUNK)                                                                                    \
  typedef void (*vector_unary_##S)(int64_t, T *, const T *, T, T);                                                     \
  typedef void (*scalar_unary_##S)(int64_t, T *, int64_t, const T *, int64_t, T, T);                                   \
  typedef void (*vector_binary_##S)(int64_t, T *, const T *, const T *, T, T);                                         \
  typedef void (*scalar_binary_##S)(int64_t, T *, int64_t, const T *, int64_t, const T *, int64_t, T, T);              \
  static void drive_unary_##S(vector_unary_##S vector, scalar_unary_##S scalar, coverage cover, int64_t n, T *out,     \
                              int64_t so, const T *a, int64_t sa, T p0, T p1) {                                        \
    bool contiguous = so == 1 && sa == 1;                                                                              \
    if (!vector || cover == SCALAR_ONLY || (cover != EVERYWHERE && !contiguous)) {                                     \
      scalar(n, out, so, a, sa, p0, p1);                                                                               \
      return;                                                                                                          \
    }                                                                                                                  \
    int64_t unit = (cover == HALVES ? CHUNK / 2 : CHUNK) * (cover == EVERYWHERE ? 1 : gb_lane_share);                  \
    int64_t full = contiguous ? n - n % unit : 0;                                                                      \
    if (full > 0) vector(full, out, a, p0, p1);                                                                        \
    if (full == n) return;                                                                                             \
    if (cover != EVERYWHERE) {                                                                                         \
      scalar(n - full, out + full, 1, a + full, 1, p0, p1);                                                            \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t begin = full; begin < n; begin += CHUNK) {                                                            \
      T padded[CHUNK] = {0};                                                                                           \
      int64_t count = n - begin < CHUNK ? n - begin : CHUNK;                                                           \
      for (int64_t i = 0; i < count; i++) padded[i] = a[(begin + i) * sa];                                             \
      vector((count + CHUNK / 2 - 1) / (CHUNK / 2) * (CHUNK / 2), padded, padded, p0, p1);                             \
      for (int64_t i = 0; i < count; i++) out[(begin + i) * so] = padded[i];                                           \
    }                                                                                                                  \
  }                                                                                                                    \
  static void drive_binary_##S(vector_binary_##S vector, scalar_binary_##S scalar, coverage cover, int64_t n, T *out,  \
                               int64_t so, const T *a, int64_t sa, const T *b, int64_t sb, T p0, T p1) {               \
    bool regular = so == 1 && (sa == 1 || sa == 0) && (sb == 1 || sb == 0) && sa + sb > 0;                             \
    int64_t unit = (cover == HALVES ? CHUNK / 2 : CHUNK) * (cover == EVERYWHERE ? 1 : gb_lane_share);                  \
    int64_t full = vector && regular ? n - n % unit : 0;                                                               \
    if (full > 0 && sa == 1 && sb == 1) {                                                                              \
      vector(full, out, a, b, p0, p1);                                                                                 \
    } else if (full > 0) {                                                                                             \
      T repeated[CHUNK];                                                                                               \
      for (int64_t i = 0; i < CHUNK; i++) repeated[i] = sa == 0 ? *a : *b;                                             \
      for (int64_t i = 0; i < full; i += CHUNK)                                                                        \
        vector(full - i < CHUNK ? full - i : CHUNK, out + i, sa == 0 ? repeated : a + i, sb == 0 ? repeated : b + i,   \
               p0, p1);                                                                                                \
    }                                                                                                                  \
    if (full == n) return;                                                                                             \
    if (!vector || cover != EVERYWHERE) {                                                                              \
      scalar(n - full, out + full * so, so, a + full * sa, sa, b + full * sb, sb, p0, p1);                             \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t begin = full; begin < n; begin += CHUNK) {                                                            \
      T x[CHUNK] = {0}, y[CHUNK] = {0};                                                                                \
      int64_t count = n - begin < CHUNK ? n - begin : CHUNK;                                                           \
      for (int64_t i = 0; i < count; i++) x[i] = a[(begin + i) * sa], y[i] = b[(begin + i) * sb];                      \
      vector(CHUNK, x, x, y, p0, p1);                                                                                  \
      for (int64_t i = 0; i < count; i++) out[(begin + i) * so] = x[i];                                                \
    }                                                                                                                  \
  }
DEFINE_DRIVERS(float, f32, CHUNK_F32)
DEFINE_DRIVERS(double, f64, CHUNK_F64)

#define PICK(NAME, S, level) (level == 2 ? NAME##_##S##_512 : level == 1 ? NAME##_##S##_256 : NULL)
#define CASE_F32(OP, NAME, C32, C64, S, EXPR)                                                                          \
  case OP: drive_unary_f32(PICK(NAME, f32, level), NAME##_f32, C32, n, out, so, a, sa, (float)p0, (float)p1);          \
    return GB_OK;
#define CASE_F64(OP, NAME, C32, C64, S, EXPR)                                                                          \
  case OP: drive_unary_f64(PICK(NAME, f64, level), NAME##_f64, C64, n, out, so, a, sa, p0, p1); return GB_OK;
#define CASE_LIBM(OP, NAME, C32, C64, S, EXPR)                                                                         \
  case OP: NAME##_##S(n, out, so, a, sa, p0, p1); return GB_OK;
#define CASE_PAIR(OP, NAME, C32, C64, S, EXPR)                                                                         \
  case OP:                                                                                                             \
    drive_binary_##S(C32 == SCALAR_ONLY ? NULL : PICK(NAME, S, level), NAME##_##S, C32, n, out, so, a, sa, b, sb, p0,  \
                     p1);                                                                                              \
    return GB_OK;

#define U10(NAME, LIBM)                                                                                                \
  void gb_##NAME(gb_dtype dtype, int64_t n, void *out, const void *a) {                                                \
    int level = vector_level();                                                                                        \
    if (dtype == GB_F32) {                                                                                             \
      drive_unary_f32(PICK(NAME, f32, level), LIBM##_f32, EVERYWHERE, n, out, 1, a, 1, 0, 0);                          \
    } else {                                                                                                           \
      drive_unary_f64(PICK(NAME, f64, level), LIBM##_f64, EVERYWHERE, n, out, 1, a, 1, 0, 0);                          \
    }                                                                                                                  \
  }
U10(exp_u10, exp)
U10(log_u10, log)

/// Powers the reference replaces by simpler operations: the operation, or GB_POW_SCALAR when it does not.
static gb_unary_op power_shortcut(double exponent) {
  if (exponent == 2) return GB_SQUARE;
  if (exponent == 3) return GB_CUBE;
  if (exponent == 0.5) return GB_REFERENCE_SQRT;
  if (exponent == -0.5) return GB_RSQRT;
  if (exponent == -1) return GB_RECIPROCAL;
  if (exponent == 1) return GB_COPY_VALUE;
  return GB_POW_SCALAR;
}

static gb_status special_power(gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa, double p) {
  if (p == 0) {
    const float one = 1;
    const double oneDouble = 1;
    gb_fill_strided(dtype, 1, &n, &so, out, dtype == GB_F32 ? (const void *)&one : (const void *)&oneDouble);
    return GB_OK;
  }
  if (p == -2) {
    gb_unary_strided(GB_SQUARE, dtype, 1, &n, &so, &sa, out, a, 0, 0);
    return gb_unary_strided(GB_RECIPROCAL, dtype, 1, &n, &so, &so, out, out, 0, 0);
  }
  return gb_unary_strided(power_shortcut(p), dtype, 1, &n, &so, &sa, out, a, 0, 0);
}

/// Not inlined: computed for other operations too, where their numbers are 0, it would raise the flag of a division by zero.
static __attribute__((noinline)) double reciprocal(double x) { return 1 / x; }

gb_status gb_transcendental(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                            int64_t sa, double p0, double p1) {
  if (op == GB_POW_SCALAR && (p0 == 0 || p0 == -2 || power_shortcut(p0) != GB_POW_SCALAR))
    return special_power(dtype, n, out, so, a, sa, p0);
  int level = vector_level();
  // Single numbers are raised in double precision: the exponent in two parts.
  if (op == GB_CELU) p1 = reciprocal(p0);
  if (op == GB_POW_SCALAR) p1 = dtype == GB_F32 ? p0 - (double)(float)p0 : 0;
  if (dtype == GB_F32) {
    switch (op) {
      UNARY_TABLE(CASE_F32, f32, f)
      LIBM_TABLE(CASE_LIBM, f32, f)
    case GB_ATAN: arctangents_f32(n, out, so, a, sa); return GB_OK;
    default: return gb_special(op, dtype, n, out, so, a, sa);
    }
  }
  switch (op) {
    UNARY_TABLE(CASE_F64, f64, )
    LIBM_TABLE(CASE_LIBM, f64, )
  case GB_ATAN: drive_unary_f64(PICK(atan, f64, level), libm_atan_f64, EVERYWHERE, n, out, so, a, sa, p0, p1); return GB_OK;
  default: return gb_special(op, dtype, n, out, so, a, sa);
  }
}

gb_status gb_transcendental_pair(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                                 int64_t sa, const void *b, int64_t sb, double p0, double p1) {
  int level = vector_level();
  // Its slope takes alpha for a single-precision number there.
  if (op == GB_CELU_BACKWARD) p1 = reciprocal((double)(float)p0);
  if (dtype == GB_F32) {
    switch (op) {
      BINARY_TABLE(CASE_PAIR, f32, f)
    default: return GB_UNSUPPORTED;
    }
  }
  switch (op) {
    BINARY_TABLE(CASE_PAIR, f64, )
  default: return GB_UNSUPPORTED;
  }
}
