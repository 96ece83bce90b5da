// Orthogonal polynomials by their recurrences, in the steps and with the fused roundings of the reference (measured under it
// in both precisions); inside of the interval those of Chebyshev of higher degree are trigonometric.
#include <math.h>

#include "KernelLoops.h"

#define POLYNOMIALS(T, S, F)                                                                                           \
  static T chebyshev_##S(gb_polynomial kind, T x, int64_t n, bool shifted) {                                           \
    T y = shifted ? x + x - 1 : x, odd = n + n + 1;                                                                    \
    bool turns = n % 2 != 0;                                                                                           \
    if (x == 1) {                                                                                                      \
      return kind == GB_CHEBYSHEV_T || kind == GB_CHEBYSHEV_V ? 1 : kind == GB_CHEBYSHEV_U ? n + 1 : odd;              \
    }                                                                                                                  \
    if (shifted ? x == 0 : x == -1) {                                                                                  \
      T end = kind == GB_CHEBYSHEV_T || kind == GB_CHEBYSHEV_W ? 1 : kind == GB_CHEBYSHEV_U ? n + 1 : odd;             \
      return turns ? -end : end;                                                                                       \
    }                                                                                                                  \
    int64_t limit = kind == GB_CHEBYSHEV_T ? 6 : !shifted ? 8 : kind == GB_CHEBYSHEV_W ? 4 : 6;                        \
    if (n > limit && fabs##F(y) < 1) {                                                                                 \
      T angle = acos##F(y), half = angle / 2;                                                                          \
      if (kind == GB_CHEBYSHEV_T) return cos##F(n * angle);                                                            \
      if (kind == GB_CHEBYSHEV_U) {                                                                                    \
        if (sin##F(angle) != 0) return sin##F((n + 1) * angle) / sin##F(angle);                                        \
        return (n + 1) * cos##F((n + 1) * angle) / y;                                                                  \
      }                                                                                                                \
      if (kind == GB_CHEBYSHEV_V) {                                                                                    \
        if (sin##F(half) != 1) return cos##F((n + (T)0.5) * angle) / cos##F(half);                                     \
        return turns ? -odd : odd;                                                                                     \
      }                                                                                                                \
      if (cos##F(half) != 1) return sin##F((n + (T)0.5) * angle) / sin##F(half);                                       \
      return x > 0 ? odd : turns ? -1 : 1;                                                                             \
    }                                                                                                                  \
    if (n == 0) return 1;                                                                                              \
    T before = 1, now = y;                                                                                             \
    if (kind == GB_CHEBYSHEV_U) now = y + y;                                                                           \
    if (kind == GB_CHEBYSHEV_V) now = y + y - 1;                                                                       \
    if (kind == GB_CHEBYSHEV_W) now = y + y + 1;                                                                       \
    for (int64_t k = 2; k <= n && !isnan(now); k++) {                                                                  \
      T next = fma##F(y + y, now, -before);                                                                            \
      before = now, now = next;                                                                                        \
    }                                                                                                                  \
    return now;                                                                                                        \
  }                                                                                                                    \
  static T polynomial_##S(gb_polynomial kind, T x, int64_t n, bool shifted) {                                          \
    if (n < 0) return 0;                                                                                               \
    if (kind <= GB_CHEBYSHEV_W) return chebyshev_##S(kind, x, n, shifted);                                             \
    if (kind == GB_LAGUERRE && x == 0) return 1;                                                                       \
    if (kind == GB_LEGENDRE && fabs##F(x) == 1) return x > 0 || n % 2 == 0 ? 1 : -1;                                   \
    if (n == 0) return 1;                                                                                              \
    T before = 1, now = kind == GB_HERMITE ? x + x : kind == GB_LAGUERRE ? 1 - x : x;                                  \
    bool ends = kind == GB_LAGUERRE || kind == GB_LEGENDRE;                                                            \
    if (!ends && n > 1 && n > (sizeof(T) == 4 ? 128 : 512)) return (T)NAN;                                             \
    for (int64_t k = 1; k < n && !(ends && isnan(now)); k++) {                                                         \
      T next;                                                                                                          \
      switch (kind) {                                                                                                  \
      case GB_HERMITE: next = fma##F(x + x, now, -((k + k) * before)); break;                                          \
      case GB_HERMITE_OF_CHANCE: next = fma##F(x, now, -(k * before)); break;                                          \
      case GB_LAGUERRE: next = fma##F((k + k) + (1 - x), now, -(k * before)) / (k + 1); break;                         \
      default: next = fma##F((k + k + 1) * x, now, -(k * before)) / (k + 1); break;                                    \
      }                                                                                                                \
      before = now, now = next;                                                                                        \
    }                                                                                                                  \
    return now;                                                                                                        \
  }
POLYNOMIALS(float, f32, f)
POLYNOMIALS(double, f64, )

double gb_polynomial_value(gb_polynomial kind, bool single, double x, int64_t n, bool shifted) {
  return single ? polynomial_f32(kind, (float)x, n, shifted) : polynomial_f64(kind, x, n, shifted);
}
