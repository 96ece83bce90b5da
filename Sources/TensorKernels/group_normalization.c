// Gradients of group normalisation, in the reference's orders of addition and roundings (GroupGradients.h).
#include "KernelThreads.h"
#include "NormalizationKernels.h"

#define T float
#define N(name) name##_f32
#define LANES 8
#define HALVING 1
#define FUSES_REST 0
#define FUSED __builtin_fmaf
#include "GroupGradients.h"
#undef T
#undef N
#undef LANES
#undef HALVING
#undef FUSES_REST
#undef FUSED

#define T double
#define N(name) name##_f64
#define LANES 4
#define HALVING 0
#define FUSES_REST 1
#define FUSED __builtin_fma
#include "GroupGradients.h"

gb_status gb_group_norm_backward(gb_dtype dtype, const gb_batch *batch, int64_t groups, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift) {
  if (batch->size <= 0 || batch->channels <= 0) return GB_UNSUPPORTED;
  if (dtype == GB_F32)
    return group_gradients_f32(batch, groups, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
  if (dtype == GB_F64)
    return group_gradients_f64(batch, groups, grad, in, mean, factor, scale, gradIn, gradScale, gradShift);
  return GB_UNSUPPORTED;
}
