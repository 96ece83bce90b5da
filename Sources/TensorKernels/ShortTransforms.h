// Transforms of short lengths in one precision (short_transforms.c): T (element), LANES (of a vector) and N(name) are defined by the
// file that includes this. No include guard on purpose.

typedef struct {
  T x[LANES], y[LANES];
} N(point);

/// The steps in one direction.
typedef struct {
  bool isInverse, startsAtFirst;
  T threes, pairs;
} N(steps);

#define EACH for (int w = 0; w < LANES; w++)

static inline __attribute__((always_inline)) void N(add)(const N(point) *a, const N(point) *b, N(point) *to) {
  N(point) sum;
  EACH sum.x[w] = a->x[w] + b->x[w], sum.y[w] = a->y[w] + b->y[w];
  *to = sum;
}

static inline __attribute__((always_inline)) void N(subtract)(const N(point) *a, const N(point) *b, N(point) *to) {
  N(point) rest;
  EACH rest.x[w] = a->x[w] - b->x[w], rest.y[w] = a->y[w] - b->y[w];
  *to = rest;
}

static inline __attribute__((always_inline)) void N(scale)(N(point) *a, T factor) {
  EACH a->x[w] *= factor, a->y[w] *= factor;
}

/// A quarter turn back, or forth in the inverse.
static inline __attribute__((always_inline)) void N(quarter)(const N(steps) *s, const N(point) *a, N(point) *to) {
  N(point) turned;
  if (s->isInverse)
    EACH turned.x[w] = -a->y[w], turned.y[w] = a->x[w];
  else
    EACH turned.x[w] = a->y[w], turned.y[w] = -a->x[w];
  *to = turned;
}

/// Times e^(-2πi·step/length).
static inline __attribute__((always_inline)) void N(turn)(const N(steps) *s, N(point) *a, int step, int length) {
  step %= length;
  if (step == 0) return;
  fourier_point root = short_root(step, length);
  T c = (T)root.re, sine = (T)(s->isInverse ? root.im : -root.im);
  N(point) turned;
  EACH turned.x[w] = a->x[w] * c - a->y[w] * sine, turned.y[w] = a->x[w] * sine + a->y[w] * c;
  *a = turned;
}

static inline __attribute__((always_inline)) void N(four)(const N(steps) *s, const N(point) *a, const N(point) *b,
                                                          const N(point) *c, const N(point) *d, N(point) *to) {
  N(point) even, evenRest, odd, oddRest;
  N(add)(a, c, &even);
  N(subtract)(a, c, &evenRest);
  N(add)(b, d, &odd);
  N(subtract)(b, d, &oddRest);
  N(quarter)(s, &oddRest, &oddRest);
  N(add)(&even, &odd, to);
  N(add)(&evenRest, &oddRest, to + 1);
  N(subtract)(&even, &odd, to + 2);
  N(subtract)(&evenRest, &oddRest, to + 3);
}

GB_CLONES static void N(eight)(const N(steps) *s, const N(point) *x, N(point) *to) {
  T half = (T)sqrt(0.5);
  N(point) even[4], odd[4], back[4], once, thrice;
  N(four)(s, x, x + 2, x + 4, x + 6, even);
  N(four)(s, x + 1, x + 3, x + 5, x + 7, odd);
  // An eighth of a turn is the point and its quarter turn, together and apart.
  N(quarter)(s, odd + 1, &once);
  N(quarter)(s, odd + 3, &thrice);
  back[0] = odd[0];
  N(add)(odd + 1, &once, back + 1);
  N(scale)(back + 1, half);
  N(quarter)(s, odd + 2, back + 2);
  N(subtract)(&thrice, odd + 3, back + 3);
  N(scale)(back + 3, half);
  for (int k = 0; k < 4; k++) {
    N(add)(even + k, back + k, to + k);
    N(subtract)(even + k, back + k, to + k + 4);
  }
}

/// Points that lie as far from the first one forwards and backwards are taken together.
static inline __attribute__((always_inline)) void N(prime_steps)(const N(steps) *s, int length, const N(point) *points,
                                                           N(point) *to) {
  int half = length / 2;
  N(point) sums[6], rests[6], start = points[0], total;
  for (int i = 0; i < half; i++) {
    N(add)(points + i + 1, points + length - i - 1, sums + i);
    N(subtract)(points + i + 1, points + length - i - 1, rests + i);
  }
  T factor = length == 3 ? s->threes : 1;
  N(scale)(&start, factor);
  total = sums[0];
  for (int i = 1; i < half; i++) N(add)(&total, sums + i, &total);
  N(scale)(&total, factor);
  N(add)(&start, &total, to);
  for (int step = 1; step <= half; step++) {
    N(point) even, odd;
    for (int i = 0; i < half; i++) {
      fourier_point root = short_root(step * (i + 1) % length, length);
      T c = (T)root.re * factor, sine = (T)root.im * factor;
      if (i == 0) {
        EACH even.x[w] = sums[0].x[w] * c, even.y[w] = sums[0].y[w] * c;
        EACH odd.x[w] = rests[0].x[w] * sine, odd.y[w] = rests[0].y[w] * sine;
        if (s->startsAtFirst) N(add)(&start, &even, &even);
      } else {
        EACH even.x[w] += sums[i].x[w] * c, even.y[w] += sums[i].y[w] * c;
        EACH odd.x[w] += rests[i].x[w] * sine, odd.y[w] += rests[i].y[w] * sine;
      }
    }
    if (!s->startsAtFirst) N(add)(&start, &even, &even);
    N(quarter)(s, &odd, &odd);
    N(add)(&even, &odd, to + step);
    N(subtract)(&even, &odd, to + length - step);
  }
}

GB_CLONES static void N(three)(const N(steps) *s, const N(point) *points, N(point) *to) {
  N(prime_steps)(s, 3, points, to);
}
GB_CLONES static void N(five)(const N(steps) *s, const N(point) *points, N(point) *to) {
  N(prime_steps)(s, 5, points, to);
}
GB_CLONES static void N(prime)(const N(steps) *s, int length, const N(point) *points, N(point) *to) {
  N(prime_steps)(s, length, points, to);
}
GB_CLONES static void N(two)(const N(point) *points, N(point) *to) {
  N(add)(points, points + 1, to);
  N(subtract)(points, points + 1, to + 1);
}
GB_CLONES static void N(four_points)(const N(steps) *s, const N(point) *x, N(point) *to) {
  N(four)(s, x, x + 1, x + 2, x + 3, to);
}

/// A prime number of points, four or eight. Each is a function of its own: in one piece they take minutes to compile.
static void N(whole)(const N(steps) *s, int length, const N(point) *points, N(point) *to) {
  switch (length) {
    case 2: N(two)(points, to); break;
    case 3: N(three)(s, points, to); break;
    case 4: N(four_points)(s, points, to); break;
    case 5: N(five)(s, points, to); break;
    case 8: N(eight)(s, points, to); break;
    default: N(prime)(s, length, points, to);
  }
}

/// Factors without a common divisor.
static void N(apart)(const N(steps) *s, int first, int second,
                                                           const N(point) *points, int stride, N(point) *to) {
  int count = first * second, byFirst = 1, bySecond = 1;
  while (byFirst % first != 1 || byFirst % second != 0) byFirst++;
  while (bySecond % second != 1 || bySecond % first != 0) bySecond++;
  N(point) rows[SHORT_LEAF], column[SHORT_LEAF], found[SHORT_LEAF];
  for (int i = 0; i < first; i++) {
    for (int j = 0; j < second; j++) column[j] = points[(i * second + j * first) % count * stride];
    N(whole)(s, second, column, rows + i * second);
    for (int j = 0; first == 2 && j < second; j++) N(scale)(rows + i * second + j, s->pairs);
  }
  for (int j = 0; j < second; j++) {
    for (int i = 0; i < first; i++) column[i] = rows[i * second + j];
    N(whole)(s, first, column, found);
    for (int i = 0; i < first; i++) to[(i * byFirst + j * bySecond) % count] = found[i];
  }
}

/// Transforms without further factors of points that lie `stride` apart.
static void N(leaf)(const N(steps) *s, const short_steps *how,
                                                          const N(point) *points, int stride, N(point) *to) {
  if (how->second) {
    N(apart)(s, how->first, how->second, points, stride, to);
    return;
  }
  N(point) own[SHORT_LEAF];
  for (int i = 0; i < how->first; i++) own[i] = points[i * stride];
  N(whole)(s, how->first, own, to);
}

/// `parts` transforms of `rest` points each, one after the other, are joined.
GB_CLONES static void N(joined)(const N(steps) *s, int parts, int rest,
                                                            const N(point) *from, N(point) *to) {
  N(point) column[8], found[8];
  for (int place = 0; place < rest; place++) {
    for (int k = 0; k < parts; k++) {
      column[k] = from[k * rest + place];
      N(turn)(s, column + k, k * place, parts * rest);
    }
    N(whole)(s, parts, column, found);
    for (int k = 0; k < parts; k++) to[place + k * rest] = found[k];
  }
}

/// `count` lanes side by side: [length][count] real parts in re, imaginary ones in im, in place.
GB_CLONES static void N(short_lanes)(const short_steps *how, const gb_short_transform *given, bool isInverse,
                                     int64_t count, double *re, double *im) {
  N(steps) s = {isInverse, given->startsAtFirst, (T)given->threes, (T)given->pairs};
  N(point) points[SHORT_LONGEST], found[SHORT_LONGEST], parts[SHORT_LONGEST];
  int length = how->length, outer = how->splits[0], inner = how->splits[1];
  for (int64_t from = 0; from < count; from += LANES) {
    for (int k = 0; k < length; k++) EACH points[k].x[w] = (T)re[k * count + from + w], points[k].y[w] = (T)im[k * count + from + w];
    if (outer == 1) {
      N(leaf)(&s, how, points, 1, found);
    } else {
      int rest = length / outer, least = rest / inner;
      for (int start = 0; start < outer; start++) {
        if (inner == 1) {
          N(leaf)(&s, how, points + start, outer, parts + start * rest);
          continue;
        }
        for (int k = 0; k < inner; k++)
          N(leaf)(&s, how, points + start + k * outer, outer * inner, found + k * least);
        N(joined)(&s, inner, least, found, parts + start * rest);
      }
      N(joined)(&s, outer, rest, parts, found);
    }
    for (int k = 0; k < length; k++)
      EACH re[k * count + from + w] = (double)(found[k].x[w] * (T)given->rest),
                                 im[k * count + from + w] = (double)(found[k].y[w] * (T)given->rest);
  }
}
#undef EACH
