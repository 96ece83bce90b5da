// The tables of PreciseVectors.h: what sixteen values of a function are, and the terms of the polynomials between them. Computed
// with 300 bits; the polynomials go through the values at Chebyshev's points.
#pragma once

/// 2^(i/16) in two parts.
extern const double gb_precise_powers[2][16] __attribute__((visibility("hidden"), aligned(64)));
/// Near inverses of the sixteen parts of the significands from 0.6875 on, and their logarithms with the other sign
/// in two parts.
extern const double gb_precise_logarithms[3][16] __attribute__((visibility("hidden"), aligned(64)));
/// log(1 + r) = r - r^2/2 + r^3 P(r).
extern const double gb_precise_log_terms[11] __attribute__((visibility("hidden"), aligned(64)));
/// sin and cos of i pi/32, each in two parts.
extern const double gb_precise_sines[4][16] __attribute__((visibility("hidden"), aligned(64)));
/// erf near the middles of sixteen parts of 3/8 each (the first one's is 0): value and slope in two parts each,
/// then the other terms.
extern const double gb_precise_errors[20][16] __attribute__((visibility("hidden"), aligned(64)));
/// The same for floats: the terms alone.
extern const double gb_single_errors[11][16] __attribute__((visibility("hidden"), aligned(64)));
/// atan near sixteen multiples of 17/256: value and slope in two parts each, then the other terms.
extern const double gb_precise_arctangents[15][16] __attribute__((visibility("hidden"), aligned(64)));
/// erf⁻¹(y)/y by w - GB_INVERSE_ERROR_CENTER, where w = -ln(1 - y²) is below GB_INVERSE_ERROR_BORDER (inverse_error.c).
extern const double gb_inverse_error_terms[22] __attribute__((visibility("hidden")));
#define GB_INVERSE_ERROR_CENTER 2.5
#define GB_INVERSE_ERROR_BORDER 5
