// Copies and sums driven by an index tensor. Indices are checked before use; negative ones count from the end.
#include "KernelLoops.h"

static bool indices_valid(int64_t dim, int64_t count, const int64_t *index) {
  for (int64_t i = 0; i < count; i++)
    if (index[i] < -dim || index[i] >= dim) return false;
  return true;
}

static inline int64_t resolved(int64_t index, int64_t dim) { return index < 0 ? index + dim : index; }

/// target[i] += source[i] for n elements.
static void accumulate(gb_dtype dtype, int64_t n, char *target, const char *source) {
  switch (dtype) {
  case GB_F32: gb_add_f32((float *)target, (const float *)target, (const float *)source, n); break;
  case GB_F64: gb_add_f64((double *)target, (const double *)target, (const double *)source, n); break;
  default: gb_binary(GB_ADD, dtype, n, target, target, 1, source, 1, 0, 0); break;
  }
}

gb_status gb_index_select(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                          const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t row = inner * gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t j = 0; j < count; j++)
      memcpy((char *)out + (o * count + j) * row, (const char *)in + (o * dim + resolved(index[j], dim)) * row,
             (size_t)row);
  return GB_OK;
}

gb_status gb_index_add(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                       const void *in, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t row = inner * gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t j = 0; j < count; j++)
      accumulate(dtype, inner, (char *)out + (o * dim + resolved(index[j], dim)) * row,
                 (const char *)in + (o * count + j) * row);
  return GB_OK;
}

gb_status gb_gather(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                    const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t item = gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t e = 0; e < count * inner; e++) {
      int64_t from = (o * dim + resolved(index[o * count * inner + e], dim)) * inner + e % inner;
      memcpy((char *)out + (o * count * inner + e) * item, (const char *)in + from * item, (size_t)item);
    }
  return GB_OK;
}

gb_status gb_scatter(gb_dtype dtype, bool add, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                     const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t item = gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t e = 0; e < count * inner; e++) {
      int64_t to = (o * dim + resolved(index[o * count * inner + e], dim)) * inner + e % inner;
      const char *source = (const char *)in + (o * count * inner + e) * item;
      char *target = (char *)out + to * item;
      if (add) {
        accumulate(dtype, 1, target, source);
      } else {
        memcpy(target, source, (size_t)item);
      }
    }
  return GB_OK;
}
