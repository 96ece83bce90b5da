// Sorting and merging of dimensions for strided loops, in the reference's way: by the strides of the first operand
// that tells two dimensions apart, fastest first.
#include "KernelLoops.h"

static int compare_dimensions(const gb_loop *loop, int32_t operands, int32_t first, int32_t second) {
  for (int32_t k = 0; k < operands; k++) {
    int64_t one = loop->strides[k][first], two = loop->strides[k][second];
    if (one == 0 || two == 0) continue;
    one = one < 0 ? -one : one;
    two = two < 0 ? -two : two;
    if (one != two) return one < two ? -1 : 1;
    if (loop->sizes[first] > loop->sizes[second]) return 1;
  }
  return 0;
}

static void swap_dimensions(gb_loop *loop, int32_t operands, int32_t first, int32_t second) {
  int64_t size = loop->sizes[first];
  loop->sizes[first] = loop->sizes[second];
  loop->sizes[second] = size;
  for (int32_t k = 0; k < operands; k++) {
    int64_t stride = loop->strides[k][first];
    loop->strides[k][first] = loop->strides[k][second];
    loop->strides[k][second] = stride;
  }
}

bool gb_loop_prepare(gb_loop *loop, int32_t ndim, const int64_t *sizes, int32_t operands,
                     const int64_t *const *strides) {
  int32_t count = 0;
  for (int32_t d = ndim - 1; d >= 0; d--) {
    if (sizes[d] == 0) return false;
    if (sizes[d] == 1) continue;
    loop->sizes[count] = sizes[d];
    for (int32_t k = 0; k < operands; k++) loop->strides[k][count] = strides[k][d];
    count++;
  }
  for (int32_t i = 1; i < count; i++) {
    int32_t at = i;
    for (int32_t j = i - 1; j >= 0; j--) {
      int order = compare_dimensions(loop, operands, j, at);
      if (order > 0) {
        swap_dimensions(loop, operands, j, at);
        at = j;
      } else if (order < 0) {
        break;
      }
    }
  }
  int32_t merged = count > 0 ? 1 : 0;
  for (int32_t d = 1; d < count; d++) {
    int32_t last = merged - 1;
    bool joins = true;
    for (int32_t k = 0; k < operands; k++)
      joins = joins && loop->strides[k][last] * loop->sizes[last] == loop->strides[k][d];
    if (joins) {
      loop->sizes[last] *= loop->sizes[d];
      continue;
    }
    loop->sizes[merged] = loop->sizes[d];
    for (int32_t k = 0; k < operands; k++) loop->strides[k][merged] = loop->strides[k][d];
    merged++;
  }
  if (merged == 0) {
    loop->sizes[0] = 1;
    for (int32_t k = 0; k < operands; k++) loop->strides[k][0] = 1;
    merged = 1;
  }
  loop->ndim = merged;
  return true;
}
