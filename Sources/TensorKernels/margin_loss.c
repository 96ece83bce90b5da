// The margin loss of several classes: a row adds up its margins one after the other in its own type, rows are added up in double
// precision, as the reference does.
#include "KernelLoops.h"

#define MARGIN_LOSS(T, S)                                                                                              \
  static T row_loss_##S(bool isSquared, T margin, int64_t classes, const T *row, int64_t target, const T *weight) {    \
    T sum = 0, start = margin - row[target], factor = weight ? weight[target] : 1;                                     \
    for (int64_t k = 0; k < classes; k++) {                                                                            \
      T rest = start + row[k];                                                                                         \
      T share = isSquared ? rest * rest : rest;                                                                        \
      sum += ((rest > 0) & (k != target)) ? share * factor : 0;                                                        \
    }                                                                                                                  \
    return sum / (T)classes;                                                                                           \
  }                                                                                                                    \
  static void margin_loss_##S(gb_loss_reduction reduction, bool isSquared, T margin, int64_t n, int64_t classes,       \
                              const T *scores, const int64_t *target, const T *weight, T *out) {                       \
    double sum = 0;                                                                                                    \
    for (int64_t r = 0; r < n; r++) {                                                                                  \
      T loss = row_loss_##S(isSquared, margin, classes, scores + r * classes, target[r], weight);                      \
      if (reduction == GB_REDUCTION_NONE) out[r] = loss;                                                               \
      sum += (double)loss;                                                                                             \
    }                                                                                                                  \
    if (reduction != GB_REDUCTION_NONE) *out = (T)(reduction == GB_REDUCTION_MEAN ? sum / (double)n : sum);            \
  }                                                                                                                    \
  GB_CLONES static void margin_slopes_##S(bool isSquared, int64_t classes, const T *row, T start, T share, T factor,   \
                                          T *out) {                                                                    \
    GB_INDEPENDENT for (int64_t k = 0; k < classes; k++) {                                                             \
      T rest = start + row[k], slope = isSquared ? 2 * share * rest : share;                                           \
      out[k] = rest > 0 ? slope * factor : 0;                                                                          \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void scale_##S(int64_t n, T *out, T factor) {                                                       \
    GB_INDEPENDENT for (int64_t k = 0; k < n; k++) out[k] *= factor;                                                   \
  }                                                                                                                    \
  static void margin_backward_##S(bool isMean, bool isSquared, T margin, int64_t n, int64_t classes, const T *scores,  \
                                  const int64_t *target, const T *weight, const T *grad, bool isShared, T *out) {      \
    T share = (T)(1.0 / (double)(isMean ? n * classes : classes));                                                     \
    for (int64_t r = 0; r < n; r++, scores += classes, out += classes) {                                               \
      T right = 0, start = margin - scores[target[r]];                                                                 \
      margin_slopes_##S(isSquared, classes, scores, start, share, weight ? weight[target[r]] : 1, out);                \
      out[target[r]] = 0;                                                                                              \
      for (int64_t k = 0; k < classes; k++) right -= out[k];                                                           \
      out[target[r]] = right;                                                                                          \
      scale_##S(classes, out, grad[isShared ? 0 : r]);                                                                 \
    }                                                                                                                  \
  }
MARGIN_LOSS(float, f32)
MARGIN_LOSS(double, f64)

gb_status gb_margin_loss(gb_dtype dtype, gb_loss_reduction reduction, bool isSquared, double margin, int64_t n,
                         int64_t classes, const void *scores, const int64_t *target, const void *weight, void *out) {
  if (dtype == GB_F32)
    margin_loss_f32(reduction, isSquared, (float)margin, n, classes, scores, target, weight, out);
  else if (dtype == GB_F64)
    margin_loss_f64(reduction, isSquared, margin, n, classes, scores, target, weight, out);
  else
    return GB_UNSUPPORTED;
  return GB_OK;
}

gb_status gb_margin_loss_backward(gb_dtype dtype, bool isMean, bool isSquared, double margin, int64_t n, int64_t classes,
                                  const void *scores, const int64_t *target, const void *weight, const void *grad,
                                  bool isShared, void *gradIn) {
  if (dtype == GB_F32)
    margin_backward_f32(isMean, isSquared, (float)margin, n, classes, scores, target, weight, grad, isShared, gradIn);
  else if (dtype == GB_F64)
    margin_backward_f64(isMean, isSquared, margin, n, classes, scores, target, weight, grad, isShared, gradIn);
  else
    return GB_UNSUPPORTED;
  return GB_OK;
}
