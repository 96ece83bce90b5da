// Copies, conversions between element types, fills, ranges and index-driven copies. No arithmetic but rounding.
#include "KernelLoops.h"

// Transposed pictures are copied in square tiles so that both sides stay in the cache.
enum { TILE = 16 };

static inline int64_t float_to_integer(double value) {
  // The processor's answer for what does not fit, so that every build agrees.
  return value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (int64_t)value : INT64_MIN;
}

#define CONVERT_LOOP(NAME, R, T, EXPR)                                                                                 \
  GB_CLONES static void NAME(int64_t n, R *out, int64_t so, const T *in, int64_t si) {                                 \
    if (so == 1 && si == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = in[i];                                                                                                   \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        T x = in[i * si];                                                                                              \
        out[i * so] = (R)(EXPR);                                                                                       \
      }                                                                                                                \
    }                                                                                                                  \
  }

#define CONVERSIONS(X)                                                                                                 \
  X(GB_F32, GB_F64, f32_from_f64, float, double, x)                                                                    \
  X(GB_F32, GB_I64, f32_from_i64, float, int64_t, x)                                                                   \
  X(GB_F32, GB_BOOL, f32_from_bool, float, uint8_t, x)                                                                 \
  X(GB_F64, GB_F32, f64_from_f32, double, float, x)                                                                    \
  X(GB_F64, GB_I64, f64_from_i64, double, int64_t, x)                                                                  \
  X(GB_F64, GB_BOOL, f64_from_bool, double, uint8_t, x)                                                                \
  X(GB_I64, GB_F32, i64_from_f32, int64_t, float, float_to_integer((double)x))                                         \
  X(GB_I64, GB_F64, i64_from_f64, int64_t, double, float_to_integer(x))                                                \
  X(GB_I64, GB_BOOL, i64_from_bool, int64_t, uint8_t, x)                                                               \
  X(GB_BOOL, GB_F32, bool_from_f32, uint8_t, float, x != 0)                                                            \
  X(GB_BOOL, GB_F64, bool_from_f64, uint8_t, double, x != 0)                                                           \
  X(GB_BOOL, GB_I64, bool_from_i64, uint8_t, int64_t, x != 0)

#define DEFINE(TO, FROM, NAME, R, T, EXPR) CONVERT_LOOP(NAME, R, T, EXPR)
CONVERSIONS(DEFINE)
CONVERT_LOOP(copy_8, uint8_t, uint8_t, x)
CONVERT_LOOP(copy_32, uint32_t, uint32_t, x)
CONVERT_LOOP(copy_64, uint64_t, uint64_t, x)

static void copy_run(int64_t item, int64_t n, void *out, int64_t so, const void *in, int64_t si) {
  if (so == 1 && si == 1) {
    memmove(out, in, (size_t)(n * item));
  } else if (item == 4) {
    copy_32(n, out, so, in, si);
  } else if (item == 8) {
    copy_64(n, out, so, in, si);
  } else {
    copy_8(n, out, so, in, si);
  }
}

static void convert_run(gb_dtype to, gb_dtype from, int64_t n, void *out, int64_t so, const void *in, int64_t si) {
#define CASE(TO, FROM, NAME, R, T, EXPR)                                                                               \
  if (to == TO && from == FROM) {                                                                                      \
    NAME(n, (R *)out, so, (const T *)in, si);                                                                          \
    return;                                                                                                            \
  }
  CONVERSIONS(CASE)
#undef CASE
  copy_run(gb_item_size(to), n, out, so, in, si);
}

gb_status gb_convert(gb_dtype dtypeOut, gb_dtype dtypeIn, int64_t n, void *out, const void *in) {
  if (n > 0) convert_run(dtypeOut, dtypeIn, n, out, 1, in, 1);
  return GB_OK;
}

/// One plane: dimension 0 by 1 of the loop, in tiles when the input runs along dimension 1.
static void convert_plane(gb_dtype to, gb_dtype from, const gb_loop *loop, char *out, const char *in) {
  int64_t itemOut = gb_item_size(to), itemIn = gb_item_size(from);
  int64_t width = loop->sizes[0], height = loop->sizes[1];
  bool tiled = loop->strides[1][1] == 1 && loop->strides[1][0] != 1;
  int64_t tile = tiled ? TILE : width;
  for (int64_t column = 0; column < width; column += tile) {
    int64_t count = width - column < tile ? width - column : tile;
    for (int64_t row = 0; row < height; row++) {
      int64_t toward = column * loop->strides[0][0] + row * loop->strides[0][1];
      int64_t source = column * loop->strides[1][0] + row * loop->strides[1][1];
      convert_run(to, from, count, out + toward * itemOut, loop->strides[0][0], in + source * itemIn,
                  loop->strides[1][0]);
    }
  }
}

gb_status gb_convert_strided(gb_dtype dtypeOut, gb_dtype dtypeIn, int32_t ndim, const int64_t *sizes,
                             const int64_t *strideOut, const int64_t *strideIn, void *out, const void *in) {
  gb_loop loop;
  const int64_t *strides[] = {strideOut, strideIn};
  if (!gb_loop_prepare(&loop, ndim, sizes, 2, strides)) return GB_OK;
  if (loop.ndim == 1) {
    convert_run(dtypeOut, dtypeIn, loop.sizes[0], out, loop.strides[0][0], in, loop.strides[1][0]);
    return GB_OK;
  }
  int64_t itemOut = gb_item_size(dtypeOut), itemIn = gb_item_size(dtypeIn);
  int64_t counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  gb_loop planes = loop;  // dimension 1 is done inside convert_plane
  planes.sizes[1] = 1;
  do {
    convert_plane(dtypeOut, dtypeIn, &loop, (char *)out + at[0] * itemOut, (const char *)in + at[1] * itemIn);
  } while (gb_loop_next(&planes, 2, counter, at));
  return GB_OK;
}

void gb_fill_strided(gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides, void *out,
                     const void *value) {
  static const int64_t zeros[GB_MAX_DIMS] = {0};
  gb_loop loop;
  const int64_t *both[] = {strides, zeros};
  if (!gb_loop_prepare(&loop, ndim, sizes, 2, both)) return;
  int64_t item = gb_item_size(dtype), counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  do {
    copy_run(item, loop.sizes[0], (char *)out + at[0] * item, loop.strides[0][0], value, 0);
  } while (gb_loop_next(&loop, 2, counter, at));
}

#define FILL_LOOP(T, NAME)                                                                                             \
  GB_CLONES static void NAME(int64_t n, T *out, T value) {                                                             \
    for (int64_t i = 0; i < n; i++) out[i] = value;                                                                    \
  }
FILL_LOOP(uint32_t, fill_32)
FILL_LOOP(uint64_t, fill_64)

void gb_fill(gb_dtype dtype, int64_t n, void *out, const void *value) {
  if (dtype == GB_BOOL) {
    if (n > 0) memset(out, *(const uint8_t *)value, (size_t)n);
  } else if (dtype == GB_F32) {
    fill_32(n, out, *(const uint32_t *)value);
  } else {
    fill_64(n, out, *(const uint64_t *)value);
  }
}

// The reference computes ranges in vectors of 256 bits, two at a time: the first element of a vector from the start of
// the range, the others from the first. What is left over is computed element by element. Products are fused.
enum { VECTOR_F32 = 8, VECTOR_F64 = 4 };

static void arange_f32(int64_t n, float *out, double start, double step) {
  int64_t full = n - n % (2 * VECTOR_F32);
  for (int64_t i = 0; i < full; i += VECTOR_F32) {
    float base = (float)fma(step, (double)i, start);
    for (int64_t k = 0; k < VECTOR_F32; k++) out[i + k] = (float)fma((double)k, step, (double)base);
  }
  for (int64_t i = full; i < n; i++) out[i] = (float)fma(step, (double)i, start);
}

static void arange_f64(int64_t n, double *out, double start, double step) {
  int64_t full = n - n % (2 * VECTOR_F64);
  for (int64_t i = 0; i < full; i += VECTOR_F64) {
    double base = fma(step, (double)i, start);
    for (int64_t k = 0; k < VECTOR_F64; k++) out[i + k] = fma((double)k, step, base);
  }
  for (int64_t i = full; i < n; i++) out[i] = fma(step, (double)i, start);
}

void gb_arange(gb_dtype dtype, int64_t n, void *out, double start, double step) {
  if (dtype == GB_F64) {
    arange_f64(n, out, start, step);
  } else if (dtype == GB_F32) {
    arange_f32(n, out, start, step);
  } else if (dtype == GB_I64) {
    gb_arange_i64(n, out, (int64_t)start, (int64_t)step);
  }
}

void gb_arange_i64(int64_t n, int64_t *out, int64_t start, int64_t step) {
  for (int64_t i = 0; i < n; i++) out[i] = (int64_t)((uint64_t)start + (uint64_t)step * (uint64_t)i);
}

// The first half counts from the start, the second half back from the end.
#define LINSPACE(NAME, T, F)                                                                                           \
  static void NAME(int64_t n, T *out, T start, T end) {                                                                \
    T step = n > 1 ? (end - start) / (T)(n - 1) : 0;                                                                   \
    for (int64_t i = 0; i < n; i++)                                                                                    \
      out[i] = i < n / 2 ? fma##F(step, (T)i, start) : fma##F(-step, (T)(n - i - 1), end);                             \
  }
LINSPACE(linspace_f32, float, f)
LINSPACE(linspace_f64, double, )

void gb_linspace(gb_dtype dtype, int64_t n, void *out, double start, double end) {
  if (n == 1) end = start;
  if (dtype == GB_F64) {
    linspace_f64(n, out, start, end);
  } else if (dtype == GB_F32) {
    linspace_f32(n, out, (float)start, (float)end);
  }
}

void gb_eye(gb_dtype dtype, int64_t rows, int64_t columns, void *out) {
  int64_t item = gb_item_size(dtype), diagonal = rows < columns ? rows : columns;
  if (rows * columns > 0) memset(out, 0, (size_t)(rows * columns * item));
  const float one = 1;
  const double oneDouble = 1;
  const int64_t oneInteger = 1;
  const uint8_t oneBool = 1;
  const void *value = dtype == GB_F32   ? (const void *)&one
                      : dtype == GB_F64 ? (const void *)&oneDouble
                      : dtype == GB_I64 ? (const void *)&oneInteger
                                        : (const void *)&oneBool;
  for (int64_t i = 0; i < diagonal; i++) memcpy((char *)out + i * (columns + 1) * item, value, (size_t)item);
}

void gb_triangle(gb_dtype dtype, bool upper, int64_t diagonal, int64_t batch, int64_t rows, int64_t columns, void *out,
                 const void *in) {
  int64_t item = gb_item_size(dtype);
  for (int64_t line = 0; line < batch * rows; line++) {
    int64_t border = line % rows + diagonal + (upper ? 0 : 1);  // first kept (upper) or first dropped (lower) column
    border = border < 0 ? 0 : border > columns ? columns : border;
    int64_t from = upper ? border : 0, to = upper ? columns : border;
    char *target = (char *)out + line * columns * item;
    memmove(target + from * item, (const char *)in + (line * columns + from) * item, (size_t)((to - from) * item));
    memset(target, 0, (size_t)(from * item));
    memset(target + to * item, 0, (size_t)((columns - to) * item));
  }
}
