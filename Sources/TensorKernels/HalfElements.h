// Loops over contiguous numbers of 16 bits where the processor widens and rounds them itself: one pass instead of three.
#pragma once

#include "KernelLoops.h"

/// False where there is no loop for the operation, or none on this processor.
GB_HIDDEN bool gb_half_unary(gb_unary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, double p0, double p1);
/// The same of two operands; one that is a single number has the step 0.
GB_HIDDEN bool gb_half_binary(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, const void *a, int64_t sa,
                              const void *b, int64_t sb, double p0);
/// GB_F16 to floats and back; false where the processor has no instructions for it.
GB_HIDDEN bool gb_widen_halves(int64_t n, float *out, const uint16_t *in);
GB_HIDDEN bool gb_round_to_halves(int64_t n, uint16_t *out, const float *in);
