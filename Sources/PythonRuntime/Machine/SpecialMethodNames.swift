// Which special methods a built-in class has by name. One closure of a native class serves all its operators, and truth
// is asked of every container: `hasattr([], '__sub__')` and `dir(list)` have to know what of this CPython's class defines.

extension Machine {
  /// The class has this special method by virtue of its native slots.
  func covers(_ dunder: Dunder, in owner: ClassObject) -> Bool {
    if owner.isUserClass || !owner.native.covers(dunder) { return false }
    guard dunder.isOperator || dunder == .truth else { return true }
    guard let own = SpecialMethodNames.operators[owner.name.string],
      owner.moduleName.string == "builtins" || owner.moduleName.string == "collections"
    else { return true }
    return own.contains(dunder)
  }
}

extension Dunder {
  fileprivate var isOperator: Bool { rawValue < Dunder.less.rawValue || rawValue == Dunder.invert.rawValue }
}

private enum SpecialMethodNames {
  private static let arithmetic: [Dunder] = [
    .add, .subtract, .multiply, .trueDivide, .power, .reflectedAdd, .reflectedSubtract, .reflectedMultiply,
    .reflectedTrueDivide, .reflectedPower, .truth,
  ]
  private static let division: [Dunder] = [.floorDivide, .modulo, .reflectedFloorDivide, .reflectedModulo]
  private static let bits: [Dunder] = [
    .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .reflectedLeftShift, .reflectedRightShift, .reflectedBitAnd,
    .reflectedBitOr, .reflectedBitXor, .invert,
  ]
  private static let text: [Dunder] = [.add, .multiply, .modulo, .reflectedMultiply, .reflectedModulo]
  private static let sequence: [Dunder] = [.add, .multiply, .reflectedMultiply]
  private static let grown: [Dunder] = [.inPlaceAdd, .inPlaceMultiply]
  private static let sets: [Dunder] = [
    .subtract, .bitAnd, .bitOr, .bitXor, .reflectedSubtract, .reflectedBitAnd, .reflectedBitOr, .reflectedBitXor,
  ]
  private static let changedSets: [Dunder] = [.inPlaceSubtract, .inPlaceBitAnd, .inPlaceBitOr, .inPlaceBitXor]
  private static let union: [Dunder] = [.bitOr, .reflectedBitOr]

  /// Arrays: the first set of a process looks through every conformance there is.
  static let operators: [String: [Dunder]] = [
    "int": arithmetic + division + bits, "bool": arithmetic + division + bits, "float": arithmetic + division,
    "complex": arithmetic, "str": text, "bytes": text, "bytearray": text + grown, "list": sequence + grown,
    "tuple": sequence, "dict": union + [.inPlaceBitOr], "mappingproxy": union, "set": sets + changedSets,
    "frozenset": sets, "dict_keys": sets, "dict_items": sets, "dict_values": [], "range": [.truth], "slice": [],
    "NoneType": [.truth], "type": union, "object": [], "property": [], "builtin_function_or_method": [],
    "function": [], "generator": [], "module": [], "super": [], "staticmethod": [], "classmethod": [],
    "deque": sequence + grown + [.truth],
  ]
}
