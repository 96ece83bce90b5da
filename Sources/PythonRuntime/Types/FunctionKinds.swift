// Kinds of descriptors that CPython tells apart by class and that here share one Swift object.

enum FunctionKinds {
  /// The descriptors `__slots__` makes.
  static let memberDescriptor = NativeClass(
    "member_descriptor", kind: .property,
    properties: [
      NativeProperty("__name__") { (vm, value) throws(PyError) in value.asObject(PropertyObject.self).name },
      NativeProperty("__doc__") { (vm, value) throws(PyError) in .none },
    ],
    slots: {
      var slots = NativeSlots()
      slots.repr = { (vm, value) throws(PyError) in
        let name = value.asObject(PropertyObject.self).name
        return "<member '\(try vm.str(name))' of objects>"
      }
      return slots
    }(), isInheritable: false)
}
