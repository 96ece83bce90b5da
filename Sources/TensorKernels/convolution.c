// Convolution: windows of an image as columns and back, and the matrix product that the reference's convolution library
// makes of them: for every output one chain of fused multiply-adds over the window, the bias last.
#include "KernelLoops.h"

enum { ROWS = 6, LANES = 32, DOUBLE_LANES = 16 };

static int64_t window_rows(const gb_windows *w) { return w->channels * w->kernel[0] * w->kernel[1] * w->kernel[2]; }

/// Where row `row` of the columns lies: its channel and place in the kernel.
static void row_place(const gb_windows *w, int64_t row, int64_t *channel, int64_t place[3]) {
  int64_t size = w->kernel[0] * w->kernel[1] * w->kernel[2];
  int64_t flat;
  if (w->channelsInner) {
    *channel = row % w->channels;
    flat = row / w->channels;
  } else {
    *channel = row / size;
    flat = row % size;
  }
  place[2] = flat % w->kernel[2];
  place[1] = flat / w->kernel[2] % w->kernel[1];
  place[0] = flat / (w->kernel[2] * w->kernel[1]);
}

static void first_window(const gb_windows *w, int64_t first, int64_t at[3]) {
  at[2] = first % w->output[2];
  at[1] = first / w->output[2] % w->output[1];
  at[0] = first / (w->output[2] * w->output[1]);
}

#define COLUMNS(T, NAME, INSIDE, OUTSIDE)                                                                             \
  static void NAME(const gb_windows *w, int64_t first, int64_t count, T *image, T *columns) {                         \
    int64_t rows = window_rows(w), plane = w->input[0] * w->input[1] * w->input[2];                                    \
    for (int64_t row = 0; row < rows; row++) {                                                                        \
      int64_t channel, place[3], at[3];                                                                               \
      row_place(w, row, &channel, place);                                                                             \
      first_window(w, first, at);                                                                                     \
      T *from = image + channel * plane;                                                                              \
      T *to = columns + row * count;                                                                                  \
      int64_t done = 0;                                                                                               \
      while (done < count) {                                                                                          \
        int64_t run = w->output[2] - at[2] < count - done ? w->output[2] - at[2] : count - done;                       \
        int64_t z = at[0] * w->stride[0] - w->padding[0] + place[0] * w->dilation[0];                                  \
        int64_t y = at[1] * w->stride[1] - w->padding[1] + place[1] * w->dilation[1];                                  \
        int64_t x = at[2] * w->stride[2] - w->padding[2] + place[2] * w->dilation[2];                                  \
        bool inside = z >= 0 && z < w->input[0] && y >= 0 && y < w->input[1];                                          \
        T *line = from + (inside ? (z * w->input[1] + y) * w->input[2] : 0);                                           \
        for (int64_t i = 0; i < run; i++, x += w->stride[2]) {                                                         \
          if (inside && x >= 0 && x < w->input[2]) {                                                                   \
            INSIDE;                                                                                                   \
          } else {                                                                                                    \
            OUTSIDE;                                                                                                  \
          }                                                                                                           \
        }                                                                                                             \
        done += run;                                                                                                  \
        at[2] = 0;                                                                                                    \
        if (++at[1] == w->output[1]) {                                                                                \
          at[1] = 0;                                                                                                  \
          at[0]++;                                                                                                    \
        }                                                                                                             \
      }                                                                                                               \
    }                                                                                                                 \
  }

COLUMNS(float, columns_f32, to[done + i] = line[x], to[done + i] = 0)
COLUMNS(double, columns_f64, to[done + i] = line[x], to[done + i] = 0)
COLUMNS(float, columns_add_f32, line[x] += to[done + i], )
COLUMNS(double, columns_add_f64, line[x] += to[done + i], )

gb_status gb_columns(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *image,
                     void *columns) {
  switch (dtype) {
  case GB_F32: columns_f32(windows, first, count, (float *)image, (float *)columns); return GB_OK;
  case GB_F64: columns_f64(windows, first, count, (double *)image, (double *)columns); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_columns_add(gb_dtype dtype, const gb_windows *windows, int64_t first, int64_t count, const void *columns,
                         void *image) {
  switch (dtype) {
  case GB_F32: columns_add_f32(windows, first, count, (float *)image, (float *)columns); return GB_OK;
  case GB_F64: columns_add_f64(windows, first, count, (double *)image, (double *)columns); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

// A full tile keeps ROWS × lanes sums in registers; what is left over at the edges goes one output at a time, in the
// same order of additions.
#define CHAIN(T, NAME, LANE_COUNT, FMA)                                                                               \
  GB_CLONES static void NAME(int64_t m, int64_t n, int64_t k, const T *a, const T *b, const T *bias, T *c,             \
                             int64_t ldc) {                                                                           \
    for (int64_t j = 0; j < n; j += LANE_COUNT) {                                                                     \
      int64_t width = n - j < LANE_COUNT ? n - j : LANE_COUNT;                                                        \
      for (int64_t i = 0; i < m; i += ROWS) {                                                                         \
        int64_t height = m - i < ROWS ? m - i : ROWS;                                                                 \
        T sums[ROWS][LANE_COUNT];                                                                                     \
        if (width == LANE_COUNT && height == ROWS) {                                                                  \
          for (int r = 0; r < ROWS; r++)                                                                              \
            for (int l = 0; l < LANE_COUNT; l++) sums[r][l] = 0;                                                      \
          for (int64_t p = 0; p < k; p++) {                                                                           \
            const T *line = b + p * n + j;                                                                            \
            for (int r = 0; r < ROWS; r++) {                                                                          \
              T factor = a[(i + r) * k + p];                                                                          \
              for (int l = 0; l < LANE_COUNT; l++) sums[r][l] = FMA(factor, line[l], sums[r][l]);                     \
            }                                                                                                         \
          }                                                                                                           \
        } else {                                                                                                      \
          for (int64_t r = 0; r < height; r++) {                                                                      \
            for (int64_t l = 0; l < width; l++) sums[r][l] = 0;                                                       \
            for (int64_t p = 0; p < k; p++) {                                                                         \
              const T *line = b + p * n + j;                                                                          \
              T factor = a[(i + r) * k + p];                                                                          \
              for (int64_t l = 0; l < width; l++) sums[r][l] = FMA(factor, line[l], sums[r][l]);                      \
            }                                                                                                         \
          }                                                                                                           \
        }                                                                                                             \
        for (int64_t r = 0; r < height; r++)                                                                          \
          for (int64_t l = 0; l < width; l++)                                                                         \
            c[(i + r) * ldc + j + l] = bias ? sums[r][l] + bias[i + r] : sums[r][l];                                  \
      }                                                                                                               \
    }                                                                                                                 \
  }

CHAIN(float, chain_f32, LANES, __builtin_fmaf)
CHAIN(double, chain_f64, DOUBLE_LANES, __builtin_fma)

gb_status gb_chain_product(gb_dtype dtype, int64_t m, int64_t n, int64_t k, const void *a, const void *b,
                           const void *bias, void *c, int64_t ldc) {
  switch (dtype) {
  case GB_F32: chain_f32(m, n, k, a, b, bias, c, ldc); return GB_OK;
  case GB_F64: chain_f64(m, n, k, a, b, bias, c, ldc); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
