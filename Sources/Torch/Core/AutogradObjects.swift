// The Python objects of the graph: `grad_fn` nodes and the handles that hooks return.

import Autodiff
import PythonRuntime
import Tensors

/// `tensor.grad_fn`. A node has at most one live object, so that `t.grad_fn is t.grad_fn`.
final class GradNodeObject: NativeObject {
  private(set) final var node: GradientNode

  init(_ node: GradientNode) {
    self.node = node
    super.init()
    node.makeExtras().languageObject = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit { isGivenUp() }

  override var isHeldOutside: Bool { !isKnownUniquelyReferenced(&node) }

  override func isGivenUp() {
    if node.extras?.languageObject == Unmanaged.passUnretained(self).toOpaque() { node.extras?.languageObject = nil }
  }

  static func of(_ vm: Machine, _ value: Value) throws(PyError) -> GradientNode {
    if let object = value.native as? GradNodeObject { return object.node }
    if let context = value.native as? FunctionContext, let node = context.node { return node }
    throw vm.typeError("expected a graph node")
  }

  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (vm, value) throws(PyError) in
      let module = value.native is FunctionContext ? "torch.autograd.function." : ""
      return "<\(module)\(vm.typeName(of: value)) object at 0x\(String(value.bits, radix: 16))>"
    }
    slots.compare = { (vm, op, left, right) throws(PyError) in
      guard op == .equal || op == .notEqual, let a = left.native as? GradNodeObject,
        let b = right.native as? GradNodeObject
      else { return .notImplemented }
      return Value((a.node === b.node) == (op == .equal))
    }
    slots.hash = { (vm, value) throws(PyError) in ObjectIdentifier(try of(vm, value)).hashValue }
    slots.missingAttribute = { (vm, value, name) throws(PyError) in
      let (text, node) = (name.string, try of(vm, value))
      if text.hasPrefix("_saved_") { return try SavedAttributes.value(vm, node, String(text.dropFirst(7))) }
      if text.hasPrefix("_raw_saved_") { return try SavedAttributes.raw(vm, node, String(text.dropFirst(11))) }
      return .undefined
    }
    slots.moreNames = { (vm, value) in
      guard let node = (value.native as? GradNodeObject)?.node else { return [] }
      return SavedAttributes.names(of: node)
    }
    return NativeClass(
      "Node", module: "torch.autograd.graph", kind: .native, methods: methods, properties: properties, slots: slots,
      doc: "A step that the graph remembers.")
  }()

  static let methods: [NativeRow] = [
    NativeRow("name(self)") { (vm, arguments) throws(PyError) in vm.string(try of(vm, arguments[0]).qualifiedName) },
    NativeRow("register_hook(self, fn)") { (vm, arguments) throws(PyError) in
      try vm.registerNodeHook(try of(vm, arguments[0]), arguments[1], before: false)
    },
    NativeRow("register_prehook(self, fn)") { (vm, arguments) throws(PyError) in
      try vm.registerNodeHook(try of(vm, arguments[0]), arguments[1], before: true)
    },
    NativeRow("_sequence_nr(self)") { (vm, arguments) throws(PyError) in
      let number = try of(vm, arguments[0]).sequence
      return Value(Int(clamping: number))
    },
  ]

  static let properties: [NativeProperty] = [
    NativeProperty("next_functions") { (vm, value) throws(PyError) in
      let node = try of(vm, value)
      return vm.tuple(
        (0..<node.edgeCount).map { position in
          let next = node.edge(position)
          guard let node = next.node else { return vm.tuple([.none, Value(0)]) }
          return vm.tuple([vm.wrapNode(node), Value(Int(next.index))])
        })
    },
    // Every node in a graph stands there because something behind it wants a gradient.
    NativeProperty("requires_grad") { (vm, value) throws(PyError) in
      _ = try of(vm, value)
      return Value(true)
    },
    NativeProperty("variable") { (vm, value) throws(PyError) in
      guard let leaf = try of(vm, value).variable else { throw vm.attributeError(value, "variable") }
      return vm.wrap(leaf)
    },
    NativeProperty("metadata") { (vm, value) throws(PyError) in
      let extras = try of(vm, value).makeExtras()
      let attachment = extras.bridgeData as? NodeAttachment ?? NodeAttachment()
      extras.bridgeData = attachment
      let kept = attachment.metadata ?? HeldValue(Value(vm.dict()), vm)
      attachment.metadata = kept
      return kept.value
    },
  ]
}

/// A Python value kept alive as long as this object is: for closures and nodes of the engine.
final class HeldValue {
  let value: Value
  /// Gone already when the machine takes its heap apart.
  private weak var owner: TorchState?
  private let token: Int

  init(_ value: Value, _ vm: Machine) {
    self.value = value
    owner = vm.torch
    token = vm.torch.hold(value)
  }

  deinit { owner?.release(token) }
}

extension Machine {
  /// The Python object of a node: its class carries the node's name, so that `type(t.grad_fn).__name__` says it.
  func wrapNode(_ node: GradientNode) -> Value {
    if let known = node.extras?.languageObject {
      return Value(Unmanaged<NativeObject>.fromOpaque(known).takeUnretainedValue())
    }
    return adopt(GradNodeObject(node), as: nodeClass(node.displayName))
  }

  /// The class of nodes of one name.
  func nodeClass(_ name: String) -> ClassObject {
    let state = torch
    if let known = state.classes.returnTypes[name] { return known }
    let cls = makeClass(
      NativeClass(name, module: "builtins", kind: .native, isInheritable: false), bases: [state.classes.gradNode])
    state.classes.returnTypes[name] = cls
    return cls
  }

  /// A hook on a node: before it runs it sees what came, afterwards also what it sent.
  func registerNodeHook(_ node: GradientNode, _ hook: Value, before: Bool) throws(PyError) -> Value {
    let held = HeldValue(hook, self)
    let id: Int
    if before {
      id = node.addPreHook { [unowned self] received throws(TensorError) in
        try self.callGradientHook(held.value, [received])
      }
    } else {
      id = node.addHook { [unowned self] sent, received throws(TensorError) in
        try self.callGradientHook(held.value, [sent, received])
      }
    }
    return adopt(
      HookHandle { [weak node] in
        if before { node?.removePreHook(id) } else { node?.removeHook(id) }
      }, as: torch.classes.hookHandle)
  }

  private func callGradientHook(_ hook: Value, _ lists: [[Tensor?]]) throws(TensorError) -> [Tensor?]? {
    try bridged { () throws(PyError) in
      let arguments = lists.map { gradients in self.tuple(gradients.map { self.wrap($0) }) }
      let result = try self.call(hook, arguments)
      if result.isNone { return nil }
      guard let values = result.tuple else {
        throw self.typeError("expected tuple, but hook returned '\(self.typeName(of: result))'")
      }
      let given = (0..<values.count).map { values[$0].tensor }
      let expected = lists.first?.count ?? 0
      if given.count != expected {
        throw self.runtimeError(
          "hook '\(self.hookName(hook))' has returned an incorrect number of values (got \(given.count), but expected "
            + "\(expected))")
      }
      for (old, new) in zip(lists.first ?? [], given) where old == nil && new != nil {
        throw self.runtimeError("can't replace a None gradient with a non-None value")
      }
      return given
    }
  }

  /// Runs Python code for the engine: its exception stays pending in the machine while the engine unwinds.
  func bridged<Result>(_ body: () throws(PyError) -> Result) throws(TensorError) -> Result {
    do {
      return try body()
    } catch {
      throw TensorError.runtime("a Python function raised")
    }
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
