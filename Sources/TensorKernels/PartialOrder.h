// Partial sorting of elements of type T (names end in S), included by partial_order.c with IS_NAN(x) defined. Directions are
// compiled apart by partial_order.c's callers below. No include guard on purpose.
#define NAMED_(name, suffix) name##_##suffix
#define NAMED(name, suffix) NAMED_(name, suffix)
#define N(name) NAMED(name, S)
#define ELEMENT N(element)

/// A value and where it stood.
typedef struct {
  T value;
  int64_t place;
} ELEMENT;

/// Greater values first, NaN before all; otherwise smaller ones first, NaN last.
static inline __attribute__((always_inline)) bool N(before)(bool descending, ELEMENT a, ELEMENT b) {
  if (descending) return (IS_NAN(a.value) && !IS_NAN(b.value)) || a.value > b.value;
  return (!IS_NAN(a.value) && IS_NAN(b.value)) || a.value < b.value;
}
#define BEFORE(a, b) N(before)(descending, a, b)
#define STEP static inline __attribute__((always_inline))

STEP void N(exchange)(ELEMENT *a, ELEMENT *b) {
  ELEMENT value = *a;
  *a = *b;
  *b = value;
}

STEP void N(adjust_heap)(bool descending, ELEMENT *first, int64_t start, int64_t count, ELEMENT value) {
  int64_t hole = start, child = start;
  while (child < (count - 1) / 2) {
    child = 2 * (child + 1);
    if (BEFORE(first[child], first[child - 1])) child--;
    first[hole] = first[child];
    hole = child;
  }
  if ((count & 1) == 0 && child == (count - 2) / 2) {
    child = 2 * (child + 1);
    first[hole] = first[child - 1];
    hole = child - 1;
  }
  while (hole > start) {
    int64_t parent = (hole - 1) / 2;
    if (!BEFORE(first[parent], value)) break;
    first[hole] = first[parent];
    hole = parent;
  }
  first[hole] = value;
}

STEP void N(pop_heap)(bool descending, ELEMENT *first, ELEMENT *last, ELEMENT *result) {
  ELEMENT value = *result;
  *result = *first;
  N(adjust_heap)(descending, first, 0, last - first, value);
}

STEP void N(select_heap)(bool descending, ELEMENT *first, ELEMENT *middle, ELEMENT *last) {
  int64_t count = middle - first;
  if (count >= 2)
    for (int64_t parent = (count - 2) / 2; parent >= 0; parent--)
      N(adjust_heap)(descending, first, parent, count, first[parent]);
  for (ELEMENT *item = middle; item < last; item++)
    if (BEFORE(*item, *first)) N(pop_heap)(descending, first, middle, item);
}

STEP void N(sort_heap)(bool descending, ELEMENT *first, ELEMENT *last) {
  while (last - first > 1) {
    last--;
    N(pop_heap)(descending, first, last, last);
  }
}

STEP ELEMENT *N(partition)(bool descending, ELEMENT *first, ELEMENT *last) {
  ELEMENT *a = first + 1, *b = first + (last - first) / 2, *c = last - 1, *middle;
  if (BEFORE(*a, *b))
    middle = BEFORE(*b, *c) ? b : BEFORE(*a, *c) ? c : a;
  else
    middle = BEFORE(*a, *c) ? a : BEFORE(*b, *c) ? c : b;
  N(exchange)(first, middle);
  ELEMENT pivot = *first, *low = first + 1, *high = last;
  for (;;) {
    while (BEFORE(*low, pivot)) low++;
    high--;
    while (BEFORE(pivot, *high)) high--;
    if (low >= high) return low;
    N(exchange)(low, high);
    low++;
  }
}

/// Moves one element down to its place; `first` bounds the way.
STEP void N(insert)(bool descending, ELEMENT *first, ELEMENT *item) {
  ELEMENT value = *item;
  for (; item > first && BEFORE(value, item[-1]); item--) *item = item[-1];
  *item = value;
}

STEP void N(insertion_sort)(bool descending, ELEMENT *first, ELEMENT *last) {
  for (ELEMENT *item = first + 1; item < last; item++) {
    if (BEFORE(*item, *first)) {
      ELEMENT value = *item;
      memmove(first + 1, first, (size_t)(item - first) * sizeof *first);
      *first = value;
    } else {
      N(insert)(descending, first, item);
    }
  }
}

STEP int64_t N(depth)(int64_t count) { return 2 * (63 - __builtin_clzll((unsigned long long)count)); }

STEP void N(select)(bool descending, ELEMENT *first, ELEMENT *target, ELEMENT *last) {
  if (first == last || target == last) return;
  int64_t depth = N(depth)(last - first);
  while (last - first > 3) {
    if (depth-- == 0) {
      N(select_heap)(descending, first, target + 1, last);
      N(exchange)(first, target);
      return;
    }
    ELEMENT *cut = N(partition)(descending, first, last);
    if (cut <= target)
      first = cut;
    else
      last = cut;
  }
  N(insertion_sort)(descending, first, last);
}

/// The reference sorts the part behind a cut first; parts do not touch each other, so that a stack of them may stand for its calls.
STEP void N(sort)(bool descending, ELEMENT *first, ELEMENT *last) {
  enum { SHORT = 16, MOST_PARTS = 160 };
  struct {
    ELEMENT *first, *last;
    int64_t depth;
  } parts[MOST_PARTS];
  if (first == last) return;
  int count = 0;
  parts[count].first = first;
  parts[count].last = last;
  parts[count++].depth = N(depth)(last - first);
  while (count > 0) {
    count--;
    ELEMENT *from = parts[count].first, *to = parts[count].last;
    int64_t depth = parts[count].depth;
    while (to - from > SHORT) {
      if (depth == 0 || count == MOST_PARTS) {
        N(select_heap)(descending, from, to, to);
        N(sort_heap)(descending, from, to);
        break;
      }
      depth--;
      ELEMENT *cut = N(partition)(descending, from, to);
      parts[count].first = cut;
      parts[count].last = to;
      parts[count++].depth = depth;
      to = cut;
    }
  }
  if (last - first > SHORT) {
    N(insertion_sort)(descending, first, first + SHORT);
    for (ELEMENT *item = first + SHORT; item < last; item++) N(insert)(descending, first, item);
  } else {
    N(insertion_sort)(descending, first, last);
  }
}

STEP void N(bring_forward)(bool descending, bool sorts, ELEMENT *items, int64_t n, int64_t count) {
  enum { FEW = 64 };
  if (count <= n / FEW) {
    N(select_heap)(descending, items, items + count, items + n);
    N(sort_heap)(descending, items, items + count);
  } else {
    N(select)(descending, items, items + count - 1, items + n);
    if (sorts) N(sort)(descending, items, items + count - 1);
  }
}
static void N(bring_greatest_forward)(bool sorts, ELEMENT *items, int64_t n, int64_t count) {
  N(bring_forward)(true, sorts, items, n, count);
}
static void N(bring_least_forward)(bool sorts, ELEMENT *items, int64_t n, int64_t count) {
  N(bring_forward)(false, sorts, items, n, count);
}

static gb_status N(leaders)(bool descending, bool sorts, int64_t outer, int64_t dim, int64_t inner, int64_t count, const T *in,
                            int64_t *indices) {
  ELEMENT *items = malloc((size_t)(dim + 1) * sizeof *items);
  if (!items) return GB_NO_MEMORY;
  for (int64_t line = 0; line < outer * inner; line++) {
    const T *from = in + line / inner * dim * inner + line % inner;
    int64_t *to = indices + line / inner * count * inner + line % inner;
    for (int64_t d = 0; d < dim; d++) items[d] = (ELEMENT){from[d * inner], d};
    if (descending)
      N(bring_greatest_forward)(sorts, items, dim, count);
    else
      N(bring_least_forward)(sorts, items, dim, count);
    for (int64_t d = 0; d < count; d++) to[d * inner] = items[d].place;
  }
  free(items);
  return GB_OK;
}

/// Lines that have equal neighbours once they are sorted, sorted anew in the steps of the library's sort.
static gb_status N(order_ties)(bool descending, int64_t outer, int64_t dim, int64_t inner, const T *in, T *values,
                               int64_t *indices) {
  ELEMENT *items = NULL;
  for (int64_t line = 0; line < outer * inner; line++) {
    int64_t start = line / inner * dim * inner + line % inner;
    bool tied = false;
    for (int64_t d = 1; d < dim && !tied; d++) {
      ELEMENT a = {values[start + (d - 1) * inner], 0}, b = {values[start + d * inner], 0};
      tied = !BEFORE(a, b);
    }
    if (!tied) continue;
    if (!items) items = malloc((size_t)dim * sizeof *items);
    if (!items) return GB_NO_MEMORY;
    for (int64_t d = 0; d < dim; d++) items[d] = (ELEMENT){in[start + d * inner], d};
    if (descending)
      N(sort)(true, items, items + dim);
    else
      N(sort)(false, items, items + dim);
    for (int64_t d = 0; d < dim; d++) {
      values[start + d * inner] = items[d].value;
      indices[start + d * inner] = items[d].place;
    }
  }
  free(items);
  return GB_OK;
}

#undef STEP
#undef BEFORE
#undef ELEMENT
#undef N
#undef NAMED
#undef NAMED_
