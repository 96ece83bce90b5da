// Reductions and running results in the reference's order: sums of a run in pairs, everything else one element after the
// other; and the positions of extrema, a block at a time.
#include "ArrayKernels.h"
#include "KernelLoops.h"

#define MAXIMUM_OF(x, y) ((x) != (x) || (x) >= (y) ? (x) : (y))
#define MINIMUM_OF(x, y) ((x) != (x) || (x) <= (y) ? (x) : (y))
#define SUM_OF(x, y) ((x) + (y))
#define PRODUCT_OF(x, y) ((x) * (y))

#define ROW_LOOP(NAME, T, OP)                                                                                          \
  GB_CLONES static void NAME(int64_t n, T *target, int64_t st, const T *in, int64_t si) {                              \
    if (st == 1 && si == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) target[i] = OP(target[i], in[i]);                                 \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) target[i * st] = OP(target[i * st], in[i * si]);                                 \
    }                                                                                                                  \
  }
#define ROW_LOOPS(T, S, U)                                                                                             \
  ROW_LOOP(add_rows_##S, U, SUM_OF)                                                                                    \
  ROW_LOOP(multiply_rows_##S, U, PRODUCT_OF)                                                                           \
  ROW_LOOP(maximum_rows_##S, T, MAXIMUM_OF)                                                                            \
  ROW_LOOP(minimum_rows_##S, T, MINIMUM_OF)                                                                            \
  static void fold_rows_##S(gb_fold_op op, int64_t n, void *target, int64_t st, const void *in, int64_t si) {          \
    switch (op) {                                                                                                      \
    case GB_FOLD_ADD: add_rows_##S(n, target, st, in, si); break;                                                      \
    case GB_FOLD_MULTIPLY: multiply_rows_##S(n, target, st, in, si); break;                                            \
    case GB_FOLD_MAXIMUM: maximum_rows_##S(n, target, st, in, si); break;                                              \
    case GB_FOLD_MINIMUM: minimum_rows_##S(n, target, st, in, si); break;                                              \
    }                                                                                                                  \
  }
ROW_LOOPS(float, f32, float)
ROW_LOOPS(double, f64, double)
ROW_LOOPS(int64_t, i64, uint64_t)

gb_status gb_fold_rows(gb_fold_op op, gb_dtype dtype, int64_t n, void *target, int64_t stepT, const void *in,
                       int64_t stepIn) {
  switch (dtype) {
  case GB_F32: fold_rows_f32(op, n, target, stepT, in, stepIn); return GB_OK;
  case GB_F64: fold_rows_f64(op, n, target, stepT, in, stepIn); return GB_OK;
  case GB_I64: fold_rows_i64(op, n, target, stepT, in, stepIn); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

gb_status gb_fold_matrix(gb_fold_op op, gb_dtype dtype, int64_t rows, int64_t rowStep, int64_t n, void *target,
                         const void *in) {
  int64_t item = gb_item_size(dtype), width = 1024;
  // A strip of columns at a time, so that the results stay in the cache.
  for (int64_t first = 0; first < n; first += width) {
    int64_t count = n - first < width ? n - first : width;
    for (int64_t row = 0; row < rows; row++) {
      gb_status status = gb_fold_rows(op, dtype, count, (char *)target + first * item, 1,
                                      (const char *)in + (first + row * rowStep) * item, 1);
      if (status != GB_OK) return status;
    }
  }
  return GB_OK;
}

// The extremum of a run: vectors of strands side by side, NaN looked for beside them.
typedef float f32x32 __attribute__((ext_vector_type(32), aligned(4)));
typedef double f64x16 __attribute__((ext_vector_type(16), aligned(8)));
typedef int64_t i64x16 __attribute__((ext_vector_type(16), aligned(8)));

#define EXTREMUM_RUN(NAME, T, V, LANES, PICK)                                                                          \
  GB_CLONES static T NAME(int64_t n, T start, const T *in, int64_t step) {                                             \
    T best = start;                                                                                                    \
    int64_t i = 0;                                                                                                     \
    if (best != best) return best;                                                                                     \
    if (step == 1 && n >= LANES) {                                                                                     \
      V strands = *(const V *)in, last = *(const V *)(in + n - LANES);                                                 \
      __typeof__(strands < strands) nan = (strands != strands) | (last != last);                                       \
      strands = PICK(strands, last) ? strands : last;                                                                  \
      for (i = LANES; i + LANES <= n; i += LANES) {                                                                    \
        V x = *(const V *)(in + i);                                                                                    \
        nan |= x != x;                                                                                                 \
        strands = PICK(strands, x) ? strands : x;                                                                      \
      }                                                                                                                \
      bool hasNaN = false;                                                                                             \
      for (int k = 0; k < LANES; k++) hasNaN |= nan[k] != 0;                                                           \
      for (i = 0; hasNaN && i < n; i++)                                                                                \
        if (in[i] != in[i]) return in[i];                                                                              \
      for (int k = 0; k < LANES; k++) best = PICK(best, strands[k]) ? best : strands[k];                               \
      return best;                                                                                                     \
    }                                                                                                                  \
    for (; i < n; i++) best = best != best || PICK(best, in[i * step]) ? best : in[i * step];                          \
    return best;                                                                                                       \
  }
#define NOT_LESS(x, y) ((x) >= (y))
#define NOT_GREATER(x, y) ((x) <= (y))
EXTREMUM_RUN(maximum_run_f32, float, f32x32, 32, NOT_LESS)
EXTREMUM_RUN(minimum_run_f32, float, f32x32, 32, NOT_GREATER)
EXTREMUM_RUN(maximum_run_f64, double, f64x16, 16, NOT_LESS)
EXTREMUM_RUN(minimum_run_f64, double, f64x16, 16, NOT_GREATER)
EXTREMUM_RUN(maximum_run_i64, int64_t, i64x16, 16, NOT_LESS)
EXTREMUM_RUN(minimum_run_i64, int64_t, i64x16, 16, NOT_GREATER)

#define FOLD_RUN(T, S, U)                                                                                              \
  static void fold_run_##S(gb_fold_op op, int64_t n, void *target, const void *numbers, int64_t step) {                \
    const T *in = numbers;                                                                                             \
    T *result = target;                                                                                                \
    U sum = (U)*result;                                                                                                \
    switch (op) {                                                                                                      \
    case GB_FOLD_ADD:                                                                                                  \
      for (int64_t i = 0; i < n; i++) sum += (U)in[i * step];                                                          \
      *result = (T)sum;                                                                                                \
      break;                                                                                                           \
    case GB_FOLD_MULTIPLY:                                                                                             \
      for (int64_t i = 0; i < n; i++) sum *= (U)in[i * step];                                                          \
      *result = (T)sum;                                                                                                \
      break;                                                                                                           \
    case GB_FOLD_MAXIMUM: *result = maximum_run_##S(n, *result, in, step); break;                                      \
    case GB_FOLD_MINIMUM: *result = minimum_run_##S(n, *result, in, step); break;                                      \
    }                                                                                                                  \
  }
FOLD_RUN(float, f32, float)
FOLD_RUN(double, f64, double)
FOLD_RUN(int64_t, i64, uint64_t)

GB_CLONES static uint64_t sum_of_integers(int64_t n, const uint64_t *in) {
  uint64_t sum = 0;
  for (int64_t i = 0; i < n; i++) sum += in[i];
  return sum;
}

gb_status gb_fold_run(gb_fold_op op, gb_dtype dtype, int64_t n, void *target, const void *in, int64_t step) {
  switch (dtype) {
  case GB_F32: fold_run_f32(op, n, target, in, step); return GB_OK;
  case GB_F64: fold_run_f64(op, n, target, in, step); return GB_OK;
  case GB_I64:
    if (op == GB_FOLD_ADD && step == 1) {
      *(uint64_t *)target += sum_of_integers(n, in);
    } else {
      fold_run_i64(op, n, target, in, step);
    }
    return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

#define PAIRWISE(T, S)                                                                                                 \
  static inline __attribute__((always_inline)) T block_##S(int64_t n, const T *in, int64_t step) {                     \
    T strands[8], total;                                                                                               \
    for (int k = 0; k < 8; k++) strands[k] = in[k * step];                                                             \
    int64_t i = 8;                                                                                                     \
    for (; i < n - n % 8; i += 8)                                                                                      \
      for (int k = 0; k < 8; k++) strands[k] += in[(i + k) * step];                                                    \
    total = ((strands[0] + strands[1]) + (strands[2] + strands[3])) +                                                  \
            ((strands[4] + strands[5]) + (strands[6] + strands[7]));                                                   \
    for (; i < n; i++) total += in[i * step];                                                                          \
    return total;                                                                                                      \
  }                                                                                                                    \
  GB_CLONES static T near_block_##S(int64_t n, const T *in) { return block_##S(n, in, 1); }                            \
  T gb_pairwise_##S(int64_t n, const T *in, int64_t step) {                                                            \
    if (n < 8) {                                                                                                       \
      T total = (T)-0.0;                                                                                               \
      for (int64_t i = 0; i < n; i++) total += in[i * step];                                                           \
      return total;                                                                                                    \
    }                                                                                                                  \
    if (n <= 128) return step == 1 ? near_block_##S(n, in) : block_##S(n, in, step);                                   \
    int64_t half = n / 2 - n / 2 % 8;                                                                                  \
    T left = gb_pairwise_##S(half, in, step);                                                                          \
    return left + gb_pairwise_##S(n - half, in + half * step, step);                                                   \
  }
PAIRWISE(double, f64)
PAIRWISE(float, f32)

#define RUNNING(T, S, U)                                                                                               \
  static void running_##S(bool isProduct, int64_t outer, int64_t dim, int64_t inner, void *to, const void *from) {     \
    U *out = to;                                                                                                       \
    const U *in = from;                                                                                                \
    if (inner == 1) {                                                                                                  \
      for (int64_t o = 0; o < outer; o++, out += dim, in += dim) {                                                     \
        U value = in[0];                                                                                               \
        out[0] = value;                                                                                                \
        if (isProduct)                                                                                                 \
          for (int64_t i = 1; i < dim; i++) out[i] = value = value * in[i];                                            \
        else                                                                                                           \
          for (int64_t i = 1; i < dim; i++) out[i] = value = value + in[i];                                            \
      }                                                                                                                \
      return;                                                                                                          \
    }                                                                                                                  \
    for (int64_t o = 0; o < outer; o++, out += dim * inner, in += dim * inner) {                                       \
      memcpy(out, in, (size_t)inner * sizeof *out);                                                                    \
      for (int64_t d = 1; d < dim; d++) {                                                                              \
        const U *last = out + (d - 1) * inner, *next = in + d * inner;                                                 \
        U *row = out + d * inner;                                                                                      \
        if (isProduct)                                                                                                 \
          for (int64_t i = 0; i < inner; i++) row[i] = last[i] * next[i];                                              \
        else                                                                                                           \
          for (int64_t i = 0; i < inner; i++) row[i] = last[i] + next[i];                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }
RUNNING(float, f32, float)
RUNNING(double, f64, double)
RUNNING(int64_t, i64, uint64_t)

gb_status gb_array_running(gb_fold_op op, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out,
                           const void *in) {
  if (op != GB_FOLD_ADD && op != GB_FOLD_MULTIPLY) return GB_UNSUPPORTED;
  if (outer <= 0 || dim <= 0 || inner <= 0) return GB_OK;
  bool isProduct = op == GB_FOLD_MULTIPLY;
  switch (dtype) {
  case GB_F32: running_f32(isProduct, outer, dim, inner, out, in); return GB_OK;
  case GB_F64: running_f64(isProduct, outer, dim, inner, out, in); return GB_OK;
  case GB_I64: running_i64(isProduct, outer, dim, inner, out, in); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

// Positions: the greatest value of each block is found first, then the place in the first block that has it.
#define WHOLE_RUN(NAME, T, PICK)                                                                                       \
  GB_CLONES static T NAME(int64_t n, T start, const T *in, int64_t step) {                                             \
    (void)step;                                                                                                        \
    for (int64_t i = 0; i < n; i++) start = PICK(start, in[i]) ? start : in[i];                                        \
    return start;                                                                                                      \
  }
#define WHOLE_RUNS(T, S) WHOLE_RUN(maximum_run_##S, T, NOT_LESS) WHOLE_RUN(minimum_run_##S, T, NOT_GREATER)
WHOLE_RUNS(int32_t, i32)
WHOLE_RUNS(int16_t, i16)
WHOLE_RUNS(int8_t, i8)
WHOLE_RUNS(uint8_t, u8)

#define POSITION(T, S)                                                                                                 \
  /* The first element that is this number; there is one. A piece without it is passed over as a whole. */             \
  GB_CLONES static int64_t first_place_##S(int64_t n, const T *in, T wanted) {                                         \
    enum { PIECE = 64 };                                                                                               \
    int64_t first = 0;                                                                                                 \
    for (; first + PIECE <= n; first += PIECE) {                                                                       \
      int32_t hits = 0;                                                                                                \
      for (int k = 0; k < PIECE; k++) hits |= in[first + k] == wanted;                                                 \
      if (hits) break;                                                                                                 \
    }                                                                                                                  \
    while (first < n && in[first] != wanted) first++;                                                                  \
    return first < n ? first : 0;                                                                                      \
  }                                                                                                                    \
  static int64_t first_nan_##S(int64_t n, const T *in) {                                                               \
    for (int64_t i = 0; i < n; i++)                                                                                    \
      if (in[i] != in[i]) return i;                                                                                    \
    return 0;                                                                                                          \
  }                                                                                                                    \
  static int64_t position_##S(bool greatest, int64_t n, const T *in) {                                                 \
    enum { BLOCK = 2048 };                                                                                             \
    T best = in[0];                                                                                                    \
    int64_t block = 0;                                                                                                 \
    if (best != best) return 0;                                                                                        \
    for (int64_t first = 0; first < n; first += BLOCK) {                                                               \
      int64_t count = n - first < BLOCK ? n - first : BLOCK;                                                           \
      T found = greatest ? maximum_run_##S(count, best, in + first, 1) : minimum_run_##S(count, best, in + first, 1);  \
      bool isBetter = found != found || (greatest ? found > best : found < best);                                      \
      if (isBetter) best = found, block = first;                                                                       \
      if (found != found) break;                                                                                       \
    }                                                                                                                  \
    if (best != best) return first_nan_##S(n - block, in + block) + block;                                             \
    return first_place_##S(n - block, in + block, best) + block;                                                       \
  }                                                                                                                    \
  GB_CLONES static void positions_##S(bool greatest, int64_t dim, int64_t inner, const T *in, T *best, int64_t *out) { \
    for (int64_t i = 0; i < inner; i++) best[i] = in[i], out[i] = 0;                                                   \
    for (int64_t d = 1; d < dim; d++) {                                                                                \
      const T *row = in + d * inner;                                                                                   \
      if (greatest) {                                                                                                  \
        for (int64_t i = 0; i < inner; i++) {                                                                          \
          bool isBetter = (best[i] == best[i]) & !(row[i] <= best[i]);                                                 \
          best[i] = isBetter ? row[i] : best[i];                                                                       \
          out[i] = isBetter ? d : out[i];                                                                              \
        }                                                                                                              \
      } else {                                                                                                         \
        for (int64_t i = 0; i < inner; i++) {                                                                          \
          bool isBetter = (best[i] == best[i]) & !(row[i] >= best[i]);                                                 \
          best[i] = isBetter ? row[i] : best[i];                                                                       \
          out[i] = isBetter ? d : out[i];                                                                              \
        }                                                                                                              \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  static gb_status all_positions_##S(bool greatest, int64_t outer, int64_t dim, int64_t inner, const void *numbers,    \
                                     int64_t *out) {                                                                   \
    const T *in = numbers;                                                                                             \
    if (inner == 1) {                                                                                                  \
      for (int64_t o = 0; o < outer; o++) out[o] = position_##S(greatest, dim, in + o * dim);                          \
      return GB_OK;                                                                                                    \
    }                                                                                                                  \
    T *best = malloc((size_t)inner * sizeof *best);                                                                    \
    if (!best) return GB_NO_MEMORY;                                                                                    \
    for (int64_t o = 0; o < outer; o++)                                                                                \
      positions_##S(greatest, dim, inner, in + o * dim * inner, best, out + o * inner);                                \
    free(best);                                                                                                        \
    return GB_OK;                                                                                                      \
  }
POSITION(float, f32)
POSITION(double, f64)
POSITION(int64_t, i64)
POSITION(int32_t, i32)
POSITION(int16_t, i16)
POSITION(int8_t, i8)
POSITION(uint8_t, u8)

gb_status gb_array_position(bool greatest, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in,
                            int64_t *out) {
  if (dim <= 0 || outer <= 0 || inner <= 0) return GB_OK;
  switch (dtype) {
  case GB_F32: return all_positions_f32(greatest, outer, dim, inner, in, out);
  case GB_F64: return all_positions_f64(greatest, outer, dim, inner, in, out);
  case GB_I64: return all_positions_i64(greatest, outer, dim, inner, in, out);
  case GB_I32: return all_positions_i32(greatest, outer, dim, inner, in, out);
  case GB_I16: return all_positions_i16(greatest, outer, dim, inner, in, out);
  case GB_I8: return all_positions_i8(greatest, outer, dim, inner, in, out);
  case GB_U8:
  case GB_BOOL: return all_positions_u8(greatest, outer, dim, inner, in, out);
  default: return GB_UNSUPPORTED;
  }
}

// Truth: a block at a time, so that an early answer is given early.
#define TRUTH(T, S)                                                                                                    \
  GB_CLONES static int64_t true_count_##S(int64_t n, const T *in) {                                                    \
    int64_t count = 0;                                                                                                 \
    for (int64_t i = 0; i < n; i++) count += in[i] != 0;                                                               \
    return count;                                                                                                      \
  }                                                                                                                    \
  static bool any_or_all_##S(bool all, int64_t n, const void *numbers) {                                               \
    const T *in = numbers;                                                                                             \
    for (int64_t i = 0; i < n; i += GB_CHUNK) {                                                                        \
      int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK, found = true_count_##S(count, in + i);                      \
      if (all ? found < count : found > 0) return !all;                                                                \
    }                                                                                                                  \
    return all;                                                                                                        \
  }
TRUTH(float, f32)
TRUTH(double, f64)
TRUTH(int64_t, i64)
TRUTH(int32_t, i32)
TRUTH(int16_t, i16)
TRUTH(uint8_t, u8)

static bool any_or_all(bool all, gb_dtype dtype, int64_t n, const void *in) {
  switch (dtype) {
  case GB_F32: return any_or_all_f32(all, n, in);
  case GB_F64: return any_or_all_f64(all, n, in);
  case GB_I64: return any_or_all_i64(all, n, in);
  case GB_I32: return any_or_all_i32(all, n, in);
  case GB_I16: return any_or_all_i16(all, n, in);
  default: return any_or_all_u8(all, n, in);
  }
}

bool gb_array_any(gb_dtype dtype, int64_t n, const void *in) { return any_or_all(false, dtype, n, in); }
bool gb_array_all(gb_dtype dtype, int64_t n, const void *in) { return any_or_all(true, dtype, n, in); }

int64_t gb_count_true(int64_t n, const uint8_t *mask) { return true_count_u8(n, mask); }
