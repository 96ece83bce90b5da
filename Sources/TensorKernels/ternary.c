// Ternary operations: selection, fused multiply-adds, interpolation and the backward forms of the regression losses.
#include "KernelThreads.h"

#define TERNARY_LOOP(NAME, T, A, EXPR)                                                                                 \
  GB_CLONES static void NAME(int64_t n, T *out, int64_t so, const A *a, int64_t sa, const T *b, int64_t sb,            \
                             const T *c, int64_t sc, T p0, T p1) {                                                     \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    if (so == 1 && sa == 1 && sb == 1 && sc == 1) {                                                                    \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        A x = a[i];                                                                                                    \
        T y = b[i], z = c[i];                                                                                          \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else if (so == 1 && sa == 0 && sb == 1 && sc == 1) {                                                             \
      A x = *a;                                                                                                        \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T y = b[i], z = c[i];                                                                                          \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else if (so == 1 && sa == 1 && sb == 1 && sc == 0) {                                                             \
      const T z = c[0];                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        A x = a[i];                                                                                                    \
        T y = b[i];                                                                                                    \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else if (so == 1 && sa == 1 && sb == 0 && sc == 1) {                                                             \
      const T y = b[0];                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        A x = a[i];                                                                                                    \
        T z = c[i];                                                                                                    \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else if (so == 1 && sa == 0 && sb == 1 && sc == 0) {                                                             \
      const A x = a[0];                                                                                                \
      const T z = c[0];                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T y = b[i];                                                                                                    \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else if (so == 1 && sa == 0 && sb == 0 && sc == 1) {                                                             \
      const A x = a[0];                                                                                                \
      const T y = b[0];                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T z = c[i];                                                                                                    \
        out[i] = EXPR;                                                                                                 \
      }                                                                                                                \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        A x = a[i * sa];                                                                                               \
        T y = b[i * sb], z = c[i * sc];                                                                                \
        out[i * so] = EXPR;                                                                                            \
      }                                                                                                                \
    }                                                                                                                  \
  }

#define FLOAT_HELPERS(T, S, F)                                                                                         \
  static inline T lerp_of_##S(T x, T y, T weight) {                                                                    \
    T difference = y - x;                                                                                              \
    T near_start = __builtin_fma##F(weight, difference, x);                                                            \
    T near_end = __builtin_fma##F(difference, weight - 1, y);                                                          \
    return fabs##F(weight) < (T)0.5 ? near_start : near_end;                                                           \
  }                                                                                                                    \
  static inline T larger_of_##S(T x, T y) { return x != x ? x : (y != y ? y : (x < y ? y : x)); }                      \
  static inline T smaller_of_##S(T x, T y) { return x != x ? x : (y != y ? y : (y < x ? y : x)); }                     \
  static inline T bce_backward_of_##S(T grad, T x, T target) {                                                         \
    T scale = (1 - x) * x;                                                                                             \
    return grad * (x - target) / (scale < (T)1e-12 ? (T)1e-12 : scale);                                                \
  }                                                                                                                    \
  static inline T smooth_l1_backward_of_##S(T grad, T x, T target, T norm, T beta) {                                   \
    T d = x - target;                                                                                                  \
    return d <= -beta ? -norm * grad : d >= beta ? norm * grad : norm * d * grad / beta;                               \
  }                                                                                                                    \
  static inline T huber_backward_of_##S(T grad, T x, T target, T norm, T delta) {                                      \
    T d = x - target;                                                                                                  \
    return d <= -delta ? -norm * grad * delta : d >= delta ? norm * grad * delta : norm * d * grad;                    \
  }
FLOAT_HELPERS(float, f32, f)
FLOAT_HELPERS(double, f64, )

#define FLOAT_TERNARY(X, T, S, F)                                                                                      \
  X(GB_ADDCMUL, addcmul, S, T, __builtin_fma##F(p0 *y, z, x))                                                          \
  X(GB_ADDCDIV, addcdiv, S, T, x + (p0 * y) / z)                                                                       \
  X(GB_LERP, lerp, S, T, lerp_of_##S(x, y, z))                                                                         \
  X(GB_CLAMP_TENSOR, clamp, S, T, smaller_of_##S(larger_of_##S(x, y), z))                                              \
  X(GB_MSE_BACKWARD, mse_backward, S, T, p0 *(y - z) * x)                                                              \
  X(GB_BCE_BACKWARD, bce_backward, S, T, bce_backward_of_##S(x, y, z))                                                 \
  X(GB_SMOOTH_L1_BACKWARD, smooth_l1_backward, S, T, smooth_l1_backward_of_##S(x, y, z, p0, p1))                       \
  X(GB_HUBER_BACKWARD, huber_backward, S, T, huber_backward_of_##S(x, y, z, p0, p1))

#define DEFINE(OP, NAME, S, T, EXPR) TERNARY_LOOP(NAME##_##S, T, T, EXPR)
FLOAT_TERNARY(DEFINE, float, f32, f)
FLOAT_TERNARY(DEFINE, double, f64, )
static inline int64_t limited(int64_t x, int64_t low, int64_t high) {
  int64_t raised = x < low ? low : x;
  return raised > high ? high : raised;
}
TERNARY_LOOP(clamp_i64, int64_t, int64_t, limited(x, y, z))
TERNARY_LOOP(clamp_i32, int32_t, int32_t, (int32_t)limited(x, y, z))
TERNARY_LOOP(clamp_i16, int16_t, int16_t, (int16_t)limited(x, y, z))
TERNARY_LOOP(clamp_i8, int8_t, int8_t, (int8_t)limited(x, y, z))
TERNARY_LOOP(clamp_u8, uint8_t, uint8_t, (uint8_t)limited(x, y, z))
TERNARY_LOOP(where_32, uint32_t, uint8_t, x ? y : z)
TERNARY_LOOP(where_64, uint64_t, uint8_t, x ? y : z)
TERNARY_LOOP(where_8, uint8_t, uint8_t, x ? y : z)
TERNARY_LOOP(where_16, uint16_t, uint8_t, x ? y : z)

#define CALL(NAME, T, A) NAME(n, (T *)out, so, (const A *)a, sa, (const T *)b, sb, (const T *)c, sc, (T)p0, (T)p1)
#define CASE(OP, NAME, S, T, EXPR)                                                                                     \
  case OP: CALL(NAME##_##S, T, T); return GB_OK;

static gb_status run_where(gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa, const void *b,
                           int64_t sb, const void *c, int64_t sc) {
  int p0 = 0, p1 = 0;
  switch (gb_item_size(dtype)) {
  case 4: CALL(where_32, uint32_t, uint8_t); break;
  case 8: CALL(where_64, uint64_t, uint8_t); break;
  case 2: CALL(where_16, uint16_t, uint8_t); break;
  case 16:
    for (int64_t i = 0; i < n; i++)
      memcpy((char *)out + i * so * 16, ((const uint8_t *)a)[i * sa] ? (const char *)b + i * sb * 16
                                                                     : (const char *)c + i * sc * 16, 16);
    break;
  default: CALL(where_8, uint8_t, uint8_t); break;
  }
  return GB_OK;
}

static gb_status run(gb_ternary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     const void *b, int64_t sb, const void *c, int64_t sc, double p0, double p1);

/// The greater of x and y, then the lesser of that and z, as the operations of two arrays give them: of two zeros which one depends on
/// where they stand.
static gb_status run_clamp(gb_dtype dtype, int64_t n, void *out, const void *a, const void *b, const void *c) {
  enum { PIECE = 1 << 11 };
  int64_t size = gb_item_size(dtype);
  for (int64_t i = 0; i < n; i += PIECE) {
    int64_t count = n - i < PIECE ? n - i : PIECE;
    char *to = (char *)out + i * size;
    gb_status status = gb_transcendental_pair(GB_MAXIMUM, dtype, count, to, 1, (const char *)a + i * size, 1,
                                              (const char *)b + i * size, 1, 0, 0);
    if (status == GB_OK)
      status = gb_transcendental_pair(GB_MINIMUM, dtype, count, to, 1, to, 1, (const char *)c + i * size, 1, 0, 0);
    if (status != GB_OK) return status;
  }
  return GB_OK;
}

/// A narrow type: widened, computed and cut again, a chunk at a time.
static gb_status run_narrow(gb_ternary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                            int64_t sa, const void *b, int64_t sb, const void *c, int64_t sc, double p0, double p1) {
  if (op == GB_CLAMP_TENSOR) {
    switch (dtype) {
    case GB_I32: CALL(clamp_i32, int32_t, int32_t); return GB_OK;
    case GB_I16: CALL(clamp_i16, int16_t, int16_t); return GB_OK;
    case GB_I8: CALL(clamp_i8, int8_t, int8_t); return GB_OK;
    case GB_U8: CALL(clamp_u8, uint8_t, uint8_t); return GB_OK;
    default: break;
    }
  }
  gb_dtype wide = gb_carrier(dtype);
  _Alignas(64) int64_t first[GB_CHUNK], second[GB_CHUNK], third[GB_CHUNK];
  int64_t item = gb_item_size(dtype);
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    gb_convert_run(wide, dtype, count, first, 1, (const char *)a + i * sa * item, sa);
    gb_convert_run(wide, dtype, count, second, 1, (const char *)b + i * sb * item, sb);
    gb_convert_run(wide, dtype, count, third, 1, (const char *)c + i * sc * item, sc);
    gb_status status = run(op, wide, count, first, 1, first, 1, second, 1, third, 1, p0, p1);
    if (status != GB_OK) return status;
    gb_convert_run(dtype, wide, count, (char *)out + i * so * item, so, first, 1);
  }
  return GB_OK;
}

static gb_status run(gb_ternary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     const void *b, int64_t sb, const void *c, int64_t sc, double p0, double p1) {
  if (op == GB_WHERE) return run_where(dtype, n, out, so, a, sa, b, sb, c, sc);
  if (gb_is_narrow(dtype)) return run_narrow(op, dtype, n, out, so, a, sa, b, sb, c, sc, p0, p1);
  if (op == GB_CLAMP_TENSOR && dtype != GB_I64 && so == 1 && sa == 1 && sb == 1 && sc == 1)
    return run_clamp(dtype, n, out, a, b, c);
  if (dtype == GB_F32) {
    switch (op) {
      FLOAT_TERNARY(CASE, float, f32, f)
    default: return GB_UNSUPPORTED;
    }
  }
  if (dtype == GB_F64) {
    switch (op) {
      FLOAT_TERNARY(CASE, double, f64, )
    default: return GB_UNSUPPORTED;
    }
  }
  if (dtype != GB_I64 || op != GB_CLAMP_TENSOR) return GB_UNSUPPORTED;
  CALL(clamp_i64, int64_t, int64_t);
  return GB_OK;
}

/// What the threads share: the slowest dimension of an operation.
typedef struct {
  gb_ternary_op op;
  gb_dtype dtype;
  void *out;
  const void *a, *b, *c;
  double p0, p1;
  const gb_loop *loop;
  _Atomic(gb_status) status;
} part;

static void run_part(void *context, int64_t first, int64_t end) {
  part *p = context;
  gb_loop loop = *p->loop;
  int32_t last = loop.ndim - 1;
  loop.sizes[last] = end - first;
  int64_t item = gb_item_size(p->dtype), itemA = p->op == GB_WHERE ? 1 : item;
  char *out = (char *)p->out + first * loop.strides[0][last] * item;
  const char *a = (const char *)p->a + first * loop.strides[1][last] * itemA;
  const char *b = (const char *)p->b + first * loop.strides[2][last] * item;
  const char *c = (const char *)p->c + first * loop.strides[3][last] * item;
  int64_t counter[GB_MAX_DIMS] = {0}, at[4] = {0};
  do {
    gb_status status = run(p->op, p->dtype, loop.sizes[0], out + at[0] * item, loop.strides[0][0], a + at[1] * itemA,
                           loop.strides[1][0], b + at[2] * item, loop.strides[2][0], c + at[3] * item,
                           loop.strides[3][0], p->p0, p->p1);
    if (status != GB_OK) {
      p->status = status;
      return;
    }
  } while (gb_loop_next(&loop, 4, counter, at));
}

gb_status gb_ternary_strided(gb_ternary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                             const int64_t *strideOut, const int64_t *strideA, const int64_t *strideB,
                             const int64_t *strideC, void *out, const void *a, const void *b, const void *c,
                             double p0, double p1) {
  gb_loop loop;
  const int64_t *strides[] = {strideOut, strideA, strideB, strideC};
  if (!gb_loop_prepare(&loop, ndim, sizes, 4, strides)) return GB_OK;
  part part = {op, dtype, out, a, b, c, p0, p1, &loop, GB_OK};
  gb_share(loop.sizes[loop.ndim - 1], gb_loop_chunk(&loop), run_part, &part);
  return part.status;
}
