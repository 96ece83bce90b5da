// The reference's exp and tanh of single-precision numbers, one at a time, found by measuring which way it rounds near the
// middles of neighbouring floats; both agree with it on all 2^32 of them. exp is computed in floats, without fused
// products: e^x = 2^(k/128) (1 + r + r^2/2) with the power in two parts. tanh is a polynomial of degree six in
// double precision on every quarter of an octave, rounded once. DecidedRounding.h has both for vectors.
#pragma once

#include <math.h>
#include <stdint.h>
#include <string.h>

/// 2^(j/128), and what the floats of the first half leave over.
extern const float gb_power_parts[2][128] __attribute__((visibility("hidden"), aligned(64)));
/// Coefficients from the constant on, for a variable that runs from -1 to 1 over each quarter from 2^-12 to 10.
extern const double gb_tanh_pieces[61][7] __attribute__((visibility("hidden")));

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

/// The functions of doubles are the library's.
static inline double gb_reference_exp(double x) { return exp(x); }
static inline double gb_reference_tanh(double x) { return tanh(x); }
