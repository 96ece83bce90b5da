// Products of filters with windows where the filters stand side by side in vectors, for convolution_product.c.
#pragma once

#include "ConvolutionPlanes.h"

/// Whether that takes fewer cycles than `vectors` vectors of pixels for each filter.
GB_HIDDEN bool gb_lanes_pay(const gb_lattice *lattice, int64_t filters, int64_t channels, int64_t vectors);
/// How many factors are packed, and packing them: weights[filter·filterStep + channel·channelStep + place].
GB_HIDDEN int64_t gb_lane_factors(int64_t filters, int64_t channels, int64_t places);
GB_HIDDEN void gb_pack_lanes(const gb_planes *planes, const gb_lattice *lattice, int64_t filters, const float *weights,
                             int64_t filterStep, int64_t channelStep, float *packed);
/// out[filter][column] = bias[filter] + packed filters × windows of bordered planes.
GB_HIDDEN void gb_convolve_lanes(const gb_planes *planes, const gb_lattice *lattice, int64_t filters,
                                 const float *factors, const float *bias, float *out);
