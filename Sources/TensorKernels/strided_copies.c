// Copies and conversions of pictures of any strides: turned ones in tiles, repeated elements, short rows. No arithmetic but rounding.
#include "KernelThreads.h"

// Transposed pictures are copied in square tiles so that both sides stay in the cache.
enum { TILE = 16 };

typedef struct {
  uint64_t low, high;
} wide_item;

typedef uint32_t u32x8 __attribute__((vector_size(32), aligned(4)));

/// Eight vectors as the columns of their transpose.
static inline void turn_block(uint32_t *out, int64_t rowStep, const uint32_t *in, int64_t columnStep) {
  u32x8 v[8], a[8], b[8];
  for (int i = 0; i < 8; i++) v[i] = *(const u32x8 *)(in + i * columnStep);
  for (int i = 0; i < 8; i += 2) {
    a[i] = __builtin_shufflevector(v[i], v[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    a[i + 1] = __builtin_shufflevector(v[i], v[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int i = 0; i < 8; i += 4) {
    b[i] = __builtin_shufflevector(a[i], a[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    b[i + 1] = __builtin_shufflevector(a[i], a[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    b[i + 2] = __builtin_shufflevector(a[i + 1], a[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
    b[i + 3] = __builtin_shufflevector(a[i + 1], a[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  for (int i = 0; i < 4; i++) {
    *(u32x8 *)(out + i * rowStep) = __builtin_shufflevector(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    *(u32x8 *)(out + (i + 4) * rowStep) = __builtin_shufflevector(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

/// out[row·rowStep + column] = in[column·columnStep + row], in blocks of 8 × 8 within tiles that stay in the cache.
GB_CLONES static void turn_plane(int64_t width, int64_t height, uint32_t *out, int64_t rowStep, const uint32_t *in,
                                 int64_t columnStep) {
  enum { BLOCK = 8, TILE_COLUMNS = 64 };
  int64_t fullRows = height - height % BLOCK;
  for (int64_t first = 0; first < width; first += TILE_COLUMNS) {
    int64_t end = width - first < TILE_COLUMNS ? width : first + TILE_COLUMNS;
    int64_t full = first + (end - first) / BLOCK * BLOCK;
    for (int64_t row = 0; row < fullRows; row += BLOCK) {
      for (int64_t column = first; column < full; column += BLOCK)
        turn_block(out + row * rowStep + column, rowStep, in + column * columnStep + row, columnStep);
      for (int64_t column = full; column < end; column++)
        for (int64_t i = 0; i < BLOCK; i++) out[(row + i) * rowStep + column] = in[column * columnStep + row + i];
    }
    for (int64_t row = fullRows; row < height; row++)
      for (int64_t column = first; column < end; column++) out[row * rowStep + column] = in[column * columnStep + row];
  }
}

/// The same for other elements, a cache line of inputs deep and several pages' visits wide; `down` is 1, or -1 where rows run backward.
#define TURN(T)                                                                                                        \
  GB_CLONES static void turn_##T(int64_t width, int64_t height, T *out, int64_t rowStep, const T *in,                  \
                                 int64_t columnStep, int64_t down) {                                                   \
    enum { DEPTH = 64 / sizeof(T), TILE_COLUMNS = 64 };                                                                \
    for (int64_t first = 0; first < width; first += TILE_COLUMNS) {                                                    \
      int64_t end = width - first < TILE_COLUMNS ? width : first + TILE_COLUMNS;                                       \
      for (int64_t row = 0; row < height; row += DEPTH) {                                                              \
        int64_t last = height - row < DEPTH ? height : row + DEPTH;                                                    \
        for (int64_t i = row; i < last; i++)                                                                           \
          for (int64_t column = first; column < end; column++)                                                         \
            out[i * rowStep + column] = in[column * columnStep + i * down];                                            \
      }                                                                                                                \
    }                                                                                                                  \
  }
TURN(uint8_t)
TURN(uint16_t)
TURN(uint32_t)
TURN(uint64_t)

static bool turn_other_plane(int64_t item, int64_t width, int64_t height, void *out, int64_t rowStep, const void *in,
                             int64_t columnStep, int64_t down) {
  switch (item) {
  case 1: turn_uint8_t(width, height, out, rowStep, in, columnStep, down); return true;
  case 2: turn_uint16_t(width, height, out, rowStep, in, columnStep, down); return true;
  case 4: turn_uint32_t(width, height, out, rowStep, in, columnStep, down); return true;
  case 8: turn_uint64_t(width, height, out, rowStep, in, columnStep, down); return true;
  default: return false;
  }
}

/// Each element `times` times in a row.
#define REPEAT(T)                                                                                                      \
  GB_CLONES static void repeat_##T(int64_t count, int64_t times, T *out, const T *in) {                                \
    if (times == 2)                                                                                                    \
      GB_INDEPENDENT for (int64_t i = 0; i < count; i++) out[2 * i] = out[2 * i + 1] = in[i];                          \
    else if (times == 3)                                                                                               \
      GB_INDEPENDENT for (int64_t i = 0; i < count; i++) out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = in[i];         \
    else if (times == 4)                                                                                               \
      GB_INDEPENDENT for (int64_t i = 0; i < count; i++) out[4 * i] = out[4 * i + 1] = out[4 * i + 2] =                \
          out[4 * i + 3] = in[i];                                                                                      \
    else                                                                                                               \
      for (int64_t i = 0; i < count; i++, out += times) {                                                              \
        T value = in[i];                                                                                               \
        for (int64_t k = 0; k < times; k++) out[k] = value;                                                            \
      }                                                                                                                \
  }
REPEAT(uint8_t)
REPEAT(uint16_t)
REPEAT(uint32_t)
REPEAT(uint64_t)

/// A plane whose rows are one element each, again and again; false where it is none.
static bool repeat_plane(int64_t item, const gb_loop *loop, void *out, const void *in) {
  int64_t times = loop->sizes[0], count = loop->sizes[1];
  if (loop->strides[1][0] != 0 || loop->strides[1][1] != 1 || loop->strides[0][0] != 1 || loop->strides[0][1] != times)
    return false;
  switch (item) {
  case 1: repeat_uint8_t(count, times, out, in); return true;
  case 2: repeat_uint16_t(count, times, out, in); return true;
  case 4: repeat_uint32_t(count, times, out, in); return true;
  case 8: repeat_uint64_t(count, times, out, in); return true;
  default: return false;
  }
}

/// Rows of a few elements that lie apart, for which calls of their own would take longer than the elements; false elsewhere.
static bool lay_short_rows(int64_t item, const gb_loop *loop, void *out, const void *in) {
  enum { SHORT_ROW = 16 };
  int64_t width = loop->sizes[0], rows = loop->sizes[1], step = loop->strides[1][0], rowStep = loop->strides[1][1];
  int64_t outStep = loop->strides[0][1];
  if (width >= SHORT_ROW || loop->strides[0][0] != 1) return false;
#define LAY(T)                                                                                                         \
  if (item == sizeof(T)) {                                                                                             \
    T *to = out;                                                                                                       \
    const T *from = in;                                                                                                \
    for (int64_t r = 0; r < rows; r++, to += outStep, from += rowStep)                                                 \
      _Pragma("clang loop vectorize(disable) unroll(disable)") for (int64_t k = 0; k < width; k++) to[k] = from[k * step]; \
    return true;                                                                                                       \
  }
  LAY(uint8_t)
  LAY(uint16_t)
  LAY(uint32_t)
  LAY(uint64_t)
  LAY(wide_item)
  return false;
}

/// One plane: dimension 0 by 1 of the loop, in tiles when the input runs along dimension 1.
static void convert_plane(gb_dtype to, gb_dtype from, const gb_loop *loop, char *out, const char *in) {
  int64_t itemOut = gb_item_size(to), itemIn = gb_item_size(from);
  int64_t width = loop->sizes[0], height = loop->sizes[1];
  if (to == from && repeat_plane(itemOut, loop, out, in)) return;
  bool tiled = loop->strides[1][1] == 1 && loop->strides[1][0] != 1;
  if (tiled && loop->strides[0][0] == 1 && to == from && itemOut == 4) {
    turn_plane(width, height, (uint32_t *)out, loop->strides[0][1], (const uint32_t *)in, loop->strides[1][0]);
    return;
  }
  int64_t down = loop->strides[1][1];
  if ((down == 1 || down == -1) && loop->strides[0][0] == 1 && to == from && loop->strides[1][0] != 1 &&
      loop->strides[1][0] != -1 && (loop->strides[1][0] != 0 || width <= TILE) && height > 1 &&
      turn_other_plane(itemOut, width, height, out, loop->strides[0][1], in, loop->strides[1][0], down))
    return;
  if (to == from && lay_short_rows(itemOut, loop, out, in)) return;
  int64_t tile = tiled ? TILE : width;
  for (int64_t column = 0; column < width; column += tile) {
    int64_t count = width - column < tile ? width - column : tile;
    for (int64_t row = 0; row < height; row++) {
      int64_t toward = column * loop->strides[0][0] + row * loop->strides[0][1];
      int64_t source = column * loop->strides[1][0] + row * loop->strides[1][1];
      gb_convert_run(to, from, count, out + toward * itemOut, loop->strides[0][0], in + source * itemIn,
                  loop->strides[1][0]);
    }
  }
}

/// What the threads share of a strided copy: the slowest dimension.
typedef struct {
  gb_dtype to, from;
  const gb_loop *loop;
  char *out;
  const char *in;
} strided_conversion;

static void convert_slices(void *context, int64_t first, int64_t end) {
  const strided_conversion *c = context;
  gb_loop loop = *c->loop;
  int32_t last = loop.ndim - 1;
  int64_t itemOut = gb_item_size(c->to), itemIn = gb_item_size(c->from);
  char *out = c->out + first * loop.strides[0][last] * itemOut;
  const char *in = c->in + first * loop.strides[1][last] * itemIn;
  loop.sizes[last] = end - first;
  if (loop.ndim == 1) {
    gb_convert_run(c->to, c->from, loop.sizes[0], out, loop.strides[0][0], in, loop.strides[1][0]);
    return;
  }
  int64_t counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  gb_loop planes = loop;  // dimension 1 is done inside convert_plane
  planes.sizes[1] = 1;
  do {
    convert_plane(c->to, c->from, &loop, out + at[0] * itemOut, in + at[1] * itemIn);
  } while (gb_loop_next(&planes, 2, counter, at));
}

gb_status gb_convert_strided(gb_dtype dtypeOut, gb_dtype dtypeIn, int32_t ndim, const int64_t *sizes,
                             const int64_t *strideOut, const int64_t *strideIn, void *out, const void *in) {
  enum { TILES = 64 };
  gb_loop loop;
  const int64_t *strides[] = {strideOut, strideIn};
  if (!gb_loop_prepare(&loop, ndim, sizes, 2, strides)) return GB_OK;
  strided_conversion c = {dtypeOut, dtypeIn, &loop, out, in};
  int64_t slices = loop.sizes[loop.ndim - 1], chunk = gb_loop_chunk(&loop);
  // Planes are cut between their tiles.
  if (loop.ndim == 2 && chunk < slices) chunk = (chunk + TILES - 1) / TILES * TILES;
  gb_share(slices, chunk, convert_slices, &c);
  return GB_OK;
}
