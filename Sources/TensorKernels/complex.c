// Complex numbers: elementwise operations, comparisons for equality, sums and products, matrix products. Plain loops over
// C's own complex types: nothing here is on a fast path of a lesson, and last bits of elementary functions are libm's.
#include <complex.h>
#include <stdatomic.h>

#include "KernelThreads.h"
#include "MatrixChains.h"

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

#define UNARY(T, S, F, ZERO)                                                                                           \
  static gb_status unary_##S(gb_unary_op op, int64_t n, char *out, int64_t so, const T _Complex *a, int64_t sa) {      \
    T _Complex *values = (T _Complex *)(void *)out;                                                                    \
    uint8_t *truths = (uint8_t *)out;                                                                                  \
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
      case GB_RSQRT: values[i * so] = 1 / csqrt##F(x); break;                                                          \
      case GB_REFERENCE_SQRT:                                                                                          \
      case GB_SQRT: values[i * so] = csqrt##F(x); break;                                                               \
      case GB_RECIPROCAL: values[i * so] = 1 / x; break;                                                               \
      case GB_SIGMOID: values[i * so] = 1 / (1 + cexp##F(-x)); break;                                                  \
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
  /* The quotient as the reference takes it: scaled by the greater part of the divisor. */                             \
  static T _Complex quotient_##S(T _Complex x, T _Complex y) {                                                         \
    T a = creal##F(x), b = cimag##F(x), c = creal##F(y), d = cimag##F(y), ac = fabs##F(c), ad = fabs##F(d);            \
    if (ac == 0 && ad == 0) return made_##S(a / ac, b / ad);                                                           \
    if (ac >= ad) {                                                                                                    \
      T ratio = d / c, scale = 1 / (c + d * ratio);                                                                    \
      return made_##S((a + b * ratio) * scale, (b - a * ratio) * scale);                                               \
    }                                                                                                                  \
    T ratio = c / d, scale = 1 / (d + c * ratio);                                                                      \
    return made_##S((a * ratio + b) * scale, (b * ratio - a) * scale);                                                 \
  }                                                                                                                    \
  static gb_status binary_##S(gb_binary_op op, int64_t n, char *out, int64_t so, const T _Complex *a, int64_t sa,      \
                              const T _Complex *b, int64_t sb, T p0) {                                                 \
    T _Complex *values = (T _Complex *)(void *)out;                                                                    \
    uint8_t *truths = (uint8_t *)out;                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T _Complex x = a[i * sa], y = b[i * sb];                                                                         \
      switch (op) {                                                                                                    \
      case GB_ADD: values[i * so] = x + y; break;                                                                      \
      case GB_SUB: values[i * so] = x - y; break;                                                                      \
      case GB_MUL:                                                                                                     \
        values[i * so] = made_##S(creal##F(x) * creal##F(y) - cimag##F(x) * cimag##F(y),                               \
                                  creal##F(x) * cimag##F(y) + cimag##F(x) * creal##F(y));                              \
        break;                                                                                                         \
      case GB_DIV: values[i * so] = quotient_##S(x, y); break;                                                         \
      case GB_POW: values[i * so] = cpow##F(x, y); break;                                                              \
      case GB_ADD_ALPHA: values[i * so] = x + p0 * y; break;                                                           \
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

/// Reductions visit elements in row-major order; the output index counts the kept dimensions.
gb_status gb_complex_reduce(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                            const int64_t *strides, const bool *reduced, const void *in, void *out, double parameter) {
  (void)parameter;
  int64_t count = 1, outputs = 1, folded = 1, outStride[GB_MAX_DIMS], counter[GB_MAX_DIMS] = {0};
  for (int32_t d = ndim - 1; d >= 0; d--) {
    outStride[d] = reduced[d] ? 0 : outputs;
    if (reduced[d]) folded *= sizes[d];
    if (!reduced[d]) outputs *= sizes[d];
    count *= sizes[d];
  }
  bool truth = op == GB_ANY || op == GB_ALL, total = op == GB_SUM || op == GB_MEAN || op == GB_PROD;
  if (!truth && !total && op != GB_COUNT_NONZERO) return GB_UNSUPPORTED;
  double _Complex *sums = malloc((size_t)outputs * sizeof *sums + 1);
  if (!sums) return GB_NO_MEMORY;
  for (int64_t o = 0; o < outputs; o++) sums[o] = op == GB_PROD || op == GB_ALL;
  for (int64_t i = 0, at = 0, to = 0; i < count; i++) {
    double _Complex x = dtype == GB_C64 ? (double _Complex)((const float _Complex *)in)[at]
                                        : ((const double _Complex *)in)[at];
    switch (op) {
    case GB_PROD: sums[to] *= x; break;
    case GB_ANY: sums[to] = sums[to] != 0 || x != 0; break;
    case GB_ALL: sums[to] = sums[to] != 0 && x != 0; break;
    case GB_COUNT_NONZERO: sums[to] += x != 0; break;
    default: sums[to] += x; break;
    }
    for (int32_t d = ndim - 1; d >= 0; d--) {
      at += strides[d], to += outStride[d];
      if (++counter[d] < sizes[d]) break;
      at -= strides[d] * sizes[d], to -= outStride[d] * sizes[d];
      counter[d] = 0;
    }
  }
  for (int64_t o = 0; o < outputs; o++) {
    double _Complex value = op == GB_MEAN ? sums[o] / (double)folded : sums[o];
    if (truth) {
      ((uint8_t *)out)[o] = value != 0;
    } else if (op == GB_COUNT_NONZERO) {
      ((int64_t *)out)[o] = (int64_t)creal(value);
    } else if (dtype == GB_C64) {
      ((float _Complex *)out)[o] = (float _Complex)value;
    } else {
      ((double _Complex *)out)[o] = value;
    }
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

// Small products are sums of rounded products. From some size on the reference's are four chains of fused multiply-adds
// for each output (real by real, imaginary by imaginary and crosswise), cut like those of real numbers.
enum {
  COMPLEX_CUT = 192,
  COMPLEX_ROWS = 128,
  /// Columns that threads share go by so many, at most so many of those together.
  COMPLEX_COLUMNS = 16,
  COMPLEX_TOGETHER = 6,
  COMPLEX_LANES = 8,
  /// What makes work worth a thread's attention, in multiplications of bytes; elements that need no memory of their own.
  COMPLEX_WORTH = 1 << 19,
  COMPLEX_STACK = 8192,
};

static int64_t complex_block(int64_t k, int64_t done) {
  int64_t most = k <= COMPLEX_CUT ? k : k < 2 * COMPLEX_CUT ? k / 2 : COMPLEX_CUT;
  return k - done < most ? k - done : most;
}

#define GEMM(T, S, R)                                                                                                  \
  typedef T parts_##S __attribute__((vector_size(COMPLEX_LANES * sizeof(T)), aligned(sizeof(T))));                     \
  static void small_gemm_##S(int64_t m, int64_t n, int64_t k, const T _Complex *a, const T _Complex *b,                \
                             T _Complex *c) {                                                                          \
    for (int64_t i = 0; i < m; i++)                                                                                    \
      for (int64_t j = 0; j < n; j++) {                                                                                \
        T re = 0, im = 0;                                                                                              \
        for (int64_t p = 0; p < k; p++) {                                                                              \
          const T *x = (const T *)(a + i * k + p), *y = (const T *)(b + p * n + j);                                    \
          re += x[0] * y[0] - x[1] * y[1];                                                                             \
          im += x[0] * y[1] + x[1] * y[0];                                                                             \
        }                                                                                                              \
        ((T *)(c + i * n + j))[0] = re;                                                                                \
        ((T *)(c + i * n + j))[1] = im;                                                                                \
      }                                                                                                                \
  }                                                                                                                    \
  /* C = or += what the four chains of one block of k make of some of a row. */                                        \
  GB_CLONES static void combine_##S(int64_t count, int64_t gap, const T *sums, T *c, bool isFirst) {                   \
    /* Real by real, imaginary by real, real by imaginary, imaginary by imaginary. */                                  \
    const T *fourth = sums + gap, *third = fourth + gap, *second = third + gap;                                        \
    int64_t j = 0;                                                                                                     \
    for (; j + COMPLEX_LANES <= count; j += COMPLEX_LANES) {                                                           \
      parts_##S re = *(const parts_##S *)(sums + j) - *(const parts_##S *)(second + j);                                \
      parts_##S im = *(const parts_##S *)(third + j) + *(const parts_##S *)(fourth + j);                               \
      parts_##S *to = (parts_##S *)(c + 2 * j);                                                                        \
      parts_##S low = __builtin_shufflevector(re, im, 0, 8, 1, 9, 2, 10, 3, 11);                                       \
      parts_##S high = __builtin_shufflevector(re, im, 4, 12, 5, 13, 6, 14, 7, 15);                                    \
      to[0] = isFirst ? low : to[0] + low;                                                                             \
      to[1] = isFirst ? high : to[1] + high;                                                                           \
    }                                                                                                                  \
    for (; j < count; j++) {                                                                                           \
      T re = sums[j] - second[j], im = third[j] + fourth[j];                                                           \
      c[2 * j] = isFirst ? re : c[2 * j] + re;                                                                         \
      c[2 * j + 1] = isFirst ? im : c[2 * j + 1] + im;                                                                 \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void take_parts_##S(int64_t count, const T *from, T *real, T *imaginary) {                          \
    int64_t i = 0;                                                                                                     \
    for (; i + COMPLEX_LANES <= count; i += COMPLEX_LANES) {                                                           \
      parts_##S low = *(const parts_##S *)(from + 2 * i), high = *(const parts_##S *)(from + 2 * i + COMPLEX_LANES);   \
      *(parts_##S *)(real + i) = __builtin_shufflevector(low, high, 0, 2, 4, 6, 8, 10, 12, 14);                        \
      *(parts_##S *)(imaginary + i) = __builtin_shufflevector(low, high, 1, 3, 5, 7, 9, 11, 13, 15);                   \
    }                                                                                                                  \
    for (; i < count; i++) {                                                                                           \
      real[i] = from[2 * i];                                                                                           \
      imaginary[i] = from[2 * i + 1];                                                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    int64_t m, n, k;                                                                                                   \
    const T *b;                                                                                                        \
    /* The real parts of each block of rows, then the imaginary ones below them: two products make the four chains. */ \
    const T *left;                                                                                                     \
    T *c;                                                                                                              \
    atomic_bool isDone;                                                                                                \
  } product_##S;                                                                                                       \
  static void gemm_columns_##S(void *context, int64_t first, int64_t end) {                                            \
    product_##S *w = context;                                                                                          \
    int64_t m = w->m, k = w->k, from = first * COMPLEX_COLUMNS, most = m < COMPLEX_ROWS ? m : COMPLEX_ROWS;            \
    int64_t width = (end * COMPLEX_COLUMNS < w->n ? end * COMPLEX_COLUMNS : w->n) - from;                              \
    int64_t depth = k < COMPLEX_CUT ? k : COMPLEX_CUT, room = 4 * most * width + 2 * depth * width;                    \
    T few[COMPLEX_STACK];                                                                                              \
    T *sums = room <= COMPLEX_STACK ? few : malloc((size_t)room * sizeof(T)), *right = sums + 4 * most * width;        \
    if (!sums) {                                                                                                       \
      atomic_store(&w->isDone, false);                                                                                 \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t done = 0, block; done < k; done += block) {                                                           \
      block = complex_block(k, done);                                                                                  \
      for (int64_t p = 0; p < block; p++)                                                                              \
        take_parts_##S(width, w->b + 2 * ((done + p) * w->n + from), right + p * width, right + (block + p) * width);  \
      for (int64_t i = 0; i < m; i += most) {                                                                          \
        int64_t rows = m - i < most ? m - i : most, size = rows * width;                                               \
        for (int part = 0; part < 2; part++)                                                                           \
          gb_chains_##R(CHAIN_FUSED, 2 * rows, width, block, w->left + 2 * i * k + done, k, 1,                         \
                        right + part * block * width, width, 1, sums + part * 2 * size, width, false);                 \
        for (int64_t r = 0; r < rows; r++)                                                                             \
          combine_##S(width, size, sums + r * width, w->c + 2 * ((i + r) * w->n + from), done == 0);                   \
      }                                                                                                                \
    }                                                                                                                  \
    if (sums != few) free(sums);                                                                                       \
  }                                                                                                                    \
  static bool gemm_##S(int64_t m, int64_t n, int64_t k, const T *a, const T *b, T *c) {                                \
    T few[COMPLEX_STACK];                                                                                              \
    T *left = 2 * m * k <= COMPLEX_STACK ? few : malloc((size_t)(2 * m * k) * sizeof(T));                              \
    if (!left) return false;                                                                                           \
    for (int64_t i = 0, rows; i < m; i += rows) {                                                                      \
      rows = m - i < COMPLEX_ROWS ? m - i : COMPLEX_ROWS;                                                              \
      take_parts_##S(rows * k, a + 2 * i * k, left + 2 * i * k, left + (2 * i + rows) * k);                            \
    }                                                                                                                  \
    product_##S work = {m, n, k, b, left, c, true};                                                                    \
    int64_t units = (n + COMPLEX_COLUMNS - 1) / COMPLEX_COLUMNS, worth = COMPLEX_WORTH / (int64_t)sizeof(T);           \
    int64_t sharers = m * n * k < 2 * worth ? 1 : gb_sharers(), chunk = gb_even_chunk(units, m * n * k / worth, sharers);\
    chunk = sharers == 1 || chunk > COMPLEX_TOGETHER ? COMPLEX_TOGETHER : chunk < COMPLEX_TOGETHER / 2 ? COMPLEX_TOGETHER / 2 : chunk;                                                            \
    gb_share(units, chunk, gemm_columns_##S, &work);                                                                   \
    if (left != few) free(left);                                                                                       \
    return atomic_load(&work.isDone);                                                                                  \
  }
GEMM(float, c64, f32)
GEMM(double, c128, f64)

gb_status gb_complex_gemm(gb_dtype dtype, int64_t m, int64_t n, int64_t k, const void *a, const void *b, void *c) {
  bool isSingle = dtype == GB_C64;
  if (k == 0 || (isSingle ? m < 2 || n < 4 || k < 4 : m < 4 || n < 12)) {
    if (isSingle)
      small_gemm_c64(m, n, k, a, b, c);
    else
      small_gemm_c128(m, n, k, a, b, c);
    return GB_OK;
  }
  return (isSingle ? gemm_c64(m, n, k, a, b, c) : gemm_c128(m, n, k, a, b, c)) ? GB_OK : GB_NO_MEMORY;
}
