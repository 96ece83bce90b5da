// The numeric kernels behind the tensor library: plain C loops over raw memory, in the summation orders and roundings
// of the reference (see each family). Nothing is owned: callers pass every pointer and every size. The only state is the
// threads that large arrays are shared by, and no result depends on them.
// Kernels know no shapes beyond sizes and strides, no autodiff and no errors except a small status code.
// Sizes and strides count elements (not bytes). Output must not overlap an input unless it is the very same
// memory with the same strides (in-place use) or a comment says otherwise.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---------------------------------------------------------------------------------------------------------------------
// Element types. bool is one byte, 0 or 1; complex numbers are two floats. "Narrow" types (the half types and the
// integers of less than 64 bits) are computed in their carrier (f32, i64) and rounded or cut when they are stored; where
// a comment below names f32, f64, i64 or bool for an elementwise operation, a narrow type is as good as its carrier.
typedef enum gb_dtype {
  GB_F32 = 0,
  GB_F64 = 1,
  GB_F16 = 2,
  GB_BF16 = 3,
  GB_I64 = 4,
  GB_I32 = 5,
  GB_I16 = 6,
  GB_I8 = 7,
  GB_U8 = 8,
  GB_BOOL = 9,
  GB_C64 = 10,
  GB_C128 = 11
} gb_dtype;

/// The half types to and from single precision, rounding to nearest even.
float gb_float_from_half(uint16_t bits);
float gb_float_from_bfloat16(uint16_t bits);
uint16_t gb_half_from_float(float value);
uint16_t gb_bfloat16_from_float(float value);

// Status of a call. Kernels that cannot fail return void.
typedef enum gb_status {
  GB_OK = 0,
  GB_UNSUPPORTED = 1,        // this operation does not exist for this element type
  GB_ZERO_DIVISION = 2,      // integer division or remainder by zero
  GB_NEGATIVE_POWER = 3,     // integer to a negative integer power
  GB_INDEX_OUT_OF_RANGE = 4, // an index is outside the dimension
  GB_NO_MEMORY = 5           // scratch memory could not be allocated
} gb_status;

/// How many threads of this process large arrays are shared by, the caller's included; 1 at first. No result depends on it.
void gb_set_thread_count(int count);

/// The greatest number of dimensions the strided kernels take.
#define GB_MAX_DIMS 32

// ---------------------------------------------------------------------------------------------------------------------
// Unary operations. Input and output have the same dtype, except the predicates (IS_NAN, IS_INF, IS_FINITE,
// LOGICAL_NOT), whose output is bool. Integer inputs of float-only operations must be converted first.
// p0 and p1 are the parameters named in the comment, ignored by all others.
typedef enum gb_unary_op {
  GB_NEG = 0,   // f32 f64 i64
  GB_ABS,       // f32 f64 i64
  GB_SIGN,      // f32 f64 i64 bool
  GB_SQUARE,    // f32 f64 i64: x·x
  GB_CUBE,      // f32 f64 i64: x·x·x
  GB_FLOOR,     // f32 f64 i64 (floor, ceil, round, trunc are the identity for i64)
  GB_CEIL,
  GB_ROUND,     // half to even
  GB_TRUNC,
  GB_FRAC,      // x - trunc x
  GB_EXP,       // from here on f32 f64 unless said
  GB_EXPM1,
  GB_EXP2,
  GB_LOG,
  GB_LOG2,
  GB_LOG10,
  GB_LOG1P,
  GB_SIN,
  GB_COS,
  GB_TAN,
  GB_ASIN,
  GB_ACOS,
  GB_ATAN,
  GB_SINH,
  GB_COSH,
  GB_TANH,
  GB_ASINH,
  GB_ACOSH,
  GB_ATANH,
  GB_SIGMOID,
  GB_LOG_SIGMOID,
  GB_RELU,          // f32 f64 i64; NaN passes through
  GB_LEAKY_RELU,    // p0 = negative slope
  GB_ELU,           // p0 = alpha, p1 = scale (1 for elu; selu has alpha 1.6732632423543772, scale 1.0507009873554805)
  GB_GELU,          // the erf form
  GB_GELU_TANH,     // the tanh approximation
  GB_SILU,
  GB_MISH,
  GB_SOFTPLUS,      // p0 = beta, p1 = threshold
  GB_HARDTANH,      // p0 = min, p1 = max (relu6: 0, 6); same as clamp
  GB_SQRT,          // correctly rounded
  GB_REFERENCE_SQRT,  // with the last bit of the reference's vector library in f32; otherwise GB_SQRT
  GB_RSQRT,
  GB_RECIPROCAL,
  GB_ERF,
  GB_ERFC,
  GB_LGAMMA,        // log |gamma|, and its first two derivatives
  GB_DIGAMMA,
  GB_TRIGAMMA,
  GB_CLAMP,         // f32 f64 (i64 for |bound| < 2^53): p0 = min, p1 = max (use -inf/+inf for "none"); NaN stays
  GB_POW_SCALAR,    // x to the p0, with the reference's special cases (2, 3, 0.5, -0.5, -1, -2); f32 f64
  GB_SCALAR_POW,    // p0 to the x; f32 f64
  GB_BIT_NOT,       // i64; bool: logical not
  GB_LOGICAL_NOT,   // any dtype -> bool
  GB_IS_NAN,        // any dtype -> bool
  GB_IS_INF,        // any dtype -> bool
  GB_IS_FINITE,     // any dtype -> bool
  GB_COPY_VALUE,    // any dtype: identity
  GB_CONJUGATE,     // complex only
  GB_HARDSIGMOID,   // from here on f32 f64
  GB_HARDSWISH,
  GB_HARDSHRINK,    // p0 = lambda
  GB_SOFTSHRINK,    // p0 = lambda
  GB_THRESHOLD,     // x <= p0 ? p1 : x
  GB_CELU,          // p0 = alpha
  GB_ANGLE,         // pi where x < 0
  GB_SINC,          // sin(pi x) / (pi x)
  GB_ENTROPY,       // -x log x, 0 at 0 and -infinity below
  GB_BESSEL_I0,     // modified Bessel functions, and the same times e^-|x|
  GB_BESSEL_I0E,
  GB_BESSEL_I1,
  GB_BESSEL_I1E,
  GB_NORMAL_QUANTILE,
  GB_ERF_INVERSE,   // f64
  GB_UNARY_COUNT
} gb_unary_op;

/// out[i] = op(a[i]), both contiguous. Returns GB_OK or GB_UNSUPPORTED.
gb_status gb_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, double p0, double p1);

/// The same over any strides (0 repeats an element). ndim 0 means one element.
gb_status gb_unary_strided(gb_unary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strideOut,
                         const int64_t *strideA, void *out, const void *a, double p0, double p1);

// ---------------------------------------------------------------------------------------------------------------------
// Binary operations on two operands of one dtype (promote first). Comparisons and LOGICAL_* write bool.
typedef enum gb_binary_op {
  GB_ADD = 0,           // all dtypes (bool: or)
  GB_SUB,               // f32 f64 i64
  GB_MUL,               // all (bool: and)
  GB_DIV,               // f32 f64: true division
  GB_FLOOR_DIV,         // f32 f64 i64: rounds down (Python //)
  GB_TRUNC_DIV,         // f32 f64 i64: rounding_mode='trunc'
  GB_REMAINDER,         // f32 f64 i64: sign of the divisor (Python %)
  GB_FMOD,              // f32 f64 i64: sign of the dividend
  GB_POW,               // f32 f64 i64
  GB_MAXIMUM,           // all; NaN wins
  GB_MINIMUM,           // all; NaN wins
  GB_ATAN2,             // f32 f64
  GB_HYPOT,             // f32 f64
  GB_LOGADDEXP,         // f32 f64
  GB_ADD_ALPHA,         // f32 f64 i64: a + p0·b, fused (one rounding) for floats; sub with alpha passes -alpha
  GB_BIT_AND,           // i64 bool
  GB_BIT_OR,            // i64 bool
  GB_BIT_XOR,           // i64 bool
  GB_SHIFT_LEFT,        // i64
  GB_SHIFT_RIGHT,       // i64
  GB_EQ,                // all -> bool
  GB_NE,
  GB_LT,
  GB_LE,
  GB_GT,
  GB_GE,
  GB_LOGICAL_AND,       // all -> bool
  GB_LOGICAL_OR,
  GB_LOGICAL_XOR,
  // Fused forms whose rounding is the reference's (f32 f64). a is the incoming gradient where one is named.
  GB_SQUARED_DIFFERENCE,   // (a - b)²: mse_loss without reduction
  GB_SIGMOID_BACKWARD,     // grad, y: grad·(1-y)·y
  GB_TANH_BACKWARD,        // grad, y: grad·(1-y·y)
  GB_THRESHOLD_BACKWARD,   // grad, x: x <= p0 ? 0 : grad (relu backward: p0 = 0)
  GB_LEAKY_RELU_BACKWARD,  // grad, x: x > 0 ? grad : grad·p0
  GB_ELU_BACKWARD,         // grad, x (the input): p0 = alpha, p1 = scale
  GB_GELU_BACKWARD,        // grad, x: the erf form
  GB_GELU_TANH_BACKWARD,   // grad, x
  GB_SILU_BACKWARD,        // grad, x
  GB_MISH_BACKWARD,        // grad, x
  GB_SOFTPLUS_BACKWARD,    // grad, x: p0 = beta, p1 = threshold
  GB_LOG_SIGMOID_BACKWARD, // grad, x
  GB_HARDTANH_BACKWARD,    // grad, x: (x <= p0 || x >= p1) ? 0 : grad
  GB_CLAMP_BACKWARD,       // grad, x: (x >= p0 && x <= p1) ? grad : 0
  GB_BCE,                  // probability x, target y: (y-1)·max(log1p(-x), -100) - y·max(log x, -100)
  GB_SMOOTH_L1,            // a, b: p0 = beta
  GB_HUBER,                // a, b: p0 = delta
  GB_COPYSIGN,             // |a| with the sign of b
  GB_NEXT_AFTER,           // the neighbour of a towards b
  GB_HEAVISIDE,            // a == 0 ? b : a > 0
  GB_FMAX,                 // like MAXIMUM, but NaN loses
  GB_FMIN,
  GB_XLOGY,                // a·log b, 0 where a is 0
  GB_PRELU,                // a > 0 ? a : a·b
  GB_CELU_BACKWARD,        // grad, x: p0 = alpha
  GB_HARDSIGMOID_BACKWARD, // grad, x
  GB_HARDSWISH_BACKWARD,   // grad, x
  GB_SHRINK_BACKWARD,      // grad, x: 0 for x between -p0 and p0, else grad
  GB_XLOG1PY,              // a·log1p b, 0 where a is 0
  GB_LOGIT_BACKWARD,       // grad, x: p0 = 0, p1 = 1; NaN outside
  GB_BOUNDED_LOGIT_BACKWARD, // the same, 0 outside of p0 and p1
  GB_GREATER_OF,             // like MAXIMUM; of two equal numbers a everywhere, whatever their signs
  GB_LESSER_OF,
  GB_BINARY_COUNT
} gb_binary_op;

/// out[i] = op(a[i·stepA], b[i·stepB]) with contiguous output; a step is 1 (contiguous) or 0 (one value for all).
/// Returns GB_OK, GB_UNSUPPORTED, GB_ZERO_DIVISION or GB_NEGATIVE_POWER.
gb_status gb_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, int64_t stepA, const void *b,
                  int64_t stepB, double p0, double p1);

/// `gb_binary` of operands of other types, which become `dtype` on the way; false where the operation has no such form.
bool gb_binary_mixed(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, gb_dtype typeA, const void *a, int64_t stepA,
                     gb_dtype typeB, const void *b, int64_t stepB, gb_status *status);
/// A sum, difference, product or quotient of n numbers of a half type and one that is not rounded to it; false where the processor has
/// no instructions for that.
bool gb_half_with_number(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, float number,
                         bool numberFirst);

/// `gb_binary` over any strides; a broadcast dimension has stride 0.
gb_status gb_binary_strided(gb_binary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                            const int64_t *strideOut, const int64_t *strideA, const int64_t *strideB, void *out,
                            const void *a, const void *b, double p0, double p1);

// The four commonest operations without any dispatch, all operands contiguous (the few-nanosecond path).
void gb_add_f32(float *out, const float *a, const float *b, int64_t n);
void gb_sub_f32(float *out, const float *a, const float *b, int64_t n);
void gb_mul_f32(float *out, const float *a, const float *b, int64_t n);
void gb_div_f32(float *out, const float *a, const float *b, int64_t n);
void gb_add_f64(double *out, const double *a, const double *b, int64_t n);
void gb_sub_f64(double *out, const double *a, const double *b, int64_t n);
void gb_mul_f64(double *out, const double *a, const double *b, int64_t n);
void gb_div_f64(double *out, const double *a, const double *b, int64_t n);
/// y[i] = fma(alpha, x[i], y[i]): the SGD update, gradient accumulation with a factor.
void gb_axpy_f32(float *y, float alpha, const float *x, int64_t n);
void gb_axpy_f64(double *y, double alpha, const double *x, int64_t n);

// ---------------------------------------------------------------------------------------------------------------------
// Ternary operations on operands of one dtype.
typedef enum gb_ternary_op {
  GB_WHERE = 0,         // all dtypes; a is a bool condition: a ? b : c (dtype is that of b, c and out)
  GB_ADDCMUL,           // f32 f64: fma(p0·b, c, a)
  GB_ADDCDIV,           // f32 f64: a + (p0·b)/c
  GB_LERP,              // f32 f64: from a to b with weight c, the reference's two-sided formula
  GB_CLAMP_TENSOR,      // f32 f64 i64: min(max(a, b), c)
  GB_MSE_BACKWARD,      // f32 f64: grad a (usually one value, stride 0), input b, target c: p0·(b - c)·a
  GB_BCE_BACKWARD,      // f32 f64: grad a, probability b, target c: a·(b-c) / max((1-b)·b, 1e-12)
  GB_SMOOTH_L1_BACKWARD,// f32 f64: grad a, input b, target c; p0 = norm (1/n for mean), p1 = beta
  GB_HUBER_BACKWARD,    // f32 f64: grad a, input b, target c; p0 = norm, p1 = delta
  GB_TERNARY_COUNT
} gb_ternary_op;

/// out = op(a, b, c) over any strides (pass ndim 1, stride 1 for contiguous data: that is the fast path).
gb_status gb_ternary_strided(gb_ternary_op op, gb_dtype dtype, int32_t ndim, const int64_t *sizes,
                             const int64_t *strideOut, const int64_t *strideA, const int64_t *strideB,
                             const int64_t *strideC, void *out, const void *a, const void *b, const void *c, double p0,
                             double p1);

// ---------------------------------------------------------------------------------------------------------------------
// Copies, conversions, fills.

/// Copies with conversion: float to int truncates toward zero, anything to bool is "not zero", over any strides.
/// Equal dtypes copy the bits. Blocked for transposed 2-d pictures.
gb_status gb_convert_strided(gb_dtype dtypeOut, gb_dtype dtypeIn, int32_t ndim, const int64_t *sizes,
                           const int64_t *strideOut, const int64_t *strideIn, void *out, const void *in);
/// The contiguous case.
gb_status gb_convert(gb_dtype dtypeOut, gb_dtype dtypeIn, int64_t n, void *out, const void *in);
/// Writes one value (given as a pointer to one element of the dtype) everywhere.
void gb_fill(gb_dtype dtype, int64_t n, void *out, const void *value);
void gb_fill_strided(gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides, void *out,
                     const void *value);
/// start + step·i with the reference's rounding: float types, and any integer type (which wraps around).
void gb_arange(gb_dtype dtype, int64_t n, void *out, double start, double step);
void gb_arange_integer(gb_dtype dtype, int64_t n, void *out, int64_t start, int64_t step);
/// n values from start to end, computed from both ends (float and integer types).
void gb_linspace(gb_dtype dtype, int64_t n, void *out, double start, double end);
/// The identity picture: ones on the diagonal of a contiguous rows × columns matrix, zeros elsewhere.
void gb_eye(gb_dtype dtype, int64_t rows, int64_t columns, void *out);
/// Keeps the lower (upper == false) or upper triangle of contiguous matrices [batch, rows, columns].
void gb_triangle(gb_dtype dtype, bool upper, int64_t diagonal, int64_t batch, int64_t rows, int64_t columns, void *out,
                 const void *in);

// ---------------------------------------------------------------------------------------------------------------------
// Indexing. Arrays are contiguous and viewed as [outer, dim, inner]; indices lie in 0 ..< dim.

/// out[o, j, i] = in[o, index[j], i].
gb_status gb_index_select(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                          const int64_t *index, const void *in, void *out);
/// The first place of an index outside of 0 ..< dim, or -1.
int64_t gb_first_outside(int64_t dim, int64_t count, const int64_t *index);
/// The least and the greatest of at least one number.
void gb_least_and_greatest(int64_t n, const int64_t *in, int64_t *least, int64_t *greatest);
/// counts[in[i]] += 1 for numbers in 0 ..< size.
void gb_count_numbers(int64_t n, const int64_t *in, int64_t size, int64_t *counts);
/// out[o, w * step + s, i] += in[o, w, i, s], window by window: f32 f64. `dim` is the size of out's middle dimension.
gb_status gb_add_windows(gb_dtype dtype, int64_t outer, int64_t windows, int64_t inner, int64_t size, int64_t step,
                         int64_t dim, const void *in, void *out);
/// out[o, index[j], i] = in[(o * count + j) * step, i] in increasing j; step is 0 for one row that goes everywhere, else 1.
gb_status gb_index_put(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                       const void *in, int64_t step, void *out);
/// out[o, index[j], i] += in[o, j, i] in increasing j (index_add, the backward of index_select and of embedding).
gb_status gb_index_add(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                     const void *in, void *out);
/// out[o, j, i] = in[o, index[o, j, i], i]: gather; index is [outer, count, inner].
gb_status gb_gather(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                  const void *in, void *out);
/// out[o, index[o, j, i], i] = (or += when add) in[o, j, i]: scatter, scatter_add.
gb_status gb_scatter(gb_dtype dtype, bool add, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                   const int64_t *index, const void *in, void *out);

typedef enum gb_scatter_op { GB_SCATTER_SUM = 0, GB_SCATTER_PROD, GB_SCATTER_MEAN, GB_SCATTER_AMAX, GB_SCATTER_AMIN } gb_scatter_op;

/// f32 f64: draws values[i] into result[targets[i]], in order, and counts what each was made of, at least 1. Targets that do not
/// count themselves begin with `start`, and counts with 0, otherwise with 1. Only a mean needs counts, which may be NULL.
void gb_scatter_reduce(gb_scatter_op op, gb_dtype dtype, int64_t n, const int64_t *targets, const void *values,
                       bool includesSelf, double start, int64_t size, void *result, int64_t *counts);


// ---------------------------------------------------------------------------------------------------------------------
// Reductions over any set of dimensions of a strided input. `reduced[d]` says whether dimension d is reduced. The
// output is contiguous over the kept dimensions in their order. The order of additions is the reference's for every
// layout. An empty reduction gives the identity (sum 0, prod 1, mean NaN); max/min/argmax need at least one element.
typedef enum gb_reduction {
  GB_SUM = 0,   // f32 f64 -> same; i64 bool -> i64
  GB_MEAN,      // f32 f64
  GB_PROD,      // f32 f64 -> same; i64 bool -> i64
  GB_AMAX,      // all -> same; NaN wins
  GB_AMIN,
  GB_ANY,       // all -> bool
  GB_ALL,       // all -> bool
  GB_ARGMAX,    // all -> i64 (index of the first maximum; over several dims: row-major position within them)
  GB_ARGMIN,
  GB_VAR,       // f32 f64: parameter = correction (1 is the usual)
  GB_STD,       // f32 f64: parameter = correction
  GB_NORM1,     // f32 f64: Σ|x|
  GB_NORM2,     // f32 f64: √Σx²
  GB_NORM_INF,  // f32 f64: max|x|
  GB_COUNT_NONZERO, // all -> i64
  GB_REDUCTION_OP_COUNT
} gb_reduction;

gb_status gb_reduce(gb_reduction op, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                  const bool *reduced, const void *in, void *out, double parameter);

/// Contiguous full sum, the shortest path.
float gb_sum_f32(const float *in, int64_t n);
double gb_sum_f64(const double *in, int64_t n);

/// Values and indices of the maximum (or minimum) along one dimension of a strided input; both outputs contiguous.
gb_status gb_extremum(bool maximum, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                    int32_t dim, const void *in, void *values, int64_t *indices);
/// Running sum / product along dim of contiguous [outer, dim, inner]; bool and i64 give i64.
gb_status gb_cumsum(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out);
gb_status gb_cumprod(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out);
/// log Σ exp along dim of contiguous [outer, dim, inner] (f32 f64); out is [outer, inner].
gb_status gb_logsumexp(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, void *out);
/// Stable sort along dim of contiguous [outer, dim, inner]; NaN counts as greatest. values and indices as in.
gb_status gb_sort(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, const void *in,
                void *values, int64_t *indices);
/// The first `count` of such a sort, as [outer, count, inner]: types of up to 32 bits, count <= GB_MOST_LEADERS.
enum { GB_MOST_LEADERS = 64 };
gb_status gb_leaders(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                     const void *in, void *values, int64_t *indices);

/// For each line along dim of contiguous [outer, dim, inner] the places of its `count` greatest (or least) elements in order (if `sorts`),
/// equal ones as the reference's selection leaves them (f32 f64 i64).
gb_status gb_ordered_leaders(gb_dtype dtype, bool descending, bool sorts, int64_t outer, int64_t dim, int64_t inner,
                             int64_t count, const void *in, int64_t *indices);
/// Brings equal elements of lines sorted by `gb_sort` into the order in which the reference's sort (which is not stable) leaves them.
gb_status gb_order_ties(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, const void *in,
                        void *values, int64_t *indices);
/// For each line along dim of contiguous [outer, dim, inner] the place of its lower median: in a line with NaN the first of them,
/// or with skipsNaN the median of the others (0 when there are none).
gb_status gb_median_places(gb_dtype dtype, bool skipsNaN, int64_t outer, int64_t dim, int64_t inner, const void *in,
                         int64_t *indices);
/// How many distinct values a sorted line has (NaN is like no other) and where each begins; inverse[order[i]] is the number of the
/// value at i (inverse may be NULL). Real types.
int64_t gb_distinct(gb_dtype dtype, int64_t n, const void *sorted, const int64_t *order, int64_t *inverse,
                  int64_t *firsts);

/// Running maxima or minima along dim of contiguous [outer, dim, inner] and where each is, the last of equal ones; NaN stays (f32 f64
/// i64).
gb_status gb_running_extremum(gb_dtype dtype, bool maximum, int64_t outer, int64_t dim, int64_t inner, const void *in,
                            void *values, int64_t *indices);
/// out[i] = erf⁻¹(in[i]).
void gb_erfinv_f32(int64_t n, const float *in, float *out);

// ---------------------------------------------------------------------------------------------------------------------
// Matrix products, row-major.

/// C[m,n] = opA(A)·opB(B) (+ bias[n] or + C).
/// transA == false: A is stored m × k with row stride lda; true: A is stored k × m with row stride lda (a transposed
/// view of contiguous memory). The same for B (k × n; stored n × k when transB). `bias` may be NULL; with a bias C is
/// only written. `accumulate` adds to what C holds. Linear forward x·Wᵀ+b: gb_gemm(.., false, true, m, out, in, x, in,
/// W, in, C, out, b, false). gradW = gᵀ·x: transA. gradX = g·W: neither.
/// The orders of addition are the reference's (one thread): see the family's file. They depend on the 16-byte alignment
/// of rows, so tensors must begin at 64-byte multiples, and on which operand is transposed: take a matrix whose column
/// stride is 1 as not transposed, else one whose row stride is 1 as transposed. f64: exact for small products and for
/// most large ones (left-over corners and depths above about 384 may differ in the last bit).
gb_status gb_gemm_f32(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                    const float *b, int64_t ldb, float *c, int64_t ldc, const float *bias, bool accumulate);
gb_status gb_gemm_f64(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const double *a, int64_t lda,
                    const double *b, int64_t ldb, double *c, int64_t ldc, const double *bias, bool accumulate);
/// The same with factor·opA(A)·opB(B): the factor goes into an operand or the result, as the reference's does.
gb_status gb_scaled_gemm_f32(float factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a,
                             int64_t lda, const float *b, int64_t ldb, float *c, int64_t ldc, bool accumulate);
gb_status gb_scaled_gemm_f64(double factor, bool transA, bool transB, int64_t m, int64_t n, int64_t k, const double *a,
                             int64_t lda, const double *b, int64_t ldb, double *c, int64_t ldc, bool accumulate);
/// The product in chains of fused multiply-adds whatever its size.
gb_status gb_chain_product_f32(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const float *a, int64_t lda,
                               const float *b, int64_t ldb, float *c, int64_t ldc, bool accumulate);
/// i64 product (wraps around).
gb_status gb_gemm_i64(bool transA, bool transB, int64_t m, int64_t n, int64_t k, const int64_t *a, int64_t lda,
                    const int64_t *b, int64_t ldb, int64_t *c, int64_t ldc);
/// C = A·B of contiguous complex matrices.
gb_status gb_complex_gemm(gb_dtype dtype, int64_t m, int64_t n, int64_t k, const void *a, const void *b, void *c);
/// The same for a batch of matrices one after the other.
void gb_complex_bmm(gb_dtype dtype, int64_t batch, int64_t m, int64_t n, int64_t k, const void *a, const void *b,
                    void *c);
/// |x| of n complex numbers, or the angle: real results.
gb_status gb_complex_magnitude(gb_dtype dtype, bool angle, int64_t n, void *out, const void *in);
/// Batched C[i] = A[i]·B[i] with contiguous matrices at the given batch strides (elements; 0 repeats). Tiny products
/// use the reference's plain multiply-add loop, others gb_gemm.
gb_status gb_bmm(gb_dtype dtype, int64_t batch, bool transA, bool transB, int64_t m, int64_t n, int64_t k,
                 const void *a, int64_t lda, int64_t batchStrideA, const void *b, int64_t ldb, int64_t batchStrideB,
                 void *c);
/// y[m] = A[m,k]·x[k]; trans: A is stored k × m. incX in elements.
gb_status gb_mv(gb_dtype dtype, bool trans, int64_t m, int64_t k, const void *a, int64_t lda, const void *x,
                int64_t incX, void *y);
/// Σ a[i]·b[i] of two vectors.
gb_status gb_dot(gb_dtype dtype, int64_t n, const void *a, int64_t incA, const void *b, int64_t incB, void *out);

// ---------------------------------------------------------------------------------------------------------------------
// Softmax family on contiguous [outer, dim, inner], f32 and f64 (inner == 1: the last dimension).
gb_status gb_softmax(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out, const void *in);
gb_status gb_log_softmax(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out, const void *in);
/// gradIn from grad and the forward's output y.
gb_status gb_softmax_backward(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *gradIn, const void *grad,
                            const void *y);
gb_status gb_log_softmax_backward(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *gradIn,
                                const void *grad, const void *y);

typedef enum gb_loss_reduction { GB_REDUCTION_NONE = 0, GB_REDUCTION_MEAN = 1, GB_REDUCTION_SUM = 2 } gb_loss_reduction;

/// Negative log likelihood of contiguous log-probabilities [n, classes]; weight [classes] may be NULL. out has n
/// elements for NONE, else one. *totalWeight (one element of dtype, needed by the backward) may be NULL.
/// Returns GB_INDEX_OUT_OF_RANGE and the class in *badTarget (may be NULL) for a target outside 0..<classes.
gb_status gb_nll_loss(gb_dtype dtype, gb_loss_reduction reduction, int64_t n, int64_t classes, const void *logp,
                    const int64_t *target, const void *weight, int64_t ignoreIndex, void *out, void *totalWeight,
                    int64_t *badTarget);
/// gradIn [n, classes], written completely. grad has n elements for NONE, else one.
gb_status gb_nll_loss_backward(gb_dtype dtype, gb_loss_reduction reduction, int64_t n, int64_t classes,
                               const void *grad, const int64_t *target, const void *weight, int64_t ignoreIndex,
                               const void *totalWeight, void *gradIn);
/// The margin loss of several classes of contiguous scores [n, classes] (f32 f64), whose targets are in range; out as for gb_nll_loss.
gb_status gb_margin_loss(gb_dtype dtype, gb_loss_reduction reduction, bool isSquared, double margin, int64_t n,
                         int64_t classes, const void *scores, const int64_t *target, const void *weight, void *out);
/// Its gradients, times `grad`, which has n elements or one (isShared).
gb_status gb_margin_loss_backward(gb_dtype dtype, bool isMean, bool isSquared, double margin, int64_t n, int64_t classes,
                                  const void *scores, const int64_t *target, const void *weight, const void *grad,
                                  bool isShared, void *gradIn);

// ---------------------------------------------------------------------------------------------------------------------
// Random numbers: MT19937 and the reference's streams, bit for bit.
typedef struct gb_generator {
  uint32_t state[624];
  int32_t next;            // index of the next word; 624 means "regenerate first", 625 "freshly seeded"
  int32_t hasCachedNormal; // a spare double normal is held in cachedNormal
  double cachedNormal;
  uint64_t seed;           // the seed given last (initial_seed)
} gb_generator;

/// The seed of a new, never seeded generator.
#define GB_DEFAULT_SEED 67280421310721ULL

void gb_seed(gb_generator *g, uint64_t seed);
uint32_t gb_random_u32(gb_generator *g);
uint64_t gb_random_u64(gb_generator *g);
/// One double in [0, 1) with 53 bits; one normal double (uses and fills the spare).
double gb_random_unit(gb_generator *g);
double gb_random_normal(gb_generator *g);

// Fill contiguous memory. For non-contiguous tensors fill a temporary in memory order; for normal_ on a tensor that is
// not dense use gb_normal_scattered on it.
/// uniform_(from, to), f32 f64. rand is (0, 1).
gb_status gb_uniform(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double from, double to);
/// normal_(mean, std), f32 f64; fewer than 16 elements and more than that are different streams, as in the reference.
gb_status gb_normal(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std);
/// The element-by-element stream for any length (what the reference does for non-contiguous tensors).
gb_status gb_normal_scattered(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std);
/// random_(from, to): randint; any dtype (values are converted).
gb_status gb_random_range(gb_generator *g, gb_dtype dtype, int64_t n, void *out, int64_t from, int64_t to);
/// random_() without bounds.
gb_status gb_random_full(gb_generator *g, gb_dtype dtype, int64_t n, void *out);
void gb_randperm(gb_generator *g, int64_t n, int64_t *out);
/// bernoulli_(p) with a number; any dtype, writes 0 or 1. dropout's mask is p = 1 - rate.
gb_status gb_bernoulli(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double p);
/// bernoulli(tensor): out has the dtype of the probabilities (f32 f64).
gb_status gb_bernoulli_tensor(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *p);
gb_status gb_exponential(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double lambda);
gb_status gb_geometric(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double p);
gb_status gb_cauchy(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double median, double sigma);
gb_status gb_log_normal(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std);
/// Poisson, gamma (scale 1) and binomial draws, one per element of the parameters (contiguous, of the same dtype).
gb_status gb_poisson(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *rates);
gb_status gb_standard_gamma(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *shapes);
gb_status gb_binomial(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *counts, const void *p);
/// The first fault of rows of weights (f32 f64): 1 for one that is negative, infinite or NaN, 2 for a row of zeros, 0 for none.
int32_t gb_check_weights(gb_dtype dtype, int64_t rows, int64_t categories, const void *weights);
/// multinomial: `samples` indices for each of `rows` rows of `categories` weights (contiguous, f32 f64).
gb_status gb_multinomial(gb_generator *g, gb_dtype dtype, int64_t rows, int64_t categories, const void *weights,
                       int64_t samples, bool replacement, int64_t *out);
/// Where the `count` greatest elements of each of `rows` rows stand, the first of equal ones first (contiguous, f32 f64).
gb_status gb_greatest_places(gb_dtype dtype, int64_t rows, int64_t width, const void *in, int64_t count, int64_t *out);
/// dropout in training: mask gets bernoulli(1-rate)/(1-rate) in the dtype, out = x·mask (f32 f64; 0 <= rate < 1).
gb_status gb_dropout(gb_generator *g, gb_dtype dtype, int64_t n, void *out, void *mask, const void *x, double rate);

// ---------------------------------------------------------------------------------------------------------------------
// Optimisers (contiguous parameter, gradient and state of one dtype, f32 f64), in the reference's order of roundings.
typedef enum {
  GB_STEP_SGD, GB_STEP_ADAM, GB_STEP_ADAMAX, GB_STEP_NADAM, GB_STEP_RADAM, GB_STEP_ADAGRAD, GB_STEP_ADADELTA,
  GB_STEP_RMSPROP, GB_STEP_RPROP
} gb_step_rule;

/// The settings of a step by their names in the reference; each rule reads its own.
typedef struct gb_step_options {
  double lr, weightDecay, epsilon, momentum, dampening;
  double beta1, beta2;     // beta2 also: rho of Adadelta, alpha of RMSprop
  double momentumDecay, momentumProduct, lrDecay;
  double etaMinus, etaPlus, smallestStep, largestStep;
  double step;             // 1 for the first
  bool nesterov, maximize;
  bool decoupled;          // weight decay on the parameter itself: parameter *= 1 - lr·weightDecay
  bool isFirst;            // SGD's momentum buffer is not yet filled: it becomes a copy of the gradient
} gb_step_options;

/// NAdam's momentum in a step.
double gb_nadam_momentum(double beta1, double decay, double step);

/// States a, b, c by rule; what is in brackets may be NULL. SGD: [momentum]. Adam: average, square, [largest square].
/// Adamax: average, largest. NAdam, RAdam: average, square. Adagrad: sum. Adadelta: square, moved. RMSprop: square,
/// [momentum], [mean]. Rprop: previous gradient, step sizes. The gradient is left unchanged.
gb_status gb_optimizer_step(gb_step_rule rule, gb_dtype dtype, int64_t n, void *parameter, const void *gradient,
                            void *a, void *b, void *c, const gb_step_options *options);

/// The C library's `pow`.
double gb_power(double base, double exponent);

/// Adafactor's update of `batch` matrices n × m: gradient / √max(row·column / mean, least).
gb_status gb_factored_update(gb_dtype dtype, int64_t batch, int64_t n, int64_t m, const void *rows, const void *columns,
                             const void *means, double least, const void *gradient, void *out);

#include "ArrayKernels.h"
#include "AttentionKernels.h"
#include "ConvolutionKernels.h"
#include "DistanceKernels.h"
/// Masks of one byte an element. How many are true; where, as one column of `total` coordinates for each dimension (1 <= rank);
/// the elements there; the places there filled with elements in order, or with one.
int64_t gb_count_true(int64_t n, const uint8_t *mask);
void gb_true_columns(int32_t rank, const int64_t *sizes, const uint8_t *mask, int64_t total, int64_t *const *columns);
void gb_take_true(int64_t item, int64_t n, const uint8_t *mask, int64_t total, const void *in, void *out);
void gb_put_true(int64_t item, int64_t n, const uint8_t *mask, int64_t total, const void *in, void *out);
void gb_fill_true(int64_t item, int64_t n, const uint8_t *mask, const void *number, void *out);
/// For each of n elements (f32 f64 i64) whether it is among `count` others, or (inverted) is not.
gb_status gb_is_in(gb_dtype dtype, int64_t n, const void *in, int64_t count, const void *others, bool inverted,
                   uint8_t *out);
/// For `lines` lines of `width` values (f32 f64 i64) how many elements of a sorted line of `size` come before each, or (right) not
/// after it; one line for all, or (hasLines) one for each.
gb_status gb_belongs(gb_dtype dtype, bool right, int64_t size, const void *sorted, bool hasLines, int64_t lines,
                     int64_t width, const void *values, int64_t *out);
/// Whether any, or all, of n elements that lie together are not zero; GB_UNSUPPORTED for half and complex types.
gb_status gb_any_or_all(gb_dtype dtype, bool all, int64_t n, const void *in, bool *found);
/// Whether contiguous elements are equal: GB_OK, GB_INDEX_OUT_OF_RANGE where two differ, GB_UNSUPPORTED for half and complex types.
gb_status gb_equal(gb_dtype dtype, int64_t n, const void *a, const void *b);
/// out[i] = in[i], but `nan`, `high` and `low` in place of NaN and the infinities; contiguous f32 and f64.
gb_status gb_replace_non_finite(gb_dtype dtype, int64_t n, const void *in, void *out, double nan, double high, double low);
/// out[i] = whether the sign of in[i] is minus, that of zeros too; contiguous real types but halves.
gb_status gb_sign_bits(gb_dtype dtype, int64_t n, const void *in, uint8_t *out);
/// Sums or means of rows of a table over bags: numbers bounds[b]..<bounds[b + 1] belong to bag b. Each output is a chain of sums in
/// the order of the numbers, of products where there are weights, which floats fuse; f32 and f64.
void gb_bag_sums(gb_dtype dtype, bool isMean, int64_t bags, const int64_t *bounds, int64_t width, const int64_t *numbers,
                 const void *table, const void *weights, void *out);
/// Along a dimension of contiguous [outer, dim, inner] data the places of the k-th smallest elements (from 0, NaN last), and of the
/// last of the most frequent ones, as the reference's partial and whole sorts leave equal elements. GB_UNSUPPORTED for complex numbers.
gb_status gb_kth_places(gb_dtype dtype, int64_t k, int64_t outer, int64_t dim, int64_t inner, const void *in,
                        int64_t *indices);
gb_status gb_mode_places(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, int64_t *indices);
/// Families of orthogonal polynomials; GB_HERMITE_OF_CHANCE are those of the normal distribution.
typedef enum {
  GB_CHEBYSHEV_T,
  GB_CHEBYSHEV_U,
  GB_CHEBYSHEV_V,
  GB_CHEBYSHEV_W,
  GB_HERMITE,
  GB_HERMITE_OF_CHANCE,
  GB_LAGUERRE,
  GB_LEGENDRE
} gb_polynomial;
/// The polynomial of degree n at x, in single or double precision; shifted ones of Chebyshev have the interval from 0 to 1.
double gb_polynomial_value(gb_polynomial kind, bool single, double x, int64_t n, bool shifted);
#include "FactorizationKernels.h"
#include "FloatFlags.h"
#include "FourierKernels.h"
#include "GridKernels.h"
#include "NormalizationKernels.h"
#include "RecurrenceKernels.h"
#include "ResamplingKernels.h"
#include "SpecialKernels.h"

#ifdef __cplusplus
}
#endif
