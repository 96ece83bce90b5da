// Kernels in the orders and roundings of NumPy, where they are not those of the tensor library: elementary functions in single
// precision, folds, positions of extrema, selections, sorting, products. Part of TensorKernels.h; the same rules hold. None
// of them is shared by threads, so that the flags of floating point stay with the caller.
#pragma once

#include "TensorKernels.h"

// Elementary functions of n contiguous numbers; flags for what is out of range are raised as the reference raises them.
void gb_array_exp_f32(int64_t n, float *out, const float *a);
void gb_array_log_f32(int64_t n, float *out, const float *a);
void gb_array_sin_f32(int64_t n, float *out, const float *a);
void gb_array_cos_f32(int64_t n, float *out, const float *a);
void gb_array_tanh_f32(int64_t n, float *out, const float *a);
void gb_array_tanh_f64(int64_t n, double *out, const double *a);

typedef enum gb_fold_op { GB_FOLD_ADD = 0, GB_FOLD_MULTIPLY, GB_FOLD_MAXIMUM, GB_FOLD_MINIMUM } gb_fold_op;

/// target[i·stepT] = op(target[i·stepT], in[i·stepIn]) for n elements (f32 f64 i64). NaN wins.
gb_status gb_fold_rows(gb_fold_op op, gb_dtype dtype, int64_t n, void *target, int64_t stepT, const void *in,
                       int64_t stepIn);
/// The same of rows [rows][n] onto one row of n contiguous elements, in the order of the rows.
gb_status gb_fold_matrix(gb_fold_op op, gb_dtype dtype, int64_t rows, int64_t rowStep, int64_t n, void *target,
                         const void *in);
/// *target = op(… op(*target, in[0]) …, in[n-1]), in order; maximum and minimum in any order.
gb_status gb_fold_run(gb_fold_op op, gb_dtype dtype, int64_t n, void *target, const void *in, int64_t step);
/// The sum of n numbers in pairs: eight strands up to 128 elements, halves above.
double gb_pairwise_f64(int64_t n, const double *in, int64_t step);
float gb_pairwise_f32(int64_t n, const float *in, int64_t step);
/// Running sums or products along the middle of contiguous [outer, dim, inner] (f32 f64 i64).
gb_status gb_array_running(gb_fold_op op, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, void *out,
                           const void *in);
/// The position of the first greatest (or least) element along the middle of contiguous [outer, dim, inner]; the first NaN
/// counts before all. f32 f64 and the integer types.
gb_status gb_array_position(bool greatest, gb_dtype dtype, int64_t outer, int64_t dim, int64_t inner, const void *in,
                            int64_t *out);
/// Whether one element (or every element) of n contiguous ones is not zero (all types but the half ones).
bool gb_array_any(gb_dtype dtype, int64_t n, const void *in);
bool gb_array_all(gb_dtype dtype, int64_t n, const void *in);

/// How many of n bools are true.
int64_t gb_count_true(int64_t n, const uint8_t *mask);
/// The positions of the true ones; returns how many.
int64_t gb_true_positions(int64_t n, const uint8_t *mask, int64_t *positions);
/// The elements of `item` bytes where the mask is true, one after the other.
void gb_compress(int64_t item, int64_t n, const uint8_t *mask, const void *in, void *out);
/// Puts elements where the mask is true: one after the other, or always the first one when `step` is 0.
void gb_place(int64_t item, int64_t n, const uint8_t *mask, void *out, const void *in, int64_t step);
/// sums[i] += position[i] (counted from the end where it is negative) · step; the first position outside is given in *bad.
gb_status gb_add_positions(int64_t n, const int64_t *positions, int64_t size, int64_t step, int64_t *sums, int64_t *bad);
/// Copies blocks of `bytes` from (or to, when `scatters`) memory + distance[i]·item, one after the other.
void gb_move_blocks(bool scatters, int64_t bytes, int64_t item, int64_t n, const int64_t *distances, void *memory,
                    void *blocks);
/// counts[x[i]] += 1, or weights[i] where they are given; every x is from 0 up to the size of counts.
void gb_bin_count(int64_t n, const int64_t *x, const double *weights, void *counts);
/// Where each of m values belongs in n sorted numbers: before equal ones, or behind them. NaN is the greatest.
void gb_search_sorted_f64(bool right, int64_t n, const double *sorted, int64_t m, const double *values, int64_t *out);
void gb_search_sorted_i64(bool right, int64_t n, const int64_t *sorted, int64_t m, const int64_t *values, int64_t *out);

/// Sorts n numbers; NaN comes last (f32 f64 and the integer types). Needs scratch memory of its own.
gb_status gb_array_sort(gb_dtype dtype, int64_t n, void *numbers);
/// The positions that sort n numbers. Not stable: equal elements stand as the reference's sorting networks leave them;
/// longer rows and `stable` keep their order.
gb_status gb_array_order(gb_dtype dtype, bool stable, int64_t n, const void *numbers, int64_t *order);

/// Σ x[i]·y[i] in strands of fused products (16 of double precision, 32 of single), the rest beside them.
double gb_array_dot_f64(int64_t n, const double *x, const double *y);
float gb_array_dot_f32(int64_t n, const float *x, const float *y);
/// c = a·b for row-major double matrices [m][k] and [k][n] with any row and column steps; sums are chains of fused products
/// along k in blocks of 256.
gb_status gb_array_matmul_f64(int64_t m, int64_t k, int64_t n, const double *a, int64_t rowA, int64_t columnA,
                              const double *b, int64_t rowB, int64_t columnB, double *c);
