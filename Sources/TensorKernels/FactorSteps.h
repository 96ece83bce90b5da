// LU and Cholesky for one element type. Included with T (element), N(name), MAGNITUDE, ROOT and
// LEAST_DIVISOR (whose reciprocal is still a number) defined. No include guard on purpose.

/// column -= factor·other.
static inline void N(take_multiple)(int64_t count, T factor, const T *other, T *column) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) column[i] -= other[i] * factor;
}

static inline void N(exchange)(T *a, T *b) {
  T kept = *a;
  *a = *b;
  *b = kept;
}

/// A triangle against right-hand sides that lie side by side, which are solved for together: of a square of up to PANEL_COLUMNS
/// columns, those that are skipped take nothing away.
GB_CLONES static void N(solve_together)(bool upward, int64_t n, const T *a, int64_t lda, const bool *skipped, T *x) {
  for (int64_t step = 0; step < n; step++) {
    int64_t column = upward ? n - 1 - step : step, first = upward ? 0 : column + 1, end = upward ? column : n;
    if (skipped && skipped[column]) continue;
    T *own = x + column * SIDES_TOGETHER, divisor = a[column * lda + column];
    for (int w = 0; upward && w < SIDES_TOGETHER; w++) own[w] /= divisor;
    for (int64_t row = first; row < end; row++) {
      T factor = a[column * lda + row], *to = x + row * SIDES_TOGETHER;
      for (int w = 0; w < SIDES_TOGETHER; w++) to[w] -= factor * own[w];
    }
  }
}

/// The same for right-hand sides in columns: with ones on the diagonal downwards, with the diagonal upwards.
GB_CLONES static void N(solve_square)(bool upward, int64_t n, const T *a, int64_t lda, const bool *skipped,
                                      int64_t count, T *right, int64_t step) {
  T together[PANEL_COLUMNS * SIDES_TOGETHER];
  for (int64_t r = 0, sides; r < count; r += sides, right += sides * step) {
    sides = count - r < SIDES_TOGETHER ? count - r : SIDES_TOGETHER;
    if (sides < FEWEST_TOGETHER) {
      for (int64_t w = 0; w < sides; w++)
        for (int64_t turn = 0; turn < n; turn++) {
          int64_t column = upward ? n - 1 - turn : turn;
          T *own = right + w * step;
          if (skipped && skipped[column]) continue;
          if (upward) own[column] /= a[column * lda + column];
          if (upward)
            N(take_multiple)(column, own[column], a + column * lda, own);
          else
            N(take_multiple)(n - column - 1, own[column], a + column * lda + column + 1, own + column + 1);
        }
      continue;
    }
    if (sides < SIDES_TOGETHER) memset(together, 0, sizeof together);
    for (int64_t w = 0; w < sides; w++)
      for (int64_t i = 0; i < n; i++) together[i * SIDES_TOGETHER + w] = right[w * step + i];
    N(solve_together)(upward, n, a, lda, skipped, together);
    for (int64_t w = 0; w < sides; w++)
      for (int64_t i = 0; i < n; i++) right[w * step + i] = together[i * SIDES_TOGETHER + w];
  }
}

/// The step of large matrices' products: their order of sums is not the reference's, so that fused ones do as well.
static chain_step N(taking)(int64_t size) { return size > MOST_SEPARATE ? CHAIN_FUSED_TAKEN : CHAIN_TAKEN; }

/// The first of the greatest elements from `start` on; that one where it is not a number.
static inline int64_t N(first_greatest)(int64_t end, int64_t start, const T *column) {
  T lanes[SIDES_TOGETHER], most = MAGNITUDE(column[start]);
  if (most != most) return start;
  if (end - start < SIDES_TOGETHER) {
    int64_t best = start;
    for (int64_t row = start + 1; row < end; row++)
      if (MAGNITUDE(column[row]) > most) most = MAGNITUDE(column[best = row]);
    return best;
  }
  for (int w = 0; w < SIDES_TOGETHER; w++) lanes[w] = most;
  int64_t i = start;
  for (; i + SIDES_TOGETHER <= end; i += SIDES_TOGETHER)
    for (int w = 0; w < SIDES_TOGETHER; w++) {
      T size = MAGNITUDE(column[i + w]);
      lanes[w] = size > lanes[w] ? size : lanes[w];
    }
  for (int w = 0; w < SIDES_TOGETHER; w++) most = lanes[w] > most ? lanes[w] : most;
  for (; i < end; i++) most = MAGNITUDE(column[i]) > most ? MAGNITUDE(column[i]) : most;
  int64_t found = start;
  while (MAGNITUDE(column[found]) != most) found++;
  return found;
}

/// How many of `count` columns, which take so many multiplications, a thread takes at a time: as many as are solved for together.
static int64_t N(columns_together)(int64_t count, int64_t products) {
  enum { WORTH = FACTOR_WORTH / sizeof(T) };
  int64_t sharers = products < 2 * WORTH ? 1 : gb_sharers();
  if (sharers == 1) return count > 0 ? count : 1;
  int64_t chunk = gb_even_chunk(count, products / WORTH, sharers);
  return (chunk + SIDES_TOGETHER - 1) / SIDES_TOGETHER * SIDES_TOGETHER;
}

/// Factors columns first..<end; rows are exchanged in these columns only.
GB_CLONES static int64_t N(factor_panel)(int64_t rows, int64_t columns, int64_t first, int64_t end, T *lu,
                                         int64_t *pivots, T *sign, bool *skipped) {
  int64_t firstZero = -1;
  for (int64_t column = first; column < end; column++) {
    T *own = lu + column * rows;
    int64_t best = N(first_greatest)(rows, column, own);
    pivots[column] = best;
    if (best != column) {
      *sign = -*sign;
      for (int64_t other = first; other < end; other++)
        N(exchange)(lu + other * rows + column, lu + other * rows + best);
    }
    T diagonal = own[column];
    skipped[column - first] = diagonal == 0;
    if (diagonal == 0) {
      if (firstZero < 0) firstZero = column;
      continue;
    }
    // As the reference was measured to do it: the last step of the smallest squares divides, all others multiply.
    bool divides = MAGNITUDE(diagonal) < LEAST_DIVISOR || (rows == columns && rows <= 4 && column == rows - 2);
    T factor = 1 / diagonal;
    if (divides)
      for (int64_t row = column + 1; row < rows; row++) own[row] /= diagonal;
    else
      for (int64_t row = column + 1; row < rows; row++) own[row] *= factor;
    for (int64_t later = column + 1; later < end; later++)
      N(take_multiple)(rows - column - 1, lu[later * rows + column], own + column + 1, lu + later * rows + column + 1);
  }
  return firstZero;
}

/// What the columns outside of a panel take from it, some of them at a time.
typedef struct {
  int64_t rows, columns, steps, first, end;
  T *lu;
  const int64_t *pivots;
  const bool *skipped;
} N(panel_step);

/// Columns begin..<last of those outside, the panel's own left out.
static void N(update_columns)(void *context, int64_t begin, int64_t last) {
  const N(panel_step) *p = context;
  int64_t first = p->first, end = p->end, rows = p->rows;
  T *lu = p->lu;
  for (int64_t place = begin; place < last; place++) {
    T *own = lu + (place < first ? place : place + end - first) * rows;
    for (int64_t column = first; column < end; column++)
      if (p->pivots[column] != column) N(exchange)(own + column, own + p->pivots[column]);
  }
  // Those before the panel are done.
  int64_t from = (begin < first ? first : begin) + end - first, count = last + end - first - from;
  if (count <= 0) return;
  T *later = lu + from * rows;
  N(solve_square)(false, end - first, lu + first * rows + first, rows, p->skipped, count, later + first, rows);
  // Below the panel's rows, columns without a pivot take nothing away.
  for (int64_t start = first, to; start < end; start = to + 1) {
    for (to = start; to < end && !p->skipped[to - first];) to++;
    if (to > start)
      N(gb_chains)(N(taking)(p->steps), count, rows - end, to - start, later + start, rows, 1, lu + start * rows + end,
                   rows, 1, later + end, rows, true);
  }
}

int64_t N(gb_lu)(int64_t rows, int64_t columns, T *lu, int64_t *pivots, T *sign) {
  int64_t firstZero = -1, steps = rows < columns ? rows : columns;
  bool skipped[PANEL_COLUMNS];
  for (int64_t first = 0, end; first < steps; first = end) {
    end = steps - first < PANEL_COLUMNS ? steps : first + PANEL_COLUMNS;
    int64_t zero = N(factor_panel)(rows, columns, first, end, lu, pivots, sign, skipped);
    if (firstZero < 0) firstZero = zero;
    N(panel_step) step = {rows, columns, steps, first, end, lu, pivots, skipped};
    int64_t outside = columns - (end - first);
    if (outside > 0)
      gb_share(outside, N(columns_together)(outside, (columns - end) * (rows - first) * (end - first)), N(update_columns),
               &step);
  }
  return firstZero;
}

/// The smallest systems: measured under the reference, a row takes the sum of its products away at once, and is multiplied by the
/// reciprocal of its diagonal.
static void N(solve_smallest)(int64_t n, const T *lu, T *x) {
  for (int64_t row = 1; row < n; row++) {
    T sum = lu[row] * x[0];
    for (int64_t k = 1; k < row; k++) sum += lu[k * n + row] * x[k];
    x[row] -= sum;
  }
  for (int64_t row = n - 1; row >= 0; row--) {
    T sum = row < n - 1 ? lu[(n - 1) * n + row] * x[n - 1] : 0;
    for (int64_t k = n - 2; k > row; k--) sum += lu[k * n + row] * x[k];
    T rest = row < n - 1 ? x[row] - sum : x[row];
    x[row] = rest * (1 / lu[row * n + row]);
  }
}

/// Right-hand sides in columns, some of them at a time.
typedef struct {
  int64_t n;
  const T *lu;
  const int64_t *pivots;
  T *right;
} N(sides);

static void N(solve_some)(void *context, int64_t begin, int64_t last) {
  const N(sides) *s = context;
  int64_t n = s->n, count = last - begin;
  const T *lu = s->lu;
  T *right = s->right + begin * n;
  for (int64_t r = 0; r < count; r++)
    for (int64_t column = 0; column < n; column++)
      if (s->pivots[column] != column) N(exchange)(right + r * n + column, right + r * n + s->pivots[column]);
  if (n <= MOST_SMALLEST) {
    for (int64_t r = 0; r < count; r++) N(solve_smallest)(n, lu, right + r * n);
    return;
  }
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    N(solve_square)(false, end - first, lu + first * n + first, n, NULL, count, right + first, n);
    N(gb_chains)(N(taking)(n), count, n - end, end - first, right + first, n, 1, lu + first * n + end, n, 1, right + end,
                 n, true);
  }
  for (int64_t end = n, first; end > 0; end = first) {
    first = end < PANEL_COLUMNS ? 0 : end - PANEL_COLUMNS;
    N(solve_square)(true, end - first, lu + first * n + first, n, NULL, count, right + first, n);
    // Upwards, the last column first.
    N(gb_chains)(N(taking)(n), count, first, end - first, right + end - 1, n, -1, lu + (end - 1) * n, -n, 1, right, n,
                 true);
  }
}

void N(gb_lu_solve)(int64_t n, const T *lu, const int64_t *pivots, int64_t count, T *right) {
  N(sides) sides = {n, lu, pivots, right};
  gb_share(count, N(columns_together)(count, n * n * count), N(solve_some), &sides);
}

/// The systems with the transposed matrix: Uᵀ from its first row, Lᵀ from its last, then the exchanges backwards. A row takes the sum of
/// its products away at once, and is multiplied by the reciprocal of its diagonal.
void N(gb_lu_solve_turned)(int64_t n, const T *lu, const int64_t *pivots, int64_t count, T *right) {
  for (int64_t r = 0; r < count; r++) {
    T *x = right + r * n;
    for (int64_t row = 0; row < n; row++) {
      const T *own = lu + row * n;
      T sum = row > 0 ? own[0] * x[0] : 0;
      for (int64_t k = 1; k < row; k++) sum += own[k] * x[k];
      x[row] = (row > 0 ? x[row] - sum : x[row]) * (1 / own[row]);
    }
    for (int64_t row = n - 2; row >= 0; row--) {
      const T *own = lu + row * n;
      T sum = own[n - 1] * x[n - 1];
      for (int64_t k = n - 2; k > row; k--) sum += own[k] * x[k];
      x[row] -= sum;
    }
    for (int64_t column = n - 1; column >= 0; column--)
      if (pivots[column] != column) N(exchange)(x + column, x + pivots[column]);
  }
}

GB_CLONES static int64_t N(cholesky_panel)(int64_t n, int64_t first, int64_t end, T *a) {
  for (int64_t column = first; column < end; column++) {
    T *own = a + column * n;
    if (!(own[column] > 0)) return column;
    T diagonal = own[column] = ROOT(own[column]);
    for (int64_t row = column + 1; row < n; row++) own[row] /= diagonal;
    for (int64_t later = column + 1; later < end; later++)
      N(take_multiple)(n - later, own[later], own + later, a + later * n + later);
  }
  return -1;
}

/// The columns behind a panel from their diagonal on, PANEL_COLUMNS at a time.
typedef struct {
  int64_t n, first, end;
  T *a;
} N(cholesky_step);

static void N(update_panels)(void *context, int64_t begin, int64_t last) {
  const N(cholesky_step) *s = context;
  int64_t n = s->n, first = s->first, end = s->end;
  for (int64_t later = end + begin * PANEL_COLUMNS; later < n && later < end + last * PANEL_COLUMNS;
       later += PANEL_COLUMNS) {
    int64_t count = n - later < PANEL_COLUMNS ? n - later : PANEL_COLUMNS;
    N(gb_chains)(N(taking)(n), count, n - later, end - first, s->a + first * n + later, 1, n, s->a + first * n + later, n,
                 1, s->a + later * n + later, n, true);
  }
}

int64_t N(gb_cholesky)(int64_t n, T *a) {
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    int64_t failed = N(cholesky_panel)(n, first, end, a);
    if (failed >= 0) return failed;
    // What comes above the diagonal is cleared at the end. Panels are of different heights.
    N(cholesky_step) step = {n, first, end, a};
    int64_t panels = (n - end + PANEL_COLUMNS - 1) / PANEL_COLUMNS;
    bool isWorthIt = (n - end) * (n - end) * (end - first) / 2 >= 2 * FACTOR_WORTH / (int64_t)sizeof(T);
    gb_share(panels, isWorthIt || panels == 0 ? 1 : panels, N(update_panels), &step);
  }
  for (int64_t column = 1; column < n; column++) memset(a + column * n, 0, (size_t)column * sizeof(T));
  return -1;
}
