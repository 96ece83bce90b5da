// The greatest or least element and where it first stands; NaN beats all. Rows of floats are searched twice, for the
// value and for its place, both a vector at a time; columns side by side once.
#include "KernelThreads.h"
#include "ReductionWalk.h"

enum { COLUMNS = 64, LANES = 64, FEW = 16 };

/// Whether element a beats the best so far: NaN beats all, ties keep the first.
static bool beats(bool maximum, gb_dtype dtype, const void *in, int64_t a, int64_t best) {
  if (dtype >= GB_I64 && dtype <= GB_BOOL) {
    int64_t x = gb_integer(dtype, in, a), y = gb_integer(dtype, in, best);
    return maximum ? x > y : x < y;
  }
  double x = gb_number(dtype, in, a), y = gb_number(dtype, in, best);
  if (y != y) return false;
  return x != x || (maximum ? x > y : x < y);
}

// TURNED(sign, x) turns the search for the least into one for the greatest.
#define FAMILY(T, S, INT, TURNED, PLUS, MINUS)                                                                         \
  /* The first place that holds the value, or NaN. */                                                                  \
  static inline int64_t first_place_##S(const T *in, int64_t n, T value, bool isMissing) {                             \
    for (int64_t i = 0; i < n; i++)                                                                                    \
      if (isMissing ? in[i] != in[i] : in[i] == value) return i;                                                       \
    return 0;                                                                                                          \
  }                                                                                                                    \
  GB_CLONES static int64_t row_place_##S(T sign, const T *in, int64_t n) {                                             \
    T lanes[LANES], best = TURNED(sign, in[0]);                                                                        \
    INT absent[LANES] = {0};                                                                                           \
    bool isMissing = false;                                                                                            \
    int64_t i = 0;                                                                                                     \
    for (int w = 0; w < LANES; w++) lanes[w] = best;                                                                   \
    for (; i + LANES <= n; i += LANES)                                                                                 \
      for (int w = 0; w < LANES; w++) {                                                                                \
        T x = TURNED(sign, in[i + w]);                                                                                 \
        absent[w] |= x != x;                                                                                           \
        lanes[w] = x > lanes[w] ? x : lanes[w];                                                                        \
      }                                                                                                                \
    for (; i < n; i++) {                                                                                               \
      T x = TURNED(sign, in[i]);                                                                                       \
      isMissing |= x != x;                                                                                             \
      best = x > best ? x : best;                                                                                      \
    }                                                                                                                  \
    for (int w = 0; w < LANES; w++) isMissing |= absent[w] != 0;                                                       \
    for (int w = 0; w < LANES; w++) best = lanes[w] > best ? lanes[w] : best;                                          \
    best = TURNED(sign, best);                                                                                         \
    /* Whole blocks without it are passed over quickly. */                                                             \
    for (i = 0; i + LANES <= n; i += LANES) {                                                                          \
      INT found = 0;                                                                                                   \
      for (int w = 0; w < LANES; w++) found |= isMissing ? in[i + w] != in[i + w] : in[i + w] == best;                 \
      if (found) break;                                                                                                \
    }                                                                                                                  \
    return i + first_place_##S(in + i, n - i, best, isMissing);                                                        \
  }                                                                                                                    \
  /* COLUMNS neighbouring columns of `count` elements. */                                                              \
  GB_CLONES static void column_places_##S(T sign, const T *in, int64_t step, int64_t count, int64_t *indices) {        \
    T best[COLUMNS];                                                                                                   \
    INT places[COLUMNS] = {0};                                                                                         \
    for (int w = 0; w < COLUMNS; w++) best[w] = TURNED(sign, in[w]);                                                   \
    for (int64_t i = 1; i < count; i++)                                                                                \
      for (int w = 0; w < COLUMNS; w++) {                                                                              \
        T x = TURNED(sign, in[i * step + w]);                                                                          \
        bool wins = (best[w] == best[w]) & ((x != x) | (x > best[w]));                                                 \
        best[w] = wins ? x : best[w];                                                                                  \
        places[w] = wins ? (INT)i : places[w];                                                                         \
      }                                                                                                                \
    for (int w = 0; w < COLUMNS; w++) indices[w] = places[w];                                                          \
  }                                                                                                                    \
  /* Rows of few elements, `next` apart: none is passed over. */                                                       \
  GB_CLONES static void short_places_##S(T sign, const T *in, int64_t next, int64_t rows, int64_t n,                   \
                                         int64_t *indices) {                                                           \
    for (int64_t r = 0; r < rows; r++, in += next) {                                                                   \
      T best = TURNED(sign, in[0]);                                                                                    \
      int64_t place = 0;                                                                                               \
      for (int64_t i = 1; i < n; i++) {                                                                                \
        T x = TURNED(sign, in[i]);                                                                                     \
        int wins = (best == best) & ((x != x) | (x > best));                                                           \
        best = __builtin_unpredictable(wins) ? x : best;                                                               \
        place = __builtin_unpredictable(wins) ? i : place;                                                             \
      }                                                                                                                \
      indices[r] = place;                                                                                              \
    }                                                                                                                  \
  }                                                                                                                    \
  static void line_places_##S(bool maximum, const gb_walk *kept, int64_t step, int64_t first, int64_t outputs,         \
                              int64_t count, const T *in, T *values, int64_t *indices) {                               \
    int64_t side = kept->ndim > 0 && kept->strides[kept->ndim - 1] == 1 ? kept->sizes[kept->ndim - 1] : 1;             \
    int64_t last = kept->ndim - 1, size = last < 0 ? 1 : kept->sizes[last], next = last < 0 ? 0 : kept->strides[last]; \
    int64_t left = 0, base = 0, together;                                                                              \
    for (int64_t o = first; o < outputs;) {                                                                            \
      if (left <= 0) base = gb_walk_offset(kept, o), left = size - o % size;                                           \
      together = 1;                                                                                                    \
      if (step == 1 && count <= FEW) {                                                                                 \
        together = left < outputs - o ? left : outputs - o;                                                            \
        short_places_##S(maximum ? PLUS : MINUS, in + base, next, together, count, indices + o);                       \
      } else if (step == 1) {                                                                                          \
        indices[o] = row_place_##S(maximum ? PLUS : MINUS, in + base, count);                                          \
      } else if (side - o % side >= COLUMNS && outputs - o >= COLUMNS && count < INT32_MAX) {                          \
        column_places_##S(maximum ? PLUS : MINUS, in + base, step, count, indices + o);                                \
        together = COLUMNS;                                                                                            \
      } else {                                                                                                         \
        T best = in[base];                                                                                             \
        indices[o] = 0;                                                                                                \
        for (int64_t i = 1; i < count && best == best; i++) {                                                          \
          T x = in[base + i * step];                                                                                   \
          if (x == x && !(maximum ? x > best : x < best)) continue;                                                    \
          best = x;                                                                                                    \
          indices[o] = i;                                                                                              \
        }                                                                                                              \
      }                                                                                                                \
      for (int64_t j = 0; values && j < together; j++) values[o + j] = in[base + j * next + indices[o + j] * step];    \
      o += together;                                                                                                   \
      left -= together;                                                                                                \
      base += together * next;                                                                                         \
    }                                                                                                                  \
  }
#define MULTIPLIED(sign, x) ((sign) * (x))
FAMILY(float, f32, int32_t, MULTIPLIED, 1, -1)
FAMILY(double, f64, int64_t, MULTIPLIED, 1, -1)
// Whole numbers with all bits turned round come in the opposite order.
#define FLIPPED(sign, x) ((x) ^ (sign))
FAMILY(int64_t, i64, int64_t, FLIPPED, 0, -1)
FAMILY(int32_t, i32, int32_t, FLIPPED, 0, -1)
FAMILY(int16_t, i16, int32_t, FLIPPED, 0, -1)
FAMILY(int8_t, i8, int32_t, FLIPPED, 0, -1)
FAMILY(uint8_t, u8, int32_t, FLIPPED, 0, 255)

/// What the threads share: the outputs.
typedef struct {
  bool maximum;
  gb_dtype dtype;
  const gb_walk *kept;
  int64_t step, count;
  const void *in;
  void *values;
  int64_t *indices;
} line_search;

static void search_lines(void *context, int64_t first, int64_t end) {
  line_search *l = context;
#define SEARCH(S) line_places_##S(l->maximum, l->kept, l->step, first, end, l->count, l->in, l->values, l->indices)
  switch (l->dtype) {
  case GB_F32: SEARCH(f32); break;
  case GB_F64: SEARCH(f64); break;
  case GB_I64: SEARCH(i64); break;
  case GB_I32: SEARCH(i32); break;
  case GB_I16: SEARCH(i16); break;
  case GB_I8: SEARCH(i8); break;
  default: SEARCH(u8); break;
  }
}

static bool has_family(gb_dtype dtype) { return !gb_is_half(dtype) && !gb_is_complex(dtype); }

gb_status gb_find_extremum(bool maximum, gb_dtype dtype, const gb_walk *kept, const gb_walk *folded, int64_t outputs,
                           int64_t count, const void *in, void *values, int64_t *indices) {
  if (outputs > 0 && count == 0) return GB_INDEX_OUT_OF_RANGE;
  int64_t item = gb_item_size(dtype);
  // A dimension of one element is no dimension.
  int64_t step = 1, lines = 0;
  for (int32_t d = 0; d < folded->ndim; d++)
    if (folded->sizes[d] != 1) {
      step = folded->strides[d];
      lines++;
    }
  if (lines <= 1 && has_family(dtype)) {
    line_search search = {maximum, dtype, kept, step, count, in, values, indices};
    int64_t chunk = gb_chunk_of(outputs, count);
    gb_share(outputs, (chunk + COLUMNS - 1) / COLUMNS * COLUMNS, search_lines, &search);
    return GB_OK;
  }
  for (int64_t o = 0; o < outputs; o++) {
    int64_t base = gb_walk_offset(kept, o), best = base, index = 0;
    for (int64_t i = 1; i < count; i++) {
      int64_t offset = base + (lines <= 1 ? i * step : gb_walk_offset(folded, i));
      if (!beats(maximum, dtype, in, offset, best)) continue;
      best = offset;
      index = i;
    }
    indices[o] = index;
    if (values) memcpy((char *)values + o * item, (const char *)in + best * item, (size_t)item);
  }
  return GB_OK;
}

/// The half types: widened once, in row-major order; what is found there is taken from the elements themselves.
static gb_status half_extremum(bool maximum, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                               int32_t dim, const void *in, void *values, int64_t *indices) {
  int64_t count = 1, outer = 1, inner = 1, length = ndim > 0 ? sizes[dim] : 1, dense[GB_MAX_DIMS];
  for (int32_t d = ndim - 1; d >= 0; d--) {
    dense[d] = count;
    count *= sizes[d];
    if (d < dim) outer *= sizes[d];
    if (d > dim) inner *= sizes[d];
  }
  if (count == 0) return outer * inner > 0 ? GB_INDEX_OUT_OF_RANGE : GB_OK;
  float *wide = malloc((size_t)count * sizeof *wide);
  if (!wide) return GB_NO_MEMORY;
  gb_status status = gb_convert_strided(GB_F32, dtype, ndim, sizes, dense, strides, wide, in);
  if (status == GB_OK) status = gb_extremum(maximum, GB_F32, ndim, sizes, dense, dim, wide, NULL, indices);
  // Widening and rounding again gives the number back.
  for (int64_t o = 0; status == GB_OK && values && o < outer * inner; o++) {
    float found = wide[(o / inner * length + indices[o]) * inner + o % inner];
    gb_store_float(dtype, values, o, (double)found);
  }
  free(wide);
  return status;
}

gb_status gb_extremum(bool maximum, gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides,
                      int32_t dim, const void *in, void *values, int64_t *indices) {
  if (gb_is_complex(dtype)) return GB_UNSUPPORTED;
  if (gb_is_half(dtype)) return half_extremum(maximum, dtype, ndim, sizes, strides, dim, in, values, indices);
  bool reduced[GB_MAX_DIMS] = {false};
  int64_t outputs = 1;
  for (int32_t d = 0; d < ndim; d++)
    if (d != dim) outputs *= sizes[d];
  if (ndim > 0) reduced[dim] = true;
  gb_walk kept, folded;
  gb_split_walk(&kept, &folded, ndim, sizes, strides, reduced);
  return gb_find_extremum(maximum, dtype, &kept, &folded, outputs, ndim > 0 ? sizes[dim] : 1, in, values, indices);
}
