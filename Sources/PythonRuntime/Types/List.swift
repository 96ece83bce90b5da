// The class `list`: operators and methods.

package enum ListType {
  /// The class.
  package static let declaration = NativeClass("list", kind: .list)
}
