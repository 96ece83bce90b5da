// The elementary functions and activations of one element at a time. Included by elementary.c.
#pragma once

#include "ReferenceElementary.h"

// With libm: leftovers, strided data and processors without AVX2.
#define SCALAR_HELPERS(T, S, F)                                                                                        \
  static T elu_value_##S(T x, T alpha, T scale) { return x < 0 ? expm1##F(x) * (alpha * scale) : x * scale; }          \
  static T celu_value_##S(T x, T alpha, T inverse) { return x < 0 ? expm1##F(x * inverse) * alpha : x; }               \
  static T celu_slope_##S(T grad, T x, T alpha, T inverse) {                                                           \
    return x <= 0 ? grad * inverse * alpha * exp##F(x * inverse) : grad;                                               \
  }                                                                                                                    \
  static T hardswish_slope_##S(T grad, T x) { return x <= -3 ? 0 : x < 3 ? grad * (x / 3 + (T)0.5) : grad; }           \
  static T softshrink_value_##S(T x, T lambda) {                                                                       \
    return x > lambda ? x - lambda : x < -lambda ? x + lambda : x * 0;                                                 \
  }                                                                                                                    \
  static T elu_slope_##S(T grad, T x, T alpha, T scale) {                                                              \
    return x <= 0 ? grad * (alpha * scale) * exp##F(x) : grad * scale;                                                 \
  }                                                                                                                    \
  static T gelu_value_##S(T x) { return x * (T)0.5 * (1 + erf##F(x * (T)M_SQRT1_2)); }                                 \
  static T gelu_slope_##S(T grad, T x) {                                                                               \
    T cumulative = (T)0.5 * (1 + erf##F(x * (T)M_SQRT1_2));                                                            \
    T density = (T)(M_2_SQRTPI * M_SQRT1_2 * 0.5) * exp##F(x * x * (T)-0.5);                                           \
    return grad * (sizeof(T) == 4 ? x * density + cumulative : __builtin_fma##F(x, density, cumulative));              \
  }                                                                                                                    \
  static T gelu_tanh_value_##S(T x) {                                                                                  \
    T cubic = __builtin_fma##F((T)0.044715, x *x *x, x);                                                               \
    return (T)0.5 * x * (1 + tanh##F((T)(M_SQRT2 * M_2_SQRTPI * 0.5) * cubic));                                        \
  }                                                                                                                    \
  static T gelu_tanh_slope_##S(T grad, T x) {                                                                          \
    const T beta = (T)(M_SQRT2 * M_2_SQRTPI * 0.5), kappa = (T)0.044715;                                               \
    T square = x * x, h = tanh##F(beta * __builtin_fma##F(kappa, square * x, x));                                      \
    T left = (T)0.5 * x, leftSlope = (T)0.5 * (1 + h);                                                                 \
    T rightSlope = left * __builtin_fma##F(-h, h, (T)1) * (beta * __builtin_fma##F(3 * kappa, square, (T)1));          \
    return grad * (leftSlope + rightSlope);                                                                            \
  }                                                                                                                    \
  static T silu_slope_##S(T grad, T x) {                                                                               \
    T sigmoid = 1 / (1 + exp##F(-x));                                                                                  \
    return grad * sigmoid * __builtin_fma##F(x, 1 - sigmoid, (T)1);                                                    \
  }                                                                                                                    \
  static T mish_slope_##S(T grad, T x) {                                                                               \
    T sigmoid = 1 / (1 + exp##F(-x)), t = tanh##F(log1p##F(exp##F(x)));                                                \
    return grad * __builtin_fma##F(x * sigmoid, __builtin_fma##F(-t, t, (T)1), t);                                     \
  }                                                                                                                    \
  static T softplus_value_##S(T x, T beta, T threshold) {                                                              \
    return x * beta > threshold ? x : log1p##F(exp##F(x * beta)) / beta;                                               \
  }                                                                                                                    \
  static T softplus_slope_##S(T grad, T x, T beta, T threshold) {                                                      \
    T e = exp##F(x * beta);                                                                                            \
    return x * beta > threshold ? grad : grad * e / (e + 1);                                                           \
  }                                                                                                                    \
  static T logit_slope_##S(T grad, T x, T low, T high, T outside) {                                                    \
    if (x < low || x > high) return outside;                                                                           \
    return x == 0 || x == 1 ? grad * (T)INFINITY : grad / (x * (1 - x));                                               \
  }                                                                                                                    \
  static T log_sigmoid_value_##S(T x) { return (x < 0 ? x : 0) - log1p##F(exp##F(-fabs##F(x))); }                      \
  static T log_sigmoid_slope_##S(T grad, T x) {                                                                        \
    T e = exp##F(-fabs##F(x)), ratio = e / (e + 1);                                                                    \
    return grad * (x < 0 ? 1 - ratio : ratio);                                                                         \
  }                                                                                                                    \
  static T log_add_exp_##S(T x, T y) {                                                                                 \
    if (isinf(x) && x == y) return x;                                                                                  \
    return (x > y ? x : y) + log1p##F(exp##F(-fabs##F(x - y)));                                                        \
  }                                                                                                                    \
  static T bce_value_##S(T x, T y) {                                                                                   \
    T miss = log1p##F(-x), hit = log##F(x);                                                                            \
    miss = miss < -100 ? -100 : miss;                                                                                  \
    hit = hit < -100 ? -100 : hit;                                                                                     \
    return (y - 1) * miss - y * hit;                                                                                   \
  }
SCALAR_HELPERS(float, f32, f)
SCALAR_HELPERS(double, f64, )

/// erf⁻¹ of one number: Winitzki's approximation, then Newton's steps on erf (on erfc in the tails, where erf loses its digits).
static double gb_inverse_error(double y) {
  double target = fabs(y);
  if (!(target < 1)) return target == 1 ? copysign(INFINITY, y) : NAN;
  if (y == 0) return y;
  double logarithm = log1p(-y * y), term = 2 / (M_PI * 0.147) + logarithm / 2;
  double x = sqrt(sqrt(term * term - logarithm / 0.147) - term);
  for (int turn = 0; turn < 4; turn++) {
    double missing = target < 0.5 ? erf(x) - target : (1 - target) - erfc(x), slope = M_2_SQRTPI * exp(-x * x);
    if (slope == 0) break;
    double step = missing / slope;
    x -= step / (1 + x * step);
    if (fabs(step) < 1e-8 * x) break; // each step has three times the digits of the one before
  }
  return copysign(x, y);
}
