// Fused attention of single- and double-precision heads, in the reference's orders and roundings. Part of TensorKernels.h;
// the same rules hold. Pointers that may be missing are NULL then.
#pragma once

#include "TensorKernels.h"

/// Rows [items][heads][count][size] with the steps between items, heads and rows; the elements of a row are neighbours.
typedef struct gb_heads {
  void *data;
  int64_t item, head, row;
} gb_heads;

/// One call: `out` has a row for each query, `bias` (NULL or added to the scaled scores) steps for items, heads, queries
/// and keys. Causal: a query sees the keys up to its own place.
typedef struct gb_attention {
  int64_t items, heads, queries, keys, size;
  /// So many heads of queries share one of keys and values.
  int64_t group;
  gb_heads query, key, value, out;
  const void *bias;
  int64_t biasSteps[4];
  double scale;
  bool causal;
} gb_attention;

/// The gradient that arrives at `out`, and those of the operands, which are added to.
typedef struct gb_attention_gradients {
  gb_heads out, query, key, value;
} gb_attention_gradients;

/// Fills `out`, and [items][heads][queries] logarithms of the rows' exponentials.
gb_status gb_attend(gb_dtype dtype, const gb_attention *shape, void *logarithms);
/// The gradients, from what `gb_attend` left in `out` and the logarithms.
gb_status gb_attend_backward(gb_dtype dtype, const gb_attention *shape, const gb_attention_gradients *gradients,
                             const void *logarithms);
