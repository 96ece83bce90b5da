// Names that a notebook has and a program has not: `display`. They are built-ins, so a lesson's own names win.

import PythonRuntime

enum NotebookBuiltins {
  static func install(on vm: Machine) { vm.setBuiltin("display", vm.function(display)) }

  private static let display = NativeRow(
    "display(*objects, **options)", doc: "Shows each object as a last expression is shown."
  ) { vm, arguments throws(PyError) in
    let objects = arguments[0].asTuple
    for position in 0..<objects.count {
      let text = try vm.repr(objects[position])
      vm.write(text + "\n")
    }
    return .none
  }
}
