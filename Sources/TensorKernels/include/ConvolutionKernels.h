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
} gb_windows;

/// columns[row][i] for windows first ..< first + count of an image [channels][input...]; a row for each window element.
gb_status gb_columns(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *image,
                     void *columns);
/// Adds columns back to the image.
gb_status gb_columns_add(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *columns,
                         void *image);

/// A convolution of n images [groups · channels][input...] with groups · filters of [channels][kernel...].
typedef struct gb_convolution {
  int64_t n, groups, channels, filters;  // the latter two of one group
  int64_t input[3], output[3], kernel[3], stride[3], padding[3], dilation[3];
} gb_convolution;

/// The convolution, in the reference library's order: blocks of 16 channels, each a chain of fused multiply-adds over
/// (kernel place, channel), added to the bias in order (one chain over all channels where the kernel is one place).
gb_status gb_convolve_f32(const gb_convolution *shape, const float *images, const float *filters, const float *bias,
                          float *out);
/// The convolution as one product of matrices: each output is one chain over (channel, kernel place), the bias added to it.
gb_status gb_convolve_chained_f32(const gb_convolution *shape, const float *images, const float *filters,
                                  const float *bias, float *out);
/// Its gradient for the images: blocks of 16 filters in the same way.
gb_status gb_convolve_images_f32(const gb_convolution *shape, const float *grad, const float *filters,
                                 float *gradImages);
/// Its gradient for the filters: one chain over (image, place), or image by image where the kernel is one place.
gb_status gb_convolve_filters_f32(const gb_convolution *shape, const float *images, const float *grad,
                                  float *gradFilters);

/// Its gradient for the bias: the sum of each filter's places, one after the other.
void gb_convolve_bias_f32(int64_t n, int64_t filters, int64_t places, const float *grad, float *gradBias);

/// The convolution of planes one by one (a filter each): each output is one chain over the kernel that starts at the bias.
void gb_convolve_planes_f32(const gb_convolution *shape, const float *images, const float *filters, const float *bias,
                            float *out);
/// The convolution in planes (one group, no border) with kernels of one place and steps: chains over the channels that
/// start at the bias.
gb_status gb_convolve_points_f32(const gb_convolution *shape, const float *images, const float *filters,
                                 const float *bias, float *out);
/// c[m][n] += the products of the rows of a[m][k] (lda apart) and b[n][k], as the reference's library adds them up.
gb_status gb_add_row_products_f32(int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *b,
                                  float *c);
/// Adds the sums of the lines of planes [planes][lines][width], line by line, to their filters' sums.
void gb_add_lines_f32(int64_t planes, int64_t filters, int64_t lines, int64_t width, const float *grad, float *sums);

typedef enum gb_pool_op { GB_POOL_MAX = 0, GB_POOL_MEAN = 1 } gb_pool_op;

/// Along dimension d, window i covers every `step`-th place of `extent[d]` ones from i * stride[d] - padding[d] on, as far as it
/// lies inside of the image. A mean divides by `fixedDivisor`, or where that is 0 by the part of the window inside of the image
/// or (`countsPadding`) of the padded one. Where there are lists, window i covers begin[d][i], begin[d][i] + step[d], ... below
/// end[d][i], all inside of the image; `divisor[d][i]`: the factors of the number that a mean divides by, at once or one after
/// the other (`dividesByEach`).
typedef struct gb_pooling {
  int64_t planes;
  int64_t input[3], output[3], step[3], extent[3], stride[3], padding[3];
  double fixedDivisor[3];
  const int64_t *begin[3], *end[3];
  const double *divisor[3];
  bool dividesByEach, countsPadding;
} gb_pooling;

/// Maxima with their flat positions in the plane (NaN wins), or means.
gb_status gb_pool(gb_pool_op op, gb_dtype dtype, const gb_pooling *pooling, const void *in, void *out,
                  int64_t *indices);
/// The gradient of means.
gb_status gb_pool_mean_backward(gb_dtype dtype, const gb_pooling *pooling, const void *grad, void *gradIn);
