// Sums, differences, products and quotients of a contiguous matrix and a row or a column: what a bias, a mean or a scale
// does. The loops of binary.c would be called once per row, for rows that are mostly short.
#include "KernelThreads.h"

// All but the first results of a row with a number of a column begin with a line of the cache: wide vectors would straddle
// two lines all along.
#define WITH_ROW_OR_COLUMN(NAME, T, S, OPERATOR)                                                                       \
  GB_NARROW_CLONES static void NAME##_row_##S(int64_t rows, int64_t n, T *out, const T *a, const T *b) {               \
    for (int64_t r = 0; r < rows; r++, out += n, a += n) {                                                             \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = a[i] OPERATOR b[i];                                      \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void NAME##_column_##S(int64_t rows, int64_t n, T *out, const T *a, const T *b, int64_t step) {     \
    for (int64_t r = 0; r < rows; r++, out += n, a += n, b += step) {                                                  \
      T y = *b;                                                                                                        \
      int64_t first = (int64_t)((-(uintptr_t)out & 63) / sizeof(T));                                                   \
      if (first > n) first = n;                                                                                        \
      GB_INDEPENDENT for (int64_t i = 0; i < first; i++) out[i] = a[i] OPERATOR y;                                     \
      GB_INDEPENDENT for (int64_t i = first; i < n; i++) out[i] = a[i] OPERATOR y;                                     \
    }                                                                                                                  \
  }
#define WITH_ROWS_OR_COLUMNS(T, S)                                                                                     \
  WITH_ROW_OR_COLUMN(add, T, S, +)                                                                                     \
  WITH_ROW_OR_COLUMN(sub, T, S, -)                                                                                     \
  WITH_ROW_OR_COLUMN(mul, T, S, *)                                                                                     \
  WITH_ROW_OR_COLUMN(div, T, S, /)                                                                                     \
  typedef struct {                                                                                                     \
    void (*row)(int64_t rows, int64_t n, T *out, const T *a, const T *b);                                              \
    void (*column)(int64_t rows, int64_t n, T *out, const T *a, const T *b, int64_t step);                             \
  } matrix_loops_##S;                                                                                                  \
  static matrix_loops_##S matrix_loops_for_##S(gb_binary_op op) {                                                      \
    switch (op) {                                                                                                      \
    case GB_ADD: return (matrix_loops_##S){add_row_##S, add_column_##S};                                               \
    case GB_SUB: return (matrix_loops_##S){sub_row_##S, sub_column_##S};                                               \
    case GB_MUL: return (matrix_loops_##S){mul_row_##S, mul_column_##S};                                               \
    default: return (matrix_loops_##S){div_row_##S, div_column_##S};                                                   \
    }                                                                                                                  \
  }
WITH_ROWS_OR_COLUMNS(float, f32)
WITH_ROWS_OR_COLUMNS(double, f64)

/// A matrix whose rows meet `row`, written down `copies` times in a row, or whose rows each meet a number of `column`.
typedef struct {
  gb_binary_op op;
  gb_dtype dtype;
  int64_t columns, rows, copies, step;
  void *out;
  const void *a, *row, *column;
} matrix_part;

static void run_matrix_part(void *context, int64_t first, int64_t end) {
  const matrix_part *m = context;
  int64_t from = first * m->copies, to = end * m->copies < m->rows ? end * m->copies : m->rows, at = from * m->columns;
  int64_t runs = (to - from) / m->copies, left = (to - from) % m->copies, width = m->columns * m->copies;
  if (m->dtype == GB_F32) {
    matrix_loops_f32 loops = matrix_loops_for_f32(m->op);
    float *out = (float *)m->out + at;
    const float *a = (const float *)m->a + at;
    if (m->column) {
      loops.column(to - from, m->columns, out, a, (const float *)m->column + from * m->step, m->step);
    } else {
      loops.row(runs, width, out, a, m->row);
      if (left) loops.row(1, left * m->columns, out + runs * width, a + runs * width, m->row);
    }
  } else {
    matrix_loops_f64 loops = matrix_loops_for_f64(m->op);
    double *out = (double *)m->out + at;
    const double *a = (const double *)m->a + at;
    if (m->column) {
      loops.column(to - from, m->columns, out, a, (const double *)m->column + from * m->step, m->step);
    } else {
      loops.row(runs, width, out, a, m->row);
      if (left) loops.row(1, left * m->columns, out + runs * width, a + runs * width, m->row);
    }
  }
}

/// A short row is written down as often as stays in the first cache beside what streams through it. (A longer one is read as fast
/// where it stands: measured, from 100 floats on.)
bool gb_binary_matrix(const gb_loop *loop, gb_binary_op op, gb_dtype dtype, void *out, const void *a, const void *b) {
  enum { COPIED_BYTES = 1 << 13, SHORT_BYTES = 384, LINE = 64 };
  int64_t columns = loop->sizes[0], rows = loop->sizes[1], step = loop->strides[2][1];
  bool isKnown = (dtype == GB_F32 || dtype == GB_F64) && (op == GB_ADD || op == GB_SUB || op == GB_MUL || op == GB_DIV);
  if (!isKnown || loop->ndim != 2 || loop->strides[0][0] != 1 || loop->strides[1][0] != 1) return false;
  if (loop->strides[0][1] != columns || loop->strides[1][1] != columns) return false;
  bool isRow = loop->strides[2][0] == 1 && step == 0, isColumn = loop->strides[2][0] == 0;
  if (!isRow && !isColumn) return false;
  matrix_part part = {op, dtype, columns, rows, 1, step, out, a, b, isColumn ? b : NULL};
  _Alignas(LINE) char copied[COPIED_BYTES];
  int64_t size = columns * gb_item_size(dtype), most = COPIED_BYTES / size;
  if (isRow && size < SHORT_BYTES && rows >= 4 * most) {
    // As many as make whole lines, where they fit.
    int64_t whole = LINE;
    while (whole > 1 && whole > most) whole /= 2;
    part.copies = most - most % whole;
    for (int64_t i = 0; i < part.copies; i++) memcpy(copied + i * size, b, (size_t)size);
    part.row = copied;
  }
  int64_t units = (rows + part.copies - 1) / part.copies;
  gb_share(units, gb_chunk_of(units, columns * part.copies), run_matrix_part, &part);
  return true;
}
