// Fourier transforms by splitting off prime factors (FourierKernels.h). Every value is a sum in order of the parts' values times
// roots, products and sums rounded one by one.
#include "KernelLoops.h"

typedef struct {
  double re, im;
} point;

static int64_t smallest_factor(int64_t n) {
  for (int64_t factor = 2; factor * factor <= n; factor++)
    if (n % factor == 0) return factor;
  return n;
}

static inline point added(point sum, point value, point root) {
  sum.re += value.re * root.re - value.im * root.im;
  sum.im += value.re * root.im + value.im * root.re;
  return sum;
}

/// Two halves: the values of one place of both, and those that lie half a length further.
GB_CLONES static void join_halves(int64_t rest, const point *parts, const point *roots, int64_t stride, point *out) {
  const point *second = parts + rest, *far = roots + rest * stride;
  for (int64_t k = 0; k < rest; k++) {
    point sum = added((point){0, 0}, parts[k], roots[0]);
    out[k] = added(sum, second[k], roots[k * stride]);
    out[rest + k] = added(sum, second[k], far[k * stride]);
  }
}

/// n values that lie `step` apart; `stride` of the roots are one of this length. `scratch` has room for n.
static void transform(int64_t n, const point *in, int64_t step, const point *roots, int64_t stride, point *out,
                      point *scratch) {
  if (n == 1) {
    out[0] = in[0];
    return;
  }
  int64_t factor = smallest_factor(n), rest = n / factor;
  for (int64_t start = 0; start < factor; start++)
    transform(rest, in + start * step, step * factor, roots, stride * factor, scratch + start * rest,
              out + start * rest);
  if (factor == 2) {
    join_halves(rest, scratch, roots, stride, out);
    return;
  }
  for (int64_t k = 0, place = 0; k < n; k++, place = place + 1 == rest ? 0 : place + 1) {
    point sum = {0, 0};
    int64_t turn = 0;
    for (int64_t start = 0; start < factor; start++) {
      sum = added(sum, scratch[start * rest + place], roots[turn * stride]);
      turn += k;
      if (turn >= n) turn -= n;
    }
    out[k] = sum;
  }
}

bool gb_fourier(int64_t outer, int64_t inputs, int64_t length, int64_t inner, const double *roots, double divisor,
                const double *in, double *out) {
  point *line = malloc((size_t)(3 * length) * sizeof *line), *result = line + length, *scratch = result + length;
  if (!line) return false;
  const point *from = (const point *)in;
  point *to = (point *)out;
  int64_t used = inputs < length ? inputs : length;
  for (int64_t block = 0; block < outer; block++)
    for (int64_t column = 0; column < inner; column++) {
      for (int64_t k = 0; k < used; k++) line[k] = from[(block * inputs + k) * inner + column];
      for (int64_t k = used; k < length; k++) line[k] = (point){0, 0};
      transform(length, line, 1, (const point *)roots, 1, result, scratch);
      for (int64_t k = 0; k < length; k++) {
        point value = {result[k].re / divisor, result[k].im / divisor};
        to[(block * length + k) * inner + column] = value;
      }
    }
  free(line);
  return true;
}
