// Names that a notebook has and a program has not: `display` and `get_ipython`. They are built-ins, so a lesson's own names
// win.

import PythonRuntime

enum NotebookBuiltins {
  static func install(on vm: Machine) {
    vm.setBuiltin("display", vm.function(display))
    vm.setBuiltin("get_ipython", vm.function(shell))
  }

  private static let display = NativeRow(
    "display(*objects, **options)", doc: "Shows each object as a last expression is shown."
  ) { vm, arguments throws(PyError) in
    let objects = arguments[0].asTuple
    for position in 0..<objects.count {
      let text = try vm.repr(objects[position])
      vm.write(text + "\n")
    }
    let handle = arguments[1].asDict.get(vm.intern("display_id"))
    guard !handle.isUndefined, try vm.truth(handle) else { return .none }
    let module = try vm.importModule("IPython.display")
    return try vm.call(try vm.getAttribute(Value(module), "DisplayHandle"), [handle])
  }

  private static let shell = NativeRow("get_ipython()", doc: "The notebook's shell.") { vm, _ throws(PyError) in
    try vm.call(try vm.getAttribute(Value(try vm.importModule("IPython")), "get_ipython"), [])
  }
}
