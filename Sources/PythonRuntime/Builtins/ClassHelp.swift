// What `help(C)` prints for a class of the lesson, section by section as CPython's pydoc lays it out. Members of built-in
// bases are left out: their lists are long and say nothing of the lesson.

struct ClassHelp {
  private let vm: Machine
  private let cls: ClassObject
  private var lines: [String] = []
  private var needsRule = false

  /// The page's body, from "class C(...)" on.
  static func text(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> String {
    var help = ClassHelp(vm, cls)
    return try help.page()
  }

  private init(_ vm: Machine, _ cls: ClassObject) {
    self.vm = vm
    self.cls = cls
  }

  private mutating func page() throws(PyError) -> String {
    let initializer = cls.dunders[Dunder.initialize.rawValue]
    if initializer.isKind(.function) {
      let signature = try arguments(of: initializer.asFunction, isBound: true)
      if signature != "()" { lines += [cls.name.string + signature, ""] }
    }
    let documentation = try HelpText.documentation(vm, Value(cls), indent: "")
    if !documentation.isEmpty { lines += split(documentation) + [""] }
    if cls.mro.count > 2 {
      lines.append("Method resolution order:")
      lines += cls.mro.map { "    \(name(of: $0))" } + [""]
    }
    var seen: Set<String> = []
    for owner in cls.mro where owner.isUserClass { try add(owner, &seen) }
    while lines.last == "" { lines.removeLast() }
    let bases = cls.bases.map { name(of: $0) }.joined(separator: ", ")
    let title = "class \(cls.name.string)\(bases.isEmpty ? "" : "(\(bases))")\n"
    if lines.isEmpty { return title }
    let body = lines.map { " |  \($0)" }.joined(separator: "\n")
    return title + body + "\n"
  }

  /// The sections on what one class of the order defines and no class before it.
  private mutating func add(_ owner: ClassObject, _ seen: inout Set<String>) throws(PyError) {
    var sections: [Section: [(name: String, text: [String])]] = [:]
    for (key, value) in owner.attributes.pairs {
      guard let name = key.str?.string, name != "__dict__", name != "__weakref__", seen.insert(name).inserted,
        isVisible(name)
      else { continue }
      let (section, text) = try entry(name, value, owner)
      sections[section, default: []].append((name, text))
    }
    if owner === cls,
      cls.mro.dropFirst().contains(where: { !$0.attributes.get(vm.intern("__annotations__")).isUndefined }),
      seen.insert("__annotations__").inserted
    {
      // Asking for them gives a class notes of its own.
      sections[.data, default: []].append(("__annotations__", ["__annotations__ = {}"]))
    }
    if owner.hasInstanceAttributes, !owner.bases.contains(where: { $0.hasInstanceAttributes && $0.isUserClass }) {
      for (name, words) in [
        ("__dict__", "dictionary for instance variables"),
        ("__weakref__", "list of weak references to the object"),
      ] where seen.insert(name).inserted {
        sections[.descriptors, default: []].append((name, [name, "    " + words]))
      }
    }
    let tag = owner === cls ? "defined here" : "inherited from \(name(of: owner))"
    for section in Section.allCases {
      guard let members = sections[section] else { continue }
      if needsRule { lines.append(String(repeating: "-", count: 70)) }
      needsRule = true
      lines += ["\(section.rawValue) \(tag):", ""]
      for member in members.sorted(by: { $0.name < $1.name }) { lines += member.text + [""] }
    }
  }

  private enum Section: String, CaseIterable {
    case methods = "Methods"
    case classMethods = "Class methods"
    case staticMethods = "Static methods"
    case readOnly = "Readonly properties"
    case descriptors = "Data descriptors"
    case data = "Data and other attributes"
  }

  private func entry(
    _ name: String, _ value: Value, _ owner: ClassObject
  ) throws(PyError) -> (section: Section, text: [String]) {
    switch value.kind {
    case .function: return (.methods, try routine(name, value, owner, isBound: false))
    case .staticMethod:
      return (.staticMethods, try routine(name, value.asObject(MethodWrapper.self).function, owner, isBound: false))
    case .classMethod:
      let function = value.asObject(MethodWrapper.self).function
      let text = try routine(name, function, owner, isBound: true)
      let place = " from \(self.name(of: cls.cls))"
      return (.classMethods, [text[0] + place] + text.dropFirst())
    case .property:
      let property = value.asObject(PropertyObject.self)
      var documentation = try HelpText.documentation(vm, value, indent: "    ")
      for base in owner.mro.dropFirst() where documentation.isEmpty {
        documentation = try HelpText.documentation(of: name, vm, base, indent: "    ")
      }
      let text = [name] + split(documentation)
      return (property.setter.isNone && property.slot == nil && property.native == nil ? .readOnly : .descriptors, text)
    default:
      let text = "\(name) = \(try vm.repr(value))"
      return (.data, [text.count > 70 ? text.prefix(70) + "..." : text])
    }
  }

  /// The declaration of a function and what it says of itself; its documentation may stand in a base.
  private func routine(_ name: String, _ value: Value, _ owner: ClassObject, isBound: Bool) throws(PyError) -> [String]
  {
    guard value.isKind(.function) else { return ["\(name)(...)"] }
    let function = value.asFunction
    let own = function.name.string
    let title = own == name || own == "<lambda>" ? name : "\(name) = \(own)"
    var documentation = try HelpText.documentation(vm, value, indent: "    ")
    for base in owner.mro.dropFirst() where documentation.isEmpty {
      documentation = try HelpText.documentation(of: name, vm, base, indent: "    ")
    }
    return [title + (try arguments(of: function, isBound: isBound))] + split(documentation)
  }

  private func arguments(of function: FunctionObject, isBound: Bool) throws(PyError) -> String {
    let declaration = try HelpText.function(vm, function)
    let text = isBound ? declaration.replacingReceiver : declaration
    return String(text.dropFirst(function.name.string.count))
  }

  private func split(_ text: String) -> [String] {
    var parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if parts.last == "" { parts.removeLast() }
    return parts
  }

  private func name(of other: ClassObject) -> String {
    let module = other.moduleName.string
    return module == cls.moduleName.string ? other.name.string : "\(module).\(other.name.string)"
  }

  private func isVisible(_ name: String) -> Bool {
    if ClassHelp.hidden.contains(name) { return false }
    if name.hasPrefix("__") && name.hasSuffix("__") { return true }
    return !name.hasPrefix("_")
  }

  private static let hidden: Set<String> = [
    "__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__",
    "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__",
    "__version__",
  ]
}
