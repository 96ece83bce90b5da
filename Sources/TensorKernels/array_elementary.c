// Elementary functions in the approximations of NumPy: single precision exponential, logarithm, sine and cosine by rational
// and polynomial approximations after a range reduction in steps, each with fused products; the hyperbolic tangent by a table
// of polynomials, one for each part of the range. What a flag is raised for is found by a look at the operands.
#include "ArrayKernels.h"
#include "ArrayTanhTables.h"
#include "KernelLoops.h"

static inline float float_of(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
static inline uint32_t bits_of(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}
static inline int64_t bits_of_double(double value) {
  int64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static const float greatestExponent = 88.72283935546875f, leastExponent = -103.97208404541015625f;
static const float magic = 0x1.8p+23f;

static inline float exp_of(float x) {
  float clipped = x < leastExponent ? leastExponent : x;
  clipped = clipped > greatestExponent ? greatestExponent : clipped;
  clipped = x != x ? 0 : clipped;
  float quadrant = clipped * 1.442695040888963407359924681001892137f;
  quadrant = (quadrant + magic) - magic;
  float r = __builtin_fmaf(quadrant, -6.93145752e-1f, clipped);
  r = __builtin_fmaf(quadrant, -1.42860677e-6f, r);
  float above = 5.082762527590693718096e-04f;
  above = __builtin_fmaf(above, r, 6.757896990527504603057e-03f);
  above = __builtin_fmaf(above, r, 5.114512081637298353406e-02f);
  above = __builtin_fmaf(above, r, 2.473615434895520810817e-01f);
  above = __builtin_fmaf(above, r, 7.257664613233124478488e-01f);
  above = __builtin_fmaf(above, r, 9.999999999980870924916e-01f);
  float below = 2.159509375685829852307e-02f;
  below = __builtin_fmaf(below, r, -2.742335390411667452936e-01f);
  below = __builtin_fmaf(below, r, 1.0f);
  // In two steps, so that what becomes subnormal is rounded once.
  int32_t power = (int32_t)quadrant, half = power >> 1;
  float scaled = above / below * float_of((uint32_t)(half + 127) << 23);
  scaled *= float_of((uint32_t)(power - half + 127) << 23);
  scaled = x >= greatestExponent ? INFINITY : scaled;
  scaled = x <= leastExponent ? 0 : scaled;
  return x != x ? x : scaled;
}

GB_CLONES static void exp_loop(int64_t n, float *out, const float *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = exp_of(a[i]);
}

GB_CLONES static bool has_overflow(int64_t n, const float *a) {
  int32_t found = 0;
  for (int64_t i = 0; i < n; i++) found |= (a[i] >= greatestExponent) & (a[i] < INFINITY);
  return found != 0;
}

void gb_array_exp_f32(int64_t n, float *out, const float *a) {
  bool overflows = has_overflow(n, a);
  exp_loop(n, out, a);
  gb_clear_float_flags(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW);
  if (overflows) feraiseexcept(FE_OVERFLOW);
}

static inline float log_of(float x) {
  bool isSmall = x < 0x1p-126f;
  uint32_t bits = bits_of(isSmall ? x * 0x1p100f : x);
  float exponent = (float)((int32_t)(bits >> 23 & 255) - 126 - (isSmall ? 100 : 0));
  float mantissa = float_of((bits & 0x7fffffu) | 0x3f000000u);
  bool isLow = mantissa <= 0.707106781186547524400844362104849039f;
  mantissa += isLow ? mantissa : 0;
  exponent -= isLow ? 1.0f : 0;
  float m = mantissa - 1;
  float above = 2.589979117907922693523e-02f;
  above = __builtin_fmaf(above, m, 3.808837741388407920751e-01f);
  above = __builtin_fmaf(above, m, 1.480000633576506585156e+00f);
  above = __builtin_fmaf(above, m, 2.112677543073053063722e+00f);
  above = __builtin_fmaf(above, m, 9.999999999999998702752e-01f);
  above = __builtin_fmaf(above, m, 0.0f);
  float below = 5.875095403124574342950e-03f;
  below = __builtin_fmaf(below, m, 1.546476374983906719538e-01f);
  below = __builtin_fmaf(below, m, 9.864942958519418960339e-01f);
  below = __builtin_fmaf(below, m, 2.453006071784736363091e+00f);
  below = __builtin_fmaf(below, m, 2.612677543073109236779e+00f);
  below = __builtin_fmaf(below, m, 1.0f);
  float result = __builtin_fmaf(exponent, 0.693147180559945309417232121458176568f, above / below);
  result = x == INFINITY ? x : result;
  result = x == 0 ? -INFINITY : result;
  result = x < 0 ? -NAN : result;
  return x != x ? x : result;
}

GB_CLONES static void log_loop(int64_t n, float *out, const float *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = log_of(a[i]);
}

GB_CLONES static int32_t log_flags(int64_t n, const float *a) {
  int32_t zero = 0, negative = 0;
  for (int64_t i = 0; i < n; i++) {
    zero |= a[i] == 0;
    negative |= a[i] < 0;
  }
  return (zero ? FE_DIVBYZERO : 0) | (negative ? FE_INVALID : 0);
}

void gb_array_log_f32(int64_t n, float *out, const float *a) {
  int32_t flags = log_flags(n, a);
  log_loop(n, out, a);
  gb_clear_float_flags(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW | FE_DIVBYZERO);
  if (flags) feraiseexcept(flags);
}

static inline float reduced(float x, float *quadrant) {
  float q = __builtin_fmaf(x, 0x1.45f306p-1f, magic) - magic;
  float r = __builtin_fmaf(q, -0x1.921fb0p+00f, x);
  r = __builtin_fmaf(q, -0x1.5110b4p-22f, r);
  *quadrant = q;
  return __builtin_fmaf(q, -0x1.846988p-48f, r);
}

static inline float cosine_part(float r2) {
  float sum = __builtin_fmaf(0x1.98e616p-16f, r2, -0x1.6c06dcp-10f);
  sum = __builtin_fmaf(sum, r2, 0x1.55553cp-05f);
  sum = __builtin_fmaf(sum, r2, -0x1.000000p-01f);
  return __builtin_fmaf(sum, r2, 1.0f);
}

static inline float sine_part(float r, float r2) {
  float sum = __builtin_fmaf(0x1.7d3bbcp-19f, r2, -0x1.a06bbap-13f);
  sum = __builtin_fmaf(sum, r2, 0x1.11119ap-07f);
  sum = __builtin_fmaf(sum, r2, -0x1.555556p-03f);
  return __builtin_fmaf(sum * r2, r, r);
}

static const float greatestSine = 117435.992f, greatestCosine = 71476.0625f;

static inline float sine_of(float x) {
  float q, r = reduced(fabsf(x) <= greatestSine ? x : 0, &q), r2 = r * r;
  int32_t quarter = (int32_t)q;
  float cosine = cosine_part(r2), sine = sine_part(r, r2), value = quarter & 1 ? cosine : sine;
  value = quarter & 2 ? -value : value;
  return x == 0 ? x : value;
}

static inline float cosine_of(float x) {
  float q, r = reduced(fabsf(x) <= greatestCosine ? x : 0, &q), r2 = r * r;
  int32_t quarter = (int32_t)q;
  float cosine = cosine_part(r2), sine = sine_part(r, r2), value = quarter & 1 ? sine : cosine;
  return (quarter + 1) & 2 ? -value : value;
}

GB_CLONES static void sine_loop(int64_t n, float *out, const float *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = sine_of(a[i]);
}
GB_CLONES static void cosine_loop(int64_t n, float *out, const float *a) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = cosine_of(a[i]);
}
GB_CLONES static bool has_beyond(int64_t n, const float *a, float limit) {
  int32_t found = 0;
  for (int64_t i = 0; i < n; i++) found |= !(fabsf(a[i]) <= limit);
  return found != 0;
}

/// What lies outside the range of the reduction is left to the C library. `out` may be `a`: a chunk is looked at first.
static void in_chunks(int64_t n, float *out, const float *a, float limit, void (*loop)(int64_t, float *, const float *),
                      float (*far)(float)) {
  float kept[GB_CHUNK];
  bool isInvalid = false;
  for (int64_t i = 0; i < n; i += GB_CHUNK) {
    int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
    bool isFar = has_beyond(count, a + i, limit);
    if (isFar) memcpy(kept, a + i, (size_t)count * sizeof *kept);
    loop(count, out + i, a + i);
    for (int64_t k = 0; isFar && k < count; k++) {
      if (fabsf(kept[k]) <= limit) continue;
      out[i + k] = far(kept[k]);
      isInvalid |= isinf(kept[k]);
    }
  }
  gb_clear_float_flags(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW);
  if (isInvalid) feraiseexcept(FE_INVALID);
}

void gb_array_sin_f32(int64_t n, float *out, const float *a) { in_chunks(n, out, a, greatestSine, sine_loop, sinf); }
void gb_array_cos_f32(int64_t n, float *out, const float *a) { in_chunks(n, out, a, greatestCosine, cosine_loop, cosf); }

GB_CLONES static void tanh_f32_loop(int64_t n, float *out, const float *a) {
  for (int64_t i = 0; i < n; i++) {
    float x = a[i];
    int32_t magnitude = (int32_t)(bits_of(x) & 0x7fe00000u), place = magnitude - 0x3d400000;
    place = place < 0 ? 0 : place;
    place = (place > 0x3e00000 ? 0x3e00000 : place) >> 21;
    float y = fabsf(x) - tanhTable32[0][place];
    float r = __builtin_fmaf(tanhTable32[7][place], y, tanhTable32[6][place]);
    r = __builtin_fmaf(r, y, tanhTable32[5][place]);
    r = __builtin_fmaf(r, y, tanhTable32[4][place]);
    r = __builtin_fmaf(r, y, tanhTable32[3][place]);
    r = __builtin_fmaf(r, y, tanhTable32[2][place]);
    r = __builtin_fmaf(r, y, tanhTable32[1][place]);
    r = magnitude <= 0x7f000000 ? r : 1.0f;
    r = float_of(bits_of(r) | (bits_of(x) & 0x80000000u));
    out[i] = x != x ? NAN : r;
  }
}

GB_CLONES static void tanh_f64_loop(int64_t n, double *out, const double *a) {
  for (int64_t i = 0; i < n; i++) {
    double x = a[i];
    int64_t magnitude = bits_of_double(x) & 0x7ff8000000000000ll;
    int64_t place = magnitude - 0x3fc0000000000000ll;
    place = place < 0 ? 0 : place;
    place = (place > 0x78000000000000ll ? 0x78000000000000ll : place) >> 51;
    const double *row = tanhTable64[place];
    double y = fabs(x) - row[0], r = __builtin_fma(row[17], y, row[16]);
#pragma clang loop unroll(full)
    for (int k = 15; k >= 1; k--) r = __builtin_fma(r, y, row[k]);
    r = magnitude <= 0x7fe0000000000000ll ? r : 1.0;
    r = copysign(r, x);
    out[i] = x != x ? (double)NAN : r;
  }
}

#if defined(__x86_64__)
#include <immintrin.h>

// The same with the table's columns in registers: a coefficient of eight numbers is one permutation.
__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"))) static void tanh_f64_512(int64_t n, double *out,
                                                                                                const double *a) {
  double columns[18][16];
  for (int k = 0; k < 18; k++)
    for (int part = 0; part < 16; part++) columns[k][part] = tanhTable64[part][k];
  const __m512i high = _mm512_set1_epi64(0x7ff8000000000000ll), base = _mm512_set1_epi64(0x3fc0000000000000ll);
  const __m512i most = _mm512_set1_epi64(0x78000000000000ll), huge = _mm512_set1_epi64(0x7fe0000000000000ll);
  for (int64_t i = 0; i < n; i += 8) {
    __mmask8 lanes = n - i < 8 ? (__mmask8)((1u << (n - i)) - 1) : 0xff;
    __m512d x = _mm512_maskz_loadu_pd(lanes, a + i);
    __m512i magnitude = _mm512_and_epi64(_mm512_castpd_si512(x), high);
    __m512i place = _mm512_max_epi64(_mm512_sub_epi64(magnitude, base), _mm512_setzero_si512());
    place = _mm512_srli_epi64(_mm512_min_epi64(place, most), 51);
#define COEFFICIENT(k) _mm512_permutex2var_pd(_mm512_loadu_pd(columns[k]), place, _mm512_loadu_pd(columns[k] + 8))
    __m512d y = _mm512_sub_pd(_mm512_abs_pd(x), COEFFICIENT(0)), r = COEFFICIENT(17);
#pragma clang loop unroll(full)
    for (int k = 16; k >= 1; k--) r = _mm512_fmadd_pd(r, y, COEFFICIENT(k));
#undef COEFFICIENT
    r = _mm512_mask_mov_pd(_mm512_set1_pd(1.0), _mm512_cmple_epi64_mask(magnitude, huge), r);
    __m512d sign = _mm512_and_pd(x, _mm512_set1_pd(-0.0));
    r = _mm512_mask_mov_pd(_mm512_or_pd(r, sign), _mm512_cmp_pd_mask(x, x, _CMP_UNORD_Q), _mm512_set1_pd(NAN));
    _mm512_mask_storeu_pd(out + i, lanes, r);
  }
}

__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"))) static void tanh_f32_512(int64_t n, float *out,
                                                                                                const float *a) {
  const __m512i high = _mm512_set1_epi32(0x7fe00000), base = _mm512_set1_epi32(0x3d400000);
  const __m512i most = _mm512_set1_epi32(0x3e00000), huge = _mm512_set1_epi32(0x7f000000);
  for (int64_t i = 0; i < n; i += 16) {
    __mmask16 lanes = n - i < 16 ? (__mmask16)((1u << (n - i)) - 1) : 0xffff;
    __m512 x = _mm512_maskz_loadu_ps(lanes, a + i);
    __m512i magnitude = _mm512_and_epi32(_mm512_castps_si512(x), high);
    __m512i place = _mm512_max_epi32(_mm512_sub_epi32(magnitude, base), _mm512_setzero_si512());
    place = _mm512_srli_epi32(_mm512_min_epi32(place, most), 21);
#define COEFFICIENT(k) _mm512_permutex2var_ps(_mm512_loadu_ps(tanhTable32[k]), place, _mm512_loadu_ps(tanhTable32[k] + 16))
    __m512 y = _mm512_sub_ps(_mm512_abs_ps(x), COEFFICIENT(0)), r = COEFFICIENT(7);
#pragma clang loop unroll(full)
    for (int k = 6; k >= 1; k--) r = _mm512_fmadd_ps(r, y, COEFFICIENT(k));
#undef COEFFICIENT
    r = _mm512_mask_mov_ps(_mm512_set1_ps(1.0f), _mm512_cmple_epi32_mask(magnitude, huge), r);
    __m512 sign = _mm512_and_ps(x, _mm512_set1_ps(-0.0f));
    r = _mm512_mask_mov_ps(_mm512_or_ps(r, sign), _mm512_cmp_ps_mask(x, x, _CMP_UNORD_Q), _mm512_set1_ps(NAN));
    _mm512_mask_storeu_ps(out + i, lanes, r);
  }
}

static bool has_512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}
#else
static bool has_512(void) { return false; }
#define tanh_f64_512 tanh_f64_loop
#define tanh_f32_512 tanh_f32_loop
#endif

void gb_array_tanh_f32(int64_t n, float *out, const float *a) {
  (n > 16 && has_512() ? tanh_f32_512 : tanh_f32_loop)(n, out, a);
  gb_clear_float_flags(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW);
}
void gb_array_tanh_f64(int64_t n, double *out, const double *a) {
  (n > 64 && has_512() ? tanh_f64_512 : tanh_f64_loop)(n, out, a);
  gb_clear_float_flags(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW);
}
