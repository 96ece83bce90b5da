// Numbers as C's printf writes them (`%.4f`, `%.4e`, `%.0f`), which is what the reference prints.
// Knows no arrays.
import Glibc

/// printf for one double.
enum NumberText {
  /// `format` holds one conversion for a double.
  static func format(_ format: String, _ value: Double) -> String {
    withVaList([value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { space in
        guard let start = space.baseAddress else { return "" }
        let length = vsnprintf(start, space.count, format, arguments)
        guard length >= 0 else { return "" }
        let written = UnsafeRawBufferPointer(start: start, count: min(Int(length), space.count - 1))
        return String(decoding: written, as: UTF8.self)
      }
    }
  }

  /// `%.{precision}f`.
  static func fixed(_ value: Double, _ precision: Int) -> String {
    if let special = special(value) { return special }
    return format("%.\(min(max(precision, 0), 150))f", value)
  }

  /// `%.{precision}e`.
  static func scientific(_ value: Double, _ precision: Int) -> String {
    if let special = special(value) { return special }
    return format("%.\(min(max(precision, 0), 150))e", value)
  }

  private static func special(_ value: Double) -> String? {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return nil
  }
}
