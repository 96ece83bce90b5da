// Quick selection as the reference writes it, and the sort of its C++ library (a quick sort that leaves short pieces to insertions
// and falls back to a heap), for one kind of item. Included with ITEM, N(name), RANK(item) and
// NO_NUMBER (the rank of NaN) defined. No include guard on purpose.

static inline void N(exchange)(ITEM *a, ITEM *b) {
  ITEM kept = *a;
  *a = *b;
  *b = kept;
}

/// Puts the element that belongs there at `target`.
static void N(quick_select)(int64_t n, int64_t target, ITEM *items) {
  int64_t left = 0, right = n - 1;
  while (right > left) {
    if (right == left + 1) {
      if (RANK(items[left]) > RANK(items[right])) N(exchange)(items + left, items + right);
      return;
    }
    N(exchange)(items + left + (right - left) / 2, items + left + 1);
    if (RANK(items[left + 1]) > RANK(items[right])) N(exchange)(items + left + 1, items + right);
    if (RANK(items[left]) > RANK(items[right])) N(exchange)(items + left, items + right);
    if (RANK(items[left + 1]) > RANK(items[left])) N(exchange)(items + left + 1, items + left);
    int64_t low = left + 1, high = right;
    uint64_t pivot = RANK(items[left]);
    while (true) {
      do low++;
      while (pivot > RANK(items[low]));
      do high--;
      while (RANK(items[high]) > pivot);
      if (high < low) break;
      N(exchange)(items + low, items + high);
    }
    N(exchange)(items + left, items + high);
    if (high <= target) left = low;
    if (high >= target) right = high - 1;
  }
}

static void N(adjust_heap)(ITEM *items, int64_t hole, int64_t count, ITEM value) {
  int64_t start = hole, child = hole;
  while (child < (count - 1) / 2) {
    child = 2 * (child + 1);
    if (RANK(items[child]) < RANK(items[child - 1])) child--;
    items[hole] = items[child];
    hole = child;
  }
  if ((count & 1) == 0 && child == (count - 2) / 2) {
    child = 2 * (child + 1);
    items[hole] = items[child - 1];
    hole = child - 1;
  }
  while (hole > start) {
    int64_t parent = (hole - 1) / 2;
    if (!(RANK(items[parent]) < RANK(value))) break;
    items[hole] = items[parent];
    hole = parent;
  }
  items[hole] = value;
}

static void N(sort_by_heap)(ITEM *items, int64_t count) {
  for (int64_t parent = (count - 2) / 2; count >= 2 && parent >= 0; parent--)
    N(adjust_heap)(items, parent, count, items[parent]);
  while (count > 1) {
    ITEM value = items[--count];
    items[count] = items[0];
    N(adjust_heap)(items, 0, count, value);
  }
}

/// The place behind the smaller ones of a piece, around the median of three.
static int64_t N(partition)(ITEM *items, int64_t first, int64_t last) {
  int64_t a = first + 1, b = first + (last - first) / 2, c = last - 1, middle;
  uint64_t x = RANK(items[a]), y = RANK(items[b]), z = RANK(items[c]);
  if (x < y)
    middle = y < z ? b : x < z ? c : a;
  else
    middle = x < z ? a : y < z ? c : b;
  N(exchange)(items + first, items + middle);
  uint64_t pivot = RANK(items[first]);
  int64_t low = first + 1, high = last;
  while (true) {
    while (RANK(items[low]) < pivot) low++;
    high--;
    while (pivot < RANK(items[high])) high--;
    if (low >= high) return low;
    N(exchange)(items + low, items + high);
    low++;
  }
}

enum { N(SHORT_PIECE) = 16 };

static void N(sort_pieces)(ITEM *items, int64_t first, int64_t last, int depth) {
  while (last - first > N(SHORT_PIECE)) {
    if (depth-- == 0) {
      N(sort_by_heap)(items + first, last - first);
      return;
    }
    int64_t cut = N(partition)(items, first, last);
    N(sort_pieces)(items, cut, last, depth);
    last = cut;
  }
}

static void N(sort)(int64_t n, ITEM *items) {
  if (n < 2) return;
  N(sort_pieces)(items, 0, n, 2 * (63 - __builtin_clzll((uint64_t)n)));
  for (int64_t i = 1; i < n; i++) {
    ITEM item = items[i];
    int64_t at = i;
    if (i < N(SHORT_PIECE) && RANK(item) < RANK(items[0])) {
      memmove(items + 1, items, (size_t)i * sizeof *items);
      at = 0;
    } else {
      for (; at > 0 && RANK(item) < RANK(items[at - 1]); at--) items[at] = items[at - 1];
    }
    items[at] = item;
  }
}

/// The last of the elements of a rank in the order that the sort leaves them in: insertions keep the order of equal ones, so that only
/// the pieces they lie in have to be cut up.
__attribute__((unused)) static ITEM N(last_of_rank)(int64_t n, uint64_t rank, ITEM *items) {
  struct { int64_t first, last; int depth; } pieces[130];
  int waiting = 0;
  pieces[waiting++] = (__typeof__(pieces[0])){0, n, 2 * (63 - __builtin_clzll((uint64_t)n))};
  while (waiting > 0) {
    __typeof__(pieces[0]) piece = pieces[--waiting];
    while (piece.last - piece.first > N(SHORT_PIECE)) {
      if (piece.depth-- == 0) {
        N(sort_by_heap)(items + piece.first, piece.last - piece.first);
        break;
      }
      int64_t cut = N(partition)(items, piece.first, piece.last);
      // Where the pivot itself is looked for, some may lie on either side.
      uint64_t pivot = RANK(items[piece.first]);
      bool isBelow = rank <= pivot, isAbove = rank >= pivot;
      if (isAbove && isBelow) {
        pieces[waiting++] = (__typeof__(pieces[0])){cut, piece.last, piece.depth};
        piece.last = cut;
      } else if (isAbove) {
        piece.first = cut;
      } else {
        piece.last = cut;
      }
    }
  }
  int64_t at = n - 1;
  while (at > 0 && RANK(items[at]) != rank) at--;
  return items[at];
}

/// The last of the first of the longest runs of equal elements, in the order that the sort leaves them in. NaN is equal to nothing.
static ITEM N(most_frequent)(int64_t n, bool isFloat, ITEM *items) {
  N(sort)(n, items);
  int64_t most = 0, best = 0, start = 0;
  for (int64_t i = 0; i < n; i++)
    if (i + 1 == n || RANK(items[i]) != RANK(items[i + 1]) || (isFloat && RANK(items[i]) == NO_NUMBER)) {
      if (i + 1 - start > most) {
        most = i + 1 - start;
        best = i;
      }
      start = i + 1;
    }
  return items[best];
}
