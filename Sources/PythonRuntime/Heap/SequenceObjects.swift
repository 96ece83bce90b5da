// The objects that are runs of values or bytes: str, bytes, tuple, range, slice, and boxed numbers.
// Storage only: what their methods do is in Types/. The list is in ListObject.swift.

/// Bytes that several strs begin with: `text += more` writes behind the old text's end when nobody has yet, so that
/// building a text piece by piece copies each byte once or twice and not once a piece. (CPython grows a str in place
/// when nothing else refers to it; without reference counts the old str simply stays a prefix.)
final class StringBuffer {
  let start: UnsafeMutablePointer<UInt8>
  let capacity: Int
  var used: Int

  init(capacity: Int) {
    start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    self.capacity = capacity
    used = 0
  }

  deinit { start.deallocate() }
}

/// An address to stand in a field until `super.init` has run; never read or written.
@inline(__always)
private func placeholder<Pointee>() -> UnsafeMutablePointer<Pointee> {
  UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
}

/// A `str`: UTF-8 bytes with the number of Unicode scalars. Immutable.
///
/// With up to 16 bytes it takes 64 bytes of memory, with up to 32 (a `WideStr`) 80: numbers have 32 bits each, the first fills the
/// header up, and what only long texts have shares its place with the bytes of the short ones.
package class StrObject: Obj {
  private final var shortByteCount: UInt32
  /// The UTF-8 bytes (not zero-terminated): inside the object for a short text, else the object's own or a buffer's.
  package private(set) final var bytes: UnsafeMutablePointer<UInt8>
  private final var shortCount: UInt32
  /// Cached hash; 0 = not computed yet.
  private final var cachedHash: UInt32 = 0
  /// The bytes of a short text, only reached through `bytes`; of a long one the addresses of its offset table and its growing
  /// buffer.
  private final var inlineBytes: (UInt, UInt) = (0, 0)

  package final var byteCount: Int { @inline(__always) get { Int(shortByteCount) } }
  /// Length in Unicode scalars (`len`).
  package final var count: Int { @inline(__always) get { Int(shortCount) } }

  /// The longest text there can be.
  static let longest = Int(UInt32.max)

  private final var isShort: Bool { @inline(__always) get { flags & Obj.Flags.smallText != 0 } }

  /// Byte offset of every 32nd scalar, built lazily for long texts that are not ASCII.
  package final var offsetTable: UnsafeMutablePointer<Int32>? {
    get { isShort ? nil : UnsafeMutablePointer(bitPattern: inlineBytes.0) }
    set { if !isShort { inlineBytes.0 = UInt(bitPattern: newValue) } }
  }

  /// The growing buffer that `bytes` is the beginning of; nil when the object owns `bytes`.
  final var buffer: StringBuffer? {
    guard !isShort, let address = UnsafeRawPointer(bitPattern: inlineBytes.1) else { return nil }
    return Unmanaged<StringBuffer>.fromOpaque(address).takeUnretainedValue()
  }

  /// Takes ownership of `bytes`, which must be valid UTF-8 with `count` scalars.
  init(owning bytes: UnsafeMutablePointer<UInt8>, byteCount: Int, count: Int) {
    self.bytes = bytes
    shortByteCount = UInt32(truncatingIfNeeded: byteCount)
    shortCount = UInt32(truncatingIfNeeded: count)
    super.init(kind: .str)
  }

  /// A text of at most `ObjectPools.shortCapacity` bytes, which `fill` writes into the object itself; a negative
  /// `count` has the scalars counted. A `WideStr` has room for more.
  @inline(__always)
  init(short byteCount: Int, count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
    bytes = placeholder()
    shortByteCount = UInt32(truncatingIfNeeded: byteCount)
    shortCount = UInt32(truncatingIfNeeded: count)
    super.init(kind: .str)
    flags = Obj.Flags.smallText
    bytes = withUnsafeMutablePointer(to: &inlineBytes) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: UInt8.self)
    }
    fill(bytes)
    if count < 0 { shortCount = UInt32(truncatingIfNeeded: countScalars(bytes, byteCount)) }
  }

  /// The same for at most `ObjectPools.textCapacity` bytes.
  @inline(__always)
  static func short(_ byteCount: Int, _ count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> StrObject {
    if byteCount <= ObjectPools.shortCapacity { return StrObject(short: byteCount, count: count, fill) }
    let wide = WideStr(short: byteCount, count: count, fill)
    wide.flags |= Obj.Flags.wideText
    return wide
  }

  /// The first `byteCount` bytes of a buffer.
  init(sharing buffer: StringBuffer, byteCount: Int, count: Int) {
    bytes = buffer.start
    shortByteCount = UInt32(truncatingIfNeeded: byteCount)
    shortCount = UInt32(truncatingIfNeeded: count)
    super.init(kind: .str)
    inlineBytes.1 = UInt(bitPattern: Unmanaged.passRetained(buffer).toOpaque())
  }

  /// Makes a dead short str from the pool a new one, whose bytes are there already.
  @inline(__always)
  final func reuse(byteCount: Int, count: Int, flags: UInt8) {
    shortByteCount = UInt32(truncatingIfNeeded: byteCount)
    shortCount = UInt32(truncatingIfNeeded: count)
    cachedHash = 0
    self.flags = flags
  }

  deinit {
    if isShort { return }
    UnsafeMutablePointer<Int32>(bitPattern: inlineBytes.0)?.deallocate()
    if let address = UnsafeRawPointer(bitPattern: inlineBytes.1) {
      Unmanaged<StringBuffer>.fromOpaque(address).release()
    } else {
      bytes.deallocate()
    }
  }

  /// Every scalar is one byte, so indexing is O(1).
  @inline(__always) package final var isASCII: Bool { byteCount == count }
  @inline(__always) package final var isInterned: Bool { flags & Obj.Flags.interned != 0 }
  /// The UTF-8 bytes.
  @inline(__always) package final var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes, count: byteCount)
  }
  /// A Swift copy; for the edges only.
  package final var string: String { String(decoding: utf8, as: UTF8.self) }

  package override final var externalBytes: Int {
    if flags & Obj.Flags.smallText != 0 { return 0 }
    guard let buffer else { return byteCount }
    return buffer.used == byteCount ? buffer.capacity : 0
  }

  /// Equality of contents.
  @inline(__always) package final func isEqual(to other: StrObject) -> Bool {
    if self === other { return true }
    if byteCount != other.byteCount { return false }
    if byteCount == 0 { return true }
    if bytes[0] != other.bytes[0] { return false }
    return compareBytes(bytes, other.bytes, byteCount) == 0
  }

  /// The hash of the contents (cached, never 0, not CPython's number).
  @inline(__always) package final var hash: Int {
    if cachedHash == 0 { cachedHash = UInt32(truncatingIfNeeded: hashBytes(bytes, byteCount)) }
    return Int(cachedHash)
  }
}

/// A `str` with room for `ObjectPools.textCapacity` bytes inside: these follow on those of its base class.
final class WideStr: StrObject {
  private var moreBytes: (UInt, UInt) = (0, 0)
}

/// A `bytes` object. Immutable.
package final class BytesObject: Obj {
  package let storage: [UInt8]
  package init(_ storage: [UInt8]) {
    self.storage = storage
    super.init(kind: .bytes)
  }
  package override var externalBytes: Int { storage.count }
}

/// An `int` that does not fit in 64 bits, or an instance of a user subclass of `int`.
/// Results must be normalised: `Machine.int(_: BigInt)` makes an immediate when it fits.
package final class BigIntObject: Obj {
  package fileprivate(set) final var value: BigInt

  /// Dead, it holds no limbs; from the pool it comes back with a value.
  @inline(__always) func reuse(_ value: BigInt) { self.value = value }

  package init(_ value: BigInt) {
    self.value = value
    super.init(kind: .bigInt)
  }
}

/// An instance of a user subclass of `float` (plain floats are immediate).
package final class FloatObject: Obj {
  package let value: Double
  package init(_ value: Double) {
    self.value = value
    super.init(kind: .floatObject)
  }
}

/// A `complex` number.
package final class ComplexObject: Obj {
  package fileprivate(set) var real: Double
  package fileprivate(set) var imaginary: Double
  package init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
    super.init(kind: .complex)
  }

  /// Another number, of a dead object that is taken again.
  @inline(__always)
  func reuse(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }
}

/// A `tuple`. Fill all `count` cells right after allocation; immutable afterwards.
///
/// Up to four elements are inside the object, which has the size for as many: one allocation, and one place in memory. The
/// elements that a class adds follow on those of its base class.
package class TupleObject: Obj {
  private final let shortCount: UInt32
  /// The first element, or of more than fit the address of all.
  private final var first: Value = .undefined

  package final var count: Int { @inline(__always) get { Int(shortCount) } }

  private final var isInline: Bool { @inline(__always) get { Int(shortCount) <= ObjectPools.tupleLimit } }

  /// The elements.
  package final var items: UnsafeMutablePointer<Value> {
    @inline(__always) get {
      if isInline { return withUnsafeMutablePointer(to: &first) { $0 } }
      return UnsafeMutablePointer(bitPattern: first.bits).unsafelyUnwrapped
    }
  }

  /// A tuple of `count` undefined elements.
  static func make(count: Int) -> TupleObject {
    switch count {
    case 2: TuplePair(count: count)
    case 3: TupleTriple(count: count)
    case 4: TupleQuadruple(count: count)
    default: TupleObject(count: count)
    }
  }

  fileprivate init(count: Int) {
    shortCount = UInt32(clamping: count)
    super.init(kind: .tuple)
    if isInline { return }
    let long = UnsafeMutablePointer<Value>.allocate(capacity: count)
    long.initialize(repeating: .undefined, count: count)
    first.bits = UInt(bitPattern: long)
  }

  deinit {
    if !isInline { items.deallocate() }
  }

  package override final func traceReferences(_ tracer: inout Tracer) { tracer.visit(items, count: count) }
  package override final var externalBytes: Int { isInline ? 0 : count &* 16 }

  @inline(__always) package final subscript(index: Int) -> Value {
    assert(index >= 0 && index < count)
    return items[index]
  }

  package final var elements: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: items, count: count)
  }
}

private class TuplePair: TupleObject {
  private final var second: Value = .undefined
}

private class TupleTriple: TuplePair {
  private final var third: Value = .undefined
}

private final class TupleQuadruple: TupleTriple {
  private var fourth: Value = .undefined
}

/// A `range`. Where its numbers or its length pass 64 bits they are in `large`, and to whoever asks for them here it is as
/// long as can be: too long for any memory.
package final class RangeObject: Obj {
  package let start: Int
  package let stop: Int
  package let step: Int
  /// Number of elements.
  package let count: Int
  let large: LargeRange?

  package init(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    count = RangeObject.length(start, stop, step)
    large = nil
    super.init(kind: .range)
  }

  init(_ large: LargeRange) {
    start = 0
    stop = Int.max
    step = 1
    count = Int.max
    self.large = large
    super.init(kind: .range)
  }

  /// Number of elements of `range(start, stop, step)`; 0 for a zero step.
  static func length(_ start: Int, _ stop: Int, _ step: Int) -> Int {
    if step > 0, start < stop {
      return Int(clamping: (UInt(bitPattern: stop &- start) &- 1) / UInt(step) + 1)
    }
    if step < 0, start > stop {
      return Int(clamping: (UInt(bitPattern: start &- stop) &- 1) / step.magnitude + 1)
    }
    return 0
  }

  /// The element at `index` (0..<count).
  @inline(__always) package subscript(index: Int) -> Int { start &+ index &* step }

  /// The same for any index; nil beyond 64 bits.
  func bound(_ index: Int) -> Int? {
    let (distance, isFar) = index.multipliedReportingOverflow(by: step)
    let (place, overflow) = start.addingReportingOverflow(distance)
    return isFar || overflow ? nil : place
  }
}

/// A `slice`.
package final class SliceObject: Obj {
  package private(set) var start: Value
  package private(set) var stop: Value
  package private(set) var step: Value
  package init(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(kind: .slice)
  }

  /// Makes a dead slice from the pool a new one.
  func reuse(start: Value, stop: Value, step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(start)
    tracer.visit(stop)
    tracer.visit(step)
  }
}
