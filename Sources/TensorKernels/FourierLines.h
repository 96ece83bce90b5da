// What transforms of lines (fourier.c) need of short ones.
#pragma once

#include "FourierKernels.h"
#include "FourierPlans.h"

/// `count` lanes (a multiple of 8) of a short length side by side, in place.
GB_HIDDEN void gb_short_lanes(const gb_short_transform *given, bool isInverse, int64_t length, int64_t count,
                              double *re, double *im);
