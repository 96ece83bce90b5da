// What the files of Fourier transforms share: how a length is transformed, and transforms of lanes and of single lines
// (fourier_plans.c). Real and imaginary parts lie apart, in doubles; all transforms are forward ones, of which the inverse is one
// with the parts exchanged. Knows no arrays.
#pragma once

#include "KernelLoops.h"

enum {
  FOURIER_LANES = 16,
  /// Prime factors up to here are sums of products; a length with a greater one becomes a convolution.
  FOURIER_GREATEST_FACTOR = 61,
};

typedef struct {
  double re, im;
} fourier_point;

/// How one length is transformed. The parts that it does not need are NULL.
typedef struct fourier_plan {
  int64_t n;
  /// e^(-2πi·k/n).
  fourier_point *roots;
  int factorCount, factors[64];
  /// n = first->n * second->n: a long line is a matrix, transformed along columns and then along rows.
  struct fourier_plan *first, *second;
  /// The roots between those two, for each row of the matrix one after the other.
  double *turns;
  /// A convolution with a chirp (Bluestein 1970) of this length, and the chirp's spectrum.
  struct fourier_plan *convolution;
  fourier_point *chirp, *spectrum;
  /// e^(-πi·k/n): between the even and the odd places of real lines of twice the length. Not in parts.
  fourier_point *halfRoots;
} fourier_plan;

/// Of the most recent lengths; NULL without memory. To be released.
GB_HIDDEN const fourier_plan *gb_fourier_plan(int64_t n);
GB_HIDDEN void gb_release_fourier_plan(const fourier_plan *plan);

/// So many doubles, aligned for vectors; the system gives out large pieces slowly, so that a few are kept. NULL without memory.
GB_HIDDEN double *gb_fourier_room(int64_t count);
GB_HIDDEN void gb_return_fourier_room(double *room);

/// Whether lanes can be transformed side by side.
static inline bool gb_has_lanes(const fourier_plan *plan) { return plan->factorCount > 0 || plan->n == 1; }

/// `count` lanes (a multiple of 8) side by side: [n][count] real parts, then as many imaginary ones. Returns which of the two
/// arrays the result is in.
GB_HIDDEN double *gb_fourier_lanes(const fourier_plan *plan, int64_t count, double *x, double *y);

/// One line; false without memory.
GB_HIDDEN bool gb_fourier_line(const fourier_plan *plan, const double *re, const double *im, double *outRe,
                               double *outIm);

/// e^(-2πi·step/length): the angle is brought into half a quadrant first, so that quarter turns are exact and roots that mirror each
/// other have the same digits.
GB_HIDDEN fourier_point gb_fourier_root(int64_t step, int64_t length);
