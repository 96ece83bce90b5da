// Memory that Fourier transforms work in: the system gives out large pieces slowly, so that a few are kept. See FourierPlans.h.
#include <pthread.h>
#include <stdlib.h>

#include "FourierPlans.h"

enum { KEPT_ROOMS = 8, LARGEST_ROOM = 1 << 20 };

static struct {
  pthread_mutex_t mutex;
  struct {
    double *room;
    int64_t count;
    bool isUsed;
  } kept[KEPT_ROOMS];
} rooms = {.mutex = PTHREAD_MUTEX_INITIALIZER};

double *gb_fourier_room(int64_t count) {
  count = (count + 7) / 8 * 8;
  size_t size = (size_t)count * sizeof(double);
  if (count > LARGEST_ROOM) return aligned_alloc(64, size);
  pthread_mutex_lock(&rooms.mutex);
  int found = -1, spare = -1;
  for (int at = 0; at < KEPT_ROOMS && found < 0; at++) {
    if (rooms.kept[at].isUsed) continue;
    spare = at;
    if (rooms.kept[at].count >= count) found = at;
  }
  if (found < 0 && spare >= 0) {
    free(rooms.kept[spare].room);
    rooms.kept[spare].room = aligned_alloc(64, size);
    rooms.kept[spare].count = rooms.kept[spare].room ? count : 0;
    found = rooms.kept[spare].room ? spare : -1;
  }
  if (found >= 0) rooms.kept[found].isUsed = true;
  double *room = found >= 0 ? rooms.kept[found].room : NULL;
  pthread_mutex_unlock(&rooms.mutex);
  return found < 0 && spare < 0 ? aligned_alloc(64, size) : room;
}

void gb_return_fourier_room(double *room) {
  if (!room) return;
  pthread_mutex_lock(&rooms.mutex);
  bool isKept = false;
  for (int at = 0; at < KEPT_ROOMS; at++)
    if (rooms.kept[at].room == room) {
      rooms.kept[at].isUsed = false;
      isKept = true;
    }
  pthread_mutex_unlock(&rooms.mutex);
  if (!isKept) free(room);
}
