// The class `set`: operators and methods.

package enum SetType {
  /// The class.
  package static let declaration = NativeClass("set", kind: .set)
}

package enum FrozenSetType {
  /// The class.
  package static let declaration = NativeClass("frozenset", kind: .frozenSet)
}

extension Machine {
  /// Adds an element to a set; raises TypeError when it is not hashable.
  package func setAdd(_ set: SetObject, _ element: Value) throws(PyError) {
    throw typeError("sets are not there yet")
  }
}
