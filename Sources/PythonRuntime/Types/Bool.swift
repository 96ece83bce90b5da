// The class `bool`: operators and methods.

package enum BoolType {
  /// The class.
  package static let declaration = NativeClass("bool", kind: .bigInt)
}
