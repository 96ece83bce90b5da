// The signatures that built-in functions and classes show: `__text_signature__`, `inspect.signature` and `help`. Most follow from
// the signature that binds the arguments; the others stand in a table.

enum SignatureTexts {
  /// What is known of a signature.
  enum Shown {
    /// A text in parentheses, whose first parameter may begin with a dollar sign: it is bound.
    case text(String)
    /// CPython shows none.
    case none
  }

  static func shown(_ function: NativeFunction) -> Shown {
    let name = function.row.name
    let section = function.owner?.name.string ?? "module " + function.module
    if let text = exceptional[section]?[name] { return text == "-" ? .none : .text(text) }
    let isMade = function.row.signature.hasSuffix("(self, *args, **kwargs)")
    if function.owner != nil, let text = slotTexts[name], function.isSlot || isMade || text == "-" {
      return text == "-" ? .none : .text(text)
    }
    return .text(general(function))
  }

  /// The signature that follows from the row: the parameters of a function may be given by name unless a slash says otherwise.
  private static func general(_ function: NativeFunction) -> String {
    var parts = function.row.parameterTexts
    if function.isStatic { return "(" + parts.joined(separator: ", ") + ")" }
    let bound = function.owner == nil ? "$module" : function.isDescriptor ? "$self" : "$type"
    if function.owner != nil, !parts.isEmpty, function.isDescriptor || parts[0] == "cls" { parts.removeFirst() }
    if parts.first == "/" { parts.removeFirst() }
    if !parts.contains("/") || parts.isEmpty { parts.insert("/", at: 0) }
    return "(" + ([bound] + parts).joined(separator: ", ") + ")"
  }

  /// The parameters as `inspect` and `help` show them: without what a function is bound to. Nil where there is no signature, or
  /// one that cannot be read.
  static func parameters(_ function: NativeFunction, isBound: Bool) -> [String]? {
    guard case .text(let text) = shown(function), !text.contains("<unrepresentable>") else { return nil }
    var parts = NativeRow.parameterTexts(of: text).map { $0.replacing("sys.maxsize", with: "\(Int.max)") }
    guard let first = parts.first, first.hasPrefix("$") else { return parts }
    if !isBound, function.owner != nil, first == "$self" {
      parts[0] = "self"
      return parts
    }
    parts.removeFirst()
    if parts.first == "/" { parts.removeFirst() }
    return parts
  }

  /// "sorted(iterable, /, *, key=None, reverse=False)", or "max(...)".
  static func declaration(_ function: NativeFunction, isBound: Bool) -> String {
    let parts = parameters(function, isBound: isBound)
    return "\(function.row.name)(\(parts.map { $0.joined(separator: ", ") } ?? "..."))"
  }

  /// The signature of a class as `inspect` shows it; nil where nothing is known of it.
  static func shown(_ cls: ClassObject) -> Shown? {
    guard let text = classText(cls) else { return nil }
    return text == "-" ? Shown.none : .text(String(text.drop { $0 == "~" }))
  }

  /// What the table has of a class: after a tilde there is a signature that only `inspect` finds.
  static func classText(_ cls: ClassObject) -> String? {
    if cls.isUserClass, cls.staticName == nil, !cls.isOfTheLanguage { return nil }
    let (module, name) = (cls.moduleName.string, cls.qualifiedName.string)
    return classTexts[module == "builtins" ? name : "\(module).\(name)"]
  }

  private static let exceptional: [String: [String: String]] = {
    var tables = SectionedTable.parse(exceptions)
    var section = ""
    for line in exceptions.split(separator: "\n") {
      if line.hasPrefix("[") {
        section = String(line.dropFirst().dropLast())
      } else if line.hasPrefix("- ") {
        for name in line.dropFirst(2).split(separator: " ") { tables[section, default: [:]][String(name)] = "-" }
        tables[section]?["-"] = nil
      }
    }
    return tables
  }()

  private static let slotTexts: [String: String] = {
    var texts: [String: String] = [:]
    for line in slots.split(separator: "\n") {
      guard let colon = line.firstRange(of: ": ") else { continue }
      for name in line[colon.upperBound...].split(separator: " ") {
        texts[String(name)] = String(line[..<colon.lowerBound])
      }
    }
    return texts
  }()

  private static let classTexts = SectionedTable.parse("[class]\n" + classes)["class"] ?? [:]
}
