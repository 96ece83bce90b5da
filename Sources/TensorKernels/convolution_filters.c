// The gradients of a convolution for its filters and its bias. Rows of windows (one place of the kernel in one channel
// each) are multiplied by gradients laid out with the filters of a place side by side.
#include <stdatomic.h>

#include "ConvolutionPlanes.h"
#include "KernelThreads.h"
#include "SquareTransposition.h"

// Turned gradients stay in the second level of the cache while all rows of windows pass by, a few rows at a time in the first.
enum { TURNED_FLOATS = 12288, WINDOW_FLOATS = 8192 };

/// Up to 16 rows of 16 elements; rows that there are not repeat the first.
#define LOAD_SQUARE(rows, width, from, rowStep)                                                                        \
  UNROLLED for (int j = 0; j < SQUARE; j++) rows[j] = *(const f32x16 *)((from) + (j < (width) ? j : 0) * (rowStep))

/// Adds the columns of up to 16 rows, one after the other, to the rows' sums.
GB_CLONES static void add_columns(int64_t width, int64_t count, const float *grad, int64_t rowStep, float *sums) {
  int64_t i = 0;
  float lanes[SQUARE] = {0};
  memcpy(lanes, sums, (size_t)width * sizeof(float));
  f32x16 sum = *(const f32x16 *)lanes, rows[SQUARE];
  for (; i + SQUARE <= count; i += SQUARE) {
    LOAD_SQUARE(rows, width, grad + i, rowStep);
    transpose_square(rows);
    UNROLLED for (int j = 0; j < SQUARE; j++) sum += rows[j];
  }
  for (int64_t j = 0; j < width; j++) {
    float one = sum[j];
    for (int64_t k = i; k < count; k++) one += grad[j * rowStep + k];
    sums[j] = one;
  }
}

void gb_convolve_bias_f32(int64_t n, int64_t filters, int64_t places, const float *grad, float *gradBias) {
  memset(gradBias, 0, (size_t)filters * sizeof(float));
  for (int64_t image = 0; image < n; image++)
    for (int64_t f = 0; f < filters; f += SQUARE)
      add_columns(filters - f < SQUARE ? filters - f : SQUARE, places, grad + (image * filters + f) * places, places,
                  gradBias + f);
}

/// Gradients [filters][places] as [places][PANEL_N] for up to 16 filters of a panel; the other elements stay.
GB_CLONES static void turn_gradient(int64_t width, int64_t count, const float *grad, int64_t rowStep, float *turned) {
  int64_t i = 0;
  f32x16 rows[SQUARE];
  for (; i + SQUARE <= count; i += SQUARE) {
    LOAD_SQUARE(rows, width, grad + i, rowStep);
    transpose_square(rows);
    UNROLLED for (int j = 0; j < SQUARE; j++) *(f32x16 *)(turned + (i + j) * PANEL_N) = rows[j];
  }
  for (; i < count; i++)
    for (int64_t j = 0; j < width; j++) turned[i * PANEL_N + j] = grad[j * rowStep + i];
}

/// A piece of a row of windows: `to` in the row, `from` in the bordered plane, up to 16 elements.
typedef struct {
  int32_t to, from;
} piece;

/// The pieces of columns first ..< first + count; returns their number (at most count).
static int64_t cut_pieces(const gb_lattice *l, int64_t first, int64_t count, piece *pieces) {
  int64_t at[3] = {first / (l->grid[2] * l->grid[1]), first / l->grid[2] % l->grid[1], first % l->grid[2]};
  int64_t done = 0, number = 0;
  while (done < count) {
    int64_t run = l->grid[2] - at[2] < count - done ? l->grid[2] - at[2] : count - done;
    int64_t line = (at[0] * l->wide[1] + at[1]) * l->wide[2] + at[2];
    for (int64_t i = 0; i < run; i += VECTOR_N) pieces[number++] = (piece){(int32_t)(done + i), (int32_t)(line + i)};
    done += run;
    at[2] = 0;
    if (++at[1] == l->grid[1]) {
      at[1] = 0;
      at[0]++;
    }
  }
  return number;
}

/// What a call needs: bordered planes, rows of windows, turned gradients, and sums [panel][row of windows][PANEL_N].
typedef struct {
  gb_lattice lattice;
  float *planes, *windows, *turned, *sums, *single;
  piece *pieces;
  int64_t stripe, channels;  // that go together
} workshop;

/// The windows of some channels of an image as rows.
static void lay_windows(const workshop *w, int64_t first, int64_t end, int64_t count, int64_t number) {
  const gb_lattice *l = &w->lattice;
  float *row = w->windows;
  for (int64_t c = first; c < end; c++)
    for (int64_t place = 0; place < l->places; place++, row += count) {
      const float *plane = w->planes + c * l->plane + l->shift[place];
      // Pieces write past their end; what follows is written later.
      for (int64_t i = 0; i < number; i++)
        memcpy(row + w->pieces[i].to, plane + w->pieces[i].from, VECTOR_N * sizeof(float));
    }
}

/// One stripe of places of one image into the sums.
static void add_stripe(const gb_convolution *s, const workshop *w, int64_t start, int64_t count, const float *grad,
                       float *sums, bool goesOn) {
  int64_t places = gb_product3(s->output), kernel = w->lattice.places, depth = s->channels * kernel;
  int64_t number = cut_pieces(&w->lattice, start, count, w->pieces);
  int level = gb_tile_level();
  for (int64_t f = 0; f < s->filters; f += SQUARE)
    turn_gradient(s->filters - f < SQUARE ? s->filters - f : SQUARE, count, grad + f * places + start, places,
                  w->turned + f / PANEL_N * count * PANEL_N + f % PANEL_N);
  for (int64_t first = 0, end; first < s->channels; first = end) {
    end = first + w->channels < s->channels ? first + w->channels : s->channels;
    lay_windows(w, first, end, count, number);
    for (int64_t f = 0; f < s->filters; f += PANEL_N) {
      int64_t width = s->filters - f < PANEL_N ? s->filters - f : PANEL_N, rows = (end - first) * kernel;
      for (int64_t r = 0; r < rows;)
        r += gb_compute_tile(level, rows - r, width, count, w->windows + r * count, count, 1, w->turned + f * count,
                             sums + (f * depth + (first * kernel + r) * PANEL_N), goesOn);
    }
  }
}

/// At most `most`, in whole vectors, and at least one of them; of `all`, in equal parts.
static int64_t stripe_of(int64_t all, int64_t most) {
  int64_t parts = (all + most - 1) / (most > 0 ? most : 1), part = (all + parts - 1) / (parts > 0 ? parts : 1);
  part = (part + VECTOR_N - 1) / VECTOR_N * VECTOR_N;
  return part > all ? all : part;
}

static bool make_workshop(const gb_convolution *s, size_t sumCount, workshop *w) {
  int64_t places = gb_product3(s->output), panels = (s->filters + PANEL_N - 1) / PANEL_N;
  int64_t most = TURNED_FLOATS / (panels * PANEL_N);
  w->stripe = stripe_of(places, most < VECTOR_N ? VECTOR_N : most);
  if (!gb_forward_lattice(s, &w->lattice)) return false;
  w->channels = WINDOW_FLOATS / (w->lattice.places * w->stripe + 1);
  w->channels = w->channels < 1 ? 1 : w->channels > s->channels ? s->channels : w->channels;
  w->planes = gb_make_planes(&w->lattice, s->channels);
  w->windows = malloc((size_t)(w->channels * w->lattice.places * w->stripe + VECTOR_N) * sizeof(float));
  w->turned = calloc((size_t)(w->stripe * panels * PANEL_N) + 1, sizeof(float));
  w->pieces = malloc((size_t)w->stripe * sizeof(piece));
  w->sums = malloc(sumCount * sizeof(float));
  w->single = gb_product3(s->kernel) == 1 ? malloc(sumCount * sizeof(float)) : w->sums;
  return w->planes && w->windows && w->turned && w->pieces && w->sums && w->single;
}

static void close_workshop(workshop *w) {
  gb_close_lattice(&w->lattice);
  free(w->planes);
  free(w->windows);
  free(w->turned);
  free(w->pieces);
  if (w->single != w->sums) free(w->single);
  free(w->sums);
}

/// Some channels of all groups and images, or all channels of some groups, for several threads.
typedef struct {
  const gb_convolution *shape;
  const float *images, *grad;
  float *gradFilters;
  atomic_bool failed;
} channel_work;

/// Whether the steps of the windows divide the image; then the reference takes each image by itself for kernels of one
/// place. Volumes it does not.
static bool steps_are_whole(const gb_convolution *s) {
  bool result = s->input[0] == 1 && s->stride[0] == 1;
  for (int axis = 0; axis < 3; axis++) result = result && s->input[axis] % s->stride[axis] == 0;
  return result;
}

static void multiply_part(channel_work *work, int64_t firstGroup, int64_t endGroup, int64_t firstChannel,
                          int64_t endChannel) {
  const gb_convolution *whole = work->shape;
  gb_convolution part = *whole, *s = &part;
  part.channels = endChannel - firstChannel;
  int64_t kernel = gb_product3(s->kernel), places = gb_product3(s->output), plane = gb_product3(s->input);
  int64_t depth = s->channels * kernel, panels = (s->filters + PANEL_N - 1) / PANEL_N;
  size_t sumCount = (size_t)(panels * depth * PANEL_N);
  workshop w = {0};
  if (!make_workshop(s, sumCount, &w)) work->failed = true;
  for (int64_t group = firstGroup; !work->failed && group < endGroup; group++) {
    for (int64_t n = 0; n < s->n; n++) {
      int64_t at = n * s->groups + group;
      bool isSeparate = kernel == 1 && n > 0 && steps_are_whole(s);
      gb_border_planes(&w.lattice, s->channels, work->images + (at * whole->channels + firstChannel) * plane,
                       w.planes);
      for (int64_t start = 0; start < places; start += w.stripe)
        add_stripe(s, &w, start, places - start < w.stripe ? places - start : w.stripe,
                   work->grad + at * s->filters * places, isSeparate ? w.single : w.sums,
                   start > 0 || (n > 0 && !isSeparate));
      for (size_t i = 0; isSeparate && i < sumCount; i++) w.sums[i] += w.single[i];
    }
    for (int64_t f = 0; f < s->filters; f++) {
      float *to = work->gradFilters + ((group * s->filters + f) * whole->channels + firstChannel) * kernel;
      for (int64_t r = 0; r < depth; r++) to[r] = w.sums[(f / PANEL_N * depth + r) * PANEL_N + f % PANEL_N];
    }
  }
  close_workshop(&w);
}

static void multiply_channels(void *context, int64_t firstChannel, int64_t endChannel) {
  channel_work *work = context;
  multiply_part(work, 0, work->shape->groups, firstChannel, endChannel);
}

static void multiply_groups(void *context, int64_t firstGroup, int64_t endGroup) {
  channel_work *work = context;
  multiply_part(work, firstGroup, endGroup, 0, work->shape->channels);
}

gb_status gb_convolve_filters_f32(const gb_convolution *s, const float *images, const float *grad,
                                  float *gradFilters) {
  channel_work work = {.shape = s, .images = images, .grad = grad, .gradFilters = gradFilters};
  int64_t sharers = gb_sharers();
  if (s->groups >= 2 * sharers)
    gb_share(s->groups, (s->groups + 2 * sharers - 1) / (2 * sharers), multiply_groups, &work);
  else
    gb_share(s->channels, (s->channels + sharers - 1) / sharers, multiply_channels, &work);
  return work.failed ? GB_NO_MEMORY : GB_OK;
}
