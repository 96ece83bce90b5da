// Discrete Fourier transforms of complex doubles.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Along the middle of contiguous [outer, inputs, inner] complex doubles, cut or filled with zeros to `length`: [outer, length,
/// inner], each value divided by `divisor`. `roots` are the roots of unity, e^(∓2πi·k/length). Prime factors are split off, the
/// smallest first. False when there is no memory.
bool gb_fourier(int64_t outer, int64_t inputs, int64_t length, int64_t inner, const double *roots, double divisor,
                const double *in, double *out);
