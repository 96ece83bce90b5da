// Weighted sums of neighbours along the trailing dimensions of arrays: interpolation and padding, and their adjoints.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "TensorKernels.h"

/// What the outputs along one dimension are made of: output i takes taps starts[i] ..< starts[i + 1]; a place of -1 counts as 0.
typedef struct {
  int64_t inputs, outputs;
  const int64_t *starts, *places;
  const double *weights;
} gb_axis;

/// The spreading of planes whose outputs are sums of two neighbours along both axes, into zeros, in the type itself (float where
/// isSingle, else double); false where they are not.
bool gb_spread_pairs(const gb_axis *rows, const gb_axis *columns, int64_t planes, bool isSingle, const void *from,
                     void *to);

/// Outputs of planes of three dimensions (of one output and one tap where there are fewer) from planes of inputs: sums in order, in
/// double precision. With `spreads` the adjoint: from planes of outputs to planes of inputs, which hold zeros before. `isSingle`
/// rounds products of weights and sums to floats; `isCubic` (the adjoint, sixteen neighbours in the last two dimensions) takes
/// columns one after the other and multiplies with a row's weight first.
void gb_resample(const gb_axis *axes, int64_t planes, bool spreads, bool isSingle, bool isCubic, const double *from,
                 double *to);
/// How outputs beyond an axis' inputs are filled: mirrored at the outermost input, with that input, or from the other end.
typedef enum gb_padding_mode { GB_REFLECT = 0, GB_REPLICATE, GB_CIRCULAR } gb_padding_mode;
/// One axis of a padding; `before` outputs come before the first input.
typedef struct gb_padding {
  int64_t inputs, outputs, before;
  gb_padding_mode mode;
} gb_padding;
/// The input that an output is a copy of.
int64_t gb_padded_place(const gb_padding *axis, int64_t output);
/// Pads planes of three dimensions of elements of `item` bytes (1, 2, 4, 8 or 16).
void gb_pad(int64_t item, const gb_padding *axes, int64_t planes, const void *from, void *to);
/// The adjoint: adds outputs to the inputs they are copies of, in order; `to` holds zeros before.
void gb_pad_backward_f32(const gb_padding *axes, int64_t planes, const float *from, float *to);
void gb_pad_backward_f64(const gb_padding *axes, int64_t planes, const double *from, double *to);
/// One axis of an interpolation to the nearest input. `scale`: inputs an output is wide. The reference finds the place in the
/// images' precision; or plainly (`isPlain`, everywhere on the way back) in single precision, where the same size and twice the size
/// are no products. `isCentred`: an output lies in the middle of its width.
typedef struct gb_nearest {
  int64_t inputs, outputs;
  double scale;
  bool isCentred, isPlain, isDouble;
} gb_nearest;
/// The inputs that `count` outputs are copies of, from `first` on.
void gb_nearest_places(const gb_nearest *axis, int64_t first, int64_t count, int64_t *places);
/// Outputs of planes of three dimensions of elements of `item` bytes (1, 2, 4, 8 or 16); no axis is empty.
void gb_copy_nearest(int64_t item, const gb_nearest *axes, int64_t planes, const void *from, void *to);
/// The adjoint: adds outputs to the inputs they are copies of, in order; `to` holds zeros before.
void gb_add_nearest_f32(const gb_nearest *axes, int64_t planes, const float *from, float *to);
void gb_add_nearest_f64(const gb_nearest *axes, int64_t planes, const double *from, double *to);
/// Along one dimension of contiguous [outer, inputs, inner] with the same number of taps everywhere, at most four: the second one's
/// product is rounded, the others are fused. GB_NO_MEMORY when there is none for tables.
gb_status gb_interpolate_f32(const gb_axis *axis, int64_t outer, int64_t inner, const float *from, float *to);
gb_status gb_interpolate_f64(const gb_axis *axis, int64_t outer, int64_t inner, const double *from, double *to);
/// The same along the last two dimensions of planes, the last one first.
gb_status gb_interpolate_planes_f32(const gb_axis *rows, const gb_axis *columns, int64_t planes, const float *from,
                                    float *to);
gb_status gb_interpolate_planes_f64(const gb_axis *rows, const gb_axis *columns, int64_t planes, const double *from,
                                    double *to);
/// One picture between its four neighbours, weights of rows times weights of columns: the first product is rounded, the others are
/// fused. Grouped, the lower left one comes first, else the upper right one; then clockwise or the other way round.
void gb_four_neighbours_f32(const gb_axis *rows, const gb_axis *columns, bool isGrouped, const float *from, float *to);
void gb_four_neighbours_f64(const gb_axis *rows, const gb_axis *columns, bool isGrouped, const double *from, double *to);
/// One axis of an interpolation over areas, or of bytes. `scale`: inputs an output is wide; `alignsCorners`: outputs lie at its
/// multiples (bytes without areas).
typedef struct gb_area {
  int64_t inputs, outputs;
  double scale;
  bool alignsCorners;
} gb_area;
/// Planes of rows and columns, the columns first; a triangle or a cubic curve. GB_NO_MEMORY when there is none for tables.
gb_status gb_area_sample(gb_dtype dtype, const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes,
                         const void *from, void *to);
/// The adjoint: adds to planes of inputs, which hold zeros before.
gb_status gb_area_spread(gb_dtype dtype, const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes,
                         const void *from, void *to);
/// The same of bytes, in whole numbers: over areas, or between neighbours.
gb_status gb_sample_bytes(const gb_area *rows, const gb_area *columns, bool isCubic, bool isArea, int64_t planes,
                          const uint8_t *from, uint8_t *to);
