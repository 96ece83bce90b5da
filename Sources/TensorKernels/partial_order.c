// The first elements of lines in order, in the steps of the reference's C++ library (nth_element, partial_sort and sort): which
// of equal elements come first follows from the very exchanges those algorithms make.
#include "KernelLoops.h"

#define T float
#define S f32
#define IS_NAN(x) ((x) != (x))
#include "PartialOrder.h"
#undef T
#undef S
#define T double
#define S f64
#include "PartialOrder.h"
#undef T
#undef S
#undef IS_NAN
#define T int64_t
#define S i64
#define IS_NAN(x) false
#include "PartialOrder.h"
#undef T
#undef S
#undef IS_NAN

gb_status gb_ordered_leaders(gb_dtype dtype, bool descending, bool sorts, int64_t outer, int64_t dim, int64_t inner,
                             int64_t count, const void *in, int64_t *indices) {
  if (count < 1) return GB_OK;
  switch (dtype) {
  case GB_F32: return leaders_f32(descending, sorts, outer, dim, inner, count, in, indices);
  case GB_F64: return leaders_f64(descending, sorts, outer, dim, inner, count, in, indices);
  case GB_I64: return leaders_i64(descending, sorts, outer, dim, inner, count, in, indices);
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_order_ties(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, const void *in,
                        void *values, int64_t *indices) {
  switch (dtype) {
  case GB_F32: return order_ties_f32(descending, outer, dim, inner, in, values, indices);
  case GB_F64: return order_ties_f64(descending, outer, dim, inner, in, values, indices);
  case GB_I64: return order_ties_i64(descending, outer, dim, inner, in, values, indices);
  default: return GB_UNSUPPORTED;
  }
}
