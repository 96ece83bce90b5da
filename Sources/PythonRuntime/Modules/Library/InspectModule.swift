// The module `inspect`: the source of what a lesson defined, signatures, and questions about kinds of objects.

enum InspectModule {
  static let module = NativeModule("inspect", functions: rows) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, signatures + reading + kinds + texts + frames)
  }

  private static let rows: [NativeRow] = [
    NativeRow("_kind(object, /)") { vm, arguments in vm.string(kind(vm, arguments[0])) },
    NativeRow("_source(object, /)") { vm, arguments in
      guard let (lines, number) = source(vm, arguments[0]) else { return .none }
      return vm.tuple([vm.list(lines.map { vm.string($0) }), Value(number)])
    },
    NativeRow("_file(object, /)") { vm, arguments in
      guard arguments[0].isKind(.function) else { return .none }
      let unit = arguments[0].asFunction.code.source
      return unit.libraryName == nil ? vm.string(unit.file) : .none
    },
    NativeRow("_parameters(function, /)") { vm, arguments in
      guard arguments[0].isKind(.function) else { return .none }
      return vm.list(parameters(vm, arguments[0].asFunction))
    },
    // The parameters as texts; None where there is no signature, False where there is one that cannot be read.
    NativeRow("_native_signature(function, /)") { vm, arguments in
      let isMethod = arguments[0].isKind(.boundMethod)
      let value = isMethod ? arguments[0].asObject(BoundMethod.self).function : arguments[0]
      guard value.isKind(.nativeFunction) else { return .none }
      let function = value.asNativeFunction
      if PythonFaces.isFace(vm, value) {
        return vm.list(function.row.parameterTexts.dropFirst(isMethod ? 1 : 0).map { vm.string($0) })
      }
      guard let parts = SignatureTexts.parameters(function, isBound: isMethod || !function.isDescriptor) else {
        if case .text = SignatureTexts.shown(function) { return .false }
        return .none
      }
      return vm.list(parts.map { vm.string($0) })
    },
    // The same of a class; False where it is known to have none, None where nothing is known.
    NativeRow("_class_signature(cls, /)") { vm, arguments in
      guard let cls = arguments[0].cls, let shown = SignatureTexts.shown(cls) else { return .none }
      guard case .text(let text) = shown else { return .false }
      return vm.list(NativeRow.parameterTexts(of: text).map { vm.string($0) })
    },
    NativeRow("_makes_generator(object, /)") { _, arguments in
      Value(arguments[0].isKind(.function) && arguments[0].asFunction.code.isGenerator)
    },
  ]

  private static func kind(_ vm: Machine, _ value: Value) -> String {
    switch value.kind {
    case .function: "function"
    case .nativeFunction where PythonFaces.isFace(vm, value): "function"
    case .boundMethod where PythonFaces.isFace(vm, value.asObject(BoundMethod.self).function): "method"
    case .nativeFunction: value.asNativeFunction.isDescriptor ? "method descriptor" : "builtin"
    case .boundMethod: value.asObject(BoundMethod.self).function.isKind(.nativeFunction) ? "builtin" : "method"
    case .cls: "class"
    case .module: "module"
    case .generator: "generator"
    case .traceback: "traceback"
    case .code: "code"
    default: "other"
    }
  }

  /// The parameters of a function: name, kind, default and annotation, `...` standing for none.
  private static func parameters(_ vm: Machine, _ function: FunctionObject) -> [Value] {
    let list = function.code.parameters
    let annotations = function.annotations.dict
    let defaults = function.defaults.tuple.map { Array($0.elements) } ?? []
    let firstDefault = list.positionalCount - defaults.count
    var result: [Value] = []
    func add(_ name: StrObject, _ kind: Int, _ value: Value) {
      let found = annotations?.get(name) ?? .undefined
      result.append(
        vm.tuple([
          Value(name), Value(kind), Value(!value.isUndefined), value.isUndefined ? .none : value,
          Value(!found.isUndefined), found.isUndefined ? .none : found,
        ]))
    }
    for index in 0..<list.positionalCount {
      let value = index >= firstDefault && firstDefault >= 0 ? defaults[index - firstDefault] : .undefined
      add(list.names[index], index < list.positionalOnlyCount ? 0 : 1, value)
    }
    if list.hasVariadic { add(list.names[list.variadicIndex], 2, .undefined) }
    for index in list.positionalCount..<(list.positionalCount + list.keywordOnlyCount) {
      add(list.names[index], 3, function.keywordDefaults.dict?.get(list.names[index]) ?? .undefined)
    }
    if list.hasKeywordVariadic { add(list.names[list.keywordVariadicIndex], 4, .undefined) }
    return result
  }

  // MARK: - Source

  /// The lines of a function or class of the lesson, and the number of the first in its file.
  private static func source(_ vm: Machine, _ value: Value) -> (lines: [String], number: Int)? {
    if value.isKind(.function) {
      let code = value.asFunction.code
      if code.source.libraryName != nil { return nil }
      let isLambda = code.name.string == "<lambda>"
      return block(
        code.source, from: isLambda ? code.firstLine : firstDecorator(code.source, code.firstLine), isLambda: isLambda)
    }
    guard let cls = value.cls, cls.isUserClass else { return nil }
    let name = cls.name.string
    for unit in vm.lessonSources.reversed() {
      for line in 1...max(unit.lineStarts.count, 1) {
        let text = String(decoding: unit.line(line), as: UTF8.self).drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix("class \(name)") else { continue }
        let next = text.dropFirst(6 + name.count).first
        if next == "(" || next == ":" || next == " " {
          return block(unit, from: firstDecorator(unit, line), isLambda: false)
        }
      }
    }
    return nil
  }

  /// The line of the first decorator above a class.
  private static func firstDecorator(_ unit: SourceUnit, _ line: Int) -> Int {
    let wanted = indent(unit.line(line))
    var first = line
    while first > 1 {
      let above = unit.line(first - 1)
      guard indent(above) == wanted, above.dropFirst(wanted).first == 0x40 else { break }
      first -= 1
    }
    return first
  }

  private static func indent(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == 0x20 || $0 == 0x09 }.count }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { indent(line) == line.count }

  /// From a line to the end of the block it begins.
  private static func block(_ unit: SourceUnit, from first: Int, isLambda: Bool) -> (lines: [String], number: Int) {
    let margin = indent(unit.line(first))
    var last = first
    var scan = SourceScan()
    var isHeader = true
    var line = first
    while line <= unit.lineStarts.count {
      let bytes = unit.line(line)
      let isContinued = scan.isOpen
      if isHeader {
        let isDecorator = !isContinued && bytes.dropFirst(indent(bytes)).first == 0x40
        scan.read(bytes)
        last = line
        if !scan.isOpen, !isDecorator {
          if isLambda { break }
          isHeader = false
        }
      } else if !isContinued, isBlank(bytes) || isComment(bytes, margin) {
        line += 1
        continue
      } else if isContinued || indent(bytes) > margin {
        scan.read(bytes)
        last = line
      } else {
        break
      }
      line += 1
    }
    let lines = (first...last).map { String(decoding: unit.line($0), as: UTF8.self) + "\n" }
    return (lines, first + unit.firstLine - 1)
  }

  private static func isComment(_ line: ArraySlice<UInt8>, _ margin: Int) -> Bool {
    let start = indent(line)
    return start <= margin && line.dropFirst(start).first == 0x23
  }
}

/// What is open at the end of a line of source: brackets, and a string in triple quotes.
private struct SourceScan {
  private var depth = 0
  private var triple: UInt8?
  var isOpen: Bool { depth > 0 || triple != nil }

  mutating func read(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    var quote: UInt8?
    func isTriple(_ byte: UInt8) -> Bool {
      index + 2 < line.endIndex && line[index + 1] == byte && line[index + 2] == byte
    }
    while index < line.endIndex {
      let byte = line[index]
      if byte == 0x5C, quote != nil || triple != nil {
        index += 2
        continue
      }
      if let open = triple {
        if byte == open, isTriple(open) {
          triple = nil
          index += 2
        }
      } else if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case 0x22, 0x27:
          if isTriple(byte) {
            triple = byte
            index += 2
          } else {
            quote = byte
          }
        case 0x23: return
        case 0x28, 0x5B, 0x7B: depth += 1
        case 0x29, 0x5D, 0x7D: depth -= 1
        default: break
        }
      }
      index += 1
    }
  }
}
