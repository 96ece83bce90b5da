// Products with a packed factor, see PackedProducts.h.
#include "PackedProducts.h"

#include "KernelThreads.h"
#include "MatrixTiles.h"

enum { CUT_K = 384 };

/// As much of k as the next chain takes: from 384 on, halves of what is less than twice that.
static int64_t next_block(const gb_packed_factor *f, int64_t done) {
  int64_t left = f->k - done;
  if (!f->isCut || left <= CUT_K) return left;
  return left < 2 * CUT_K ? (left + 1) / 2 : CUT_K;
}

bool gb_pack_factor(gb_packed_factor *factor, bool isCut, bool trans, int64_t k, int64_t n, const float *b,
                    int64_t ldb) {
  int64_t wide = (n + PANEL_N - 1) / PANEL_N * PANEL_N;
  *factor = (gb_packed_factor){k, n, isCut, aligned_alloc(64, (size_t)(k * wide) * sizeof(float) + 64)};
  if (!factor->panels) return false;
  for (int64_t done = 0, block; done < k; done += block) {
    block = next_block(factor, done);
    gb_pack_panels(1, trans, block, n, trans ? b + done : b + done * ldb, ldb, factor->panels + done * wide);
  }
  return true;
}

/// One product: its rows may be shared by threads.
typedef struct {
  const gb_packed_factor *factor;
  const float *a;
  int64_t rowA, columnA;
  float *c;
  int64_t ldc;
  gb_chain_start start;
} row_work;

/// A few rows of outputs in one panel.
static void multiply_tile(int level, int64_t rows, int64_t width, int64_t k, const float *a, int64_t rowA,
                          int64_t columnA, const float *panel, float *c, int64_t ldc, gb_chain_start start) {
  float tile[TILE_ROWS_512 * PANEL_N];
  if (start == GB_GOING_ON) {
    memset(tile, 0, sizeof tile);
    for (int64_t i = 0; i < rows; i++) memcpy(tile + i * PANEL_N, c + i * ldc, (size_t)width * sizeof(float));
  }
  for (int64_t done = 0; done < rows;)
    done += gb_compute_tile(level, rows - done, width, k, a + done * rowA, rowA, columnA, panel,
                            tile + done * PANEL_N, start == GB_GOING_ON);
  gb_store_tile(rows, width, tile, c, ldc, start == GB_ADDED);
}

static void multiply_rows(void *context, int64_t first, int64_t end) {
  const row_work *w = context;
  const gb_packed_factor *f = w->factor;
  int level = gb_tile_level();
  gb_chain_start start = w->start;
  const float *panels = f->panels;
  for (int64_t done = 0, block; done < f->k; done += block, start = GB_ADDED) {
    block = next_block(f, done);
    for (int64_t i = first; i < end; i += TILE_ROWS_512) {
      int64_t rows = end - i < TILE_ROWS_512 ? end - i : TILE_ROWS_512;
      const float *panel = panels;
      for (int64_t j = 0; j < f->n; j += PANEL_N, panel += block * PANEL_N)
        multiply_tile(level, rows, f->n - j < PANEL_N ? f->n - j : PANEL_N, block,
                      w->a + i * w->rowA + done * w->columnA, w->rowA, w->columnA, panel, w->c + i * w->ldc + j,
                      w->ldc, start);
    }
    panels += (f->n + PANEL_N - 1) / PANEL_N * PANEL_N * block;
  }
}

void gb_multiply_packed(const gb_packed_factor *factor, int64_t m, const float *a, int64_t rowA, int64_t columnA,
                        float *c, int64_t ldc, gb_chain_start start) {
  const int64_t worth = 1 << 19;
  int64_t work = factor->n * factor->k, rows = m;
  if (gb_sharers() > 1 && m * work >= 2 * worth) {
    rows = worth / (work + 1) / TILE_ROWS_512 * TILE_ROWS_512;
    if (rows < TILE_ROWS_512) rows = TILE_ROWS_512;
  }
  row_work w = {factor, a, rowA, columnA, c, ldc, start};
  gb_share(m, rows > 0 ? rows : 1, multiply_rows, &w);
}
