// Sleef's vector functions, and how they are called. Included by elementary.c.
#pragma once

#define SLEEF_FUNCTIONS(ONE, TWO)                                                                                      \
  ONE(exp, u10)                                                                                                        \
  ONE(expm1, u10)                                                                                                      \
  ONE(exp2, u10)                                                                                                       \
  ONE(log, u10)                                                                                                        \
  ONE(log2, u10)                                                                                                       \
  ONE(log10, u10)                                                                                                      \
  ONE(log1p, u10)                                                                                                      \
  ONE(sin, u10)                                                                                                        \
  ONE(cos, u10)                                                                                                        \
  ONE(tan, u10)                                                                                                        \
  ONE(asin, u10)                                                                                                       \
  ONE(acos, u10)                                                                                                       \
  ONE(sinh, u10)                                                                                                       \
  ONE(cosh, u10)                                                                                                       \
  ONE(tanh, u10)                                                                                                       \
  ONE(atanh, u10)                                                                                                      \
  ONE(erf, u10)                                                                                                        \
  ONE(lgamma, u10)                                                                                                     \
  ONE(erfc, u15)                                                                                                       \
  TWO(pow, u10)                                                                                                        \
  TWO(atan2, u10)                                                                                                      \
  TWO(hypot, u05)

// How wide vectors are passed to functions depends on the flags of the whole file, not of one function, so the library
// is called through these trampolines, which pass vectors through memory: in, (in,) out.
typedef void (*vector_function)(void);
#define DECLARE(NAME, ACCURACY)                                                                                        \
  void Sleef_##NAME##f8_##ACCURACY##avx2(void);                                                                        \
  void Sleef_##NAME##f16_##ACCURACY##avx512f(void);                                                                    \
  void Sleef_##NAME##d4_##ACCURACY##avx2(void);                                                                        \
  void Sleef_##NAME##d8_##ACCURACY##avx512f(void);
SLEEF_FUNCTIONS(DECLARE, DECLARE)

#define TRAMPOLINE_ONE(NAME, TARGETS, REGISTER)                                                                        \
  __attribute__((naked, target(TARGETS))) static void NAME(vector_function f, const void *x, void *out) {              \
    __asm__("pushq %rdx\n vmovups (%rsi), %" REGISTER "0\n callq *%rdi\n popq %rdx\n"                                  \
            "vmovups %" REGISTER "0, (%rdx)\n retq");                                                                  \
  }
#define TRAMPOLINE_TWO(NAME, TARGETS, REGISTER)                                                                        \
  __attribute__((naked, target(TARGETS))) static void NAME(vector_function f, const void *x, const void *y,            \
                                                           void *out) {                                                \
    __asm__("pushq %rcx\n vmovups (%rsi), %" REGISTER "0\n vmovups (%rdx), %" REGISTER "1\n callq *%rdi\n"             \
            "popq %rcx\n vmovups %" REGISTER "0, (%rcx)\n retq");                                                      \
  }
// A row of `count` vectors; of the second arguments each lies `STEP` bytes after the one before (0: all have the same). Nothing
// waits for memory between two calls.
#define TRAMPOLINE_ROW(NAME, TARGETS, REGISTER, BYTES, STEP)                                                           \
  __attribute__((naked, target(TARGETS))) static void NAME(vector_function f, int64_t count, const void *x,            \
                                                           const void *y, void *out) {                                 \
    __asm__("pushq %rbx\n pushq %rbp\n pushq %r12\n pushq %r13\n pushq %r14\n"                                         \
            "movq %rdi, %rbx\n movq %rsi, %r12\n movq %rdx, %r13\n movq %rcx, %r14\n movq %r8, %rbp\n"                \
            "1: vmovups (%r13), %" REGISTER "0\n vmovups (%r14), %" REGISTER "1\n callq *%rbx\n"                       \
            "vmovups %" REGISTER "0, (%rbp)\n addq $" BYTES ", %r13\n addq $" STEP ", %r14\n addq $" BYTES ", %rbp\n"  \
            "decq %r12\n jnz 1b\n"                                                                                     \
            "popq %r14\n popq %r13\n popq %r12\n popq %rbp\n popq %rbx\n vzeroupper\n retq");                          \
  }
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunused-parameter"
TRAMPOLINE_ONE(call_one_512, "avx512f", "zmm")
TRAMPOLINE_TWO(call_two_512, "avx512f", "zmm")
TRAMPOLINE_ONE(call_one_256, "avx", "ymm")
TRAMPOLINE_TWO(call_two_256, "avx", "ymm")
TRAMPOLINE_ROW(call_row_512, "avx512f", "zmm", "64", "0")
TRAMPOLINE_ROW(call_row_256, "avx", "ymm", "32", "0")
TRAMPOLINE_ROW(call_rows_512, "avx512f", "zmm", "64", "64")
TRAMPOLINE_ROW(call_rows_256, "avx", "ymm", "32", "32")
#pragma clang diagnostic pop
