// Bessel, Airy and scaled error functions of one number for bessel_functions.c, which includes this once per element type and
// defines T (element), N(name) (decorates a name), M(name) (the C library's function) and EPSILON. No include guard. Which
// products are fused was measured under the reference.

static T N(rational_part)(T x, const double *terms, int count) {
  T sum = (T)terms[0];
  for (int i = 1; i < count; i++) sum = M(fma)(sum, x, (T)terms[i]);
  return sum;
}

/// A Chebyshev series by Clenshaw's recurrence.
static T N(chebyshev_sum)(T x, const double *terms, int count) {
  T b0 = (T)terms[0], b1 = 0, b2 = 0;
  for (int i = 1; i < count; i++) {
    b2 = b1;
    b1 = b0;
    b0 = M(fma)(x, b1, -b2) + (T)terms[i];
  }
  return (T)0.5 * (b0 - b2);
}

/// Beyond 5: the amplitudes in phase and a quarter turn behind.
static void N(amplitudes)(T x, bool isFirst, T *phase, T *turned) {
  if (isFirst) {
    T z = 5 / x * (5 / x);
    *phase = N(rational_part)(z, phase1_above, 7) / N(rational_part)(z, phase1_below, 7);
    *turned = N(rational_part)(z, turned1_above, 8) / N(rational_part)(z, turned1_below, 7);
  } else {
    T z = 25 / (x * x);
    *phase = N(rational_part)(z, phase0_above, 7) / N(rational_part)(z, phase0_below, 7);
    *turned = N(rational_part)(z, turned0_above, 8) / N(rational_part)(z, turned0_below, 7);
  }
}

/// The functions of the first (sign -1) and second (1) kind beyond 5.
static T N(far_bessel)(T x, bool isFirst, bool isSecondKind) {
  T phase, turned, angle = x - (T)(isFirst ? THREE_EIGHTHS_OF_TURN : EIGHTH_OF_TURN);
  N(amplitudes)(x, isFirst, &phase, &turned);
  T sum = isSecondKind ? M(fma)(phase, M(sin)(angle), 5 / x * turned * M(cos)(angle))
                       : M(fma)(phase, M(cos)(angle), -(5 / x * turned * M(sin)(angle)));
  return sum * (T)ROOT_OF_2_OVER_PI / M(sqrt)(x);
}

static T N(bessel_j0)(T x) {
  if (x < 0) x = -x;
  if (!(x <= 5)) return N(far_bessel)(x, false, false);
  if (x < (T)0.00001) return 1 - x * x / 4;
  T square = x * x;
  T above = N(rational_part)(square, j0_above, 4), below = N(rational_part)(square, j0_below, 8);
  return (square - (T)5.78318596294678452118) * (square - (T)30.4712623436620863991) * above / below;
}

static T N(bessel_j1)(T x) {
  if (x < 0) return -N(bessel_j1)(-x);
  if (!(x <= 5)) return N(far_bessel)(x, true, false);
  T square = x * x;
  T above = N(rational_part)(square, j1_above, 4), below = N(rational_part)(square, j1_below, 8);
  return above / below * x * (square - (T)14.6819706421238932572) * (square - (T)49.2184563216946036703);
}

static T N(bessel_y0)(T x) {
  if (!(x <= 5)) return N(far_bessel)(x, false, true);
  if (x == 0) return -(T)INFINITY;
  if (x < 0) return (T)NAN;
  T ratio = N(rational_part)(x * x, y0_above, 8) / N(rational_part)(x * x, y0_below, 7);
  return M(fma)((T)M_2_PI * M(log)(x), N(bessel_j0)(x), ratio);
}

static T N(bessel_y1)(T x) {
  if (!(x <= 5)) return N(far_bessel)(x, true, true);
  if (x == 0) return -(T)INFINITY;
  if (x < 0) return (T)NAN;
  T ratio = N(rational_part)(x * x, y1_above, 6) / N(rational_part)(x * x, y1_below, 8);
  return M(fma)(x, ratio, (T)M_2_PI * M(fma)(N(bessel_j1)(x), M(log)(x), -1 / x));
}

static T N(modified_i0)(T x) {
  T size = M(fabs)(x);
  if (size <= 8) return M(exp)(size) * N(chebyshev_sum)(size / 2 - 2, i0_near, 30);
  return M(exp)(size) * N(chebyshev_sum)(32 / size - 2, i0_far, 25) / M(sqrt)(size);
}

static T N(modified_i1)(T x) {
  T size = M(fabs)(x), result;
  if (size <= 8) {
    result = N(chebyshev_sum)(size / 2 - 2, i1_near, 29) * size * M(exp)(size);
  } else {
    result = M(exp)(size) * N(chebyshev_sum)(32 / size - 2, i1_far, 25) / M(sqrt)(size);
  }
  return x < 0 ? -result : result;
}

static T N(modified_k)(T x, bool isFirst, bool isScaled) {
  if (x == 0) return (T)INFINITY;
  if (x < 0) return (T)NAN;
  if (x <= 2) {
    T argument = M(fma)(x, x, (T)-2), value;
    T near = isFirst ? N(chebyshev_sum)(argument, k1_near, 11) : N(chebyshev_sum)(argument, k0_near, 10);
    if (isFirst) {
      value = M(fma)(M(log)((T)0.5 * x), N(modified_i1)(x), near / x);
    } else if (isScaled) {
      value = M(fma)(-M(log)((T)0.5 * x), N(modified_i0)(x), near);
    } else {
      // This one logarithm is the reference's in double precision.
      value = (T)fma(-log(0.5 * (double)x), (double)N(modified_i0)(x), (double)near);
    }
    return isScaled ? value * M(exp)(x) : value;
  }
  T far = N(chebyshev_sum)(8 / x - 2, isFirst ? k1_far : k0_far, 25);
  return isScaled ? far / M(sqrt)(x) : M(exp)(-x) * far / M(sqrt)(x);
}

/// sin x / x.
static T N(spherical_j0)(T x) {
  static const double terms[6] = {1 / 6227020800.0, -1 / 39916800.0, 1 / 362880.0, -1 / 5040.0, 1 / 120.0, -1 / 6.0};
  if (isinf(x)) return 0;
  if (!(M(fabs)(x) < (T)0.5)) return M(sin)(x) / x;
  T square = x * x, sum = (T)terms[0];
  for (int i = 1; i < 6; i++) sum = M(fma)(square, sum, (T)terms[i]);
  return M(fma)(square, sum, (T)1);
}

/// Ai(x) to the left of -2.09.
static T N(airy_left)(T x) {
  T z = 1 / ((T)-2 * x * M(sqrt)(-x) / 3), square = z * z;
  T sine = N(rational_part)(square, airy_sine_above, 9), sineBelow = N(rational_part)(square, airy_sine_below, 9);
  T cosine = N(rational_part)(square, airy_cosine_above, 11);
  T cosineBelow = N(rational_part)(square, airy_cosine_below, 10);
  T angle = (T)-2 * x * M(sqrt)(-x) / 3 + (T)0.25 * (T)M_PI;
  T sum = M(fma)(M(sin)(angle), 1 + z * z * sine / sineBelow, -(M(cos)(angle) * (z * cosine / cosineBelow)));
  return (T)INVERSE_ROOT_OF_PI / M(sqrt)(M(sqrt)(-x)) * sum;
}

static T N(airy)(T x) {
  if (isinf(x)) return (T)NAN;
  if (x > (T)103.892) return 0;
  if (x < (T)-2.09) return N(airy_left)(x);
  if (x >= (T)2.09) {
    T zeta = (T)2 * x * M(sqrt)(x) / 3;
    T ratio = N(rational_part)(1 / zeta, airy_above, 8) / N(rational_part)(1 / zeta, airy_below, 8);
    return (T)INVERSE_ROOT_OF_PI * ratio / ((T)2 * M(sqrt)(M(sqrt)(x)) * M(exp)(zeta));
  }
  // Two Taylor series side by side.
  T even = 1, odd = x, k = 1, m = 1, n = x, size = 1, cube = x * x * x;
  while (size > (T)EPSILON) {
    m *= cube;
    k += 1;
    m /= k;
    n *= cube;
    k += 1;
    n /= k;
    m /= k;
    even += m;
    k += 1;
    n /= k;
    odd += n;
    size = M(fabs)(m / even);
  }
  return M(fma)((T)0.355028053887817239260, even, -((T)0.258819403792806798405 * odd));
}

/// e^(x²)·erfc(x) by pieces; the polynomials are computed in double precision.
static T N(scaled_piece)(T y) {
  if (!(y >= 0 && y < 100)) return 1;
  int place = (int)y;
  const double *terms = scaled_error_pieces + 7 * place;
  double t = (double)(2 * y - (T)(2 * place + 1)), sum = terms[6];
  for (int i = 5; i >= 0; i--) sum = terms[i] + sum * t;
  return (T)sum;
}

static T N(scaled_erfc)(T x) {
  if (isnan(x)) return x;
  if (x >= 0) {
    if (!(x > 50)) return N(scaled_piece)(400 / (4 + x));
    T scale = (T)INVERSE_ROOT_OF_PI;
    if ((double)x > 5e7) return scale / x;
    T square = x * x;
    double above = (double)square * ((double)square + 4.5) + 2;
    return (T)((double)scale * above / ((double)x * ((double)(square * (square + 5)) + 3.75)));
  }
  if ((double)x < -26.7) return (T)INFINITY;
  if ((double)x < -6.1) return (T)(2 * exp((double)(x * x)));
  return (T)(2 * exp((double)(x * x)) - (double)N(scaled_piece)(400 / (4 - x)));
}

/// The logarithm of the normal distribution function.
static T N(log_normal)(T x) {
  T t = x * (T)M_SQRT1_2;
  if (x < -1) return M(log)(N(scaled_erfc)(-t) / 2) - t * t;
  return M(log1p)(-M(erfc)(t) / 2);
}

static T N(special_value)(gb_special_function function, T x) {
  switch (function) {
  case GB_SF_BESSEL_J0: return N(bessel_j0)(x);
  case GB_SF_BESSEL_J1: return N(bessel_j1)(x);
  case GB_SF_BESSEL_Y0: return N(bessel_y0)(x);
  case GB_SF_BESSEL_Y1: return N(bessel_y1)(x);
  case GB_SF_MODIFIED_I0: return N(modified_i0)(x);
  case GB_SF_MODIFIED_I1: return N(modified_i1)(x);
  case GB_SF_MODIFIED_K0: return N(modified_k)(x, false, false);
  case GB_SF_MODIFIED_K1: return N(modified_k)(x, true, false);
  case GB_SF_SCALED_K0: return N(modified_k)(x, false, true);
  case GB_SF_SCALED_K1: return N(modified_k)(x, true, true);
  case GB_SF_SPHERICAL_J0: return N(spherical_j0)(x);
  case GB_SF_AIRY: return N(airy)(x);
  case GB_SF_SCALED_ERFC: return N(scaled_erfc)(x);
  case GB_SF_LOG_NORMAL: return N(log_normal)(x);
  }
  return (T)NAN;
}
