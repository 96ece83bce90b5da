// The class `bytes`: operators and methods.

package enum BytesType {
  /// The class.
  package static let declaration = NativeClass("bytes", kind: .bytes)
}
