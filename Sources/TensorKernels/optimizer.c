// Optimiser steps as single passes, each element rounded where the reference's sequence of operations rounds. Scalars
// are computed in double precision and then cast. What a step does once a parameter is in its `gb_..._step`; what it
// does to each element is in the macro above it.
#include "KernelThreads.h"
#include "ReferenceRoot.h"

// Two loops: a vectorised loop that asks for `buffer` inside reads through the missing one with masks, and masked
// reads of unmapped memory cost hundreds of cycles each.
#define SGD(NAME, T, F)                                                                                                \
  GB_CLONES static void NAME(int64_t n, T *parameter, const T *gradient, T *buffer, T lr, T momentum, T undamped,      \
                             T decay, bool nesterov, bool maximize, bool first) {                                      \
    T sign = maximize ? -1 : 1;                                                                                        \
    if (!buffer) {                                                                                                     \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        T g = sign * gradient[i];                                                                                      \
        if (decay != 0) g = __builtin_fma##F(decay, parameter[i], g);                                                  \
        parameter[i] = __builtin_fma##F(-lr, g, parameter[i]);                                                         \
      }                                                                                                                \
      return;                                                                                                          \
    }                                                                                                                  \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = sign * gradient[i];                                                                                        \
      if (decay != 0) g = __builtin_fma##F(decay, parameter[i], g);                                                    \
      T b = first ? g : __builtin_fma##F(undamped, g, buffer[i] * momentum);                                           \
      buffer[i] = b;                                                                                                   \
      g = nesterov ? __builtin_fma##F(momentum, b, g) : b;                                                             \
      parameter[i] = __builtin_fma##F(-lr, g, parameter[i]);                                                           \
    }                                                                                                                  \
  }
SGD(sgd_f32, float, f)
SGD(sgd_f64, double, )

static void sgd_step(gb_dtype dtype, int64_t n, void *p, const void *g, void *buffer, const gb_step_options *o) {
  if (o->momentum == 0) buffer = NULL;
  if (dtype == GB_F32)
    sgd_f32(n, p, g, buffer, (float)o->lr, (float)o->momentum, (float)(1 - o->dampening), (float)o->weightDecay,
            o->nesterov, o->maximize, o->isFirst);
  else
    sgd_f64(n, p, g, buffer, o->lr, o->momentum, 1 - o->dampening, o->weightDecay, o->nesterov, o->maximize,
            o->isFirst);
}

/// The scalars of a step, each already what the reference's scalar would be.
typedef struct {
  double decay;           // added to the gradient, times the parameter
  double shrink;          // multiplied to the parameter; 1 for none
  double fresh, freshSquare;  // weights of the new gradient and of its square in their averages
  double keepSquare;      // weight of the old average square
  double correction;      // what the root of the average square is divided by
  double epsilon, momentum;
  double factor, second;  // of the update, and of its second part
  bool maximize, centered;
} scalars;

#define LERP(F, T, weight, from, to)                                                                                   \
  (fabs##F(weight) < (T)0.5 ? __builtin_fma##F(weight, (to) - (from), from)                                            \
                            : __builtin_fma##F((to) - (from), (weight) - 1, to))
#define LARGER(x, y) ((x) != (x) ? (x) : (y) != (y) ? (y) : (x) < (y) ? (y) : (x))

#define STEPS(T, S, F)                                                                                                 \
  GB_CLONES static void adam_##S(int64_t n, T *parameter, const T *gradient, T *average, T *square, const scalars *s) {  \
    T decay = (T)s->decay, shrink = (T)s->shrink, fresh = (T)s->fresh, keep = (T)s->keepSquare;                        \
    T freshSquare = (T)s->freshSquare, correction = (T)s->correction, epsilon = (T)s->epsilon, factor = (T)s->factor;  \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (shrink != 1) p *= shrink;                                                                                    \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T m = LERP(F, T, fresh, average[i], g);                                                                          \
      T v = __builtin_fma##F(freshSquare *g, g, square[i] * keep);                                                     \
      average[i] = m;                                                                                                  \
      square[i] = v;                                                                                                   \
      parameter[i] = p + (factor * m) / (gb_reference_root##F(v) / correction + epsilon);                              \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void amsgrad_##S(int64_t n, T *parameter, const T *gradient, T *average, T *square, T *largest,     \
                                    const scalars *s) {                                                                \
    T decay = (T)s->decay, shrink = (T)s->shrink, fresh = (T)s->fresh, keep = (T)s->keepSquare;                        \
    T freshSquare = (T)s->freshSquare, correction = (T)s->correction, epsilon = (T)s->epsilon, factor = (T)s->factor;  \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (shrink != 1) p *= shrink;                                                                                    \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T m = LERP(F, T, fresh, average[i], g);                                                                          \
      T v = __builtin_fma##F(freshSquare *g, g, square[i] * keep), l = LARGER(largest[i], v);                          \
      average[i] = m;                                                                                                  \
      square[i] = v;                                                                                                   \
      largest[i] = l;                                                                                                  \
      parameter[i] = p + (factor * m) / (gb_reference_root##F(l) / correction + epsilon);                              \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void adamax_##S(int64_t n, T *parameter, const T *gradient, T *average, T *largest,                 \
                                   const scalars *s) {                                                                 \
    T decay = (T)s->decay, fresh = (T)s->fresh, keep = (T)s->keepSquare, epsilon = (T)s->epsilon;                      \
    T factor = (T)s->factor;                                                                                           \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T m = LERP(F, T, fresh, average[i], g), old = largest[i] * keep, new = fabs##F(g) + epsilon;                     \
      T l = LARGER(old, new);                                                                                          \
      average[i] = m;                                                                                                  \
      largest[i] = l;                                                                                                  \
      parameter[i] = p + (factor * m) / l;                                                                             \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void nadam_##S(int64_t n, T *parameter, const T *gradient, T *average, T *square,                   \
                                  const scalars *s) {                                                                  \
    T decay = (T)s->decay, shrink = (T)s->shrink, fresh = (T)s->fresh, keep = (T)s->keepSquare;                        \
    T freshSquare = (T)s->freshSquare, correction = (T)s->correction, epsilon = (T)s->epsilon;                         \
    T factor = (T)s->factor, second = (T)s->second;                                                                    \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (shrink != 1) p *= shrink;                                                                                    \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T m = LERP(F, T, fresh, average[i], g);                                                                          \
      T v = __builtin_fma##F(freshSquare *g, g, square[i] * keep);                                                     \
      average[i] = m;                                                                                                  \
      square[i] = v;                                                                                                   \
      T bottom = gb_reference_root##F(v / correction) + epsilon;                                                       \
      p = p + (factor * g) / bottom;                                                                                   \
      parameter[i] = p + (second * m) / bottom;                                                                        \
    }                                                                                                                  \
  }                                                                                                                    \
  /* `second` is the rectified part; 0 while the average is too young for it. */                                       \
  GB_CLONES static void radam_##S(int64_t n, T *parameter, const T *gradient, T *average, T *square, T unbiased,       \
                                  T rectified, const scalars *s) {                                                     \
    T decay = (T)s->decay, shrink = (T)s->shrink, fresh = (T)s->fresh, keep = (T)s->keepSquare;                        \
    T freshSquare = (T)s->freshSquare, correction = (T)s->correction, epsilon = (T)s->epsilon, lr = (T)s->factor;      \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (shrink != 1) p *= shrink;                                                                                    \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T m = LERP(F, T, fresh, average[i], g);                                                                          \
      T v = __builtin_fma##F(freshSquare *g, g, square[i] * keep);                                                     \
      average[i] = m;                                                                                                  \
      square[i] = v;                                                                                                   \
      T update = m / unbiased * lr;                                                                                    \
      if (rectified != 0) update = update * (1 / (gb_reference_root##F(v) + epsilon) * correction) * rectified;        \
      parameter[i] = p - update;                                                                                       \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void adagrad_##S(int64_t n, T *parameter, const T *gradient, T *sum, const scalars *s) {            \
    T decay = (T)s->decay, epsilon = (T)s->epsilon, factor = (T)s->factor;                                             \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T v = __builtin_fma##F(g, g, sum[i]);                                                                            \
      sum[i] = v;                                                                                                      \
      parameter[i] = p + (factor * g) / (gb_reference_root##F(v) + epsilon);                                           \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void adadelta_##S(int64_t n, T *parameter, const T *gradient, T *square, T *moved,                  \
                                     const scalars *s) {                                                               \
    T decay = (T)s->decay, keep = (T)s->keepSquare, fresh = (T)s->freshSquare, epsilon = (T)s->epsilon;                \
    T factor = (T)s->factor;                                                                                           \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T v = __builtin_fma##F(fresh *g, g, square[i] * keep);                                                           \
      T change = gb_reference_root##F(moved[i] + epsilon) / gb_reference_root##F(v + epsilon) * g;                     \
      square[i] = v;                                                                                                   \
      moved[i] = __builtin_fma##F(fresh *change, change, moved[i] * keep);                                             \
      parameter[i] = __builtin_fma##F(factor, change, p);                                                              \
    }                                                                                                                  \
  }                                                                                                                    \
  GB_CLONES static void rmsprop_##S(int64_t n, T *parameter, const T *gradient, T *square, const scalars *s) {         \
    T decay = (T)s->decay, keep = (T)s->keepSquare, fresh = (T)s->freshSquare, epsilon = (T)s->epsilon;                \
    T factor = (T)s->factor;                                                                                           \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T v = __builtin_fma##F(fresh *g, g, square[i] * keep);                                                           \
      square[i] = v;                                                                                                   \
      parameter[i] = p + (factor * g) / (gb_reference_root##F(v) + epsilon);                                           \
    }                                                                                                                  \
  }                                                                                                                    \
  static inline __attribute__((always_inline)) void rmsprop_loop_##S(                                                  \
      int64_t n, T *restrict parameter, const T *restrict gradient, T *restrict square, T *restrict buffer,            \
      T *restrict mean, const scalars *s) {                   \
    T decay = (T)s->decay, keep = (T)s->keepSquare, fresh = (T)s->freshSquare, epsilon = (T)s->epsilon;                \
    T factor = (T)s->factor, momentum = (T)s->momentum;                                                                \
    bool maximize = s->maximize;                                                                                       \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T v = __builtin_fma##F(fresh *g, g, square[i] * keep), spread = v;                                               \
      square[i] = v;                                                                                                   \
      if (mean) {                                                                                                      \
        T m = LERP(F, T, fresh, mean[i], g);                                                                           \
        mean[i] = m;                                                                                                   \
        spread = __builtin_fma##F(-m, m, v);                                                                           \
      }                                                                                                                \
      T root = gb_reference_root##F(spread) + epsilon;                                                                 \
      if (buffer) {                                                                                                    \
        T b = buffer[i] * momentum + g / root;                                                                         \
        buffer[i] = b;                                                                                                 \
        parameter[i] = __builtin_fma##F(factor, b, p);                                                                 \
      } else {                                                                                                         \
        parameter[i] = p + (factor * g) / root;                                                                        \
      }                                                                                                                \
    }                                                                                                                  \
  }                                                                                                                    \
  /* With a momentum or a mean, either of which may be missing: a loop for each, as above. */                          \
  GB_CLONES static void rmsprop_whole_##S(int64_t n, T *parameter, const T *gradient, T *square, T *buffer, T *mean,   \
                                          const scalars *s) {                                                          \
    if (!mean)                                                                                                         \
      rmsprop_loop_##S(n, parameter, gradient, square, buffer, NULL, s);                                               \
    else if (!buffer)                                                                                                  \
      rmsprop_loop_##S(n, parameter, gradient, square, NULL, mean, s);                                                 \
    else                                                                                                               \
      rmsprop_loop_##S(n, parameter, gradient, square, buffer, mean, s);                                               \
  }                                                                                                                    \
  GB_CLONES static void rprop_##S(int64_t n, T *parameter, const T *gradient, T *previous, T *size, T smaller,         \
                                  T larger, T smallest, T largest, bool maximize) {                                    \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T g = maximize ? -gradient[i] : gradient[i], agreement = g * previous[i];                                        \
      T change = agreement > 0 ? larger : agreement < 0 ? smaller : 1, z = size[i] * change;                           \
      z = z < smallest ? smallest : z;                                                                                 \
      z = z > largest ? largest : z;                                                                                   \
      if (change == smaller) g = 0;                                                                                    \
      size[i] = z;                                                                                                     \
      previous[i] = g;                                                                                                 \
      T sign = (T)((g > 0) - (g < 0));                                                                                 \
      parameter[i] = __builtin_fma##F(-sign, z, parameter[i]);                                                         \
    }                                                                                                                  \
  }
STEPS(float, f32, f)
STEPS(double, f64, )

#define CALL(NAME, ...)                                                                                                \
  do {                                                                                                                 \
    if (dtype == GB_F32) NAME##_f32(n, p, g, __VA_ARGS__);                                                             \
    else NAME##_f64(n, p, g, __VA_ARGS__);                                                                             \
  } while (0)

static void radam_step(gb_dtype dtype, int64_t n, void *p, const void *g, void *average, void *square, scalars *s,
                       const gb_step_options *o) {
  double correction2 = 1 - pow(o->beta2, o->step), longest = 2 / (1 - o->beta2) - 1;
  double length = longest - 2 * o->step * pow(o->beta2, o->step) / correction2, unbiased = 1 - pow(o->beta1, o->step);
  double rectified = 0;
  if (length > 5)
    rectified = pow((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length), 0.5);
  s->correction = pow(correction2, 0.5);
  s->factor = o->lr;
  if (dtype == GB_F32) radam_f32(n, p, g, average, square, (float)unbiased, (float)rectified, s);
  else radam_f64(n, p, g, average, square, unbiased, rectified, s);
}

double gb_nadam_momentum(double beta1, double decay, double step) {
  return beta1 * (1.0 - 0.5 * pow(0.96, step * decay));
}

double gb_power(double base, double exponent) { return pow(base, exponent); }

#define FACTORED(T, S, F)                                                                                              \
  GB_CLONES static void factored_##S(int64_t n, int64_t m, const T *row, const T *column, T mean, T least,             \
                                     const T *gradient, T *out) {                                                      \
    for (int64_t i = 0; i < n; i++) {                                                                                  \
      T r = row[i];                                                                                                    \
      GB_INDEPENDENT for (int64_t j = 0; j < m; j++) {                                                                 \
        T v = r * column[j] / mean;                                                                                    \
        v = v < least ? least : v;                                                                                     \
        out[i * m + j] = 1 / __builtin_elementwise_sqrt(v) * gradient[i * m + j];                                      \
      }                                                                                                                \
    }                                                                                                                  \
  }
FACTORED(float, f32, f)
FACTORED(double, f64, )

gb_status gb_factored_update(gb_dtype dtype, int64_t batch, int64_t n, int64_t m, const void *rows, const void *columns,
                             const void *means, double least, const void *gradient, void *out) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  for (int64_t b = 0; b < batch; b++) {
    if (dtype == GB_F32)
      factored_f32(n, m, (const float *)rows + b * n, (const float *)columns + b * m, ((const float *)means)[b],
                   (float)least, (const float *)gradient + b * n * m, (float *)out + b * n * m);
    else
      factored_f64(n, m, (const double *)rows + b * n, (const double *)columns + b * m, ((const double *)means)[b],
                   least, (const double *)gradient + b * n * m, (double *)out + b * n * m);
  }
  return GB_OK;
}

static void take_step(gb_step_rule rule, gb_dtype dtype, int64_t n, void *p, const void *g, void *a, void *b, void *c,
                      const gb_step_options *o) {
  scalars s = {.decay = o->decoupled ? 0 : o->weightDecay,
               .shrink = o->decoupled ? 1 - o->lr * o->weightDecay : 1,
               .fresh = 1 - o->beta1,
               .freshSquare = 1 - o->beta2,
               .keepSquare = o->beta2,
               .epsilon = o->epsilon,
               .momentum = o->momentum,
               .factor = -o->lr,
               .maximize = o->maximize};
  switch (rule) {
  case GB_STEP_SGD: sgd_step(dtype, n, p, g, a, o); break;
  case GB_STEP_ADAM:
    s.correction = pow(1 - pow(o->beta2, o->step), 0.5);
    s.factor = -(o->lr / (1 - pow(o->beta1, o->step)));
    if (c) CALL(amsgrad, a, b, c, &s);
    else CALL(adam, a, b, &s);
    break;
  case GB_STEP_ADAMAX:
    s.factor = -(o->lr / (1 - pow(o->beta1, o->step)));
    CALL(adamax, a, b, &s);
    break;
  case GB_STEP_NADAM: {
    double mu = gb_nadam_momentum(o->beta1, o->momentumDecay, o->step);
    double next = gb_nadam_momentum(o->beta1, o->momentumDecay, o->step + 1);
    s.correction = 1 - pow(o->beta2, o->step);
    s.factor = -o->lr * (1.0 - mu) / (1.0 - o->momentumProduct);
    s.second = -o->lr * next / (1.0 - o->momentumProduct * next);
    CALL(nadam, a, b, &s);
    break;
  }
  case GB_STEP_RADAM: radam_step(dtype, n, p, g, a, b, &s, o); break;
  case GB_STEP_ADAGRAD:
    s.factor = -(o->lr / (1 + (o->step - 1) * o->lrDecay));
    CALL(adagrad, a, &s);
    break;
  case GB_STEP_ADADELTA: CALL(adadelta, a, b, &s); break;
  case GB_STEP_RMSPROP:
    s.fresh = s.freshSquare;
    if (b || c) CALL(rmsprop_whole, a, b, c, &s);
    else CALL(rmsprop, a, &s);
    break;
  case GB_STEP_RPROP:
    if (dtype == GB_F32)
      rprop_f32(n, p, g, a, b, (float)o->etaMinus, (float)o->etaPlus, (float)o->smallestStep, (float)o->largestStep,
                o->maximize);
    else rprop_f64(n, p, g, a, b, o->etaMinus, o->etaPlus, o->smallestStep, o->largestStep, o->maximize);
    break;
  }
}

/// What the threads share: the elements of a parameter.
typedef struct {
  gb_step_rule rule;
  gb_dtype dtype;
  char *p;
  const char *g;
  char *states[3];
  const gb_step_options *options;
} step;

static void step_part(void *context, int64_t first, int64_t end) {
  step *s = context;
  int64_t passed = first * gb_item_size(s->dtype);
  void *states[3];
  for (int i = 0; i < 3; i++) states[i] = s->states[i] ? s->states[i] + passed : NULL;
  take_step(s->rule, s->dtype, end - first, s->p + passed, s->g + passed, states[0], states[1], states[2], s->options);
}

gb_status gb_optimizer_step(gb_step_rule rule, gb_dtype dtype, int64_t n, void *p, const void *g, void *a, void *b,
                            void *c, const gb_step_options *o) {
  if (dtype != GB_F32 && dtype != GB_F64) return GB_UNSUPPORTED;
  step s = {rule, dtype, p, g, {a, b, c}, o};
  gb_share(n, gb_chunk_of(n, 1), step_part, &s);
  return GB_OK;
}
