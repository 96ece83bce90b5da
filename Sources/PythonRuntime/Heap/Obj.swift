// The header every heap object shares, and the closed list of kinds.
// Objects are final Swift classes (or native extension classes) held unmanaged: the heap owns each with one retain
// and the sweep does the single release. It must not know what classes, frames or modules mean.

/// What Swift class a heap object is. The value's tag is `16 + kind`.
package enum Kind: UInt8, CaseIterable {
  // The first five refer to nothing but their class; `Tag.lastLeaf` counts on it.
  case str, bytes, bigInt, floatObject, complex
  case list, tuple, dict, set, frozenSet, range, slice
  case function, nativeFunction, boundMethod, cell, generator
  case cls, instance, exception, module
  case iterator, dictView, property, staticMethod, classMethod, superObject, code, traceback
  /// Extension objects defined by other modules (`NativeObject` subclasses, for example tensors).
  case native
}

/// The header of all heap objects: 28 bytes.
open class Obj {
  /// The object's class; set by the heap, so that `type(x)` is one load.
  final var classReference: Unmanaged<ClassObject>?
  /// `16 + kind`, with `Tag.subclassFlag` for a user subclass of a built-in kind.
  final var valueTag: UInt16
  /// The collector's mark: the bit of the collection that reached it last; see `Mark`.
  final var mark: UInt8 = Mark.none
  final var flags: UInt8 = 0

  package init(kind: Kind) {
    valueTag = UInt16(16) + UInt16(kind.rawValue)
  }

  deinit {
    if flags & Flags.sideSlots != 0 { SideSlots.remove(self) }
  }

  /// The object's kind. A kind is its number in memory; looking it up is a call.
  @inline(__always) package final var kind: Kind {
    unsafeBitCast(UInt8(truncatingIfNeeded: (valueTag & 0xFF) &- 16), to: Kind.self)
  }

  /// The object's class (`type(x)`).
  @inline(__always) package final var cls: ClassObject {
    classReference.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0 }
  }

  /// Reports every value and object this one refers to; overridden by every kind that holds references.
  /// The instance attributes (`slots`) and the class are traced by the collector itself.
  open func traceReferences(_ tracer: inout Tracer) {}

  /// Bytes this object keeps alive outside the heap (a tensor's storage, a list's buffer); drives the collector
  /// and the memory limit. Asked once, when the object is adopted by the heap, and at each collection.
  open var externalBytes: Int { 0 }
}

extension Obj {
  /// Whether `externalBytes` may be other than 0: the sweep asks only these.
  @inline(__always) var mayHoldExternalBytes: Bool {
    switch kind {
    case .str: flags & Flags.smallText == 0
    case .tuple: unsafeDowncast(self, to: TupleObject.self).count > ObjectPools.tupleLimit
    case .instance, .cell, .function, .boundMethod, .bigInt, .floatObject, .complex, .range, .slice: false
    default: true
    }
  }

  /// An instance of a subclass has attributes of its own.
  var mayHaveAttributes: Bool { UInt(valueTag) & Tag.subclassFlag != 0 || flags & Flags.sideSlots != 0 }

  /// Whether it may refer to other objects later than to those it was made with.
  var canChange: Bool {
    if mayHaveAttributes { return true }
    return switch kind {
    case .str, .bytes, .bigInt, .floatObject, .complex, .tuple, .frozenSet, .range, .slice, .nativeFunction,
      .boundMethod:
      false
    case .property: unsafeDowncast(self, to: PropertyObject.self).native == nil
    default: true
    }
  }

  enum Flags {
    static let dictMode: UInt8 = 1
    static let interned: UInt8 = 2
    /// A str whose bytes are inside the object, with room for `ObjectPools.shortCapacity` or, with `wideText`, for
    /// `ObjectPools.textCapacity`, so that it can be used again.
    static let smallText: UInt8 = 8
    static let wideText: UInt8 = 128

    /// A short str that was made as a part of an f-string; see `Machine.joinStrings`.
    static let piece: UInt8 = 16

    /// A short str that a call of a chain of methods made for the next one; see `Machine.reuseChained`. Not the same as `piece`, which
    /// an f-string of one field alone may leave on its result. (A str is never `keptWhileHeld`, which has the same bit.)
    static let chained: UInt8 = 32

    /// A native object that stands in `Machine.keptWhileHeld`.
    static let keptWhileHeld: UInt8 = 32

    /// Has attributes, and no room for them: they are in `SideSlots`.
    static let sideSlots: UInt8 = 64

    /// Swept in stress mode: reaching it again is a mistake of the runtime.
    static let freed: UInt8 = 4
  }
}

/// The values of `Obj.mark`. Two collections in a row use different bits, so that the sweep leaves the mark of what lives
/// alone: it then only reads those objects.
enum Mark {
  static let none: UInt8 = 0
  static let even: UInt8 = 1
  static let odd: UInt8 = 2
  /// Lives as long as the machine: marked in every collection.
  static let permanent: UInt8 = even | odd
}

extension Value {
  /// No object, or one that lives as long as the machine.
  @inline(__always) var isPermanent: Bool { tag < Tag.firstObject || asObj.mark == Mark.permanent }
}

/// What `traceReferences` reports to.
public struct Tracer {
  var pending: [Unmanaged<Obj>] = []
  /// The bit of this collection.
  let mark: UInt8
  /// The last tag whose objects need not be looked into: `Tag.lastLeaf`, or none in stress mode, which checks every object.
  let lastLeaf: UInt

  /// Reports a value.
  @inline(__always)
  package mutating func visit(_ value: Value) {
    if value.tag >= Tag.firstObject { visit(Unmanaged.passUnretained(value.asObj), isLeaf: value.tag <= lastLeaf) }
  }

  /// Reports an object.
  @inline(__always)
  package mutating func visit(_ object: Obj?) {
    if let object { visit(Unmanaged.passUnretained(object), isLeaf: false) }
  }

  /// Marks an object; one that may refer to others is looked into later. The reference is not counted.
  @inline(__always)
  private mutating func visit(_ reference: Unmanaged<Obj>, isLeaf: Bool) {
    let isNew = reference._withUnsafeGuaranteedRef { object in
      if object.mark & mark != 0 { return false }
      object.mark = mark
      return true
    }
    if isNew, !isLeaf { pending.append(reference) }
  }

  /// Reports `count` values at `start`.
  package mutating func visit(_ start: UnsafeMutablePointer<Value>?, count: Int) {
    guard let start else { return }
    for index in 0..<count { visit(start[index]) }
  }

  /// Reports a Swift array of values.
  package mutating func visit(_ values: [Value]) {
    for value in values { visit(value) }
  }
}

/// An extension object defined by another module: subclass it, keep Swift fields, and allocate it with
/// `Machine.adopt(_:as:)`. Operators and attributes come from the `NativeClass` of its class.
open class NativeObject: AttributedObj {
  public init() { super.init(kind: .native) }

  /// Whether something outside the heap would find this object again. Asked only of objects with something to lose; see
  /// `Machine.keepWhileHeld`.
  open var isHeldOutside: Bool { false }

  /// The heap gives the object up: nothing outside may find it again. Deinitialisers call it; in stress mode, where the
  /// memory stays, the heap does.
  open func isGivenUp() {}
}
