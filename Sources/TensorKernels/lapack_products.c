// The functions of BLAS and of LAPACK itself in which LAPACK's factorisations spend their time, under the published names and with
// their arguments (https://www.netlib.org/blas): the program exports them, so that a LAPACK that is loaded later calls these and
// not its library's. In matrices of up to SHORT_CHAIN rows and columns each output is the very chain of rounded operations that
// the plain loops of the published functions make, so that results are theirs bit for bit; only sums with nothing but a zero may
// have its other sign. Larger matrices take longer sums in lanes and fused steps, the same on all machines.
// All matrices lie column by column.
#include <float.h>

#include <stdatomic.h>

#include "KernelThreads.h"
#include "MatrixChains.h"

typedef int32_t whole;
#define BLAS_FUNCTION __attribute__((visibility("default"), used))

// LIBRARY_WORTH: what makes work worth a thread's attention, in multiplications of bytes.
enum { LIBRARY_WORTH = 1 << 20 };
enum { SQUARE_ROWS = 96, SQUARE_COLUMNS = 64 };
enum { STRIP = 64, SIDE_BY_SIDE = 8, FEW_PRODUCTS = 2048, SHORT_CHAIN = 16 };

static bool is_letter(const char *given, char upper) { return (*given & ~0x20) == upper; }

/// Whether two letters are the same but for their case.
BLAS_FUNCTION whole lsame_(const char *a, const char *b) {
  return *a == *b || ((*a ^ *b) == 0x20 && (*a & ~0x20) >= 'A' && (*a & ~0x20) <= 'Z');
}

#define T double
#define N(name) name##_f64
#define BLAS(name) d##name##_
#define LANES 8
typedef int64_t lane_bits_f64 __attribute__((vector_size(64)));
#define MAGNITUDE fabs
#define ROOT sqrt
#define LEAST_SQUARED 0x1p-900
#define GREATEST_SQUARED 0x1p1000
#define LEAST_ROOT 0x1p-500
#define GREATEST_ROOT 0x1p500
#define GREATEST DBL_MAX
#define UNIT_ROUNDING 0x1p-53
#define LEAST_NORMAL DBL_MIN
#define DIGITS DBL_MANT_DIG
#define LEAST_EXPONENT DBL_MIN_EXP
#define GREATEST_EXPONENT DBL_MAX_EXP
#include "LibraryVectors.h"
#include "LibraryTriangles.h"
#include "LibraryProducts.h"
#include "LibraryReflections.h"
#include "LibraryMerges.h"
#undef T
#undef N
#undef BLAS
#undef LANES
#undef MAGNITUDE
#undef ROOT
#undef LEAST_SQUARED
#undef GREATEST_SQUARED
#undef LEAST_ROOT
#undef GREATEST_ROOT
#undef GREATEST
#undef UNIT_ROUNDING
#undef LEAST_NORMAL
#undef DIGITS
#undef LEAST_EXPONENT
#undef GREATEST_EXPONENT

#define T float
#define N(name) name##_f32
#define BLAS(name) s##name##_
#define LANES 16
typedef int32_t lane_bits_f32 __attribute__((vector_size(64)));
#define MAGNITUDE fabsf
#define ROOT sqrtf
#define LEAST_SQUARED 0x1p-100f
#define GREATEST_SQUARED 0x1p120f
#define LEAST_ROOT 0x1p-60f
#define GREATEST_ROOT 0x1p60f
#define GREATEST FLT_MAX
#define UNIT_ROUNDING 0x1p-24f
#define LEAST_NORMAL FLT_MIN
#define DIGITS FLT_MANT_DIG
#define LEAST_EXPONENT FLT_MIN_EXP
#define GREATEST_EXPONENT FLT_MAX_EXP
#include "LibraryVectors.h"
#include "LibraryTriangles.h"
#include "LibraryProducts.h"
#include "LibraryReflections.h"
#include "LibraryMerges.h"
