// The Mersenne Twister and the reference's random streams. Every fill states how many draws an element costs; that is
// part of the contract. Products that feed an addition are fused where the reference's compiled code fuses them.
#include <immintrin.h>

#include "KernelLoops.h"

void gb_seed(gb_generator *g, uint64_t seed) {
  uint32_t word = (uint32_t)seed;
  g->state[0] = word;
  for (uint32_t i = 1; i < 624; i++) {
    word = 1812433253u * (word ^ (word >> 30)) + i;
    g->state[i] = word;
  }
  g->next = 625;  // like 624, but not yet drawn from
  g->hasCachedNormal = 0;
  g->cachedNormal = 0;
  g->seed = seed;
}

static inline uint32_t twisted(uint32_t high, uint32_t low) {
  return (((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1) ^ (low & 1 ? 0x9908b0dfu : 0);
}

GB_CLONES static void regenerate(gb_generator *g) {
  uint32_t *s = g->state;
  for (int i = 0; i < 227; i++) s[i] = s[i + 397] ^ twisted(s[i], s[i + 1]);
  for (int i = 227; i < 623; i++) s[i] = s[i - 227] ^ twisted(s[i], s[i + 1]);
  s[623] = s[396] ^ twisted(s[623], s[0]);
  g->next = 0;
}

static inline uint32_t draw(gb_generator *g) {
  if (g->next >= 624) regenerate(g);
  uint32_t y = g->state[g->next++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

/// The next draws, as many as are at hand but at most n, as floats from 0 to 1; returns how many.
GB_CLONES static int64_t units_at_hand(const gb_generator *g, int64_t n, float *out) {
  int64_t count = 624 - (int64_t)g->next;
  if (count > n) count = n;
  const uint32_t *words = g->state + g->next;
  GB_INDEPENDENT for (int64_t i = 0; i < count; i++) {
    uint32_t y = words[i];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    y ^= y >> 18;
    out[i] = (float)(int32_t)(y & 0xffffffu) * 0x1p-24f;
  }
  return count;
}

static void fill_units(gb_generator *g, int64_t n, float *out) {
  for (int64_t done = 0; done < n;) {
    if (g->next >= 624) regenerate(g);
    int64_t count = units_at_hand(g, n - done, out + done);
    g->next += (__typeof__(g->next))count;
    done += count;
  }
}

static inline uint64_t draw_wide(gb_generator *g) {
  uint64_t high = draw(g);
  return high << 32 | draw(g);
}

static inline float unit_f32(gb_generator *g) { return (float)(draw(g) & 0xffffffu) * 0x1p-24f; }
static inline double unit_f64(gb_generator *g) { return (double)(draw_wide(g) & ((1ULL << 53) - 1)) * 0x1p-53; }

uint32_t gb_random_u32(gb_generator *g) { return draw(g); }
uint64_t gb_random_u64(gb_generator *g) { return draw_wide(g); }
double gb_random_unit(gb_generator *g) { return unit_f64(g); }

double gb_random_normal(gb_generator *g) {
  if (g->hasCachedNormal) {
    g->hasCachedNormal = 0;
    return g->cachedNormal;
  }
  double u1 = unit_f64(g), u2 = unit_f64(g);
  double radius = sqrt(-2 * log1p(-u2)), angle = 2 * M_PI * u1;
  g->cachedNormal = radius * sin(angle);
  g->hasCachedNormal = 1;
  return radius * cos(angle);
}

GB_CLONES static void spread_units(int64_t n, float *values, float low, float high) {
  float range = high - low;
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {
    float value = __builtin_elementwise_fma(values[i], range, low);
    values[i] = value == high ? low : value;
  }
}

gb_status gb_uniform(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double from, double to) {
  if (dtype == GB_F32) {
    float *values = out;
    for (int64_t i = 0; i < n; i += GB_CHUNK) {
      int64_t count = n - i < GB_CHUNK ? n - i : GB_CHUNK;
      fill_units(g, count, values + i);
      spread_units(count, values + i, (float)from, (float)to);
    }
    return GB_OK;
  }
  if (gb_is_half(dtype)) {
    // In single precision, rounded once; what became the upper bound is the lower one.
    float low = (float)from, range = (float)to - low;
    uint16_t high[1];
    gb_store_float(dtype, high, 0, to);
    for (int64_t i = 0; i < n; i++) {
      gb_store_float(dtype, out, i, (double)fmaf(unit_f32(g), range, low));
      if (((uint16_t *)out)[i] == high[0]) gb_store_float(dtype, out, i, from);
    }
    return GB_OK;
  }
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  double *values = out, range = to - from;
  for (int64_t i = 0; i < n; i++) {
    double value = fma(unit_f64(g), range, from);
    values[i] = value == to ? from : value;
  }
  return GB_OK;
}

gb_status gb_normal_scattered(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std) {
  if (dtype > GB_BF16) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) gb_store_float(dtype, out, i, fma(gb_random_normal(g), std, mean));
  return GB_OK;
}

// ln x for x in (0, 1], single precision: the Cephes polynomial with fused steps.
static inline float cephes_log(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  float exponent = (float)((int32_t)(bits >> 23) - 0x7f) + 1;
  bits = (bits & 0x807fffffu) | 0x3f000000u;  // mantissa in [0.5, 1)
  memcpy(&x, &bits, 4);
  bool small = x < 0.707106781186547524f;
  float addend = small ? x : 0;
  x = x - 1;
  exponent = exponent - (small ? 1.0f : 0.0f);
  x = x + addend;
  float z = x * x;
  float y = 7.0376836292e-2f;
  y = __builtin_fmaf(y, x, -1.1514610310e-1f);
  y = __builtin_fmaf(y, x, 1.1676998740e-1f);
  y = __builtin_fmaf(y, x, -1.2420140846e-1f);
  y = __builtin_fmaf(y, x, 1.4249322787e-1f);
  y = __builtin_fmaf(y, x, -1.6668057665e-1f);
  y = __builtin_fmaf(y, x, 2.0000714765e-1f);
  y = __builtin_fmaf(y, x, -2.4999993993e-1f);
  y = __builtin_fmaf(y, x, 3.3333331174e-1f);
  y = y * x;
  y = __builtin_fmaf(y, z, exponent * -2.12194440e-4f);
  y = __builtin_fmaf(z, -0.5f, y);
  x = x + y;
  return __builtin_fmaf(exponent, 0.693359375f, x);
}

// sine and cosine of x >= 0 together, single precision, the Cephes polynomials with fused steps.
static inline void cephes_sine_cosine(float x, float *sine, float *cosine) {
  int32_t octant = (int32_t)(x * 1.27323954473516f);
  octant = (octant + 1) & ~1;
  float y = (float)octant;
  uint32_t sineSign = (uint32_t)(octant & 4) << 29;
  uint32_t cosineSign = (uint32_t)(~(octant - 2) & 4) << 29;
  bool plain = (octant & 2) == 0;
  x = __builtin_fmaf(y, -0.78515625f, x);
  x = __builtin_fmaf(y, -2.4187564849853515625e-4f, x);
  x = __builtin_fmaf(y, -3.77489497744594108e-8f, x);
  float z = x * x;
  float even = 2.443315711809948e-5f;
  even = __builtin_fmaf(even, z, -1.388731625493765e-3f);
  even = __builtin_fmaf(even, z, 4.166664568298827e-2f);
  even = __builtin_fmaf(even * z, z, z * -0.5f) + 1;
  float odd = -1.9515295891e-4f;
  odd = __builtin_fmaf(odd, z, 8.3321608736e-3f);
  odd = __builtin_fmaf(odd, z, -1.6666654611e-1f);
  odd = __builtin_fmaf(odd * z, x, x);
  float s = plain ? odd : even, c = plain ? even : odd;
  uint32_t bits;
  memcpy(&bits, &s, 4);
  bits ^= sineSign;
  memcpy(sine, &bits, 4);
  memcpy(&bits, &c, 4);
  bits ^= cosineSign;
  memcpy(cosine, &bits, 4);
}

/// Sixteen uniforms become sixteen normals: j and j + 8 are a pair.
GB_CLONES static void box_muller_16(float *x, float mean, float std) {
  GB_INDEPENDENT for (int j = 0; j < 8; j++) {
    float u1 = 1 - x[j], u2 = x[j + 8];
    float radius = __builtin_elementwise_sqrt(-2.0f * cephes_log(u1));
    float angle = (float)(2.0 * M_PI) * u2;
    float s, c;
    cephes_sine_cosine(angle, &s, &c);
    x[j] = __builtin_fmaf(radius * c, std, mean);
    x[j + 8] = __builtin_fmaf(radius * s, std, mean);
  }
}

static void box_muller_16_f64(double *x, double mean, double std) {
  for (int j = 0; j < 8; j++) {
    double u1 = 1 - x[j], u2 = x[j + 8];
    double radius = sqrt(-2 * log(u1)), angle = 2.0 * M_PI * u2;
    x[j] = fma(radius * cos(angle), std, mean);
    x[j + 8] = fma(radius * sin(angle), std, mean);
  }
}

/// The half types: blocks of sixteen in single precision, each drawn when it is its turn; what is left over is covered
/// by one more block at the end.
static gb_status normal_half(gb_generator *g, gb_dtype dtype, int64_t n, uint16_t *out, float mean, float std) {
  for (int64_t i = 0; i < n; i += 16) {
    float block[16];
    for (int j = 0; j < 16; j++) block[j] = unit_f32(g);
    box_muller_16(block, mean, std);
    gb_convert_run(dtype, GB_F32, 16, out + (i + 16 <= n ? i : n - 16), 1, block, 1);
  }
  return GB_OK;
}

gb_status gb_normal(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std) {
  if (n < 16) return gb_normal_scattered(g, dtype, n, out, mean, std);
  if (dtype == GB_F32) {
    float *values = out;
    fill_units(g, n, values);
    for (int64_t i = 0; i + 16 <= n; i += 16) box_muller_16(values + i, (float)mean, (float)std);
    if (n % 16 == 0) return GB_OK;
    fill_units(g, 16, values + n - 16);
    box_muller_16(values + n - 16, (float)mean, (float)std);
    return GB_OK;
  }
  if (gb_is_half(dtype)) return normal_half(g, dtype, n, out, (float)mean, (float)std);
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  double *values = out;
  for (int64_t i = 0; i < n; i++) values[i] = unit_f64(g);
  for (int64_t i = 0; i + 16 <= n; i += 16) box_muller_16_f64(values + i, mean, std);
  if (n % 16 == 0) return GB_OK;
  for (int64_t i = n - 16; i < n; i++) values[i] = unit_f64(g);
  box_muller_16_f64(values + n - 16, mean, std);
  return GB_OK;
}

gb_status gb_random_range(gb_generator *g, gb_dtype dtype, int64_t n, void *out, int64_t from, int64_t to) {
  uint64_t range = (uint64_t)to - (uint64_t)from;
  if (range == 0) return GB_INDEX_OUT_OF_RANGE;
  for (int64_t i = 0; i < n; i++) {
    uint64_t value = range >= 1ULL << 28 ? draw_wide(g) % range : draw(g) % range;
    gb_store_integer(dtype, out, i, (int64_t)(value + (uint64_t)from));
  }
  return GB_OK;
}

/// The number of values random_() draws from, where a 32-bit draw is enough.
static uint64_t full_range(gb_dtype dtype) {
  switch (dtype) {
  case GB_F32: return (1u << 24) + 1;
  case GB_F16: return (1u << 11) + 1;
  case GB_BF16: return (1u << 8) + 1;
  case GB_I32: return 1u << 31;
  case GB_I16: return 1u << 15;
  case GB_I8: return 1u << 7;
  case GB_U8: return 1u << 8;
  default: return 2;
  }
}

gb_status gb_random_full(gb_generator *g, gb_dtype dtype, int64_t n, void *out) {
  if (gb_is_complex(dtype)) return GB_UNSUPPORTED;
  uint64_t range = full_range(dtype);
  for (int64_t i = 0; i < n; i++) {
    switch (dtype) {
    case GB_F64: ((double *)out)[i] = (double)(draw_wide(g) % ((1ULL << 53) + 1)); break;
    case GB_I64: ((int64_t *)out)[i] = (int64_t)(draw_wide(g) % (1ULL << 63)); break;
    default: gb_store_integer(dtype, out, i, (int64_t)(draw(g) % range)); break;
    }
  }
  return GB_OK;
}

void gb_randperm(gb_generator *g, int64_t n, int64_t *out) {
  for (int64_t i = 0; i < n; i++) out[i] = i;
  for (int64_t i = 0; i < n - 1; i++) {
    int64_t other = i + (int64_t)(draw(g) % (uint64_t)(n - i));
    int64_t value = out[i];
    out[i] = out[other];
    out[other] = value;
  }
}

gb_status gb_bernoulli(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double p) {
  for (int64_t i = 0; i < n; i++) gb_store_integer(dtype, out, i, unit_f64(g) < p);
  return GB_OK;
}

gb_status gb_bernoulli_tensor(gb_generator *g, gb_dtype dtype, int64_t n, void *out, const void *p) {
  if (dtype == GB_F32) {
    for (int64_t i = 0; i < n; i++) ((float *)out)[i] = unit_f32(g) < ((const float *)p)[i];
    return GB_OK;
  }
  if (gb_is_half(dtype)) {
    for (int64_t i = 0; i < n; i++)
      gb_store_integer(dtype, out, i, unit_f32(g) < (float)gb_number(dtype, p, i));
    return GB_OK;
  }
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) ((double *)out)[i] = unit_f64(g) < ((const double *)p)[i];
  return GB_OK;
}

gb_status gb_exponential(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double lambda) {
  if (dtype > GB_BF16) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) gb_store_float(dtype, out, i, (-1 / lambda) * log1p(-unit_f64(g)));
  return GB_OK;
}

gb_status gb_geometric(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double p) {
  for (int64_t i = 0; i < n; i++) {
    double value = ceil(log(unit_f64(g)) / log1p(-p));
    if (dtype <= GB_BF16) {
      gb_store_float(dtype, out, i, value);
    } else {
      gb_store_integer(dtype, out, i, (int64_t)value);
    }
  }
  return GB_OK;
}

gb_status gb_cauchy(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double median, double sigma) {
  if (dtype > GB_BF16) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++)
    gb_store_float(dtype, out, i, fma(sigma, tan(M_PI * (unit_f64(g) - 0.5)), median));
  return GB_OK;
}

gb_status gb_log_normal(gb_generator *g, gb_dtype dtype, int64_t n, void *out, double mean, double std) {
  if (dtype > GB_BF16) return GB_UNSUPPORTED;
  for (int64_t i = 0; i < n; i++) gb_store_float(dtype, out, i, exp(fma(gb_random_normal(g), std, mean)));
  return GB_OK;
}

enum { MOST_LOOKS = 64 };

// Sampling with replacement: a running sum in the tensor's type, normalised, then a lower-bound search per draw.
#define SAMPLE_WITH_REPLACEMENT(NAME, T)                                                                               \
  static gb_status NAME(gb_generator *g, int64_t rows, int64_t categories, const T *weights, int64_t samples,          \
                        int64_t *out) {                                                                                \
    T *cumulative = malloc((size_t)categories * sizeof(T));                                                            \
    if (!cumulative) return GB_NO_MEMORY;                                                                              \
    for (int64_t r = 0; r < rows; r++) {                                                                               \
      T sum = 0;                                                                                                       \
      for (int64_t j = 0; j < categories; j++) {                                                                       \
        sum += weights[r * categories + j];                                                                            \
        cumulative[j] = sum;                                                                                           \
      }                                                                                                                \
      /* Few samples look at few of the quotients. */                                                                  \
      bool isFew = samples < categories / MOST_LOOKS;                                                                  \
      for (int64_t j = 0; !isFew && j < categories; j++) cumulative[j] /= sum;                                         \
      if (!isFew) cumulative[categories - 1] = 1;                                                                      \
      for (int64_t s = 0; s < samples; s++) {                                                                          \
        double u = unit_f64(g);                                                                                        \
        int64_t left = 0, right = categories;                                                                          \
        while (left < right) {                                                                                         \
          int64_t middle = left + (right - left) / 2;                                                                  \
          T share = !isFew ? cumulative[middle] : middle == categories - 1 ? 1 : cumulative[middle] / sum;             \
          if (share < u) {                                                                                             \
            left = middle + 1;                                                                                         \
          } else {                                                                                                     \
            right = middle;                                                                                            \
          }                                                                                                            \
        }                                                                                                              \
        out[r * samples + s] = left < categories ? left : categories - 1;                                              \
      }                                                                                                                \
    }                                                                                                                  \
    free(cumulative);                                                                                                  \
    return GB_OK;                                                                                                      \
  }
SAMPLE_WITH_REPLACEMENT(sample_f32, float)
SAMPLE_WITH_REPLACEMENT(sample_f64, double)

/// Where the greatest elements stand, the first of equal ones first.
static gb_status places_of_greatest(gb_dtype dtype, int64_t n, const void *in, int64_t count, int64_t *out) {
  bool isFew = count <= GB_MOST_LEADERS && dtype == GB_F32;
  int64_t size = isFew ? count : n;
  void *values = malloc((size_t)(size * gb_item_size(dtype)) + 1);
  int64_t *indices = isFew ? out : malloc((size_t)n * sizeof *indices + 1);
  gb_status status = !values || !indices ? GB_NO_MEMORY
                     : isFew             ? gb_leaders(dtype, true, 1, n, 1, count, in, values, indices)
                                         : gb_sort(dtype, true, 1, n, 1, in, values, indices);
  if (status == GB_OK && !isFew) memcpy(out, indices, (size_t)count * sizeof *out);
  free(values);
  if (!isFew) free(indices);
  return status;
}

// Without replacement: weights divided by exponential draws of the same shape; the greatest quotients win.
#define SAMPLE_WITHOUT_REPLACEMENT(NAME, T, DTYPE)                                                                     \
  static gb_status NAME(gb_generator *g, int64_t rows, int64_t categories, const T *weights, int64_t samples,          \
                        int64_t *out) {                                                                                \
    T *quotient = malloc((size_t)(rows * categories) * sizeof(T));                                                     \
    if (!quotient) return GB_NO_MEMORY;                                                                                \
    gb_exponential(g, DTYPE, rows * categories, quotient, 1);                                                          \
    for (int64_t i = 0; i < rows * categories; i++) quotient[i] = weights[i] / quotient[i];                            \
    gb_status status = GB_OK;                                                                                          \
    for (int64_t r = 0; status == GB_OK && r < rows; r++)                                                              \
      status = places_of_greatest(DTYPE, categories, quotient + r * categories, samples, out + r * samples);           \
    free(quotient);                                                                                                    \
    return status;                                                                                                     \
  }
SAMPLE_WITHOUT_REPLACEMENT(choose_f32, float, GB_F32)
SAMPLE_WITHOUT_REPLACEMENT(choose_f64, double, GB_F64)

gb_status gb_greatest_places(gb_dtype dtype, int64_t rows, int64_t width, const void *in, int64_t count, int64_t *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  if (count > width) return GB_INDEX_OUT_OF_RANGE;
  gb_status status = GB_OK;
  for (int64_t r = 0; status == GB_OK && r < rows; r++)
    status =
        places_of_greatest(dtype, width, (const char *)in + r * width * gb_item_size(dtype), count, out + r * count);
  return status;
}

/// The half types keep running sums and quotients rounded to the type.
static gb_status multinomial_half(gb_generator *g, gb_dtype dtype, int64_t rows, int64_t categories,
                                  const uint16_t *weights, int64_t samples, bool replacement, int64_t *out) {
  float *wide = malloc((size_t)(rows * categories) * sizeof *wide + 1);
  uint16_t *rounded = malloc((size_t)(rows * categories) * sizeof *rounded + 1);
  gb_status status = wide && rounded ? GB_OK : GB_NO_MEMORY;
  if (status == GB_OK && !replacement) {
    gb_exponential(g, dtype, rows * categories, rounded, 1);
    for (int64_t i = 0; i < rows * categories; i++)
      gb_store_float(dtype, rounded, i, gb_number(dtype, weights, i) / gb_number(dtype, rounded, i));
  }
  for (int64_t r = 0; status == GB_OK && replacement && r < rows; r++) {
    float sum = 0;
    for (int64_t j = r * categories; j < (r + 1) * categories; j++) {
      gb_store_float(dtype, rounded, j, (double)(sum + (float)gb_number(dtype, weights, j)));
      sum = (float)gb_number(dtype, rounded, j);
    }
    for (int64_t j = r * categories; j < (r + 1) * categories; j++)
      gb_store_float(dtype, rounded, j, gb_number(dtype, rounded, j) / (double)sum);
  }
  if (status == GB_OK) {
    gb_convert_run(GB_F32, dtype, rows * categories, wide, 1, rounded, 1);
    for (int64_t r = 0; r < rows; r++) {
      float *row = wide + r * categories;
      if (!replacement) {
        gb_status found = places_of_greatest(GB_F32, categories, row, samples, out + r * samples);
        if (found != GB_OK) status = found;
        continue;
      }
      row[categories - 1] = 1;
      for (int64_t s = 0; s < samples; s++) {
        int64_t best = 0;
        double u = unit_f64(g);
        while (best < categories - 1 && (double)row[best] < u) best++;
        out[r * samples + s] = best;
      }
    }
  }
  free(wide);
  free(rounded);
  return status;
}

#define CHECK_WEIGHTS(T, S)                                                                                            \
  GB_CLONES static int32_t check_weights_##S(int64_t rows, int64_t categories, const T *weights) {                     \
    for (int64_t row = 0; row < rows; row++, weights += categories) {                                                  \
      int bad = 0, positive = 0;                                                                                       \
      for (int64_t i = 0; i < categories; i++) {                                                                       \
        bad |= !(weights[i] >= 0) | (weights[i] == (T)INFINITY);                                                       \
        positive |= weights[i] > 0;                                                                                    \
      }                                                                                                                \
      if (bad) return 1;                                                                                               \
      if (!positive) return 2;                                                                                         \
    }                                                                                                                  \
    return 0;                                                                                                          \
  }
CHECK_WEIGHTS(float, f32)
CHECK_WEIGHTS(double, f64)

int32_t gb_check_weights(gb_dtype dtype, int64_t rows, int64_t categories, const void *weights) {
  if (categories < 1) return 0;
  return dtype == GB_F32 ? check_weights_f32(rows, categories, weights) : check_weights_f64(rows, categories, weights);
}

gb_status gb_multinomial(gb_generator *g, gb_dtype dtype, int64_t rows, int64_t categories, const void *weights,
                         int64_t samples, bool replacement, int64_t *out) {
  if (categories < 1 || (!replacement && samples > categories)) return GB_INDEX_OUT_OF_RANGE;
  if (gb_is_half(dtype))
    return multinomial_half(g, dtype, rows, categories, weights, samples, replacement && samples > 1, out);
  if (replacement && samples > 1) {
    if (dtype == GB_F32) return sample_f32(g, rows, categories, weights, samples, out);
    return dtype == GB_F64 ? sample_f64(g, rows, categories, weights, samples, out) : GB_UNSUPPORTED;
  }
  if (samples > categories) return GB_INDEX_OUT_OF_RANGE;
  if (dtype == GB_F32) return choose_f32(g, rows, categories, weights, samples, out);
  return dtype == GB_F64 ? choose_f64(g, rows, categories, weights, samples, out) : GB_UNSUPPORTED;
}

gb_status gb_dropout(gb_generator *g, gb_dtype dtype, int64_t n, void *out, void *mask, const void *x, double rate) {
  gb_status status = gb_bernoulli(g, dtype, n, mask, 1 - rate);
  if (status != GB_OK) return status;
  double keep = 1 - rate;
  int64_t divisor[1];
  gb_convert_run(dtype, GB_F64, 1, divisor, 1, &keep, 1);
  status = gb_binary(GB_DIV, dtype, n, mask, mask, 1, divisor, 0, 0, 0);
  return status != GB_OK ? status : gb_binary(GB_MUL, dtype, n, out, x, 1, mask, 1, 0, 0);
}
