// What running a lesson gave, as values: every cell with its outputs in order, and what comparing them said. Reports and
// pages are made from these; they know no machine and no tensors.

import Diagrams
import Explanations
import LessonFormat

/// One thing a cell showed.
package struct CellOutput: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    /// Printed text.
    case stdout
    /// The repr of the last expression.
    case value
    case warning
    /// An exception that ended the cell; `text` is the traceback.
    case error
    /// A graph, as DOT.
    case diagram
    /// A picture.
    case figure
    /// Why a gradient did or did not arrive.
    case explanation
  }

  package var kind: Kind
  package var text: String
  /// For values the class; for errors and warnings the exception class.
  package var type: String?
  /// For errors and warnings what the exception says.
  package var message: String?

  package init(_ kind: Kind, _ text: String, type: String? = nil, message: String? = nil) {
    self.kind = kind
    self.text = text
    self.type = type
    self.message = message
  }
}

/// One row of the table that `#| grads:` asks for.
package struct GradientRow: Sendable, Equatable {
  /// The expression as written.
  package var name: String
  /// `1×10`.
  package var shape: String
  package var value: String
  package var gradient: String
  /// How the gradient cell is drawn.
  package var state: State
  /// The length of the gradient, where one arrived.
  package var norm: Double?

  package enum State: String, Sendable {
    /// A gradient is there.
    case arrived
    /// A backward ran, and this tensor received nothing.
    case nothing
    /// No backward has run yet.
    case notComputed
    /// Not a leaf, or it needs no gradient.
    case notKept
  }

  package init(name: String, shape: String, value: String, gradient: String, state: State, norm: Double? = nil) {
    self.name = name
    self.shape = shape
    self.value = value
    self.gradient = gradient
    self.state = state
    self.norm = norm
  }
}

/// A name of a cell's source that was a tensor when the cell had run.
package struct NamedTensor: Sendable, Equatable {
  package var name: String
  package var dtype: String
  package var row: GradientRow

  package init(name: String, dtype: String, row: GradientRow) {
    self.name = name
    self.dtype = dtype
    self.row = row
  }
}

/// How one cell went.
package struct CellRun: Sendable {
  package enum Status: String, Sendable, Codable {
    case ok, error, skipped
    case notRun = "not-run"
  }

  package var cell: Cell
  package var status: Status
  package var outputs: [CellOutput] = []
  package var gradients: [GradientRow] = []
  /// In the order in which the source names them; only where a page is made.
  package var tensors: [NamedTensor] = []
  package var diagrams: [Diagram] = []
  /// What is wrong with gradients in this cell, and what each backward of it moved.
  package var findings: [Finding] = []
  package var audits: [Audit] = []
  /// Answers that `#| explain:` asked for.
  package var answers: [Finding] = []
  /// The claims of `#| expect:`, in order.
  package var claims: [ClaimRun] = []
  /// What comparing its gradients with finite differences gave, where `#| check: auto` asks for it.
  package var gradientChecks: GradientChecks?
  /// The limit that ended the cell.
  package var limit: LimitKind?
  /// What verification found; nil before it, or where there is nothing to verify.
  package var verdict: CellVerdict?
  /// Nobody asked for this cell: others were named.
  package var isUnasked = false

  package init(cell: Cell, status: Status) {
    self.cell = cell
    self.status = status
  }

  /// Whether a limit ended the cell.
  package var hitLimit: Bool { limit != nil }

  /// The error output, if the cell raised.
  package var raised: CellOutput? { outputs.first { $0.kind == .error } }

  /// What an `output` fence is compared with: printed text, warnings left out, then the value.
  package var shownText: String {
    var text = ""
    for output in outputs where output.kind == .stdout || output.kind == .value {
      if output.kind == .value && !text.isEmpty && !text.hasSuffix("\n") { text += "\n" }
      text += output.text
      if output.kind == .value { text += "\n" }
    }
    return text
  }
}

/// A claim of `#| expect:` after its cell.
package struct ClaimRun: Sendable, Equatable {
  package var expression: String
  package var holds: Bool
  /// What the claim came to, where it does not hold.
  package var explanation: String

  package init(expression: String, holds: Bool, explanation: String = "") {
    self.expression = expression
    self.holds = holds
    self.explanation = explanation
  }
}

/// An inline value of the prose, evaluated where it stands.
package struct InlineValueRun: Sendable {
  package enum Outcome: Sendable, Equatable {
    /// `str()` of the expression.
    case text(String)
    /// A boolean expression: the text beside it is not compared.
    case truth(Bool)
    case raised(type: String, message: String)
    /// The lesson had stopped above it.
    case notRun
  }

  package var value: InlineValue
  package var outcome: Outcome
  package var verdict: CellVerdict?

  package init(value: InlineValue, outcome: Outcome) {
    self.value = value
    self.outcome = outcome
  }
}

/// What a lesson may use up.
package enum LimitKind: String, Sendable, Equatable {
  case time, steps, output, memory
}

/// A whole lesson after a run.
package struct LessonRun: Sendable {
  package var lesson: Lesson
  package var cells: [CellRun]
  package var inlineValues: [InlineValueRun]
  /// What the run was limited to, for the sentences about limits.
  package var limits = LessonLimits()

  package init(lesson: Lesson, cells: [CellRun] = [], inlineValues: [InlineValueRun] = []) {
    self.lesson = lesson
    self.cells = cells
    self.inlineValues = inlineValues
  }
}
