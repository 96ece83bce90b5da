// Long short-term memory as the reference's library for layers runs it: products of whole sequences where operands are
// known beforehand, a product and a walk over the gates for each step. What was measured: while gradients are recorded,
// chains are cut at 384 and begin with what is there when there is only one row; without, chains are never cut, and the
// hidden state's go on from the input's when both have the same size and there are several rows.
#include "LibraryActivations.h"
#include "PackedProducts.h"

enum { GATES = 4, SUM_LANES = 8, SUM_BLOCK = 512 };

#define UNPACK(f) free((f).panels)

/// The gates of one row and step: from their sums to their values, and the cell and hidden state that follow.
GB_CLONES static void open_gates(int64_t width, float *gates, const float *bias, const float *pastCell, float *cell,
                                 float *output) {
  GB_INDEPENDENT for (int64_t u = 0; u < width; u++) {
    float input = library_sigmoid(gates[u] + bias[u]), forget = library_sigmoid(gates[width + u] + bias[width + u]);
    float candidate = library_tanh(gates[2 * width + u] + bias[2 * width + u]);
    float open = library_sigmoid(gates[3 * width + u] + bias[3 * width + u]);
    float next = __builtin_fmaf(input, candidate, pastCell[u] * forget);
    gates[u] = input;
    gates[width + u] = forget;
    gates[2 * width + u] = candidate;
    gates[3 * width + u] = open;
    cell[u] = next;
    output[u] = library_tanh(next) * open;
  }
}

/// Back through the gates of one row and step: gates become their gradients, `cellFlow` the past cell's.
GB_CLONES static void close_gates(int64_t width, float *gates, const float *cell, const float *pastCell,
                                  const float *outputFlow, const float *hiddenFlow, float *cellFlow) {
  GB_INDEPENDENT for (int64_t u = 0; u < width; u++) {
    float input = gates[u], forget = gates[width + u], candidate = gates[2 * width + u], open = gates[3 * width + u];
    float squashed = library_tanh(cell[u]), hidden = outputFlow[u] + hiddenFlow[u];
    float through = cellFlow[u] + __builtin_fmaf(-squashed, squashed, 1.0f) * hidden * open;
    gates[u] = __builtin_fmaf(-input, input, input) * through * candidate;
    gates[width + u] = __builtin_fmaf(-forget, forget, forget) * through * pastCell[u];
    gates[2 * width + u] = __builtin_fmaf(-candidate, candidate, 1.0f) * (input * through);
    gates[3 * width + u] = __builtin_fmaf(-open, open, open) * hidden * squashed;
    cellFlow[u] = through * forget;
  }
}

GB_CLONES static void add_rows(int64_t count, const float *row, float *sums) {
  GB_INDEPENDENT for (int64_t j = 0; j < count; j++) sums[j] += row[j];
}

gb_status gb_memory_forward(const gb_memory_layer *l, bool isRecorded, float *gates, float *cells, float *outputs) {
  int64_t wide = GATES * l->width, block = l->batch * l->width, rows = l->steps * l->batch;
  gb_packed_factor first = {0}, second = {0};
  float *nothing = l->bias ? NULL : calloc((size_t)wide, sizeof(float));
  bool isReady = (l->bias || nothing) &&
                 gb_pack_factor(&first, isRecorded && rows > 1, true, l->features, wide, l->inputWeight, l->features) &&
                 gb_pack_factor(&second, isRecorded && l->batch > 1, true, l->width, wide, l->hiddenWeight, l->width);
  if (isReady) {
    bool goesOn = isRecorded ? l->batch == 1 : l->features == l->width && l->batch > 1;
    const float *hidden = l->hidden, *cell = l->cell, *bias = l->bias ? l->bias : nothing;
    gb_multiply_packed(&first, rows, l->input, l->features, 1, gates, wide, GB_FROM_NOTHING);
    for (int64_t t = 0; t < l->steps; t++, gates += l->batch * wide, cells += block, outputs += block) {
      gb_multiply_packed(&second, l->batch, hidden, l->width, 1, gates, wide, goesOn ? GB_GOING_ON : GB_ADDED);
      for (int64_t n = 0; n < l->batch; n++)
        open_gates(l->width, gates + n * wide, bias, cell + n * l->width, cells + n * l->width,
                   outputs + n * l->width);
      hidden = outputs;
      cell = cells;
    }
  }
  UNPACK(first);
  UNPACK(second);
  free(nothing);
  return isReady ? GB_OK : GB_NO_MEMORY;
}

static float lane_sum(const float *s) { return ((s[0] + s[1]) + (s[4] + s[5])) + ((s[2] + s[3]) + (s[6] + s[7])); }

/// A row times a column, as the library adds up a single column: eight lanes, what is left over in ever shorter pieces.
static float single_sum(int64_t k, const float *a, const float *b) {
  float result = 0;
  for (int64_t begin = 0; begin < k; begin += SUM_BLOCK) {
    int64_t count = k - begin < SUM_BLOCK ? k - begin : SUM_BLOCK, done = 0;
    const float *x = a + begin, *y = b + begin;
    float lanes[SUM_LANES] = {0};
    for (; done + 2 * SUM_LANES <= count; done += 2 * SUM_LANES)
      for (int i = 0; i < 2 * SUM_LANES; i++)
        lanes[i % SUM_LANES] = fmaf(x[done + i], y[done + i], lanes[i % SUM_LANES]);
    if (done > 0) result += lane_sum(lanes);
    for (int64_t piece = SUM_LANES; piece > 0; piece /= 2) {
      if ((count - done & piece) == 0) continue;
      memset(lanes, 0, sizeof lanes);
      for (int64_t i = 0; i < piece; i++) lanes[i] = x[done + i] * y[done + i];
      result += lane_sum(lanes);
      done += piece;
    }
  }
  return result;
}

/// out = gates' gradients · weight, for some rows; the weight is [4 width][size] and packed.
static void flow_back(const gb_packed_factor *weight, int64_t rows, const float *gates, const float *plain,
                      float *out) {
  if (weight->n == 1 && rows > 1) {
    for (int64_t i = 0; i < rows; i++) out[i] = single_sum(weight->k, gates + i * weight->k, plain);
  } else {
    gb_multiply_packed(weight, rows, gates, weight->k, 1, out, weight->n, GB_FROM_NOTHING);
  }
}

/// Adds to turned = [size][4 width] the products of `size` operands and gates' gradients over some rows.
static bool add_weights(int64_t rows, int64_t size, int64_t wide, const float *operand, const float *gates,
                        float *turned, bool isFirst) {
  gb_packed_factor factor;
  if (!gb_pack_factor(&factor, size > 1, false, rows, wide, gates, wide)) return false;
  gb_chain_start start = isFirst ? GB_FROM_NOTHING : size > 1 ? GB_ADDED : GB_GOING_ON;
  gb_multiply_packed(&factor, size, operand, 1, size, turned, wide, start);
  UNPACK(factor);
  return true;
}

static void turn(int64_t rows, int64_t columns, const float *from, float *to) {
  enum { SQUARE = 16 };
  for (int64_t i0 = 0; i0 < rows; i0 += SQUARE)
    for (int64_t j = 0; j < columns; j++)
      for (int64_t i = i0; i < rows && i < i0 + SQUARE; i++) to[j * rows + i] = from[i * columns + j];
}

static bool weight_gradients(const gb_memory_layer *l, bool isReversed, const float *gates, const float *outputs,
                             float *turned, const gb_memory_gradients *g) {
  int64_t wide = GATES * l->width, rows = l->steps * l->batch, block = l->batch * l->width;
  if (!add_weights(rows, l->features, wide, l->input, gates, turned, true)) return false;
  turn(l->features, wide, turned, g->inputWeight);
  if (isReversed) {
    float *states = malloc((size_t)(l->steps * block) * sizeof(float));
    if (!states) return false;
    memcpy(states, l->hidden, (size_t)block * sizeof(float));
    memcpy(states + block, outputs, (size_t)((l->steps - 1) * block) * sizeof(float));
    bool isDone = add_weights(rows, l->width, wide, states, gates, turned, true);
    free(states);
    if (!isDone) return false;
  } else {
    bool isLong = l->steps > 1;
    if (isLong && !add_weights(rows - l->batch, l->width, wide, outputs, gates + l->batch * wide, turned, true))
      return false;
    if (!add_weights(l->batch, l->width, wide, l->hidden, gates, turned, !isLong)) return false;
  }
  turn(l->width, wide, turned, g->hiddenWeight);
  return true;
}

gb_status gb_memory_backward(const gb_memory_layer *l, bool isReversed, float *gates, const float *cells,
                             const float *outputs, const gb_memory_gradients *g) {
  int64_t wide = GATES * l->width, block = l->batch * l->width, rows = l->steps * l->batch;
  int64_t longest = l->features > l->width ? l->features : l->width;
  gb_packed_factor first = {0}, second = {0};
  float *turned = malloc((size_t)(longest * wide) * sizeof(float));
  bool isReady = turned &&
                 gb_pack_factor(&first, rows > 1, false, wide, l->features, l->inputWeight, l->features) &&
                 gb_pack_factor(&second, l->batch > 1, false, wide, l->width, l->hiddenWeight, l->width);
  if (isReady) {
    memset(g->bias, 0, (size_t)wide * sizeof(float));
    for (int64_t t = l->steps - 1; t >= 0; t--) {
      float *now = gates + t * l->batch * wide;
      const float *past = t > 0 ? cells + (t - 1) * block : l->cell;
      for (int64_t n = 0; n < l->batch; n++) {
        int64_t at = n * l->width, place = t * block + at;
        close_gates(l->width, now + n * wide, cells + place, past + at, g->outputs + place, g->hidden + at,
                    g->cell + at);
      }
      flow_back(&second, l->batch, now, l->hiddenWeight, g->hidden);
      for (int64_t n = 0; n < l->batch; n++) add_rows(wide, now + n * wide, g->bias);
    }
    flow_back(&first, rows, gates, l->inputWeight, g->input);
    isReady = weight_gradients(l, isReversed, gates, outputs, turned, g);
  }
  UNPACK(first);
  UNPACK(second);
  free(turned);
  return isReady ? GB_OK : GB_NO_MEMORY;
}
