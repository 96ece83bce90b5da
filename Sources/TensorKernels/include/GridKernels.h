// Sampling of images along straight lines or cubics between neighbours, and of volumes; see grid_sampling.c,
// grid_cubics.c and grid_volumes.c.
#pragma once
#include "TensorKernels.h"

typedef enum { GB_GRID_ZEROS, GB_GRID_BORDER, GB_GRID_REFLECTION } gb_grid_padding;

/// Images [images, channels, height, width] at `count` places each, which are pairs from -1 to 1; `align`: -1 and 1 are the
/// outermost points, not the edges around them.
typedef struct {
  int64_t images, channels, height, width, count;
  int32_t align;
  gb_grid_padding padding;
} gb_grid;

/// Volumes [images, channels, depth, height, width] at `count` places each, which are triples; `nearest`: the nearest
/// point instead of straight lines.
typedef struct {
  int64_t images, channels, sizes[3], count;
  int32_t align, nearest;
  gb_grid_padding padding;
} gb_volume_grid;

gb_status gb_grid_sample(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places, void *out);
/// Adds to the gradient of the images (NULL: not wanted) and writes that of the places.
gb_status gb_grid_sample_backward(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places,
                                  const void *grad, void *imageGrad, void *placesGrad);

/// The same by cubics.
gb_status gb_cubic_sample(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places, void *out);
gb_status gb_cubic_sample_backward(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places,
                                   const void *grad, void *imageGrad, void *placesGrad);

/// The same of volumes.
gb_status gb_volume_sample(gb_dtype dtype, const gb_volume_grid *grid, const void *image, const void *places,
                           void *out);
gb_status gb_volume_sample_backward(gb_dtype dtype, const gb_volume_grid *grid, const void *image, const void *places,
                                    const void *grad, void *imageGrad, void *placesGrad);
