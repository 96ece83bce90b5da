// Copies and sums driven by an index tensor. Indices are checked before use; negative ones count from the end.
#include "KernelLoops.h"

/// Whether all indices lie in 0 ..< dim.
GB_CLONES static bool indices_valid(int64_t dim, int64_t count, const int64_t *index) {
  int64_t outside = 0;
  for (int64_t i = 0; i < count; i++) outside |= (index[i] < 0) | (index[i] >= dim);
  return !outside;
}

int64_t gb_first_outside(int64_t dim, int64_t count, const int64_t *index) {
  if (indices_valid(dim, count, index)) return -1;
  for (int64_t i = 0; i < count; i++)
    if (index[i] < 0 || index[i] >= dim) return i;
  return -1;
}

/// target[i] += source[i] for n elements.
static void accumulate(gb_dtype dtype, int64_t n, char *target, const char *source) {
  switch (dtype) {
  case GB_F32: gb_add_f32((float *)target, (const float *)target, (const float *)source, n); break;
  case GB_F64: gb_add_f64((double *)target, (const double *)target, (const double *)source, n); break;
  default: gb_binary(GB_ADD, dtype, n, target, target, 1, source, 1, 0, 0); break;
  }
}

typedef struct {
  uint64_t low, high;
} wide_item;
/// BODY(T) with the integer type that has the size of an element.
#define BY_SIZE(item, BODY)                                                                                            \
  switch (item) {                                                                                                      \
  case 1: BODY(uint8_t) break;                                                                                         \
  case 2: BODY(uint16_t) break;                                                                                        \
  case 4: BODY(uint32_t) break;                                                                                        \
  case 8: BODY(uint64_t) break;                                                                                        \
  default: BODY(wide_item) break;                                                                                      \
  }
/// BODY(T) with the type whose sums are those of the elements, or OTHERS. Whole numbers wrap around; truths are together true.
#define BY_SUM(dtype, BODY, OTHERS)                                                                                    \
  switch (dtype) {                                                                                                     \
  case GB_F32: BODY(float, +) break;                                                                                   \
  case GB_F64: BODY(double, +) break;                                                                                  \
  case GB_I64: BODY(uint64_t, +) break;                                                                                \
  case GB_I32: BODY(uint32_t, +) break;                                                                                \
  case GB_I16: BODY(uint16_t, +) break;                                                                                \
  case GB_I8:                                                                                                          \
  case GB_U8: BODY(uint8_t, +) break;                                                                                  \
  case GB_BOOL: BODY(uint8_t, |) break;                                                                                \
  default: OTHERS; break;                                                                                              \
  }

gb_status gb_index_select(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                          const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
#define SELECT(T)                                                                                                      \
  for (int64_t o = 0; o < outer; o++) {                                                                                \
    const T *from = (const T *)in + o * dim;                                                                           \
    T *to = (T *)out + o * count;                                                                                      \
    GB_INDEPENDENT for (int64_t j = 0; j < count; j++) to[j] = from[index[j]];                                         \
  }
  if (inner == 1) {
    BY_SIZE(gb_item_size(dtype), SELECT)
    return GB_OK;
  }
  int64_t row = inner * gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t j = 0; j < count; j++)
      memcpy((char *)out + (o * count + j) * row, (const char *)in + (o * dim + index[j]) * row, (size_t)row);
  return GB_OK;
}

gb_status gb_index_put(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                       const void *in, int64_t step, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
#define PUT(T)                                                                                                         \
  for (int64_t o = 0; o < outer; o++) {                                                                                \
    const T *from = (const T *)in + o * count * step;                                                                  \
    T *to = (T *)out + o * dim;                                                                                        \
    if (step)                                                                                                          \
      for (int64_t j = 0; j < count; j++) to[index[j]] = from[j];                                                      \
    else                                                                                                               \
      for (int64_t j = 0; j < count; j++) to[index[j]] = *from;                                                        \
  }
  if (inner == 1) {
    BY_SIZE(gb_item_size(dtype), PUT)
    return GB_OK;
  }
  int64_t row = inner * gb_item_size(dtype);
  for (int64_t o = 0; o < outer; o++)
    for (int64_t j = 0; j < count; j++)
      memcpy((char *)out + (o * dim + index[j]) * row, (const char *)in + (o * count + j) * step * row, (size_t)row);
  return GB_OK;
}

gb_status gb_index_add(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                       const void *in, void *out) {
  if (!indices_valid(dim, count, index)) return GB_INDEX_OUT_OF_RANGE;
#define ADD_ONES(T, PLUS)                                                                                              \
  for (int64_t o = 0; o < outer; o++) {                                                                                \
    const T *from = (const T *)in + o * count;                                                                         \
    T *to = (T *)out + o * dim;                                                                                        \
    for (int64_t j = 0; j < count; j++) to[index[j]] = (T)(to[index[j]] PLUS from[j]);                                 \
  }
#define ADD_ROWS                                                                                                       \
  for (int64_t o = 0; o < outer; o++)                                                                                  \
    for (int64_t j = 0; j < count; j++)                                                                                \
      accumulate(dtype, inner, (char *)out + (o * dim + index[j]) * row, (const char *)in + (o * count + j) * row);
  int64_t row = inner * gb_item_size(dtype);
#define ADD_HALVES(WIDEN, ROUND)                                                                                       \
  for (int64_t o = 0; o < outer; o++) {                                                                                \
    const uint16_t *from = (const uint16_t *)in + o * count;                                                           \
    uint16_t *to = (uint16_t *)out + o * dim;                                                                          \
    for (int64_t j = 0; j < count; j++) to[index[j]] = ROUND(WIDEN(to[index[j]]) + WIDEN(from[j]));                    \
  }
  if (inner == 1 && dtype == GB_F16) {
    ADD_HALVES(gb_widened_half, gb_rounded_half)
  } else if (inner == 1 && dtype == GB_BF16) {
    ADD_HALVES(gb_widened_bfloat16, gb_rounded_bfloat16)
  } else if (inner == 1) {
    BY_SUM(dtype, ADD_ONES, ADD_ROWS)
  } else {
    ADD_ROWS
  }
  return GB_OK;
}

/// BODY(element of the index, its place in the dimension times the slices) for all of them in order.
#define EACH_INDEX(BODY)                                                                                               \
  if (inner == 1) {                                                                                                    \
    for (int64_t o = 0, e = 0; o < outer; o++)                                                                         \
      for (int64_t j = 0; j < count; j++, e++) {                                                                       \
        int64_t place = o * dim + index[e];                                                                            \
        BODY;                                                                                                          \
      }                                                                                                                \
  } else {                                                                                                             \
    for (int64_t o = 0, e = 0; o < outer; o++)                                                                         \
      for (int64_t j = 0; j < count; j++)                                                                              \
        for (int64_t i = 0; i < inner; i++, e++) {                                                                     \
          int64_t place = (o * dim + index[e]) * inner + i;                                                            \
          BODY;                                                                                                        \
        }                                                                                                              \
  }

gb_status gb_gather(gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, int64_t count, const int64_t *index,
                    const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
#define GATHER(T) EACH_INDEX(((T *)out)[e] = ((const T *)in)[place])
  BY_SIZE(gb_item_size(dtype), GATHER)
  return GB_OK;
}

gb_status gb_scatter(gb_dtype dtype, bool add, int64_t outer, int64_t dim, int64_t inner, int64_t count,
                     const int64_t *index, const void *in, void *out) {
  if (!indices_valid(dim, outer * count * inner, index)) return GB_INDEX_OUT_OF_RANGE;
  int64_t item = gb_item_size(dtype);
#define SCATTER(T) EACH_INDEX(((T *)out)[place] = ((const T *)in)[e])
#define SCATTER_ADD(T, PLUS) EACH_INDEX(((T *)out)[place] = (T)(((T *)out)[place] PLUS((const T *)in)[e]))
  if (!add) {
    BY_SIZE(item, SCATTER)
  } else {
    BY_SUM(dtype, SCATTER_ADD, EACH_INDEX(accumulate(dtype, 1, (char *)out + place * item, (const char *)in + e * item)))
  }
  return GB_OK;
}

#define ADD_WINDOWS(NAME, T)                                                                                           \
  GB_CLONES static void NAME(int64_t outer, int64_t windows, int64_t inner, int64_t size, int64_t step, int64_t dim,   \
                             const T *in, T *out) {                                                                    \
    for (int64_t o = 0; o < outer; o++, out += dim * inner)                                                            \
      for (int64_t w = 0; w < windows; w++, in += inner * size)                                                        \
        if (inner == 1) {                                                                                              \
          T *to = out + w * step;                                                                                      \
          for (int64_t s = 0; s < size; s++) to[s] += in[s];                                                           \
        } else {                                                                                                       \
          for (int64_t s = 0; s < size; s++)                                                                           \
            for (int64_t i = 0; i < inner; i++) out[(w * step + s) * inner + i] += in[i * size + s];                   \
        }                                                                                                              \
  }
ADD_WINDOWS(add_windows_f32, float)
ADD_WINDOWS(add_windows_f64, double)

gb_status gb_add_windows(gb_dtype dtype, int64_t outer, int64_t windows, int64_t inner, int64_t size, int64_t step,
                         int64_t dim, const void *in, void *out) {
  if (dtype == GB_F32)
    add_windows_f32(outer, windows, inner, size, step, dim, in, out);
  else if (dtype == GB_F64)
    add_windows_f64(outer, windows, inner, size, step, dim, in, out);
  else
    return GB_UNSUPPORTED;
  return GB_OK;
}

GB_CLONES void gb_least_and_greatest(int64_t n, const int64_t *in, int64_t *least, int64_t *greatest) {
  int64_t low = in[0], high = in[0];
  for (int64_t i = 1; i < n; i++) {
    low = in[i] < low ? in[i] : low;
    high = in[i] > high ? in[i] : high;
  }
  *least = low;
  *greatest = high;
}

void gb_count_numbers(int64_t n, const int64_t *in, int64_t size, int64_t *counts) {
  // Equal numbers in a row would wait for one another's count.
  enum { TABLES = 4, LONGEST = 1 << 12, WORTH = 4 };
  int64_t i = 0;
  if (size <= LONGEST && n >= WORTH * TABLES * size) {
    uint32_t tables[TABLES][LONGEST];
    for (int t = 0; t < TABLES; t++) memset(tables[t], 0, (size_t)size * sizeof(uint32_t));
    int64_t counted = n < UINT32_MAX ? n : UINT32_MAX;
    for (; i + TABLES <= counted; i += TABLES) {
      tables[0][in[i]]++;
      tables[1][in[i + 1]]++;
      tables[2][in[i + 2]]++;
      tables[3][in[i + 3]]++;
    }
    for (int64_t k = 0; k < size; k++)
      for (int t = 0; t < TABLES; t++) counts[k] += tables[t][k];
  }
  for (; i < n; i++) counts[in[i]]++;
}

#define BAG_SUMS(NAME, T, STEP)                                                                                        \
  GB_CLONES static void NAME(bool isMean, int64_t bags, const int64_t *bounds, int64_t width, const int64_t *numbers,  \
                             const T *table, const T *weights, T *out) {                                               \
    for (int64_t b = 0; b < bags; b++, out += width) {                                                                 \
      for (int64_t j = 0; j < width; j++) out[j] = 0;                                                                  \
      for (int64_t i = bounds[b]; i < bounds[b + 1]; i++) {                                                            \
        const T *row = table + numbers[i] * width;                                                                     \
        if (weights) {                                                                                                 \
          GB_INDEPENDENT for (int64_t j = 0; j < width; j++) out[j] = STEP(weights[i], row[j], out[j]);                \
        } else {                                                                                                       \
          GB_INDEPENDENT for (int64_t j = 0; j < width; j++) out[j] += row[j];                                         \
        }                                                                                                              \
      }                                                                                                                \
      T count = (T)(bounds[b + 1] - bounds[b]);                                                                        \
      if (isMean && count > 0) {                                                                                       \
        GB_INDEPENDENT for (int64_t j = 0; j < width; j++) out[j] /= count;                                            \
      }                                                                                                                \
    }                                                                                                                  \
  }
#define ROUNDED_STEP(weight, x, sum) ((sum) + (weight) * (x))
BAG_SUMS(bag_sums_f32, float, __builtin_fmaf)
BAG_SUMS(bag_sums_f64, double, ROUNDED_STEP)

void gb_bag_sums(gb_dtype dtype, bool isMean, int64_t bags, const int64_t *bounds, int64_t width, const int64_t *numbers,
                 const void *table, const void *weights, void *out) {
  if (dtype == GB_F64)
    bag_sums_f64(isMean, bags, bounds, width, numbers, table, weights, out);
  else
    bag_sums_f32(isMean, bags, bounds, width, numbers, table, weights, out);
}

#define ALL_EQUAL(NAME, T)                                                                                             \
  GB_CLONES static bool NAME(int64_t n, const T *a, const T *b) {                                                      \
    enum { TOGETHER = 256 };                                                                                           \
    int64_t i = 0;                                                                                                     \
    for (; i + TOGETHER <= n; i += TOGETHER) {                                                                         \
      int differing = 0;                                                                                               \
      for (int w = 0; w < TOGETHER; w++) differing |= !(a[i + w] == b[i + w]);                                         \
      if (differing) return false;                                                                                     \
    }                                                                                                                  \
    for (; i < n; i++)                                                                                                 \
      if (!(a[i] == b[i])) return false;                                                                               \
    return true;                                                                                                       \
  }
ALL_EQUAL(all_equal_f32, float)
ALL_EQUAL(all_equal_f64, double)

gb_status gb_equal(gb_dtype dtype, int64_t n, const void *a, const void *b) {
  bool isEqual;
  if (gb_is_complex(dtype) || gb_is_half(dtype)) return GB_UNSUPPORTED;
  if (dtype == GB_F32)
    isEqual = all_equal_f32(n, a, b);
  else if (dtype == GB_F64)
    isEqual = all_equal_f64(n, a, b);
  else
    isEqual = memcmp(a, b, (size_t)(n * gb_item_size(dtype))) == 0;
  return isEqual ? GB_OK : GB_INDEX_OUT_OF_RANGE;
}

#define REPLACE_NON_FINITE(NAME, T)                                                                                    \
  GB_CLONES static void NAME(int64_t n, const T *in, T *out, T nan, T high, T low) {                                   \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T x = in[i];                                                                                                     \
      x = x == (T)INFINITY ? high : x;                                                                                 \
      x = in[i] == -(T)INFINITY ? low : x;                                                                             \
      out[i] = in[i] != in[i] ? nan : x;                                                                               \
    }                                                                                                                  \
  }
REPLACE_NON_FINITE(replace_f32, float)
REPLACE_NON_FINITE(replace_f64, double)

static void replace_halves(gb_dtype dtype, int64_t n, const uint16_t *in, uint16_t *out, float nan, float high, float low) {
  _Alignas(64) float values[GB_CHUNK];
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    gb_convert_run(GB_F32, dtype, count, values, 1, in + i, 1);
    replace_f32(count, values, values, nan, high, low);
    gb_convert_run(dtype, GB_F32, count, out + i, 1, values, 1);
  }
}

gb_status gb_replace_non_finite(gb_dtype dtype, int64_t n, const void *in, void *out, double nan, double high, double low) {
  if (dtype == GB_F32)
    replace_f32(n, in, out, (float)nan, (float)high, (float)low);
  else if (dtype == GB_F64)
    replace_f64(n, in, out, nan, high, low);
  else if (gb_is_half(dtype))
    replace_halves(dtype, n, in, out, (float)nan, (float)high, (float)low);
  else
    return GB_UNSUPPORTED;
  return GB_OK;
}

#define SIGN_BITS(NAME, T)                                                                                             \
  GB_CLONES static void NAME(int64_t n, const T *in, uint8_t *out) {                                                   \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = in[i] < 0;                                                 \
  }
SIGN_BITS(sign_bits_64, int64_t)
SIGN_BITS(sign_bits_32, int32_t)
SIGN_BITS(sign_bits_16, int16_t)
SIGN_BITS(sign_bits_8, int8_t)

gb_status gb_sign_bits(gb_dtype dtype, int64_t n, const void *in, uint8_t *out) {
  switch (dtype) {
  case GB_F64:
  case GB_I64: sign_bits_64(n, in, out); return GB_OK;
  case GB_F32:
  case GB_I32: sign_bits_32(n, in, out); return GB_OK;
  case GB_F16:
  case GB_BF16:
  case GB_I16: sign_bits_16(n, in, out); return GB_OK;
  case GB_I8: sign_bits_8(n, in, out); return GB_OK;
  case GB_U8:
  case GB_BOOL: memset(out, 0, (size_t)n); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
