// Windows of an image laid out as columns, and back.
#include "KernelLoops.h"

static int64_t window_rows(const gb_windows *w) { return w->channels * w->kernel[0] * w->kernel[1] * w->kernel[2]; }

/// Where row `row` of the columns lies: its channel and place in the kernel.
static void row_place(const gb_windows *w, int64_t row, int64_t *channel, int64_t place[3]) {
  int64_t size = w->kernel[0] * w->kernel[1] * w->kernel[2];
  int64_t flat = row % size;
  *channel = row / size;
  place[2] = flat % w->kernel[2];
  place[1] = flat / w->kernel[2] % w->kernel[1];
  place[0] = flat / (w->kernel[2] * w->kernel[1]);
}

static void first_window(const gb_windows *w, int64_t first, int64_t at[3]) {
  at[2] = first % w->output[2];
  at[1] = first / w->output[2] % w->output[1];
  at[0] = first / (w->output[2] * w->output[1]);
}

#define COLUMNS(T, NAME, RUN, INSIDE, OUTSIDE)                                                                             \
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
        /* Where windows are neighbours, those inside of the line lie together. */                                     \
        int64_t low = 0, high = 0;                                                                                     \
        if (inside && w->stride[2] == 1) {                                                                             \
          low = x < 0 ? -x : 0;                                                                                        \
          high = w->input[2] - x < run ? w->input[2] - x : run;                                                        \
          if (low > run) low = run;                                                                                    \
          if (high < low) high = low;                                                                                  \
          T *first = line + x;                                                                                         \
          RUN                                                                                                          \
        }                                                                                                              \
        for (int64_t i = 0; i < run; i++, x += w->stride[2]) {                                                         \
          if (i == low) {                                                                                              \
            i += high - low;                                                                                           \
            x += high - low;                                                                                           \
            if (i >= run) break;                                                                                       \
          }                                                                                                            \
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

#define COPY_RUN memcpy(to + done + low, first + low, (size_t)(high - low) * sizeof *to);
#define ADD_RUN GB_INDEPENDENT for (int64_t i = low; i < high; i++) first[i] += to[done + i];
COLUMNS(float, columns_f32, COPY_RUN, to[done + i] = line[x], to[done + i] = 0)
COLUMNS(double, columns_f64, COPY_RUN, to[done + i] = line[x], to[done + i] = 0)
COLUMNS(float, columns_add_f32, ADD_RUN, line[x] += to[done + i], )
COLUMNS(double, columns_add_f64, ADD_RUN, line[x] += to[done + i], )

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
