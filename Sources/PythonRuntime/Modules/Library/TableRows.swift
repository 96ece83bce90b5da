// Lines of tables without peculiarities, read in one go for `csv`.

extension TableSource {
  static let rows: [NativeRow] = [
    // The fields of a line that is a whole record of plain and quoted fields; None for anything else.
    NativeRow("_plain_row(line, delimiter, quote, /)") { vm, arguments in
      guard let line = arguments[0].str?.utf8, let delimiter = arguments[1].str?.utf8, delimiter.count == 1,
        let quote = arguments[2].str?.utf8, quote.count == 1
      else { return .none }
      var end = line.count
      if end > 0, line[end - 1] == 10 { end -= 1 }
      if end > 0, line[end - 1] == 13 { end -= 1 }
      if end == 0 { return vm.list([]) }
      var fields: [Value] = []
      var index = 0
      while true {
        let start = index
        if index < end, line[index] == quote[0] {
          guard let field = quotedField(line, &index, end, quote[0]) else { return .none }
          guard index == end || line[index] == delimiter[0] else { return .none }
          fields.append(vm.string(field))
        } else {
          while index < end, line[index] != delimiter[0] {
            if line[index] == 10 || line[index] == 13 { return .none }
            index += 1
          }
          fields.append(vm.string(utf8: UnsafeBufferPointer(rebasing: line[start..<index])))
        }
        if index == end { return vm.list(fields) }
        index += 1
      }
    }
  ]

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
