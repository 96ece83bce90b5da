// Distances between the rows of two matrices, in the reference's order: differences one after the other, squares rounded by
// themselves in groups of 16 bytes and fused with the sum where no group is full.
#include "KernelLoops.h"

#define DISTANCES(T, S, GROUP, F)                                                                                      \
  GB_CLONES static T distance_##S(int64_t n, gb_distance kind, const T *a, const T *b) {                                         \
    T sum = 0;                                                                                                         \
    int64_t full = n / GROUP * GROUP;                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T d = fabs##F(a[i] - b[i]);                                                                                      \
      if (kind == GB_CITY_BLOCK) {                                                                                     \
        sum += d;                                                                                                      \
      } else if (kind == GB_LARGEST) {                                                                                 \
        sum = d > sum || d != d ? d : sum;                                                                             \
      } else if (i < full) {                                                                                           \
        sum += d * d;                                                                                                  \
      } else {                                                                                                         \
        sum = __builtin_fma##F(d, d, sum);                                                                             \
      }                                                                                                                \
    }                                                                                                                  \
    return kind == GB_EUCLIDEAN ? sqrt##F(sum) : sum;                                                                  \
  }                                                                                                                    \
  GB_CLONES static void add_slopes_##S(int64_t n, gb_distance kind, const T *a, const T *b, T grad, T distance, T *out) {        \
    if (kind == GB_EUCLIDEAN && distance == 0) return;                                                                 \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T d = a[i] - b[i], sign = (T)((d > 0) - (d < 0));                                                                \
      if (kind == GB_EUCLIDEAN) {                                                                                      \
        out[i] += grad * d / distance;                                                                                 \
      } else if (kind == GB_CITY_BLOCK || fabs##F(d) == distance) {                                                    \
        out[i] += sign * grad;                                                                                         \
      }                                                                                                                \
    }                                                                                                                  \
  }
DISTANCES(float, f32, 4, f)
DISTANCES(double, f64, 2, )

#define ALL_DISTANCES(T, S)                                                                                            \
  for (int64_t i = 0; i < rows; i++)                                                                                   \
    for (int64_t j = 0; j < others; j++)                                                                               \
      ((T *)out)[i * others + j] =                                                                                     \
          distance_##S(size, kind, (const T *)a + i * size, (const T *)b + j * size);

gb_status gb_distances(gb_dtype dtype, gb_distance kind, int64_t rows, int64_t others, int64_t size, const void *a,
                       const void *b, void *out) {
  if (dtype == GB_F32) {
    ALL_DISTANCES(float, f32)
  } else if (dtype == GB_F64) {
    ALL_DISTANCES(double, f64)
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

#define ALL_SLOPES(T, S)                                                                                               \
  for (int64_t i = 0; i < rows; i++)                                                                                   \
    for (int64_t j = 0; j < others; j++) {                                                                             \
      int64_t at = i * step + j * otherStep;                                                                           \
      add_slopes_##S(size, kind, (const T *)a + i * size, (const T *)b + j * size, ((const T *)grad)[at],              \
                     ((const T *)distances)[at], (T *)out + i * size);                                                 \
    }

gb_status gb_distances_backward(gb_dtype dtype, gb_distance kind, int64_t rows, int64_t others, int64_t size,
                                const void *a, const void *b, const void *grad, const void *distances, int64_t step,
                                int64_t otherStep, void *out) {
  if (dtype == GB_F32) {
    ALL_SLOPES(float, f32)
  } else if (dtype == GB_F64) {
    ALL_SLOPES(double, f64)
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}
