// Which elements are among a few others: each is compared with all of them. Where elements belong in sorted lines.
#include "KernelThreads.h"

#define IS_IN(T, S)                                                                                                    \
  GB_CLONES static void is_in_##S(int64_t n, const T *in, int64_t count, const T *others, bool inverted, uint8_t *out) {\
    enum { TOGETHER = 64 };                                                                                            \
    for (int64_t i = 0; i < n; i += TOGETHER) {                                                                        \
      int64_t here = n - i < TOGETHER ? n - i : TOGETHER;                                                              \
      uint8_t found[TOGETHER] = {0};                                                                                   \
      for (int64_t j = 0; j < count; j++) {                                                                            \
        T other = others[j];                                                                                           \
        if (here == TOGETHER)                                                                                          \
          for (int w = 0; w < TOGETHER; w++) found[w] |= in[i + w] == other;                                           \
        else                                                                                                           \
          for (int64_t w = 0; w < here; w++) found[w] |= in[i + w] == other;                                           \
      }                                                                                                                \
      for (int64_t w = 0; w < here; w++) out[i + w] = found[w] ^ inverted;                                             \
    }                                                                                                                  \
  }
IS_IN(float, f32)
IS_IN(double, f64)
IS_IN(int64_t, i64)

gb_status gb_is_in(gb_dtype dtype, int64_t n, const void *in, int64_t count, const void *others, bool inverted,
                   uint8_t *out) {
  switch (dtype) {
  case GB_F32: is_in_f32(n, in, count, others, inverted, out); return GB_OK;
  case GB_F64: is_in_f64(n, in, count, others, inverted, out); return GB_OK;
  case GB_I64: is_in_i64(n, in, count, others, inverted, out); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}

/// Values whose places in sorted lines are looked for, one line for all or each line of values its own.
typedef struct {
  gb_dtype dtype;
  bool right, hasLines;
  int64_t size, width;
  const void *sorted, *values;
  int64_t *out;
} searches;

// Counts as wide as the elements are added up in as many lanes.
typedef uint32_t count_f32;
typedef uint64_t count_f64, count_i64;

enum { SEARCHED = 32 };

// What is no number comes after all numbers. Eight searches go together so that none waits for another one's memory; each halves
// its line as the reference does, which shows where the line is not sorted.
#define BELONGS(T, S)                                                                                                  \
  static inline void belong_together_##S(bool right, int64_t size, const T *sorted, int count, const T *values,        \
                                         int64_t *out) {                                                               \
    enum { TOGETHER = 8 };                                                                                             \
    const T *base[TOGETHER];                                                                                           \
    int64_t left[TOGETHER];                                                                                            \
    for (int w = 0; w < count; w++) base[w] = sorted, left[w] = size;                                                  \
    for (int64_t rest = size; rest > 0; rest /= 2)                                                                     \
      for (int w = 0; w < count; w++) {                                                                                \
        int64_t half = left[w] / 2;                                                                                    \
        T edge = left[w] > 0 ? base[w][half] : sorted[0];                                                              \
        bool goes = (left[w] > 0) & !(right ? edge > values[w] : edge >= values[w]);                                   \
        base[w] += goes ? half + 1 : 0;                                                                                \
        left[w] = goes ? left[w] - half - 1 : half;                                                                    \
      }                                                                                                                \
    for (int w = 0; w < count; w++) out[w] = base[w] - sorted;                                                         \
  }                                                                                                                    \
  /* The same for a whole block of values, whose steps are vectors. */                                                 \
  GB_CLONES static void belong_in_blocks_##S(bool right, int64_t size, const T *sorted, int64_t blocks,                \
                                             const T *values, int64_t *out) {                                          \
    for (int64_t i = 0; i < blocks; i++, values += SEARCHED, out += SEARCHED) {                                        \
      int64_t base[SEARCHED] = {0}, left[SEARCHED];                                                                    \
      for (int w = 0; w < SEARCHED; w++) left[w] = size;                                                               \
      for (int64_t rest = size; rest > 0; rest /= 2)                                                                   \
        for (int w = 0; w < SEARCHED; w++) {                                                                           \
          int64_t half = left[w] >> 1, place = base[w] + half;                                                         \
          T edge = sorted[place < size ? place : size - 1], value = values[w];                                         \
          bool comesAfter = (edge > value) | (!right & (edge == value));                                               \
          bool goes = (left[w] > 0) & !comesAfter;                                                                     \
          base[w] += goes ? half + 1 : 0;                                                                              \
          left[w] = goes ? left[w] - half - 1 : half;                                                                  \
        }                                                                                                              \
      for (int w = 0; w < SEARCHED; w++) out[w] = base[w];                                                             \
    }                                                                                                                  \
  }                                                                                                                    \
  /* Of few sorted elements those that come before are counted, for many values at once. */                             \
  GB_CLONES static void belong_by_counting_##S(bool right, int64_t size, const T *sorted, int64_t width,               \
                                               const T *values, int64_t *out) {                                        \
    enum { BLOCK = 128 };                                                                                              \
    for (int64_t i = 0; i < width; i += BLOCK) {                                                                       \
      count_##S counts[BLOCK] = {0};                                                                                   \
      int64_t here = width - i < BLOCK ? width - i : BLOCK;                                                            \
      T own[BLOCK] = {0};                                                                                              \
      memcpy(own, values + i, (size_t)here * sizeof(T));                                                               \
      for (int64_t k = 0; k < size; k++) {                                                                             \
        const T edge = sorted[k];                                                                                      \
        if (right)                                                                                                     \
          for (int w = 0; w < BLOCK; w++) counts[w] += !(edge > own[w]);                                               \
        else                                                                                                           \
          for (int w = 0; w < BLOCK; w++) counts[w] += !(edge >= own[w]);                                              \
      }                                                                                                                \
      for (int64_t w = 0; w < here; w++) out[i + w] = (int64_t)counts[w];                                              \
    }                                                                                                                  \
  }                                                                                                                    \
  static bool is_sorted_##S(int64_t size, const T *sorted) {                                                           \
    for (int64_t k = 1; k < size; k++)                                                                                 \
      if (!(sorted[k - 1] <= sorted[k])) return false;                                                                 \
    return size == 0 || sorted[0] == sorted[0];                                                                        \
  }                                                                                                                    \
  static void belongs_##S(const searches *s, int64_t first, int64_t end) {                                             \
    enum { COUNTED = 48, WORTH = 16 };                                                                                 \
    while (first < end) {                                                                                              \
      int64_t line = first / s->width, stop = (line + 1) * s->width < end ? (line + 1) * s->width : end;               \
      const T *sorted = (const T *)s->sorted + (s->hasLines ? line * s->size : 0), *values = s->values;                \
      if (s->size <= COUNTED && stop - first >= WORTH && is_sorted_##S(s->size, sorted)) {                             \
        belong_by_counting_##S(s->right, s->size, sorted, stop - first, values + first, s->out + first);               \
        first = stop;                                                                                                  \
      }                                                                                                                \
      int64_t blocks = first < stop ? (stop - first) / SEARCHED : 0;                                                   \
      belong_in_blocks_##S(s->right, s->size, sorted, blocks, values + first, s->out + first);                         \
      first += blocks * SEARCHED;                                                                                      \
      for (; first + 8 <= stop; first += 8)                                                                            \
        belong_together_##S(s->right, s->size, sorted, 8, values + first, s->out + first);                             \
      if (first < stop)                                                                                                \
        belong_together_##S(s->right, s->size, sorted, (int)(stop - first), values + first, s->out + first);           \
      first = stop;                                                                                                    \
    }                                                                                                                  \
  }
BELONGS(float, f32)
BELONGS(double, f64)
BELONGS(int64_t, i64)

static void search_part(void *context, int64_t first, int64_t end) {
  const searches *s = context;
  switch (s->dtype) {
  case GB_F32: belongs_f32(s, first, end); break;
  case GB_F64: belongs_f64(s, first, end); break;
  default: belongs_i64(s, first, end); break;
  }
}

gb_status gb_belongs(gb_dtype dtype, bool right, int64_t size, const void *sorted, bool hasLines, int64_t lines,
                     int64_t width, const void *values, int64_t *out) {
  if (dtype != GB_F32 && dtype != GB_F64 && dtype != GB_I64) return GB_UNSUPPORTED;
  searches s = {dtype, right, hasLines, size, width, sorted, values, out};
  if (lines * width > 0) gb_share(lines * width, gb_chunk_of(lines * width, 8), search_part, &s);
  return GB_OK;
}
