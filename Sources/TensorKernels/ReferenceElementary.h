// The reference's exp, tanh, log, sin, cos, tan, asin and acos of single-precision numbers, one at a time, found by
// measuring which way it rounds near the middles of neighbouring floats; exp, tanh and log agree with it on all 2^32 of
// them, sin and cos up to 10 000, tan, asin and acos on all but one or two in 10^5. exp, log, asin and acos are computed
// in floats, without fused products: e^x = 2^(k/128) (1 + r + r^2/2) with the power in two parts, log from k ln 2 and a
// polynomial, asin from one up to 1/2, beyond it of the root of (1 - |x|) / 2. tanh is a polynomial of degree six in
// double precision on every quarter of an octave, sin, cos and tan are one polynomial each of the rest after multiples
// of pi (of pi/2), rounded once. DecidedRounding.h and ReferenceVectors.h have them for vectors.
#pragma once

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/// 2^(j/128), and what the floats of the first half leave over.
extern const float gb_power_parts[2][128] __attribute__((visibility("hidden"), aligned(64)));
/// Coefficients from the constant on, for a variable that runs from -1 to 1 over each quarter from 2^-12 to 10.
extern const double gb_tanh_pieces[61][7] __attribute__((visibility("hidden")));

/// log(1 + r) = r + r · (r · P(r)): the coefficients of P, from the constant on.
extern const float gb_log_polynomial[9] __attribute__((visibility("hidden")));
/// sin(r) = r + r^3 · P(r^2).
extern const double gb_sine_polynomial[4] __attribute__((visibility("hidden")));
/// tan(r) = r + r^3 · P(r^2).
extern const double gb_tangent_polynomial[10] __attribute__((visibility("hidden")));

/// asin(x) = x + x · (z · P(z)) where z = x^2.
extern const float gb_arcsine_polynomial[5] __attribute__((visibility("hidden")));

#define REFERENCE_HALF_PI_REST -0x1.777a5cp-25f // what the float nearest to pi/2 leaves over

#define REFERENCE_LOG_START 0x3f2aaaab     // the bits of the least significand, 2/3
#define REFERENCE_LOG_HIGH 0x1.62e4p-1f    // ln 2 in two parts
#define REFERENCE_LOG_LOW 0x1.7f7d1cp-20f

#define REFERENCE_SINE_LIMIT 10000.0f // beyond it another function answers; it is nearest to the correct rounding
#define REFERENCE_INVERSE_PI 0x1.45f306p-2f
#define REFERENCE_HALF_PI 0x1.921fb6p+0f
#define REFERENCE_PI_HIGH 0x1.921fb54440000p+1 // pi in two parts; the first one's products are exact
#define REFERENCE_PI_LOW 0x1.68c234c4c6629p-38

#define REFERENCE_TWICE_INVERSE_PI 0x1.45f306p-1f
#define REFERENCE_HALF_PI_HIGH 0x1.921fb54442d18p+0 // pi/2 in two parts
#define REFERENCE_HALF_PI_LOW 0x1.1a62633145c07p-54

#define REFERENCE_EXP_LIMIT 0x1.5d589ep+6f // below 126 ln 2: beyond it the reference rounds correctly
#define REFERENCE_EXP_STEPS 0x1.715476p+7f // 128 / ln 2
#define REFERENCE_EXP_HIGH 0x1.63p-8f      // ln 2 / 128 in two parts
#define REFERENCE_EXP_LOW -0x1.bd0106p-20f

static inline float gb_reference_expf(float x) {
#pragma STDC FP_CONTRACT OFF
  if (!(fabsf(x) <= REFERENCE_EXP_LIMIT)) return (float)exp((double)x);
  const float magic = 0x1.8p+23f; // adding it rounds to a whole number, which then lies in the lowest bits
  float shifted = x * REFERENCE_EXP_STEPS + magic, whole = shifted - magic;
  float rest = x - whole * REFERENCE_EXP_HIGH;
  rest = rest - whole * REFERENCE_EXP_LOW;
  float sum = rest + rest * rest * 0.5f;
  int32_t step = (int32_t)whole, bits;
  float power = gb_power_parts[0][step & 127];
  float result = power + (power * sum + gb_power_parts[1][step & 127]);
  memcpy(&bits, &result, 4);
  bits += (step >> 7) * (1 << 23);
  memcpy(&result, &bits, 4);
  return result;
}

static inline float gb_reference_tanhf(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  uint32_t size = bits & 0x7fffffffu;
  const uint32_t first = 0x39800000u, end = 0x41200000u; // 2^-12 and 10
  if (size < first || size >= end) return (float)tanh((double)x);
  const double *c = gb_tanh_pieces[(size - first) >> 21];
  double s = (double)(size & 0x1fffffu) * 0x1p-20 - 1.0;
  double value = ((((((c[6] * s + c[5]) * s + c[4]) * s + c[3]) * s + c[2]) * s + c[1]) * s + c[0]);
  return (float)(bits >> 31 ? -value : value);
}

static inline float gb_reference_logf(float x) {
#pragma STDC FP_CONTRACT OFF
  if (!(x >= FLT_MIN && x <= FLT_MAX)) return (float)log((double)x);
  int32_t bits;
  memcpy(&bits, &x, 4);
  bits -= REFERENCE_LOG_START;
  float exponent = (float)(bits >> 23), rest;
  bits = (bits & 0x7fffff) + REFERENCE_LOG_START;
  memcpy(&rest, &bits, 4);
  rest -= 1.0f;
  float sum = gb_log_polynomial[8];
  for (int i = 7; i >= 0; i--) sum = sum * rest + gb_log_polynomial[i];
  return exponent * REFERENCE_LOG_HIGH + (exponent * REFERENCE_LOG_LOW + (rest + rest * (rest * sum)));
}

/// sin of x + phase · pi, for a phase of 0 or 1/2, where inPi is its quotient by pi.
static inline float gb_shifted_sinef(float x, float inPi, double phase) {
#pragma STDC FP_CONTRACT OFF
  const float magic = 0x1.8p+23f;
  float whole = (inPi + magic) - magic;
  double multiple = (double)whole - phase;
  double rest = __builtin_fma(multiple, -REFERENCE_PI_HIGH, (double)x);
  rest = __builtin_fma(multiple, -REFERENCE_PI_LOW, rest);
  double square = rest * rest, sum = gb_sine_polynomial[3];
  for (int i = 2; i >= 0; i--) sum = __builtin_fma(sum, square, gb_sine_polynomial[i]);
  float value = (float)__builtin_fma(square * sum, rest, rest);
  return (int64_t)whole & 1 ? -value : value;
}

static inline float gb_reference_sinf(float x) {
  float size = fabsf(x);
  if (!(size <= REFERENCE_SINE_LIMIT)) return (float)sin((double)x);
  float value = gb_shifted_sinef(size, size * REFERENCE_INVERSE_PI, 0);
  return signbit(x) ? -value : value;
}

static inline float gb_reference_cosf(float x) {
  float size = fabsf(x);
  if (!(size <= REFERENCE_SINE_LIMIT)) return (float)cos((double)x);
  return gb_shifted_sinef(size, (size + REFERENCE_HALF_PI) * REFERENCE_INVERSE_PI, 0.5);
}

static inline float gb_reference_tanf(float x) {
#pragma STDC FP_CONTRACT OFF
  float size = fabsf(x);
  if (!(size <= REFERENCE_SINE_LIMIT)) return (float)tan((double)x);
  const float magic = 0x1.8p+23f;
  float whole = (size * REFERENCE_TWICE_INVERSE_PI + magic) - magic;
  double rest = __builtin_fma((double)whole, -REFERENCE_HALF_PI_HIGH, (double)size);
  rest = __builtin_fma((double)whole, -REFERENCE_HALF_PI_LOW, rest);
  double square = rest * rest, sum = gb_tangent_polynomial[9];
  for (int i = 8; i >= 0; i--) sum = __builtin_fma(sum, square, gb_tangent_polynomial[i]);
  double tangent = __builtin_fma(square * sum, rest, rest);
  float value = (float)((int64_t)whole & 1 ? -1 / tangent : tangent);
  return signbit(x) ? -value : value;
}

/// z · P(z), and of numbers beyond 1/2 the root with what it leaves over.
static inline float gb_arcsine_sum(float size, float *root, float *rest) {
#pragma STDC FP_CONTRACT OFF
  float z = size > 0.5f ? (1 - size) * 0.5f : size * size, sum = gb_arcsine_polynomial[4];
  for (int i = 3; i >= 0; i--) sum = sum * z + gb_arcsine_polynomial[i];
  *root = sqrtf(z);
  *rest = *root > 0 ? __builtin_fmaf(-*root, *root, z) / (2 * *root) : 0;
  return z * sum;
}

static inline float gb_reference_asinf(float x) {
#pragma STDC FP_CONTRACT OFF
  float size = fabsf(x), root, rest, sum = gb_arcsine_sum(size, &root, &rest), value = size + size * sum;
  if (size > 0.5f) {
    float high = REFERENCE_HALF_PI - 2 * root, low = (REFERENCE_HALF_PI - high) - 2 * root;
    value = high + (((low - 2 * rest) + REFERENCE_HALF_PI_REST) - 2 * (root * sum));
  }
  return signbit(x) ? -value : value;
}

static inline float gb_reference_acosf(float x) {
#pragma STDC FP_CONTRACT OFF
  float root, rest, sum = gb_arcsine_sum(fabsf(x), &root, &rest);
  if (!(fabsf(x) > 0.5f)) return REFERENCE_HALF_PI - (x - (REFERENCE_HALF_PI_REST - x * sum));
  float small = root * sum + rest;
  if (x > 0) return 2 * (root + small);
  return 2 * REFERENCE_HALF_PI - (2 * root + (2 * small - 2 * REFERENCE_HALF_PI_REST));
}

/// The functions of doubles are the library's.
static inline double gb_reference_exp(double x) { return exp(x); }
static inline double gb_reference_tanh(double x) { return tanh(x); }
static inline double gb_reference_log(double x) { return log(x); }
static inline double gb_reference_sin(double x) { return sin(x); }
static inline double gb_reference_cos(double x) { return cos(x); }
static inline double gb_reference_tan(double x) { return tan(x); }
static inline double gb_reference_asin(double x) { return asin(x); }
static inline double gb_reference_acos(double x) { return acos(x); }

/// Near inverses of the sixteen parts of the significands, and their logarithms with the other sign: the C library's.
extern const double gb_library_logarithms[2][16] __attribute__((visibility("hidden"), aligned(64)));

/// The C library's logf in its steps, which a loop does on vectors (compared on one float in three of all).
static inline float gb_logarithmf(float x) {
  float scaled = x < FLT_MIN ? x * 0x1p23f : x, m;
  int32_t bits;
  memcpy(&bits, &scaled, 4);
  int32_t shifted = bits - 0x3f330000, index = shifted >> 19 & 15, rest = bits - (int32_t)((uint32_t)shifted & 0xff800000u);
  memcpy(&m, &rest, 4);
  double exponent = (double)((shifted >> 23) - (x < FLT_MIN ? 23 : 0));
  double r = __builtin_fma((double)m, gb_library_logarithms[0][index], -1.0);
  double base = __builtin_fma(exponent, 0x1.62e42fefa39efp-1, gb_library_logarithms[1][index]) + r, square = r * r;
  double sum = __builtin_fma(0x1.5575b0be00b6ap-2, r, -0x1.ffffef20a4123p-2);
  sum = __builtin_fma(-0x1.00ea348b88334p-2, square, sum);
  float result = (float)__builtin_fma(sum, square, base), outside = x == 0 ? -INFINITY : x < 0 ? NAN : x;
  return ((x > 0) & (x < INFINITY)) ? result : outside;
}
static inline double gb_logarithm(double x) { return log(x); }

/// The C library's atanf in its steps, but all cases at once, so that a loop of it is done on vectors (compared on one float in
/// seven of all).
static inline float gb_arctangentf(float x) {
#pragma STDC FP_CONTRACT OFF
  float size = fabsf(x), above = size, below = 1, high = 0, low = 0;
  above = size >= 0.4375f ? 2 * size - 1 : above;
  below = size >= 0.4375f ? 2 + size : below;
  high = size >= 0.4375f ? 0x1.dac67p-2f : high;
  low = size >= 0.4375f ? 0x1.586ed2p-28f : low;
  above = size >= 0.6875f ? size - 1 : above;
  below = size >= 0.6875f ? size + 1 : below;
  high = size >= 0.6875f ? 0x1.921fb4p-1f : high;
  low = size >= 0.6875f ? 0x1.4442d0p-25f : low;
  above = size >= 1.1875f ? size - 1.5f : above;
  below = size >= 1.1875f ? 1 + 1.5f * size : below;
  high = size >= 1.1875f ? 0x1.f730bcp-1f : high;
  low = size >= 1.1875f ? 0x1.281f68p-25f : low;
  above = size >= 2.4375f ? -1 : above;
  below = size >= 2.4375f ? size : below;
  high = size >= 2.4375f ? 0x1.921fb4p+0f : high;
  low = size >= 2.4375f ? 0x1.4442d0p-24f : low;
  float r = above / below, z = r * r, w = z * z;
  float odd = 4.9768779427e-02f + w * 1.6285819933e-02f, even = -5.8335702866e-02f + w * -3.6531571299e-02f;
  odd = 9.0908870101e-02f + w * (6.6610731184e-02f + w * odd);
  even = -1.1111110449e-01f + w * (-7.6918758452e-02f + w * even);
  odd = z * (3.3333334327e-01f + w * (1.4285714924e-01f + w * odd));
  even = w * (-2.0000000298e-01f + w * even);
  float product = r * (odd + even), result = size < 0.4375f ? r - product : high - ((product - low) - r);
  result = size < 0x1p25f ? result : x != x ? size : 0x1.921fb6p+0f;
  result = size < 0x1p-29f ? size : result;
  return copysignf(result, x);
}
