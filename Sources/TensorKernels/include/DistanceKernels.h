// Distances between rows of contiguous single- and double-precision matrices. Part of TensorKernels.h; the same rules hold.
#pragma once

#include "TensorKernels.h"

/// The last two: sums of powers, of any positive exponent; how many elements differ, which has no slope.
typedef enum gb_distance {
  GB_CITY_BLOCK = 0,
  GB_EUCLIDEAN = 1,
  GB_LARGEST = 2,
  GB_POWERS = 3,
  GB_COUNT = 4,
} gb_distance;

/// out[rows][others]: the distance of each row of a[rows][size] from each of b[others][size].
gb_status gb_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others, int64_t size,
                       const void *a, const void *b, void *out);
/// Adds to out[rows][size], which are zeros, the gradient of a; those of the distances, and they themselves, lie `step` apart for
/// neighbouring rows and `otherStep` for neighbouring others.
gb_status gb_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others,
                                int64_t size, const void *a, const void *b, const void *grad,
                                const void *distances, int64_t step, int64_t otherStep, void *out);
/// out[rows·(rows - 1)/2]: the distance of each row of a[rows][size] from each later one.
gb_status gb_own_distances(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size, const void *a,
                           void *out);
/// Adds to out[rows][size], which are zeros, the gradient of a from those of the distances.
gb_status gb_own_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size,
                                    const void *a, const void *grad, const void *distances, void *out);
/// out[rows]: the norm with `exponent` of each row of a[rows][size], powers added one after the other.
gb_status gb_power_norms(gb_dtype dtype, double exponent, int64_t rows, int64_t size, const void *a, void *out);
