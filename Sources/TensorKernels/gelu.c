// GELU of floats (the form with erf) as the reference computes it: 22 polynomials of the fifth degree in |x| for
// erf(|x|/√2), four to each power of two, and 1 beyond the last. Their coefficients were found from what the reference
// answers, by a search for the floats whose roundings agree: from 1 to 5 all do, elsewhere more than nine in ten. Its slope
// is that of another approximation there: erf by the rational function of Abramowitz and Stegun (7.1.26). Knows no shapes.
#include <immintrin.h>

#include "FastExponential.h"

#define GB_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")))
#define GB_AVX2 __attribute__((target("avx2,fma")))

enum { FIRST_PIECE = 1, PAST_LAST = 23, NOT_A_NUMBER = 24, PIECE_BITS = 21, FIRST_START = 0x3de00001 };

/// Beyond this erf is 1.
static const float largest = 0x1.62b9dcp+2f;

/// The bits of the coefficients, by degree and piece.
static const uint32_t coefficients[6][32] __attribute__((aligned(64))) = {
    {0x00000000, 0x32827e98, 0x3381cc00, 0x34523e00, 0x351ac400, 0x35f36d88, 0x36ee8220, 0x37b8a3bc,
     0x3867a214, 0x3940033b, 0x3a2a5a1d, 0x3ae35863, 0x3b7828f2, 0x3c08b14b, 0x3c515ed3, 0xbb503236,
     0xbd8d8e5e, 0xbe8abcd9, 0xbf0c19a2, 0xbeccb328, 0x3e176ced, 0x3f470d99, 0x3f800607, 0x3f800000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
    {0x00000000, 0x3f4c421f, 0x3f4c416b, 0x3f4c3f2d, 0x3f4c4045, 0x3f4c4051, 0x3f4c39c2, 0x3f4c2c89,
     0x3f4c1418, 0x3f4bc3b9, 0x3f4ad08c, 0x3f48f8b2, 0x3f45f8a4, 0x3f404e07, 0x3f3b980f, 0x3f48dff3,
     0x3f78b21b, 0x3fbb0704, 0x40019c32, 0x3fe536d6, 0x3f81331e, 0x3e6c8684, 0xbac21a00, 0x00000000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
    {0x00000000, 0x37358b7a, 0x39819740, 0x3a5f74a0, 0x39c97480, 0x39440e10, 0x3a747b98, 0x3b03d04c,
     0x3b70cb58, 0x3c097bcf, 0x3ca5aa8c, 0x3d21419c, 0x3d878030, 0x3ddfb660, 0x3e0f27ab, 0x3d94004b,
     0xbe0efdeb, 0xbf1d96c3, 0xbf89db58, 0xbf6d9897, 0xbef69fb8, 0xbdc4f8a8, 0x3a87ab80, 0x00000000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
    {0x00000000, 0xbe084536, 0xbe0a5a62, 0xbe0e865d, 0xbe0a7574, 0xbe08e839, 0xbe0bba84, 0xbe0ea55b,
     0xbe126a0e, 0xbe1bbb54, 0xbe2f19c9, 0xbe4935b8, 0xbe68991f, 0xbe89c95f, 0xbe96cbca, 0xbe8044aa,
     0xbe0550f2, 0x3dcfd6a1, 0x3e94c826, 0x3e79345f, 0x3decec91, 0x3ca46568, 0xb99407a0, 0x00000000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
    {0x00000000, 0x39eb851c, 0x3c081f00, 0x3ca674c0, 0x3bc98140, 0x3ae2f3a8, 0x3bded828, 0x3c2c55ea,
     0x3c6e88ce, 0x3cbf6389, 0x3d1dcc19, 0x3d63723d, 0x3d95a9e0, 0x3dbf9910, 0x3dd53f69, 0x3db7dcef,
     0x3d639ebe, 0xba6ede48, 0xbd22be69, 0xbd041cf1, 0xbc64f5ab, 0xbb097a32, 0x38113100, 0x00000000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
    {0x00000000, 0x3c9ba319, 0x3bf7e0c0, 0xbbaeb760, 0x3c574d60, 0x3c915a9e, 0x3c65b4ee, 0x3c464c58,
     0x3c297812, 0x3be2e7ce, 0x3b0651ac, 0xbb236d51, 0xbbd58510, 0xbc2c5366, 0xbc492c9e, 0xbc2a7aa6,
     0xbbd55d04, 0xba823a76, 0x3b102aa8, 0x3ae25a7e, 0x3a31f792, 0x38b84375, 0xb5d6b780, 0x00000000,
     0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000},
};

/// The piece of |x|, by its bits: the exponent and two more.
static inline int32_t piece_of(uint32_t magnitude) {
  int32_t piece = ((int32_t)magnitude - FIRST_START) >> PIECE_BITS;
  if (piece < FIRST_PIECE) piece = FIRST_PIECE;
  return piece > NOT_A_NUMBER ? NOT_A_NUMBER : piece;
}

static float gelu_of(float x) {
  uint32_t bits, magnitude;
  memcpy(&bits, &x, 4);
  magnitude = bits & 0x7fffffffu;
  float size = fabsf(x), sum = 0;
  int32_t piece = size > largest ? PAST_LAST : piece_of(magnitude);
  for (int degree = 5; degree >= 0; degree--) {
    float coefficient;
    memcpy(&coefficient, &coefficients[degree][piece], 4);
    sum = degree == 5 ? coefficient : __builtin_fmaf(sum, size, coefficient);
  }
  return x * ((bits >> 31 ? -sum : sum) + 1) * 0.5f;
}

GB_AVX512 static inline __m512 coefficient_512(int degree, __m512i piece) {
  const float *row = (const float *)coefficients[degree];
  return _mm512_permutex2var_ps(_mm512_load_ps(row), piece, _mm512_load_ps(row + 16));
}

GB_AVX512 static void gelu_512(int64_t n, float *out, const float *a) {
  const __m512i sign = _mm512_set1_epi32(INT32_MIN), start = _mm512_set1_epi32(FIRST_START);
  for (int64_t i = 0; i < n; i += 16) {
    __m512 x = _mm512_loadu_ps(a + i);
    __m512i bits = _mm512_castps_si512(x), magnitude = _mm512_andnot_si512(sign, bits);
    __m512 size = _mm512_castsi512_ps(magnitude);
    __m512i piece = _mm512_srai_epi32(_mm512_sub_epi32(magnitude, start), PIECE_BITS);
    piece = _mm512_min_epi32(_mm512_max_epi32(piece, _mm512_set1_epi32(FIRST_PIECE)), _mm512_set1_epi32(NOT_A_NUMBER));
    __mmask16 beyond = _mm512_cmp_ps_mask(size, _mm512_set1_ps(largest), _CMP_GT_OQ);
    piece = _mm512_mask_mov_epi32(piece, beyond, _mm512_set1_epi32(PAST_LAST));
    __m512 sum = coefficient_512(5, piece);
    for (int degree = 4; degree >= 0; degree--) sum = _mm512_fmadd_ps(sum, size, coefficient_512(degree, piece));
    sum = _mm512_castsi512_ps(_mm512_xor_si512(_mm512_castps_si512(sum), _mm512_and_si512(sign, bits)));
    sum = _mm512_mul_ps(x, _mm512_add_ps(sum, _mm512_set1_ps(1)));
    _mm512_storeu_ps(out + i, _mm512_mul_ps(sum, _mm512_set1_ps(0.5f)));
  }
}

GB_AVX2 static void gelu_256(int64_t n, float *out, const float *a) {
  const __m256i sign = _mm256_set1_epi32(INT32_MIN), start = _mm256_set1_epi32(FIRST_START);
  for (int64_t i = 0; i < n; i += 8) {
    __m256 x = _mm256_loadu_ps(a + i);
    __m256i bits = _mm256_castps_si256(x), magnitude = _mm256_andnot_si256(sign, bits);
    __m256 size = _mm256_castsi256_ps(magnitude);
    __m256i piece = _mm256_srai_epi32(_mm256_sub_epi32(magnitude, start), PIECE_BITS);
    piece = _mm256_min_epi32(_mm256_max_epi32(piece, _mm256_set1_epi32(FIRST_PIECE)), _mm256_set1_epi32(NOT_A_NUMBER));
    __m256 beyond = _mm256_cmp_ps(size, _mm256_set1_ps(largest), _CMP_GT_OQ);
    piece = _mm256_blendv_epi8(piece, _mm256_set1_epi32(PAST_LAST), _mm256_castps_si256(beyond));
    __m256 sum = _mm256_i32gather_ps((const float *)coefficients[5], piece, 4);
    for (int degree = 4; degree >= 0; degree--)
      sum = _mm256_fmadd_ps(sum, size, _mm256_i32gather_ps((const float *)coefficients[degree], piece, 4));
    sum = _mm256_castsi256_ps(_mm256_xor_si256(_mm256_castps_si256(sum), _mm256_and_si256(sign, bits)));
    sum = _mm256_mul_ps(x, _mm256_add_ps(sum, _mm256_set1_ps(1)));
    _mm256_storeu_ps(out + i, _mm256_mul_ps(sum, _mm256_set1_ps(0.5f)));
  }
}

void gb_gelu_f32(int64_t n, float *out, const float *a) {
  int64_t done = 0;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    gelu_512(done = n - n % 16, out, a);
  else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    gelu_256(done = n - n % 8, out, a);
  for (int64_t i = done; i < n; i++) out[i] = gelu_of(a[i]);
}

/// erf by the rational function of Abramowitz and Stegun, and e to the power of -r².
static inline float rational_erf(float r, float bell) {
  float t = 1 / __builtin_fmaf(fabsf(r), 0.3275911f, 1.0f);
  float sum = __builtin_fmaf(1.061405429f, t, -1.453152027f);
  sum = __builtin_fmaf(sum, t, 1.421413741f);
  sum = __builtin_fmaf(sum, t, -0.284496736f);
  sum = __builtin_fmaf(sum, t, 0.254829592f);
  return copysignf(__builtin_fmaf(-bell * t, sum, 1.0f), r);
}

GB_CLONES void gb_gelu_of_halves(int64_t n, float *out, const float *a) {
  const float root = 0x1.6a09e6p-1f;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {
    float r = a[i] * root;
    out[i] = a[i] * 0.5f * (1 + rational_erf(r, gb_fast_exponential(-(r * r))));
  }
}

GB_CLONES void gb_gelu_backward_f32(int64_t n, float *out, const float *grad, int64_t step, const float *a) {
  const float root = 0x1.6a09e6p-1f, inversePi = 0x1.20dd74p-1f; // √½, and 1/√π
  for (int64_t i = 0; i < n; i++) {
    float r = a[i] * root, bell = gb_fast_exponential(-(r * r));
    float erf = rational_erf(r, bell);
    out[i] = grad[i * step] * __builtin_fmaf(0.5f, erf, r * inversePi * bell + 0.5f);
  }
}
