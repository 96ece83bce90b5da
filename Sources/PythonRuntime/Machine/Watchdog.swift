// The clock beside a running lesson: when the time limit is reached it takes the loop's fuel away, so that the next safepoint
// asks for the time however slow the steps before it were. It knows nothing of the lesson.

import Glibc

/// A thread that waits for a deadline. The only thing it writes is one word, the fuel.
final class Watchdog: @unchecked Sendable {
  private let fuel: UnsafeMutablePointer<Int>
  private let deadline: UInt64
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isOver = false
  private var thread = pthread_t()
  private var isRunning = false

  init(fuel: UnsafeMutablePointer<Int>, deadline: UInt64) {
    self.fuel = fuel
    self.deadline = deadline
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
    let context = Unmanaged.passUnretained(self).toOpaque()
    let status = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Watchdog>.fromOpaque(context).takeUnretainedValue().wait() }
        return nil
      }, context)
    isRunning = status == 0
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Ends the thread; afterwards the fuel is not written any more.
  func stop() {
    guard isRunning else { return }
    pthread_mutex_lock(mutex)
    isOver = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
    pthread_join(thread, nil)
  }

  private func wait() {
    var next = deadline
    pthread_mutex_lock(mutex)
    while !isOver {
      var time = timespec(tv_sec: Int(next / 1_000_000_000), tv_nsec: Int(next % 1_000_000_000))
      if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT {
        // The loop counts its fuel down meanwhile and may overwrite this; so again and again.
        if !isOver { fuel.pointee = -1 }
        next += 2_000_000
      }
    }
    pthread_mutex_unlock(mutex)
  }
}
