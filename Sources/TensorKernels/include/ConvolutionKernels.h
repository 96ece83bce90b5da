// Convolution and pooling in up to three dimensions, on contiguous single- and double-precision images. Lower ranks pass
// sizes of 1. Part of TensorKernels.h; the same rules hold.
#pragma once

#include "TensorKernels.h"

/// One image and its windows. A window element outside the image counts as 0.
typedef struct gb_windows {
  int64_t channels;    // channels of one image (or of one group)
  int64_t input[3];    // sizes of the image
  int64_t output[3];   // number of windows along each dimension
  int64_t kernel[3];
  int64_t stride[3];
  int64_t padding[3];  // before the image
  int64_t dilation[3];
  bool channelsInner;  // rows of the columns in the order (kernel place, channel), else (channel, kernel place)
} gb_windows;

/// columns[row][i] for windows first ..< first + count of an image [channels][input...]; a row for each window element.
gb_status gb_columns(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *image,
                     void *columns);
/// Adds columns back to the image.
gb_status gb_columns_add(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *columns,
                         void *image);
/// c[m][n] (row stride ldc) = a[m][k] · b[k][n], one chain of fused multiply-adds in increasing k; bias[m], if any, is
/// added last.
gb_status gb_chain_product(gb_dtype dtype, int64_t m, int64_t n, int64_t k, const void *a, const void *b,
                           const void *bias, void *c, int64_t ldc);

typedef enum gb_pool_op { GB_POOL_MAX = 0, GB_POOL_MEAN = 1 } gb_pool_op;

/// Windows as lists: along dimension d, window i covers begin[d][i], begin[d][i] + step[d], ... below end[d][i], all
/// inside the image. `divisor[d][i]`: the factors of the number that a mean divides by.
typedef struct gb_pooling {
  int64_t planes;
  int64_t input[3], output[3], step[3];
  const int64_t *begin[3], *end[3];
  const double *divisor[3];
} gb_pooling;

/// Maxima with their flat positions in the plane (NaN wins), or means.
gb_status gb_pool(gb_pool_op op, gb_dtype dtype, const gb_pooling *pooling, const void *in, void *out,
                  int64_t *indices);
/// The gradient of means.
gb_status gb_pool_mean_backward(gb_dtype dtype, const gb_pooling *pooling, const void *grad, void *gradIn);
