// What verification says of a cell or of a value in the prose, as data that every report is made from.

import LessonFormat

/// What verification says of one cell or inline value.
package enum CellVerdict: Sendable, Equatable {
  case identical
  /// Passes; the drift says by how much it differs.
  case withinTolerance(NumericDrift)
  case failed(CellFailure)
  /// It ran and showed something, but nothing is written to compare with.
  case notVerified
  /// Something is written, but the lesson stopped above it.
  case notRun

  package var failure: CellFailure? {
    if case .failed(let failure) = self { return failure }
    return nil
  }
}

/// Why a cell or an inline value fails verification.
package struct CellFailure: Sendable, Equatable {
  package enum Kind: String, Sendable, Equatable, Codable {
    /// An output, error, value or claim is different: exit status 1.
    case different
    /// The cell raised where nothing was expected: exit status 3.
    case didNotRun = "did-not-run"
    /// A limit was hit: exit status 4.
    case limit
    /// Two runs of the lesson differ here: exit status 6.
    case nondeterministic

    package var status: ExitStatus {
      switch self {
      case .different: .different
      case .didNotRun: .didNotRun
      case .limit: .limit
      case .nondeterministic: .nondeterministic
      }
    }
  }

  package var kind: Kind
  /// 1-based line in the lesson.
  package var line: Int
  /// One sentence, in lower case and without a full stop.
  package var message: String
  /// Further text: a traceback.
  package var details: String
  /// Both texts, where something was compared.
  package var comparison: Comparison?

  /// Two texts that were compared.
  package struct Comparison: Sendable, Equatable, Codable {
    package var written: String
    package var came: String
    /// The numbers that moved, if only numbers did.
    package var drift: NumericDrift?
    /// Lines that were left out above, where the texts were very long.
    package var skippedLines: Int?
    /// The texts are the part around what differs.
    package var isCut: Bool?
  }

  package init(_ kind: Kind, line: Int, message: String, details: String = "", comparison: Comparison? = nil) {
    self.kind = kind
    self.line = line
    self.message = message
    self.details = details
    self.comparison = comparison
  }
}

/// What a lesson may use up. Front matter changes the defaults, the command line caps them.
package struct LessonLimits: Sendable, Equatable, Codable {
  package var seconds = 60.0
  package var memory = 2 << 30
  package var output = 10 << 20
  package var steps: Int?

  package init() {}

  /// The limits of a lesson that may ask for others, under caps.
  package init(_ frontMatter: FrontMatter, caps: LimitCaps) {
    seconds = LessonLimits.least(frontMatter.maxSeconds ?? seconds, caps.seconds)
    memory = LessonLimits.least(frontMatter.maxMemory ?? memory, caps.memory)
    output = LessonLimits.least(frontMatter.maxOutput ?? output, caps.output)
    if let wanted = frontMatter.maxSteps ?? caps.steps { steps = LessonLimits.least(wanted, caps.steps) }
  }

  /// The limits of a program: it may take as long and print as much as it likes, unless told otherwise.
  package init(program caps: LimitCaps) {
    seconds = caps.seconds ?? 1e9
    memory = caps.memory ?? memory
    output = caps.output ?? Int.max
    steps = caps.steps
  }

  private static func least<T: Comparable>(_ value: T, _ cap: T?) -> T { cap.map { min($0, value) } ?? value }
}

/// The `--max-…` flags: no lesson may have more.
package struct LimitCaps: Sendable, Equatable, Codable {
  package var seconds: Double?
  package var memory: Int?
  package var output: Int?
  package var steps: Int?

  package init(seconds: Double? = nil, memory: Int? = nil, output: Int? = nil, steps: Int? = nil) {
    self.seconds = seconds
    self.memory = memory
    self.output = output
    self.steps = steps
  }

  /// Both caps at once.
  mutating func tighten(to other: LimitCaps) {
    func least<Number: Comparable>(_ a: Number?, _ b: Number?) -> Number? {
      guard let a, let b else { return a ?? b }
      return min(a, b)
    }
    seconds = least(seconds, other.seconds)
    memory = least(memory, other.memory)
    output = least(output, other.output)
    steps = least(steps, other.steps)
  }
}
