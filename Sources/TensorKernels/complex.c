// Complex numbers: elementwise operations, comparisons for equality, sums and products. Plain loops over
// C's own complex types, whose elementary functions have libm's last bits; what is fast is in ComplexLoops.h.
#include <complex.h>

#include "ComplexLoops.h"

// How many elements a vector of the reference holds.
enum { BLOCK_c64 = 8, BLOCK_c128 = 4 };

#define MAKE(T, S)                                                                                                     \
  static inline T _Complex made_##S(T real, T imaginary) {                                                             \
    T _Complex z;                                                                                                      \
    ((T *)&z)[0] = real;                                                                                               \
    ((T *)&z)[1] = imaginary;                                                                                          \
    return z;                                                                                                          \
  }
MAKE(float, c64)
MAKE(double, c128)

/// ln(1 + z) and exp(z) - 1 without the loss of digits near 0.
#define NEAR_ZERO(T, S, F)                                                                                             \
  static T _Complex log1p_##S(T _Complex z) {                                                                          \
    T x = creal##F(z), y = cimag##F(z), size = cabs##F(z), theta = atan2##F(y, x + 1);                                 \
    if (size < (T)0.5) {                                                                                               \
      T r = x * (2 + x) + y * y;                                                                                       \
      return made_##S(r == 0 ? x : log1p##F(r) / 2, theta);                                                            \
    }                                                                                                                  \
    return made_##S(log##F(hypot##F(x + 1, y)), theta);                                                                \
  }                                                                                                                    \
  static T _Complex expm1_##S(T _Complex z) {                                                                          \
    T x = creal##F(z), y = cimag##F(z), half = sin##F(y / 2), rest = expm1##F(x);                                      \
    return made_##S(rest * cos##F(y) - 2 * half * half, (rest + 1) * sin##F(y));                                       \
  }
NEAR_ZERO(float, c64, f)
NEAR_ZERO(double, c128, )

#define PRODUCTS(T, S, F, BLOCK, PAIRS)                                                                                \
  /* The quotient as the reference takes it: scaled by the greater part of the divisor, with fused steps. */           \
  static T _Complex quotient_##S(T _Complex x, T _Complex y, bool fused) {                                             \
    T a = creal##F(x), b = cimag##F(x), c = creal##F(y), d = cimag##F(y), ac = fabs##F(c), ad = fabs##F(d);            \
    if (ac == 0 && ad == 0) return made_##S(a / ac, b / ad);                                                           \
    if (ac >= ad) {                                                                                                    \
      T ratio = d / c, scale = 1 / fma##F(d, ratio, c);                                                                \
      if (!fused) return made_##S((a + b * ratio) * scale, (b - a * ratio) * scale);                                   \
      return made_##S(fma##F(b, ratio, a) * scale, fma##F(-a, ratio, b) * scale);                                      \
    }                                                                                                                  \
    T ratio = c / d, scale = 1 / fma##F(c, ratio, d);                                                                  \
    if (!fused) return made_##S((a * ratio + b) * scale, (b * ratio - a) * scale);                                     \
    return made_##S(fma##F(a, ratio, b) * scale, fma##F(b, ratio, -a) * scale);                                        \
  }                                                                                                                    \
  /* Products round each product of parts in whole blocks of elements that lie together; in what is left over, and     \
     where elements lie apart, sums of products are fused. In single precision that goes in pairs, of which a last odd \
     element is none; beside a single number in fours, behind a first element of what is left over. */                 \
  static void products_##S(bool divides, int64_t n, T _Complex *out, int64_t so, const T _Complex *a, int64_t sa,      \
                           const T _Complex *b, int64_t sb) {                                                          \
    bool together = so == 1 && (sa == 1 || sa == 0) && (sb == 1 || sb == 0) && sa + sb > 0;                            \
    int64_t whole = together ? n - n % BLOCK : 0, first = whole, last = PAIRS ? n - n % 2 : n;                         \
    if (PAIRS && !divides && together && sa + sb == 1 && n > whole) {                                                  \
      first = whole + 1;                                                                                               \
      last = first + (n - first) / 4 * 4;                                                                              \
    }                                                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T _Complex x = a[i * sa], y = b[i * sb];                                                                         \
      T p = creal##F(x), q = cimag##F(x), r = creal##F(y), t = cimag##F(y);                                            \
      if (divides)                                                                                                     \
        out[i * so] = quotient_##S(x, y, i < last);                                                                    \
      else if (i < first || i >= last)                                                                                 \
        out[i * so] = made_##S(p * r - q * t, p * t + q * r);                                                          \
      else                                                                                                             \
        out[i * so] = made_##S(fma##F(p, r, -(q * t)), fma##F(p, t, q * r));                                           \
    }                                                                                                                  \
  }
PRODUCTS(float, c64, f, BLOCK_c64, true)
PRODUCTS(double, c128, , BLOCK_c128, false)

#define UNARY(T, S, F, ZERO)                                                                                           \
  static gb_status unary_##S(gb_unary_op op, int64_t n, char *out, int64_t so, const T _Complex *a, int64_t sa) {      \
    T _Complex *values = (T _Complex *)(void *)out;                                                                    \
    uint8_t *truths = (uint8_t *)out;                                                                                  \
    if (so == 1 && sa == 1 && unary_loop_##S(op, n, (T *)(void *)out, (const T *)(const void *)a)) return GB_OK;       \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T _Complex x = a[i * sa];                                                                                        \
      T re = creal##F(x), im = cimag##F(x);                                                                            \
      switch (op) {                                                                                                    \
      case GB_NEG: values[i * so] = made_##S(ZERO - re, ZERO - im); break;                                             \
      case GB_SIGN: values[i * so] = re == 0 && im == 0 ? 0 : x / cabs##F(x); break;                                   \
      case GB_SQUARE: values[i * so] = x * x; break;                                                                   \
      case GB_CUBE: values[i * so] = x * x * x; break;                                                                 \
      case GB_EXP: values[i * so] = cexp##F(x); break;                                                                 \
      case GB_LOG: values[i * so] = clog##F(x); break;                                                                 \
      case GB_SIN: values[i * so] = csin##F(x); break;                                                                 \
      case GB_COS: values[i * so] = ccos##F(x); break;                                                                 \
      case GB_TAN: values[i * so] = ctan##F(x); break;                                                                 \
      case GB_SINH: values[i * so] = csinh##F(x); break;                                                               \
      case GB_COSH: values[i * so] = ccosh##F(x); break;                                                               \
      case GB_TANH: values[i * so] = ctanh##F(x); break;                                                               \
      case GB_ASIN: values[i * so] = casin##F(x); break;                                                               \
      case GB_ACOS: values[i * so] = cacos##F(x); break;                                                               \
      case GB_ATAN: values[i * so] = catan##F(x); break;                                                               \
      case GB_ASINH: values[i * so] = casinh##F(x); break;                                                             \
      case GB_ACOSH: values[i * so] = cacosh##F(x); break;                                                             \
      case GB_ATANH: values[i * so] = catanh##F(x); break;                                                             \
      case GB_EXP2: values[i * so] = cexp##F(x * (T)0.693147180559945309417); break;                                   \
      case GB_LOG2: values[i * so] = clog##F(x) / (T)0.693147180559945309417; break;                                   \
      case GB_LOG10: values[i * so] = clog##F(x) / (T)2.302585092994045684018; break;                                  \
      case GB_LOG1P: values[i * so] = log1p_##S(x); break;                                                             \
      case GB_EXPM1: values[i * so] = expm1_##S(x); break;                                                             \
      case GB_RSQRT: values[i * so] = quotient_##S(1, csqrt##F(x), true); break;                                       \
      case GB_REFERENCE_SQRT:                                                                                          \
      case GB_SQRT: values[i * so] = csqrt##F(x); break;                                                               \
      case GB_RECIPROCAL: values[i * so] = quotient_##S(1, x, true); break;                                            \
      case GB_SIGMOID: values[i * so] = quotient_##S(1, 1 + cexp##F(-x), true); break;                                 \
      case GB_CONJUGATE: values[i * so] = conj##F(x); break;                                                           \
      case GB_LOGICAL_NOT: truths[i * so] = re == 0 && im == 0; break;                                                 \
      case GB_IS_NAN: truths[i * so] = re != re || im != im; break;                                                    \
      case GB_IS_INF: truths[i * so] = isinf(re) || isinf(im); break;                                                  \
      case GB_IS_FINITE: truths[i * so] = isfinite(re) && isfinite(im); break;                                         \
      default: return GB_UNSUPPORTED;                                                                                  \
      }                                                                                                                \
    }                                                                                                                  \
    return GB_OK;                                                                                                      \
  }
// Doubles are taken from zero, which gives no negative zeros.
UNARY(float, c64, f, -0.0f)
UNARY(double, c128, , 0.0)

gb_status gb_complex_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                           int64_t sa) {
  return dtype == GB_C64 ? unary_c64(op, n, out, so, a, sa) : unary_c128(op, n, out, so, a, sa);
}

#define BINARY(T, S, F)                                                                                                \
  static T _Complex scaled_sum_##S(T _Complex x, T factor, T _Complex y) {                                             \
    T u = creal##F(y), v = cimag##F(y);                                                                                \
    return made_##S(creal##F(x) + (factor * u - 0 * v), cimag##F(x) + (factor * v + 0 * u));                           \
  }                                                                                                                    \
  /* a * conj((1 - b) * b): each product of parts is rounded in whole pairs of vectors, the rest is fused. */          \
  static void sigmoid_slopes_##S(int64_t n, T _Complex *out, int64_t so, const T _Complex *a, int64_t sa,              \
                                 const T _Complex *b, int64_t sb) {                                                    \
    int64_t whole = n - n % (2 * BLOCK_##S);                                                                           \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T u = creal##F(b[i * sb]), v = cimag##F(b[i * sb]), p = 1 - u, q = -v;                                           \
      T g = creal##F(a[i * sa]), h = cimag##F(a[i * sa]), r, t;                                                        \
      if (i < whole) {                                                                                                 \
        r = p * u - q * v, t = -(p * v + q * u);                                                                       \
        out[i * so] = made_##S(g * r - h * t, g * t + h * r);                                                          \
      } else {                                                                                                         \
        r = fma##F(p, u, -(q * v)), t = -fma##F(p, v, q * u);                                                          \
        out[i * so] = made_##S(fma##F(g, r, -(h * t)), fma##F(g, t, h * r));                                           \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static gb_status binary_##S(gb_binary_op op, int64_t n, char *out, int64_t so, const T _Complex *a, int64_t sa,      \
                              const T _Complex *b, int64_t sb, T p0) {                                                 \
    T _Complex *values = (T _Complex *)(void *)out;                                                                    \
    uint8_t *truths = (uint8_t *)out;                                                                                  \
    if (op == GB_SIGMOID_BACKWARD) {                                                                                   \
      sigmoid_slopes_##S(n, values, so, a, sa, b, sb);                                                                 \
      return GB_OK;                                                                                                    \
    }                                                                                                                  \
    if (op == GB_MUL || op == GB_DIV) {                                                                                \
      int64_t whole = op == GB_MUL && so == 1 && sa >= 0 && sb >= 0 && (sa | sb) == 1 ? n - n % BLOCK_##S : 0;         \
      if (whole > 0 &&                                                                                                 \
          !binary_loop_##S(op, whole, (T *)(void *)out, (const T *)(const void *)a, sa, (const T *)(const void *)b, sb, p0))\
        whole = 0;                                                                                                     \
      products_##S(op == GB_DIV, n - whole, values + whole, so, a + whole * sa, sa, b + whole * sb, sb);               \
      return GB_OK;                                                                                                    \
    }                                                                                                                  \
    if (so == 1 && (sa | sb | 1) == 1 && sa >= 0 && sb >= 0 &&                                                         \
        binary_loop_##S(op, n, (T *)(void *)out, (const T *)(const void *)a, sa, (const T *)(const void *)b, sb, p0))  \
      return GB_OK;                                                                                                    \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T _Complex x = a[i * sa], y = b[i * sb];                                                                         \
      switch (op) {                                                                                                    \
      case GB_ADD: values[i * so] = scaled_sum_##S(x, 1, y); break;                                                    \
      case GB_SUB: values[i * so] = scaled_sum_##S(x, -1, y); break;                                                   \
      case GB_POW: values[i * so] = cpow##F(x, y); break;                                                              \
      case GB_ADD_ALPHA: values[i * so] = scaled_sum_##S(x, p0, y); break;                                             \
      case GB_EQ: truths[i * so] = x == y; break;                                                                      \
      case GB_NE: truths[i * so] = x != y; break;                                                                      \
      case GB_LOGICAL_AND: truths[i * so] = x != 0 && y != 0; break;                                                   \
      case GB_LOGICAL_OR: truths[i * so] = x != 0 || y != 0; break;                                                    \
      case GB_LOGICAL_XOR: truths[i * so] = (x != 0) != (y != 0); break;                                               \
      default: return GB_UNSUPPORTED;                                                                                  \
      }                                                                                                                \
    }                                                                                                                  \
    return GB_OK;                                                                                                      \
  }
BINARY(float, c64, f)
BINARY(double, c128, )

gb_status gb_complex_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                            int64_t sa, const void *b, int64_t sb, double p0) {
  return dtype == GB_C64 ? binary_c64(op, n, out, so, a, sa, b, sb, (float)p0)
                         : binary_c128(op, n, out, so, a, sa, b, sb, p0);
}

/// Truths and counts, which visit elements in row-major order; the output index counts the kept dimensions.
gb_status gb_complex_reduce(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                            const int64_t *strides, const bool *reduced, const void *in, void *out, double parameter) {
  (void)parameter;
  int64_t count = 1, outputs = 1, outStride[GB_MAX_DIMS], counter[GB_MAX_DIMS] = {0};
  for (int32_t d = ndim - 1; d >= 0; d--) {
    outStride[d] = reduced[d] ? 0 : outputs;
    if (!reduced[d]) outputs *= sizes[d];
    count *= sizes[d];
  }
  bool truth = op == GB_ANY || op == GB_ALL;
  if (!truth && op != GB_COUNT_NONZERO) return GB_UNSUPPORTED;
  double _Complex *sums = malloc((size_t)outputs * sizeof *sums + 1);
  if (!sums) return GB_NO_MEMORY;
  for (int64_t o = 0; o < outputs; o++) sums[o] = op == GB_ALL;
  for (int64_t i = 0, at = 0, to = 0; i < count; i++) {
    double _Complex x = dtype == GB_C64 ? (double _Complex)((const float _Complex *)in)[at]
                                        : ((const double _Complex *)in)[at];
    switch (op) {
    case GB_ANY: sums[to] = sums[to] != 0 || x != 0; break;
    case GB_ALL: sums[to] = sums[to] != 0 && x != 0; break;
    case GB_COUNT_NONZERO: sums[to] += x != 0; break;
    default: break;
    }
    for (int32_t d = ndim - 1; d >= 0; d--) {
      at += strides[d], to += outStride[d];
      if (++counter[d] < sizes[d]) break;
      at -= strides[d] * sizes[d], to -= outStride[d] * sizes[d];
      counter[d] = 0;
    }
  }
  for (int64_t o = 0; o < outputs; o++) {
    if (truth)
      ((uint8_t *)out)[o] = sums[o] != 0;
    else
      ((int64_t *)out)[o] = (int64_t)creal(sums[o]);
  }
  free(sums);
  return GB_OK;
}

/// |x|, the angle of x: a real result of the part's type.
gb_status gb_complex_magnitude(gb_dtype dtype, bool angle, int64_t n, void *out, const void *in) {
  for (int64_t i = 0; i < n; i++) {
    if (dtype == GB_C64) {
      float _Complex x = ((const float _Complex *)in)[i];
      ((float *)out)[i] = angle ? cargf(x) : cabsf(x);
    } else {
      double _Complex x = ((const double _Complex *)in)[i];
      ((double *)out)[i] = angle ? carg(x) : cabs(x);
    }
  }
  return GB_OK;
}
