// The class `range`: operators and methods.

package enum RangeType {
  /// The class.
  package static let declaration = NativeClass("range", kind: .range)
}
