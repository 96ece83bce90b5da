// Products and extrema, and sums of whole numbers: one element after the other, or lanes of a contiguous row. Included by reduce.c.
#pragma once

#include "KernelLoops.h"

// The order of an extremum's comparisons shows only in the sign of a zero and in which NaN it is. Other rows are compared
// in lanes; SIGN turns the least into the greatest. False where the order shows.
#define QUICK_ROW(NAME, T, SIGN)                                                                                       \
  GB_CLONES static bool NAME##_quick(T *out, const T *in, int64_t n) {                                                 \
    enum { LANES = 64 };                                                                                               \
    T lanes[LANES], best = -(T)INFINITY;                                                                               \
    int absent[LANES] = {0}, missing = 0;                                                                              \
    for (int w = 0; w < LANES; w++) lanes[w] = best;                                                                   \
    /* The last block overlaps the one before. */                                                                      \
    for (int64_t i = 0; n >= LANES && i < n; i += LANES) {                                                             \
      const T *from = in + (i + LANES <= n ? i : n - LANES);                                                           \
      for (int w = 0; w < LANES; w++) {                                                                                \
        T x = SIGN from[w];                                                                                            \
        absent[w] |= x != x;                                                                                           \
        lanes[w] = x > lanes[w] ? x : lanes[w];                                                                        \
      }                                                                                                                \
    }                                                                                                                  \
    for (int w = 0; w < LANES; w++) missing |= absent[w];                                                              \
    _Pragma("clang loop unroll(full)") for (int half = LANES / 2; half > 0; half /= 2)                                 \
      for (int w = 0; w < half; w++) lanes[w] = lanes[w + half] > lanes[w] ? lanes[w + half] : lanes[w];               \
    best = lanes[0];                                                                                                   \
    if (n < LANES || missing || best == 0 || *out != *out) return false;                                               \
    *out = SIGN *out > best ? *out : SIGN best;                                                                        \
    return true;                                                                                                       \
  }
QUICK_ROW(max_f32, float, +)
QUICK_ROW(max_f64, double, +)
QUICK_ROW(min_f32, float, -)
QUICK_ROW(min_f64, double, -)

// --- Products and extrema: op(out, x) from an identity, four vectors of lanes at a time on contiguous memory. ---
#define FOLD(NAME, T, V, A, X, EXPR) FOLD_WITH(NAME, T, V, A, X, EXPR, NO_QUICK_ROW)
// QUICK folds a contiguous row if it can.
#define NO_QUICK_ROW(out, in, n) false
#define FOLD_WITH(NAME, T, V, A, X, EXPR, QUICK) FOLD_TWO_WAYS(NAME, T, V, A, X, EXPR, EXPR, QUICK)
// ALONE is how an element is folded that is in no full vector.
#define FOLD_TWO_WAYS(NAME, T, V, A, X, EXPR, ALONE, QUICK)                                                            \
  static inline __attribute__((always_inline)) A NAME##_alone(A a, X x) { return ALONE; }                              \
  static inline __attribute__((always_inline)) A NAME##_step(A a, X x) { return EXPR; }                                \
  GB_CLONES static void NAME##_inner(A *out, const T *in, int64_t n) {                                                 \
    int64_t blocks = n / (4 * V);                                                                                      \
    if (blocks > 0) {                                                                                                  \
      A lanes[4 * V];                                                                                                  \
      for (int w = 0; w < 4 * V; w++) lanes[w] = in[w];                                                                \
      for (int64_t i = 1; i < blocks; i++)                                                                             \
        for (int w = 0; w < 4 * V; w++) lanes[w] = NAME##_step(lanes[w], in[i * 4 * V + w]);                           \
      for (int w = 0; w < V; w++)                                                                                      \
        lanes[w] = NAME##_step(NAME##_step(lanes[w], lanes[V + w]), NAME##_step(lanes[2 * V + w], lanes[3 * V + w]));  \
      for (int w = 1; w < V; w++) lanes[0] = NAME##_alone(lanes[0], lanes[w]);                                         \
      *out = NAME##_alone(*out, lanes[0]);                                                                             \
    }                                                                                                                  \
    for (int64_t i = blocks * 4 * V; i < n; i++) *out = NAME##_alone(*out, in[i]);                                     \
  }                                                                                                                    \
  GB_CLONES static void NAME##_row(A *out, const T *in, int64_t n) {                                                   \
    int64_t full = n - n % (4 * V);                                                                                    \
    GB_INDEPENDENT for (int64_t j = 0; j < full; j++) out[j] = NAME##_step(out[j], in[j]);                             \
    for (int64_t j = full; j < n; j++) out[j] = NAME##_alone(out[j], in[j]);                                           \
  }                                                                                                                    \
  /* Lines of few elements, several of them side by side: one waits for its last step. */                              \
  GB_CLONES static void NAME##_few(A *out, const T *in, int64_t n0, int64_t n1, int64_t o1, int64_t i1) {              \
    enum { TOGETHER = 8 };                                                                                             \
    int64_t j = 0;                                                                                                     \
    for (; j + TOGETHER <= n1; j += TOGETHER) {                                                                        \
      A a[TOGETHER];                                                                                                   \
      const T *from = in + j * i1;                                                                                     \
      for (int w = 0; w < TOGETHER; w++) a[w] = out[(j + w) * o1];                                                     \
      for (int64_t i = 0; i < n0; i++)                                                                                 \
        for (int w = 0; w < TOGETHER; w++) a[w] = NAME##_alone(a[w], from[w * i1 + i]);                                \
      for (int w = 0; w < TOGETHER; w++) out[(j + w) * o1] = a[w];                                                     \
    }                                                                                                                  \
    for (; j < n1; j++)                                                                                                \
      for (int64_t i = 0; i < n0; i++) out[j * o1] = NAME##_alone(out[j * o1], in[j * i1 + i]);                        \
  }                                                                                                                    \
  static void NAME##_plane(A *out, const T *in, int64_t n0, int64_t n1, int64_t o0, int64_t o1, int64_t i0,            \
                           int64_t i1) {                                                                               \
    if (o0 == 0 && i0 == 1 && n0 < 4 * V) {                                                                            \
      NAME##_few(out, in, n0, n1, o1, i1);                                                                             \
      return;                                                                                                          \
    }                                                                                                                  \
    if (o0 == 0 && i0 == 1) {                                                                                          \
      for (int64_t j = 0; j < n1; j++)                                                                                 \
        if (!QUICK(out + j * o1, in + j * i1, n0)) NAME##_inner(out + j * o1, in + j * i1, n0);                        \
      return;                                                                                                          \
    }                                                                                                                  \
    if (o0 == 0 && o1 == 1 && i1 == 1) {                                                                               \
      for (int64_t i = 0; i < n0; i++) NAME##_row(out, in + i * i0, n1);                                               \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t j = 0; j < n1; j++)                                                                                   \
      for (int64_t i = 0; i < n0; i++) {                                                                               \
        A *target = out + i * o0 + j * o1;                                                                             \
        *target = NAME##_alone(*target, in[i * i0 + j * i1]);                                                          \
      }                                                                                                                \
  }
FOLD(prod_f32, float, 8, float, float, a * x)
FOLD(prod_f64, double, 4, double, double, a * x)
// Products of complex numbers: of vectors part by part, of single ones with a fused multiply-add in each part.
#define TIMES(a, x)                                                                                                    \
  __builtin_complex(__real__(a) * __real__(x) - __imag__(a) * __imag__(x),                                             \
                    __real__(a) * __imag__(x) + __imag__(a) * __real__(x))
#define TIMES_FUSED(F, a, x)                                                                                           \
  __builtin_complex(__builtin_fma##F(__real__(a), __real__(x), -(__imag__(a) * __imag__(x))),                          \
                    __builtin_fma##F(__real__(a), __imag__(x), __imag__(a) * __real__(x)))
FOLD_TWO_WAYS(prod_c64, float _Complex, 4, float _Complex, float _Complex, TIMES(a, x), TIMES_FUSED(f, a, x),
              NO_QUICK_ROW)
FOLD_TWO_WAYS(prod_c128, double _Complex, 2, double _Complex, double _Complex, TIMES(a, x), TIMES_FUSED(, a, x),
              NO_QUICK_ROW)
#define INTEGER_FOLDS(T, S)                                                                                            \
  FOLD(prod_##S, T, 8, int64_t, int64_t, (int64_t)((uint64_t)a * (uint64_t)x))                                         \
  FOLD(sum_##S, T, 8, int64_t, int64_t, (int64_t)((uint64_t)a + (uint64_t)x))                                          \
  FOLD(max_##S, T, 8, T, T, a < x ? x : a)                                                                             \
  FOLD(min_##S, T, 8, T, T, x < a ? x : a)
INTEGER_FOLDS(int64_t, i64)
INTEGER_FOLDS(int32_t, i32)
INTEGER_FOLDS(int16_t, i16)
INTEGER_FOLDS(int8_t, i8)
INTEGER_FOLDS(uint8_t, u8)
FOLD(prod_bool, uint8_t, 8, int64_t, int64_t, a & x)
FOLD(sum_bool, uint8_t, 8, int64_t, int64_t, a + x)
FOLD_WITH(max_f32, float, 16, float, float, ((a >= x) | (a != a)) ? a : x, max_f32_quick)
FOLD_WITH(max_f64, double, 8, double, double, ((a >= x) | (a != a)) ? a : x, max_f64_quick)
FOLD(max_bool, uint8_t, 8, uint8_t, uint8_t, a | x)
FOLD_WITH(min_f32, float, 16, float, float, ((a <= x) | (a != a)) ? a : x, min_f32_quick)
FOLD_WITH(min_f64, double, 8, double, double, ((a <= x) | (a != a)) ? a : x, min_f64_quick)
FOLD(min_bool, uint8_t, 8, uint8_t, uint8_t, a & x)
