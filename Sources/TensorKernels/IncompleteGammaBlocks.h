// The regularised incomplete gamma functions of (a, x) for incomplete_gamma.c, which includes this for each element type, once
// with fused products and once without, and defines T (element), N(name), M(name) (the C library's function), FUSED(a, b, c) and
// WIDE_FUSED(a, b, c) (a·b + c, the latter in double precision) and the limits of the type. No include guard.

/// Lanczos' sum over the gamma function, in 1/x beyond 1.
static T N(lanczos)(T x) {
  bool isFar = M(fabs)(x) > 1;
  T y = isFar ? 1 / x : x;
  int first = isFar ? 12 : 0, step = isFar ? -1 : 1;
  T above = (T)lanczos_above[first], below = (T)lanczos_below[first];
  for (int i = 1; i < 13; i++) {
    above = FUSED(above, y, (T)lanczos_above[first + step * i]);
    below = FUSED(below, y, (T)lanczos_below[first + step * i]);
  }
  return above / below;
}

/// x^a·e^-x / Γ(a).
static T N(gamma_front)(T a, T x) {
  const T g = (T)6.024680040776729583740234375, e = (T)2.718281828459045;
  if ((double)M(fabs)(a - x) > 0.4 * (double)M(fabs)(a)) {
    T exponent = FUSED(a, M(log)(x), -x) - M(lgamma)(a);
    return exponent < -LARGEST_LOGARITHM ? 0 : M(exp)(exponent);
  }
  T factor = (T)((double)(a + g) - 0.5);
  T result = M(sqrt)(factor / e) / N(lanczos)(a);
  if (a < 200 && x < 200) return result * (M(exp)(a - x) * M(pow)(x / factor, a));
  T part = (T)((double)(x - a - g) + 0.5) / factor;
  double exponent = WIDE_FUSED(a, M(log1p)(part) - part, (double)x * (0.5 - (double)g) / (double)factor);
  return (T)((double)result * exp(exponent));
}

static T N(lower_series)(T a, T x) {
  T front = N(gamma_front)(a, x);
  if (front == 0) return 0;
  T r = a, c = 1, sum = 1;
  for (int i = 0; i < MOST_TERMS; i++) {
    r += 1;
    c *= x / r;
    sum += c;
    if (c <= LEAST * sum) break;
  }
  return sum * front / a;
}

static T N(upper_series)(T a, T x) {
  T factor = 1, sum = 0;
  for (int n = 1; n < MOST_TERMS; n++) {
    factor *= -x / (T)n;
    T term = factor / (a + (T)n);
    sum += term;
    if (M(fabs)(term) <= LEAST * M(fabs)(sum)) break;
  }
  T logarithm = M(log)(x);
  T start = -M(expm1)(FUSED(a, logarithm, -M(lgamma)(1 + a)));
  return FUSED(-M(exp)(FUSED(a, logarithm, -M(lgamma)(a))), sum, start);
}

/// The expansion for large a near x.
static T N(uniform)(T a, T x, bool isLower) {
  T lambda = x / a, sigma = (x - a) / a, eta = 0, sign = isLower ? -1 : 1;
  if (lambda > 1) eta = M(sqrt)(-2 * (M(log1p)(sigma) - sigma));
  if (lambda < 1) eta = -M(sqrt)(-2 * (M(log1p)(sigma) - sigma));
  T result = (T)(0.5 * (double)M(erfc)(sign * eta * M(sqrt)(a / 2)));
  T powers[25] = {1}, sum = 0, factor = 1, old = (T)INFINITY;
  int known = 0;
  for (int k = 0; k < 25; k++) {
    T row = (T)uniform_expansion[25 * k];
    for (int n = 1; n < 25; n++) {
      if (n > known) {
        powers[n] = eta * powers[n - 1];
        known++;
      }
      T part = (T)uniform_expansion[25 * k + n] * powers[n];
      row += part;
      if (M(fabs)(part) < LEAST * M(fabs)(row)) break;
    }
    T term = row * factor, size = M(fabs)(term);
    if (size > old) break;
    sum += term;
    if (size < LEAST * M(fabs)(sum)) break;
    old = size;
    factor /= a;
  }
  double density = exp(-0.5 * (double)a * (double)eta * (double)eta);
  return (T)((double)result + (double)sign * density * (double)sum / (double)M(sqrt)(2 * (T)(float)M_PI * a));
}

static T N(upper_fraction)(T a, T x) {
  T front = N(gamma_front)(a, x);
  if (front == 0) return 0;
  T y = 1 - a, z = x + y + 1, c = 0, p2 = 1, q2 = x, p1 = x + 1, q1 = z * x, answer = p1 / q1, change = 1;
  for (int i = 0; i < MOST_TERMS; i++) {
    c += 1;
    y += 1;
    z += 2;
    T product = y * c, p = FUSED(p1, z, -(p2 * product)), q = FUSED(q1, z, -(q2 * product));
    change = 1;
    if (q != 0) {
      T ratio = p / q;
      change = M(fabs)((answer - ratio) / ratio);
      answer = ratio;
    }
    p2 = p1;
    p1 = p;
    q2 = q1;
    q1 = q;
    if (M(fabs)(p) > 1 / SMALLEST_SCALE) {
      p2 *= SMALLEST_SCALE;
      p1 *= SMALLEST_SCALE;
      q2 *= SMALLEST_SCALE;
      q1 *= SMALLEST_SCALE;
    }
    if (change <= LEAST) break;
  }
  return answer * front;
}

static bool N(is_uniform)(T a, T x) {
  T distance = M(fabs)(x - a) / a;
  if (a > 20 && a < 200 && distance < (T)0.3) return true;
  return a > 200 && distance < (T)4.5 / M(sqrt)(a);
}

static T N(upper_gamma)(T a, T x) {
  if (x < 0 || a < 0) return (T)NAN;
  if (a == 0) return x > 0 ? 0 : (T)NAN;
  if (x == 0) return 1;
  if (isinf(a)) return isinf(x) ? (T)NAN : 1;
  if (isinf(x)) return 0;
  if (N(is_uniform)(a, x)) return N(uniform)(a, x, false);
  bool isBelow = (double)x > 1.1                ? x < a
                 : (double)x <= 0.5             ? -0.4 / (double)M(log)(x) < (double)a
                                                : (double)x * 1.1 < (double)a;
  if (isBelow) return 1 - N(lower_series)(a, x);
  return (double)x > 1.1 ? N(upper_fraction)(a, x) : N(upper_series)(a, x);
}
