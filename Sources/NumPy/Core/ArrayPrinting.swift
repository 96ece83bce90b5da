// How arrays print: one format for all elements, chosen from all of them; rows wrapped at the line width; the middle left
// out of large arrays. The rules are the reference's `array2string`.

import PythonRuntime
import Tensors

/// `np.set_printoptions`.
struct PrintSettings {
  var precision = 8
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
  var suppress = false
  var nanText = "nan"
  var infinityText = "inf"
  var sign = "-"
  var floatMode = "maxprec"
  /// A dict of functions by kind, or none.
  var formatter: Value = .none
}

/// How every float of an array is written.
struct FloatFormat {
  private let kind: ElementKind
  private let options: PrintSettings
  private var exponential = false
  private var precision: Int?
  private var minimum = 0
  private var unique = true
  private var trim = DigitTrimming.point
  private var padLeft = 0
  private var padRight = 0
  private var exponentDigits = -1
  private let plus: Bool

  init(_ values: [Double], _ kind: ElementKind, _ options: PrintSettings, sign: String? = nil) {
    self.kind = kind
    self.options = options
    let sign = sign ?? options.sign
    plus = sign == "+"
    precision = options.floatMode == "unique" ? nil : options.precision
    let finite = values.filter(\.isFinite)
    chooseNotation(finite)
    if finite.isEmpty {
      exponentDigits = -1
    } else if exponential {
      measureExponential(finite)
    } else {
      measurePositional(finite)
    }
    if sign == " " && !finite.contains(where: { $0.sign == .minus }) { padLeft += 1 }
    if finite.count != values.count {
      let hasSign = sign != "-" || values.contains { $0 == -.infinity }
      let offset = padRight + 1
      padLeft = max(
        padLeft, options.nanText.count - offset, options.infinityText.count + (hasSign ? 1 : 0) - offset)
    }
  }

  private mutating func chooseNotation(_ finite: [Double]) {
    let sizes = finite.filter { $0 != 0 }.map(\.magnitude)
    guard let greatest = sizes.max(), let least = sizes.min() else { return }
    let bound = kind == .float16 ? 1e3 : kind == .float32 ? 1e6 : 1e8
    let ratio = kind == .float64 ? greatest / least : Double(Float(greatest) / Float(least))
    let small =
      kind == .float64 ? 0.0001 : kind == .float32 ? Double(Float(0.0001)) : Double(Half.value(Half.bits(0.0001)))
    exponential = greatest >= bound || (!options.suppress && (least < small || ratio > 1000))
  }

  private mutating func measureExponential(_ finite: [Double]) {
    let fixed = options.floatMode == "fixed"
    unique = !fixed
    var wholeWidth = 0
    var fractionWidth = 0
    for value in finite {
      let text = FloatDigits.scientific(
        value, kind, precision: precision, unique: unique, trim: fixed ? .keep : .point, plus: plus)
      let parts = text.split(separator: "e")
      exponentDigits = max(exponentDigits, parts[1].utf8.count - 1)
      let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      wholeWidth = max(wholeWidth, mantissa[0].utf8.count)
      fractionWidth = max(fractionWidth, mantissa.count > 1 ? mantissa[1].utf8.count : 0)
    }
    trim = .keep
    precision = fractionWidth
    minimum = fractionWidth
    padLeft = wholeWidth
    padRight = exponentDigits + 2 + fractionWidth
  }

  private mutating func measurePositional(_ finite: [Double]) {
    let fixed = options.floatMode == "fixed"
    unique = !fixed
    for value in finite {
      let text = FloatDigits.positional(
        value, kind, precision: precision, unique: unique, trim: fixed ? .keep : .point, plus: plus)
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      padLeft = max(padLeft, parts[0].utf8.count)
      padRight = max(padRight, parts.count > 1 ? parts[1].utf8.count : 0)
    }
    if fixed || options.floatMode == "maxprec_equal" {
      precision = padRight
      minimum = padRight
      trim = .keep
    }
  }

  func text(_ value: Double) -> String {
    if !value.isFinite {
      let text: String
      if value.isNaN {
        text = (plus ? "+" : "") + options.nanText
      } else {
        text = (value < 0 ? "-" : plus ? "+" : "") + options.infinityText
      }
      return String(repeating: " ", count: max(0, padLeft + padRight + 1 - text.count)) + text
    }
    if exponential {
      return FloatDigits.scientific(
        value, kind, precision: precision, minimum: minimum, unique: unique, trim: trim, plus: plus, padLeft: padLeft,
        exponentDigits: exponentDigits)
    }
    return FloatDigits.positional(
      value, kind, precision: precision, minimum: minimum, unique: unique, trim: trim, plus: plus, padLeft: padLeft,
      padRight: padRight)
  }
}

/// The text of an array from the texts of its elements.
private struct ArrayLayout {
  let shape: Shape
  let options: PrintSettings
  let separator: String
  let summarises: Bool
  /// The text of the element at a position, row-major among those that are shown.
  let word: ([Int]) throws(PyError) -> String

  func text(_ prefixLength: Int) throws(PyError) -> String {
    try text([], String(repeating: " ", count: 1 + prefixLength), options.lineWidth)
  }

  private var trimmedSeparator: String {
    var text = separator
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  private func text(_ index: [Int], _ indent: String, _ width: Int) throws(PyError) -> String {
    let left = shape.count - index.count
    if left == 0 { return try word(index) }
    let size = shape[index.count]
    let isCut = summarises && 2 * options.edgeItems < size
    let leading = isCut ? options.edgeItems : 0
    let trailing = isCut ? options.edgeItems : size
    var text = ""
    if left == 1 {
      let elementWidth = width - max(trimmedSeparator.count, 1)
      var line = indent
      for position in 0..<leading {
        extend(&text, &line, try self.text(index + [position], indent + " ", width - 1), elementWidth, indent)
        line += separator
      }
      if isCut {
        extend(&text, &line, "...", elementWidth, indent)
        line += separator
      }
      if trailing > 1 {
        for back in stride(from: trailing, to: 1, by: -1) {
          extend(&text, &line, try self.text(index + [size - back], indent + " ", width - 1), elementWidth, indent)
          line += separator
        }
      }
      if size > 0 && trailing > 0 {
        extend(&text, &line, try self.text(index + [size - 1], indent + " ", width - 1), elementWidth, indent)
      }
      text += line
    } else {
      let between = trimmedSeparator + String(repeating: "\n", count: left - 1)
      for position in 0..<leading {
        text += indent + (try self.text(index + [position], indent + " ", width - 1)) + between
      }
      if isCut { text += indent + "..." + between }
      if trailing > 1 {
        for back in stride(from: trailing, to: 1, by: -1) {
          text += indent + (try self.text(index + [size - back], indent + " ", width - 1)) + between
        }
      }
      if size > 0 && trailing > 0 { text += indent + (try self.text(index + [size - 1], indent + " ", width - 1)) }
    }
    return "[" + text.dropFirst(indent.count) + "]"
  }

  private func extend(_ text: inout String, _ line: inout String, _ word: String, _ width: Int, _ indent: String) {
    let lines = word.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1 {
      let longest = lines.map(\.count).max() ?? 0
      if line.count + longest > width && line.count > indent.count {
        text += trimmed(line) + "\n"
        line = indent
      }
      let spacer = String(repeating: " ", count: line.count)
      line += lines[0]
      for next in lines.dropFirst() {
        text += trimmed(line) + "\n"
        line = spacer + next
      }
      return
    }
    if line.count + word.count > width && line.count > indent.count {
      text += trimmed(line) + "\n"
      line = indent
    }
    line += word
  }

  private func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

extension Machine {
  /// `array([1., 2.])`.
  func arrayRepr(_ array: ArrayObject, className: String = "array") throws(PyError) -> String {
    let options = numpy.printOptions
    let prefix = className + "("
    let body = try arrayText(array, options, separator: ", ", prefixLength: prefix.count, suffixLength: 1)
    var extras: [String] = []
    if (array.count == 0 && array.shape != [0]) || array.count > options.threshold {
      extras.append("shape=\(text(array.shape))")
    }
    let implied = [ElementKind.bool, .int64, .float64, .complex128].contains(array.elementKind)
    let isTextImplied = array.elementKind == .text && array.count > 0
    if !implied || array.count == 0 || isTextImplied {
      extras.append("dtype=\(array.elementKind == .text ? "'\(array.type.name)'" : array.type.name)")
    }
    if extras.isEmpty { return prefix + body + ")" }
    let head = prefix + body + ","
    let tail = extras.joined(separator: ", ") + ")"
    let lastLine = head.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let spacer =
      lastLine + tail.count + 1 > options.lineWidth ? "\n" + String(repeating: " ", count: prefix.count) : " "
    return head + spacer + tail
  }

  /// `[1. 2.]`.
  func arrayStr(_ array: ArrayObject) throws(PyError) -> String {
    if array.rank == 0 { return try str(element(array, 0)) }
    return try arrayText(array, numpy.printOptions, separator: " ", prefixLength: 0, suffixLength: 0)
  }

  /// The elements in brackets.
  func arrayText(
    _ array: ArrayObject, _ given: PrintSettings, separator: String, prefixLength: Int, suffixLength: Int
  ) throws(PyError) -> String {
    var options = given
    options.lineWidth -= suffixLength
    if array.count == 0 { return emptyText(array.shape, separator) }
    let summarises = array.count > options.threshold
    if !summarises { try checkElements(array.count, 64) }
    let shown = summarises ? try cornerView(array, options.edgeItems) : array
    let words = try elementWords(shown, options, hasDimensions: array.rank > 0)
    let shownShape = shown.shape
    let layout = ArrayLayout(
      shape: array.shape, options: options, separator: separator, summarises: summarises,
      word: { (index) throws(PyError) in
        var place = 0
        for (dimension, position) in index.enumerated() {
          let size = array.shape[dimension]
          let cut = shownShape[dimension]
          let inShown = position < (cut + 1) / 2 || cut == size ? position : position - (size - cut)
          place = place * cut + inShown
        }
        return words[place]
      })
    return try layout.text(prefixLength)
  }

  /// `[]`, or nested brackets where outer dimensions have sizes.
  private func emptyText(_ shape: Shape, _ separator: String) -> String { "[]" }

  /// The leading and trailing parts of every dimension, as one array.
  private func cornerView(_ array: ArrayObject, _ edge: Int) throws(PyError) -> ArrayObject {
    var result = array
    for axis in 0..<array.rank where array.shape[axis] > 2 * edge {
      let parts = try tensors { () throws(TensorError) in
        [
          try result.array.sliced(axis, 0, edge),
          try result.array.sliced(axis, array.shape[axis] - edge, array.shape[axis]),
        ]
      }
      var shape = result.shape
      shape[axis] = 2 * edge
      let joined = try newArray(shape, result.type, pool: result.pool)
      for (index, part) in parts.enumerated() {
        let window = try tensors { () throws(TensorError) in
          try joined.array.sliced(axis, index * edge, (index + 1) * edge)
        }
        try assign(view(joined, window), view(result, part))
      }
      result = joined
    }
    return result
  }

  /// The text of each element, row-major.
  private func elementWords(
    _ array: ArrayObject, _ options: PrintSettings, hasDimensions: Bool
  ) throws(PyError) -> [String] {
    if !options.formatter.isNone, let words = try formattedWords(array, options.formatter) { return words }
    switch ComputingForm(array.elementKind) {
    case .bool:
      return array.numbers(Int.self).map { $0 != 0 ? (hasDimensions ? " True" : "True") : "False" }
    case .int, .uint:
      let texts =
        array.elementKind == .uint64
        ? array.numbers(UInt.self).map { String($0) } : array.numbers(Int.self).map { String($0) }
      var width = texts.map(\.utf8.count).max() ?? 0
      let numbers = array.elementKind == .uint64 ? [] : array.numbers(Int.self)
      let hasNegative = numbers.contains { $0 < 0 }
      let plus = options.sign == "+" ? "+" : options.sign == " " && !hasNegative ? " " : ""
      if !plus.isEmpty { width += 1 }
      return texts.map { text in
        let signed = text.hasPrefix("-") ? text : plus + text
        return String(repeating: " ", count: max(0, width - signed.utf8.count)) + signed
      }
    case .float, .double:
      let values = array.numbers(Double.self)
      let format = FloatFormat(values, array.elementKind, options)
      return values.map { format.text($0) }
    case .complex:
      let values = array.numbers(ComplexValue.self)
      let real = FloatFormat(values.map(\.re), array.elementKind.real, options)
      let imaginary = FloatFormat(values.map(\.im), array.elementKind.real, options, sign: "+")
      return values.map { value in
        var tail = imaginary.text(value.im)
        var spaces = ""
        while tail.hasSuffix(" ") {
          tail.removeLast()
          spaces += " "
        }
        return real.text(value.re) + tail + "j" + spaces
      }
    case .object:
      var words: [String] = []
      for value in try pythonValues(array) {
        words.append(value.isList ? "list(\(try repr(value)))" : try repr(value))
      }
      return words
    }
  }

  /// Words by the functions of `formatter=`.
  private func formattedWords(_ array: ArrayObject, _ formatter: Value) throws(PyError) -> [String]? {
    guard let table = formatter.dict else { return nil }
    let keys: [String]
    switch ComputingForm(array.elementKind) {
    case .bool: keys = ["bool", "all"]
    case .int, .uint: keys = ["int", "int_kind", "all"]
    case .float, .double: keys = ["float", "float_kind", "all"]
    case .complex: keys = ["complexfloat", "complex_kind", "all"]
    case .object: keys = array.elementKind == .text ? ["numpystr", "str_kind", "all"] : ["object", "all"]
    }
    for key in keys {
      let function = table.get(intern(key))
      if function.isUndefined || function.isNone { continue }
      let values = try scalarValues(array)
      return try withRoots(values) { () throws(PyError) in
        var words: [String] = []
        for value in values { words.append(try str(try call(function, [value]))) }
        return words
      }
    }
    return nil
  }
}
