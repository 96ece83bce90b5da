// The gradients of distances between rows. A row's gradient takes what each other row sends one after the other; what 32 of them
// send in one place is computed at once. Knows no tensors.
#include "PairPanels.h"

// What a row's distances from the rows of a panel send back: their gradients, they themselves, and which of the lanes count.
#define SLOPES(V, T, S, DTYPE)                                                                                         \
  typedef struct {                                                                                                     \
    T grads[PAIRS], distances[PAIRS], divisors[PAIRS], counts[PAIRS];                                                  \
  } sent_##S;                                                                                                          \
  INLINED void gather_##S(int64_t count, const T *from, int64_t step, T *to) {                                         \
    if (step == 1)                                                                                                     \
      memcpy(to, from, (size_t)count * sizeof(T));                                                                     \
    else                                                                                                               \
      for (int64_t j = 0; j < count; j++) to[j] = from[j * step];                                                      \
  }                                                                                                                    \
  INLINED void power_##S(T exponent, const T *bases, T *powers) {                                                      \
    gb_transcendental_pair(GB_POW, DTYPE, PAIRS, powers, 1, bases, 1, &exponent, 0, 0, 0);                             \
  }                                                                                                                    \
  /* Lanes outside of begin..<end send nothing, as distances of zero that are roots. */                                \
  INLINED void prepare_##S(gb_distance kind, T exponent, int64_t begin, int64_t end, sent_##S *sent) {                 \
    for (int64_t j = 0; j < PAIRS; j++) sent->counts[j] = j >= begin && j < end;                                       \
    if (kind == GB_EUCLIDEAN || kind == GB_POWERS)                                                                     \
      for (int64_t j = 0; j < PAIRS; j++) sent->counts[j] = sent->distances[j] != 0 ? sent->counts[j] : 0;             \
    if (kind == GB_POWERS) power_##S(exponent - 1, sent->distances, sent->divisors);                                   \
  }                                                                                                                    \
  INLINED void slopes_##S(gb_distance kind, T exponent, T element, const T *panel, const sent_##S *sent, V *out) {     \
    V d = element - *(const V *)panel, found, grads = *(const V *)sent->grads;                                         \
    V sign = d != d ? d : (d > 0 ? (V)1 : (d < 0 ? (V)-1 : (V)0));                                                     \
    if (kind == GB_EUCLIDEAN) {                                                                                        \
      found = grads * d / *(const V *)sent->distances;                                                                 \
    } else if (kind == GB_CITY_BLOCK) {                                                                                \
      found = sign * grads;                                                                                            \
    } else if (kind == GB_LARGEST) {                                                                                   \
      V away = __builtin_elementwise_abs(__builtin_elementwise_abs(d) - *(const V *)sent->distances);                  \
      /* Beyond one it is no largest one; what is no number stays that. */                                             \
      V share = away < 1 ? 1 - __builtin_elementwise_ceil(away) : (away != away ? away : (V)0);                        \
      found = grads * sign * share;                                                                                    \
    } else {                                                                                                           \
      V sizes = __builtin_elementwise_abs(d), powers;                                                                  \
      power_##S(exponent < 2 ? exponent - 1 : exponent - 2, (const T *)&sizes, (T *)&powers);                          \
      found = (exponent < 2 ? sign : d) * powers * grads / *(const V *)sent->divisors;                                 \
    }                                                                                                                  \
    *out = *(const V *)sent->counts != 0 ? found : (V)0;                                                               \
  }                                                                                                                    \
  /* Adds to the row's gradient, and takes from those of the panel where it has some. */                               \
  INLINED void add_panel_##S(gb_distance kind, T exponent, int64_t size, const T *row, const T *panel, int64_t begin,  \
                             int64_t end, sent_##S *sent, T *out, int64_t outStep, T *panelOut) {                      \
    prepare_##S(kind, exponent, begin, end, sent);                                                                     \
    for (int64_t i = 0; i < size; i++) {                                                                               \
      V found;                                                                                                         \
      slopes_##S(kind, exponent, row[i], panel + i * PAIRS, sent, &found);                                             \
      T terms[PAIRS], sum = out[i * outStep];                                                                          \
      *(V *)terms = found;                                                                                             \
      for (int64_t j = begin; j < end; j++) sum += terms[j];                                                           \
      out[i * outStep] = sum;                                                                                          \
      if (panelOut) *(V *)(panelOut + i * PAIRS) -= found;                                                             \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void add_slopes_##S(gb_distance kind, T exponent, int64_t size, const T *row, const T *panel,       \
                                       int64_t begin, int64_t end, sent_##S *sent, T *out, int64_t outStep,            \
                                       T *panelOut) {                                                                  \
    switch (kind) {                                                                                                    \
      case GB_COUNT: return;                                                                                           \
      case GB_EUCLIDEAN:                                                                                               \
        return add_panel_##S(GB_EUCLIDEAN, exponent, size, row, panel, begin, end, sent, out, outStep, panelOut);      \
      case GB_CITY_BLOCK:                                                                                              \
        return add_panel_##S(GB_CITY_BLOCK, exponent, size, row, panel, begin, end, sent, out, outStep, panelOut);     \
      case GB_LARGEST:                                                                                                 \
        return add_panel_##S(GB_LARGEST, exponent, size, row, panel, begin, end, sent, out, outStep, panelOut);        \
      default: add_panel_##S(GB_POWERS, exponent, size, row, panel, begin, end, sent, out, outStep, panelOut);         \
    }                                                                                                                  \
  }
SLOPES(f32_pairs, float, f32, GB_F32)
SLOPES(f64_pairs, double, f64, GB_F64)

// Long rows: what one pair sends in 16 places at once. Rows are copied to whole vectors, filled with zeros.
enum { PLACES = 16, LEAST_PLACES = 12 };

typedef float f32_places __attribute__((ext_vector_type(PLACES), aligned(4)));
typedef double f64_places __attribute__((ext_vector_type(PLACES), aligned(8)));

#define WIDE_SLOPES(V, T, S)                                                                                           \
  /* Takes from the other row what it adds to this one's, where the other has a gradient. */                           \
  INLINED void add_pair_##S(gb_distance kind, int64_t wide, const T *x, const T *y, T grad, T distance, T *out,        \
                            T *otherOut) {                                                                             \
    if (kind == GB_EUCLIDEAN && distance == 0) return;                                                                 \
    for (int64_t i = 0; i < wide; i += PLACES) {                                                                       \
      V d = *(const V *)(x + i) - *(const V *)(y + i), found;                                                          \
      V sign = d != d ? d : (d > 0 ? (V)1 : (d < 0 ? (V)-1 : (V)0));                                                   \
      if (kind == GB_EUCLIDEAN) {                                                                                      \
        found = grad * d / distance;                                                                                   \
      } else if (kind == GB_CITY_BLOCK) {                                                                              \
        found = sign * grad;                                                                                           \
      } else {                                                                                                         \
        V away = __builtin_elementwise_abs(__builtin_elementwise_abs(d) - distance);                                   \
        V share = away < 1 ? 1 - __builtin_elementwise_ceil(away) : (away != away ? away : (V)0);                      \
        found = grad * sign * share;                                                                                   \
      }                                                                                                                \
      *(V *)(out + i) += found;                                                                                        \
      if (otherOut) *(V *)(otherOut + i) -= found;                                                                     \
    }                                                                                                                  \
  }                                                                                                                    \
  /* A row's pairs with `count` others, whose gradients and distances lie `step` apart. */                             \
  INLINED void add_pairs_##S(gb_distance kind, int64_t count, int64_t wide, const T *x, const T *others, const T *grad,\
                             const T *distances, int64_t step, T *out, T *othersOut) {                                 \
    for (int64_t j = 0; j < count; j++)                                                                                \
      add_pair_##S(kind, wide, x, others + j * wide, grad[j * step], distances[j * step], out,                         \
                   othersOut ? othersOut + j * wide : NULL);                                                           \
  }                                                                                                                    \
  GB_CLONES static void add_row_##S(gb_distance kind, int64_t count, int64_t wide, const T *x, const T *others,        \
                                    const T *grad, const T *distances, int64_t step, T *out, T *othersOut) {           \
    if (kind == GB_EUCLIDEAN)                                                                                          \
      add_pairs_##S(GB_EUCLIDEAN, count, wide, x, others, grad, distances, step, out, othersOut);                      \
    else if (kind == GB_CITY_BLOCK)                                                                                    \
      add_pairs_##S(GB_CITY_BLOCK, count, wide, x, others, grad, distances, step, out, othersOut);                     \
    else                                                                                                               \
      add_pairs_##S(GB_LARGEST, count, wide, x, others, grad, distances, step, out, othersOut);                        \
  }                                                                                                                    \
  /* Copies rows of `size` elements to rows of `wide`, or back. */                                                     \
  static void copy_rows_##S(int64_t rows, int64_t size, const T *from, int64_t fromStep, T *to, int64_t toStep) {      \
    for (int64_t i = 0; i < rows; i++) memcpy(to + i * toStep, from + i * fromStep, (size_t)size * sizeof(T));         \
  }                                                                                                                    \
  /* The gradients of a's rows; without b those of its own pairs. False where there is no memory for the copies. */    \
  static bool wide_backward_##S(gb_distance kind, int64_t rows, int64_t others, int64_t size, const T *a, const T *b,  \
                                const T *grad, const T *distances, int64_t step, int64_t otherStep, T *out) {          \
    const int64_t wide = (size + PLACES - 1) / PLACES * PLACES;                                                        \
    const bool isOwn = b == NULL;                                                                                      \
    T *copies = calloc((size_t)((2 * rows + (isOwn ? 0 : others)) * wide), sizeof(T));                                 \
    if (!copies) return false;                                                                                         \
    T *sums = copies + rows * wide, *second = isOwn ? copies : sums + rows * wide;                                     \
    copy_rows_##S(rows, size, a, size, copies, wide);                                                                  \
    if (!isOwn) copy_rows_##S(others, size, b, size, second, wide);                                                    \
    for (int64_t i = 0; i < rows; i++) {                                                                               \
      const T *x = copies + i * wide;                                                                                  \
      if (!isOwn) {                                                                                                    \
        add_row_##S(kind, others, wide, x, second, grad + i * step, distances + i * step, otherStep, sums + i * wide,  \
                    NULL);                                                                                             \
        continue;                                                                                                      \
      }                                                                                                                \
      const int64_t count = rows - i - 1;                                                                              \
      add_row_##S(kind, count, wide, x, x + wide, grad, distances, 1, sums + i * wide, sums + (i + 1) * wide);         \
      grad += count;                                                                                                   \
      distances += count;                                                                                              \
    }                                                                                                                  \
    copy_rows_##S(rows, size, sums, wide, out, size);                                                                  \
    free(copies);                                                                                                      \
    return true;                                                                                                       \
  }
WIDE_SLOPES(f32_places, float, f32)
WIDE_SLOPES(f64_places, double, f64)

#define ALL_SLOPES(T, S)                                                                                               \
  static gb_status distances_backward_##S(gb_distance kind, T exponent, int64_t rows, int64_t others, int64_t size,    \
                                          const T *a, const T *b, const T *grad, const T *distances, int64_t step,     \
                                          int64_t otherStep, T *out) {                                                 \
    if (size >= LEAST_PLACES && kind != GB_POWERS &&                                                                   \
        wide_backward_##S(kind, rows, others, size, a, b, grad, distances, step, otherStep, out))                      \
      return GB_OK;                                                                                                    \
    const int64_t most = PAIRS * panels_at_once(size * PAIRS * (int64_t)sizeof(T));                                    \
    T *panels = malloc((size_t)(size * most) * sizeof(T) + 1);                                                         \
    if (!panels) return GB_NO_MEMORY;                                                                                  \
    for (int64_t first = 0; first < others; first += most) {                                                           \
      const int64_t count = others - first < most ? others - first : most;                                             \
      fill_panels_##S(count, size, b + first * size, panels);                                                          \
      for (int64_t i = 0; i < rows; i++)                                                                               \
        for (int64_t j = 0; j < count; j += PAIRS) {                                                                   \
          const int64_t width = count - j < PAIRS ? count - j : PAIRS;                                                 \
          const int64_t at = i * step + (first + j) * otherStep;                                                       \
          sent_##S sent = {0};                                                                                         \
          gather_##S(width, grad + at, otherStep, sent.grads);                                                         \
          gather_##S(width, distances + at, otherStep, sent.distances);                                                \
          add_slopes_##S(kind, exponent, size, a + i * size, panels + j * size, 0, width, &sent, out + i * size, 1,    \
                         NULL);                                                                                        \
        }                                                                                                              \
    }                                                                                                                  \
    free(panels);                                                                                                      \
    return GB_OK;                                                                                                      \
  }                                                                                                                    \
  /* The pairs come row by row. Each row takes its pairs with those before it first, as the second of them: its block's */\
  /* panels hold what it has until all rows up to it have passed by. */                                                \
  static gb_status own_distances_backward_##S(gb_distance kind, T exponent, int64_t rows, int64_t size, const T *a,    \
                                              const T *grad, const T *distances, T *out) {                             \
    if (size >= LEAST_PLACES && kind != GB_POWERS &&                                                                   \
        wide_backward_##S(kind, rows, 0, size, a, NULL, grad, distances, 0, 0, out))                                   \
      return GB_OK;                                                                                                    \
    const int64_t most = PAIRS * panels_at_once(2 * size * PAIRS * (int64_t)sizeof(T));                                \
    T *panels = malloc((size_t)(2 * size * most) * sizeof(T) + 1), *sums = panels + size * most;                       \
    if (!panels) return GB_NO_MEMORY;                                                                                  \
    for (int64_t first = 0; first < rows; first += most) {                                                             \
      const int64_t count = rows - first < most ? rows - first : most;                                                 \
      fill_panels_##S(count, size, a + first * size, panels);                                                          \
      memset(sums, 0, (size_t)(size * most) * sizeof(T));                                                              \
      for (int64_t i = 0; i < first + count; i++) {                                                                    \
        const int64_t own = i - first, begin = own < 0 ? 0 : own + 1;                                                  \
        const int64_t before = i * (2 * rows - i - 1) / 2 + (first - i - 1);                                           \
        T *to = own < 0 ? out + i * size : sums + own / PAIRS * PAIRS * size + own % PAIRS;                            \
        for (int64_t j = begin / PAIRS * PAIRS; j < count; j += PAIRS) {                                               \
          const int64_t from = begin > j ? begin - j : 0, end = count - j < PAIRS ? count - j : PAIRS;                 \
          sent_##S sent = {0};                                                                                         \
          if (from < end) {                                                                                            \
            gather_##S(end - from, grad + before + j + from, 1, sent.grads + from);                                    \
            gather_##S(end - from, distances + before + j + from, 1, sent.distances + from);                           \
          }                                                                                                            \
          add_slopes_##S(kind, exponent, size, a + i * size, panels + j * size, from, end, &sent, to,                  \
                         own < 0 ? 1 : PAIRS, sums + j * size);                                                        \
        }                                                                                                              \
      }                                                                                                                \
      for (int64_t j = 0; j < count; j++)                                                                              \
        for (int64_t i = 0; i < size; i++)                                                                             \
          out[(first + j) * size + i] += sums[j / PAIRS * PAIRS * size + i * PAIRS + j % PAIRS];                       \
    }                                                                                                                  \
    free(panels);                                                                                                      \
    return GB_OK;                                                                                                      \
  }
ALL_SLOPES(float, f32)
ALL_SLOPES(double, f64)

/// Rows for several threads.
typedef struct {
  gb_dtype dtype;
  gb_distance kind;
  double exponent;
  int64_t others, size, step, otherStep;
  const void *a, *b, *grad, *distances;
  void *out;
  _Atomic(gb_status) status;
} slope_rows;

static void find_slopes(void *context, int64_t first, int64_t end) {
  slope_rows *d = context;
  const int64_t rows = end - first, at = first * d->step, row = first * d->size;
  gb_status status =
      d->dtype == GB_F32
          ? distances_backward_f32(d->kind, (float)d->exponent, rows, d->others, d->size, (const float *)d->a + row, d->b,
                                   (const float *)d->grad + at, (const float *)d->distances + at, d->step, d->otherStep,
                                   (float *)d->out + row)
          : distances_backward_f64(d->kind, d->exponent, rows, d->others, d->size, (const double *)d->a + row, d->b,
                                   (const double *)d->grad + at, (const double *)d->distances + at, d->step,
                                   d->otherStep, (double *)d->out + row);
  if (status != GB_OK) d->status = status;
}

gb_status gb_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t others,
                                int64_t size, const void *a, const void *b, const void *grad,
                                const void *distances, int64_t step, int64_t otherStep, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  slope_rows all = {dtype, kind, exponent, others, size, step, otherStep, a, b, grad, distances, out, GB_OK};
  if (rows > 0) gb_share(rows, gb_rows_at_once(kind, rows, others, size), find_slopes, &all);
  return all.status;
}

gb_status gb_own_distances_backward(gb_dtype dtype, gb_distance kind, double exponent, int64_t rows, int64_t size,
                                    const void *a, const void *grad, const void *distances, void *out) {
  if (dtype == GB_F32) return own_distances_backward_f32(kind, (float)exponent, rows, size, a, grad, distances, out);
  if (dtype == GB_F64) return own_distances_backward_f64(kind, exponent, rows, size, a, grad, distances, out);
  return GB_UNSUPPORTED;
}
