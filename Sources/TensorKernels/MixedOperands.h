// Operations on operands of two types, which become a third on the way: a piece at a time, which stays in the cache.
// Included by binary.c.
#pragma once

#include "KernelThreads.h"

/// Operations whose results depend on nothing but the two elements, whatever stands beside them.
static bool is_mixable(gb_binary_op op) {
  return is_predicate(op) || is_division(op) || op == GB_ADD || op == GB_SUB || op == GB_MUL || op == GB_DIV;
}

/// An operation on operands of two types, for several threads.
typedef struct {
  part whole;
  gb_dtype typeA, typeB;
} mixed_part;

static void run_mixed_part(void *context, int64_t first, int64_t end) {
  mixed_part *m = context;
  part *p = &m->whole;
  _Alignas(64) int64_t bufferA[GB_CHUNK], bufferB[GB_CHUNK];
  int64_t itemOut = is_predicate(p->op) ? 1 : gb_item_size(p->dtype);
  int64_t itemA = gb_item_size(m->typeA), itemB = gb_item_size(m->typeB);
  for (int64_t i = first; i < end; i += GB_CHUNK) {
    int64_t count = end - i < GB_CHUNK ? end - i : GB_CHUNK;
    const void *a = (const char *)p->a + i * p->stepA * itemA, *b = (const char *)p->b + i * p->stepB * itemB;
    bool isNew = i == first;
    if (m->typeA != p->dtype && (p->stepA == 1 || isNew))
      gb_convert_run(p->dtype, m->typeA, p->stepA ? count : 1, bufferA, 1, a, 1);
    if (m->typeB != p->dtype && (p->stepB == 1 || isNew))
      gb_convert_run(p->dtype, m->typeB, p->stepB ? count : 1, bufferB, 1, b, 1);
    gb_status status = run(p->op, p->dtype, count, (char *)p->out + i * itemOut, 1, m->typeA == p->dtype ? a : bufferA,
                           p->stepA, m->typeB == p->dtype ? b : bufferB, p->stepB, 0, 0);
    if (status != GB_OK) {
      p->status = status;
      return;
    }
  }
}

bool gb_binary_mixed(gb_binary_op op, gb_dtype dtype, int64_t n, void *out, gb_dtype typeA, const void *a, int64_t stepA,
                     gb_dtype typeB, const void *b, int64_t stepB, gb_status *status) {
  if (!is_mixable(op) || gb_is_complex(dtype) || n < 1) return false;
  mixed_part part = {{op, dtype, out, a, b, stepA, stepB, 0, 0, GB_OK}, typeA, typeB};
  gb_share(n, gb_costly_chunk_of(n, 2), run_mixed_part, &part);
  *status = part.whole.status;
  return true;
}
