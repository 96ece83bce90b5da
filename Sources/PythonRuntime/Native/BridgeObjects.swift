// Objects that native modules make of built-in kinds under a class of their own, such as a tuple that prints as a size.

extension Machine {
  /// A tuple whose class is `cls`, a native subclass of `tuple`. Exact-tuple fast paths leave it to the class.
  package func tuple(_ values: [Value], as cls: ClassObject) -> Value {
    let object = TupleObject(count: values.count)
    for (index, value) in values.enumerated() { object.items[index] = value }
    object.valueTag |= UInt16(Tag.subclassFlag)
    return adopt(object, as: cls)
  }
}
