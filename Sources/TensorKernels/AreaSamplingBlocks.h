// Interpolation over areas for area_sampling.c, which includes this once per element type and defines T (element), N(name) (decorates
// a name), M(name) (the C library's function) and SIDE_BY_SIDE (how many products of a sum are rounded). No include guard.

static T N(area_weight)(T x, bool isCubic) {
  x = M(fabs)(x);
  if (!isCubic) return x < 1 ? 1 - x : 0;
  const T a = (T)-0.5;
  if (x < 1) return M(fma)(M(fma)(a + 2, x, -(a + 3)) * x, x, (T)1);
  return x < 2 ? M(fma)(M(fma)(x - 5, x, (T)8), x, (T)-4) * a : 0;
}

static bool N(area_weights)(const gb_area *axis, bool isCubic, area_taps *taps) {
  T scale = (T)axis->scale, half = isCubic ? 2 : 1, reach = scale >= 1 ? half * scale : half;
  T narrowing = scale >= 1 ? (T)(1.0 / (double)scale) : 1;
  int64_t most = (int64_t)ceil((double)reach) * 2 + 1;
  if (!reserve(taps, axis->outputs, most, sizeof(T))) return false;
  for (int64_t i = 0; i < axis->outputs; i++) {
    T centre = (T)((double)scale * ((double)i + 0.5)), total = 0, *weights = (T *)taps->weights + i * most;
    int64_t low = (int64_t)((double)(centre - reach) + 0.5), high = (int64_t)((double)(centre + reach) + 0.5);
    if (low < 0) low = 0;
    if (high > axis->inputs) high = axis->inputs;
    int64_t size = high - low < 0 ? 0 : high - low > most ? most : high - low;
    for (int64_t j = 0; j < size; j++) {
      weights[j] = N(area_weight)((T)(((double)((T)(j + low) - centre) + 0.5) * (double)narrowing), isCubic);
      total += weights[j];
    }
    for (int64_t j = 0; j < size && total != 0; j++) weights[j] /= total;
    taps->starts[i] = low < axis->inputs ? low : axis->inputs - 1;
    taps->sizes[i] = size;
  }
  return true;
}

/// One dimension of [outer, inputs, inner]: the first products of a sum are rounded, the last ones are fused.
static bool N(area_pass)(const gb_area *axis, bool isCubic, int64_t outer, int64_t inner, const T *from, T *to) {
  area_taps taps;
  if (!N(area_weights)(axis, isCubic, &taps)) return false;
  for (int64_t o = 0; o < outer; o++) {
    for (int64_t i = 0; i < axis->outputs; i++) {
      const T *weights = (const T *)taps.weights + i * taps.most;
      int64_t last = taps.sizes[i] - 1, rounded = last / SIDE_BY_SIDE * SIDE_BY_SIDE;
      for (int64_t k = 0; k < inner; k++) {
        const T *source = from + (o * axis->inputs + taps.starts[i]) * inner + k;
        T sum = last < 0 ? 0 : source[0] * weights[0];
        for (int64_t j = 1; j <= rounded; j++) sum += source[j * inner] * weights[j];
        for (int64_t j = rounded + 1; j <= last; j++) sum = M(fma)(source[j * inner], weights[j], sum);
        to[(o * axis->outputs + i) * inner + k] = sum;
      }
    }
  }
  release(&taps);
  return true;
}

static gb_status N(area_sample)(const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes, const T *from,
                                T *to) {
  T *between = malloc((size_t)(planes * rows->inputs * columns->outputs) * sizeof(T) + 1);
  if (!between) return GB_NO_MEMORY;
  bool isDone = N(area_pass)(columns, isCubic, planes * rows->inputs, 1, from, between) &&
                N(area_pass)(rows, isCubic, planes, columns->outputs, between, to);
  free(between);
  return isDone ? GB_OK : GB_NO_MEMORY;
}

/// The adjoint: each output adds to all of its inputs at once.
static gb_status N(area_spread)(const gb_area *rows, const gb_area *columns, bool isCubic, int64_t planes, const T *from,
                                T *to) {
  area_taps up, across;
  if (!N(area_weights)(rows, isCubic, &up)) return GB_NO_MEMORY;
  if (!N(area_weights)(columns, isCubic, &across)) {
    release(&up);
    return GB_NO_MEMORY;
  }
  for (int64_t p = 0; p < planes; p++) {
    for (int64_t y = 0; y < rows->outputs; y++) {
      for (int64_t x = 0; x < columns->outputs; x++) {
        T value = from[(p * rows->outputs + y) * columns->outputs + x];
        const T *high = (const T *)up.weights + y * up.most, *wide = (const T *)across.weights + x * across.most;
        for (int64_t i = 0; i < up.sizes[y]; i++) {
          T *target = to + (p * rows->inputs + up.starts[y] + i) * columns->inputs + across.starts[x];
          for (int64_t j = 0; j < across.sizes[x]; j++) target[j] = M(fma)(wide[j] * high[i], value, target[j]);
        }
      }
    }
  }
  release(&up);
  release(&across);
  return GB_OK;
}
