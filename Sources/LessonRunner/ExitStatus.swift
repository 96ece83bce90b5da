// What a command says to the shell, and which status wins when several things happened.

/// The exit statuses of the command line.
package enum ExitStatus: Int32, Sendable, CaseIterable, Codable {
  case success = 0
  /// An output is not what is written.
  case different = 1
  /// A usage or configuration error; nothing ran.
  case usage = 2
  /// A lesson did not run: an unexpected exception, a syntax error, an unknown option.
  case didNotRun = 3
  /// A limit was hit.
  case limit = 4
  /// Nothing to verify was found.
  case nothingToVerify = 5
  /// Two runs of a lesson differ.
  case nondeterministic = 6
  /// A bug of ours.
  case internalError = 70

  /// The order of the contract: the first of these that happened is the status.
  private static let order: [ExitStatus] = [
    .internalError, .usage, .limit, .didNotRun, .nondeterministic, .different, .nothingToVerify,
  ]

  /// The status of several things that happened.
  package static func combined(_ statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let happened = Set(statuses)
    return order.first { happened.contains($0) } ?? .success
  }
}

extension ExitStatus {
  /// For tables: "is different".
  package var words: String {
    switch self {
    case .success: "holds"
    case .different: "is different"
    case .usage: "could not be read"
    case .didNotRun: "did not run"
    case .limit: "hit a limit"
    case .nothingToVerify: "has nothing to verify"
    case .nondeterministic: "differs from itself"
    case .internalError: "ended Gradbook's own process"
    }
  }
}
