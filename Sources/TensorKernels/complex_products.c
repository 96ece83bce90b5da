// Products of complex matrices. Small ones are sums of rounded products. From some size on the reference's are four chains of fused
// multiply-adds for each output (real by real, imaginary by imaginary and crosswise), cut like those of real numbers.
#include "KernelThreads.h"
#include "MatrixTiles.h"

#define TARGET_512 target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define TARGET_256 target("avx2,fma")
#define UNROLLED _Pragma("clang loop unroll(full)")

/// COMPLEX_WORTH: what makes work worth a thread's attention, in multiplications of bytes.
enum { COMPLEX_CUT = 192, COMPLEX_WORTH = 1 << 19 };

static int64_t complex_block(int64_t k, int64_t done) {
  int64_t most = k <= COMPLEX_CUT ? k : k < 2 * COMPLEX_CUT ? k / 2 : COMPLEX_CUT;
  return k - done < most ? k - done : most;
}

#define T float
#define N(name) name##_c64
#define COMPLEX_LANES 16
#define FUSED_CALL fmaf
typedef float sixteen_c64 __attribute__((vector_size(64), aligned(4)));
#include "ComplexTiles.h"
#undef T
#undef N
#undef COMPLEX_LANES
#undef FUSED_CALL

#define T double
#define N(name) name##_c128
#define COMPLEX_LANES 8
#define FUSED_CALL fma
typedef double sixteen_c128 __attribute__((vector_size(128), aligned(8)));
#include "ComplexTiles.h"

gb_status gb_complex_gemm(gb_dtype dtype, int64_t m, int64_t n, int64_t k, const void *a, const void *b, void *c) {
  bool isSingle = dtype == GB_C64, isSmall = k == 0 || (isSingle ? m < 2 || n < 4 || k < 4 : m < 4 || n < 12);
  if (isSmall && isSingle)
    multiply_few_c64(m, n, k, a, b, c);
  else if (isSmall)
    multiply_few_c128(m, n, k, a, b, c);
  else if (isSingle)
    multiply_c64(m, n, k, a, b, c);
  else
    multiply_c128(m, n, k, a, b, c);
  return GB_OK;
}

/// A batch of products, some of which a thread makes.
typedef struct {
  gb_dtype dtype;
  int64_t m, n, k;
  const char *a, *b;
  char *c;
} complex_batch;

static void multiply_batch(void *context, int64_t first, int64_t end) {
  const complex_batch *w = context;
  int64_t size = gb_item_size(w->dtype);
  for (int64_t i = first; i < end; i++)
    gb_complex_gemm(w->dtype, w->m, w->n, w->k, w->a + i * w->m * w->k * size, w->b + i * w->k * w->n * size,
                    w->c + i * w->m * w->n * size);
}

void gb_complex_bmm(gb_dtype dtype, int64_t batch, int64_t m, int64_t n, int64_t k, const void *a, const void *b,
                    void *c) {
  enum { BATCH_WORTH = 1 << 16 };
  complex_batch work = {dtype, m, n, k, a, b, c};
  int64_t size = m * n * k, sharers = batch * size < 2 * BATCH_WORTH ? 1 : gb_sharers();
  // Few large products are shared one after the other.
  bool areLarge = batch < 4 * sharers && size >= 16 * BATCH_WORTH;
  int64_t chunk = sharers == 1 || areLarge ? batch : gb_even_chunk(batch, batch * size / BATCH_WORTH, sharers);
  gb_share(batch, chunk > 0 ? chunk : 1, multiply_batch, &work);
}
