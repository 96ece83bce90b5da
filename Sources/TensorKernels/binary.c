// Binary operations: one loop per operation and element type, with fast paths for contiguous data and for one operand
// being a single value. Fused multiply-adds are written where the reference fuses.
#include "BinaryLoops.h"
#include "HalfElements.h"
#include "IntegerDivisions.h"
#include "ReferenceElementary.h"

// Floating point helpers, written twice through macros so that each type uses its own libm functions.
#define FLOAT_HELPERS(T, S, F)                                                                                         \
  static inline T mod_of_##S(T x, T y) {                                                                            \
    T mod = rest_##S(x, y);                                                                                            \
    return mod != 0 && (y < 0) != (mod < 0) ? mod + y : mod;                                                           \
  }                                                                                                                    \
  static inline T floor_divide_##S(T x, T y) {                                                                         \
    T mod = rest_##S(x, y), quotient = (x - mod) / y;                                                                  \
    quotient -= ((mod != 0) & ((y < 0) != (mod < 0))) ? (T)1 : (T)0;                                                   \
    T floored = floor##F(quotient);                                                                                    \
    floored += quotient - floored > (T)0.5 ? (T)1 : (T)0;                                                              \
    T result = quotient == 0 ? copysign##F((T)0, x / y) : floored;                                                     \
    return y == 0 ? x / y : result;                                                                                    \
  }                                                                                                                    \
  static inline T smooth_l1_of_##S(T x, T y, T beta) {                                                                 \
    T z = fabs##F(x - y);                                                                                              \
    return z < beta ? (T)0.5 * z * z / beta : z - (T)0.5 * beta;                                                       \
  }                                                                                                                    \
  static inline T huber_of_##S(T x, T y, T delta) {                                                                    \
    T z = fabs##F(x - y);                                                                                              \
    return z <= delta ? (T)0.5 * z * z : delta * (z - (T)0.5 * delta);                                                 \
  }
FLOAT_HELPERS(float, f32, f)
FLOAT_HELPERS(double, f64, )

// The bits of numbers of one sign are in their order: the neighbour's differ by one.
#define NEIGHBOUR(T, BITS, S)                                                                                          \
  static inline T neighbour_##S(T x, T y) {                                                                            \
    BITS bits;                                                                                                         \
    memcpy(&bits, &x, sizeof x);                                                                                       \
    const BITS sign = (BITS)1 << (8 * sizeof x - 1);                                                                   \
    BITS moved = x == 0 ? (y < 0 ? sign | 1 : 1) : (x < y) == (x > 0) ? bits + 1 : bits - 1;                           \
    T next;                                                                                                            \
    memcpy(&next, &moved, sizeof x);                                                                                   \
    return ((x != x) | (y != y)) ? (T)NAN : x == y ? y : next;                                                         \
  }
NEIGHBOUR(float, uint32_t, f32)
NEIGHBOUR(double, uint64_t, f64)

static inline int64_t wrapping_add(int64_t x, int64_t y) { return (int64_t)((uint64_t)x + (uint64_t)y); }
static inline int64_t wrapping_sub(int64_t x, int64_t y) { return (int64_t)((uint64_t)x - (uint64_t)y); }
static inline int64_t wrapping_mul(int64_t x, int64_t y) { return (int64_t)((uint64_t)x * (uint64_t)y); }
static inline int64_t truncating_divide(int64_t x, int64_t y) { return y == -1 ? wrapping_sub(0, x) : x / y; }
static inline int64_t truncating_modulo(int64_t x, int64_t y) { return y == -1 ? 0 : x % y; }
static inline int64_t floor_divide(int64_t x, int64_t y) {
  int64_t quotient = truncating_divide(x, y);
  return truncating_modulo(x, y) != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient;
}
static inline int64_t floor_modulo(int64_t x, int64_t y) {
  int64_t mod = truncating_modulo(x, y);
  return mod != 0 && (mod < 0) != (y < 0) ? mod + y : mod;
}
static inline int64_t integer_power(int64_t x, int64_t y) {
  if (y < 0) return x == 1 ? 1 : x == -1 ? (y % 2 ? -1 : 1) : 0;
  int64_t result = 1;
  for (; y; y >>= 1) {
    if (y & 1) result = wrapping_mul(result, x);
    x = wrapping_mul(x, x);
  }
  return result;
}
static inline int64_t shift_left(int64_t x, int64_t y) {
  return y < 0 || y >= 64 ? 0 : (int64_t)((uint64_t)x << y);
}
static inline int64_t shift_right(int64_t x, int64_t y) { return x >> (y < 0 || y >= 64 ? 63 : y); }

// The tables: operation, function name, output type, expression in x, y, p0, p1.
// Those that wait for memory and not for each other.
#define FLOAT_SUMS_AND_PRODUCTS(X, T, F)                                                                               \
  X(GB_DIV, div, T, x / y)                                                                                             \
  X(GB_COPYSIGN, copysign, T, __builtin_copysign##F(x, y))                                                             \
  X(GB_ADD, add, T, x + y)                                                                                             \
  X(GB_SUB, sub, T, x - y)                                                                                             \
  X(GB_MUL, mul, T, x * y)

#define FLOAT_ARITHMETIC(X, T, S, F)                                                                                   \
  X(GB_FLOOR_DIV, floor_div, T, floor_divide_##S(x, y))                                                                \
  X(GB_TRUNC_DIV, trunc_div, T, trunc##F(x / y))                                                                       \
  X(GB_REMAINDER, remainder, T, mod_of_##S(x, y))                                                                   \
  X(GB_FMOD, fmod, T, rest_##S(x, y))                                                                                  \
  X(GB_GREATER_OF, greater_of, T, x != x ? x : (y != y ? y : (x < y ? y : x)))                                         \
  X(GB_LESSER_OF, lesser_of, T, x != x ? x : (y != y ? y : (y < x ? y : x)))                                           \
  X(GB_ADD_ALPHA, add_alpha, T, __builtin_fma##F(p0, y, x))                                                            \
  X(GB_SQUARED_DIFFERENCE, squared_difference, T, (x - y) * (x - y))                                                   \
  X(GB_SIGMOID_BACKWARD, sigmoid_backward, T, x *(1 - y) * y)                                                          \
  X(GB_TANH_BACKWARD, tanh_backward, T, x *__builtin_fma##F(-y, y, (T)1))                                              \
  X(GB_THRESHOLD_BACKWARD, threshold_backward, T, y <= p0 ? 0 : x)                                                     \
  X(GB_LEAKY_RELU_BACKWARD, leaky_relu_backward, T, y > 0 ? x : x * p0)                                                \
  X(GB_CLAMP_BACKWARD, clamp_backward, T, (y >= p0) && (y <= p1) ? x : 0)                                              \
  X(GB_SMOOTH_L1, smooth_l1, T, smooth_l1_of_##S(x, y, p0))                                                            \
  X(GB_HUBER, huber, T, huber_of_##S(x, y, p0))                                                                        \
  X(GB_NEXT_AFTER, next_after, T, neighbour_##S(x, y))                                                                 \
  X(GB_HEAVISIDE, heaviside, T, x == 0 ? y : (T)(x > 0))                                                               \
  X(GB_FMAX, fmax, T, x != x ? y : x < y ? y : x)                                                                      \
  X(GB_FMIN, fmin, T, x != x ? y : y < x ? y : x)                                                                      \
  X(GB_XLOGY, xlogy, T, y != y ? y : x == 0 ? 0 : x *gb_logarithm##F(y))                                                        \
  X(GB_XLOG1PY, xlog1py, T, y != y ? y : x == 0 ? 0 : x *log1p##F(y))                                                  \
  X(GB_PRELU, prelu, T, x > 0 ? x : x *y)                                                                              \
  X(GB_HARDSIGMOID_BACKWARD, hardsigmoid_backward, T, ((y > -3) & (y < 3)) ? x *(T)(1.0f / 6.0f) : 0)

#define COMPARISONS(X)                                                                                                 \
  X(GB_EQ, eq, uint8_t, x == y)                                                                                        \
  X(GB_NE, ne, uint8_t, x != y)                                                                                        \
  X(GB_LT, lt, uint8_t, x < y)                                                                                         \
  X(GB_LE, le, uint8_t, x <= y)                                                                                        \
  X(GB_GT, gt, uint8_t, x > y)                                                                                         \
  X(GB_GE, ge, uint8_t, x >= y)                                                                                        \
  X(GB_LOGICAL_AND, logical_and, uint8_t, (x != 0) & (y != 0))                                                         \
  X(GB_LOGICAL_OR, logical_or, uint8_t, (x != 0) | (y != 0))                                                           \
  X(GB_LOGICAL_XOR, logical_xor, uint8_t, (x != 0) ^ (y != 0))

#define INTEGER_ARITHMETIC(X)                                                                                          \
  X(GB_ADD, add, int64_t, wrapping_add(x, y))                                                                          \
  X(GB_SUB, sub, int64_t, wrapping_sub(x, y))                                                                          \
  X(GB_MUL, mul, int64_t, wrapping_mul(x, y))                                                                          \
  X(GB_FLOOR_DIV, floor_div, int64_t, floor_divide(x, y))                                                              \
  X(GB_TRUNC_DIV, trunc_div, int64_t, truncating_divide(x, y))                                                         \
  X(GB_REMAINDER, remainder, int64_t, floor_modulo(x, y))                                                              \
  X(GB_FMOD, fmod, int64_t, truncating_modulo(x, y))                                                                   \
  X(GB_POW, pow, int64_t, integer_power(x, y))                                                                         \
  X(GB_MAXIMUM, maximum, int64_t, x < y ? y : x)                                                                       \
  X(GB_MINIMUM, minimum, int64_t, y < x ? y : x)                                                                       \
  X(GB_GREATER_OF, greater_of, int64_t, x < y ? y : x)                                                                 \
  X(GB_LESSER_OF, lesser_of, int64_t, y < x ? y : x)                                                                   \
  X(GB_ADD_ALPHA, add_alpha, int64_t, wrapping_add(x, wrapping_mul(p0, y)))                                            \
  X(GB_BIT_AND, bit_and, int64_t, x & y)                                                                               \
  X(GB_BIT_OR, bit_or, int64_t, x | y)                                                                                 \
  X(GB_BIT_XOR, bit_xor, int64_t, x ^ y)                                                                               \
  X(GB_SHIFT_LEFT, shift_left, int64_t, shift_left(x, y))                                                              \
  X(GB_SHIFT_RIGHT, shift_right, int64_t, shift_right(x, y))                                                           \
  X(GB_HEAVISIDE, heaviside, int64_t, x == 0 ? y : x > 0)

#define BOOL_ARITHMETIC(X)                                                                                             \
  X(GB_ADD, add, uint8_t, x | y)                                                                                       \
  X(GB_MUL, mul, uint8_t, x & y)                                                                                       \
  X(GB_MAXIMUM, maximum, uint8_t, x | y)                                                                               \
  X(GB_MINIMUM, minimum, uint8_t, x & y)                                                                               \
  X(GB_GREATER_OF, greater_of, uint8_t, x | y)                                                                         \
  X(GB_LESSER_OF, lesser_of, uint8_t, x & y)                                                                           \
  X(GB_BIT_AND, bit_and, uint8_t, x & y)                                                                               \
  X(GB_BIT_OR, bit_or, uint8_t, x | y)                                                                                 \
  X(GB_BIT_XOR, bit_xor, uint8_t, x ^ y)                                                                               \
  X(GB_HEAVISIDE, heaviside, uint8_t, x | y)

// Integers of fewer bits in loops of their own, which give what the wide ones do when it is cut.
#define NARROW_ARITHMETIC(X, T)                                                                                        \
  X(GB_ADD, add, T, (int64_t)x + y)                                                                                    \
  X(GB_SUB, sub, T, (int64_t)x - y)                                                                                    \
  X(GB_MUL, mul, T, (int64_t)x *y)                                                                                     \
  X(GB_MAXIMUM, maximum, T, x < y ? y : x)                                                                             \
  X(GB_MINIMUM, minimum, T, y < x ? y : x)                                                                             \
  X(GB_GREATER_OF, greater_of, T, x < y ? y : x)                                                                       \
  X(GB_LESSER_OF, lesser_of, T, y < x ? y : x)                                                                         \
  X(GB_BIT_AND, bit_and, T, x & y)                                                                                     \
  X(GB_BIT_OR, bit_or, T, x | y)                                                                                       \
  X(GB_BIT_XOR, bit_xor, T, x ^ y)                                                                                     \
  X(GB_ADD_ALPHA, add_alpha, T, (uint32_t)x + (uint32_t)p0 * (uint32_t)y)                                              \
  X(GB_SHIFT_LEFT, shift_left, T, (uint32_t)y > 31 ? 0 : (uint32_t)x << (uint32_t)y)                                   \
  X(GB_SHIFT_RIGHT, shift_right, T, (int32_t)x >> ((uint32_t)y > 31 ? 31 : (uint32_t)y))
#define NARROW_DIVISIONS(X, T, S)                                                                                      \
  X(GB_FLOOR_DIV, floor_div, T, floored_##S(x, y))                                                                     \
  X(GB_TRUNC_DIV, trunc_div, T, quotient_##S(x, y))                                                                    \
  X(GB_REMAINDER, remainder, T, modulo_##S(x, y))                                                                      \
  X(GB_FMOD, fmod, T, rest_of_##S(x, y))

#define DEFINE_I32(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_i32, R, int32_t, EXPR)
#define DEFINE_I16(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_i16, R, int16_t, EXPR)
#define DEFINE_I8(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_i8, R, int8_t, EXPR)
#define DEFINE_U8(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_u8, R, uint8_t, EXPR)
#define DEFINE_F32(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_f32, R, float, EXPR)
#define DEFINE_F64(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_f64, R, double, EXPR)
#define DEFINE_I64(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_i64, R, int64_t, EXPR)
#define DEFINE_BOOL(OP, NAME, R, EXPR) BINARY_LOOP(NAME##_bool, R, uint8_t, EXPR)
#define DEFINE_PLAIN_F32(OP, NAME, R, EXPR) BINARY_LOOP_FOR(GB_NARROW_CLONES, NAME##_f32, R, float, EXPR)
#define DEFINE_PLAIN_F64(OP, NAME, R, EXPR) BINARY_LOOP_FOR(GB_NARROW_CLONES, NAME##_f64, R, double, EXPR)
FLOAT_SUMS_AND_PRODUCTS(DEFINE_PLAIN_F32, float, f)
FLOAT_SUMS_AND_PRODUCTS(DEFINE_PLAIN_F64, double, )
FLOAT_ARITHMETIC(DEFINE_F32, float, f32, f)
FLOAT_ARITHMETIC(DEFINE_F64, double, f64, )
COMPARISONS(DEFINE_F32)
COMPARISONS(DEFINE_F64)
INTEGER_ARITHMETIC(DEFINE_I64)
COMPARISONS(DEFINE_I64)
NARROW_ARITHMETIC(DEFINE_I32, int32_t)
NARROW_DIVISIONS(DEFINE_I32, int32_t, i32)
COMPARISONS(DEFINE_I32)
NARROW_ARITHMETIC(DEFINE_I16, int16_t)
NARROW_DIVISIONS(DEFINE_I16, int16_t, i16)
COMPARISONS(DEFINE_I16)
NARROW_ARITHMETIC(DEFINE_I8, int8_t)
NARROW_DIVISIONS(DEFINE_I8, int8_t, i8)
COMPARISONS(DEFINE_I8)
NARROW_ARITHMETIC(DEFINE_U8, uint8_t)
NARROW_DIVISIONS(DEFINE_U8, uint8_t, u8)
COMPARISONS(DEFINE_U8)
BOOL_ARITHMETIC(DEFINE_BOOL)
COMPARISONS(DEFINE_BOOL)

#define CALL(S, R, T, NAME)                                                                                            \
  NAME##_##S(n, (R *)out, so, (const T *)a, sa, (const T *)b, sb, (T)p0, (T)p1);                                       \
  return GB_OK;
#define CASE_F32(OP, NAME, R, EXPR)                                                                                    \
  case OP: CALL(f32, R, float, NAME)
#define CASE_F64(OP, NAME, R, EXPR)                                                                                    \
  case OP: CALL(f64, R, double, NAME)
#define CASE_I64(OP, NAME, R, EXPR)                                                                                    \
  case OP: CALL(i64, R, int64_t, NAME)
#define CASE_I32(OP, NAME, R, EXPR)                                                                                    \
  case OP: CALL(i32, R, int32_t, NAME)
#define CASE_I16(OP, NAME, R, EXPR)                                                                                    \
  case OP: CALL(i16, R, int16_t, NAME)
#define CASE_I8(OP, NAME, R, EXPR)                                                                                     \
  case OP: CALL(i8, R, int8_t, NAME)
#define CASE_U8(OP, NAME, R, EXPR)                                                                                     \
  case OP: CALL(u8, R, uint8_t, NAME)
#define CASE_BOOL(OP, NAME, R, EXPR)                                                                                   \
  case OP: CALL(bool, R, uint8_t, NAME)

static gb_status run_f32(gb_binary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, const void *b,
                         int64_t sb, double p0, double p1) {
  switch (op) {
  case GB_REMAINDER: run_rests_f32(quick_mod_loop_f32, remainder_f32, n, out, so, a, sa, b, sb); return GB_OK;
  case GB_FMOD: run_rests_f32(quick_rest_loop_f32, fmod_f32, n, out, so, a, sa, b, sb); return GB_OK;
  case GB_FLOOR_DIV: run_rests_f32(quick_floor_loop_f32, floor_div_f32, n, out, so, a, sa, b, sb); return GB_OK;
  default: break;
  }
  switch (op) {
    FLOAT_SUMS_AND_PRODUCTS(CASE_F32, float, f)
    FLOAT_ARITHMETIC(CASE_F32, float, f32, f)
    COMPARISONS(CASE_F32)
  default: return gb_transcendental_pair(op, GB_F32, n, out, so, a, sa, b, sb, p0, p1);
  }
}

static gb_status run_f64(gb_binary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, const void *b,
                         int64_t sb, double p0, double p1) {
  switch (op) {
  case GB_REMAINDER: run_rests_f64(quick_mod_loop_f64, remainder_f64, n, out, so, a, sa, b, sb); return GB_OK;
  case GB_FMOD: run_rests_f64(quick_rest_loop_f64, fmod_f64, n, out, so, a, sa, b, sb); return GB_OK;
  case GB_FLOOR_DIV: run_rests_f64(quick_floor_loop_f64, floor_div_f64, n, out, so, a, sa, b, sb); return GB_OK;
  default: break;
  }
  switch (op) {
    FLOAT_SUMS_AND_PRODUCTS(CASE_F64, double, )
    FLOAT_ARITHMETIC(CASE_F64, double, f64, )
    COMPARISONS(CASE_F64)
  default: return gb_transcendental_pair(op, GB_F64, n, out, so, a, sa, b, sb, p0, p1);
  }
}

static bool is_division(gb_binary_op op) {
  return op == GB_FLOOR_DIV || op == GB_TRUNC_DIV || op == GB_REMAINDER || op == GB_FMOD;
}

static gb_status run_i64(gb_binary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, const void *b,
                         int64_t sb, double p0, double p1) {
  switch (op) {
  case GB_FLOOR_DIV: return run_division(quick_floored_loop, floor_div_i64, n, out, so, a, sa, b, sb);
  case GB_TRUNC_DIV: return run_division(quick_quotient_loop, trunc_div_i64, n, out, so, a, sa, b, sb);
  case GB_REMAINDER: return run_division(quick_modulo_loop, remainder_i64, n, out, so, a, sa, b, sb);
  case GB_FMOD: return run_division(quick_rest_loop, fmod_i64, n, out, so, a, sa, b, sb);
  case GB_POW:
    if (so != 1 || sa != 1 || sb != 0 || n < 1 || *(const int64_t *)b < 0) break;
    whole_powers(n, out, a, *(const int64_t *)b);
    return GB_OK;
  default: break;
  }
  switch (op) {
    INTEGER_ARITHMETIC(CASE_I64)
    COMPARISONS(CASE_I64)
  default: return GB_UNSUPPORTED;
  }
}

#define RUN_NARROW(S, T)                                                                                               \
  static gb_status run_##S(gb_binary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa,               \
                           const void *b, int64_t sb, int64_t p0) {                                                    \
    const int p1 = 0;                                                                                                  \
    if (is_division(op) && has_zero_##S(n, b, sb)) return GB_ZERO_DIVISION;                                            \
    switch (op) {                                                                                                      \
      NARROW_ARITHMETIC(CASE_NARROW_##S, T)                                                                            \
      NARROW_DIVISIONS(CASE_NARROW_##S, T, S)                                                                          \
      COMPARISONS(CASE_NARROW_##S)                                                                                     \
    default: return GB_UNSUPPORTED;                                                                                    \
    }                                                                                                                  \
  }
#define CASE_NARROW_i32 CASE_I32
#define CASE_NARROW_i16 CASE_I16
#define CASE_NARROW_i8 CASE_I8
#define CASE_NARROW_u8 CASE_U8
RUN_NARROW(i32, int32_t)
RUN_NARROW(i16, int16_t)
RUN_NARROW(i8, int8_t)
RUN_NARROW(u8, uint8_t)

/// The narrow types' own loops, where they have one.
static gb_status run_narrow_integers(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                                     int64_t sa, const void *b, int64_t sb, int64_t p0) {
  switch (dtype) {
  case GB_I32: return run_i32(op, n, out, so, a, sa, b, sb, p0);
  case GB_I16: return run_i16(op, n, out, so, a, sa, b, sb, p0);
  case GB_I8: return run_i8(op, n, out, so, a, sa, b, sb, p0);
  case GB_U8: return run_u8(op, n, out, so, a, sa, b, sb, p0);
  default: return GB_UNSUPPORTED;
  }
}

static gb_status run_bool(gb_binary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, const void *b,
                          int64_t sb, double p0, double p1) {
  switch (op) {
    BOOL_ARITHMETIC(CASE_BOOL)
    COMPARISONS(CASE_BOOL)
  default: return GB_UNSUPPORTED;
  }
}

static bool is_predicate(gb_binary_op op) { return op >= GB_EQ && op <= GB_LOGICAL_XOR; }

static gb_status run(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     const void *b, int64_t sb, double p0, double p1);

/// The neighbour of a half type's number in the type itself, whose patterns are ordered by size.
#define NEIGHBOURS_OF_HALVES(NAME, WIDEN, NO_NUMBER)                                                                   \
  GB_CLONES static void NAME(int64_t n, uint16_t *out, int64_t so, const uint16_t *a, int64_t sa, const uint16_t *b,   \
                             int64_t sb) {                                                                             \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      uint16_t from = a[i * sa], towards = b[i * sb];                                                                  \
      float x = WIDEN(from), y = WIDEN(towards);                                                                       \
      uint16_t result = (uint16_t)((x < y) == (x > 0) ? from + 1 : from - 1);                                          \
      result = x == 0 ? (uint16_t)((towards & 0x8000u) | 1) : result;                                                  \
      result = x == y ? towards : result;                                                                              \
      out[i * so] = ((x != x) | (y != y)) ? NO_NUMBER : result;                                                        \
    }                                                                                                                  \
  }
NEIGHBOURS_OF_HALVES(neighbours_f16, gb_widened_half, 0x7e00)
NEIGHBOURS_OF_HALVES(neighbours_bf16, gb_widened_bfloat16, 0x7fc0)

/// A narrow type: widened, computed and cut again, a chunk at a time. Predicates write their bools directly.
static gb_status run_narrow(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                            const void *b, int64_t sb, double p0, double p1) {
  gb_dtype wide = gb_carrier(dtype);
  if (n == 0) return run(op, wide, 0, out, 1, a, 1, b, 1, p0, p1);
  gb_status own = run_narrow_integers(op, dtype, n, out, so, a, sa, b, sb, op == GB_ADD_ALPHA ? (int64_t)p0 : 0);
  if (own != GB_UNSUPPORTED) return own;
  if (op == GB_NEXT_AFTER && gb_is_half(dtype)) {
    (dtype == GB_F16 ? neighbours_f16 : neighbours_bf16)(n, out, so, a, sa, b, sb);
    return GB_OK;
  }
  if (so == 1 && gb_half_binary(op, dtype, n, out, a, sa, b, sb, p0)) return GB_OK;
  bool predicate = is_predicate(op);
  _Alignas(64) int64_t first[GB_CHUNK], second[GB_CHUNK];
  int64_t item = gb_item_size(dtype), itemOut = predicate ? 1 : item;
  int64_t stepA = sa == 0 ? 0 : 1, stepB = sb == 0 ? 0 : 1;
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    char *target = (char *)out + i * so * itemOut;
    gb_convert_run(wide, dtype, stepA == 0 ? 1 : count, first, 1, (const char *)a + i * sa * item, sa);
    gb_convert_run(wide, dtype, stepB == 0 ? 1 : count, second, 1, (const char *)b + i * sb * item, sb);
    // The result may take the place of the operand that is not a single value.
    void *result = predicate ? (void *)target : stepA == 0 ? second : first;
    int64_t single[1];
    if (!predicate && stepA == 0 && stepB == 0) result = single, count = 1;
    gb_lane_share = gb_is_half(dtype) ? 2 : 1;
    // Of two zeros this type takes the second.
    bool turned = dtype == GB_BF16 && (op == GB_FMAX || op == GB_FMIN);
    gb_status status = turned ? run(op, wide, count, result, 1, second, stepB, first, stepA, p0, p1)
                              : run(op, wide, count, result, predicate ? so : 1, first, stepA, second, stepB, p0, p1);
    gb_lane_share = 1;
    if (status != GB_OK) return status;
    int64_t written = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    if (!predicate) gb_convert_run(dtype, wide, written, target, so, result, result == single ? 0 : 1);
  }
  return GB_OK;
}

static gb_status run(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     const void *b, int64_t sb, double p0, double p1) {
  switch (dtype) {
  case GB_F32: return run_f32(op, n, out, so, a, sa, b, sb, p0, p1);
  case GB_F64: return run_f64(op, n, out, so, a, sa, b, sb, p0, p1);
  case GB_I64: return run_i64(op, n, out, so, a, sa, b, sb, p0, p1);
  case GB_BOOL: return run_bool(op, n, out, so, a, sa, b, sb, p0, p1);
  case GB_C64:
  case GB_C128: return gb_complex_binary(op, dtype, n, out, so, a, sa, b, sb, p0);
  default: return run_narrow(op, dtype, n, out, so, a, sa, b, sb, p0, p1);
  }
}

/// An operation on contiguous operands, or repeated ones, for several threads.
typedef struct {
  gb_binary_op op;
  gb_dtype dtype;
  void *out;
  const void *a, *b;
  int64_t stepA, stepB;
  double p0, p1;
  _Atomic(gb_status) status;
} part;

static void run_part(void *context, int64_t first, int64_t end) {
  part *p = context;
  int64_t item = gb_item_size(p->dtype), itemOut = is_predicate(p->op) ? 1 : item;
  gb_status status =
      run(p->op, p->dtype, end - first, (char *)p->out + first * itemOut, 1,
          (const char *)p->a + first * p->stepA * item, p->stepA, (const char *)p->b + first * p->stepB * item,
          p->stepB, p->p0, p->p1);
  if (status != GB_OK) p->status = status;
}

static void run_gelu_part(void *context, int64_t first, int64_t end) {
  part *p = context;
  gb_gelu_backward_f32(end - first, (float *)p->out + first, (const float *)p->a + first * p->stepA, p->stepA,
                       (const float *)p->b + first);
}

gb_status gb_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, int64_t stepA,
                    const void *b, int64_t stepB, double p0, double p1) {
  part part = {op, dtype, out, a, b, stepA, stepB, p0, p1, GB_OK};
  if (op == GB_GELU_BACKWARD && dtype == GB_F32 && n > 1 && stepB == 1) {
    gb_share(n, gb_chunk_of(n, 1), run_gelu_part, &part);
    return GB_OK;
  }
  // Powers and logarithms take many times the work of a sum.
  bool isCostly = op == GB_POW || op == GB_ATAN2 || op == GB_LOGADDEXP || op == GB_XLOGY || op == GB_BCE;
  int64_t chunk = gb_costly_chunk_of(n, isCostly ? 8 : dtype == GB_F64 ? 2 : 1);
  if (chunk >= n) return run(op, dtype, n, out, 1, a, stepA, b, stepB, p0, p1);
  gb_share(n, chunk, run_part, &part);
  return part.status;
}

#include "MixedOperands.h"
#include "ShortRows.h"

/// An operation on pictures of any strides, for several threads: they share the slowest dimension.
typedef struct {
  part whole;
  const gb_loop *loop;
  bool hasShortRows;
} strided_part;

static void run_strided_part(void *context, int64_t first, int64_t end) {
  strided_part *s = context;
  part *p = &s->whole;
  gb_loop loop = *s->loop;
  int32_t last = loop.ndim - 1;
  loop.sizes[last] = end - first;
  int64_t item = gb_item_size(p->dtype), itemOut = is_predicate(p->op) ? 1 : item;
  char *out = (char *)p->out + first * loop.strides[0][last] * itemOut;
  const char *a = (const char *)p->a + first * loop.strides[1][last] * item;
  const char *b = (const char *)p->b + first * loop.strides[2][last] * item;
  int64_t counter[GB_MAX_DIMS] = {0}, at[3] = {0};
  gb_loop steps = loop;
  if (s->hasShortRows) steps.sizes[1] = 1;
  do {
    gb_status status =
        s->hasShortRows
            ? run_short_rows(p, &loop, out + at[0] * itemOut, a + at[1] * item, b + at[2] * item)
            : run(p->op, p->dtype, loop.sizes[0], out + at[0] * itemOut, loop.strides[0][0], a + at[1] * item,
                  loop.strides[1][0], b + at[2] * item, loop.strides[2][0], p->p0, p->p1);
    if (status != GB_OK) {
      p->status = status;
      return;
    }
  } while (gb_loop_next(&steps, 3, counter, at));
}

gb_status gb_binary_strided(gb_binary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                            const int64_t *strideOut, const int64_t *strideA, const int64_t *strideB, void *out,
                            const void *a, const void *b, double p0, double p1) {
  gb_loop loop;
  const int64_t *strides[] = {strideOut, strideA, strideB};
  if (!gb_loop_prepare(&loop, ndim, sizes, 3, strides)) return run(op, dtype, 0, out, 1, a, 1, b, 1, p0, p1);
  strided_part part = {{op, dtype, out, a, b, 0, 0, p0, p1, GB_OK}, &loop, has_short_rows(&loop, op, dtype)};
  if (gb_binary_matrix(&loop, op, dtype, out, a, b)) return GB_OK;
  gb_share(loop.sizes[loop.ndim - 1], gb_loop_chunk(&loop), run_strided_part, &part);
  return part.whole.status;
}

#define DIRECT(NAME, T, S, OPERATOR)                                                                                   \
  GB_CLONES void gb_##NAME##_##S(T *out, const T *a, const T *b, int64_t n) {                                          \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = a[i] OPERATOR b[i];                                        \
  }
DIRECT(add, float, f32, +)
DIRECT(sub, float, f32, -)
DIRECT(mul, float, f32, *)
DIRECT(div, float, f32, /)
DIRECT(add, double, f64, +)
DIRECT(sub, double, f64, -)
DIRECT(mul, double, f64, *)
DIRECT(div, double, f64, /)

GB_CLONES void gb_axpy_f32(float *y, float alpha, const float *x, int64_t n) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) y[i] = __builtin_fmaf(alpha, x[i], y[i]);
}
GB_CLONES void gb_axpy_f64(double *y, double alpha, const double *x, int64_t n) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) y[i] = __builtin_fma(alpha, x[i], y[i]);
}
