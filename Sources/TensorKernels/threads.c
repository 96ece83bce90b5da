// The threads behind `gb_share`. The caller works too and waits only for chunks that are being worked on, never for a
// thread that sleeps; an idle thread looks out for work a little while, then sleeps. There is one pool for the process,
// and one piece of work at a time: who finds it busy works alone. Nothing a lesson sees depends on who did what.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "KernelThreads.h"

enum { MOST_THREADS = 64, LOOKS = 4000, STACK_SIZE = 1 << 20 };

typedef struct {
  gb_work work;
  void *context;
  int64_t count, chunk;
  atomic_int_fast64_t next;  // the first thing nobody has claimed
} job;

// Nobody waits for a lock while there is work: on a virtual machine a thread that falls asleep over one takes longer to wake than
// most work takes. Who wants to join in says so first (`workers`), then looks whether the work is still open; the caller closes it,
// then waits until nobody is left. The mutex is for those who go to sleep.
static struct {
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  job job;
  atomic_bool isOpen;      // more threads may join in
  int threads;             // changed by whoever has the pool
  atomic_int sleepers;
  atomic_int workers;      // who takes part beside the caller, or is about to
  atomic_uint number;      // of the piece of work
  atomic_bool isBusy;
  atomic_int wanted;       // threads that are set, the caller's included
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER, .wanted = 1};

static _Thread_local bool isSharing;

static void do_chunks(job *j) {
  for (;;) {
    int64_t first = atomic_fetch_add_explicit(&j->next, j->chunk, memory_order_relaxed);
    if (first >= j->count) return;
    j->work(j->context, first, first + j->chunk < j->count ? first + j->chunk : j->count);
  }
}

static inline void look_away(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

static void *worker(void *unused) {
  unsigned seen = 0;
  isSharing = true;
  for (;;) {
    for (int look = 0; look < LOOKS && atomic_load(&pool.number) == seen; look++) look_away();
    if (atomic_load(&pool.number) == seen) {
      pthread_mutex_lock(&pool.mutex);
      atomic_fetch_add(&pool.sleepers, 1);
      while (atomic_load(&pool.number) == seen) pthread_cond_wait(&pool.wake, &pool.mutex);
      atomic_fetch_sub(&pool.sleepers, 1);
      pthread_mutex_unlock(&pool.mutex);
    }
    seen = atomic_load(&pool.number);
    int others = atomic_fetch_add(&pool.workers, 1);
    if (others < atomic_load(&pool.wanted) - 1 && atomic_load(&pool.isOpen)) do_chunks(&pool.job);
    atomic_fetch_sub(&pool.workers, 1);
  }
  return unused;
}

/// Makes the threads that are missing; fewer when the system refuses.
static void make_threads(int wanted) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return;
  pthread_attr_setstacksize(&attributes, STACK_SIZE);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  while (pool.threads < wanted - 1) {
    pthread_t thread;
    if (pthread_create(&thread, &attributes, worker, NULL) != 0) break;
    pool.threads++;
  }
  pthread_attr_destroy(&attributes);
}

void gb_set_thread_count(int count) {
  atomic_store(&pool.wanted, count < 1 ? 1 : count > MOST_THREADS ? MOST_THREADS : count);
}

int gb_sharers(void) { return isSharing ? 1 : atomic_load(&pool.wanted); }

void gb_share(int64_t count, int64_t chunk, gb_work work, void *context) {
  int wanted = gb_sharers();
  if (wanted == 1 || count <= chunk || atomic_exchange(&pool.isBusy, true)) {
    for (int64_t first = 0; first < count; first += chunk)
      work(context, first, first + chunk < count ? first + chunk : count);
    return;
  }
  isSharing = true;
  if (pool.threads < wanted - 1) make_threads(wanted);
  pool.job = (job){.work = work, .context = context, .count = count, .chunk = chunk};
  atomic_store(&pool.isOpen, true);
  atomic_fetch_add(&pool.number, 1);
  if (atomic_load(&pool.sleepers) > 0) {
    pthread_mutex_lock(&pool.mutex);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.mutex);
  }
  do_chunks(&pool.job);
  atomic_store(&pool.isOpen, false);
  for (int look = 0; atomic_load(&pool.workers) > 0; look++) {
    look_away();
    if (look % LOOKS == LOOKS - 1) sched_yield();
  }
  isSharing = false;
  atomic_store(&pool.isBusy, false);
}
