// Fourier transforms of lines (FourierKernels.h): several side by side, or one long one after the other. Lines of real numbers of an even
// length are transformed as half as many complex ones. Threads share the lines, or the parts of a long one.
#include <stdatomic.h>

#include "FourierLines.h"
#include "KernelThreads.h"
#include "LaneSquares.h"

/// Where some lines lie: steps are counted in parts of numbers.
typedef struct {
  int64_t width, used;
  /// From one number of a line to the next, from its real part to the imaginary one (0: there is none), from one of neighbouring lines to
  /// the next.
  int64_t step, part, unit;
  /// Lines that lie beside each other, lines of which each lies in one piece, and whether they are all that there are.
  bool areNeighbours, areWhole, areAll;
  int64_t bases[FOURIER_LANES];
} lane_places;

#define T float
#define WORDS 1
#define N(name) name##_f32
#include "FourierElements.h"
#undef T
#undef WORDS
#undef N

#define T double
#define WORDS 0
#define N(name) name##_f64
#include "FourierElements.h"

/// What the lines of one call have in common.
typedef struct {
  const gb_fourier_lines *given;
  const void *in;
  void *out;
  /// Of the length, or of half of it.
  const fourier_plan *plan;
  bool isHalved, isAcross;
  int64_t width;
  /// Lines are transformed in groups, so many for each of the outer places (or for all of them).
  int64_t groups;
  bool areApart;
  /// Numbers of a line that are read, transformed and stored.
  int64_t inputs, length, outputs;
  atomic_bool isWithoutMemory;
} fourier_call;

/// What one thread works in.
typedef struct {
  double *first, *second, *third;
} fourier_room;

/// The lines of a group in an array of `count` numbers each, of one or two parts.
static lane_places places(const fourier_call *c, int64_t group, int64_t count, int64_t parts, bool isHalved) {
  const gb_fourier_lines *g = c->given;
  int64_t inner = g->inner, width = c->width;
  int64_t line = c->areApart ? group / c->groups * inner + group % c->groups * width : group * width;
  int64_t outer = inner == 1 ? line : line / inner, place = inner == 1 ? 0 : line % inner;
  int64_t end = c->areApart ? (outer + 1) * inner : g->outer * inner;
  lane_places at = {.width = width, .used = end - line < width ? end - line : width, .unit = parts};
  at.step = parts * inner * (isHalved ? 2 : 1);
  at.part = isHalved ? inner : parts - 1;
  for (int64_t lane = 0; lane < at.used; lane++) {
    at.bases[lane] = (outer * count * inner + place) * parts;
    if (++place == inner) outer++, place = 0;
  }
  at.areNeighbours = inner > 1 && line % inner + at.used <= inner;
  at.areWhole = inner == 1;
  at.areAll = at.used == g->outer * inner;
  return at;
}

/// Numbers first..<end of what is read, or stored, from the elements on.
static void load_some(const fourier_call *c, const lane_places *at, int64_t first, int64_t end, double *re, double *im) {
  const gb_fourier_lines *g = c->given;
  int64_t all = g->outer * g->inner * (g->isMirrored ? g->length / 2 + 1 : g->length) * (g->isReal ? 1 : 2);
  if (g->part == GB_F32)
    load_f32(at, end - first, (const float *)c->in + first * at->step, (const float *)c->in + all, re, im);
  else
    load_f64(at, end - first, (const double *)c->in + first * at->step, (const double *)c->in + all, re, im);
}

static void store_some(const fourier_call *c, const lane_places *at, int64_t first, int64_t end, const double *re,
                       const double *im) {
  double divisor = c->given->brief.isUsed ? 1 : c->given->divisor;
  if (c->given->part == GB_F32)
    store_f32(at, end - first, divisor, re, im, (float *)c->out + first * at->step);
  else
    store_f64(at, end - first, divisor, re, im, (double *)c->out + first * at->step);
}

/// Parts of a single line for several threads.
typedef struct {
  const fourier_call *call;
  const lane_places *at;
  double *re, *im;
} line_parts;

static void load_part(void *context, int64_t first, int64_t end) {
  const line_parts *w = context;
  load_some(w->call, w->at, first, end, w->re + first, w->im + first);
}

static void store_part(void *context, int64_t first, int64_t end) {
  const line_parts *w = context;
  store_some(w->call, w->at, first, end, w->re + first, w->im + first);
}

static void load(const fourier_call *c, const lane_places *at, double *re, double *im) {
  line_parts parts = {c, at, re, im};
  if (at->width == 1)
    gb_share(c->inputs, gb_chunk_of(c->inputs, 8), load_part, &parts);
  else
    load_some(c, at, 0, c->inputs, re, im);
}

static void store(const fourier_call *c, const lane_places *at, double *re, double *im) {
  line_parts parts = {c, at, re, im};
  if (at->width == 1)
    gb_share(c->outputs, gb_chunk_of(c->outputs, 8), store_part, &parts);
  else
    store_some(c, at, 0, c->outputs, re, im);
}

/// Rows from `from` on become the conjugates of the first ones, mirrored.
GB_CLONES static void mirror(int64_t length, int64_t from, int64_t width, double *re, double *im) {
  for (int64_t k = from; k < length; k++) {
    const double *near = re + (length - k) * width, *nearIm = im + (length - k) * width;
    double *to = re + k * width, *toIm = im + k * width;
    int64_t lane = 0;
    for (; lane + 8 <= width; lane += 8) {
      *(wide *)(to + lane) = *(const wide *)(near + lane);
      *(wide *)(toIm + lane) = -*(const wide *)(nearIm + lane);
    }
    for (; lane < width; lane++) {
      to[lane] = near[lane];
      toIm[lane] = -nearIm[lane];
    }
  }
}

/// What half spectra and the transforms of half the length have: places that lie as far from the middle, in numbers V.
#define HALVES(V, S)                                                                                                   \
  static inline __attribute__((always_inline)) void part_places_##S(                                                   \
      fourier_point root, const double *re, const double *im, int64_t near, int64_t far, double *outRe, double *outIm) { \
    V a = *(const V *)(re + near), b = *(const V *)(re + far), c = *(const V *)(im + near), d = *(const V *)(im + far); \
    V evenRe = (a + b) / 2, evenIm = (c - d) / 2, x = (c + d) / 2, y = (b - a) / 2;                                    \
    V oddRe = x * root.re - y * root.im, oddIm = x * root.im + y * root.re;                                            \
    *(V *)(outRe + far) = evenRe - oddRe;                                                                              \
    *(V *)(outIm + far) = oddIm - evenIm;                                                                              \
    *(V *)(outRe + near) = evenRe + oddRe;                                                                             \
    *(V *)(outIm + near) = evenIm + oddIm;                                                                             \
  }                                                                                                                    \
  static inline __attribute__((always_inline)) void join_places_##S(                                                   \
      fourier_point root, const double *re, const double *im, int64_t near, int64_t far, double *outRe, double *outIm) { \
    V a = *(const V *)(re + near), b = *(const V *)(re + far), c = *(const V *)(im + near), d = *(const V *)(im + far); \
    V evenRe = a + b, evenIm = c - d, x = a - b, y = c + d;                                                            \
    V oddRe = x * root.re - y * -root.im, oddIm = x * -root.im + y * root.re;                                          \
    *(V *)(outRe + far) = evenRe + oddIm;                                                                              \
    *(V *)(outIm + far) = oddRe - evenIm;                                                                              \
    *(V *)(outRe + near) = evenRe - oddIm;                                                                             \
    *(V *)(outIm + near) = evenIm + oddRe;                                                                             \
  }
HALVES(wide, wide)
HALVES(double, one)

/// The half spectrum of real lines whose even and odd places were transformed as real and imaginary parts.
GB_CLONES static void part_halves(int64_t half, int64_t width, const fourier_point *roots, const double *re,
                                  const double *im, double *outRe, double *outIm) {
  for (int64_t lane = 0; lane < width; lane++) {
    outRe[lane] = re[lane] + im[lane];
    outRe[half * width + lane] = re[lane] - im[lane];
    outIm[lane] = outIm[half * width + lane] = 0;
  }
  for (int64_t k = 1; k <= half / 2; k++) {
    int64_t near = k * width, far = (half - k) * width, lane = 0;
    for (; lane + 8 <= width; lane += 8)
      part_places_wide(roots[k], re, im, near + lane, far + lane, outRe, outIm);
    for (; lane < width; lane++) part_places_one(roots[k], re, im, near + lane, far + lane, outRe, outIm);
  }
}

/// The way back: the spectrum of complex lines whose parts are the even and the odd places of real ones.
GB_CLONES static void join_halves(int64_t half, int64_t width, const fourier_point *roots, const double *re,
                                  const double *im, double *outRe, double *outIm) {
  for (int64_t lane = 0; lane < width; lane++) {
    // The first and the last number of half a spectrum are real.
    double first = re[lane], last = re[half * width + lane];
    outRe[lane] = first + last;
    outIm[lane] = first - last;
  }
  for (int64_t k = 1; k <= half / 2; k++) {
    int64_t near = k * width, far = (half - k) * width, lane = 0;
    for (; lane + 8 <= width; lane += 8)
      join_places_wide(roots[k], re, im, near + lane, far + lane, outRe, outIm);
    for (; lane < width; lane++) join_places_one(roots[k], re, im, near + lane, far + lane, outRe, outIm);
  }
}
#undef HALVES

/// Forward: from first to where it says; the inverse is the same with real and imaginary parts exchanged.
static bool transformed(const fourier_call *c, const fourier_room *r, double **re, double **im) {
  int64_t room = c->length * c->width;
  if (c->isAcross) {
    // The parts lie one behind the other.
    double *found = gb_fourier_lanes(c->plan, c->width, r->first, r->second);
    *re = found;
    *im = found + room;
    return true;
  }
  *re = r->second;
  *im = r->second + room;
  return gb_fourier_line(c->plan, r->first, r->first + room, *re, *im);
}

static void exchange(double **a, double **b) {
  double *first = *a;
  *a = *b;
  *b = first;
}

static int64_t whole_room(const fourier_call *c) { return (c->given->length + 8) * c->width; }

/// Reads what is to be transformed into the first array, the parts exchanged where the way is the way back; a short length is done
/// there as well.
static void prepare(const fourier_call *c, const fourier_room *r, int64_t group, bool turnsRound) {
  const gb_fourier_lines *g = c->given;
  int64_t width = c->width, count = g->isMirrored ? g->length / 2 + 1 : g->length;
  lane_places from = places(c, group, count, g->isReal ? 1 : 2, c->isHalved && g->isReal);
  double *re = r->first, *im = r->first + c->length * width;
  if (c->isHalved && g->isMirrored) {
    double *taken = r->third, *takenIm = r->third + whole_room(c);
    load(c, &from, taken, takenIm);
    // The other direction is that of the conjugate.
    for (int64_t k = 0; k < c->inputs * width && !g->isInverse; k++) takenIm[k] = -takenIm[k];
    join_halves(c->length, width, c->plan->halfRoots, taken, takenIm, im, re);
    return;
  }
  if (turnsRound && !g->brief.isUsed) exchange(&re, &im);
  load(c, &from, re, im);
  if (g->isMirrored) mirror(g->length, c->inputs, width, re, im);
  if (g->brief.isUsed) gb_short_lanes(&g->brief, g->isInverse, g->length, width, re, im);
}

static bool transform_group(const fourier_call *c, const fourier_room *r, int64_t group) {
  const gb_fourier_lines *g = c->given;
  int64_t width = c->width, half = g->length / 2 + 1;
  bool turnsRound = g->isInverse && !g->isReal;
  prepare(c, r, group, turnsRound);
  double *re = r->first, *im = r->first + c->length * width;
  if (!g->brief.isUsed) {
    if (!transformed(c, r, &re, &im)) return false;
    if (turnsRound || (c->isHalved && g->isMirrored)) exchange(&re, &im);
  }
  if (c->isHalved && g->isReal) {
    double *parted = r->third, *partedIm = r->third + whole_room(c);
    part_halves(c->length, width, c->plan->halfRoots, re, im, parted, partedIm);
    re = parted;
    im = partedIm;
    if (!g->isHalf) mirror(g->length, half, width, re, im);
  }
  if (g->isReal && g->isInverse && !g->brief.isUsed)
    for (int64_t k = 0; k < c->outputs * width; k++) im[k] = -im[k];
  lane_places to = places(c, group, g->isHalf ? half : g->length, g->isMirrored ? 1 : 2, c->isHalved && g->isMirrored);
  store(c, &to, re, im);
  return true;
}

static void transform_groups(void *context, int64_t first, int64_t end) {
  fourier_call *c = context;
  int64_t size = 2 * (c->given->length + 8) * c->width;
  double *memory = gb_fourier_room(3 * size);
  fourier_room room = {memory, memory ? memory + size : NULL, memory ? memory + 2 * size : NULL};
  for (int64_t group = first; group < end; group++)
    if (!memory || !transform_group(c, &room, group)) atomic_store(&c->isWithoutMemory, true);
  gb_return_fourier_room(memory);
}

enum { FEWEST_ACROSS = 4, LONGEST_ACROSS = 4096, LONGEST_WIDE = 256, FEWEST_APART = 8 };

/// How many groups are worth a thread's attention.
static int64_t groups_together(const fourier_call *c, int64_t groups) {
  enum { FOURIER_WORTH = 1 << 15 };
  int64_t steps = 64 - __builtin_clzll((uint64_t)c->length), work = groups * c->width * c->length * steps;
  int64_t sharers = work < 2 * FOURIER_WORTH ? 1 : gb_sharers();
  return sharers == 1 ? groups : gb_even_chunk(groups, work / FOURIER_WORTH, sharers);
}

gb_status gb_fourier(const gb_fourier_lines *given, const void *in, void *out) {
  int64_t lines = given->outer * given->inner, n = given->length;
  if (lines == 0) return GB_OK;
  fourier_call c = {.given = given, .in = in, .out = out, .length = n, .inputs = n, .outputs = n};
  c.isHalved = !given->brief.isUsed && n % 2 == 0 && n >= 4 && (given->isReal || given->isMirrored);
  if (c.isHalved) c.length = n / 2;
  if (given->isMirrored) c.inputs = n / 2 + 1;
  if (c.isHalved && given->isReal) c.inputs = n / 2;
  if (c.isHalved && given->isMirrored) c.outputs = n / 2;
  if (given->isHalf) c.outputs = n / 2 + 1;
  if (!given->brief.isUsed && !(c.plan = gb_fourier_plan(c.length))) return GB_NO_MEMORY;
  c.isAcross = given->brief.isUsed ||
               (gb_has_lanes(c.plan) && (!c.plan->first || (lines >= FEWEST_ACROSS && c.length <= LONGEST_ACROSS)));
  c.width = !c.isAcross ? 1 : lines <= 8 || c.length > LONGEST_WIDE ? 8 : FOURIER_LANES;
  c.areApart = given->inner >= FEWEST_APART;
  c.groups = ((c.areApart ? given->inner : lines) + c.width - 1) / c.width;
  int64_t groups = c.areApart ? c.groups * given->outer : c.groups;
  gb_share(groups, groups_together(&c, groups), transform_groups, &c);
  gb_release_fourier_plan(c.plan);
  return atomic_load(&c.isWithoutMemory) ? GB_NO_MEMORY : GB_OK;
}
