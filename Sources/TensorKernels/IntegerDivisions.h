// Quotients and rests of whole numbers by way of floating point, which processors divide many of at once. Included by binary.c.
#pragma once

#include "BinaryLoops.h"

// Numbers of up to 16 bits divide in single precision, of 32 in double: a quotient that is no whole number is further from the
// next one than rounding can move it. W holds the one quotient that is too great for the type, the least number by -1. (No number
// is put in the place of that divisor: vectors would take it from memory under a mask, and while nothing ever reads that page in
// earnest, each such load takes hundreds of cycles.)
#define NARROW_DIVISION(T, U, F, W, S)                                                                                 \
  static inline T quotient_##S(T x, T y) { return (T)(W)((F)x / (F)y); }                                               \
  static inline T rest_of_##S(T x, T y) { return (T)((U)x - (U)((U)quotient_##S(x, y) * (U)y)); }                      \
  static inline T floored_##S(T x, T y) {                                                                              \
    T quotient = quotient_##S(x, y), rest = (T)((U)x - (U)((U)quotient * (U)y));                                       \
    return (T)(quotient - (T)((rest != 0) & ((rest < 0) != (y < 0))));                                                 \
  }                                                                                                                    \
  static inline T modulo_##S(T x, T y) {                                                                               \
    T rest = rest_of_##S(x, y);                                                                                        \
    return (T)(rest + (((rest != 0) & ((rest < 0) != (y < 0))) ? y : 0));                                              \
  }                                                                                                                    \
  GB_CLONES static bool has_zero_##S(int64_t n, const T *b, int64_t sb) {                                              \
    int zeros = 0;                                                                                                     \
    if (sb == 1)                                                                                                       \
      for (int64_t i = 0; i < n; i++) zeros |= b[i] == 0;                                                              \
    else                                                                                                               \
      for (int64_t i = 0; i < (sb == 0 && n > 1 ? 1 : n); i++) zeros |= b[i * sb] == 0;                                \
    return zeros != 0;                                                                                                 \
  }
NARROW_DIVISION(int32_t, uint32_t, double, int64_t, i32)
NARROW_DIVISION(int16_t, uint32_t, float, int32_t, i16)
NARROW_DIVISION(int8_t, uint32_t, float, int32_t, i8)
NARROW_DIVISION(uint8_t, uint32_t, float, int32_t, u8)

// Long numbers below 2^51 in size are exact as doubles, and their quotients far enough from the next whole number.
static inline int64_t quick_quotient(int64_t x, int64_t y) { return (int64_t)((double)x / (double)y); }
static inline int64_t quick_rest(int64_t x, int64_t y) { return x - quick_quotient(x, y) * y; }
static inline int64_t quick_floored(int64_t x, int64_t y) {
  int64_t quotient = quick_quotient(x, y), rest = x - quotient * y;
  return quotient - ((rest != 0) & ((rest < 0) != (y < 0)));
}
static inline int64_t quick_modulo(int64_t x, int64_t y) {
  int64_t rest = quick_rest(x, y);
  return rest + (((rest != 0) & ((rest < 0) != (y < 0))) ? y : 0);
}
BINARY_LOOP(quick_quotient_loop, int64_t, int64_t, quick_quotient(x, y))
BINARY_LOOP(quick_rest_loop, int64_t, int64_t, quick_rest(x, y))
BINARY_LOOP(quick_floored_loop, int64_t, int64_t, quick_floored(x, y))
BINARY_LOOP(quick_modulo_loop, int64_t, int64_t, quick_modulo(x, y))

/// How many of n numbers are too long for that, and whether one is zero.
GB_CLONES static int64_t long_numbers(int64_t n, const int64_t *a, int64_t sa, bool *hasZero) {
  const int64_t bound = (int64_t)1 << 51;
  int64_t found = 0, zeros = 0;
  if (sa == 1) {
    for (int64_t i = 0; i < n; i++) {
      found += (a[i] >= bound) | (a[i] <= -bound);
      zeros += a[i] == 0;
    }
  } else {
    for (int64_t i = 0; i < (sa == 0 && n > 1 ? 1 : n); i++) {
      found += (a[i * sa] >= bound) | (a[i * sa] <= -bound);
      zeros += a[i * sa] == 0;
    }
  }
  *hasZero = zeros != 0;
  return found;
}

typedef void (*division_loop)(int64_t n, int64_t *out, int64_t so, const int64_t *a, int64_t sa, const int64_t *b,
                              int64_t sb, int64_t p0, int64_t p1);

/// A piece at a time in the quick way where it holds for the whole piece. No divisor may be zero.
static gb_status run_division(division_loop quick, division_loop slow, int64_t n, int64_t *out, int64_t so,
                              const int64_t *a, int64_t sa, const int64_t *b, int64_t sb) {
  bool hasZero, unused;
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    long_numbers(count, b + i * sb, sb, &hasZero);
    if (hasZero) return GB_ZERO_DIVISION;
  }
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    const int64_t *x = a + i * sa, *y = b + i * sb;
    bool isQuick = long_numbers(count, x, sa, &unused) == 0 && long_numbers(count, y, sb, &unused) == 0;
    (isQuick ? quick : slow)(count, out + i * so, so, x, sa, y, sb, 0, 0);
  }
  return GB_OK;
}

/// x to the power of one exponent that is not negative, by the same products for all of them; they wrap around.
GB_CLONES static void whole_powers(int64_t n, int64_t *out, const int64_t *a, int64_t exponent) {
  uint64_t results[GB_CHUNK], bases[GB_CHUNK];
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    for (int64_t j = 0; j < count; j++) results[j] = 1, bases[j] = (uint64_t)a[i + j];
    for (int64_t left = exponent; left; left >>= 1) {
      if (left & 1)
        for (int64_t j = 0; j < count; j++) results[j] *= bases[j];
      if (left > 1)
        for (int64_t j = 0; j < count; j++) bases[j] *= bases[j];
    }
    for (int64_t j = 0; j < count; j++) out[i + j] = (int64_t)results[j];
  }
}
