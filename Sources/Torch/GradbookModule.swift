// `import gradbook` in a lesson: the explanation that the command line gives, from inside. Under another Python a small
// module of the same name (Tests/Oracle/gradbook) lets the same lesson run.

import Autodiff
import Explanations
import PythonRuntime
import Tensors

enum GradbookModule {
  static let module = NativeModule("gradbook", functions: rows)

  private static let rows: [NativeRow] = [
    NativeRow("explain(loss, target=None)", doc: "Prints why the gradient of loss did or did not arrive at target.") {
      (vm, arguments) throws(PyError) in
      let loss = try vm.tensor(arguments[0], "explain", "loss")
      let scene = try scene(vm)
      let finding: Finding
      if arguments[1].isNone {
        let found = Findings.all(in: scene)
        if found.isEmpty {
          vm.write("nothing is wrong with the gradients here\n")
          return .none
        }
        vm.write(found.map(\.text).joined(separator: "\n"))
        return .none
      } else {
        let target = try vm.tensor(arguments[1], "explain", "target")
        finding = Explanation.of(
          loss: scene.recorder.ensured(loss), target: scene.recorder.ensured(target), in: scene)
      }
      vm.write(finding.text)
      return .none
    },
    NativeRow("audit()", doc: "Prints what each backward so far moved.") { (vm, _) throws(PyError) in
      for audit in Audit.all(in: try scene(vm)) { vm.write(audit.sentence + "\n") }
      return .none
    },
  ]

  private static func scene(_ vm: Machine) throws(PyError) -> Scene {
    let namespace = vm.globalBindings.map { (name: $0.name.string, value: $0.value) }
    guard var scene = TorchLibrary.scene(namespace: namespace, on: vm) else {
      throw vm.runtimeError("gradbook.explain needs a recorded run: import gradbook in the lesson's own text")
    }
    // The lines the recorder has seen are all the lines there are to speak of.
    var lines: [Int: String] = [:]
    for record in scene.recorder.records.ordered {
      if let line = record.line, let text = record.text { lines[line] = text }
    }
    for event in scene.recorder.events { if let place = event.place { lines[place.line] = place.text } }
    let known = lines
    scene.line = { known[$0] ?? "" }
    scene.range = 1...max(1, known.keys.max() ?? 1)
    return scene
  }
}
