// The 16-byte trivial value every register, list cell and slot holds: a tag word and a payload word.
// Numbers that fit live in the payload; everything else is an unmanaged pointer to an `Obj` owned by the heap.
// It knows nothing of what the objects mean; keep it opaque behind these accessors so the layout can change.

/// A Python value. Trivial: copying it never touches a reference count.
///
/// A value does not keep its object alive: the collector must be able to reach it (see `Machine.withRoots`).
package struct Value {
  /// What `bits` means: one of the small `Tag` constants, or `16 + kind` (with `Tag.subclassFlag`) for an object.
  package var tag: UInt
  /// The payload: an `Int64`, the bit pattern of a `Double`, a Bool, or the address of an `Obj`.
  package var bits: UInt

  @inline(__always)
  package init(tag: UInt, bits: UInt) {
    self.tag = tag
    self.bits = bits
  }
}

extension UnsafeMutablePointer<Value> {
  /// Copies a value in two halves. A register is mostly written as two words, by arithmetic for example, and read as one of 16
  /// bytes right after that it would have to wait until both are out of the processor's store buffer: about 15 cycles. The test, which
  /// never holds, keeps the compiler from joining the halves.
  @inline(__always)
  func copyHalves(from source: UnsafeMutablePointer<Value>) {
    let tag = source.pointee.tag
    if tag == UInt.max { return }
    pointee = Value(tag: tag, bits: source.pointee.bits)
  }
}

/// The tag constants of `Value`.
package enum Tag {
  package static let undefined: UInt = 0
  package static let none: UInt = 1
  package static let bool: UInt = 2
  package static let int: UInt = 3
  package static let float: UInt = 4
  package static let ellipsis: UInt = 5
  package static let notImplemented: UInt = 6
  /// First tag of objects: `tag = firstObject + kind`.
  package static let firstObject: UInt = 16
  /// The last tag of the objects of built-in classes that refer to nothing but their class.
  static let lastLeaf: UInt = of(.complex)
  /// Set when the object's class is a user subclass of its built-in kind, so that exact tests fail.
  package static let subclassFlag: UInt = 0x100

  /// The exact tag of a built-in kind (no user subclass).
  @inline(__always)
  package static func of(_ kind: Kind) -> UInt { 16 + UInt(kind.rawValue) }
}

extension Value {
  /// The empty slot: an unbound local, an absent argument, the end of an iteration. Never visible to a lesson.
  @inline(__always) package static var undefined: Value { Value(tag: Tag.undefined, bits: 0) }
  @inline(__always) package static var none: Value { Value(tag: Tag.none, bits: 0) }
  @inline(__always) package static var `true`: Value { Value(tag: Tag.bool, bits: 1) }
  @inline(__always) package static var `false`: Value { Value(tag: Tag.bool, bits: 0) }
  @inline(__always) package static var ellipsis: Value { Value(tag: Tag.ellipsis, bits: 0) }
  /// What an operator returns to decline, as in Python.
  @inline(__always) package static var notImplemented: Value { Value(tag: Tag.notImplemented, bits: 0) }

  @inline(__always) package init(_ value: Bool) { self.init(tag: Tag.bool, bits: value ? 1 : 0) }
  @inline(__always) package init(_ value: Int) { self.init(tag: Tag.int, bits: UInt(bitPattern: value)) }
  @inline(__always) package init(_ value: Double) {
    self.init(tag: Tag.float, bits: UInt(truncatingIfNeeded: value.bitPattern))
  }
  @inline(__always) package init(_ object: Obj) {
    self.init(tag: UInt(object.valueTag), bits: UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()))
  }

  @inline(__always) package var isUndefined: Bool { tag == Tag.undefined }
  @inline(__always) package var isNone: Bool { tag == Tag.none }
  @inline(__always) package var isBool: Bool { tag == Tag.bool }
  /// An exact machine int (not a bool, not a big int).
  @inline(__always) package var isInt: Bool { tag == Tag.int }
  /// An exact int of any size.
  @inline(__always) package var isExactInteger: Bool { tag == Tag.int || tag == Tag.of(.bigInt) }
  /// An exact float.
  @inline(__always) package var isFloat: Bool { tag == Tag.float }
  @inline(__always) package var isNotImplemented: Bool { tag == Tag.notImplemented }
  @inline(__always) package var isObject: Bool { tag >= Tag.firstObject }
  /// An exact `str` (not a user subclass).
  @inline(__always) package var isStr: Bool { tag == Tag.of(.str) }
  @inline(__always) package var isList: Bool { tag == Tag.of(.list) }
  @inline(__always) package var isTuple: Bool { tag == Tag.of(.tuple) }
  @inline(__always) package var isDict: Bool { tag == Tag.of(.dict) }

  /// The same value, in the sense of Python's `is` for objects, small ints, None and bools.
  @inline(__always) package func isIdentical(to other: Value) -> Bool { tag == other.tag && bits == other.bits }

  /// The payload of an int or bool. Only meaningful after a tag test.
  @inline(__always) package var asInt: Int { Int(bitPattern: bits) }
  /// The payload of a float. Only meaningful after a tag test.
  @inline(__always) package var asFloat: Double { Double(bitPattern: UInt64(truncatingIfNeeded: bits)) }
  /// The payload of a bool. Only meaningful after a tag test.
  @inline(__always) package var asBool: Bool { bits != 0 }
  /// The value of an exact int. Only meaningful after `isExactInteger`.
  @inline(__always) package var exactInteger: BigInt {
    isInt ? BigInt(asInt) : asObject(BigIntObject.self).value
  }
  /// The object. Only meaningful when `isObject`.
  @inline(__always) package var asObj: Obj { unsafeBitCast(bits, to: Obj.self) }
  /// The object as a class known from the tag: unchecked in release builds.
  @inline(__always) package func asObject<T: Obj>(_ type: T.Type) -> T { unsafeBitCast(bits, to: T.self) }
  /// The same for the time of `use` only, for what is called often: over calls within it the object is not retained.
  @inline(__always) func lent<T: Obj, Result>(as type: T.Type, to use: (T) -> Result) -> Result {
    Unmanaged.passUnretained(asObject(type))._withUnsafeGuaranteedRef(use)
  }

  /// Whether two strs are equal; both must be.
  @inline(__always) func isSameText(as other: Value) -> Bool {
    lent(as: StrObject.self) { text in other.lent(as: StrObject.self) { text.isEqual(to: $0) } }
  }

  /// The kind of an object (user subclasses included), or nil for immediate values.
  @inline(__always) package var kind: Kind? {
    tag >= Tag.firstObject ? unsafeBitCast(UInt8(truncatingIfNeeded: (tag & 0xFF) &- 16), to: Kind.self) : nil
  }

  /// True for an object of this kind, user subclasses included.
  @inline(__always) package func isKind(_ kind: Kind) -> Bool { (tag & ~Tag.subclassFlag) == Tag.of(kind) }
}

// The unchecked casts (`asX`, after a tag test) and the checked ones (`x`, nil when it is something else; user
// subclasses included).
extension Value {
  @inline(__always) package var asStr: StrObject { asObject(StrObject.self) }
  @inline(__always) package var asList: ListObject { asObject(ListObject.self) }
  @inline(__always) package var asTuple: TupleObject { asObject(TupleObject.self) }
  @inline(__always) package var asDict: DictObject { asObject(DictObject.self) }
  @inline(__always) package var asSet: SetObject { asObject(SetObject.self) }
  @inline(__always) package var asClass: ClassObject { asObject(ClassObject.self) }
  @inline(__always) package var asFunction: FunctionObject { asObject(FunctionObject.self) }
  @inline(__always) package var asNativeFunction: NativeFunction { asObject(NativeFunction.self) }

  @inline(__always) package var str: StrObject? { isKind(.str) ? asObject(StrObject.self) : nil }
  @inline(__always) package var bytes: BytesObject? { isKind(.bytes) ? asObject(BytesObject.self) : nil }
  @inline(__always) package var bigInt: BigIntObject? { isKind(.bigInt) ? asObject(BigIntObject.self) : nil }
  @inline(__always) package var list: ListObject? { isKind(.list) ? asObject(ListObject.self) : nil }
  @inline(__always) package var tuple: TupleObject? { isKind(.tuple) ? asObject(TupleObject.self) : nil }
  @inline(__always) package var dict: DictObject? { isKind(.dict) ? asObject(DictObject.self) : nil }
  /// A set or frozenset.
  @inline(__always) package var set: SetObject? {
    isKind(.set) || isKind(.frozenSet) ? asObject(SetObject.self) : nil
  }
  @inline(__always) package var range: RangeObject? { isKind(.range) ? asObject(RangeObject.self) : nil }
  @inline(__always) package var slice: SliceObject? { isKind(.slice) ? asObject(SliceObject.self) : nil }
  @inline(__always) package var cls: ClassObject? { isKind(.cls) ? asObject(ClassObject.self) : nil }
  @inline(__always) package var module: ModuleObject? { isKind(.module) ? asObject(ModuleObject.self) : nil }
  @inline(__always) package var instance: InstanceObject? {
    isKind(.instance) ? asObject(InstanceObject.self) : nil
  }
  @inline(__always) package var exception: ExceptionObject? {
    isKind(.exception) ? asObject(ExceptionObject.self) : nil
  }
  @inline(__always) package var native: NativeObject? { isKind(.native) ? asObject(NativeObject.self) : nil }
  @inline(__always) package var iterator: IteratorObject? {
    isKind(.iterator) ? asObject(IteratorObject.self) : nil
  }
}
