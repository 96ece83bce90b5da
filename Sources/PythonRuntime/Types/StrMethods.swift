// The str methods that ask: find, count, startswith, the is... family. And how methods read their arguments.

/// Reading the arguments of str methods.
enum StrArguments {
  /// The receiver; the descriptor has checked its class.
  static func receiver(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> StrObject {
    guard let text = arguments.receiver.str else {
      throw vm.typeError("descriptor requires a 'str' object but received a '\(vm.typeName(of: arguments.receiver))'")
    }
    return text
  }

  /// An argument that must be a str: "must be str, not int".
  static func text(_ vm: Machine, _ value: Value, _ prefix: String = "") throws(PyError) -> StrObject {
    guard let text = value.str else {
      let name = prefix.isEmpty ? vm.typeName(of: value) : vm.argumentTypeName(value)
      throw vm.typeError("\(prefix)must be str, not \(name)")
    }
    return text
  }

  /// The searching methods word a call without arguments in their own way.
  static func checkGiven(_ vm: Machine, _ arguments: Arguments, _ name: String) throws(PyError) {
    if arguments[1].isUndefined { throw vm.typeError("\(name)() takes at least 1 argument (0 given)") }
  }

  /// The receiver itself when it is an exact str, else a copy.
  static func exact(_ vm: Machine, _ text: StrObject) -> Value {
    Value(text).isStr ? Value(text) : vm.string(utf8: text.utf8)
  }
}

extension Machine {
  /// The type of a wrong argument as Argument Clinic names it: None by its value.
  func argumentTypeName(_ value: Value) -> String { value.isNone ? "None" : typeName(of: value) }
}

enum StrQueryMethods {
  static let rows: [NativeRow] = search + predicates

  private static let search: [NativeRow] = [
    NativeRow("find(self, sub=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "find")
      return Value(try position(vm, arguments, last: false) ?? -1)
    },
    NativeRow("rfind(self, sub=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "rfind")
      return Value(try position(vm, arguments, last: true) ?? -1)
    },
    NativeRow("index(self, sub=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "index")
      guard let found = try position(vm, arguments, last: false) else { throw vm.valueError("substring not found") }
      return Value(found)
    },
    NativeRow("rindex(self, sub=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "rindex")
      guard let found = try position(vm, arguments, last: true) else { throw vm.valueError("substring not found") }
      return Value(found)
    },
    NativeRow("count(self, sub=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "count")
      let text = try StrArguments.receiver(vm, arguments)
      let needle = try StrArguments.text(vm, arguments[1])
      let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: text.count)
      return Value(start > end ? 0 : StrSearch.count(needle.utf8, in: text.slice(start, end)))
    },
    NativeRow("startswith(self, prefix=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "startswith")
      return Value(try matchesEnd(vm, arguments, "startswith") { $0.starts(with: $1) })
    },
    NativeRow("endswith(self, suffix=?, start=None, end=None, /)", .parsed) { vm, arguments throws(PyError) in
      try StrArguments.checkGiven(vm, arguments, "endswith")
      return Value(try matchesEnd(vm, arguments, "endswith") { $0.suffix($1.count).elementsEqual($1) })
    },
  ]

  private static func position(_ vm: Machine, _ arguments: Arguments, last: Bool) throws(PyError) -> Int? {
    let text = try StrArguments.receiver(vm, arguments)
    let needle = try StrArguments.text(vm, arguments[1])
    let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: text.count)
    if start > end { return nil }
    let part = text.slice(start, end)
    let found =
      last
      ? StrSearch.findLast(needle.utf8, in: part, before: part.count) : StrSearch.find(needle.utf8, in: part)
    guard let found else { return nil }
    return start + (text.isASCII ? found : scalarCount(StrSearch.slice(part, 0, found)))
  }

  private static func matchesEnd(
    _ vm: Machine, _ arguments: Arguments, _ name: String, _ matches: (TextBytes, TextBytes) -> Bool
  ) throws(PyError) -> Bool {
    let text = try StrArguments.receiver(vm, arguments)
    let (start, end) = try ResolvedSlice.range(vm, arguments[2], arguments[3], length: text.count)
    let part = start > end ? nil : text.slice(start, end)
    if let affix = arguments[1].str {
      guard let part else { return false }
      return part.count >= affix.byteCount && matches(part, affix.utf8)
    }
    guard let choices = arguments[1].tuple else {
      throw vm.typeError(
        "\(name) first arg must be str or a tuple of str, not \(vm.typeName(of: arguments[1]))")
    }
    for choice in choices.elements {
      guard let affix = choice.str else {
        throw vm.typeError("tuple for \(name) must only contain str, not \(vm.typeName(of: choice))")
      }
      if let part, part.count >= affix.byteCount, matches(part, affix.utf8) { return true }
    }
    return false
  }

  // MARK: Predicates

  private static let predicates: [NativeRow] = [
    allScalars("isalnum", ScalarProperties.isAlphanumeric),
    allScalars("isalpha", ScalarProperties.isAlpha),
    allScalars("isdecimal", ScalarProperties.isDecimal),
    allScalars("isdigit", ScalarProperties.isDigit),
    allScalars("isnumeric", ScalarProperties.isNumeric),
    allScalars("isspace", ScalarProperties.isSpace),
    allScalars("isprintable", emptyResult: true, ScalarProperties.isPrintable),
    allScalars("isascii", emptyResult: true) { $0 < 0x80 },
    wholeText("islower") { text in
      text.contains(where: ScalarProperties.isLower)
        && !text.contains { ScalarProperties.isUpper($0) || ScalarProperties.isTitle($0) }
    },
    wholeText("isupper") { text in
      text.contains(where: ScalarProperties.isUpper)
        && !text.contains { ScalarProperties.isLower($0) || ScalarProperties.isTitle($0) }
    },
    wholeText("istitle", isTitle),
    wholeText("isidentifier") { text in
      guard let first = text.first, ScalarProperties.isIdentifierStart(first) else { return false }
      return text.dropFirst().allSatisfy(ScalarProperties.isIdentifierContinue)
    },
  ]

  private static func allScalars(
    _ name: String, emptyResult: Bool = false, _ holds: @escaping @Sendable (UInt32) -> Bool
  ) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      if text.byteCount == 0 { return Value(emptyResult) }
      var offset = 0
      var turn = 0
      while offset < text.byteCount {
        turn &+= 1
        try vm.checkTurn(turn)
        if !holds(decodeScalar(text.bytes, &offset)) { return .false }
      }
      return .true
    }
  }

  private static func wholeText(_ name: String, _ holds: @escaping @Sendable ([UInt32]) -> Bool) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      try vm.checkWork(nanoseconds: Double(text.count) * 40)
      return Value(holds(scalars(of: text.utf8)))
    }
  }

  @Sendable private static func isTitle(_ text: [UInt32]) -> Bool {
    var afterCased = false
    var foundCased = false
    for scalar in text {
      if ScalarProperties.isUpper(scalar) || ScalarProperties.isTitle(scalar) {
        if afterCased { return false }
        afterCased = true
        foundCased = true
      } else if ScalarProperties.isLower(scalar) {
        if !afterCased { return false }
        foundCased = true
      } else {
        afterCased = false
      }
    }
    return foundCased
  }
}

enum StrCaseMethods {
  static let rows: [NativeRow] = [
    NativeRow("__getnewargs__(self, /)", .exact) { vm, arguments throws(PyError) in
      let text = try StrArguments.receiver(vm, arguments)
      if arguments.receiver.isStr { return vm.tuple([arguments.receiver]) }
      try vm.checkMemory(text.byteCount)
      return vm.tuple([
        vm.string(byteCount: text.byteCount, count: text.count) { $0.update(from: text.bytes, count: text.byteCount) }
      ])
    },
    row("upper", CaseMapping.upper, ascii: .upper),
    row("lower", CaseMapping.lower, ascii: .lower),
    row("casefold", CaseMapping.fold, ascii: .lower),
    row("swapcase", CaseMapping.swapCase, ascii: .swapped),
    row("capitalize", CaseMapping.capitalize, ascii: .capitalized),
    row("title", CaseMapping.title, ascii: .title),
  ]

  /// A mapping of ASCII letters that leaves the number of characters as it is.
  private enum LetterMapping {
    case upper, lower, swapped, title, capitalized

    /// One loop for each mapping, which the compiler turns into vector code.
    func write(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
      switch self {
      case .upper:
        for index in 0..<count { target[index] = source[index] &- (source[index] &- 97 < 26 ? 32 : 0) }
      case .lower:
        for index in 0..<count { target[index] = source[index] &+ (source[index] &- 65 < 26 ? 32 : 0) }
      case .swapped:
        for index in 0..<count { target[index] = source[index] ^ ((source[index] | 32) &- 97 < 26 ? 32 : 0) }
      case .title:
        var follows = false
        for index in 0..<count {
          let isLetter = (source[index] | 32) &- 97 < 26
          target[index] = isLetter ? (follows ? source[index] | 32 : source[index] & ~32) : source[index]
          follows = isLetter
        }
      case .capitalized:
        for index in 0..<count { target[index] = source[index] &+ (source[index] &- 65 < 26 ? 32 : 0) }
        if count > 0, source[0] &- 97 < 26 || source[0] &- 65 < 26 { target[0] = source[0] & ~32 }
      }
    }
  }

  /// `convert` over scalars, and for ASCII text the mapping of single bytes where there is one.
  private static func row(
    _ name: String, _ convert: @escaping @Sendable ([UInt32]) -> ByteText,
    ascii: LetterMapping? = nil
  ) -> NativeRow {
    NativeRow("\(name)(self, /)", .exact) { vm, arguments throws(PyError) in
      // Words and not the object, which would be retained over the call.
      if let ascii, arguments[0].isStr, arguments[0].asStr.isASCII {
        let (bytes, byteCount) = (arguments[0].asStr.bytes, arguments[0].asStr.byteCount)
        return vm.string(byteCount: byteCount, count: byteCount) { ascii.write(bytes, byteCount, to: $0) }
      }
      let text = try StrArguments.receiver(vm, arguments)
      try vm.checkWork(nanoseconds: Double(text.count) * 80)
      return vm.string(convert(scalars(of: text.utf8)))
    }
  }
}
