// What walks and messages share: an ordered dictionary, and the class of a value as text.

import PythonRuntime

extension Machine {
  /// An empty `collections.OrderedDict`.
  func orderedDict() throws(PyError) -> Value {
    try call(try getAttribute(Value(try importModule("collections")), "OrderedDict"))
  }

  /// `<class 'int'>` of a value.
  func torchClassText(_ value: Value) -> String { (try? repr(Value(classOf(value)))) ?? typeName(of: value) }
}
