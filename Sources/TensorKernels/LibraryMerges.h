// The step of LAPACK's symmetric divide and conquer that finds the eigenvalues and vectors of a diagonal matrix and one more of rank
// one (dlaed3), for one type: sums over all poles in lanes. Included after LibraryProducts.h, with the same names defined. No include
// guard on purpose.

/// One eigenvalue, as what it is more than the pole nearest to it.
typedef struct {
  int64_t origin;
  T offset;
} N(root);

/// The sums over poles first..<end at the place that `differences` are taken from: of z²/δ and of z²/δ².
GB_CLONES static void N(pole_sums)(int64_t first, int64_t end, const T *squares, const T *differences, T *sum,
                                   T *slope) {
  T sums[LANES] = {0}, slopes[LANES] = {0};
  int64_t j = first;
  for (; j + LANES <= end; j += LANES)
    for (int l = 0; l < LANES; l++) {
      T ratio = squares[j + l] / differences[j + l];
      sums[l] += ratio;
      slopes[l] += ratio / differences[j + l];
    }
  for (; j < end; j++) {
    T ratio = squares[j] / differences[j];
    sums[0] += ratio;
    slopes[0] += ratio / differences[j];
  }
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int l = 0; l < width; l++) {
      sums[l] += sums[l + width];
      slopes[l] += slopes[l + width];
    }
  *sum = sums[0];
  *slope = slopes[0];
}

GB_CLONES static void N(take_differences)(int64_t n, const T *poles, T origin, T offset, T *differences) {
  GB_INDEPENDENT for (int64_t j = 0; j < n; j++) differences[j] = (poles[j] - origin) - offset;
}

/// The i-th root of 1/rho + Σ z²/(pole - λ), whose poles increase, between pole i and the next one (or the end of all): rational
/// functions with the two poles around it that have the sums' values and slopes, one after the other, between bounds that close in.
static bool N(find_root)(int64_t n, int64_t i, const T *poles, const T *squares, T rho, T total, T *differences,
                         N(root) * found) {
  enum { MOST_STEPS = 100 };
  int64_t left = i + 1 < n ? i : n - 2, right = left + 1;
  bool isLast = i + 1 == n;
  T inverse = 1 / rho, gap = isLast ? rho * total : poles[right] - poles[left], middle = gap / 2;
  T psi, phi, psiSlope, phiSlope, value, low, high, offset = middle;
  int64_t origin = isLast ? n - 1 : left;
  N(take_differences)(n, poles, poles[origin], middle, differences);
  N(pole_sums)(0, right, squares, differences, &psi, &psiSlope);
  N(pole_sums)(right, n, squares, differences, &phi, &phiSlope);
  value = inverse + psi + phi;
  low = 0;
  high = gap;
  if (!isLast && value < 0) {
    origin = right;
    low = -middle;
    high = 0;
    offset = -middle;
    N(take_differences)(n, poles, poles[origin], offset, differences);
  } else if (!isLast) {
    high = middle;
  }
  for (int step = 0; step < MOST_STEPS; step++) {
    T size = MAGNITUDE(psi) + MAGNITUDE(phi), slope = psiSlope + phiSlope;
    T bound = 8 * size + inverse + MAGNITUDE(offset) * slope;
    if (MAGNITUDE(value) <= UNIT_ROUNDING * bound) break;
    if (value < 0)
      low = offset;
    else
      high = offset;
    T first = differences[left], second = differences[right];
    T c = value - first * psiSlope - second * phiSlope, b = first * second * value;
    T a = (first + second) * value - first * second * slope, root = ROOT(MAGNITUDE(a * a - 4 * b * c)), change;
    if (isLast) {
      c = MAGNITUDE(c);
      change = c == 0 ? high - offset : a >= 0 ? (a + root) / (2 * c) : 2 * b / (a - root);
    } else {
      change = c == 0 ? b / a : a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
    }
    // The function increases.
    if (!(value * change < 0)) change = -value / slope;
    T next = offset + change;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (next == offset || !(next > low && next < high)) break;
    offset = next;
    N(take_differences)(n, poles, poles[origin], offset, differences);
    N(pole_sums)(0, right, squares, differences, &psi, &psiSlope);
    N(pole_sums)(right, n, squares, differences, &phi, &phiSlope);
    value = inverse + psi + phi;
  }
  *found = (N(root)){origin, offset};
  return offset == offset;
}

GB_CLONES static void N(multiply_by_quotients)(int64_t n, int64_t j, const T *differences, const T *poles, T *weights) {
  T pole = poles[j];
  GB_INDEPENDENT for (int64_t i = 0; i < j; i++) weights[i] *= differences[i] / (poles[i] - pole);
  weights[j] *= differences[j];
  GB_INDEPENDENT for (int64_t i = j + 1; i < n; i++) weights[i] *= differences[i] / (poles[i] - pole);
}

GB_CLONES static void N(divide)(int64_t n, const T *dividends, const T *divisors, T *quotients) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) quotients[i] = dividends[i] / divisors[i];
}

static void N(clear)(int64_t rows, int64_t columns, T *a, int64_t lda) {
  for (int64_t j = 0; j < columns; j++) memset(a + j * lda, 0, (size_t)rows * sizeof(T));
}

static void N(copy_rows)(int64_t rows, int64_t columns, const T *from, int64_t step, T *to) {
  for (int64_t j = 0; j < columns; j++) memcpy(to + j * rows, from + j * step, (size_t)rows * sizeof(T));
}

/// The roots of a merge, some of which a thread finds, and then the vectors that belong to them.
typedef struct {
  int64_t size;
  const T *poles, *squares, *w;
  T rho, total;
  T *d, *q;
  int64_t step;
  const whole *order;
  atomic_bool isLost;
} N(merge);

static void N(find_roots)(void *context, int64_t first, int64_t end) {
  N(merge) *m = context;
  for (int64_t j = first; j < end; j++) {
    N(root) found;
    if (!N(find_root)(m->size, j, m->poles, m->squares, m->rho, m->total, m->q + j * m->step, &found)) {
      atomic_store(&m->isLost, true);
      return;
    }
    m->d[j] = m->poles[found.origin] + found.offset;
  }
}

/// Roots, vectors of the small problem, and those of the whole one: Q = (parts of Q2)·(vectors).
BLAS_FUNCTION void BLAS(laed3)(const whole *k, const whole *n, const whole *n1, T *d, T *q, const whole *ldq,
                               const T *rho, T *poles, const T *q2, const whole *order, const whole *counts, T *w, T *s,
                               whole *info) {
  int64_t size = *k, step = *ldq, upper = *n1, lower = *n - *n1;
  *info = 0;
  if (size <= 0) return;
  T total = 0;
  for (int64_t i = 0; i < size; i++) {
    s[i] = w[i] * w[i];
    total += s[i];
  }
  N(merge) merge = {size, poles, s, w, *rho, total * (1 + 8 * UNIT_ROUNDING), d, q, step, order, false};
  if (size == 1) {
    d[0] = poles[0] + *rho * s[0];
    q[0] = 1;
  } else {
    // A root takes some ten sums over all poles, with two divisions each.
    gb_share(size, N(worthwhile)(size, 64 * size * size), N(find_roots), &merge);
    if (atomic_load(&merge.isLost)) {
      *info = 1;
      return;
    }
  }
  if (size > 1) {
    // The weights for which these are the very roots make the vectors orthogonal.
    for (int64_t i = 0; i < size; i++) s[i] = 1;
    for (int64_t j = 0; j < size; j++) N(multiply_by_quotients)(size, j, q + j * step, poles, s);
    for (int64_t i = 0; i < size; i++) w[i] = w[i] < 0 || (w[i] == 0 && 1 / w[i] < 0) ? -ROOT(-s[i]) : ROOT(-s[i]);
    for (int64_t j = 0; j < size; j++) {
      T *own = q + j * step;
      N(divide)(size, w, own, s);
      whole length = (whole)size, one = 1;
      T norm = BLAS(nrm2)(&length, s, &one);
      for (int64_t i = 0; i < size; i++) own[i] = s[order[i] - 1] / norm;
    }
  }
  whole first = counts[0] + counts[1], second = counts[1] + counts[2], rows = (whole)lower, top = (whole)upper;
  const T one = 1, zero = 0;
  N(copy_rows)(second, size, q + counts[0], step, s);
  if (second > 0)
    BLAS(gemm)("N", "N", &rows, k, &second, &one, q2 + upper * first, &rows, s, &second, &zero, q + upper, ldq);
  else
    N(clear)(lower, size, q + upper, step);
  N(copy_rows)(first, size, q, step, s);
  if (first > 0)
    BLAS(gemm)("N", "N", &top, k, &first, &one, q2, &top, s, &first, &zero, q, ldq);
  else
    N(clear)(upper, size, q, step);
}
