// How elements of lines are read and written (fourier.c): T (element), WORDS (whether two elements are as large as a double) and
// N(name) are defined by the file that includes this. No include guard on purpose.

typedef T N(eight) __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T)), may_alias));
typedef T N(sixteen) __attribute__((vector_size(16 * sizeof(T)), aligned(sizeof(T)), may_alias));

/// Eight pairs: their first and their second parts.
static inline __attribute__((always_inline)) void N(take_pairs)(const void *from, wide *re, wide *im) {
  N(sixteen) pairs = *(const N(sixteen) *)from;
  *re = __builtin_convertvector(__builtin_shufflevector(pairs, pairs, 0, 2, 4, 6, 8, 10, 12, 14), wide);
  *im = __builtin_convertvector(__builtin_shufflevector(pairs, pairs, 1, 3, 5, 7, 9, 11, 13, 15), wide);
}

static inline __attribute__((always_inline)) void N(put_pairs)(void *to, const wide *re, const wide *im) {
  N(eight) first = __builtin_convertvector(*re, N(eight)), second = __builtin_convertvector(*im, N(eight));
  *(N(sixteen) *)to =
      __builtin_shufflevector(first, second, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
}

/// `count` elements that lie `step` apart, with their second parts `part` further, if they have such.
static inline __attribute__((always_inline)) void N(take)(const T *from, int64_t step, int64_t part, int64_t count,
                                                          double *re, double *im) {
  int64_t k = 0;
  if (step == 2 && part == 1) {
    for (; k + 8 <= count; k += 8) N(take_pairs)(from + 2 * k, (wide *)(re + k), (wide *)(im + k));
    for (; k < count; k++) re[k] = (double)from[2 * k], im[k] = (double)from[2 * k + 1];
  } else if (part && step == 1) {
    for (; k < count; k++) re[k] = (double)from[k], im[k] = (double)from[k + part];
  } else if (part) {
    for (; k < count; k++) re[k] = (double)from[k * step], im[k] = (double)from[k * step + part];
  } else {
    for (; k < count; k++) re[k] = (double)from[k * step], im[k] = 0;
  }
}

static inline __attribute__((always_inline)) void N(put)(T *to, int64_t step, int64_t part, int64_t count,
                                                         double divisor, const double *re, const double *im) {
  int64_t k = 0;
  bool divides = divisor != 1;
  if (step == 2 && part == 1) {
    for (; k + 8 <= count; k += 8) {
      wide first = *(const wide *)(re + k), second = *(const wide *)(im + k);
      if (divides) first /= divisor, second /= divisor;
      N(put_pairs)(to + 2 * k, &first, &second);
    }
  } else if (step == 1) {
    // All first parts before the second ones: a row of either may be written further than it goes.
    for (int64_t at = 0; at + 8 <= count; at += 8) {
      wide first = *(const wide *)(re + at);
      *(N(eight) *)(to + at) = __builtin_convertvector(divides ? first / divisor : first, N(eight));
    }
    for (int64_t at = 0; part && at + 8 <= count; at += 8) {
      wide second = *(const wide *)(im + at);
      *(N(eight) *)(to + at + part) = __builtin_convertvector(divides ? second / divisor : second, N(eight));
    }
    k = count / 8 * 8;
  }
  for (; k < count; k++) {
    to[k * step] = (T)(divides ? re[k] / divisor : re[k]);
    if (part) to[k * step + part] = (T)(divides ? im[k] / divisor : im[k]);
  }
}

/// The next eight numbers of eight lines, of which the first `rows` are wanted, as rows of lanes.
static inline __attribute__((always_inline)) void N(load_square)(const T *const *from, bool arePairs, int64_t rows,
                                                                 int64_t width, double *re, double *im) {
  wide first[8], second[8];
  if (!arePairs) {
    for (int w = 0; w < 8; w++) first[w] = __builtin_convertvector(*(const N(eight) *)from[w], wide);
    for (int w = 0; w < 8; w++) second[w] = (wide){0};
    turn_square(first);
  } else if (WORDS) {
    // Pairs are turned as words.
    wide words[8];
    for (int w = 0; w < 8; w++) words[w] = *(const wide *)from[w];
    turn_square(words);
    for (int k = 0; k < 8; k++) N(take_pairs)(words + k, first + k, second + k);
  } else {
    for (int w = 0; w < 8; w++) N(take_pairs)(from[w], first + w, second + w);
    turn_square(first);
    turn_square(second);
  }
  for (int k = 0; k < 8; k++) {
    if (k >= rows) break;
    *(wide *)(re + k * width) = first[k];
    *(wide *)(im + k * width) = second[k];
  }
}

/// Eight rows of lanes as the next numbers of eight lines.
static inline __attribute__((always_inline)) void N(turn_to_lines)(const double *re, const double *im, int64_t width,
                                                                   int64_t rows, bool arePairs, double divisor,
                                                                   N(sixteen) * lines) {
  wide first[8], second[8];
  for (int k = 0; k < 8; k++) {
    int64_t row = k < rows ? k : 0;
    first[k] = *(const wide *)(re + row * width);
    second[k] = *(const wide *)(im + row * width);
    if (divisor != 1) first[k] /= divisor, second[k] /= divisor;
  }
  if (!arePairs) {
    turn_square(first);
    for (int w = 0; w < 8; w++) *(N(eight) *)(lines + w) = __builtin_convertvector(first[w], N(eight));
  } else if (WORDS) {
    wide words[8];
    for (int k = 0; k < 8; k++) N(put_pairs)(words + k, first + k, second + k);
    turn_square(words);
    for (int w = 0; w < 8; w++) *(wide *)(lines + w) = words[w];
  } else {
    turn_square(first);
    turn_square(second);
    for (int w = 0; w < 8; w++) N(put_pairs)(lines + w, first + w, second + w);
  }
}

/// Lines whose numbers lie one after the other: squares of eight, the last of which begins where it is whole.
static inline __attribute__((always_inline)) void N(load_lines)(const lane_places *at, int64_t count, const T *in,
                                                                const T *end, double *re, double *im) {
  int64_t width = at->width, parts = at->part ? 2 : 1, rows = count < 8 ? count : 8;
  for (int64_t lane = 0; lane < width; lane += 8) {
    T copies[8][16];
    const T *from[8], *next[8];
    // Behind the last line there is nothing to read.
    bool isWithin = count >= 8 || in + at->bases[at->used - 1] + 8 * parts <= end;
    for (int64_t w = 0; w < 8; w++) {
      from[w] = in + at->bases[lane + w < at->used ? lane + w : at->used - 1];
      if (isWithin) continue;
      memset(copies[w], 0, sizeof copies[w]);
      for (int64_t k = 0; k < count * parts; k++) copies[w][k] = from[w][k];
      from[w] = copies[w];
    }
    for (int64_t k = 0; k < count; k += 8) {
      int64_t place = k + 8 <= count || count < 8 ? k : count - 8;
      for (int w = 0; w < 8; w++) next[w] = from[w] + place * parts;
      if (parts == 2)
        N(load_square)(next, true, rows, width, re + place * width + lane, im + place * width + lane);
      else
        N(load_square)(next, false, rows, width, re + place * width + lane, im + place * width + lane);
    }
  }
}

static inline __attribute__((always_inline)) void N(store_lines)(const lane_places *at, int64_t count, double divisor,
                                                                 const double *re, const double *im, T *out) {
  int64_t width = at->width, parts = at->part ? 2 : 1, rows = count < 8 ? count : 8;
  const T *end = out + at->bases[at->used - 1] + count * parts;
  for (int64_t lane = 0; lane < at->used; lane += 8) {
    int64_t lines = at->used - lane < 8 ? at->used - lane : 8;
    N(sixteen) turned[8];
    for (int64_t k = 0; k < count; k += 8) {
      int64_t place = k + 8 <= count || count < 8 ? k : count - 8;
      const double *fromRe = re + place * width + lane, *fromIm = im + place * width + lane;
      if (parts == 2)
        N(turn_to_lines)(fromRe, fromIm, width, rows, true, divisor, turned);
      else
        N(turn_to_lines)(fromRe, fromIm, width, rows, false, divisor, turned);
      for (int64_t w = 0; w < lines; w++) {
        // What a short line leaves over of eight numbers, the next lines write again.
        T *to = out + at->bases[lane + w] + place * parts;
        if (to + 8 * parts > end)
          for (int64_t i = 0; i < rows * parts; i++) to[i] = ((const T *)(turned + w))[i];
        else if (parts == 2)
          *(N(sixteen) *)to = turned[w];
        else
          *(N(eight) *)to = *(const N(eight) *)(turned + w);
      }
    }
  }
}

/// Elements of some lines as lanes beside each other; behind `end` nothing is read.
GB_CLONES static void N(load)(const lane_places *at, int64_t count, const T *in, const T *end, double *re, double *im) {
  int64_t width = at->width, unit = at->unit;
  if (width == 1) {
    N(take)(in + at->bases[0], at->step, at->part, count, re, im);
    return;
  }
  if (at->areNeighbours) {
    for (int64_t k = 0; k < count; k++) {
      const T *from = in + at->bases[0] + k * at->step;
      int64_t part = at->part, lanes = (at->used + 7) / 8 * 8;
      // Lanes that nobody asks for may hold whatever comes next.
      bool isWithin = from + lanes * unit + part <= end;
      if (!isWithin) lanes = at->used;
      N(take)(from, unit, part, lanes, re + k * width, im + k * width);
      for (int64_t lane = lanes; lane < width; lane++) re[k * width + lane] = im[k * width + lane] = 0;
    }
    return;
  }
  if (at->areWhole) {
    N(load_lines)(at, count, in, end, re, im);
    return;
  }
  for (int64_t k = 0; k < count; k++)
    for (int64_t lane = 0; lane < width; lane++) {
      const T *from = in + at->bases[lane < at->used ? lane : 0] + k * at->step;
      re[k * width + lane] = (double)from[0];
      im[k * width + lane] = at->part ? (double)from[at->part] : 0;
    }
}

GB_CLONES static void N(store)(const lane_places *at, int64_t count, double divisor, const double *re,
                               const double *im, T *out) {
  int64_t width = at->width, unit = at->unit;
  if (width == 1) {
    N(put)(out + at->bases[0], at->step, at->part, count, divisor, re, im);
    return;
  }
  if (at->areNeighbours) {
    int64_t second = at->part > 1 ? at->part : 0;
    const T *end = out + at->bases[0] + (count - 1) * at->step + second + at->used * unit;
    for (int64_t k = 0; k < count; k++) {
      // Where these lines are all, what a row leaves over of eight numbers is written again by the next one.
      int64_t lanes = at->areAll ? (at->used + 7) / 8 * 8 : at->used;
      T *to = out + at->bases[0] + k * at->step;
      if (to + lanes * unit + second > end) lanes = at->used;
      N(put)(to, unit, at->part, lanes, divisor, re + k * width, im + k * width);
    }
    return;
  }
  if (at->areWhole) {
    N(store_lines)(at, count, divisor, re, im, out);
    return;
  }
  for (int64_t k = 0; k < count; k++)
    for (int64_t lane = 0; lane < at->used; lane++)
      N(put)(out + at->bases[lane] + k * at->step, at->step, at->part, 1, divisor, re + k * width + lane,
             im + k * width + lane);
}
