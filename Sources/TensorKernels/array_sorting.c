// Sorting numbers. Values: rows are cut at pivots until a piece fits a bitonic network, whose steps are least and greatest of
// vectors. Positions: short rows go through the same network as the reference's, exchanging only what stands wrong, so that
// equal elements end where the reference leaves them; longer ones are sorted stably by whole-number ranks.
#include "ArrayKernels.h"
#include "KernelLoops.h"

enum { NETWORK = 1024, SHORTEST = 16, REFERENCE_NETWORK = 256, SHORT_ROW = 15 };

typedef double f64x8 __attribute__((ext_vector_type(8), aligned(8)));
typedef float f32x16 __attribute__((ext_vector_type(16), aligned(4)));
typedef int64_t i64x8 __attribute__((ext_vector_type(8), aligned(8)));
typedef int32_t i32x16 __attribute__((ext_vector_type(16), aligned(4)));

#define EXCHANGE(V, a, b)                                                                                              \
  {                                                                                                                    \
    V x = (a), y = (b);                                                                                                \
    __typeof__(x < y) isLess = x < y;                                                                                  \
    (a) = isLess ? x : y;                                                                                              \
    (b) = isLess ? y : x;                                                                                              \
  }
/// Puts the lesser of each lane and its partner into the lanes of the first kind, the greater into the others.
#define WITHIN8(V, v, P0, P1, P2, P3, P4, P5, P6, P7, HIGH)                                                            \
  {                                                                                                                    \
    V other = __builtin_shufflevector(v, v, P0, P1, P2, P3, P4, P5, P6, P7);                                           \
    V low = v < other ? v : other, high = v < other ? other : v;                                                       \
    v = __builtin_shufflevector(low, high, HIGH);                                                                      \
  }
#define WITHIN16(V, v, MASK, HIGH)                                                                                     \
  {                                                                                                                    \
    V other = __builtin_shufflevector(v, v, MASK);                                                                     \
    V low = v < other ? v : other, high = v < other ? other : v;                                                       \
    v = __builtin_shufflevector(low, high, HIGH);                                                                      \
  }
#define LANES(...) __VA_ARGS__

#define CLEAN8(V, v)                                                                                                   \
  WITHIN8(V, v, 4, 5, 6, 7, 0, 1, 2, 3, LANES(0, 1, 2, 3, 12, 13, 14, 15))                                             \
  WITHIN8(V, v, 2, 3, 0, 1, 6, 7, 4, 5, LANES(0, 1, 10, 11, 4, 5, 14, 15))                                             \
  WITHIN8(V, v, 1, 0, 3, 2, 5, 4, 7, 6, LANES(0, 9, 2, 11, 4, 13, 6, 15))
#define SORT8(V, v)                                                                                                    \
  WITHIN8(V, v, 1, 0, 3, 2, 5, 4, 7, 6, LANES(0, 9, 2, 11, 4, 13, 6, 15))                                              \
  WITHIN8(V, v, 3, 2, 1, 0, 7, 6, 5, 4, LANES(0, 1, 10, 11, 4, 5, 14, 15))                                             \
  WITHIN8(V, v, 1, 0, 3, 2, 5, 4, 7, 6, LANES(0, 9, 2, 11, 4, 13, 6, 15))                                              \
  WITHIN8(V, v, 7, 6, 5, 4, 3, 2, 1, 0, LANES(0, 1, 2, 3, 12, 13, 14, 15))                                             \
  WITHIN8(V, v, 2, 3, 0, 1, 6, 7, 4, 5, LANES(0, 1, 10, 11, 4, 5, 14, 15))                                             \
  WITHIN8(V, v, 1, 0, 3, 2, 5, 4, 7, 6, LANES(0, 9, 2, 11, 4, 13, 6, 15))
#define BACKWARDS8(v) __builtin_shufflevector(v, v, 7, 6, 5, 4, 3, 2, 1, 0)

#define BY1 LANES(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
#define HIGH1 LANES(0, 17, 2, 19, 4, 21, 6, 23, 8, 25, 10, 27, 12, 29, 14, 31)
#define BY2 LANES(2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13)
#define TURN4 LANES(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)
#define HIGH2 LANES(0, 1, 18, 19, 4, 5, 22, 23, 8, 9, 26, 27, 12, 13, 30, 31)
#define BY4 LANES(4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11)
#define TURN8 LANES(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8)
#define HIGH4 LANES(0, 1, 2, 3, 20, 21, 22, 23, 8, 9, 10, 11, 28, 29, 30, 31)
#define BY8 LANES(8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)
#define TURN16 LANES(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define HIGH8 LANES(0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31)
#define CLEAN16(V, v)                                                                                                  \
  WITHIN16(V, v, LANES(BY8), LANES(HIGH8)) WITHIN16(V, v, LANES(BY4), LANES(HIGH4))                                    \
  WITHIN16(V, v, LANES(BY2), LANES(HIGH2)) WITHIN16(V, v, LANES(BY1), LANES(HIGH1))
#define SORT16(V, v)                                                                                                   \
  WITHIN16(V, v, LANES(BY1), LANES(HIGH1))                                                                             \
  WITHIN16(V, v, LANES(TURN4), LANES(HIGH2)) WITHIN16(V, v, LANES(BY1), LANES(HIGH1))                                  \
  WITHIN16(V, v, LANES(TURN8), LANES(HIGH4)) WITHIN16(V, v, LANES(BY2), LANES(HIGH2))                                  \
  WITHIN16(V, v, LANES(BY1), LANES(HIGH1))                                                                             \
  WITHIN16(V, v, LANES(TURN16), LANES(HIGH8)) WITHIN16(V, v, LANES(BY4), LANES(HIGH4))                                 \
  WITHIN16(V, v, LANES(BY2), LANES(HIGH2)) WITHIN16(V, v, LANES(BY1), LANES(HIGH1))
#define BACKWARDS16(v) __builtin_shufflevector(v, v, TURN16)

/// The whole network on a power of two of vectors.
#define NETWORK_SORT(T, S, V, LANE_COUNT, SORT, CLEAN, BACKWARDS)                                                      \
  GB_CLONES static void network_##S(int64_t n, V *v) {                                                                 \
    int64_t vectors = n / LANE_COUNT;                                                                                  \
    for (int64_t i = 0; i < vectors; i++) { SORT(V, v[i]) }                                                               \
    for (int64_t size = 2; size <= vectors; size *= 2) {                                                               \
      for (int64_t first = 0; first < vectors; first += size) {                                                        \
        V *low = v + first, *high = v + first + size - 1;                                                              \
        for (int64_t i = 0; i < size / 2; i++) {                                                                       \
          V other = BACKWARDS(high[-i]);                                                                               \
          EXCHANGE(V, low[i], other)                                                                                   \
          high[-i] = BACKWARDS(other);                                                                                 \
        }                                                                                                              \
      }                                                                                                                \
      for (int64_t half = size / 4; half >= 1; half /= 2)                                                              \
        for (int64_t first = 0; first < vectors; first += 2 * half)                                                    \
          for (int64_t i = first; i < first + half; i++) EXCHANGE(V, v[i], v[i + half])                                \
      for (int64_t i = 0; i < vectors; i++) { CLEAN(V, v[i]) }                                                            \
    }                                                                                                                  \
  }
NETWORK_SORT(double, f64, f64x8, 8, SORT8, CLEAN8, BACKWARDS8)
NETWORK_SORT(float, f32, f32x16, 16, SORT16, CLEAN16, BACKWARDS16)
NETWORK_SORT(int64_t, i64, i64x8, 8, SORT8, CLEAN8, BACKWARDS8)
NETWORK_SORT(int32_t, i32, i32x16, 16, SORT16, CLEAN16, BACKWARDS16)

#define SORTING(T, S, V, LANE_COUNT, GREATEST)                                                                         \
  static void insertion_##S(int64_t n, T *a) {                                                                         \
    for (int64_t i = 1; i < n; i++) {                                                                                  \
      T x = a[i];                                                                                                      \
      int64_t at = i;                                                                                                  \
      for (; at > 0 && x < a[at - 1]; at--) a[at] = a[at - 1];                                                         \
      a[at] = x;                                                                                                       \
    }                                                                                                                  \
  }                                                                                                                    \
  static void small_##S(int64_t n, T *a) {                                                                             \
    if (n <= SHORTEST) {                                                                                               \
      insertion_##S(n, a);                                                                                             \
      return;                                                                                                          \
    }                                                                                                                  \
    V padded[NETWORK / LANE_COUNT];                                                                                    \
    T *numbers = (T *)padded;                                                                                          \
    int64_t size = 2 * LANE_COUNT;                                                                                     \
    while (size < n) size *= 2;                                                                                        \
    memcpy(numbers, a, (size_t)n * sizeof *a);                                                                         \
    for (int64_t i = n; i < size; i++) numbers[i] = GREATEST;                                                          \
    network_##S(size, padded);                                                                                         \
    memcpy(a, numbers, (size_t)n * sizeof *a);                                                                         \
  }                                                                                                                    \
  /* Elements before the pivot (or, when `equal`, up to it) come first; returns how many. */                           \
  static int64_t part_##S(bool equal, T pivot, int64_t n, T *a, T *scratch) {                                          \
    int64_t low = 0, high = n;                                                                                         \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T x = a[i];                                                                                                      \
      bool first = equal ? !(pivot < x) : x < pivot;                                                                   \
      scratch[high - 1] = x;                                                                                           \
      a[low] = x;                                                                                                      \
      low += first;                                                                                                    \
      high -= !first;                                                                                                  \
    }                                                                                                                  \
    memcpy(a + low, scratch + low, (size_t)(n - low) * sizeof *a);                                                     \
    return low;                                                                                                        \
  }                                                                                                                    \
  static void heap_##S(int64_t n, T *a) {                                                                              \
    for (int64_t end = n, start = n / 2; end > 1;) {                                                                   \
      T x;                                                                                                             \
      if (start > 0) {                                                                                                 \
        x = a[--start];                                                                                                \
      } else {                                                                                                         \
        x = a[--end];                                                                                                  \
        a[end] = a[0];                                                                                                 \
      }                                                                                                                \
      int64_t at = start, child;                                                                                       \
      while ((child = 2 * at + 1) < end) {                                                                             \
        if (child + 1 < end && a[child] < a[child + 1]) child++;                                                       \
        if (!(x < a[child])) break;                                                                                    \
        a[at] = a[child];                                                                                              \
        at = child;                                                                                                    \
      }                                                                                                                \
      a[at] = x;                                                                                                       \
    }                                                                                                                  \
  }                                                                                                                    \
  static void quick_##S(int64_t n, T *a, T *scratch, int depth) {                                                      \
    while (n > NETWORK) {                                                                                              \
      if (depth-- == 0) {                                                                                              \
        heap_##S(n, a);                                                                                                \
        return;                                                                                                        \
      }                                                                                                                \
      T sample[SHORTEST];                                                                                              \
      for (int64_t k = 0; k < SHORTEST; k++) sample[k] = a[(2 * k + 1) * (n / (2 * SHORTEST))];                        \
      insertion_##S(SHORTEST, sample);                                                                                 \
      T pivot = sample[SHORTEST / 2];                                                                                  \
      int64_t less = part_##S(false, pivot, n, a, scratch);                                                            \
      if (less == 0) {                                                                                                 \
        less = part_##S(true, pivot, n, a, scratch);                                                                   \
        a += less, n -= less;                                                                                          \
        continue;                                                                                                      \
      }                                                                                                                \
      quick_##S(less, a, scratch, depth);                                                                              \
      a += less, n -= less;                                                                                            \
    }                                                                                                                  \
    small_##S(n, a);                                                                                                   \
  }                                                                                                                    \
  static gb_status sort_##S(int64_t n, T *a) {                                                                         \
    bool isSorted = true;                                                                                              \
    for (int64_t i = 1; i < n && isSorted; i++) isSorted = !(a[i] < a[i - 1]);                                         \
    if (isSorted) return GB_OK;                                                                                        \
    if (n <= NETWORK) {                                                                                                \
      small_##S(n, a);                                                                                                 \
      return GB_OK;                                                                                                    \
    }                                                                                                                  \
    T *scratch = malloc((size_t)n * sizeof *scratch);                                                                  \
    if (!scratch) return GB_NO_MEMORY;                                                                                 \
    int depth = 0;                                                                                                     \
    for (int64_t size = n; size > 0; size /= 2) depth += 3;                                                            \
    quick_##S(n, a, scratch, depth);                                                                                   \
    free(scratch);                                                                                                     \
    return GB_OK;                                                                                                      \
  }
SORTING(double, f64, f64x8, 8, INFINITY)
SORTING(float, f32, f32x16, 16, INFINITY)
SORTING(int64_t, i64, i64x8, 8, INT64_MAX)
SORTING(int32_t, i32, i32x16, 16, INT32_MAX)

#define NANS_LAST(T, S)                                                                                                \
  /* Brings what is a number to the front; returns how many they are. */                                               \
  static int64_t numbers_first_##S(int64_t n, T *a) {                                                                  \
    int64_t count = n;                                                                                                 \
    for (int64_t i = 0; i < count;) {                                                                                  \
      if (a[i] == a[i]) {                                                                                              \
        i++;                                                                                                           \
        continue;                                                                                                      \
      }                                                                                                                \
      T nan = a[i];                                                                                                    \
      a[i] = a[--count];                                                                                               \
      a[count] = nan;                                                                                                  \
    }                                                                                                                  \
    return count;                                                                                                      \
  }
NANS_LAST(double, f64)
NANS_LAST(float, f32)

/// Types of one and two bytes, counted.
static gb_status count_sort(gb_dtype dtype, int64_t n, void *numbers) {
  bool isWide = dtype == GB_I16;
  int64_t size = isWide ? 1 << 16 : 1 << 8, least = dtype == GB_I16 ? -32768 : dtype == GB_I8 ? -128 : 0;
  int64_t *counts = calloc((size_t)size, sizeof *counts);
  if (!counts) return GB_NO_MEMORY;
  for (int64_t i = 0; i < n; i++) counts[gb_integer(dtype, numbers, i) - least]++;
  int64_t at = 0;
  for (int64_t value = 0; value < size; value++)
    for (int64_t left = counts[value]; left > 0; left--) gb_store_integer(dtype, numbers, at++, value + least);
  free(counts);
  return GB_OK;
}

gb_status gb_array_sort(gb_dtype dtype, int64_t n, void *numbers) {
  switch (dtype) {
  case GB_F64: return sort_f64(numbers_first_f64(n, numbers), numbers);
  case GB_F32: return sort_f32(numbers_first_f32(n, numbers), numbers);
  case GB_I64: return sort_i64(n, numbers);
  case GB_I32: return sort_i32(n, numbers);
  case GB_I16:
  case GB_I8:
  case GB_U8:
  case GB_BOOL: return count_sort(dtype, n, numbers);
  default: return GB_UNSUPPORTED;
  }
}

// MARK: positions

/// An element's rank as a whole number, and where it stood.
typedef struct {
  uint64_t rank;
  int64_t place;
} ranked;

static inline uint64_t rank_of(gb_dtype dtype, const void *in, int64_t i) {
  if (dtype == GB_F64 || dtype == GB_F32) {
    double x = gb_number(dtype, in, i) + 0.0;  // both zeros are one
    uint64_t bits;
    if (x != x) return UINT64_MAX;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
  }
  return (uint64_t)gb_integer(dtype, in, i) ^ (uint64_t)1 << 63;
}

static void merge_runs(int64_t left, int64_t n, const ranked *from, ranked *to) {
  const ranked *a = from, *b = from + left, *endA = from + left, *endB = from + n;
  while (a < endA && b < endB) {
    bool takesB = b->rank < a->rank;
    *to++ = takesB ? *b : *a;
    a += !takesB;
    b += takesB;
  }
  memcpy(to, a, (size_t)(endA - a) * sizeof *a);
  memcpy(to + (endA - a), b, (size_t)(endB - b) * sizeof *b);
}

/// Sorts items stably; they end in `items`, whatever the number of passes.
static void merge_sort(int64_t n, ranked *items, ranked *scratch) {
  enum { RUN = 12 };
  for (int64_t first = 0; first < n; first += RUN) {
    int64_t end = n - first < RUN ? n : first + RUN;
    for (int64_t i = first + 1; i < end; i++) {
      ranked x = items[i];
      int64_t at = i;
      for (; at > first && x.rank < items[at - 1].rank; at--) items[at] = items[at - 1];
      items[at] = x;
    }
  }
  ranked *from = items, *to = scratch;
  for (int64_t run = RUN; run < n; run *= 2) {
    for (int64_t first = 0; first < n; first += 2 * run) {
      int64_t left = n - first < run ? n - first : run, both = n - first < 2 * run ? n - first : 2 * run;
      merge_runs(left, both, from + first, to + first);
    }
    ranked *kept = from;
    from = to;
    to = kept;
  }
  if (from != items) memcpy(items, from, (size_t)n * sizeof *items);
}

/// The same by digits of eleven bits; those that all ranks share are passed over.
static void digit_sort(int64_t n, ranked *items, ranked *scratch) {
  enum { BITS = 11, DIGITS = 1 << BITS };
  ranked *from = items, *to = scratch;
  for (int shift = 0; shift < 64; shift += BITS) {
    int64_t places[DIGITS] = {0}, total = 0;
    for (int64_t i = 0; i < n; i++) places[from[i].rank >> shift & (DIGITS - 1)]++;
    if (places[from[0].rank >> shift & (DIGITS - 1)] == n) continue;
    for (int d = 0; d < DIGITS; d++) {
      int64_t count = places[d];
      places[d] = total;
      total += count;
    }
    for (int64_t i = 0; i < n; i++) to[places[from[i].rank >> shift & (DIGITS - 1)]++] = from[i];
    ranked *kept = from;
    from = to;
    to = kept;
  }
  if (from != items) memcpy(items, from, (size_t)n * sizeof *items);
}

static gb_status stable_order(gb_dtype dtype, int64_t n, const void *numbers, int64_t *order) {
  enum { DIGITS_FROM = 6000 };
  ranked *items = malloc((size_t)(2 * n) * sizeof *items);
  if (!items) return GB_NO_MEMORY;
  for (int64_t i = 0; i < n; i++) items[i] = (ranked){rank_of(dtype, numbers, i), i};
  (n < DIGITS_FROM ? merge_sort : digit_sort)(n, items, items + n);
  for (int64_t i = 0; i < n; i++) order[i] = items[i].place;
  free(items);
  return GB_OK;
}

static inline void exchange_ranked(ranked *a, ranked *b) {
  ranked x = *a, y = *b;
  bool isWrong = y.rank < x.rank;
  *a = isWrong ? y : x;
  *b = isWrong ? x : y;
}

/// The reference's network: every merge begins with a comparison against the mirrored half.
static void network_order(gb_dtype dtype, int64_t n, const void *numbers, int64_t *order) {
  ranked items[REFERENCE_NETWORK];
  int64_t size = 4;
  while (size < n) size *= 2;
  for (int64_t i = 0; i < size; i++) items[i] = (ranked){i < n ? rank_of(dtype, numbers, i) : UINT64_MAX, i};
  for (int64_t run = 2; run <= size; run *= 2) {
    for (int64_t first = 0; first < size; first += run)
      for (int64_t i = 0; i < run / 2; i++) exchange_ranked(items + first + i, items + first + run - 1 - i);
    for (int64_t half = run / 4; half >= 1; half /= 2)
      for (int64_t first = 0; first < size; first += 2 * half)
        for (int64_t i = first; i < first + half; i++) exchange_ranked(items + i, items + i + half);
  }
  for (int64_t i = 0; i < n; i++) order[i] = items[i].place;
}

/// Types of one and two bytes, in the reference's way: parts about the median of three, the shorter one kept for later.
static void quick_order(gb_dtype dtype, int64_t n, const void *numbers, int64_t *order) {
#define AT(position) gb_integer(dtype, numbers, order[position])
#define SWAP(a, b)                                                                                                     \
  {                                                                                                                    \
    int64_t kept = order[a];                                                                                           \
    order[a] = order[b];                                                                                               \
    order[b] = kept;                                                                                                   \
  }
  int64_t stack[128], *top = stack, left = 0, right = n - 1;
  for (int64_t i = 0; i < n; i++) order[i] = i;
  for (;;) {
    while (right - left > SHORT_ROW) {
      int64_t middle = left + ((right - left) >> 1), i = left, j = right - 1;
      if (AT(middle) < AT(left)) SWAP(middle, left)
      if (AT(right) < AT(middle)) SWAP(right, middle)
      if (AT(middle) < AT(left)) SWAP(middle, left)
      int64_t pivot = AT(middle);
      SWAP(middle, j)
      for (;;) {
        do i++;
        while (AT(i) < pivot);
        do j--;
        while (pivot < AT(j));
        if (i >= j) break;
        SWAP(i, j)
      }
      SWAP(i, right - 1)
      if (i - left < right - i) {
        *top++ = i + 1;
        *top++ = right;
        right = i - 1;
      } else {
        *top++ = left;
        *top++ = i - 1;
        left = i + 1;
      }
    }
    for (int64_t i = left + 1; i <= right; i++) {
      int64_t place = order[i], value = gb_integer(dtype, numbers, place), at = i;
      for (; at > left && value < AT(at - 1); at--) order[at] = order[at - 1];
      order[at] = place;
    }
    if (top == stack) return;
    right = *--top;
    left = *--top;
  }
#undef AT
#undef SWAP
}

static bool has_nan(gb_dtype dtype, int64_t n, const void *numbers) {
  if (dtype != GB_F32 && dtype != GB_F64) return false;
  for (int64_t i = 0; i < n; i++) {
    double x = gb_number(dtype, numbers, i);
    if (x != x) return true;
  }
  return false;
}

gb_status gb_array_order(gb_dtype dtype, bool stable, int64_t n, const void *numbers, int64_t *order) {
  if (gb_is_complex(dtype) || gb_is_half(dtype)) return GB_UNSUPPORTED;
  if (!stable && gb_item_size(dtype) < 4 && n <= REFERENCE_NETWORK) {
    quick_order(dtype, n, numbers, order);
  } else if (!stable && gb_item_size(dtype) >= 4 && n <= REFERENCE_NETWORK && !has_nan(dtype, n, numbers)) {
    network_order(dtype, n, numbers, order);
  } else {
    return stable_order(dtype, n, numbers, order);
  }
  return GB_OK;
}
