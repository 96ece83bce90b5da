// The class `str`: operators and methods.

package enum StrType {
  /// The class.
  package static let declaration = NativeClass("str", kind: .str)
}
