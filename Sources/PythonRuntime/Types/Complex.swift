// The class `complex`: operators and methods.

package enum ComplexType {
  /// The class.
  package static let declaration = NativeClass("complex", kind: .complex)
}
