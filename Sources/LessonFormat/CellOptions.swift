// The options of a cell: one typed field, and one row of the table, each. The table is what the reader, the manual and
// the suggestions work from; a new option is a field, a row and its consumer.
// What an option does is not known here, only what may be written.

/// The options of one cell, lesson defaults filled in.
package struct CellOptions: Sendable, Hashable {
  package var eval = true
  package var echo = true
  package var output = true
  package var include = true
  package var fold = false
  package var error = ExpectedError.none
  package var label: String?
  package var caption: String?
  package var tolerance = Tolerance.auto
  package var match = MatchRule.literal
  /// Expressions whose graphs are drawn.
  package var graph: [String] = []
  /// Expressions whose values and gradients are tabled.
  package var grads: [String] = []
  package var explain: [ExplainRequest] = []
  /// Codes of findings that the cell must produce.
  package var diagnosis: [String] = []
  /// A finite-difference check of every backward; `check: auto`.
  package var checksGradients = false
  /// Claims, each an expression that must be true.
  package var expect: [String] = []
  /// The side namespace, nil for the lesson's own.
  package var environment: String?
  /// Seconds.
  package var timeout: Double?
  package var steps: Int?
  /// The names written in the cell itself, with the lines they stand on.
  package var written: [String: Int] = [:]

  package init() {}
}

/// Which failure a cell promises.
package enum ExpectedError: Sendable, Hashable {
  case none
  case any
  /// The name of the exception's type as a traceback prints it.
  case named(String)
}

/// The numeric rule of a cell.
package enum Tolerance: Sendable, Hashable {
  case exact
  /// 4 ULP of float32 between two numbers that float32 can hold; anything else must be as written.
  case auto
  /// Either suffices; a single number is both.
  case within(relative: Double?, absolute: Double?)
}

/// The text rule of a cell.
package enum MatchRule: String, Sendable, Hashable, CaseIterable {
  case literal
  case wildcard
  case ignore
}

/// `target` or `loss -> target`.
package struct ExplainRequest: Sendable, Hashable {
  package var loss: String?
  package var target: String
}

/// One row of the option table.
package struct CellOptionRow: Sendable {
  package let name: String
  /// What may be written, as the manual shows it.
  package let values: String
  package let meaning: String
  /// Whether the runner acts on it; a cell that uses another is told so.
  package let isSupported: Bool
  /// Whether `execute:` in the front matter may set it for the whole lesson.
  package let isDefaultable: Bool
  let apply: @Sendable (inout CellOptions, OptionValue) throws(OptionValueError) -> Void

  init(
    _ name: String, _ values: String, _ meaning: String, supported: Bool = true, defaultable: Bool = false,
    apply: @escaping @Sendable (inout CellOptions, OptionValue) throws(OptionValueError) -> Void
  ) {
    self.name = name
    self.values = values
    self.meaning = meaning
    self.isSupported = supported
    self.isDefaultable = defaultable
    self.apply = apply
  }
}

extension CellOptions {
  /// Every option there is, in the order of the manual.
  package static let table: [CellOptionRow] = [
    CellOptionRow("eval", "true, false", "run, or only show", defaultable: true) {
      (options, value) throws(OptionValueError) in options.eval = try value.boolean()
    },
    CellOptionRow("echo", "true, false", "show the source on the page", defaultable: true) {
      (options, value) throws(OptionValueError) in options.echo = try value.boolean()
    },
    CellOptionRow("output", "true, false", "show the outputs on the page (still verified)", defaultable: true) {
      (options, value) throws(OptionValueError) in options.output = try value.boolean()
    },
    CellOptionRow("include", "true, false", "show the cell at all", defaultable: true) {
      (options, value) throws(OptionValueError) in options.include = try value.boolean()
    },
    CellOptionRow("fold", "true, false", "source folded behind a summary", defaultable: true) {
      (options, value) throws(OptionValueError) in options.fold = try value.boolean()
    },
    CellOptionRow("error", "false, true, exception name", "expected failure") {
      (options, value) throws(OptionValueError) in options.error = try value.expectedError()
    },
    CellOptionRow("label", "slug", "stable id: anchors, reports, file names of diagrams") {
      (options, value) throws(OptionValueError) in options.label = try value.slug()
    },
    CellOptionRow("caption", "text", "caption of the cell's figure") {
      (options, value) throws(OptionValueError) in options.caption = try value.text()
    },
    CellOptionRow("tol", "exact, auto, 1e-4, {rel: …, abs: …}", "numeric rule for this cell", defaultable: true) {
      (options, value) throws(OptionValueError) in options.tolerance = try value.tolerance()
    },
    CellOptionRow("match", "literal, wildcard, ignore", "text rule for this cell", defaultable: true) {
      (options, value) throws(OptionValueError) in options.match = try value.matchRule()
    },
    CellOptionRow("graph", "expression or list", "draw the graph behind these tensors") {
      (options, value) throws(OptionValueError) in options.graph = try value.expressions()
    },
    CellOptionRow("grads", "name or list", "table of values and gradients after the cell") {
      (options, value) throws(OptionValueError) in options.grads = try value.expressions()
    },
    CellOptionRow("explain", "target or loss -> target", "the explanation of that gradient") {
      (options, value) throws(OptionValueError) in options.explain = try value.explainRequests()
    },
    CellOptionRow("diagnosis", "code or list", "the findings this cell must produce") {
      (options, value) throws(OptionValueError) in options.diagnosis = try value.codes()
    },
    CellOptionRow("check", "auto, false", "finite-difference check of backward", defaultable: true) {
      (options, value) throws(OptionValueError) in options.checksGradients = try value.gradientCheck()
    },
    CellOptionRow("expect", "expression or list", "claims; false fails verify") {
      (options, value) throws(OptionValueError) in options.expect = try value.expressions()
    },
    CellOptionRow("env", "name", "side namespace") {
      (options, value) throws(OptionValueError) in options.environment = try value.slug()
    },
    CellOptionRow("timeout", "seconds", "time limit of this cell", defaultable: true) {
      (options, value) throws(OptionValueError) in options.timeout = try value.seconds()
    },
    CellOptionRow("steps", "count", "limit of interpreter steps for this cell", defaultable: true) {
      (options, value) throws(OptionValueError) in options.steps = try value.count()
    },
  ]

  /// The row of an option, nil for a name that does not exist.
  package static func row(named name: String) -> CellOptionRow? { table.first { $0.name == name } }
}
