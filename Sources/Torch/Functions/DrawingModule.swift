// `torchviz`: `make_dot` gives our picture of the graph behind a tensor. The object has the DOT text as `source`; a page shows
// the picture where the object is the value of a cell. Files are not written from a lesson.

import Autodiff
import Diagrams
import Explanations
import PythonRuntime

/// What `make_dot` returns.
package final class DrawnGraphObject: NativeObject {
  package let diagram: Diagram

  init(_ diagram: Diagram) {
    self.diagram = diagram
    super.init()
  }
}

enum DrawingModule {
  static let module = NativeModule("torchviz", functions: rows) { (vm, module) throws(PyError) in
    vm.setMember(module, "Digraph", Value(vm.makeClass(declaration)))
  }

  private static let rows: [NativeRow] = [
    NativeRow("make_dot(var, params=None, show_attrs=False, show_saved=False, max_attr_chars=50)") {
      (vm, arguments) throws(PyError) in
      let isSeveral = arguments[0].tuple != nil || arguments[0].list != nil
      let roots = isSeveral ? try vm.toArray(arguments[0]) : [arguments[0]]
      if let wrong = roots.first(where: { $0.tensor == nil }) {
        throw vm.typeError("make_dot(): argument 'var' must be a Tensor, not \(vm.typeName(of: wrong))")
      }
      var namespace = vm.globalBindings.map { (name: $0.name.string, value: $0.value) }
      if let params = arguments[1].dict {
        namespace = params.pairs.map { (name: $0.key.str?.string ?? "", value: $0.value) } + namespace
      }
      guard
        let diagram = TorchLibrary.diagram(
          of: roots, wanted: [], id: "make-dot-\(vm.torch.nextDrawing())", namespace: namespace, on: vm)
      else {
        throw vm.raise(
          .runtimeError,
          "make_dot() needs the record of the lesson's graphs: use it in a lesson, or run `gradbook graph FILE EXPRESSION`"
        )
      }
      guard let cls = try vm.getAttribute(Value(try vm.importModule("torchviz")), vm.intern("Digraph")).cls else {
        return .none
      }
      return vm.adopt(DrawnGraphObject(diagram), as: cls)
    },
    NativeRow("make_dot_from_trace(trace)") { (vm, _) throws(PyError) in
      throw vm.raise(
        .notImplementedError,
        "make_dot_from_trace() draws traces of torch.jit, which are not supported; make_dot() draws graphs")
    },
    NativeRow("resize_graph(dot, size_per_element=0.15, min_size=12)") { (_, _) throws(PyError) in .none },
  ]

  private static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.str = { (vm, value) throws(PyError) in try of(vm, value).diagram.dot }
    let refused = ["render", "view", "save", "pipe"].map { name in
      NativeRow("\(name)(self, *args, **kwargs)") { (vm, _) throws(PyError) in
        throw vm.raise(
          .notImplementedError,
          "\(name)() writes a file, which a lesson cannot: let the drawing be the value of its cell, or use `gradbook graph`"
        )
      }
    }
    return NativeClass(
      "Digraph", module: "graphviz.graphs", kind: .native, methods: refused,
      properties: [
        NativeProperty("source") { (vm, value) throws(PyError) in vm.string(try of(vm, value).diagram.dot) }
      ], slots: slots, isInheritable: false, doc: "A drawn graph.")
  }()

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> DrawnGraphObject {
    guard let graph = value.native as? DrawnGraphObject else { throw vm.typeError("expected a Digraph") }
    return graph
  }
}
