// The class `float`: operators and methods.

package enum FloatType {
  /// The class.
  package static let declaration = NativeClass("float", kind: .floatObject)
}
