// Convolution as products of filters with windows that are never laid out: an image gets a border of zeros, and the tiles
// read each place of the kernel where it lies, shifted. The gradient for the images is the same with the roles of channels
// and filters exchanged; with a stride, the pixels fall into classes that each see only some places of the kernel.
#include <stdatomic.h>

#include "ConvolutionLanes.h"
#include "KernelThreads.h"

enum { CHANNEL_BLOCK = 16 };

/// A run of outputs inside one vector: `at` counts elements from the first vector's begin, `to` outputs.
typedef struct {
  int64_t at, to, length;
} segment;

/// Outputs as vectors of neighbouring places in a bordered plane; some elements of a vector may be no outputs.
typedef struct {
  int64_t count, *from, *firstSegment;
  segment *segments;
} vector_list;

/// A product of one group: outputs [rows][columns] from `planes` planes, which are its channels or, chained, one channel.
typedef struct {
  int64_t rows, channels, columns, block, planes;
} group_product;

/// What a call needs.
typedef struct {
  float *factors;
  int64_t factorCount;
  gb_lattice lattice;
  vector_list vectors;
  bool usesLanes;  // filters side by side in vectors, not pixels
} workshop;

/// Adds the part of a run of vectors from `begin` on that shows `length` outputs beginning with `to`.
static int64_t add_segments(vector_list *list, int64_t segments, int64_t at, int64_t to, int64_t length) {
  while (length > 0) {
    int64_t room = VECTOR_N - at % VECTOR_N, part = length < room ? length : room;
    list->segments[segments++] = (segment){at, to, part};
    at += part;
    to += part;
    length -= part;
  }
  return segments;
}

/// Lines one by one or, where that takes fewer vectors, one after the other with the border between them.
static bool list_vectors(const gb_lattice *l, vector_list *list) {
  int64_t lines = l->grid[0] * l->grid[1], length = l->grid[2];
  int64_t perLine = (length + VECTOR_N - 1) / VECTOR_N;
  int64_t perSlice = ((l->grid[1] - 1) * l->wide[2] + length + VECTOR_N - 1) / VECTOR_N;
  bool isFlat = perSlice < l->grid[1] * perLine;
  list->count = isFlat ? l->grid[0] * perSlice : lines * perLine;
  list->from = malloc((size_t)list->count * sizeof(int64_t) + 8);
  list->firstSegment = malloc((size_t)(list->count + 1) * sizeof(int64_t));
  list->segments = malloc((size_t)(list->count + lines * (perLine + 1)) * sizeof(segment) + 8);
  if (!list->from || !list->firstSegment || !list->segments) return false;
  int64_t segments = 0, vectors = 0;
  for (int64_t z = 0; z < l->grid[0]; z++)
    for (int64_t y = 0; y < l->grid[1]; y++) {
      int64_t base = (z * l->wide[1] + y) * l->wide[2], to = (z * l->grid[1] + y) * length;
      if (isFlat && y == 0) {
        vectors = (z + 1) * perSlice;
        for (int64_t i = 0; i < perSlice; i++) list->from[z * perSlice + i] = base + i * VECTOR_N;
      }
      if (isFlat) {
        segments = add_segments(list, segments, z * perSlice * VECTOR_N + y * l->wide[2], to, length);
      } else {
        segments = add_segments(list, segments, vectors * VECTOR_N, to, length);
        for (int64_t i = 0; i < perLine; i++) list->from[vectors++] = base + i * VECTOR_N;
      }
    }
  for (int64_t v = 0, next = 0; v <= list->count; v++) {
    while (next < segments && list->segments[next].at < v * VECTOR_N) next++;
    list->firstSegment[v] = next;
  }
  return true;
}

/// Filters by tiles of rows: [tile][block][place][channel][row]. `w(row, channel, place)` is
/// weights[row·rowStep + channel·channelStep + place].
static void pack_filters(const group_product *g, const workshop *w, const float *weights, int64_t rowStep,
                         int64_t channelStep) {
  int level = gb_tile_level();
  const gb_lattice *l = &w->lattice;
  float *packed = w->factors;
  if (w->usesLanes) {
    gb_planes source = {NULL, l->plane, g->channels, g->block, l->places, l->shift};
    gb_pack_lanes(&source, l, g->rows, weights, rowStep, channelStep, packed);
    return;
  }
  for (int64_t row = 0, rows; row < g->rows; row += rows) {
    rows = gb_group_rows(level, g->rows - row);
    for (int64_t first = 0; first < g->channels; first += g->block) {
      int64_t end = first + g->block < g->channels ? first + g->block : g->channels;
      for (int64_t place = 0; place < l->places; place++)
        for (int64_t c = first; c < end; c++)
          for (int64_t r = 0; r < rows; r++)
            *packed++ = weights[(row + r) * rowStep + c * channelStep + l->flat[place]];
    }
  }
}

/// Copies the outputs of `vectors` vectors out of a tile.
GB_CLONES static void write_group(const vector_list *list, int64_t first, int64_t vectors, int64_t rows,
                                  const float *tile, int64_t columns, float *out) {
  const segment *begin = list->segments + list->firstSegment[first];
  const segment *end = list->segments + list->firstSegment[first + vectors];
  for (int64_t i = 0; i < rows; i++, out += columns)
    for (const segment *s = begin; s < end; s++) {
      const float *from = tile + i * GROUP_N + s->at - first * VECTOR_N;
      // What is written past the segment is written again, by the next one of the row.
      if (s->to + VECTOR_N <= columns) {
        memcpy(out + s->to, from, VECTOR_N * sizeof(float));
      } else {
        gb_copy_floats(out + s->to, from, s->length);
      }
    }
}

/// out[row][column] = bias[row] + packed filters × windows of bordered planes.
static void multiply_group(const group_product *g, const workshop *w, const float *planes, const float *bias,
                           float *out) {
  int level = gb_tile_level();
  float tile[GROUP_ROWS * GROUP_N + VECTOR_N];
  const gb_lattice *l = &w->lattice;
  gb_planes source = {planes, l->plane, g->channels, g->block, l->places, l->shift};
  const float *factors = w->factors;
  if (w->usesLanes) {
    gb_convolve_lanes(&source, l, g->rows, factors, bias, out);
    return;
  }
  for (int64_t row = 0, rows; row < g->rows; row += rows) {
    rows = gb_group_rows(level, g->rows - row);
    for (int64_t v = 0, vectors; v < w->vectors.count; v += vectors) {
      vectors = gb_compute_group(level, rows, w->vectors.count - v, &source, factors, w->vectors.from + v,
                                 bias ? bias + row : NULL, tile);
      write_group(&w->vectors, v, vectors, rows, tile, g->columns, out + row * g->columns);
    }
    factors += rows * g->channels * l->places;
  }
}

static bool make_workshop(workshop *w, const group_product *g) {
  bool isListed = list_vectors(&w->lattice, &w->vectors);
  w->usesLanes = isListed && gb_lanes_pay(&w->lattice, g->rows, g->channels, w->vectors.count);
  int64_t factors = w->usesLanes ? gb_lane_factors(g->rows, g->channels, w->lattice.places)
                                 : g->rows * g->channels * w->lattice.places;
  w->factorCount = factors;
  w->factors = malloc((size_t)(factors + 1) * sizeof(float));
  return isListed && w->factors;
}

static void close_workshop(workshop *w) {
  free(w->factors);
  free(w->vectors.from);
  free(w->vectors.firstSegment);
  free(w->vectors.segments);
  gb_close_lattice(&w->lattice);
}

/// The images of one group, for several threads: each piece of the work borders planes of its own.
typedef struct {
  const gb_convolution *shape;
  const group_product *product;
  const workshop *workshop;
  int64_t group, planeIn;
  const float *in, *bias;
  float *out;
  const int64_t *rest;  // the class whose pixels are computed, and are to be spread; or NULL
  bool adds;            // to what the pixels hold
  atomic_bool failed;
} image_work;

static void spread_class(const gb_convolution *s, const int64_t rest[3], const int64_t grid[3], const float *part,
                         bool adds, float *images);

static void multiply_images(void *context, int64_t first, int64_t end) {
  image_work *work = context;
  const gb_convolution *s = work->shape;
  const group_product *g = work->product;
  const gb_lattice *l = &work->workshop->lattice;
  bool isPart = work->rest != NULL;
  int64_t planeOut = isPart ? gb_product3(s->input) : g->columns;
  float *planes = gb_make_planes(l, g->planes);
  float *part = isPart ? malloc((size_t)(g->rows * g->columns + 1) * sizeof(float)) : NULL;
  if (!planes || (isPart && !part)) work->failed = true;
  for (int64_t n = first; n < end && !work->failed; n++) {
    int64_t at = n * s->groups + work->group;
    const float *from = work->in + at * g->planes * work->planeIn;
    float *to = work->out + at * g->rows * planeOut, *target = isPart ? part : to;
    if (l->places == 0) {
      memset(target, 0, (size_t)(g->rows * g->columns) * sizeof(float));
    } else {
      // Tiles may read a vector past the planes, which is another image's unless they are the last.
      bool isLast = at == s->n * s->groups - 1;
      if (isLast || !gb_needs_no_border(l)) {
        gb_border_planes(l, g->planes, from, planes);
        from = planes;
      }
      multiply_group(g, work->workshop, from, work->bias, target);
    }
    if (isPart) spread_class(s, work->rest, l->grid, part, work->adds, to);
  }
  free(planes);
  free(part);
}

/// Images that are worth a thread's attention; all when there is one thread.
static int64_t shared_images(const gb_convolution *s, const group_product *g, const workshop *w) {
  const int64_t worth = 1 << 19;
  if (gb_sharers() == 1) return s->n > 0 ? s->n : 1;
  return worth / (g->rows * g->channels * w->lattice.places * g->columns + 1) + 1;
}

/// All images of some groups, for several threads.
typedef struct {
  const image_work *model;
  const float *filters, *bias;
  int64_t groupSize, rowStep, channelStep;
  atomic_bool failed;
} group_work;

static void multiply_groups(void *context, int64_t first, int64_t end) {
  group_work *work = context;
  const image_work *m = work->model;
  workshop own = *m->workshop;
  own.factors = malloc((size_t)(own.factorCount + 1) * sizeof(float));
  if (!own.factors) work->failed = true;
  for (int64_t group = first; group < end && !work->failed; group++) {
    pack_filters(m->product, &own, work->filters + group * work->groupSize, work->rowStep, work->channelStep);
    image_work images = {.shape = m->shape, .product = m->product, .workshop = &own, .group = group,
                         .planeIn = m->planeIn, .in = m->in, .out = m->out, .rest = m->rest, .adds = m->adds,
                         .bias = work->bias ? work->bias + group * m->product->rows : NULL};
    multiply_images(&images, 0, m->shape->n);
    if (images.failed) work->failed = true;
  }
  free(own.factors);
}

/// One group after the other, whose images the threads share; or groups that they share, where those are many and small.
static bool multiply_all(image_work *model, const float *filters, const float *bias, int64_t rowStep,
                         int64_t channelStep) {
  const int64_t worth = 1 << 17;
  const gb_convolution *s = model->shape;
  const group_product *g = model->product;
  const workshop *w = model->workshop;
  group_work work = {.model = model, .filters = filters, .bias = bias, .rowStep = rowStep, .channelStep = channelStep,
                     .groupSize = s->filters * s->channels * gb_product3(s->kernel)};
  int64_t sharers = gb_sharers(), together = shared_images(s, g, w);
  int64_t size = s->n * g->rows * g->channels * w->lattice.places * g->columns;
  bool areMany = sharers > 1 && together >= s->n && s->groups >= 2 * sharers && size * s->groups >= 4 * worth;
  if (areMany) {
    gb_share(s->groups, gb_even_chunk(s->groups, size * s->groups / worth, sharers), multiply_groups, &work);
    return !work.failed;
  }
  for (int64_t group = 0; group < s->groups && !model->failed; group++) {
    pack_filters(g, w, filters + group * work.groupSize, rowStep, channelStep);
    model->group = group;
    model->bias = bias ? bias + group * g->rows : NULL;
    gb_share(s->n, together, multiply_images, model);
  }
  return !model->failed;
}

static gb_status convolve(const gb_convolution *s, bool isChained, const float *images, const float *filters,
                          const float *bias, float *out) {
  int64_t kernel = gb_product3(s->kernel);
  group_product g = {.rows = s->filters, .channels = isChained ? 1 : s->channels, .columns = gb_product3(s->output),
                     .planes = s->channels};
  bool isPoint = kernel == 1 && (s->groups > 1 || gb_product3(s->stride) == 1);
  g.block = isPoint || isChained ? g.channels : CHANNEL_BLOCK;
  workshop w = {0};
  image_work work = {.shape = s, .product = &g, .workshop = &w, .planeIn = gb_product3(s->input), .in = images,
                     .out = out};
  if (!gb_forward_lattice(s, &w.lattice) || (isChained && !gb_chain_channels(&w.lattice, s->channels)) ||
      !make_workshop(&w, &g))
    work.failed = true;
  if (!work.failed && !multiply_all(&work, filters, bias, s->channels * kernel, kernel)) work.failed = true;
  close_workshop(&w);
  return work.failed ? GB_NO_MEMORY : GB_OK;
}

gb_status gb_convolve_f32(const gb_convolution *s, const float *images, const float *filters, const float *bias,
                          float *out) {
  return convolve(s, false, images, filters, bias, out);
}

gb_status gb_convolve_chained_f32(const gb_convolution *s, const float *images, const float *filters,
                                  const float *bias, float *out) {
  return convolve(s, true, images, filters, bias, out);
}

/// Puts the pixels of one class in their places, or adds to what they hold.
static void spread_class(const gb_convolution *s, const int64_t rest[3], const int64_t grid[3], const float *part,
                         bool adds, float *images) {
  for (int64_t c = 0; c < s->channels; c++)
    for (int64_t z = 0; z < grid[0]; z++)
      for (int64_t y = 0; y < grid[1]; y++) {
        float *line = images + ((c * s->input[0] + rest[0] + z * s->stride[0]) * s->input[1] + rest[1] +
                                y * s->stride[1]) * s->input[2] + rest[2];
        for (int64_t x = 0; x < grid[2]; x++, part++)
          line[x * s->stride[2]] = adds ? line[x * s->stride[2]] + *part : *part;
      }
}

/// The gradient of the pixels of one class, by all of the kernel or by one of its columns.
static bool convolve_class(const gb_convolution *s, const int64_t rest[3], int64_t column, bool adds, const float *grad,
                           const float *filters, float *gradImages) {
  int64_t kernel = gb_product3(s->kernel);
  bool isDense = s->stride[0] == 1 && s->stride[1] == 1 && s->stride[2] == 1;
  group_product g = {.rows = s->channels, .channels = s->filters, .planes = s->filters};
  // With steps the library's chains take all filters of a place, unless there are groups.
  bool isWhole = kernel == 1 || column >= 0 || (!isDense && s->groups == 1);
  g.block = isWhole ? g.channels : CHANNEL_BLOCK;
  workshop w = {0};
  image_work work = {.shape = s, .product = &g, .workshop = &w, .planeIn = gb_product3(s->output), .in = grad,
                     .out = gradImages, .rest = isDense ? NULL : rest, .adds = adds};
  if (!gb_class_lattice(s, rest, column, &w.lattice) || !make_workshop(&w, &g)) work.failed = true;
  g.columns = gb_product3(w.lattice.grid);
  if (g.columns > 0 && !work.failed && !multiply_all(&work, filters, NULL, kernel, s->channels * kernel))
    work.failed = true;
  close_workshop(&w);
  return !work.failed;
}

/// Where the step divides the width of an image, the reference sums each column of the kernel by itself.
static bool convolve_columns(const gb_convolution *s, const int64_t rest[3], const float *grad, const float *filters,
                             float *gradImages) {
  if (s->groups > 1 || s->stride[2] == 1 || s->input[2] % s->stride[2] != 0 || s->kernel[2] <= s->stride[2])
    return convolve_class(s, rest, -1, false, grad, filters, gradImages);
  bool works = true, adds = false;
  for (int64_t column = 0; column < s->kernel[2]; column++) {
    if ((rest[2] + s->padding[2] - column * s->dilation[2]) % s->stride[2] != 0) continue;
    works = works && convolve_class(s, rest, column, adds, grad, filters, gradImages);
    adds = true;
  }
  return adds ? works : convolve_class(s, rest, -1, false, grad, filters, gradImages);
}

gb_status gb_convolve_images_f32(const gb_convolution *s, const float *grad, const float *filters,
                                 float *gradImages) {
  bool works = true;
  int64_t rest[3];
  for (rest[0] = 0; rest[0] < s->stride[0] && rest[0] < s->input[0]; rest[0]++)
    for (rest[1] = 0; rest[1] < s->stride[1] && rest[1] < s->input[1]; rest[1]++)
      for (rest[2] = 0; rest[2] < s->stride[2] && rest[2] < s->input[2]; rest[2]++)
        works = works && convolve_columns(s, rest, grad, filters, gradImages);
  return works ? GB_OK : GB_NO_MEMORY;
}
