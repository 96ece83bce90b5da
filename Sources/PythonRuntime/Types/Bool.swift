// The class `bool`: what it does not inherit from `int`.

package enum BoolType {
  /// The class.
  package static let declaration = NativeClass(
    "bool", kind: .bigInt, slots: slots, isInheritable: false,
    doc: "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.")

  private static var slots: NativeSlots {
    var slots = NativeSlots()
    slots.repr = { _, value throws(PyError) in value.asBool ? "True" : "False" }
    slots.construct = { vm, _, arguments throws(PyError) in
      if arguments.keywordCount > 0 { throw vm.typeError("bool() takes no keyword arguments") }
      if arguments.positionalCount > 1 {
        throw vm.typeError("bool expected at most 1 argument, got \(arguments.positionalCount)")
      }
      return arguments.positionalCount == 0 ? .false : Value(try vm.truth(arguments[0]))
    }
    return slots
  }
}
