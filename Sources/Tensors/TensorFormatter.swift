// How an array prints, byte for byte as the reference prints it: one width for all elements, int, fixed or scientific
// mode by the values shown, lines broken at the line width, long dimensions summarised. Knows no gradients: what the
// layers above add (`grad_fn=...`, `requires_grad=True`) comes in as suffixes.

/// Formats elements of one array alike; complex ones with a formatter for each part.
enum ArrayFormatter {
  case real(ElementFormatter)
  case complex(ElementFormatter, ElementFormatter)

  /// Looks at all values that will be shown.
  init(_ values: [Scalar], _ dtype: DType, _ options: PrintOptions) {
    guard dtype.isComplex else {
      self = .real(ElementFormatter(values, dtype, options))
      return
    }
    let real = values.map { Scalar.float($0.doubleValue) }
    let imaginary = values.map { Scalar.float($0.imaginaryValue) }
    self = .complex(
      ElementFormatter(real, dtype.realType, options), ElementFormatter(imaginary, dtype.realType, options))
  }

  /// Columns an element takes.
  var width: Int {
    switch self {
    case .real(let formatter): formatter.width
    case .complex(let real, let imaginary): real.width + imaginary.width + 1
    }
  }

  /// An element, right-aligned to the common width.
  func aligned(_ value: Scalar) -> String {
    switch self {
    case .real(let formatter): return formatter.aligned(value)
    case .complex(let real, let imaginary):
      let second = imaginary.aligned(.float(value.imaginaryValue)).drop { $0 == " " }
      let sign = second.hasPrefix("-") || second.hasPrefix("+") ? "" : "+"
      return real.aligned(.float(value.doubleValue)) + sign + second + "j"
    }
  }
}

/// Formats real elements of one array alike.
struct ElementFormatter {
  private let dtype: DType
  private let options: PrintOptions
  private var integerMode = true
  private var scientific = false
  private(set) var width = 1

  /// Looks at all values that will be shown.
  init(_ values: [Scalar], _ dtype: DType, _ options: PrintOptions) {
    self.dtype = dtype
    self.options = options
    guard dtype.isFloatingPoint else {
      width = values.reduce(1) { max($0, text($1).utf8.count) }
      return
    }
    let shown = values.map(\.doubleValue).filter { $0.isFinite && $0 != 0 }
    guard let first = shown.first else { return }
    var (low, high) = (first.magnitude, first.magnitude)
    for value in shown {
      low = min(low, value.magnitude)
      high = max(high, value.magnitude)
      if value != value.rounded(.up) { integerMode = false }
    }
    let wide = high / low > 1000 || high > 1e8
    scientific = options.scientific ?? (integerMode ? wide : wide || low < 1e-4)
    for value in shown {
      let extra = integerMode && !scientific ? 1 : 0
      width = max(width, number(value).utf8.count + extra)
    }
  }

  /// An element, right-aligned to the common width.
  func aligned(_ value: Scalar) -> String {
    var text = dtype.isFloatingPoint ? floatText(value.doubleValue) : text(value)
    let missing = width - text.utf8.count
    if missing > 0 { text = String(repeating: " ", count: missing) + text }
    return text
  }

  private func text(_ value: Scalar) -> String {
    switch value {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value), .complex(let value, _): floatText(value)
    }
  }

  private func floatText(_ value: Double) -> String {
    let text = number(value)
    return integerMode && !scientific && value.isFinite ? text + "." : text
  }

  /// Without the point that int mode adds.
  private func number(_ value: Double) -> String {
    if scientific { return NumberText.scientific(value, options.precision) }
    if integerMode { return NumberText.fixed(value, 0) }
    return NumberText.fixed(value, options.precision)
  }
}

extension NDArray {
  /// The text of the elements alone, without `tensor(`; continuation lines are indented by `indent`.
  package func elementText(indent: Int, _ options: PrintOptions) -> String {
    let summarize = count > options.threshold
    var shown: [Scalar] = []
    collectShown(0, 0, summarize, options, &shown)
    let formatter = ArrayFormatter(shown, dtype, options)
    return text(0, 0, indent, summarize, formatter, options)
  }

  /// The whole text: `tensor(`, the elements, then size, dtype and the given suffixes, wrapped at the line width.
  package func printed(prefix: String = "tensor(", suffixes extra: [String] = []) -> String {
    let options = state.printOptions
    let indent = prefix.utf8.count
    var suffixes: [String] = []
    let defaultType =
      dtype == state.defaultDType || dtype == .int64 || dtype == .bool || dtype == state.defaultDType.complexType
    let body: String
    if count == 0 {
      if rank != 1 { suffixes.append("size=(" + tupleText() + ")") }
      if dtype != state.defaultDType { suffixes.append("dtype=torch.\(dtype.name)") }
      body = "[]"
    } else {
      if options.edgeItems == 0 { suffixes.append("size=(" + tupleText() + ")") }
      if !defaultType { suffixes.append("dtype=torch.\(dtype.name)") }
      body = elementText(indent: indent, options)
    }
    return NDArray.appending(suffixes + extra, to: prefix + body, indent: indent, options) + ")"
  }

  private func tupleText() -> String {
    shape.map { String($0) }.joined(separator: ", ") + (rank == 1 ? "," : "")
  }

  /// Adds `, suffix` to the text, on a new line where it would pass the line width.
  package static func appending(
    _ suffixes: [String], to text: String, indent: Int, _ options: PrintOptions
  ) -> String {
    var result = text
    // The reference counts one character too many for the last line; that decides some breaks.
    let lastLine = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }
    var lineLength = lastLine.count + 2
    for suffix in suffixes {
      if lineLength + suffix.utf8.count + 2 > options.lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        lineLength = indent + suffix.utf8.count
      } else {
        result += ", " + suffix
        lineLength += suffix.utf8.count + 2
      }
    }
    return result
  }

  /// The positions of a dimension that are shown; nil stands for the dots.
  private func shownPositions(_ dimension: Int, _ summarize: Bool, _ options: PrintOptions) -> [Int?] {
    let size = shape[dimension]
    let edge = max(options.edgeItems, 0)
    if summarize && edge < (size + 1) / 2 {
      let head: [Int?] = (0..<edge).map { $0 }
      let tail: [Int?] = (size - edge..<size).map { $0 }
      return head + [nil] + tail
    }
    return (0..<size).map { $0 }
  }

  private func collectShown(
    _ dimension: Int, _ distance: Int, _ summarize: Bool, _ options: PrintOptions, _ shown: inout [Scalar]
  ) {
    if dimension == rank {
      shown.append(scalar(at: distance))
      return
    }
    for position in shownPositions(dimension, summarize, options) {
      guard let position else { continue }
      collectShown(dimension + 1, distance + position * strides[dimension], summarize, options, &shown)
    }
  }

  private func text(
    _ dimension: Int, _ distance: Int, _ indent: Int, _ summarize: Bool, _ formatter: ArrayFormatter,
    _ options: PrintOptions
  ) -> String {
    if dimension == rank { return formatter.aligned(scalar(at: distance)) }
    if dimension == rank - 1 { return row(dimension, distance, indent, summarize, formatter, options) }
    let separator =
      "," + String(repeating: "\n", count: rank - dimension - 1) + String(repeating: " ", count: indent + 1)
    let parts = shownPositions(dimension, summarize, options).map { position in
      guard let position else { return "..." }
      return text(
        dimension + 1, distance + position * strides[dimension], indent + 1, summarize, formatter, options)
    }
    return "[" + parts.joined(separator: separator) + "]"
  }

  private func row(
    _ dimension: Int, _ distance: Int, _ indent: Int, _ summarize: Bool, _ formatter: ArrayFormatter,
    _ options: PrintOptions
  ) -> String {
    if summarize && options.edgeItems == 0 { return "[...]" }
    let perLine = max(1, (options.lineWidth &- indent) / (formatter.width + 2))
    let items = shownPositions(dimension, summarize, options).map { position in
      guard let position else { return " ..." }
      return formatter.aligned(scalar(at: distance + position * strides[dimension]))
    }
    var lines: [String] = []
    var start = 0
    while start < items.count {
      let end = min(start + perLine, items.count)
      lines.append(items[start..<end].joined(separator: ", "))
      start = end
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }
}
