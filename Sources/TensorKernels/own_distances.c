// Distances between all pairs of rows of one matrix, in the reference's order: lanes of 32 bytes that are added up at the end (floats
// half to half, doubles one after the other), rows that fill no lanes an element at a time; gradients a pair of rows at
// a time. Knows no tensors.
#include "KernelLoops.h"

#define INLINED static inline __attribute__((always_inline))

// As many elements as vectors are certain to be taken for.
enum { POWER_CHUNK = 32 };

#define TERMS(T, S, F, LANES)                                                                                          \
  /* What LANES differences add; the rest of them is not read. */                                                      \
  INLINED void terms_##S(gb_dtype dtype, gb_distance kind, T exponent, const T *differences, T *out) {                 \
    for (int i = 0; i < LANES; i++) {                                                                                  \
      T d = fabs##F(differences[i]);                                                                                   \
      out[i] = kind == GB_EUCLIDEAN ? d * d : d;                                                                       \
    }                                                                                                                  \
    if (kind != GB_POWERS) return;                                                                                     \
    T bases[POWER_CHUNK] = {0}, powers[POWER_CHUNK];                                                                   \
    for (int i = 0; i < LANES; i++) bases[i] = out[i];                                                                 \
    gb_transcendental_pair(GB_POW, dtype, POWER_CHUNK, powers, 1, bases, 1, &exponent, 0, 0, 0);                       \
    for (int i = 0; i < LANES; i++) out[i] = powers[i];                                                                \
  }                                                                                                                    \
  INLINED T joined_##S(gb_distance kind, T a, T b) {                                                                   \
    if (kind == GB_LARGEST) return b > a || b != b ? b : a;                                                            \
    return a + b;                                                                                                      \
  }                                                                                                                    \
  static T own_distance_##S(gb_dtype dtype, gb_distance kind, double exponent, int64_t n, const T *a, const T *b) {    \
    T sums[LANES] = {0}, differences[LANES] = {0}, terms[LANES];                                                       \
    for (int64_t begin = 0; begin < n; begin += LANES) {                                                               \
      int64_t count = n - begin < LANES ? n - begin : LANES;                                                           \
      for (int64_t i = 0; i < count; i++) differences[i] = a[begin + i] - b[begin + i];                                \
      terms_##S(dtype, kind, (T)exponent, differences, terms);                                                         \
      for (int64_t i = 0; i < count; i++) sums[i] = begin == 0 ? terms[i] : joined_##S(kind, sums[i], terms[i]);       \
    }                                                                                                                  \
    T sum = sums[0];                                                                                                   \
    if (n >= LANES && sizeof(T) == 4) {                                                                                \
      for (int half = LANES / 2; half > 0; half /= 2)                                                                  \
        for (int i = 0; i < half; i++) sums[i] = joined_##S(kind, sums[i], sums[half + i]);                            \
      sum = sums[0];                                                                                                   \
    } else {                                                                                                           \
      for (int64_t i = 1; i < (n < LANES ? n : LANES); i++) sum = joined_##S(kind, sum, sums[i]);                      \
    }                                                                                                                  \
    if (kind == GB_EUCLIDEAN) return sqrt##F(sum);                                                                     \
    return kind == GB_POWERS ? (T)pow((double)sum, 1.0 / (double)(T)exponent) : sum;                                   \
  }
TERMS(float, f32, f, 8)
TERMS(double, f64, , 4)

#define PAIRS(T, S)                                                                                                    \
  for (int64_t i = 0; i < rows; i++)                                                                                   \
    for (int64_t j = i + 1; j < rows; j++)                                                                             \
      *to_##S++ = own_distance_##S(dtype, kind, exponent, size, (const T *)a + i * size, (const T *)a + j * size);

gb_status gb_own_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size, const void *a,
                           void *out) {
  float *to_f32 = out;
  double *to_f64 = out;
  if (dtype == GB_F32) {
    PAIRS(float, f32)
  } else if (dtype == GB_F64) {
    PAIRS(double, f64)
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

gb_status gb_own_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size,
                                    const void *a, const void *grad, const void *distances, void *out) {
  int64_t item = gb_item_size(dtype), row = size * item, pair = 0;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = i + 1; j < rows; j++, pair++) {
      // The slope of the second row is that of the first, turned round.
      const char *x = (const char *)a + i * row, *y = (const char *)a + j * row;
      const char *slope = (const char *)grad + pair * item, *distance = (const char *)distances + pair * item;
      gb_status status =
          gb_distances_backward(dtype, kind, exponent, 1, 1, size, x, y, slope, distance, 1, 1, (char *)out + i * row);
      if (status != GB_OK) return status;
      gb_distances_backward(dtype, kind, exponent, 1, 1, size, y, x, slope, distance, 1, 1, (char *)out + j * row);
    }
  return GB_OK;
}
