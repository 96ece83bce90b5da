// Optimiser steps as single passes, each element rounded where the reference's sequence of operations rounds. Scalars
// are computed in double precision and then cast.
#include "KernelLoops.h"

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

gb_status gb_sgd_step(gb_dtype dtype, int64_t n, void *parameter, const void *gradient, void *momentumBuffer,
                      const gb_sgd_options *o) {
  void *buffer = o->momentum != 0 ? momentumBuffer : NULL;
  if (dtype == GB_F32) {
    sgd_f32(n, parameter, gradient, buffer, (float)o->lr, (float)o->momentum, (float)(1 - o->dampening),
            (float)o->weightDecay, o->nesterov, o->maximize, o->firstStep);
    return GB_OK;
  }
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  sgd_f64(n, parameter, gradient, buffer, o->lr, o->momentum, 1 - o->dampening, o->weightDecay, o->nesterov,
          o->maximize, o->firstStep);
  return GB_OK;
}

typedef struct {
  double decay, shrink, oneMinusBeta1, beta2, oneMinusBeta2, rootCorrection, epsilon, negativeStep;
  bool maximize;
} adam_scalars;

#define ADAM(NAME, T, F)                                                                                               \
  GB_CLONES static void NAME(int64_t n, T *parameter, const T *gradient, T *average, T *square,                        \
                             const adam_scalars *s) {                                                                  \
    T decay = (T)s->decay, shrink = (T)s->shrink, weight = (T)s->oneMinusBeta1, beta2 = (T)s->beta2;                   \
    T fresh = (T)s->oneMinusBeta2, correction = (T)s->rootCorrection, epsilon = (T)s->epsilon;                         \
    T step = (T)s->negativeStep;                                                                                       \
    bool fromStart = fabs##F(weight) < (T)0.5, maximize = s->maximize;                                                 \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      T g = maximize ? -gradient[i] : gradient[i], p = parameter[i];                                                   \
      if (shrink != 1) p *= shrink;                                                                                    \
      if (decay != 0) g = __builtin_fma##F(decay, p, g);                                                               \
      T difference = g - average[i];                                                                                   \
      T m = fromStart ? __builtin_fma##F(weight, difference, average[i])                                               \
                      : __builtin_fma##F(difference, weight - 1, g);                                                   \
      T v = __builtin_fma##F(fresh *g, g, square[i] * beta2);                                                          \
      average[i] = m;                                                                                                  \
      square[i] = v;                                                                                                   \
      parameter[i] = p + (step * m) / (__builtin_sqrt##F(v) / correction + epsilon);                                   \
    }                                                                                                                  \
  }
ADAM(adam_f32, float, f)
ADAM(adam_f64, double, )

gb_status gb_adam_step(gb_dtype dtype, int64_t n, void *parameter, const void *gradient, void *expAvg, void *expAvgSq,
                       const gb_adam_options *o) {
  double correction1 = 1 - pow(o->beta1, (double)o->step), correction2 = 1 - pow(o->beta2, (double)o->step);
  adam_scalars s = {.decay = o->decoupled ? 0 : o->weightDecay,
                    .shrink = o->decoupled ? 1 - o->lr * o->weightDecay : 1,
                    .oneMinusBeta1 = 1 - o->beta1,
                    .beta2 = o->beta2,
                    .oneMinusBeta2 = 1 - o->beta2,
                    .rootCorrection = pow(correction2, 0.5),
                    .epsilon = o->epsilon,
                    .negativeStep = -(o->lr / correction1),
                    .maximize = o->maximize};
  if (dtype == GB_F32) {
    adam_f32(n, parameter, gradient, expAvg, expAvgSq, &s);
    return GB_OK;
  }
  if (dtype != GB_F64) return GB_UNSUPPORTED;
  adam_f64(n, parameter, gradient, expAvg, expAvgSq, &s);
  return GB_OK;
}
