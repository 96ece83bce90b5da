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
        sum = sum < d ? d : sum;                                                                                       \
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
      T d = a[i] - b[i], sign = d != d ? d : (T)((d > 0) - (d < 0)), away = fabs##F(fabs##F(d) - distance);            \
      if (kind == GB_EUCLIDEAN) {                                                                                      \
        out[i] += grad * d / distance;                                                                                 \
      } else if (kind == GB_CITY_BLOCK) {                                                                              \
        out[i] += sign * grad;                                                                                         \
      } else if (away < 1) {                                                                                           \
        out[i] += grad * sign * (1 - ceil##F(away));                                                                   \
      } else {                                                                                                         \
        /* Beyond one it is no largest one; what is no number stays that. */                                           \
        out[i] += grad * sign * (away != away ? away : 0);                                                             \
      }                                                                                                                \
    }                                                                                                                  \
  }
DISTANCES(float, f32, 4, f)
DISTANCES(double, f64, 2, )

// Sums of powers: the C library's for the distances, vectors' for the slopes.
enum { POWER_CHUNK = 32 };

#define POWERS(T, S, F)                                                                                                \
  static T power_sum_##S(int64_t n, T exponent, const T *a, const T *b) {                                              \
    T sum = 0;                                                                                                         \
    for (int64_t i = 0; i < n; i++) sum += pow##F(fabs##F(b ? a[i] - b[i] : a[i]), exponent);                          \
    return sum;                                                                                                        \
  }                                                                                                                    \
  static void power_##S(gb_dtype dtype, T exponent, const T *x, T *out) {                                              \
    gb_transcendental_pair(GB_POW, dtype, POWER_CHUNK, out, 1, x, 1, &exponent, 0, 0, 0);                              \
  }                                                                                                                    \
  static void add_power_slopes_##S(gb_dtype dtype, int64_t n, T exponent, const T *a, const T *b, T grad, T distance,  \
                                   T *out) {                                                                           \
    if (distance == 0) return;                                                                                         \
    T sizes[POWER_CHUNK] = {distance}, powers[POWER_CHUNK];                                                            \
    power_##S(dtype, exponent - 1, sizes, powers);                                                                     \
    T divisor = powers[0];                                                                                             \
    for (int64_t begin = 0; begin < n; begin += POWER_CHUNK) {                                                         \
      int64_t count = n - begin < POWER_CHUNK ? n - begin : POWER_CHUNK;                                               \
      for (int64_t i = 0; i < POWER_CHUNK; i++) sizes[i] = i < count ? fabs##F(a[begin + i] - b[begin + i]) : 0;       \
      power_##S(dtype, exponent < 2 ? exponent - 1 : exponent - 2, sizes, powers);                                     \
      for (int64_t i = 0; i < count; i++) {                                                                            \
        T d = a[begin + i] - b[begin + i], factor = exponent < 2 ? (T)((d > 0) - (d < 0)) : d;                         \
        out[begin + i] += factor * powers[i] * grad / divisor;                                                         \
      }                                                                                                                \
    }                                                                                                                  \
  }
POWERS(float, f32, f)
POWERS(double, f64, )

gb_status gb_power_norms(gb_dtype dtype, double exponent, int64_t rows, int64_t size, const void *a, void *out) {
  if (dtype == GB_F32) {
    for (int64_t i = 0; i < rows; i++)
      ((float *)out)[i] = powf(power_sum_f32(size, (float)exponent, (const float *)a + i * size, NULL),
                               1 / (float)exponent);
  } else if (dtype == GB_F64) {
    for (int64_t i = 0; i < rows; i++)
      ((double *)out)[i] = pow(power_sum_f64(size, exponent, (const double *)a + i * size, NULL), 1 / exponent);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

#define ALL_DISTANCES(T, S)                                                                                            \
  for (int64_t i = 0; i < rows; i++)                                                                                   \
    for (int64_t j = 0; j < others; j++)                                                                               \
      ((T *)out)[i * others + j] =                                                                                     \
          kind == GB_POWERS                                                                                            \
              ? (T)pow((double)power_sum_##S(size, (T)exponent, (const T *)a + i * size, (const T *)b + j * size),     \
                       1.0 / (double)(T)exponent)                                                                      \
              : distance_##S(size, kind, (const T *)a + i * size, (const T *)b + j * size);

gb_status gb_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others, int64_t size,
                       const void *a, const void *b, void *out) {
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
      const T *x = (const T *)a + i * size, *y = (const T *)b + j * size;                                              \
      T slope = ((const T *)grad)[at], distance = ((const T *)distances)[at], *to = (T *)out + i * size;               \
      if (kind == GB_POWERS)                                                                                           \
        add_power_slopes_##S(dtype, size, (T)exponent, x, y, slope, distance, to);                                     \
      else                                                                                                             \
        add_slopes_##S(size, kind, x, y, slope, distance, to);                                                         \
    }

gb_status gb_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others,
                                int64_t size, const void *a, const void *b, const void *grad,
                                const void *distances, int64_t step, int64_t otherStep, void *out) {
  if (dtype == GB_F32) {
    ALL_SLOPES(float, f32)
  } else if (dtype == GB_F64) {
    ALL_SLOPES(double, f64)
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}
