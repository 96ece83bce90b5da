// What walks share: an ordered dictionary.

import PythonRuntime

extension Machine {
  /// An empty `collections.OrderedDict`.
  func orderedDict() throws(PyError) -> Value {
    try call(try getAttribute(Value(try importModule("collections")), "OrderedDict"))
  }
}
