// LU, Cholesky and triangular systems (FactorizationKernels.h) in panels of columns: what later columns take from them are
// products of matrices. Knows no batches.
#include <float.h>

#include "KernelThreads.h"
#include "LaneSquares.h"
#include "MatrixChains.h"
#include "SquareTransposition.h"

enum { PANEL_COLUMNS = 32, MOST_SEPARATE = 32, SIDES_TOGETHER = 16, FEWEST_TOGETHER = 4, MOST_SMALLEST = 7, MOST_COMBINED = 8 };
/// What makes work worth a thread's attention, in multiplications of bytes.
enum { FACTOR_WORTH = 1 << 20 };

#define T float
#define N(name) name##_f32
#define MAGNITUDE fabsf
#define ROOT sqrtf
#define LEAST_DIVISOR FLT_MIN
#include "FactorSteps.h"
#undef T
#undef N
#undef MAGNITUDE
#undef ROOT
#undef LEAST_DIVISOR

#define T double
#define N(name) name##_f64
#define MAGNITUDE fabs
#define ROOT sqrt
#define LEAST_DIVISOR DBL_MIN
#include "FactorSteps.h"

/// Factors of many matrices, some of which a thread takes.
typedef struct {
  gb_dtype dtype;
  int64_t rows, columns;
  char *lu;
  int64_t *pivots;
  char *signs;
  int64_t *firstZeros;
} factor_batch;

static void factor_some(void *context, int64_t first, int64_t end) {
  const factor_batch *b = context;
  int64_t size = b->rows * b->columns, steps = b->rows < b->columns ? b->rows : b->columns;
  for (int64_t i = first; i < end; i++) {
    int64_t *pivots = b->pivots + i * steps;
    if (b->dtype == GB_F64)
      b->firstZeros[i] = gb_lu_f64(b->rows, b->columns, (double *)b->lu + i * size, pivots, (double *)b->signs + i);
    else
      b->firstZeros[i] = gb_lu_f32(b->rows, b->columns, (float *)b->lu + i * size, pivots, (float *)b->signs + i);
  }
}

/// How many of `count` matrices, of which each takes so many multiplications, a thread takes at a time; all one after the other where
/// threads had better share the work of each.
static int64_t matrices_together(int64_t count, int64_t products) {
  enum { WORTH = 1 << 16, OVERHEAD = 128 };
  int64_t work = count * (products + OVERHEAD), sharers = work < 2 * WORTH ? 1 : gb_sharers();
  bool areLarge = count < 4 * sharers && products > 8 * WORTH;
  return sharers == 1 || areLarge ? (count > 0 ? count : 1) : gb_even_chunk(count, work / WORTH, sharers);
}

void gb_lu_all(gb_dtype dtype, int64_t count, int64_t rows, int64_t columns, void *lu, int64_t *pivots, void *signs,
               int64_t *firstZeros) {
  factor_batch batch = {dtype, rows, columns, lu, pivots, signs, firstZeros};
  for (int64_t i = 0; i < count; i++) {
    if (dtype == GB_F64)
      ((double *)signs)[i] = 1;
    else
      ((float *)signs)[i] = 1;
  }
  gb_share(count, matrices_together(count, rows * columns * (rows < columns ? rows : columns) / 3), factor_some, &batch);
}

/// Right-hand sides of many matrices.
typedef struct {
  gb_dtype dtype;
  int64_t n, sides;
  const char *lu;
  const int64_t *pivots;
  char *right;
  bool turned;
} side_batch;

static void solve_batch(void *context, int64_t first, int64_t end) {
  const side_batch *b = context;
  int64_t n = b->n, step = n * b->sides;
  for (int64_t i = first; i < end; i++) {
    const int64_t *pivots = b->pivots + i * n;
    if (b->dtype == GB_F64)
      (b->turned ? gb_lu_solve_turned_f64 : gb_lu_solve_f64)(n, (const double *)b->lu + i * n * n, pivots, b->sides,
                                                             (double *)b->right + i * step);
    else
      (b->turned ? gb_lu_solve_turned_f32 : gb_lu_solve_f32)(n, (const float *)b->lu + i * n * n, pivots, b->sides,
                                                             (float *)b->right + i * step);
  }
}

void gb_lu_solve_all(gb_dtype dtype, int64_t count, int64_t n, const void *lu, const int64_t *pivots, int64_t sides,
                     void *right) {
  side_batch batch = {dtype, n, sides, lu, pivots, right, false};
  gb_share(count, matrices_together(count, n * n * sides), solve_batch, &batch);
}

void gb_lu_solve_turned_all(gb_dtype dtype, int64_t count, int64_t n, const void *lu, const int64_t *pivots, int64_t sides,
                            void *right) {
  side_batch batch = {dtype, n, sides, lu, pivots, right, true};
  gb_share(count, matrices_together(count, n * n * sides), solve_batch, &batch);
}

enum { COLUMNS_TOGETHER = 64 };

/// One row of some columns of X.
GB_CLONES static void solve_row(int64_t from, int64_t to, const double *factors, double divisor, const double *x,
                                int64_t ldx, double *row) {
  double sums[COLUMNS_TOGETHER];
  for (int w = 0; w < COLUMNS_TOGETHER; w++) sums[w] = row[w];
  for (int64_t k = from; k < to; k++)
    for (int w = 0; w < COLUMNS_TOGETHER; w++) sums[w] -= factors[k] * x[k * ldx + w];
  for (int w = 0; w < COLUMNS_TOGETHER; w++) row[w] = sums[w] / divisor;
}

/// Rows first..<end, which take away what those rows before (or behind) them amount to.
static void solve_rows(bool upper, bool unit, int64_t n, int64_t width, int64_t first, int64_t end, const double *a,
                       double *b) {
  for (int64_t j = 0; j < width; j += COLUMNS_TOGETHER) {
    bool isWhole = width - j >= COLUMNS_TOGETHER;
    for (int64_t step = first; step < end; step++) {
      int64_t row = upper ? first + end - 1 - step : step, from = upper ? row + 1 : first, to = upper ? end : row;
      double divisor = unit ? 1 : a[row * n + row], *own = b + row * width + j;
      if (isWhole) {
        solve_row(from, to, a + row * n, divisor, b + j, width, own);
        continue;
      }
      for (int64_t w = 0; w < width - j; w++) {
        double sum = own[w];
        for (int64_t k = from; k < to; k++) sum -= a[row * n + k] * b[k * width + j + w];
        own[w] = sum / divisor;
      }
    }
  }
}

void gb_triangular_solve_f64(bool upper, bool unit, int64_t n, int64_t width, const double *a, double *b) {
  if (n <= PANEL_COLUMNS) {
    solve_rows(upper, unit, n, width, 0, n, a, b);
    return;
  }
  // Rows of a panel, then what they amount to in all that still wait: from the last panel on where a row needs the next one first.
  for (int64_t done = 0, count; done < n; done += count) {
    count = n - done < PANEL_COLUMNS ? n - done : PANEL_COLUMNS;
    int64_t first = upper ? n - done - count : done, others = n - done - count, from = upper ? 0 : first + count;
    solve_rows(upper, unit, n, width, first, first + count, a, b);
    gb_chains_f64(CHAIN_FUSED_TAKEN, others, width, count, a + from * n + first, n, 1, b + first * width, width, 1,
                  b + from * width, width, true);
  }
}

/// From zero on, products and sums rounded one by one: measured under the reference.
#define COMBINE(NAME, T)                                                                                               \
  GB_CLONES static void NAME(int64_t count, int64_t parts, const void *const *from, const double *factors, T *out) {   \
    const T *first = from[0];                                                                                          \
    T factor = (T)factors[0];                                                                                          \
    for (int64_t i = 0; i < count; i++) out[i] = factor * first[i] + 0;                                                \
    for (int64_t part = 1; part < parts; part++) {                                                                     \
      const T *other = from[part];                                                                                     \
      factor = (T)factors[part];                                                                                       \
      GB_INDEPENDENT for (int64_t i = 0; i < count; i++) out[i] += factor * other[i];                                  \
    }                                                                                                                  \
  }
COMBINE(combine_f32, float)
COMBINE(combine_f64, double)

/// Some elements of a combination.
typedef struct {
  gb_dtype dtype;
  int64_t parts;
  const void *const *from;
  const double *factors;
  char *out;
} combination;

static void combine_some(void *context, int64_t first, int64_t end) {
  const combination *c = context;
  int64_t size = gb_item_size(c->dtype);
  const void *from[MOST_COMBINED];
  for (int64_t part = 0; part < c->parts; part++) from[part] = (const char *)c->from[part] + first * size;
  if (c->dtype == GB_F64)
    combine_f64(end - first, c->parts, from, c->factors, (double *)c->out + first);
  else
    combine_f32(end - first, c->parts, from, c->factors, (float *)c->out + first);
}

void gb_combine(gb_dtype dtype, int64_t count, int64_t parts, const void *const *from, const double *factors,
                void *out) {
  combination whole = {dtype, parts, from, factors, out};
  if (parts <= MOST_COMBINED)
    gb_share(count, gb_chunk_of(count, parts), combine_some, &whole);
  else if (dtype == GB_F64)
    combine_f64(count, parts, from, factors, out);
  else
    combine_f32(count, parts, from, factors, out);
}

GB_CLONES static bool all_finite_f32(int64_t count, const uint32_t *bits) {
  uint32_t found = 0;
  for (int64_t i = 0; i < count; i++) found |= (bits[i] & 0x7f800000u) == 0x7f800000u;
  return !found;
}

GB_CLONES static bool all_finite_f64(int64_t count, const uint64_t *bits) {
  uint64_t found = 0, exponent = 0x7ff0000000000000u;
  for (int64_t i = 0; i < count; i++) found |= (bits[i] & exponent) == exponent;
  return !found;
}

/// Rows first..<end of a matrix become columns: whole squares in registers, then what is left over.
#define TURN_SQUARES(NAME, FROM, TO, SIDE, V, LOADED, TURNED)                                                          \
  GB_CLONES static void NAME(int64_t rows, int64_t columns, int64_t first, int64_t end, const FROM *from, TO *to) {    \
    int64_t i = first, whole = columns / SIDE * SIDE;                                                                  \
    for (; i + SIDE <= end; i += SIDE) {                                                                               \
      for (int64_t j = 0; j < whole; j += SIDE) {                                                                      \
        V square[SIDE];                                                                                                \
        UNROLLED for (int r = 0; r < SIDE; r++) square[r] = LOADED(from + (i + r) * columns + j);                      \
        TURNED(square);                                                                                                \
        UNROLLED for (int c = 0; c < SIDE; c++) *(V *)(to + (j + c) * rows + i) = square[c];                           \
      }                                                                                                                \
      for (int64_t j = whole; j < columns; j++)                                                                        \
        for (int r = 0; r < SIDE; r++) to[j * rows + i + r] = (TO)from[(i + r) * columns + j];                         \
    }                                                                                                                  \
    for (; i < end; i++)                                                                                               \
      for (int64_t j = 0; j < columns; j++) to[j * rows + i] = (TO)from[i * columns + j];                              \
  }
typedef float eight_floats __attribute__((vector_size(32), aligned(4)));
#define LOADED_AS(V, P) (*(const V *)(P))
#define LOADED_FLOATS(P) LOADED_AS(f32x16, P)
#define LOADED_DOUBLES(P) LOADED_AS(wide, P)
#define LOADED_WIDENED(P) __builtin_convertvector(LOADED_AS(eight_floats, P), wide)
TURN_SQUARES(turn_f32, float, float, SQUARE, f32x16, LOADED_FLOATS, transpose_square)
TURN_SQUARES(turn_f64, double, double, 8, wide, LOADED_DOUBLES, turn_square)
TURN_SQUARES(turn_widened, float, double, 8, wide, LOADED_WIDENED, turn_square)

/// Matrices, some rows of each of which a thread turns.
typedef struct {
  gb_dtype from, to;
  int64_t rows, columns;
  const char *in;
  char *out;
} turning;

static void turn_rows(void *context, int64_t first, int64_t end) {
  const turning *t = context;
  // Rows go by SQUARE, so that parts of one matrix do not write into the same vectors.
  int64_t height = (t->rows + SQUARE - 1) / SQUARE, size = t->rows * t->columns;
  for (int64_t matrix = first / height; matrix * height < end; matrix++) {
    int64_t from = (first > matrix * height ? first - matrix * height : 0) * SQUARE;
    int64_t to = (end < (matrix + 1) * height ? end - matrix * height : height) * SQUARE;
    if (to > t->rows) to = t->rows;
    const void *in = t->in + matrix * size * gb_item_size(t->from);
    void *out = t->out + matrix * size * gb_item_size(t->to);
    if (t->to == GB_F32)
      turn_f32(t->rows, t->columns, from, to, in, out);
    else if (t->from == GB_F64)
      turn_f64(t->rows, t->columns, from, to, in, out);
    else
      turn_widened(t->rows, t->columns, from, to, in, out);
  }
}

bool gb_turn(gb_dtype from, gb_dtype to, int64_t matrices, int64_t rows, int64_t columns, const void *in, void *out) {
  if ((from != GB_F32 && from != GB_F64) || (to != from && (from != GB_F32 || to != GB_F64))) return false;
  if (rows <= 0 || columns <= 0) return true;
  turning t = {from, to, rows, columns, in, out};
  int64_t units = matrices * ((rows + SQUARE - 1) / SQUARE);
  gb_share(units, gb_chunk_of(units, SQUARE * columns), turn_rows, &t);
  return true;
}

bool gb_all_finite(gb_dtype dtype, int64_t count, const void *from) {
  return dtype == GB_F64 ? all_finite_f64(count, from) : all_finite_f32(count, from);
}
