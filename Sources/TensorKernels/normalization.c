// Layer and batch normalisation with their gradients. The moments of a row are Welford's, in vectors of V lanes: chunks of
// 16 vectors, joined pairwise in a cascade, at last the lanes in order. Batch statistics run in double precision, but down
// the rows in the element's own where a channel is one number. Fused where the reference's compiler fuses.
#include "KernelThreads.h"
#include "NormalizationKernels.h"

enum { CHUNK_VECTORS = 16, CASCADE_DEPTH = 60, CHUNKS_TOGETHER = 4, CHANNELS_TOGETHER = 8 };

#define UNROLLED _Pragma("clang loop unroll(full)")
// Into every clone: what is not inlined would be compiled for the plainest processor.
#define INLINE static inline __attribute__((always_inline))

typedef float vector_f32 __attribute__((vector_size(32), aligned(4)));
typedef double vector_f64 __attribute__((vector_size(32), aligned(8)));

// One vector of moments joins another: counts are of vectors.
#define FAMILY(T, S, V, F, HALVING)                                                                                    \
  typedef struct {                                                                                                     \
    vector_##S mean, squares;                                                                                          \
    T count;                                                                                                           \
  } moments_##S;                                                                                                       \
  INLINE void join_##S(moments_##S *to, const moments_##S *from) {                                                     \
    T total = to->count + from->count, share = total == 0 ? 0 : from->count / total;                                   \
    vector_##S delta = from->mean - to->mean;                                                                          \
    to->mean = to->mean + share * delta;                                                                               \
    to->squares = __builtin_elementwise_fma(delta * to->count, delta * share, to->squares + from->squares);            \
    to->count = total;                                                                                                 \
  }                                                                                                                    \
  /* Some chunks of equal length, side by side: each is a long chain. */                                               \
  INLINE void chunks_##S(int number, int64_t length, const T *in, moments_##S *parts) {                                \
    vector_##S mean[CHUNKS_TOGETHER] = {0}, squares[CHUNKS_TOGETHER] = {0};                                            \
    for (int64_t j = 0; j < length; j++)                                                                               \
      UNROLLED for (int i = 0; i < number; i++) {                                                                      \
        vector_##S x = *(const vector_##S *)(in + (i * CHUNK_VECTORS + j) * V), delta = x - mean[i];                   \
        mean[i] = __builtin_elementwise_fma(delta, (vector_##S){0} + (T)1 / (T)(j + 1), mean[i]);                      \
        squares[i] = __builtin_elementwise_fma(delta, x - mean[i], squares[i]);                                        \
      }                                                                                                                \
    UNROLLED for (int i = 0; i < number; i++) parts[i] = (moments_##S){mean[i], squares[i], (T)length};                \
  }                                                                                                                    \
  /* As many chunks as go together from vector `first` on; returns how many. */                                        \
  INLINE int next_chunks_##S(int64_t vectors, const T *in, moments_##S *parts) {                                       \
    int64_t full = vectors / CHUNK_VECTORS;                                                                            \
    if (full >= 4) return chunks_##S(4, CHUNK_VECTORS, in, parts), 4;                                                  \
    if (full == 3) return chunks_##S(3, CHUNK_VECTORS, in, parts), 3;                                                  \
    if (full == 2) return chunks_##S(2, CHUNK_VECTORS, in, parts), 2;                                                  \
    chunks_##S(1, full == 1 ? CHUNK_VECTORS : vectors, in, parts);                                                     \
    return 1;                                                                                                          \
  }                                                                                                                    \
  GB_CLONES static void row_moments_##S(int64_t n, const T *in, T *mean, T *variance) {                                \
    moments_##S levels[CASCADE_DEPTH], parts[CHUNKS_TOGETHER];                                                         \
    int64_t vectors = n / V, chunks = (vectors + CHUNK_VECTORS - 1) / CHUNK_VECTORS;                                   \
    int depth = 1;                                                                                                     \
    while (depth < CASCADE_DEPTH - 1 && ((int64_t)1 << depth) < chunks) depth++;                                       \
    for (int d = 0; d < depth; d++) levels[d] = (moments_##S){0};                                                      \
    for (int64_t i = 0, begin = 0, ready = 0; i < chunks; i++) {                                                       \
      if (i == ready) {                                                                                                \
        begin = i;                                                                                                     \
        ready += next_chunks_##S(vectors - i * CHUNK_VECTORS, in + i * CHUNK_VECTORS * V, parts);                      \
      }                                                                                                                \
      join_##S(&levels[0], &parts[i - begin]);                                                                         \
      int64_t mask = i + 1;                                                                                            \
      for (int d = 1; d < depth && (mask & 1) == 0; d++, mask >>= 1) {                                                 \
        join_##S(&levels[d], &levels[d - 1]);                                                                          \
        levels[d - 1] = (moments_##S){0};                                                                              \
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
  INLINE T folded_##S(T *lanes) {                                                                                      \
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
  /* The sums of grad·in·scale and of grad·scale, as product_sum gives them. */                                        \
  INLINE void scaled_sums_##S(int64_t n, const T *grad, const T *in, const T *scale, T *first, T *second) {            \
    T one[V], two[V];                                                                                                  \
    vector_##S g = *(const vector_##S *)grad, a = *(const vector_##S *)scale;                                          \
    vector_##S ones = g * *(const vector_##S *)in * a, twos = g * a;                                                   \
    int64_t i = V;                                                                                                     \
    for (; i + V <= n; i += V) {                                                                                       \
      g = *(const vector_##S *)(grad + i), a = *(const vector_##S *)(scale + i);                                       \
      ones += g * *(const vector_##S *)(in + i) * a;                                                                   \
      twos += g * a;                                                                                                   \
    }                                                                                                                  \
    memcpy(one, &ones, sizeof one);                                                                                    \
    memcpy(two, &twos, sizeof two);                                                                                    \
    for (int w = 0; i + w < n; w++) {                                                                                  \
      one[w] = __builtin_fma##F(grad[i + w] * in[i + w], scale[i + w], one[w]);                                        \
      two[w] = __builtin_fma##F(grad[i + w], scale[i + w], two[w]);                                                    \
    }                                                                                                                  \
    *first = folded_##S(one);                                                                                          \
    *second = folded_##S(two);                                                                                         \
  }                                                                                                                    \
  GB_CLONES static void layer_norm_row_backward_##S(int64_t n, const T *grad, const T *in, T mean, T factor,           \
                                                    const T *scale, T *out) {                                          \
    T ds, db;                                                                                                          \
    if (scale && n >= V) {                                                                                             \
      scaled_sums_##S(n, grad, in, scale, &ds, &db);                                                                   \
    } else {                                                                                                           \
      ds = product_sum_##S(n, grad, in, scale);                                                                        \
      db = scale ? product_sum_##S(n, grad, scale, NULL) : product_sum_##S(n, grad, NULL, NULL);                       \
    }                                                                                                                  \
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
  /* Channels of several elements: each is one sum after the other in double precision, some channels side by side. */ \
  INLINE void channel_part_##S(const gb_batch *batch, int64_t first, int count, const T *in, T *mean,                  \
                                      T *squares) {                                                                    \
    /* Of doubles, the last element of an odd number of them is fused. */                                              \
    int64_t size = batch->size, paired = sizeof(T) == sizeof(double) ? size - size % 2 : size;                         \
    double sums[CHANNELS_TOGETHER] = {0}, spreads[CHANNELS_TOGETHER] = {0};                                            \
    T average[CHANNELS_TOGETHER];                                                                                      \
    for (int64_t i = 0; i < batch->n; i++) {                                                                           \
      const T *plane = in + (i * batch->channels + first) * size;                                                      \
      for (int64_t j = 0; j < size; j++)                                                                               \
        UNROLLED for (int k = 0; k < count; k++) sums[k] += plane[k * size + j];                                       \
    }                                                                                                                  \
    UNROLLED for (int k = 0; k < count; k++) average[k] = (T)(sums[k] / (double)(batch->n * size));                    \
    for (int64_t i = 0; i < batch->n; i++) {                                                                           \
      const T *plane = in + (i * batch->channels + first) * size;                                                      \
      for (int64_t j = 0; j < paired; j++)                                                                             \
        UNROLLED for (int k = 0; k < count; k++) {                                                                     \
          T d = plane[k * size + j] - average[k];                                                                      \
          spreads[k] += d * d;                                                                                         \
        }                                                                                                              \
      for (int k = 0; k < count && paired < size; k++) {                                                               \
        T d = plane[k * size + paired] - average[k];                                                                   \
        spreads[k] = __builtin_fma(d, d, spreads[k]);                                                                  \
      }                                                                                                                \
    }                                                                                                                  \
    for (int k = 0; k < count; k++) {                                                                                  \
      mean[first + k] = average[k];                                                                                    \
      squares[first + k] = (T)spreads[k];                                                                              \
    }                                                                                                                  \
  }                                                                                                                    \
  static void channel_statistics_##S(const gb_batch *batch, int64_t first, int64_t end, const T *in, T *mean,          \
                                     T *squares) {                                                                     \
    int64_t k = first;                                                                                                 \
    for (; k + CHANNELS_TOGETHER <= end; k += CHANNELS_TOGETHER)                                                       \
      channel_part_##S(batch, k, CHANNELS_TOGETHER, in, mean, squares);                                                \
    for (; k < end; k++) channel_part_##S(batch, k, 1, in, mean, squares);                                             \
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
  static void channel_slopes_##S(const gb_batch *batch, int64_t first, int64_t end, const T *grad, const T *in,        \
                                 const T *mean, const T *factor, const T *scale, T *gradIn, T *gradScale,              \
                                 T *gradShift) {                                                                       \
    int64_t c = batch->channels, size = batch->size;                                                                   \
    for (int64_t k = first; k < end; k++) {                                                                            \
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
  /* `count` columns of rows n apart, row after row. */                                                                \
  static void parameter_sums_##S(int64_t rows, int64_t n, int64_t count, const T *grad, const T *in, const T *mean,    \
                                 const T *factor, T *gradScale, T *gradShift) {                                        \
    if (gradScale) memset(gradScale, 0, sizeof(T) * (size_t)count);                                                    \
    if (gradShift) memset(gradShift, 0, sizeof(T) * (size_t)count);                                                    \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      if (gradScale) scale_gradient_##S(count, grad + r * n, in + r * n, mean[r], factor[r], gradScale);               \
      if (gradShift) add_row_##S(count, grad + r * n, gradShift);                                                      \
    }                                                                                                                  \
  }

FAMILY(float, f32, 8, f, true)
FAMILY(double, f64, 4, , false)

// Rows that were short floats: two vectors come from each short one, and what is left over from whole short ones is added
// number by number.
GB_CLONES static void short_row_moments(int64_t n, const float *in, float *mean, float *variance) {
  enum { LANES = 8, PAIR = 2 * LANES };
  moments_f32 levels[CASCADE_DEPTH];
  int64_t pairs = n / PAIR, chunks = (pairs + CHUNK_VECTORS - 1) / CHUNK_VECTORS;
  int depth = 1;
  while (depth < CASCADE_DEPTH - 1 && ((int64_t)1 << depth) < chunks) depth++;
  for (int d = 0; d < depth; d++) levels[d] = (moments_f32){0};
  for (int64_t i = 0; i < chunks; i++) {
    int64_t length = pairs - i * CHUNK_VECTORS < CHUNK_VECTORS ? pairs - i * CHUNK_VECTORS : CHUNK_VECTORS;
    vector_f32 means[2] = {0}, squares[2] = {0};
    for (int64_t j = 0; j < length; j++)
      UNROLLED for (int k = 0; k < 2; k++) {
        vector_f32 x = *(const vector_f32 *)(in + (i * CHUNK_VECTORS + j) * PAIR + k * LANES), delta = x - means[k];
        means[k] = __builtin_elementwise_fma(delta, (vector_f32){0} + 1.0f / (float)(j + 1), means[k]);
        squares[k] = __builtin_elementwise_fma(delta, x - means[k], squares[k]);
      }
    for (int k = 0; k < 2; k++) {
      moments_f32 part = {means[k], squares[k], (float)length};
      join_f32(&levels[0], &part);
    }
    int64_t mask = i + 1;
    for (int d = 1; d < depth && (mask & 1) == 0; d++, mask >>= 1) {
      join_f32(&levels[d], &levels[d - 1]);
      levels[d - 1] = (moments_f32){0};
    }
  }
  for (int d = 1; d < depth; d++) join_f32(&levels[0], &levels[d]);
  float count = 0, m1 = 0, m2 = 0;
  for (int64_t i = pairs * PAIR; i < n; i++) {
    float delta = in[i] - m1;
    count += 1;
    m1 += delta / count;
    m2 += delta * (in[i] - m1);
  }
  for (int w = 0; w < LANES; w++) {
    float total = count + (float)(2 * pairs), share = total == 0 ? 0 : (float)(2 * pairs) / total;
    float delta = levels[0].mean[w] - m1;
    m1 = __builtin_fmaf(share, delta, m1);
    m2 += __builtin_fmaf(delta * delta * share, count, levels[0].squares[w]);
    count = total;
  }
  *mean = m1;
  *variance = m2 / (float)n;
}

static void short_layer_norm(int64_t rows, int64_t n, const float *in, const float *scale, const float *shift,
                             float epsilon, float *out, float *mean, float *factor) {
  for (int64_t r = 0; r < rows; r++) {
    float variance;
    short_row_moments(n, in + r * n, mean + r, &variance);
    factor[r] = 1 / sqrtf(variance + epsilon);
    layer_norm_row_f32(n, in + r * n, scale, shift, mean[r], factor[r], out + r * n);
  }
}

// What is done in parts, for several threads: rows, columns or channels first ..< end.
typedef struct {
  gb_dtype dtype;
  int64_t rows, n;
  const void *grad, *in, *mean, *factor, *scale, *shift;
  double epsilon;
  void *out, *outMean, *outFactor, *gradScale, *gradShift;
  const gb_batch *batch;
  bool wereShort;
} task;

#define AT(T, pointer, offset) ((pointer) ? (T *)(pointer) + (offset) : NULL)
// BODY for the element type, with T, and functions by N(name).
#define FOR_TYPE(dtype, BODY)                                                                                          \
  if ((dtype) == GB_F32) {                                                                                             \
    typedef float T;                                                                                                   \
    BODY(f32)                                                                                                          \
  } else {                                                                                                             \
    typedef double T;                                                                                                  \
    BODY(f64)                                                                                                          \
  }

static void row_moments(void *context, int64_t first, int64_t end) {
  const task *t = context;
  if (t->wereShort) {
    for (int64_t r = first; r < end; r++)
      short_row_moments(t->n, (const float *)t->in + r * t->n, (float *)t->outMean + r, (float *)t->out + r);
    return;
  }
#define BODY(S)                                                                                                        \
  for (int64_t r = first; r < end; r++)                                                                                \
    row_moments_##S(t->n, (const T *)t->in + r * t->n, (T *)t->outMean + r, (T *)t->out + r);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

static void normalize_rows(void *context, int64_t first, int64_t end) {
  const task *t = context;
  if (t->wereShort) {
    short_layer_norm(end - first, t->n, (const float *)t->in + first * t->n, t->scale, t->shift, (float)t->epsilon,
                     (float *)t->out + first * t->n, (float *)t->outMean + first, (float *)t->outFactor + first);
    return;
  }
#define BODY(S)                                                                                                        \
  layer_norm_##S(end - first, t->n, (const T *)t->in + first * t->n, t->scale, t->shift, (T)t->epsilon,                \
                 (T *)t->out + first * t->n, (T *)t->outMean + first, (T *)t->outFactor + first);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

static void row_gradients(void *context, int64_t first, int64_t end) {
  const task *t = context;
#define BODY(S)                                                                                                        \
  for (int64_t r = first; r < end; r++)                                                                                \
    layer_norm_row_backward_##S(t->n, (const T *)t->grad + r * t->n, (const T *)t->in + r * t->n,                      \
                                ((const T *)t->mean)[r], ((const T *)t->factor)[r], t->scale, (T *)t->out + r * t->n);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

static void parameter_gradients(void *context, int64_t first, int64_t end) {
  const task *t = context;
#define BODY(S)                                                                                                        \
  parameter_sums_##S(t->rows, t->n, end - first, (const T *)t->grad + first, (const T *)t->in + first, t->mean,        \
                     t->factor, AT(T, t->gradScale, first), AT(T, t->gradShift, first));
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

enum { SHARED_CHUNK = 1 << 14 };

static int64_t shared_part(int64_t count, int64_t each) {
  return gb_sharers() == 1 && count > 0 ? count : SHARED_CHUNK / (each + 1) + 1;
}

static bool is_single_or_double(gb_dtype dtype) { return dtype == GB_F32 || dtype == GB_F64; }

gb_status gb_row_moments(gb_dtype dtype, bool wereShort, int64_t rows, int64_t n, const void *in, void *mean,
                         void *variance) {
  if (!is_single_or_double(dtype) || (wereShort && dtype != GB_F32)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .rows = rows, .n = n, .in = in, .outMean = mean, .out = variance, .wereShort = wereShort};
  gb_share(rows, shared_part(rows, n), row_moments, &t);
  return GB_OK;
}

gb_status gb_layer_norm(gb_dtype dtype, bool wereShort, int64_t rows, int64_t n, const void *in, const void *scale,
                        const void *shift, double epsilon, void *out, void *mean, void *factor) {
  if (!is_single_or_double(dtype) || (wereShort && dtype != GB_F32)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .rows = rows, .n = n, .in = in, .scale = scale, .shift = shift, .epsilon = epsilon,
            .out = out, .outMean = mean, .outFactor = factor, .wereShort = wereShort};
  gb_share(rows, shared_part(rows, n), normalize_rows, &t);
  return GB_OK;
}

gb_status gb_layer_norm_backward(gb_dtype dtype, int64_t rows, int64_t n, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift) {
  if (!is_single_or_double(dtype)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .rows = rows, .n = n, .grad = grad, .in = in, .mean = mean, .factor = factor,
            .scale = scale, .out = gradIn, .gradScale = gradScale, .gradShift = gradShift};
  if (gradIn) gb_share(rows, shared_part(rows, n), row_gradients, &t);
  if (gradScale || gradShift) gb_share(n, shared_part(n, rows), parameter_gradients, &t);
  return GB_OK;
}

static void channel_statistics(void *context, int64_t first, int64_t end) {
  const task *t = context;
#define BODY(S) channel_statistics_##S(t->batch, first, end, (const T *)t->in, t->outMean, t->out);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

static void normalize_images(void *context, int64_t first, int64_t end) {
  const task *t = context;
  int64_t from = first * t->batch->channels * t->batch->size;
  gb_batch part = *t->batch;
  part.n = end - first;
#define BODY(S) batch_norm_##S(&part, (const T *)t->in + from, t->scale, t->shift, (T *)t->out + from);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

static void channel_gradients(void *context, int64_t first, int64_t end) {
  const task *t = context;
#define BODY(S)                                                                                                        \
  channel_slopes_##S(t->batch, first, end, (const T *)t->grad, t->in, t->mean, t->factor, t->scale, t->out,            \
                     t->gradScale, t->gradShift);
  FOR_TYPE(t->dtype, BODY)
#undef BODY
}

gb_status gb_batch_statistics(gb_dtype dtype, const gb_batch *batch, const void *in, void *mean, void *squares) {
  if (!is_single_or_double(dtype)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .batch = batch, .in = in, .outMean = mean, .out = squares};
  if (batch->size > 1) {
    int64_t part = shared_part(batch->channels, batch->n * batch->size);
    part = (part + CHANNELS_TOGETHER - 1) / CHANNELS_TOGETHER * CHANNELS_TOGETHER;
    gb_share(batch->channels, part, channel_statistics, &t);
  } else if (dtype == GB_F32) {
    row_statistics_f32(batch, in, mean, squares);
  } else {
    row_statistics_f64(batch, in, mean, squares);
  }
  return GB_OK;
}

gb_status gb_batch_norm(gb_dtype dtype, const gb_batch *batch, const void *in, const void *slope, const void *shift,
                        void *out) {
  if (!is_single_or_double(dtype)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .batch = batch, .in = in, .scale = slope, .shift = shift, .out = out};
  gb_share(batch->n, shared_part(batch->n, batch->channels * batch->size), normalize_images, &t);
  return GB_OK;
}

gb_status gb_batch_norm_backward(gb_dtype dtype, const gb_batch *batch, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift) {
  if (!is_single_or_double(dtype)) return GB_UNSUPPORTED;
  task t = {.dtype = dtype, .batch = batch, .grad = grad, .in = in, .mean = mean, .factor = factor, .scale = scale,
            .out = gradIn, .gradScale = gradScale, .gradShift = gradShift};
  if (batch->size > 1) {
    gb_share(batch->channels, shared_part(batch->channels, batch->n * batch->size), channel_gradients, &t);
  } else if (dtype == GB_F32) {
    row_slopes_f32(batch, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
  } else {
    row_slopes_f64(batch, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
  }
  return GB_OK;
}
