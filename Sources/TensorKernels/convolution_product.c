// Convolution as products of packed panels. The windows of an image are never laid out as a whole: the image gets a border
// of zeros, and a panel's rows (one place of the kernel in one channel each) are copied out of it in pieces of 16. The
// gradient for the images is the same with the roles of channels and filters exchanged; with a stride, the pixels fall into
// classes that each see only some places of the kernel. The gradient for the filters multiplies rows of windows by
// transposed gradients.
#include "MatrixTiles.h"

enum { CHANNEL_BLOCK = 16, PANEL_FLOATS = 49152, STRIPE_FLOATS = 32768, LONGEST_STRIPE = 512, PIECE = 16 };

/// Columns as a grid: along an axis column i lies at i·step, for a place of the kernel shifted by its base.
typedef struct {
  int64_t grid[3], step[3];
  int64_t size[3], before[3], wide[3];  // a plane, its border, and both together
  int64_t places;
  int64_t *flat, *shift;  // of each place: its number in the kernel, and its first element in the bordered plane
} lattice;

static int64_t product3(const int64_t v[3]) { return v[0] * v[1] * v[2]; }

/// Copies `count` planes into bordered ones.
static void border_planes(const lattice *l, int64_t count, const float *planes, float *to) {
  int64_t rest = l->wide[2] - l->before[2] - l->size[2];
  for (int64_t c = 0; c < count; c++)
    for (int64_t z = 0; z < l->wide[0]; z++)
      for (int64_t y = 0; y < l->wide[1]; y++, to += l->wide[2]) {
        int64_t inZ = z - l->before[0], inY = y - l->before[1];
        if (inZ < 0 || inZ >= l->size[0] || inY < 0 || inY >= l->size[1]) {
          memset(to, 0, (size_t)l->wide[2] * sizeof(float));
          continue;
        }
        for (int64_t x = 0; x < l->before[2]; x++) to[x] = 0;
        memcpy(to + l->before[2], planes + ((c * l->size[0] + inZ) * l->size[1] + inY) * l->size[2],
               (size_t)l->size[2] * sizeof(float));
        for (int64_t x = 0; x < rest; x++) to[l->before[2] + l->size[2] + x] = 0;
      }
}

/// A piece of a row: `to` in the row, `from` in the bordered plane (with a step of 1 up to PIECE elements, else one).
typedef struct {
  int32_t to, from;
} piece;

/// The pieces of columns first ..< first + count; returns their number (at most count).
static int64_t cut_pieces(const lattice *l, int64_t first, int64_t count, piece *pieces) {
  int64_t at[3] = {first / (l->grid[2] * l->grid[1]), first / l->grid[2] % l->grid[1], first % l->grid[2]};
  int64_t done = 0, number = 0;
  while (done < count) {
    int64_t run = l->grid[2] - at[2] < count - done ? l->grid[2] - at[2] : count - done;
    int64_t line = (at[0] * l->step[0] * l->wide[1] + at[1] * l->step[1]) * l->wide[2] + at[2] * l->step[2];
    int64_t length = l->step[2] == 1 ? PIECE : 1;
    for (int64_t i = 0; i < run; i += length)
      pieces[number++] = (piece){(int32_t)(done + i), (int32_t)(line + i * l->step[2])};
    done += run;
    at[2] = 0;
    if (++at[1] == l->grid[1]) {
      at[1] = 0;
      at[0]++;
    }
  }
  return number;
}

/// Writes one row. Pieces of 16 write past their end; what follows is written later.
static inline void copy_row(bool isDense, const piece *pieces, int64_t number, const float *plane, float *row) {
  if (isDense) {
    for (int64_t i = 0; i < number; i++) memcpy(row + pieces[i].to, plane + pieces[i].from, PIECE * sizeof(float));
  } else {
    for (int64_t i = 0; i < number; i++) row[pieces[i].to] = plane[pieces[i].from];
  }
}

/// A product of one group: outputs [rows][columns] from `channels` planes.
typedef struct {
  int64_t rows, channels, columns;
  bool isWhole;  // one chain over all channels
} group_product;

static int64_t block_channels(const group_product *g, int64_t channel) {
  int64_t left = g->channels - channel;
  return g->isWhole || left < CHANNEL_BLOCK ? left : CHANNEL_BLOCK;
}

/// Filters as tiles of 12 rows: [block][tile][place, channel][12]. `w(row, channel, place)` is
/// weights[row·rowStep + channel·channelStep + place].
static void pack_filters(const group_product *g, const lattice *l, const float *weights, int64_t rowStep,
                         int64_t channelStep, float *packed) {
  for (int64_t first = 0, width; first < g->channels; first += width) {
    width = block_channels(g, first);
    for (int64_t tile = 0; tile < g->rows; tile += TILE_ROWS_512)
      for (int64_t place = 0; place < l->places; place++)
        for (int64_t c = 0; c < width; c++)
          for (int64_t r = 0; r < TILE_ROWS_512; r++, packed++)
            *packed = tile + r < g->rows
                          ? weights[(tile + r) * rowStep + (first + c) * channelStep + l->flat[place]]
                          : 0;
  }
}

/// Writes a tile: as it is, added to what is there, or added to one number a row.
GB_CLONES static void write_tile(int64_t rows, int64_t width, const float *tile, float *out, int64_t rowStep, bool add,
                                 const float *bias) {
  for (int64_t i = 0; i < rows; i++) {
    const float *from = tile + i * PANEL_N;
    float *to = out + i * rowStep;
    if (bias) {
      float start = bias[i];
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] = start + from[j];
    } else if (add) {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] += from[j];
    } else {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] = from[j];
    }
  }
}

/// out[row][column] = bias[row] + packed filters × windows of bordered planes, a stripe of columns at a time.
GB_CLONES static void multiply_group(const group_product *g, const lattice *l, const float *packed, const float *planes,
                                     const float *bias, float *panels, float *out, int64_t rowStep) {
  int level = gb_tile_level();
  float tile[TILE_ROWS_512 * PANEL_N];
  piece pieces[PANEL_N];
  int64_t tiles = (g->rows + TILE_ROWS_512 - 1) / TILE_ROWS_512, plane = product3(l->wide);
  int64_t deepest = l->places * block_channels(g, 0);
  int64_t stripe = PANEL_FLOATS / (deepest > 0 ? deepest : 1) / PANEL_N * PANEL_N;
  stripe = stripe < PANEL_N ? PANEL_N : stripe > LONGEST_STRIPE ? LONGEST_STRIPE : stripe;
  for (int64_t start = 0; start < g->columns; start += stripe) {
    int64_t count = g->columns - start < stripe ? g->columns - start : stripe;
    const float *filters = packed;
    for (int64_t first = 0, width; first < g->channels; first += width) {
      width = block_channels(g, first);
      int64_t depth = l->places * width;
      for (int64_t j = 0; j < count; j += PANEL_N) {
        int64_t part = count - j < PANEL_N ? count - j : PANEL_N;
        int64_t number = cut_pieces(l, start + j, part, pieces);
        float *row = panels + j * depth;
        for (int64_t place = 0; place < l->places; place++)
          for (int64_t c = 0; c < width; c++, row += PANEL_N)
            copy_row(l->step[2] == 1, pieces, number, planes + (first + c) * plane + l->shift[place], row);
      }
      for (int64_t t = 0; t < tiles; t++) {
        int64_t left = g->rows - t * TILE_ROWS_512;
        if (left > TILE_ROWS_512) left = TILE_ROWS_512;
        for (int64_t j = 0; j < count; j += PANEL_N) {
          int64_t part = count - j < PANEL_N ? count - j : PANEL_N;
          for (int64_t done = 0; done < left;)
            done += gb_compute_tile(level, left - done, part, depth, filters + t * depth * TILE_ROWS_512 + done, 1,
                                    TILE_ROWS_512, panels + j * depth, tile + done * PANEL_N, false);
          write_tile(left, part, tile, out + t * TILE_ROWS_512 * rowStep + start + j, rowStep, first > 0,
                     first == 0 && bias ? bias + t * TILE_ROWS_512 : NULL);
        }
      }
      filters += tiles * depth * TILE_ROWS_512;
    }
  }
}

/// What a call needs: packed filters, panels, bordered planes and the lattice's lists.
typedef struct {
  float *filters, *panels, *planes;
  lattice lattice;
} workshop;

static bool list_places(workshop *w, int64_t kernel) {
  w->lattice.flat = malloc((size_t)kernel * 2 * sizeof(int64_t) + 8);
  w->lattice.shift = w->lattice.flat ? w->lattice.flat + kernel : NULL;
  return w->lattice.flat != NULL;
}

static bool make_workshop(workshop *w, const group_product *g, int64_t kernel, int64_t planeFloats) {
  int64_t tiles = (g->rows + TILE_ROWS_512 - 1) / TILE_ROWS_512, deepest = kernel * block_channels(g, 0);
  int64_t panel = deepest * PANEL_N > PANEL_FLOATS ? deepest * PANEL_N : PANEL_FLOATS;
  w->filters = malloc((size_t)(tiles * TILE_ROWS_512 * g->channels * kernel + 1) * sizeof(float));
  w->panels = aligned_alloc(64, ((size_t)(panel + PANEL_N) * 4 + 63) / 64 * 64);
  w->planes = malloc((size_t)(planeFloats + PANEL_N) * sizeof(float));
  if (w->planes) memset(w->planes + planeFloats, 0, PANEL_N * sizeof(float));
  return w->filters && w->panels && w->planes;
}

static void close_workshop(workshop *w) {
  free(w->filters);
  free(w->panels);
  free(w->planes);
  free(w->lattice.flat);
}

/// Sets the lattice's border and shifts from each place's base along the axes.
static void set_border(lattice *l, const int64_t (*bases)[3]) {
  for (int axis = 0; axis < 3; axis++) {
    int64_t low = 0, high = 0;
    for (int64_t p = 0; p < l->places; p++) {
      int64_t end = bases[p][axis] + (l->grid[axis] - 1) * l->step[axis];
      if (bases[p][axis] < low) low = bases[p][axis];
      if (end > high) high = end;
    }
    l->before[axis] = -low;
    l->wide[axis] = -low + (high + 1 > l->size[axis] ? high + 1 : l->size[axis]);
  }
  for (int64_t p = 0; p < l->places; p++)
    l->shift[p] = ((bases[p][0] + l->before[0]) * l->wide[1] + bases[p][1] + l->before[1]) * l->wide[2] +
                  bases[p][2] + l->before[2];
}

/// The lattice of the forward windows.
static bool forward_lattice(const gb_convolution *s, workshop *w) {
  int64_t kernel = product3(s->kernel);
  int64_t(*bases)[3] = malloc((size_t)kernel * sizeof *bases + 8);
  lattice *l = &w->lattice;
  if (!list_places(w, kernel) || !bases) {
    free(bases);
    return false;
  }
  for (int64_t flat = 0; flat < kernel; flat++) {
    int64_t place[3] = {flat / (s->kernel[1] * s->kernel[2]), flat / s->kernel[2] % s->kernel[1], flat % s->kernel[2]};
    for (int axis = 0; axis < 3; axis++) bases[flat][axis] = place[axis] * s->dilation[axis] - s->padding[axis];
    l->flat[flat] = flat;
  }
  l->places = kernel;
  for (int axis = 0; axis < 3; axis++) {
    l->grid[axis] = s->output[axis];
    l->step[axis] = s->stride[axis];
    l->size[axis] = s->input[axis];
  }
  set_border(l, (const int64_t(*)[3])bases);
  free(bases);
  return true;
}

/// Whether a convolution is a plain product of matrices in the same order of additions.
static bool is_product(const gb_convolution *s, int64_t rows, int64_t inner, int64_t columns) {
  enum { LONGEST_CHAIN = 192 };
  bool isPlain = product3(s->kernel) == 1;
  for (int axis = 0; axis < 3; axis++) isPlain = isPlain && s->stride[axis] == 1 && s->padding[axis] == 0;
  return isPlain && rows >= 4 && columns >= 12 && inner <= LONGEST_CHAIN;
}

GB_CLONES static void add_bias(int64_t rows, int64_t columns, const float *bias, float *out) {
  for (int64_t r = 0; r < rows; r++) {
    float number = bias[r];
    GB_INDEPENDENT for (int64_t i = 0; i < columns; i++) out[r * columns + i] += number;
  }
}

/// Places as columns: filters · images, or their transposes.
static gb_status multiply_places(const gb_convolution *s, bool back, const float *in, const float *filters,
                                 const float *bias, float *out) {
  int64_t columns = product3(s->input), rows = back ? s->channels : s->filters;
  int64_t inner = back ? s->filters : s->channels;
  for (int64_t at = 0; at < s->n * s->groups; at++) {
    int64_t group = at % s->groups;
    float *to = out + at * rows * columns;
    gb_status status =
        gb_gemm_f32(back, false, rows, columns, inner, filters + group * s->filters * s->channels, s->channels,
                    in + at * inner * columns, columns, to, columns, NULL, false);
    if (status != GB_OK) return status;
    if (bias) add_bias(rows, columns, bias + group * rows, to);
  }
  return GB_OK;
}

gb_status gb_convolve_f32(const gb_convolution *s, const float *images, const float *filters, const float *bias,
                          float *out) {
  if (is_product(s, s->filters, s->channels, product3(s->output)))
    return multiply_places(s, false, images, filters, bias, out);
  int64_t kernel = product3(s->kernel), plane = product3(s->input);
  group_product g = {
      .rows = s->filters, .channels = s->channels, .columns = product3(s->output), .isWhole = kernel == 1};
  workshop w = {0};
  if (!forward_lattice(s, &w) || !make_workshop(&w, &g, kernel, s->channels * product3(w.lattice.wide))) {
    close_workshop(&w);
    return GB_NO_MEMORY;
  }
  for (int64_t group = 0; group < s->groups; group++) {
    pack_filters(&g, &w.lattice, filters + group * s->filters * s->channels * kernel, s->channels * kernel, kernel,
                 w.filters);
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      border_planes(&w.lattice, s->channels, images + at * s->channels * plane, w.planes);
      multiply_group(&g, &w.lattice, w.filters, w.planes, bias ? bias + group * s->filters : NULL, w.panels,
                     out + at * s->filters * g.columns, g.columns);
    }
  }
  close_workshop(&w);
  return GB_OK;
}

/// The lattice of the pixels rest + i·stride of an image: which places of the kernel they see, and where the gradient
/// that came through a place stands. Its lists have room for all places.
static bool class_lattice(const gb_convolution *s, const int64_t rest[3], lattice *l) {
  int64_t kernel = product3(s->kernel);
  int64_t(*bases)[3] = malloc((size_t)kernel * sizeof *bases + 8);
  if (!bases) return false;
  l->places = 0;
  for (int axis = 0; axis < 3; axis++) {
    l->grid[axis] = rest[axis] < s->input[axis] ? (s->input[axis] - rest[axis] - 1) / s->stride[axis] + 1 : 0;
    l->step[axis] = 1;
    l->size[axis] = s->output[axis];
  }
  for (int64_t flat = 0; flat < kernel; flat++) {
    int64_t place[3] = {flat / (s->kernel[1] * s->kernel[2]), flat / s->kernel[2] % s->kernel[1], flat % s->kernel[2]};
    bool fits = true;
    for (int axis = 0; axis < 3; axis++) {
      int64_t from = rest[axis] + s->padding[axis] - place[axis] * s->dilation[axis];
      fits = fits && from % s->stride[axis] == 0;
      bases[l->places][axis] = from / s->stride[axis];
    }
    if (fits) l->flat[l->places++] = flat;
  }
  set_border(l, (const int64_t(*)[3])bases);
  free(bases);
  return true;
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
  int64_t kernel = product3(s->kernel), places = product3(s->output), plane = product3(s->input);
  group_product g = {.rows = s->channels, .channels = s->filters, .isWhole = kernel == 1};
  workshop w = {0};
  if (!list_places(&w, kernel) || !class_lattice(s, rest, &w.lattice) ||
      !make_workshop(&w, &g, kernel, s->filters * product3(w.lattice.wide))) {
    close_workshop(&w);
    return false;
  }
  g.columns = product3(w.lattice.grid);
  for (int64_t group = 0; g.columns > 0 && group < s->groups; group++) {
    pack_filters(&g, &w.lattice, filters + group * s->filters * s->channels * kernel, kernel, s->channels * kernel,
                 w.filters);
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      float *to = gradImages + at * s->channels * plane, *target = part ? part : to;
      if (w.lattice.places == 0) {
        memset(target, 0, (size_t)(s->channels * g.columns) * sizeof(float));
      } else {
        border_planes(&w.lattice, s->filters, grad + at * s->filters * places, w.planes);
        multiply_group(&g, &w.lattice, w.filters, w.planes, NULL, w.panels, target, g.columns);
      }
      if (part) spread_class(s, rest, w.lattice.grid, part, to);
    }
  }
  close_workshop(&w);
  return true;
}

gb_status gb_convolve_images_f32(const gb_convolution *s, const float *grad, const float *filters,
                                 float *gradImages) {
  if (is_product(s, s->channels, s->filters, product3(s->output)))
    return multiply_places(s, true, grad, filters, NULL, gradImages);
  bool isDense = s->stride[0] == 1 && s->stride[1] == 1 && s->stride[2] == 1;
  float *part = isDense ? NULL : malloc((size_t)(s->channels * product3(s->input) + 1) * sizeof(float));
  bool works = isDense || part;
  int64_t rest[3];
  for (rest[0] = 0; rest[0] < s->stride[0] && rest[0] < s->input[0]; rest[0]++)
    for (rest[1] = 0; rest[1] < s->stride[1] && rest[1] < s->input[1]; rest[1]++)
      for (rest[2] = 0; rest[2] < s->stride[2] && rest[2] < s->input[2]; rest[2]++)
        works = works && convolve_class(s, rest, grad, filters, part, gradImages);
  free(part);
  return works ? GB_OK : GB_NO_MEMORY;
}

GB_CLONES static void add_channels(int64_t width, int64_t count, const float *grad, int64_t rowStep, float *sums) {
  for (int64_t i = 0; i < count; i++)
    for (int64_t j = 0; j < width; j++) sums[j] += grad[j * rowStep + i];
}

void gb_convolve_bias_f32(int64_t n, int64_t filters, int64_t places, const float *grad, float *gradBias) {
  enum { TOGETHER = 8 };
  memset(gradBias, 0, (size_t)filters * sizeof(float));
  for (int64_t image = 0; image < n; image++)
    for (int64_t f = 0; f < filters; f += TOGETHER)
      add_channels(filters - f < TOGETHER ? filters - f : TOGETHER, places, grad + (image * filters + f) * places,
                   places, gradBias + f);
}

/// Gradients [filters][places] as [places][PANEL_N] for one panel of filters.
GB_CLONES static void turn_gradient(int64_t width, int64_t count, const float *grad, int64_t rowStep, float *turned) {
  for (int64_t i = 0; i < count; i++)
    for (int64_t j = 0; j < width; j++) turned[i * PANEL_N + j] = grad[j * rowStep + i];
}

/// One stripe of places of one image into the sums [panel of filters][row of windows][PANEL_N].
static void add_stripe(const gb_convolution *s, const lattice *l, int64_t start, int64_t count, const float *planes,
                       const float *grad, piece *pieces, float *windows, float *turned, float *sums, bool goesOn) {
  int64_t places = product3(s->output), plane = product3(l->wide), depth = s->channels * l->places;
  int64_t number = cut_pieces(l, start, count, pieces);
  float *row = windows;
  for (int64_t c = 0; c < s->channels; c++)
    for (int64_t place = 0; place < l->places; place++, row += count)
      copy_row(l->step[2] == 1, pieces, number, planes + c * plane + l->shift[place], row);
  int level = gb_tile_level();
  for (int64_t f = 0; f < s->filters; f += PANEL_N) {
    int64_t width = s->filters - f < PANEL_N ? s->filters - f : PANEL_N;
    turn_gradient(width, count, grad + f * places + start, places, turned);
    for (int64_t r = 0; r < depth;)
      r += gb_compute_tile(level, depth - r, width, count, windows + r * count, count, 1, turned,
                           sums + (f * depth + r * PANEL_N), goesOn);
  }
}

gb_status gb_convolve_filters_f32(const gb_convolution *s, const float *images, const float *grad,
                                  float *gradFilters) {
  int64_t kernel = product3(s->kernel), places = product3(s->output), plane = product3(s->input);
  int64_t depth = s->channels * kernel, panels = (s->filters + PANEL_N - 1) / PANEL_N;
  int64_t stripe = STRIPE_FLOATS / depth / PIECE * PIECE;
  stripe = stripe < PIECE ? PIECE : stripe;
  stripe = stripe > places ? places : stripe;
  size_t sumCount = (size_t)(panels * depth * PANEL_N);
  workshop w = {0};
  bool works = forward_lattice(s, &w);
  w.planes = works ? malloc((size_t)(s->channels * product3(w.lattice.wide) + PANEL_N) * sizeof(float)) : NULL;
  w.panels = malloc((size_t)(depth * stripe + PANEL_N) * sizeof(float));
  w.filters = calloc((size_t)(stripe * PANEL_N) + 1, sizeof(float));
  piece *pieces = malloc((size_t)stripe * sizeof(piece));
  float *sums = malloc(sumCount * sizeof(float)), *single = kernel == 1 ? malloc(sumCount * sizeof(float)) : sums;
  works = works && w.planes && w.panels && w.filters && pieces && sums && single;
  for (int64_t group = 0; works && group < s->groups; group++) {
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      bool isSeparate = kernel == 1 && n > 0;
      border_planes(&w.lattice, s->channels, images + at * s->channels * plane, w.planes);
      for (int64_t start = 0; start < places; start += stripe)
        add_stripe(s, &w.lattice, start, places - start < stripe ? places - start : stripe, w.planes,
                   grad + at * s->filters * places, pieces, w.panels, w.filters, isSeparate ? single : sums,
                   start > 0 || (n > 0 && !isSeparate));
      for (size_t i = 0; isSeparate && i < sumCount; i++) sums[i] += single[i];
    }
    for (int64_t f = 0; f < s->filters; f++)
      for (int64_t r = 0; r < depth; r++)
        gradFilters[(group * s->filters + f) * depth + r] =
            sums[(f / PANEL_N * depth + r) * PANEL_N + f % PANEL_N];
  }
  close_workshop(&w);
  if (kernel == 1) free(single);
  free(sums);
  free(pieces);
  return works ? GB_OK : GB_NO_MEMORY;
}
