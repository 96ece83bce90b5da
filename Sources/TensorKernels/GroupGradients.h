// Gradients of group normalisation, included by group_normalization.c with T (element), N(name), LANES (elements of a
// vector of 32 bytes), HALVING (lanes are folded by halves, not in order), FUSES_REST (what is left of a row is fused)
// and FUSED defined. No include guard on purpose.

/// The sum of a·b, or of a when b is missing.
GB_CLONES static T N(row_sum)(int64_t n, const T *a, const T *b) {
  T lanes[LANES];
  if (n < LANES) {
    T sum = b ? a[0] * b[0] : a[0];
    for (int64_t i = 1; i < n; i++) sum += b ? a[i] * b[i] : a[i];
    return sum;
  }
  for (int w = 0; w < LANES; w++) lanes[w] = b ? a[w] * b[w] : a[w];
  int64_t i = LANES;
  for (; i + LANES <= n; i += LANES)
    for (int w = 0; w < LANES; w++) lanes[w] += b ? a[i + w] * b[i + w] : a[i + w];
  for (int w = 0; i + w < n; w++) {
    if (b && FUSES_REST) {
      lanes[w] = FUSED(a[i + w], b[i + w], lanes[w]);
    } else {
      lanes[w] += b ? a[i + w] * b[i + w] : a[i + w];
    }
  }
  for (int half = HALVING ? LANES / 2 : 0; half > 0; half /= 2)
    for (int w = 0; w < half; w++) lanes[w] += lanes[w + half];
  for (int w = 1; !HALVING && w < LANES; w++) lanes[0] += lanes[w];
  return lanes[0];
}

/// Both sums of a plane in one walk: two chains that do not wait for each other.
GB_CLONES static void N(plane_sums)(int64_t n, const T *grad, const T *in, T *along, T *sum) {
  if (n < LANES) {
    *along = N(row_sum)(n, grad, in);
    *sum = N(row_sum)(n, grad, NULL);
    return;
  }
  T products[LANES], plain[LANES];
  for (int w = 0; w < LANES; w++) products[w] = grad[w] * in[w], plain[w] = grad[w];
  int64_t i = LANES;
  for (; i + LANES <= n; i += LANES) {
    for (int w = 0; w < LANES; w++) products[w] += grad[i + w] * in[i + w];
    for (int w = 0; w < LANES; w++) plain[w] += grad[i + w];
  }
  for (int w = 0; i + w < n; w++) {
    products[w] = FUSES_REST ? FUSED(grad[i + w], in[i + w], products[w]) : products[w] + grad[i + w] * in[i + w];
    plain[w] += grad[i + w];
  }
  // The lanes are a row of their own to fold.
  *along = N(row_sum)(LANES, products, NULL);
  *sum = N(row_sum)(LANES, plain, NULL);
}

/// The sum of the channels' sums times their scales: vectors, then half vectors, then one by one.
static T N(weighted_sum)(int64_t n, const T *sums, const T *scale) {
  int64_t full = n / LANES * LANES, half = full + (n - full) / (LANES / 2) * (LANES / 2);
  T lanes[LANES] = {0}, sum = 0;
  for (int64_t i = 0; i < full; i++) lanes[i % LANES] = FUSED(sums[i], scale ? scale[i] : 1, lanes[i % LANES]);
  for (int w = 0; w < LANES; w++) sum += lanes[w];
  for (int64_t i = full; i < half; i++) sum += sums[i] * (scale ? scale[i] : 1);
  for (int64_t i = half; i < n; i++) sum = FUSED(sums[i], scale ? scale[i] : 1, sum);
  return sum;
}

GB_CLONES static void N(combined)(int64_t n, T a, const T *grad, T b, const T *in, T c, T *out) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = FUSED(a, grad[i], b * in[i]) + c;
}

/// The gradient of the input of one group.
static void N(group_input)(int64_t channels, int64_t size, const T *grad, const T *in, T mean, T factor, const T *scale,
                           const T *along, const T *sums, T *out) {
  T share = (T)1 / (T)(channels * size);
  T products = N(weighted_sum)(channels, along, scale), total = N(weighted_sum)(channels, sums, scale);
  T slope = FUSED(total, mean, -products) * factor * factor * factor * share;
  T shift = FUSED(-(total * factor), share, -slope * mean);
  for (int64_t c = 0; c < channels; c++)
    N(combined)(size, factor * (scale ? scale[c] : 1), grad + c * size, slope, in + c * size, shift, out + c * size);
}

/// What the threads share: planes, then groups.
typedef struct {
  int64_t size, each, groups;
  const T *grad, *in, *mean, *factor, *scale;
  T *along, *sums, *gradIn;
} N(group_work);

static void N(sum_planes)(void *context, int64_t first, int64_t end) {
  const N(group_work) *w = context;
  for (int64_t i = first; i < end; i++)
    N(plane_sums)(w->size, w->grad + i * w->size, w->in + i * w->size, w->along + i, w->sums + i);
}

static void N(fill_groups)(void *context, int64_t start, int64_t end) {
  const N(group_work) *w = context;
  for (int64_t i = start; i < end; i++) {
    int64_t first = i * w->each, at = first * w->size;
    N(group_input)(w->each, w->size, w->grad + at, w->in + at, w->mean[i], w->factor[i],
                   w->scale ? w->scale + i % w->groups * w->each : NULL, w->along + first, w->sums + first,
                   w->gradIn + at);
  }
}

static gb_status N(group_gradients)(const gb_batch *batch, int64_t groups, const T *grad, const T *in, const T *mean,
                                    const T *factor, const T *scale, T *gradIn, T *gradScale, T *gradShift) {
  int64_t channels = batch->channels, size = batch->size, each = channels / groups, planes = batch->n * channels;
  T *along = malloc((size_t)(2 * planes + 1) * sizeof(T)), *sums = along + planes;
  if (!along) return GB_NO_MEMORY;
  N(group_work) work = {size, each, groups, grad, in, mean, factor, scale, along, sums, gradIn};
  gb_share(planes, gb_chunk_of(planes, size), N(sum_planes), &work);
  if (gradIn) gb_share(batch->n * groups, gb_chunk_of(batch->n * groups, each * size), N(fill_groups), &work);
  for (int64_t c = 0; c < channels; c++) {
    T slope = 0, shift = 0;
    for (int64_t n = 0; n < batch->n; n++) {
      int64_t plane = n * channels + c, group = n * groups + c / each;
      slope = FUSED(FUSED(-sums[plane], mean[group], along[plane]), factor[group], slope);
      shift += sums[plane];
    }
    if (gradScale) gradScale[c] = slope;
    if (gradShift) gradShift[c] = shift;
  }
  free(along);
  return GB_OK;
}
