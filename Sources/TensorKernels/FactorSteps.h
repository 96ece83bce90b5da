// LU and Cholesky for one element type. Included with T (element), N(name) and MAGNITUDE defined. No include guard on purpose.

/// column -= factor·other.
GB_CLONES static void N(take_multiple)(int64_t count, T factor, const T *other, T *column) {
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) column[i] -= other[i] * factor;
}

static void N(exchange)(T *a, T *b) {
  T kept = *a;
  *a = *b;
  *b = kept;
}

/// Factors columns first..<end; rows are exchanged in these columns only.
static int64_t N(factor_panel)(int64_t n, int64_t first, int64_t end, T *lu, int64_t *pivots, T *sign, bool *skipped) {
  int64_t firstZero = -1;
  for (int64_t column = first; column < end; column++) {
    T *own = lu + column * n;
    int64_t best = column;
    for (int64_t row = column; row < n; row++)
      if (MAGNITUDE(own[row]) > MAGNITUDE(own[best])) best = row;
    pivots[column] = best;
    if (best != column) {
      *sign = -*sign;
      for (int64_t other = first; other < end; other++) N(exchange)(lu + other * n + column, lu + other * n + best);
    }
    T diagonal = own[column];
    skipped[column - first] = diagonal == 0;
    if (diagonal == 0) {
      if (firstZero < 0) firstZero = column;
      continue;
    }
    for (int64_t row = column + 1; row < n; row++) own[row] /= diagonal;
    for (int64_t later = column + 1; later < end; later++)
      N(take_multiple)(n - column - 1, lu[later * n + column], own + column + 1, lu + later * n + column + 1);
  }
  return firstZero;
}

int64_t N(gb_lu)(int64_t n, T *lu, int64_t *pivots, T *sign) {
  int64_t firstZero = -1;
  bool skipped[PANEL_COLUMNS];
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    int64_t zero = N(factor_panel)(n, first, end, lu, pivots, sign, skipped);
    if (firstZero < 0) firstZero = zero;
    for (int64_t other = 0; other < n; other++) {
      if (other == first) other = end;
      if (other == n) break;
      for (int64_t column = first; column < end; column++)
        if (pivots[column] != column) N(exchange)(lu + other * n + column, lu + other * n + pivots[column]);
    }
    for (int64_t later = end; later < n; later++)
      for (int64_t column = first; column < end; column++)
        if (!skipped[column - first])
          N(take_multiple)(end - column - 1, lu[later * n + column], lu + column * n + column + 1,
                           lu + later * n + column + 1);
    // Below the panel's rows, columns without a pivot take nothing away.
    for (int64_t from = first, to; from < end; from = to + 1) {
      for (to = from; to < end && !skipped[to - first];) to++;
      if (to > from)
        N(gb_chains)(CHAIN_TAKEN, n - end, n - end, to - from, lu + end * n + from, n, 1, lu + from * n + end, n, 1,
                     lu + end * n + end, n, true);
    }
  }
  return firstZero;
}

void N(gb_lu_solve)(int64_t n, const T *lu, const int64_t *pivots, int64_t count, T *right) {
  for (int64_t r = 0; r < count; r++)
    for (int64_t column = 0; column < n; column++)
      if (pivots[column] != column) N(exchange)(right + r * n + column, right + r * n + pivots[column]);
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    for (int64_t r = 0; r < count; r++)
      for (int64_t column = first; column < end; column++)
        N(take_multiple)(end - column - 1, right[r * n + column], lu + column * n + column + 1,
                         right + r * n + column + 1);
    N(gb_chains)(CHAIN_TAKEN, count, n - end, end - first, right + first, n, 1, lu + first * n + end, n, 1, right + end,
                 n, true);
  }
  for (int64_t end = n, first; end > 0; end = first) {
    first = end < PANEL_COLUMNS ? 0 : end - PANEL_COLUMNS;
    for (int64_t r = 0; r < count; r++)
      for (int64_t column = end - 1; column >= first; column--) {
        T *value = right + r * n + column;
        *value /= lu[column * n + column];
        N(take_multiple)(column - first, *value, lu + column * n + first, right + r * n + first);
      }
    // Upwards, the last column first.
    N(gb_chains)(CHAIN_TAKEN, count, first, end - first, right + end - 1, n, -1, lu + (end - 1) * n, -n, 1, right, n,
                 true);
  }
}

int64_t N(gb_cholesky)(int64_t n, T *a) {
  for (int64_t first = 0, end; first < n; first = end) {
    end = n - first < PANEL_COLUMNS ? n : first + PANEL_COLUMNS;
    for (int64_t column = first; column < end; column++) {
      T *own = a + column * n;
      if (!(own[column] > 0)) return column;
      T diagonal = own[column] = ROOT(own[column]);
      for (int64_t row = column + 1; row < n; row++) own[row] /= diagonal;
      for (int64_t later = column + 1; later < end; later++)
        N(take_multiple)(n - later, own[later], own + later, a + later * n + later);
    }
    // The later columns from their diagonal on, a panel at a time; what comes above it is cleared at the end.
    for (int64_t later = end; later < n; later += PANEL_COLUMNS) {
      int64_t count = n - later < PANEL_COLUMNS ? n - later : PANEL_COLUMNS;
      N(gb_chains)(CHAIN_TAKEN, count, n - later, end - first, a + first * n + later, 1, n, a + first * n + later, n, 1,
                   a + later * n + later, n, true);
    }
  }
  for (int64_t column = 1; column < n; column++) memset(a + column * n, 0, (size_t)column * sizeof(T));
  return -1;
}
