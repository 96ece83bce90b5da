// Work for several threads: a range of things to do, cut into chunks that are claimed one by one.
#pragma once

#include "KernelLoops.h"

/// Does first ..< end of the work. What it computes must not depend on where the range is cut.
typedef void (*gb_work)(void *context, int64_t first, int64_t end);

/// Does 0 ..< count in chunks of `chunk`, on as many threads as are set; in order on the caller's when that is one, when
/// there is only one chunk, or inside other work.
GB_HIDDEN void gb_share(int64_t count, int64_t chunk, gb_work work, void *context);
/// How many threads work may be shared by at this place.
GB_HIDDEN int gb_sharers(void);

/// Elements from which on cheap work is shared, and how many one chunk takes.
enum { GB_SHARED_FROM = 1 << 16, GB_SHARED_CHUNK = 1 << 14 };

/// How many of `count` things, of `size` elements each, make a chunk; all of them where sharing does not pay. Of much
/// work every thread gets a few large chunks: memory is read best in long runs.
static inline int64_t gb_chunk_of(int64_t count, int64_t size) {
  int64_t sharers = gb_sharers();
  if (sharers == 1 || count * size < GB_SHARED_FROM) return count > 0 ? count : 1;
  int64_t elements = (count * size / (8 * sharers) + 1023) / 1024 * 1024;
  if (elements < GB_SHARED_CHUNK) elements = GB_SHARED_CHUNK;
  return size >= elements ? 1 : (elements + size - 1) / (size > 0 ? size : 1);
}

/// The same for elements that take `cost` times the work of a sum. Parts are multiples of what any loop takes together.
static inline int64_t gb_costly_chunk_of(int64_t count, int64_t cost) {
  enum { TOGETHER = 512 };
  int64_t sharers = gb_sharers();
  if (sharers == 1 || count * cost < GB_SHARED_FROM) return count > 0 ? count : 1;
  int64_t chunk = count / (8 * sharers), least = GB_SHARED_CHUNK / cost;
  return ((chunk > least ? chunk : least) + TOGETHER - 1) / TOGETHER * TOGETHER;
}

/// How many of `units` equal things make a chunk when about `pieces` of work are in them: all threads get equally many chunks, of
/// a large piece of work a few each.
static inline int64_t gb_even_chunk(int64_t units, int64_t pieces, int64_t sharers) {
  enum { TURNS = 4 };
  int64_t turns = pieces / sharers, most = units / sharers;
  if (turns > most) turns = most;
  if (turns > TURNS) turns = TURNS;
  if (turns < 1) turns = 1;
  return (units + turns * sharers - 1) / (turns * sharers);
}

/// `gb_chunk_of` for the slowest dimension of a loop.
static inline int64_t gb_loop_chunk(const gb_loop *loop) {
  int64_t inner = 1;
  for (int32_t d = 0; d + 1 < loop->ndim; d++) inner *= loop->sizes[d];
  return gb_chunk_of(loop->sizes[loop->ndim - 1], inner);
}
