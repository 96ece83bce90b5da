// The class `tuple`: operators and methods.

package enum TupleType {
  /// The class.
  package static let declaration = NativeClass("tuple", kind: .tuple)
}
