// Sampling of contiguous images at places of a grid. Part of TensorKernels.h; the same rules hold.
#pragma once

#include "TensorKernels.h"

/// What lies outside an image.
typedef enum gb_grid_padding { GB_GRID_ZEROS = 0, GB_GRID_BORDER = 1, GB_GRID_REFLECTION = 2 } gb_grid_padding;

/// Images [images][channels][height][width] and places [images][count][2]; `align`: -1 and 1 are the outermost points.
typedef struct gb_grid {
  int64_t images, channels, height, width, count;
  int32_t align;
  gb_grid_padding padding;
} gb_grid;

/// out[images][channels][count]: the values between the four points around each place.
gb_status gb_grid_sample(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places, void *out);
/// Adds to the gradient of the image, if there is one, and writes that of the places.
gb_status gb_grid_sample_backward(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places,
                                  const void *grad, void *imageGrad, void *placesGrad);
