// Pooling over windows given as lists of bounds, so that plain, ceiling and adaptive forms are one loop. Means add in
// row-major order, then divide.
#include "KernelLoops.h"

/// What a window's mean makes of `value`.
#define SHARE(T, value)                                                                                               \
  (p->dividesByEach ? value / (T)p->divisor[0][a] / (T)p->divisor[1][b] / (T)p->divisor[2][c]                         \
                    : value / (T)(p->divisor[0][a] * p->divisor[1][b] * p->divisor[2][c]))

#define POOL(T, NAME)                                                                                                 \
  static void NAME(gb_pool_op op, const gb_pooling *p, const T *in, T *out, int64_t *indices) {                       \
    int64_t plane = p->input[0] * p->input[1] * p->input[2];                                                          \
    for (int64_t n = 0; n < p->planes; n++, in += plane)                                                              \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                      \
        for (int64_t b = 0; b < p->output[1]; b++)                                                                    \
          for (int64_t c = 0; c < p->output[2]; c++) {                                                                \
            int64_t best = (p->begin[0][a] * p->input[1] + p->begin[1][b]) * p->input[2] + p->begin[2][c];             \
            T value = op == GB_POOL_MAX ? -(T)INFINITY : 0;                                                           \
            for (int64_t z = p->begin[0][a]; z < p->end[0][a]; z += p->step[0])                                       \
              for (int64_t y = p->begin[1][b]; y < p->end[1][b]; y += p->step[1])                                     \
                for (int64_t x = p->begin[2][c]; x < p->end[2][c]; x += p->step[2]) {                                 \
                  int64_t place = (z * p->input[1] + y) * p->input[2] + x;                                            \
                  if (op == GB_POOL_MEAN) {                                                                           \
                    value += in[place];                                                                               \
                  } else if (in[place] > value || in[place] != in[place]) {                                           \
                    value = in[place];                                                                                \
                    best = place;                                                                                     \
                  }                                                                                                   \
                }                                                                                                     \
            if (op == GB_POOL_MEAN) {                                                                                 \
              value = SHARE(T, value);                                                                                \
            } else if (indices) {                                                                                     \
              *indices++ = best;                                                                                      \
            }                                                                                                         \
            *out++ = value;                                                                                           \
          }                                                                                                           \
  }

POOL(float, pool_f32)
POOL(double, pool_f64)

gb_status gb_pool(gb_pool_op op, gb_dtype dtype, const gb_pooling *pooling, const void *in, void *out,
                  int64_t *indices) {
  switch (dtype) {
  case GB_F32: pool_f32(op, pooling, in, out, indices); return GB_OK;
  case GB_F64: pool_f64(op, pooling, in, out, indices); return GB_OK;
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
