// `int | None`: the class `types.UnionType`. A union keeps its members in order, flat and without repetition.

/// A union of types.
package final class UnionObject: NativeObject {
  package let members: [Value]
  init(_ members: [Value]) { self.members = members }
  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(members) }
}

extension Value {
  /// A union of types, or nil.
  package var union: UnionObject? { native as? UnionObject }
}

enum UnionType {
  static let declaration = NativeClass(
    "UnionType", module: "types", kind: .native,
    methods: [
      NativeRow("__getitem__(self, item, /)", .exact) { (vm, arguments) throws(PyError) in
        let union = arguments[0]
        let made = try TypeSubstitution.filled(vm, union, union.union?.members ?? [], arguments[1])
        return try vm.withRoots([Value(made)]) { () throws(PyError) in
          var result = made.count > 0 ? made[0] : .none
          for index in 1..<max(made.count, 1) { result = try vm.binary(.bitOr, result, made[index]) }
          return result
        }
      }
    ],
    properties: [
      NativeProperty("__args__") { (vm, value) throws(PyError) in vm.tuple(value.union?.members ?? []) },
      NativeProperty("__parameters__") { (vm, value) throws(PyError) in
        vm.tuple(try TypeSubstitution.parameters(vm, value.union?.members ?? []))
      },
    ],
    slots: {
      var slots = NativeSlots()
      slots.binary = { (vm, op, left, right) throws(PyError) in
        op == .bitOr ? try vm.union(left, right) : .notImplemented
      }
      slots.compare = { (vm, op, left, right) throws(PyError) in
        guard op == .equal || op == .notEqual, let a = left.union, let b = right.union else { return .notImplemented }
        var isSame = a.members.count == b.members.count
        for member in a.members where isSame { isSame = try vm.holds(b.members, member) }
        return Value(isSame == (op == .equal))
      }
      slots.hash = { (vm, value) throws(PyError) in
        var sum = 0
        for member in value.union?.members ?? [] { sum = try sum &+ vm.hash(member) }
        return sum
      }
      slots.repr = { (vm, value) throws(PyError) in
        var parts: [String] = []
        for member in value.union?.members ?? [] { parts.append(try text(vm, member)) }
        return parts.joined(separator: " | ")
      }
      return slots
    }(), isInheritable: false)

  private static func text(_ vm: Machine, _ member: Value) throws(PyError) -> String {
    guard let cls = member.cls else { return try vm.repr(member) }
    if cls === vm.builtin(.noneType) { return "None" }
    let module = cls.moduleName.string
    return module == "builtins" ? cls.qualifiedName.string : "\(module).\(cls.qualifiedName.string)"
  }
}

extension Machine {
  /// `left | right` of types; NotImplemented when one of them is no type.
  func union(_ left: Value, _ right: Value) throws(PyError) -> Value {
    var members: [Value] = []
    for side in [left, right] {
      guard let parts = unionParts(side) else { return .notImplemented }
      for part in parts where try !holds(members, part) { members.append(part) }
    }
    if members.count == 1 { return members[0] }
    return adopt(UnionObject(members), as: sharedClass(UnionType.declaration))
  }

  /// Whether a type, or an alias equal to it, is among others.
  fileprivate func holds(_ members: [Value], _ wanted: Value) throws(PyError) -> Bool {
    for member in members {
      if member.isIdentical(to: wanted) { return true }
      if member.cls == nil, wanted.cls == nil, try equal(member, wanted) { return true }
    }
    return false
  }

  /// What a side of `|` contributes; nil for what is no type.
  private func unionParts(_ side: Value) -> [Value]? {
    if let union = side.union { return union.members }
    if side.isNone { return [Value(builtin(.noneType))] }
    if side.cls != nil { return [side] }
    if side.isObject, classOf(side) === sharedClass(GenericAlias.declaration) { return [side] }
    return nil
  }
}
