// Fourier transforms of lanes by steps of small factors, of long lines as matrices (Bailey 1990), and of lengths with large prime
// factors as convolutions; plans of lengths are kept. See FourierPlans.h.
#include "FourierPlans.h"

#include <pthread.h>
#include <stdatomic.h>

#include "KernelThreads.h"
#include "LaneSquares.h"

#include "FourierPasses.h"

fourier_point gb_fourier_root(int64_t step, int64_t length) {
  int64_t quadrant = 4 * step / length, rest = 4 * step % length;
  bool isUpper = 2 * rest > length;
  double angle = 3.14159265358979323846 / 2 * (double)(isUpper ? length - rest : rest) / (double)length;
  double near = cos(angle), far = sin(angle), x = isUpper ? far : near, y = isUpper ? near : far;
  switch (quadrant) {
    case 0: return (fourier_point){x, -y};
    case 1: return (fourier_point){-y, -x};
    case 2: return (fourier_point){-x, y};
    default: return (fourier_point){y, x};
  }
}

// MARK: Lanes

double *gb_fourier_lanes(const fourier_plan *plan, int64_t count, double *x, double *y) {
  int64_t n = plan->n, done = 1;
  for (int at = 0; at < plan->factorCount; at++) {
    int radix = plan->factors[at];
    int64_t m = n / done / radix;
    fourier_step step = {x, y, n * count};
    switch (radix) {
      case 2: pass_2(m, done * count, step, plan->roots, done); break;
      case 3: pass_3(m, done * count, step, plan->roots, done); break;
      case 4: pass_4(m, done * count, step, plan->roots, done); break;
      case 5: pass_5(m, done * count, step, plan->roots, done); break;
      case 8: pass_8(m, done * count, step, plan->roots, done); break;
      case 7: pass_7(m, done * count, step, plan->roots, done); break;
      default: pass_odd(radix, m, done * count, step, plan->roots, done);
    }
    double *other = x;
    x = y;
    y = other;
    done *= radix;
  }
  return x;
}

// MARK: Lines

static int64_t rounded_up(int64_t n) { return (n + 7) / 8 * 8; }

/// Lanes `from`..<`from + lanes` of a matrix of rows `step` apart, beside each other, zeros behind the last.
static void take_lanes(int64_t rows, const double *matrix, int64_t step, int64_t lanes, int64_t width, double *out) {
  for (int64_t row = 0; row < rows; row++) {
    memcpy(out + row * width, matrix + row * step, (size_t)lanes * sizeof *out);
    memset(out + row * width + lanes, 0, (size_t)(width - lanes) * sizeof *out);
  }
}

/// Lanes times the roots between the two transforms of a line.
GB_CLONES static void turn_lanes(int64_t rows, int64_t width, const double *turns, int64_t turnStep, int64_t gap,
                                 double *re, double *im) {
  for (int64_t row = 0; row < rows; row++)
    for (int64_t lane = 0; lane < width; lane++) {
      double c = turns[row * turnStep + lane], s = turns[gap + row * turnStep + lane];
      double x = re[row * width + lane], y = im[row * width + lane];
      re[row * width + lane] = x * c - y * s;
      im[row * width + lane] = x * s + y * c;
    }
}

/// The same from the table of all roots, for lengths that have no table of their own.
static void turn_by_roots(const fourier_plan *plan, int64_t from, int64_t lanes, int64_t width, double *re, double *im) {
  for (int64_t row = 0; row < plan->first->n; row++)
    for (int64_t lane = 0; lane < lanes; lane++) {
      fourier_point root = plan->roots[row * (from + lane)];
      double x = re[row * width + lane], y = im[row * width + lane];
      re[row * width + lane] = x * root.re - y * root.im;
      im[row * width + lane] = x * root.im + y * root.re;
    }
}

/// Lanes and the rows above them become the other way round, eight by eight.
GB_CLONES static void turn_matrix(int64_t height, int64_t width, const double *from, double *to) {
  for (int64_t lane = 0; lane < width; lane += 8)
    for (int64_t row = 0; row < height; row += 8)
      turn_lanes_of_rows(from + row * width + lane, width, to + lane * height + row, height);
}

/// A long line as a matrix, some of whose columns, and then rows, a thread transforms.
typedef struct {
  const fourier_plan *plan;
  const double *re, *im;
  double *turnedRe, *turnedIm, *outRe, *outIm;
  atomic_bool isWithoutMemory;
} line_work;

/// What lanes of either part are transformed in: two arrays of so many doubles.
static int64_t lanes_room(const fourier_plan *plan) {
  int64_t height = rounded_up(plan->first->n), columns = plan->second->n;
  return 2 * (height > columns ? height : columns) * FOURIER_LANES + 8 * FOURIER_LANES;
}

static void transform_columns(void *context, int64_t first, int64_t end) {
  line_work *w = context;
  const fourier_plan *plan = w->plan;
  int64_t rows = plan->first->n, columns = plan->second->n, height = rounded_up(rows), breadth = rounded_up(columns);
  double *x = gb_fourier_room(2 * lanes_room(plan)), *y = x ? x + lanes_room(plan) : NULL;
  if (!x) atomic_store(&w->isWithoutMemory, true);
  for (int64_t from = first * FOURIER_LANES; x && from < columns && from < end * FOURIER_LANES; from += FOURIER_LANES) {
    int64_t used = columns - from < FOURIER_LANES ? columns - from : FOURIER_LANES, width = rounded_up(used);
    take_lanes(rows, w->re + from, columns, used, width, x);
    take_lanes(rows, w->im + from, columns, used, width, x + rows * width);
    double *found = gb_fourier_lanes(plan->first, width, x, y), *imaginary = found + rows * width;
    if (plan->turns)
      turn_lanes(rows, width, plan->turns + from, breadth, rows * breadth, found, imaginary);
    else
      turn_by_roots(plan, from, used, width, found, imaginary);
    turn_matrix(height, width, found, w->turnedRe + from * height);
    turn_matrix(height, width, imaginary, w->turnedIm + from * height);
  }
  gb_return_fourier_room(x);
}

static void transform_rows(void *context, int64_t first, int64_t end) {
  line_work *w = context;
  const fourier_plan *plan = w->plan;
  int64_t rows = plan->first->n, columns = plan->second->n, height = rounded_up(rows);
  double *x = gb_fourier_room(2 * lanes_room(plan)), *y = x ? x + lanes_room(plan) : NULL;
  if (!x) atomic_store(&w->isWithoutMemory, true);
  for (int64_t from = first * FOURIER_LANES; x && from < rows && from < end * FOURIER_LANES; from += FOURIER_LANES) {
    int64_t used = rows - from < FOURIER_LANES ? rows - from : FOURIER_LANES, width = rounded_up(used);
    take_lanes(columns, w->turnedRe + from, height, used, width, x);
    take_lanes(columns, w->turnedIm + from, height, used, width, x + columns * width);
    const double *found = gb_fourier_lanes(plan->second, width, x, y), *imaginary = found + columns * width;
    for (int64_t k = 0; k < columns; k++) {
      memcpy(w->outRe + k * rows + from, found + k * width, (size_t)used * sizeof *found);
      memcpy(w->outIm + k * rows + from, imaginary + k * width, (size_t)used * sizeof *found);
    }
  }
  gb_return_fourier_room(x);
}

static bool matrix_line(const fourier_plan *plan, const double *re, const double *im, double *outRe, double *outIm) {
  // Lanes of so many numbers are worth a thread's attention.
  enum { LANES_WORTH = 1 << 12 };
  int64_t rows = plan->first->n, columns = plan->second->n, height = rounded_up(rows), breadth = rounded_up(columns);
  int64_t gapped = height * breadth + 2 * FOURIER_LANES, pieces = plan->n / LANES_WORTH;
  double *turned = gb_fourier_room(2 * gapped);
  if (!turned) return false;
  line_work work = {plan, re, im, turned, turned + gapped, outRe, outIm, false};
  int64_t sharers = pieces < 2 ? 1 : gb_sharers(), wide = (columns + FOURIER_LANES - 1) / FOURIER_LANES;
  int64_t high = (rows + FOURIER_LANES - 1) / FOURIER_LANES;
  gb_share(wide, sharers == 1 ? wide : gb_even_chunk(wide, pieces, sharers), transform_columns, &work);
  gb_share(high, sharers == 1 ? high : gb_even_chunk(high, pieces, sharers), transform_rows, &work);
  gb_return_fourier_room(turned);
  return !atomic_load(&work.isWithoutMemory);
}

static inline fourier_point product(fourier_point a, fourier_point b) {
  return (fourier_point){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

static bool convolved_line(const fourier_plan *plan, const double *re, const double *im, double *outRe, double *outIm) {
  int64_t n = plan->n, size = plan->convolution->n;
  double *x = gb_fourier_room(4 * size);
  if (!x) return false;
  memset(x + n, 0, (size_t)(size - n) * sizeof *x);
  memset(x + size + n, 0, (size_t)(size - n) * sizeof *x);
  double *y = x + size, *foundRe = y + size, *foundIm = foundRe + size;
  for (int64_t k = 0; k < n; k++) {
    fourier_point value = product((fourier_point){re[k], im[k]}, plan->chirp[k]);
    x[k] = value.re;
    y[k] = value.im;
  }
  bool isDone = gb_fourier_line(plan->convolution, x, y, foundRe, foundIm);
  for (int64_t k = 0; k < size && isDone; k++) {
    fourier_point value = product((fourier_point){foundRe[k], foundIm[k]}, plan->spectrum[k]);
    x[k] = value.re;
    y[k] = value.im;
  }
  // The way back is the way there with the parts exchanged.
  isDone = isDone && gb_fourier_line(plan->convolution, y, x, foundIm, foundRe);
  double scale = 1 / (double)size;
  for (int64_t k = 0; k < n && isDone; k++) {
    fourier_point value = product((fourier_point){foundRe[k] * scale, foundIm[k] * scale}, plan->chirp[k]);
    outRe[k] = value.re;
    outIm[k] = value.im;
  }
  gb_return_fourier_room(x);
  return isDone;
}

bool gb_fourier_line(const fourier_plan *plan, const double *re, const double *im, double *outRe, double *outIm) {
  if (plan->convolution) return convolved_line(plan, re, im, outRe, outIm);
  if (plan->first) return matrix_line(plan, re, im, outRe, outIm);
  int64_t n = plan->n;
  double *x = calloc((size_t)(32 * n), sizeof *x);
  if (!x) return false;
  for (int64_t k = 0; k < n; k++) {
    x[8 * k] = re[k];
    x[8 * (n + k)] = im[k];
  }
  const double *found = gb_fourier_lanes(plan, 8, x, x + 16 * n);
  for (int64_t k = 0; k < n; k++) {
    outRe[k] = found[8 * k];
    outIm[k] = found[8 * (n + k)];
  }
  free(x);
  return true;
}

// MARK: Plans

enum { SHORTEST_MATRIX = 48, LONGEST_TURNS = 1 << 17, KEPT_PLANS = 16, LONGEST_KEPT = 1 << 20 };

static void free_plan(fourier_plan *plan) {
  if (!plan) return;
  free_plan(plan->first);
  free_plan(plan->second);
  free_plan(plan->convolution);
  free(plan->roots);
  free(plan->turns);
  free(plan->chirp);
  free(plan->spectrum);
  free(plan->halfRoots);
  free(plan);
}

/// Factors of a length, eights and fours before all others; false where one is too great.
static bool find_factors(fourier_plan *plan) {
  int64_t rest = plan->n;
  for (int twos = rest ? __builtin_ctzll((uint64_t)rest) : 0; twos > 1;) {
    int taken = twos == 3 || twos >= 5 ? 3 : 2;
    plan->factors[plan->factorCount++] = 1 << taken;
    twos -= taken;
    rest >>= taken;
  }
  for (int factor = 2; rest > 1; factor++)
    for (; rest % factor == 0; rest /= factor) {
      if (factor > FOURIER_GREATEST_FACTOR) return false;
      plan->factors[plan->factorCount++] = factor;
    }
  return true;
}

static int64_t smooth_length(int64_t least) {
  int64_t best = 1;
  while (best < least) best *= 2;
  for (int64_t fives = 1; fives < best; fives *= 5)
    for (int64_t threes = fives; threes < best; threes *= 3) {
      int64_t n = threes;
      while (n < least) n *= 2;
      if (n < best) best = n;
    }
  return best;
}

static fourier_plan *new_plan(int64_t n, bool isPart);

/// The factor nearest to the root.
static int64_t middle_factor(int64_t n) {
  int64_t best = 1;
  for (int64_t factor = 2; factor * factor <= n; factor++)
    if (n % factor == 0) best = factor;
  return best;
}

static bool make_matrix(fourier_plan *plan, int64_t rows) {
  int64_t columns = plan->n / rows, breadth = rounded_up(columns);
  plan->first = new_plan(rows, true);
  plan->second = new_plan(columns, true);
  if (!plan->first || !plan->second) return false;
  if (plan->n > LONGEST_TURNS) return true;
  plan->turns = calloc((size_t)(2 * rows * breadth + FOURIER_LANES), sizeof *plan->turns);
  if (!plan->turns) return false;
  for (int64_t row = 0; row < rows; row++)
    for (int64_t column = 0; column < columns; column++) {
      plan->turns[row * breadth + column] = plan->roots[row * column].re;
      plan->turns[(rows + row) * breadth + column] = plan->roots[row * column].im;
    }
  return true;
}

static bool make_convolution(fourier_plan *plan) {
  int64_t n = plan->n, size = smooth_length(2 * n - 1);
  plan->convolution = new_plan(size, false);
  plan->chirp = malloc((size_t)n * sizeof *plan->chirp);
  plan->spectrum = malloc((size_t)size * sizeof *plan->spectrum);
  double *filter = calloc((size_t)(4 * size), sizeof *filter);
  bool isDone = plan->convolution && plan->chirp && plan->spectrum && filter;
  for (int64_t k = 0; k < n && isDone; k++) {
    // Half a turn for each square: its remainder keeps the angle exact.
    fourier_point root = plan->chirp[k] = gb_fourier_root(k * k % (2 * n), 2 * n);
    filter[k] = root.re;
    filter[size + k] = -root.im;
    if (k > 0) {
      filter[size - k] = root.re;
      filter[2 * size - k] = -root.im;
    }
  }
  double *found = filter + 2 * size;
  isDone = isDone && gb_fourier_line(plan->convolution, filter, filter + size, found, found + size);
  for (int64_t k = 0; k < size && isDone; k++) plan->spectrum[k] = (fourier_point){found[k], found[size + k]};
  free(filter);
  return isDone;
}

/// A part of a matrix is transformed in lanes only.
static fourier_plan *new_plan(int64_t n, bool isPart) {
  fourier_plan *plan = calloc(1, sizeof *plan);
  if (!plan) return NULL;
  plan->n = n;
  bool isDone = true;
  plan->roots = malloc((size_t)n * sizeof *plan->roots);
  if (plan->roots)
    for (int64_t k = 0; k < n; k++) plan->roots[k] = gb_fourier_root(k, n);
  if (!plan->roots) {
    isDone = false;
  } else if (!find_factors(plan)) {
    plan->factorCount = 0;
    isDone = make_convolution(plan);
  } else if (!isPart && n >= SHORTEST_MATRIX) {
    int64_t rows = middle_factor(n);
    if (rows > 1) isDone = make_matrix(plan, rows);
  }
  if (isDone && !isPart) {
    plan->halfRoots = malloc((size_t)n * sizeof *plan->halfRoots);
    isDone = plan->halfRoots;
    for (int64_t k = 0; k < n && isDone; k++) plan->halfRoots[k] = gb_fourier_root(k, 2 * n);
  }
  if (isDone) return plan;
  free_plan(plan);
  return NULL;
}

static struct {
  pthread_mutex_t mutex;
  int64_t uses;
  struct {
    fourier_plan *plan;
    int users;
    int64_t last;
  } kept[KEPT_PLANS];
} known = {.mutex = PTHREAD_MUTEX_INITIALIZER};

/// Keeps a new plan in the place of the one that was not used for longest, if that has no user.
static void keep(fourier_plan *plan) {
  int oldest = -1;
  for (int at = 0; at < KEPT_PLANS; at++)
    if (known.kept[at].users == 0 && (oldest < 0 || known.kept[at].last < known.kept[oldest].last)) oldest = at;
  if (oldest < 0) return;
  free_plan(known.kept[oldest].plan);
  known.kept[oldest].plan = plan;
  known.kept[oldest].users = 1;
  known.kept[oldest].last = ++known.uses;
}

const fourier_plan *gb_fourier_plan(int64_t n) {
  pthread_mutex_lock(&known.mutex);
  fourier_plan *plan = NULL;
  for (int at = 0; at < KEPT_PLANS; at++)
    if (known.kept[at].plan && known.kept[at].plan->n == n) {
      plan = known.kept[at].plan;
      known.kept[at].users++;
      known.kept[at].last = ++known.uses;
    }
  if (!plan) {
    plan = new_plan(n, false);
    if (plan && n <= LONGEST_KEPT) keep(plan);
  }
  pthread_mutex_unlock(&known.mutex);
  return plan;
}

void gb_release_fourier_plan(const fourier_plan *plan) {
  if (!plan) return;
  pthread_mutex_lock(&known.mutex);
  bool isKept = false;
  for (int at = 0; at < KEPT_PLANS; at++)
    if (known.kept[at].plan == plan) {
      known.kept[at].users--;
      isKept = true;
    }
  if (!isKept) free_plan((fourier_plan *)plan);
  pthread_mutex_unlock(&known.mutex);
}
