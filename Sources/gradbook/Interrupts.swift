// SIGINT, SIGTERM and SIGHUP while lessons run: noted, and acted on between two steps of the command, so that a file that is
// being written is written to its end and no worker is left behind.

import ArgumentParser
import Glibc
import LessonRunner

enum Interrupts {
  /// The signal that came; written by the handler alone.
  nonisolated(unsafe) private static var received: sig_atomic_t = 0

  /// From now on the signals are noted. A second one ends the command at once.
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        if Interrupts.received != 0 { _exit(128 + number) }
        Interrupts.received = number
      }
      var own = sigset_t()
      sigemptyset(&own)
      sigaddset(&own, number)
      pthread_sigmask(SIG_UNBLOCK, &own, nil)
      // No restart of system calls: a wait for workers ends, and the signal is seen.
      sigaction(number, &action, nil)
    }
  }

  static var hasCome: Bool { received != 0 }

  /// Ends the command when a signal has come, with the status of programs that the signal ended.
  static func leave(_ done: Int, of count: Int) throws {
    guard hasCome else { return }
    writeError("gradbook: interrupted after \(done) of \(count) \(count == 1 ? "lesson" : "lessons")\n")
    throw ExitCode(128 + received)
  }
}
