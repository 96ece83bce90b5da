// Positions in strided memory, counted row by row over some of its dimensions: for reductions that visit elements in that
// order whatever their memory.
#pragma once

#include "KernelLoops.h"

typedef struct {
  int32_t ndim;
  int64_t sizes[GB_MAX_DIMS], strides[GB_MAX_DIMS];
} gb_walk;

/// Element `position` (row-major within the dimensions) as an offset.
static inline int64_t gb_walk_offset(const gb_walk *w, int64_t position) {
  int64_t offset = 0;
  for (int32_t d = w->ndim - 1; d >= 0; d--) {
    offset += position % w->sizes[d] * w->strides[d];
    position /= w->sizes[d];
  }
  return offset;
}

/// The kept and the folded dimensions.
static inline void gb_split_walk(gb_walk *kept, gb_walk *folded, int32_t ndim, const int64_t *sizes,
                                 const int64_t *strides, const bool *reduced) {
  kept->ndim = folded->ndim = 0;
  for (int32_t d = 0; d < ndim; d++) {
    gb_walk *w = reduced[d] ? folded : kept;
    w->sizes[w->ndim] = sizes[d];
    w->strides[w->ndim++] = strides[d];
  }
}

/// The first greatest (or least) element of each output and its position; `values` may be NULL.
GB_HIDDEN gb_status gb_find_extremum(bool maximum, gb_dtype dtype, const gb_walk *kept, const gb_walk *folded,
                                     int64_t outputs, int64_t count, const void *in, void *values, int64_t *indices);
