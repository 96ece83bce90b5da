// One cell of a page as texts: source, outputs, claims, tables, graphs, and what verification said. The template decides
// how it looks; here is what there is to say.

import Diagrams
import LessonFormat
import LessonRunner

/// Tensors that a page has listed, by name: one that is as it was is listed once.
struct KnownTensors {
  private var ids: [String: (id: String, words: [String])] = [:]
  /// How many are listed: their ids are short, because every name in the code carries one.
  private var count = 0
  private let taken: Set<String>

  /// `taken`: ids of headings and cells.
  init(taken: Set<String>) { self.taken = taken }

  /// Where a tensor with these words is listed; nil where it has to be.
  func id(of name: String, _ words: [String]) -> String? {
    guard let known = ids[name], known.words == words else { return nil }
    return known.id
  }

  /// Lists a tensor and gives it an id.
  mutating func list(_ name: String, _ words: [String]) -> String {
    repeat { count += 1 } while taken.contains("t\(count)")
    ids[name] = ("t\(count)", words)
    return "t\(count)"
  }
}

struct CellDraft: Codable, Sendable {
  struct Output: Codable, Sendable {
    /// `stdout`, `value`, `warning`, `error`, or `figure`, whose text is SVG.
    var kind: String
    var text: String
    var type: String?
    var message: String?
    /// For errors: whether the lesson wants it, and the line that raised.
    var expectation: String?
    var place: String?
  }

  struct Badge: Codable, Sendable {
    var text: String
    var style: String
    var help: String
  }

  struct Claim: Codable, Sendable {
    var expression: String
    var holds: Bool
    var words: String
  }

  /// A row of the gradients table; `size` is the bar beside it, from 0 to 100.
  struct Gradient: Codable, Sendable {
    var name: String
    var shape: String
    var value: String
    var gradient: String
    var state: String
    var glyph: String
    var magnitude: String?
    var size: Int?
  }

  /// A tensor that the source names, with an id that its names link to.
  struct Tensor: Codable, Sendable {
    var id: String
    var name: String
    var dtype: String
    var shape: String
    var value: String
    /// In words; nil where none is kept.
    var gradient: String?
  }

  /// Why a gradient did or did not arrive: the verdict, then sentences, drawn below an error or an output.
  struct Explanation: Codable, Sendable {
    var code: String?
    var severity: String
    var verdict: String
    var sentences: [String]
    /// A small picture as SVG, and what it shows in words.
    var sketch: String?
    var sketchWords: String?
  }

  var id: String
  var number: Int
  var line: Int
  var status: String
  var isFolded: Bool
  var source: String?
  /// Whether a line of the source may be wider than a phone.
  var scrolls = false
  var badge: Badge?
  /// How far numbers are from what is written, where they are within tolerance.
  var drift: String?
  var failure: String?
  var outputs: [Output] = []
  var claims: [Claim] = []
  var gradients: [Gradient] = []
  var tensors: [Tensor] = []
  var explanations: [Explanation] = []
  struct AuditLine: Codable {
    var line: String
    /// What the line opens to; nil where it says all.
    var details: String?
  }

  /// A line for each backward about every parameter; it opens where something did not arrive.
  var audits: [AuditLine] = []
  var graphs: [GraphDraft] = []

  init(_ run: CellRun, _ known: inout KnownTensors) {
    let cell = run.cell
    id = cell.label ?? "cell-\(cell.index + 1)"
    number = cell.index + 1
    line = cell.fenceLine
    status = run.status.rawValue
    isFolded = cell.options.fold
    badge = Self.badge(run)
    if case .withinTolerance(let drift) = run.verdict { self.drift = drift.sentence }
    if case .failed(let failure) = run.verdict { self.failure = failure.message }
    if cell.options.echo { describeSource(run, &known) }
    if cell.options.output { outputs = run.outputs.compactMap { Self.output($0, run) } }
    claims = run.claims.map { claim in
      let words = claim.holds ? "holds" : "does not hold" + (claim.explanation.isEmpty ? "" : ": " + claim.explanation)
      return Claim(expression: claim.expression, holds: claim.holds, words: words)
    }
    if let checks = run.gradientChecks, checks.total > 0 {
      claims.append(Claim(expression: "check: auto", holds: checks.disagreeing == 0, words: checks.sentence))
    }
    gradients = Self.gradients(run.gradients)
    for (number, finding) in run.told.enumerated() {
      explanations.append(
        Explanation(
          code: finding.code, severity: finding.severity.rawValue, verdict: finding.verdict,
          sentences: Array(finding.sentences.dropFirst()),
          sketch: finding.sketch?.svg(id: "\(id)-sketch-\(number + 1)"), sketchWords: finding.sketch?.words))
    }
    audits = run.audits.map {
      $0.isQuiet
        ? AuditLine(line: $0.sentence) : AuditLine(line: $0.headline, details: $0.details)
    }
    graphs = run.diagrams.map { GraphDraft($0, caption: cell.options.caption) }
  }

  // MARK: Source

  private mutating func describeSource(_ run: CellRun, _ known: inout KnownTensors) {
    var links: [String: String] = [:]
    for tensor in run.tensors {
      let row = tensor.row
      let words = [tensor.dtype, row.shape, row.value, row.gradient]
      let target: String
      if let listed = known.id(of: tensor.name, words) {
        target = listed
      } else {
        target = known.list(tensor.name, words)
        tensors.append(
          Tensor(
            id: target, name: tensor.name, dtype: tensor.dtype, shape: row.shape,
            value: Self.short(row.value, to: 100),
            gradient: row.state == .notKept ? nil : "gradient: \(Self.short(row.gradient, to: 100))"))
      }
      links[tensor.name] = target
    }
    let (text, removed) = Self.sourceWithoutOptions(run.cell)
    let raised = Self.raisedLine(run).map { $0 - removed }
    scrolls = ProseMarkup.scrolls(text[...])
    source = SourceMarkup(text, links: links, raisedLine: raised).html
  }

  private static func short(_ text: String, to limit: Int) -> String {
    text.count > limit ? text.prefix(limit - 1) + "…" : text
  }

  /// The text without its option lines, and how many lines that took away.
  private static func sourceWithoutOptions(_ cell: Cell) -> (text: String, removed: Int) {
    var lines = cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let count = lines.count
    while let first = lines.first, first.drop(while: { $0 == " " }).hasPrefix("#|") { lines.removeFirst() }
    while let first = lines.first, lines.count < count, first.isEmpty { lines.removeFirst() }
    let removed = count - lines.count
    while lines.last?.isEmpty == true { lines.removeLast() }
    return (lines.joined(separator: "\n"), removed)
  }

  /// The line of the cell, from 1, on which it raised: the last line of the traceback that lies in the cell.
  private static func raisedLine(_ run: CellRun) -> Int? {
    guard let text = run.raised?.text else { return nil }
    let first = run.cell.firstLine
    let count = run.cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false).count
    var found: Int?
    for line in text.split(separator: "\n") where line.hasPrefix("  File \"") {
      guard let start = line.range(of: "\", line ")?.upperBound,
        let number = Int(line[start...].prefix { $0.isNumber })
      else { continue }
      if number >= first, number < first + count { found = number - first + 1 }
    }
    return found
  }

  // MARK: Outputs

  /// What is longer is no reading matter.
  private static let outputLimit = 100_000

  private static func output(_ output: CellOutput, _ run: CellRun) -> Output? {
    switch output.kind {
    case .stdout, .value, .warning:
      var text = output.text
      while text.hasSuffix("\n") { text.removeLast() }
      if text.utf8.count > outputLimit {
        let more = text.utf8.count - outputLimit
        text = text.prefix(outputLimit) + "\n… and \(more) more characters"
      }
      return text.isEmpty ? nil : Output(kind: output.kind.rawValue, text: text)
    case .error:
      let isExpected = run.cell.expectedError != .none
      var result = Output(kind: "error", text: frames(output))
      result.type = output.type ?? "Error"
      result.message = output.message ?? ""
      result.expectation = isExpected ? "raised here, as expected" : "raised here, and nobody expected it"
      // Where the code is shown, the line is marked in it.
      if !run.cell.options.echo, let line = raisedLine(run) {
        let lines = run.cell.sourceText.split(separator: "\n", omittingEmptySubsequences: false)
        result.place = lines.indices.contains(line - 1) ? lines[line - 1].trimmingSpaces : nil
      }
      return result
    case .figure: return Output(kind: "figure", text: output.text, message: output.message)
    case .diagram, .explanation: return nil
    }
  }

  /// A traceback without its last line, type and message, which stand above it.
  private static func frames(_ output: CellOutput) -> String {
    var text = output.text[...]
    while text.last == "\n" { text.removeLast() }
    guard let message = output.message, !message.isEmpty, text.hasSuffix(": " + message),
      let end = text.dropLast(message.count).lastIndex(of: "\n")
    else { return output.text }
    return String(text[..<end])
  }

  private static func badge(_ run: CellRun) -> Badge? {
    switch run.verdict {
    case .identical:
      Badge(text: "verified", style: "verified", help: "What is written here is what this cell shows.")
    case .withinTolerance:
      Badge(text: "within tolerance", style: "close", help: "The numbers agree within the cell's tolerance.")
    case .failed: Badge(text: "different", style: "different", help: "The cell shows something else than is written.")
    case .notRun: Badge(text: "not run", style: "run", help: "The lesson stopped before this cell.")
    case .notVerified: Badge(text: "run", style: "run", help: "The cell ran; nothing is written to compare with.")
    case nil:
      run.status == .skipped
        ? Badge(text: "not run", style: "run", help: "The lesson shows this cell without running it.")
        : run.status == .ok ? Badge(text: "run", style: "run", help: "The cell ran and shows nothing.") : nil
    }
  }

  private static func gradients(_ rows: [GradientRow]) -> [Gradient] {
    let norms = rows.map(\.norm)
    let largest = norms.compactMap { $0 }.max() ?? 0
    return zip(rows, norms).map { row, norm in
      var result = Gradient(
        name: row.name, shape: row.shape, value: row.value, gradient: row.gradient, state: row.state.rawValue,
        glyph: row.state == .arrived ? "◂" : row.state == .nothing ? "✂" : "")
      if let norm {
        result.magnitude = norm.shortText
        result.size = largest > 0 ? max(norm > 0 ? 2 : 0, Int((norm / largest * 100).rounded())) : 0
      }
      return result
    }
  }
}

extension Double {
  /// Three significant digits.
  var shortText: String {
    if self == 0 { return "0" }
    if !isFinite { return "\(self)" }
    var scale = 1.0
    var exponent = 0
    while magnitude / scale >= 10, exponent < 400 { (scale, exponent) = (scale * 10, exponent + 1) }
    while magnitude / scale < 1, exponent > -400 { (scale, exponent) = (scale / 10, exponent - 1) }
    if exponent >= 5 || exponent < -3 {
      let mantissa = (self / scale * 100).rounded() / 100
      return "\(mantissa)e\(exponent)"
    }
    var step = 1.0
    for _ in 0..<max(0, 2 - exponent) { step *= 10 }
    let text = "\((self * step).rounded() / step)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Substring {
  var trimmingSpaces: String {
    var rest = drop { $0 == " " || $0 == "\t" }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
