// Lines of tables without peculiarities, read in one go for `csv`.

extension TableSource {
  static let rows: [NativeRow] = [
    NativeRow("_reader(lines, dialect, is_plain, limit, general, /)") { vm, arguments throws(PyError) in
      let reader = TableReader(arguments)
      if let delimiter = (try vm.getAttribute(arguments[1], "delimiter")).str?.utf8, delimiter.count == 1,
        let quote = (try vm.getAttribute(arguments[1], "quotechar")).str?.utf8, quote.count == 1,
        try vm.truth(arguments[2])
      {
        reader.marks = (delimiter[0], quote[0])
      }
      return vm.adopt(reader, as: vm.sharedClass(TableReader.declaration))
    },
    // `dict(zip(names, row))` of lists of one length; None of others.
    NativeRow("_row_dict(names, row, /)") { vm, arguments throws(PyError) in
      guard let names = arguments[0].list, let row = arguments[1].list, names.count == row.count,
        names.values.allSatisfy({ $0.isStr })
      else { return .none }
      let found = vm.dict()
      for index in 0..<names.count { try vm.dictSet(found, names[index], row[index]) }
      return Value(found)
    },
    NativeRow("_count_line(reader, /)") { _, arguments in
      (arguments[0].native as? TableReader)?.lineCount += 1
      return .none
    },
    // A row as a record; None when a field is more than a str, a number, a bool or None.
    NativeRow("_plain_record(row, delimiter, quote, end, quoting, /)") { vm, arguments throws(PyError) in
      guard let row = arguments[0].list, let delimiter = arguments[1].str?.utf8, delimiter.count == 1,
        let quote = arguments[2].str?.utf8, quote.count == 1, let end = arguments[3].str?.utf8, arguments[4].isInt
      else { return .none }
      let style = RecordStyle(
        delimiter: delimiter[0], quote: quote[0], special: [delimiter[0], quote[0]] + end,
        quotesAll: arguments[4].asInt == 1, quotesTexts: arguments[4].asInt == 2)
      var record: [UInt8] = []
      for (index, value) in row.values.enumerated() {
        if index > 0 { record.append(style.delimiter) }
        guard let text = try plainField(vm, value) else { return .none }
        let isNumber = value.isInt || value.isFloat || value.isBool
        let quoted = style.quotesAll || style.quotesTexts && !isNumber || text.isEmpty && row.count == 1
        append(text, to: &record, style, quoted: quoted)
      }
      return vm.string(record + end)
    },
  ]

  private struct RecordStyle {
    let delimiter: UInt8
    let quote: UInt8
    /// What is quoted.
    let special: [UInt8]
    let quotesAll: Bool
    let quotesTexts: Bool
  }

  /// The text of a field; nil for an object whose `__str__` may be the lesson's.
  private static func plainField(_ vm: Machine, _ value: Value) throws(PyError) -> [UInt8]? {
    if value.isStr { return Array(value.asStr.utf8) }
    if value.isNone { return [] }
    guard value.isInt || value.isFloat || value.isBool else { return nil }
    return Array(try vm.str(value).utf8)
  }

  private static func append(_ text: [UInt8], to record: inout [UInt8], _ style: RecordStyle, quoted: Bool) {
    guard quoted || text.contains(where: { style.special.contains($0) }) else { return record += text }
    record.append(style.quote)
    for byte in text {
      if byte == style.quote { record.append(byte) }
      record.append(byte)
    }
    record.append(style.quote)
  }

  /// The fields of a line that is a whole record of plain and quoted fields; nil for anything else.
  fileprivate static func plainRow(
    _ vm: Machine, _ line: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, _ quote: UInt8
  ) -> Value? {
    var end = line.count
    if end > 0, line[end - 1] == 10 { end -= 1 }
    if end > 0, line[end - 1] == 13 { end -= 1 }
    let fields = vm.emptyList()
    var index = 0
    while end > 0 {
      let start = index
      if index < end, line[index] == quote {
        guard let field = quotedField(line, &index, end, quote) else { return nil }
        guard index == end || line[index] == delimiter else { return nil }
        fields.append(vm.string(field))
      } else {
        while index < end, line[index] != delimiter {
          if line[index] == 10 || line[index] == 13 { return nil }
          index += 1
        }
        fields.append(vm.string(utf8: UnsafeBufferPointer(rebasing: line[start..<index])))
      }
      if index == end { break }
      index += 1
    }
    return Value(fields)
  }

  /// The text between quotes that begins at `index`, which is moved behind the second; nil when there is none.
  private static func quotedField(
    _ line: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int, _ quote: UInt8
  ) -> [UInt8]? {
    var field: [UInt8] = []
    index += 1
    while index < end {
      let byte = line[index]
      if byte == 10 || byte == 13 { return nil }
      index += 1
      if byte != quote {
        field.append(byte)
      } else if index < end, line[index] == quote {
        field.append(quote)
        index += 1
      } else {
        return field
      }
    }
    return nil
  }
}

/// What `csv.reader` returns: records of lines.
private final class TableReader: NativeObject {
  let lines: Value
  let dialect: Value
  /// The list that holds the largest size of a field.
  let limit: Value
  /// The function that reads any record.
  let general: Value
  /// Delimiter and quote, when lines are tried in one go.
  var marks: (delimiter: UInt8, quote: UInt8)?
  var lineCount = 0

  init(_ arguments: Arguments) {
    (lines, dialect, limit, general) = (arguments[0], arguments[1], arguments[3], arguments[4])
    super.init()
  }

  override func traceReferences(_ tracer: inout Tracer) {
    for value in [lines, dialect, limit, general] { tracer.visit(value) }
  }

  static let declaration = NativeClass(
    "reader", module: "_csv", kind: .native,
    properties: [
      NativeProperty("dialect") { _, value in reader(value)?.dialect ?? .none },
      NativeProperty(
        "line_num", { _, value in Value(reader(value)?.lineCount ?? 0) },
        set: { vm, _, _ throws(PyError) in throw vm.raise(.attributeError, "readonly attribute") }),
    ],
    slots: {
      var slots = NativeSlots()
      slots.construct = { vm, _, _ throws(PyError) in throw vm.typeError("cannot create '_csv.reader' instances") }
      slots.iterate = { _, value in value }
      slots.next = { vm, value throws(PyError) in
        guard let reader = reader(value) else { return .undefined }
        return try reader.next(vm)
      }
      return slots
    }(), isInheritable: false)

  private static func reader(_ value: Value) -> TableReader? {
    guard value.isKind(.native), type(of: value.asObj) == TableReader.self else { return nil }
    return value.asObject(TableReader.self)
  }

  private func next(_ vm: Machine) throws(PyError) -> Value {
    var first = Value.none
    if let marks {
      first = try vm.next(lines)
      if first.isUndefined { return .undefined }
      let most = limit.list.map { $0.count > 0 && $0[0].isInt ? $0[0].asInt : 0 } ?? 0
      if let line = first.str, line.count <= most,
        let row = TableSource.plainRow(vm, line.utf8, marks.delimiter, marks.quote)
      {
        lineCount += 1
        return row
      }
    }
    do throws(PyError) {
      return try vm.call(general, [Value(self), lines, dialect, first])
    } catch {
      guard vm.isPending(.stopIteration) else { throw error }
      vm.takePending()
      return .undefined
    }
  }
}
