// Where masks of one byte an element are true. Blocks of eight that are wholly false are passed over; in all others every
// element is written and the next place moves on by its truth, so that chance costs no wrongly guessed branch.
#include "KernelLoops.h"

GB_CLONES int64_t gb_count_true(int64_t n, const uint8_t *mask) {
  int64_t count = 0;
  for (int64_t i = 0; i < n;) {
    // Sums of bytes that cannot overflow.
    int64_t end = n - i < 64 * 255 ? n : i + 64 * 255;
    uint8_t sums[64] = {0};
    for (; i + 64 <= end; i += 64)
      for (int w = 0; w < 64; w++) sums[w] += mask[i + w] != 0;
    for (int w = 0; w < 64; w++) count += sums[w];
    for (; i < end; i++) count += mask[i] != 0;
  }
  return count;
}

/// STEP(i) for elements of which `total` are true; it writes to place `found`, never at or beyond `total`.
#define EACH_TRUE(STEP)                                                                                                \
  int64_t found = 0, i = 0;                                                                                            \
  for (; i + 8 <= n && found + 8 <= total; i += 8) {                                                                   \
    uint64_t word;                                                                                                     \
    memcpy(&word, mask + i, sizeof word);                                                                              \
    if (!word) continue;                                                                                               \
    for (int w = 0; w < 8; w++) {                                                                                      \
      STEP(i + w);                                                                                                     \
      found += mask[i + w] != 0;                                                                                       \
    }                                                                                                                  \
  }                                                                                                                    \
  for (; i < n && found < total; i++) {                                                                                \
    STEP(i);                                                                                                           \
    found += mask[i] != 0;                                                                                             \
  }

static int64_t true_places(int64_t n, const uint8_t *mask, int64_t total, int64_t *places) {
#define PLACE(at) places[found] = (at)
  EACH_TRUE(PLACE)
  return found;
}

void gb_true_columns(int32_t rank, const int64_t *sizes, const uint8_t *mask, int64_t total, int64_t *const *columns) {
  int64_t width = rank > 0 ? sizes[rank - 1] : 0, counters[GB_MAX_DIMS] = {0};
  for (int64_t found = 0; found < total; mask += width) {
    // As much room as is left, so that most elements need no look at the end.
    int64_t here = true_places(width, mask, total - found, columns[rank - 1] + found);
    for (int32_t d = 0; d < rank - 1; d++)
      for (int64_t j = 0; j < here; j++) columns[d][found + j] = counters[d];
    found += here;
    for (int32_t d = rank - 2; d >= 0 && ++counters[d] == sizes[d]; d--) counters[d] = 0;
  }
}

typedef struct {
  uint64_t low, high;
} wide_item;
#define BY_SIZE(item, BODY)                                                                                            \
  switch (item) {                                                                                                      \
  case 1: BODY(uint8_t) break;                                                                                         \
  case 2: BODY(uint16_t) break;                                                                                        \
  case 4: BODY(uint32_t) break;                                                                                        \
  case 8: BODY(uint64_t) break;                                                                                        \
  default: BODY(wide_item) break;                                                                                      \
  }

void gb_take_true(int64_t item, int64_t n, const uint8_t *mask, int64_t total, const void *in, void *out) {
#define TAKE(at) to[found] = from[at]
#define TAKE_ALL(T)                                                                                                    \
  {                                                                                                                    \
    const T *from = in;                                                                                                \
    T *to = out;                                                                                                       \
    EACH_TRUE(TAKE)                                                                                                    \
  }
  BY_SIZE(item, TAKE_ALL)
}

void gb_put_true(int64_t item, int64_t n, const uint8_t *mask, int64_t total, const void *in, void *out) {
  // Elements where the mask is false get what they have.
#define PUT(at) to[at] = mask[at] ? from[found] : to[at]
#define PUT_ALL(T)                                                                                                     \
  {                                                                                                                    \
    const T *from = in;                                                                                                \
    T *to = out;                                                                                                       \
    EACH_TRUE(PUT)                                                                                                     \
  }
  BY_SIZE(item, PUT_ALL)
}

#define FILL(T)                                                                                                        \
  GB_CLONES static void fill_##T(int64_t n, const uint8_t *mask, const void *number, void *out) {                      \
    T value = *(const T *)number, *to = out;                                                                           \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) to[i] = mask[i] ? value : to[i];                                    \
  }
FILL(uint8_t)
FILL(uint16_t)
FILL(uint32_t)
FILL(uint64_t)

void gb_fill_true(int64_t item, int64_t n, const uint8_t *mask, const void *number, void *out) {
  switch (item) {
  case 1: fill_uint8_t(n, mask, number, out); break;
  case 2: fill_uint16_t(n, mask, number, out); break;
  case 4: fill_uint32_t(n, mask, number, out); break;
  case 8: fill_uint64_t(n, mask, number, out); break;
  default:
    for (int64_t i = 0; i < n; i++)
      if (mask[i]) memcpy((char *)out + i * item, number, (size_t)item);
  }
}

GB_CLONES static bool any_f32(int64_t n, const float *in) {
  int found = 0;
  for (int64_t i = 0; i < n; i++) found |= in[i] != 0;
  return found != 0;
}
GB_CLONES static bool any_f64(int64_t n, const double *in) {
  int found = 0;
  for (int64_t i = 0; i < n; i++) found |= in[i] != 0;
  return found != 0;
}
GB_CLONES static bool any_bytes(int64_t n, const uint8_t *in) {
  int found = 0;
  for (int64_t i = 0; i < n; i++) found |= in[i];
  return found != 0;
}
#define ALL_TRUE(T, NAME)                                                                                              \
  GB_CLONES static bool NAME(int64_t n, const T *in) {                                                                 \
    int missing = 0;                                                                                                   \
    for (int64_t i = 0; i < n; i++) missing |= in[i] == 0;                                                             \
    return !missing;                                                                                                   \
  }
ALL_TRUE(float, all_f32)
ALL_TRUE(double, all_f64)
ALL_TRUE(int64_t, all_i64)
ALL_TRUE(int32_t, all_i32)
ALL_TRUE(int16_t, all_i16)
ALL_TRUE(uint8_t, all_bytes)

// Blocks are looked at in order until it is decided.
gb_status gb_any_or_all(gb_dtype dtype, bool all, int64_t n, const void *in, bool *found) {
  enum { BLOCK = 4096 };
  int64_t item = gb_item_size(dtype);
  for (int64_t i = 0; i < n; i += BLOCK) {
    const char *from = (const char *)in + i * item;
    int64_t count = n - i < BLOCK ? n - i : BLOCK;
    bool isTrue;
    switch (dtype) {
    case GB_F32: isTrue = all ? all_f32(count, (const float *)from) : any_f32(count, (const float *)from); break;
    case GB_F64: isTrue = all ? all_f64(count, (const double *)from) : any_f64(count, (const double *)from); break;
    case GB_I64:
      isTrue = all ? all_i64(count, (const int64_t *)from) : any_bytes(count * item, (const uint8_t *)from);
      break;
    case GB_I32:
      isTrue = all ? all_i32(count, (const int32_t *)from) : any_bytes(count * item, (const uint8_t *)from);
      break;
    case GB_I16:
      isTrue = all ? all_i16(count, (const int16_t *)from) : any_bytes(count * item, (const uint8_t *)from);
      break;
    case GB_I8:
    case GB_U8:
    case GB_BOOL: isTrue = all ? all_bytes(count, (const uint8_t *)from) : any_bytes(count, (const uint8_t *)from); break;
    default: return GB_UNSUPPORTED;
    }
    if (isTrue != all) {
      *found = isTrue;
      return GB_OK;
    }
  }
  *found = all;
  return GB_OK;
}
