// The first two derivatives of log gamma of one number, in the reference's steps: recurrence up to where the asymptotic
// series is good enough, reflection for the left half. Which products are fused was measured; those of the first series
// need not be.
#pragma once

#include <math.h>

#define GAMMA_FUNCTIONS(T, F)                                                                                          \
  static T gb_digamma##F(T x) {                                                                                        \
    static const T terms[7] = {(T)(1 / 12.0),   (T)(-691 / 32760.0), (T)(1 / 132.0), (T)(-1 / 240.0),                  \
                               (T)(1 / 252.0), (T)(-1 / 120.0),     (T)(1 / 12.0)};                                    \
    if (x == 0) return copysign##F((T)INFINITY, -x);                                                                   \
    if (x < 0) {                                                                                                       \
      if (x == trunc##F(x)) return (T)NAN;                                                                             \
      double whole, rest = modf((double)x, &whole);                                                                    \
      return gb_digamma##F(1 - x) - (T)(M_PI / tan(M_PI * rest));                                                      \
    }                                                                                                                  \
    T result = 0;                                                                                                      \
    for (; x < 10; x += 1) result -= 1 / x;                                                                            \
    if (x == 10) return result + (T)2.25175258906672110764;                                                            \
    T series = 0;                                                                                                      \
    if (x < (T)1e17) {                                                                                                 \
      T square = 1 / (x * x);                                                                                          \
      for (int i = 0; i < 7; i++) series = series * square + terms[i];                                                  \
      series *= square;                                                                                                \
    }                                                                                                                  \
    return result + log##F(x) - (T)0.5 / x - series;                                                                   \
  }                                                                                                                    \
  static T gb_trigamma##F(T x) {                                                                                       \
    T result = 0;                                                                                                      \
    bool isReflected = x < (T)0.5;                                                                                     \
    if (isReflected) {                                                                                                 \
      T sine = sin##F((T)M_PI * x);                                                                                    \
      result -= (T)M_PI * (T)M_PI / (sine * sine);                                                                     \
      x = 1 - x;                                                                                                       \
    }                                                                                                                  \
    for (int i = 0; i < 6; i++, x += 1) result += 1 / (x * x);                                                         \
    T square = 1 / (x * x), series = __builtin_fma##F(-square, (T)(1 / 42.0), (T)(1 / 30.0));                          \
    series = __builtin_fma##F(-square, series, (T)(1 / 6.0));                                                          \
    result += __builtin_fma##F(square, series, 1 + 1 / (2 * x)) / x;                                                   \
    return isReflected ? -result : result;                                                                             \
  }
GAMMA_FUNCTIONS(float, f)
GAMMA_FUNCTIONS(double, )
