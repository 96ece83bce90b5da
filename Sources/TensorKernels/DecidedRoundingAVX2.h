// The reference's exp and tanh (ReferenceElementary.h), eight at a time in AVX2: as in DecidedRounding.h, but that the
// powers are gathered and that tanh near by is the library's in double precision. Included by elementary.c.

#define INLINE_256 static inline __attribute__((always_inline, target("avx2,fma")))

INLINE_256 f32x8 decided_exp_256(f32x8 x) {
#pragma STDC FP_CONTRACT OFF
  const float magic = 0x1.8p+23f;
  f32x8 shifted = x * REFERENCE_EXP_STEPS + magic, whole = shifted - magic;
  f32x8 rest = x - whole * REFERENCE_EXP_HIGH;
  rest = rest - whole * REFERENCE_EXP_LOW;
  f32x8 sum = rest + rest * rest * 0.5f;
  i32x8 step = (i32x8)shifted - 0x4b400000;
  __m256i index = (__m256i)(step & 127);
  f32x8 power = (f32x8)_mm256_i32gather_ps(gb_power_parts[0], index, 4);
  f32x8 result = power + (power * sum + (f32x8)_mm256_i32gather_ps(gb_power_parts[1], index, 4));
  result = (f32x8)((i32x8)result + ((step >> 7) << 23));
  i32x8 isUsual = __builtin_elementwise_abs(x) <= REFERENCE_EXP_LIMIT;
  if (_mm256_movemask_ps((__m256)isUsual) == 0xff) return result;
  f32x8 rounded = JOIN(sleef_exp_f64_256(LOW(x)), sleef_exp_f64_256(HIGH(x)));
  return (f32x8)_mm256_blendv_ps((__m256)rounded, (__m256)result, (__m256)isUsual);
}

INLINE_256 uint32_t undecided_lanes_256(f64x4 value, int64_t stray) {
  enum { DROPPED_BITS = 0x1fffffff, MIDDLE = 0x10000000 };
  i64x4 distance = ((i64x4)value + (stray - MIDDLE)) & DROPPED_BITS;
  return (uint32_t)_mm256_movemask_pd((__m256d)(distance <= 2 * stray));
}

INLINE_256 f32x8 decided_tanh_256(f32x8 x) {
  f64x4 low = sleef_tanh_f64_256(LOW(x)), high = sleef_tanh_f64_256(HIGH(x));
  uint32_t undecided = undecided_lanes_256(low, WIDEST_STRAY) | undecided_lanes_256(high, WIDEST_STRAY) << 4;
  f32x8 result = JOIN(low, high);
  for (; undecided != 0; undecided &= undecided - 1) {
    int lane = __builtin_ctz(undecided);
    result[lane] = gb_reference_tanhf(x[lane]);
  }
  return result;
}

#undef INLINE_256
