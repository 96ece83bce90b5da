// Interpolation to the nearest neighbour (ResamplingKernels.h): outputs that are copies of one input each, and the way back.
#include "KernelThreads.h"

enum { AXES = 3, STRETCH = 2048 };

/// One of the reference's two ways to find an input, from where the output lies.
static inline __attribute__((always_inline)) int64_t place_of(const gb_nearest *axis, int64_t output, bool isPlain,
                                                              bool isDouble) {
  float where;
  if (isPlain) {
    float scale = (float)axis->scale, at = (float)output;
    where = (axis->isCentred ? at + 0.5f : at) * scale;
  } else if (isDouble) {
    double at = axis->isCentred ? fma(axis->scale, (double)output + 0.5, -0.5) : axis->scale * (double)output;
    where = (float)(axis->isCentred ? (at < 0 ? 0 : at) + 0.5 : at);
  } else {
    float scale = (float)axis->scale;
    float at = axis->isCentred ? fmaf(scale, (float)output + 0.5f, -0.5f) : scale * (float)output;
    where = axis->isCentred ? (at < 0 ? 0 : at) + 0.5f : at;
  }
  int64_t place = (int64_t)where;
  return place < axis->inputs ? place : axis->inputs - 1;
}

GB_CLONES void gb_nearest_places(const gb_nearest *axis, int64_t first, int64_t count, int64_t *places) {
  const gb_nearest own = *axis;
  if (own.isPlain && !own.isCentred && own.outputs == own.inputs) {
    for (int64_t k = 0; k < count; k++) places[k] = first + k;
  } else if (own.isPlain && !own.isCentred && own.outputs == 2 * own.inputs) {
    for (int64_t k = 0; k < count; k++) places[k] = (first + k) >> 1;
  } else if (own.isPlain) {
    for (int64_t k = 0; k < count; k++) places[k] = place_of(&own, first + k, true, false);
  } else if (own.isDouble) {
    for (int64_t k = 0; k < count; k++) places[k] = place_of(&own, first + k, false, true);
  } else {
    for (int64_t k = 0; k < count; k++) places[k] = place_of(&own, first + k, false, false);
  }
}

/// A stretch of the last axis: where its outputs come from, and whether they are pairs of neighbours.
typedef struct {
  int64_t first, count;
  int64_t places[STRETCH];
  bool isDoubled;
} stretch;

static void look_up(const gb_nearest *axis, int64_t first, stretch *s) {
  s->first = first;
  s->count = axis->outputs - first < STRETCH ? axis->outputs - first : STRETCH;
  gb_nearest_places(axis, first, s->count, s->places);
  bool isDoubled = true;
  for (int64_t k = 0; k < s->count; k++) isDoubled &= s->places[k] == s->places[0] + (k >> 1);
  s->isDoubled = isDoubled;
}

typedef struct {
  uint64_t low, high;
} wide_item;

#define COPY_STRETCH(T, S)                                                                                             \
  GB_CLONES static void copy_stretch_##S(const stretch *s, const T *from, T *to) {                                     \
    const int64_t *places = s->places, count = s->count;                                                               \
    if (s->isDoubled) {                                                                                                \
      const T *in = from + places[0];                                                                                  \
      GB_INDEPENDENT for (int64_t k = 0; k < count / 2; k++) {                                                         \
        T value = in[k];                                                                                               \
        to[2 * k] = value;                                                                                             \
        to[2 * k + 1] = value;                                                                                         \
      }                                                                                                                \
      if (count % 2) to[count - 1] = in[count / 2];                                                                    \
      return;                                                                                                          \
    }                                                                                                                  \
    _Pragma("clang loop vectorize(disable)") for (int64_t k = 0; k < count; k++) to[k] = from[places[k]];              \
  }
COPY_STRETCH(uint8_t, 8)
COPY_STRETCH(uint16_t, 16)
COPY_STRETCH(uint32_t, 32)
COPY_STRETCH(uint64_t, 64)
COPY_STRETCH(wide_item, 128)

/// Rows of outputs for several threads, one stretch of each; or stretches, all rows of each.
typedef struct {
  int64_t item;
  const gb_nearest *axes;
  const stretch *stretch;
  int64_t rows;
  const char *from;
  char *to;
} copying;

static void copy_rows(void *context, int64_t first, int64_t end) {
  const copying *c = context;
  const gb_nearest *axes = c->axes;
  const stretch *s = c->stretch;
  int64_t inputs = axes[2].inputs * c->item, outputs = axes[2].outputs * c->item;
  const char *last = NULL;
  for (int64_t r = first; r < end; r++) {
    int64_t i = r / axes[1].outputs % axes[0].outputs, plane = r / axes[1].outputs / axes[0].outputs, second, row;
    gb_nearest_places(axes, i, 1, &row);
    gb_nearest_places(axes + 1, r % axes[1].outputs, 1, &second);
    const char *from = c->from + ((plane * axes[0].inputs + row) * axes[1].inputs + second) * inputs;
    char *to = c->to + r * outputs + s->first * c->item;
    if (from == last) {
      memcpy(to, to - outputs, (size_t)(s->count * c->item));
      continue;
    }
    last = from;
    switch (c->item) {
    case 1: copy_stretch_8(s, (const void *)from, (void *)to); break;
    case 2: copy_stretch_16(s, (const void *)from, (void *)to); break;
    case 4: copy_stretch_32(s, (const void *)from, (void *)to); break;
    case 8: copy_stretch_64(s, (const void *)from, (void *)to); break;
    default: copy_stretch_128(s, (const void *)from, (void *)to); break;
    }
  }
}

static void copy_stretches(void *context, int64_t first, int64_t end) {
  copying own = *(const copying *)context;
  stretch s;
  for (int64_t i = first; i < end; i++) {
    look_up(own.axes + 2, i * STRETCH, &s);
    own.stretch = &s;
    copy_rows(&own, 0, own.rows);
  }
}

void gb_copy_nearest(int64_t item, const gb_nearest *axes, int64_t planes, const void *from, void *to) {
  int64_t rows = planes * axes[0].outputs * axes[1].outputs, width = axes[2].outputs;
  copying c = {item, axes, NULL, rows, from, to};
  if (width > 8 * STRETCH) {
    int64_t stretches = (width + STRETCH - 1) / STRETCH;
    gb_share(stretches, gb_chunk_of(stretches, STRETCH * rows), copy_stretches, &c);
    return;
  }
  stretch s;
  c.stretch = &s;
  for (int64_t begin = 0; begin < width; begin += STRETCH) {
    look_up(axes + 2, begin, &s);
    gb_share(rows, gb_chunk_of(rows, s.count), copy_rows, &c);
  }
}

// Each input gets the sum of the outputs that are its copies, in the order of the outputs.
#define NEAREST_BACKWARD(T, S)                                                                                         \
  GB_CLONES static void add_stretch_##S(const stretch *s, const T *from, T *to) {                                      \
    const int64_t *places = s->places, count = s->count;                                                               \
    if (s->isDoubled) {                                                                                                \
      T *sums = to + places[0];                                                                                        \
      GB_INDEPENDENT for (int64_t k = 0; k < count / 2; k++) sums[k] = sums[k] + from[2 * k] + from[2 * k + 1];        \
      if (count % 2) sums[count / 2] += from[count - 1];                                                               \
      return;                                                                                                          \
    }                                                                                                                  \
    int64_t current = places[0];                                                                                       \
    T sum = to[current];                                                                                               \
    for (int64_t k = 0; k < count; k++) {                                                                              \
      if (places[k] != current) {                                                                                      \
        to[current] = sum;                                                                                             \
        current = places[k];                                                                                           \
        sum = to[current];                                                                                             \
      }                                                                                                                \
      sum += from[k];                                                                                                  \
    }                                                                                                                  \
    to[current] = sum;                                                                                                 \
  }                                                                                                                    \
  typedef struct {                                                                                                     \
    const gb_nearest *axes;                                                                                            \
    const T *from;                                                                                                     \
    T *to;                                                                                                             \
  } spreading_##S;                                                                                                     \
  static void spread_planes_##S(void *context, int64_t first, int64_t end) {                                           \
    const spreading_##S *c = context;                                                                                  \
    const gb_nearest *axes = c->axes;                                                                                  \
    const int64_t width = axes[2].outputs;                                                                             \
    stretch s;                                                                                                         \
    look_up(axes + 2, 0, &s);                                                                                          \
    for (int64_t p = first; p < end; p++)                                                                              \
      for (int64_t i = 0; i < axes[0].outputs; i++)                                                                    \
        for (int64_t j = 0; j < axes[1].outputs; j++) {                                                                \
          int64_t row, second;                                                                                         \
          gb_nearest_places(axes, i, 1, &row);                                                                         \
          gb_nearest_places(axes + 1, j, 1, &second);                                                                  \
          const T *from = c->from + ((p * axes[0].outputs + i) * axes[1].outputs + j) * width;                         \
          T *to = c->to + ((p * axes[0].inputs + row) * axes[1].inputs + second) * axes[2].inputs;                     \
          for (int64_t begin = 0; begin < width; begin += STRETCH) {                                                   \
            if (width > STRETCH) look_up(axes + 2, begin, &s);                                                         \
            add_stretch_##S(&s, from + begin, to);                                                                     \
          }                                                                                                            \
        }                                                                                                              \
  }                                                                                                                    \
  void gb_add_nearest_##S(const gb_nearest *axes, int64_t planes, const T *from, T *to) {                              \
    spreading_##S c = {axes, from, to};                                                                                \
    int64_t plane = axes[0].outputs * axes[1].outputs * axes[2].outputs;                                               \
    gb_share(planes, gb_chunk_of(planes, plane), spread_planes_##S, &c);                                               \
  }
NEAREST_BACKWARD(float, f32)
NEAREST_BACKWARD(double, f64)
