// Which elements are among a few others: each is compared with all of them. Where elements belong in sorted lines.
#include "KernelLoops.h"

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
  static inline int64_t belongs_alone_##S(bool right, int64_t size, const T *sorted, T value) {                        \
    const T *base = sorted;                                                                                            \
    for (int64_t left = size; left > 0;) {                                                                             \
      int64_t half = left / 2;                                                                                         \
      bool goes = right ? !(base[half] > value) : !(base[half] >= value);                                              \
      base = goes ? base + half + 1 : base;                                                                            \
      left = goes ? left - half - 1 : half;                                                                            \
    }                                                                                                                  \
    return base - sorted;                                                                                              \
  }                                                                                                                    \
  static void belongs_##S(bool right, int64_t size, const T *sorted, bool hasLines, int64_t lines, int64_t width,      \
                          const T *values, int64_t *out) {                                                             \
    for (int64_t line = 0; line < lines; line++, sorted += hasLines ? size : 0) {                                      \
      int64_t i = 0;                                                                                                   \
      /* Short lines lie in the nearest cache. */                                                                      \
      for (; size > 256 && i + 8 <= width; i += 8) belong_together_##S(right, size, sorted, 8, values + i, out + i);   \
      for (; i < width; i++) out[i] = belongs_alone_##S(right, size, sorted, values[i]);                               \
      values += width;                                                                                                 \
      out += width;                                                                                                    \
    }                                                                                                                  \
  }
BELONGS(float, f32)
BELONGS(double, f64)
BELONGS(int64_t, i64)

gb_status gb_belongs(gb_dtype dtype, bool right, int64_t size, const void *sorted, bool hasLines, int64_t lines,
                     int64_t width, const void *values, int64_t *out) {
  switch (dtype) {
  case GB_F32: belongs_f32(right, size, sorted, hasLines, lines, width, values, out); return GB_OK;
  case GB_F64: belongs_f64(right, size, sorted, hasLines, lines, width, values, out); return GB_OK;
  case GB_I64: belongs_i64(right, size, sorted, hasLines, lines, width, values, out); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
