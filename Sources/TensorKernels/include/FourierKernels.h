// Discrete Fourier transforms.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "TensorKernels.h"

/// How a short length is transformed in the reference's order and precision; `isSingle`: in floats.
typedef struct gb_short_transform {
  bool isUsed, isSingle;
  /// Sums of a prime length begin with the first point.
  bool startsAtFirst;
  /// What three points are multiplied by on the way, what the last pairs are, and what all are at the end.
  double threes, pairs, rest;
} gb_short_transform;

/// Transforms along the middle of contiguous [outer, places, inner].
typedef struct gb_fourier_lines {
  /// The type of the parts, GB_F32 or GB_F64.
  gb_dtype part;
  int64_t outer, length, inner;
  /// What is read: real numbers, or the first half of a spectrum, of which the rest is its mirrored conjugate (the result is then
  /// real); otherwise complex numbers.
  bool isReal, isMirrored;
  bool isInverse;
  /// Of real numbers: only the first half of the spectrum is stored.
  bool isHalf;
  double divisor;
  gb_short_transform brief;
} gb_fourier_lines;

/// Values are complex numbers, or real ones, as the lines say.
gb_status gb_fourier(const gb_fourier_lines *lines, const void *in, void *out);
/// Whether a short length has steps that were found by comparing with the reference.
bool gb_has_short_transform(int64_t length);
