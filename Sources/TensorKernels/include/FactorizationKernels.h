// Factors of square matrices that lie column by column, in their own precision. Each element is a chain of rounded products taken
// from it in the order of the columns, then a quotient; blocks change no bit.
#pragma once

#include <stdbool.h>
#include <stdint.h>

/// LU with partial pivoting in place: pivots[column] is the row that came there, `sign` -1 after an odd number of exchanges. Returns
/// the first column without a pivot (skipped then), or -1.
int64_t gb_lu_f32(int64_t n, float *lu, int64_t *pivots, float *sign);
int64_t gb_lu_f64(int64_t n, double *lu, int64_t *pivots, double *sign);
/// Overwrites right-hand sides, which lie one after the other, with the solutions.
void gb_lu_solve_f32(int64_t n, const float *lu, const int64_t *pivots, int64_t count, float *right);
void gb_lu_solve_f64(int64_t n, const double *lu, const int64_t *pivots, int64_t count, double *right);
/// The lower factor of a positive definite matrix in place, zeros above it. Returns the column whose pivot is not positive, or -1.
int64_t gb_cholesky_f32(int64_t n, float *a);
int64_t gb_cholesky_f64(int64_t n, double *a);
/// X of A·X = B in place, A (n × n) and B (n × width) row by row; each element takes its products away in the order of A's columns.
void gb_triangular_solve_f64(bool upper, bool unit, int64_t n, int64_t width, const double *a, double *b);
/// C = A·B of square matrices row by row: chains of rounded products and sums.
void gb_square_product_f64(int64_t n, const double *a, const double *b, double *c);
