// Pooling over windows, regular ones or lists of bounds, so that plain, ceiling and adaptive forms are one loop. Means add in
// row-major order, then divide. Where the windows of a line lie at equal distances, a vector of them goes together.
#include "KernelThreads.h"

/// Where window i of axis d would begin if there were no border.
static inline int64_t free_start(const gb_pooling *p, int d, int64_t i) { return i * p->stride[d] - p->padding[d]; }

static inline int64_t begin_of(const gb_pooling *p, int d, int64_t i) {
  if (p->begin[d]) return p->begin[d][i];
  int64_t start = free_start(p, d, i), step = p->step[d], last = p->input[d] > 0 ? p->input[d] - 1 : 0;
  if (start < 0) start += (step - 1 - start) / step * step;
  return start < last ? start : last;
}

static inline int64_t end_of(const gb_pooling *p, int d, int64_t i) {
  if (p->end[d]) return p->end[d][i];
  int64_t reach = free_start(p, d, i) + p->extent[d];
  return reach < p->input[d] ? reach : p->input[d];
}

/// The factor of an axis in what a mean divides by: the part of the window inside of the (padded) image, or one number for all.
static inline double divisor_of(const gb_pooling *p, int d, int64_t i) {
  if (p->divisor[d]) return p->divisor[d][i];
  if (p->fixedDivisor[d] != 0) return p->fixedDivisor[d];
  int64_t start = free_start(p, d, i), reach = start + p->extent[d], step = p->step[d], border = p->input[d];
  if (p->countsPadding) {
    border += p->padding[d];
    return (double)((reach < border ? reach : border) - start);
  }
  if (start < 0) start += (step - 1 - start) / step * step;
  int64_t inside = (reach < border ? reach : border) - start;
  return (double)(inside > 0 ? inside : 0);
}

/// Windows first ..< end of the last axis are equally wide and `distance` apart.
typedef struct {
  int64_t first, end, distance;
} window_run;

static window_run regular_run(const gb_pooling *p) {
  const int64_t *begin = p->begin[2], *end = p->end[2];
  int64_t count = p->output[2], widest = 0;
  window_run run = {0, 0, 1};
  if (p->input[0] * p->input[1] * p->input[2] > INT32_MAX) return run;
  if (!begin) {
    // Those that lie wholly inside.
    run.distance = p->stride[2];
    int64_t room = p->input[2] + p->padding[2] - p->extent[2];
    if (run.distance <= 0 || room < 0) return run;
    run.first = (p->padding[2] + run.distance - 1) / run.distance;
    run.end = room / run.distance + 1;
    if (run.end > count) run.end = count;
    if (run.end - run.first < 2) run.first = run.end = 0;
    return run;
  }
  for (int64_t i = 0; i < count; i++)
    if (end[i] - begin[i] > widest) {
      widest = end[i] - begin[i];
      run.first = i;
    }
  if (count - run.first < 2) return run;
  run.distance = begin[run.first + 1] - begin[run.first];
  run.end = run.first + 1;
  while (run.end < count && end[run.end] - begin[run.end] == widest &&
         begin[run.end] - begin[run.end - 1] == run.distance)
    run.end++;
  if (run.distance <= 0) run.end = run.first;
  return run;
}

/// What a window's mean makes of `value`.
#define SHARE(T, value)                                                                                                \
  (p->dividesByEach ? value / (T)divisor_of(p, 0, a) / (T)divisor_of(p, 1, b) / (T)divisor_of(p, 2, c)                 \
                    : value / (T)(divisor_of(p, 0, a) * divisor_of(p, 1, b) * divisor_of(p, 2, c)))

typedef float pool_f32_values __attribute__((vector_size(64), aligned(4)));
typedef int32_t pool_f32_places __attribute__((vector_size(64), aligned(4)));
typedef double pool_f64_values __attribute__((vector_size(64), aligned(8)));
typedef int64_t pool_f64_places __attribute__((vector_size(64), aligned(8)));

#define EVEN_f32(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
#define EVEN_f64(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14)

// What is not copied into each clone is compiled for the oldest processor.
#define POOL_INLINE static inline __attribute__((always_inline))

#define POOL(T, S, I, LANES)                                                                                           \
  POOL_INLINE void load_##S(const T *from, int64_t distance, pool_##S##_values *to) {                                \
    if (distance == 1)                                                                                                 \
      *to = *(const pool_##S##_values *)from;                                                                          \
    else if (distance == 2)                                                                                            \
      *to = EVEN_##S(*(const pool_##S##_values *)from, *(const pool_##S##_values *)(from + LANES));                    \
    else                                                                                                               \
      for (int w = 0; w < LANES; w++) (*to)[w] = from[w * distance];                                                   \
  }                                                                                                                    \
  /* LANES windows of a line beginning with c, of which `count` are wanted; what is written past them, as far as there \
     is room, is written again later. */                                                                               \
  POOL_INLINE void pool_together_##S(gb_pool_op op, const gb_pooling *p, const T *in, int64_t a, int64_t b,          \
                                       int64_t c, int64_t distance, int64_t count, T *out, int64_t *indices,           \
                                       int64_t writable) {                                                             \
    int64_t width = p->input[2], start = begin_of(p, 2, c), reach = end_of(p, 2, c) - start;                           \
    pool_##S##_places steps, best;                                                                                     \
    for (int w = 0; w < LANES; w++) steps[w] = (I)(w * distance);                                                      \
    best = steps + (I)((begin_of(p, 0, a) * p->input[1] + begin_of(p, 1, b)) * width + start);                         \
    pool_##S##_values value = (pool_##S##_values){0} + (op == GB_POOL_MAX ? -(T)INFINITY : 0);                         \
    for (int64_t z = begin_of(p, 0, a); z < end_of(p, 0, a); z += p->step[0])                                          \
      for (int64_t y = begin_of(p, 1, b); y < end_of(p, 1, b); y += p->step[1])                                        \
        for (int64_t x = 0; x < reach; x += p->step[2]) {                                                              \
          int64_t place = (z * p->input[1] + y) * width + start + x;                                                   \
          pool_##S##_values next;                                                                                      \
          load_##S(in + place, distance, &next);                                                                       \
          if (op == GB_POOL_MEAN) {                                                                                    \
            value += next;                                                                                             \
            continue;                                                                                                  \
          }                                                                                                            \
          pool_##S##_places takes = (next > value) | (next != next);                                                   \
          value = (pool_##S##_values)((takes & (pool_##S##_places)next) | (~takes & (pool_##S##_places)value));        \
          best = (takes & (steps + (I)place)) | (~takes & best);                                                       \
        }                                                                                                              \
    if (op == GB_POOL_MEAN) {                                                                                          \
      double share = divisor_of(p, 0, a) * divisor_of(p, 1, b);                                                        \
      if (p->dividesByEach) {                                                                                          \
        share = 1;                                                                                                     \
        value = value / (T)divisor_of(p, 0, a) / (T)divisor_of(p, 1, b);                                               \
      }                                                                                                                \
      if (p->divisor[2]) {                                                                                             \
        T divisors[LANES];                                                                                             \
        for (int w = 0; w < LANES; w++) divisors[w] = (T)(share * p->divisor[2][w < count ? c + w : c]);               \
        value /= *(const pool_##S##_values *)divisors;                                                                 \
      } else {                                                                                                         \
        value /= (T)(share * divisor_of(p, 2, c));                                                                     \
      }                                                                                                                \
    }                                                                                                                  \
    if (writable >= LANES) {                                                                                           \
      *(pool_##S##_values *)out = value;                                                                               \
      if (indices)                                                                                                     \
        for (int w = 0; w < LANES; w++) indices[w] = best[w];                                                          \
    } else {                                                                                                           \
      memcpy(out, &value, (size_t)count * sizeof(T));                                                                  \
      for (int64_t w = 0; indices && w < count; w++) indices[w] = best[w];                                             \
    }                                                                                                                  \
  }                                                                                                                    \
  POOL_INLINE void pool_one_##S(gb_pool_op op, const gb_pooling *p, const T *in, int64_t a, int64_t b, int64_t c,    \
                                  T *out, int64_t *index) {                                                            \
    const int64_t low = begin_of(p, 0, a), high = end_of(p, 0, a), near = begin_of(p, 1, b), far = end_of(p, 1, b);    \
    const int64_t start = begin_of(p, 2, c), reach = end_of(p, 2, c);                                                  \
    int64_t best = (low * p->input[1] + near) * p->input[2] + start;                                                   \
    T value = op == GB_POOL_MAX ? -(T)INFINITY : 0;                                                                    \
    for (int64_t z = low; z < high; z += p->step[0])                                                                   \
      for (int64_t y = near; y < far; y += p->step[1])                                                                 \
        for (int64_t x = start; x < reach; x += p->step[2]) {                                                          \
          int64_t place = (z * p->input[1] + y) * p->input[2] + x;                                                     \
          if (op == GB_POOL_MEAN) {                                                                                    \
            value += in[place];                                                                                        \
          } else if (in[place] > value || in[place] != in[place]) {                                                    \
            value = in[place];                                                                                         \
            best = place;                                                                                              \
          }                                                                                                            \
        }                                                                                                              \
    if (op == GB_POOL_MEAN) value = SHARE(T, value);                                                                   \
    *out = value;                                                                                                      \
    if (index) *index = best;                                                                                          \
  }                                                                                                                    \
  /* A line of windows that differ, row by row of all of them: the processor need not wait for one before it begins the next. */\
  POOL_INLINE void pool_apart_##S(gb_pool_op op, const gb_pooling *p, const T *in, int64_t a, int64_t b, T *out,       \
                                  int64_t *indices) {                                                                  \
    const int64_t low = begin_of(p, 0, a), high = end_of(p, 0, a), near = begin_of(p, 1, b), far = end_of(p, 1, b);    \
    const int64_t count = p->output[2], step = p->step[2];                                                             \
    for (int64_t c = 0; c < count; c++) {                                                                              \
      out[c] = op == GB_POOL_MAX ? -(T)INFINITY : 0;                                                                   \
      if (indices) indices[c] = (low * p->input[1] + near) * p->input[2] + begin_of(p, 2, c);                          \
    }                                                                                                                  \
    for (int64_t z = low; z < high; z += p->step[0])                                                                   \
      for (int64_t y = near; y < far; y += p->step[1]) {                                                               \
        const int64_t line = (z * p->input[1] + y) * p->input[2];                                                      \
        for (int64_t c = 0; c < count; c++) {                                                                          \
          const int64_t start = begin_of(p, 2, c), reach = end_of(p, 2, c);                                            \
          T value = out[c];                                                                                            \
          int64_t best = indices ? indices[c] : 0;                                                                     \
          for (int64_t x = start; x < reach; x += step) {                                                              \
            T next = in[line + x];                                                                                     \
            if (op == GB_POOL_MEAN) {                                                                                  \
              value += next;                                                                                           \
            } else if (__builtin_expect(next > value || next != next, 0)) { /* seldom, once a few were seen */         \
              value = next;                                                                                            \
              best = line + x;                                                                                         \
            }                                                                                                          \
          }                                                                                                            \
          out[c] = value;                                                                                              \
          if (indices) indices[c] = best;                                                                              \
        }                                                                                                              \
      }                                                                                                                \
    for (int64_t c = 0; c < count && op == GB_POOL_MEAN; c++) out[c] = SHARE(T, out[c]);                               \
  }                                                                                                                    \
  /* Maxima of full vectors of windows of a run, without their places; the first window that is left. */                \
  POOL_INLINE int64_t maxima_of_run_##S(const gb_pooling *p, window_run run, int64_t distance, const T *in,            \
                                        int64_t readable, int64_t a, int64_t b, T *out) {                              \
    const int64_t high = end_of(p, 0, a), far = end_of(p, 1, b), start = begin_of(p, 2, run.first);                    \
    const int64_t reach = end_of(p, 2, run.first) - start, last = ((high - 1) * p->input[1] + far - 1) * p->input[2];  \
    const int64_t low = begin_of(p, 0, a), near = begin_of(p, 1, b), step = p->step[2];                                \
    int64_t c = run.first;                                                                                             \
    const T *from = in + start;                                                                                        \
    for (; c + LANES <= run.end && from - in + last + reach - 1 + LANES * distance <= readable; c += LANES) {          \
      pool_##S##_values value = (pool_##S##_values){0} - (T)INFINITY;                                                  \
      for (int64_t z = low; z < high; z += p->step[0])                                                                 \
        for (int64_t y = near; y < far; y += p->step[1]) {                                                             \
          const T *row = from + (z * p->input[1] + y) * p->input[2];                                                   \
          for (int64_t x = 0; x < reach; x += step) {                                                                  \
            pool_##S##_values next;                                                                                    \
            load_##S(row + x, distance, &next);                                                                        \
            pool_##S##_places takes = (next > value) | (next != next);                                                 \
            value = (pool_##S##_values)((takes & (pool_##S##_places)next) | (~takes & (pool_##S##_places)value));      \
          }                                                                                                            \
        }                                                                                                              \
      *(pool_##S##_values *)(out + c) = value;                                                                         \
      from += LANES * distance;                                                                                        \
    }                                                                                                                  \
    return c;                                                                                                          \
  }                                                                                                                    \
  /* One line of windows. `readable`, `writable`: how many elements there are from `in` and from `out` on. */          \
  POOL_INLINE void pool_line_##S(gb_pool_op op, const gb_pooling *p, window_run run, const T *in, int64_t readable,  \
                                   int64_t a, int64_t b, T *out, int64_t *indices, int64_t writable) {                 \
    if (run.end - run.first < 2 && p->output[2] > 1) {                                                                 \
      pool_apart_##S(op, p, in, a, b, out, indices);                                                                   \
      return;                                                                                                          \
    }                                                                                                                  \
    bool isPlain = op == GB_POOL_MAX && !indices && run.end - run.first >= LANES;                                      \
    for (int64_t c = 0; c < p->output[2];) {                                                                           \
      if (isPlain && c == run.first) {                                                                                 \
        c = run.distance == 1   ? maxima_of_run_##S(p, run, 1, in, readable, a, b, out)                                \
            : run.distance == 2 ? maxima_of_run_##S(p, run, 2, in, readable, a, b, out)                                \
                                : maxima_of_run_##S(p, run, run.distance, in, readable, a, b, out);                    \
        isPlain = false;                                                                                               \
        continue;                                                                                                      \
      }                                                                                                                \
      int64_t last = ((end_of(p, 0, a) - 1) * p->input[1] + end_of(p, 1, b) - 1) * p->input[2] + end_of(p, 2, c) - 1;  \
      int64_t count = run.end - c < LANES ? run.end - c : LANES;                                                       \
      if (c >= run.first && count > 1 && last + LANES * run.distance <= readable) {                                    \
        pool_together_##S(op, p, in, a, b, c, run.distance, count, out + c, indices ? indices + c : NULL,              \
                          writable - c);                                                                               \
        c += count;                                                                                                    \
      } else {                                                                                                         \
        pool_one_##S(op, p, in, a, b, c, out + c, indices ? indices + c : NULL);                                       \
        c++;                                                                                                           \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void maxima_##S(const gb_pooling *given, window_run run, const T *in, T *out, int64_t *indices) {   \
    const gb_pooling own = *given, *p = &own; /* which no write can change */                                          \
    int64_t plane = p->input[0] * p->input[1] * p->input[2], lines = p->output[0] * p->output[1];                      \
    for (int64_t n = 0; n < p->planes; n++)                                                                            \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                       \
        for (int64_t b = 0; b < p->output[1]; b++, out += p->output[2]) {                                              \
          int64_t left = (p->planes - n) * lines - a * p->output[1] - b;                                               \
          pool_line_##S(GB_POOL_MAX, p, run, in + n * plane, (p->planes - n) * plane, a, b, out, indices,              \
                        left * p->output[2]);                                                                          \
          indices += p->output[2];                                                                                     \
        }                                                                                                              \
  }                                                                                                                    \
  GB_CLONES static void maxima_alone_##S(const gb_pooling *given, window_run run, const T *in, T *out) {               \
    const gb_pooling own = *given, *p = &own; /* which no write can change */                                          \
    int64_t plane = p->input[0] * p->input[1] * p->input[2], lines = p->output[0] * p->output[1];                      \
    for (int64_t n = 0; n < p->planes; n++)                                                                            \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                       \
        for (int64_t b = 0; b < p->output[1]; b++, out += p->output[2]) {                                              \
          int64_t left = (p->planes - n) * lines - a * p->output[1] - b;                                               \
          pool_line_##S(GB_POOL_MAX, p, run, in + n * plane, (p->planes - n) * plane, a, b, out, NULL,                 \
                        left * p->output[2]);                                                                          \
        }                                                                                                              \
  }                                                                                                                    \
  GB_CLONES static void means_##S(const gb_pooling *given, window_run run, const T *in, T *out) {                      \
    const gb_pooling own = *given, *p = &own; /* which no write can change */                                          \
    int64_t plane = p->input[0] * p->input[1] * p->input[2], lines = p->output[0] * p->output[1];                      \
    for (int64_t n = 0; n < p->planes; n++)                                                                            \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                       \
        for (int64_t b = 0; b < p->output[1]; b++, out += p->output[2]) {                                              \
          int64_t left = (p->planes - n) * lines - a * p->output[1] - b;                                               \
          pool_line_##S(GB_POOL_MEAN, p, run, in + n * plane, (p->planes - n) * plane, a, b, out, NULL,                \
                        left * p->output[2]);                                                                          \
        }                                                                                                              \
  }

POOL(float, f32, int32_t, 16)
POOL(double, f64, int64_t, 8)

/// Planes for several threads.
typedef struct {
  gb_pool_op op;
  gb_dtype dtype;
  const gb_pooling *pooling;
  window_run run;
  const char *in;
  char *out;
  int64_t *indices;
} planes;

static void pool_planes(void *context, int64_t first, int64_t end) {
  const planes *s = context;
  gb_pooling part = *s->pooling;
  int64_t item = gb_item_size(s->dtype), from = first * part.input[0] * part.input[1] * part.input[2];
  int64_t to = first * part.output[0] * part.output[1] * part.output[2];
  const void *in = s->in + from * item;
  void *out = s->out + to * item;
  int64_t *indices = s->indices ? s->indices + to : NULL;
  part.planes = end - first;
#define POOL_PART(S)                                                                                                   \
  if (s->op == GB_POOL_MEAN)                                                                                           \
    means_##S(&part, s->run, in, out);                                                                                 \
  else if (indices)                                                                                                    \
    maxima_##S(&part, s->run, in, out, indices);                                                                       \
  else                                                                                                                 \
    maxima_alone_##S(&part, s->run, in, out);
  if (s->dtype == GB_F32) {
    POOL_PART(f32)
  } else {
    POOL_PART(f64)
  }
}

gb_status gb_pool(gb_pool_op op, gb_dtype dtype, const gb_pooling *p, const void *in, void *out, int64_t *indices) {
  enum { SHARED_CHUNK = 1 << 14 };
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  planes all = {op, dtype, p, regular_run(p), in, out, indices};
  int64_t plane = p->input[0] * p->input[1] * p->input[2];
  gb_share(p->planes, gb_sharers() == 1 ? p->planes : SHARED_CHUNK / (plane + 1) + 1, pool_planes, &all);
  return GB_OK;
}

#define POOL_MEAN_BACKWARD(T, NAME)                                                                                    \
  static void NAME(const gb_pooling *given, const T *grad, T *gradIn) {                                                \
    const gb_pooling own = *given, *p = &own; /* which no write can change */                                          \
    int64_t plane = p->input[0] * p->input[1] * p->input[2];                                                           \
    memset(gradIn, 0, (size_t)(plane * p->planes) * sizeof(T));                                                        \
    for (int64_t n = 0; n < p->planes; n++, gradIn += plane)                                                           \
      for (int64_t a = 0; a < p->output[0]; a++)                                                                       \
        for (int64_t b = 0; b < p->output[1]; b++) {                                                                   \
          const int64_t low = begin_of(p, 0, a), high = end_of(p, 0, a), near = begin_of(p, 1, b), far = end_of(p, 1, b);\
          for (int64_t c = 0; c < p->output[2]; c++) {                                                                 \
            const int64_t start = begin_of(p, 2, c), reach = end_of(p, 2, c);                                          \
            const T whole = *grad++, share = SHARE(T, whole);                                                          \
            for (int64_t z = low; z < high; z += p->step[0])                                                           \
              for (int64_t y = near; y < far; y += p->step[1]) {                                                       \
                T *line = gradIn + (z * p->input[1] + y) * p->input[2];                                                \
                for (int64_t x = start; x < reach; x += p->step[2]) line[x] += share;                                  \
              }                                                                                                        \
          }                                                                                                            \
        }                                                                                                              \
  }

POOL_MEAN_BACKWARD(float, pool_mean_backward_f32)
POOL_MEAN_BACKWARD(double, pool_mean_backward_f64)

gb_status gb_pool_mean_backward(gb_dtype dtype, const gb_pooling *pooling, const void *grad, void *gradIn) {
  switch (dtype) {
  case GB_F32: pool_mean_backward_f32(pooling, grad, gradIn); return GB_OK;
  case GB_F64: pool_mean_backward_f64(pooling, grad, gradIn); return GB_OK;
  default: return GB_UNSUPPORTED;
  }
}
