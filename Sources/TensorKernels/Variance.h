// Variances and standard deviations, included by reduce.c. The variance of everything is two passes in double precision
// around the mean of the element type; of some dimensions it is Welford's running update in double precision. Both visit
// elements in the loop's order, fastest stride first.

typedef float eight_f32 __attribute__((vector_size(32)));
typedef double eight_f64 __attribute__((vector_size(64)));
typedef int64_t eight_i64 __attribute__((vector_size(64)));

/// The power of two with the exponent of a number that is not negative; 0 where that or its units are too small.
static inline double power_below(double x) {
  uint64_t bits;
  memcpy(&bits, &x, 8);
  bits &= 0x7ff0000000000000u;
  memcpy(&x, &bits, 8);
  return x >= 0x1p-900 && x < INFINITY ? x : 0;
}

static double squares_one_by_one_f32(const float *in, int64_t n, double average, double sum) {
  for (int64_t i = 0; i < n; i++) {
    double d = average - (double)in[i];
    sum += d * d;
  }
  return sum;
}
static double squares_one_by_one_f64(const double *in, int64_t n, double average, double sum) {
  for (int64_t i = 0; i < n; i++) {
    double d = average - in[i];
    sum += d * d;
  }
  return sum;
}

// Additions one after another would have to wait for each other. While the sum keeps its exponent, each of them rounds to
// a multiple of the same unit: the rounded squares, which a number that shifts them yields, can be added in any order
// without an error. Not so where a square lies half way between two multiples: those go one by one.
#define ADD_SQUARES(T, S)                                                                                              \
  GB_CLONES static double add_squares_##S(const T *in, int64_t n, double average, double sum) {                        \
    enum { GROUP = 32 };                                                                                               \
    double shift = 0, half = 0;                                                                                        \
    int64_t i = 0;                                                                                                     \
    for (; i + GROUP <= n; i += GROUP) {                                                                               \
      eight_f64 totals = {0};                                                                                          \
      eight_i64 ties = {0};                                                                                            \
      for (int64_t k = 0; k < GROUP; k += 8) {                                                                         \
        eight_##S x;                                                                                                   \
        memcpy(&x, in + i + k, sizeof(x));                                                                             \
        eight_f64 d = average - __builtin_convertvector(x, eight_f64), square = d * d;                                 \
        eight_f64 rounded = (square + shift) - shift, error = square - rounded;                                        \
        ties |= (error == half) | (error == -half);                                                                    \
        totals += rounded;                                                                                             \
      }                                                                                                                \
      int64_t tied = 0;                                                                                                \
      double total = ((totals[0] + totals[1]) + (totals[2] + totals[3])) +                                             \
                     ((totals[4] + totals[5]) + (totals[6] + totals[7]));                                              \
      for (int w = 0; w < 8; w++) tied |= ties[w];                                                                     \
      if (!tied && sum + total < 2 * shift) {                                                                          \
        sum += total;                                                                                                  \
        continue;                                                                                                      \
      }                                                                                                                \
      sum = squares_one_by_one_##S(in + i, GROUP, average, sum);                                                       \
      shift = power_below(sum), half = shift * 0x1p-53;                                                                \
    }                                                                                                                  \
    return squares_one_by_one_##S(in + i, n - i, average, sum);                                                        \
  }
ADD_SQUARES(float, f32)
ADD_SQUARES(double, f64)

static double total_variance(const gb_loop *loop, int64_t count, gb_dtype dtype, const void *in, double average,
                             double correction) {
  double sum = 0;
  int64_t counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  do {
    double plane = 0;
    for (int64_t j = 0; j < loop->sizes[1]; j++) {
      int64_t row = at[1] + j * loop->strides[1][1];
      if (loop->strides[1][0] == 1) {
        plane = dtype == GB_F32 ? add_squares_f32((const float *)in + row, loop->sizes[0], average, plane)
                                : add_squares_f64((const double *)in + row, loop->sizes[0], average, plane);
        continue;
      }
      for (int64_t i = 0; i < loop->sizes[0]; i++) {
        double d = average - gb_number(dtype, in, at[1] + i * loop->strides[1][0] + j * loop->strides[1][1]);
        plane += d * d;
      }
    }
    sum += plane;
  } while (next_plane(loop, counter, at));
  double degrees = (double)count - correction;
  return sum / (degrees < 0 ? 0 : degrees);
}

static double running_variance(gb_dtype dtype, const gb_walk *folded, int64_t base, int64_t count, const void *in,
                               double correction) {
  double average = 0, squares = 0;
  for (int64_t i = 0; i < count; i++) {
    double x = gb_number(dtype, in, base + gb_walk_offset(folded, i));
    double delta = x - average;
    average += delta / (double)(i + 1);
    squares += delta * (x - average);
  }
  double degrees = (double)count - correction;
  return squares / (degrees < 0 ? 0 : degrees);
}

static gb_status variance(const reduction *r, bool root, gb_dtype dtype, const gb_walk *kept, const void *in, void *out,
                          double correction) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  gb_walk folded = {.ndim = 0};
  for (int32_t d = r->loop.ndim - 1; d >= 0; d--) {
    if (r->loop.strides[0][d] != 0) continue;
    folded.sizes[folded.ndim] = r->loop.sizes[d];
    folded.strides[folded.ndim++] = r->loop.strides[1][d];
  }
  bool total = r->outputs == 1 && r->count > 0;
  if (total) mean(r, dtype, in, out);
  for (int64_t o = 0; o < r->outputs; o++) {
    double value = total ? total_variance(&r->loop, r->count, dtype, in, gb_number(dtype, out, 0), correction)
                         : running_variance(dtype, &folded, gb_walk_offset(kept, o), r->count, in, correction);
    if (root) value = sqrt(value);
    if (dtype == GB_F32) {
      ((float *)out)[o] = (float)value;
    } else {
      ((double *)out)[o] = value;
    }
  }
  return GB_OK;
}
