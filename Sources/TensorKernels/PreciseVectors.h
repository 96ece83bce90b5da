// exp, log, log2, log10, sin, cos, tan and erf of doubles with errors hardly above half of the last place, on vectors: what the
// reference's closed library answers is the correctly rounded value but for one in some thousands (exp: in two hundred), and so
// is this. Each looks a value up in sixteen of them, in two parts, and adds a polynomial of what is left. Numbers outside of the
// usual range go to the C library one by one. Included once per vector width by elementary.c, which defines what
// ElementaryVectors.h names and LOOKUP(row, index). No include guard.

#define INLINE static inline __attribute__((always_inline, TARGET))
#define BROADCAST(value) ((VEC){0} + (T)(value))
#define SELECT(mask, yes, no) ((VEC)(((INT)(mask) & (INT)(yes)) | (~(INT)(mask) & (INT)(no))))
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#define MAGIC 0x1.8p52 // adding it rounds to a whole number, which then lies in the lowest bits

typedef struct {
  VEC high, low;
} N(pair);

/// The lanes of `mask` anew, one by one.
INLINE VEC N(corrected)(VEC result, VEC x, INT mask, double (*function)(double)) {
  T numbers[LANES], results[LANES];
  int64_t lanes[LANES];
  memcpy(numbers, &x, sizeof x);
  memcpy(results, &result, sizeof x);
  memcpy(lanes, &mask, sizeof x);
  for (int i = 0; i < LANES; i++)
    if (lanes[i] != 0) results[i] = function(numbers[i]);
  memcpy(&result, results, sizeof x);
  return result;
}

INLINE VEC N(precise_exp)(VEC x) {
  VEC shifted = FUSED(x, BROADCAST(0x1.71547652b82fep+4), BROADCAST(MAGIC)), whole = shifted - MAGIC;
  VEC first = FUSED(whole, BROADCAST(-0x1.62e42fefa39efp-5), x);
  VEC rest = FUSED(whole, BROADCAST(-0x1.abc9e3b39803fp-60), first);
  VEC below = FUSED(whole, BROADCAST(-0x1.abc9e3b39803fp-60), first - rest);
  VEC sum = FUSED(BROADCAST(1.0 / 40320), rest, BROADCAST(1.0 / 5040));
  sum = FUSED(sum, rest, BROADCAST(1.0 / 720));
  sum = FUSED(sum, rest, BROADCAST(1.0 / 120));
  sum = FUSED(sum, rest, BROADCAST(1.0 / 24));
  sum = FUSED(sum, rest, BROADCAST(1.0 / 6));
  sum = FUSED(sum, rest, BROADCAST(0.5));
  sum = FUSED(sum * rest, rest, below);
  INT step = (INT)shifted;
  VEC high = LOOKUP(gb_precise_powers[0], step), low = LOOKUP(gb_precise_powers[1], step);
  VEC product = high * rest, value = high + product;
  low = FUSED(low, rest, low) + (((high - value) + product) + FUSED(high, rest, -product));
  VEC result = (VEC)((INT)(value + FUSED(high, sum, low)) + (step >> 4 << 52));
  INT isUnusual = ~(__builtin_elementwise_abs(x) <= BROADCAST(708));
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, exp) : result;
}

/// log in two parts that belong together, of positive normal numbers.
INLINE N(pair) N(precise_logarithm)(VEC x) {
  const int64_t start = 0x3fe6000000000000; // 0.6875
  INT shifted = (INT)x - start, index = shifted >> 48;
  VEC exponent = (VEC)((INT)BROADCAST(MAGIC) + (shifted >> 52)) - MAGIC, m = (VEC)((INT)x - (shifted >> 52 << 52));
  VEC inverse = LOOKUP(gb_precise_logarithms[0], index);
  VEC product = m * inverse, below = FUSED(m, inverse, -product), left = product - 1.0;
  VEC r = left + below, rest = (left - r) + below;
  VEC base = FUSED(exponent, BROADCAST(0x1.62e42fefa38p-1), LOOKUP(gb_precise_logarithms[1], index));
  VEC first = base + r, low = ((base - first) + r) + rest;
  VEC square = r * r, half = 0.5 * square;
  VEC second = first - half;
  low += (first - second) - half;
  low -= 0.5 * FUSED(r, r, -square);
  VEC sum = BROADCAST(gb_precise_log_terms[10]);
  for (int i = 9; i >= 0; i--) sum = FUSED(sum, r, BROADCAST(gb_precise_log_terms[i]));
  low += FUSED(exponent, BROADCAST(0x1.ef35793c7673p-45), LOOKUP(gb_precise_logarithms[2], index));
  low = FUSED(square * r, sum, low);
  return (N(pair)){second, low};
}

INLINE VEC N(scaled_logarithm)(VEC x, double high, double low) {
  N(pair) parts = N(precise_logarithm)(x);
  VEC whole = parts.high + parts.low, rest = (parts.high - whole) + parts.low;
  VEC product = whole * high, below = FUSED(whole, BROADCAST(high), -product);
  return product + FUSED(whole, BROADCAST(low), FUSED(rest, BROADCAST(high), below));
}

INLINE INT N(is_no_logarithm)(VEC x) { return ~((x >= BROADCAST(DBL_MIN)) & (x <= BROADCAST(DBL_MAX))); }

INLINE VEC N(precise_log)(VEC x) {
  N(pair) parts = N(precise_logarithm)(x);
  VEC result = parts.high + parts.low;
  INT isUnusual = N(is_no_logarithm)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, log) : result;
}

INLINE VEC N(precise_log2)(VEC x) {
  VEC result = N(scaled_logarithm)(x, 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56);
  INT isUnusual = N(is_no_logarithm)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, log2) : result;
}

INLINE VEC N(precise_log10)(VEC x) {
  VEC result = N(scaled_logarithm)(x, 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57);
  INT isUnusual = N(is_no_logarithm)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, log10) : result;
}

/// An angle after multiples of pi/32: which, and what is left.
typedef struct {
  INT step;
  VEC rest, below;
} N(angle);

INLINE N(angle) N(reduced_angle)(VEC x) {
  VEC shifted = FUSED(x, BROADCAST(0x1.45f306dc9c883p+3), BROADCAST(MAGIC)), whole = shifted - MAGIC;
  VEC first = FUSED(whole, BROADCAST(-0x1.921fb54442d18p-4), x); // exact
  VEC second = whole * 0x1.1a62633145c07p-58, below = FUSED(whole, BROADCAST(0x1.1a62633145c07p-58), -second);
  VEC rest = first - second, shadow = first - rest;
  VEC lost = (first - (rest + shadow)) + (shadow - second);
  return (N(angle)){(INT)shifted, rest, lost - FUSED(whole, BROADCAST(-0x1.f1976b7ed8fbcp-114), below)};
}

/// sin of the angle plus so many quarters of a turn.
INLINE N(pair) N(sine_parts)(N(angle) angle, int64_t quarters) {
  INT turn = (angle.step >> 4) + quarters;
  VEC sine = LOOKUP(gb_precise_sines[0], angle.step), sineLow = LOOKUP(gb_precise_sines[1], angle.step);
  VEC cosine = LOOKUP(gb_precise_sines[2], angle.step), cosineLow = LOOKUP(gb_precise_sines[3], angle.step);
  INT isOdd = -(turn & 1), sign = turn << 62 & INT64_MIN;
  VEC s = (VEC)((INT)SELECT(isOdd, cosine, sine) ^ sign), sLow = (VEC)((INT)SELECT(isOdd, cosineLow, sineLow) ^ sign);
  VEC c = (VEC)((INT)SELECT(isOdd, -sine, cosine) ^ sign), cLow = (VEC)((INT)SELECT(isOdd, -sineLow, cosineLow) ^ sign);
  VEC r = angle.rest, square = r * r;
  VEC odd = FUSED(BROADCAST(1.0 / 362880), square, BROADCAST(-1.0 / 5040));
  odd = FUSED(odd, square, BROADCAST(1.0 / 120));
  odd = FUSED(odd, square, BROADCAST(-1.0 / 6)) * (square * r);
  VEC even = FUSED(BROADCAST(1.0 / 40320), square, BROADCAST(-1.0 / 720));
  even = FUSED(even, square, BROADCAST(1.0 / 24));
  even = FUSED(even, square, BROADCAST(-0.5)) * square;
  VEC product = c * r, high = s + product;
  VEC low = ((s - high) + product) + FUSED(c, r, -product);
  low = FUSED(cLow, r, low + sLow);
  low = FUSED(c, angle.below, low);
  low = FUSED(s, even, FUSED(c, odd, low));
  return (N(pair)){high, low};
}

INLINE INT N(is_far_angle)(VEC x) { return ~(__builtin_elementwise_abs(x) <= BROADCAST(0x1p30)); }

INLINE VEC N(precise_sin)(VEC x) {
  N(pair) parts = N(sine_parts)(N(reduced_angle)(x), 0);
  VEC result = SELECT(x == BROADCAST(0), x, parts.high + parts.low);
  INT isUnusual = N(is_far_angle)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, sin) : result;
}

INLINE VEC N(precise_cos)(VEC x) {
  N(pair) parts = N(sine_parts)(N(reduced_angle)(x), 1);
  VEC result = parts.high + parts.low;
  INT isUnusual = N(is_far_angle)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, cos) : result;
}

INLINE VEC N(precise_tan)(VEC x) {
  N(angle) angle = N(reduced_angle)(x);
  N(pair) sine = N(sine_parts)(angle, 0), cosine = N(sine_parts)(angle, 1);
  VEC s = sine.high + sine.low, c = cosine.high + cosine.low;
  VEC sLow = (sine.high - s) + sine.low, cLow = (cosine.high - c) + cosine.low;
  VEC quotient = s / c, rest = FUSED(-quotient, c, s) + FUSED(-quotient, cLow, sLow);
  VEC result = SELECT(x == BROADCAST(0), x, quotient + rest / c);
  INT isUnusual = N(is_far_angle)(x);
  return ANY(isUnusual) ? N(corrected)(result, x, isUnusual, tan) : result;
}

/// erf of numbers that are not negative, in two parts.
INLINE N(pair) N(error_parts)(VEC size) {
  const double width = 0.375, end = 5.999;
  size = SELECT(size > BROADCAST(end), BROADCAST(end), size);
  VEC whole = __builtin_elementwise_floor(size * (1 / width));
  INT index = (INT)(whole + MAGIC);
  VEC middle = SELECT(whole == BROADCAST(0), BROADCAST(0), FUSED(whole, BROADCAST(width), BROADCAST(width / 2))), d = size - middle;
  VEC slope = LOOKUP(gb_precise_errors[2], index), value = LOOKUP(gb_precise_errors[0], index);
  VEC square = d * d, odd = LOOKUP(gb_precise_errors[19], index), even = LOOKUP(gb_precise_errors[18], index);
  for (int i = 17; i >= 5; i -= 2) odd = FUSED(odd, square, LOOKUP(gb_precise_errors[i], index));
  for (int i = 16; i >= 4; i -= 2) even = FUSED(even, square, LOOKUP(gb_precise_errors[i], index));
  VEC product = slope * d, high = value + product;
  VEC low = ((value - high) + product) + FUSED(slope, d, -product);
  low = FUSED(LOOKUP(gb_precise_errors[3], index), d, low + LOOKUP(gb_precise_errors[1], index));
  return (N(pair)){high, FUSED(square, FUSED(odd, d, even), low)};
}

INLINE VEC N(precise_erf)(VEC x) {
  N(pair) parts = N(error_parts)(__builtin_elementwise_abs(x));
  VEC result = (VEC)((INT)(parts.high + parts.low) | ((INT)x & INT64_MIN));
  return SELECT(x == x, result, x);
}

/// atan of |x| or, beyond 1, pi/2 minus that of the inverse, which is taken in two parts.
INLINE VEC N(precise_atan)(VEC x) {
  const double width = 17.0 / 256;
  VEC size = __builtin_elementwise_abs(x);
  INT isLarge = size > BROADCAST(1);
  VEC inverse = 1.0 / size, t = SELECT(isLarge, inverse, size);
  VEC below = SELECT(isLarge, inverse * FUSED(-inverse, size, BROADCAST(1)), BROADCAST(0));
  VEC shifted = t * (1 / width) + MAGIC, d = FUSED(shifted - MAGIC, BROADCAST(-width), t);
  INT index = (INT)shifted;
  VEC slope = LOOKUP(gb_precise_arctangents[2], index), value = LOOKUP(gb_precise_arctangents[0], index);
  VEC square = d * d, odd = LOOKUP(gb_precise_arctangents[13], index), even = LOOKUP(gb_precise_arctangents[14], index);
  for (int i = 11; i >= 5; i -= 2) odd = FUSED(odd, square, LOOKUP(gb_precise_arctangents[i], index));
  for (int i = 12; i >= 4; i -= 2) even = FUSED(even, square, LOOKUP(gb_precise_arctangents[i], index));
  VEC product = slope * d, high = value + product;
  VEC low = ((value - high) + product) + FUSED(slope, d, -product);
  low = FUSED(slope, below, FUSED(LOOKUP(gb_precise_arctangents[3], index), d, low + LOOKUP(gb_precise_arctangents[1], index)));
  low = FUSED(square, FUSED(odd, d, even), low);
  VEC quarter = BROADCAST(0x1.921fb54442d18p+0), left = quarter - high;
  VEC leftLow = ((quarter - left) - high) + (0x1.1a62633145c07p-54 - low);
  VEC result = SELECT(isLarge, left + leftLow, high + low);
  result = SELECT(size > BROADCAST(0x1p60), quarter, result);
  return SELECT(x == x, (VEC)((INT)result | ((INT)x & INT64_MIN)), x);
}

/// `factor` times log to ten digits, which floats need.
INLINE VEC N(near_log)(VEC x, double factor) {
  const int64_t start = 0x3fe6000000000000;
  INT shifted = (INT)x - start, index = shifted >> 48;
  VEC exponent = (VEC)((INT)BROADCAST(MAGIC) + (shifted >> 52)) - MAGIC, m = (VEC)((INT)x - (shifted >> 52 << 52));
  VEC r = FUSED(m, LOOKUP(gb_precise_logarithms[0], index), BROADCAST(-1));
  VEC base = FUSED(exponent, BROADCAST(0x1.62e42fefa39efp-1), LOOKUP(gb_precise_logarithms[1], index));
  VEC sum = BROADCAST(gb_precise_log_terms[6]);
  for (int i = 5; i >= 0; i--) sum = FUSED(sum, r, BROADCAST(gb_precise_log_terms[i]));
  VEC result = base + FUSED(r * r, FUSED(sum, r, BROADCAST(-0.5)), r);
  INT isUsual = (x > BROADCAST(0)) & (x < BROADCAST(INFINITY));
  VEC outside = SELECT(x < BROADCAST(0), BROADCAST(NAN), SELECT(x == BROADCAST(0), BROADCAST(-INFINITY), x));
  return SELECT(isUsual, result, outside) * factor;
}

/// The inverse of erf: a polynomial, then one of Newton's steps with what erf of it misses, in two parts.
INLINE VEC N(precise_erfinv)(VEC x) {
  VEC size = __builtin_elementwise_abs(x), t = (1.0 - size) * (1.0 + size), w = N(near_log)(t, -1);
  VEC place = w - GB_INVERSE_ERROR_CENTER, sum = BROADCAST(gb_inverse_error_terms[21]);
  // Three sums side by side, or the processor would wait for one.
  VEC cube = place * place * place, second = BROADCAST(gb_inverse_error_terms[20]);
  VEC third = BROADCAST(gb_inverse_error_terms[19]);
  for (int i = 18; i >= 0; i -= 3) sum = FUSED(sum, cube, BROADCAST(gb_inverse_error_terms[i]));
  for (int i = 17; i >= 2; i -= 3) second = FUSED(second, cube, BROADCAST(gb_inverse_error_terms[i]));
  for (int i = 16; i >= 1; i -= 3) third = FUSED(third, cube, BROADCAST(gb_inverse_error_terms[i]));
  sum = FUSED(FUSED(second, place, third), place, sum);
  // Others come out differently below; as they are, some of their exponentials would be slow.
  VEC start = SELECT((size < BROADCAST(1)) & (w < BROADCAST(GB_INVERSE_ERROR_BORDER)), size * sum, BROADCAST(0));
  N(pair) parts = N(error_parts)(start);
  VEC missing = (parts.high - size) + parts.low;
  VEC slope = 0x1.20dd750429b6dp+0 * N(precise_exp)(-start * start);
  VEC result = (VEC)((INT)(start - missing / slope) | ((INT)x & INT64_MIN));
  VEC outside = SELECT(size == BROADCAST(1), (VEC)((INT)BROADCAST(INFINITY) | ((INT)x & INT64_MIN)), BROADCAST(NAN));
  result = SELECT(size < BROADCAST(1), result, outside);
  INT isFar = ~(w < BROADCAST(GB_INVERSE_ERROR_BORDER)) & (size < BROADCAST(1));
  return ANY(isFar) ? N(corrected)(result, x, isFar, gb_inverse_error) : result;
}

/// erf of floats' doubles.
INLINE VEC N(near_erf)(VEC x) {
  const double width = 0.375, end = 5.999;
  VEC size = __builtin_elementwise_abs(x), inside = SELECT(size > BROADCAST(end), BROADCAST(end), size);
  VEC whole = __builtin_elementwise_floor(inside * (1 / width));
  INT index = (INT)(whole + MAGIC);
  VEC middle = SELECT(whole == BROADCAST(0), BROADCAST(0), FUSED(whole, BROADCAST(width), BROADCAST(width / 2)));
  VEC d = inside - middle, square = d * d;
  VEC even = LOOKUP(gb_single_errors[10], index), odd = LOOKUP(gb_single_errors[9], index);
  for (int i = 8; i >= 0; i -= 2) even = FUSED(even, square, LOOKUP(gb_single_errors[i], index));
  for (int i = 7; i >= 1; i -= 2) odd = FUSED(odd, square, LOOKUP(gb_single_errors[i], index));
  VEC sum = FUSED(odd, d, even);
  return SELECT(x == x, (VEC)((INT)sum | ((INT)x & INT64_MIN)), x);
}

#undef INLINE
#undef BROADCAST
#undef SELECT
#undef FUSED
#undef MAGIC
