// What the kernel files share: function multiversioning, element sizes and the N-d loop that turns any strided
// picture into one-dimensional runs. It knows no operation.
#pragma once

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "TensorKernels.h"

#pragma STDC FP_CONTRACT OFF
// A loop around a libm call stays scalar: that is expected, not worth a warning.
#pragma clang diagnostic ignored "-Wpass-failed"

#if defined(__x86_64__)
#define GB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GB_CLONES
#endif
#define GB_HIDDEN __attribute__((visibility("hidden")))
// The loops below may run in place (output and input the very same memory); there is no other overlap.
#define GB_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")

enum { GB_MAX_OPERANDS = 4 };

/// What a small product is: everything, or the columns or rows that full tiles of a larger one leave over.
typedef enum { WHOLE_PRODUCT, LEFT_OVER_COLUMNS, LEFT_OVER_ROWS } product_part;

/// Dimensions sorted so that dimension 0 is the fastest, of size > 1 and merged where memory allows.
typedef struct {
  int32_t ndim;
  int64_t sizes[GB_MAX_DIMS];
  int64_t strides[GB_MAX_OPERANDS][GB_MAX_DIMS];
} gb_loop;

static inline int64_t gb_item_size(gb_dtype dtype) {
  return dtype == GB_F32 ? 4 : dtype == GB_BOOL ? 1 : 8;
}

/// Fills `loop`; false when some size is 0 (nothing to do).
GB_HIDDEN bool gb_loop_prepare(gb_loop *loop, int32_t ndim, const int64_t *sizes, int32_t operands,
                               const int64_t *const *strides);

/// Advances the outer dimensions (1...) of the loop; false at the end. `offsets` are in elements.
static inline bool gb_loop_next(const gb_loop *loop, int32_t operands, int64_t *counter, int64_t *offsets) {
  for (int32_t d = 1; d < loop->ndim; d++) {
    counter[d]++;
    for (int32_t k = 0; k < operands; k++) offsets[k] += loop->strides[k][d];
    if (counter[d] < loop->sizes[d]) return true;
    for (int32_t k = 0; k < operands; k++) offsets[k] -= loop->strides[k][d] * loop->sizes[d];
    counter[d] = 0;
  }
  return false;
}

/// Contiguous float functions of the elementary family; GB_UNSUPPORTED when `op` is not of that family.
GB_HIDDEN gb_status gb_transcendental(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, int64_t stepOut,
                                      const void *a, int64_t stepA, double p0, double p1);
GB_HIDDEN gb_status gb_transcendental_pair(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, int64_t stepOut,
                                           const void *a, int64_t stepA, const void *b, int64_t stepB, double p0,
                                           double p1);
/// y = A·x in single precision.
GB_HIDDEN gb_status gb_mv_f32(bool trans, int64_t m, int64_t k, const float *a, int64_t lda, const float *x,
                              int64_t incX, float *y);
/// out[i] = exp(a[i]) and log(a[i]) with the u10 vector functions, contiguous, any n.
GB_HIDDEN void gb_exp_u10(gb_dtype dtype, int64_t n, void *out, const void *a);
GB_HIDDEN void gb_log_u10(gb_dtype dtype, int64_t n, void *out, const void *a);
