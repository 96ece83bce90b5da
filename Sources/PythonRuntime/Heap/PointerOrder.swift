// The order of pointers where the interpreter compares them at every call. The standard library's operators become calls of
// their own when a module uses them often: 16 % of the instructions of a recursive function.

extension UnsafeMutablePointer {
  @inline(__always)
  func isAtMost(_ other: Self) -> Bool { UInt(bitPattern: self) <= UInt(bitPattern: other) }

  @inline(__always)
  func isAbove(_ other: Self) -> Bool { UInt(bitPattern: self) > UInt(bitPattern: other) }
}
