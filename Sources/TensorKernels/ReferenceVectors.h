// The reference's log, sin and cos of single-precision numbers on vectors, found by measuring which way it rounds: log
// is computed in floats without fused products, from a polynomial of the significand between 2/3 and 4/3; sin and cos in
// double precision, from one polynomial between -pi/2 and pi/2, the multiple of pi chosen in floats. Included once per
// vector width by elementary.c, which defines what ElementaryVectors.h names and LOW, HIGH, JOIN, WIDE_VEC (the vector
// of doubles half as long), ALL(mask) and LIBRARY(name, x) (the library's function of doubles, rounded). No include
// guard.

#define INLINE static inline __attribute__((always_inline, TARGET))
#define BROADCAST(value) ((VEC){0} + (T)(value))
#define SELECT(mask, yes, no) ((VEC)(((INT)(mask) & (INT)(yes)) | (~(INT)(mask) & (INT)(no))))

INLINE VEC N(reference_log)(VEC x) {
#pragma STDC FP_CONTRACT OFF
  INT shifted = (INT)x - REFERENCE_LOG_START;
  VEC exponent = __builtin_convertvector(shifted >> 23, VEC);
  VEC rest = (VEC)((shifted & 0x7fffff) + REFERENCE_LOG_START) - 1.0f;
  VEC sum = BROADCAST(gb_log_polynomial[8]);
  for (int i = 7; i >= 0; i--) sum = sum * rest + gb_log_polynomial[i];
  VEC small = exponent * REFERENCE_LOG_LOW + (rest + rest * (rest * sum));
  VEC result = exponent * REFERENCE_LOG_HIGH + small;
  INT isUsual = (x >= BROADCAST(FLT_MIN)) & (x <= BROADCAST(FLT_MAX));
  return ALL(isUsual) ? result : SELECT(isUsual, result, LIBRARY(log, x));
}

/// sin of x - multiple · pi, which lies between -pi/2 and pi/2.
INLINE WIDE_VEC N(sine_of_rest)(WIDE_VEC x, WIDE_VEC multiple) {
  WIDE_VEC rest = __builtin_elementwise_fma(multiple, (WIDE_VEC){0} - REFERENCE_PI_HIGH, x);
  rest = __builtin_elementwise_fma(multiple, (WIDE_VEC){0} - REFERENCE_PI_LOW, rest);
  WIDE_VEC square = rest * rest, sum = (WIDE_VEC){0} + gb_sine_polynomial[3];
  for (int i = 2; i >= 0; i--) sum = __builtin_elementwise_fma(sum, square, (WIDE_VEC){0} + gb_sine_polynomial[i]);
  return __builtin_elementwise_fma(square * sum, rest, rest);
}

/// sin of x + phase · pi, for a phase of 0 or 1/2.
INLINE VEC N(shifted_sine)(VEC x, VEC inPi, double phase) {
#pragma STDC FP_CONTRACT OFF
  const float magic = 0x1.8p+23f; // adding it rounds to a whole number, which then lies in the lowest bits
  VEC shifted = inPi + magic, whole = shifted - magic;
  WIDE_VEC low = N(sine_of_rest)(LOW(x), LOW(whole) - phase), high = N(sine_of_rest)(HIGH(x), HIGH(whole) - phase);
  return (VEC)((INT)JOIN(low, high) ^ (INT)shifted << 31);
}

INLINE VEC N(reference_sin)(VEC x) {
  VEC size = __builtin_elementwise_abs(x); // the sign is put back at the end, or -0 would lose it
  VEC result = N(shifted_sine)(size, size * REFERENCE_INVERSE_PI, 0);
  result = (VEC)((INT)result ^ ((INT)x & INT32_MIN));
  INT isUsual = size <= BROADCAST(REFERENCE_SINE_LIMIT);
  return ALL(isUsual) ? result : SELECT(isUsual, result, LIBRARY(sin, x));
}

INLINE VEC N(reference_cos)(VEC x) {
  VEC size = __builtin_elementwise_abs(x);
  VEC result = N(shifted_sine)(size, (size + REFERENCE_HALF_PI) * REFERENCE_INVERSE_PI, 0.5);
  INT isUsual = size <= BROADCAST(REFERENCE_SINE_LIMIT);
  return ALL(isUsual) ? result : SELECT(isUsual, result, LIBRARY(cos, x));
}

#undef INLINE
#undef BROADCAST
#undef SELECT
