// The loops over complex numbers that stand side by side, part by part: sums, products, quotients and what only turns signs.
// Included by complex.c; each gives false for what it does not know, and what C's own complex types give otherwise.
#pragma once

#include "KernelLoops.h"

#define COMPLEX_LOOPS(T, S, F, ZERO)                                                                                   \
  GB_CLONES static void neg_loop_##S(int64_t n, T *out, const T *a) {                                                  \
    GB_INDEPENDENT for (int64_t i = 0; i < 2 * n; i++) out[i] = ZERO - a[i];                                           \
  }                                                                                                                    \
  GB_CLONES static void conjugate_loop_##S(int64_t n, T *out, const T *a) {                                            \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T re = a[2 * i], im = -a[2 * i + 1];                                                                             \
      out[2 * i] = re, out[2 * i + 1] = im;                                                                            \
    }                                                                                                                  \
  }                                                                                                                    \
  /* Squares, and how many are NaN in both parts: C looks into those once more. */                                     \
  GB_CLONES static int64_t squares_##S(int64_t n, T *out, const T *a) {                                                \
    int64_t lost = 0;                                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T re = a[2 * i], im = a[2 * i + 1], x = re * re - im * im, y = re * im + re * im;                                \
      out[2 * i] = x, out[2 * i + 1] = y;                                                                              \
      lost += (x != x) & (y != y);                                                                                     \
    }                                                                                                                  \
    return lost;                                                                                                       \
  }                                                                                                                    \
  static void square_loop_##S(int64_t n, T *out, const T *a) {                                                         \
    T piece[GB_CHUNK];                                                                                                 \
    for (int64_t i = 0; i < n; i += GB_CHUNK / 2) {                                                                    \
      int64_t count = n - i < GB_CHUNK / 2 ? n - i : GB_CHUNK / 2;                                                     \
      if (squares_##S(count, piece, a + 2 * i) == 0) {                                                                 \
        memcpy(out + 2 * i, piece, (size_t)count * 2 * sizeof(T));                                                     \
        continue;                                                                                                      \
      }                                                                                                                \
      for (int64_t j = i; j < i + count; j++) {                                                                        \
        T _Complex x = ((const T _Complex *)(const void *)a)[j];                                                       \
        ((T _Complex *)(void *)out)[j] = x * x;                                                                        \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
                                                                                                                       \
  static bool unary_loop_##S(gb_unary_op op, int64_t n, T *out, const T *a) {                                          \
    switch (op) {                                                                                                      \
    case GB_NEG: neg_loop_##S(n, out, a); return true;                                                                 \
    case GB_CONJUGATE: conjugate_loop_##S(n, out, a); return true;                                                     \
    case GB_SQUARE: square_loop_##S(n, out, a); return true;                                                           \
    default: return false;                                                                                             \
    }                                                                                                                  \
  }                                                                                                                    \
                                                                                                                       \
  /* The second operand times a complex number without an imaginary part, as the reference has it: infinities show it. */ \
  COMPLEX_PAIRS(add_alpha_loop_##S, T, x + (p0 * u - 0 * v), y + (p0 * v + 0 * u))                                     \
  COMPLEX_PAIRS(mul_loop_##S, T, x * u - y * v, x * v + y * u)                                                         \
                                                                                                                       \
  /* The quotient as the reference takes it: scaled by the greater part of the divisor. */                             \
  GB_CLONES static void div_loop_##S(int64_t n, T *out, const T *a, int64_t sa, const T *b, int64_t sb, T p0) {        \
    (void)p0;                                                                                                          \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T x = a[2 * i * sa], y = a[2 * i * sa + 1], u = b[2 * i * sb], v = b[2 * i * sb + 1];                            \
      T sizeU = fabs##F(u), sizeV = fabs##F(v);                                                                        \
      bool isNull = (sizeU == 0) & (sizeV == 0), isReal = sizeU >= sizeV;                                              \
      T large = isReal ? u : v, small = isReal ? v : u, first = isReal ? x : y, second = isReal ? y : x;               \
      T ratio = small / large, scale = 1 / (large + small * ratio);                                                    \
      T re = (first + second * ratio) * scale;                                                                         \
      T im = (isReal ? second - first * ratio : first * ratio - second) * scale;                                       \
      out[2 * i] = isNull ? x / sizeU : re, out[2 * i + 1] = isNull ? y / sizeV : im;                                  \
    }                                                                                                                  \
  }                                                                                                                    \
                                                                                                                       \
  static bool binary_loop_##S(gb_binary_op op, int64_t n, T *out, const T *a, int64_t sa, const T *b, int64_t sb,      \
                              T p0) {                                                                                  \
    switch (op) {                                                                                                      \
    case GB_ADD: add_alpha_loop_##S(n, out, a, sa, b, sb, 1); return true;                                             \
    case GB_SUB: add_alpha_loop_##S(n, out, a, sa, b, sb, -1); return true;                                            \
    case GB_ADD_ALPHA: add_alpha_loop_##S(n, out, a, sa, b, sb, p0); return true;                                      \
    case GB_MUL: mul_loop_##S(n, out, a, sa, b, sb, p0); return true;                                                  \
    case GB_DIV: div_loop_##S(n, out, a, sa, b, sb, p0); return true;                                                  \
    default: return false;                                                                                             \
    }                                                                                                                  \
  }

/// x and y are the parts of the first number, u and v of the second; an operand may be a single number (step 0).
#define COMPLEX_PAIRS(NAME, T, REAL, IMAGINARY)                                                                        \
  GB_CLONES static void NAME(int64_t n, T *out, const T *a, int64_t sa, const T *b, int64_t sb, T p0) {                \
    (void)p0;                                                                                                          \
    if (sa == 1 && sb == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = a[2 * i], y = a[2 * i + 1], u = b[2 * i], v = b[2 * i + 1];                                              \
        out[2 * i] = REAL, out[2 * i + 1] = IMAGINARY;                                                                 \
      }                                                                                                                \
    } else if (sa == 1) {                                                                                              \
      T u = b[0], v = b[1];                                                                                            \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = a[2 * i], y = a[2 * i + 1];                                                                              \
        out[2 * i] = REAL, out[2 * i + 1] = IMAGINARY;                                                                 \
      }                                                                                                                \
    } else {                                                                                                           \
      T x = a[0], y = a[1];                                                                                            \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T u = b[2 * i * sb], v = b[2 * i * sb + 1];                                                                    \
        out[2 * i] = REAL, out[2 * i + 1] = IMAGINARY;                                                                 \
      }                                                                                                                \
    }                                                                                                                  \
  }

COMPLEX_LOOPS(float, c64, f, -0.0f)
// Doubles are taken from zero, which gives no negative zeros.
COMPLEX_LOOPS(double, c128, , 0.0)
