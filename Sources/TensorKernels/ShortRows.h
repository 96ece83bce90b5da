// Elementwise operations on rows of a few elements that lie apart: laid side by side first, so that a loop has something to do.
// Included by binary.c, whose `part` and `run` it uses.

enum { SHORT_ROW = 16, LAID_BESIDE = 512 };

#define LAY_BESIDE(T)                                                                                                  \
  static void lay_beside_##T(int64_t width, int64_t rows, int64_t step, int64_t rowStep, const T *in, T *out) {        \
    if (step == 1 && width == 2)                                                                                       \
      for (int64_t r = 0; r < rows; r++) memcpy(out + 2 * r, in + r * rowStep, 2 * sizeof(T));                         \
    else if (step == 1 && width == 4)                                                                                  \
      for (int64_t r = 0; r < rows; r++) memcpy(out + 4 * r, in + r * rowStep, 4 * sizeof(T));                         \
    else                                                                                                               \
      for (int64_t r = 0; r < rows; r++)                                                                               \
        for (int64_t k = 0; k < width; k++) out[r * width + k] = in[r * rowStep + k * step];                           \
  }
LAY_BESIDE(uint8_t)
LAY_BESIDE(uint32_t)
LAY_BESIDE(uint64_t)

/// An operand's rows, `step` 0 where they are one value, laid side by side in `buffer` where they do not lie so.
static const void *beside(int64_t item, int64_t width, int64_t rows, int64_t stride, int64_t rowStride, const void *in,
                          void *buffer, int64_t *step) {
  *step = stride == 0 && rowStride == 0 ? 0 : 1;
  if (*step == 0 || (stride == 1 && rowStride == width)) return in;
  if (item == 1) lay_beside_uint8_t(width, rows, stride, rowStride, in, buffer);
  else if (item == 4) lay_beside_uint32_t(width, rows, stride, rowStride, in, buffer);
  else lay_beside_uint64_t(width, rows, stride, rowStride, in, buffer);
  return buffer;
}

/// Whether the loop is one of short rows whose results lie side by side, of an operation that asks nothing of where elements lie.
static bool has_short_rows(const gb_loop *l, gb_binary_op op, gb_dtype dtype) {
  bool isPlain = op <= GB_DIV || op == GB_MAXIMUM || op == GB_MINIMUM || (op >= GB_EQ && op <= GB_LOGICAL_XOR);
  bool isKnown = dtype == GB_F32 || dtype == GB_F64 || dtype == GB_I64 || dtype == GB_BOOL;
  return isPlain && isKnown && l->ndim > 1 && l->sizes[0] < SHORT_ROW && l->sizes[1] >= SHORT_ROW &&
         l->strides[0][0] == 1 && l->strides[0][1] == l->sizes[0];
}

static gb_status run_short_rows(const part *p, const gb_loop *l, char *out, const char *a, const char *b) {
  int64_t first[LAID_BESIDE], second[LAID_BESIDE], width = l->sizes[0], most = LAID_BESIDE / width;
  int64_t item = gb_item_size(p->dtype), itemOut = is_predicate(p->op) ? 1 : item;
  for (int64_t r = 0; r < l->sizes[1]; r += most) {
    int64_t rows = l->sizes[1] - r < most ? l->sizes[1] - r : most, stepA, stepB;
    const void *x = beside(item, width, rows, l->strides[1][0], l->strides[1][1], a + r * l->strides[1][1] * item, first,
                           &stepA);
    const void *y = beside(item, width, rows, l->strides[2][0], l->strides[2][1], b + r * l->strides[2][1] * item, second,
                           &stepB);
    gb_status status = run(p->op, p->dtype, rows * width, out + r * width * itemOut, 1, x, stepA, y, stepB, p->p0, p->p1);
    if (status != GB_OK) return status;
  }
  return GB_OK;
}
