// How elements of lines are read and written (fourier.c): T (element) and N(name) are defined by the file that includes this. No include
// guard on purpose.

/// `count` elements that lie `step` apart, with their second parts `part` further, if they have such.
static inline __attribute__((always_inline)) void N(take)(const T *from, int64_t step, int64_t part, int64_t count,
                                                          double *re, double *im) {
  if (step == 2 && part == 1)
    for (int64_t k = 0; k < count; k++) re[k] = (double)from[2 * k], im[k] = (double)from[2 * k + 1];
  else if (part)
    for (int64_t k = 0; k < count; k++) re[k] = (double)from[k * step], im[k] = (double)from[k * step + part];
  else
    for (int64_t k = 0; k < count; k++) re[k] = (double)from[k * step], im[k] = 0;
}

static inline __attribute__((always_inline)) void N(put)(T *to, int64_t step, int64_t part, int64_t count,
                                                         double divisor, const double *re, const double *im) {
  if (divisor != 1)
    for (int64_t k = 0; k < count; k++) {
      to[k * step] = (T)(re[k] / divisor);
      if (part) to[k * step + part] = (T)(im[k] / divisor);
    }
  else if (step == 2 && part == 1)
    for (int64_t k = 0; k < count; k++) to[2 * k] = (T)re[k], to[2 * k + 1] = (T)im[k];
  else if (part)
    for (int64_t k = 0; k < count; k++) to[k * step] = (T)re[k], to[k * step + part] = (T)im[k];
  else
    for (int64_t k = 0; k < count; k++) to[k * step] = (T)re[k];
}

/// Elements of some lines as lanes beside each other.
GB_CLONES static void N(load)(const lane_places *at, int64_t count, const T *in, double *re, double *im) {
  int64_t width = at->width, unit = at->unit;
  if (width == 1) {
    N(take)(in + at->bases[0], at->step, at->part, count, re, im);
    return;
  }
  if (at->areNeighbours) {
    for (int64_t k = 0; k < count; k++) {
      const T *from = in + at->bases[0] + k * at->step;
      int64_t part = at->part;
      N(take)(from, unit, part, at->used, re + k * width, im + k * width);
      for (int64_t lane = at->used; lane < width; lane++) re[k * width + lane] = im[k * width + lane] = 0;
    }
    return;
  }
  double real[64] = {0}, imaginary[64] = {0};
  int64_t whole = count / 8 * 8;
  for (int64_t lane = 0; lane < width; lane += 8) {
    int64_t lines = at->used - lane < 8 ? at->used - lane : 8;
    for (int64_t k = 0; k < whole; k += 8) {
      for (int64_t w = 0; w < lines; w++)
        N(take)(in + at->bases[lane + w] + k * at->step, at->step, at->part, 8, real + 8 * w, imaginary + 8 * w);
      gb_turn_lanes(real, 8, re + k * width + lane, width);
      gb_turn_lanes(imaginary, 8, im + k * width + lane, width);
    }
    for (int64_t k = whole; k < count; k++)
      for (int64_t w = 0; w < 8; w++) {
        const T *from = in + at->bases[w < lines ? lane + w : lane] + k * at->step;
        re[k * width + lane + w] = (double)from[0];
        im[k * width + lane + w] = at->part ? (double)from[at->part] : 0;
      }
  }
}

GB_CLONES static void N(store)(const lane_places *at, int64_t count, double divisor, const double *re,
                               const double *im, T *out) {
  int64_t width = at->width;
  if (width == 1) {
    N(put)(out + at->bases[0], at->step, at->part, count, divisor, re, im);
    return;
  }
  if (at->areNeighbours) {
    for (int64_t k = 0; k < count; k++)
      N(put)(out + at->bases[0] + k * at->step, at->unit, at->part, at->used, divisor, re + k * width, im + k * width);
    return;
  }
  double real[64], imaginary[64];
  int64_t whole = count / 8 * 8;
  for (int64_t lane = 0; lane < at->used; lane += 8) {
    int64_t lines = at->used - lane < 8 ? at->used - lane : 8;
    for (int64_t k = 0; k < whole; k += 8) {
      gb_turn_lanes(re + k * width + lane, width, real, 8);
      gb_turn_lanes(im + k * width + lane, width, imaginary, 8);
      for (int64_t w = 0; w < lines; w++)
        N(put)(out + at->bases[lane + w] + k * at->step, at->step, at->part, 8, divisor, real + 8 * w, imaginary + 8 * w);
    }
    for (int64_t k = whole; k < count; k++)
      for (int64_t w = 0; w < lines; w++)
        N(put)(out + at->bases[lane + w] + k * at->step, at->step, at->part, 1, divisor, re + k * width + lane + w,
               im + k * width + lane + w);
  }
}
