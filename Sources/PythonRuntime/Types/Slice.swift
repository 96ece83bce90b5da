// The class `slice`: operators and methods.

package enum SliceType {
  /// The class.
  package static let declaration = NativeClass("slice", kind: .slice)
}
