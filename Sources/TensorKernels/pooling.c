// Pooling over windows given as lists of bounds, so that plain, ceiling and adaptive forms are one loop. Means add in
// row-major order, then divide. Where the windows of a line lie at equal distances, a vector of them goes together.
#include "KernelLoops.h"

/// Windows first ..< end of the last axis are equally wide and `distance` apart.
typedef struct {
  int64_t first, end, distance;
} window_run;

static window_run regular_run(const gb_pooling *p) {
  const int64_t *begin = p->begin[2], *end = p->end[2];
  int64_t count = p->output[2], widest = 0;
  window_run run = {0, 0, 1};
  for (int64_t i = 0; i < count; i++)
    if (end[i] - begin[i] > widest) {
      widest = end[i] - begin[i];
      run.first = i;
    }
  if (count - run.first < 2 || p->input[0] * p->input[1] * p->input[2] > INT32_MAX) return run;
  run.distance = begin[run.first + 1] - begin[run.first];
  run.end = run.first + 1;
  while (run.end < count && end[run.end] - begin[run.end] == widest &&
         begin[run.end] - begin[run.end - 1] == run.distance)
    run.end++;
  if (run.distance <= 0) run.end = run.first;
  return run;
}

typedef float pool_f32_values __attribute__((vector_size(64), aligned(4)));
typedef int32_t pool_f32_places __attribute__((vector_size(64), aligned(4)));
typedef double pool_f64_values __attribute__((vector_size(64), aligned(8)));
typedef int64_t pool_f64_places __attribute__((vector_size(64), aligned(8)));

#define EVEN_f32(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
#define EVEN_f64(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14)

/// What a window's mean makes of a sum.
#define SHARE(T, sum)                                                                                                 \
  (p->dividesByEach ? (sum) / (T)p->divisor[0][a] / (T)p->divisor[1][b] / (T)p->divisor[2][c]                         \
                    : (sum) / (T)(p->divisor[0][a] * p->divisor[1][b] * p->divisor[2][c]))

#define POOL(T, S, I, LANES)                                                                                          \
  static inline void load_##S(const T *from, int64_t distance, pool_##S##_values *to) {                               \
    if (distance == 1)                                                                                                \
      *to = *(const pool_##S##_values *)from;                                                                         \
    else if (distance == 2)                                                                                           \
      *to = EVEN_##S(*(const pool_##S##_values *)from, *(const pool_##S##_values *)(from + LANES));                   \
    else                                                                                                              \
      for (int w = 0; w < LANES; w++) (*to)[w] = from[w * distance];                                                  \
  }                                                                                                                   \
  /* LANES windows of a line beginning with c, of which `count` are wanted; what is written past them, as far as there \
     is room, is written again later. */                                                                              \
  static inline void pool_together_##S(gb_pool_op op, const gb_pooling *p, const T *in, int64_t a, int64_t b,         \
                                       int64_t c, int64_t distance, int64_t count, T *out, int64_t *indices,           \
                                       int64_t writable) {                                                             \
    int64_t width = p->input[2], start = p->begin[2][c], reach = p->end[2][c] - start;                                \
    pool_##S##_places steps, best;                                                                                    \
    for (int w = 0; w < LANES; w++) steps[w] = (I)(w * distance);                                                     \
    best = steps + (I)((p->begin[0][a] * p->input[1] + p->begin[1][b]) * width + start);                              \
    pool_##S##_values value = (pool_##S##_values){0} + (op == GB_POOL_MAX ? -(T)INFINITY : 0);                        \
    for (int64_t z = p->begin[0][a]; z < p->end[0][a]; z += p->step[0])                                               \
      for (int64_t y = p->begin[1][b]; y < p->end[1][b]; y += p->step[1])                                             \
        for (int64_t x = 0; x < reach; x += p->step[2]) {                                                             \
          int64_t place = (z * p->input[1] + y) * width + start + x;                                                  \
          pool_##S##_values next;                                                                                     \
          load_##S(in + place, distance, &next);                                                                      \
          if (op == GB_POOL_MEAN) {                                                                                   \
            value += next;                                                                                            \
            continue;                                                                                                 \
          }                                                                                                           \
          pool_##S##_places takes = (next > value) | (next != next);                                                  \
          value = (pool_##S##_values)((takes & (pool_##S##_places)next) | (~takes & (pool_##S##_places)value));       \
          best = (takes & (steps + (I)place)) | (~takes & best);                                                      \
        }                                                                                                             \
    if (op == GB_POOL_MEAN) {                                                                                         \
      double share = p->dividesByEach ? 1 : p->divisor[0][a] * p->divisor[1][b];                                      \
      if (p->dividesByEach) value = value / (T)p->divisor[0][a] / (T)p->divisor[1][b];                                \
      T divisors[LANES];                                                                                              \
      for (int w = 0; w < LANES; w++) divisors[w] = (T)(share * p->divisor[2][w < count ? c + w : c]);                \
      value /= *(const pool_##S##_values *)divisors;                                                                  \
    }                                                                                                                 \
    if (writable >= LANES) {                                                                                          \
      *(pool_##S##_values *)out = value;                                                                              \
      if (indices)                                                                                                    \
        for (int w = 0; w < LANES; w++) indices[w] = best[w];                                                         \
    } else {                                                                                                          \
      memcpy(out, &value, (size_t)count * sizeof(T));                                                                 \
      for (int64_t w = 0; indices && w < count; w++) indices[w] = best[w];                                            \
    }                                                                                                                 \
  }                                                                                                                   \
  static inline void pool_one_##S(gb_pool_op op, const gb_pooling *p, const T *in, int64_t a, int64_t b, int64_t c,   \
                                  T *out, int64_t *index) {                                                           \
    int64_t best = (p->begin[0][a] * p->input[1] + p->begin[1][b]) * p->input[2] + p->begin[2][c];                    \
    T value = op == GB_POOL_MAX ? -(T)INFINITY : 0;                                                                   \
    for (int64_t z = p->begin[0][a]; z < p->end[0][a]; z += p->step[0])                                               \
      for (int64_t y = p->begin[1][b]; y < p->end[1][b]; y += p->step[1])                                             \
        for (int64_t x = p->begin[2][c]; x < p->end[2][c]; x += p->step[2]) {                                         \
          int64_t place = (z * p->input[1] + y) * p->input[2] + x;                                                    \
          if (op == GB_POOL_MEAN) {                                                                                   \
            value += in[place];                                                                                       \
          } else if (in[place] > value || in[place] != in[place]) {                                                   \
            value = in[place];                                                                                        \
            best = place;                                                                                             \
          }                                                                                                           \
        }                                                                                                             \
    if (op == GB_POOL_MEAN) value = SHARE(T, value);                                                                  \
    *out = value;                                                                                                     \
    if (index) *index = best;                                                                                         \
  }                                                                                                                   \
  /* One line of windows. `readable`, `writable`: how many elements there are from `in` and from `out` on. */         \
  static inline void pool_line_##S(gb_pool_op op, const gb_pooling *p, window_run run, const T *in, int64_t readable, \
                                   int64_t a, int64_t b, T *out, int64_t *indices, int64_t writable) {                \
    for (int64_t c = 0; c < p->output[2];) {                                                                          \
      int64_t last = ((p->end[0][a] - 1) * p->input[1] + p->end[1][b] - 1) * p->input[2] + p->end[2][c] - 1;          \
      int64_t count = run.end - c < LANES ? run.end - c : LANES;                                                      \
      if (c >= run.first && count > 1 && last + LANES * run.distance <= readable) {                                   \
        pool_together_##S(op, p, in, a, b, c, run.distance, count, out + c, indices ? indices + c : NULL,             \
                          writable - c);                                                                              \
        c += count;                                                                                                   \
      } else {                                                                                                        \
        pool_one_##S(op, p, in, a, b, c, out + c, indices ? indices + c : NULL);                                      \
        c++;                                                                                                          \
      }                                                                                                               \
    }                                                                                                                 \
  }                                                                                                                   \
  GB_CLONES static void maxima_##S(const gb_pooling *p, window_run run, const T *in, T *out, int64_t *indices) {      \
    int64_t plane = p->input[0] * p->input[1] * p->input[2], lines = p->output[0] * p->output[1];                     \
    for (int64_t n = 0; n < p->planes; n++)                                                                           \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                      \
        for (int64_t b = 0; b < p->output[1]; b++, out += p->output[2]) {                                             \
          int64_t left = (p->planes - n) * lines - a * p->output[1] - b;                                              \
          pool_line_##S(GB_POOL_MAX, p, run, in + n * plane, (p->planes - n) * plane, a, b, out, indices,             \
                        left * p->output[2]);                                                                         \
          if (indices) indices += p->output[2];                                                                       \
        }                                                                                                             \
  }                                                                                                                   \
  GB_CLONES static void means_##S(const gb_pooling *p, window_run run, const T *in, T *out) {                         \
    int64_t plane = p->input[0] * p->input[1] * p->input[2], lines = p->output[0] * p->output[1];                     \
    for (int64_t n = 0; n < p->planes; n++)                                                                           \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                      \
        for (int64_t b = 0; b < p->output[1]; b++, out += p->output[2]) {                                             \
          int64_t left = (p->planes - n) * lines - a * p->output[1] - b;                                              \
          pool_line_##S(GB_POOL_MEAN, p, run, in + n * plane, (p->planes - n) * plane, a, b, out, NULL,               \
                        left * p->output[2]);                                                                         \
        }                                                                                                             \
  }

POOL(float, f32, int32_t, 16)
POOL(double, f64, int64_t, 8)

gb_status gb_pool(gb_pool_op op, gb_dtype dtype, const gb_pooling *pooling, const void *in, void *out,
                  int64_t *indices) {
  window_run run = regular_run(pooling);
  bool isMean = op == GB_POOL_MEAN;
  switch (dtype) {
  case GB_F32: isMean ? means_f32(pooling, run, in, out) : maxima_f32(pooling, run, in, out, indices); return GB_OK;
  case GB_F64: isMean ? means_f64(pooling, run, in, out) : maxima_f64(pooling, run, in, out, indices); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

#define POOL_MEAN_BACKWARD(T, NAME)                                                                                   \
  static void NAME(const gb_pooling *p, const T *grad, T *gradIn) {                                                   \
    int64_t plane = p->input[0] * p->input[1] * p->input[2];                                                          \
    memset(gradIn, 0, (size_t)(plane * p->planes) * sizeof(T));                                                       \
    for (int64_t n = 0; n < p->planes; n++, gradIn += plane)                                                          \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                      \
        for (int64_t b = 0; b < p->output[1]; b++)                                                                    \
          for (int64_t c = 0; c < p->output[2]; c++) {                                                                \
            T whole = *grad++, share = SHARE(T, whole);                                                               \
            for (int64_t z = p->begin[0][a]; z < p->end[0][a]; z += p->step[0])                                       \
              for (int64_t y = p->begin[1][b]; y < p->end[1][b]; y += p->step[1])                                     \
                for (int64_t x = p->begin[2][c]; x < p->end[2][c]; x += p->step[2])                                   \
                  gradIn[(z * p->input[1] + y) * p->input[2] + x] += share;                                           \
          }                                                                                                           \
  }

POOL_MEAN_BACKWARD(float, pool_mean_backward_f32)
POOL_MEAN_BACKWARD(double, pool_mean_backward_f64)

gb_status gb_pool_mean_backward(gb_dtype dtype, const gb_pooling *pooling, const void *grad, void *gradIn) {
  switch (dtype) {
  case GB_F32: pool_mean_backward_f32(pooling, grad, gradIn); return GB_OK;
  case GB_F64: pool_mean_backward_f64(pooling, grad, gradIn); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
