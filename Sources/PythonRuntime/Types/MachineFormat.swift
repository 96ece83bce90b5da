// The numbers that machines keep in memory, by the letters that `array`, `memoryview` and `struct` call them: how many bytes
// each takes and what it reads as. How a value becomes one is said by each of them in words of its own.

/// One native format letter.
struct MachineFormat: Equatable {
  let code: UInt8
  let size: Int

  /// Nil for a letter that is no format of one item.
  init?(_ code: UInt8) {
    switch code {
    case UInt8(ascii: "c"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "?"): size = 1
    case UInt8(ascii: "h"), UInt8(ascii: "H"): size = 2
    case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "f"), UInt8(ascii: "w"): size = 4
    case UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "q"), UInt8(ascii: "Q"), UInt8(ascii: "n"),
      UInt8(ascii: "N"), UInt8(ascii: "d"), UInt8(ascii: "P"):
      size = 8
    default: return nil
    }
    self.code = code
  }

  private init(byte code: UInt8) { (self.code, size) = (code, 1) }

  /// Unsigned bytes.
  static let bytes = MachineFormat(byte: UInt8(ascii: "B"))

  var letter: String { String(decoding: [code], as: UTF8.self) }

  /// Bytes that `cast` can see as anything else.
  var isByte: Bool { code == UInt8(ascii: "B") || code == UInt8(ascii: "b") || code == UInt8(ascii: "c") }

  var isFloat: Bool { code == UInt8(ascii: "f") || code == UInt8(ascii: "d") }

  /// A whole number with a sign; false also for what is no number.
  var isSigned: Bool {
    switch code {
    case UInt8(ascii: "b"), UInt8(ascii: "h"), UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "q"),
      UInt8(ascii: "n"):
      true
    default: false
    }
  }

  /// The item that stands at `place`.
  @inline(__always)
  func load(_ vm: Machine, _ place: UnsafeRawPointer) -> Value {
    switch code {
    case UInt8(ascii: "B"): return Value(Int(place.load(as: UInt8.self)))
    case UInt8(ascii: "b"): return Value(Int(place.load(as: Int8.self)))
    case UInt8(ascii: "h"): return Value(Int(place.loadUnaligned(as: Int16.self)))
    case UInt8(ascii: "H"): return Value(Int(place.loadUnaligned(as: UInt16.self)))
    case UInt8(ascii: "i"): return Value(Int(place.loadUnaligned(as: Int32.self)))
    case UInt8(ascii: "I"): return Value(Int(place.loadUnaligned(as: UInt32.self)))
    case UInt8(ascii: "l"), UInt8(ascii: "q"), UInt8(ascii: "n"): return Value(place.loadUnaligned(as: Int.self))
    case UInt8(ascii: "f"): return Value(Double(place.loadUnaligned(as: Float.self)))
    case UInt8(ascii: "d"): return Value(place.loadUnaligned(as: Double.self))
    default: return loadOther(vm, place)
    }
  }

  private func loadOther(_ vm: Machine, _ place: UnsafeRawPointer) -> Value {
    switch code {
    case UInt8(ascii: "c"): return vm.bytes([place.load(as: UInt8.self)])
    case UInt8(ascii: "?"): return Value(place.load(as: UInt8.self) != 0)
    case UInt8(ascii: "w"):
      let scalar = Unicode.Scalar(place.loadUnaligned(as: UInt32.self)) ?? "\u{FFFD}"
      return vm.string(String(Character(scalar)))
    default: return vm.int(BigInt(place.loadUnaligned(as: UInt64.self)))
    }
  }

  /// A whole number as the bits of an item; nil when it is out of range.
  @inline(__always)
  func bits(of number: Int) -> UInt64? {
    let bits = UInt64(bitPattern: Int64(number))
    if size == 8 { return isSigned || number >= 0 ? bits : nil }
    let width = size * 8
    let fits = isSigned ? number >> (width - 1) == number >> 63 : number >> width == 0
    return fits ? bits : nil
  }

  /// The same for a number of any size.
  func bits(of number: BigInt) -> UInt64? {
    if let small = Int(exactly: number) { return bits(of: small) }
    return size == 8 && !isSigned ? UInt64(exactly: number) : nil
  }

  /// The bits of a float of this size.
  @inline(__always)
  func bits(of number: Double) -> UInt64 {
    size == 4 ? UInt64(Float(number).bitPattern) : number.bitPattern
  }

  /// Writes the lower bytes of `bits`.
  @inline(__always)
  func store(_ bits: UInt64, _ place: UnsafeMutableRawPointer) {
    switch size {
    case 1: place.storeBytes(of: UInt8(truncatingIfNeeded: bits), as: UInt8.self)
    case 2: place.storeBytes(of: UInt16(truncatingIfNeeded: bits), as: UInt16.self)
    case 4: place.storeBytes(of: UInt32(truncatingIfNeeded: bits), as: UInt32.self)
    default: place.storeBytes(of: bits, as: UInt64.self)
    }
  }
}
