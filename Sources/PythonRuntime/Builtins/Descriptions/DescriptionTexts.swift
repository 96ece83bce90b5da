// What built-in functions, methods and classes say of themselves (`__doc__`) where their rows have no text. CPython's docstrings
// are its own; these are short sentences of ours, which `help` shows: a deliberate difference.

enum DescriptionTexts {
  /// The sentence of a native function: of a method of its class, of a function of its module.
  static func text(of function: NativeFunction) -> String? {
    let name = function.row.name
    guard let owner = function.owner else { return text(name, inModule: function.module) }
    return text(name, inClass: owner.name.string)
  }

  static func text(_ name: String, inModule module: String) -> String? { texts["module " + module]?[name] }

  static func text(_ name: String, inClass cls: String) -> String? {
    texts[cls]?[name] ?? akin[cls].flatMap { texts[$0]?[name] }
  }

  /// The sentence of a class.
  static func text(of cls: ClassObject) -> String? {
    let (module, name) = (cls.moduleName.string, cls.qualifiedName.string)
    return classTexts[module == "builtins" ? name : "\(module).\(name)"]
  }

  /// Classes whose methods do what those of another do.
  private static let akin = ["bytearray": "bytes", "frozenset": "set"]

  /// By class, or "module" and its name.
  private static let texts: [String: [String: String]] =
    SectionedTable.parse([ofText, ofNumbers, ofContainers, ofModules].joined(separator: "\n"))

  /// By class. A table of its own: every start of the machine reads it.
  private static let classTexts = SectionedTable.parse(ofClasses)["class"] ?? [:]
}

/// Tables written as text: sections in brackets, then lines of a name and what belongs to it.
enum SectionedTable {
  static func parse(_ text: String) -> [String: [String: String]] {
    var tables: [String: [String: String]] = [:]
    var section = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("["), line.hasSuffix("]") {
        section = String(line.dropFirst().dropLast())
        continue
      }
      guard let space = line.firstIndex(of: " ") else { continue }
      tables[section, default: [:]][String(line[..<space])] = String(line[line.index(after: space)...])
    }
    return tables
  }
}
