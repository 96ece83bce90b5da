// Convolution with filters side by side in vectors, for outputs whose lines leave much of a vector of neighbouring pixels
// empty. Each output is the same chain as in matrix_tiles.c: only what stands in one vector differs.
#include "ConvolutionLanes.h"

#if defined(__x86_64__)
#include <immintrin.h>

typedef float f32x16 __attribute__((vector_size(64), aligned(4)));

#define TARGET target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define UNROLLED _Pragma("clang loop unroll(full)")
// Subtracting nothing keeps every value as it is, the sign of zero too.
#define BROADCAST(value) ((value) - (f32x16){0})

enum { MOST_VECTORS = 2, MOST_PIXELS = 14 };

// RUN neighbouring pixels of VECTORS·VECTOR_N filters; the factors are [block][place][channel][filter], the tile is
// [pixel][filter].
#define LANES(RUN, VECTORS)                                                                                            \
  __attribute__((TARGET)) static void lanes_##RUN##_##VECTORS(const gb_planes *s, const float *factors,                \
                                                              const float *begin, const float *bias, float *tile) {    \
    for (int64_t first = 0; first < s->channels; first += s->block) {                                                  \
      int64_t width = s->channels - first < s->block ? s->channels - first : s->block;                                 \
      f32x16 sums[RUN][VECTORS];                                                                                       \
      UNROLLED for (int i = 0; i < RUN; i++) UNROLLED for (int v = 0; v < VECTORS; v++) sums[i][v] = (f32x16){0};      \
      for (int64_t place = 0; place < s->places; place++) {                                                            \
        const float *pixels = begin + first * s->plane + s->shift[place], *end = pixels + width * s->plane;            \
        for (; pixels < end; pixels += s->plane, factors += VECTORS * VECTOR_N) {                                      \
          f32x16 factor[VECTORS];                                                                                      \
          UNROLLED for (int v = 0; v < VECTORS; v++) factor[v] = *(const f32x16 *)(factors + v * VECTOR_N);            \
          UNROLLED for (int i = 0; i < RUN; i++) {                                                                     \
            f32x16 pixel = BROADCAST(pixels[i]);                                                                       \
            UNROLLED for (int v = 0; v < VECTORS; v++)                                                                 \
                sums[i][v] = __builtin_elementwise_fma(factor[v], pixel, sums[i][v]);                                  \
          }                                                                                                            \
        }                                                                                                              \
      }                                                                                                                \
      UNROLLED for (int i = 0; i < RUN; i++) UNROLLED for (int v = 0; v < VECTORS; v++) {                              \
        f32x16 *to = (f32x16 *)(tile + (i * MOST_VECTORS + v) * VECTOR_N);                                             \
        *to = first > 0 ? *to + sums[i][v]                                                                             \
                        : bias ? *(const f32x16 *)(bias + v * VECTOR_N) + sums[i][v] : sums[i][v];                     \
      }                                                                                                                \
    }                                                                                                                  \
  }
#define RUNS(X, VECTORS)                                                                                               \
  X(1, VECTORS) X(2, VECTORS) X(3, VECTORS) X(4, VECTORS) X(5, VECTORS) X(6, VECTORS) X(7, VECTORS)                    \
  X(8, VECTORS) X(9, VECTORS) X(10, VECTORS) X(11, VECTORS) X(12, VECTORS) X(13, VECTORS) X(14, VECTORS)
RUNS(LANES, 1)
RUNS(LANES, 2)

typedef void (*lanes_function)(const gb_planes *, const float *, const float *, const float *, float *);
#define NAME(RUN, VECTORS) lanes_##RUN##_##VECTORS,
static const lanes_function single_lanes[] = {RUNS(NAME, 1)}, double_lanes[] = {RUNS(NAME, 2)};

/// A step of a transposition: blocks of D×D beside the diagonal change places.
#define EXCHANGE(D, A, B)                                                                                              \
  {                                                                                                                    \
    f32x16 a = A, b = B;                                                                                               \
    A = __builtin_shufflevector(a, b, UPPER(D, 0), UPPER(D, 1), UPPER(D, 2), UPPER(D, 3), UPPER(D, 4), UPPER(D, 5),    \
                                UPPER(D, 6), UPPER(D, 7), UPPER(D, 8), UPPER(D, 9), UPPER(D, 10), UPPER(D, 11),        \
                                UPPER(D, 12), UPPER(D, 13), UPPER(D, 14), UPPER(D, 15));                               \
    B = __builtin_shufflevector(a, b, LOWER(D, 0), LOWER(D, 1), LOWER(D, 2), LOWER(D, 3), LOWER(D, 4), LOWER(D, 5),    \
                                LOWER(D, 6), LOWER(D, 7), LOWER(D, 8), LOWER(D, 9), LOWER(D, 10), LOWER(D, 11),        \
                                LOWER(D, 12), LOWER(D, 13), LOWER(D, 14), LOWER(D, 15));                               \
  }
#define UPPER(D, LANE) ((LANE) & (D) ? 16 + (LANE) - (D) : (LANE))
#define LOWER(D, LANE) ((LANE) & (D) ? 16 + (LANE) : (LANE) + (D))
#define STEP(D) UNROLLED for (int i = 0; i < VECTOR_N; i++) if (!(i & D)) EXCHANGE(D, rows[i], rows[i + D])

/// One vector of filters of a tile into the planes of its filters.
__attribute__((TARGET)) static void write_lanes(int64_t pixels, int64_t filters, const float *tile, int64_t columns,
                                                float *out) {
  f32x16 rows[VECTOR_N];
  UNROLLED for (int i = 0; i < VECTOR_N; i++)
      rows[i] = i < pixels ? *(const f32x16 *)(tile + i * MOST_VECTORS * VECTOR_N) : (f32x16){0};
  STEP(8)
  STEP(4)
  STEP(2)
  STEP(1)
  __mmask16 mask = (__mmask16)((1u << pixels) - 1);
  UNROLLED for (int i = 0; i < VECTOR_N; i++)
      if (i < filters) _mm512_mask_storeu_ps(out + i * columns, mask, (__m512)rows[i]);
}

static int64_t parts_of(int64_t length) { return (length + MOST_PIXELS - 1) / MOST_PIXELS; }
static int64_t vectors_of(int64_t filters) { return (filters + VECTOR_N - 1) / VECTOR_N; }

/// Cycles for one factor of all filters and pixels: two operations in each, four before a chain goes on.
static double cost_of_lanes(const gb_lattice *l, int64_t filters) {
  int64_t length = l->grid[2], parts = parts_of(length);
  double cost = 0;
  for (int64_t v = 0; v < vectors_of(filters); v += MOST_VECTORS) {
    int64_t vectors = vectors_of(filters) - v < MOST_VECTORS ? vectors_of(filters) - v : MOST_VECTORS;
    double sums = (double)(length * vectors) / 2, loads = (double)(length + parts * vectors) / 2;
    double waits = 4.0 * (double)parts;
    cost += sums > loads ? (sums > waits ? sums : waits) : (loads > waits ? loads : waits);
  }
  return cost * (double)(l->grid[0] * l->grid[1]);
}

bool gb_lanes_pay(const gb_lattice *l, int64_t filters, int64_t channels, int64_t vectors) {
  // Below that, putting the results in their places costs more than is gained.
  const int64_t leastFactors = 64;
  const double leastGain = 1.05;
  if (gb_tile_level() != 2 || channels * l->places < leastFactors) return false;
  return cost_of_lanes(l, filters) * leastGain < (double)(filters * vectors) / 2;
}

int64_t gb_lane_factors(int64_t filters, int64_t channels, int64_t places) {
  return vectors_of(filters) * VECTOR_N * (channels * places + 1);
}

void gb_pack_lanes(const gb_planes *s, const gb_lattice *l, int64_t filters, const float *weights, int64_t filterStep,
                   int64_t channelStep, float *packed) {
  for (int64_t f = 0, lanes; f < filters; f += lanes) {
    lanes = filters - f > VECTOR_N ? MOST_VECTORS * VECTOR_N : VECTOR_N;
    for (int64_t first = 0; first < s->channels; first += s->block) {
      int64_t end = first + s->block < s->channels ? first + s->block : s->channels;
      for (int64_t place = 0; place < l->places; place++)
        for (int64_t c = first; c < end; c++)
          for (int64_t i = 0; i < lanes; i++)
            *packed++ = f + i < filters ? weights[(f + i) * filterStep + c * channelStep + l->flat[place]] : 0;
    }
  }
}

void gb_convolve_lanes(const gb_planes *s, const gb_lattice *l, int64_t filters, const float *factors,
                       const float *bias, float *out) {
  float tile[MOST_PIXELS * MOST_VECTORS * VECTOR_N], lanesOfBias[MOST_VECTORS * VECTOR_N] = {0};
  int64_t columns = gb_product3(l->grid), length = l->grid[2], parts = parts_of(length);
  for (int64_t f = 0, lanes; f < filters; f += lanes) {
    lanes = filters - f > VECTOR_N ? MOST_VECTORS * VECTOR_N : VECTOR_N;
    int64_t count = filters - f < lanes ? filters - f : lanes;
    if (bias) memcpy(lanesOfBias, bias + f, (size_t)count * sizeof(float));
    for (int64_t z = 0; z < l->grid[0]; z++)
      for (int64_t y = 0; y < l->grid[1]; y++) {
        const float *line = s->planes + (z * l->wide[1] + y) * l->wide[2];
        float *to = out + f * columns + (z * l->grid[1] + y) * length;
        for (int64_t part = 0, x = 0, run; part < parts; part++, x += run) {
          run = (length - x) / (parts - part);
          (lanes > VECTOR_N ? double_lanes : single_lanes)[run - 1](s, factors, line + x, bias ? lanesOfBias : NULL, tile);
          for (int64_t v = 0; v < count; v += VECTOR_N)
            write_lanes(run, count - v < VECTOR_N ? count - v : VECTOR_N, tile + v, columns, to + v * columns + x);
        }
      }
    factors += lanes * s->channels * l->places;
  }
}
#else
bool gb_lanes_pay(const gb_lattice *l, int64_t filters, int64_t channels, int64_t vectors) {
  (void)l, (void)filters, (void)channels, (void)vectors;
  return false;
}
int64_t gb_lane_factors(int64_t filters, int64_t channels, int64_t places) { return filters * channels * places; }
void gb_pack_lanes(const gb_planes *s, const gb_lattice *l, int64_t filters, const float *weights, int64_t filterStep,
                   int64_t channelStep, float *packed) {
  (void)s, (void)l, (void)filters, (void)weights, (void)filterStep, (void)channelStep, (void)packed;
}
void gb_convolve_lanes(const gb_planes *s, const gb_lattice *l, int64_t filters, const float *factors,
                       const float *bias, float *out) {
  (void)s, (void)l, (void)filters, (void)factors, (void)bias, (void)out;
}
#endif
