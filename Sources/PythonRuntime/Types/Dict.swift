// The class `dict`: operators and methods.

package enum DictType {
  /// The class.
  package static let declaration = NativeClass("dict", kind: .dict)
}
