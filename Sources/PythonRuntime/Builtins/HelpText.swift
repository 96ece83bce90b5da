// What `help(x)` prints: the signature and the documentation, laid out as CPython's pydoc does it for functions, and a
// shorter page for classes, modules and everything else.

enum HelpText {
  static func text(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    if value.isUndefined { return "help(object) describes a function, a class, a module or the class of a value.\n" }
    return try page(vm, value) + "\n"
  }

  private static func page(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    switch value.kind {
    case .function: return try page(vm, "function", value.asFunction.name.string, function(vm, value.asFunction), value)
    case .nativeFunction: return try native(vm, value.asNativeFunction, value)
    case .boundMethod: return try method(vm, value.asObject(BoundMethod.self), value)
    case .cls: return try cls(vm, value.asClass)
    case .module: return try module(vm, value)
    case .property: return "Help on property:\n\n" + (try documentation(vm, value, indent: "    "))
    default:
      let owner = vm.classOf(value)
      if owner.isUserClass {
        return
          "Help on \(owner.name.string) in module \(owner.moduleName.string) object:\n\n\(try ClassHelp.text(vm, owner))"
      }
      return try cls(vm, owner)
    }
  }

  private static func page(
    _ vm: Machine, _ kind: String, _ name: String, _ declaration: String, _ value: Value
  ) throws(PyError) -> String {
    let found = try vm.findAttribute(value, vm.names.module)
    let place = found.str.map { " in module \($0.string)" } ?? ""
    var text = try documentation(vm, value, indent: "    ")
    if text.isEmpty, value.isKind(.function) { text = try inherited(vm, value.asFunction, indent: "    ") }
    return "Help on \(kind) \(name)\(place):\n\n\(declaration)\n" + text
  }

  // MARK: Functions

  /// The function behind all `__wrapped__`; nil where they lead back to themselves.
  private static func unwrapped(_ vm: Machine, _ function: FunctionObject) -> FunctionObject? {
    var (current, seen) = (function, Set([ObjectIdentifier(function)]))
    while true {
      let wrapped = vm.instanceAttribute(current, vm.intern("__wrapped__"))
      guard wrapped.isKind(.function) else { return current }
      current = wrapped.asFunction
      if !seen.insert(ObjectIdentifier(current)).inserted { return nil }
    }
  }

  /// "area(width, height=2, *, unit='cm') -> int".
  static func function(_ vm: Machine, _ function: FunctionObject) throws(PyError) -> String {
    guard let innermost = unwrapped(vm, function) else { return function.name.string + "(...)" }
    if innermost !== function {
      let inner = try HelpText.function(vm, innermost)
      return function.name.string + inner.dropFirst(innermost.name.string.count)
    }
    let code = function.code
    let names = code.parameterNames
    let defaultCount = function.defaults.isUndefined ? 0 : function.defaults.asTuple.count
    var parts: [String] = []
    for index in 0..<code.positionalCount {
      let place = index - (code.positionalCount - defaultCount)
      let value = place >= 0 ? function.defaults.asTuple[place] : .undefined
      parts.append(try parameter(vm, function, names[index], value))
      if index + 1 == code.positionalOnlyCount { parts.append("/") }
    }
    let variadic = code.positionalCount + code.keywordOnlyCount
    if code.hasVariadic {
      parts.append("*" + (try parameter(vm, function, names[variadic], .undefined)))
    } else if code.keywordOnlyCount > 0 {
      parts.append("*")
    }
    for index in code.positionalCount..<variadic {
      let value = function.keywordDefaults.dict?.get(names[index]) ?? .undefined
      parts.append(try parameter(vm, function, names[index], value))
    }
    if code.hasKeywordVariadic, let last = names.last {
      parts.append("**" + (try parameter(vm, function, last, .undefined)))
    }
    let result = function.annotations.dict?.get(vm.intern("return")) ?? .undefined
    let arrow = result.isUndefined ? "" : " -> " + (try annotation(vm, result))
    if code.name.string == "<lambda>" { return "<lambda> lambda \(parts.joined(separator: ", "))" }
    return "\(function.name.string)(\(parts.joined(separator: ", ")))\(arrow)"
  }

  private static func parameter(
    _ vm: Machine, _ function: FunctionObject, _ name: StrObject, _ value: Value
  ) throws(PyError) -> String {
    let written = function.annotations.dict?.get(name) ?? .undefined
    if written.isUndefined { return value.isUndefined ? name.string : "\(name.string)=\(try vm.repr(value))" }
    let text = "\(name.string): \(try annotation(vm, written))"
    return value.isUndefined ? text : "\(text) = \(try vm.repr(value))"
  }

  private static func annotation(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    guard let cls = value.cls else { return try vm.repr(value) }
    let module = cls.moduleName.string
    return module == "builtins" ? cls.qualifiedName.string : "\(module).\(cls.qualifiedName.string)"
  }

  private static func native(_ vm: Machine, _ function: NativeFunction, _ value: Value) throws(PyError) -> String {
    if function.owner != nil {
      let kind = function.isSlot ? "wrapper_descriptor" : "method_descriptor"
      if PythonFaces.isFace(vm, value) {
        return try page(vm, "function", function.row.name, function.row.signature, value)
      }
      let declaration = SignatureTexts.declaration(function, isBound: false)
      return "Help on \(kind):\n\n\(declaration)\n" + (try documentation(vm, value, indent: "    "))
    }
    if PythonFaces.isFace(vm, value) {
      return try page(vm, "function", function.row.name, function.row.signature, value)
    }
    let declaration = SignatureTexts.declaration(function, isBound: true)
    return try page(vm, "built-in function", function.row.name, declaration, value)
  }

  private static func method(_ vm: Machine, _ method: BoundMethod, _ value: Value) throws(PyError) -> String {
    let owner = vm.classOf(method.receiver)
    if method.function.isKind(.nativeFunction) {
      let row = method.function.asNativeFunction.row
      if PythonFaces.isFace(vm, method.function) {
        let place = "method of \(owner.moduleName.string).\(owner.qualifiedName.string) instance"
        return try page(vm, "method", row.name, "\(row.signature.replacingReceiver) \(place)", method.function)
      }
      let signature = SignatureTexts.declaration(method.function.asNativeFunction, isBound: true)
      return
        "Help on built-in function \(row.name):\n\n\(signature) method of \(owner.moduleName.string)."
        + "\(owner.qualifiedName.string) instance\n"
        + (try documentation(vm, value, indent: "    "))
    }
    guard method.function.isKind(.function) else { return try cls(vm, owner) }
    let declaration = try function(vm, method.function.asFunction).replacingReceiver
    let place = "method of \(owner.moduleName.string).\(owner.qualifiedName.string) instance"
    return try page(vm, "method", method.function.asFunction.name.string, "\(declaration) \(place)", method.function)
  }

  // MARK: Classes and modules

  private static func cls(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> String {
    if cls.isUserClass {
      return "Help on class \(cls.name.string) in module \(cls.moduleName.string):\n\n\(try ClassHelp.text(vm, cls))"
    }
    var bases: [String] = []
    for base in cls.bases {
      let module = base.moduleName.string
      bases.append(module == cls.moduleName.string ? base.name.string : "\(module).\(base.name.string)")
    }
    let list = bases.isEmpty ? "" : "(\(bases.joined(separator: ", ")))"
    var text = "Help on class \(cls.name.string) in module \(cls.moduleName.string):\n\n"
    text += "class \(cls.name.string)\(list)\n"
    text += try documentation(vm, Value(cls), indent: " |  ")
    var members: [String] = []
    for (key, value) in cls.attributes.pairs {
      guard let name = key.str?.string, !name.hasPrefix("_") || name == "__init__" else { continue }
      switch value.kind {
      case .function: members.append(try function(vm, value.asFunction))
      case .nativeFunction: members.append(SignatureTexts.declaration(value.asNativeFunction, isBound: false))
      case .property, .staticMethod, .classMethod: members.append(name)
      default: members.append("\(name) = \(try vm.repr(value))")
      }
    }
    if !members.isEmpty { text += " |  \n" + members.map { " |  \($0)\n" }.joined() }
    return text
  }

  private static func module(_ vm: Machine, _ value: Value) throws(PyError) -> String {
    let module = value.asObject(ModuleObject.self)
    let names = module.attributes.pairs.compactMap { $0.key.str?.string }.filter { !$0.hasPrefix("_") }.sorted()
    return "Help on module \(module.name.string):\n\n" + (try documentation(vm, value, indent: "    "))
      + names.map { "    \($0)\n" }.joined()
  }

  /// The docstring of what a class itself has under a name.
  static func documentation(
    of name: String, _ vm: Machine, _ cls: ClassObject, indent: String
  ) throws(PyError) -> String {
    let interned = vm.intern(name)
    var member = cls.attributes.get(interned)
    if member.isUndefined { member = vm.syntheticMember(interned, of: cls) }
    switch member.kind {
    case .staticMethod, .classMethod: member = member.asObject(MethodWrapper.self).function
    case .function, .nativeFunction, .property: break
    default: return ""
    }
    return try documentation(vm, member, indent: indent)
  }

  /// The same for a function of the program without one: what the classes above its own say of the method.
  static func inherited(_ vm: Machine, _ function: FunctionObject, indent: String) throws(PyError) -> String {
    let path = function.qualifiedName.string.split(separator: ".").map(String.init)
    guard path.count > 1, !path.contains("<locals>") else { return "" }
    var owner = vm.globalEntry(Value(vm.intern(path[0])))
    for name in path.dropFirst().dropLast() where !owner.isUndefined {
      owner = owner.cls?.attributes.get(vm.intern(name)) ?? .undefined
    }
    for base in owner.cls?.mro.dropFirst() ?? [] {
      let found = try documentation(of: path[path.count - 1], vm, base, indent: indent)
      if !found.isEmpty { return found }
    }
    return ""
  }

  /// The docstring without its common indentation, each line indented; empty when there is none.
  static func documentation(_ vm: Machine, _ value: Value, indent: String) throws(PyError) -> String {
    let found = try vm.findAttribute(value, vm.names.doc)
    guard let text = found.str?.string, !text.isEmpty else { return "" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let margin = lines.dropFirst().filter { $0.contains { $0 != " " } }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    lines = lines.enumerated().map { $0.offset == 0 ? $0.element : String($0.element.dropFirst(margin)) }
    lines[0] = String(lines[0].drop { $0 == " " })
    while let last = lines.last, last.allSatisfy({ $0 == " " }) { lines.removeLast() }
    while let first = lines.first, first.allSatisfy({ $0 == " " }) { lines.removeFirst() }
    return lines.map { "\(indent)\($0)\n" }.joined()
  }
}

extension String {
  /// A signature without its first parameter, the receiver.
  var replacingReceiver: String {
    guard let open = firstIndex(of: "("), let close = firstIndex(where: { $0 == "," || $0 == ")" }) else { return self }
    var rest = self[close...].drop { $0 == "," || $0 == " " }
    if rest.hasPrefix("/, ") { rest = rest.dropFirst(3) } else if rest.hasPrefix("/)") { rest = rest.dropFirst(1) }
    return String(self[...open]) + String(rest)
  }
}
