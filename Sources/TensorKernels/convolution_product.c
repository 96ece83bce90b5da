// Convolution as products of filters with windows that are never laid out: an image gets a border of zeros, and the tiles
// read each place of the kernel where it lies, shifted. The gradient for the images is the same with the roles of channels
// and filters exchanged; with a stride, the pixels fall into classes that each see only some places of the kernel.
#include "ConvolutionPlanes.h"

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

/// A product of one group: outputs [rows][columns] from `channels` planes.
typedef struct {
  int64_t rows, channels, columns, block;
} group_product;

/// What a call needs.
typedef struct {
  float *factors, *planes;
  gb_lattice lattice;
  vector_list vectors;
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
static void pack_filters(const group_product *g, const gb_lattice *l, const float *weights, int64_t rowStep,
                         int64_t channelStep, float *packed) {
  int level = gb_tile_level();
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
static void write_group(const vector_list *list, int64_t first, int64_t vectors, int64_t rows, const float *tile,
                        int64_t columns, float *out) {
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
  w->factors = malloc((size_t)(g->rows * g->channels * w->lattice.places + 1) * sizeof(float));
  w->planes = gb_make_planes(&w->lattice, g->channels);
  return list_vectors(&w->lattice, &w->vectors) && w->factors && w->planes;
}

static void close_workshop(workshop *w) {
  free(w->factors);
  free(w->planes);
  free(w->vectors.from);
  free(w->vectors.firstSegment);
  free(w->vectors.segments);
  gb_close_lattice(&w->lattice);
}

/// The planes of one image for the tiles: bordered, or as they are where tiles may read a vector past them.
static const float *seen_planes(const workshop *w, int64_t channels, const float *planes, bool isLast) {
  if (!isLast && gb_needs_no_border(&w->lattice)) return planes;
  gb_border_planes(&w->lattice, channels, planes, w->planes);
  return w->planes;
}

gb_status gb_convolve_f32(const gb_convolution *s, const float *images, const float *filters, const float *bias,
                          float *out) {
  int64_t kernel = gb_product3(s->kernel), plane = gb_product3(s->input);
  group_product g = {.rows = s->filters, .channels = s->channels, .columns = gb_product3(s->output)};
  g.block = kernel == 1 ? g.channels : CHANNEL_BLOCK;
  workshop w = {0};
  if (!gb_forward_lattice(s, &w.lattice) || !make_workshop(&w, &g)) {
    close_workshop(&w);
    return GB_NO_MEMORY;
  }
  for (int64_t group = 0; group < s->groups; group++) {
    pack_filters(&g, &w.lattice, filters + group * s->filters * s->channels * kernel, s->channels * kernel, kernel,
                 w.factors);
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      const float *planes =
          seen_planes(&w, s->channels, images + at * s->channels * plane, at == s->n * s->groups - 1);
      multiply_group(&g, &w, planes, bias ? bias + group * s->filters : NULL, out + at * s->filters * g.columns);
    }
  }
  close_workshop(&w);
  return GB_OK;
}

/// Puts the pixels of one class in their places.
static void spread_class(const gb_convolution *s, const int64_t rest[3], const int64_t grid[3], const float *part,
                         float *images) {
  for (int64_t c = 0; c < s->channels; c++)
    for (int64_t z = 0; z < grid[0]; z++)
      for (int64_t y = 0; y < grid[1]; y++) {
        float *line = images + ((c * s->input[0] + rest[0] + z * s->stride[0]) * s->input[1] + rest[1] +
                                y * s->stride[1]) * s->input[2] + rest[2];
        for (int64_t x = 0; x < grid[2]; x++, part++) line[x * s->stride[2]] = *part;
      }
}

/// The gradient of the pixels of one class.
static bool convolve_class(const gb_convolution *s, const int64_t rest[3], const float *grad, const float *filters,
                           float *part, float *gradImages) {
  int64_t kernel = gb_product3(s->kernel), places = gb_product3(s->output), plane = gb_product3(s->input);
  group_product g = {.rows = s->channels, .channels = s->filters};
  g.block = kernel == 1 ? g.channels : CHANNEL_BLOCK;
  workshop w = {0};
  if (!gb_class_lattice(s, rest, &w.lattice) || !make_workshop(&w, &g)) {
    close_workshop(&w);
    return false;
  }
  g.columns = gb_product3(w.lattice.grid);
  for (int64_t group = 0; g.columns > 0 && group < s->groups; group++) {
    pack_filters(&g, &w.lattice, filters + group * s->filters * s->channels * kernel, kernel, s->channels * kernel,
                 w.factors);
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      float *to = gradImages + at * s->channels * plane, *target = part ? part : to;
      if (w.lattice.places == 0) {
        memset(target, 0, (size_t)(s->channels * g.columns) * sizeof(float));
      } else {
        const float *planes = seen_planes(&w, s->filters, grad + at * s->filters * places, at == s->n * s->groups - 1);
        multiply_group(&g, &w, planes, NULL, target);
      }
      if (part) spread_class(s, rest, w.lattice.grid, part, to);
    }
  }
  close_workshop(&w);
  return true;
}

gb_status gb_convolve_images_f32(const gb_convolution *s, const float *grad, const float *filters,
                                 float *gradImages) {
  bool isDense = s->stride[0] == 1 && s->stride[1] == 1 && s->stride[2] == 1;
  float *part = isDense ? NULL : malloc((size_t)(s->channels * gb_product3(s->input) + 1) * sizeof(float));
  bool works = isDense || part;
  int64_t rest[3];
  for (rest[0] = 0; rest[0] < s->stride[0] && rest[0] < s->input[0]; rest[0]++)
    for (rest[1] = 0; rest[1] < s->stride[1] && rest[1] < s->input[1]; rest[1]++)
      for (rest[2] = 0; rest[2] < s->stride[2] && rest[2] < s->input[2]; rest[2]++)
        works = works && convolve_class(s, rest, grad, filters, part, gradImages);
  free(part);
  return works ? GB_OK : GB_NO_MEMORY;
}
