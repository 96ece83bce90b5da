// Layer and batch normalisation on contiguous single- and double-precision rows, in the reference's orders and roundings.
// Part of TensorKernels.h; the same rules hold. Pointers that may be missing are NULL then.
#pragma once

#include "TensorKernels.h"

/// Mean and variance (divided by n) of each of `rows` rows of n elements; the order is another one for single precision that
/// was short floats.
gb_status gb_row_moments(gb_dtype dtype, bool wereShort, int64_t rows, int64_t n, const void *in, void *mean,
                         void *variance);
/// Each row brought to mean 0 and variance 1, scaled and shifted; also the row's mean and reciprocal deviation.
gb_status gb_layer_norm(gb_dtype dtype, bool wereShort, int64_t rows, int64_t n, const void *in, const void *scale,
                        const void *shift, double epsilon, void *out, void *mean, void *factor);
/// Gradients of the input, the scale and the shift; those that are NULL are not computed.
gb_status gb_layer_norm_backward(gb_dtype dtype, int64_t rows, int64_t n, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift);

/// Images [n][channels][size].
typedef struct gb_batch {
  int64_t n, channels, size;
} gb_batch;

/// Mean of each channel and its sum of squared differences.
gb_status gb_batch_statistics(gb_dtype dtype, const gb_batch *batch, const void *in, void *mean, void *squares);
/// out = fma(in, slope[channel], shift[channel]).
gb_status gb_batch_norm(gb_dtype dtype, const gb_batch *batch, const void *in, const void *slope, const void *shift,
                        void *out);
/// Gradients in training: of the input (not NULL), the scale and the shift.
gb_status gb_batch_norm_backward(gb_dtype dtype, const gb_batch *batch, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift);
/// Gradients of normalising groups of channels, from the mean and the reciprocal deviation of each [n][groups]; those
/// that are NULL are not computed.
gb_status gb_group_norm_backward(gb_dtype dtype, const gb_batch *batch, int64_t groups, const void *grad, const void *in,
                                 const void *mean, const void *factor, const void *scale, void *gradIn,
                                 void *gradScale, void *gradShift);
