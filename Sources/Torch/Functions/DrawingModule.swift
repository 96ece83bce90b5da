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
      let roots = try roots(vm, arguments[0])
      let chosen = try chosenNames(vm, arguments[1])
      var listing = GraphListing(
        showsAttributes: try vm.truth(arguments[2]), showsSaved: try vm.truth(arguments[3]),
        limit: try vm.index(arguments[4]))
      try listing.read(roots, vm)
      guard
        let diagram = TorchLibrary.diagram(
          of: roots, wanted: [], id: "make-dot-\(vm.torch.nextDrawing())",
          namespace: vm.globalBindings.map { (name: $0.name.string, value: $0.value) }, chosen: chosen,
          additions: listing.additions, on: vm)
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

  private static func roots(_ vm: Machine, _ value: Value) throws(PyError) -> [Value] {
    let roots = value.tuple != nil ? try vm.toArray(value) : [value]
    for root in roots where root.tensor == nil {
      // What is no tensor is asked for its hash and its size first.
      _ = try vm.hash(root)
      _ = try vm.getAttribute(root, "size")
      throw vm.typeError("make_dot(): argument 'var' must be a Tensor, not \(vm.typeName(of: root))")
    }
    return roots
  }

  /// The names of `params`. Where a tensor has two, the last counts.
  private static func chosenNames(_ vm: Machine, _ params: Value) throws(PyError) -> [Int32: String] {
    if params.isNone { return [:] }
    let values = try vm.toArray(try vm.callMethod(params, "values"))
    if values.contains(where: { $0.tensor == nil }) { throw vm.raise(.assertionError, "") }
    let items = try vm.toArray(try vm.callMethod(params, "items"))
    var names: [Int32: String] = [:]
    try vm.withRoots(items) { () throws(PyError) in
      for item in items {
        let pair = try vm.toArray(item)
        guard pair.count == 2, let record = pair[1].tensor?.recordID, record != 0 else { continue }
        names[record] = try vm.str(pair[0])
      }
    }
    return names
  }

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
