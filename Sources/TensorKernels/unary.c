// Unary operations that need no elementary function: one loop per operation and element type. The elementary family is
// asked for everything else.
#include "KernelThreads.h"
#include "HalfElements.h"
#include "UnaryTables.h"

/// GELU in single precision as the reference has it for the half types.
GB_HIDDEN void gb_gelu_of_halves(int64_t n, float *out, const float *a);

#define UNARY_LOOP(NAME, R, T, EXPR) UNARY_LOOP_FOR(GB_CLONES, NAME, R, T, EXPR)

#define UNARY_LOOP_FOR(CLONES, NAME, R, T, EXPR)                                                                       \
  CLONES static void NAME(int64_t n, R *out, int64_t so, const T *a, int64_t sa, T p0, T p1) {                      \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    if (so == 1 && sa == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = a[i];                                                                                                    \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        T x = a[i * sa];                                                                                               \
        out[i * so] = (R)(EXPR);                                                                                       \
      }                                                                                                                \
    }                                                                                                                  \
  }

#define BOOL_UNARY(X)                                                                                                  \
  X(GB_BIT_NOT, bit_not, uint8_t, x == 0)                                                                              \
  X(GB_LOGICAL_NOT, logical_not, uint8_t, x == 0)

#define DEFINE_F32(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_f32, R, float, EXPR)
#define DEFINE_F64(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_f64, R, double, EXPR)
#define DEFINE_SIGNS_F32(OP, NAME, R, EXPR) UNARY_LOOP_FOR(GB_NARROW_CLONES, NAME##_f32, R, float, EXPR)
#define DEFINE_SIGNS_F64(OP, NAME, R, EXPR) UNARY_LOOP_FOR(GB_NARROW_CLONES, NAME##_f64, R, double, EXPR)
#define DEFINE_I64(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_i64, R, int64_t, EXPR)
#define DEFINE_I32(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_i32, R, int32_t, EXPR)
#define DEFINE_I16(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_i16, R, int16_t, EXPR)
#define DEFINE_I8(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_i8, R, int8_t, EXPR)
#define DEFINE_U8(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_u8, R, uint8_t, EXPR)
#define DEFINE_BOOL(OP, NAME, R, EXPR) UNARY_LOOP(NAME##_bool, R, uint8_t, EXPR)
FLOAT_SIGNS(DEFINE_SIGNS_F32, float, f)
FLOAT_SIGNS(DEFINE_SIGNS_F64, double, )
FLOAT_UNARY(DEFINE_F32, float, f)
FLOAT_UNARY(DEFINE_F64, double, )
INTEGER_UNARY(DEFINE_I64)
NARROW_UNARY(DEFINE_I32, int32_t)
NARROW_UNARY(DEFINE_I16, int16_t)
NARROW_UNARY(DEFINE_I8, int8_t)
NARROW_UNARY(DEFINE_U8, uint8_t)
BOOL_UNARY(DEFINE_BOOL)

#define CASE(S, OP, NAME, R, T)                                                                                        \
  case OP: NAME##_##S(n, (R *)out, so, (const T *)a, sa, (T)p0, (T)p1); return GB_OK;
#define CASE_F32(OP, NAME, R, EXPR) CASE(f32, OP, NAME, R, float)
#define CASE_F64(OP, NAME, R, EXPR) CASE(f64, OP, NAME, R, double)
#define CASE_BOOL(OP, NAME, R, EXPR) CASE(bool, OP, NAME, R, uint8_t)
#define CASE_I64(OP, NAME, R, EXPR)                                                                                    \
  case OP: NAME##_i64(n, (R *)out, so, (const int64_t *)a, sa, low, high); return GB_OK;

static bool is_predicate(gb_unary_op op) { return op >= GB_LOGICAL_NOT && op <= GB_IS_FINITE; }

static gb_status run_f32(gb_unary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, double p0,
                         double p1) {
  if (op == GB_REFERENCE_SQRT && so == 1 && sa == 1) {
    gb_reference_roots_f32(n, out, a);
    return GB_OK;
  }
  switch (op) {
    FLOAT_SIGNS(CASE_F32, float, f)
    FLOAT_UNARY(CASE_F32, float, f)
  default: return gb_transcendental(op, GB_F32, n, out, so, a, sa, p0, p1);
  }
}

static gb_status run_f64(gb_unary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, double p0,
                         double p1) {
  switch (op) {
    FLOAT_SIGNS(CASE_F64, double, )
    FLOAT_UNARY(CASE_F64, double, )
  default: return gb_transcendental(op, GB_F64, n, out, so, a, sa, p0, p1);
  }
}

static int64_t saturated(double value) {
  return value >= 9223372036854775807.0 ? INT64_MAX : value <= -9223372036854775808.0 ? INT64_MIN : (int64_t)value;
}

static gb_status run_i64(gb_unary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, double p0,
                         double p1) {
  bool bounded = op == GB_CLAMP || op == GB_HARDTANH;
  int64_t low = bounded ? saturated(p0) : 0, high = bounded ? saturated(p1) : 0;
  switch (op) {
    INTEGER_UNARY(CASE_I64)
  default: return GB_UNSUPPORTED;
  }
}

static gb_status run(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     double p0, double p1);

/// A bound as the narrow type has it, its least or greatest value where there is none; false where it has no such value.
static bool fits(double bound, double least, double greatest, int64_t *value) {
  if (bound == -INFINITY) bound = least;
  if (bound == INFINITY) bound = greatest;
  if (!(bound >= least && bound <= greatest)) return false;
  *value = (int64_t)bound;
  return true;
}

/// The narrow types' own loops; false where there is none.
#define RUN_NARROW(S, T, LEAST, GREATEST)                                                                              \
  static bool run_##S(gb_unary_op op, int64_t n, void *out, int64_t so, const void *a, int64_t sa, double p0,          \
                      double p1) {                                                                                     \
    int64_t low = 0, high = 0;                                                                                         \
    bool isBounded = op == GB_CLAMP || op == GB_HARDTANH;                                                              \
    if (isBounded && !(fits(p0, LEAST, GREATEST, &low) && fits(p1, LEAST, GREATEST, &high))) return false;             \
    switch (op) {                                                                                                      \
      NARROW_UNARY(CASE_NARROW_##S, T)                                                                                 \
    default: return false;                                                                                             \
    }                                                                                                                  \
  }
#define CASE_NARROW(S, OP, NAME, R, T)                                                                                 \
  case OP: NAME##_##S(n, (R *)out, so, (const T *)a, sa, (T)low, (T)high); return true;
#define CASE_NARROW_i32(OP, NAME, R, EXPR) CASE_NARROW(i32, OP, NAME, R, int32_t)
#define CASE_NARROW_i16(OP, NAME, R, EXPR) CASE_NARROW(i16, OP, NAME, R, int16_t)
#define CASE_NARROW_i8(OP, NAME, R, EXPR) CASE_NARROW(i8, OP, NAME, R, int8_t)
#define CASE_NARROW_u8(OP, NAME, R, EXPR) CASE_NARROW(u8, OP, NAME, R, uint8_t)
RUN_NARROW(i32, int32_t, INT32_MIN, INT32_MAX)
RUN_NARROW(i16, int16_t, INT16_MIN, INT16_MAX)
RUN_NARROW(i8, int8_t, INT8_MIN, INT8_MAX)
RUN_NARROW(u8, uint8_t, 0, UINT8_MAX)

static bool run_narrow_integers(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a,
                                int64_t sa, double p0, double p1) {
  switch (dtype) {
  case GB_I32: return run_i32(op, n, out, so, a, sa, p0, p1);
  case GB_I16: return run_i16(op, n, out, so, a, sa, p0, p1);
  case GB_I8: return run_i8(op, n, out, so, a, sa, p0, p1);
  case GB_U8: return run_u8(op, n, out, so, a, sa, p0, p1);
  default: return false;
  }
}

GB_CLONES static void multiply_by(int64_t n, float *values, const float *others) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) values[i] *= others[i];
}

/// The half types round the square before the last product.
static void cube_half(gb_dtype dtype, int64_t n, float *values) {
  uint16_t rounded[GB_CHUNK];
  float squares[GB_CHUNK];
  memcpy(squares, values, (size_t)n * sizeof *values);
  multiply_by(n, squares, values);
  gb_convert_run(dtype, GB_F32, n, rounded, 1, squares, 1);
  gb_convert_run(GB_F32, dtype, n, squares, 1, rounded, 1);
  multiply_by(n, values, squares);
}

enum { HALF_LANES = 32 };

GB_CLONES static void reciprocal_roots(int64_t n, float *values) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) values[i] = 1 / __builtin_elementwise_sqrt(values[i]);
}

/// What is left over of the vectors of the half types rounds the root before its reciprocal.
static void reciprocal_root_half(gb_dtype dtype, int64_t n, int64_t whole, float *values) {
  reciprocal_roots(whole, values);
  for (int64_t i = whole; i < n; i++) {
    uint16_t root;
    gb_store_float(dtype, &root, 0, (double)sqrtf(values[i]));
    values[i] = 1 / (float)gb_number(dtype, &root, 0);
  }
}

/// The half types round the logarithm before the product.
static void entropy_half(gb_dtype dtype, int64_t n, float *values) {
  for (int64_t i = 0; i < n; i++) {
    uint16_t logarithm;
    float x = values[i];
    gb_store_float(dtype, &logarithm, 0, (double)logf(x));
    values[i] = x > 0 ? -x * (float)gb_number(dtype, &logarithm, 0) : x == 0 ? 0 : x != x ? x : -INFINITY;
  }
}

/// GELU of widened numbers in place. Of GB_F16 the reference takes pairs of vectors at a time, and what is left over with the C library's
/// erf; of GB_BF16 it is that of floats, without the least numbers, for which its library has no room.
static void gelu_half(gb_dtype dtype, int64_t n, int64_t whole, float *values) {
  if (dtype == GB_F16) {
    gb_gelu_of_halves(whole, values, values);
    for (int64_t i = whole; i < n; i++) values[i] = values[i] * 0.5f * (1 + erff(values[i] * 0x1.6a09e6p-1f));
    return;
  }
  gb_gelu_f32(n, values, values);
  for (int64_t i = 0; i < n; i++) values[i] = fabsf(values[i]) < 0x1p-126f ? copysignf(0, values[i]) : values[i];
}

static gb_status run_narrow(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                            double p0, double p1);

/// Contiguous numbers of a half type in one pass; false where there is no such loop.
static bool run_half(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, double p0, double p1) {
  if (!gb_is_half(dtype)) return false;
  if (op != GB_RSQRT) return gb_half_unary(op, dtype, n, out, a, p0, p1);
  // What is left over of the vectors has another way.
  int64_t whole = n / HALF_LANES * HALF_LANES, size = gb_item_size(dtype);
  if (whole == 0 || !gb_half_unary(op, dtype, whole, out, a, p0, p1)) return false;
  return whole == n || run_narrow(op, dtype, n - whole, (char *)out + whole * size, 1, (const char *)a + whole * size, 1,
                                  p0, p1) == GB_OK;
}

/// A narrow type: widened, computed and cut again, a chunk at a time. Predicates write their bools directly.
static gb_status run_narrow(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                            double p0, double p1) {
  gb_dtype wide = gb_carrier(dtype);
  if (n == 0) return run(op, wide, 0, out, 1, a, 1, p0, p1);
  if (run_narrow_integers(op, dtype, n, out, so, a, sa, p0, p1)) return GB_OK;
  // The half types take the exact root.
  if (gb_is_half(dtype) && op == GB_REFERENCE_SQRT) op = GB_SQRT;
  if (dtype == GB_BF16 && op == GB_POW_SCALAR && p0 == 0.5) op = GB_SQRT;
  if (so == 1 && sa == 1 && run_half(op, dtype, n, out, a, p0, p1)) return GB_OK;
  bool predicate = is_predicate(op);
  _Alignas(64) int64_t buffer[GB_CHUNK];
  int64_t item = gb_item_size(dtype), itemOut = predicate ? 1 : item;
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    char *target = (char *)out + i * so * itemOut;
    gb_convert_run(wide, dtype, count, buffer, 1, (const char *)a + i * sa * item, sa);
    if (gb_is_half(dtype) && op == GB_RSQRT) {
      int64_t whole = so == 1 && sa == 1 ? n / HALF_LANES * HALF_LANES - i : 0;
      reciprocal_root_half(dtype, count, whole < 0 ? 0 : whole < count ? whole : count, (float *)(void *)buffer);
      gb_convert_run(dtype, wide, count, target, so, buffer, 1);
      continue;
    }
    // Of this type alone no power is a root: that of the least numbers differs.
    if (dtype == GB_F16 && op == GB_POW_SCALAR && (p0 == 0.5 || p0 == -0.5)) {
      float *numbers = (float *)(void *)buffer;
      for (int64_t j = 0; j < count; j++) numbers[j] = powf(numbers[j], (float)p0);
      gb_convert_run(dtype, wide, count, target, so, buffer, 1);
      continue;
    }
    if ((op == GB_CUBE || op == GB_ENTROPY) && gb_is_half(dtype)) {
      (op == GB_CUBE ? cube_half : entropy_half)(dtype, count, (float *)(void *)buffer);
      gb_convert_run(dtype, wide, count, target, so, buffer, 1);
      continue;
    }
    if (op == GB_GELU && gb_is_half(dtype) && so == 1 && sa == 1 && n > 1) {
      int64_t whole = n / (2 * HALF_LANES) * (2 * HALF_LANES) - i;
      gelu_half(dtype, count, whole < 0 ? 0 : whole < count ? whole : count, (float *)(void *)buffer);
      gb_convert_run(dtype, wide, count, target, so, buffer, 1);
      continue;
    }
    gb_lane_share = gb_is_half(dtype) ? 2 : 1;
    gb_status status = run(op, wide, count, predicate ? (void *)target : buffer, predicate ? so : 1, buffer, 1, p0, p1);
    gb_lane_share = 1;
    if (status != GB_OK) return status;
    if (!predicate) gb_convert_run(dtype, wide, count, target, so, buffer, 1);
  }
  return GB_OK;
}

static gb_status run(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa,
                     double p0, double p1) {
  if (dtype == GB_F32) return run_f32(op, n, out, so, a, sa, p0, p1);
  if (dtype == GB_F64) return run_f64(op, n, out, so, a, sa, p0, p1);
  if (gb_is_half(dtype) || (gb_is_narrow(dtype) && op < GB_IS_NAN))
    return run_narrow(op, dtype, n, out, so, a, sa, p0, p1);
  if (!gb_is_complex(dtype) && (op == GB_IS_NAN || op == GB_IS_INF || op == GB_IS_FINITE)) {
    for (int64_t i = 0; i < n; i++) ((uint8_t *)out)[i * so] = op == GB_IS_FINITE;
    return GB_OK;
  }
  if (dtype == GB_I64) return run_i64(op, n, out, so, a, sa, p0, p1);
  if (gb_is_complex(dtype)) return gb_complex_unary(op, dtype, n, out, so, a, sa);
  switch (op) {
    BOOL_UNARY(CASE_BOOL)
  default: return GB_UNSUPPORTED;
  }
}

/// The operations that leave every value of the dtype as it is.
static bool is_identity(gb_unary_op op, gb_dtype dtype) {
  if (op == GB_COPY_VALUE) return true;
  if (dtype == GB_BOOL) return op == GB_SIGN;
  return dtype >= GB_I64 && dtype <= GB_U8 && (op == GB_FLOOR || op == GB_CEIL || op == GB_ROUND || op == GB_TRUNC);
}

/// How many sums an element takes the time of, roughly.
static int64_t cost_of(gb_unary_op op, gb_dtype dtype) {
  if (gb_is_complex(dtype)) return 4;
  if (dtype != GB_F64) return 1;
  switch (op) {
  case GB_LOG_SIGMOID:
  case GB_SOFTPLUS:
  case GB_ELU:
  case GB_CELU:
  case GB_MISH:
  case GB_TAN:
  case GB_ERF:
  case GB_ERFC:
  case GB_LGAMMA:
  case GB_DIGAMMA:
  case GB_TRIGAMMA:
  case GB_POW_SCALAR:
  case GB_SCALAR_POW:
  case GB_SINC:
  case GB_ENTROPY:
  case GB_BESSEL_I0:
  case GB_BESSEL_I0E:
  case GB_BESSEL_I1:
  case GB_BESSEL_I1E:
  case GB_NORMAL_QUANTILE:
  case GB_ERF_INVERSE: return 8;
  default: return op >= GB_EXP && op <= GB_SILU && op != GB_RELU && op != GB_LEAKY_RELU ? 4 : 2;
  }
}

/// A contiguous operation for several threads.
typedef struct {
  gb_unary_op op;
  gb_dtype dtype;
  void *out;
  const void *a;
  double p0, p1;
  _Atomic(gb_status) status;
} part;

static void run_part(void *context, int64_t first, int64_t end) {
  part *p = context;
  int64_t item = gb_item_size(p->dtype), itemOut = is_predicate(p->op) ? 1 : item;
  gb_status status = run(p->op, p->dtype, end - first, (char *)p->out + first * itemOut, 1,
                         (const char *)p->a + first * item, 1, p->p0, p->p1);
  if (status != GB_OK) p->status = status;
}

static void run_gelu_part(void *context, int64_t first, int64_t end) {
  part *p = context;
  gb_gelu_f32(end - first, (float *)p->out + first, (const float *)p->a + first);
}

gb_status gb_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, double p0, double p1) {
  if (is_identity(op, dtype)) return gb_convert(dtype, dtype, n, out, a);
  if (op == GB_GELU && dtype == GB_F32 && n > 1) {
    // A single element, and what lies spread out in memory, takes the reference's other way.
    part part = {op, dtype, out, a, p0, p1, GB_OK};
    gb_share(n, gb_chunk_of(n, 1), run_gelu_part, &part);
    return GB_OK;
  }
  int64_t chunk = gb_costly_chunk_of(n, cost_of(op, dtype));
  if (chunk >= n) return run(op, dtype, n, out, 1, a, 1, p0, p1);
  part part = {op, dtype, out, a, p0, p1, GB_OK};
  gb_share(n, chunk, run_part, &part);
  return part.status;
}

/// An operation on pictures of any strides, for several threads: they share the slowest dimension.
typedef struct {
  part whole;
  const gb_loop *loop;
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
  int64_t counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  do {
    gb_status status = run(p->op, p->dtype, loop.sizes[0], out + at[0] * itemOut, loop.strides[0][0],
                           a + at[1] * item, loop.strides[1][0], p->p0, p->p1);
    if (status != GB_OK) {
      p->status = status;
      return;
    }
  } while (gb_loop_next(&loop, 2, counter, at));
}

gb_status gb_unary_strided(gb_unary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                           const int64_t *strideOut, const int64_t *strideA, void *out, const void *a, double p0,
                           double p1) {
  if (is_identity(op, dtype)) return gb_convert_strided(dtype, dtype, ndim, sizes, strideOut, strideA, out, a);
  gb_loop loop;
  const int64_t *strides[] = {strideOut, strideA};
  if (!gb_loop_prepare(&loop, ndim, sizes, 2, strides)) return run(op, dtype, 0, out, 1, a, 1, p0, p1);
  strided_part part = {{op, dtype, out, a, p0, p1, GB_OK}, &loop};
  gb_share(loop.sizes[loop.ndim - 1], gb_loop_chunk(&loop), run_strided_part, &part);
  return part.whole.status;
}
