// Sampling images by cubics through sixteen neighbours, and the gradients of that, in the reference's order; gradients of
// the image are written a neighbour at a time for groups of 32 bytes of places. Which products are fused with the sum was
// found by comparing bits: other ones where the image gets no gradient. Knows no tensors.
#include "KernelLoops.h"

#define INLINED static inline __attribute__((always_inline))

#define CUBICS(T, S, F)                                                                                                \
  /* A whole place moved inside as the padding says; what is no number counts as the first point. */                   \
  INLINED T tap_##S(T place, int64_t size, const gb_grid *grid) {                                                      \
    T last = (T)(size - 1);                                                                                            \
    if (grid->padding == GB_GRID_ZEROS) return place;                                                                  \
    if (grid->padding == GB_GRID_REFLECTION) {                                                                         \
      if (grid->align && size == 1) return 0;                                                                          \
      T low = grid->align ? 0 : (T)-0.5, twice = grid->align ? last * 2 : (T)size * 2;                                 \
      T distance = fabs##F(place - low);                                                                               \
      T rest = __builtin_fma##F(-trunc##F(distance / twice), twice, distance), back = twice - rest;                    \
      place = (rest < back || rest != rest ? rest : back) + low;                                                       \
    }                                                                                                                  \
    place = place > 0 ? place : 0;                                                                                     \
    return place < last ? place : last;                                                                                \
  }                                                                                                                    \
  /* Keys' cubic with a = -3/4 at the distances 1 + t, t, 1 - t and 2 - t, and its slopes. */                          \
  INLINED T far_##S(T x) {                                                                                             \
    T sum = (T)-0.75 * x + (T)3.75;                                                                                    \
    return (sum * x - 6) * x + 3;                                                                                      \
  }                                                                                                                    \
  INLINED T fused_far_##S(T x) {                                                                                       \
    T sum = __builtin_fma##F((T)-0.75, x, (T)3.75);                                                                    \
    return __builtin_fma##F(__builtin_fma##F(sum, x, (T)-6), x, (T)3);                                                 \
  }                                                                                                                    \
  INLINED T near_##S(T x) {                                                                                            \
    return __builtin_fma##F(__builtin_fma##F((T)1.25, x, (T)-2.25) * x, x, (T)1);                                      \
  }                                                                                                                    \
  INLINED void weigh_##S(T t, int isFused, T *weights, T *slopes) {                                                    \
    weights[1] = near_##S(t), weights[2] = near_##S(1 - t);                                                            \
    T a = -1 - t, b = -t, c = 1 - t, d = 2 - t;                                                                        \
    if (isFused) {                                                                                                     \
      weights[0] = fused_far_##S(t + 1), weights[3] = fused_far_##S(2 - t);                                            \
      slopes[0] = __builtin_fma##F(__builtin_fma##F((T)2.25, a, (T)7.5), a, (T)6);                                     \
      slopes[1] = __builtin_fma##F((T)-3.75, b, (T)-4.5) * b;                                                          \
      slopes[2] = __builtin_fma##F((T)3.75, c, (T)-4.5) * c;                                                           \
      slopes[3] = __builtin_fma##F(__builtin_fma##F((T)-2.25, d, (T)7.5), d, (T)-6);                                   \
    } else {                                                                                                           \
      weights[0] = far_##S(t + 1), weights[3] = far_##S(2 - t);                                                        \
      slopes[0] = ((T)2.25 * a + (T)7.5) * a + 6, slopes[1] = ((T)-3.75 * b - (T)4.5) * b;                             \
      slopes[2] = ((T)3.75 * c - (T)4.5) * c, slopes[3] = ((T)-2.25 * d + (T)7.5) * d - 6;                             \
    }                                                                                                                  \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    T x[4], y[4], xSlopes[4], ySlopes[4], xScale, yScale;                                                              \
    int64_t points[4][4];                                                                                              \
  } patch_##S;                                                                                                         \
  INLINED patch_##S patch_of_##S(const T *at, const gb_grid *grid, int isFused) {                                      \
    patch_##S p;                                                                                                       \
    p.xScale = grid->align ? (T)(grid->width - 1) / 2 : (T)grid->width / 2;                                            \
    p.yScale = grid->align ? (T)(grid->height - 1) / 2 : (T)grid->height / 2;                                          \
    T x = grid->align ? (at[0] + 1) * p.xScale : __builtin_fma##F(at[0] + 1, p.xScale, (T)-0.5);                       \
    T y = grid->align ? (at[1] + 1) * p.yScale : __builtin_fma##F(at[1] + 1, p.yScale, (T)-0.5);                       \
    T left = floor##F(x), top = floor##F(y);                                                                           \
    weigh_##S(x - left, isFused, p.x, p.xSlopes);                                                                      \
    weigh_##S(y - top, isFused, p.y, p.ySlopes);                                                                       \
    for (int j = 0; j < 4; j++) {                                                                                      \
      T row = tap_##S(top + (T)(j - 1), grid->height, grid);                                                           \
      for (int i = 0; i < 4; i++) {                                                                                    \
        T column = tap_##S(left + (T)(i - 1), grid->width, grid);                                                      \
        int isInside = column >= 0 && column < (T)grid->width && row >= 0 && row < (T)grid->height;                    \
        p.points[j][i] = isInside ? (int64_t)row * grid->width + (int64_t)column : -1;                                 \
      }                                                                                                                \
    }                                                                                                                  \
    return p;                                                                                                          \
  }                                                                                                                    \
  INLINED T across_##S(const T *weights, const T *values) {                                                            \
    T sum = __builtin_fma##F(weights[0], values[0], weights[1] * values[1]);                                           \
    return sum + weights[2] * values[2] + weights[3] * values[3];                                                      \
  }                                                                                                                    \
  INLINED T down_##S(const T *weights, const T *values) {                                                              \
    T sum = weights[0] * values[0];                                                                                    \
    for (int i = 1; i < 4; i++) sum = __builtin_fma##F(weights[i], values[i], sum);                                    \
    return sum;                                                                                                        \
  }                                                                                                                    \
  GB_CLONES static void sample_cubics_##S(const gb_grid *grid, const T *image, const T *places, T *out) {              \
    int64_t plane = grid->height * grid->width, channels = grid->channels, count = grid->count;                        \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t i = 0; i < count; i++) {                                                                            \
        patch_##S p = patch_of_##S(places + (n * count + i) * 2, grid, 0);                                             \
        for (int64_t c = 0; c < channels; c++) {                                                                       \
          const T *from = image + (n * channels + c) * plane;                                                          \
          T rows[4];                                                                                                   \
          for (int j = 0; j < 4; j++) {                                                                                \
            T values[4];                                                                                               \
            for (int k = 0; k < 4; k++) values[k] = p.points[j][k] < 0 ? 0 : from[p.points[j][k]];                     \
            rows[j] = across_##S(p.x, values);                                                                         \
          }                                                                                                            \
          out[(n * channels + c) * count + i] = down_##S(p.y, rows);                                                   \
        }                                                                                                              \
      }                                                                                                                \
  }
CUBICS(float, f32, f)
CUBICS(double, f64, )

#define CUBIC_SLOPES(T, S, F, LANES)                                                                                   \
  INLINED void add_cubic_##S(const T *from, const T *grad, T *to, const patch_##S *p, int64_t length, T (*sums)[2]) {  \
    for (int k = 0; k < 4; k++)                                                                                        \
      for (int j = 0; j < 4; j++)                                                                                      \
        for (int64_t i = 0; i < length; i++) {                                                                         \
          int64_t point = p[i].points[j][k];                                                                           \
          if (to && point >= 0) to[point] += grad[i] * p[i].x[k] * p[i].y[j];                                          \
          T value = grad[i] * (point < 0 ? 0 : from[point]);                                                           \
          sums[i][0] = __builtin_fma##F(-(value * p[i].xSlopes[k]), p[i].y[j], sums[i][0]);                            \
          sums[i][1] = __builtin_fma##F(-(value * p[i].ySlopes[j]), p[i].x[k], sums[i][1]);                            \
        }                                                                                                              \
  }                                                                                                                    \
  GB_CLONES static void sample_cubics_backward_##S(const gb_grid *grid, const T *image, const T *places,               \
                                                   const T *grad, T *imageGrad, T *placesGrad) {                       \
    int64_t plane = grid->height * grid->width, channels = grid->channels, count = grid->count;                        \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t begin = 0; begin < count; begin += LANES) {                                                         \
        int64_t length = count - begin < LANES ? count - begin : LANES, at = (n * count + begin) * 2;                  \
        patch_##S patches[LANES];                                                                                      \
        T sums[LANES][2] = {{0}};                                                                                      \
        for (int64_t i = 0; i < length; i++) patches[i] = patch_of_##S(places + at + i * 2, grid, !imageGrad);         \
        for (int64_t c = 0; c < channels; c++) {                                                                       \
          int64_t row = n * channels + c;                                                                              \
          add_cubic_##S(image + row * plane, grad + row * count + begin, imageGrad ? imageGrad + row * plane : NULL,   \
                        patches, length, sums);                                                                        \
        }                                                                                                              \
        for (int64_t i = 0; i < length; i++) {                                                                         \
          placesGrad[at + i * 2] = sums[i][0] * patches[i].xScale;                                                     \
          placesGrad[at + i * 2 + 1] = sums[i][1] * patches[i].yScale;                                                 \
        }                                                                                                              \
      }                                                                                                                \
  }
CUBIC_SLOPES(float, f32, f, 8)
CUBIC_SLOPES(double, f64, , 4)

gb_status gb_cubic_sample(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places, void *out) {
  if (dtype == GB_F32) {
    sample_cubics_f32(grid, image, places, out);
  } else if (dtype == GB_F64) {
    sample_cubics_f64(grid, image, places, out);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

gb_status gb_cubic_sample_backward(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places,
                                   const void *grad, void *imageGrad, void *placesGrad) {
  if (dtype == GB_F32) {
    sample_cubics_backward_f32(grid, image, places, grad, imageGrad, placesGrad);
  } else if (dtype == GB_F64) {
    sample_cubics_backward_f64(grid, image, places, grad, imageGrad, placesGrad);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}
