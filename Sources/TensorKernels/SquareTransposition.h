// Squares of 16 × 16 floats, transposed in registers.
#pragma once

#include "KernelLoops.h"

enum { SQUARE = 16 };

#define UNROLLED _Pragma("clang loop unroll(full)")

typedef float f32x16 __attribute__((vector_size(64), aligned(4)));

// Rows i and i + HALF exchange the halves of their blocks of 2·HALF elements.
#define EXCHANGE(HALF, TOP, BOTTOM)                                                                                    \
  UNROLLED for (int i = 0; i < SQUARE; i++)                                                                            \
    if ((i & HALF) == 0) {                                                                                             \
      f32x16 a = rows[i], b = rows[i + HALF];                                                                          \
      rows[i] = __builtin_shufflevector(a, b, TOP);                                                                    \
      rows[i + HALF] = __builtin_shufflevector(a, b, BOTTOM);                                                          \
    }

/// Transposes a square of 16 × 16.
static inline __attribute__((always_inline)) void transpose_square(f32x16 *rows) {
#define TOP_8 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define BOTTOM_8 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31
#define TOP_4 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define BOTTOM_4 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define TOP_2 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define BOTTOM_2 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define TOP_1 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define BOTTOM_1 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31
  EXCHANGE(8, TOP_8, BOTTOM_8)
  EXCHANGE(4, TOP_4, BOTTOM_4)
  EXCHANGE(2, TOP_2, BOTTOM_2)
  EXCHANGE(1, TOP_1, BOTTOM_1)
}
