// The clock beside a running lesson: when the time limit is reached it takes the loop's fuel away, so that the next safepoint
// asks for the time however slow the steps before it were. One operation on a great many elements may have no safepoint
// for minutes; then, where the process is the program's own, the clock ends it. It knows nothing of the lesson. Its thread
// sees plain memory only and no object: the machine counts references as a single thread does.

import Glibc

/// What a program has printed and nobody has written yet, in plain memory that the clock's thread may read.
final class PendingOutput {
  fileprivate static let capacity = 16 << 10
  fileprivate let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: PendingOutput.capacity)
  fileprivate let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)

  init() { count.initialize(to: 0) }

  deinit {
    bytes.deallocate()
    count.deallocate()
  }

  /// More than there is room for is left out: so much is written at once.
  func append(_ text: String) {
    for byte in text.utf8 where count.pointee < PendingOutput.capacity {
      bytes[count.pointee] = byte
      count.pointee += 1
    }
  }

  func clear() { count.pointee = 0 }
}

/// A thread that waits for a deadline. The only thing it writes is one word, the fuel.
final class Watchdog {
  /// What the two threads share.
  private struct Shared {
    let fuel: UnsafeMutablePointer<Int>
    let deadline: UInt64
    /// When the process is ended, and what is said then; no message, no end.
    let end: UInt64
    let message: UnsafeMutablePointer<CChar>?
    let pendingBytes: UnsafeMutablePointer<UInt8>?
    let pendingCount: UnsafeMutablePointer<Int>?
    var mutex = pthread_mutex_t()
    var condition = pthread_cond_t()
    var isOver = false
  }

  /// The exit status of a limit, as the commands have it.
  private static let limitStatus: Int32 = 4

  private let shared = UnsafeMutablePointer<Shared>.allocate(capacity: 1)
  private var thread = pthread_t()
  private var isRunning = false

  /// How long after its deadline a program that reaches no safepoint goes on.
  private static let grace: UInt64 = 5_000_000_000

  /// `farewell`: what is written to standard error when the process is ended; nil leaves it running. `pending`: what is
  /// written to standard output before.
  init(fuel: UnsafeMutablePointer<Int>, deadline: UInt64, farewell: String?, pending: PendingOutput?) {
    shared.initialize(
      to: Shared(
        fuel: fuel, deadline: deadline, end: deadline &+ Watchdog.grace, message: farewell.flatMap { strdup($0) },
        pendingBytes: pending?.bytes, pendingCount: pending?.count))
    pthread_mutex_init(&shared.pointee.mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(&shared.pointee.condition, &attributes)
    pthread_condattr_destroy(&attributes)
    let status = pthread_create(
      &thread, nil,
      { context in
        if let context { Watchdog.wait(context.assumingMemoryBound(to: Shared.self)) }
        return nil
      }, UnsafeMutableRawPointer(shared))
    isRunning = status == 0
  }

  deinit {
    pthread_cond_destroy(&shared.pointee.condition)
    pthread_mutex_destroy(&shared.pointee.mutex)
    free(shared.pointee.message)
    shared.deallocate()
  }

  /// Ends the thread; afterwards the fuel is not written any more.
  func stop() {
    guard isRunning else { return }
    pthread_mutex_lock(&shared.pointee.mutex)
    shared.pointee.isOver = true
    pthread_cond_signal(&shared.pointee.condition)
    pthread_mutex_unlock(&shared.pointee.mutex)
    pthread_join(thread, nil)
    isRunning = false
  }

  private static func wait(_ shared: UnsafeMutablePointer<Shared>) {
    var next = shared.pointee.deadline
    pthread_mutex_lock(&shared.pointee.mutex)
    while !shared.pointee.isOver {
      var time = timespec(tv_sec: Int(next / 1_000_000_000), tv_nsec: Int(next % 1_000_000_000))
      if pthread_cond_timedwait(&shared.pointee.condition, &shared.pointee.mutex, &time) == ETIMEDOUT {
        // The loop counts its fuel down meanwhile and may overwrite this; so again and again.
        if !shared.pointee.isOver { shared.pointee.fuel.pointee = -1 }
        next += 2_000_000
        if let message = shared.pointee.message, next > shared.pointee.end, !shared.pointee.isOver {
          if let bytes = shared.pointee.pendingBytes, let count = shared.pointee.pendingCount {
            write(STDOUT_FILENO, bytes, count.pointee)
          }
          write(STDERR_FILENO, message, strlen(message))
          _exit(Watchdog.limitStatus)
        }
      }
    }
    pthread_mutex_unlock(&shared.pointee.mutex)
  }
}
