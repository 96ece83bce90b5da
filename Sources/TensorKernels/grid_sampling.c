// Sampling images along straight lines between neighbours, and its gradients, in the reference's order: the sum over the
// four neighbours begins with the second one's product and is fused with the others; gradients of the image are written
// a neighbour at a time for groups of 32 bytes of places. Knows no tensors. What is outside the image: see `spot`.
#include "KernelLoops.h"

#define INLINED static inline __attribute__((always_inline))

#define SPOTS(T, S, F)                                                                                                 \
  typedef struct { T place, slope; } spot_##S;                                                                         \
  /* Where among `size` points a coordinate from -1 to 1 lies, and how fast it moves there. */                         \
  INLINED spot_##S spot_of_##S(T coordinate, int64_t size, const gb_grid *grid) {                                      \
    T last = (T)(size - 1), slope = grid->align ? last / 2 : (T)size / 2;                                              \
    T place = grid->align ? (coordinate + 1) * slope : __builtin_fma##F(coordinate + 1, slope, (T)-0.5);               \
    if (grid->padding == GB_GRID_REFLECTION && grid->align && size == 1) {                                             \
      place = 0, slope = 0;                                                                                            \
    } else if (grid->padding == GB_GRID_REFLECTION) {                                                                  \
      T low = grid->align ? 0 : (T)-0.5, twice = grid->align ? last * 2 : (T)size * 2;                                 \
      T away = place - low, distance = fabs##F(away);                                                                  \
      T rest = __builtin_fma##F(-trunc##F(distance / twice), twice, distance), back = twice - rest;                    \
      place = (rest < back || rest != rest ? rest : back) + low;                                                       \
      if ((rest > back) != (away < 0)) slope = -slope;                                                                 \
    }                                                                                                                  \
    if (grid->padding != GB_GRID_ZEROS) {                                                                              \
      if (!(place > 0 && place < last)) slope = 0;                                                                     \
      place = place > 0 ? place : 0;                                                                                   \
      place = place < last ? place : last;                                                                             \
    }                                                                                                                  \
    return (spot_##S){place, slope};                                                                                   \
  }                                                                                                                    \
  /* The number of a point; -1 outside. */                                                                             \
  INLINED int64_t point_##S(T left, T top, int corner, const gb_grid *grid) {                                          \
    T x = left + (T)(corner & 1), y = top + (T)(corner >> 1);                                                          \
    if (!(x >= 0 && x < (T)grid->width && y >= 0 && y < (T)grid->height)) return -1;                                   \
    return (int64_t)y * grid->width + (int64_t)x;                                                                      \
  }
SPOTS(float, f32, f)
SPOTS(double, f64, )

// Some places at a time: where they lie and what their neighbours weigh, and then channel by channel their values. What the
// reading of the grid is decides once for all places.
enum { SAMPLED_TOGETHER = 32 };
#define SAMPLE(T, S, F)                                                                                                \
  typedef struct {                                                                                                     \
    T weights[4][SAMPLED_TOGETHER];                                                                                    \
    int64_t points[4][SAMPLED_TOGETHER];                                                                               \
  } places_##S;                                                                                                        \
  INLINED void locate_##S(const gb_grid *grid, const T *at, int64_t count, places_##S *found) {                        \
    GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {                                                               \
      T x = spot_of_##S(at[2 * i], grid->width, grid).place, y = spot_of_##S(at[2 * i + 1], grid->height, grid).place; \
      T left = __builtin_elementwise_floor(x), top = __builtin_elementwise_floor(y);                                   \
      T w = x - left, e = 1 - w, north = y - top, south = 1 - north;                                                   \
      found->weights[0][i] = e * south, found->weights[1][i] = w * south;                                              \
      found->weights[2][i] = e * north, found->weights[3][i] = w * north;                                              \
      for (int k = 0; k < 4; k++) found->points[k][i] = point_##S(left, top, k, grid);                                 \
    }                                                                                                                  \
  }                                                                                                                    \
  INLINED void sample_places_##S(const places_##S *found, int64_t count, const T *image, T *out) {                     \
    GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {                                                               \
      T values[4];                                                                                                     \
      for (int k = 0; k < 4; k++) {                                                                                    \
        int64_t point = found->points[k][i];                                                                           \
        T value = image[point < 0 ? 0 : point];                                                                        \
        values[k] = point < 0 ? 0 : value;                                                                             \
      }                                                                                                                \
      T first = values[0] * found->weights[0][i];                                                                      \
      T sum = __builtin_elementwise_fma(values[1], found->weights[1][i], first);                                       \
      sum = __builtin_elementwise_fma(values[2], found->weights[2][i], sum);                                           \
      out[i] = __builtin_elementwise_fma(values[3], found->weights[3][i], sum);                                        \
    }                                                                                                                  \
  }                                                                                                                    \
  INLINED void sample_all_##S(const gb_grid *grid, const T *image, const T *places, T *out) {                          \
    int64_t plane = grid->height * grid->width, channels = grid->channels, count = grid->count;                        \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t begin = 0; begin < count; begin += SAMPLED_TOGETHER) {                                              \
        int64_t some = count - begin < SAMPLED_TOGETHER ? count - begin : SAMPLED_TOGETHER;                            \
        places_##S found;                                                                                              \
        locate_##S(grid, places + (n * count + begin) * 2, some, &found);                                              \
        for (int64_t c = 0; c < channels; c++)                                                                         \
          sample_places_##S(&found, some, image + (n * channels + c) * plane, out + (n * channels + c) * count + begin); \
      }                                                                                                                \
  }                                                                                                                    \
  GB_CLONES static void sample_##S(const gb_grid *given, const T *image, const T *places, T *out) {                    \
    gb_grid grid = *given;                                                                                             \
    if (grid.padding == GB_GRID_ZEROS && !grid.align) {                                                                \
      grid.padding = GB_GRID_ZEROS, grid.align = 0;                                                                    \
      sample_all_##S(&grid, image, places, out);                                                                       \
    } else if (grid.padding == GB_GRID_ZEROS) {                                                                        \
      grid.padding = GB_GRID_ZEROS, grid.align = 1;                                                                    \
      sample_all_##S(&grid, image, places, out);                                                                       \
    } else {                                                                                                           \
      sample_all_##S(&grid, image, places, out);                                                                       \
    }                                                                                                                  \
  }
SAMPLE(float, f32, f)
SAMPLE(double, f64, )

#define SLOPES(T, S, F, LANES)                                                                                         \
  typedef struct {                                                                                                     \
    T weights[4][LANES], w[LANES], e[LANES], north[LANES], south[LANES], slopes[2][LANES], sums[2][LANES];             \
    int64_t points[4][LANES], length;                                                                                  \
  } group_##S;                                                                                                         \
  INLINED void start_##S(const gb_grid *grid, const T *places, int64_t length, group_##S *g) {                         \
    g->length = length;                                                                                                \
    for (int64_t i = 0; i < length; i++) {                                                                             \
      spot_##S x = spot_of_##S(places[i * 2], grid->width, grid);                                                      \
      spot_##S y = spot_of_##S(places[i * 2 + 1], grid->height, grid);                                                 \
      T left = floor##F(x.place), top = floor##F(y.place);                                                             \
      g->w[i] = x.place - left, g->e[i] = 1 - g->w[i], g->north[i] = y.place - top, g->south[i] = 1 - g->north[i];     \
      g->weights[0][i] = g->e[i] * g->south[i], g->weights[1][i] = g->w[i] * g->south[i];                              \
      g->weights[2][i] = g->e[i] * g->north[i], g->weights[3][i] = g->w[i] * g->north[i];                              \
      g->slopes[0][i] = x.slope, g->slopes[1][i] = y.slope, g->sums[0][i] = g->sums[1][i] = 0;                         \
      for (int k = 0; k < 4; k++) g->points[k][i] = point_##S(left, top, k, grid);                                     \
    }                                                                                                                  \
  }                                                                                                                    \
  INLINED void add_channel_##S(const T *image, const T *grad, T *to, group_##S *g) {                                   \
    for (int k = 0; to && k < 4; k++)                                                                                  \
      for (int64_t i = 0; i < g->length; i++) {                                                                        \
        T part = g->weights[k][i] * grad[i];                                                                           \
        if (g->points[k][i] >= 0) to[g->points[k][i]] += part;                                                         \
      }                                                                                                                \
    for (int64_t i = 0; i < g->length; i++) {                                                                          \
      T v[4];                                                                                                          \
      for (int k = 0; k < 4; k++) v[k] = g->points[k][i] < 0 ? 0 : image[g->points[k][i]];                             \
      T above = (v[1] - v[0]) * g->south[i], across = __builtin_fma##F(v[3] - v[2], g->north[i], above);               \
      T before = (v[2] - v[0]) * g->e[i], down = __builtin_fma##F(v[3] - v[1], g->w[i], before);                       \
      g->sums[0][i] = __builtin_fma##F(across, grad[i], g->sums[0][i]);                                                \
      g->sums[1][i] = __builtin_fma##F(down, grad[i], g->sums[1][i]);                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void sample_backward_##S(const gb_grid *grid, const T *image, const T *places, const T *grad,       \
                                            T *imageGrad, T *placesGrad) {                                             \
    int64_t plane = grid->height * grid->width, channels = grid->channels, count = grid->count;                        \
    for (int64_t n = 0; n < grid->images; n++)                                                                         \
      for (int64_t begin = 0; begin < count; begin += LANES) {                                                         \
        group_##S g;                                                                                                   \
        int64_t at = (n * count + begin) * 2;                                                                          \
        start_##S(grid, places + at, count - begin < LANES ? count - begin : LANES, &g);                               \
        for (int64_t c = 0; c < channels; c++) {                                                                       \
          int64_t row = n * channels + c;                                                                              \
          add_channel_##S(image + row * plane, grad + row * count + begin, imageGrad ? imageGrad + row * plane : NULL, \
                          &g);                                                                                         \
        }                                                                                                              \
        for (int64_t i = 0; i < g.length; i++)                                                                         \
          for (int axis = 0; axis < 2; axis++) placesGrad[at + i * 2 + axis] = g.sums[axis][i] * g.slopes[axis][i];    \
      }                                                                                                                \
  }
SLOPES(float, f32, f, 8)
SLOPES(double, f64, , 4)

gb_status gb_grid_sample(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places, void *out) {
  if (dtype == GB_F32) {
    sample_f32(grid, image, places, out);
  } else if (dtype == GB_F64) {
    sample_f64(grid, image, places, out);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}

gb_status gb_grid_sample_backward(gb_dtype dtype, const gb_grid *grid, const void *image, const void *places,
                                  const void *grad, void *imageGrad, void *placesGrad) {
  if (dtype == GB_F32) {
    sample_backward_f32(grid, image, places, grad, imageGrad, placesGrad);
  } else if (dtype == GB_F64) {
    sample_backward_f64(grid, image, places, grad, imageGrad, placesGrad);
  } else {
    return GB_UNSUPPORTED;
  }
  return GB_OK;
}
