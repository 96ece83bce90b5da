// Matrix products in chains (MatrixChains.h) for doubles, floats and whole numbers.
#include "MatrixChains.h"

#include "KernelThreads.h"
#include "MatrixTiles.h"

/// Rows that threads share go by so many; what makes work worth a thread's attention, in multiplications of bytes.
enum { CHAIN_ROWS = 8, CHAIN_WORTH = 1 << 21 };

#define TARGET_512 target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")
#define TARGET_256 target("avx2,fma")
#define UNROLLED _Pragma("clang loop unroll(full)")

#define T double
#define N(name) name##_f64
#define FUSED 1
#define FUSED_CALL fma
#define CHAIN_LANES 8
#include "ChainTiles.h"
#undef T
#undef N
#undef FUSED
#undef FUSED_CALL
#undef CHAIN_LANES

#define T float
#define N(name) name##_f32
#define FUSED 1
#define FUSED_CALL fmaf
#define CHAIN_LANES 16
#include "ChainTiles.h"
#undef T
#undef N
#undef FUSED
#undef FUSED_CALL
#undef CHAIN_LANES

#define T uint64_t
#define N(name) name##_u64
#define FUSED 0
#define CHAIN_LANES 8
#include "ChainTiles.h"
