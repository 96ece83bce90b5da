// Sampling volumes along straight lines between their eight neighbours, or at the nearest point, and the gradients of
// that, in the reference's order: a place at a time, every product rounded, no fused sums. Knows no tensors.
#include <limits.h>

#include "KernelLoops.h"

#define INLINED static inline __attribute__((always_inline))

#define VOLUMES(T, S, F)                                                                                               \
  typedef struct { T place, slope; } edge_##S;                                                                         \
  /* Reflected between `low` and `low` + `span`, and how fast that moves. */                                           \
  INLINED edge_##S reflected_##S(T place, T low, T span) {                                                             \
    if (span == 0) return (edge_##S){0, 0};                                                                            \
    T away = place - low, sign = 1;                                                                                    \
    if (away < 0) away = -away, sign = -1;                                                                             \
    T extra = fmod##F(away, span), flips = floor##F(away / span);                                                      \
    /* What no int holds counts as its lowest number, which is even. */                                                \
    int isOdd = flips < (T)INT_MAX && ((int64_t)flips & 1);                                                            \
    return isOdd ? (edge_##S){span - extra + low, -sign} : (edge_##S){extra + low, sign};                              \
  }                                                                                                                    \
  /* Where among `size` points a coordinate lies. What is no number counts as the last point where places are */       \
  /* moved inside; where slopes are asked for it stays none. */                                                        \
  INLINED edge_##S edge_of_##S(T coordinate, int64_t size, const gb_volume_grid *grid, int wantsSlope) {               \
    T last = (T)(size - 1), slope = grid->align ? last / 2 : (T)size / 2;                                              \
    T place = grid->align ? (coordinate + 1) / 2 * last : ((coordinate + 1) * (T)size - 1) / 2;                        \
    if (grid->padding == GB_GRID_REFLECTION) {                                                                         \
      edge_##S back = reflected_##S(place, grid->align ? 0 : (T)-0.5, grid->align ? last : (T)size);                   \
      place = back.place, slope *= back.slope;                                                                         \
    }                                                                                                                  \
    if (grid->padding == GB_GRID_ZEROS) return (edge_##S){place, slope};                                               \
    if (wantsSlope && place != place) return (edge_##S){place, slope};                                                 \
    if (place <= 0) return (edge_##S){0, slope * 0};                                                                   \
    if (!(place < last)) return (edge_##S){last, slope * 0};                                                           \
    return (edge_##S){place, slope};                                                                                   \
  }                                                                                                                    \
  /* The number of a point, -1 outside. */                                                                             \
  INLINED int64_t corner_##S(const T *at, const gb_volume_grid *grid) {                                                \
    int64_t index = 0;                                                                                                 \
    for (int axis = 0; axis < 3; axis++) {                                                                             \
      int64_t size = grid->sizes[axis];                                                                                \
      if (!(at[axis] >= 0 && at[axis] < (T)size)) return -1;                                                           \
      index = index * size + (int64_t)at[axis];                                                                        \
    }                                                                                                                  \
    return index;                                                                                                      \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    T weights[8], sides[3][2], slopes[3];                                                                              \
    int64_t points[8];                                                                                                 \
    int count;                                                                                                         \
  } cell_##S;                                                                                                          \
  INLINED cell_##S cell_of_##S(const T *at, const gb_volume_grid *grid, int wantsSlope) {                              \
    cell_##S cell = {.count = grid->nearest ? 1 : 8};                                                                  \
    T before[3];                                                                                                       \
    for (int axis = 0; axis < 3; axis++) {                                                                             \
      edge_##S edge = edge_of_##S(at[2 - axis], grid->sizes[axis], grid, wantsSlope);                                  \
      cell.slopes[axis] = edge.slope;                                                                                  \
      before[axis] = grid->nearest ? nearbyint##F(edge.place) : floor##F(edge.place);                                  \
      cell.sides[axis][0] = before[axis] + 1 - edge.place;                                                             \
      cell.sides[axis][1] = edge.place - before[axis];                                                                 \
    }                                                                                                                  \
    for (int k = 0; k < cell.count; k++) {                                                                             \
      T place[3];                                                                                                      \
      for (int axis = 0; axis < 3; axis++) place[axis] = before[axis] + (T)(k >> (2 - axis) & 1);                      \
      cell.points[k] = corner_##S(place, grid);                                                                        \
      cell.weights[k] = cell.sides[2][k & 1] * cell.sides[1][k >> 1 & 1] * cell.sides[0][k >> 2];                      \
    }                                                                                                                  \
    return cell;                                                                                                       \
  }                                                                                                                    \
  static void sample_volumes_##S(const gb_volume_grid *grid, const T *image, const T *places, T *out) {                \
    int64_t volume = grid->sizes[0] * grid->sizes[1] * grid->sizes[2], channels = grid->channels;                      \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t i = 0; i < grid->count; i++) {                                                                      \
        cell_##S cell = cell_of_##S(places + (n * grid->count + i) * 3, grid, 0);                                      \
        for (int64_t c = 0; c < channels; c++) {                                                                       \
          const T *from = image + (n * channels + c) * volume;                                                         \
          T sum = 0;                                                                                                   \
          for (int k = 0; k < cell.count; k++)                                                                         \
            if (cell.points[k] >= 0)                                                                                   \
              sum = grid->nearest ? from[cell.points[k]] : sum + from[cell.points[k]] * cell.weights[k];               \
          out[(n * channels + c) * grid->count + i] = sum;                                                             \
        }                                                                                                              \
      }                                                                                                                \
  }                                                                                                                    \
  INLINED void add_volume_slopes_##S(const cell_##S *cell, const T *from, T grad, T *to, T *sums) {                    \
    for (int k = 0; to && k < 8; k++)                                                                                  \
      if (cell->points[k] >= 0) to[cell->points[k]] += cell->weights[k] * grad;                                        \
    for (int k = 0; k < 8; k++) {                                                                                      \
      if (cell->points[k] < 0) continue;                                                                               \
      T value = from[cell->points[k]];                                                                                 \
      T x = cell->sides[2][k & 1], y = cell->sides[1][k >> 1 & 1], z = cell->sides[0][k >> 2];                         \
      T across = value * y * z * grad, down = value * x * z * grad, deep = value * x * y * grad;                       \
      sums[0] += k & 1 ? across : -across;                                                                             \
      sums[1] += k >> 1 & 1 ? down : -down;                                                                            \
      sums[2] += k >> 2 ? deep : -deep;                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static void sample_volumes_backward_##S(const gb_volume_grid *grid, const T *image, const T *places, const T *grad,  \
                                          T *imageGrad, T *placesGrad) {                                               \
    int64_t volume = grid->sizes[0] * grid->sizes[1] * grid->sizes[2], channels = grid->channels;                      \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t i = 0; i < grid->count; i++) {                                                                      \
        int64_t at = (n * grid->count + i) * 3;                                                                        \
        cell_##S cell = cell_of_##S(places + at, grid, 1);                                                             \
        T sums[3] = {0, 0, 0};                                                                                         \
        for (int64_t c = 0; c < channels; c++) {                                                                       \
          int64_t row = n * channels + c;                                                                              \
          T given = grad[row * grid->count + i], *to = imageGrad ? imageGrad + row * volume : NULL;                    \
          if (!grid->nearest)                                                                                          \
            add_volume_slopes_##S(&cell, image + row * volume, given, to, sums);                                       \
          else if (to && cell.points[0] >= 0)                                                                          \
            to[cell.points[0]] += given;                                                                               \
        }                                                                                                              \
        for (int axis = 0; axis < 3; axis++)                                                                           \
          placesGrad[at + axis] = grid->nearest ? 0 : cell.slopes[2 - axis] * sums[axis];                              \
      }                                                                                                                \
  }
VOLUMES(float, f32, f)
VOLUMES(double, f64, )

gb_status gb_volume_sample(gb_dtype dtype, const gb_volume_grid *grid, const void *image, const void *places,
                           void *out) {
  if (dtype == GB_F32) {
    sample_volumes_f32(grid, image, places, out);
  } else if (dtype == GB_F64) {
    sample_volumes_f64(grid, image, places, out);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

gb_status gb_volume_sample_backward(gb_dtype dtype, const gb_volume_grid *grid, const void *image, const void *places,
                                    const void *grad, void *imageGrad, void *placesGrad) {
  if (dtype == GB_F32) {
    sample_volumes_backward_f32(grid, image, places, grad, imageGrad, placesGrad);
  } else if (dtype == GB_F64) {
    sample_volumes_backward_f64(grid, image, places, grad, imageGrad, placesGrad);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}
