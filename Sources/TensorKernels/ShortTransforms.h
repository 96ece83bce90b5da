// Transforms of short lengths in one precision (short_transforms.c): T (element), LANES (of a vector) and N(name) are defined by the
// file that includes this. No include guard on purpose.

typedef T N(lanes) __attribute__((vector_size(LANES * sizeof(T))));
typedef double N(wide_lanes) __attribute__((vector_size(LANES * sizeof(double)), aligned(sizeof(double)), may_alias));

typedef struct {
  N(lanes) x, y;
} N(point);

/// The steps in one direction.
typedef struct {
  bool isInverse, startsAtFirst;
  T threes, pairs;
} N(steps);

#define INLINED static inline __attribute__((always_inline)) void

INLINED N(add)(const N(point) * a, const N(point) * b, N(point) * to) {
  *to = (N(point)){a->x + b->x, a->y + b->y};
}

INLINED N(subtract)(const N(point) * a, const N(point) * b, N(point) * to) {
  *to = (N(point)){a->x - b->x, a->y - b->y};
}

INLINED N(scale)(N(point) * a, T factor) { *a = (N(point)){a->x * factor, a->y * factor}; }

/// A quarter turn back, or forth in the inverse.
INLINED N(quarter)(const N(steps) * s, const N(point) * a, N(point) * to) {
  *to = s->isInverse ? (N(point)){-a->y, a->x} : (N(point)){a->y, -a->x};
}

/// Times one of the roots of a length, or back in the inverse.
INLINED N(turn)(const N(steps) * s, N(point) * a, fourier_point root) {
  T c = (T)root.re, sine = (T)(s->isInverse ? root.im : -root.im);
  *a = (N(point)){a->x * c - a->y * sine, a->x * sine + a->y * c};
}

INLINED N(four)(const N(steps) * s, const N(point) * a, const N(point) * b, const N(point) * c, const N(point) * d,
                N(point) * to) {
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

INLINED N(eight_steps)(const N(steps) * s, const N(point) * x, N(point) * to) {
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
INLINED N(prime_steps)(const N(steps) * s, int length, const N(point) * points, N(point) * to) {
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
        even = (N(point)){sums[0].x * c, sums[0].y * c};
        odd = (N(point)){rests[0].x * sine, rests[0].y * sine};
        if (s->startsAtFirst) N(add)(&start, &even, &even);
      } else {
        even = (N(point)){even.x + sums[i].x * c, even.y + sums[i].y * c};
        odd = (N(point)){odd.x + rests[i].x * sine, odd.y + rests[i].y * sine};
      }
    }
    if (!s->startsAtFirst) N(add)(&start, &even, &even);
    N(quarter)(s, &odd, &odd);
    N(add)(&even, &odd, to + step);
    N(subtract)(&even, &odd, to + length - step);
  }
}

/// A prime number of points, four or eight.
INLINED N(whole_steps)(const N(steps) * s, int length, const N(point) * points, N(point) * to) {
  if (length == 2) {
    N(point) first = points[0];
    N(add)(&first, points + 1, to);
    N(subtract)(&first, points + 1, to + 1);
  } else if (length == 4) {
    N(four)(s, points, points + 1, points + 2, points + 3, to);
  } else if (length == 8) {
    N(eight_steps)(s, points, to);
  } else {
    N(prime_steps)(s, length, points, to);
  }
}

/// Transforms of one length, `many` of them: the points of each lie `stride` apart and those of the next begin `next` further; with
/// roots, point k of transform i is turned by root i·k first.
#define MANY(NAME, LENGTH)                                                                                             \
  INLINED N(NAME##_steps)(const N(steps) * s, int length, int many, const N(point) * from, int stride, int next,       \
                          const fourier_point *roots, N(point) * to, int toStride, int toNext) {                       \
    (void)length;                                                                                                      \
    for (int i = 0; i < many; i++, from += next, to += toNext) {                                                       \
      N(point) points[SHORT_LEAF], found[SHORT_LEAF];                                                                  \
      for (int k = 0; k < LENGTH; k++) {                                                                               \
        points[k] = from[k * stride];                                                                                  \
        if (roots && i > 0 && k > 0) N(turn)(s, points + k, roots[i * k]);                                             \
      }                                                                                                                \
      N(whole_steps)(s, LENGTH, points, found);                                                                        \
      for (int k = 0; k < LENGTH; k++) to[k * toStride] = found[k];                                                    \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void N(NAME)(const N(steps) * s, int length, int many, const N(point) * from, int stride, int next, \
                                const fourier_point *roots, N(point) * to, int toStride, int toNext) {                 \
    N(steps) own = *s;                                                                                                 \
    own.isInverse = true;                                                                                              \
    if (s->isInverse) {                                                                                                \
      N(NAME##_steps)(&own, length, many, from, stride, next, roots, to, toStride, toNext);                            \
      return;                                                                                                          \
    }                                                                                                                  \
    own.isInverse = false;                                                                                             \
    N(NAME##_steps)(&own, length, many, from, stride, next, roots, to, toStride, toNext);                              \
  }
MANY(twos, 2)
MANY(triples, 3)
MANY(fours, 4)
MANY(fives, 5)
MANY(sevens, 7)
MANY(eights, 8)
MANY(primes, length)

static void N(many)(const N(steps) * s, int length, int many, const N(point) * from, int stride, int next,
                    const fourier_point *roots, N(point) * to, int toStride, int toNext) {
  switch (length) {
    case 2: N(twos)(s, 2, many, from, stride, next, roots, to, toStride, toNext); break;
    case 3: N(triples)(s, 3, many, from, stride, next, roots, to, toStride, toNext); break;
    case 4: N(fours)(s, 4, many, from, stride, next, roots, to, toStride, toNext); break;
    case 5: N(fives)(s, 5, many, from, stride, next, roots, to, toStride, toNext); break;
    case 7: N(sevens)(s, 7, many, from, stride, next, roots, to, toStride, toNext); break;
    case 8: N(eights)(s, 8, many, from, stride, next, roots, to, toStride, toNext); break;
    default: N(primes)(s, length, many, from, stride, next, roots, to, toStride, toNext);
  }
}

/// Factors without a common divisor.
static void N(apart)(const N(steps) * s, int first, int second, const N(point) * points, int stride, N(point) * to) {
  int count = first * second, byFirst = second, bySecond = first;
  while (byFirst % first != 1) byFirst += second;
  while (bySecond % second != 1) bySecond += first;
  N(point) rows[SHORT_LEAF], column[SHORT_LEAF], found[SHORT_LEAF];
  for (int i = 0, place = 0; i < first; i++, place = i * second) {
    for (int j = 0; j < second; j++, place = place + first < count ? place + first : place + first - count)
      column[j] = points[place * stride];
    N(many)(s, second, 1, column, 1, 0, NULL, rows + i * second, 1, 0);
    for (int j = 0; first == 2 && j < second; j++) N(scale)(rows + i * second + j, s->pairs);
  }
  N(many)(s, first, second, rows, second, 1, NULL, found, 1, first);
  for (int j = 0; j < second; j++)
    for (int i = 0; i < first; i++) to[(i * byFirst + j * bySecond) % count] = found[j * first + i];
}

/// `many` transforms without further factors of points that lie `stride` apart, one behind the other.
static void N(leaves)(const N(steps) * s, const short_steps *how, int many, const N(point) * points, int stride, int next,
                      N(point) * to) {
  int length = how->second ? how->first * how->second : how->first;
  if (!how->second) {
    N(many)(s, length, many, points, stride, next, NULL, to, 1, length);
    return;
  }
  for (int i = 0; i < many; i++)
    N(apart)(s, how->first, how->second, points + i * next, stride, to + i * length);
}

/// `parts` transforms of `rest` points each, one after the other, are joined.
static void N(joined)(const N(steps) * s, int parts, int rest, const N(point) * from, N(point) * to) {
  int length = parts * rest;
  N(many)(s, parts, rest, from, rest, 1, short_roots + length * (length - 1) / 2, to, rest, 1);
}

GB_CLONES static void N(take_points)(int length, int64_t count, const double *re, const double *im, N(point) * points) {
  for (int k = 0; k < length; k++) {
    points[k].x = __builtin_convertvector(*(const N(wide_lanes) *)(re + k * count), N(lanes));
    points[k].y = __builtin_convertvector(*(const N(wide_lanes) *)(im + k * count), N(lanes));
  }
}

GB_CLONES static void N(put_points)(int length, int64_t count, T factor, const N(point) * points, double *re,
                                    double *im) {
  for (int k = 0; k < length; k++) {
    *(N(wide_lanes) *)(re + k * count) = __builtin_convertvector(points[k].x * factor, N(wide_lanes));
    *(N(wide_lanes) *)(im + k * count) = __builtin_convertvector(points[k].y * factor, N(wide_lanes));
  }
}

/// `count` lanes side by side: [length][count] real parts in re, imaginary ones in im, in place.
static void N(short_lanes)(const short_steps *how, const gb_short_transform *given, bool isInverse, int64_t count,
                           double *re, double *im) {
  N(steps) s = {isInverse, given->startsAtFirst, (T)given->threes, (T)given->pairs};
  N(point) points[SHORT_LONGEST], found[SHORT_LONGEST], parts[SHORT_LONGEST];
  int length = how->length, outer = how->splits[0], inner = how->splits[1];
  for (int64_t from = 0; from < count; from += LANES) {
    N(take_points)(length, count, re + from, im + from, points);
    if (outer == 1) {
      N(leaves)(&s, how, 1, points, 1, 0, found);
    } else if (inner == 1) {
      N(leaves)(&s, how, outer, points, outer, 1, parts);
      N(joined)(&s, outer, length / outer, parts, found);
    } else {
      int rest = length / outer, least = rest / inner;
      for (int start = 0; start < outer; start++) {
        N(leaves)(&s, how, inner, points + start, outer * inner, outer, found);
        N(joined)(&s, inner, least, found, parts + start * rest);
      }
      N(joined)(&s, outer, rest, parts, found);
    }
    N(put_points)(length, count, (T)given->rest, found, re + from, im + from);
  }
}
#undef INLINED
#undef MANY
