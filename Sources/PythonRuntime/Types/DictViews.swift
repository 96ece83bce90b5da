// The classes of `dict.keys()`, `dict.values()` and `dict.items()`.

package enum DictViewTypes {
  package static let keys = NativeClass("dict_keys", kind: .dictView, isInheritable: false)
  package static let values = NativeClass("dict_values", kind: .dictView, isInheritable: false)
  package static let items = NativeClass("dict_items", kind: .dictView, isInheritable: false)
}
