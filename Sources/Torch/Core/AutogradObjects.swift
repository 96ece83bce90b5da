// The Python objects of the graph: `grad_fn` nodes and the handles that hooks return.

import Autodiff
import PythonRuntime
import Tensors

/// `tensor.grad_fn`.
final class GradNodeObject: NativeObject {
  let node: GradientNode
  init(_ node: GradientNode) {
    self.node = node
    super.init()
  }

  private static func of(_ vm: Machine, _ value: Value) throws(PyError) -> GradientNode {
    guard let object = value.native as? GradNodeObject else { throw vm.typeError("expected a graph node") }
    return object.node
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      "<\(try of(vm, value).displayName) object at 0x\(String(value.bits, radix: 16))>"
    }
    slots.compare = { (vm, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual, let a = left.native as? GradNodeObject,
        let b = right.native as? GradNodeObject
      else { return .notImplemented }
      return Value((a.node === b.node) == (op == .equal))
    }
    slots.hash = { (vm, value) throws(PyError) in ObjectIdentifier(try of(vm, value)).hashValue }
    let nextFunctions = NativeProperty("next_functions") { (vm, value) throws(PyError) in
      let node = try of(vm, value)
      return vm.tuple(
        (0..<node.edgeCount).map { position in
          let next = node.edge(position)
          guard let node = next.node else { return vm.tuple([.none, Value(0)]) }
          return vm.tuple([vm.wrapNode(node), Value(Int(next.index))])
        })
    }
    return NativeClass(
      "Node", module: "torch.autograd.graph", kind: .native,
      methods: [
        NativeRow("name(self)") { (vm, arguments) throws(PyError) in
          let name = try of(vm, arguments[0]).displayName
          return vm.string(name == "CopySlices" || name == "CopyBackwards" ? "torch::autograd::" + name : name)
        }
      ],
      properties: [
        nextFunctions,
        NativeProperty("variable") { (vm, value) throws(PyError) in
          guard let leaf = try of(vm, value).variable else { throw vm.attributeError(value, "variable") }
          return vm.wrap(leaf)
        },
      ],
      slots: slots, doc: "A step that the graph remembers.")
  }()
}

extension Machine {
  /// The Python object of a node: its class carries the node's name, so that `type(t.grad_fn).__name__` says it.
  func wrapNode(_ node: GradientNode) -> Value {
    let name = node.displayName
    let state = torch
    let cls: ClassObject
    if let known = state.classes.returnTypes[name] {
      cls = known
    } else {
      cls = makeClass(
        NativeClass(name, module: "torch.autograd", kind: .native, isInheritable: false),
        bases: [state.classes.gradNode])
      state.classes.returnTypes[name] = cls
    }
    return adopt(GradNodeObject(node), as: cls)
  }
}

/// What `register_hook` returns.
final class HookHandle: NativeObject {
  private var removal: (() -> Void)?
  init(_ removal: @escaping () -> Void) {
    self.removal = removal
    super.init()
  }

  func remove() {
    removal?()
    removal = nil
  }

  static let declaration: NativeClass = NativeClass(
    "RemovableHandle", module: "torch.utils.hooks", kind: .native,
    methods: [
      NativeRow("remove(self)") { (_, arguments) throws(PyError) in
        (arguments[0].native as? HookHandle)?.remove()
        return .none
      },
      NativeRow("__enter__(self)") { (_, arguments) throws(PyError) in arguments[0] },
      NativeRow("__exit__(self, *args)") { (_, arguments) throws(PyError) in
        (arguments[0].native as? HookHandle)?.remove()
        return .none
      },
    ], doc: "Removes the hook it was returned for.")
}
