// The clock beside a running lesson: when the time limit is reached it takes the loop's fuel away, so that the next safepoint
// asks for the time however slow the steps before it were. One operation on a great many elements may have no safepoint
// for minutes; then, where the process is the program's own, the clock ends it. It knows nothing of the lesson. Its thread
// sees plain memory only and no object, since the machine counts references as a single thread does; only in its last words,
// when counts no longer matter, it looks up the line.

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
    /// When the process is ended, and whose program that is; no file, no end.
    let end: UInt64
    let file: UnsafeMutablePointer<CChar>?
    let machine: UnsafeMutablePointer<MachineState>
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

  /// `endingFile`: the process is ended, and the last words name this file; nil leaves it running. `pending`: what is
  /// written to standard output before.
  init(
    fuel: UnsafeMutablePointer<Int>, deadline: UInt64, machine: UnsafeMutablePointer<MachineState>,
    endingFile: String?, pending: PendingOutput?
  ) {
    shared.initialize(
      to: Shared(
        fuel: fuel, deadline: deadline, end: deadline &+ Watchdog.grace, file: endingFile.flatMap { strdup($0) },
        machine: machine, pendingBytes: pending?.bytes, pendingCount: pending?.count))
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
    free(shared.pointee.file)
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
        if let file = shared.pointee.file, next > shared.pointee.end, !shared.pointee.isOver {
          if let bytes = shared.pointee.pendingBytes, let count = shared.pointee.pendingCount {
            write(STDOUT_FILENO, bytes, count.pointee)
          }
          let line = lessonLine(shared.pointee.machine)
          let place = String(cString: file) + (line > 0 ? ":\(line)" : "")
          let words = "\(place): error: one operation did not end within the time limit, and the program was ended\n"
          write(STDERR_FILENO, words, words.utf8.count)
          _exit(Watchdog.limitStatus)
        }
      }
    }
    pthread_mutex_unlock(&shared.pointee.mutex)
  }

  /// The line of the lesson that the machine is on; 0 outside any.
  private static func lessonLine(_ machine: UnsafeMutablePointer<MachineState>) -> Int {
    var frame = machine.pointee.frame
    while frame > machine.pointee.frames {
      let line = frame.pointee.code._withUnsafeGuaranteedRef { code in
        code.source.libraryName == nil ? Int(code.span(at: (frame.pointee.pc - 1) - code.instructions).line) : 0
      }
      if line > 0 { return line }
      frame -= 1
    }
    return 0
  }
}
