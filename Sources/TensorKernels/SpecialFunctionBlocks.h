// Blocks of numbers for special_functions.c, which includes this once per element type and defines T (element), BITS (integer of
// the size), N(name) (decorates a name) and LIBM(name) (the C library's function). No include guard.

typedef T N(block) __attribute__((vector_size(BLOCK * sizeof(T))));
typedef BITS N(mask) __attribute__((vector_size(BLOCK * sizeof(T))));
#define VEC N(block)
#define ALL(value) ((VEC){0} + (T)(value))
#define CHOSEN(condition, x, y) ((VEC)(((condition) & (N(mask))(x)) | (~(condition) & (N(mask))(y))))

/// A Chebyshev series by Clenshaw's recurrence.
INLINED VEC N(chebyshev)(VEC x, const double *terms, int count) {
  VEC b0 = ALL(terms[0]), b1 = ALL(0), b2 = ALL(0);
  UNROLLED for (int i = 1; i < count; i++) {
    b2 = b1;
    b1 = b0;
    b0 = __builtin_elementwise_fma(x, b1, -b2) + (T)terms[i];
  }
  return (T)0.5 * (b0 - b2);
}

INLINED VEC N(polynomial)(VEC x, const double *terms, int count) {
  VEC sum = ALL(terms[0]);
  UNROLLED for (int i = 1; i < count; i++) sum = __builtin_elementwise_fma(sum, x, ALL(terms[i]));
  return sum;
}

/// I0 (or I1, times a sign later) of numbers that are not negative, times e^-x, without the factor x of I1's near series.
INLINED VEC N(bessel)(VEC x, bool isFirst, N(mask) isNear, bool someNear, bool someFar) {
  VEC near = ALL(0), far = ALL(0);
  const int skippedNear = N(SKIPPED_NEAR), skippedFar = N(SKIPPED_FAR);
  if (someNear) {
    VEC y = x / 2 - 2;
    near = isFirst ? N(chebyshev)(y, i1_near + skippedNear, 29 - skippedNear) : N(chebyshev)(y, i0_near, 30);
  }
  if (someFar) {
    VEC y = 32 / x - 2;
    far = isFirst ? N(chebyshev)(y, i1_far + skippedFar, 25 - skippedFar) : N(chebyshev)(y, i0_far, 25);
  }
  return CHOSEN(isNear, near, far);
}

INLINED void N(bessel_block)(bool isFirst, bool isScaled, T *numbers) {
  VEC signedX, powers = ALL(1);
  memcpy(&signedX, numbers, sizeof signedX);
  VEC x = __builtin_elementwise_abs(signedX);
  if (!isScaled) {
    T each[BLOCK];
    for (int i = 0; i < BLOCK; i++) each[i] = LIBM(exp)(LIBM(fabs)(numbers[i]));
    memcpy(&powers, each, sizeof powers);
  }
  N(mask) isNear = x <= ALL(BORDER);
  bool someNear = __builtin_reduce_or(isNear) != 0, someFar = __builtin_reduce_and(isNear) == 0;
  VEC series = N(bessel)(x, isFirst, isNear, someNear, someFar), result;
  VEC root = __builtin_elementwise_sqrt(CHOSEN(isNear, ALL(1), x));
  if (isFirst) {
    result = isScaled ? CHOSEN(isNear, series * x, series / root)
                      : CHOSEN(isNear, powers * x * series, (powers * series) / root);
    result = CHOSEN(signedX < 0, -result, result);
  } else {
    result = (powers * series) / root;
  }
  memcpy(numbers, &result, sizeof result);
}

/// The rational function of the tails: 1/z is the root of -2 log y.
INLINED T N(tail)(T z, const double *above, const double *below) {
  T p = (T)above[0], q = (T)below[0];
  for (int i = 1; i < 9; i++) {
    p = LIBM(__builtin_fma)(p, z, (T)above[i]);
    q = LIBM(__builtin_fma)(q, z, (T)below[i]);
  }
  return z * p / q;
}

INLINED T N(outer_quantile)(T y0) {
  if (y0 == 0) return -(T)INFINITY;
  if (y0 == 1) return (T)INFINITY;
  if (!(y0 > 0 && y0 < 1)) return (T)NAN;
  bool isUpper = y0 > 1 - (T)EXP_OF_MINUS_2;
  T y = isUpper ? 1 - y0 : y0;
  // The reference takes double precision's functions for floats as well.
  T x = (T)sqrt(-2 * log((double)y));
  T x0 = (T)((double)x - log((double)x) / (double)x), z = 1 / x;
  T result = x0 - (x < 8 ? N(tail)(z, tail_above, tail_below) : N(tail)(z, end_above, end_below));
  return isUpper ? result : -result;
}

INLINED void N(quantile_block)(T *numbers) {
  VEC y0;
  memcpy(&y0, numbers, sizeof y0);
  VEC y = CHOSEN(y0 > ALL(1 - (T)EXP_OF_MINUS_2), 1 - y0, y0);
  N(mask) isOuter = ~(y > ALL(EXP_OF_MINUS_2)) | ~(y0 <= ALL(1));
  VEC middle = y - (T)0.5, square = middle * middle;
  VEC ratio = square * N(polynomial)(square, middle_above, 5) / N(polynomial)(square, middle_below, 9);
  VEC result = __builtin_elementwise_fma(middle, ratio, middle) * (T)ROOT_OF_TWICE_PI;
  T given[BLOCK];
  BITS outer[BLOCK];
  memcpy(given, numbers, sizeof given);
  memcpy(outer, &isOuter, sizeof outer);
  memcpy(numbers, &result, sizeof result);
  for (int i = 0; i < BLOCK; i++)
    if (outer[i] != 0) numbers[i] = N(outer_quantile)(given[i]);
}

GB_CLONES static void N(run)(gb_unary_op op, int64_t n, T *out, int64_t so, const T *a, int64_t sa) {
  for (int64_t begin = 0; begin < n; begin += BLOCK) {
    int64_t count = n - begin < BLOCK ? n - begin : BLOCK;
    T numbers[BLOCK] = {0};
    for (int64_t i = 0; i < count; i++) numbers[i] = a[(begin + i) * sa];
    switch (op) {
    case GB_BESSEL_I0: N(bessel_block)(false, false, numbers); break;
    case GB_BESSEL_I0E: N(bessel_block)(false, true, numbers); break;
    case GB_BESSEL_I1: N(bessel_block)(true, false, numbers); break;
    case GB_BESSEL_I1E: N(bessel_block)(true, true, numbers); break;
    default: N(quantile_block)(numbers); break;
    }
    for (int64_t i = 0; i < count; i++) out[(begin + i) * so] = numbers[i];
  }
}

#undef VEC
#undef ALL
#undef CHOSEN
