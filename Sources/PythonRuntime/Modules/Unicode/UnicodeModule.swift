// The module `unicodedata`: names and properties of characters, and the four normal forms. Names and numbers come from the
// standard library, as far as Unicode 14 knows the character; everything else from UnicodeTables.

import PythonSyntax

enum UnicodeModule {
  static let module = NativeModule("unicodedata", functions: functions) { vm, module in
    vm.setMember(module, "unidata_version", vm.string("14.0.0"))
  }

  private static let functions: [NativeRow] = [
    NativeRow("name(chr, default=?, /)", .unpack) { vm, arguments throws(PyError) in
      let scalar = try character(vm, "name", arguments[0], place: " 1")
      if let name = name(scalar) { return vm.string(name) }
      if arguments[1].isUndefined { throw vm.valueError("no such name") }
      return arguments[1]
    },
    NativeRow("lookup(name, /)", .exact) { vm, arguments throws(PyError) in
      guard let text = arguments[0].str else {
        throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(of: arguments[0]))'")
      }
      if text.byteCount > 256 { throw vm.raise(.keyError, "name too long") }
      // Names that are computed are not looked for in small letters.
      let capitals = text.string.uppercased()
      if let found = UnicodeNames.scalars(aliased: capitals) { return vm.string(String(found)) }
      let isComputed = ["CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE "].contains { capitals.hasPrefix($0) }
      guard !isComputed || text.string == capitals, let found = UnicodeNames.scalar(named: text.string.uppercased()),
        UnicodeData.categories[found.value] != "Cn"
      else { throw vm.raise(.keyError, "undefined character name '\(text.string)'") }
      return vm.string(String(found))
    },
    property("category") { vm, scalar in vm.string(UnicodeData.categories[scalar]) },
    property("bidirectional") { vm, scalar in
      let found = UnicodeData.directions[scalar]
      return vm.string(found == "-" ? "" : found)
    },
    property("east_asian_width") { vm, scalar in vm.string(UnicodeData.widths[scalar]) },
    property("combining") { _, scalar in Value(UnicodeData.combiningClass(scalar)) },
    property("mirrored") { _, scalar in
      Value(known(scalar)?.isBidiMirrored == true ? 1 : 0)
    },
    property("decomposition") { vm, scalar in
      guard let found = UnicodeData.decompositions[scalar] else { return vm.string("") }
      let parts = found.parts.map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      }
      return vm.string((found.kind.isEmpty ? "" : "<\(found.kind)> ") + parts.joined(separator: " "))
    },
    number("decimal", "not a decimal", types: [.decimal], isWhole: true),
    number("digit", "not a digit", types: [.decimal, .digit], isWhole: true),
    number("numeric", "not a numeric character", types: [.decimal, .digit, .numeric], isWhole: false),
    NativeRow("normalize(form, unistr, /)", .unpack) { vm, arguments throws(PyError) in
      let (form, text) = try formAndText(vm, "normalize", arguments)
      return vm.string(form.normalized(text))
    },
    NativeRow("is_normalized(form, unistr, /)", .unpack) { vm, arguments throws(PyError) in
      let (form, text) = try formAndText(vm, "is_normalized", arguments)
      return Value(form.normalized(text).utf8.elementsEqual(text.utf8))
    },
  ]

  private static func formAndText(
    _ vm: Machine, _ function: String, _ arguments: Arguments
  ) throws(PyError) -> (NormalForm, String) {
    for index in 0..<2 where arguments[index].str == nil {
      throw vm.typeError(
        "\(function)() argument \(index + 1) must be str, not \(vm.argumentTypeName(arguments[index]))")
    }
    guard let form = NormalForm(rawValue: arguments[0].asStr.string) else {
      throw vm.valueError("invalid normalization form")
    }
    if !arguments[1].asStr.isASCII { try vm.checkWork(nanoseconds: Double(arguments[1].asStr.count) * 200) }
    return (form, arguments[1].asStr.string)
  }

  private static func property(
    _ name: String, _ body: @escaping @Sendable (Machine, UInt32) -> Value
  ) -> NativeRow {
    NativeRow("\(name)(chr, /)", .exact) { vm, arguments throws(PyError) in
      body(vm, try character(vm, name, arguments[0], place: ""))
    }
  }

  private static func number(
    _ name: String, _ refusal: String, types: [Unicode.NumericType], isWhole: Bool
  ) -> NativeRow {
    NativeRow("\(name)(chr, default=?, /)", .unpack) { vm, arguments throws(PyError) in
      let scalar = try character(vm, name, arguments[0], place: " 1")
      if let properties = known(scalar), let type = properties.numericType, types.contains(type),
        let value = properties.numericValue
      {
        return isWhole ? Value(Int(value)) : Value(value)
      }
      if arguments[1].isUndefined { throw vm.valueError(refusal) }
      return arguments[1]
    }
  }

  private static func character(
    _ vm: Machine, _ function: String, _ value: Value, place: String
  ) throws(PyError) -> UInt32 {
    let scalars = value.str?.string.unicodeScalars
    if let scalars, let first = scalars.first, scalars.count == 1 { return first.value }
    if let text = value.str, text.count == 1, text.byteCount == 3, text.bytes[0] == 0xED, text.bytes[1] >= 0xA0 {
      // Half of a pair stands alone.
      return 0xD000 | UInt32(text.bytes[1] & 0x3F) << 6 | UInt32(text.bytes[2] & 0x3F)
    }
    throw vm.typeError(
      "\(function)() argument\(place) must be a unicode character, not \(vm.argumentTypeName(value))")
  }

  /// The properties of a character that Unicode 14 has.
  private static func known(_ scalar: UInt32) -> Unicode.Scalar.Properties? {
    guard let properties = Unicode.Scalar(scalar)?.properties, ScalarProperties.isKnown(properties) else { return nil }
    return properties
  }

  private static func name(_ scalar: UInt32) -> String? {
    if ["Cn", "Cc", "Co", "Cs"].contains(UnicodeData.categories[scalar]) { return nil }
    return known(scalar)?.name
  }
}
