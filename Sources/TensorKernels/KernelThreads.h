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
