// Stable sorting along one dimension of contiguous [outer, dim, inner] data; NaN counts as the greatest. Types of up to 32
// bits become whole numbers in the same order, which are sorted by their digits together with the positions; others by
// merging.
#include "KernelThreads.h"

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS, SHORT_RUN = 48 };

/// Whether element x must stand before y; NaN counts as the greatest.
static bool precedes(gb_dtype dtype, bool descending, const void *in, int64_t x, int64_t y) {
  if (dtype >= GB_I64 && dtype <= GB_BOOL) {
    int64_t a = gb_integer(dtype, in, x), b = gb_integer(dtype, in, y);
    return descending ? a > b : a < b;
  }
  double a = gb_number(dtype, in, x), b = gb_number(dtype, in, y);
  if (a != a || b != b) return descending ? a != a && b == b : a == a && b != b;
  return descending ? a > b : a < b;
}

/// Stable merge sort of positions 0..<n by the elements at base + position·stride.
static void sort_positions(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                           int64_t *order, int64_t *scratch) {
  for (int64_t i = 0; i < n; i++) order[i] = i;
  for (int64_t run = 1; run < n; run *= 2) {
    for (int64_t begin = 0; begin < n; begin += 2 * run) {
      int64_t middle = begin + run < n ? begin + run : n, end = begin + 2 * run < n ? begin + 2 * run : n;
      int64_t left = begin, right = middle;
      for (int64_t at = begin; at < end; at++) {
        bool takeRight = left == middle ||
                         (right < end && precedes(dtype, descending, in, base + order[right] * stride,
                                                  base + order[left] * stride));
        scratch[at] = takeRight ? order[right++] : order[left++];
      }
    }
    memcpy(order, scratch, (size_t)n * sizeof *order);
  }
}

/// The order of an element among its kind as a whole number: equal elements have equal ones.
static uint32_t rank_of(gb_dtype dtype, const void *in, int64_t i) {
  if (dtype == GB_F32 || gb_is_half(dtype)) {
    float x = (float)gb_number(dtype, in, i) + 0.0f;  // both zeros are one
    uint32_t bits;
    if (x != x) return UINT32_MAX;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 31 ? ~bits : bits | 0x80000000u;
  }
  return (uint32_t)((int32_t)gb_integer(dtype, in, i)) ^ 0x80000000u;
}

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
  for (int shift = 32; shift < 64; shift += DIGIT_BITS) {
    int64_t places[DIGITS] = {0}, total = 0;
    for (int64_t i = 0; i < n; i++) places[items[i] >> shift & (DIGITS - 1)]++;
    if (places[items[0] >> shift & (DIGITS - 1)] == n) continue;
    for (int d = 0; d < DIGITS; d++) {
      int64_t count = places[d];
      places[d] = total;
      total += count;
    }
    for (int64_t i = 0; i < n; i++) scratch[places[items[i] >> shift & (DIGITS - 1)]++] = items[i];
    uint64_t *sorted = scratch;
    scratch = items;
    items = sorted;
  }
  return items;
}

static void sort_ranks(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                       int64_t *order, uint64_t *items) {
  for (int64_t i = 0; i < n; i++) {
    uint32_t rank = rank_of(dtype, in, base + i * stride);
    items[i] = (uint64_t)(descending ? ~rank : rank) << 32 | (uint64_t)i;
  }
  const uint64_t *sorted = sort_items(n, items, items + n);
  for (int64_t i = 0; i < n; i++) order[i] = (int64_t)(sorted[i] & UINT32_MAX);
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
  bool isRanked = item <= 4 && dim <= UINT32_MAX;
  int64_t *order = malloc((size_t)(3 * dim + 1) * sizeof *order);
  if (!order) {
    l->status = GB_NO_MEMORY;
    return;
  }
  for (int64_t line = first; line < end; line++) {
    int64_t base = line / inner * dim * inner + line % inner;
    if (isRanked) {
      sort_ranks(l->dtype, l->descending, l->in, base, inner, dim, order, (uint64_t *)(order + dim));
    } else {
      sort_positions(l->dtype, l->descending, l->in, base, inner, dim, order, order + dim);
    }
    for (int64_t d = 0; d < dim; d++) {
      l->indices[base + d * inner] = order[d];
      memcpy((char *)l->values + (base + d * inner) * item, (const char *)l->in + (base + order[d] * inner) * item,
             (size_t)item);
    }
  }
  free(order);
}

gb_status gb_sort(gb_dtype dtype, bool descending, int64_t outer, int64_t dim, int64_t inner, const void *in,
                  void *values, int64_t *indices) {
  if (gb_is_complex(dtype)) return GB_UNSUPPORTED;
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

/// Puts the `count` first items of a line into `items`, in order.
static void find_leaders(gb_dtype dtype, bool descending, const void *in, int64_t base, int64_t stride, int64_t n,
                         int64_t count, uint64_t *items) {
  bool isBounded = dtype == GB_F32 && stride == 1 && n >= BOUND_FROM && count <= BOUND_COUNT;
  const float *row = (const float *)in + base;
  float bound = isBounded ? bound_of_leaders(row, n, count, descending) : 0;
  int64_t found = 0;
  for (int64_t i = 0; i < n; i++) {
    if (isBounded && (i = next_candidate(row, i, n, bound, descending)) == n) return;
    uint32_t rank = rank_of(dtype, in, base + i * stride);
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
