// Interpolation over areas (`antialias`): each output is a weighted mean of the inputs under a triangle or a cubic curve that is as
// wide as the step between outputs, along columns and then along rows. Bytes are interpolated in whole numbers, with and without
// it. Orders and which products are fused were measured under the reference.
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "include/ResamplingKernels.h"

#pragma STDC FP_CONTRACT OFF

/// What outputs along one dimension are made of: output i of `sizes[i]` inputs from `starts[i]` on, with `most` weights each.
typedef struct {
  int64_t most;
  int64_t *starts, *sizes;
  void *weights;
} area_taps;

static void release(area_taps *taps) {
  free(taps->starts);
  free(taps->sizes);
  free(taps->weights);
}

static bool reserve(area_taps *taps, int64_t outputs, int64_t most, size_t item) {
  taps->most = most;
  taps->starts = malloc((size_t)outputs * sizeof(int64_t) + 1);
  taps->sizes = malloc((size_t)outputs * sizeof(int64_t) + 1);
  taps->weights = calloc((size_t)(outputs * most) + 1, item);
  if (taps->starts && taps->sizes && taps->weights) return true;
  release(taps);
  return false;
}

#define T float
#define N(name) name##_f32
#define M(name) name##f
#define SIDE_BY_SIDE 4
#include "AreaSamplingBlocks.h"
#undef T
#undef N
#undef M
#undef SIDE_BY_SIDE

#define T double
#define N(name) name##_f64
#define M(name) name
#define SIDE_BY_SIDE 2
#include "AreaSamplingBlocks.h"

// Bytes.

static double point_weight(double x, bool isCubic) {
  x = fabs(x);
  if (!isCubic) return x < 1 ? 1 - x : 0;
  const double a = -0.75;
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

/// The inputs between which each output lies; those beyond the ends are the ones at the ends.
static bool point_taps(const gb_area *axis, bool isCubic, area_taps *taps) {
  int64_t inputs = axis->inputs, count = isCubic ? 4 : 2, half = count / 2;
  if (!reserve(taps, axis->outputs, count, sizeof(double))) return false;
  for (int64_t i = 0; i < axis->outputs; i++) {
    double *weights = (double *)taps->weights + i * count;
    double place = axis->alignsCorners ? axis->scale * (double)i : axis->scale * ((double)i + 0.5) - 0.5;
    if (!axis->alignsCorners && !isCubic && place < 0) place = 0;
    int64_t index = (int64_t)floor(place);
    if (index > inputs - 1) index = inputs - 1;
    if (index < -half) index = -half;
    double part = place - (double)index;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    int64_t first = index - half + 1, low = first < 0 ? 0 : first, high = index + half + 1;
    if (high > inputs) high = inputs;
    if (high < low + 1) high = low + 1;
    taps->starts[i] = low;
    taps->sizes[i] = high - low;
    for (int64_t j = 0; j < count; j++) {
      int64_t at = first + j < low ? low : first + j > high - 1 ? high - 1 : first + j;
      weights[at - low] += point_weight((double)(j + 1 - half) - part, isCubic);
    }
  }
  return true;
}

/// One dimension of bytes [outer, inputs, inner], with weights in as many binary places as 16 bits hold.
static bool sample_bytes(const gb_area *axis, bool isCubic, bool isArea, int64_t outer, int64_t inner,
                         const uint8_t *from, uint8_t *to) {
  area_taps taps;
  if (!(isArea ? area_weights_f64(axis, isCubic, &taps) : point_taps(axis, isCubic, &taps))) return false;
  const double *weights = taps.weights;
  int64_t count = axis->outputs * taps.most;
  double largest = 0;
  for (int64_t i = 0; i < count; i++) largest = weights[i] > largest ? weights[i] : largest;
  int places = 0;
  while (places < 22 && (int)(0.5 + largest * (1 << (places + 1))) < 1 << 15) places++;
  int16_t *whole = malloc((size_t)count * sizeof(int16_t) + 1);
  if (whole) {
    for (int64_t i = 0; i < count; i++) {
      double scaled = weights[i] * (1 << places);
      whole[i] = (int16_t)(int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    for (int64_t o = 0; o < outer; o++) {
      for (int64_t i = 0; i < axis->outputs; i++) {
        const int16_t *own = whole + i * taps.most;
        const uint8_t *row = from + (o * axis->inputs + taps.starts[i]) * inner;
        for (int64_t k = 0; k < inner; k++) {
          int sum = places > 0 ? 1 << (places - 1) : 0;
          for (int64_t j = 0; j < taps.sizes[i]; j++) sum += row[j * inner + k] * own[j];
          sum >>= places;
          to[(o * axis->outputs + i) * inner + k] = (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
        }
      }
    }
  }
  bool isDone = whole != NULL;
  free(whole);
  release(&taps);
  return isDone;
}

gb_status gb_sample_bytes(const gb_area *rows, const gb_area *columns, bool isCubic, bool isArea, int64_t planes,
                          const uint8_t *from, uint8_t *to) {
  uint8_t *between = malloc((size_t)(planes * rows->inputs * columns->outputs) + 1);
  if (!between) return GB_NO_MEMORY;
  bool isDone = true;
  if (columns->inputs == columns->outputs) {
    memcpy(between, from, (size_t)(planes * rows->inputs * columns->outputs));
  } else {
    isDone = sample_bytes(columns, isCubic, isArea, planes * rows->inputs, 1, from, between);
  }
  if (isDone && rows->inputs == rows->outputs) {
    memcpy(to, between, (size_t)(planes * rows->outputs * columns->outputs));
  } else if (isDone) {
    isDone = sample_bytes(rows, isCubic, isArea, planes, columns->outputs, between, to);
  }
  free(between);
  return isDone ? GB_OK : GB_NO_MEMORY;
}

gb_status gb_area_sample(gb_dtype dtype, const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes,
                         const void *from, void *to) {
  if (dtype == GB_F32) return area_sample_f32(rows, columns, isCubic, planes, from, to);
  if (dtype == GB_F64) return area_sample_f64(rows, columns, isCubic, planes, from, to);
  return GB_UNSUPPORTED;
}

gb_status gb_area_spread(gb_dtype dtype, const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes,
                         const void *from, void *to) {
  if (dtype == GB_F32) return area_spread_f32(rows, columns, isCubic, planes, from, to);
  if (dtype == GB_F64) return area_spread_f64(rows, columns, isCubic, planes, from, to);
  return GB_UNSUPPORTED;
}
