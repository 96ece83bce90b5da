// Special functions of contiguous single- and double-precision numbers that have no vector form: one number after the other, in
// the reference's steps. Part of TensorKernels.h; the same rules hold.
#pragma once

#include "TensorKernels.h"

typedef enum gb_special_function {
  GB_SF_BESSEL_J0 = 0,
  GB_SF_BESSEL_J1 = 1,
  GB_SF_BESSEL_Y0 = 2,
  GB_SF_BESSEL_Y1 = 3,
  GB_SF_MODIFIED_I0 = 4,
  GB_SF_MODIFIED_I1 = 5,
  GB_SF_MODIFIED_K0 = 6,
  GB_SF_MODIFIED_K1 = 7,
  GB_SF_SCALED_K0 = 8,
  GB_SF_SCALED_K1 = 9,
  GB_SF_SPHERICAL_J0 = 10,
  GB_SF_AIRY = 11,
  GB_SF_SCALED_ERFC = 12,
  GB_SF_LOG_NORMAL = 13,
} gb_special_function;

/// The regularised incomplete gamma functions of (a, x), Hurwitz's zeta function of (x, q), and the same with sums in single
/// precision.
typedef enum gb_special_pair {
  GB_SP_LOWER_GAMMA = 0,
  GB_SP_UPPER_GAMMA = 1,
  GB_SP_ZETA = 2,
  GB_SP_NARROW_ZETA = 3,
} gb_special_pair;

gb_status gb_special_each(gb_special_function function, gb_dtype dtype, int64_t n, void *out, const void *a);
gb_status gb_special_pairs(gb_special_pair function, gb_dtype dtype, int64_t n, void *out, const void *a, const void *b);
