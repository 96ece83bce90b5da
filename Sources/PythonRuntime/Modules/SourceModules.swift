// Modules, or halves of modules, written in Python: how their source becomes members.
//
// A source is ordinary module text. Since a machine has one set of global names, which belong to the lesson, the text is
// run as the body of one function whose parameters are the built-ins and native functions it mentions (so that a lesson
// that rebinds `list` does not break it); what it defines at its top level become the members of the module.

package enum SourceModules {
  /// Runs `text` and sets its definitions on the module; names with a leading underscore stay inside. The tuple
  /// `_static_types` lists the classes that messages call by their module too. A text that is itself the function
  /// `load`, with the parameters it wants, is run as it is and returns the members.
  package static func load(_ vm: Machine, _ module: ModuleObject, _ text: String) throws(PyError) {
    let library = LibraryText(text) { name in
      !module.attributes.get(vm.intern(name)).isUndefined || !vm.builtins.get(vm.intern(name)).isUndefined
    }
    let loader = try vm.sourceFunction(library.source, file: SourceUnit.libraryPrefix + module.name.string + ">")
    var values: [Value] = []
    for name in library.parameters {
      let own = module.attributes.get(vm.intern(name))
      let value = own.isUndefined ? vm.builtins.get(vm.intern(name)) : own
      if value.isUndefined {
        throw vm.raise(.importError, "\(module.name.string) needs the missing built-in '\(name)'")
      }
      values.append(value)
    }
    let members = try vm.call(loader, values)
    guard let dict = members.dict else { return }
    for (key, value) in dict.pairs {
      guard let name = key.str else { continue }
      if name.string == "_members" {
        for (key, member) in value.dict?.pairs ?? [] {
          if let name = key.str { module.attributes.set(vm.intern(name), member) }
        }
      } else if name.string == "_natives" {
        setNatives(vm, module, dict, value)
      } else if name.string == "_static_types" {
        for cls in value.tuple.map({ Array($0.elements) }) ?? [] {
          // Some are halves of modules of their own in CPython.
          let stated = cls.cls?.moduleName.string ?? ""
          let owner = stated.hasPrefix("_") ? stated : module.name.string
          cls.cls?.staticName = owner + "." + (cls.cls?.name.string ?? "")
        }
      } else {
        module.attributes.set(vm.intern(name), value)
      }
    }
  }

  /// `_natives`, signatures and the style of wrong calls: functions that CPython writes in C. They bind their arguments as
  /// such and do not become methods where a class holds them; what they do is the function of the same name.
  private static func setNatives(_ vm: Machine, _ module: ModuleObject, _ members: DictObject, _ natives: Value) {
    for (signature, style) in natives.dict?.pairs ?? [] {
      guard let text = signature.str?.string, let end = text.firstIndex(of: "(") else { continue }
      let name = vm.intern(String(text[..<end]))
      let function = members.get(name)
      if !function.isKind(.function) { continue }
      let styles: [String: CallStyle] = ["exact": .exact, "unpack": .unpack, "clinic": .clinic]
      let roles = roles(vm, text[end...].dropFirst().dropLast())
      let doc = ((try? vm.findAttribute(function, vm.names.doc)) ?? .none).str?.string ?? ""
      let row = NativeRow(text, styles[style.str?.string ?? ""] ?? .python, doc: doc) {
        vm, arguments throws(PyError) in
        try pass(vm, arguments, as: roles, to: function)
      }
      // These two are halves of modules of their own in CPython, which is what messages say.
      let owner = ["struct": "_struct", "csv": "_csv"][module.name.string] ?? module.name.string
      module.attributes.set(name, vm.function(row, of: owner, holding: function))
    }
  }

  /// What one bound argument of a native function is to the function that does its work.
  private enum Role: @unchecked Sendable {
    case positional, spread, keywords
    case named(StrObject)
  }

  private static func roles(_ vm: Machine, _ parameters: Substring) -> [Role] {
    var result: [Role] = []
    var isNamed = false
    for part in parameters.split(separator: ",") {
      let parameter = part.drop { $0 == " " }
      switch parameter.prefix(2) {
      case "/": continue
      case "*": isNamed = true
      case "**": result.append(.keywords)
      case _ where parameter.first == "*":
        result.append(.spread)
        isNamed = true
      default: result.append(isNamed ? .named(vm.intern(String(parameter.prefix { $0 != "=" }))) : .positional)
      }
    }
    return result
  }

  private static func pass(
    _ vm: Machine, _ arguments: Arguments, as roles: [Role], to function: Value
  ) throws(PyError) -> Value {
    var given: [Value] = []
    var keywords: [(name: StrObject, value: Value)] = []
    for index in 0..<min(arguments.count, roles.count) where !arguments[index].isUndefined {
      switch roles[index] {
      case .positional: given.append(arguments[index])
      case .spread: given += arguments[index].tuple.map { Array($0.elements) } ?? []
      case .named(let name): keywords.append((name, arguments[index]))
      case .keywords:
        for (key, value) in arguments[index].dict?.pairs ?? [] {
          if let name = key.str { keywords.append((name, value)) }
        }
      }
    }
    return try vm.call(function, given, keywords: keywords)
  }
}

/// Module text made into the text of a function.
struct LibraryText {
  private(set) var parameters: [String] = []
  private(set) var source: String

  /// `isKnown` says which names mentioned in the text come from outside. Works on bytes: characters would take longer
  /// than compiling what comes out.
  init(_ text: String, isKnown: (String) -> Bool) {
    let bytes = Array(text.utf8)
    if bytes.starts(with: Array("def load(".utf8)) {
      source = text
      parameters = LibraryText.parameters(of: text)
      return
    }
    var defined: [String] = []
    var body: [UInt8] = []
    body.reserveCapacity(bytes.count + bytes.count / 4)
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let name = LibraryText.definedName(line), !defined.contains(name) { defined.append(name) }
      if !line.isEmpty {
        body.append(contentsOf: "    ".utf8)
        body.append(contentsOf: line)
      }
      body.append(UInt8(ascii: "\n"))
    }
    var mentioned = Set(defined)
    for name in LibraryText.identifiers(bytes) where mentioned.insert(name).inserted && isKnown(name) {
      parameters.append(name)
    }
    let exported = defined.filter {
      !$0.hasPrefix("_") || $0.hasPrefix("__") || ["_static_types", "_members", "_natives"].contains($0)
    }
    source = "def load(" + parameters.joined(separator: ", ") + "):\n" + String(decoding: body, as: UTF8.self)
    source += "    return {" + exported.map { "'\($0)': \($0)" }.joined(separator: ", ") + "}\n"
  }

  /// The name that a line at the margin defines: `def f`, `class C`, `name = ...`, `from m import name`.
  private static func definedName(_ line: ArraySlice<UInt8>) -> String? {
    guard let first = line.first, isNamePart(first) else { return nil }
    let text = String(decoding: line, as: UTF8.self)
    for keyword in ["def ", "class "] where text.hasPrefix(keyword) {
      return String(decoding: line.dropFirst(keyword.utf8.count).prefix { isNamePart($0) }, as: UTF8.self)
    }
    let name = String(decoding: line.prefix { isNamePart($0) }, as: UTF8.self)
    if name == "from", text.contains(" import "), let last = text.split(separator: " ").last { return String(last) }
    return text.dropFirst(name.count).hasPrefix(" = ") ? name : nil
  }

  /// The parameter names of `def load(a, b):`.
  private static func parameters(of text: String) -> [String] {
    guard let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")") else { return [] }
    let list = text[text.index(after: open)..<close]
    return list.split { $0 == "," || $0 == " " || $0 == "\n" }.map(String.init)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  /// The names in a text, each as often as it occurs.
  private static func identifiers(_ bytes: [UInt8]) -> [String] {
    bytes.split { !isNamePart($0) }.compactMap { name in
      guard let first = name.first, first > UInt8(ascii: "9") else { return nil }
      return String(decoding: name, as: UTF8.self)
    }
  }
}

extension SourceUnit {
  /// What the file names of library sources begin with.
  static let libraryPrefix = "<frozen "

  /// The module a library source belongs to; nil for the text of lessons.
  static func libraryName(of file: String) -> String? {
    guard file.hasPrefix(libraryPrefix) else { return nil }
    return String(file.dropFirst(libraryPrefix.count).dropLast())
  }

  /// The module that functions of a library source say they are from: parts of a library, `numpy._grids`, belong to the
  /// whole.
  var statedModule: String? {
    guard let libraryName, let dot = libraryName.lastIndex(of: "."), libraryName[dot...].hasPrefix("._") else {
      return libraryName
    }
    return String(libraryName[..<dot])
  }
}

extension Machine {
  /// Runs a module's half that is written in Python: `def load(...)` that returns a dict of members.
  package func loadSource(_ source: String, into module: ModuleObject) throws(PyError) {
    try SourceModules.load(self, module, source)
  }

  /// How messages call a class: with its module.
  package func setStaticName(of cls: ClassObject, _ name: String) { cls.staticName = name }

  /// `__module__` of a class that a source made for another module.
  package func setModule(of cls: ClassObject, _ name: String) { cls.moduleName = intern(name) }

  /// The function `load` that `source` defines; the lesson's own `load` stays as it is.
  func sourceFunction(_ source: String, file: String) throws(PyError) -> Value {
    let own = global("load")
    let code = try compile(source, file: file, firstLine: 1)
    _ = try execute(code)
    let loader = global("load")
    try setGlobal("load", own)
    return loader
  }

  /// Makes the frames end where `limits.recursion` says.
  func applyRecursionLimit() {
    let limit = state.pointee.frames + min(limits.recursion, Machine.frameCapacity - 8)
    state.pointee.frameLimit += limit - fullFrameLimit
    fullFrameLimit = limit
  }

  /// How many levels of the recursion limit are in use.
  var recursionDepth: Int { state.pointee.frame - state.pointee.frames + (fullFrameLimit - state.pointee.frameLimit) }
}

/// Native functions that the Python halves need.
enum SourceSupport {
  /// `_bind(function, names, required, positional, args, kwargs, absent)`: the values of `names` from a call, or the
  /// TypeError a `def` with these parameters raises.
  static let bind = NativeRow("_bind(function, names, required, positional, args, kwargs, absent, /)") {
    vm, arguments throws(PyError) in
    let function = try vm.str(arguments[0])
    // Programs can call this with anything.
    guard let nameTuple = arguments[1].tuple, let requiredTuple = arguments[2].tuple, arguments[3].isInt,
      let given = arguments[4].tuple, let keywords = arguments[5].dict
    else { throw vm.typeError("_bind() needs names, a number and arguments") }
    let names = Array(nameTuple.elements)
    let required = Array(requiredTuple.elements)
    let limit = arguments[3].asInt
    guard limit >= 0, limit <= names.count, names.allSatisfy({ $0.str != nil }), required.allSatisfy({ $0.str != nil })
    else { throw vm.typeError("_bind() needs names, a number and arguments") }
    if given.count > limit {
      throw vm.typeError(tooMany(function, limit, required, names, given.count))
    }
    var values = names.map { _ in arguments[6] }
    var bound = Set<String>()
    for position in 0..<given.count {
      values[position] = given[position]
      bound.insert(names[position].asStr.string)
    }
    for (key, value) in keywords.pairs {
      guard let name = key.str?.string else { throw vm.typeError("keywords must be strings") }
      guard let position = names.firstIndex(where: { $0.asStr.string == name }) else {
        throw vm.typeError("\(function)() got an unexpected keyword argument '\(name)'")
      }
      if !bound.insert(name).inserted {
        throw vm.typeError("\(function)() got multiple values for argument '\(name)'")
      }
      values[position] = value
    }
    let open = required.filter { !bound.contains($0.asStr.string) }.map { $0.asStr.string }
    let positional = Set(names.prefix(limit).map { $0.asStr.string })
    for (kind, isWanted) in [("positional", true), ("keyword-only", false)] {
      let missing = open.filter { positional.contains($0) == isWanted }
      if missing.isEmpty { continue }
      let noun = missing.count == 1 ? "argument" : "arguments"
      throw vm.typeError("\(function)() missing \(missing.count) required \(kind) \(noun): \(listed(missing))")
    }
    return vm.list(values)
  }

  private static func tooMany(
    _ function: String, _ limit: Int, _ required: [Value], _ names: [Value], _ given: Int
  ) -> String {
    let needed = required.filter { name in
      names.prefix(limit).contains { $0.asStr.isEqual(to: name.asStr) }
    }.count
    let range = needed == limit ? "\(limit + 1)" : "from \(needed + 1) to \(limit + 1)"
    let noun = limit == 0 && needed == limit ? "argument" : "arguments"
    return "\(function)() takes \(range) positional \(noun) but \(given + 1) were given"
  }

  private static func listed(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    if quoted.count == 2 { return "\(quoted[0]) and \(last)" }
    return quoted.dropLast().joined(separator: ", ") + ", and \(last)"
  }

  /// `_functions(text, values)`: what the function `load` that the text defines returns for the values.
  static let functions = NativeRow("_functions(text, values, /)") { vm, arguments throws(PyError) in
    let loader = try vm.sourceFunction(try vm.str(arguments[0]), file: SourceUnit.libraryPrefix + "dataclasses>")
    return try vm.call(loader, try vm.toArray(arguments[1]))
  }

  /// `_tuple_of(cls, values)`: an instance of a tuple subclass.
  static let tupleOf = NativeRow("_tuple_of(cls, values, /)") { vm, arguments throws(PyError) in
    let values = try vm.toArray(arguments[1])
    guard let cls = arguments[0].cls, cls.isSubclass(of: vm.builtin(.tuple)) else { return vm.tuple(values) }
    let tuple = TupleObject.make(count: values.count)
    for (position, value) in values.enumerated() { tuple.items[position] = value }
    return vm.adopt(tuple, as: cls)
  }

  /// `_tuple_by_name(cls, names, args, kwargs)`: an instance of a tuple subclass with a value for every name; None when
  /// the arguments do not fit.
  static let tupleByName = NativeRow("_tuple_by_name(cls, names, args, kwargs, /)") { vm, arguments in
    guard let names = arguments[1].tuple, let given = arguments[2].tuple, let keywords = arguments[3].dict,
      let cls = arguments[0].cls, cls.isSubclass(of: vm.builtin(.tuple)), given.count + keywords.count == names.count
    else { return .none }
    let tuple = TupleObject.make(count: names.count)
    for place in 0..<names.count {
      guard let name = names[place].str else { return .none }
      let value = place < given.count ? given[place] : keywords.get(name)
      if value.isUndefined { return .none }
      tuple.items[place] = value
    }
    return vm.adopt(tuple, as: cls)
  }

  /// `_tuple_changed(tuple, names, changes)`: a tuple of the same class with other values for some names; None when there
  /// is a name that it has not.
  static let tupleChanged = NativeRow("_tuple_changed(tuple, names, changes, /)") { vm, arguments in
    guard let old = arguments[0].tuple, let names = arguments[1].tuple, let changes = arguments[2].dict,
      old.count == names.count
    else { return .none }
    let tuple = TupleObject.make(count: names.count)
    var changed = 0
    for place in 0..<names.count {
      guard let name = names[place].str else { return .none }
      let value = changes.get(name)
      tuple.items[place] = value.isUndefined ? old[place] : value
      if !value.isUndefined { changed += 1 }
    }
    return changed == changes.count ? vm.adopt(tuple, as: vm.classOf(arguments[0])) : .none
  }

  /// `_own(cls, name, default)`: an attribute of the class itself, not of its bases.
  static let own = NativeRow("_own(cls, name, default, /)") { vm, arguments in
    guard let cls = arguments[0].cls, let name = arguments[1].str else { return arguments[2] }
    let value = cls.attributes.get(vm.intern(name))
    return value.isUndefined ? arguments[2] : value
  }

  /// `_store(object, name, value)`: sets an instance attribute past `__setattr__` and properties.
  static let store = NativeRow("_store(object, name, value, /)") { vm, arguments in
    guard arguments[0].isObject, let name = arguments[1].str else { return .none }
    vm.setInstanceAttribute(arguments[0].asObj, vm.intern(name), arguments[2])
    return .none
  }

  /// `_class_names(cls)`: names of the class's own attributes in order of definition.
  static let classNames = NativeRow("_class_names(cls, /)") { vm, arguments in
    vm.list(arguments[0].cls?.attributes.pairs.map { $0.key } ?? [])
  }

  /// `_int_of(cls, value)`: an instance of a user subclass of int.
  static let intOf = NativeRow("_int_of(cls, value, /)") { vm, arguments throws(PyError) in
    guard let cls = arguments[0].cls, cls.isSubclass(of: vm.builtin(.int)), let number = vm.bigInteger(arguments[1])
    else {
      throw vm.typeError("an int subclass and an int are needed")
    }
    return vm.adopt(BigIntObject(number), as: cls)
  }
}
