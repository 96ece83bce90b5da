// Bessel functions of both kinds and orders, the modified ones, Ai, the scaled complementary error function and the logarithm of
// the normal distribution, one number after the other: rational functions, Chebyshev series and asymptotic forms in the order of
// the reference. The coefficients are in BesselTables.h and ScaledErrorTables.h.
#include <math.h>
#include <stdbool.h>

#include "BesselTables.h"
#include "ScaledErrorTables.h"
#include "include/SpecialKernels.h"

#pragma STDC FP_CONTRACT OFF

static const double EIGHTH_OF_TURN = 0.785398163397448309615660845819875721,
                    THREE_EIGHTHS_OF_TURN = 2.356194490192344928846982537459627163,
                    ROOT_OF_2_OVER_PI = 0.797884560802865355879892119868763737,
                    INVERSE_ROOT_OF_PI = 0.56418958354775628694807945156;

#define T float
#define N(name) name##_f32
#define M(name) name##f
#define EPSILON 0x1p-23
#include "BesselBlocks.h"
#undef T
#undef N
#undef M
#undef EPSILON

#define T double
#define N(name) name##_f64
#define M(name) name
#define EPSILON 0x1p-52
#include "BesselBlocks.h"

gb_status gb_special_each(gb_special_function function, gb_dtype dtype, int64_t n, void *out, const void *a) {
  if (dtype == GB_F32) {
    for (int64_t i = 0; i < n; i++) ((float *)out)[i] = special_value_f32(function, ((const float *)a)[i]);
    return GB_OK;
  }
  if (dtype == GB_F64) {
    for (int64_t i = 0; i < n; i++) ((double *)out)[i] = special_value_f64(function, ((const double *)a)[i]);
    return GB_OK;
  }
  return GB_UNSUPPORTED;
}
