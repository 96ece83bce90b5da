// The order of a floating point sum, included once per element type and lane count by reduce.c, which defines T
// (element), V (lanes) and S (name suffix). Blocks of up to 4 accumulators are
// summed in cascades: level 0 is emptied into level 1 every `step` rows, and so on: rounding errors grow slowly.
// No include guard on purpose.

#define LEVELS 4
#define N2(name, suffix) name##_##suffix
#define N1(name, suffix) N2(name, suffix)
#define N(name) N1(name, S)
#define M2(name, suffix) name##_##suffix##_plane
#define M1(name, suffix) M2(name, suffix)
#define INLINE static inline __attribute__((always_inline))
/// Rows of fewer elements than that fill two levels of the cascade.
#define SHORT_ROW (256 * 4 * V)

/// sums[w] = Σ over rows of in[row·rowStride + w·columnStride] for `width` columns, each a plain cascade. `units` are the
/// sums of the first step² rows, of the next and so on, where others have found them; or NULL.
INLINE void N(cascade)(const T *in, int64_t rowStride, int64_t columnStride, int64_t rows, int width, const T *units,
                       T *sums) {
  int64_t power = cascade_power(rows), step = (int64_t)1 << power;
  T levels[LEVELS][4 * V];
  for (int l = 0; l < LEVELS; l++)
    for (int w = 0; w < width; w++) levels[l][w] = 0;
  int64_t i = 0;
  while (i + step <= rows) {
    if (units && i + step * step <= rows) {
      for (int w = 0; w < width; w++) levels[1][w] = units[w];
      units += width;
      i += step * step;
    } else {
      for (int64_t j = 0; j < step; j++, i++) {
        const T *row = in + i * rowStride;
        GB_INDEPENDENT for (int w = 0; w < width; w++) {
          levels[0][w] += row[w * columnStride];
        }
      }
      for (int w = 0; w < width; w++) {
        levels[1][w] += levels[0][w];
        levels[0][w] = 0;
      }
    }
    for (int l = 2; l < LEVELS; l++) {
      if ((i & ((step - 1) << ((l - 1) * power))) != 0) break;
      for (int w = 0; w < width; w++) {
        levels[l][w] += levels[l - 1][w];
        levels[l - 1][w] = 0;
      }
    }
  }
  for (; i < rows; i++) {
    const T *row = in + i * rowStride;
    for (int w = 0; w < width; w++) {
      levels[0][w] += row[w * columnStride];
    }
  }
  for (int l = 1; l < LEVELS; l++)
    for (int w = 0; w < width; w++) levels[0][w] += levels[l][w];
  for (int w = 0; w < width; w++) sums[w] = levels[0][w];
}

/// Σ over `count` groups of `lanes` neighbouring elements; group i goes to accumulator i mod 4. sums has `lanes` items.
/// `units` as above, for neighbouring groups.
INLINE void N(interleaved)(const T *in, int64_t groupStride, int64_t laneStride, int64_t count, int lanes,
                           const T *units, T *sums) {
  T partial[4 * V];
  int64_t quads = count / 4;
  if (lanes == 1) {
    N(cascade)(in, 4 * groupStride, groupStride, quads, 4, NULL, partial);
  } else if (groupStride == V) {
    N(cascade)(in, 4 * V, 1, quads, 4 * V, units, partial);
  } else {
    for (int k = 0; k < 4; k++)
      N(cascade)(in + k * groupStride, 4 * groupStride, laneStride, quads, V, NULL, partial + k * V);
  }
  for (int64_t i = quads * 4; i < count; i++)
    for (int w = 0; w < lanes; w++) {
      partial[w] += in[i * groupStride + w * laneStride];
    }
  for (int k = 1; k < 4; k++)
    for (int w = 0; w < lanes; w++) partial[w] += partial[k * lanes + w];
  for (int w = 0; w < lanes; w++) sums[w] = partial[w];
}

/// One row of contiguous elements, at least V of them.
INLINE T N(sum_row_of)(const T *in, int64_t n, const T *units) {
  T lanes[V];
  int64_t groups = n / V;
  N(interleaved)(in, V, 1, groups, V, units, lanes);
  T sum = 0;
  for (int64_t i = groups * V; i < n; i++) {
    sum += in[i];
  }
  for (int w = 0; w < V; w++) sum += lanes[w];
  return sum;
}

#ifdef WITHOUT_VECTORS
GB_CLONES static T N(sum_short_row)(const T *in, int64_t n) { return N(sum_row_of)(in, n, NULL); }
#else
/// The lanes of one accumulator: of the vectors that every processor of the clones has, two of which are as fast as a wider one.
typedef T N(lane) __attribute__((vector_size(V * sizeof(T)), aligned(sizeof(T)), may_alias));

/// The same for a short row.
GB_CLONES static T N(sum_short_row)(const T *in, int64_t n) {
  N(lane) lower[4] = {0}, upper[4] = {0};
  const N(lane) *group = (const N(lane) *)in;
  int64_t groups = n / V, quads = groups / 4;
  for (int64_t i = 0; i < quads; i++, group += 4) {
    for (int k = 0; k < 4; k++) lower[k] += group[k];
    if (i % 16 != 15) continue;
    for (int k = 0; k < 4; k++) {
      upper[k] += lower[k];
      lower[k] = (N(lane)){0};
    }
  }
  for (int k = 0; k < 4; k++) lower[k] += upper[k];
  for (int64_t i = quads * 4; i < groups; i++) lower[0] += *group++;
  for (int k = 1; k < 4; k++) lower[0] += lower[k];
  T sum = 0;
  for (int64_t i = groups * V; i < n; i++) sum += in[i];
  for (int w = 0; w < V; w++) sum += lower[0][w];
  return sum;
}

#endif

GB_CLONES static T N(sum_row)(const T *in, int64_t n) {
  return n < SHORT_ROW ? N(sum_short_row)(in, n) : N(sum_row_of)(in, n, NULL);
}
GB_CLONES static T N(sum_units)(const T *in, int64_t n, const T *units) { return N(sum_row_of)(in, n, units); }

/// What threads share of a long row: the sums of its units, which follow one another in memory.
typedef struct {
  const T *in;
  int64_t step;
  T *sums;
} N(row_units);

GB_CLONES static void N(add_unit)(const T *in, int64_t step, T *sums) {
  T upper[4 * V] = {0};
  for (int64_t block = 0; block < step; block++) {
    T lower[4 * V] = {0};
    for (int64_t j = 0; j < step; j++, in += 4 * V)
      GB_INDEPENDENT for (int w = 0; w < 4 * V; w++) {
        lower[w] += in[w];
      }
    for (int w = 0; w < 4 * V; w++) upper[w] += lower[w];
  }
  for (int w = 0; w < 4 * V; w++) sums[w] = upper[w];
}

static void N(add_units)(void *context, int64_t first, int64_t end) {
  const N(row_units) *u = context;
  for (int64_t unit = first; unit < end; unit++)
    N(add_unit)(u->in + unit * u->step * u->step * 4 * V, u->step, u->sums + unit * 4 * V);
}

/// A long row, its units summed by several threads: the same sum, for the order of its parts is the same.
static T N(sum_long_row)(const T *in, int64_t n) {
  int64_t rows = n / V / 4, step = (int64_t)1 << cascade_power(rows), units = rows / (step * step);
  T *sums = units > 1 && gb_sharers() > 1 ? malloc((size_t)(units * 4 * V) * sizeof(T)) : NULL;
  if (!sums) return N(sum_row)(in, n);
  N(row_units) u = {in, step, sums};
  gb_share(units, gb_chunk_of(units, step * step * 4 * V), N(add_units), &u);
  T sum = N(sum_units)(in, n, sums);
  free(sums);
  return sum;
}

GB_CLONES static T N(sum_strided)(const T *in, int64_t stride, int64_t n) {
  T sum;
  N(interleaved)(in, stride, 1, n, 1, NULL, &sum);
  return sum;
}

/// sums[w] += Σ over `step` rows of `width` columns, each from 0 on.
INLINE void N(sum_block)(const T *in, int64_t rowStride, int64_t step, int width, T *sums) {
  T block[8 * V];
  for (int w = 0; w < width; w++) block[w] = 0;
  for (int64_t i = 0; i < step; i++, in += rowStride)
    GB_INDEPENDENT for (int w = 0; w < width; w++) block[w] += in[w];
  for (int w = 0; w < width; w++) sums[w] += block[w];
}

/// Columns that are summed side by side, so that a block of rows is read from end to end before the next.
#define STRIPE (128 * V)

/// out[j] += the plain cascade over the rows, for at most STRIPE columns, a multiple of 4·V.
GB_CLONES static void N(sum_stripe)(const T *in, int64_t rowStride, int64_t rows, int64_t columns, T *out,
                                    int64_t outStride) {
  T levels[LEVELS][STRIPE];
  int64_t power = cascade_power(rows), step = (int64_t)1 << power, i = 0;
  int used = rows < step * step ? 2 : LEVELS;
  for (int l = 0; l < used; l++) memset(levels[l], 0, (size_t)columns * sizeof(T));
  for (; i + step <= rows;) {
    const T *block = in + i * rowStride;
    int64_t j = 0;
    for (; j + 8 * V <= columns; j += 8 * V) N(sum_block)(block + j, rowStride, step, 8 * V, levels[1] + j);
    if (j < columns) N(sum_block)(block + j, rowStride, step, 4 * V, levels[1] + j);
    i += step;
    for (int l = 2; l < used && (i & ((step - 1) << ((l - 1) * power))) == 0; l++)
      for (int64_t w = 0; w < columns; w++) {
        levels[l][w] += levels[l - 1][w];
        levels[l - 1][w] = 0;
      }
  }
  for (; i < rows; i++) {
    const T *row = in + i * rowStride;
    GB_INDEPENDENT for (int64_t w = 0; w < columns; w++) levels[0][w] += row[w];
  }
  for (int l = 1; l < used; l++)
    for (int64_t w = 0; w < columns; w++) levels[0][w] += levels[l][w];
  for (int64_t w = 0; w < columns; w++) out[w * outStride] += levels[0][w];
}

/// out[j] += Σ over rows of in[row·rowStride + j] for contiguous columns.
GB_CLONES static void N(sum_columns)(const T *in, int64_t rowStride, int64_t rows, int64_t columns, T *out,
                                     int64_t outStride) {
  T sums[4 * V];
  enum { CACHED = 1 << 16 };
  int64_t j = 0, plain = columns - columns % (4 * V);
  // What the first caches hold is read in any order.
  bool isCached = rows * columns * (int64_t)sizeof(T) <= CACHED;
  for (; isCached && j < plain; j += 4 * V) {
    N(cascade)(in + j, rowStride, 1, rows, 4 * V, NULL, sums);
    for (int w = 0; w < 4 * V; w++) out[(j + w) * outStride] += sums[w];
  }
  for (; j < plain; j += STRIPE)
    N(sum_stripe)(in + j, rowStride, rows, plain - j < STRIPE ? plain - j : STRIPE, out + j * outStride, outStride);
  for (j = plain; j + V <= columns; j += V) {
    N(interleaved)(in + j, rowStride, 1, rows, V, NULL, sums);
    for (int w = 0; w < V; w++) out[(j + w) * outStride] += sums[w];
  }
  for (; j < columns; j++) {
    N(interleaved)(in + j, rowStride, 1, rows, 1, NULL, sums);
    out[j * outStride] += sums[0];
  }
}

GB_CLONES static void N(sum_strided_columns)(const T *in, int64_t rowStride, int64_t columnStride, int64_t rows,
                                             int64_t columns, T *out, int64_t outStride) {
  T sums[4];
  int64_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    N(cascade)(in + j * columnStride, rowStride, columnStride, rows, 4, NULL, sums);
    for (int w = 0; w < 4; w++) out[(j + w) * outStride] += sums[w];
  }
  for (; j < columns; j++) {
    N(interleaved)(in + j * columnStride, rowStride, 1, rows, 1, NULL, sums);
    out[j * outStride] += sums[0];
  }
}

/// How many rows ahead memory is asked for where rows are short and too many for the caches: at the end of each row the
/// processor would wait for the sum of its lanes before it looks at another. AMD's do not: measured on an EPYC (Zen 4), asking
/// makes the sums of 10,000 rows of 1,000 half as slow again.
INLINE int64_t N(rows_ahead)(int64_t n, int64_t rows) {
  enum { LONGEST = 1 << 14, CACHED = 1 << 24, AHEAD = 4 };
  int64_t bytes = n * (int64_t)sizeof(T);
  return bytes <= LONGEST && bytes * rows > CACHED && looks_ahead_little() ? AHEAD : rows;
}

INLINE void N(fetch_row)(const T *row, int64_t n) {
  for (int64_t i = 0; i < n; i += 64 / (int64_t)sizeof(T)) __builtin_prefetch(row + i);
}

/// A plane of the loop: dimension 0 and 1 with strides {out, in}.
static void M1(sum, S)(T *out, const T *in, int64_t size0, int64_t size1, int64_t out0, int64_t out1, int64_t in0,
                         int64_t in1) {
  if (out0 != 0 && out1 == 0) {
    int64_t size = size0, outStride = out0, inStride = in0;
    size0 = size1, out0 = out1, in0 = in1;
    size1 = size, out1 = outStride, in1 = inStride;
  }
  if (out0 != 0) {
    for (int64_t j = 0; j < size1; j++)
      for (int64_t i = 0; i < size0; i++) {
        out[i * out0 + j * out1] += in[i * in0 + j * in1];
      }
  } else if (in0 == 1 && size0 >= V) {
    int64_t ahead = N(rows_ahead)(size0, size1);
    for (int64_t j = 0; j < size1; j++) {
      if (j + ahead < size1) N(fetch_row)(in + (j + ahead) * in1, size0);
      out[j * out1] += size0 < SHORT_ROW ? N(sum_short_row)(in + j * in1, size0) : N(sum_long_row)(in + j * in1, size0);
    }
  } else if (in1 == 1 && size1 >= V) {
    N(sum_columns)(in, in0, size0, size1, out, out1);
  } else if (in0 < in1) {
    for (int64_t j = 0; j < size1; j++) out[j * out1] += N(sum_strided)(in + j * in1, in0, size0);
  } else {
    N(sum_strided_columns)(in, in0, in1, size0, size1, out, out1);
  }
}

#undef LEVELS
#undef SHORT_ROW
#undef STRIPE
#undef M2
#undef M1
#undef N2
#undef N1
#undef N
#undef INLINE
