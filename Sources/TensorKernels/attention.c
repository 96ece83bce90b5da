// Fused attention, head by head, in the reference's order (AttentionHeads.h). In single precision the exponentials of
// sixteen scores at a time are a fast approximation, what is left of a row is rounded correctly.
#include "AttentionKernels.h"

#include "FastExponential.h"

enum { KEY_BLOCK = 512 };

/// Queries that go through the keys together.
static int64_t query_block_size(const gb_attention *s) {
  int64_t most = s->queries >= 768 ? 256 : s->queries >= 192 ? 64 : 32;
  return s->queries < most ? s->queries : most;
}

GB_CLONES static void vector_exponentials_f32(int64_t n, float *row, float largest) {
  for (int64_t j = 0; j < n; j++) row[j] = gb_fast_exponential(row[j] - largest);
}

static void vector_exponentials_f64(int64_t n, double *row, double largest) {
  for (int64_t j = 0; j < n; j++) row[j] -= largest;
  gb_exp_u10(GB_F64, n, row, row);
}

#define HEAD(heads, at, which) ((T *)(heads).data + (at) * (heads).item + (which) * (heads).head)

#define T float
#define N(name) name##_f32
#define LANES 16
#define HALVING 1
#define DTYPE GB_F32
#define FUSED __builtin_fmaf
#define EXPONENTIAL(x) (float)exp((double)(x))
#define LOGARITHM logf
#define GEMM gb_scaled_gemm_f32
#include "AttentionHeads.h"
#undef T
#undef N
#undef LANES
#undef HALVING
#undef DTYPE
#undef FUSED
#undef EXPONENTIAL
#undef LOGARITHM
#undef GEMM

#define T double
#define N(name) name##_f64
#define LANES 8
#define HALVING 0
#define DTYPE GB_F64
#define FUSED __builtin_fma
#define EXPONENTIAL exp
#define LOGARITHM log
#define GEMM gb_scaled_gemm_f64
#include "AttentionHeads.h"

gb_status gb_attend(gb_dtype dtype, const gb_attention *shape, void *logarithms) {
  if (dtype == GB_F32) return attention_f32(shape, logarithms);
  return dtype == GB_F64 ? attention_f64(shape, logarithms) : GB_UNSUPPORTED;
}

gb_status gb_attend_backward(gb_dtype dtype, const gb_attention *shape, const gb_attention_gradients *gradients,
                             const void *logarithms) {
  if (dtype == GB_F32) return attention_backward_f32(shape, gradients, logarithms);
  return dtype == GB_F64 ? attention_backward_f64(shape, gradients, logarithms) : GB_UNSUPPORTED;
}
