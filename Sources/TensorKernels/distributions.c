// Streams of the distributions that need more than one formula: Poisson, gamma, binomial. The methods are the published
// rejection schemes that the reference uses (Hörmann 1993; Marsaglia and Tsang 2000), with its order of draws.
#include "KernelLoops.h"

/// Poisson of a rate of ten and more: transformed rejection.
static double poisson_large(gb_generator *g, double rate) {
  double root = sqrt(rate), logarithm = log(rate);
  double b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
  double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
  while (true) {
    double u = gb_random_unit(g) - 0.5, v = gb_random_unit(g), distance = 0.5 - fabs(u);
    double k = floor((2 * a / distance + b) * u + rate + 0.43);
    if (distance >= 0.07 && v <= vr) return k;
    if (k < 0 || (distance < 0.013 && v > distance)) continue;
    if (log(v) + log(inverseAlpha) - log(a / (distance * distance) + b) <= -rate + k * logarithm - lgamma(k + 1))
      return k;
  }
}

static double poisson(gb_generator *g, double rate) {
  if (rate == 0) return 0;
  if (rate >= 10) return poisson_large(g, rate);
  double bound = exp(-rate), product = 1, count = 0;
  while (true) {
    product *= gb_random_unit(g);
    if (product <= bound) return count;
    count += 1;
  }
}

gb_status gb_poisson(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *rates) {
  if (dtype > GB_BF16) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) gb_store_float(dtype, out, i, poisson(g, gb_number(dtype, rates, i)));
  return GB_OK;
}

/// The shape less a third is of the element type, the third always of single precision.
static double gamma_draw(gb_generator *g, bool isSingle, double shape) {
  double scale = 1;
  if (shape < 1) {
    if (shape == 0) return 0;
    scale = pow(1 - gb_random_unit(g), isSingle ? (double)(1 / (float)shape) : 1 / shape);
    shape = isSingle ? (double)((float)shape + 1) : shape + 1;
  }
  double d = isSingle ? (double)((float)shape - 1.0f / 3.0f) : shape - (double)(1.0f / 3.0f), c = 1 / sqrt(9 * d);
  while (true) {
    double x, y;
    do {
      x = gb_random_normal(g);
      y = 1 + c * x;
    } while (y <= 0);
    double v = y * y * y, u = 1 - gb_random_unit(g), square = x * x;
    if (u < 1 - 0.0331 * square * square) return scale * d * v;
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return scale * d * v;
  }
}

gb_status gb_standard_gamma(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *shapes) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  double least = dtype == GB_F32 ? 0x1p-126 : 0x1p-1022;
  for (int64_t i = 0; i < n; i++) {
    double value = gamma_draw(g, dtype == GB_F32, gb_number(dtype, shapes, i));
    gb_store_float(dtype, out, i, value < least ? least : value);
  }
  return GB_OK;
}

/// The number of successes by the gaps between them: few are expected.
static double binomial_by_gaps(gb_generator *g, double count, double p) {
  double sum = 0, successes = 0, logarithm = log1p(-p);
  while (true) {
    sum += ceil(log(gb_random_unit(g)) / logarithm);
    if (!(sum <= count)) return successes;
    successes += 1;
  }
}

static double stirling_rest(double k) {
  static const double table[] = {0.0810614667953272,  0.0413406959554092,  0.0276779256849983,  0.02079067210376509,
                                 0.0166446911898211,  0.0138761288230707,  0.0118967099458917,  0.0104112652619720,
                                 0.00925546218271273, 0.00833056343336287};
  if (k <= 9) return table[(int)k];
  double square = (k + 1) * (k + 1);
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
}

/// Transformed rejection with squeeze (BTRS) for p <= 1/2 and at least ten expected successes.
static double binomial_by_rejection(gb_generator *g, double count, double p) {
  double deviation = sqrt(count * p * (1 - p));
  double b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p, c = count * p + 0.5;
  double vr = 0.92 - 4.2 / b, r = p / (1 - p);
  double alpha = (2.83 + 5.1 / b) * deviation, m = floor((count + 1) * p);
  while (true) {
    double u = gb_random_unit(g) - 0.5, v = gb_random_unit(g), distance = 0.5 - fabs(u);
    double k = floor((2 * a / distance + b) * u + c);
    if (distance >= 0.07 && v <= vr) return k;
    if (k < 0 || k > count) continue;
    v = log(v * alpha / (a / (distance * distance) + b));
    double bound = (m + 0.5) * log((m + 1) / (r * (count - m + 1))) +
                   (count + 1) * log((count - m + 1) / (count - k + 1)) +
                   (k + 0.5) * log(r * (count - k + 1) / (k + 1)) + stirling_rest(m) + stirling_rest(count - m) -
                   stirling_rest(k) - stirling_rest(count - k);
    if (v <= bound) return k;
  }
}

static double binomial(gb_generator *g, double count, double p) {
  if (!(count > 0) || !(p > 0)) return 0;
  if (p >= 1) return count;
  if (p > 0.5) return count - binomial(g, count, 1 - p);
  return count * p >= 10 ? binomial_by_rejection(g, count, p) : binomial_by_gaps(g, count, p);
}

gb_status gb_binomial(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *counts, const void *p) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++)
    gb_store_float(dtype, out, i, binomial(g, gb_number(dtype, counts, i), gb_number(dtype, p, i)));
  return GB_OK;
}
