// Reductions over any dimensions of a strided input. Dimensions are sorted as the reference sorts them (reduced ones
// first, then by stride) and taken two at a time; sums follow its cascade order, products its four-vector order.
#include "KernelThreads.h"
#include "ReductionWalk.h"

static inline int64_t cascade_power(int64_t rows) {
  int64_t bits = 0;
  while (((int64_t)1 << bits) < rows) bits++;
  return bits / 4 > 4 ? bits / 4 : 4;
}

/// Whether the processor has to be asked for memory ahead of where a sum has come to.
static inline bool looks_ahead_little(void) {
#if defined(__x86_64__)
  return !__builtin_cpu_is("amd");
#else
  return true;
#endif
}

#define T float
#define V 8
#define S f32
#include "ReductionOrder.h"
#undef T
#undef V
#undef S
#define T double
#define V 4
#define S f64
#include "ReductionOrder.h"
#undef T
#undef V
#undef S
// Complex numbers are added part by part, in the order of real ones of their size.
#define WITHOUT_VECTORS
#define T float _Complex
#define V 4
#define S c64
#include "ReductionOrder.h"
#undef T
#undef V
#undef S
#define T double _Complex
#define V 2
#define S c128
#include "ReductionOrder.h"
#undef T
#undef V
#undef S

float gb_sum_f32(const float *in, int64_t n) {
  return n == 0 ? 0 : n >= GB_SHARED_FROM ? 0 + sum_long_row_f32(in, n) : n >= 8 ? 0 + sum_row_f32(in, n) : 0 + sum_strided_f32(in, 1, n);
}

double gb_sum_f64(const double *in, int64_t n) {
  return n == 0 ? 0 : n >= GB_SHARED_FROM ? 0 + sum_long_row_f64(in, n) : n >= 4 ? 0 + sum_row_f64(in, n) : 0 + sum_strided_f64(in, 1, n);
}

/// The loop of a reduction: operand 0 is the output (stride 0 where reduced), operand 1 the input.
typedef struct {
  gb_loop loop;
  int64_t count;   // elements folded into one output
  int64_t outputs; // output elements
} reduction;

static int compare_for_reduction(const gb_loop *loop, int32_t first, int32_t second) {
  int64_t out1 = loop->strides[0][first], out2 = loop->strides[0][second];
  if ((out1 == 0) != (out2 == 0)) return out2 == 0 ? 1 : -1;
  for (int k = 0; k < 2; k++) {
    int64_t one = loop->strides[k][first], two = loop->strides[k][second];
    if (one == 0 || two == 0) continue;
    if (one != two) return one < two ? -1 : 1;
    if (loop->sizes[first] > loop->sizes[second]) return 1;
  }
  return 0;
}

static void exchange(int64_t *a, int64_t *b) {
  int64_t value = *a;
  *a = *b;
  *b = value;
}

static void prepare(reduction *r, int32_t ndim, const int64_t *sizes, const int64_t *strides, const bool *reduced) {
  gb_loop *loop = &r->loop;
  int64_t outStride[GB_MAX_DIMS], running = 1;
  r->count = 1;
  for (int32_t d = ndim - 1; d >= 0; d--) {
    outStride[d] = reduced[d] ? 0 : running;
    if (reduced[d]) {
      r->count *= sizes[d];
    } else {
      running *= sizes[d];
    }
  }
  r->outputs = running;
  int32_t n = 0;
  for (int32_t d = ndim - 1; d >= 0; d--) {
    if (sizes[d] == 1) continue;
    loop->sizes[n] = sizes[d];
    loop->strides[0][n] = outStride[d];
    loop->strides[1][n++] = strides[d];
  }
  for (int32_t i = 1; i < n; i++) {
    for (int32_t j = i - 1, at = i; j >= 0; j--) {
      int order = compare_for_reduction(loop, j, at);
      if (order < 0) break;
      if (order == 0) continue;
      exchange(&loop->sizes[j], &loop->sizes[at]);
      for (int k = 0; k < 2; k++) exchange(&loop->strides[k][j], &loop->strides[k][at]);
      at = j;
    }
  }
  int32_t last = 0;
  for (int32_t d = 1; d < n; d++) {
    bool joins = loop->strides[0][last] * loop->sizes[last] == loop->strides[0][d] &&
                 loop->strides[1][last] * loop->sizes[last] == loop->strides[1][d];
    if (joins) {
      loop->sizes[last] *= loop->sizes[d];
      continue;
    }
    last++;
    loop->sizes[last] = loop->sizes[d];
    for (int k = 0; k < 2; k++) loop->strides[k][last] = loop->strides[k][d];
  }
  loop->ndim = n == 0 ? 0 : last + 1;
  for (int32_t d = loop->ndim; d < 2; d++) {
    loop->sizes[d] = 1;
    loop->strides[0][d] = loop->strides[1][d] = 0;
  }
}

/// Steps through the dimensions above the plane (2...).
static bool next_plane(const gb_loop *loop, int64_t *counter, int64_t *offsets) {
  for (int32_t d = 2; d < loop->ndim; d++) {
    for (int k = 0; k < 2; k++) offsets[k] += loop->strides[k][d];
    if (++counter[d] < loop->sizes[d]) return true;
    for (int k = 0; k < 2; k++) offsets[k] -= loop->strides[k][d] * loop->sizes[d];
    counter[d] = 0;
  }
  return false;
}

#define FOR_EACH_PLANE(LOOP, BODY)                                                                                     \
  {                                                                                                                    \
    const gb_loop *l = (LOOP);                                                                                         \
    int64_t counter[GB_MAX_DIMS] = {0}, at[2] = {0};                                                                   \
    do {                                                                                                               \
      BODY;                                                                                                            \
    } while (next_plane(l, counter, at));                                                                              \
  }

#include "ReductionFolds.h"

enum { SHORT_LINE = 16 };

// Predicates and counts look at elements one by one; norms run in the order the elements are visited.
#define VISIT(NAME, T, A, EXPR)                                                                                        \
  GB_CLONES static A NAME##_line(A a, const T *in, int64_t n) {                                                        \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T x = in[i];                                                                                                     \
      a = EXPR;                                                                                                        \
    }                                                                                                                  \
    return a;                                                                                                          \
  }                                                                                                                    \
  GB_CLONES static void NAME##_row(A *out, const T *in, int64_t n) {                                                   \
    GB_INDEPENDENT for (int64_t j = 0; j < n; j++) {                                                                   \
      A a = out[j];                                                                                                    \
      T x = in[j];                                                                                                     \
      out[j] = EXPR;                                                                                                   \
    }                                                                                                                  \
  }                                                                                                                    \
  static void NAME##_plane(A *out, const T *in, int64_t n0, int64_t n1, int64_t o0, int64_t o1, int64_t i0,            \
                           int64_t i1) {                                                                               \
    if (o0 == 0 && o1 == 1 && i1 == 1 && n1 > 1) {                                                                     \
      for (int64_t i = 0; i < n0; i++) NAME##_row(out, in + i * i0, n1);                                               \
      return;                                                                                                          \
    }                                                                                                                  \
    if (o0 == 0 && i0 == 1 && n0 < SHORT_LINE) {                                                                       \
      for (int64_t j = 0; j < n1; j++) {                                                                               \
        const T *from = in + j * i1;                                                                                   \
        A a = out[j * o1];                                                                                             \
        _Pragma("clang loop vectorize(disable)") for (int64_t i = 0; i < n0; i++) {                                    \
          T x = from[i];                                                                                               \
          a = EXPR;                                                                                                    \
        }                                                                                                              \
        out[j * o1] = a;                                                                                               \
      }                                                                                                                \
      return;                                                                                                          \
    }                                                                                                                  \
    if (o0 == 0 && i0 == 1) {                                                                                          \
      for (int64_t j = 0; j < n1; j++) out[j * o1] = NAME##_line(out[j * o1], in + j * i1, n0);                        \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t j = 0; j < n1; j++)                                                                                   \
      for (int64_t i = 0; i < n0; i++) {                                                                               \
        A *target = out + i * o0 + j * o1;                                                                             \
        A a = *target;                                                                                                 \
        T x = in[i * i0 + j * i1];                                                                                     \
        *target = EXPR;                                                                                                \
      }                                                                                                                \
  }
#define VISITS(T, S)                                                                                                   \
  VISIT(any_##S, T, uint8_t, a | (x != 0))                                                                             \
  VISIT(all_##S, T, uint8_t, a &(x != 0))                                                                              \
  VISIT(count_##S, T, int64_t, a + (x != 0))
VISITS(float, f32)
VISITS(double, f64)
VISITS(int64_t, i64)
VISITS(int32_t, i32)
VISITS(int16_t, i16)
VISITS(int8_t, i8)
VISITS(uint8_t, u8)
VISITS(uint8_t, bool)
// Norms of columns that lie side by side advance together.
#define VISIT_COLUMNS(NAME, T, EXPR)                                                                                   \
  VISIT(NAME##_any, T, T, EXPR)                                                                                        \
  GB_CLONES static void NAME##_columns(T *restrict out, const T *restrict in, int64_t n0, int64_t n1, int64_t o1,      \
                                       int64_t i1) {                                                                   \
    for (int64_t j = 0; j < n1; j++)                                                                                   \
      for (int64_t i = 0; i < n0; i++) {                                                                               \
        T a = out[i + j * o1], x = in[i + j * i1];                                                                     \
        out[i + j * o1] = EXPR;                                                                                        \
      }                                                                                                                \
  }                                                                                                                    \
  static void NAME##_plane(T *out, const T *in, int64_t n0, int64_t n1, int64_t o0, int64_t o1, int64_t i0,            \
                           int64_t i1) {                                                                               \
    if (o0 == 1 && i0 == 1) NAME##_columns(out, in, n0, n1, o1, i1);                                                   \
    else if (o1 == 1 && i1 == 1) NAME##_columns(out, in, n1, n0, o0, i0);                                              \
    else NAME##_any_plane(out, in, n0, n1, o0, o1, i0, i1);                                                            \
  }
#define NORMS(T, S, F)                                                                                                 \
  VISIT_COLUMNS(norm1_##S, T, a + fabs##F(x))                                                                          \
  VISIT_COLUMNS(norm2_##S, T, a + x * x)                                                                               \
  VISIT_COLUMNS(norminf_##S, T, a != a ? a : (x != x ? x : (a < fabs##F(x) ? fabs##F(x) : a)))
NORMS(float, f32, f)
NORMS(double, f64, )

#define RUN(NAME, A, T)                                                                                                \
  FOR_EACH_PLANE(&r->loop, NAME##_plane((A *)out + at[0], (const T *)in + at[1], l->sizes[0], l->sizes[1],             \
                                        l->strides[0][0], l->strides[0][1], l->strides[1][0], l->strides[1][1]))

#define RUN_FOR_EACH(NAME, A32, A64, I64, I32, I16, I8, U8, B)                                                         \
  switch (dtype) {                                                                                                     \
  case GB_F32: RUN(NAME##_f32, A32, float) break;                                                                      \
  case GB_F64: RUN(NAME##_f64, A64, double) break;                                                                     \
  case GB_I64: RUN(NAME##_i64, I64, int64_t) break;                                                                    \
  case GB_I32: RUN(NAME##_i32, I32, int32_t) break;                                                                    \
  case GB_I16: RUN(NAME##_i16, I16, int16_t) break;                                                                    \
  case GB_I8: RUN(NAME##_i8, I8, int8_t) break;                                                                        \
  case GB_U8: RUN(NAME##_u8, U8, uint8_t) break;                                                                       \
  case GB_BOOL: RUN(NAME##_bool, B, uint8_t) break;                                                                    \
  default: return GB_UNSUPPORTED;                                                                                      \
  }
#define RUN_TO_TOTAL(NAME) RUN_FOR_EACH(NAME, float, double, int64_t, int64_t, int64_t, int64_t, int64_t, int64_t)
#define RUN_TO_SAME(NAME) RUN_FOR_EACH(NAME, float, double, int64_t, int32_t, int16_t, int8_t, uint8_t, uint8_t)
#define RUN_TO(NAME, A) RUN_FOR_EACH(NAME, A, A, A, A, A, A, A, A)

static void fill_number(gb_dtype dtype, int64_t n, void *out, double value) {
  int64_t item[2];
  gb_convert_run(dtype, GB_F64, 1, item, 1, &value, 1);
  gb_fill(dtype, n, out, item);
}

static gb_dtype accumulator(gb_dtype dtype) { return dtype >= GB_I64 && dtype <= GB_BOOL ? GB_I64 : dtype; }

static gb_status sum(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  fill_number(accumulator(dtype), r->outputs, out, 0);
  if (r->count == 0) return GB_OK;
  RUN_TO_TOTAL(sum)
  return GB_OK;
}

static gb_status mean(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  sum(r, dtype, in, out);
  float count = (float)r->count;
  double countDouble = (double)r->count;
  const void *divisor = dtype == GB_F32 ? (const void *)&count : (const void *)&countDouble;
  return gb_binary(GB_DIV, dtype, r->outputs, out, out, 1, divisor, 0, 0, 0);
}

/// Sums, means and products of complex numbers: a mean is a quotient of complex numbers.
static gb_status complex_total(const reduction *r, gb_reduction op, gb_dtype dtype, const void *in, void *out) {
  fill_number(dtype, r->outputs, out, op == GB_PROD);
  if (r->count > 0 && dtype == GB_C64 && op == GB_PROD) RUN(prod_c64, float _Complex, float _Complex)
  if (r->count > 0 && dtype == GB_C128 && op == GB_PROD) RUN(prod_c128, double _Complex, double _Complex)
  if (op == GB_PROD) return GB_OK;
  if (r->count > 0 && dtype == GB_C64) RUN(sum_c64, float _Complex, float _Complex)
  if (r->count > 0 && dtype == GB_C128) RUN(sum_c128, double _Complex, double _Complex)
  if (op == GB_SUM) return GB_OK;
  double count = (double)r->count, divisor[2];
  gb_convert_run(dtype, GB_F64, 1, divisor, 1, &count, 1);
  return gb_binary(GB_DIV, dtype, r->outputs, out, out, 1, divisor, 0, 0, 0);
}

static gb_status product(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  fill_number(accumulator(dtype), r->outputs, out, 1);
  if (r->count == 0) return GB_OK;
  RUN_TO_TOTAL(prod)
  return GB_OK;
}

static gb_status extreme(const reduction *r, bool maximum, gb_dtype dtype, const void *in, void *out) {
  if (r->count == 0) return GB_INDEX_OUT_OF_RANGE;
  if (dtype >= GB_I64 && dtype <= GB_U8) {
    // The least and greatest value: all bits but the sign.
    int64_t bits = 8 * gb_item_size(dtype), greatest = dtype == GB_U8 ? 255 : (int64_t)(UINT64_MAX >> (65 - bits));
    int64_t identity = !maximum ? greatest : dtype == GB_U8 ? 0 : -greatest - 1, item[1];
    gb_convert_run(dtype, GB_I64, 1, item, 1, &identity, 1);
    gb_fill(dtype, r->outputs, out, item);
  } else {
    fill_number(dtype, r->outputs, out, dtype == GB_BOOL ? !maximum : maximum ? -INFINITY : INFINITY);
  }
  if (maximum) {
    RUN_TO_SAME(max)
  } else {
    RUN_TO_SAME(min)
  }
  return GB_OK;
}

static gb_status any(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  fill_number(GB_BOOL, r->outputs, out, 0);
  if (r->count == 0) return GB_OK;
  RUN_TO(any, uint8_t)
  return GB_OK;
}

static gb_status all(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  fill_number(GB_BOOL, r->outputs, out, 1);
  if (r->count == 0) return GB_OK;
  RUN_TO(all, uint8_t)
  return GB_OK;
}

static gb_status count_nonzero(const reduction *r, gb_dtype dtype, const void *in, void *out) {
  fill_number(GB_I64, r->outputs, out, 0);
  if (r->count == 0) return GB_OK;
  RUN_TO(count, int64_t)
  return GB_OK;
}

#define RUN_FLOATS(NAME)                                                                                               \
  if (dtype == GB_F32) {                                                                                               \
    RUN(NAME##_f32, float, float)                                                                                      \
  } else {                                                                                                             \
    RUN(NAME##_f64, double, double)                                                                                    \
  }

// The Euclidean norm of contiguous rows: lanes of rounded squares, added in order; of what is left, full groups of
// GROUP squares are rounded too, the last few are fused.
#define NORM_ROW(NAME, T, V, GROUP, F)                                                                                 \
  GB_CLONES static void NAME(int64_t rows, int64_t n, const T *in, int64_t rowStride, T *out) {                        \
    for (int64_t j = 0; j < rows; j++) {                                                                               \
      const T *row = in + j * rowStride;                                                                               \
      T lanes[V] = {0};                                                                                                \
      int64_t full = n - n % V, i = full;                                                                              \
      for (int64_t k = 0; k < full; k += V)                                                                            \
        for (int w = 0; w < V; w++) lanes[w] += row[k + w] * row[k + w];                                               \
      for (int w = 1; w < V; w++) lanes[0] += lanes[w];                                                                \
      for (; i + GROUP <= n; i += GROUP)                                                                               \
        for (int w = 0; w < GROUP; w++) lanes[0] += row[i + w] * row[i + w];                                           \
      for (; i < n; i++) lanes[0] = __builtin_fma##F(row[i], row[i], lanes[0]);                                        \
      out[j] = __builtin_sqrt##F(lanes[0]);                                                                            \
    }                                                                                                                  \
  }
NORM_ROW(norm_rows_f32, float, 8, 4, f)
NORM_ROW(norm_rows_f64, double, 4, 4, )

static gb_status norm(const reduction *r, gb_reduction op, gb_dtype dtype, const void *in, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  fill_number(dtype, r->outputs, out, 0);
  if (r->count == 0) return GB_OK;
  const gb_loop *l = &r->loop;
  if (op == GB_NORM1) {
    RUN_FLOATS(norm1)
    return GB_OK;
  }
  if (op == GB_NORM_INF) {
    RUN_FLOATS(norminf)
    return GB_OK;
  }
  bool rows = l->ndim <= 2 && l->strides[1][0] == 1 && l->strides[0][0] == 0 && r->count == l->sizes[0];
  if (rows && dtype == GB_F32) {
    norm_rows_f32(r->outputs, r->count, in, l->strides[1][1], out);
  } else if (rows) {
    norm_rows_f64(r->outputs, r->count, in, l->strides[1][1], out);
  } else {
    RUN_FLOATS(norm2)
    return gb_unary(GB_SQRT, dtype, r->outputs, out, out, 0, 0);
  }
  return GB_OK;
}

#include "Variance.h"

/// The half types: everything is widened once, in the input's order of dimensions, and the result rounded.
static gb_status reduce_half(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                             const int64_t *strides, const bool *reduced, const void *in, void *out,
                             double parameter) {
  int64_t count = 1, outputs = 1, dense[GB_MAX_DIMS], step = 1;
  bool done[GB_MAX_DIMS] = {false};
  for (int32_t d = 0; d < ndim; d++) {
    count *= sizes[d];
    if (!reduced[d]) outputs *= sizes[d];
  }
  for (int32_t k = 0; k < ndim; k++) {
    int32_t next = -1;
    for (int32_t d = ndim - 1; d >= 0; d--)
      if (!done[d] && (next < 0 || strides[d] < strides[next])) next = d;
    done[next] = true;
    dense[next] = step;
    step *= sizes[next] > 0 ? sizes[next] : 1;
  }
  bool same = op == GB_ANY || op == GB_ALL || op == GB_ARGMAX || op == GB_ARGMIN || op == GB_COUNT_NONZERO;
  float *wide = malloc((size_t)(count + outputs) * sizeof(float) + 1);
  if (!wide) return GB_NO_MEMORY;
  gb_status status = gb_convert_strided(GB_F32, dtype, ndim, sizes, dense, strides, wide, in);
  if (status == GB_OK)
    status = gb_reduce(op, GB_F32, ndim, sizes, dense, reduced, wide, same ? out : wide + count, parameter);
  if (status == GB_OK && !same) status = gb_convert(dtype, GB_F32, outputs, out, wide + count);
  free(wide);
  return status;
}

static gb_status fold(const reduction *r, gb_reduction op, gb_dtype dtype, const void *in, void *out) {
  switch (op) {
  case GB_SUM: return sum(r, dtype, in, out);
  case GB_MEAN: return mean(r, dtype, in, out);
  case GB_PROD: return product(r, dtype, in, out);
  case GB_AMAX: return extreme(r, true, dtype, in, out);
  case GB_AMIN: return extreme(r, false, dtype, in, out);
  default: return norm(r, op, dtype, in, out);
  }
}

#include "SharedReduction.h"

gb_status gb_reduce(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                    const bool *reduced, const void *in, void *out, double parameter) {
  if (gb_is_half(dtype)) return reduce_half(op, dtype, ndim, sizes, strides, reduced, in, out, parameter);
  bool isTotal = op == GB_SUM || op == GB_MEAN || op == GB_PROD;
  if (gb_is_complex(dtype) && !isTotal)
    return gb_complex_reduce(op, dtype, ndim, sizes, strides, reduced, in, out, parameter);
  reduction r;
  prepare(&r, ndim, sizes, strides, reduced);
  if (r.outputs == 0) return GB_OK;
  if (gb_is_complex(dtype)) return complex_total(&r, op, dtype, in, out);
  int64_t unit = shared_unit(&r, op, dtype);
  if (unit > 0) return share_fold(&r, unit, op, dtype, in, out);
  if (share_extremum(&r, op, dtype, in, out)) return GB_OK;
  gb_walk kept, folded;
  switch (op) {
  case GB_SUM:
  case GB_MEAN:
  case GB_PROD:
  case GB_AMAX:
  case GB_AMIN:
  case GB_NORM1:
  case GB_NORM2:
  case GB_NORM_INF: return fold(&r, op, dtype, in, out);
  case GB_ANY: return any(&r, dtype, in, out);
  case GB_ALL: return all(&r, dtype, in, out);
  case GB_COUNT_NONZERO: return count_nonzero(&r, dtype, in, out);
  case GB_ARGMAX:
  case GB_ARGMIN:
    gb_split_walk(&kept, &folded, ndim, sizes, strides, reduced);
    return gb_find_extremum(op == GB_ARGMAX, dtype, &kept, &folded, r.outputs, r.count, in, NULL, out);
  case GB_VAR:
  case GB_STD:
    gb_split_walk(&kept, &folded, ndim, sizes, strides, reduced);
    return variance(&r, op == GB_STD, dtype, &kept, in, out, parameter);
  case GB_REDUCTION_OP_COUNT: break;
  }
  return GB_UNSUPPORTED;
}
