// Stable sorting along one dimension of contiguous [outer, dim, inner] data; NaN counts as the greatest. Elements become whole
// numbers in the same order, which are sorted by their digits together with the positions.
#include "ElementRanks.h"
#include "KernelThreads.h"

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS, WIDE_DIGIT_BITS = 11, SHORT_RUN = 48, LONG_RUN = 1 << 14 };

// Short lines whose elements spread well over their highest digit are in order but for a few steps once they are put by it.
enum { SPREAD_LINE = 1024, FULL_DIGIT = 12 };

/// Where the elements of a short line go by the digit at `shift`; false where too many share one.
#define SPREAD(ITEM, NAME, RANK)                                                                                       \
  static bool NAME(int64_t n, const ITEM *items, int shift, ITEM *to) {                                                \
    uint32_t places[DIGITS] = {0}, total = 0, most = 0;                                                                \
    for (int64_t i = 0; i < n; i++) places[RANK(items[i]) >> shift & (DIGITS - 1)]++;                                  \
    for (int d = 0; d < DIGITS; d++) {                                                                                 \
      uint32_t count = places[d];                                                                                      \
      most = count > most ? count : most;                                                                              \
      places[d] = total;                                                                                               \
      total += count;                                                                                                  \
    }                                                                                                                  \
    if (most > FULL_DIGIT) return false;                                                                               \
    for (int64_t i = 0; i < n; i++) to[places[RANK(items[i]) >> shift & (DIGITS - 1)]++] = items[i];                   \
    for (int64_t i = 1; i < n; i++) {                                                                                  \
      ITEM item = to[i];                                                                                               \
      int64_t at = i;                                                                                                  \
      for (; at > 0 && RANK(to[at - 1]) > RANK(item); at--) to[at] = to[at - 1];                                       \
      to[at] = item;                                                                                                   \
    }                                                                                                                  \
    return true;                                                                                                       \
  }
#define WHOLE(item) (item)
SPREAD(uint64_t, spread_items, WHOLE)

/// Sorts items, whose upper half is the rank, by rank and position. Digits that all items share are passed over.
static uint64_t *sort_items(int64_t n, uint64_t *items, uint64_t *scratch) {
  if (n <= SHORT_RUN) {
    for (int64_t i = 1; i < n; i++) {
      uint64_t item = items[i];
      int64_t at = i;
      for (; at > 0 && items[at - 1] > item; at--) items[at] = items[at - 1];
      items[at] = item;
    }
    return items;
  }
  uint64_t differing = 0;
  for (int64_t i = 1; i < n; i++) differing |= items[i] ^ items[0];
  differing &= ~(uint64_t)UINT32_MAX;
  if (n <= SPREAD_LINE && differing) {
    int top = 64 - __builtin_clzll(differing) - DIGIT_BITS;
    if (spread_items(n, items, top > 32 ? top : 32, scratch)) return scratch;
  }
  // Digits of one width for the bits in which the ranks differ; long lines have enough items for wider digits.
  int shift = differing ? __builtin_ctzll(differing) : 0, end = differing ? 64 - __builtin_clzll(differing) : 0;
  int most = n < LONG_RUN ? DIGIT_BITS : WIDE_DIGIT_BITS, passes = (end - shift + most - 1) / most;
  int bits = passes ? (end - shift + passes - 1) / passes : 0;
  for (; shift < end; shift += bits) {
    int64_t places[1 << WIDE_DIGIT_BITS], total = 0, digits = (int64_t)1 << bits;
    memset(places, 0, (size_t)digits * sizeof *places);
    for (int64_t i = 0; i < n; i++) places[items[i] >> shift & (uint64_t)(digits - 1)]++;
    for (int64_t d = 0; d < digits; d++) {
      int64_t count = places[d];
      places[d] = total;
      total += count;
    }
    for (int64_t i = 0; i < n; i++) scratch[places[items[i] >> shift & (uint64_t)(digits - 1)]++] = items[i];
    uint64_t *sorted = scratch;
    scratch = items;
    items = sorted;
  }
  return items;
}

static void sort_ranks(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                       int64_t *order, uint64_t *items) {
  uint64_t turned = descending ? (uint64_t)UINT32_MAX << 32 : 0;
  int64_t firstNaN = 0;
  if (dtype == GB_F32 && stride == 1) gb_fill_ranks(dtype, in, base, stride, n, items, &firstNaN);
  if (firstNaN < 0) {
    for (int64_t i = 0; i < n; i++) items[i] ^= turned;
  } else {
    for (int64_t i = 0; i < n; i++) {
      uint32_t rank = gb_rank_of(dtype, in, base + i * stride);
      items[i] = ((uint64_t)rank << 32 | (uint64_t)i) ^ turned;
    }
  }
  const uint64_t *sorted = sort_items(n, items, items + n);
  for (int64_t i = 0; i < n; i++) order[i] = (int64_t)(sorted[i] & UINT32_MAX);
}

/// A rank of 64 bits and where the element stood.
typedef struct {
  uint64_t rank;
  int64_t place;
} wide_item;

#define RANK_OF(item) ((item).rank)
SPREAD(wide_item, spread_wide_items, RANK_OF)

/// Sorts wide items by rank, equal ones staying in order. Digits that all items share are passed over.
static wide_item *sort_wide_items(int64_t n, wide_item *items, wide_item *scratch) {
  if (n <= SHORT_RUN) {
    for (int64_t i = 1; i < n; i++) {
      wide_item item = items[i];
      int64_t at = i;
      for (; at > 0 && items[at - 1].rank > item.rank; at--) items[at] = items[at - 1];
      items[at] = item;
    }
    return items;
  }
  uint64_t differing = 0;
  for (int64_t i = 1; i < n; i++) differing |= items[i].rank ^ items[0].rank;
  if (n <= SPREAD_LINE && differing) {
    int top = 64 - __builtin_clzll(differing) - DIGIT_BITS;
    if (spread_wide_items(n, items, top > 0 ? top : 0, scratch)) return scratch;
  }
  for (int shift = 0; shift < 64; shift += DIGIT_BITS) {
    if ((differing >> shift & (DIGITS - 1)) == 0) continue;
    int64_t places[DIGITS] = {0}, total = 0;
    for (int64_t i = 0; i < n; i++) places[items[i].rank >> shift & (DIGITS - 1)]++;
    for (int d = 0; d < DIGITS; d++) {
      int64_t count = places[d];
      places[d] = total;
      total += count;
    }
    for (int64_t i = 0; i < n; i++) scratch[places[items[i].rank >> shift & (DIGITS - 1)]++] = items[i];
    wide_item *sorted = scratch;
    scratch = items;
    items = sorted;
  }
  return items;
}

/// The places of a line of doubles or 64-bit integers; `items` has room for twice as many.
static void sort_wide(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                      int64_t *order, wide_item *items) {
  for (int64_t i = 0; i < n; i++) {
    uint64_t rank = gb_wide_rank_of(dtype, in, base + i * stride);
    items[i] = (wide_item){descending ? ~rank : rank, i};
  }
  const wide_item *sorted = sort_wide_items(n, items, items + n);
  for (int64_t i = 0; i < n; i++) order[i] = sorted[i].place;
}

/// Sorts a line of 64-bit integers that lie close together like short ones; false when they do not.
static bool sort_close_integers(bool descending, const int64_t *in, int64_t stride, int64_t n, int64_t *values,
                                int64_t *indices, uint64_t *items) {
  if (n > UINT32_MAX || n < 1) return false;
  int64_t least = in[0], greatest = in[0];
  for (int64_t i = 1; i < n; i++) {
    int64_t x = in[i * stride];
    least = x < least ? x : least;
    greatest = x > greatest ? x : greatest;
  }
  if ((uint64_t)greatest - (uint64_t)least > UINT32_MAX) return false;
  for (int64_t i = 0; i < n; i++) {
    uint64_t x = (uint64_t)in[i * stride], rank = descending ? (uint64_t)greatest - x : x - (uint64_t)least;
    items[i] = rank << 32 | (uint64_t)i;
  }
  const uint64_t *sorted = sort_items(n, items, items + n);
  for (int64_t i = 0; i < n; i++) {
    uint64_t rank = sorted[i] >> 32;
    values[i * stride] = (int64_t)(descending ? (uint64_t)greatest - rank : (uint64_t)least + rank);
    indices[i * stride] = (int64_t)(sorted[i] & UINT32_MAX);
  }
  return true;
}

/// What the threads share: the lines to sort, or to find the leaders of.
typedef struct {
  gb_dtype dtype;
  bool descending;
  int64_t dim, inner, count;
  const void *in;
  void *values;
  int64_t *indices;
  _Atomic(gb_status) status;
} lines;

static void sort_lines(void *context, int64_t first, int64_t end) {
  lines *l = context;
  int64_t item = gb_item_size(l->dtype), dim = l->dim, inner = l->inner;
  int64_t *order = NULL;
  uint64_t *narrow = NULL;
  for (int64_t line = first; line < end; line++) {
    int64_t base = line / inner * dim * inner + line % inner;
    if (l->dtype == GB_I64) {
      if (!narrow) narrow = malloc((size_t)(2 * dim + 1) * sizeof *narrow);
      if (!narrow) l->status = GB_NO_MEMORY;
      if (!narrow) break;
      if (sort_close_integers(l->descending, (const int64_t *)l->in + base, inner, dim, (int64_t *)l->values + base,
                              l->indices + base, narrow))
        continue;
    }
    if (!order) order = malloc((size_t)((item <= 4 ? 3 : 5) * dim + 1) * sizeof *order);
    if (!order) l->status = GB_NO_MEMORY;
    if (!order) break;
    if (item <= 4)
      sort_ranks(l->dtype, l->descending, l->in, base, inner, dim, order, (uint64_t *)(order + dim));
    else
      sort_wide(l->dtype, l->descending, l->in, base, inner, dim, order, (wide_item *)(order + dim));
#define MOVE(T)                                                                                                        \
  for (int64_t d = 0; d < dim; d++) {                                                                                  \
    l->indices[base + d * inner] = order[d];                                                                           \
    ((T *)l->values)[base + d * inner] = ((const T *)l->in)[base + order[d] * inner];                                  \
  }
    switch (item) {
    case 1: MOVE(uint8_t) break;
    case 2: MOVE(uint16_t) break;
    case 4: MOVE(uint32_t) break;
    default: MOVE(uint64_t) break;
    }
  }
  free(order);
  free(narrow);
}

gb_status gb_sort(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, const void *in,
                  void *values, int64_t *indices) {
  if (gb_is_complex(dtype) || (gb_item_size(dtype) <= 4 && dim > UINT32_MAX)) return GB_UNSUPPORTED;
  lines l = {dtype, descending, dim, inner, dim, in, values, indices, GB_OK};
  gb_share(outer * inner, gb_chunk_of(outer * inner, 4 * dim), sort_lines, &l);
  return l.status;
}

enum { BOUND_LANES = 64, BOUND_FROM = 4 * BOUND_LANES, BOUND_COUNT = BOUND_LANES / 2 };

/// What no leader comes after: of the first elements of many groups, the last of the first `count`.
GB_CLONES static float bound_of_leaders(const float *in, int64_t n, int64_t count, bool descending) {
  float lanes[BOUND_LANES], first[BOUND_COUNT], sign = descending ? 1 : -1;
  for (int w = 0; w < BOUND_LANES; w++) lanes[w] = -INFINITY;
  for (int64_t i = 0; i + BOUND_LANES <= n; i += BOUND_LANES)
    for (int w = 0; w < BOUND_LANES; w++) {
      float x = sign * in[i + w];
      lanes[w] = x > lanes[w] ? x : lanes[w];
    }
  for (int64_t k = 0; k < count; k++) first[k] = -INFINITY;
  for (int w = 0; w < BOUND_LANES; w++) {
    int64_t place = count;
    for (; place > 0 && lanes[w] > first[place - 1]; place--)
      if (place < count) first[place] = first[place - 1];
    if (place < count) first[place] = lanes[w];
  }
  return sign * first[count - 1];
}

/// The first place from `i` on whose element does not come after the bound; NaN is not compared.
GB_CLONES static int64_t next_candidate(const float *in, int64_t i, int64_t n, float bound, bool descending) {
  enum { BLOCK = 32 };
  for (; i + BLOCK <= n; i += BLOCK) {
    int hits = 0;
    if (descending) {
      for (int w = 0; w < BLOCK; w++) hits += !(in[i + w] < bound);
    } else {
      for (int w = 0; w < BLOCK; w++) hits += !(in[i + w] > bound);
    }
    if (hits > 0) break;
  }
  while (i < n && (descending ? in[i] < bound : in[i] > bound)) i++;
  return i;
}

/// The ranks of floats, turned round where the greatest come first.
GB_CLONES static void ranks_of_line(bool descending, int64_t n, const float *in, uint32_t *ranks) {
  const uint32_t turned = descending ? UINT32_MAX : 0;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {
    float x = in[i] + 0.0f;  // both zeros are one
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint32_t rank = (int32_t)bits < 0 ? ~bits : bits | 0x80000000u;
    ranks[i] = (x != x ? UINT32_MAX : rank) ^ turned;
  }
}

GB_CLONES static void ranks_of_whole_line(bool descending, int64_t n, uint32_t *ranks) {
  const uint32_t turned = descending ? 0x7fffffffu : 0x80000000u;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) ranks[i] ^= turned;
}

/// The first place from `i` on whose rank is below the bound.
GB_CLONES static int64_t next_below(const uint32_t *ranks, int64_t i, int64_t n, uint32_t bound) {
  enum { BLOCK = 32 };
  for (; i + BLOCK <= n; i += BLOCK) {
    int hits = 0;
    for (int w = 0; w < BLOCK; w++) hits += ranks[i + w] < bound;
    if (hits > 0) break;
  }
  while (i < n && ranks[i] >= bound) i++;
  return i;
}

/// Puts the `count` first items of a line into `items`, in order: a piece of the line at a time becomes ranks, of which those that come
/// before the last item so far are looked at.
static void find_ranked_leaders(gb_dtype dtype, bool descending, const char *in, int64_t stride, int64_t n, int64_t count,
                                uint64_t *items) {
  uint32_t ranks[GB_CHUNK];
  float numbers[GB_CHUNK];
  bool isFloat = dtype == GB_F32 || gb_is_half(dtype);
  int64_t found = 0, size = gb_item_size(dtype);
  for (int64_t start = 0; start < n; start += GB_CHUNK) {
    int64_t length = n - start < GB_CHUNK ? n - start : GB_CHUNK;
    const char *from = in + start * stride * size;
    gb_convert_run(isFloat ? GB_F32 : GB_I32, dtype, length, isFloat ? (void *)numbers : (void *)ranks, 1, from, stride);
    if (isFloat)
      ranks_of_line(descending, length, numbers, ranks);
    else
      ranks_of_whole_line(descending, length, ranks);
    for (int64_t i = 0; i < length; i++) {
      if (found == count && (i = next_below(ranks, i, length, (uint32_t)(items[count - 1] >> 32))) == length) break;
      uint64_t item = (uint64_t)ranks[i] << 32 | (uint64_t)(start + i);
      int64_t place = found < count ? found++ : count - 1;
      for (; place > 0 && items[place - 1] > item; place--) items[place] = items[place - 1];
      items[place] = item;
    }
  }
}

static void find_leaders(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                         int64_t count, uint64_t *items) {
  if (dtype != GB_F32 || stride != 1 || n < BOUND_FROM || count > BOUND_COUNT) {
    find_ranked_leaders(dtype, descending, (const char *)in + base * gb_item_size(dtype), stride, n, count, items);
    return;
  }
  const float *row = (const float *)in + base;
  float bound = bound_of_leaders(row, n, count, descending);
  int64_t found = 0;
  for (int64_t i = 0; i < n; i++) {
    if ((i = next_candidate(row, i, n, bound, descending)) == n) return;
    uint32_t rank = gb_rank_of(dtype, in, base + i * stride);
    uint64_t item = (uint64_t)(descending ? ~rank : rank) << 32 | (uint64_t)i;
    if (found == count && item > items[count - 1]) continue;
    int64_t place = found < count ? found++ : count - 1;
    for (; place > 0 && items[place - 1] > item; place--) items[place] = items[place - 1];
    items[place] = item;
  }
}

static void find_line_leaders(void *context, int64_t first, int64_t end) {
  lines *l = context;
  int64_t item = gb_item_size(l->dtype), dim = l->dim, inner = l->inner;
  uint64_t items[GB_MOST_LEADERS];
  for (int64_t line = first; line < end; line++) {
    int64_t base = line / inner * dim * inner + line % inner, to = line / inner * l->count * inner + line % inner;
    find_leaders(l->dtype, l->descending, l->in, base, inner, dim, l->count, items);
    for (int64_t d = 0; d < l->count; d++, to += inner) {
      int64_t from = (int64_t)(items[d] & UINT32_MAX);
      l->indices[to] = from;
      memcpy((char *)l->values + to * item, (const char *)l->in + (base + from * inner) * item, (size_t)item);
    }
  }
}

gb_status gb_leaders(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                     const void *in, void *values, int64_t *indices) {
  if (gb_is_complex(dtype) || gb_item_size(dtype) > 4 || dim > UINT32_MAX || count > GB_MOST_LEADERS)
    return GB_UNSUPPORTED;
  lines l = {dtype, descending, dim, inner, count, in, values, indices, GB_OK};
  if (count > 0) gb_share(outer * inner, gb_chunk_of(outer * inner, dim), find_line_leaders, &l);
  return GB_OK;
}
