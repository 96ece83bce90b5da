// A layer of long short-term memory over a whole sequence of single-precision numbers, and its gradients, in the orders
// and roundings of the reference's library. Part of TensorKernels.h; the same rules hold.
#pragma once

#include "TensorKernels.h"

/// One layer and direction; steps are in the order they are taken. Gates lie input, forget, cell, output.
typedef struct gb_memory_layer {
  int64_t steps, batch, features, width;
  const float *input;         // [steps][batch][features]
  const float *inputWeight;   // [4 width][features]
  const float *hiddenWeight;  // [4 width][width]
  const float *bias;          // [4 width], both biases added
  const float *hidden, *cell; // [batch][width], before the first step
} gb_memory_layer;

/// The way forward: gates after their functions [steps][batch][4 width], cells and hidden states after each step
/// [steps][batch][width]. Products are added up in one way while gradients are recorded, in another while they are not.
gb_status gb_memory_forward(const gb_memory_layer *layer, bool isRecorded, float *gates, float *cells, float *outputs);

/// The gradients. `hidden` and `cell` hold those of the last states at first, in the end those of the first.
typedef struct gb_memory_gradients {
  const float *outputs;  // what arrives at each step's hidden state
  float *hidden, *cell;
  float *input, *inputWeight, *hiddenWeight, *bias;
} gb_memory_gradients;

/// The way back, from what the way forward left; `gates` become their gradients. Backwards in time (`isReversed`) the
/// reference adds up the first step with the others, otherwise after them.
gb_status gb_memory_backward(const gb_memory_layer *layer, bool isReversed, float *gates, const float *cells,
                             const float *outputs, const gb_memory_gradients *gradients);
