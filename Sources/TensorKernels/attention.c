// Rows of attention scores in the reference's fused order: scaled, less the largest, through its fast exponential in
// groups of sixteen and the C library's for what is left, summed as they come.
#include <float.h>

#include "KernelLoops.h"

enum { LANES = 16 };

/// exp in about twenty units of the last place.
static inline float fast_exponential(float x) {
  const float least = -0x1.5d58a0p+6f, greatest = 0x1.62e430p+6f;
  bool vanishes = x < least;
  x = x < greatest ? x : greatest;
  x = x > least ? x : least;
  float n = floorf(__builtin_fmaf(x, 0x1.715476p+0f, 0.5f));
  float r = __builtin_fmaf(-n, 0x1.62e430p-1f, x);
  float p = __builtin_fmaf(r, 0.00828929059f, 0.0418978221f);
  p = __builtin_fmaf(r, p, 0.166676521f);
  p = __builtin_fmaf(r, p, 0.499991506f);
  p = __builtin_fmaf(r, p, 0.999999701f);
  p = __builtin_fmaf(r, p, 1.0f);
  uint32_t bits = (uint32_t)((int32_t)(n - 1) + 127) << 23;
  float power;
  memcpy(&power, &bits, 4);
  return vanishes ? 0 : p * power * 2;
}

static float folded(float *lanes) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
  return lanes[0];
}

/// One row of scores becomes exponentials; returns their sum and the largest score.
static float exponentials(int64_t n, float *row, float *largest) {
  float most = -INFINITY;
  for (int64_t j = 0; j < n; j++) most = row[j] > most || row[j] != row[j] ? row[j] : most;
  *largest = most;
  if (most == -INFINITY) {
    memset(row, 0, (size_t)n * sizeof(float));
    return 0;
  }
  int64_t full = n - n % LANES;
  float lanes[LANES] = {0};
  for (int64_t j = 0; j < full; j += LANES)
    for (int w = 0; w < LANES; w++) lanes[w] += row[j + w] = fast_exponential(row[j + w] - most);
  float sum = folded(lanes);
  for (int64_t j = full; j < n; j++) sum += row[j] = expf(row[j] - most);
  return sum;
}

void gb_attention_rows_f32(int64_t rows, int64_t queries, int64_t n, float scale, const float *bias, bool causal,
                           float *scores, float *sums, float *logs) {
  int64_t block = queries >= 768 ? 256 : queries >= 192 ? 64 : 32;
  for (int64_t i = 0; i < rows; i++, scores += n) {
    int64_t query = i % queries, used = n;
    if (causal && (query / block + 1) * block < n) used = (query / block + 1) * block;
    for (int64_t j = 0; j < n; j++) {
      float score = causal && j > query ? -INFINITY : scores[j];
      scores[j] = bias ? __builtin_fmaf(score, scale, bias[i * n + j]) : score * scale;
    }
    float largest;
    sums[i] = exponentials(used, scores, &largest);
    for (int64_t j = used; j < n; j++) scores[j] = 0;
    logs[i] = sums[i] == 0 ? INFINITY : largest + logf(sums[i]);
  }
}

void gb_attention_restore_f32(int64_t rows, int64_t n, const float *logs, float *scores) {
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < n; j++) scores[i * n + j] -= logs[i];
  gb_exp_u10(GB_F32, rows * n, scores, scores);
}

void gb_row_products_f32(int64_t rows, int64_t n, const float *a, const float *b, float *out) {
  for (int64_t i = 0; i < rows; i++, a += n, b += n) {
    float lanes[LANES] = {0};
    int64_t first = n < LANES ? n : LANES;
    for (int64_t j = 0; j < first; j++) lanes[j] = a[j] * b[j];
    for (int64_t j = first; j < n; j++) lanes[j % LANES] = __builtin_fmaf(a[j], b[j], lanes[j % LANES]);
    if (n >= LANES) {
      out[i] = folded(lanes);
    } else {
      for (int64_t j = 1; j < n; j++) lanes[0] += lanes[j];
      out[i] = lanes[0];
    }
  }
}
