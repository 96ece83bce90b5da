// Debian's LAPACK with its C interface: factorisations of matrices.
#include <lapacke.h>
