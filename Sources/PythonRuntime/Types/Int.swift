// The class `int`: operators and methods.

package enum IntType {
  /// The class.
  package static let declaration = NativeClass("int", kind: .bigInt)
}
