// Layer and batch normalisation with their gradients. The moments of a row are Welford's, in vectors of V lanes: chunks of
// 16 vectors, joined pairwise in a cascade, at last the lanes in order. Batch statistics run in double precision, but down
// the rows in the element's own where a channel is one number. Fused where the reference's compiler fuses.
#include "KernelLoops.h"
#include "NormalizationKernels.h"

enum { CHUNK_VECTORS = 16, CASCADE_DEPTH = 60 };

// One vector of moments joins another: counts are of vectors.
#define FAMILY(T, S, V, F, HALVING)                                                                                    \
  typedef struct {                                                                                                     \
    T count, mean[V], squares[V];                                                                                      \
  } moments_##S;                                                                                                       \
  static inline void join_##S(moments_##S *to, const moments_##S *from) {                                              \
    T total = to->count + from->count, share = total == 0 ? 0 : from->count / total;                                   \
    for (int w = 0; w < V; w++) {                                                                                      \
      T delta = from->mean[w] - to->mean[w];                                                                           \
      to->mean[w] = to->mean[w] + share * delta;                                                                       \
      to->squares[w] =                                                                                                 \
          __builtin_fma##F(delta * delta * share, to->count, to->squares[w] + from->squares[w]);                       \
    }                                                                                                                  \
    to->count = total;                                                                                                 \
  }                                                                                                                    \
  static inline void chunk_##S(int64_t count, const T *in, moments_##S *part) {                                        \
    memset(part, 0, sizeof *part);                                                                                     \
    for (int64_t j = 0; j < count; j++) {                                                                              \
      T share = (T)1 / (T)(j + 1);                                                                                     \
      for (int w = 0; w < V; w++) {                                                                                    \
        T x = in[j * V + w], delta = x - part->mean[w];                                                                \
        part->mean[w] = __builtin_fma##F(delta, share, part->mean[w]);                                                 \
        part->squares[w] = __builtin_fma##F(delta, x - part->mean[w], part->squares[w]);                               \
      }                                                                                                                \
    }                                                                                                                  \
    part->count = (T)count;                                                                                            \
  }                                                                                                                    \
  GB_CLONES static void row_moments_##S(int64_t n, const T *in, T *mean, T *variance) {                                \
    moments_##S levels[CASCADE_DEPTH], part;                                                                           \
    int64_t vectors = n / V, chunks = (vectors + CHUNK_VECTORS - 1) / CHUNK_VECTORS;                                   \
    int depth = 1;                                                                                                     \
    while (depth < CASCADE_DEPTH - 1 && ((int64_t)1 << depth) < chunks) depth++;                                       \
    memset(levels, 0, sizeof levels[0] * (size_t)depth);                                                               \
    for (int64_t i = 0; i < chunks; i++) {                                                                             \
      int64_t count = vectors - i * CHUNK_VECTORS;                                                                     \
      chunk_##S(count < CHUNK_VECTORS ? count : CHUNK_VECTORS, in + i * CHUNK_VECTORS * V, &part);                     \
      join_##S(&levels[0], &part);                                                                                     \
      int64_t mask = i + 1;                                                                                            \
      for (int d = 1; d < depth && (mask & 1) == 0; d++, mask >>= 1) {                                                 \
        join_##S(&levels[d], &levels[d - 1]);                                                                          \
        memset(&levels[d - 1], 0, sizeof levels[d - 1]);                                                               \
      }                                                                                                                \
    }                                                                                                                  \
    for (int d = 1; d < depth; d++) join_##S(&levels[0], &levels[d]);                                                  \
    T count = 0, m1 = 0, m2 = 0;                                                                                       \
    for (int64_t i = vectors * V; i < n; i++) {                                                                        \
      T delta = in[i] - m1;                                                                                            \
      count += 1;                                                                                                      \
      m1 += delta / count;                                                                                             \
      m2 += delta * (in[i] - m1);                                                                                      \
    }                                                                                                                  \
    for (int w = 0; w < V; w++) {                                                                                      \
      T total = count + (T)vectors, share = total == 0 ? 0 : (T)vectors / total, delta = levels[0].mean[w] - m1;       \
      m1 = __builtin_fma##F(share, delta, m1);                                                                         \
      m2 += __builtin_fma##F(delta * delta * share, count, levels[0].squares[w]);                                      \
      count = total;                                                                                                   \
    }                                                                                                                  \
    *mean = m1;                                                                                                        \
    *variance = m2 / (T)n;                                                                                             \
  }                                                                                                                    \
  GB_CLONES static void layer_norm_row_##S(int64_t n, const T *in, const T *scale, const T *shift, T mean, T factor,   \
                                           T *out) {                                                                   \
    T lift = -mean;                                                                                                    \
    if (scale && shift) {                                                                                              \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++)                                                                   \
        out[i] = __builtin_fma##F((in[i] + lift) * factor, scale[i], shift[i]);                                        \
    } else if (scale) {                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (in[i] + lift) * factor * scale[i];                      \
    } else if (shift) {                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = __builtin_fma##F(in[i] + lift, factor, shift[i]);        \
    } else {                                                                                                           \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (in[i] + lift) * factor;                                 \
    }                                                                                                                  \
  }                                                                                                                    \
  /* Lanes folded by halves (single precision) or in order. */                                                         \
  static inline T folded_##S(T *lanes) {                                                                               \
    for (int half = HALVING ? V / 2 : 0; half > 0; half /= 2)                                                          \
      for (int w = 0; w < half; w++) lanes[w] += lanes[w + half];                                                      \
    for (int w = 1; !HALVING && w < V; w++) lanes[0] += lanes[w];                                                      \
    return lanes[0];                                                                                                   \
  }                                                                                                                    \
  /* The sum of (a - lift)·b; what is left over from full vectors is fused. */                                         \
  GB_CLONES static T lifted_sum_##S(int64_t n, const T *a, T lift, const T *b) {                                       \
    T lanes[V], sum = 0;                                                                                               \
    if (n < V) {                                                                                                       \
      for (int64_t i = 0; i < n; i++) sum = i == 0 ? (a[i] - lift) * b[i] : sum + (a[i] - lift) * b[i];                \
      return sum;                                                                                                      \
    }                                                                                                                  \
    for (int w = 0; w < V; w++) lanes[w] = (a[w] - lift) * b[w];                                                       \
    int64_t i = V;                                                                                                     \
    for (; i + V <= n; i += V)                                                                                         \
      for (int w = 0; w < V; w++) lanes[w] += (a[i + w] - lift) * b[i + w];                                            \
    for (int w = 0; i + w < n; w++) lanes[w] = __builtin_fma##F(a[i + w] - lift, b[i + w], lanes[w]);                  \
    return folded_##S(lanes);                                                                                          \
  }                                                                                                                    \
  /* The sum of a·b·c, of a·b when c is missing, or of a. */                                                           \
  GB_CLONES static T product_sum_##S(int64_t n, const T *a, const T *b, const T *c) {                                  \
    T lanes[V], sum = 0;                                                                                               \
    if (n < V) {                                                                                                       \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        T product = c ? a[i] * b[i] * c[i] : b ? a[i] * b[i] : a[i];                                                   \
        sum = i == 0 ? product : sum + product;                                                                        \
      }                                                                                                                \
      return sum;                                                                                                      \
    }                                                                                                                  \
    for (int w = 0; w < V; w++) lanes[w] = c ? a[w] * b[w] * c[w] : b ? a[w] * b[w] : a[w];                            \
    int64_t i = V;                                                                                                     \
    for (; i + V <= n; i += V)                                                                                         \
      for (int w = 0; w < V; w++)                                                                                      \
        lanes[w] += c ? a[i + w] * b[i + w] * c[i + w] : b ? a[i + w] * b[i + w] : a[i + w];                           \
    for (int w = 0; i + w < n; w++)                                                                                    \
      lanes[w] = c   ? __builtin_fma##F(a[i + w] * b[i + w], c[i + w], lanes[w])                                       \
                 : b ? __builtin_fma##F(a[i + w], b[i + w], lanes[w])                                                  \
                     : lanes[w] + a[i + w];                                                                            \
    return folded_##S(lanes);                                                                                          \
  }                                                                                                                    \
  GB_CLONES static void layer_norm_row_backward_##S(int64_t n, const T *grad, const T *in, T mean, T factor,           \
                                                    const T *scale, T *out) {                                          \
    T ds = product_sum_##S(n, grad, in, scale);                                                                        \
    T db = scale ? product_sum_##S(n, grad, scale, NULL) : product_sum_##S(n, grad, NULL, NULL);                       \
    T share = (T)1 / (T)n;                                                                                             \
    T b = __builtin_fma##F(db, mean, -ds) * factor * factor * factor * share;                                          \
    T c = __builtin_fma##F(-b, mean, -(db * factor * share));                                                          \
    if (scale) {                                                                                                       \
      GB_INDEPENDENT for (int64_t j = 0; j < n; j++)                                                                   \
        out[j] = __builtin_fma##F(b, in[j], factor * grad[j] * scale[j]) + c;                                          \
    } else {                                                                                                           \
      GB_INDEPENDENT for (int64_t j = 0; j < n; j++) out[j] = __builtin_fma##F(b, in[j], factor * grad[j]) + c;        \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void scale_gradient_##S(int64_t n, const T *grad, const T *in, T mean, T factor, T *sum) {          \
    T lift = -factor * mean;                                                                                           \
    GB_INDEPENDENT for (int64_t j = 0; j < n; j++)                                                                     \
      sum[j] = __builtin_fma##F(grad[j], __builtin_fma##F(factor, in[j], lift), sum[j]);                               \
  }                                                                                                                    \
  GB_CLONES static void add_row_##S(int64_t n, const T *in, T *sum) {                                                  \
    GB_INDEPENDENT for (int64_t j = 0; j < n; j++) sum[j] += in[j];                                                    \
  }                                                                                                                    \
  /* Channels of one element each: sums run down the rows, in the element type. */                                     \
  GB_CLONES static void row_statistics_##S(const gb_batch *batch, const T *in, T *mean, T *squares) {                  \
    int64_t c = batch->channels;                                                                                       \
    for (int64_t k = 0; k < c; k++) mean[k] = 0, squares[k] = 0;                                                       \
    for (int64_t i = 0; i < batch->n; i++)                                                                             \
      GB_INDEPENDENT for (int64_t k = 0; k < c; k++) mean[k] += in[i * c + k];                                         \
    for (int64_t k = 0; k < c; k++) mean[k] /= (T)batch->n;                                                            \
    for (int64_t i = 0; i < batch->n; i++)                                                                             \
      GB_INDEPENDENT for (int64_t k = 0; k < c; k++) {                                                                 \
        T d = in[i * c + k] - mean[k];                                                                                 \
        squares[k] = __builtin_fma##F(d, d, squares[k]);                                                               \
      }                                                                                                                \
  }                                                                                                                    \
  /* Channels of several elements: one after the other, in double precision. */                                        \
  static void channel_statistics_##S(const gb_batch *batch, const T *in, T *mean, T *squares) {                        \
    for (int64_t k = 0; k < batch->channels; k++) {                                                                    \
      double sum = 0, spread = 0;                                                                                      \
      for (int64_t i = 0; i < batch->n; i++) {                                                                         \
        const T *plane = in + (i * batch->channels + k) * batch->size;                                                 \
        for (int64_t j = 0; j < batch->size; j++) sum += plane[j];                                                     \
      }                                                                                                                \
      T average = (T)(sum / (double)(batch->n * batch->size));                                                         \
      for (int64_t i = 0; i < batch->n; i++) {                                                                         \
        const T *plane = in + (i * batch->channels + k) * batch->size;                                                 \
        for (int64_t j = 0; j < batch->size; j++) {                                                                    \
          T d = plane[j] - average;                                                                                    \
          spread += d * d;                                                                                             \
        }                                                                                                              \
      }                                                                                                                \
      mean[k] = average;                                                                                               \
      squares[k] = (T)spread;                                                                                          \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void batch_norm_##S(const gb_batch *batch, const T *in, const T *slope, const T *shift, T *out) {   \
    int64_t c = batch->channels, size = batch->size;                                                                   \
    for (int64_t i = 0; i < batch->n; i++) {                                                                           \
      if (size == 1) {                                                                                                 \
        GB_INDEPENDENT for (int64_t k = 0; k < c; k++)                                                                 \
          out[i * c + k] = __builtin_fma##F(in[i * c + k], slope[k], shift[k]);                                        \
        continue;                                                                                                      \
      }                                                                                                                \
      for (int64_t k = 0; k < c; k++) {                                                                                \
        const T *from = in + (i * c + k) * size;                                                                       \
        T *to = out + (i * c + k) * size, a = slope[k], b = shift[k];                                                  \
        GB_INDEPENDENT for (int64_t j = 0; j < size; j++) to[j] = __builtin_fma##F(from[j], a, b);                     \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void row_slopes_##S(const gb_batch *batch, const T *grad, const T *in, const T *mean,               \
                                       const T *factor, const T *scale, T *gradIn, T *dot, T *sum) {                   \
    int64_t c = batch->channels, full = c - c % V;                                                                     \
    T n = (T)batch->n;                                                                                                 \
    for (int64_t k = 0; k < c; k++) dot[k] = 0, sum[k] = 0;                                                            \
    for (int64_t i = 0; i < batch->n; i++)                                                                             \
      GB_INDEPENDENT for (int64_t k = 0; k < c; k++) {                                                                 \
        sum[k] += grad[i * c + k];                                                                                     \
        dot[k] = __builtin_fma##F(in[i * c + k] - mean[k], grad[i * c + k], dot[k]);                                   \
      }                                                                                                                \
    for (int64_t i = 0; i < batch->n; i++) {                                                                           \
      const T *x = in + i * c, *g = grad + i * c;                                                                      \
      for (int64_t k = 0; k < c; k++) {                                                                                \
        T along = dot[k] * factor[k] * factor[k] / n, rest = g[k] - sum[k] / n, d = x[k] - mean[k];                    \
        T inner = k < full ? __builtin_fma##F(-d, along, rest) : rest - d * along;                                     \
        gradIn[i * c + k] = scale ? inner * factor[k] * scale[k] : inner * factor[k];                                  \
      }                                                                                                                \
    }                                                                                                                  \
    for (int64_t k = 0; k < c; k++) dot[k] *= factor[k];                                                               \
  }                                                                                                                    \
  GB_CLONES static void channel_slope_##S(int64_t size, const T *g, const T *x, T mean, T along, T share, T factor,    \
                                          T scale, T *out) {                                                           \
    GB_INDEPENDENT for (int64_t j = 0; j < size; j++)                                                                  \
      out[j] = __builtin_fma##F(-(x[j] - mean), along, g[j] - share) * factor * scale;                                 \
  }                                                                                                                    \
  static void channel_slopes_##S(const gb_batch *batch, const T *grad, const T *in, const T *mean, const T *factor,    \
                                 const T *scale, T *gradIn, T *gradScale, T *gradShift) {                              \
    int64_t c = batch->channels, size = batch->size;                                                                   \
    for (int64_t k = 0; k < c; k++) {                                                                                  \
      double sum = 0, dot = 0, count = (double)(batch->n * size);                                                      \
      for (int64_t i = 0; i < batch->n; i++) {                                                                         \
        int64_t at = (i * c + k) * size;                                                                               \
        sum += product_sum_##S(size, grad + at, NULL, NULL);                                                           \
        dot += lifted_sum_##S(size, in + at, mean[k], grad + at);                                                      \
      }                                                                                                                \
      gradScale[k] = (T)(dot * factor[k]);                                                                             \
      gradShift[k] = (T)sum;                                                                                           \
      T along = (T)dot * factor[k] * factor[k] / (T)count, share = (T)(sum / count);                                   \
      for (int64_t i = 0; i < batch->n; i++) {                                                                         \
        int64_t at = (i * c + k) * size;                                                                               \
        channel_slope_##S(size, grad + at, in + at, mean[k], along, share, factor[k], scale ? scale[k] : 1,            \
                          gradIn + at);                                                                                \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static void layer_norm_##S(int64_t rows, int64_t n, const T *in, const T *scale, const T *shift, T epsilon, T *out,  \
                             T *mean, T *factor) {                                                                     \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      T variance;                                                                                                      \
      row_moments_##S(n, in + r * n, mean + r, &variance);                                                             \
      factor[r] = (T)1 / sqrt##F(variance + epsilon);                                                                  \
      layer_norm_row_##S(n, in + r * n, scale, shift, mean[r], factor[r], out + r * n);                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static void layer_norm_backward_##S(int64_t rows, int64_t n, const T *grad, const T *in, const T *mean,              \
                                      const T *factor, const T *scale, T *gradIn, T *gradScale, T *gradShift) {        \
    if (gradScale) memset(gradScale, 0, sizeof(T) * (size_t)n);                                                        \
    if (gradShift) memset(gradShift, 0, sizeof(T) * (size_t)n);                                                        \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      const T *g = grad + r * n, *x = in + r * n;                                                                      \
      if (gradScale) scale_gradient_##S(n, g, x, mean[r], factor[r], gradScale);                                       \
      if (gradShift) add_row_##S(n, g, gradShift);                                                                     \
      if (gradIn) layer_norm_row_backward_##S(n, g, x, mean[r], factor[r], scale, gradIn + r * n);                     \
    }                                                                                                                  \
  }

FAMILY(float, f32, 8, f, true)
FAMILY(double, f64, 4, , false)

gb_status gb_row_moments(gb_dtype dtype, int64_t rows, int64_t n, const void *in, void *mean, void *variance) {
  for (int64_t r = 0; r < rows; r++) {
    switch (dtype) {
    case GB_F32: row_moments_f32(n, (const float *)in + r * n, (float *)mean + r, (float *)variance + r); break;
    case GB_F64: row_moments_f64(n, (const double *)in + r * n, (double *)mean + r, (double *)variance + r); break;
    default: return GB_UNSUPPORTED;
    }
  }
  return GB_OK;
}

gb_status gb_layer_norm(gb_dtype dtype, int64_t rows, int64_t n, const void *in, const void *scale, const void *shift,
                        double epsilon, void *out, void *mean, void *factor) {
  switch (dtype) {
  case GB_F32: layer_norm_f32(rows, n, in, scale, shift, (float)epsilon, out, mean, factor); return GB_OK;
  case GB_F64: layer_norm_f64(rows, n, in, scale, shift, epsilon, out, mean, factor); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_layer_norm_backward(gb_dtype dtype, int64_t rows, int64_t n, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift) {
  switch (dtype) {
  case GB_F32:
    layer_norm_backward_f32(rows, n, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
    return GB_OK;
  case GB_F64:
    layer_norm_backward_f64(rows, n, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
    return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_batch_statistics(gb_dtype dtype, const gb_batch *batch, const void *in, void *mean, void *squares) {
  bool isRow = batch->size == 1;
  switch (dtype) {
  case GB_F32: (isRow ? row_statistics_f32 : channel_statistics_f32)(batch, in, mean, squares); return GB_OK;
  case GB_F64: (isRow ? row_statistics_f64 : channel_statistics_f64)(batch, in, mean, squares); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_batch_norm(gb_dtype dtype, const gb_batch *batch, const void *in, const void *slope, const void *shift,
                        void *out) {
  switch (dtype) {
  case GB_F32: batch_norm_f32(batch, in, slope, shift, out); return GB_OK;
  case GB_F64: batch_norm_f64(batch, in, slope, shift, out); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_batch_norm_backward(gb_dtype dtype, const gb_batch *batch, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift) {
  bool isRow = batch->size == 1;
  switch (dtype) {
  case GB_F32:
    (isRow ? row_slopes_f32 : channel_slopes_f32)(batch, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
    return GB_OK;
  case GB_F64:
    (isRow ? row_slopes_f64 : channel_slopes_f64)(batch, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
    return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
