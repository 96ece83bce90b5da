// Weighted sums of neighbours along trailing dimensions (ResamplingKernels.h). Knows no modes of interpolation.
#include "KernelThreads.h"

enum { AXES = 3 };

static inline double rounded(double value, bool isSingle) { return isSingle ? (double)(float)value : value; }

/// The sum for one output, or the spreading of its value.
static inline double sum_of_taps(const gb_axis *axes, const int64_t *at, bool spreads, bool isSingle, double value,
                                 const double *from, double *to) {
  double sum = 0;
  for (int64_t i = axes[0].starts[at[0]]; i < axes[0].starts[at[0] + 1]; i++) {
    if (axes[0].places[i] < 0) continue;
    double first = rounded(axes[0].weights[i], isSingle);
    for (int64_t j = axes[1].starts[at[1]]; j < axes[1].starts[at[1] + 1]; j++) {
      if (axes[1].places[j] < 0) continue;
      double second = rounded(first * axes[1].weights[j], isSingle);
      int64_t row = (axes[0].places[i] * axes[1].inputs + axes[1].places[j]) * axes[2].inputs;
      for (int64_t k = axes[2].starts[at[2]]; k < axes[2].starts[at[2] + 1]; k++) {
        if (axes[2].places[k] < 0) continue;
        double weight = rounded(second * axes[2].weights[k], isSingle);
        int64_t place = row + axes[2].places[k];
        if (spreads)
          to[place] = rounded(fma(value, weight, to[place]), isSingle);
        else
          sum += from[place] * weight;
      }
    }
  }
  return sum;
}

static void spread_cubic(const gb_axis *axes, const int64_t *at, bool isSingle, double value, double *to) {
  for (int64_t k = axes[2].starts[at[2]]; k < axes[2].starts[at[2] + 1]; k++)
    for (int64_t j = axes[1].starts[at[1]]; j < axes[1].starts[at[1] + 1]; j++) {
      double *place = to + axes[1].places[j] * axes[2].inputs + axes[2].places[k];
      double part = rounded(rounded(value * axes[1].weights[j], isSingle) * axes[2].weights[k], isSingle);
      *place = rounded(*place + part, isSingle);
    }
}

GB_CLONES static void resample_plane(const gb_axis *axes, bool spreads, bool isSingle, bool isCubic, const double *from,
                                     double *to) {
  int64_t at[AXES], output = 0;
  for (at[0] = 0; at[0] < axes[0].outputs; at[0]++)
    for (at[1] = 0; at[1] < axes[1].outputs; at[1]++)
      for (at[2] = 0; at[2] < axes[2].outputs; at[2]++, output++) {
        if (isCubic)
          spread_cubic(axes, at, isSingle, from[output], to);
        else if (spreads)
          sum_of_taps(axes, at, true, isSingle, from[output], NULL, to);
        else
          to[output] = sum_of_taps(axes, at, false, isSingle, 0, from, NULL);
      }
}

void gb_resample(const gb_axis *axes, int64_t planes, bool spreads, bool isSingle, bool isCubic, const double *from,
                 double *to) {
  int64_t inputs = 1, outputs = 1;
  for (int a = 0; a < AXES; a++) inputs *= axes[a].inputs, outputs *= axes[a].outputs;
  for (int64_t plane = 0; plane < planes; plane++)
    resample_plane(axes, spreads, isSingle, isCubic, from + plane * (spreads ? outputs : inputs),
                   to + plane * (spreads ? inputs : outputs));
}

/// Planes whose outputs are sums of two neighbours along two axes, for several threads.
typedef struct {
  const gb_axis *rows, *columns;
  bool isSingle;
  const void *from;
  void *to;
} pair_spreading;

#define SPREAD_PAIRS(T, S, F)                                                                                          \
  GB_CLONES static void spread_pairs_##S(const gb_axis *rows, const gb_axis *columns, const T *from, T *to) {          \
    for (int64_t i = 0; i < rows->outputs; i++) {                                                                      \
      T *above = to + rows->places[2 * i] * columns->inputs, *below = to + rows->places[2 * i + 1] * columns->inputs;  \
      T north = (T)rows->weights[2 * i], south = (T)rows->weights[2 * i + 1];                                          \
      for (int64_t j = 0; j < columns->outputs; j++, from++) {                                                         \
        int64_t left = columns->places[2 * j], right = columns->places[2 * j + 1];                                     \
        T west = (T)columns->weights[2 * j], east = (T)columns->weights[2 * j + 1], value = *from;                     \
        above[left] = __builtin_fma##F(value, north * west, above[left]);                                              \
        above[right] = __builtin_fma##F(value, north * east, above[right]);                                            \
        below[left] = __builtin_fma##F(value, south * west, below[left]);                                              \
        below[right] = __builtin_fma##F(value, south * east, below[right]);                                            \
      }                                                                                                                \
    }                                                                                                                  \
  }
SPREAD_PAIRS(float, f32, f)
SPREAD_PAIRS(double, f64, )

static void spread_planes(void *context, int64_t first, int64_t end) {
  const pair_spreading *p = context;
  int64_t inputs = p->rows->inputs * p->columns->inputs, outputs = p->rows->outputs * p->columns->outputs;
  for (int64_t plane = first; plane < end; plane++) {
    if (p->isSingle)
      spread_pairs_f32(p->rows, p->columns, (const float *)p->from + plane * outputs, (float *)p->to + plane * inputs);
    else
      spread_pairs_f64(p->rows, p->columns, (const double *)p->from + plane * outputs,
                       (double *)p->to + plane * inputs);
  }
}

static bool has_pairs(const gb_axis *axis, bool isSingle) {
  bool result = true;
  for (int64_t i = 0; i <= axis->outputs; i++) result = result && axis->starts[i] == 2 * i;
  for (int64_t i = 0; result && i < 2 * axis->outputs; i++)
    result = axis->places[i] >= 0 && (!isSingle || (double)(float)axis->weights[i] == axis->weights[i]);
  return result;
}

bool gb_spread_pairs(const gb_axis *rows, const gb_axis *columns, int64_t planes, bool isSingle, const void *from,
                     void *to) {
  if (!has_pairs(rows, isSingle) || !has_pairs(columns, isSingle)) return false;
  pair_spreading all = {rows, columns, isSingle, from, to};
  gb_share(planes, gb_chunk_of(planes, 4 * rows->outputs * columns->outputs), spread_planes, &all);
  return true;
}

typedef struct {
  uint64_t low, high;
} wide_item;

int64_t gb_padded_place(const gb_padding *axis, int64_t output) {
  int64_t place = output - axis->before, size = axis->inputs;
  switch (axis->mode) {
  case GB_REFLECT:
    if (place < 0) place = -place;
    if (place >= size) place = 2 * (size - 1) - place;
    break;
  case GB_REPLICATE: break;
  case GB_CIRCULAR: place = (place % size + size) % size; break;
  }
  return place < 0 ? 0 : place >= size ? size - 1 : place;
}

#define PAD_PART(T)                                                                                                    \
  for (int64_t k = begin; k < end; k++) ((T *)to)[k] = ((const T *)from)[gb_padded_place(axis, k)];                     \
  break;

static void pad_part(int64_t item, const gb_padding *axis, int64_t begin, int64_t end, const char *from, char *to) {
  switch (item) {
  case 1: PAD_PART(uint8_t)
  case 2: PAD_PART(uint16_t)
  case 4: PAD_PART(uint32_t)
  case 8: PAD_PART(uint64_t)
  default: PAD_PART(wide_item)
  }
}

/// Rows of outputs for several threads.
typedef struct {
  int64_t item;
  const gb_padding *axes;
  const char *from;
  char *to;
} padding;

// Rows with short borders, whose places are looked up once.
enum { SHORT_BORDER = 32 };
typedef struct {
  int64_t first, end;  // where the inputs themselves stand
  int64_t left[SHORT_BORDER], right[SHORT_BORDER];
} borders;

#define PAD_ROW(T)                                                                                                     \
  static inline __attribute__((always_inline)) void pad_row_##T(const gb_padding *row, const borders *b, const T *in,  \
                                                                T *out) {                                              \
    for (int64_t k = 0; k < b->first; k++) out[k] = in[b->left[k]];                                                    \
    const T *from = in - row->before;                                                                                  \
    GB_INDEPENDENT for (int64_t k = b->first; k < b->end; k++) out[k] = from[k];                                       \
    for (int64_t k = b->end; k < row->outputs; k++) out[k] = in[b->right[k - b->end]];                                 \
  }
PAD_ROW(uint32_t)
PAD_ROW(uint64_t)

static bool find_borders(const gb_padding *row, borders *b) {
  b->first = row->before < 0 ? 0 : row->before, b->end = row->before + row->inputs;
  if (b->end > row->outputs) b->end = row->outputs;
  if (b->first > b->end) b->first = b->end = 0;
  if (b->first > SHORT_BORDER || row->outputs - b->end > SHORT_BORDER) return false;
  for (int64_t k = 0; k < b->first; k++) b->left[k] = gb_padded_place(row, k);
  for (int64_t k = b->end; k < row->outputs; k++) b->right[k - b->end] = gb_padded_place(row, k);
  return true;
}

GB_CLONES static void pad_short_rows(const padding *c, const borders *given, int64_t begin, int64_t stop) {
  const borders own = *given;
  const gb_padding axes[3] = {c->axes[0], c->axes[1], c->axes[2]}, *row = axes + 2;
  int64_t line = begin % axes[1].outputs, slice = begin / axes[1].outputs % axes[0].outputs;
  int64_t plane = begin / axes[1].outputs / axes[0].outputs, i = gb_padded_place(axes, slice);
  for (int64_t r = begin; r < stop; r++) {
    int64_t j = gb_padded_place(axes + 1, line);
    int64_t from = ((plane * axes[0].inputs + i) * axes[1].inputs + j) * row->inputs, to = r * row->outputs;
    if (c->item == 4)
      pad_row_uint32_t(row, &own, (const uint32_t *)(const void *)c->from + from, (uint32_t *)(void *)c->to + to);
    else
      pad_row_uint64_t(row, &own, (const uint64_t *)(const void *)c->from + from, (uint64_t *)(void *)c->to + to);
    if (++line < axes[1].outputs) continue;
    line = 0;
    if (++slice == axes[0].outputs) slice = 0, plane++;
    i = gb_padded_place(axes, slice);
  }
}

static void pad_rows(void *context, int64_t begin, int64_t stop) {
  const padding *c = context;
  const gb_padding *axes = c->axes, *row = axes + 2;
  int64_t item = c->item;
  borders b;
  bool areShort = find_borders(row, &b);
  if (areShort && (item == 4 || item == 8)) {
    pad_short_rows(c, &b, begin, stop);
    return;
  }
  for (int64_t r = begin; r < stop; r++) {
    int64_t i = gb_padded_place(axes, r / axes[1].outputs % axes[0].outputs);
    int64_t j = gb_padded_place(axes + 1, r % axes[1].outputs), plane = r / axes[1].outputs / axes[0].outputs;
    const char *in = c->from + ((plane * axes[0].inputs + i) * axes[1].inputs + j) * row->inputs * item;
    char *out = c->to + r * row->outputs * item;
    pad_part(item, row, 0, b.first, in, out);
    gb_copy_bytes((b.end - b.first) * item, in + (b.first - row->before) * item, out + b.first * item);
    pad_part(item, row, b.end, row->outputs, in, out);
  }
}

void gb_pad(int64_t item, const gb_padding *axes, int64_t planes, const void *from, void *to) {
  padding all = {item, axes, from, to};
  int64_t rows = planes * axes[0].outputs * axes[1].outputs;
  gb_share(rows, gb_chunk_of(rows, axes[2].outputs), pad_rows, &all);
}

// Each input gets the sum of the outputs that are its copies, in the order of the outputs.
#define PAD_BACKWARD(T, S)                                                                                             \
  GB_CLONES static void add_row_##S(int64_t n, const T *from, T *to) {                                                 \
    GB_INDEPENDENT for (int64_t k = 0; k < n; k++) to[k] += from[k];                                                   \
  }                                                                                                                    \
  void gb_pad_backward_##S(const gb_padding *axes, int64_t planes, const T *from, T *to) {                             \
    const gb_padding *row = axes + 2;                                                                                  \
    int64_t plane = axes[0].inputs * axes[1].inputs * row->inputs;                                                     \
    int64_t first = row->before < 0 ? 0 : row->before, end = row->before + row->inputs;                                \
    if (end > row->outputs) end = row->outputs;                                                                        \
    if (first > end) first = end = 0;                                                                                  \
    for (int64_t p = 0; p < planes; p++)                                                                               \
      for (int64_t i = 0; i < axes[0].outputs; i++)                                                                    \
        for (int64_t j = 0; j < axes[1].outputs; j++, from += row->outputs) {                                          \
          T *into = to + p * plane +                                                                                   \
                    (gb_padded_place(axes, i) * axes[1].inputs + gb_padded_place(axes + 1, j)) * row->inputs;          \
          for (int64_t k = 0; k < first; k++) into[gb_padded_place(row, k)] += from[k];                                \
          add_row_##S(end - first, from + first, into + first - row->before);                                          \
          for (int64_t k = end; k < row->outputs; k++) into[gb_padded_place(row, k)] += from[k];                       \
        }                                                                                                              \
  }
PAD_BACKWARD(float, f32)
PAD_BACKWARD(double, f64)

#define FOUR_NEIGHBOURS(T, S, F)                                                                                       \
  GB_CLONES void gb_four_neighbours_##S(const gb_axis *rows, const gb_axis *columns, bool isGrouped, const T *from,    \
                                        T *to) {                                                                       \
    for (int64_t i = 0; i < rows->outputs; i++) {                                                                      \
      const T *above = from + rows->places[2 * i] * columns->inputs;                                                   \
      const T *below = from + rows->places[2 * i + 1] * columns->inputs;                                               \
      T north = (T)rows->weights[2 * i], south = (T)rows->weights[2 * i + 1];                                          \
      for (int64_t j = 0; j < columns->outputs; j++, to++) {                                                           \
        int64_t left = columns->places[2 * j], right = columns->places[2 * j + 1];                                     \
        T west = (T)columns->weights[2 * j], east = (T)columns->weights[2 * j + 1], sum;                               \
        if (isGrouped) {                                                                                               \
          sum = below[left] * (south * west);                                                                          \
          sum = __builtin_fma##F(below[right], south * east, sum);                                                     \
          sum = __builtin_fma##F(above[right], north * east, sum);                                                     \
          *to = __builtin_fma##F(above[left], north * west, sum);                                                      \
        } else {                                                                                                       \
          sum = above[right] * (north * east);                                                                         \
          sum = __builtin_fma##F(above[left], north * west, sum);                                                      \
          sum = __builtin_fma##F(below[left], south * west, sum);                                                      \
          *to = __builtin_fma##F(below[right], south * east, sum);                                                     \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }
FOUR_NEIGHBOURS(float, f32, f)
FOUR_NEIGHBOURS(double, f64, )
