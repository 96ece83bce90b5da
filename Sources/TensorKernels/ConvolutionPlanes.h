// What the convolution kernels share: how windows lie on the planes of an image, and planes with a border of zeros.
#pragma once

#include "MatrixTiles.h"

/// Outputs as a grid: along an axis, output i of a place of the kernel sees the pixel that is i·step from the place's
/// base. A bordered plane is laid out by the remainders of its pixels' coordinates modulo the steps, so that neighbouring
/// outputs see neighbouring memory.
typedef struct {
  int64_t grid[3], step[3];
  int64_t size[3], before[3];  // a plane, and its border
  int64_t wide[3];             // the pixels of one remainder, border included
  int64_t plane;               // elements of a bordered plane
  int64_t places;
  int64_t *flat, *shift;  // of each place: its number in the kernel, and where output 0 sees it in the bordered plane
} gb_lattice;

static inline int64_t gb_product3(const int64_t v[3]) { return v[0] * v[1] * v[2]; }

/// Copies a few elements, a vector at a time; the last ones overlap those before.
static inline void gb_copy_floats(float *to, const float *from, int64_t count) {
#define GB_COPY_BY(WIDTH)                                                                                              \
  if (count >= WIDTH) {                                                                                                \
    for (int64_t i = 0; i + WIDTH <= count; i += WIDTH) memcpy(to + i, from + i, WIDTH * sizeof(float));               \
    if (count % WIDTH != 0) memcpy(to + count - WIDTH, from + count - WIDTH, WIDTH * sizeof(float));                   \
    return;                                                                                                            \
  }
  GB_COPY_BY(16)
  GB_COPY_BY(8)
  GB_COPY_BY(4)
#undef GB_COPY_BY
  for (int64_t i = 0; i < count; i++) to[i] = from[i];
}

/// The lattice of the forward windows, and that of the pixels rest + i·stride of an image: which places of the kernel they
/// see (only those of one column of the kernel, unless `column` is negative), and where the gradient that came through a
/// place stands. False when there is no memory; close it in any case.
GB_HIDDEN bool gb_forward_lattice(const gb_convolution *shape, gb_lattice *lattice);
GB_HIDDEN bool gb_class_lattice(const gb_convolution *shape, const int64_t rest[3], int64_t column,
                                gb_lattice *lattice);
GB_HIDDEN void gb_close_lattice(gb_lattice *lattice);
/// Makes the places of all `channels` planes the places of one, channel after channel. False when there is no memory.
GB_HIDDEN bool gb_chain_channels(gb_lattice *lattice, int64_t channels);

/// Zeroed room for `count` bordered planes, with a vector more to be read past the end.
GB_HIDDEN float *gb_make_planes(const gb_lattice *lattice, int64_t count);
/// Whether a plane is a bordered plane as it is.
GB_HIDDEN bool gb_needs_no_border(const gb_lattice *lattice);
/// Copies `count` planes into bordered ones, whose borders hold zeros already.
GB_HIDDEN void gb_border_planes(const gb_lattice *lattice, int64_t count, const float *planes, float *to);
