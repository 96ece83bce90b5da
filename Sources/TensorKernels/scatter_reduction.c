// What falls on one element is drawn into it, in the order of the positions.
#include "KernelLoops.h"

#define FOR_EACH_VALUE(T, EXPR)                                                                                        \
  for (int64_t i = 0; i < n; i++) {                                                                                    \
    T *to = result + targets[i], before = *to, value = values[i];                                                      \
    *to = EXPR;                                                                                                        \
  }

#define REDUCTION(T, S)                                                                                                \
  static void reduce_##S(gb_scatter_op op, int64_t n, const int64_t *targets, const T *values, T *result) {            \
    switch (op) {                                                                                                      \
    case GB_SCATTER_PROD: FOR_EACH_VALUE(T, before *value) break;                                                      \
    case GB_SCATTER_AMAX: FOR_EACH_VALUE(T, ((value != value) | (value > before)) ? value : before) break;             \
    case GB_SCATTER_AMIN: FOR_EACH_VALUE(T, ((value != value) | (value < before)) ? value : before) break;             \
    default: FOR_EACH_VALUE(T, before + value) break;                                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void divide_##S(int64_t n, const int64_t *counts, T *result) {                                      \
    for (int64_t i = 0; i < n; i++) result[i] = (T)((double)result[i] / (double)counts[i]);                            \
  }
REDUCTION(float, f32)
REDUCTION(double, f64)

void gb_scatter_reduce(gb_scatter_op op, gb_dtype dtype, int64_t n, const int64_t *targets, const void *values,
                       bool includesSelf, double start, int64_t size, void *result, int64_t *counts) {
  for (int64_t i = 0; counts && i < size; i++) counts[i] = includesSelf;
  for (int64_t i = 0; counts && i < n; i++) counts[targets[i]]++;
  for (int64_t i = 0; counts && i < size; i++) counts[i] += counts[i] == 0;
  for (int64_t i = 0; i < n && !includesSelf; i++) gb_store_float(dtype, result, targets[i], start);
  if (dtype == GB_F32)
    reduce_f32(op, n, targets, values, result);
  else
    reduce_f64(op, n, targets, values, result);
  if (op == GB_SCATTER_MEAN && dtype == GB_F32) divide_f32(size, counts, result);
  if (op == GB_SCATTER_MEAN && dtype == GB_F64) divide_f64(size, counts, result);
}
