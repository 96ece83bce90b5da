// The flags of arithmetic (division by zero, overflow, ...), read and cleared where the C library's own functions take
// longer than the arithmetic on a small array: those also save and load the old coprocessor's state.

#ifndef GB_FLOAT_FLAGS_H
#define GB_FLOAT_FLAGS_H

#include <fenv.h>

#if defined(__x86_64__)
#include <xmmintrin.h>

// The flags are the first bits of two status words: MXCSR, where nearly everything is computed, and the coprocessor's,
// where the C library raises some by hand.
static inline int gb_coprocessor_flags(void) {
  unsigned short status;
  __asm__ volatile("fnstsw %0" : "=a"(status));
  return status & 0x3F;
}

static inline void gb_clear_float_flags(int flags) {
  unsigned state = _mm_getcsr();
  if (state & (unsigned)flags) _mm_setcsr(state & ~(unsigned)flags);
  if (gb_coprocessor_flags() & flags) __asm__ volatile("fnclex");
}

static inline int gb_float_flags(int flags) { return ((int)_mm_getcsr() | gb_coprocessor_flags()) & flags; }

#else

static inline void gb_clear_float_flags(int flags) { feclearexcept(flags); }

static inline int gb_float_flags(int flags) { return fetestexcept(flags); }

#endif

#endif
