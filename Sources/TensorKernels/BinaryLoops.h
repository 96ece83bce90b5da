// The loop of a binary operation, and the rests of divisions, which have two ways. Included by binary.c.
#pragma once

#include "KernelThreads.h"

#define BINARY_LOOP(NAME, R, T, EXPR) BINARY_LOOP_FOR(GB_CLONES, NAME, R, T, EXPR)
#define BINARY_LOOP_FOR(CLONES, NAME, R, T, EXPR)                                                                      \
  CLONES static void NAME(int64_t n, R *out, int64_t so, const T *a, int64_t sa, const T *b, int64_t sb, T p0,      \
                             T p1) {                                                                                   \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    if (so == 1 && sa == 1 && sb == 1) {                                                                               \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = a[i], y = b[i];                                                                                          \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else if (so == 1 && sa == 1 && sb == 0) {                                                                        \
      T y = *b;                                                                                                        \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = a[i];                                                                                                    \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else if (so == 1 && sa == 0 && sb == 1) {                                                                        \
      T x = *a;                                                                                                        \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T y = b[i];                                                                                                    \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        T x = a[i * sa], y = b[i * sb];                                                                                \
        out[i * so] = (R)(EXPR);                                                                                       \
      }                                                                                                                \
    }                                                                                                                  \
  }

/// fmod, which is exact: where the quotient is not too large, double precision finds its whole part and the rest exactly.
static inline float rest_f32(float x, float y) {
  const double largest = 1 << 28;
  double quotient = (double)x / (double)y;
  if (fabs(quotient) < largest && fabsf(y) < INFINITY)
    return copysignf((float)((double)x - trunc(quotient) * (double)y), x);
  return fmodf(x, y);
}
/// The same of doubles: a quotient rounded up to a whole number is one too great, which the rest tells; both rests are exact.
static inline double rest_f64(double x, double y) {
  const double largest = 0x1p52, least = 0x1p-900;
  double size = fabs(y), whole = trunc(fabs(x) / size);
  if (whole < largest && size < INFINITY && size > least) {
    double rest = __builtin_fma(-whole, size, fabs(x));
    return copysign(rest < 0 ? rest + size : rest, x);
  }
  return fmod(x, y);
}

/// `rest_f32` and `rest_f64` where their first ways hold: without a branch, so that many are found at once; and whether they do,
/// for sure.
static inline float quick_rest_f32(float x, float y) {
  return copysignf((float)((double)x - trunc((double)x / (double)y) * (double)y), x);
}
static inline bool is_quick_rest_f32(float x, float y) {
  return (fabsf(x) < 0x1p27f * fabsf(y)) & (fabsf(y) < INFINITY);
}
static inline double quick_rest_f64(double x, double y) {
  double size = fabs(y), rest = __builtin_fma(-trunc(fabs(x) / size), size, fabs(x));
  return copysign(rest < 0 ? rest + size : rest, x);
}
static inline bool is_quick_rest_f64(double x, double y) {
  return (fabs(x) < 0x1p51 * fabs(y)) & (fabs(y) < INFINITY) & (fabs(y) > 0x1p-900);
}

#define QUICK_RESTS(T, S, F)                                                                                           \
  static inline T quick_mod_##S(T x, T y) {                                                                            \
    T mod = quick_rest_##S(x, y);                                                                                      \
    return ((mod != 0) & ((y < 0) != (mod < 0))) ? mod + y : mod;                                                      \
  }                                                                                                                    \
  static inline T quick_floor_divide_##S(T x, T y) {                                                                   \
    T mod = quick_rest_##S(x, y), quotient = (x - mod) / y;                                                            \
    quotient -= ((mod != 0) & ((y < 0) != (mod < 0))) ? (T)1 : (T)0;                                                   \
    T floored = floor##F(quotient);                                                                                    \
    floored += quotient - floored > (T)0.5 ? (T)1 : (T)0;                                                              \
    return quotient == 0 ? copysign##F((T)0, x / y) : floored;                                                         \
  }                                                                                                                    \
  BINARY_LOOP(quick_rest_loop_##S, T, T, quick_rest_##S(x, y))                                                         \
  BINARY_LOOP(quick_mod_loop_##S, T, T, quick_mod_##S(x, y))                                                           \
  BINARY_LOOP(quick_floor_loop_##S, T, T, quick_floor_divide_##S(x, y))                                                \
                                                                                                                       \
  GB_CLONES static int64_t slow_rests_##S(int64_t n, const T *a, int64_t sa, const T *b, int64_t sb) {                 \
    int64_t slow = 0;                                                                                                  \
    if (sa == 1 && sb == 1)                                                                                            \
      for (int64_t i = 0; i < n; i++) slow += !is_quick_rest_##S(a[i], b[i]);                                          \
    else if (sa == 1 && sb == 0)                                                                                       \
      for (int64_t i = 0; i < n; i++) slow += !is_quick_rest_##S(a[i], *b);                                            \
    else                                                                                                               \
      for (int64_t i = 0; i < n; i++) slow += !is_quick_rest_##S(a[i * sa], b[i * sb]);                                \
    return slow;                                                                                                       \
  }                                                                                                                    \
                                                                                                                       \
  typedef void (*rest_loop_##S)(int64_t n, T *out, int64_t so, const T *a, int64_t sa, const T *b, int64_t sb, T p0,   \
                                T p1);                                                                                 \
                                                                                                                       \
  /* A piece at a time in the quick way where it holds for the whole piece. */                                         \
  static void run_rests_##S(rest_loop_##S quick, rest_loop_##S slow, int64_t n, T *out, int64_t so, const T *a,        \
                            int64_t sa, const T *b, int64_t sb) {                                                      \
    for (int64_t i = 0; i < n; i += GB_CHUNK) {                                                                        \
      int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;                                                             \
      const T *x = a + i * sa, *y = b + i * sb;                                                                        \
      (slow_rests_##S(count, x, sa, y, sb) == 0 ? quick : slow)(count, out + i * so, so, x, sa, y, sb, 0, 0);          \
    }                                                                                                                  \
  }
QUICK_RESTS(float, f32, f)
QUICK_RESTS(double, f64, )
