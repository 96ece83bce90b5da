// `text.format(...)` and `format_map`: replacement fields with names, attributes, items, conversions and nested
// specifications. Rules and messages are CPython's Objects/stringlib/unicode_format.h.

enum FieldFormat {
  /// `positional` is a tuple, or undefined for `format_map`; `named` a dict or any mapping.
  static func format(
    _ vm: Machine, _ text: StrObject, positional: Value, named: Value
  ) throws(PyError) -> Value {
    var formatter = FieldFormatter(vm: vm, positional: positional, named: named)
    var result: ByteText = []
    result.reserveCapacity(text.byteCount + 32)
    try formatter.expand(text.utf8, depth: 2, to: &result)
    return vm.string(result)
  }
}

/// One replacement field as written.
private struct ReplacementField {
  var name: Range<Int> = 0..<0
  var conversion: UInt32 = 0
  var spec: Range<Int> = 0..<0
  var specHasFields = false
}

private struct FieldFormatter {
  enum Numbering { case undecided, automatic, manual }

  let vm: Machine
  let positional: Value
  let named: Value
  var numbering = Numbering.undecided
  var nextNumber = 0

  init(vm: Machine, positional: Value, named: Value) {
    self.vm = vm
    self.positional = positional
    self.named = named
  }

  mutating func expand(_ text: TextBytes, depth: Int, to result: inout ByteText) throws(PyError) {
    if depth <= 0 { throw vm.valueError("Max string recursion exceeded") }
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, text[position] != 123, text[position] != 125 { position += 1 }
      result.append(contentsOf: StrSearch.slice(text, start, position))
      if position == text.count { return }
      let brace = text[position]
      position += 1
      if position < text.count, text[position] == brace {
        result.append(brace)
        position += 1
        continue
      }
      if brace == 125 { throw vm.valueError("Single '}' encountered in format string") }
      if position == text.count { throw vm.valueError("Single '{' encountered in format string") }
      let field = try parseField(text, &position)
      try write(field, text, depth: depth, to: &result)
    }
  }

  // MARK: Parsing

  private func parseField(_ text: TextBytes, _ position: inout Int) throws(PyError) -> ReplacementField {
    var field = ReplacementField()
    let start = position
    var end: UInt8 = 0
    scan: while position < text.count {
      let byte = text[position]
      position += 1
      switch byte {
      case 123: throw vm.valueError("unexpected '{' in field name")
      case 91:
        while position < text.count, text[position] != 93 { position += 1 }
      case 125, 58, 33:
        end = byte
        break scan
      default: break
      }
    }
    if end == 0 { throw vm.valueError("expected '}' before end of string") }
    field.name = start..<(position - 1)
    if end == 125 { return field }
    if end == 33, try parseConversion(text, &position, &field) { return field }
    try parseSpec(text, &position, &field)
    return field
  }

  /// Reads `!c`; true when the field ends there.
  private func parseConversion(
    _ text: TextBytes, _ position: inout Int, _ field: inout ReplacementField
  ) throws(PyError) -> Bool {
    guard position < text.count, let base = text.baseAddress else {
      throw vm.valueError("end of string while looking for conversion specifier")
    }
    field.conversion = decodeScalar(base, &position)
    guard position < text.count else { return false }
    position += 1
    if text[position - 1] == 125 { return true }
    if text[position - 1] != 58 { throw vm.valueError("expected ':' after conversion specifier") }
    return false
  }

  private func parseSpec(
    _ text: TextBytes, _ position: inout Int, _ field: inout ReplacementField
  ) throws(PyError) {
    let start = position
    var open = 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == 123 {
        field.specHasFields = true
        open += 1
      } else if byte == 125 {
        open -= 1
        if open == 0 {
          field.spec = start..<(position - 1)
          return
        }
      }
    }
    throw vm.valueError("unmatched '{' in format spec")
  }

  // MARK: Values

  private mutating func write(
    _ field: ReplacementField, _ text: TextBytes, depth: Int, to result: inout ByteText
  ) throws(PyError) {
    let value = try object(StrSearch.slice(text, field.name.lowerBound, field.name.upperBound))
    let conversion: FieldConversion
    switch field.conversion {
    case 0: conversion = .none
    case 114: conversion = .repr
    case 115: conversion = .str
    case 97: conversion = .ascii
    default:
      let code = field.conversion
      let shown = code > 32 && code < 127 ? Unicode.Scalar(code).map(String.init) : nil
      throw vm.valueError("Unknown conversion specifier \(shown ?? "\\x" + String(code, radix: 16))")
    }
    let written = StrSearch.slice(text, field.spec.lowerBound, field.spec.upperBound)
    var spec: ByteText = []
    if field.specHasFields {
      try expand(written, depth: depth - 1, to: &spec)
    } else {
      spec.append(contentsOf: written)
    }
    try vm.appendField(value, conversion, spec: spec, to: &result)
  }

  /// The value of a field name such as `0.real`, `x[key]` or the empty one.
  private mutating func object(_ name: TextBytes) throws(PyError) -> Value {
    var position = 0
    while position < name.count, name[position] != 46, name[position] != 91 { position += 1 }
    var value = try first(StrSearch.slice(name, 0, position))
    while position < name.count {
      let isAttribute = name[position] == 46
      if !isAttribute, name[position] != 91 {
        throw vm.valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
      position += 1
      let start = position
      while position < name.count, isAttribute ? name[position] != 46 && name[position] != 91 : name[position] != 93 {
        position += 1
      }
      if !isAttribute, position == name.count { throw vm.valueError("Missing ']' in format string") }
      if start == position { throw vm.valueError("Empty attribute in format string") }
      let part = StrSearch.slice(name, start, position)
      if isAttribute {
        value = try vm.getAttribute(value, String(decoding: part, as: UTF8.self))
      } else {
        position += 1
        let index = try integer(part)
        value = try vm.getItem(value, index.map { Value($0) } ?? vm.string(utf8: part))
      }
    }
    return value
  }

  private mutating func first(_ name: TextBytes) throws(PyError) -> Value {
    var number = try integer(name)
    if name.count == 0 || number != nil {
      let isAutomatic = name.count == 0
      if numbering == .undecided { numbering = isAutomatic ? .automatic : .manual }
      if numbering == .manual, isAutomatic {
        throw vm.valueError(
          "cannot switch from manual field specification to automatic field numbering")
      }
      if numbering == .automatic, !isAutomatic {
        throw vm.valueError(
          "cannot switch from automatic field numbering to manual field specification")
      }
      if isAutomatic {
        number = nextNumber
        nextNumber += 1
      }
    }
    guard let number else { return try lookUp(name) }
    guard let tuple = positional.tuple else {
      throw vm.valueError("Format string contains positional fields")
    }
    guard number < tuple.count else {
      throw vm.indexError("Replacement index \(number) out of range for positional args tuple")
    }
    return tuple[number]
  }

  private func lookUp(_ name: TextBytes) throws(PyError) -> Value {
    let key = vm.string(utf8: name)
    guard named.isDict else { return try vm.getItem(named, key) }
    let found = try vm.dictGet(named.asDict, key)
    if found.isUndefined { throw vm.keyError(key) }
    return found
  }

  /// The value of a run of decimal digits, or nil.
  private func integer(_ text: TextBytes) throws(PyError) -> Int? {
    if text.count == 0 { return nil }
    var result = 0
    for byte in text {
      guard byte >= 48, byte <= 57 else { return nil }
      let (scaled, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = scaled.addingReportingOverflow(Int(byte - 48))
      if overflow || carry { throw vm.valueError("Too many decimal digits in format string") }
      result = sum
    }
    return result
  }
}
