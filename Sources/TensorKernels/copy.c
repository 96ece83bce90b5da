// Copies, conversions between element types, fills, ranges and index-driven copies. No arithmetic but rounding.
#include "HalfElements.h"
#include "KernelThreads.h"

static inline int64_t float_to_integer(double value) {
  // The processor's answer for what does not fit, so that every build agrees.
  return value >= -9223372036854775808.0 && value < 9223372036854775808.0 ? (int64_t)value : INT64_MIN;
}

static inline int32_t float_to_short_integer(double value) {
  return value > -2147483649.0 && value < 2147483648.0 ? (int32_t)value : INT32_MIN;
}

static inline int32_t single_to_short_integer(float value) {
  return value >= -0x1p31f && value < 0x1p31f ? (int32_t)value : INT32_MIN;
}

float gb_float_from_half(uint16_t bits) { return gb_widened_half(bits); }
float gb_float_from_bfloat16(uint16_t bits) { return gb_widened_bfloat16(bits); }
uint16_t gb_half_from_float(float value) { return gb_rounded_half(value); }
uint16_t gb_bfloat16_from_float(float value) { return gb_rounded_bfloat16(value); }

#define CONVERT_LOOP(NAME, R, T, EXPR)                                                                                 \
  GB_CLONES static void NAME(int64_t n, R *out, int64_t so, const T *in, int64_t si) {                                 \
    if (so == 1 && si == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = in[i];                                                                                                   \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else if (so == 1 && si == -1) {                                                                                  \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T x = in[-i];                                                                                                  \
        out[i] = (R)(EXPR);                                                                                            \
      }                                                                                                                \
    } else if (so == 1 && si == 0) {                                                                                   \
      T x = *in;                                                                                                       \
      R value = (R)(EXPR);                                                                                             \
      for (int64_t i = 0; i < n; i++) out[i] = value;                                                                  \
    } else {                                                                                                           \
      for (int64_t i = 0; i < n; i++) {                                                                                \
        T x = in[i * si];                                                                                              \
        out[i * so] = (R)(EXPR);                                                                                       \
      }                                                                                                                \
    }                                                                                                                  \
  }

#define CONVERSIONS(X)                                                                                                 \
  X(GB_F32, GB_F64, f32_from_f64, float, double, x)                                                                    \
  X(GB_F32, GB_I64, f32_from_i64, float, int64_t, x)                                                                   \
  X(GB_F32, GB_BOOL, f32_from_bool, float, uint8_t, x)                                                                 \
  X(GB_F64, GB_F32, f64_from_f32, double, float, x)                                                                    \
  X(GB_F64, GB_I64, f64_from_i64, double, int64_t, x)                                                                  \
  X(GB_F64, GB_BOOL, f64_from_bool, double, uint8_t, x)                                                                \
  X(GB_I64, GB_F32, i64_from_f32, int64_t, float, float_to_integer((double)x))                                         \
  X(GB_I64, GB_F64, i64_from_f64, int64_t, double, float_to_integer(x))                                                \
  X(GB_I64, GB_BOOL, i64_from_bool, int64_t, uint8_t, x)                                                               \
  X(GB_BOOL, GB_F32, bool_from_f32, uint8_t, float, x != 0)                                                            \
  X(GB_BOOL, GB_F64, bool_from_f64, uint8_t, double, x != 0)                                                           \
  X(GB_BOOL, GB_I64, bool_from_i64, uint8_t, int64_t, x != 0)                                                          \
  X(GB_F32, GB_F16, f32_from_f16, float, uint16_t, gb_widened_half(x))                                                 \
  X(GB_F32, GB_BF16, f32_from_bf16, float, uint16_t, gb_widened_bfloat16(x))                                           \
  X(GB_F16, GB_F32, f16_from_f32, uint16_t, float, gb_rounded_half(x))                                                 \
  X(GB_BF16, GB_F32, bf16_from_f32, uint16_t, float, gb_rounded_bfloat16(x))                                           \
  X(GB_I32, GB_BOOL, i32_from_bool, int32_t, uint8_t, x)                                                               \
  X(GB_U8, GB_BOOL, u8_from_bool, uint8_t, uint8_t, x)                                                                 \
  X(GB_I64, GB_I32, i64_from_i32, int64_t, int32_t, x)                                                                 \
  X(GB_I64, GB_I16, i64_from_i16, int64_t, int16_t, x)                                                                 \
  X(GB_I64, GB_I8, i64_from_i8, int64_t, int8_t, x)                                                                    \
  X(GB_I64, GB_U8, i64_from_u8, int64_t, uint8_t, x)                                                                   \
  X(GB_I32, GB_I64, i32_from_i64, int32_t, int64_t, x)                                                                 \
  X(GB_I16, GB_I64, i16_from_i64, int16_t, int64_t, x)                                                                 \
  X(GB_I8, GB_I64, i8_from_i64, int8_t, int64_t, x)                                                                    \
  X(GB_U8, GB_I64, u8_from_i64, uint8_t, int64_t, x)                                                                   \
  X(GB_F32, GB_U8, f32_from_u8, float, uint8_t, x)                                                                     \
  X(GB_I32, GB_F32, i32_from_f32, int32_t, float, single_to_short_integer(x))                                   \
  X(GB_I16, GB_F32, i16_from_f32, int16_t, float, single_to_short_integer(x))                                   \
  X(GB_I8, GB_F32, i8_from_f32, int8_t, float, single_to_short_integer(x))                                      \
  X(GB_I32, GB_F64, i32_from_f64, int32_t, double, float_to_short_integer(x))                                          \
  X(GB_I16, GB_F64, i16_from_f64, int16_t, double, float_to_short_integer(x))                                          \
  X(GB_I8, GB_F64, i8_from_f64, int8_t, double, float_to_short_integer(x))                                             \
  X(GB_F32, GB_I32, f32_from_i32, float, int32_t, x)                                                                   \
  X(GB_F32, GB_I16, f32_from_i16, float, int16_t, x)                                                                   \
  X(GB_F32, GB_I8, f32_from_i8, float, int8_t, x)                                                                      \
  X(GB_F64, GB_I32, f64_from_i32, double, int32_t, x)                                                                  \
  X(GB_F64, GB_I16, f64_from_i16, double, int16_t, x)                                                                  \
  X(GB_F64, GB_I8, f64_from_i8, double, int8_t, x)                                                                     \
  X(GB_F64, GB_U8, f64_from_u8, double, uint8_t, x)                                                                    \
  X(GB_I32, GB_I16, i32_from_i16, int32_t, int16_t, x)                                                                 \
  X(GB_I32, GB_I8, i32_from_i8, int32_t, int8_t, x)                                                                    \
  X(GB_I32, GB_U8, i32_from_u8, int32_t, uint8_t, x)                                                                   \
  X(GB_I16, GB_I32, i16_from_i32, int16_t, int32_t, x)                                                                 \
  X(GB_I16, GB_I8, i16_from_i8, int16_t, int8_t, x)                                                                    \
  X(GB_I16, GB_U8, i16_from_u8, int16_t, uint8_t, x)                                                                   \
  X(GB_I16, GB_BOOL, i16_from_bool, int16_t, uint8_t, x)                                                               \
  X(GB_I8, GB_I32, i8_from_i32, int8_t, int32_t, x)                                                                    \
  X(GB_I8, GB_I16, i8_from_i16, int8_t, int16_t, x)                                                                    \
  X(GB_I8, GB_U8, i8_from_u8, int8_t, uint8_t, x)                                                                      \
  X(GB_I8, GB_BOOL, i8_from_bool, int8_t, uint8_t, x)                                                                  \
  X(GB_U8, GB_I32, u8_from_i32, uint8_t, int32_t, x)                                                                   \
  X(GB_U8, GB_I16, u8_from_i16, uint8_t, int16_t, x)                                                                   \
  X(GB_U8, GB_I8, u8_from_i8, uint8_t, int8_t, x)                                                                      \
  X(GB_BOOL, GB_I32, bool_from_i32, uint8_t, int32_t, x != 0)                                                          \
  X(GB_BOOL, GB_I16, bool_from_i16, uint8_t, int16_t, x != 0)                                                          \
  X(GB_BOOL, GB_I8, bool_from_i8, uint8_t, int8_t, x != 0)                                                             \
  X(GB_BOOL, GB_U8, bool_from_u8, uint8_t, uint8_t, x != 0)

#define DEFINE(TO, FROM, NAME, R, T, EXPR) CONVERT_LOOP(NAME, R, T, EXPR)
CONVERSIONS(DEFINE)
typedef struct {
  uint64_t low, high;
} wide_item;
CONVERT_LOOP(copy_8, uint8_t, uint8_t, x)
CONVERT_LOOP(copy_16, uint16_t, uint16_t, x)
CONVERT_LOOP(copy_32, uint32_t, uint32_t, x)
CONVERT_LOOP(copy_64, uint64_t, uint64_t, x)

static void copy_128(int64_t n, wide_item *out, int64_t so, const wide_item *in, int64_t si) {
  for (int64_t i = 0; i < n; i++) out[i * so] = in[i * si];
}

/// Bytes that do not overlap. Beyond what the caches hold a plain loop takes a tenth less time than the C library (measured on
/// an EPYC; below there is no difference).
GB_NARROW_CLONES static void copy_long(int64_t bytes, char *out, const char *in) {
  int64_t words = bytes / 8;
  uint64_t *target = (uint64_t *)out;
  const uint64_t *source = (const uint64_t *)in;
  GB_INDEPENDENT for (int64_t i = 0; i < words; i++) target[i] = source[i];
  memcpy(out + 8 * words, in + 8 * words, (size_t)(bytes - 8 * words));
}

typedef uint64_t bytes_32 __attribute__((vector_size(32), aligned(1)));

/// Bytes that do not overlap, the last ones first. Forward, a store a few bytes behind a load that is a multiple of 4096 bytes
/// away looks to the processor as if that load had to wait for it, which makes a copy ten times as slow (measured on an EPYC).
GB_NARROW_CLONES static void copy_backward(int64_t bytes, char *out, const char *in) {
  enum { BLOCK = 128, VECTOR = 32 };
  if (bytes >= BLOCK) {
    // What is written then lies in whole cache lines.
    *(bytes_32 *)(out + bytes - VECTOR) = *(const bytes_32 *)(in + bytes - VECTOR);
    bytes -= (int64_t)((uintptr_t)(out + bytes) % VECTOR);
  }
  for (; bytes >= BLOCK; bytes -= BLOCK) {
    bytes_32 block[BLOCK / 32];
    for (int i = 0; i < BLOCK / 32; i++) block[i] = *(const bytes_32 *)(in + bytes - BLOCK + 32 * i);
    for (int i = 0; i < BLOCK / 32; i++) *(bytes_32 *)(out + bytes - BLOCK + 32 * i) = block[i];
  }
  memcpy(out, in, (size_t)bytes);
}

/// Bytes that do not overlap. The C library copies more than some hundred with the processor's own instruction, which takes half as
/// long again where they do not lie in whole halves of cache lines (measured on an EPYC).
GB_NARROW_CLONES static void copy_forward(int64_t bytes, char *out, const char *in) {
  enum { BLOCK = 128 };
  int64_t at = 0;
  for (; at + BLOCK <= bytes; at += BLOCK) {
    bytes_32 block[BLOCK / 32];
    for (int i = 0; i < BLOCK / 32; i++) block[i] = *(const bytes_32 *)(in + at + 32 * i);
    for (int i = 0; i < BLOCK / 32; i++) *(bytes_32 *)(out + at + 32 * i) = block[i];
  }
  memcpy(out + at, in + at, (size_t)(bytes - at));
}

static void copy_contiguous(int64_t bytes, char *out, const char *in) {
  enum { LONG = 1 << 20, PAGE = 4096, LINE = 64, HALF = 32, SOME = 768 };
  bool isApart = out + bytes <= in || in + bytes <= out;
  bool isAligned = (((uintptr_t)out | (uintptr_t)in) & 7) == 0;
  if (bytes >= LONG && isApart && isAligned) {
    copy_long(bytes, out, in);
  } else if (isApart && bytes >= LINE && ((uintptr_t)out - (uintptr_t)in - 1) % PAGE < LINE - 1) {
    copy_backward(bytes, out, in);
  } else if (isApart && bytes >= SOME && (((uintptr_t)out | (uintptr_t)in) & (HALF - 1)) != 0) {
    copy_forward(bytes, out, in);
  } else {
    memmove(out, in, (size_t)bytes);
  }
}

void gb_copy_bytes(int64_t bytes, const void *in, void *out) { copy_contiguous(bytes, out, in); }

static void copy_run(int64_t item, int64_t n, void *out, int64_t so, const void *in, int64_t si) {
  if (so == 1 && si == 1) {
    copy_contiguous(n * item, out, in);
    return;
  }
  switch (item) {
  case 1: copy_8(n, out, so, in, si); break;
  case 2: copy_16(n, out, so, in, si); break;
  case 4: copy_32(n, out, so, in, si); break;
  case 8: copy_64(n, out, so, in, si); break;
  default: copy_128(n, out, so, in, si); break;
  }
}

#define COMPLEX_OF_REALS(T, S)                                                                                         \
  GB_CLONES static void complex_of_reals_##S(int64_t n, T *out, int64_t so, const T *in) {                             \
    if (so == 1)                                                                                                       \
      for (int64_t i = 0; i < n; i++) out[2 * i] = in[i], out[2 * i + 1] = 0;                                          \
    else                                                                                                               \
      for (int64_t i = 0; i < n; i++) out[2 * so * i] = in[i], out[2 * so * i + 1] = 0;                                \
  }
COMPLEX_OF_REALS(float, f32)
COMPLEX_OF_REALS(double, f64)

/// Real to complex and back: the parts are floats at twice the stride. To bool both parts count.
static void convert_complex(gb_dtype to, gb_dtype from, int64_t n, void *out, int64_t so, const void *in, int64_t si) {
  gb_dtype partTo = to == GB_C64 ? GB_F32 : GB_F64, partFrom = from == GB_C64 ? GB_F32 : GB_F64;
  int64_t itemTo = gb_item_size(partTo), itemFrom = gb_item_size(partFrom);
  if (gb_is_complex(to) && gb_is_complex(from)) {
    gb_convert_run(partTo, partFrom, n, out, 2 * so, in, 2 * si);
    gb_convert_run(partTo, partFrom, n, (char *)out + itemTo, 2 * so, (const char *)in + itemFrom, 2 * si);
  } else if (from == GB_F32 && to == GB_C64 && si == 1) {
    complex_of_reals_f32(n, out, so, in);
  } else if (from == GB_F64 && to == GB_C128 && si == 1) {
    complex_of_reals_f64(n, out, so, in);
  } else if (gb_is_complex(to)) {
    int64_t buffer[GB_CHUNK], itemIn = gb_item_size(from);
    for (int64_t i = 0; i < n; i += GB_CHUNK) {
      int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
      gb_convert_run(partTo, from, count, buffer, 1, (const char *)in + i * si * itemIn, si);
      if (to == GB_C64)
        complex_of_reals_f32(count, (float *)out + 2 * so * i, so, (const float *)(const void *)buffer);
      else
        complex_of_reals_f64(count, (double *)out + 2 * so * i, so, (const double *)(const void *)buffer);
    }
  } else if (to == GB_BOOL) {
    for (int64_t i = 0; i < n; i++)
      ((uint8_t *)out)[i * so] = gb_number(partFrom, in, 2 * i * si) != 0 || gb_number(partFrom, in, 2 * i * si + 1) != 0;
  } else {
    gb_convert_run(to, partFrom, n, out, so, in, 2 * si);
  }
}

void gb_convert_run(gb_dtype to, gb_dtype from, int64_t n, void *out, int64_t so, const void *in, int64_t si) {
  if (to == from) {
    copy_run(gb_item_size(to), n, out, so, in, si);
    return;
  }
  if (so == 1 && si == 1 && to == GB_F32 && from == GB_F16 && gb_widen_halves(n, out, in)) return;
  if (so == 1 && si == 1 && to == GB_F16 && from == GB_F32 && gb_round_to_halves(n, out, in)) return;
#define CASE(TO, FROM, NAME, R, T, EXPR)                                                                               \
  if (to == TO && from == FROM) {                                                                                      \
    NAME(n, (R *)out, so, (const T *)in, si);                                                                          \
    return;                                                                                                            \
  }
  CONVERSIONS(CASE)
#undef CASE
  if (gb_is_complex(to) || gb_is_complex(from)) {
    convert_complex(to, from, n, out, so, in, si);
    return;
  }
  // No loop of its own: through the carrier of the narrow side, a chunk at a time.
  gb_dtype between = gb_is_half(to) ? GB_F32 : gb_is_narrow(from) ? gb_carrier(from) : gb_carrier(to);
  _Alignas(64) int64_t buffer[GB_CHUNK];
  int64_t itemOut = gb_item_size(to), itemIn = gb_item_size(from);
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    gb_convert_run(between, from, count, buffer, 1, (const char *)in + i * si * itemIn, si);
    gb_convert_run(to, between, count, (char *)out + i * so * itemOut, so, buffer, 1);
  }
}

/// What the threads share of a contiguous copy.
typedef struct {
  gb_dtype to, from;
  void *out;
  const void *in;
} conversion;

static void convert_part(void *context, int64_t first, int64_t end) {
  conversion *c = context;
  gb_convert_run(c->to, c->from, end - first, (char *)c->out + first * gb_item_size(c->to), 1,
                 (const char *)c->in + first * gb_item_size(c->from), 1);
}

gb_status gb_convert(gb_dtype dtypeOut, gb_dtype dtypeIn, int64_t n, void *out, const void *in) {
  conversion c = {dtypeOut, dtypeIn, out, in};
  if (n > 0) gb_share(n, gb_chunk_of(n, 1), convert_part, &c);
  return GB_OK;
}

void gb_fill_strided(gb_dtype dtype, int32_t ndim, const int64_t *sizes, const int64_t *strides, void *out,
                     const void *value) {
  static const int64_t zeros[GB_MAX_DIMS] = {0};
  gb_loop loop;
  const int64_t *both[] = {strides, zeros};
  if (!gb_loop_prepare(&loop, ndim, sizes, 2, both)) return;
  int64_t item = gb_item_size(dtype), counter[GB_MAX_DIMS] = {0}, at[2] = {0};
  do {
    copy_run(item, loop.sizes[0], (char *)out + at[0] * item, loop.strides[0][0], value, 0);
  } while (gb_loop_next(&loop, 2, counter, at));
}

#define FILL_LOOP(T, NAME)                                                                                             \
  GB_CLONES static void NAME(int64_t n, T *out, T value) {                                                             \
    for (int64_t i = 0; i < n; i++) out[i] = value;                                                                    \
  }
FILL_LOOP(uint16_t, fill_16)
FILL_LOOP(uint32_t, fill_32)
FILL_LOOP(uint64_t, fill_64)

void gb_fill(gb_dtype dtype, int64_t n, void *out, const void *value) {
  switch (gb_item_size(dtype)) {
  case 1:
    if (n > 0) memset(out, *(const uint8_t *)value, (size_t)n);
    break;
  case 2: fill_16(n, out, *(const uint16_t *)value); break;
  case 4: fill_32(n, out, *(const uint32_t *)value); break;
  case 8: fill_64(n, out, *(const uint64_t *)value); break;
  default: copy_128(n, out, 1, value, 0); break;
  }
}

// The reference computes ranges in vectors of 256 bits, two at a time: the first element of a vector from the start of
// the range, the others from the first. What is left over is computed element by element. Products are fused.
enum { VECTOR_F32 = 8, VECTOR_F64 = 4 };

GB_CLONES static void arange_f32(int64_t n, float *out, double start, double step) {
  int64_t full = n - n % (2 * VECTOR_F32);
  for (int64_t i = 0; i < full; i += VECTOR_F32) {
    float base = (float)fma(step, (double)i, start);
    for (int64_t k = 0; k < VECTOR_F32; k++) out[i + k] = (float)fma((double)k, step, (double)base);
  }
  for (int64_t i = full; i < n; i++) out[i] = (float)fma(step, (double)i, start);
}

GB_CLONES static void arange_f64(int64_t n, double *out, double start, double step) {
  int64_t full = n - n % (2 * VECTOR_F64);
  for (int64_t i = 0; i < full; i += VECTOR_F64) {
    double base = fma(step, (double)i, start);
    for (int64_t k = 0; k < VECTOR_F64; k++) out[i + k] = fma((double)k, step, base);
  }
  for (int64_t i = full; i < n; i++) out[i] = fma(step, (double)i, start);
}

// The half types: vectors of 16, whose base is rounded before the others are counted from it.
static void arange_half(gb_dtype dtype, int64_t n, void *out, float start, float step) {
  enum { VECTOR = 16 };
  int64_t full = n - n % (2 * VECTOR);
  for (int64_t i = 0; i < full; i += VECTOR) {
    gb_store_float(dtype, out, i, (double)fmaf(step, (float)i, start));
    float base = (float)gb_number(dtype, out, i);
    for (int64_t k = 1; k < VECTOR; k++) gb_store_float(dtype, out, i + k, (double)fmaf((float)k, step, base));
  }
  for (int64_t i = full; i < n; i++) gb_store_float(dtype, out, i, (double)fmaf(step, (float)i, start));
}

void gb_arange(gb_dtype dtype, int64_t n, void *out, double start, double step) {
  if (dtype == GB_F64) {
    arange_f64(n, out, start, step);
  } else if (dtype == GB_F32) {
    arange_f32(n, out, start, step);
  } else if (gb_is_half(dtype)) {
    arange_half(dtype, n, out, (float)start, (float)step);
  }
}

GB_CLONES static void arange_i64(int64_t n, uint64_t *out, uint64_t start, uint64_t step) {
  for (int64_t i = 0; i < n; i++) out[i] = start + step * (uint64_t)i;
}

void gb_arange_integer(gb_dtype dtype, int64_t n, void *out, int64_t start, int64_t step) {
  if (dtype == GB_I64) {
    arange_i64(n, out, (uint64_t)start, (uint64_t)step);
    return;
  }
  for (int64_t i = 0; i < n; i++)
    gb_store_integer(dtype, out, i, (int64_t)((uint64_t)start + (uint64_t)step * (uint64_t)i));
}

// The first half counts from the start, the second half back from the end.
#define LINSPACE(NAME, T, F)                                                                                           \
  GB_CLONES static void NAME(int64_t n, T *out, T start, T end) {                                                      \
    T step = n > 1 ? (end - start) / (T)(n - 1) : 0;                                                                   \
    int64_t half = n / 2;                                                                                              \
    for (int64_t i = 0; i < half; i++) out[i] = fma##F(step, (T)i, start);                                             \
    for (int64_t i = half; i < n; i++) out[i] = fma##F(-step, (T)(n - i - 1), end);                                    \
  }
LINSPACE(linspace_f32, float, f)
LINSPACE(linspace_f64, double, )

// The half types round after each operation.
static void linspace_half(gb_dtype dtype, int64_t n, void *out, double start, double end) {
#define ROUNDED(x) (gb_store_float(dtype, &bits, 0, (double)(x)), (float)gb_number(dtype, &bits, 0))
  uint16_t bits;
  float first = ROUNDED((float)start), last = ROUNDED((float)end), steps = ROUNDED((float)(n - 1));
  float step = n > 1 ? ROUNDED(ROUNDED(last - first) / steps) : 0;
  for (int64_t i = 0; i < n; i++) {
    float count = ROUNDED((float)(i < n / 2 ? i : n - i - 1));
    float way = ROUNDED(step * count);
    gb_store_float(dtype, out, i, (double)(i < n / 2 ? first + way : last - way));
  }
#undef ROUNDED
}

// Integers count in double precision and are cut.
GB_CLONES static void linspace_integer(gb_dtype dtype, int64_t n, void *out, int64_t start, int64_t end) {
  double step = n > 1 ? ((double)end - (double)start) / (double)(n - 1) : 0;
  for (int64_t i = 0; i < n; i++) {
    double value = i < n / 2 ? (double)start + step * (double)i : (double)end - step * (double)(n - i - 1);
    gb_store_integer(dtype, out, i, float_to_integer(value));
  }
}

void gb_linspace(gb_dtype dtype, int64_t n, void *out, double start, double end) {
  if (n == 1) end = start;
  if (gb_is_half(dtype)) linspace_half(dtype, n, out, start, end);
  if (dtype >= GB_I64 && dtype <= GB_U8)
    linspace_integer(dtype, n, out, float_to_integer(start), float_to_integer(end));
  if (dtype == GB_F64) {
    linspace_f64(n, out, start, end);
  } else if (dtype == GB_F32) {
    linspace_f32(n, out, (float)start, (float)end);
  }
}

void gb_eye(gb_dtype dtype, int64_t rows, int64_t columns, void *out) {
  int64_t item = gb_item_size(dtype), diagonal = rows < columns ? rows : columns;
  if (rows * columns > 0) memset(out, 0, (size_t)(rows * columns * item));
  const int64_t one = 1;
  int64_t value[2];
  gb_convert_run(dtype, GB_I64, 1, value, 1, &one, 1);
  for (int64_t i = 0; i < diagonal; i++) memcpy((char *)out + i * (columns + 1) * item, value, (size_t)item);
}

void gb_triangle(gb_dtype dtype, bool upper, int64_t diagonal, int64_t batch, int64_t rows, int64_t columns, void *out,
                 const void *in) {
  int64_t item = gb_item_size(dtype);
  for (int64_t line = 0; line < batch * rows; line++) {
    int64_t border = line % rows + diagonal + (upper ? 0 : 1);  // first kept (upper) or first dropped (lower) column
    border = border < 0 ? 0 : border > columns ? columns : border;
    int64_t from = upper ? border : 0, to = upper ? columns : border;
    char *target = (char *)out + line * columns * item;
    memmove(target + from * item, (const char *)in + (line * columns + from) * item, (size_t)((to - from) * item));
    memset(target, 0, (size_t)(from * item));
    memset(target + to * item, 0, (size_t)((columns - to) * item));
  }
}
