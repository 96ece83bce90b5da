// Unary operations that need no elementary function: operation, name of the loop, type of the result, and the value of x with the
// parameters p0 and p1. Included by the files that make loops of them.
#pragma once

#include "ReferenceElementary.h"
#include "ReferenceRoot.h"

// NaN passes through both comparisons.
#define CLAMPED(x) ((x) < p0 ? (p0 > p1 ? p1 : p0) : (x) > p1 ? p1 : (x))

// x + 3 between 0 and 6; NaN passes.
#define HARD_SIX(x, T) ((x) + 3 < 0 ? (T)0 : (x) + 3 > 6 ? (T)6 : (x) + 3)

// In vectors of 64 bytes these take a tenth longer on an EPYC (Zen 4): 10^6 floats 91 us, 82 in those of 32. What computes more
// takes the same time in both.
#define FLOAT_SIGNS(X, T, F)                                                                                           \
  X(GB_NEG, neg, T, -x)                                                                                                \
  X(GB_ABS, abs, T, fabs##F(x))                                                                                        \
  X(GB_RELU, relu, T, x < 0 ? 0 : x)

#define FLOAT_UNARY(X, T, F)                                                                                           \
  X(GB_SIGN, sign, T, (T)(x > 0) - (T)(x < 0))                                                                         \
  X(GB_SQUARE, square, T, x *x)                                                                                        \
  X(GB_CUBE, cube, T, x *x *x)                                                                                         \
  X(GB_FLOOR, floor, T, floor##F(x))                                                                                   \
  X(GB_CEIL, ceil, T, ceil##F(x))                                                                                      \
  X(GB_ROUND, round, T, rint##F(x))                                                                                    \
  X(GB_TRUNC, trunc, T, trunc##F(x))                                                                                   \
  X(GB_FRAC, frac, T, x - trunc##F(x))                                                                                 \
  X(GB_LEAKY_RELU, leaky_relu, T, x > 0 ? x : x * p0)                                                                  \
  X(GB_HARDSIGMOID, hardsigmoid, T, HARD_SIX(x, T) / 6)                                                                \
  X(GB_HARDSWISH, hardswish, T, x *HARD_SIX(x, T) / 6)                                                                 \
  X(GB_HARDSHRINK, hardshrink, T, ((x >= -p0) & (x <= p0)) ? 0 : x)                                                    \
  X(GB_THRESHOLD, threshold, T, x <= p0 ? p1 : x)                                                                      \
  X(GB_ENTROPY, entropy, T, x > 0 ? -x * gb_logarithm##F(x) : x == 0 ? 0 : x != x ? x : -(T)INFINITY)                  \
  X(GB_ANGLE, angle, T, x < 0 ? (T)M_PI : x != x ? x : 0)                                                              \
  X(GB_HARDTANH, hardtanh, T, CLAMPED(x))                                                                              \
  X(GB_CLAMP, clamp, T, CLAMPED(x))                                                                                    \
  X(GB_SQRT, sqrt, T, __builtin_elementwise_sqrt(x))                                                                   \
  X(GB_REFERENCE_SQRT, reference_sqrt, T, gb_reference_root##F(x))                                                     \
  X(GB_RSQRT, rsqrt, T, 1 / __builtin_elementwise_sqrt(x))                                                             \
  X(GB_RECIPROCAL, reciprocal, T, 1 / x)                                                                               \
  X(GB_LOGICAL_NOT, logical_not, uint8_t, x == 0)                                                                      \
  X(GB_IS_NAN, is_nan, uint8_t, x != x)                                                                                \
  X(GB_IS_INF, is_inf, uint8_t, fabs##F(x) == (T)INFINITY)                                                             \
  X(GB_IS_FINITE, is_finite, uint8_t, fabs##F(x) < (T)INFINITY)

static inline int64_t negated(int64_t x) { return (int64_t)(0 - (uint64_t)x); }

#define INTEGER_UNARY(X)                                                                                               \
  X(GB_NEG, neg, int64_t, negated(x))                                                                                  \
  X(GB_ABS, abs, int64_t, x < 0 ? negated(x) : x)                                                                      \
  X(GB_SIGN, sign, int64_t, (x > 0) - (x < 0))                                                                         \
  X(GB_SQUARE, square, int64_t, (uint64_t)x *(uint64_t)x)                                                              \
  X(GB_CUBE, cube, int64_t, (uint64_t)x *(uint64_t)x *(uint64_t)x)                                                     \
  X(GB_RELU, relu, int64_t, x < 0 ? 0 : x)                                                                             \
  X(GB_CLAMP, clamp, int64_t, CLAMPED(x))                                                                              \
  X(GB_HARDTANH, hardtanh, int64_t, CLAMPED(x))                                                                        \
  X(GB_BIT_NOT, bit_not, int64_t, ~x)                                                                                  \
  X(GB_LOGICAL_NOT, logical_not, uint8_t, x == 0)

// Shorter integers in loops of their own, which give what the wide ones do when it is cut.
#define NARROW_UNARY(X, T)                                                                                             \
  X(GB_NEG, neg, T, -(int64_t)x)                                                                                       \
  X(GB_ABS, abs, T, x < 0 ? -(int64_t)x : x)                                                                           \
  X(GB_SIGN, sign, T, (x > 0) - (x < 0))                                                                               \
  X(GB_SQUARE, square, T, (int64_t)x *x)                                                                               \
  X(GB_CUBE, cube, T, (uint64_t)x *(uint64_t)x *(uint64_t)x)                                                           \
  X(GB_RELU, relu, T, x < 0 ? 0 : x)                                                                                   \
  X(GB_CLAMP, clamp, T, CLAMPED(x))                                                                                    \
  X(GB_HARDTANH, hardtanh, T, CLAMPED(x))                                                                              \
  X(GB_BIT_NOT, bit_not, T, ~x)                                                                                        \
  X(GB_LOGICAL_NOT, logical_not, uint8_t, x == 0)
