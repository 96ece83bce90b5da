// Fused attention on contiguous single-precision rows, in the reference's orders and roundings. Part of TensorKernels.h;
// the same rules hold. Pointers that may be missing are NULL then.
#pragma once

#include "TensorKernels.h"

/// Rows of scores, `queries` of them a head, each of n: scaled, biased and turned into exponentials of what they exceed
/// their largest by. Also each row's sum and the logarithm of all of its exponentials; a row of nothing but minus infinity
/// sums to 0 and has an infinite logarithm.
void gb_attention_rows_f32(int64_t rows, int64_t queries, int64_t n, float scale, const float *bias, bool causal,
                           float *scores, float *sums, float *logs);
/// Exponentials of what scaled scores exceed their row's logarithm by.
void gb_attention_restore_f32(int64_t rows, int64_t n, const float *logs, float *scores);
/// The sum of products of two rows.
void gb_row_products_f32(int64_t rows, int64_t n, const float *a, const float *b, float *out);
