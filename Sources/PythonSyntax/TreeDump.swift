// The syntax tree as text: one line a statement, `Name@line:column-line:column(field=value, …)` inside, fields and
// names as in CPython's `ast`, empty and missing fields left out. Stable: goldens and the comparison with CPython read it.
// Knows nothing but the tree.

/// A tree as text, for goldens and for `gradbook dump --tree`.
package func dumpTree(_ module: Module) -> String {
  var dumper = TreeDumper()
  dumper.block(module.body, named: nil, indent: 0)
  return dumper.output
}

/// An expression as one line of text.
package func dumpTree(_ expression: Expr) -> String {
  var dumper = TreeDumper()
  dumper.expression(expression)
  return dumper.output
}

struct TreeDumper {
  var output = ""
  private var needsComma = false

  // MARK: Pieces

  mutating func open(_ name: String, _ range: PySourceRange?) {
    output += name
    if let range {
      output += "@\(range.startLine):\(range.startColumn)-\(range.endLine):\(range.endColumn)"
    }
    output += "("
    needsComma = false
  }

  mutating func close() {
    output += ")"
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output += ", " }
    needsComma = false
  }

  mutating func field(_ name: String) {
    separate()
    output += "\(name)="
  }

  mutating func word(_ name: String, _ value: String) {
    field(name)
    output += value
    needsComma = true
  }

  mutating func string(_ name: String, _ value: String?) {
    guard let value else { return }
    word(name, Self.quoted(Array(value.utf8)))
  }

  mutating func expression(_ name: String, _ value: Expr?) {
    guard let value else { return }
    field(name)
    expression(value)
  }

  mutating func list<Element>(_ name: String, _ values: [Element], _ write: (inout Self, Element) -> Void) {
    guard !values.isEmpty else { return }
    field(name)
    output += "["
    needsComma = false
    for value in values {
      separate()
      write(&self, value)
      needsComma = true
    }
    output += "]"
    needsComma = true
  }

  mutating func expressions(_ name: String, _ values: [Expr]) {
    list(name, values) { $0.expression($1) }
  }

  mutating func optionalExpressions(_ name: String, _ values: [Expr?]) {
    list(name, values) { dumper, value in
      if let value { dumper.expression(value) } else { dumper.output += "None" }
    }
  }

  /// Statements below their owner, one a line, two spaces deeper.
  mutating func block(_ body: [Stmt], named name: String?, indent: Int) {
    lines(name, body, indent: indent) { $0.statement($1, indent: indent) }
  }

  mutating func lines<Element>(
    _ name: String?, _ elements: [Element], indent: Int, _ write: (inout Self, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    if let name { output += "\n" + String(repeating: "  ", count: indent - 1) + " \(name):" }
    for element in elements {
      if !output.isEmpty { output += "\n" }
      output += String(repeating: "  ", count: indent)
      needsComma = false
      write(&self, element)
    }
  }

  /// Printable ASCII as it is, every other byte of the UTF-8 as `\xNN`.
  static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += "\\" + String(Character(Unicode.Scalar(byte)))
      case 0x20...0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
      }
    }
    return result + "\""
  }

  static func text(_ constant: Constant) -> String {
    switch constant {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "Ellipsis"
    case .int(let value): "\(value)"
    case .bigInt(let digits): digits
    case .float(let value): "\(value)"
    case .imaginary(let value): "\(value)j"
    case .str(let bytes): quoted(bytes)
    case .bytes(let bytes): "b" + quoted(bytes)
    }
  }
}
