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

typedef struct {
  uint64_t low, high;
} wide_item;
/// BODY(T) with the integer type that has the size of an element.
#define BY_SIZE(item, BODY)                                                                                            \
  switch (item) {                                                                                                      \
  case 1: BODY(uint8_t) break;                                                                                         \
  case 2: BODY(uint16_t) break;                                                                                        \
  case 4: BODY(uint32_t) break;                                                                                        \
  case 8: BODY(uint64_t) break;                                                                                        \
  default: BODY(wide_item) break;                                                                                      \
  }

gb_status gb_index_select(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                          const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
#define SELECT(T)                                                                                                      \
  for (int64_t o = 0; o < outer; o++)                                                                                  \
    for (int64_t j = 0; j < count; j++) ((T *)out)[o * count + j] = ((const T *)in)[o * dim + resolved(index[j], dim)];
  if (inner == 1) {
    BY_SIZE(gb_item_size(dtype), SELECT)
    return GB_OK;
  }
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
#define ADD_ONES(T)                                                                                                    \
  for (int64_t o = 0; o < outer; o++)                                                                                  \
    for (int64_t j = 0; j < count; j++) ((T *)out)[o * dim + resolved(index[j], dim)] += ((const T *)in)[o * count + j];
  if (inner == 1 && dtype == GB_F32) {
    ADD_ONES(float)
    return GB_OK;
  }
  if (inner == 1 && dtype == GB_F64) {
    ADD_ONES(double)
    return GB_OK;
  }
  int64_t row = inner * gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t j = 0; j < count; j++)
      accumulate(dtype, inner, (char *)out + (o * dim + resolved(index[j], dim)) * row,
                 (const char *)in + (o * count + j) * row);
  return GB_OK;
}

/// BODY(element of the index, its place in the dimension times the slices) for all of them in order.
#define EACH_INDEX(BODY)                                                                                               \
  for (int64_t o = 0, e = 0; o < outer; o++)                                                                           \
    for (int64_t j = 0; j < count; j++)                                                                                \
      for (int64_t i = 0; i < inner; i++, e++) {                                                                       \
        int64_t place = (o * dim + resolved(index[e], dim)) * inner + i;                                               \
        BODY;                                                                                                          \
      }

gb_status gb_gather(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                    const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
#define GATHER(T) EACH_INDEX(((T *)out)[e] = ((const T *)in)[place])
  BY_SIZE(gb_item_size(dtype), GATHER)
  return GB_OK;
}

gb_status gb_scatter(gb_dtype dtype, bool add, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                     const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t item = gb_item_size(dtype);
#define SCATTER(T) EACH_INDEX(((T *)out)[place] = ((const T *)in)[e])
#define SCATTER_ADD(T) EACH_INDEX(((T *)out)[place] += ((const T *)in)[e])
  if (!add) {
    BY_SIZE(item, SCATTER)
  } else if (dtype == GB_F32) {
    SCATTER_ADD(float)
  } else if (dtype == GB_F64) {
    SCATTER_ADD(double)
  } else {
    EACH_INDEX(accumulate(dtype, 1, (char *)out + place * item, (const char *)in + e * item))
  }
  return GB_OK;
}
