// The regularised incomplete gamma functions and Hurwitz's zeta function, one pair of numbers after the other, in the reference's
// steps: series, a continued fraction and a uniform expansion, each where it is good. The lower function takes the upper one
// without fused products where it is one minus that (measured).
#include <math.h>
#include <stdbool.h>

#include "IncompleteGammaTables.h"
#include "include/SpecialKernels.h"

#pragma STDC FP_CONTRACT OFF

enum { MOST_TERMS = 2000 };

static const double zeta_divisors[12] = {12.0, -720.0, 30240.0, -1209600.0, 47900160.0, -1.8924375803183791606e9,
                                         7.47242496e10, -2.950130727918164224e12, 1.1646782814350067249e14,
                                         -4.5979787224074726105e15, 1.8152105401943546773e17, -7.1661652561756670113e18};

#define T float
#define M(name) name##f
#define LARGEST_LOGARITHM ((T)88.72283905206835)
#define LEAST ((T)5.9604644775390625E-8)
#define SMALLEST_SCALE ((T)5.9604644775390625E-8)
#define WIDE_FUSED(a, b, c) ((double)((a) * (b)) + (c))
#define N(name) name##_plain_f32
#define FUSED(a, b, c) ((a) * (b) + (c))
#include "IncompleteGammaBlocks.h"
#undef N
#undef FUSED
#define N(name) name##_f32
#define FUSED(a, b, c) fmaf(a, b, c)
#include "IncompleteGammaBlocks.h"
#undef T
#undef M
#undef N
#undef LARGEST_LOGARITHM
#undef LEAST
#undef SMALLEST_SCALE
#undef WIDE_FUSED
#undef FUSED

#define T double
#define M(name) name
#define LARGEST_LOGARITHM 709.782712893383996843
#define LEAST 1.11022302462515654042E-16
#define SMALLEST_SCALE 2.22044604925031308085e-16
#define N(name) name##_plain_f64
#define FUSED(a, b, c) ((a) * (b) + (c))
#define WIDE_FUSED(a, b, c) ((a) * (b) + (c))
#include "IncompleteGammaBlocks.h"
#undef N
#undef FUSED
#undef WIDE_FUSED
#define N(name) name##_f64
#define FUSED(a, b, c) fma(a, b, c)
#define WIDE_FUSED(a, b, c) fma(a, b, c)
#include "IncompleteGammaBlocks.h"

/// The lower function; `F` ends the names of the element type.
#define LOWER_GAMMA(T, F)                                                                                              \
  static T lower_gamma_##F(T a, T x) {                                                                                 \
    if (x < 0 || a < 0) return (T)NAN;                                                                                 \
    if (a == 0) return x > 0 ? 1 : (T)NAN;                                                                             \
    if (x == 0) return 0;                                                                                              \
    if (isinf(a)) return isinf(x) ? (T)NAN : 0;                                                                        \
    if (isinf(x)) return 1;                                                                                            \
    if (is_uniform_##F(a, x)) return uniform_##F(a, x, true);                                                          \
    return x > 1 && x > a ? 1 - upper_gamma_plain_##F(a, x) : lower_series_##F(a, x);                                  \
  }

LOWER_GAMMA(float, f32)
LOWER_GAMMA(double, f64)

/// Σ 1/(q + k)^x by Euler and Maclaurin: ten terms, then the integral and corrections with Bernoulli numbers. `S` is the type of
/// the sums.
#define ZETA(name, T, S, power)                                                                                        \
  static T name(T x, T q) {                                                                                            \
    const S least = (S)1.11022302462515654042E-16;                                                                     \
    if (x == 1) return (T)INFINITY;                                                                                    \
    if (x < 1) return (T)NAN;                                                                                          \
    if (q <= 0 && q == (T)floor((double)q)) return (T)INFINITY;                                                        \
    if (q <= 0 && x != (T)floor((double)x)) return (T)NAN;                                                             \
    S sum = power(q, -x), a = q, b = 0;                                                                                \
    for (int i = 0; i < 9 || (a <= 9 && i < 10000000); i++) {                                                                         \
      a += 1;                                                                                                          \
      b = (S)pow((double)a, (double)-x);                                                                               \
      sum += b;                                                                                                        \
      if (-least * sum < b && b < least * sum) return (T)sum;                                                          \
    }                                                                                                                  \
    S last = a, factor = 1, k = 0;                                                                                     \
    sum += b * last / (x - (S)1);                                                                                      \
    sum -= (S)0.5 * b;                                                                                                 \
    for (int i = 0; i < 12; i++) {                                                                                     \
      factor *= x + k;                                                                                                 \
      b /= last;                                                                                                       \
      S term = factor * b / (S)zeta_divisors[i];                                                                       \
      sum += term;                                                                                                     \
      if (fabs((double)(term / sum)) < (double)least) break;                                                           \
      k += 1;                                                                                                          \
      factor *= x + k;                                                                                                 \
      b /= last;                                                                                                       \
      k += 1;                                                                                                          \
    }                                                                                                                  \
    return (T)sum;                                                                                                     \
  }

ZETA(zeta_f32, float, double, powf)
ZETA(zeta_f64, double, double, pow)
ZETA(narrow_zeta_f32, float, float, powf)

static float pair_f32(gb_special_pair function, float a, float b) {
  switch (function) {
  case GB_SP_LOWER_GAMMA: return lower_gamma_f32(a, b);
  case GB_SP_UPPER_GAMMA: return upper_gamma_f32(a, b);
  case GB_SP_ZETA: return zeta_f32(a, b);
  case GB_SP_NARROW_ZETA: return narrow_zeta_f32(a, b);
  }
  return NAN;
}

static double pair_f64(gb_special_pair function, double a, double b) {
  switch (function) {
  case GB_SP_LOWER_GAMMA: return lower_gamma_f64(a, b);
  case GB_SP_UPPER_GAMMA: return upper_gamma_f64(a, b);
  default: return zeta_f64(a, b);
  }
}

gb_status gb_special_pairs(gb_special_pair function, gb_dtype dtype, int64_t n, void *out, const void *a, const void *b) {
  if (dtype == GB_F32) {
    const float *left = a, *right = b;
    for (int64_t i = 0; i < n; i++) ((float *)out)[i] = pair_f32(function, left[i], right[i]);
    return GB_OK;
  }
  if (dtype == GB_F64) {
    const double *left = a, *right = b;
    for (int64_t i = 0; i < n; i++) ((double *)out)[i] = pair_f64(function, left[i], right[i]);
    return GB_OK;
  }
  return GB_UNSUPPORTED;
}
