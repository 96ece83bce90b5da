// The exponential of the reference's just-in-time kernels: a polynomial of the fifth degree, in single precision.
#pragma once

#include "KernelLoops.h"

/// exp in about twenty units of the last place.
static inline __attribute__((always_inline)) float gb_fast_exponential(float x) {
  const float least = -0x1.5d58a0p+6f, greatest = 0x1.62e430p+6f;
  bool vanishes = x < least;
  x = x < greatest ? x : greatest;
  x = x > least ? x : least;
  float n = floorf(__builtin_fmaf(x, 0x1.715476p+0f, 0.5f));
  float r = __builtin_fmaf(-n, 0x1.62e430p-1f, x);
  float p = __builtin_fmaf(r, 0.00828929059f, 0.0418978221f);
  p = __builtin_fmaf(r, p, 0.166676521f);
  p = __builtin_fmaf(r, p, 0.499991506f);
  p = __builtin_fmaf(r, p, 0.999999701f);
  p = __builtin_fmaf(r, p, 1.0f);
  uint32_t bits = (uint32_t)((int32_t)(n - 1) + 127) << 23;
  float power;
  memcpy(&power, &bits, 4);
  return vanishes ? 0 : p * power * 2;
}
