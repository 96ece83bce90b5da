// The element that would stand at some place of a sorted line, found without sorting: the candidates' ranks are told apart digit
// by digit from the highest, and only those with the right digit stay. Distinct values of a sorted line.
#include "ElementRanks.h"
#include "KernelThreads.h"

enum { SELECTED_BITS = 11, SELECTED_DIGITS = 1 << SELECTED_BITS };

typedef struct {
  uint64_t rank;
  int64_t place;
} candidate;

enum { LEAST_BITS = 5, SHORT_LINE = 512, FEW_BITS = 8, LONG_LINE = 8192, HANDFUL = 20 };

/// The same of so few that it pays to put them in order.
static candidate select_of_few(candidate *items, int64_t n, int64_t before) {
  for (int64_t i = 1; i < n; i++) {
    candidate item = items[i];
    int64_t at = i;
    for (; at > 0 && item.rank < items[at - 1].rank; at--) items[at] = items[at - 1];
    items[at] = item;
  }
  return items[before];
}

/// The candidate of which `before` others have a smaller rank or the same one and an earlier place.
static candidate select_candidate(candidate *items, int64_t n, int64_t before) {
  // Short lines have too few elements for many digits.
  int bits = n < SHORT_LINE ? LEAST_BITS : n < LONG_LINE ? FEW_BITS : SELECTED_BITS;
  uint64_t mask = ((uint64_t)1 << bits) - 1;
  for (int shift = 64 - bits; n > 1; shift = shift > bits ? shift - bits : 0) {
    if (n <= HANDFUL) return select_of_few(items, n, before);
    uint64_t differing = 0;
    for (int64_t i = 1; i < n; i++) differing |= items[i].rank ^ items[0].rank;
    if (differing == 0) return items[before];
    // Down to the first digit in which they differ.
    int top = 63 - __builtin_clzll(differing);
    if (top < shift) shift = top < bits ? 0 : top - bits + 1;
    uint32_t counts[SELECTED_DIGITS];
    int64_t digit = 0, kept = 0;
    memset(counts, 0, sizeof *counts << bits);
    for (int64_t i = 0; i < n; i++) counts[items[i].rank >> shift & mask]++;
    while (before >= counts[digit]) before -= counts[digit++];
    for (int64_t i = 0; i < n; i++) {
      items[kept] = items[i];
      kept += (int64_t)(items[i].rank >> shift & mask) == digit;
    }
    n = kept;
  }
  return items[0];
}

GB_CLONES static bool ranks_of_floats(int64_t n, const float *in, uint64_t *items) {
  uint32_t found = 0;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {
    float x = in[i] + 0.0f;  // both zeros are one
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    found |= x != x;
    uint32_t rank = bits ^ ((uint32_t)((int32_t)bits >> 31) | 0x80000000u);
    items[i] = (uint64_t)rank << 32 | (uint64_t)i;
  }
  return !found;
}

GB_CLONES static bool ranks_of_doubles(int64_t n, const double *in, candidate *items) {
  uint64_t found = 0;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {
    double x = in[i] + 0.0;  // both zeros are one
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    found |= x != x;
    items[i].rank = bits ^ ((uint64_t)((int64_t)bits >> 63) | 1ULL << 63);
    items[i].place = i;
  }
  return !found;
}

int64_t gb_fill_ranks(gb_dtype dtype, const void *in, int64_t base, int64_t stride, int64_t n, uint64_t *items,
                      int64_t *firstNaN) {
  *firstNaN = -1;
  if (dtype == GB_F32 && stride == 1 && ranks_of_floats(n, (const float *)in + base, items)) return n;
  bool isFloat = gb_is_half(dtype) || dtype == GB_F32;
  int64_t count = 0;
  for (int64_t d = 0; d < n; d++) {
    uint32_t rank = gb_rank_of(dtype, in, base + d * stride);
    if (isFloat && rank == UINT32_MAX) {
      if (*firstNaN < 0) *firstNaN = d;
    } else {
      items[count++] = (uint64_t)rank << 32 | (uint64_t)d;
    }
  }
  return count;
}

/// The same for a few items, which are put in order.
static uint64_t item_of_few(uint64_t *items, int64_t n, int64_t before, bool *isTied) {
  for (int64_t i = 1; i < n; i++) {
    uint64_t item = items[i];
    int64_t at = i;
    for (; at > 0 && items[at - 1] > item; at--) items[at] = items[at - 1];
    items[at] = item;
  }
  uint64_t rank = items[before] >> 32;
  *isTied = (before > 0 && items[before - 1] >> 32 == rank) || (before + 1 < n && items[before + 1] >> 32 == rank);
  return items[before];
}

uint64_t gb_select_item(uint64_t *items, int64_t n, int64_t before, bool *isTied) {
  enum { FEW = 20 };
  if (n <= FEW) return item_of_few(items, n, before, isTied);
  int bits = n < LONG_LINE ? FEW_BITS : SELECTED_BITS;
  *isTied = false;
  for (int shift = 64; n > 1;) {
    uint64_t differing = 0;
    for (int64_t i = 1; i < n; i++) differing |= items[i] ^ items[0];
    differing >>= 32;
    *isTied = differing == 0;
    if (*isTied) return items[before];
    // Down to the first digit in which they differ.
    int top = 64 - __builtin_clz((uint32_t)differing);
    shift = (shift < top ? shift : top) - bits;
    if (shift < 32) shift = 32;
    uint64_t mask = ((uint64_t)1 << bits) - 1, digit = 0;
    uint32_t counts[SELECTED_DIGITS];
    memset(counts, 0, sizeof *counts << bits);
    for (int64_t i = 0; i < n; i++) counts[items[i] >> shift & mask]++;
    while (before >= counts[digit]) before -= counts[digit++];
    int64_t kept = 0;
    for (int64_t i = 0; i < n; i++) {
      items[kept] = items[i];
      kept += (items[i] >> shift & mask) == digit;
    }
    n = kept;
  }
  return items[0];
}

/// What the threads share: the lines to select from.
typedef struct {
  gb_dtype dtype;
  bool skipsNaN;
  int64_t dim, inner;
  const void *in;
  int64_t *indices;
  _Atomic(gb_status) status;
} medians;

static void find_medians(void *context, int64_t first, int64_t end) {
  medians *m = context;
  candidate *items = malloc((size_t)(m->dim + 1) * sizeof *items);
  if (!items) {
    m->status = GB_NO_MEMORY;
    return;
  }
  bool isWide = gb_item_size(m->dtype) > 4, isFloat = gb_is_half(m->dtype) || m->dtype == GB_F32 || m->dtype == GB_F64;
  uint64_t rankOfNaN = isWide ? UINT64_MAX : UINT32_MAX;
  for (int64_t line = first; line < end; line++) {
    int64_t base = line / m->inner * m->dim * m->inner + line % m->inner, count = 0, firstNaN = -1;
    if (!isWide && m->dim <= UINT32_MAX) {
      bool isTied;
      uint64_t *narrow = (uint64_t *)items;
      count = gb_fill_ranks(m->dtype, m->in, base, m->inner, m->dim, narrow, &firstNaN);
      bool isNumber = firstNaN < 0 || (m->skipsNaN && count > 0);
      m->indices[line] = isNumber ? (int64_t)(gb_select_item(narrow, count, (count - 1) / 2, &isTied) & UINT32_MAX)
                                  : m->skipsNaN ? 0 : firstNaN;
      continue;
    }
    if (m->dtype == GB_F64 && m->inner == 1 && ranks_of_doubles(m->dim, (const double *)m->in + base, items)) {
      m->indices[line] = select_candidate(items, m->dim, (m->dim - 1) / 2).place;
      continue;
    }
    for (int64_t d = 0; d < m->dim; d++) {
      int64_t at = base + d * m->inner;
      uint64_t rank = isWide ? gb_wide_rank_of(m->dtype, m->in, at) : gb_rank_of(m->dtype, m->in, at);
      if (isFloat && rank == rankOfNaN) {
        if (firstNaN < 0) firstNaN = d;
      } else {
        items[count++] = (candidate){rank, d};
      }
    }
    bool isNaN = firstNaN >= 0 && (!m->skipsNaN || count == 0);
    // Among nothing but NaN, skipping them, the first place is as good as any.
    m->indices[line] = isNaN ? (m->skipsNaN ? 0 : firstNaN) : select_candidate(items, count, (count - 1) / 2).place;
  }
  free(items);
}

gb_status gb_median_places(gb_dtype dtype, bool skipsNaN, int64_t outer, int64_t dim, int64_t inner, const void *in,
                           int64_t *indices) {
  if (gb_is_complex(dtype) || dim < 1) return GB_UNSUPPORTED;
  medians m = {dtype, skipsNaN, dim, inner, in, indices, GB_OK};
  gb_share(outer * inner, gb_chunk_of(outer * inner, 4 * dim), find_medians, &m);
  return m.status;
}

#define DISTINCT(NAME, T)                                                                                              \
  static int64_t NAME(int64_t n, const T *sorted, const int64_t *order, int64_t *inverse, int64_t *firsts) {           \
    int64_t found = 0;                                                                                                 \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      if (i == 0 || sorted[i] != sorted[i - 1]) firsts[found++] = i;                                                   \
      if (inverse) inverse[order[i]] = found - 1;                                                                      \
    }                                                                                                                  \
    return found;                                                                                                      \
  }
DISTINCT(distinct_f32, float)
DISTINCT(distinct_f64, double)
DISTINCT(distinct_i64, int64_t)
DISTINCT(distinct_i32, int32_t)
DISTINCT(distinct_i16, int16_t)
DISTINCT(distinct_u8, uint8_t)

int64_t gb_distinct(gb_dtype dtype, int64_t n, const void *sorted, const int64_t *order, int64_t *inverse,
                    int64_t *firsts) {
  switch (dtype) {
  case GB_F32: return distinct_f32(n, sorted, order, inverse, firsts);
  case GB_F64: return distinct_f64(n, sorted, order, inverse, firsts);
  case GB_I64: return distinct_i64(n, sorted, order, inverse, firsts);
  case GB_I32: return distinct_i32(n, sorted, order, inverse, firsts);
  case GB_I16: return distinct_i16(n, sorted, order, inverse, firsts);
  case GB_I8:
  case GB_U8:
  case GB_BOOL: return distinct_u8(n, sorted, order, inverse, firsts);
  default: break;
  }
  int64_t found = 0;
  for (int64_t i = 0; i < n; i++) {
    if (i == 0 || gb_number(dtype, sorted, i) != gb_number(dtype, sorted, i - 1)) firsts[found++] = i;
    if (inverse) inverse[order[i]] = found - 1;
  }
  return found;
}

#define RUNNING(NAME, T, V, LOAD)                                                                                      \
  static void NAME(bool maximum, int64_t outer, int64_t dim, int64_t inner, const T *in, T *values,                    \
                   int64_t *indices) {                                                                                 \
    for (int64_t line = 0; line < outer * inner; line++) {                                                             \
      int64_t at = line / inner * dim * inner + line % inner, place = 0;                                               \
      T kept = dim > 0 ? in[at] : 0;                                                                                   \
      V best = LOAD(kept);                                                                                             \
      for (int64_t d = 0; d < dim; d++, at += inner) {                                                                 \
        V x = LOAD(in[at]);                                                                                            \
        if (x != x || (best == best && (maximum ? x >= best : x <= best))) best = x, kept = in[at], place = d;         \
        values[at] = kept;                                                                                             \
        indices[at] = place;                                                                                           \
      }                                                                                                                \
    }                                                                                                                  \
  }
RUNNING(running_f32, float, float, )
RUNNING(running_f64, double, double, )
RUNNING(running_i64, int64_t, int64_t, )
RUNNING(running_i32, int32_t, int32_t, )
RUNNING(running_i16, int16_t, int16_t, )
RUNNING(running_i8, int8_t, int8_t, )
RUNNING(running_u8, uint8_t, uint8_t, )
RUNNING(running_f16, uint16_t, float, gb_widened_half)
RUNNING(running_bf16, uint16_t, float, gb_widened_bfloat16)

gb_status gb_running_extremum(gb_dtype dtype, bool maximum, int64_t outer, int64_t dim, int64_t inner, const void *in,
                              void *values, int64_t *indices) {
  switch (dtype) {
  case GB_F32: running_f32(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_F64: running_f64(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_I64: running_i64(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_I32: running_i32(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_I16: running_i16(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_I8: running_i8(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_U8:
  case GB_BOOL: running_u8(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_F16: running_f16(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  case GB_BF16: running_bf16(maximum, outer, dim, inner, in, values, indices); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
