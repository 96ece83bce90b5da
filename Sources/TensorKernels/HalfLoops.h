// The loops of half_elements.c for one kind of processor: H(name) gives a function's name, HALF_TARGET its target. Beside x the
// expressions know its rounded square, and a one that the compiler does not know. No include guard on purpose.

static HALF_TARGET void H(widen)(int64_t n, float *out, const _Float16 *in) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (float)in[i];
}
static HALF_TARGET void H(round)(int64_t n, _Float16 *out, const float *in) {
  GB_INDEPENDENT for (int64_t i = 0; i < n; i++) out[i] = (_Float16)in[i];
}

#define HALF_UNARY(OP, NAME, R, EXPR)                                                                                  \
  static HALF_TARGET void H(NAME##_f16)(int64_t n, void *to, const void *from, float p0, float p1) {                   \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    HALF_##R##_f16 *out = to;                                                                                          \
    const _Float16 *a = from;                                                                                          \
    const float one = gb_half_one;                                                                                     \
    (void)one;                                                                                                         \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      float x = (float)a[i], square = (float)(_Float16)(x * x);                                                        \
      (void)square;                                                                                                    \
      out[i] = (HALF_##R##_f16)(EXPR);                                                                                 \
    }                                                                                                                  \
  }                                                                                                                    \
  static HALF_TARGET void H(NAME##_bf16)(int64_t n, void *to, const void *from, float p0, float p1) {                  \
    (void)p0;                                                                                                          \
    (void)p1;                                                                                                          \
    HALF_##R##_bf16 *out = to;                                                                                         \
    const uint16_t *a = from;                                                                                          \
    const float one = 1;                                                                                               \
    (void)one;                                                                                                         \
    GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                   \
      float x = gb_widened_bfloat16(a[i]), square = gb_widened_bfloat16(gb_rounded_bfloat16(x * x));                   \
      (void)square;                                                                                                    \
      out[i] = HALF_ROUND_##R(EXPR);                                                                                   \
    }                                                                                                                  \
  }
HALF_UNARY_TABLE(HALF_UNARY)

#define HALF_PAIR_LOOP(NAME, R, T, WIDEN, ROUND, EXPR)                                                                 \
  static HALF_TARGET void H(NAME)(int64_t n, void *to, const void *first, int64_t sa, const void *second, int64_t sb,  \
                                  float p0) {                                                                          \
    (void)p0;                                                                                                          \
    R *out = to;                                                                                                       \
    const T *a = first, *b = second;                                                                                   \
    if (sa == 1 && sb == 1) {                                                                                          \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        float x = WIDEN(a[i]), y = WIDEN(b[i]);                                                                        \
        out[i] = ROUND(EXPR);                                                                                          \
      }                                                                                                                \
    } else if (sa == 1) {                                                                                              \
      float y = WIDEN(*b);                                                                                             \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        float x = WIDEN(a[i]);                                                                                         \
        out[i] = ROUND(EXPR);                                                                                          \
      }                                                                                                                \
    } else {                                                                                                           \
      float x = WIDEN(*a);                                                                                             \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        float y = WIDEN(b[i]);                                                                                         \
        out[i] = ROUND(EXPR);                                                                                          \
      }                                                                                                                \
    }                                                                                                                  \
  }
#define HALF_PAIR(OP, NAME, R, EXPR)                                                                                   \
  HALF_PAIR_LOOP(NAME##_f16, HALF_##R##_f16, _Float16, (float), (HALF_##R##_f16), EXPR)                                \
  HALF_PAIR_LOOP(NAME##_bf16, HALF_##R##_bf16, uint16_t, gb_widened_bfloat16, HALF_ROUND_##R, EXPR)
HALF_PAIR_TABLE(HALF_PAIR)

#define HALF_NUMBER_LOOP(NAME, T, WIDEN, ROUND, EXPR)                                                                  \
  static HALF_TARGET void H(NAME)(int64_t n, void *to, const void *from, float number, bool numberFirst) {             \
    T *out = to;                                                                                                       \
    const T *a = from;                                                                                                 \
    if (numberFirst) {                                                                                                 \
      float x = number;                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        float y = WIDEN(a[i]);                                                                                         \
        out[i] = ROUND(EXPR);                                                                                          \
      }                                                                                                                \
    } else {                                                                                                           \
      float y = number;                                                                                                \
      GB_INDEPENDENT for (int64_t i = 0; i < n; i++) {                                                                 \
        float x = WIDEN(a[i]);                                                                                         \
        out[i] = ROUND(EXPR);                                                                                          \
      }                                                                                                                \
    }                                                                                                                  \
  }
#define HALF_NUMBER(OP, NAME, EXPR)                                                                                    \
  HALF_NUMBER_LOOP(NAME##_number_f16, _Float16, (float), (_Float16), EXPR)                                             \
  HALF_NUMBER_LOOP(NAME##_number_bf16, uint16_t, gb_widened_bfloat16, gb_rounded_bfloat16, EXPR)
HALF_NUMBER_TABLE(HALF_NUMBER)

#define HALF_CASE(OP, NAME, R, EXPR)                                                                                   \
  case OP: (isBrain ? H(NAME##_bf16) : H(NAME##_f16))(n, out, a, p0, p1); return true;
static bool H(run_unary)(gb_unary_op op, bool isBrain, int64_t n, void *out, const void *a, float p0, float p1) {
  switch (op) {
    HALF_UNARY_TABLE(HALF_CASE)
  default: return false;
  }
}

#define HALF_PAIR_CASE(OP, NAME, R, EXPR)                                                                              \
  case OP: (isBrain ? H(NAME##_bf16) : H(NAME##_f16))(n, out, a, sa, b, sb, p0); return true;
static bool H(run_binary)(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, int64_t sa, const void *b,
                          int64_t sb, float p0) {
  switch (op) {
    HALF_PAIR_TABLE(HALF_PAIR_CASE)
  default: return false;
  }
}

#define HALF_NUMBER_CASE(OP, NAME, EXPR)                                                                               \
  case OP: (isBrain ? H(NAME##_number_bf16) : H(NAME##_number_f16))(n, out, a, number, numberFirst); return true;
static bool H(run_number)(gb_binary_op op, bool isBrain, int64_t n, void *out, const void *a, float number,
                          bool numberFirst) {
  switch (op) {
    HALF_NUMBER_TABLE(HALF_NUMBER_CASE)
  default: return false;
  }
}

#undef HALF_UNARY
#undef HALF_PAIR_LOOP
#undef HALF_PAIR
#undef HALF_NUMBER_LOOP
#undef HALF_NUMBER
#undef HALF_CASE
#undef HALF_PAIR_CASE
#undef HALF_NUMBER_CASE
