// Elementwise operations on contiguous numbers of 16 bits. What the processor widens and rounds itself needs no memory in between;
// each value is computed in single precision and rounded once, as in the loops that go through floats (unary.c, binary.c).
#include "HalfElements.h"
#include "KernelThreads.h"
#include "UnaryTables.h"

static inline uint16_t sign_turned(uint16_t bits) { return bits ^ 0x8000u; }
static inline uint16_t sign_cleared(uint16_t bits) { return bits & 0x7fffu; }

GB_CLONES static void turn_signs(int64_t n, uint16_t *out, const uint16_t *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = sign_turned(a[i]);
}
GB_CLONES static void clear_signs(int64_t n, uint16_t *out, const uint16_t *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = sign_cleared(a[i]);
}
GB_CLONES static void copy_signs(int64_t n, uint16_t *out, const uint16_t *a, const uint16_t *b) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (uint16_t)((a[i] & 0x7fffu) | (b[i] & 0x8000u));
}

#if defined(__x86_64__)

/// One, which the compiler must not know: it would round to whole numbers in the type itself, for which there is no instruction.
extern GB_HIDDEN float gb_half_one;
float gb_half_one = 1;

#define HALF_UNARY_TABLE(X)                                                                                            \
  X(GB_RELU, relu, float, x < 0 ? 0 : x)                                                                               \
  X(GB_SIGN, sign, float, (float)(x > 0) - (float)(x < 0))                                                             \
  X(GB_SQUARE, square, float, x *x)                                                                                    \
  X(GB_FLOOR, floor, float, floorf(one * x))                                                                           \
  X(GB_CEIL, ceil, float, ceilf(one * x))                                                                              \
  X(GB_ROUND, round, float, rintf(one * x))                                                                            \
  X(GB_TRUNC, trunc, float, truncf(one * x))                                                                           \
  X(GB_FRAC, frac, float, x - truncf(one * x))                                                                               \
  X(GB_LEAKY_RELU, leaky_relu, float, x > 0 ? x : x * p0)                                                              \
  X(GB_HARDSIGMOID, hardsigmoid, float, HARD_SIX(x, float) / 6)                                                        \
  X(GB_HARDSWISH, hardswish, float, x *HARD_SIX(x, float) / 6)                                                         \
  X(GB_HARDSHRINK, hardshrink, float, ((x >= -p0) & (x <= p0)) ? 0 : x)                                                \
  X(GB_THRESHOLD, threshold, float, x <= p0 ? p1 : x)                                                                  \
  X(GB_ANGLE, angle, float, x < 0 ? (float)M_PI : x != x ? x : 0)                                                      \
  X(GB_HARDTANH, hardtanh, float, CLAMPED(x))                                                                          \
  X(GB_CLAMP, clamp, float, CLAMPED(x))                                                                                \
  X(GB_SQRT, sqrt, float, __builtin_elementwise_sqrt(x))                                                               \
  X(GB_RSQRT, rsqrt, float, 1 / __builtin_elementwise_sqrt(x))                                                         \
  X(GB_CUBE, cube, float, square *x)                                                                                   \
  X(GB_RECIPROCAL, reciprocal, float, 1 / x)                                                                           \
  X(GB_LOGICAL_NOT, logical_not, bool, x == 0)                                                                         \
  X(GB_IS_NAN, is_nan, bool, x != x)                                                                                   \
  X(GB_IS_INF, is_inf, bool, fabsf(x) == INFINITY)                                                                     \
  X(GB_IS_FINITE, is_finite, bool, fabsf(x) < INFINITY)

#define HALF_NUMBER_TABLE(X)                                                                                           \
  X(GB_ADD, add, x + y)                                                                                                \
  X(GB_SUB, sub, x - y)                                                                                                \
  X(GB_MUL, mul, x *y)                                                                                                 \
  X(GB_DIV, div, x / y)

#define HALF_PAIR_TABLE(X)                                                                                             \
  X(GB_ADD, add, float, x + y)                                                                                         \
  X(GB_SUB, sub, float, x - y)                                                                                         \
  X(GB_MUL, mul, float, x *y)                                                                                          \
  X(GB_DIV, div, float, x / y)                                                                                         \
  X(GB_TRUNC_DIV, trunc_div, float, truncf(x / y))                                                                     \
  X(GB_ADD_ALPHA, add_alpha, float, __builtin_fmaf(p0, y, x))                                                          \
  X(GB_THRESHOLD_BACKWARD, threshold_backward, float, y <= p0 ? 0 : x)                                                 \
  X(GB_EQ, eq, bool, x == y)                                                                                           \
  X(GB_NE, ne, bool, x != y)                                                                                           \
  X(GB_LT, lt, bool, x < y)                                                                                            \
  X(GB_LE, le, bool, x <= y)                                                                                           \
  X(GB_GT, gt, bool, x > y)                                                                                            \
  X(GB_GE, ge, bool, x >= y)

#define HALF_float_f16 _Float16
#define HALF_float_bf16 uint16_t
#define HALF_bool_f16 uint8_t
#define HALF_bool_bf16 uint8_t
#define HALF_ROUND_float gb_rounded_bfloat16
#define HALF_ROUND_bool (uint8_t)

#define HALF_TARGET __attribute__((target("arch=x86-64-v4")))
#define H(name) name##_512
#include "HalfLoops.h"
#undef HALF_TARGET
#undef H
#define HALF_TARGET __attribute__((target("arch=x86-64-v3")))
#define H(name) name##_256
#include "HalfLoops.h"

/// 512 or 256: the width of the vectors; 0 where halves are not widened by the processor.
static int vector_width(void) {
  static int width = -1;
  if (width < 0) {
    bool isWide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                  __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
    bool isKnown = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
    width = isWide ? 512 : isKnown ? 256 : 0;
  }
  return width;
}

bool gb_widen_halves(int64_t n, float *out, const uint16_t *in) {
  int width = vector_width();
  if (width != 0) (width == 512 ? widen_512 : widen_256)(n, out, (const _Float16 *)in);
  return width != 0;
}

bool gb_round_to_halves(int64_t n, uint16_t *out, const float *in) {
  int width = vector_width();
  if (width != 0) (width == 512 ? round_512 : round_256)(n, (_Float16 *)out, in);
  return width != 0;
}

static bool run_unary(gb_unary_op op, bool isBrain, int64_t n, void *out, const void *a, float p0, float p1) {
  int width = vector_width();
  return width != 0 && (width == 512 ? run_unary_512 : run_unary_256)(op, isBrain, n, out, a, p0, p1);
}

static bool run_number(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, float number,
                       bool numberFirst) {
  int width = vector_width();
  return width != 0 && (width == 512 ? run_number_512 : run_number_256)(op, isBrain, n, out, a, number, numberFirst);
}

static bool run_binary(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, int64_t sa, const void *b,
                       int64_t sb, float p0) {
  int width = vector_width();
  return width != 0 && (width == 512 ? run_binary_512 : run_binary_256)(op, isBrain, n, out, a, sa, b, sb, p0);
}

#else

bool gb_widen_halves(int64_t n, float *out, const uint16_t *in) { return (void)n, (void)out, (void)in, false; }
bool gb_round_to_halves(int64_t n, uint16_t *out, const float *in) { return (void)n, (void)out, (void)in, false; }
static bool run_number(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, float number,
                       bool numberFirst) {
  return (void)op, (void)isBrain, (void)n, (void)out, (void)a, (void)number, (void)numberFirst, false;
}
static bool run_unary(gb_unary_op op, bool isBrain, int64_t n, void *out, const void *a, float p0, float p1) {
  return (void)op, (void)isBrain, (void)n, (void)out, (void)a, (void)p0, (void)p1, false;
}
static bool run_binary(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, int64_t sa, const void *b,
                       int64_t sb, float p0) {
  return (void)op, (void)isBrain, (void)n, (void)out, (void)a, (void)sa, (void)b, (void)sb, (void)p0, false;
}

#endif

bool gb_half_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, double p0, double p1) {
  if (!gb_is_half(dtype)) return false;
  switch (op) {
  case GB_NEG: turn_signs(n, out, a); return true;
  case GB_ABS: clear_signs(n, out, a); return true;
  default: return run_unary(op, dtype == GB_BF16, n, out, a, (float)p0, (float)p1);
  }
}

bool gb_half_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, int64_t sa, const void *b,
                    int64_t sb, double p0) {
  if (!gb_is_half(dtype) || sa + sb < 1 || sa < 0 || sb < 0 || sa > 1 || sb > 1) return false;
  if (op == GB_COPYSIGN && sa == 1 && sb == 1) {
    copy_signs(n, out, a, b);
    return true;
  }
  return run_binary(op, dtype == GB_BF16, n, out, a, sa, b, sb, (float)p0);
}

/// What the threads share of an operation with a number.
typedef struct {
  gb_binary_op op;
  bool isBrain, numberFirst;
  uint16_t *out;
  const uint16_t *a;
  float number;
} number_part;

static void run_number_part(void *context, int64_t first, int64_t end) {
  const number_part *p = context;
  run_number(p->op, p->isBrain, end - first, p->out + first, p->a + first, p->number, p->numberFirst);
}

bool gb_half_with_number(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, float number,
                         bool numberFirst) {
  if (!gb_is_half(dtype) || !run_number(op, dtype == GB_BF16, 0, out, a, number, numberFirst)) return false;
  number_part part = {op, dtype == GB_BF16, numberFirst, out, a, number};
  if (n > 0) gb_share(n, gb_chunk_of(n, 1), run_number_part, &part);
  return true;
}
