// The vector bodies of the elementary functions, included once per vector width and element type by elementary.c, which
// defines: VEC (vector type), INT (integer vector of the same shape), T (element), LANES, TARGET (function target),
// N(name) (decorates a name), SYMBOL(name, accuracy) (the library's function), CALL_ONE, CALL_TWO and CALL_ROW
// (trampolines of the width) and WIDE(name, x) (the function in double precision, rounded; SLEEF for doubles). No include guard.

#define INLINE static inline __attribute__((always_inline, TARGET))
#define BROADCAST(value) ((VEC){0} + (T)(value))
#define SELECT(mask, yes, no) ((VEC)(((INT)(mask) & (INT)(yes)) | (~(INT)(mask) & (INT)(no))))
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)

INLINE VEC N(load)(const T *p) {
  VEC v;
  memcpy(&v, p, sizeof v);
  return v;
}

#define SLEEF(name) N(sleef_##name)
#define WRAP(name, accuracy)                                                                                           \
  INLINE VEC N(sleef_##name)(VEC x) {                                                                                  \
    VEC result;                                                                                                        \
    CALL_ONE(SYMBOL(name, accuracy), &x, &result);                                                                     \
    return result;                                                                                                     \
  }
#define WRAP_PAIR(name, accuracy)                                                                                      \
  INLINE VEC N(sleef_##name)(VEC x, VEC y) {                                                                           \
    VEC result;                                                                                                        \
    CALL_TWO(SYMBOL(name, accuracy), &x, &y, &result);                                                                 \
    return result;                                                                                                     \
  }
SLEEF_FUNCTIONS(WRAP, WRAP_PAIR)

#ifdef ROUNDED
// exp of the library, operation by operation: a call for each vector takes as long as the function itself.
INLINE VEC N(inline_exp)(VEC x) {
  __asm__("" : "+v"(x));  // a negation outside stays one, or NaN would come out with another sign
  INT power = ROUNDED(x * 0x1.715476p+0f);
  VEC whole = __builtin_convertvector(power, VEC);
  VEC rest = FUSED(whole, BROADCAST(-0.693145751953125f), x);
  rest = FUSED(whole, BROADCAST(-1.428606765330187045e-06f), rest);
  VEC sum = BROADCAST(0.000198527617612853646278381f);
  sum = FUSED(sum, rest, BROADCAST(0.00139304355252534151077271f));
  sum = FUSED(sum, rest, BROADCAST(0.00833336077630519866943359f));
  sum = FUSED(sum, rest, BROADCAST(0.0416664853692054748535156f));
  sum = FUSED(sum, rest, BROADCAST(0.166666671633720397949219f));
  sum = FUSED(sum, rest, BROADCAST(0.5f));
  sum = (T)1 + FUSED(rest * rest, sum, rest);
  INT half = power >> 1;
  sum = sum * (VEC)((half + 127) << 23) * (VEC)((power - half + 127) << 23);
  sum = SELECT(x < BROADCAST(-104), BROADCAST(0), sum);
  return SELECT(x > BROADCAST(100), BROADCAST(INFINITY), sum);
}
#else
INLINE VEC N(inline_exp)(VEC x) {
  __asm__("" : "+v"(x));
  VEC whole = __builtin_elementwise_rint(x * 0x1.71547652b82fep+0);
  INT power = (INT)(whole + 0x1.8p52) - (INT)BROADCAST(0x1.8p52);
  VEC rest = FUSED(whole, BROADCAST(-0.693147180559663), x);
  rest = FUSED(whole, BROADCAST(-2.8235290563031577e-13), rest);
  VEC square = rest * rest, fourth = square * square, eighth = fourth * fourth;
  VEC lowest = FUSED(rest, BROADCAST(0.041666666666666026), BROADCAST(0.1666666666666669));
  VEC next = FUSED(rest, BROADCAST(0.0013888888889144978), BROADCAST(0.008333333333314938));
  VEC third = FUSED(rest, BROADCAST(2.4801586874796863e-05), BROADCAST(0.00019841269898558658));
  VEC last = FUSED(rest, BROADCAST(2.755762628169491e-07), BROADCAST(2.7557234020253882e-06));
  VEC beyond = FUSED(rest, BROADCAST(2.0812763782371645e-09), BROADCAST(2.511210703042288e-08));
  VEC sum = FUSED(fourth, FUSED(square, last, third), FUSED(square, next, lowest));
  sum = FUSED(eighth, beyond, sum);
  sum = FUSED(sum, rest, BROADCAST(0.5));
  sum = FUSED(FUSED(sum, rest, BROADCAST(1)), rest, BROADCAST(1));
  INT half = power >> 1;
  sum = sum * (VEC)((half + 1023) << 52) * (VEC)((power - half + 1023) << 52);
  sum = SELECT(x > BROADCAST(709.7827111495575), BROADCAST(INFINITY), sum);
  return SELECT(x < BROADCAST(-1000), BROADCAST(0), sum);
}
#endif
#define EXP(x) N(inline_exp)(x)

#define LOOP_UNARY(NAME, EXPR)                                                                                         \
  __attribute__((TARGET)) static void N(NAME)(int64_t n, T *out, const T *a, T p0, T p1) {                             \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    for (int64_t i = 0; i < n; i += LANES) {                                                                           \
      VEC x = N(load)(a + i);                                                                                          \
      VEC result = EXPR;                                                                                               \
      memcpy(out + i, &result, sizeof result);                                                                         \
    }                                                                                                                  \
  }

// One function of the library, many vectors at a time: between calls for single vectors the processor waits.
#define LOOP_LIBRARY(NAME, ACCURACY)                                                                                   \
  __attribute__((TARGET)) static void N(NAME)(int64_t n, T *out, const T *a, T p0, T p1) {                             \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    if (n > 0) CALL_ROW(SYMBOL(NAME, ACCURACY), n / LANES, a, a, out);                                                 \
  }

// The same with something before and after: the function gets GIVEN (of x) and answers `value`, which EXPR takes where NEEDED
// holds.
#define LOOP_AROUND(NAME, FUNCTION, GIVEN, NEEDED, EXPR)                                                               \
  __attribute__((TARGET)) static void N(NAME)(int64_t n, T *out, const T *a, T p0, T p1) {                             \
    enum { SPAN = 32 * LANES };                                                                                        \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    T between[SPAN];                                                                                                   \
    for (int64_t begin = 0; begin < n; begin += SPAN) {                                                                \
      int64_t count = n - begin < SPAN ? n - begin : SPAN;                                                             \
      INT needed = {0};                                                                                                \
      for (int64_t i = 0; i < count; i += LANES) {                                                                     \
        VEC x = N(load)(a + begin + i), given = GIVEN;                                                                 \
        needed |= NEEDED;                                                                                              \
        memcpy(between + i, &given, sizeof given);                                                                     \
      }                                                                                                                \
      if (ANY(needed)) CALL_ROW(SYMBOL(FUNCTION, u10), count / LANES, between, between, between);                      \
      for (int64_t i = 0; i < count; i += LANES) {                                                                     \
        VEC x = N(load)(a + begin + i), value = N(load)(between + i), result = EXPR;                                   \
        (void)x;                                                                                                       \
        memcpy(out + begin + i, &result, sizeof result);                                                               \
      }                                                                                                                \
    }                                                                                                                  \
  }

#define EVERY ((INT){0} - 1)
#define LOOP_ROWS(NAME, ACCURACY)                                                                                      \
  __attribute__((TARGET)) static void N(NAME)(int64_t n, T *out, const T *a, const T *b, T p0, T p1) {                 \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    if (n > 0) CALL_ROWS(SYMBOL(NAME, ACCURACY), n / LANES, a, b, out);                                                \
  }

#define LOOP_BINARY(NAME, EXPR)                                                                                        \
  __attribute__((TARGET)) static void N(NAME)(int64_t n, T *out, const T *a, const T *b, T p0, T p1) {                 \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    for (int64_t i = 0; i < n; i += LANES) {                                                                           \
      VEC x = N(load)(a + i), y = N(load)(b + i);                                                                      \
      VEC result = EXPR;                                                                                               \
      memcpy(out + i, &result, sizeof result);                                                                         \
    }                                                                                                                  \
  }

INLINE VEC N(absolute)(VEC x) { return __builtin_elementwise_abs(x); }

INLINE VEC N(celu_slope)(VEC grad, VEC x, T alpha, T inverse) {
  return SELECT(x > BROADCAST(0), grad, grad * BROADCAST(inverse) * BROADCAST(alpha) * EXP(x * inverse));
}

INLINE VEC N(hardswish_slope)(VEC grad, VEC x) {
  VEC inside = SELECT(x >= BROADCAST(3), grad, grad * (x / (T)3 + (T)0.5));
  return SELECT(x <= BROADCAST(-3), BROADCAST(0), inside);
}

INLINE VEC N(softshrink_value)(VEC x, T lambda) {
  VEC inside = SELECT(x == x, BROADCAST(0), x), below = SELECT(x < BROADCAST(-lambda), x + lambda, inside);
  return SELECT(x > BROADCAST(lambda), x - lambda, below);
}

INLINE VEC N(elu_slope)(VEC grad, VEC x, T alpha, T scale) {
  return SELECT(x > BROADCAST(0), grad * scale, grad * BROADCAST(alpha * scale) * EXP(x));
}

INLINE VEC N(gelu_tanh_inner)(VEC x) {
  const T beta = (T)(M_SQRT2 * M_2_SQRTPI * 0.5), kappa = (T)0.044715;
  return beta * FUSED(BROADCAST(kappa), x * x * x, x);
}

INLINE VEC N(gelu_tanh_slope)(VEC grad, VEC x) {
  const T beta = (T)(M_SQRT2 * M_2_SQRTPI * 0.5), kappa = (T)0.044715;
  VEC square = x * x;
  VEC inner = beta * FUSED(BROADCAST(kappa), square * x, x);
  VEC hyperbolic = SLEEF(tanh)(inner);
  VEC left = (T)0.5 * x, right = (T)1 + hyperbolic;
  VEC leftSlope = (T)0.5 * right;
  VEC hyperbolicSlope = FUSED(-hyperbolic, hyperbolic, BROADCAST(1));
  VEC innerSlope = beta * FUSED(BROADCAST((T)3 * kappa), square, BROADCAST(1));
  VEC rightSlope = left * hyperbolicSlope * innerSlope;
  return grad * (leftSlope + rightSlope);
}

INLINE VEC N(gelu_value)(VEC x) { return x * (T)0.5 * ((T)1 + WIDE(erf, x * (T)M_SQRT1_2)); }

INLINE VEC N(gelu_slope)(VEC grad, VEC x) {
  const T factor = (T)(M_2_SQRTPI * M_SQRT1_2 * 0.5);
  VEC cumulative = (T)0.5 * ((T)1 + WIDE(erf, x * (T)M_SQRT1_2));
  VEC density = factor * EXP(x * x * (T)-0.5);
  return grad * FUSED(x, density, cumulative);
}

INLINE VEC N(silu_slope)(VEC grad, VEC x) {
  VEC sigmoid = (T)1 / ((T)1 + EXP(-x));
  return grad * sigmoid * FUSED(x, (T)1 - sigmoid, BROADCAST(1));
}

INLINE VEC N(mish_slope)(VEC grad, VEC x) {
  VEC sigmoid = (T)1 / ((T)1 + EXP(-x)), t = SLEEF(tanh)(SLEEF(log1p)(EXP(x)));
  return grad * FUSED(x * sigmoid, FUSED(-t, t, BROADCAST(1)), t);
}

INLINE VEC N(softplus_slope)(VEC grad, VEC x, T beta, T threshold) {
  VEC scaled = x * beta, e = EXP(scaled);
  return SELECT(scaled > BROADCAST(threshold), grad, grad * e / (e + (T)1));
}

INLINE VEC N(log_sigmoid_slope)(VEC grad, VEC x) {
  VEC e = EXP(-N(absolute)(x));
  VEC ratio = e / (e + (T)1);
  return grad * SELECT(x < BROADCAST(0), (T)1 - ratio, ratio);
}

INLINE VEC N(logit_slope)(VEC grad, VEC x, T low, T high, T outside) {
  INT inside = (x >= BROADCAST(low)) & (x <= BROADCAST(high));
  return SELECT(inside, grad / (x * ((T)1 - x)), (VEC){0} + outside);
}

INLINE VEC N(at_least)(VEC x, T bound) { return SELECT(x < BROADCAST(bound), BROADCAST(bound), x); }

/// The larger one plus log(1 + e^-|difference|); the number itself for two equal infinities.
INLINE VEC N(log_add_exp_value)(VEC x, VEC y) {
  VEC larger = SELECT(x > y, x, y), result = larger + SLEEF(log1p)(EXP(-N(absolute)(x - y)));
  result = SELECT((x == y) & (N(absolute)(x) == BROADCAST(INFINITY)), x, result);
  return SELECT((x == x) & (y == y), result, x + y);
}

INLINE VEC N(bce_value)(VEC x, VEC y) {
  VEC miss = N(at_least)(SLEEF(log1p)(-x), (T)-100), hit = N(at_least)(SLEEF(log)(x), (T)-100);
  return (y - (T)1) * miss - y * hit;
}

LOOP_UNARY(exp, WIDE(exp, x))
LOOP_UNARY(exp_u10, EXP(x))
LOOP_AROUND(log_u10, log, x, EVERY, value)
LOOP_LIBRARY(expm1, u10)
LOOP_LIBRARY(exp2, u10)
LOOP_UNARY(log, WIDE(log, x))
LOOP_UNARY(log2, WIDE(log2, x))
LOOP_UNARY(log10, WIDE(log10, x))
// The library gives infinity to the largest numbers; there 1 is nothing.
__attribute__((TARGET)) static void N(log1p)(int64_t n, T *out, const T *a, T p0, T p1) {
  const VEC largest = BROADCAST(sizeof(T) == 4 ? 1e37 : 1e300);
  INT large = {0};
  for (int64_t i = 0; i < n; i += LANES) large |= N(load)(a + i) > largest;
  (void)p0;
  (void)p1;
  if (!ANY(large)) {
    if (n > 0) CALL_ROW(SYMBOL(log1p, u10), n / LANES, a, a, out);
    return;
  }
  for (int64_t i = 0; i < n; i += LANES) {
    VEC x = N(load)(a + i), result = SELECT(x > largest, SLEEF(log)(x), SLEEF(log1p)(x));
    memcpy(out + i, &result, sizeof result);
  }
}
LOOP_UNARY(sin, WIDE(sin, x))
LOOP_UNARY(cos, WIDE(cos, x))
LOOP_UNARY(tan, WIDE(tan, x))
LOOP_UNARY(asin, WIDE(asin, x))
LOOP_UNARY(acos, WIDE(acos, x))
LOOP_LIBRARY(sinh, u10)
LOOP_LIBRARY(cosh, u10)
LOOP_UNARY(tanh, WIDE(tanh, x))
LOOP_LIBRARY(atanh, u10)
LOOP_UNARY(erf, WIDE(erf, x))
#ifndef ROUNDED
LOOP_UNARY(atan, WIDE(atan, x)) // floats have a way of their own
#endif
LOOP_UNARY(erfinv, WIDE(erfinv, x))
LOOP_LIBRARY(erfc, u15)
LOOP_LIBRARY(lgamma, u10)
LOOP_UNARY(sigmoid, (T)1 / ((T)1 + EXP(-x)))
LOOP_UNARY(silu, x / ((T)1 + EXP(-x)))
LOOP_AROUND(mish, log1p, EXP(x), EVERY, x *SLEEF(tanh)(value))
LOOP_AROUND(log_sigmoid, log1p, EXP(-N(absolute)(x)), EVERY, SELECT(x < BROADCAST(0), x, BROADCAST(0)) - value)
LOOP_AROUND(elu, expm1, x, x < BROADCAST(0), SELECT(x < BROADCAST(0), value *BROADCAST(p0 *p1), x *p1))
LOOP_AROUND(celu, expm1, x *p1, x < BROADCAST(0), SELECT(x < BROADCAST(0), value *BROADCAST(p0), x))
LOOP_UNARY(softshrink, N(softshrink_value)(x, p0))
LOOP_UNARY(gelu, N(gelu_value)(x))
LOOP_AROUND(gelu_tanh, tanh, N(gelu_tanh_inner)(x), EVERY, (T)0.5 * x * ((T)1 + value))
LOOP_AROUND(softplus, log1p, EXP(x *p0), EVERY, SELECT(x *p0 > BROADCAST(p1), x, value / p0))
__attribute__((TARGET)) static void N(pow_scalar)(int64_t n, T *out, const T *a, T p0, T p1) {
  (void)p1;
  VEC power = BROADCAST(p0);
  if (n > 0) CALL_ROW(SYMBOL(pow, u10), (n + LANES - 1) / LANES, a, &power, out);
}
__attribute__((TARGET)) static void N(scalar_pow)(int64_t n, T *out, const T *a, T p0, T p1) {
  enum { SPAN = 32 * LANES };
  (void)p1;
  T bases[SPAN];
  for (int i = 0; i < SPAN; i++) bases[i] = p0;
  for (int64_t i = 0; i < n; i += SPAN)
    CALL_ROWS(SYMBOL(pow, u10), (n - i < SPAN ? n - i : SPAN) / LANES, bases, a + i, out + i);
}
LOOP_ROWS(pow, u10)
LOOP_ROWS(atan2, u10)
LOOP_ROWS(hypot, u05)
LOOP_BINARY(logaddexp, N(log_add_exp_value)(x, y))
LOOP_BINARY(shrink_backward, SELECT((y < BROADCAST(-p0)) | (y > BROADCAST(p0)), x, BROADCAST(0)))
LOOP_BINARY(hardtanh_backward, SELECT((y > BROADCAST(p0)) & (y < BROADCAST(p1)), x, BROADCAST(0)))
// Of two equal numbers, zeros among them, a vector takes the second.
LOOP_BINARY(maximum, SELECT(x == x, SELECT(x > y, x, y), x))
LOOP_BINARY(minimum, SELECT(x == x, SELECT(x < y, x, y), x))
LOOP_BINARY(logit_backward, N(logit_slope)(x, y, p0, p1, (T)NAN))
LOOP_BINARY(bounded_logit_backward, N(logit_slope)(x, y, p0, p1, 0))
LOOP_BINARY(hardswish_backward, N(hardswish_slope)(x, y))
LOOP_BINARY(celu_backward, N(celu_slope)(x, y, p0, p1))
LOOP_BINARY(elu_backward, N(elu_slope)(x, y, p0, p1))
LOOP_BINARY(gelu_backward, N(gelu_slope)(x, y))
LOOP_BINARY(gelu_tanh_backward, N(gelu_tanh_slope)(x, y))
LOOP_BINARY(silu_backward, N(silu_slope)(x, y))
LOOP_BINARY(mish_backward, N(mish_slope)(x, y))
LOOP_BINARY(softplus_backward, N(softplus_slope)(x, y, p0, p1))
LOOP_BINARY(log_sigmoid_backward, N(log_sigmoid_slope)(x, y))
LOOP_BINARY(bce, N(bce_value)(x, y))

#undef INLINE
#undef BROADCAST
#undef SELECT
#undef FUSED
#undef SLEEF
#undef EXP
#undef WRAP
#undef WRAP_PAIR
#undef LOOP_UNARY
#undef LOOP_BINARY
#undef LOOP_LIBRARY
#undef LOOP_AROUND
#undef EVERY
#undef LOOP_ROWS
