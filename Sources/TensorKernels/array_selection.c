// Picking and placing elements: by masks, by positions, by where values belong in sorted numbers. Elements are moved as bits.
#include "ArrayKernels.h"
#include "KernelLoops.h"

int64_t gb_true_positions(int64_t n, const uint8_t *mask, int64_t *positions) {
  int64_t count = 0;
  for (int64_t i = 0; i < n; i++) {
    positions[count] = i;
    count += mask[i] != 0;
  }
  return count;
}

/// Eight truth values at once; none of them is looked at alone where all are false.
static inline uint64_t eight(const uint8_t *mask) {
  uint64_t word;
  memcpy(&word, mask, sizeof word);
  return word;
}

#define COMPRESS(T, S)                                                                                                 \
  static void compress_##S(int64_t n, const uint8_t *mask, const void *from, void *to) {                               \
    const T *in = from;                                                                                                \
    T *out = to;                                                                                                       \
    int64_t i = 0;                                                                                                     \
    for (; i + 8 <= n; i += 8) {                                                                                       \
      uint64_t word = eight(mask + i);                                                                                 \
      while (word) {                                                                                                   \
        int64_t at = __builtin_ctzll(word) >> 3;                                                                       \
        *out++ = in[i + at];                                                                                           \
        word &= ~((uint64_t)0xff << (8 * at));                                                                         \
      }                                                                                                                \
    }                                                                                                                  \
    for (; i < n; i++)                                                                                                 \
      if (mask[i]) *out++ = in[i];                                                                                     \
  }                                                                                                                    \
  static void place_##S(int64_t n, const uint8_t *mask, void *to, const void *from, int64_t step) {                    \
    const T *in = from;                                                                                                \
    T *out = to;                                                                                                       \
    int64_t i = 0;                                                                                                     \
    for (; i + 8 <= n; i += 8) {                                                                                       \
      uint64_t word = eight(mask + i);                                                                                 \
      while (word) {                                                                                                   \
        int64_t at = __builtin_ctzll(word) >> 3;                                                                       \
        out[i + at] = *in;                                                                                             \
        in += step;                                                                                                    \
        word &= ~((uint64_t)0xff << (8 * at));                                                                         \
      }                                                                                                                \
    }                                                                                                                  \
    for (; i < n; i++) {                                                                                               \
      if (!mask[i]) continue;                                                                                          \
      out[i] = *in;                                                                                                    \
      in += step;                                                                                                      \
    }                                                                                                                  \
  }
typedef struct {
  uint64_t low, high;
} pair;
COMPRESS(uint8_t, 1)
COMPRESS(uint16_t, 2)
COMPRESS(uint32_t, 4)
COMPRESS(uint64_t, 8)
COMPRESS(pair, 16)

void gb_compress(int64_t item, int64_t n, const uint8_t *mask, const void *in, void *out) {
  switch (item) {
  case 1: compress_1(n, mask, in, out); break;
  case 2: compress_2(n, mask, in, out); break;
  case 4: compress_4(n, mask, in, out); break;
  case 8: compress_8(n, mask, in, out); break;
  case 16: compress_16(n, mask, in, out); break;
  default: break;
  }
}

void gb_place(int64_t item, int64_t n, const uint8_t *mask, void *out, const void *in, int64_t step) {
  switch (item) {
  case 1: place_1(n, mask, out, in, step); break;
  case 2: place_2(n, mask, out, in, step); break;
  case 4: place_4(n, mask, out, in, step); break;
  case 8: place_8(n, mask, out, in, step); break;
  case 16: place_16(n, mask, out, in, step); break;
  default: break;
  }
}

GB_CLONES static bool has_outside(int64_t n, const int64_t *positions, int64_t size) {
  int64_t outside = 0;
  for (int64_t i = 0; i < n; i++) outside |= (positions[i] < -size) | (positions[i] >= size);
  return outside != 0;
}

GB_CLONES static void add_positions(int64_t n, const int64_t *positions, int64_t size, int64_t step, int64_t *sums) {
  for (int64_t i = 0; i < n; i++) sums[i] += (positions[i] + (positions[i] < 0 ? size : 0)) * step;
}

gb_status gb_add_positions(int64_t n, const int64_t *positions, int64_t size, int64_t step, int64_t *sums,
                           int64_t *bad) {
  if (has_outside(n, positions, size)) {
    for (int64_t i = 0; i < n; i++) {
      if (positions[i] >= -size && positions[i] < size) continue;
      *bad = positions[i];
      return GB_INDEX_OUT_OF_RANGE;
    }
  }
  add_positions(n, positions, size, step, sums);
  return GB_OK;
}

#define MOVE(T)                                                                                                        \
  for (int64_t i = 0; i < n; i++) {                                                                                    \
    if (scatters)                                                                                                      \
      ((T *)memory)[distances[i]] = ((T *)blocks)[i];                                                                  \
    else                                                                                                               \
      ((T *)blocks)[i] = ((T *)memory)[distances[i]];                                                                  \
  }

void gb_move_blocks(bool scatters, int64_t bytes, int64_t item, int64_t n, const int64_t *distances, void *memory,
                    void *blocks) {
  if (bytes == item) {
    switch (item) {
    case 1: MOVE(uint8_t) return;
    case 2: MOVE(uint16_t) return;
    case 4: MOVE(uint32_t) return;
    case 8: MOVE(uint64_t) return;
    case 16: MOVE(pair) return;
    default: break;
    }
  }
  for (int64_t i = 0; i < n; i++) {
    char *at = (char *)memory + distances[i] * item, *block = (char *)blocks + i * bytes;
    memcpy(scatters ? at : block, scatters ? block : at, (size_t)bytes);
  }
}

void gb_bin_count(int64_t n, const int64_t *x, const double *weights, void *counts) {
  if (weights) {
    double *sums = counts;
    for (int64_t i = 0; i < n; i++) sums[x[i]] += weights[i];
  } else {
    int64_t *sums = counts;
    for (int64_t i = 0; i < n; i++) sums[x[i]]++;
  }
}

#define SEARCH(T, S, LESS)                                                                                             \
  void gb_search_sorted_##S(bool right, int64_t n, const T *sorted, int64_t m, const T *values, int64_t *out) {        \
    for (int64_t i = 0; i < m; i++) {                                                                                  \
      T value = values[i];                                                                                             \
      const T *base = sorted;                                                                                          \
      int64_t left = n;                                                                                                \
      while (left > 0) {                                                                                               \
        int64_t half = left / 2;                                                                                       \
        bool goes = right ? !LESS(value, base[half]) : LESS(base[half], value);                                        \
        base = goes ? base + half + 1 : base;                                                                          \
        left = goes ? left - half - 1 : half;                                                                          \
      }                                                                                                                \
      out[i] = base - sorted;                                                                                          \
    }                                                                                                                  \
  }
#define NUMBER_LESS(x, y) ((x) < (y) || ((y) != (y) && (x) == (x)))
#define WHOLE_LESS(x, y) ((x) < (y))
SEARCH(double, f64, NUMBER_LESS)
SEARCH(int64_t, i64, WHOLE_LESS)
