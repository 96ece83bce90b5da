// Which element of a line is the k-th smallest, and which is the most frequent, by the very exchanges that the reference makes:
// they decide which of equal elements is named. Elements become whole numbers in the same order, which carry their places.
#include "ElementRanks.h"
#include "KernelThreads.h"

/// The rank of an element of up to 32 bits, and its place below it; and those of a wider element.
typedef struct {
  uint64_t rank;
  int64_t place;
} wide_choice;

#define ITEM uint64_t
#define N(name) name##_narrow
#define RANK(item) ((item) >> 32)
#define NO_NUMBER UINT32_MAX
#include "RowChoices.h"
#undef ITEM
#undef N
#undef RANK
#undef NO_NUMBER

#define ITEM wide_choice
#define N(name) name##_wide
#define RANK(item) ((item).rank)
#define NO_NUMBER UINT64_MAX
#include "RowChoices.h"

enum { FEW_ELEMENTS = 16 };

/// The most frequent of so few elements that the reference's sort only inserts them: NaN is compared like any number there.
static int64_t most_frequent_few(gb_dtype dtype, const void *in, int64_t base, int64_t stride, int64_t n) {
  double values[FEW_ELEMENTS];
  int64_t places[FEW_ELEMENTS], most = 0, best = 0, start = 0;
  for (int64_t i = 0; i < n; i++) {
    double x = gb_number(dtype, in, base + i * stride);
    int64_t at = i;
    bool isFirst = i > 0 && x < values[0];
    for (; at > 0 && (isFirst || x < values[at - 1]); at--) values[at] = values[at - 1], places[at] = places[at - 1];
    values[at] = x, places[at] = i;
  }
  for (int64_t i = 0; i < n; i++)
    if (i + 1 == n || values[i] != values[i + 1]) {
      if (i + 1 - start > most) most = i + 1 - start, best = i;
      start = i + 1;
    }
  return places[best];
}

/// What the threads share: the lines to choose from. A negative `target` asks for the most frequent element.
typedef struct {
  gb_dtype dtype;
  int64_t dim, inner, target;
  const void *in;
  int64_t *indices;
  _Atomic(gb_status) status;
} choices;

/// Whether a line of 64-bit integers fits into ranks of 32 bits from `least` on.
static bool find_least(const int64_t *in, int64_t stride, int64_t n, int64_t *least) {
  int64_t low = in[0], high = in[0];
  for (int64_t i = 1; i < n; i++) {
    int64_t x = in[i * stride];
    low = x < low ? x : low;
    high = x > high ? x : high;
  }
  *least = low;
  return (uint64_t)high - (uint64_t)low <= UINT32_MAX;
}

/// The least of the most frequent ranks, which are counted; false where they lie too far apart.
static bool find_frequent(int64_t n, const uint64_t *items, uint64_t *rank) {
  uint64_t low = UINT32_MAX, high = 0;
  for (int64_t i = 0; i < n; i++) {
    uint64_t own = items[i] >> 32;
    low = own < low ? own : low;
    high = own > high ? own : high;
  }
  uint64_t size = high - low + 1;
  if (size > 2 * (uint64_t)n) return false;
  uint32_t *counts = calloc(size, sizeof *counts);
  if (!counts) return false;
  for (int64_t i = 0; i < n; i++) counts[(items[i] >> 32) - low]++;
  uint64_t best = 0;
  for (uint64_t k = 1; k < size; k++) best = counts[k] > counts[best] ? k : best;
  free(counts);
  *rank = low + best;
  return true;
}

static int64_t choose_narrow(const choices *c, bool isFloat, int64_t base, int64_t least, uint64_t *items) {
  int64_t firstNaN = 0;
  if (c->target >= 0 && c->dtype != GB_I64) {
    // The reference's steps matter where others are equal to the one found.
    bool isTied;
    int64_t count = gb_fill_ranks(c->dtype, c->in, base, c->inner, c->dim, items, &firstNaN);
    if (c->target < count) {
      uint64_t found = gb_select_item(items, count, c->target, &isTied);
      if (!isTied) return (int64_t)(found & UINT32_MAX);
    }
  }
  for (int64_t d = 0; d < c->dim; d++) {
    int64_t at = base + d * c->inner;
    uint64_t rank = c->dtype == GB_I64 ? (uint64_t)((const int64_t *)c->in)[at] - (uint64_t)least
                                       : gb_rank_of(c->dtype, c->in, at);
    items[d] = rank << 32 | (uint64_t)d;
  }
  uint64_t frequent;
  if (c->target < 0 && !isFloat && find_frequent(c->dim, items, &frequent))
    return (int64_t)(last_of_rank_narrow(c->dim, frequent, items) & UINT32_MAX);
  if (c->target < 0) return (int64_t)(most_frequent_narrow(c->dim, isFloat, items) & UINT32_MAX);
  quick_select_narrow(c->dim, c->target, items);
  return (int64_t)(items[c->target] & UINT32_MAX);
}

static int64_t choose_wide(const choices *c, bool isFloat, int64_t base, wide_choice *items) {
  for (int64_t d = 0; d < c->dim; d++)
    items[d] = (wide_choice){gb_wide_rank_of(c->dtype, c->in, base + d * c->inner), d};
  if (c->target < 0) return most_frequent_wide(c->dim, isFloat, items).place;
  quick_select_wide(c->dim, c->target, items);
  return items[c->target].place;
}

static void choose_lines(void *context, int64_t first, int64_t end) {
  choices *c = context;
  wide_choice *items = malloc((size_t)c->dim * sizeof *items);
  if (!items) {
    c->status = GB_NO_MEMORY;
    return;
  }
  bool isFloat = gb_is_half(c->dtype) || c->dtype == GB_F32 || c->dtype == GB_F64;
  for (int64_t line = first; line < end; line++) {
    int64_t base = line / c->inner * c->dim * c->inner + line % c->inner, least = 0;
    if (isFloat && c->target < 0 && c->dim <= FEW_ELEMENTS) {
      c->indices[line] = most_frequent_few(c->dtype, c->in, base, c->inner, c->dim);
      continue;
    }
    bool isNarrow = c->dim <= UINT32_MAX &&
                    (gb_item_size(c->dtype) <= 4 ||
                     (c->dtype == GB_I64 && find_least((const int64_t *)c->in + base, c->inner, c->dim, &least)));
    c->indices[line] = isNarrow ? choose_narrow(c, isFloat, base, least, (uint64_t *)items)
                                   : choose_wide(c, isFloat, base, items);
  }
  free(items);
}

static gb_status choose(choices c, int64_t outer) {
  if (gb_is_complex(c.dtype) || c.dim < 1) return GB_UNSUPPORTED;
  gb_share(outer * c.inner, gb_chunk_of(outer * c.inner, 4 * c.dim), choose_lines, &c);
  return c.status;
}

gb_status gb_kth_places(gb_dtype dtype, int64_t k, int64_t outer, int64_t dim, int64_t inner, const void *in,
                        int64_t *indices) {
  return choose((choices){dtype, dim, inner, k, in, indices, GB_OK}, outer);
}

gb_status gb_mode_places(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in, int64_t *indices) {
  return choose((choices){dtype, dim, inner, -1, in, indices, GB_OK}, outer);
}
