// Softmax, log-softmax and their backward forms, and the negative log likelihood. Along the last dimension sums run in
// 512-bit lanes folded by halves, as the reference's do; along other dimensions columns are summed in order.
#include "KernelThreads.h"

enum { COLUMNS = 256, SHORT_ROW = 256, SHORT_BLOCK = 2048 };

#define FAMILY(T, S, V, DTYPE, F, HALVING)                                                                             \
  /* What is left over is added to the low lanes; float lanes are folded 8, 4, 2, 1, double lanes in order. */         \
  GB_CLONES static T lane_sum_##S(const T *in, int64_t n) {                                                            \
    T lanes[V] = {0};                                                                                                  \
    if (n < V) {                                                                                                       \
      T sum = n > 0 ? in[0] : 0;                                                                                       \
      for (int64_t i = 1; i < n; i++) sum += in[i];                                                                    \
      return sum;                                                                                                      \
    }                                                                                                                  \
    for (int w = 0; w < V; w++) lanes[w] = in[w];                                                                      \
    int64_t i = V;                                                                                                     \
    for (; i + V <= n; i += V)                                                                                         \
      for (int w = 0; w < V; w++) lanes[w] += in[i + w];                                                               \
    for (int w = 0; i + w < n; w++) lanes[w] += in[i + w];                                                             \
    for (int w = 1; !HALVING && w < V; w++) lanes[0] += lanes[w];                                                      \
    for (int half = HALVING ? V / 2 : 0; half > 0; half /= 2)                                                          \
      for (int w = 0; w < half; w++) lanes[w] += lanes[w + half];                                                      \
    return lanes[0];                                                                                                   \
  }                                                                                                                    \
  /* The same sum of products, of which the left-over ones of floats are fused. */                                     \
  GB_CLONES static T lane_dot_##S(const T *a, const T *b, int64_t n, T *products) {                                    \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) products[i] = a[i] * b[i];                                          \
    if (n < V || n % V == 0) return lane_sum_##S(products, n);                                                         \
    T lanes[V];                                                                                                        \
    for (int w = 0; w < V; w++) lanes[w] = products[w];                                                                \
    int64_t i = V;                                                                                                     \
    for (; i + V <= n; i += V)                                                                                         \
      for (int w = 0; w < V; w++) lanes[w] += products[i + w];                                                         \
    for (int w = 0; i + w < n; w++)                                                                                    \
      lanes[w] = HALVING ? __builtin_fma##F(a[i + w], b[i + w], lanes[w]) : lanes[w] + products[i + w];                \
    return lane_sum_##S(lanes, V);                                                                                     \
  }                                                                                                                    \
  /* The greatest element; NaN if there is one. */                                                                     \
  GB_CLONES static T row_maximum_##S(const T *in, int64_t n) {                                                         \
    T lanes[V], best = in[0];                                                                                          \
    int missing = 0, absent[V] = {0};                                                                                  \
    for (int w = 0; w < V; w++) lanes[w] = in[0];                                                                      \
    int64_t i = 0;                                                                                                     \
    for (; i + V <= n; i += V)                                                                                         \
      for (int w = 0; w < V; w++) {                                                                                    \
        T x = in[i + w];                                                                                               \
        absent[w] |= x != x;                                                                                           \
        lanes[w] = x > lanes[w] ? x : lanes[w];                                                                        \
      }                                                                                                                \
    for (; i < n; i++) {                                                                                               \
      missing |= in[i] != in[i];                                                                                       \
      best = in[i] > best ? in[i] : best;                                                                              \
    }                                                                                                                  \
    for (int w = 0; w < V; w++) missing |= absent[w];                                                                  \
    for (int w = 0; w < V; w++) best = lanes[w] > best ? lanes[w] : best;                                              \
    return missing ? (T)NAN : best;                                                                                    \
  }                                                                                                                    \
  GB_CLONES static void softmax_row_##S(int64_t n, T *out, const T *in) {                                              \
    T top = row_maximum_##S(in, n);                                                                                    \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = in[i] - top;                                               \
    gb_exp_u10(DTYPE, n, out, out);                                                                                    \
    T scale = 1 / lane_sum_##S(out, n);                                                                                \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = out[i] * scale;                                            \
  }                                                                                                                    \
  GB_CLONES static void log_softmax_row_##S(int64_t n, T *out, const T *in) {                                          \
    T top = row_maximum_##S(in, n), logarithm;                                                                         \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = in[i] - top;                                               \
    gb_exp_u10(DTYPE, n, out, out);                                                                                    \
    T sum = lane_sum_##S(out, n);                                                                                      \
    gb_log_u10(DTYPE, 1, &logarithm, &sum);                                                                            \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = in[i] - top - logarithm;                                   \
  }                                                                                                                    \
  GB_CLONES static void softmax_slope_row_##S(int64_t n, T *out, const T *grad, const T *y, T *scratch) {              \
    T sum = lane_dot_##S(grad, y, n, scratch);                                                                         \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (grad[i] - sum) * y[i];                                    \
  }                                                                                                                    \
  GB_CLONES static void log_softmax_slope_row_##S(int64_t n, T *out, const T *grad, const T *y, T *scratch) {          \
    T sum = lane_sum_##S(grad, n);                                                                                     \
    gb_exp_u10(DTYPE, n, scratch, y);                                                                                  \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = __builtin_fma##F(-scratch[i], sum, grad[i]);               \
  }                                                                                                                    \
  /* Full vectors use the u10 function, what is left of a row libm. */                                                 \
  static void column_exp_##S(int64_t width, T *out, const T *in) {                                                     \
    int64_t full = width - width % V;                                                                                  \
    gb_exp_u10(DTYPE, full, out, in);                                                                                  \
    for (int64_t j = full; j < width; j++) out[j] = exp##F(in[j]);                                                     \
  }                                                                                                                    \
  /* Columns [dim, width] with row stride `inner`, at most COLUMNS wide. */                                            \
  GB_CLONES static void columns_##S(bool logarithmic, int64_t dim, int64_t inner, int64_t width, T *out,               \
                                    const T *in) {                                                                     \
    T top[COLUMNS], sum[COLUMNS], e[COLUMNS];                                                                          \
    for (int64_t j = 0; j < width; j++) top[j] = in[j], sum[j] = 0;                                                    \
    for (int64_t d = 1; d < dim; d++)                                                                                  \
      for (int64_t j = 0; j < width; j++) top[j] = in[d * inner + j] > top[j] ? in[d * inner + j] : top[j];            \
    for (int64_t d = 0; d < dim; d++) {                                                                                \
      T *target = logarithmic ? e : out + d * inner;                                                                   \
      for (int64_t j = 0; j < width; j++) target[j] = in[d * inner + j] - top[j];                                      \
      column_exp_##S(width, target, target);                                                                           \
      for (int64_t j = 0; j < width; j++) sum[j] += target[j];                                                         \
    }                                                                                                                  \
    if (logarithmic) gb_log_u10(DTYPE, width, sum, sum);                                                               \
    for (int64_t d = 0; d < dim; d++)                                                                                  \
      for (int64_t j = 0; j < width; j++)                                                                              \
        out[d * inner + j] = logarithmic ? in[d * inner + j] - top[j] - sum[j] : out[d * inner + j] / sum[j];          \
  }                                                                                                                    \
  GB_CLONES static void slope_columns_##S(bool logarithmic, int64_t dim, int64_t inner, int64_t width, T *out,         \
                                          const T *grad, const T *y) {                                                 \
    T sum[COLUMNS] = {0}, e[COLUMNS];                                                                                  \
    for (int64_t d = 0; d < dim; d++)                                                                                  \
      for (int64_t j = 0; j < width; j++) {                                                                            \
        T g = grad[d * inner + j];                                                                                     \
        sum[j] = logarithmic ? sum[j] + g : __builtin_fma##F(g, y[d * inner + j], sum[j]);                             \
      }                                                                                                                \
    for (int64_t d = 0; d < dim; d++) {                                                                                \
      if (logarithmic) column_exp_##S(width, e, y + d * inner);                                                        \
      for (int64_t j = 0; j < width; j++) {                                                                            \
        int64_t at = d * inner + j;                                                                                    \
        out[at] = logarithmic ? __builtin_fma##F(-e[j], sum[j], grad[at]) : y[at] * (grad[at] - sum[j]);               \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  /* Rows shorter than a few vectors: functions are called for many rows at once, which changes no element. */         \
  static inline __attribute__((always_inline)) void short_rows_of_##S(bool logarithmic, int64_t rows, int64_t dim,     \
                                                                      T *out, const T *in) {                           \
    T top[SHORT_BLOCK], sum[SHORT_BLOCK], e[SHORT_BLOCK];                                                              \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      T best = in[r * dim];                                                                                            \
      bool missing = false;                                                                                            \
      for (int64_t i = 0; i < dim && dim < V; i++) {                                                                   \
        T x = in[r * dim + i];                                                                                         \
        missing |= x != x;                                                                                             \
        best = x > best ? x : best;                                                                                    \
      }                                                                                                                \
      const T most = dim >= V ? row_maximum_##S(in + r * dim, dim) : missing ? (T)NAN : best;                          \
      top[r] = most;                                                                                                   \
      GB_INDEPENDENT for (int64_t i = 0; i < dim; i++) e[r * dim + i] = in[r * dim + i] - most;                        \
    }                                                                                                                  \
    gb_exp_u10(DTYPE, rows * dim, e, e);                                                                               \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      sum[r] = e[r * dim];                                                                                             \
      for (int64_t i = 1; i < dim && dim < V; i++) sum[r] += e[r * dim + i];                                           \
      if (dim >= V) sum[r] = lane_sum_##S(e + r * dim, dim);                                                           \
    }                                                                                                                  \
    if (logarithmic) gb_log_u10(DTYPE, rows, sum, sum);                                                                \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      const T scale = 1 / sum[r], best = top[r], last = sum[r];                                                        \
      const T *from = in + r * dim;                                                                                    \
      T *to = out + r * dim;                                                                                           \
      if (logarithmic)                                                                                                 \
        GB_INDEPENDENT for (int64_t i = 0; i < dim; i++) to[i] = from[i] - best - last;                                \
      else                                                                                                             \
        GB_INDEPENDENT for (int64_t i = 0; i < dim; i++) to[i] = e[r * dim + i] * scale;                               \
    }                                                                                                                  \
  }                                                                                                                    \
  /* The same loops with a few sizes known: rows then stand side by side in vectors. */                                \
  GB_CLONES static void short_rows_##S(bool logarithmic, int64_t rows, int64_t dim, T *out, const T *in) {             \
    switch (dim) {                                                                                                     \
    case 2: return short_rows_of_##S(logarithmic, rows, 2, out, in);                                                   \
    case 3: return short_rows_of_##S(logarithmic, rows, 3, out, in);                                                   \
    case 4: return short_rows_of_##S(logarithmic, rows, 4, out, in);                                                   \
    default: return short_rows_of_##S(logarithmic, rows, dim, out, in);                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static inline __attribute__((always_inline)) void short_log_slopes_of_##S(int64_t rows, int64_t dim, T *out,         \
                                                                            const T *grad, const T *y) {               \
    T e[SHORT_BLOCK];                                                                                                  \
    gb_exp_u10(DTYPE, rows * dim, e, y);                                                                               \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      T sum = grad[r * dim];                                                                                           \
      for (int64_t i = 1; i < dim && dim < V; i++) sum += grad[r * dim + i];                                           \
      if (dim >= V) sum = lane_sum_##S(grad + r * dim, dim);                                                           \
      for (int64_t i = r * dim; i < (r + 1) * dim; i++) out[i] = __builtin_fma##F(-e[i], sum, grad[i]);                \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void short_log_slopes_##S(int64_t rows, int64_t dim, T *out, const T *grad, const T *y) {           \
    switch (dim) {                                                                                                     \
    case 2: return short_log_slopes_of_##S(rows, 2, out, grad, y);                                                     \
    case 3: return short_log_slopes_of_##S(rows, 3, out, grad, y);                                                     \
    case 4: return short_log_slopes_of_##S(rows, 4, out, grad, y);                                                     \
    default: return short_log_slopes_of_##S(rows, dim, out, grad, y);                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  static gb_status forward_##S(bool logarithmic, int64_t outer, int64_t dim, T *out, const T *in) {                    \
    int64_t together = SHORT_BLOCK / dim;                                                                              \
    for (int64_t o = 0; dim <= SHORT_ROW && o < outer; o += together)                                                  \
      short_rows_##S(logarithmic, outer - o < together ? outer - o : together, dim, out + o * dim, in + o * dim);      \
    if (dim <= SHORT_ROW) return GB_OK;                                                                                \
    for (int64_t o = 0; o < outer; o++) {                                                                              \
      int64_t at = o * dim;                                                                                            \
      if (logarithmic) log_softmax_row_##S(dim, out + at, in + at);                                                    \
      if (!logarithmic) softmax_row_##S(dim, out + at, in + at);                                                       \
    }                                                                                                                  \
    return GB_OK;                                                                                                      \
  }                                                                                                                    \
  /* Blocks of columns, counted through all `outer` pictures. */                                                       \
  static void forward_columns_##S(bool logarithmic, int64_t first, int64_t end, int64_t dim, int64_t inner, T *out,    \
                                  const T *in) {                                                                       \
    int64_t blocks = (inner + COLUMNS - 1) / COLUMNS;                                                                  \
    for (int64_t block = first; block < end; block++) {                                                                \
      int64_t j = block % blocks * COLUMNS, at = block / blocks * dim * inner + j;                                     \
      columns_##S(logarithmic, dim, inner, inner - j < COLUMNS ? inner - j : COLUMNS, out + at, in + at);              \
    }                                                                                                                  \
  }                                                                                                                    \
  static void backward_columns_##S(bool logarithmic, int64_t first, int64_t end, int64_t dim, int64_t inner, T *out,   \
                                   const T *grad, const T *y) {                                                        \
    int64_t blocks = (inner + COLUMNS - 1) / COLUMNS;                                                                  \
    for (int64_t block = first; block < end; block++) {                                                                \
      int64_t j = block % blocks * COLUMNS, at = block / blocks * dim * inner + j;                                     \
      slope_columns_##S(logarithmic, dim, inner, inner - j < COLUMNS ? inner - j : COLUMNS, out + at, grad + at,       \
                        y + at);                                                                                       \
    }                                                                                                                  \
  }                                                                                                                    \
  static gb_status backward_##S(bool logarithmic, int64_t outer, int64_t dim, T *out, const T *grad,                   \
                                const T *y) {                                                                          \
    bool isShort = dim <= SHORT_ROW && logarithmic;                                                                    \
    int64_t together = SHORT_BLOCK / dim;                                                                              \
    for (int64_t o = 0; isShort && o < outer; o += together)                                                           \
      short_log_slopes_##S(outer - o < together ? outer - o : together, dim, out + o * dim, grad + o * dim,            \
                           y + o * dim);                                                                               \
    if (isShort) return GB_OK;                                                                                         \
    T *scratch = malloc((size_t)dim * sizeof(T));                                                                      \
    if (!scratch) return GB_NO_MEMORY;                                                                                 \
    for (int64_t o = 0; o < outer; o++) {                                                                              \
      int64_t at = o * dim;                                                                                            \
      if (logarithmic) log_softmax_slope_row_##S(dim, out + at, grad + at, y + at, scratch);                           \
      if (!logarithmic) softmax_slope_row_##S(dim, out + at, grad + at, y + at, scratch);                              \
    }                                                                                                                  \
    free(scratch);                                                                                                     \
    return GB_OK;                                                                                                      \
  }
FAMILY(float, f32, 16, GB_F32, f, true)
FAMILY(double, f64, 8, GB_F64, , false)

/// Rows [outer][dim], or blocks of columns of [outer][dim][inner], for several threads; grad is NULL forwards.
typedef struct {
  bool logarithmic;
  gb_dtype dtype;
  int64_t dim, inner;
  void *out;
  const void *grad, *in;
  _Atomic(gb_status) status;
} rows;

static void run_rows(void *context, int64_t first, int64_t end) {
  rows *r = context;
  int64_t from = first * r->dim * gb_item_size(r->dtype), outer = end - first;
  void *out = (char *)r->out + from;
  const void *in = (const char *)r->in + from, *grad = r->grad ? (const char *)r->grad + from : NULL;
  gb_status status;
  if (r->dtype == GB_F32) {
    status = grad ? backward_f32(r->logarithmic, outer, r->dim, out, grad, in)
                  : forward_f32(r->logarithmic, outer, r->dim, out, in);
  } else {
    status = grad ? backward_f64(r->logarithmic, outer, r->dim, out, grad, in)
                  : forward_f64(r->logarithmic, outer, r->dim, out, in);
  }
  if (status != GB_OK) r->status = status;
}

static void run_columns(void *context, int64_t first, int64_t end) {
  rows *r = context;
  if (r->dtype == GB_F32) {
    if (r->grad) {
      backward_columns_f32(r->logarithmic, first, end, r->dim, r->inner, r->out, r->grad, r->in);
    } else {
      forward_columns_f32(r->logarithmic, first, end, r->dim, r->inner, r->out, r->in);
    }
  } else if (r->grad) {
    backward_columns_f64(r->logarithmic, first, end, r->dim, r->inner, r->out, r->grad, r->in);
  } else {
    forward_columns_f64(r->logarithmic, first, end, r->dim, r->inner, r->out, r->in);
  }
}

static gb_status share_rows(bool logarithmic, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out,
                            const void *grad, const void *in) {
  if (outer == 0 || dim == 0 || inner == 0) return GB_OK;
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  rows r = {logarithmic, dtype, dim, inner, out, grad, in, GB_OK};
  int64_t width = inner < COLUMNS ? inner : COLUMNS, count = inner == 1 ? outer : outer * ((inner - 1) / COLUMNS + 1);
  // A function of an element is worth several sums.
  enum { LEAST = 1 << 12 };
  int64_t size = count * dim * width, piece = size / (8 * gb_sharers());
  piece = piece < LEAST ? LEAST : piece > GB_SHARED_CHUNK ? GB_SHARED_CHUNK : piece;
  bool isAlone = gb_sharers() == 1 || size < 2 * LEAST;
  gb_share(count, isAlone ? count : piece / (dim * width) + 1, inner == 1 ? run_rows : run_columns, &r);
  return r.status;
}

static gb_status forward(bool logarithmic, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out,
                         const void *in) {
  return share_rows(logarithmic, dtype, outer, dim, inner, out, NULL, in);
}

static gb_status backward(bool logarithmic, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out,
                          const void *grad, const void *y) {
  return share_rows(logarithmic, dtype, outer, dim, inner, out, grad, y);
}

gb_status gb_softmax(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out, const void *in) {
  return forward(false, dtype, outer, dim, inner, out, in);
}

gb_status gb_log_softmax(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out, const void *in) {
  return forward(true, dtype, outer, dim, inner, out, in);
}

gb_status gb_softmax_backward(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *gradIn,
                              const void *grad, const void *y) {
  return backward(false, dtype, outer, dim, inner, gradIn, grad, y);
}

gb_status gb_log_softmax_backward(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *gradIn,
                                  const void *grad, const void *y) {
  return backward(true, dtype, outer, dim, inner, gradIn, grad, y);
}

// The loss is a cascade over samples whose level 0 is emptied after sample 0, 16, 32, ...: LEVELS partial sums each for
// the losses and the weights.
enum { LEVELS = 8 };

#define LIKELIHOOD(T, S)                                                                                               \
  static gb_status nll_##S(gb_loss_reduction reduction, int64_t n, int64_t classes, const T *logp,                     \
                           const int64_t *target, const T *weight, int64_t ignored, T *out, T *total,                  \
                           int64_t *bad) {                                                                             \
    int64_t power = 4, levelStep = 16, counted = 0;                                                                    \
    while (((int64_t)1 << (power * LEVELS)) < n) power++, levelStep *= 2;                                              \
    T loss[LEVELS] = {0}, weights[LEVELS] = {0};                                                                       \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      int64_t t = target[i];                                                                                           \
      bool skipped = t == ignored;                                                                                     \
      if (!skipped && (t < 0 || t >= classes)) {                                                                       \
        if (bad) *bad = t;                                                                                             \
        return GB_INDEX_OUT_OF_RANGE;                                                                                  \
      }                                                                                                                \
      T w = skipped ? 0 : weight ? weight[t] : 1;                                                                      \
      if (reduction == GB_REDUCTION_NONE) {                                                                            \
        out[i] = skipped ? 0 : -(w * logp[i * classes + t]);                                                           \
        continue;                                                                                                      \
      }                                                                                                                \
      if (skipped) continue;                                                                                           \
      loss[0] -= weight ? logp[i * classes + t] * w : logp[i * classes + t];                                           \
      weights[0] += w;                                                                                                 \
      counted++;                                                                                                       \
      for (int l = 0; l + 1 < LEVELS; l++) {                                                                           \
        if ((i & (((levelStep - 1) << (l * power)))) != 0) break;                                                      \
        loss[l + 1] += loss[l];                                                                                        \
        weights[l + 1] += weights[l];                                                                                  \
        loss[l] = weights[l] = 0;                                                                                      \
      }                                                                                                                \
    }                                                                                                                  \
    if (reduction == GB_REDUCTION_NONE) return GB_OK;                                                                  \
    T lossSum = 0, weightSum = 0;                                                                                      \
    for (int l = 0; l < LEVELS; l++) lossSum += loss[l], weightSum += weights[l];                                      \
    if (!weight) weightSum = (T)counted;                                                                               \
    out[0] = reduction == GB_REDUCTION_MEAN ? lossSum / weightSum : lossSum;                                           \
    if (total) *total = weightSum;                                                                                     \
    return GB_OK;                                                                                                      \
  }                                                                                                                    \
  static gb_status nll_slope_##S(gb_loss_reduction reduction, int64_t n, int64_t classes, const T *grad,               \
                                 const int64_t *target, const T *weight, int64_t ignored, const T *total,              \
                                 T *gradIn) {                                                                          \
    memset(gradIn, 0, (size_t)(n * classes) * sizeof(T));                                                              \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      int64_t t = target[i];                                                                                           \
      if (t == ignored) continue;                                                                                      \
      if (t < 0 || t >= classes) return GB_INDEX_OUT_OF_RANGE;                                                         \
      T g = -grad[reduction == GB_REDUCTION_NONE ? i : 0];                                                             \
      if (reduction == GB_REDUCTION_MEAN) g /= *total;                                                                 \
      gradIn[i * classes + t] = weight ? weight[t] * g : g;                                                            \
    }                                                                                                                  \
    return GB_OK;                                                                                                      \
  }
LIKELIHOOD(float, f32)
LIKELIHOOD(double, f64)

gb_status gb_nll_loss(gb_dtype dtype, gb_loss_reduction reduction, int64_t n, int64_t classes, const void *logp,
                      const int64_t *target, const void *weight, int64_t ignoreIndex, void *out, void *totalWeight,
                      int64_t *badTarget) {
  if (dtype == GB_F32)
    return nll_f32(reduction, n, classes, logp, target, weight, ignoreIndex, out, totalWeight, badTarget);
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  return nll_f64(reduction, n, classes, logp, target, weight, ignoreIndex, out, totalWeight, badTarget);
}

gb_status gb_nll_loss_backward(gb_dtype dtype, gb_loss_reduction reduction, int64_t n, int64_t classes,
                               const void *grad, const int64_t *target, const void *weight, int64_t ignoreIndex,
                               const void *totalWeight, void *gradIn) {
  if (dtype == GB_F32)
    return nll_slope_f32(reduction, n, classes, grad, target, weight, ignoreIndex, totalWeight, gradIn);
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  return nll_slope_f64(reduction, n, classes, grad, target, weight, ignoreIndex, totalWeight, gradIn);
}
