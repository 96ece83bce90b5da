// The reference's log, sin, cos, tan, asin and acos of single-precision numbers on vectors, found by measuring which way
// it rounds: log, asin and acos are computed in floats without fused products; sin, cos and tan in double precision,
// from one polynomial each of the rest after multiples of pi (of pi/2), which are chosen in floats. Included once per
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

/// tan of x - multiple · pi/2, or of what is pi/2 further where the multiple is odd.
INLINE WIDE_VEC N(tangent_of_rest)(WIDE_VEC x, WIDE_VEC multiple) {
  WIDE_VEC rest = __builtin_elementwise_fma(multiple, (WIDE_VEC){0} - REFERENCE_HALF_PI_HIGH, x);
  rest = __builtin_elementwise_fma(multiple, (WIDE_VEC){0} - REFERENCE_HALF_PI_LOW, rest);
  WIDE_VEC square = rest * rest, sum = (WIDE_VEC){0} + gb_tangent_polynomial[9];
  for (int i = 8; i >= 0; i--) sum = __builtin_elementwise_fma(sum, square, (WIDE_VEC){0} + gb_tangent_polynomial[i]);
  WIDE_VEC tangent = __builtin_elementwise_fma(square * sum, rest, rest), inverse = -1.0 / tangent;
  WIDE_VEC half = multiple * 0.5;
  __typeof__(half != half) isOdd = half != __builtin_elementwise_floor(half);
  return (WIDE_VEC)((isOdd & (__typeof__(isOdd))inverse) | (~isOdd & (__typeof__(isOdd))tangent));
}

INLINE VEC N(reference_tan)(VEC x) {
#pragma STDC FP_CONTRACT OFF
  const float magic = 0x1.8p+23f;
  VEC size = __builtin_elementwise_abs(x);
  VEC whole = (size * REFERENCE_TWICE_INVERSE_PI + magic) - magic;
  VEC result = JOIN(N(tangent_of_rest)(LOW(size), LOW(whole)), N(tangent_of_rest)(HIGH(size), HIGH(whole)));
  result = (VEC)((INT)result ^ ((INT)x & INT32_MIN));
  INT isUsual = size <= BROADCAST(REFERENCE_SINE_LIMIT);
  return ALL(isUsual) ? result : SELECT(isUsual, result, LIBRARY(tan, x));
}

/// z · P(z) for asin, and the root with what it leaves over.
INLINE VEC N(arcsine_sum)(VEC size, VEC *root, VEC *rest) {
#pragma STDC FP_CONTRACT OFF
  VEC z = SELECT(size > BROADCAST(0.5f), (1.0f - size) * 0.5f, size * size), sum = BROADCAST(gb_arcsine_polynomial[4]);
  for (int i = 3; i >= 0; i--) sum = sum * z + gb_arcsine_polynomial[i];
  *root = __builtin_elementwise_sqrt(z);
  VEC left = __builtin_elementwise_fma(-*root, *root, z) / (2.0f * *root);
  *rest = SELECT(*root > BROADCAST(0), left, BROADCAST(0));
  return z * sum;
}

INLINE VEC N(reference_asin)(VEC x) {
#pragma STDC FP_CONTRACT OFF
  VEC size = __builtin_elementwise_abs(x), root, rest, sum = N(arcsine_sum)(size, &root, &rest);
  VEC high = REFERENCE_HALF_PI - 2.0f * root, low = (REFERENCE_HALF_PI - high) - 2.0f * root;
  VEC far = high + (((low - 2.0f * rest) + REFERENCE_HALF_PI_REST) - 2.0f * (root * sum));
  VEC result = SELECT(size > BROADCAST(0.5f), far, size + size * sum);
  return (VEC)((INT)result ^ ((INT)x & INT32_MIN));
}

INLINE VEC N(reference_acos)(VEC x) {
#pragma STDC FP_CONTRACT OFF
  VEC size = __builtin_elementwise_abs(x), root, rest, sum = N(arcsine_sum)(size, &root, &rest);
  VEC near = REFERENCE_HALF_PI - (x - (REFERENCE_HALF_PI_REST - x * sum)), small = root * sum + rest;
  VEC left = 2 * REFERENCE_HALF_PI - (2.0f * root + (2.0f * small - 2 * REFERENCE_HALF_PI_REST));
  VEC far = SELECT(x > BROADCAST(0), 2.0f * (root + small), left);
  return SELECT(size > BROADCAST(0.5f), far, near);
}

#undef INLINE
#undef BROADCAST
#undef SELECT
