// Factors of square matrices that lie column by column, in their own precision. Each element is a chain of rounded products taken
// from it in the order of the columns, then a quotient; blocks change no bit.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "TensorKernels.h"

/// LU with partial pivoting of a rows × columns matrix in place: pivots[column] is the row that came there, `sign` -1 after an odd
/// number of exchanges. Returns the first column without a pivot (skipped then), or -1.
int64_t gb_lu_f32(int64_t rows, int64_t columns, float *lu, int64_t *pivots, float *sign);
int64_t gb_lu_f64(int64_t rows, int64_t columns, double *lu, int64_t *pivots, double *sign);
/// Overwrites right-hand sides, which lie one after the other, with the solutions.
void gb_lu_solve_f32(int64_t n, const float *lu, const int64_t *pivots, int64_t count, float *right);
void gb_lu_solve_f64(int64_t n, const double *lu, const int64_t *pivots, int64_t count, double *right);
/// The same for the transposed matrix.
void gb_lu_solve_turned_f32(int64_t n, const float *lu, const int64_t *pivots, int64_t count, float *right);
void gb_lu_solve_turned_f64(int64_t n, const double *lu, const int64_t *pivots, int64_t count, double *right);
/// The same for `count` matrices one after the other, of f32 or f64, with their pivots, signs and first columns without a pivot.
void gb_lu_all(gb_dtype dtype, int64_t count, int64_t rows, int64_t columns, void *lu, int64_t *pivots, void *signs,
               int64_t *firstZeros);
/// `sides` right-hand sides for each of `count` matrices.
void gb_lu_solve_all(gb_dtype dtype, int64_t count, int64_t n, const void *lu, const int64_t *pivots, int64_t sides,
                     void *right);
void gb_lu_solve_turned_all(gb_dtype dtype, int64_t count, int64_t n, const void *lu, const int64_t *pivots, int64_t sides,
                            void *right);
/// The lower factor of a positive definite matrix in place, zeros above it. Returns the column whose pivot is not positive, or -1.
int64_t gb_cholesky_f32(int64_t n, float *a);
int64_t gb_cholesky_f64(int64_t n, double *a);
/// X of A·X = B in place, A (n × n) and B (n × width) row by row; each element takes its products away in the order of A's columns.
void gb_triangular_solve_f64(bool upper, bool unit, int64_t n, int64_t width, const double *a, double *b);
/// out[i] = factors[0]·parts[0][i] + factors[1]·parts[1][i] + ..., products and sums rounded one by one; f32 and f64.
void gb_combine(gb_dtype dtype, int64_t count, int64_t parts, const void *const *from, const double *factors, void *out);
/// Whether there is neither an infinity nor a NaN among contiguous floats or doubles.
bool gb_all_finite(gb_dtype dtype, int64_t count, const void *from);
/// Contiguous matrices turned, so that rows become columns: f32 and f64, the former also widened. False for other types.
bool gb_turn(gb_dtype from, gb_dtype to, int64_t matrices, int64_t rows, int64_t columns, const void *in, void *out);
