// The functions of `builtins`: print, len, sorted and the rest, as rows.

package enum BuiltinFunctions {
  /// All rows, by family.
  package static let families: [[NativeRow]] = []
}
