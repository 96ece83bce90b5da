// Products in the reference's orders: dot products in strands of fused products; matrix products of double precision as chains of fused products along k, cut into blocks whose sums are added in order.
#include "ArrayKernels.h"
#include "KernelLoops.h"

typedef double f64x4 __attribute__((vector_size(32), aligned(8)));
typedef double f64x8 __attribute__((vector_size(64), aligned(8)));

#define UNROLLED _Pragma("clang loop unroll(full)")
#define TARGET_512 target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define TARGET_256 target("avx2,fma")

GB_CLONES static double strands_f64(int64_t n, const double *x, const double *y) {
  double sums[16] = {0}, halves[8];
  for (int64_t i = 0; i < n; i += 16)
    for (int k = 0; k < 16; k++) sums[k] = __builtin_fma(x[i + k], y[i + k], sums[k]);
  for (int v = 0; v < 4; v++)
    for (int k = 0; k < 2; k++) halves[2 * v + k] = sums[4 * v + k] + sums[4 * v + k + 2];
  double first = (halves[0] + halves[2]) + (halves[4] + halves[6]);
  return first + ((halves[1] + halves[3]) + (halves[5] + halves[7]));
}

GB_CLONES static float strands_f32(int64_t n, const float *x, const float *y) {
  float sums[32] = {0}, four[4];
  for (int64_t i = 0; i < n; i += 32)
    for (int k = 0; k < 32; k++) sums[k] = __builtin_fmaf(x[i + k], y[i + k], sums[k]);
  for (int k = 0; k < 4; k++)
    four[k] = ((sums[k] + sums[k + 4]) + (sums[k + 8] + sums[k + 12])) +
              ((sums[k + 16] + sums[k + 20]) + (sums[k + 24] + sums[k + 28]));
  return (four[0] + four[1]) + (four[2] + four[3]);
}

double gb_array_dot_f64(int64_t n, const double *x, const double *y) {
  int64_t strands = n & ~(int64_t)15;
  double sum = strands > 0 ? strands_f64(strands, x, y) : 0;
  for (int64_t i = strands; i < n; i++) sum += x[i] * y[i];
  return sum;
}

float gb_array_dot_f32(int64_t n, const float *x, const float *y) {
  int64_t strands = n & ~(int64_t)31;
  double sum = 0;
  for (int64_t i = strands; i < n; i++) sum += (double)(x[i] * y[i]);
  if (strands > 0) sum += (double)strands_f32(strands, x, y);
  return (float)sum;
}

enum { BLOCK_K = 256, STRIPE = 512, ROWS_512 = 12, ROWS_256 = 6, PANEL_512 = 16, PANEL_256 = 8, UNIT = 4 };

/// The reference's blocks of k: equal halves where less than two whole ones are left.
static int64_t next_block(int64_t left) {
  if (left >= 2 * BLOCK_K) return BLOCK_K;
  if (left > BLOCK_K) return (left / 2 + UNIT - 1) / UNIT * UNIT;
  return left;
}

#define TILE(NAME, TARGETS, VEC, LANES, ROWS)                                                                          \
  __attribute__((TARGETS)) static void NAME(int64_t k, const double *a, int64_t rowA, int64_t columnA,                 \
                                            const double *b, double *tile) {                                           \
    VEC sums[ROWS][2];                                                                                                 \
    UNROLLED for (int i = 0; i < ROWS; i++) sums[i][0] = sums[i][1] = (VEC){0};                                        \
    for (int64_t p = 0; p < k; p++) {                                                                                  \
      VEC first = *(const VEC *)(b + p * 2 * LANES), second = *(const VEC *)(b + p * 2 * LANES + LANES);               \
      UNROLLED for (int i = 0; i < ROWS; i++) {                                                                        \
        VEC factor = a[i * rowA + p * columnA] - (VEC){0};                                                             \
        sums[i][0] = __builtin_elementwise_fma(factor, first, sums[i][0]);                                             \
        sums[i][1] = __builtin_elementwise_fma(factor, second, sums[i][1]);                                            \
      }                                                                                                                \
    }                                                                                                                  \
    UNROLLED for (int i = 0; i < ROWS; i++) {                                                                          \
      *(VEC *)(tile + i * 2 * LANES) = sums[i][0];                                                                     \
      *(VEC *)(tile + i * 2 * LANES + LANES) = sums[i][1];                                                             \
    }                                                                                                                  \
  }
#define TILE_512(ROWS) TILE(tile_512_##ROWS, TARGET_512, f64x8, 8, ROWS)
#define TILE_256(ROWS) TILE(tile_256_##ROWS, TARGET_256, f64x4, 4, ROWS)
TILE_512(1) TILE_512(2) TILE_512(3) TILE_512(4) TILE_512(6) TILE_512(12)
TILE_256(1) TILE_256(2) TILE_256(3) TILE_256(4) TILE_256(6)

static void tile_portable(int64_t k, const double *a, int64_t rowA, int64_t columnA, const double *b, double *tile) {
  (void)rowA;
  for (int j = 0; j < PANEL_256; j++) {
    double sum = 0;
    for (int64_t p = 0; p < k; p++) sum = fma(a[p * columnA], b[p * PANEL_256 + j], sum);
    tile[j] = sum;
  }
}

typedef void (*tile_function)(int64_t, const double *, int64_t, int64_t, const double *, double *);

/// The processor's tiles: how wide a panel is, and the rows that go together.
typedef struct {
  int64_t panel;
  int count;
  int64_t rows[6];
  tile_function functions[6];
} tiles;

static const tiles tiles512 = {
    PANEL_512, 6, {12, 6, 4, 3, 2, 1}, {tile_512_12, tile_512_6, tile_512_4, tile_512_3, tile_512_2, tile_512_1}};
static const tiles tiles256 = {
    PANEL_256, 5, {6, 4, 3, 2, 1}, {tile_256_6, tile_256_4, tile_256_3, tile_256_2, tile_256_1}};
static const tiles tilesPortable = {PANEL_256, 1, {1}, {tile_portable}};

static const tiles *best_tiles(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    return &tiles512;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &tiles256 : &tilesPortable;
}

static void pack(int64_t panel, int64_t k, int64_t n, const double *b, int64_t rowB, int64_t columnB, double *packed) {
  for (int64_t first = 0; first < n; first += panel, packed += k * panel) {
    int64_t width = n - first < panel ? n - first : panel;
    if (width < panel) memset(packed, 0, (size_t)(k * panel) * sizeof *packed);
    const double *from = b + first * columnB;
    if (columnB == 1) {
      for (int64_t p = 0; p < k; p++) memcpy(packed + p * panel, from + p * rowB, (size_t)width * sizeof *packed);
    } else {
      for (int64_t j = 0; j < width; j++)
        for (int64_t p = 0; p < k; p++) packed[p * panel + j] = from[p * rowB + j * columnB];
    }
  }
}

static void store(int64_t rows, int64_t width, int64_t panel, const double *tile, double *c, int64_t stepC, bool adds) {
  for (int64_t i = 0; i < rows; i++) {
    const double *from = tile + i * panel;
    double *to = c + i * stepC;
    if (adds)
      for (int64_t j = 0; j < width; j++) to[j] += from[j];
    else
      memcpy(to, from, (size_t)width * sizeof *to);
  }
}

/// One block of k for the columns of one stripe.
static void multiply_stripe(const tiles *t, int64_t m, int64_t n, int64_t k, const double *a, int64_t rowA,
                            int64_t columnA, const double *packed, double *c, int64_t stepC, bool adds) {
  double tile[ROWS_512 * PANEL_512], strip[ROWS_512 * BLOCK_K];
  int at = 0;
  for (int64_t i = 0; i < m;) {
    while (m - i < t->rows[at]) at++;
    int64_t rows = t->rows[at];
    // The rows' own numbers side by side, so that a column of them is one line of the cache.
    for (int64_t r = 0; r < rows; r++)
      for (int64_t p = 0; p < k; p++) strip[p * rows + r] = a[(i + r) * rowA + p * columnA];
    const double *panel = packed;
    for (int64_t j = 0; j < n; j += t->panel, panel += k * t->panel) {
      t->functions[at](k, strip, 1, rows, panel, tile);
      store(rows, n - j < t->panel ? n - j : t->panel, t->panel, tile, c + i * stepC + j, stepC, adds);
    }
    i += rows;
  }
}

gb_status gb_array_matmul_f64(int64_t m, int64_t k, int64_t n, const double *a, int64_t rowA, int64_t columnA,
                              const double *b, int64_t rowB, int64_t columnB, double *c) {
  if (m <= 0 || n <= 0) return GB_OK;
  if (k <= 0) {
    memset(c, 0, (size_t)(m * n) * sizeof *c);
    return GB_OK;
  }
  const tiles *t = best_tiles();
  int64_t stripe = n < STRIPE ? (n + t->panel - 1) / t->panel * t->panel : STRIPE, depth = k < BLOCK_K ? k : BLOCK_K;
  double *packed = aligned_alloc(64, (size_t)((depth * stripe * 8 + 63) / 64 * 64));
  if (!packed) return GB_NO_MEMORY;
  for (int64_t j = 0; j < n; j += stripe) {
    int64_t width = n - j < stripe ? n - j : stripe, block;
    for (int64_t done = 0; done < k; done += block) {
      block = next_block(k - done);
      pack(t->panel, block, width, b + done * rowB + j * columnB, rowB, columnB, packed);
      multiply_stripe(t, m, width, block, a + done * columnA, rowA, columnA, packed, c + j, n, done > 0);
    }
  }
  free(packed);
  return GB_OK;
}
