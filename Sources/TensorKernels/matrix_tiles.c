// The register tiles of single-precision products: rows × vectors of outputs in registers, each a chain of fused
// multiply-adds. There is one function for each shape, so that left-over rows cost no more than their share.
#include "MatrixTiles.h"

typedef float f32x16 __attribute__((vector_size(64), aligned(4)));
typedef float f32x8 __attribute__((vector_size(32), aligned(4)));

#define TARGET_512 target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define TARGET_256 target("avx2,fma")
#define UNROLLED _Pragma("clang loop unroll(full)")
// Subtracting nothing keeps every value as it is, the sign of zero too.
#define BROADCAST(VEC, value) ((value) - (VEC){0})

int gb_tile_level(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw"))
    return 2;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
}

// A tile of C: ROWS rows and VECTORS vectors wide. a(i, p) is a[i·rowA + p·columnA]; b is a packed panel.
#define TILE(NAME, TARGETS, VEC, LANES, ROWS, VECTORS)                                                                 \
  __attribute__((TARGETS)) static void NAME(int64_t k, const float *a, int64_t rowA, int64_t columnA, const float *b,  \
                                            float *tile, bool goesOn) {                                                \
    VEC sums[ROWS][VECTORS];                                                                                           \
    UNROLLED for (int i = 0; i < ROWS; i++) UNROLLED for (int v = 0; v < VECTORS; v++)                                 \
        sums[i][v] = goesOn ? *(const VEC *)(tile + i * PANEL_N + v * LANES) : (VEC){0};                               \
    for (int64_t p = 0; p < k; p++) {                                                                                  \
      VEC row[VECTORS];                                                                                                \
      UNROLLED for (int v = 0; v < VECTORS; v++) row[v] = *(const VEC *)(b + p * PANEL_N + v * LANES);                 \
      UNROLLED for (int i = 0; i < ROWS; i++) {                                                                        \
        VEC factor = BROADCAST(VEC, a[i * rowA + p * columnA]);                                                        \
        UNROLLED for (int v = 0; v < VECTORS; v++)                                                                     \
            sums[i][v] = __builtin_elementwise_fma(factor, row[v], sums[i][v]);                                        \
      }                                                                                                                \
    }                                                                                                                  \
    UNROLLED for (int i = 0; i < ROWS; i++) UNROLLED for (int v = 0; v < VECTORS; v++)                                 \
        *(VEC *)(tile + i * PANEL_N + v * LANES) = sums[i][v];                                                         \
  }

#define TILE_512(ROWS)                                                                                                 \
  TILE(tile_512_##ROWS, TARGET_512, f32x16, 16, ROWS, 2) TILE(half_512_##ROWS, TARGET_512, f32x16, 16, ROWS, 1)
#define TILE_256(ROWS) TILE(tile_256_##ROWS, TARGET_256, f32x8, 8, ROWS, 2)
TILE_512(1) TILE_512(2) TILE_512(3) TILE_512(4) TILE_512(5) TILE_512(6)
TILE_512(7) TILE_512(8) TILE_512(9) TILE_512(10) TILE_512(11) TILE_512(12)
TILE_256(1) TILE_256(2) TILE_256(3) TILE_256(4) TILE_256(5) TILE_256(6)

typedef void (*tile_function)(int64_t, const float *, int64_t, int64_t, const float *, float *, bool);

#define SIX(NAME) NAME##_1, NAME##_2, NAME##_3, NAME##_4, NAME##_5, NAME##_6
#define TWELVE(NAME) SIX(NAME), NAME##_7, NAME##_8, NAME##_9, NAME##_10, NAME##_11, NAME##_12
static const tile_function tiles_512[] = {TWELVE(tile_512)}, halves_512[] = {TWELVE(half_512)};
static const tile_function tiles_256[] = {SIX(tile_256)};

static void tile_portable(int64_t k, const float *a, int64_t rowA, int64_t columnA, const float *b, float *tile,
                          bool goesOn) {
  (void)rowA;
  for (int j = 0; j < PANEL_N; j++) {
    float sum = goesOn ? tile[j] : 0;
    for (int64_t p = 0; p < k; p++) sum = fmaf(a[p * columnA], b[p * PANEL_N + j], sum);
    tile[j] = sum;
  }
}

/// As many of `rows` as go together, at most `most`: about equal parts.
static int64_t part_of(int64_t rows, int64_t most) {
  int64_t parts = (rows + most - 1) / most;
  return (rows + parts - 1) / parts;
}

int64_t gb_compute_tile(int level, int64_t rows, int64_t width, int64_t k, const float *a, int64_t rowA,
                        int64_t columnA, const float *b, float *tile, bool goesOn) {
  enum { MOST_512 = 12, MOST_256 = 6 };
  int64_t count = 1;
  if (level == 2) {
    count = part_of(rows, MOST_512);
    (width <= VECTOR_N ? halves_512 : tiles_512)[count - 1](k, a, rowA, columnA, b, tile, goesOn);
  } else if (level == 1) {
    count = part_of(rows, MOST_256);
    tile_function f = tiles_256[count - 1];
    if (width > VECTOR_N) f(k, a, rowA, columnA, b + VECTOR_N, tile + VECTOR_N, goesOn);
    f(k, a, rowA, columnA, b, tile, goesOn);
  } else {
    tile_portable(k, a, rowA, columnA, b, tile, goesOn);
  }
  return count;
}

GB_CLONES static void store_rows(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add) {
  for (int64_t i = 0; i < rows; i++) {
    const float *from = tile + i * PANEL_N;
    float *to = c + i * ldc;
    if (add) {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] += from[j];
    } else {
      GB_INDEPENDENT for (int64_t j = 0; j < width; j++) to[j] = from[j];
    }
  }
}

void gb_store_tile(int64_t rows, int64_t width, const float *tile, float *c, int64_t ldc, bool add) {
  store_rows(rows, width, tile, c, ldc, add);
}

// A group: ROWS rows and VECTORS vectors of LANES elements, PARTS of which are one of the caller's vectors.
#define GROUP(NAME, TARGETS, VEC, LANES, ROWS, VECTORS)                                                                \
  __attribute__((TARGETS)) static void NAME(const gb_planes *s, const float *factors, const int64_t *from,             \
                                            const float *bias, float *tile) {                                          \
    enum { PARTS = VECTOR_N / LANES };                                                                                 \
    const float *begin[VECTORS / PARTS];                                                                               \
    UNROLLED for (int v = 0; v < VECTORS / PARTS; v++) begin[v] = s->planes + from[v];                                 \
    for (int64_t first = 0; first < s->channels; first += s->block) {                                                  \
      int64_t width = s->channels - first < s->block ? s->channels - first : s->block;                                 \
      VEC sums[ROWS][VECTORS];                                                                                         \
      UNROLLED for (int i = 0; i < ROWS; i++) UNROLLED for (int v = 0; v < VECTORS; v++) sums[i][v] = (VEC){0};        \
      for (int64_t place = 0; place < s->places; place++) {                                                            \
        int64_t at = first * s->plane + s->shift[place], end = at + width * s->plane;                                  \
        for (; at < end; at += s->plane, factors += ROWS) {                                                            \
          VEC row[VECTORS];                                                                                            \
          UNROLLED for (int v = 0; v < VECTORS; v++)                                                                   \
              row[v] = *(const VEC *)(begin[v / PARTS] + at + v % PARTS * LANES);                                      \
          UNROLLED for (int i = 0; i < ROWS; i++) {                                                                    \
            VEC factor = BROADCAST(VEC, factors[i]);                                                                   \
            UNROLLED for (int v = 0; v < VECTORS; v++)                                                                 \
                sums[i][v] = __builtin_elementwise_fma(factor, row[v], sums[i][v]);                                    \
          }                                                                                                            \
        }                                                                                                              \
      }                                                                                                                \
      UNROLLED for (int i = 0; i < ROWS; i++) UNROLLED for (int v = 0; v < VECTORS; v++) {                             \
        VEC *to = (VEC *)(tile + i * GROUP_N + v * LANES);                                                             \
        *to = first > 0 ? *to + sums[i][v] : bias ? BROADCAST(VEC, bias[i]) + sums[i][v] : sums[i][v];                 \
      }                                                                                                                \
    }                                                                                                                  \
  }

// For each number of rows the widest group whose sums fit the registers, and narrower ones for what is left over.
#define GROUPS_512(X)                                                                                                  \
  X(1, 8) X(1, 4) X(1, 2) X(1, 1) X(2, 8) X(2, 4) X(2, 2) X(2, 1) X(3, 8) X(3, 4) X(3, 2) X(3, 1)                      \
  X(4, 6) X(4, 4) X(4, 2) X(4, 1) X(5, 4) X(5, 3) X(5, 2) X(5, 1) X(6, 4) X(6, 3) X(6, 2) X(6, 1)                      \
  X(7, 3) X(7, 2) X(7, 1) X(8, 3) X(8, 2) X(8, 1)
#define GROUPS_256(X)                                                                                                  \
  X(1, 4) X(1, 2) X(1, 1) X(2, 2) X(2, 1) X(3, 2) X(3, 1) X(4, 1) X(5, 1) X(6, 1)
#define DEFINE_512(ROWS, VECTORS) GROUP(group_512_##ROWS##_##VECTORS, TARGET_512, f32x16, 16, ROWS, VECTORS)
#define DEFINE_256(ROWS, VECTORS) GROUP(group_256_##ROWS##_##VECTORS, TARGET_256, f32x8, 8, ROWS, (2 * VECTORS))
GROUPS_512(DEFINE_512)
GROUPS_256(DEFINE_256)

typedef void (*group_function)(const gb_planes *, const float *, const int64_t *, const float *, float *);

static void group_portable(const gb_planes *s, const float *factors, const int64_t *from, const float *bias,
                           float *tile) {
  for (int j = 0; j < VECTOR_N; j++) {
    const float *next = factors;
    for (int64_t first = 0; first < s->channels; first += s->block) {
      int64_t width = s->channels - first < s->block ? s->channels - first : s->block;
      float sum = 0;
      for (int64_t place = 0; place < s->places; place++)
        for (int64_t c = first; c < first + width; c++)
          sum = fmaf(*next++, s->planes[from[0] + j + c * s->plane + s->shift[place]], sum);
      tile[j] = first > 0 ? tile[j] + sum : bias ? *bias + sum : sum;
    }
  }
}

typedef struct {
  int64_t rows, vectors;
  group_function function;
} group_entry;

#define ENTRY_512(ROWS, VECTORS) {ROWS, VECTORS, group_512_##ROWS##_##VECTORS},
#define ENTRY_256(ROWS, VECTORS) {ROWS, VECTORS, group_256_##ROWS##_##VECTORS},
static const group_entry groups_512[] = {GROUPS_512(ENTRY_512){0, 0, NULL}};
static const group_entry groups_256[] = {GROUPS_256(ENTRY_256){0, 0, NULL}};

int64_t gb_group_rows(int level, int64_t rows) {
  enum { MOST_512 = 8, MOST_256 = 6 };
  return level == 0 ? 1 : part_of(rows, level == 2 ? MOST_512 : MOST_256);
}

int64_t gb_compute_group(int level, int64_t rows, int64_t vectors, const gb_planes *planes, const float *factors,
                         const int64_t *from, const float *bias, float *tile) {
  if (level == 0) {
    group_portable(planes, factors, from, bias, tile);
    return 1;
  }
  const group_entry *entry = level == 2 ? groups_512 : groups_256;
  while (entry->rows != rows || entry->vectors > vectors) entry++;
  entry->function(planes, factors, from, bias, tile);
  return entry->vectors;
}
