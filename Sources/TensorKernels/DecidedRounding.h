// The reference's exp and tanh of single-precision numbers (ReferenceElementary.h), sixteen at a time in AVX-512. exp is
// the same steps on vectors; what is outside its range is rounded from the library's function in double precision. tanh is
// computed with an error below 2^-48, which decides the rounding wherever the value is farther from the middle of
// two floats than the reference's polynomials are from tanh: all but two numbers in a thousand, whose polynomials are
// evaluated one by one. Included by elementary.c.

#define INLINE_512 static inline __attribute__((always_inline, target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")))

// 2^(i/16), and what the doubles above leave over.
static const f64x8 sixteenths[2] = {{
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0,
    0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0},
{
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0, 0x1.ae89f995ad3adp+0,
    0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0}};
static const f64x8 sixteenthRests[2] = {{
    0x0.0p+0, 0x1.8a62e4adc610bp-54, -0x1.19041b9d78a76p-55, 0x1.9b07eb6c70573p-54, 0x1.6f46ad23182e4p-55,
    0x1.ada0911f09ebcp-55, 0x1.d4397afec42e2p-56, 0x1.6324c054647adp-54},
{
    -0x1.bdd3413b26456p-54, -0x1.41577ee04992fp-55, 0x1.6e9f156864b27p-54, 0x1.c7c46b071f2bep-56,
    0x1.7a1cd345dcc81p-54, 0x1.11065895048ddp-55, 0x1.2ed02d75b3707p-55, -0x1.e9c23179c2893p-54}};

/// e^x = 2^(k/16) · (1 + q): the power's bits to be added to a sixteenth's, which sixteenth, and q.
INLINE_512 void split_exponential(f64x8 x, i64x8 *power, i64x8 *index, f64x8 *q) {
  const double magic = 0x1.8p52;  // adding it rounds to a whole number, which then lies in the lowest bits
  f64x8 shifted = __builtin_elementwise_fma(x, (f64x8){0} + 0x1.71547652b82fep+4, (f64x8){0} + magic);
  f64x8 whole = shifted - magic;
  f64x8 rest = __builtin_elementwise_fma(whole, (f64x8){0} - 0x1.62e42fefa39efp-5, x);
  rest = __builtin_elementwise_fma(whole, (f64x8){0} - 0x1.abc9e3b39803fp-60, rest);
  f64x8 sum = (f64x8){0} + 1.0 / 5040;
  sum = __builtin_elementwise_fma(sum, rest, (f64x8){0} + 1.0 / 720);
  sum = __builtin_elementwise_fma(sum, rest, (f64x8){0} + 1.0 / 120);
  sum = __builtin_elementwise_fma(sum, rest, (f64x8){0} + 1.0 / 24);
  sum = __builtin_elementwise_fma(sum, rest, (f64x8){0} + 1.0 / 6);
  sum = __builtin_elementwise_fma(sum, rest, (f64x8){0} + 0.5);
  *q = __builtin_elementwise_fma(sum * rest, rest, rest);
  *index = (i64x8)shifted;
  *power = (*index >> 4) << 52;
}

INLINE_512 f64x8 sixteenth(const f64x8 *table, i64x8 index) {
  return (f64x8)_mm512_permutex2var_pd((__m512d)table[0], (__m512i)index, (__m512d)table[1]);
}

/// (e^2|x| - 1) / (e^2|x| + 1), with the sign of x.
INLINE_512 f64x8 near_tanh(f64x8 x) {
  i64x8 power, index, sign = (i64x8)x & INT64_MIN;
  f64x8 q, twice = (f64x8)((i64x8)(x + x) & INT64_MAX);
  // From 20 on the result is 1; NaN comes through.
  twice = (f64x8)_mm512_min_pd(_mm512_set1_pd(40), (__m512d)twice);
  split_exponential(twice, &power, &index, &q);
  f64x8 factor = (f64x8)((i64x8)sixteenth(sixteenths, index) + power);
  f64x8 small = sixteenth(sixteenthRests, index) * (f64x8)(power + 0x3ff0000000000000);
  f64x8 less = __builtin_elementwise_fma(factor, q, factor - 1.0 + small);
  return (f64x8)((i64x8)(less / (less + 2.0)) | sign);
}

/// How far, in units of what rounding drops, the reference's tanh strays from the true one; most between 4 and 5.
enum { USUAL_STRAY = 1 << 20, WIDEST_STRAY = 7 << 20 };

/// Which values lie nearer than that to the middle of two neighbouring floats.
INLINE_512 uint32_t undecided_lanes(f64x8 value, int64_t stray) {
  enum { DROPPED_BITS = 0x1fffffff, MIDDLE = 0x10000000 };
  i64x8 distance = ((i64x8)value + (stray - MIDDLE)) & DROPPED_BITS;
  return _mm512_cmple_epu64_mask((__m512i)distance, _mm512_set1_epi64(2 * stray));
}

INLINE_512 f32x16 power_part(const float *table, i32x16 step) {
  __m512i index = (__m512i)step;
  __m512 first = _mm512_permutex2var_ps(_mm512_load_ps(table), index, _mm512_load_ps(table + 16));
  __m512 second = _mm512_permutex2var_ps(_mm512_load_ps(table + 32), index, _mm512_load_ps(table + 48));
  __m512 third = _mm512_permutex2var_ps(_mm512_load_ps(table + 64), index, _mm512_load_ps(table + 80));
  __m512 fourth = _mm512_permutex2var_ps(_mm512_load_ps(table + 96), index, _mm512_load_ps(table + 112));
  __mmask16 isOdd = _mm512_test_epi32_mask(index, _mm512_set1_epi32(32));
  __mmask16 isUpper = _mm512_test_epi32_mask(index, _mm512_set1_epi32(64));
  __m512 lower = _mm512_mask_blend_ps(isOdd, first, second), upper = _mm512_mask_blend_ps(isOdd, third, fourth);
  return (f32x16)_mm512_mask_blend_ps(isUpper, lower, upper);
}

INLINE_512 f32x16 decided_exp(f32x16 x) {
#pragma STDC FP_CONTRACT OFF
  const float magic = 0x1.8p+23f;
  f32x16 shifted = x * REFERENCE_EXP_STEPS + magic, whole = shifted - magic;
  f32x16 rest = x - whole * REFERENCE_EXP_HIGH;
  rest = rest - whole * REFERENCE_EXP_LOW;
  f32x16 sum = rest + rest * rest * 0.5f;
  i32x16 step = (i32x16)shifted - 0x4b400000;
  f32x16 power = power_part(gb_power_parts[0], step);
  f32x16 result = power + (power * sum + power_part(gb_power_parts[1], step));
  result = (f32x16)((i32x16)result + ((step >> 7) << 23));
  __m512 size = _mm512_abs_ps((__m512)x);
  __mmask16 isUsual = _mm512_cmp_ps_mask(size, _mm512_set1_ps(REFERENCE_EXP_LIMIT), _CMP_LE_OQ);
  if (isUsual == 0xffff) return result;
  f32x16 rounded = JOIN(sleef_exp_f64_512(LOW(x)), sleef_exp_f64_512(HIGH(x)));
  return (f32x16)_mm512_mask_blend_ps(isUsual, (__m512)rounded, (__m512)result);
}

INLINE_512 f32x16 decided_tanh(f32x16 x) {
  f64x8 low = near_tanh(LOW(x)), high = near_tanh(HIGH(x));
  __m512 size = _mm512_abs_ps((__m512)x);
  bool straysFar = (_mm512_cmp_ps_mask(size, _mm512_set1_ps(4), _CMP_GE_OQ) &
                    _mm512_cmp_ps_mask(size, _mm512_set1_ps(5), _CMP_LT_OQ)) != 0;
  int64_t stray = straysFar ? WIDEST_STRAY : USUAL_STRAY;
  uint32_t undecided = undecided_lanes(low, stray) | undecided_lanes(high, stray) << 8;
  f32x16 result = JOIN(low, high);
  for (; undecided != 0; undecided &= undecided - 1) {
    int lane = __builtin_ctz(undecided);
    result[lane] = gb_reference_tanhf(x[lane]);
  }
  return result;
}

#undef INLINE_512
