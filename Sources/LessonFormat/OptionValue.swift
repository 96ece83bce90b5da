// A YAML value of an option or of the front matter, and its typed readings. Scalars are typed here and not by the YAML
// library: `yes`, `on` and `0o7` are text in a lesson, and only what the manual lists is accepted.
// Yams is imported by this file alone; it knows nothing of lines in the Markdown file beyond the mark it hands on.
import Yams

/// A value as written.
indirect enum OptionValue: Sendable, Hashable {
  case scalar(String, isQuoted: Bool)
  case list([OptionValue])
  case mapping([OptionEntry])
}

/// A key with its value and its place in the YAML text, both counted from 1.
struct OptionEntry: Sendable, Hashable {
  let key: String
  let value: OptionValue
  let line: Int
  let column: Int
}

/// A value that is not what the option takes.
struct OptionValueError: Error, Hashable {
  /// `takes true or false`, to follow the option's name.
  let message: String
  var hint: String?
}

/// Text that is not YAML, or not a mapping. The place is counted from 1 in the YAML text.
struct OptionSyntaxError: Error, Hashable {
  let message: String
  let hint: String?
  let line: Int
  let column: Int
}

extension OptionValue {
  /// The entries of a block of `key: value` lines; an empty text has none.
  static func entries(inYAML text: String) throws(OptionSyntaxError) -> [OptionEntry] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw OptionSyntaxError(error)
    } catch {
      throw OptionSyntaxError(message: "this is not YAML", hint: nil, line: 1, column: 1)
    }
    guard let root else { return [] }
    if case .scalar(let scalar) = root, scalar.string.isEmpty, scalar.style == .plain || scalar.style == .any {
      return []
    }
    guard case .mapping(let mapping) = root else {
      throw OptionSyntaxError(
        message: "expected `key: value`", hint: "write a name, a colon, a space and a value",
        line: root.mark?.line ?? 1, column: root.mark?.column ?? 1)
    }
    return try mapping.map { (key, value) throws(OptionSyntaxError) in try entry(key, value) }
  }

  private static func entry(_ key: Node, _ value: Node) throws(OptionSyntaxError) -> OptionEntry {
    let line = key.mark?.line ?? 1
    let column = key.mark?.column ?? 1
    guard case .scalar(let scalar) = key else {
      throw OptionSyntaxError(message: "a name must be plain text", hint: nil, line: line, column: column)
    }
    return OptionEntry(key: scalar.string, value: try converted(value), line: line, column: column)
  }

  private static func converted(_ node: Node) throws(OptionSyntaxError) -> OptionValue {
    switch node {
    case .scalar(let scalar):
      return .scalar(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any)
    case .sequence(let sequence):
      var values: [OptionValue] = []
      for element in sequence { values.append(try converted(element)) }
      return .list(values)
    case .mapping(let mapping):
      var entries: [OptionEntry] = []
      for (key, value) in mapping { entries.append(try entry(key, value)) }
      return .mapping(entries)
    case .alias:
      throw OptionSyntaxError(
        message: "YAML aliases are not supported", hint: "write the value out, or in quotes if it begins with *",
        line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
  }
}

extension OptionSyntaxError {
  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let quoting = "write the value in quotes if it holds `: `, ` #`, brackets or a leading special character"
      self.init(message: "this is not YAML: \(problem)", hint: quoting, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "`\($0)`" }.joined(separator: ", ")
      self.init(
        message: "\(names) is written twice", hint: "keep one of them", line: context.mark.line,
        column: context.mark.column)
    default:
      self.init(message: "this is not YAML", hint: nil, line: 1, column: 1)
    }
  }
}

// MARK: - Typed readings

extension OptionValue {
  func boolean() throws(OptionValueError) -> Bool {
    switch self {
    case .scalar("true", isQuoted: false), .scalar("True", isQuoted: false): return true
    case .scalar("false", isQuoted: false), .scalar("False", isQuoted: false): return false
    default: throw OptionValueError(message: "takes true or false, not \(shown)")
    }
  }

  func text() throws(OptionValueError) -> String {
    guard case .scalar(let text, _) = self else {
      throw OptionValueError(message: "takes text, not \(shown)")
    }
    return text
  }

  func integer() throws(OptionValueError) -> Int {
    guard case .scalar(let text, isQuoted: false) = self, let number = Int(text) else {
      throw OptionValueError(message: "takes a whole number, not \(shown)")
    }
    return number
  }

  func count() throws(OptionValueError) -> Int {
    guard let number = try? integer(), number > 0 else {
      throw OptionValueError(message: "takes a whole number above 0, not \(shown)")
    }
    return number
  }

  func seconds() throws(OptionValueError) -> Double {
    guard let number, number > 0 else {
      throw OptionValueError(message: "takes a number of seconds above 0, not \(shown)")
    }
    return number
  }

  func byteCount() throws(OptionValueError) -> Int {
    guard case .scalar(let text, _) = self, let count = ByteCount(text), count.bytes > 0 else {
      throw OptionValueError(
        message: "takes a size, not \(shown)", hint: "for example `512MiB`, `2GiB` or a number of bytes")
    }
    return count.bytes
  }

  /// Paths below the lesson's folder or beside it.
  func paths() throws(OptionValueError) -> [String] {
    var result: [String] = []
    for value in listed {
      guard case .scalar(let text, _) = value, !text.isEmpty else {
        throw OptionValueError(message: "takes the path of a lesson or a list of them, not \(shown)")
      }
      result.append(text)
    }
    return result
  }

  func slug() throws(OptionValueError) -> String {
    guard case .scalar(let text, _) = self, OptionValue.isSlug(text) else {
      throw OptionValueError(
        message: "takes a slug, not \(shown)", hint: "letters, digits, `-` and `_`, beginning with a letter")
    }
    return text
  }

  func expectedError() throws(OptionValueError) -> ExpectedError {
    if let truth = try? boolean() { return truth ? .any : .none }
    guard case .scalar(let text, _) = self, OptionValue.isDottedName(text) else {
      throw OptionValueError(message: "takes true, false or the name of an exception, not \(shown)")
    }
    return .named(text)
  }

  func tolerance() throws(OptionValueError) -> Tolerance {
    switch self {
    case .scalar("exact", isQuoted: false): return .exact
    case .scalar("auto", isQuoted: false): return .auto
    case .scalar:
      if let number, number >= 0 { return .within(relative: number, absolute: number) }
    case .mapping(let entries):
      if let tolerance = OptionValue.tolerance(entries) { return tolerance }
    case .list: break
    }
    throw OptionValueError(
      message: "takes exact, auto, a number or {rel: …, abs: …}, not \(shown)", hint: "for example `tol: 1e-4`")
  }

  private static func tolerance(_ entries: [OptionEntry]) -> Tolerance? {
    var relative: Double?
    var absolute: Double?
    for entry in entries {
      guard let number = entry.value.number, number >= 0 else { return nil }
      switch entry.key {
      case "rel": relative = number
      case "abs": absolute = number
      default: return nil
      }
    }
    return entries.isEmpty ? nil : .within(relative: relative, absolute: absolute)
  }

  func matchRule() throws(OptionValueError) -> MatchRule {
    guard case .scalar(let text, isQuoted: false) = self, let rule = MatchRule(rawValue: text) else {
      throw OptionValueError(message: "takes literal, wildcard or ignore, not \(shown)")
    }
    return rule
  }

  func gradientCheck() throws(OptionValueError) -> Bool {
    if case .scalar("auto", isQuoted: false) = self { return true }
    if case .scalar("false", isQuoted: false) = self { return false }
    throw OptionValueError(message: "takes auto or false, not \(shown)")
  }

  /// One expression, or a list of them.
  func expressions() throws(OptionValueError) -> [String] {
    var result: [String] = []
    for value in listed {
      guard case .scalar(let text, _) = value, !text.isEmpty else {
        throw OptionValueError(
          message: "takes an expression or a list of them, not \(shown)",
          hint: "write an expression that holds brackets or commas in quotes: [\"w[0]\", \"f(x, y)\"]")
      }
      result.append(text)
    }
    if result.isEmpty { throw OptionValueError(message: "takes an expression or a list of them, not an empty list") }
    return result
  }

  func codes() throws(OptionValueError) -> [String] {
    var result: [String] = []
    for value in listed {
      guard case .scalar(let text, _) = value,
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ OptionValue.isSlug(String($0)) })
      else {
        throw OptionValueError(
          message: "takes the code of a finding or a list of them, not \(value.shown)",
          hint: "such as cut.alias.data; `gradbook explain FILE` prints the codes it finds")
      }
      result.append(text)
    }
    return result
  }

  func explainRequests() throws(OptionValueError) -> [ExplainRequest] {
    try expressions().map { text throws(OptionValueError) in
      let pieces = text.split(separator: "->", omittingEmptySubsequences: false).map { OptionValue.trimmed($0) }
      if pieces.contains("") || pieces.count > 2 {
        throw OptionValueError(message: "takes `target` or `loss -> target`, not `\(text)`")
      }
      return pieces.count == 2
        ? ExplainRequest(loss: pieces[0], target: pieces[1]) : ExplainRequest(loss: nil, target: pieces[0])
    }
  }

  private var listed: [OptionValue] {
    if case .list(let values) = self { return values }
    return [self]
  }

  /// A finite decimal number written without quotes.
  private var number: Double? {
    guard case .scalar(let text, isQuoted: false) = self, let number = Double(text), number.isFinite else { return nil }
    return text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || "+-.eE".utf8.contains($0) } ? number : nil
  }

  /// The value as a message shows it.
  private var shown: String {
    switch self {
    case .scalar("", _): "nothing"
    case .scalar(let text, _): "`\(text)`"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  private static func isSlug(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
    return text.unicodeScalars.allSatisfy { isLetter($0) || isDigit($0) || $0 == "-" || $0 == "_" }
  }

  private static func isDottedName(_ text: String) -> Bool {
    let words = text.split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      guard let first = word.unicodeScalars.first, !isDigit(first) else { return false }
      return word.unicodeScalars.allSatisfy { isLetter($0) || isDigit($0) || $0 == "_" }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
