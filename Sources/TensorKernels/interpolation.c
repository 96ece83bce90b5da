// Linear and cubic interpolation along one dimension, or two at once (ResamplingKernels.h). A row between neighbours of the last
// dimension is made from tables of places and weights; of two dimensions, the rows that outputs share are made once.
#include "KernelThreads.h"

enum { MOST_TAPS = 4, ROWS_TOGETHER = 16 };

#define INTERPOLATION(T, S, F)                                                                                         \
  /* Places and weights of one tap after the other's, as long as the line. */                                          \
  typedef struct {                                                                                                     \
    int64_t count, outputs;                                                                                            \
    int32_t *places;                                                                                                   \
    T *weights;                                                                                                        \
  } taps_##S;                                                                                                          \
  static bool make_taps_##S(const gb_axis *axis, taps_##S *taps) {                                                     \
    int64_t count = axis->starts[1] - axis->starts[0], outputs = axis->outputs;                                        \
    *taps = (taps_##S){count, outputs, NULL, NULL};                                                                    \
    if (count < 2 || count > MOST_TAPS || axis->inputs > INT32_MAX) return false;                                      \
    taps->places = malloc((size_t)(count * outputs) * sizeof(int32_t));                                                \
    taps->weights = malloc((size_t)(count * outputs) * sizeof(T));                                                     \
    if (!taps->places || !taps->weights) return false;                                                                 \
    for (int64_t j = 0; j < outputs; j++)                                                                              \
      for (int64_t t = 0; t < count; t++) {                                                                            \
        taps->places[t * outputs + j] = (int32_t)axis->places[axis->starts[j] + t];                                    \
        taps->weights[t * outputs + j] = (T)axis->weights[axis->starts[j] + t];                                        \
      }                                                                                                                \
    return true;                                                                                                       \
  }                                                                                                                    \
  static void free_taps_##S(taps_##S *taps) {                                                                          \
    free(taps->places);                                                                                                \
    free(taps->weights);                                                                                               \
  }                                                                                                                    \
  /* Outputs first ..< end of a line along the dimension itself. */                                                    \
  GB_CLONES static void line_##S(const taps_##S *taps, int64_t first, int64_t end, const T *from, T *to) {             \
    const int64_t n = taps->outputs, count = taps->count;                                                              \
    const int32_t *p = taps->places;                                                                                   \
    const T *w = taps->weights;                                                                                        \
    if (count == 4)                                                                                                    \
      GB_INDEPENDENT for (int64_t j = first; j < end; j++) {                                                           \
        T sum = __builtin_fma##F(from[p[j]], w[j], from[p[n + j]] * w[n + j]);                                         \
        sum = __builtin_fma##F(from[p[2 * n + j]], w[2 * n + j], sum);                                                 \
        to[j] = __builtin_fma##F(from[p[3 * n + j]], w[3 * n + j], sum);                                               \
      }                                                                                                                \
    else if (count == 2)                                                                                               \
      GB_INDEPENDENT for (int64_t j = first; j < end; j++) to[j] =                                                     \
          __builtin_fma##F(from[p[j]], w[j], from[p[n + j]] * w[n + j]);                                               \
    else                                                                                                               \
      for (int64_t j = first; j < end; j++) {                                                                          \
        T sum = __builtin_fma##F(from[p[j]], w[j], from[p[n + j]] * w[n + j]);                                         \
        to[j] = __builtin_fma##F(from[p[2 * n + j]], w[2 * n + j], sum);                                               \
      }                                                                                                                \
  }                                                                                                                    \
  /* A line between lines. */                                                                                          \
  GB_CLONES static void between_##S(int64_t n, int64_t count, const T *const *lines, const T *w, T *to) {              \
    const T *a = lines[0], *b = lines[1], *c = lines[count > 2 ? 2 : 0], *d = lines[count > 3 ? 3 : 0];                \
    const T wa = w[0], wb = w[1], wc = w[count > 2 ? 2 : 0], wd = w[count > 3 ? 3 : 0];                                \
    if (count == 4)                                                                                                    \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) to[i] = __builtin_fma##F(                                         \
          d[i], wd, __builtin_fma##F(c[i], wc, __builtin_fma##F(a[i], wa, b[i] * wb)));                                \
    else if (count == 2)                                                                                               \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) to[i] = __builtin_fma##F(a[i], wa, b[i] * wb);                    \
    else                                                                                                               \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) to[i] =                                                           \
          __builtin_fma##F(c[i], wc, __builtin_fma##F(a[i], wa, b[i] * wb));                                           \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    const gb_axis *axis;                                                                                               \
    const taps_##S *taps;                                                                                              \
    int64_t inner;                                                                                                     \
    const T *from;                                                                                                     \
    T *to;                                                                                                             \
  } lines_##S;                                                                                                         \
  static void run_lines_##S(void *context, int64_t first, int64_t end) {                                               \
    const lines_##S *c = context;                                                                                      \
    int64_t outputs = c->axis->outputs, inputs = c->axis->inputs;                                                      \
    while (first < end) {                                                                                              \
      int64_t line = first / outputs, begin = first % outputs;                                                         \
      int64_t stop = outputs - begin < end - first ? outputs : begin + end - first;                                    \
      line_##S(c->taps, begin, stop, c->from + line * inputs, c->to + line * outputs);                                 \
      first += stop - begin;                                                                                           \
    }                                                                                                                  \
  }                                                                                                                    \
  static void run_between_##S(void *context, int64_t first, int64_t end) {                                             \
    const lines_##S *c = context;                                                                                      \
    int64_t outputs = c->axis->outputs, inner = c->inner;                                                              \
    for (int64_t r = first; r < end; r++) {                                                                            \
      const T *from = c->from + r / outputs * c->axis->inputs * inner, *lines[MOST_TAPS];                              \
      int64_t start = c->axis->starts[r % outputs], count = c->axis->starts[r % outputs + 1] - start;                  \
      T weights[MOST_TAPS];                                                                                            \
      for (int64_t t = 0; t < count; t++) {                                                                            \
        lines[t] = from + c->axis->places[start + t] * inner;                                                          \
        weights[t] = (T)c->axis->weights[start + t];                                                                   \
      }                                                                                                                \
      between_##S(inner, count, lines, weights, c->to + r * inner);                                                    \
    }                                                                                                                  \
  }                                                                                                                    \
  gb_status gb_interpolate_##S(const gb_axis *axis, int64_t outer, int64_t inner, const T *from, T *to) {              \
    lines_##S all = {axis, NULL, inner, from, to};                                                                     \
    int64_t taps = axis->starts[1] - axis->starts[0], outputs = outer * axis->outputs;                                 \
    if (taps < 2 || taps > MOST_TAPS) return GB_UNSUPPORTED;                                                           \
    if (inner > 1) {                                                                                                   \
      gb_share(outputs, gb_chunk_of(outputs, inner), run_between_##S, &all);                                           \
      return GB_OK;                                                                                                    \
    }                                                                                                                  \
    taps_##S made;                                                                                                     \
    bool isMade = make_taps_##S(axis, &made);                                                                          \
    all.taps = &made;                                                                                                  \
    if (isMade) gb_share(outputs, gb_chunk_of(outputs, 2), run_lines_##S, &all);                                       \
    free_taps_##S(&made);                                                                                              \
    return isMade ? GB_OK : GB_NO_MEMORY;                                                                              \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    const gb_axis *rows;                                                                                               \
    const taps_##S *columns;                                                                                           \
    int64_t inputs;                                                                                                    \
    const T *from;                                                                                                     \
    T *to;                                                                                                             \
    _Atomic bool lacksMemory;                                                                                          \
  } pictures_##S;                                                                                                      \
  /* Parts of ROWS_TOGETHER rows. Neighbouring inputs lie in different ones of the lines that are kept. */             \
  static void run_pictures_##S(void *context, int64_t first, int64_t end) {                                            \
    pictures_##S *c = context;                                                                                         \
    const gb_axis *rows = c->rows;                                                                                     \
    int64_t taps = rows->starts[1] - rows->starts[0], width = c->columns->outputs;                                     \
    int64_t parts = (rows->outputs + ROWS_TOGETHER - 1) / ROWS_TOGETHER;                                               \
    T *kept = malloc((size_t)(taps * width) * sizeof(T));                                                              \
    if (!kept) {                                                                                                       \
      c->lacksMemory = true;                                                                                           \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t part = first; part < end; part++) {                                                                   \
      const T *from = c->from + part / parts * rows->inputs * c->inputs;                                               \
      T *to = c->to + part / parts * rows->outputs * width;                                                            \
      int64_t begin = part % parts * ROWS_TOGETHER, stop = begin + ROWS_TOGETHER, held[MOST_TAPS] = {-1, -1, -1, -1};  \
      if (stop > rows->outputs) stop = rows->outputs;                                                                  \
      for (int64_t i = begin; i < stop; i++) {                                                                         \
        const T *lines[MOST_TAPS];                                                                                     \
        T weights[MOST_TAPS];                                                                                          \
        for (int64_t t = 0; t < taps; t++) {                                                                           \
          int64_t place = rows->places[rows->starts[i] + t], slot = place % taps;                                      \
          lines[t] = kept + slot * width;                                                                              \
          weights[t] = (T)rows->weights[rows->starts[i] + t];                                                          \
          if (held[slot] == place) continue;                                                                           \
          held[slot] = place;                                                                                          \
          line_##S(c->columns, 0, width, from + place * c->inputs, kept + slot * width);                               \
        }                                                                                                              \
        between_##S(width, taps, lines, weights, to + i * width);                                                      \
      }                                                                                                                \
    }                                                                                                                  \
    free(kept);                                                                                                        \
  }                                                                                                                    \
  gb_status gb_interpolate_planes_##S(const gb_axis *rows, const gb_axis *columns, int64_t planes, const T *from,      \
                                      T *to) {                                                                         \
    int64_t taps = rows->starts[1] - rows->starts[0];                                                                  \
    if (taps < 2 || taps > MOST_TAPS) return GB_UNSUPPORTED;                                                           \
    taps_##S made;                                                                                                     \
    bool isMade = make_taps_##S(columns, &made);                                                                       \
    pictures_##S all = {rows, &made, columns->inputs, from, to, !isMade};                                              \
    int64_t parts = planes * ((rows->outputs + ROWS_TOGETHER - 1) / ROWS_TOGETHER);                                    \
    if (isMade) gb_share(parts, gb_chunk_of(parts, 2 * ROWS_TOGETHER * columns->outputs), run_pictures_##S, &all);     \
    free_taps_##S(&made);                                                                                              \
    return all.lacksMemory ? GB_NO_MEMORY : GB_OK;                                                                     \
  }
INTERPOLATION(float, f32, f)
INTERPOLATION(double, f64, )
