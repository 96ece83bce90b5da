// From the arguments of a call to the parameters of a signature, with CPython's words when they do not fit.
// One implementation for `def` functions and native rows. Input and output are the same window of registers.

/// The parameters of a function, sorted as CPython sorts them.
final class ParameterList {
  /// Positional (positional-only first), keyword-only, `*args`, `**kwargs`.
  var names: [StrObject] = []
  var positionalOnlyCount = 0
  /// Positional-only ones included.
  var positionalCount = 0
  var keywordOnlyCount = 0
  var hasVariadic = false
  var hasKeywordVariadic = false
  /// Other names of parameters are understood (`Machine.libraryKeywords`), and `*args` may be given by name.
  var hasLibraryNames = false

  var variadicIndex: Int { positionalCount + keywordOnlyCount }
  var keywordVariadicIndex: Int { variadicIndex + (hasVariadic ? 1 : 0) }
}

/// The parsed signature of a native function.
final class Binder {
  let parameters = ParameterList()
  /// Defaults by sorted index; undefined is a real default when `isOptional`.
  var defaults: [Value] = []
  var isOptional: [Bool] = []
  /// Sorted index to the place in the signature as written.
  var order: [Int] = []
  var requiredCount = 0
  /// Parameters when they are positional only in form, so that a call can be bound in place; -1 otherwise.
  var simpleCount = -1
}

extension Machine {
  /// Parses the signature of a row.
  func makeBinder(_ row: NativeRow) -> Binder {
    let binder = Binder()
    var sorted: [(name: StrObject, isOptional: Bool, value: Value, written: Int)] = []
    var keywordOnly: [(name: StrObject, isOptional: Bool, value: Value, written: Int)] = []
    var variadic: (StrObject, Int)?
    var keywordVariadic: (StrObject, Int)?
    var written = 0
    var afterStar = false
    for part in row.parameterTexts {
      if part == "/" {
        binder.parameters.positionalOnlyCount = sorted.count
        continue
      }
      if part == "*" {
        afterStar = true
        continue
      }
      if part.hasPrefix("**") {
        keywordVariadic = (intern(String(part.dropFirst(2))), written)
      } else if part.hasPrefix("*") {
        variadic = (intern(String(part.dropFirst())), written)
        afterStar = true
      } else {
        let pieces = part.split(separator: "=", maxSplits: 1)
        let name = intern(trimmed(String(pieces.first ?? "")))
        let value = pieces.count > 1 ? defaultValue(trimmed(String(pieces[1]))) : .undefined
        let entry = (name, pieces.count > 1, value, written)
        if afterStar { keywordOnly.append(entry) } else { sorted.append(entry) }
      }
      written += 1
    }
    for entry in sorted + keywordOnly {
      binder.parameters.names.append(entry.name)
      binder.isOptional.append(entry.isOptional)
      binder.defaults.append(entry.value)
      binder.order.append(entry.written)
    }
    binder.parameters.positionalCount = sorted.count
    binder.parameters.keywordOnlyCount = keywordOnly.count
    binder.requiredCount = sorted.filter { !$0.isOptional }.count
    binder.parameters.hasLibraryNames = row.style == .library
    if let (name, place) = variadic {
      binder.parameters.hasVariadic = true
      binder.parameters.names.append(name)
      binder.order.append(place)
    }
    if let (name, place) = keywordVariadic {
      binder.parameters.hasKeywordVariadic = true
      binder.parameters.names.append(name)
      binder.order.append(place)
    }
    if variadic == nil, keywordVariadic == nil, keywordOnly.isEmpty { binder.simpleCount = sorted.count }
    return binder
  }

  /// The parameters that a function's signature names, each with its default: undefined where it has none.
  package func namedParameters(of function: NativeFunction) -> [(name: StrObject, fallback: Value)] {
    let binder = makeBinder(function.row)
    return binder.defaults.indices.map { (binder.parameters.names[$0], binder.defaults[$0]) }
  }

  private func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }

  private func defaultValue(_ text: String) -> Value {
    switch text {
    case "None": return .none
    case "True": return .true
    case "False": return .false
    case "?": return .undefined
    case "()": return emptyTuple
    case "...": return .ellipsis
    default: break
    }
    if let integer = Int(text) { return Value(integer) }
    if let float = Double(text) { return Value(float) }
    if text.utf8.count >= 2, text.hasPrefix("'") || text.hasPrefix("\"") {
      return Value(intern(String(text.dropFirst().dropLast()).replacingNewlineEscapes))
    }
    return .none
  }

  // MARK: - Binding native calls

  /// Binds in place; returns the number of bound parameters.
  func bindNative(
    _ function: NativeFunction, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws(PyError) -> Int {
    let binder: Binder
    if let known = function.binder {
      binder = known
    } else {
      binder = makeBinder(function.row)
      function.binder = binder
    }
    if keywords.isUndefined, count <= binder.simpleCount, count >= binder.requiredCount {
      var index = count
      while index < binder.simpleCount {
        window[index] = binder.defaults[index]
        index &+= 1
      }
      reserveRegisters(window + binder.simpleCount)
      return binder.simpleCount
    }
    if bindQuickly(function, binder, window, count, keywords) { return binder.parameters.names.count }
    let parameters = binder.parameters
    let total = parameters.names.count
    reserveRegisters(window + max(total, count))
    if function.isDescriptor, count == 0, !PythonFaces.isFace(self, Value(function)) { throw needsReceiver(function) }
    if function.isDescriptor { try checkReceiver(function, window, count) }
    if function.row.style != .python { try checkNativeCall(function, binder, count, keywords) }
    var name: String { qualifiedName(of: function) }
    var bound = try bindArguments(parameters, name, window, count, keywords, binder.requiredCount)
    for index in 0..<binder.isOptional.count where bound[index].isUndefined && binder.isOptional[index] {
      bound[index] = binder.defaults[index]
    }
    if function.row.style == .clinic { try checkClinicArguments(function, binder, bound) }
    try checkMissing(parameters, name, bound) { binder.isOptional[$0] }
    for index in 0..<total { window[binder.order[index]] = bound[index] }
    return total
  }

  /// Binds arguments that fit, without the arrays of the general algorithm, in registers beyond the arguments. False when
  /// something does not fit; the arguments are as they were then, and the general algorithm says what is wrong.
  private func bindQuickly(
    _ function: NativeFunction, _ binder: Binder, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) -> Bool {
    let style = function.row.style
    if style == .exact || (style == .unpack && !keywords.isUndefined) || (function.isDescriptor && count == 0) {
      return false
    }
    let parameters = binder.parameters
    if count > parameters.positionalCount, !parameters.hasVariadic { return false }
    let total = parameters.names.count
    let given = count + (keywords.isUndefined ? 0 : keywords.asTuple.count)
    // Above the arguments, and above the copy of them that stands there for a library's words (`keepCall`).
    let bound = window + max(given, total) + given
    if (bound + total + 1).isAbove(state.pointee.stackLimit) { return false }
    reserveRegisters(bound + total + 1)
    if !sortQuickly(parameters, window, count, keywords, into: bound) { return false }
    for index in 0..<parameters.variadicIndex where bound[index].isUndefined {
      guard index < binder.isOptional.count, binder.isOptional[index] else { return false }
      bound[index] = binder.defaults[index]
    }
    for index in 0..<total { window[binder.order[index]] = bound[index] }
    return true
  }

  /// Sorts arguments to parameters (`names` order), missing ones undefined; false when a keyword does not fit.
  func sortQuickly(
    _ parameters: ParameterList, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value,
    into bound: UnsafeMutablePointer<Value>
  ) -> Bool {
    let positional = min(count, parameters.positionalCount)
    for index in 0..<parameters.names.count { bound[index] = index < positional ? window[index] : .undefined }
    if parameters.hasVariadic { bound[parameters.variadicIndex] = tuple(window + positional, count - positional) }
    let extra = parameters.hasKeywordVariadic ? dict() : nil
    if let extra { bound[parameters.keywordVariadicIndex] = Value(extra) }
    if keywords.isUndefined { return true }
    let names = keywords.asTuple
    for position in 0..<names.count {
      let key = names[position].asStr
      let value = window[count + position]
      var target = parameters.positionalOnlyCount
      while target < parameters.variadicIndex, !parameters.names[target].isEqual(to: key) { target += 1 }
      if target < parameters.variadicIndex {
        if !bound[target].isUndefined { return false }
        bound[target] = value
      } else if let extra, !parameters.hasLibraryNames {
        extra.set(intern(key), value)
      } else {
        return false
      }
    }
    return true
  }

  /// Native calls may need registers beyond the frame's own.
  @inline(__always)
  func reserveRegisters(_ end: UnsafeMutablePointer<Value>) {
    if end > state.pointee.top { state.pointee.top = end }
    if end > state.pointee.highestTop { state.pointee.highestTop = end }
  }

  func qualifiedName(of function: NativeFunction) -> String {
    if let owner = function.owner { return owner.name.string + "." + function.row.name }
    return function.row.name
  }

  /// As messages of C functions name it: with its class or, outside of builtins, with its module.
  private func messageName(of function: NativeFunction) -> String {
    if let module = function.moduleName { return module + "." + function.row.name }
    return qualifiedName(of: function)
  }

  /// A method called through its class without anything to work on.
  private func needsReceiver(_ function: NativeFunction) -> PyError {
    let owner = function.owner?.name.string ?? "object"
    let name = function.row.name
    if function.isSlot {
      return typeError("descriptor '\(name)' of '\(owner)' object needs an argument")
    }
    return typeError("unbound method \(owner).\(name)() needs an argument")
  }

  // MARK: - The general algorithm

  /// Sorts arguments to parameters (`names` order); missing ones stay undefined. `requiredCount` is that of positional
  /// parameters, for the message about too many.
  func bindArguments(
    _ parameters: ParameterList, _ name: @autoclosure () -> String, _ window: UnsafeMutablePointer<Value>,
    _ count: Int, _ keywords: Value, _ requiredCount: Int
  ) throws(PyError) -> [Value] {
    var bound = [Value](repeating: .undefined, count: parameters.names.count)
    let positional = min(count, parameters.positionalCount)
    for index in 0..<positional { bound[index] = window[index] }
    if parameters.hasVariadic {
      let extra = max(count - parameters.positionalCount, 0)
      bound[parameters.variadicIndex] = tuple(window + parameters.positionalCount, extra)
    }
    let extraKeywords = parameters.hasKeywordVariadic ? dict() : nil
    if let extraKeywords { bound[parameters.keywordVariadicIndex] = Value(extraKeywords) }
    if !keywords.isUndefined {
      let names = keywords.asTuple
      let named = parameters.positionalCount + parameters.keywordOnlyCount
      for position in 0..<names.count {
        let key = names[position].asStr
        let value = window[count + position]
        var target = parameters.positionalOnlyCount
        while target < named, !parameters.names[target].isEqual(to: key) { target += 1 }
        if target < named {
          if !bound[target].isUndefined {
            throw typeError("\(name())() got multiple values for argument '\(key.string)'")
          }
          bound[target] = value
        } else if parameters.hasLibraryNames, let place = libraryParameter(parameters, key, bound) {
          bound[place] = place == parameters.variadicIndex ? tuple([value]) : value
        } else if let extraKeywords {
          extraKeywords.set(intern(key), value)
        } else {
          throw unexpectedKeyword(parameters, name(), names, key)
        }
      }
    }
    if count > parameters.positionalCount, !parameters.hasVariadic {
      throw tooManyArguments(parameters, name(), count, bound, requiredCount)
    }
    return bound
  }

  /// The parameter that a library knows under another name too, or `*args` given as one argument.
  private func libraryParameter(_ parameters: ParameterList, _ key: StrObject, _ bound: [Value]) -> Int? {
    if parameters.hasVariadic, parameters.names[parameters.variadicIndex].isEqual(to: key) {
      let given = bound[parameters.variadicIndex]
      return given.isUndefined || given.asTuple.count == 0 ? parameters.variadicIndex : nil
    }
    guard let own = libraryKeywords[key.string] else { return nil }
    let named = parameters.positionalCount + parameters.keywordOnlyCount
    return (0..<named).first { parameters.names[$0].string == own && bound[$0].isUndefined }
  }

  private func unexpectedKeyword(
    _ parameters: ParameterList, _ name: String, _ keywords: TupleObject, _ key: StrObject
  ) -> PyError {
    let positionalOnly = parameters.names.prefix(parameters.positionalOnlyCount)
    if positionalOnly.contains(where: { $0.isEqual(to: key) }) {
      let given = positionalOnly.filter { parameter in keywords.elements.contains { $0.asStr.isEqual(to: parameter) } }
      let list = given.map { $0.string }.joined(separator: ", ")
      return typeError("\(name)() got some positional-only arguments passed as keyword arguments: '\(list)'")
    }
    return typeError("\(name)() got an unexpected keyword argument '\(key.string)'")
  }

  private func tooManyArguments(
    _ parameters: ParameterList, _ name: String, _ count: Int, _ bound: [Value], _ requiredCount: Int
  ) -> PyError {
    let most = parameters.positionalCount
    let takes = requiredCount < most ? "from \(requiredCount) to \(most)" : "\(most)"
    let plural = requiredCount < most || most != 1 ? "s" : ""
    var keywordGiven = 0
    for index in 0..<parameters.keywordOnlyCount where !bound[most + index].isUndefined { keywordGiven += 1 }
    var extra = ""
    if keywordGiven > 0 {
      extra =
        " positional argument\(count != 1 ? "s" : "") (and \(keywordGiven) keyword-only argument"
        + "\(keywordGiven != 1 ? "s" : ""))"
    }
    let verb = count == 1 && keywordGiven == 0 ? "was" : "were"
    return typeError("\(name)() takes \(takes) positional argument\(plural) but \(count)\(extra) \(verb) given")
  }

  /// Raises when a parameter without default has no argument.
  func checkMissing(
    _ parameters: ParameterList, _ name: @autoclosure () -> String, _ bound: [Value], _ isOptional: (Int) -> Bool
  ) throws(PyError) {
    var missing: [String] = []
    for index in 0..<parameters.positionalCount where bound[index].isUndefined && !isOptional(index) {
      missing.append(parameters.names[index].string)
    }
    if !missing.isEmpty { throw missingArguments(name(), "positional", missing) }
    for index in parameters.positionalCount..<parameters.variadicIndex
    where bound[index].isUndefined && !isOptional(index) {
      missing.append(parameters.names[index].string)
    }
    if !missing.isEmpty { throw missingArguments(name(), "keyword-only", missing) }
  }

  /// What `PyArg_ParseTupleAndKeywords` refuses in a call of a class whose parameters may all be missing.
  func checkCall(_ arguments: CallArguments, of name: String, _ parameters: [String]) throws(PyError) {
    let (positional, keywords) = (arguments.positionalCount, arguments.keywordCount)
    if positional + keywords > parameters.count {
      let kind = positional == 0 ? "keyword argument" : "argument"
      throw typeError(
        "\(name)() takes at most \(parameters.count) \(kind)\(parameters.count == 1 ? "" : "s") "
          + "(\(positional + keywords) given)")
    }
    for index in 0..<keywords {
      let key = arguments.keyword(at: index).name.string
      guard let place = parameters.firstIndex(of: key) else {
        throw typeError("'\(key)' is an invalid keyword argument for \(name)()")
      }
      if place < positional {
        throw typeError("argument for \(name)() given by name ('\(key)') and position (\(place + 1))")
      }
    }
  }

  private func missingArguments(_ name: String, _ kind: String, _ missing: [String]) -> PyError {
    let quoted = missing.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    let plural = quoted.count == 1 ? "" : "s"
    return typeError("\(name)() missing \(quoted.count) required \(kind) argument\(plural): \(list)")
  }

  // MARK: - The wordings of C functions

  private func checkNativeCall(
    _ function: NativeFunction, _ binder: Binder, _ count: Int, _ keywords: Value
  ) throws(PyError) {
    var name: String { messageName(of: function) }
    // The receiver is not counted in these messages.
    let skipped = function.owner == nil || function.isStatic ? 0 : 1
    let given = count - skipped
    let least = binder.requiredCount - skipped
    let most = binder.parameters.positionalCount - skipped
    let isOpen = binder.parameters.hasVariadic
    let keywordCount = keywords.isUndefined ? 0 : keywords.asTuple.count
    switch function.row.style {
    case .python, .library: return
    case .exact:
      if keywordCount > 0 { throw typeError("\(name)() takes no keyword arguments") }
      if given == most && given >= least { return }
      if most == 0 { throw typeError("\(name)() takes no arguments (\(given) given)") }
      if most == 1 && least == 1 { throw typeError("\(name)() takes exactly one argument (\(given) given)") }
      if given < least || given > most { throw typeError(unpackMessage(function, given, least, most)) }
    case .unpack:
      if keywordCount > 0 && binder.parameters.keywordOnlyCount == 0 && !binder.parameters.hasKeywordVariadic {
        throw typeError("\(name)() takes no keyword arguments")
      }
      if given < least || (given > most && !isOpen) { throw typeError(unpackMessage(function, given, least, most)) }
    case .parsed:
      if keywordCount > 0 { throw typeError("\(name)() takes no keyword arguments") }
      if given >= least, given <= most { return }
      let bound = given < least ? least : most
      throw typeError(
        "\(function.row.name)() takes at \(given < least ? "least" : "most") \(bound) argument\(bound == 1 ? "" : "s") "
          + "(\(given) given)")
    case .clinic:
      try checkClinicCall(function, binder, given, most, keywords)
    }
  }

  /// A required parameter without argument, in the words of Argument Clinic.
  private func checkClinicArguments(
    _ function: NativeFunction, _ binder: Binder, _ bound: [Value]
  ) throws(PyError) {
    let skipped = function.owner == nil || function.isStatic ? 0 : 1
    for index in 0..<binder.isOptional.count where bound[index].isUndefined && !binder.isOptional[index] {
      let parameter = binder.parameters.names[index].string
      throw typeError(
        "\(function.row.name)() missing required argument '\(parameter)' (pos \(index + 1 - skipped))")
    }
  }

  private func unpackMessage(_ function: NativeFunction, _ given: Int, _ least: Int, _ most: Int) -> String {
    let name = function.row.name
    if least == most { return "\(name) expected \(most) argument\(most == 1 ? "" : "s"), got \(given)" }
    if given < least { return "\(name) expected at least \(least) argument\(least == 1 ? "" : "s"), got \(given)" }
    return "\(name) expected at most \(most) argument\(most == 1 ? "" : "s"), got \(given)"
  }

  private func checkClinicCall(
    _ function: NativeFunction, _ binder: Binder, _ given: Int, _ most: Int, _ keywords: Value
  ) throws(PyError) {
    let name = function.row.name
    let parameters = binder.parameters
    let named = parameters.positionalCount + parameters.keywordOnlyCount
    let keywordCount = keywords.isUndefined ? 0 : keywords.asTuple.count
    let all = most + parameters.keywordOnlyCount
    if !parameters.hasVariadic, given + keywordCount > all, !parameters.hasKeywordVariadic {
      let kind = given == 0 ? "keyword argument" : "argument"
      let bound = binder.requiredCount == parameters.positionalCount && all == most ? "exactly" : "at most"
      throw typeError(
        "\(name)() takes \(bound) \(all) \(kind)\(all == 1 ? "" : "s") (\(given + keywordCount) given)")
    }
    if !parameters.hasVariadic, given > most {
      if most == 0 { throw typeError("\(name)() takes no positional arguments") }
      let bound = binder.requiredCount == parameters.positionalCount ? "exactly" : "at most"
      throw typeError("\(name)() takes \(bound) \(most) positional argument\(most == 1 ? "" : "s") (\(given) given)")
    }
    let least = min(parameters.positionalOnlyCount, binder.requiredCount) - (parameters.positionalCount - most)
    if given < least, !parameters.hasVariadic {
      let bound = least < most ? "at least" : "exactly"
      throw typeError("\(name)() takes \(bound) \(least) positional argument\(least == 1 ? "" : "s") (\(given) given)")
    }
    if parameters.hasVariadic, parameters.positionalCount == 0, keywordCount > parameters.keywordOnlyCount,
      !parameters.hasKeywordVariadic, parameters.keywordOnlyCount > 0
    {
      let most = parameters.keywordOnlyCount
      throw typeError("\(name)() takes at most \(most) keyword argument\(most == 1 ? "" : "s") (\(keywordCount) given)")
    }
    guard keywordCount > 0, !parameters.hasKeywordVariadic else { return }
    for position in 0..<keywordCount {
      let key = keywords.asTuple[position].asStr
      let isKnown = (parameters.positionalOnlyCount..<max(named, parameters.positionalOnlyCount)).contains {
        parameters.names[$0].isEqual(to: key)
      }
      if !isKnown { throw typeError("'\(key.string)' is an invalid keyword argument for \(name)()") }
    }
  }
}

extension NativeRow {
  /// The parameters as written, split at the commas outside quotes and brackets.
  var parameterTexts: [String] { NativeRow.parameterTexts(of: signature) }

  /// The parameters of a signature.
  static func parameterTexts(of signature: String) -> [String] {
    let bytes = Array(signature.utf8)
    guard let open = bytes.firstIndex(of: 0x28), let close = bytes.lastIndex(of: 0x29), open < close else { return [] }
    var parts: [String] = []
    var current: [UInt8] = []
    var quote: UInt8 = 0
    var depth = 0
    for byte in bytes[(open + 1)..<close] {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x27 || byte == 0x22 {
        quote = byte
      } else if byte == 0x28 || byte == 0x5B {
        depth += 1
      } else if byte == 0x29 || byte == 0x5D {
        depth -= 1
      } else if byte == 0x2C && depth == 0 {
        parts.append(String(decoding: current, as: UTF8.self))
        current = []
        continue
      }
      if byte == 0x20 && quote == 0 && current.isEmpty { continue }
      current.append(byte)
    }
    if !current.isEmpty { parts.append(String(decoding: current, as: UTF8.self)) }
    return parts.map { text in
      var text = text
      // A type annotation is for readers only.
      if quoteFree(text), let colon = text.firstIndex(of: ":") {
        let rest = text[text.index(after: colon)...]
        let value = rest.firstIndex(of: "=").map { String(rest[$0...]) } ?? ""
        text = String(text[..<colon]) + value
      }
      return text
    }
  }

  private static func quoteFree(_ text: String) -> Bool { !text.contains("'") && !text.contains("\"") }
}

extension String {
  /// `\n` written in a signature's default.
  fileprivate var replacingNewlineEscapes: String {
    var result = ""
    var isEscaped = false
    for character in self {
      if isEscaped {
        result.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
