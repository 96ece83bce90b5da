// `torch.func.functional_call`: runs a module with other tensors in place of its parameters and buffers, and puts the
// originals back whatever happens.

import Autodiff
import PythonRuntime
import Tensors

enum FunctionalCall {
  static let functions: [NativeRow] = [
    NativeRow(
      "functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False)"
    ) {
      (vm, arguments) throws(PyError) in try run(vm, arguments)
    }
  ]

  /// One replaced member: where it stood and what stood there.
  private struct Replacement {
    let table: DictObject
    let key: Value
    let original: Value
  }

  private static func run(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    let module = arguments[0]
    guard vm.isModule(module) else {
      _ = try vm.getAttribute(module, vm.intern("named_parameters"))
      throw vm.typeError("functional_call expects a torch.nn.Module, but got \(vm.torchTypeName(module))")
    }
    let given = try replacements(vm, arguments[1])
    let isTied = try vm.flag(arguments[4])
    if isTied { try checkTied(vm, module, given) }
    if try vm.flag(arguments[5]) { try checkKeys(vm, module, given.map(\.name), tied: isTied) }
    var done: [Replacement] = []
    defer { for entry in done.reversed() { restore(vm, entry) } }
    for (name, value) in given {
      if value.tensor == nil, !value.isNone {
        throw vm.typeError("\(try vm.str(value)) is not an instance of torch.Tensor")
      }
      for place in try places(vm, module, name, tied: isTied) {
        done.append(place)
        try vm.dictSet(place.table, place.key, value)
      }
    }
    let positional: [Value]
    if arguments[2].isNone {
      positional = []
    } else if arguments[2].isKind(.tuple) {
      positional = try vm.toArray(arguments[2])
    } else {
      positional = [arguments[2]]
    }
    let keywords = arguments[3].dict?.pairs.map { (name: vm.intern($0.key.str?.string ?? ""), value: $0.value) } ?? []
    // Out of the tables, the originals are reached by nothing else.
    return try vm.withRoots(done.map(\.original)) { () throws(PyError) in
      try vm.call(module, positional, keywords: keywords)
    }
  }

  private static func restore(_ vm: Machine, _ entry: Replacement) {
    // Setting an existing str key cannot fail; a pending exception must survive it.
    try? vm.dictSet(entry.table, entry.key, entry.original)
  }

  private static func replacements(_ vm: Machine, _ value: Value) throws(PyError) -> [(name: String, value: Value)] {
    var dicts: [Value] = [value]
    if value.isKind(.tuple) || value.isKind(.list) { dicts = try vm.toArray(value) }
    if value.dict == nil && value.str == nil && !value.isKind(.tuple) && !value.isKind(.list) {
      throw vm.valueError(
        "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got \(vm.torchClassText(value))"
      )
    }
    var result: [(name: String, value: Value)] = []
    var repeated: [String] = []
    for dict in dicts {
      guard let pairs = dict.dict?.pairs else {
        throw vm.valueError("Expected all elements of parameter_and_buffer_dicts to be dictionaries")
      }
      for pair in pairs {
        let name = pair.key.str?.string ?? ""
        if result.contains(where: { $0.name == name }) { repeated.append(name) }
        result.append((name, pair.value))
      }
    }
    if !repeated.isEmpty {
      throw vm.valueError(
        "[" + repeated.map { "'\($0)'" }.joined(separator: ", ")
          + "] appeared in multiple dictionaries; behavior of functional call is ambiguous")
    }
    return result
  }

  /// Where a dotted name lives, and with tied weights every other place that holds the same tensor.
  private static func places(
    _ vm: Machine, _ module: Value, _ name: String, tied: Bool
  ) throws(PyError) -> [Replacement] {
    let path = name.split(separator: ".").map { String($0) }
    let owner = try vm.submodule(module, path.dropLast().joined(separator: "."))
    let names = vm.torch.names
    let key = vm.string(path.last ?? "")
    for table in [names.parameters, names.buffers] {
      guard let dict = vm.moduleTable(owner, table) else { continue }
      let original = try vm.dictGet(dict, key)
      if original.isUndefined { continue }
      var found = [Replacement(table: dict, key: key, original: original)]
      guard tied, original.tensor != nil else { return found }
      for other in try vm.modules(of: module) {
        guard let shared = vm.moduleTable(other.value, table) else { continue }
        for pair in shared.pairs where pair.value.isIdentical(to: original) {
          if shared === dict, try vm.equal(pair.key, key) { continue }
          found.append(Replacement(table: shared, key: pair.key, original: original))
        }
      }
      return found
    }
    return []
  }

  /// All names of parameters and buffers with what stands there, the same tensor under each of its names.
  private static func allMembers(_ vm: Machine, _ module: Value) throws(PyError) -> [(name: String, value: Value)] {
    var found: [(name: String, value: Value)] = []
    for table in [vm.torch.names.parameters, vm.torch.names.buffers] {
      for part in try vm.modules(of: module, removeDuplicate: false) {
        for pair in vm.moduleTable(part.value, table)?.pairs ?? [] where pair.value.tensor != nil {
          guard let name = pair.key.str?.string else { continue }
          found.append((part.name.isEmpty ? name : part.name + "." + name, pair.value))
        }
      }
    }
    return found
  }

  /// Refuses different values for names of one tensor.
  private static func checkTied(
    _ vm: Machine, _ module: Value, _ given: [(name: String, value: Value)]
  ) throws(PyError) {
    if given.count < 2 { return }
    var groups: [UInt: [(name: String, value: Value)]] = [:]
    for (name, value) in try allMembers(vm, module) {
      if let own = given.first(where: { $0.name == name }) { groups[value.bits, default: []].append((name, own.value)) }
    }
    let torn = groups.values.filter { group in group.contains { !$0.value.isIdentical(to: group[0].value) } }
    if torn.isEmpty { return }
    let names = torn.flatMap { $0.map(\.name) }.sorted()
    throw vm.valueError(
      "functional_call got multiple values for keys [" + names.map { "'\($0)'" }.joined(separator: ", ")
        + "], which are tied. Consider using tie_weights=False")
  }

  private static func checkKeys(
    _ vm: Machine, _ module: Value, _ own: [String], tied: Bool
  ) throws(PyError) {
    let members = try allMembers(vm, module)
    let known = members.map(\.name)
    var given = own
    if tied {
      let named = members.filter { own.contains($0.name) }
      for member in members where !given.contains(member.name) {
        if named.contains(where: { $0.value.isIdentical(to: member.value) }) { given.append(member.name) }
      }
    }
    let unexpected = given.filter { !known.contains($0) }
    let missing = known.filter { !given.contains($0) }
    var parts: [String] = []
    if !unexpected.isEmpty {
      parts.append("Unexpected key(s): " + unexpected.map { "'\($0)'" }.joined(separator: ", ") + ".")
    }
    if !missing.isEmpty { parts.append("Missing key(s): " + missing.map { "'\($0)'" }.joined(separator: ", ") + ".") }
    if parts.isEmpty { return }
    throw vm.runtimeError(
      "Error(s) in reparametrizing for \(vm.typeName(of: module)):\n\t" + parts.joined(separator: "\n\t"))
  }
}
