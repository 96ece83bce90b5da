// The machine: one per lesson, holding the heap, the classes, the modules and the frames. No state lives elsewhere.
// This file has what it owns; the operations are extensions beside it (Objects, Attributes, Operators, Calls, Loop).

/// Where a lesson writes.
package enum OutputChannel: Sendable {
  case output, error
}

/// A place in a lesson.
package struct SourceLocation: Sendable, Equatable {
  /// The file name given to the chunk.
  package var file: String
  /// 1-based line in that file (the chunk's first-line offset included).
  package var line: Int
  /// The source line, without its indentation.
  package var text: String
}

/// A Python machine. Not `Sendable`: use it from one thread at a time.
package final class Machine {
  /// Receives what the lesson prints, in order. Set before the first run.
  package var writer: (OutputChannel, String) -> Void = { _, _ in }
  /// Receives warnings (`warnings.warn`): category name, message, where. Nil: written to the error channel.
  package var warningHandler: ((String, String, SourceLocation?) -> Void)?
  /// One object of the bridge's own, reachable in one load (the engine state).
  package var bridgeState: AnyObject?
  /// Further objects of native modules, by a type of theirs.
  package var extensionStates: [ObjectIdentifier: AnyObject] = [:]
  /// The exception a `PyError` speaks of; undefined when none is pending.
  package internal(set) var pendingException: Value = .undefined

  package init() {}
}
