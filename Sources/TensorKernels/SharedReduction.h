// Reductions of large arrays by several threads, included by reduce.c: rows, columns that stand side by side, and the
// parts of one long row where they can be put together to the very result of one thread. It folds nothing itself. (The
// sum of a long row is shared in ReductionOrder.h.)

/// Parts that the threads make of one long row.
enum { SHARED_PARTS = 64 };

/// What the threads share: rows of contiguous elements, each folded into one output in an order of its own; or sums of
/// columns that stand side by side, whose order depends on how many do: in units that are summed together.
typedef struct {
  const reduction *r;
  gb_reduction op;
  gb_dtype dtype;
  int64_t itemOut, unit;
  const void *in;
  void *out;
  _Atomic(gb_status) status;
} folding;

static void fold_part(void *context, int64_t first, int64_t end) {
  folding *p = context;
  reduction r = *p->r;
  first *= p->unit, end *= p->unit;
  if (end + p->unit > r.outputs) end = r.outputs;  // the last one takes what is left over
  r.loop.sizes[1] = r.outputs = end - first;
  const char *in = (const char *)p->in + first * r.loop.strides[1][1] * gb_item_size(p->dtype);
  gb_status status = fold(&r, p->op, p->dtype, in, (char *)p->out + first * p->itemOut);
  if (status != GB_OK) p->status = status;
}

/// How many outputs go together where they are to be shared; otherwise 0.
static int64_t shared_unit(const reduction *r, gb_reduction op, gb_dtype dtype) {
  enum { COLUMN_BYTES = 128 };
  const gb_loop *l = &r->loop;
  bool floats = dtype == GB_F32 || dtype == GB_F64;
  bool folds = op == GB_SUM || op == GB_MEAN || op == GB_PROD || op == GB_AMAX || op == GB_AMIN || op == GB_NORM2;
  bool isPlane = l->ndim == 2 && l->strides[0][0] == 0 && l->strides[0][1] == 1 && r->count == l->sizes[0] &&
                 r->outputs == l->sizes[1];
  if (gb_sharers() == 1 || !floats || !folds || !isPlane || r->count * r->outputs < GB_SHARED_FROM) return 0;
  if (l->strides[1][0] == 1) return 1;
  bool sums = op == GB_SUM || op == GB_MEAN;
  return sums && l->strides[1][1] == 1 ? COLUMN_BYTES / gb_item_size(dtype) : 0;
}

static gb_status share_fold(const reduction *r, int64_t unit, gb_reduction op, gb_dtype dtype, const void *in,
                            void *out) {
  folding part = {r, op, dtype, gb_item_size(dtype), unit, in, out, GB_OK};
  int64_t units = r->outputs / unit;
  gb_share(units > 0 ? units : 1, gb_chunk_of(units, unit * r->count), fold_part, &part);
  return part.status;
}

/// The extremum of everything, in parts of one row; false where the order of its comparisons shows.
typedef struct {
  bool maximum;
  gb_dtype dtype;
  int64_t chunk;
  const void *in;
  double best[SHARED_PARTS];
  _Atomic(bool) shows;
} extremum_parts;

static void find_part(void *context, int64_t first, int64_t end) {
  extremum_parts *p = context;
  float single = p->maximum ? -INFINITY : INFINITY;
  double wide = single;
  bool found;
  if (p->dtype == GB_F32) {
    const float *in = (const float *)p->in + first;
    found = p->maximum ? max_f32_quick(&single, in, end - first) : min_f32_quick(&single, in, end - first);
    wide = single;
  } else {
    const double *in = (const double *)p->in + first;
    found = p->maximum ? max_f64_quick(&wide, in, end - first) : min_f64_quick(&wide, in, end - first);
  }
  if (!found) p->shows = true;
  p->best[first / p->chunk] = wide;
}

static bool share_extremum(const reduction *r, gb_reduction op, gb_dtype dtype, const void *in, void *out) {
  bool isRow = r->loop.ndim == 1 && r->outputs == 1 && r->loop.strides[1][0] == 1 && r->count == r->loop.sizes[0];
  if ((op != GB_AMAX && op != GB_AMIN) || (dtype != GB_F32 && dtype != GB_F64) || !isRow) return false;
  if (gb_sharers() == 1 || r->count < 2 * GB_SHARED_FROM) return false;
  extremum_parts p = {op == GB_AMAX, dtype, (r->count + SHARED_PARTS - 1) / SHARED_PARTS, in, {0}, false};
  gb_share(r->count, p.chunk, find_part, &p);
  if (p.shows) return false;
  double best = p.best[0];
  for (int64_t i = 1; i * p.chunk < r->count; i++)
    if (p.maximum ? p.best[i] > best : p.best[i] < best) best = p.best[i];
  gb_store_float(dtype, out, 0, best);
  return true;
}
