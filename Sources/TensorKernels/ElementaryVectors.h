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
#define EXP(x) N(inline_exp)(x)
#else
#define EXP(x) SLEEF(exp)(x)
#endif

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

INLINE VEC N(softplus_value)(VEC x, T beta, T threshold) {
  VEC scaled = x * beta;
  return SELECT(scaled > BROADCAST(threshold), x, SLEEF(log1p)(EXP(scaled)) / beta);
}

INLINE VEC N(elu_value)(VEC x, T alpha, T scale) {
  return SELECT(x < BROADCAST(0), SLEEF(expm1)(x) * BROADCAST(alpha * scale), x * scale);
}

INLINE VEC N(elu_slope)(VEC grad, VEC x, T alpha, T scale) {
  return SELECT(x <= BROADCAST(0), grad * BROADCAST(alpha * scale) * EXP(x), grad * scale);
}

// 0.5·x·(1 + tanh(β(x + κx³)))
INLINE VEC N(gelu_tanh_value)(VEC x) {
  const T beta = (T)(M_SQRT2 * M_2_SQRTPI * 0.5), kappa = (T)0.044715;
  VEC cubic = FUSED(BROADCAST(kappa), x * x * x, x);
  return (T)0.5 * x * ((T)1 + SLEEF(tanh)(beta * cubic));
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

INLINE VEC N(gelu_value)(VEC x) { return x * (T)0.5 * ((T)1 + SLEEF(erf)(x * (T)M_SQRT1_2)); }

INLINE VEC N(gelu_slope)(VEC grad, VEC x) {
  const T factor = (T)(M_2_SQRTPI * M_SQRT1_2 * 0.5);
  VEC cumulative = (T)0.5 * ((T)1 + SLEEF(erf)(x * (T)M_SQRT1_2));
  VEC density = factor * EXP(x * x * (T)-0.5);
  return grad * FUSED(x, density, cumulative);
}

INLINE VEC N(silu_slope)(VEC grad, VEC x) {
  VEC sigmoid = (T)1 / ((T)1 + EXP(-x));
  return grad * sigmoid * FUSED(x, (T)1 - sigmoid, BROADCAST(1));
}

INLINE VEC N(mish_value)(VEC x) { return x * SLEEF(tanh)(SLEEF(log1p)(EXP(x))); }

INLINE VEC N(mish_slope)(VEC grad, VEC x) {
  VEC sigmoid = (T)1 / ((T)1 + EXP(-x)), t = SLEEF(tanh)(SLEEF(log1p)(EXP(x)));
  return grad * FUSED(x * sigmoid, FUSED(-t, t, BROADCAST(1)), t);
}

INLINE VEC N(softplus_slope)(VEC grad, VEC x, T beta, T threshold) {
  VEC scaled = x * beta, e = EXP(scaled);
  return SELECT(scaled > BROADCAST(threshold), grad, grad * e / (e + (T)1));
}

INLINE VEC N(log_sigmoid_value)(VEC x) {
  VEC smaller = SELECT(x < BROADCAST(0), x, BROADCAST(0));
  return smaller - SLEEF(log1p)(EXP(-N(absolute)(x)));
}

INLINE VEC N(log_sigmoid_slope)(VEC grad, VEC x) {
  VEC e = EXP(-N(absolute)(x));
  VEC ratio = e / (e + (T)1);
  return grad * SELECT(x < BROADCAST(0), (T)1 - ratio, ratio);
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
LOOP_UNARY(log_u10, SLEEF(log)(x))
LOOP_UNARY(expm1, SLEEF(expm1)(x))
LOOP_UNARY(exp2, SLEEF(exp2)(x))
LOOP_UNARY(log, WIDE(log, x))
LOOP_UNARY(log2, WIDE(log2, x))
LOOP_UNARY(log10, WIDE(log10, x))
LOOP_UNARY(log1p, SLEEF(log1p)(x))
LOOP_UNARY(sin, WIDE(sin, x))
LOOP_UNARY(cos, WIDE(cos, x))
LOOP_UNARY(tan, WIDE(tan, x))
LOOP_UNARY(asin, WIDE(asin, x))
LOOP_UNARY(acos, WIDE(acos, x))
LOOP_UNARY(sinh, SLEEF(sinh)(x))
LOOP_UNARY(cosh, SLEEF(cosh)(x))
LOOP_UNARY(tanh, WIDE(tanh, x))
LOOP_UNARY(atanh, SLEEF(atanh)(x))
LOOP_UNARY(erf, WIDE(erf, x))
LOOP_UNARY(erfc, SLEEF(erfc)(x))
LOOP_UNARY(lgamma, SLEEF(lgamma)(x))
LOOP_UNARY(sigmoid, (T)1 / ((T)1 + EXP(-x)))
LOOP_UNARY(silu, x / ((T)1 + EXP(-x)))
LOOP_UNARY(mish, N(mish_value)(x))
LOOP_UNARY(log_sigmoid, N(log_sigmoid_value)(x))
LOOP_UNARY(elu, N(elu_value)(x, p0, p1))
LOOP_UNARY(gelu, N(gelu_value)(x))
LOOP_UNARY(gelu_tanh, N(gelu_tanh_value)(x))
LOOP_UNARY(softplus, N(softplus_value)(x, p0, p1))
__attribute__((TARGET)) static void N(pow_scalar)(int64_t n, T *out, const T *a, T p0, T p1) {
  (void)p1;
  VEC power = BROADCAST(p0);
  if (n > 0) CALL_ROW(SYMBOL(pow, u10), (n + LANES - 1) / LANES, a, &power, out);
}
LOOP_UNARY(scalar_pow, SLEEF(pow)(BROADCAST(p0), x))
LOOP_BINARY(pow, SLEEF(pow)(x, y))
LOOP_BINARY(atan2, SLEEF(atan2)(x, y))
LOOP_BINARY(logaddexp, N(log_add_exp_value)(x, y))
LOOP_BINARY(hypot, SLEEF(hypot)(x, y))
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
