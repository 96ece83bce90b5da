// The reference's square root of single-precision numbers. Its vector library starts from a twelve-bit estimate of the
// inverse root (a table in the processor), refines both once and adds a rounded residual; the last bit is another than
// the correctly rounded one for a number in five. Doubles, half types, the numbers below the
// normal ones and those whose square might overflow take the exact root.
#pragma once

#include <float.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/// The inverse root of the number in [1, 4) whose leading bits are the index: the last bit of the exponent, then twelve
/// of the significand.
extern float gb_root_estimates[8192] __attribute__((visibility("hidden")));

static inline float gb_reference_rootf(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  uint32_t exponent = bits >> 23 & 0xffu;
  uint32_t reduced = (bits & 0x7fffffu) | (exponent & 1 ? 0x3f800000u : 0x40000000u);
  uint32_t scaleBits = (((exponent + 1) >> 1) + 63) << 23;
  float a, scale, estimate = gb_root_estimates[bits >> 11 & 0x1fffu];
  memcpy(&a, &reduced, 4);
  memcpy(&scale, &scaleBits, 4);
  float root = a * estimate, half = 0.5f * estimate;
  float error = 0.5f - root * half;
  root = root + root * error;
  half = half + half * error;
  float residual = a - root * root;
  float refined = (root + residual * half) * scale;
  return x >= FLT_MIN && x <= 0x1.ffep127f ? refined : __builtin_elementwise_sqrt(x);
}

static inline double gb_reference_root(double x) { return __builtin_elementwise_sqrt(x); }

/// Roots of contiguous numbers, also in place.
void gb_reference_roots_f32(int64_t n, float *out, const float *in) __attribute__((visibility("hidden")));
