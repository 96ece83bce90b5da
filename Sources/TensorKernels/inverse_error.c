// The inverse of erf for floats. erf⁻¹(y)/y is a smooth function of w = -ln(1 - y²): one polynomial up to w = 5, one of √w beyond it
// (Chebyshev fits, relative errors below 1e-14), so that the float is the one nearest to the true value but for cases that no
// program will meet.
#include "KernelThreads.h"
#include "PreciseTables.h"

enum { TERMS = 22, VECTORS = 3 };
static const double LN2 = 0.693147180559945309417, NEAR_CENTER = GB_INVERSE_ERROR_CENTER, FAR_CENTER = 3.128033988749894635;
static const double BORDER = GB_INVERSE_ERROR_BORDER;
#define near_terms gb_inverse_error_terms
const double gb_inverse_error_terms[TERMS] = {
    1.50140935111079191, 0.246640276744166988, -0.00417731772438288678, -0.00125270790781090646,
    0.000218250264339359436, -4.99607959927979111e-6, -3.41661958486239372e-6, 4.78725219198754014e-7,
    1.34167888119135577e-8, -1.08611695217639272e-8, 9.07314783873917486e-10, 1.19607291719353755e-10,
    -3.11079597448473076e-11, 9.11466978336366837e-13, 5.37178034116690066e-13, -7.6106265301918069e-14,
    -3.17707758417498723e-15, 1.89414562974315011e-15, -1.01380861928362336e-16, -2.66456488097700935e-17,
    2.53820386884546335e-18, 1.64533799430872013e-19};
static const double far_terms[TERMS] = {
    2.96136548618810384, 1.00376131223600127, 0.00699984366380848074, -0.00525519295146968203, 0.00375636728363488843,
    -0.00249699723213363903, 0.00125366701690239337, -0.000330790665511109729, -0.0000858611864323559673,
    0.000134318913097088466, -0.0000587726722214696192, 2.60142427279773378e-6, 0.0000111542077488329301,
    -6.24949894290889678e-6, 9.34260603693478414e-7, 7.50021782066847459e-7, -5.46717889267260149e-7,
    1.09363955691950361e-7, 4.86360510109830323e-8, -2.99375293498923935e-8, 3.74620715208267452e-9, 0};

typedef double eight __attribute__((vector_size(64)));
typedef int64_t eight_words __attribute__((vector_size(64)));
typedef float eight_floats __attribute__((vector_size(32), aligned(4)));
#define ALL(value) ((value) - (eight){0})
#define CHOSEN(condition, x, y) ((eight)(((condition) & (eight_words)(x)) | (~(condition) & (eight_words)(y))))
#define UNROLLED _Pragma("clang loop unroll(full)")
// Some vectors side by side: a chain of steps alone would leave the processor waiting.
#define EACH UNROLLED for (int v = 0; v < VECTORS; v++)
#define INLINED static inline __attribute__((always_inline))

/// -ln of positive normal numbers (of others anything), in place: the exponent, and the area hyperbolic tangent for what is left,
/// which is near 1.
INLINED void take_negative_logarithms(eight *t) {
  // Counted from the root of a half, so that the rest lies between it and the root of two.
  const int64_t rootOfHalf = 0x3fe6a09e667f3bcd;
  eight f[VECTORS], s[VECTORS], sums[VECTORS];
  eight_words exponents[VECTORS];
  EACH {
    eight_words bits = (eight_words)t[v];
    exponents[v] = (bits - rootOfHalf) >> 52;
    eight rest = (eight)(bits - (exponents[v] << 52));
    f[v] = (rest - 1) / (rest + 1);
    s[v] = f[v] * f[v];
    sums[v] = ALL(1.0 / 19);
  }
  UNROLLED for (int k = 17; k >= 3; k -= 2) {
    EACH sums[v] = __builtin_elementwise_fma(sums[v], s[v], ALL(1.0 / k));
  }
  EACH t[v] = -(__builtin_convertvector(exponents[v], eight) * LN2 + 2 * (f[v] + f[v] * (sums[v] * s[v])));
}

INLINED void take_inverse_errors(eight *numbers) {
  eight t[VECTORS], w[VECTORS], near[VECTORS];
  EACH {
    w[v] = t[v] = (1 - numbers[v]) * (1 + numbers[v]);
    near[v] = ALL(near_terms[TERMS - 1]);
  }
  take_negative_logarithms(w);
  eight_words isFar = {0};
  EACH {
    isFar |= ~(w[v] < BORDER) | ~(t[v] > 0);
    w[v] -= NEAR_CENTER;
  }
  UNROLLED for (int k = TERMS - 2; k >= 0; k--) {
    EACH near[v] = __builtin_elementwise_fma(near[v], w[v], ALL(near_terms[k]));
  }
  if (__builtin_reduce_or(isFar)) {
    // Few are so near to one, or even outside, where the logarithm is of no use.
    EACH {
      eight whole = w[v] + NEAR_CENTER, y = numbers[v];
      eight u = __builtin_elementwise_sqrt(whole) - FAR_CENTER, far = ALL(far_terms[TERMS - 1]);
      UNROLLED for (int k = TERMS - 2; k >= 0; k--) far = __builtin_elementwise_fma(far, u, ALL(far_terms[k]));
      eight outside = CHOSEN(t[v] == 0, y * (double)INFINITY, ALL((double)NAN));
      numbers[v] = CHOSEN(t[v] > 0, y * CHOSEN(whole < BORDER, near[v], far), outside);
    }
    return;
  }
  EACH numbers[v] *= near[v];
}

INLINED void invert_some(const float *in, float *out) {
  eight numbers[VECTORS];
  EACH numbers[v] = __builtin_convertvector(((const eight_floats *)in)[v], eight);
  take_inverse_errors(numbers);
  EACH((eight_floats *)out)[v] = __builtin_convertvector(numbers[v], eight_floats);
}

GB_CLONES static void invert(int64_t n, const float *in, float *out) {
  enum { TOGETHER = 8 * VECTORS };
  int64_t i = 0;
  for (; i + TOGETHER <= n; i += TOGETHER) invert_some(in + i, out + i);
  if (i == n) return;
  float some[TOGETHER] = {0};
  memcpy(some, in + i, (size_t)(n - i) * sizeof *in);
  invert_some(some, some);
  memcpy(out + i, some, (size_t)(n - i) * sizeof *out);
}

/// Parts for several threads.
typedef struct {
  const float *in;
  float *out;
} inversion;

static void invert_part(void *context, int64_t first, int64_t end) {
  const inversion *i = context;
  invert(end - first, i->in + first, i->out + first);
}

void gb_erfinv_f32(int64_t n, const float *in, float *out) {
  enum { COST = 8 };
  inversion all = {in, out};
  gb_share(n, gb_costly_chunk_of(n, COST), invert_part, &all);
}
