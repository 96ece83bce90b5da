// Discrete Fourier transforms of short lengths in the reference's order and precision: the steps were found by comparing with it, bit
// for bit. Factors without a common divisor need no roots between them (Good and Thomas); others are split off from the left.
#include <pthread.h>

#include "FourierLines.h"

enum { SHORT_LONGEST = 100, SHORT_LEAF = 16, SHORT_COUNT = 25 };

/// How a length is made up: factors are split off, whose butterflies come last; what is left is a prime number, 4, 8 or 16's four, or two
/// factors without a common divisor.
typedef struct {
  int length, splits[2], first, second;
} short_steps;

/// The lengths whose transforms agree.
static const short_steps known_steps[SHORT_COUNT] = {
    {2, {1, 1}, 2, 0},  {3, {1, 1}, 3, 0},   {4, {1, 1}, 4, 0},   {5, {1, 1}, 5, 0},   {7, {1, 1}, 7, 0},
    {8, {1, 1}, 8, 0},  {11, {1, 1}, 11, 0}, {13, {1, 1}, 13, 0}, {6, {1, 1}, 2, 3},   {10, {1, 1}, 2, 5},
    {14, {1, 1}, 2, 7}, {12, {1, 1}, 4, 3},  {15, {1, 1}, 3, 5},  {9, {3, 1}, 3, 0},   {16, {4, 1}, 4, 0},
    {18, {3, 1}, 2, 3}, {20, {5, 1}, 4, 0},  {27, {3, 3}, 3, 0},  {28, {7, 1}, 4, 0},  {36, {3, 3}, 4, 0},
    {48, {3, 4}, 4, 0}, {49, {7, 1}, 7, 0},  {60, {5, 3}, 4, 0},  {64, {4, 4}, 4, 0},  {80, {5, 4}, 4, 0},
};
static const short_steps hundred_steps = {100, {5, 5}, 4, 0};

static const short_steps *steps_of(int64_t length) {
  if (length == hundred_steps.length) return &hundred_steps;
  for (int at = 0; at < SHORT_COUNT; at++)
    if (known_steps[at].length == length) return known_steps + at;
  return NULL;
}

bool gb_has_short_transform(int64_t length) { return steps_of(length) != NULL; }

/// Roots of all lengths up to the longest, one after the other.
static fourier_point short_roots[SHORT_LONGEST * (SHORT_LONGEST + 1) / 2];

/// e^(2πi·step/length), rounded once: the angle is brought into an eighth of a turn and computed in more digits.
static fourier_point precise_root(int step, int length) {
  int quadrant = 4 * step / length, rest = 4 * step % length;
  bool isUpper = 2 * rest > length;
  // π rounded down.
  long double angle = 0xc.90fdaa22168c234p-2L / 2 * (long double)(isUpper ? length - rest : rest) / (long double)length;
  double near = (double)cosl(angle), far = (double)sinl(angle), x = isUpper ? far : near, y = isUpper ? near : far;
  switch (quadrant) {
    case 0: return (fourier_point){x, y};
    case 1: return (fourier_point){-y, x};
    case 2: return (fourier_point){-x, -y};
    default: return (fourier_point){y, -x};
  }
}

static void make_short_roots(void) {
  for (int length = 1; length <= SHORT_LONGEST; length++)
    for (int step = 0; step < length; step++)
      short_roots[length * (length - 1) / 2 + step] = precise_root(step, length);
}

static inline fourier_point short_root(int step, int length) {
  return short_roots[length * (length - 1) / 2 + step];
}

#define T float
#define LANES 8
#define N(name) name##_f32
#include "ShortTransforms.h"
#undef LANES
#undef N

#define LANES 16
#define N(name) name##_f32_16
#include "ShortTransforms.h"
#undef T
#undef LANES
#undef N

#define T double
#define LANES 8
#define N(name) name##_f64
#include "ShortTransforms.h"

void gb_short_lanes(const gb_short_transform *given, bool isInverse, int64_t length, int64_t count, double *re,
                    double *im) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_short_roots);
  const short_steps *how = steps_of(length);
  if (!how) return;
  if (given->isSingle && count % 16 == 0)
    short_lanes_f32_16(how, given, isInverse, count, re, im);
  else if (given->isSingle)
    short_lanes_f32(how, given, isInverse, count, re, im);
  else
    short_lanes_f64(how, given, isInverse, count, re, im);
}
