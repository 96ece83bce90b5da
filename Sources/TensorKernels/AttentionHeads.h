// One head of fused attention and its gradients, included by attention.c with T (element), N(name), LANES (elements of a
// vector), HALVING (lanes are folded by halves, not in order) and the functions EXPONENTIAL and LOGARITHM of single
// numbers defined. Blocks of queries go through blocks of keys; what a block of keys finds is brought to the largest
// score so far. No include guard on purpose.

/// The scratch memory of a head, in the reference's places: orders depend on the alignment of rows.
typedef struct {
  T *scores, *largest, *sums, *result;
} N(head_scratch);

static T N(folded)(T *lanes) {
  for (int half = HALVING ? LANES / 2 : 0; half > 0; half /= 2)
    for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
  for (int i = 1; !HALVING && i < LANES; i++) lanes[0] += lanes[i];
  return lanes[0];
}

/// A row of scores becomes exponentials of what they exceed the largest by; returns their sum.
GB_CLONES static T N(exponentials)(int64_t n, T *row, T largest) {
  int64_t full = n - n % LANES;
  T lanes[LANES] = {0}, sum = 0;
  N(vector_exponentials)(full, row, largest);
  for (int64_t j = 0; j < full; j += LANES)
    for (int w = 0; w < LANES; w++) lanes[w] += row[j + w];
  if (full > 0) sum = N(folded)(lanes);
  for (int64_t j = full; j < n; j++) sum += row[j] = EXPONENTIAL(row[j] - largest);
  return sum;
}

/// The scores of a row scaled and biased, minus infinity behind `seen`; returns the largest, or NaN where there is one.
GB_CLONES static T N(scaled_scores)(int64_t n, int64_t seen, T scale, const T *bias, int64_t step, T *row) {
  for (int64_t j = seen > 0 ? seen : 0; j < n; j++) row[j] = -INFINITY;
  if (!bias)
    for (int64_t j = 0; j < n; j++) row[j] *= scale;
  else if (step == 1)
    GB_INDEPENDENT for (int64_t j = 0; j < n; j++) row[j] = FUSED(row[j], scale, bias[j]);
  else
    for (int64_t j = 0; j < n; j++) row[j] = FUSED(row[j], scale, bias[j * step]);
  T lanes[LANES], absent[LANES] = {0}, most = -INFINITY;
  for (int w = 0; w < LANES; w++) lanes[w] = most;
  int64_t full = n - n % LANES;
  for (int64_t j = 0; j < full; j += LANES)
    for (int w = 0; w < LANES; w++) {
      T score = row[j + w];
      absent[w] = score != score ? score : absent[w];
      lanes[w] = score > lanes[w] ? score : lanes[w];
    }
  for (int w = 0; w < LANES; w++) most = lanes[w] > most ? lanes[w] : most;
  for (int w = 0; w < LANES; w++) most = absent[w] != absent[w] ? absent[w] : most;
  for (int64_t j = full; j < n; j++) most = row[j] > most || row[j] != row[j] ? row[j] : most;
  return most;
}

GB_CLONES static void N(scale_row)(int64_t n, T factor, const T *in, T *out) {
  GB_INDEPENDENT for (int64_t d = 0; d < n; d++) out[d] = in[d] * factor;
}

/// What flows through the weights of a row: less what flows through all of them together.
GB_CLONES static void N(flow_row)(int64_t n, const T *weights, T inner, T *flow) {
  GB_INDEPENDENT for (int64_t j = 0; j < n; j++) flow[j] = weights[j] * (flow[j] - inner);
}

static const T *N(bias_row)(const gb_attention *s, int64_t item, int64_t head, int64_t query) {
  if (!s->bias) return NULL;
  return (const T *)s->bias + item * s->biasSteps[0] + head * s->biasSteps[1] + query * s->biasSteps[2];
}

/// `rows` rows of the queries from `first` on.
static gb_status N(query_block)(const gb_attention *s, int64_t item, int64_t head, int64_t first, int64_t rows,
                                N(head_scratch) w, T *logarithms) {
  int64_t size = s->size, keys = s->keys, limit = s->causal && first + rows < keys ? first + rows : keys;
  const T *q = HEAD(s->query, item, head) + first * s->query.row;
  for (int64_t i = 0; i < rows; i++) w.largest[i] = -INFINITY, w.sums[i] = 0;
  for (int64_t from = 0; from < limit; from += KEY_BLOCK) {
    int64_t n = keys - from < KEY_BLOCK ? keys - from : KEY_BLOCK;
    const T *k = HEAD(s->key, item, head / s->group) + from * s->key.row, *v = HEAD(s->value, item, head / s->group) + from * s->value.row;
    gb_status status = GEMM(1, false, true, rows, n, size, q, s->query.row, k, s->key.row, w.scores, n, false);
    if (status != GB_OK) return status;
    for (int64_t i = 0; i < rows; i++) {
      T *row = w.scores + i * n;
      const T *bias = N(bias_row)(s, item, head, first + i);
      int64_t seen = s->causal ? first + i - from + 1 : n;
      T most = N(scaled_scores)(n, seen, (T)s->scale, bias ? bias + from * s->biasSteps[3] : NULL, s->biasSteps[3], row);
      if (w.largest[i] > most) most = w.largest[i];
      if (most == -INFINITY) {
        memset(row, 0, (size_t)n * sizeof(T));
        continue;
      }
      T sum = N(exponentials)(n, row, most), shrunk = EXPONENTIAL(w.largest[i] - most);
      w.sums[i] = FUSED(shrunk, w.sums[i], sum);
      w.largest[i] = most;
      if (from > 0) N(scale_row)(size, shrunk, w.result + i * size, w.result + i * size);
    }
    status = GEMM(1, false, false, rows, size, n, w.scores, n, v, s->value.row, w.result, size, from > 0);
    if (status != GB_OK) return status;
  }
  for (int64_t i = 0; i < rows; i++) {
    T most = w.largest[i] == -INFINITY ? 0 : w.largest[i], sum = w.sums[i] == 0 ? 1 : w.sums[i], share = 1 / sum;
    T *out = HEAD(s->out, item, head) + (first + i) * s->out.row;
    N(scale_row)(size, share, w.result + i * size, out);
    logarithms[first + i] = most + LOGARITHM(sum);
  }
  return GB_OK;
}

static gb_status N(attention)(const gb_attention *s, T *logarithms) {
  int64_t block = query_block_size(s), keyBlock = s->keys < KEY_BLOCK ? s->keys : KEY_BLOCK;
  T *memory = aligned_alloc(64, (size_t)((block * (keyBlock + 2 + s->size) * (int64_t)sizeof(T) + 127) / 64 * 64));
  if (!memory) return GB_NO_MEMORY;
  N(head_scratch) w = {.scores = memory, .largest = memory + block * keyBlock};
  w.sums = w.largest + block;
  w.result = w.sums + block;
  gb_status status = GB_OK;
  for (int64_t at = 0; at < s->items * s->heads && status == GB_OK; at++)
    for (int64_t first = 0; first < s->queries && status == GB_OK; first += block) {
      int64_t rows = s->queries - first < block ? s->queries - first : block;
      status = N(query_block)(s, at / s->heads, at % s->heads, first, rows, w, logarithms + at * s->queries);
    }
  free(memory);
  return status;
}

/// The sum of products of two rows, in the order of a row's reduction.
GB_CLONES static T N(row_product)(int64_t n, const T *a, const T *b) {
  T lanes[LANES] = {0};
  int64_t first = n < LANES ? n : LANES, full = n - n % LANES;
  for (int64_t j = 0; j < first; j++) lanes[j] = a[j] * b[j];
  for (int64_t j = first; j < full; j += LANES)
    for (int w = 0; w < LANES; w++) lanes[w] += a[j + w] * b[j + w];
  for (int64_t j = full > first ? full : first; j < n; j++) lanes[j - full] += a[j] * b[j];
  if (n >= LANES) return N(folded)(lanes);
  for (int64_t j = 1; j < n; j++) lanes[0] += lanes[j];
  return lanes[0];
}

/// The weights of a block again, by the logarithms of the rows.
GB_CLONES static void N(restored_weights)(const gb_attention *s, int64_t item, int64_t head, int64_t first,
                                          int64_t rows, int64_t from, int64_t n, const T *logarithms, T *weights) {
  for (int64_t i = 0; i < rows; i++) {
    T *row = weights + i * n, logarithm = logarithms[first + i];
    const T *bias = N(bias_row)(s, item, head, first + i);
    for (int64_t j = 0; bias && j < n; j++) row[j] += bias[(from + j) * s->biasSteps[3]];
    for (int64_t j = 0; j < n; j++) row[j] -= logarithm;
  }
  gb_exp_u10(DTYPE, rows * n, weights, weights);
  if (!s->causal) return;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = first + i - from + 1; j < n; j++)
      if (j >= 0) weights[i * n + j] = 0;
}

/// What `rows` queries and a block of keys add to the gradients.
static gb_status N(gradient_block)(const gb_attention *s, const gb_attention_gradients *g, int64_t item, int64_t head,
                                   int64_t first, int64_t rows, int64_t from, const T *logarithms, const T *inner,
                                   T *weights, T *flow) {
  int64_t size = s->size, n = s->keys - from < KEY_BLOCK ? s->keys - from : KEY_BLOCK;
  const T *q = HEAD(s->query, item, head) + first * s->query.row, *k = HEAD(s->key, item, head / s->group) + from * s->key.row;
  const T *v = HEAD(s->value, item, head / s->group) + from * s->value.row;
  const T *arrived = HEAD(g->out, item, head) + first * g->out.row;
  T *toQuery = HEAD(g->query, item, head) + first * g->query.row, *toKey = HEAD(g->key, item, head / s->group) + from * g->key.row;
  T *toValue = HEAD(g->value, item, head / s->group) + from * g->value.row, scale = (T)s->scale;
  gb_status all = GEMM(scale, false, true, rows, n, size, q, s->query.row, k, s->key.row, weights, n, false);
  if (all != GB_OK) return all;
  N(restored_weights)(s, item, head, first, rows, from, n, logarithms, weights);
  all = GEMM(1, true, false, n, size, rows, weights, n, arrived, g->out.row, toValue, g->value.row, true);
  if (all == GB_OK)
    all = GEMM(1, false, true, rows, n, size, arrived, g->out.row, v, s->value.row, flow, n, false);
  for (int64_t i = 0; i < rows; i++) N(flow_row)(n, weights + i * n, inner[i], flow + i * n);
  if (all == GB_OK)
    all = GEMM(scale, false, false, rows, size, n, flow, n, k, s->key.row, toQuery, g->query.row, true);
  if (all == GB_OK)
    all = GEMM(scale, true, false, n, size, rows, flow, n, q, s->query.row, toKey, g->key.row, true);
  return all;
}

static gb_status N(attention_backward)(const gb_attention *s, const gb_attention_gradients *g, const T *logarithms) {
  int64_t block = query_block_size(s), keyBlock = s->keys < KEY_BLOCK ? s->keys : KEY_BLOCK;
  T *memory = aligned_alloc(64, (size_t)((block * (2 * keyBlock + 1) * (int64_t)sizeof(T) + 127) / 64 * 64));
  if (!memory) return GB_NO_MEMORY;
  T *weights = memory, *flow = weights + block * keyBlock, *inner = flow + block * keyBlock;
  gb_status status = GB_OK;
  for (int64_t at = 0; at < s->items * s->heads; at++)
    for (int64_t first = 0; first < s->queries; first += block) {
      int64_t item = at / s->heads, head = at % s->heads;
      int64_t rows = s->queries - first < block ? s->queries - first : block;
      int64_t limit = s->causal && first + rows < s->keys ? first + rows : s->keys;
      for (int64_t i = 0; i < rows; i++)
        inner[i] = N(row_product)(s->size, HEAD(g->out, item, head) + (first + i) * g->out.row,
                                  HEAD(s->out, item, head) + (first + i) * s->out.row);
      for (int64_t from = 0; from < limit && status == GB_OK; from += KEY_BLOCK)
        status = N(gradient_block)(s, g, item, head, first, rows, from, logarithms + at * s->queries, inner, weights,
                                   flow);
    }
  free(memory);
  return status;
}
