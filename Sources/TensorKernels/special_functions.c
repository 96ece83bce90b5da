// The special functions that the reference makes of polynomials: the modified Bessel functions I0 and I1 (Chebyshev series up to 8
// and, in 32/x, beyond it) and the normal distribution's quantiles (rational functions), with the coefficients of S. Moshier's
// Cephes library; the inverse of erf in double precision (a rational start, two of Newton's steps). The order of the operations
// and which are fused was measured. Floats take a double series' last terms. Exponentials and logarithms are the C library's.
#include "BesselTables.h"
#include "KernelLoops.h"

// Vectors are passed to functions that are part of their callers only.
#pragma clang diagnostic ignored "-Wpsabi"

static const double middle_above[5] = {
    -59.96335010141079, 98.00107541859997, -56.67628574690703, 13.931260938727968, -1.2391658386738125};
static const double middle_below[9] = {
    1.0, 1.9544885833814176, 4.676279128988815, 86.36024213908905, -225.46268785411937, 200.26021238006066,
    -82.03722561683334, 15.90562251262117, -1.1833162112133};
static const double tail_above[9] = {
    4.0554489230596245, 31.525109459989388, 57.16281922464213, 44.08050738932008, 14.684956192885803,
    2.1866330685079025, -0.1402560791713545, -0.03504246268278482, -0.0008574567851546854};
static const double tail_below[9] = {
    1.0, 15.779988325646675, 45.39076351288792, 41.3172038254672, 15.04253856929075, 2.504649462083094,
    -0.14218292285478779, -0.03808064076915783, -0.0009332594808954574};
static const double end_above[9] = {
    3.2377489177694603, 6.915228890689842, 3.9388102529247444, 1.3330346081580755, 0.20148538954917908,
    0.012371663481782003, 0.00030158155350823543, 2.6580697468673755e-06, 6.239745391849833e-09};
static const double end_below[9] = {
    1.0, 6.02427039364742, 3.6798356385616087, 1.3770209948908132, 0.21623699359449663, 0.013420400608854318,
    0.00032801446468212774, 2.8924786474538068e-06, 6.790194080099813e-09};

enum { BLOCK = 32, BORDER = 8 };
static const double EXP_OF_MINUS_2 = 0.13533528323661269189, ROOT_OF_TWICE_PI = 2.50662827463100050242;

#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

#define T float
#define BITS int32_t
#define N(name) name##_f32
#define LIBM(name) name##f
enum { SKIPPED_NEAR_f32 = 12, SKIPPED_FAR_f32 = 18 };
#include "SpecialFunctionBlocks.h"
#undef T
#undef BITS
#undef N
#undef LIBM

#define T double
#define BITS int64_t
#define N(name) name##_f64
#define LIBM(name) name
enum { SKIPPED_NEAR_f64 = 0, SKIPPED_FAR_f64 = 0 };
#include "SpecialFunctionBlocks.h"

gb_status gb_special(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t so, const void *a, int64_t sa) {
  if (op < GB_BESSEL_I0 || op > GB_NORMAL_QUANTILE) return GB_UNSUPPORTED;
  if (dtype == GB_F32) {
    run_f32(op, n, out, so, a, sa);
  } else {
    run_f64(op, n, out, so, a, sa);
  }
  return GB_OK;
}
