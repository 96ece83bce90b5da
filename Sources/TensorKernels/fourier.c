// Fourier transforms of lines (FourierKernels.h): several side by side, or one long one after the other. Lines of real numbers of an even
// length are transformed as half as many complex ones.
#include "FourierLines.h"

/// Where some lines lie: steps are counted in parts of numbers.
typedef struct {
  int64_t width, used;
  /// From one number of a line to the next, from its real part to the imaginary one (0: there is none), from one of neighbouring lines to
  /// the next.
  int64_t step, part, unit;
  bool areNeighbours;
  int64_t bases[FOURIER_LANES];
} lane_places;

#define T float
#define N(name) name##_f32
#include "FourierElements.h"
#undef T
#undef N

#define T double
#define N(name) name##_f64
#include "FourierElements.h"

/// What the lines of one call have in common.
typedef struct {
  const gb_fourier_lines *given;
  /// Of the length, or of half of it.
  const fourier_plan *plan;
  bool isHalved, isAcross;
  int64_t width;
  /// Numbers of a line that are read, transformed and stored.
  int64_t inputs, length, outputs;
  double *first, *second, *third;
} fourier_call;

/// The lines from `line` on in an array of `count` numbers each, of one or two parts.
static lane_places places(const gb_fourier_lines *g, int64_t line, int64_t width, int64_t count, int64_t parts,
                          bool isHalved) {
  int64_t lines = g->outer * g->inner, inner = g->inner;
  lane_places at = {.width = width, .used = lines - line < width ? lines - line : width, .unit = parts};
  at.step = parts * inner * (isHalved ? 2 : 1);
  at.part = isHalved ? inner : parts - 1;
  for (int64_t lane = 0; lane < at.used; lane++)
    at.bases[lane] = ((line + lane) / inner * count * inner + (line + lane) % inner) * parts;
  at.areNeighbours = inner > 1 && line % inner + at.used <= inner;
  return at;
}

static void load(const fourier_call *c, const lane_places *at, const void *in, double *re, double *im) {
  if (c->given->part == GB_F32)
    load_f32(at, c->inputs, in, re, im);
  else
    load_f64(at, c->inputs, in, re, im);
}

static void store(const fourier_call *c, const lane_places *at, int64_t count, const double *re, const double *im,
                  void *out) {
  double divisor = c->given->brief.isUsed ? 1 : c->given->divisor;
  if (c->given->part == GB_F32)
    store_f32(at, count, divisor, re, im, out);
  else
    store_f64(at, count, divisor, re, im, out);
}

/// Rows from `from` on become the conjugates of the first ones, mirrored.
static void mirror(int64_t length, int64_t from, int64_t width, double *re, double *im) {
  for (int64_t k = from; k < length; k++)
    for (int64_t lane = 0; lane < width; lane++) {
      re[k * width + lane] = re[(length - k) * width + lane];
      im[k * width + lane] = -im[(length - k) * width + lane];
    }
}

/// The half spectrum of real lines whose even and odd places were transformed as real and imaginary parts.
GB_CLONES static void part_halves(int64_t half, int64_t width, const fourier_point *roots, const double *re,
                                  const double *im, double *outRe, double *outIm) {
  for (int64_t lane = 0; lane < width; lane++) {
    outRe[lane] = re[lane] + im[lane];
    outRe[half * width + lane] = re[lane] - im[lane];
    outIm[lane] = outIm[half * width + lane] = 0;
  }
  for (int64_t k = 1; k <= half / 2; k++) {
    int64_t near = k * width, far = (half - k) * width;
    double c = roots[k].re, s = roots[k].im;
    for (int64_t lane = 0; lane < width; lane++) {
      double evenRe = (re[near + lane] + re[far + lane]) / 2, evenIm = (im[near + lane] - im[far + lane]) / 2;
      double x = (im[near + lane] + im[far + lane]) / 2, y = (re[far + lane] - re[near + lane]) / 2;
      double oddRe = x * c - y * s, oddIm = x * s + y * c;
      outRe[far + lane] = evenRe - oddRe;
      outIm[far + lane] = oddIm - evenIm;
      outRe[near + lane] = evenRe + oddRe;
      outIm[near + lane] = evenIm + oddIm;
    }
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
    int64_t near = k * width, far = (half - k) * width;
    double c = roots[k].re, s = -roots[k].im;
    for (int64_t lane = 0; lane < width; lane++) {
      double evenRe = re[near + lane] + re[far + lane], evenIm = im[near + lane] - im[far + lane];
      double x = re[near + lane] - re[far + lane], y = im[near + lane] + im[far + lane];
      double oddRe = x * c - y * s, oddIm = x * s + y * c;
      outRe[far + lane] = evenRe + oddIm;
      outIm[far + lane] = oddRe - evenIm;
      outRe[near + lane] = evenRe - oddIm;
      outIm[near + lane] = evenIm + oddRe;
    }
  }
}

/// Forward: from first to where it says; the inverse is the same with real and imaginary parts exchanged.
static bool transformed(const fourier_call *c, double **re, double **im) {
  int64_t room = c->length * c->width;
  if (c->isAcross) {
    // The parts lie one behind the other.
    double *found = gb_fourier_lanes(c->plan, c->width, c->first, c->second);
    *re = found;
    *im = found + room;
    return true;
  }
  *re = c->second;
  *im = c->second + room;
  return gb_fourier_line(c->plan, c->first, c->first + room, *re, *im);
}

static void exchange(double **a, double **b) {
  double *first = *a;
  *a = *b;
  *b = first;
}

static int64_t whole_room(const fourier_call *c) { return (c->given->length + 8) * c->width; }

/// What is to be transformed, from what was read into the third array: in the first one, or, for a short length that is done, where it is.
static void prepare(const fourier_call *c, bool turnsRound, double **re, double **im) {
  const gb_fourier_lines *g = c->given;
  int64_t width = c->width, room = c->length * width;
  double *taken = c->third, *takenIm = c->third + whole_room(c);
  *re = c->first;
  *im = c->first + room;
  if (c->isHalved && g->isMirrored) {
    // The other direction is that of the conjugate.
    for (int64_t k = 0; k < c->inputs * width && !g->isInverse; k++) takenIm[k] = -takenIm[k];
    join_halves(c->length, width, c->plan->halfRoots, taken, takenIm, *im, *re);
    return;
  }
  if (g->isMirrored) mirror(g->length, c->inputs, width, taken, takenIm);
  if (g->brief.isUsed) {
    gb_short_lanes(&g->brief, g->isInverse, g->length, width, taken, takenIm);
    *re = taken;
    *im = takenIm;
    return;
  }
  memcpy(turnsRound ? *im : *re, taken, (size_t)room * sizeof *taken);
  memcpy(turnsRound ? *re : *im, takenIm, (size_t)room * sizeof *taken);
}

static bool transform_lanes(const fourier_call *c, int64_t line, const void *in, void *out) {
  const gb_fourier_lines *g = c->given;
  int64_t width = c->width, half = g->length / 2 + 1;
  lane_places from = places(g, line, width, g->isMirrored ? half : g->length, g->isReal ? 1 : 2, c->isHalved && g->isReal);
  load(c, &from, in, c->third, c->third + whole_room(c));
  bool turnsRound = g->isInverse && !g->isReal;
  double *re, *im;
  prepare(c, turnsRound, &re, &im);
  if (!g->brief.isUsed) {
    if (!transformed(c, &re, &im)) return false;
    if (turnsRound || (c->isHalved && g->isMirrored)) exchange(&re, &im);
  }
  if (c->isHalved && g->isReal) {
    double *parted = c->third, *partedIm = c->third + whole_room(c);
    part_halves(c->length, width, c->plan->halfRoots, re, im, parted, partedIm);
    re = parted;
    im = partedIm;
    if (!g->isHalf) mirror(g->length, half, width, re, im);
  }
  if (g->isReal && g->isInverse && !g->brief.isUsed)
    for (int64_t k = 0; k < c->outputs * width; k++) im[k] = -im[k];
  lane_places to = places(g, line, width, g->isHalf ? half : g->length, g->isMirrored ? 1 : 2,
                          c->isHalved && g->isMirrored);
  store(c, &to, c->outputs, re, im, out);
  return true;
}

enum { FEWEST_ACROSS = 4, LONGEST_ACROSS = 4096, LONGEST_WIDE = 256 };

gb_status gb_fourier(const gb_fourier_lines *given, const void *in, void *out) {
  int64_t lines = given->outer * given->inner, n = given->length;
  if (lines == 0) return GB_OK;
  fourier_call c = {.given = given, .length = n, .inputs = n, .outputs = n};
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
  int64_t room = 2 * (n + 8) * c.width;
  double *memory = gb_fourier_room(3 * room);
  bool isDone = memory;
  if (memory) {
    c.first = memory;
    c.second = memory + room;
    c.third = memory + 2 * room;
  }
  for (int64_t line = 0; line < lines && isDone; line += c.width) isDone = transform_lanes(&c, line, in, out);
  gb_return_fourier_room(memory);
  gb_release_fourier_plan(c.plan);
  return isDone ? GB_OK : GB_NO_MEMORY;
}
