// Convolutions that the reference's library does as products with windows laid out as columns, and its convolution of
// single planes: the orders of addition where they differ from other products'.
#include <stdatomic.h>

#include "KernelThreads.h"
#include "PackedProducts.h"

enum { LANES = 16 };

// Into every clone: what is not inlined would be compiled for the plainest processor.
#define INLINE static inline __attribute__((always_inline))

/// The sum of products of two rows: sixteen lanes, folded by halves.
GB_CLONES static float lane_product(int64_t n, const float *a, const float *b) {
  float lanes[LANES] = {0};
  int64_t i = 0;
  for (; i + LANES <= n; i += LANES)
    for (int w = 0; w < LANES; w++) lanes[w] = __builtin_fmaf(a[i + w], b[i + w], lanes[w]);
  for (int w = 0; i + w < n; w++) lanes[w] = __builtin_fmaf(a[i + w], b[i + w], lanes[w]);
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int w = 0; w < half; w++) lanes[w] += lanes[w + half];
  return lanes[0];
}

gb_status gb_add_row_products_f32(int64_t m, int64_t n, int64_t k, const float *a, int64_t lda, const float *b,
                                  float *c) {
  const int64_t fewRows = 15;
  if (m > fewRows) return gb_chain_product_f32(false, true, m, n, k, a, lda, b, k, c, n, true);
  for (int64_t i = 0; i < m; i++)
    for (int64_t j = 0; j < n; j++) c[i * n + j] += lane_product(k, a + i * lda, b + j * k);
  return GB_OK;
}

void gb_add_lines_f32(int64_t planes, int64_t filters, int64_t lines, int64_t width, const float *grad, float *sums) {
  for (int64_t p = 0; p < planes; p++)
    for (int64_t line = 0; line < lines; line++, grad += width) {
      float sum = 0;
      for (int64_t x = 0; x < width; x++) sum += grad[x];
      sums[p % filters] += sum;
    }
}

/// Adds one place of the kernel to a line of outputs.
INLINE void add_place(int64_t count, float factor, const float *in, int64_t step, float *out) {
  if (step == 1) {
    GB_INDEPENDENT for (int64_t x = 0; x < count; x++) out[x] = __builtin_fmaf(factor, in[x], out[x]);
  } else {
    for (int64_t x = 0; x < count; x++) out[x] = __builtin_fmaf(factor, in[x * step], out[x]);
  }
}

/// One line of outputs from one line of a plane.
INLINE void add_line(const gb_convolution *s, const float *filter, const float *in, float *out) {
  for (int64_t place = 0; place < s->kernel[2]; place++) {
    int64_t base = place * s->dilation[2] - s->padding[2], step = s->stride[2];
    int64_t first = base < 0 ? (-base + step - 1) / step : 0;
    int64_t end = s->input[2] - 1 - base < 0 ? 0 : (s->input[2] - 1 - base) / step + 1;
    if (end > s->output[2]) end = s->output[2];
    if (first < end) add_place(end - first, filter[place], in + base + first * step, step, out + first);
  }
}

typedef float plane_lanes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t plane_places __attribute__((vector_size(64)));
// Subtracting nothing keeps every value as it is, the sign of zero too.
#define EACH(value) ((value) - (plane_lanes){0})

/// Sixteen neighbouring outputs of a line, the products of one line of the plane added to what they are. `in` is where the first
/// place of the kernel falls; what lies outside of the line is not added.
INLINE void add_sixteen(const gb_convolution *s, const float *filter, const float *in, int64_t from,
                        plane_lanes *to) {
  plane_lanes sums = *to;
  const plane_places lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  for (int64_t place = 0; place < s->kernel[2]; place++, in += s->dilation[2], from += s->dilation[2]) {
    plane_lanes next = __builtin_elementwise_fma(EACH(filter[place]), *(const plane_lanes *)in, sums);
    if (from < 0 || from + LANES > s->input[2]) {
      plane_places at = lanes + (int32_t)from, isInside = (at >= 0) & (at < (int32_t)s->input[2]);
      next = (plane_lanes)((isInside & (plane_places)next) | (~isInside & (plane_places)sums));
    }
    sums = next;
  }
  *to = sums;
}

/// Planes whose windows begin at each pixel: a vector of outputs stays in a register until it is whole. `wide` has room for the
/// plane with its borders, `room` elements a line.
GB_CLONES static void convolve_dense_planes(const gb_convolution *s, int64_t room, int64_t first, int64_t end,
                                            const float *images, const float *filters, const float *bias, float *wide,
                                            float *out) {
  int64_t plane = s->input[0] * s->input[1] * s->input[2], taps = s->kernel[0] * s->kernel[1] * s->kernel[2];
  int64_t lines = s->kernel[0] * s->kernel[1], height = s->input[0] * s->input[1], width = s->output[2];
  images += first * plane;
  out += first * s->output[0] * s->output[1] * width;
  for (int64_t at = first; at < end; at++, images += plane) {
    const float *filter = filters + at % s->groups * taps;
    for (int64_t y = 0; y < height; y++)
      memcpy(wide + y * room + s->padding[2], images + y * s->input[2], (size_t)s->input[2] * sizeof(float));
    for (int64_t z = 0; z < s->output[0]; z++)
      for (int64_t y = 0; y < s->output[1]; y++, out += width)
        for (int64_t x = 0; x < width; x += LANES) {
          plane_lanes sums = EACH(bias ? bias[at % s->groups] : 0);
          for (int64_t line = 0; line < lines; line++) {
            int64_t fromZ = z * s->stride[0] + line / s->kernel[1] * s->dilation[0] - s->padding[0];
            int64_t fromY = y * s->stride[1] + line % s->kernel[1] * s->dilation[1] - s->padding[1];
            if (fromZ < 0 || fromZ >= s->input[0] || fromY < 0 || fromY >= s->input[1]) continue;
            add_sixteen(s, filter + line * s->kernel[2], wide + (fromZ * s->input[1] + fromY) * room + x,
                        x - s->padding[2], &sums);
          }
          if (x + LANES <= width)
            *(plane_lanes *)(out + x) = sums;
          else
            memcpy(out + x, &sums, (size_t)(width - x) * sizeof(float));
        }
  }
}

/// Planes for several threads.
typedef struct {
  const gb_convolution *shape;
  const float *images, *filters, *bias;
  float *out;
  int64_t room;
  atomic_bool failed;
} plane_work;

static void convolve_some_densely(void *context, int64_t first, int64_t end) {
  plane_work *w = context;
  const gb_convolution *s = w->shape;
  float *wide = calloc((size_t)(w->room * s->input[0] * s->input[1] + LANES), sizeof(float));
  if (!wide) w->failed = true;
  if (wide) convolve_dense_planes(s, w->room, first, end, w->images, w->filters, w->bias, wide, w->out);
  free(wide);
}

GB_CLONES static void convolve_some(void *context, int64_t first, int64_t end) {
  const plane_work *w = context;
  const gb_convolution *s = w->shape;
  int64_t plane = s->input[0] * s->input[1] * s->input[2], taps = s->kernel[0] * s->kernel[1] * s->kernel[2];
  float *out = w->out + first * s->output[0] * s->output[1] * s->output[2];
  for (int64_t at = first; at < end; at++) {
    const float *filter = w->filters + at % s->groups * taps, *images = w->images + at * plane;
    for (int64_t z = 0; z < s->output[0]; z++)
      for (int64_t y = 0; y < s->output[1]; y++, out += s->output[2]) {
        for (int64_t x = 0; x < s->output[2]; x++) out[x] = w->bias ? w->bias[at % s->groups] : 0;
        for (int64_t line = 0; line < s->kernel[0] * s->kernel[1]; line++) {
          int64_t fromZ = z * s->stride[0] + line / s->kernel[1] * s->dilation[0] - s->padding[0];
          int64_t fromY = y * s->stride[1] + line % s->kernel[1] * s->dilation[1] - s->padding[1];
          if (fromZ < 0 || fromZ >= s->input[0] || fromY < 0 || fromY >= s->input[1]) continue;
          add_line(s, filter + line * s->kernel[2], images + (fromZ * s->input[1] + fromY) * s->input[2], out);
        }
      }
  }
}

void gb_convolve_planes_f32(const gb_convolution *s, const float *images, const float *filters, const float *bias,
                            float *out) {
  int64_t room = (s->output[2] + LANES - 1) / LANES * LANES + (s->kernel[2] - 1) * s->dilation[2];
  if (room < s->input[2] + s->padding[2]) room = s->input[2] + s->padding[2];
  plane_work work = {.shape = s, .images = images, .filters = filters, .bias = bias, .out = out, .room = room};
  int64_t planes = s->n * s->groups, taps = s->kernel[0] * s->kernel[1] * s->kernel[2];
  int64_t chunk = gb_chunk_of(planes, s->output[0] * s->output[1] * s->output[2] * (taps < 4 ? 1 : taps / 4));
  if (s->stride[2] == 1) gb_share(planes, chunk, convolve_some_densely, &work);
  if (s->stride[2] != 1 || work.failed) gb_share(planes, chunk, convolve_some, &work);
}

/// The pixels that windows of one place see, as rows.
static void gather_points(const gb_convolution *s, const float *image, float *rows) {
  for (int64_t c = 0; c < s->channels; c++, image += s->input[1] * s->input[2])
    for (int64_t y = 0; y < s->output[1]; y++) {
      const float *line = image + y * s->stride[1] * s->input[2];
      for (int64_t x = 0; x < s->output[2]; x++) *rows++ = line[x * s->stride[2]];
    }
}

gb_status gb_convolve_points_f32(const gb_convolution *s, const float *images, const float *filters,
                                 const float *bias, float *out) {
  int64_t places = s->output[1] * s->output[2];
  float *rows = malloc((size_t)(s->channels * places) * sizeof(float) + 1);
  bool works = rows != NULL;
  for (int64_t n = 0; n < s->n && works; n++, out += s->filters * places) {
    gb_packed_factor pixels;
    gather_points(s, images + n * s->channels * s->input[1] * s->input[2], rows);
    works = gb_pack_factor(&pixels, false, false, s->channels, places, rows, places);
    for (int64_t i = 0; bias && i < s->filters * places; i++) out[i] = bias[i / places];
    if (works)
      gb_multiply_packed(&pixels, s->filters, filters, s->channels, 1, out, places,
                         bias ? GB_GOING_ON : GB_FROM_NOTHING);
    free(pixels.panels);
  }
  free(rows);
  return works ? GB_OK : GB_NO_MEMORY;
}
