// Objects that native modules make of built-in kinds under a class of their own, such as a tuple that prints as a size.

extension Machine {
  /// A str whose class is `cls`, a native subclass of `str`. Exact-str fast paths leave it to the class.
  package func string(_ text: StrObject, as cls: ClassObject) -> Value {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(text.utf8.count, 1))
    if let start = text.utf8.baseAddress { bytes.initialize(from: start, count: text.utf8.count) }
    let object = StrObject(owning: bytes, byteCount: text.utf8.count, count: text.count)
    object.valueTag |= UInt16(Tag.subclassFlag)
    return adopt(object, as: cls)
  }

  /// A tuple whose class is `cls`, a native subclass of `tuple`. Exact-tuple fast paths leave it to the class.
  package func tuple(_ values: [Value], as cls: ClassObject) -> Value {
    let object = TupleObject.make(count: values.count)
    for (index, value) in values.enumerated() { object.items[index] = value }
    object.valueTag |= UInt16(Tag.subclassFlag)
    return adopt(object, as: cls)
  }
}
