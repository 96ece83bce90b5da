// Native iterators over the built-in containers, and their classes.

package enum IteratorTypes {
  /// The class of iterators that have none of their own.
  package static let iterator = NativeClass("iterator", kind: .iterator, isInheritable: false)
}
