// One step of a transform of lanes (fourier_plans.c): `radix` parts of m places each, of count doubles, are joined. Stockham's order, in
// which no step needs places exchanged: part k of place p goes to place radix·p + k. Included by fourier_plans.c.

#define UNROLLED _Pragma("clang loop unroll(full)")

typedef struct {
  wide re, im;
} wide_point;

/// The arrays of one step: where real parts are read and written, and how much further the imaginary ones lie.
typedef struct {
  const double *from;
  double *to;
  int64_t gap;
} fourier_step;

static inline __attribute__((always_inline)) wide_point loaded(const fourier_step *s, int64_t at) {
  return (wide_point){*(const wide *)(s->from + at), *(const wide *)(s->from + s->gap + at)};
}

static inline __attribute__((always_inline)) void stored(const fourier_step *s, int64_t at, wide_point value) {
  *(wide *)(s->to + at) = value.re;
  *(wide *)(s->to + s->gap + at) = value.im;
}

static inline __attribute__((always_inline)) wide_point turned(wide_point value, fourier_point root) {
  return (wide_point){value.re * root.re - value.im * root.im, value.re * root.im + value.im * root.re};
}

#define SUM(a, b) ((wide_point){(a).re + (b).re, (a).im + (b).im})
#define REST(a, b) ((wide_point){(a).re - (b).re, (a).im - (b).im})
/// Less a quarter turn.
#define QUARTER(a) ((wide_point){(a).im, -(a).re})

/// The first place has no roots: a number is not the same after it was multiplied by one and zero.
GB_CLONES static void pass_2(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  for (int64_t p = 0; p < m; p++) {
    fourier_point root = roots[p * turn];
    for (int64_t q = 0; q < count; q += 8) {
      wide_point a = loaded(&s, p * count + q), b = loaded(&s, (p + m) * count + q), rest = REST(a, b);
      stored(&s, 2 * p * count + q, SUM(a, b));
      stored(&s, (2 * p + 1) * count + q, p == 0 ? rest : turned(rest, root));
    }
  }
}

GB_CLONES static void pass_4(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  for (int64_t p = 0; p < m; p++) {
    fourier_point once = roots[p * turn], twice = roots[2 * p * turn], thrice = roots[3 * p * turn];
    for (int64_t q = 0; q < count; q += 8) {
      wide_point a = loaded(&s, p * count + q), b = loaded(&s, (p + m) * count + q);
      wide_point c = loaded(&s, (p + 2 * m) * count + q), d = loaded(&s, (p + 3 * m) * count + q);
      wide_point even = SUM(a, c), evenRest = REST(a, c), odd = SUM(b, d), back = REST(b, d), oddRest = QUARTER(back);
      wide_point first = SUM(evenRest, oddRest), second = REST(even, odd), third = REST(evenRest, oddRest);
      int64_t to = 4 * p * count + q;
      stored(&s, to, SUM(even, odd));
      stored(&s, to + count, p == 0 ? first : turned(first, once));
      stored(&s, to + 2 * count, p == 0 ? second : turned(second, twice));
      stored(&s, to + 3 * count, p == 0 ? third : turned(third, thrice));
    }
  }
}

GB_CLONES static void pass_8(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  const double half = 0.70710678118654752440;
  for (int64_t p = 0; p < m; p++) {
    fourier_point own[8];
    for (int k = 1; k < 8; k++) own[k] = roots[k * p * turn];
    for (int64_t q = 0; q < count; q += 8) {
      wide_point parts[2][4];
      UNROLLED for (int start = 0; start < 2; start++) {
        wide_point a = loaded(&s, (p + start * m) * count + q), b = loaded(&s, (p + (start + 2) * m) * count + q);
        wide_point c = loaded(&s, (p + (start + 4) * m) * count + q), d = loaded(&s, (p + (start + 6) * m) * count + q);
        wide_point even = SUM(a, c), evenRest = REST(a, c), odd = SUM(b, d), back = REST(b, d), oddRest = QUARTER(back);
        parts[start][0] = SUM(even, odd);
        parts[start][1] = SUM(evenRest, oddRest);
        parts[start][2] = REST(even, odd);
        parts[start][3] = REST(evenRest, oddRest);
      }
      wide_point once = parts[1][1], thrice = parts[1][3];
      wide_point back[4] = {parts[1][0],
                            {(once.re + once.im) * half, (once.im - once.re) * half},
                            QUARTER(parts[1][2]),
                            {(thrice.im - thrice.re) * half, -(thrice.re + thrice.im) * half}};
      int64_t to = 8 * p * count + q;
      UNROLLED for (int k = 0; k < 4; k++) {
        wide_point near = SUM(parts[0][k], back[k]), far = REST(parts[0][k], back[k]);
        stored(&s, to + k * count, p == 0 || k == 0 ? near : turned(near, own[k]));
        stored(&s, to + (k + 4) * count, p == 0 ? far : turned(far, own[k + 4]));
      }
    }
  }
}

/// An odd prime number of parts: those that lie as far from the first one forwards and backwards are taken together.
static inline __attribute__((always_inline)) void odd_pass(int radix, int64_t m, int64_t count, fourier_step s,
                                                           const fourier_point *roots, int64_t turn) {
  enum { HALF = FOURIER_GREATEST_FACTOR / 2 };
  int half = radix / 2;
  fourier_point own[FOURIER_GREATEST_FACTOR];
  for (int k = 0; k < radix; k++) own[k] = roots[k * m * turn];
  for (int64_t p = 0; p < m; p++)
    for (int64_t q = 0; q < count; q += 8) {
      wide_point start = loaded(&s, p * count + q), total = start, sums[HALF], rests[HALF];
      for (int j = 0; j < half; j++) {
        wide_point a = loaded(&s, (p + (j + 1) * m) * count + q), b = loaded(&s, (p + (radix - 1 - j) * m) * count + q);
        sums[j] = SUM(a, b);
        rests[j] = REST(a, b);
        total = SUM(total, sums[j]);
      }
      int64_t to = radix * p * count + q;
      stored(&s, to, total);
      for (int k = 1; k <= half; k++) {
        wide_point even = start, odd;
        memset(&odd, 0, sizeof odd);
        for (int j = 0, place = k; j < half; j++, place = place + k >= radix ? place + k - radix : place + k) {
          fourier_point root = own[place];
          even.re += sums[j].re * root.re;
          even.im += sums[j].im * root.re;
          odd.re -= rests[j].im * root.im;
          odd.im += rests[j].re * root.im;
        }
        wide_point near = SUM(even, odd), far = REST(even, odd);
        stored(&s, to + k * count, p == 0 ? near : turned(near, roots[k * p * turn]));
        stored(&s, to + (radix - k) * count, p == 0 ? far : turned(far, roots[(radix - k) * p * turn]));
      }
    }
}

GB_CLONES static void pass_3(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  odd_pass(3, m, count, s, roots, turn);
}
/// Five: so that parts that are all the same leave nothing, a quarter of the sum is taken away instead of its products with two roots.
GB_CLONES static void pass_5(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  const double quarterOfRoot = 0.55901699437494742410;  // √5 / 4
  double near = roots[m * turn].im, far = roots[2 * m * turn].im;
  for (int64_t p = 0; p < m; p++) {
    fourier_point own[5];
    for (int k = 1; k < 5; k++) own[k] = roots[k * p * turn];
    for (int64_t q = 0; q < count; q += 8) {
      wide_point start = loaded(&s, p * count + q), a = loaded(&s, (p + m) * count + q);
      wide_point b = loaded(&s, (p + 2 * m) * count + q), c = loaded(&s, (p + 3 * m) * count + q);
      wide_point d = loaded(&s, (p + 4 * m) * count + q);
      wide_point outer = SUM(a, d), outerRest = REST(a, d), inner = SUM(b, c), innerRest = REST(b, c);
      wide_point all = SUM(outer, inner), gap = REST(outer, inner);
      wide_point middle = {start.re - all.re / 4, start.im - all.im / 4};
      wide_point apart = {gap.re * quarterOfRoot, gap.im * quarterOfRoot};
      wide_point first = SUM(middle, apart), second = REST(middle, apart);
      // i times the sums of differences times sines.
      wide_point firstOdd = {-(outerRest.im * near + innerRest.im * far), outerRest.re * near + innerRest.re * far};
      wide_point secondOdd = {-(outerRest.im * far - innerRest.im * near), outerRest.re * far - innerRest.re * near};
      wide_point found[5] = {SUM(start, all), SUM(first, firstOdd), SUM(second, secondOdd), REST(second, secondOdd),
                             REST(first, firstOdd)};
      int64_t to = 5 * p * count + q;
      stored(&s, to, found[0]);
      for (int k = 1; k < 5; k++) stored(&s, to + k * count, p == 0 ? found[k] : turned(found[k], own[k]));
    }
  }
}
GB_CLONES static void pass_7(int64_t m, int64_t count, fourier_step s, const fourier_point *roots, int64_t turn) {
  odd_pass(7, m, count, s, roots, turn);
}
GB_CLONES static void pass_odd(int radix, int64_t m, int64_t count, fourier_step s, const fourier_point *roots,
                               int64_t turn) {
  odd_pass(radix, m, count, s, roots, turn);
}

/// Eight lanes of eight rows, which lie `step` apart, become the other way round.
static inline __attribute__((always_inline)) void turn_lanes_of_rows(const double *from, int64_t step, double *to,
                                                                     int64_t toStep) {
  wide a[8];
  for (int i = 0; i < 8; i++) a[i] = *(const wide *)(from + i * step);
  turn_square(a);
  for (int i = 0; i < 8; i++) *(wide *)(to + i * toStep) = a[i];
}
