// The `_saved_...` attributes of nodes: what the rule kept, under the reference's names, and the objects behind them that
// take hooks (`_raw_saved_...`). It reads nodes and changes nothing but what a lesson's hooks make of a saved value.

import Autodiff
import PythonRuntime
import Tensors

enum SavedAttributes {
  /// Names of operands by slot, where they are not `self` and `other`.
  private static let operands: [String: [String]] = [
    "MmBackward0": ["self", "mat2"], "BmmBackward0": ["self", "mat2"], "AddmmBackward0": ["mat1", "mat2"],
    "BaddbmmBackward0": ["batch1", "batch2"], "MvBackward0": ["self", "vec"], "DotBackward0": ["self", "tensor"],
    "WhereBackward0": ["condition"], "GatherBackward0": ["index"], "ScatterBackward0": ["index"],
    "ScatterAddBackward0": ["index"], "IndexAddBackward0": ["index"], "IndexSelectBackward0": ["index"],
    "EmbeddingBackward0": ["indices"], "MaskedFillBackward0": ["mask"], "MaskedSelectBackward0": ["mask"],
    "MseLossBackward0": ["self", "target"], "NllLossBackward0": ["self", "target", "weight"],
    "SmoothL1LossBackward0": ["self", "target"], "HuberLossBackward0": ["self", "target"],
    "BinaryCrossEntropyBackward0": ["self", "target", "weight"],
    "BinaryCrossEntropyWithLogitsBackward0": ["self", "target", "weight"], "PowBackward1": ["self", "exponent"],
    "MaxBackward0": ["indices"], "MinBackward0": ["indices"], "SortBackward0": ["indices"],
    "TopkBackward0": ["indices"], "MedianBackward1": ["indices"], "KthvalueBackward0": ["indices"],
    "ModeBackward0": ["indices"], "CummaxBackward0": ["indices", "self"], "CumminBackward0": ["indices", "self"],
    "AddcmulBackward0": ["tensor1", "tensor2"],
    "ConvolutionBackward0": ["input", "weight"], "PreluKernelBackward0": ["self", "weight"],
  ]

  /// Nodes of which the reference keeps the operand's sizes.
  private static let sized: Set<String> = [
    "SumBackward0", "SumBackward1", "MeanBackward0", "MeanBackward1", "ViewBackward0", "ExpandBackward0",
    "SelectBackward0", "SliceBackward0", "SqueezeBackward0", "SqueezeBackward1", "IndexBackward0", "MaxBackward0",
    "ReshapeAliasBackward0", "UnsafeViewBackward0", "RepeatBackward0", "MinBackward0", "SortBackward0", "SortBackward1",
    "TopkBackward0", "KthvalueBackward0", "MedianBackward1", "ModeBackward0", "DiagonalBackward0", "SqueezeBackward2",
    "IndexSelectBackward0", "SplitBackward0", "TraceBackward0",
  ]

  /// Nodes that keep a number under `exponent` and such.
  private static let numbers: [String: String] = [
    "PowBackward0": "exponent", "MulBackward0": "other", "DivBackward0": "other",
  ]

  private static func operandNames(_ node: GradientNode) -> [String] {
    operands[node.displayName] ?? ["self", "other"]
  }

  /// The name of what a slot holds; nil when it holds no tensor.
  private static func name(_ node: GradientNode, _ slot: Int) -> String? {
    guard let isResult = node.isSavedResult(slot) else { return nil }
    if isResult { return "result" }
    let names = operandNames(node)
    return slot < names.count ? names[slot] : nil
  }

  private static func slot(_ node: GradientNode, _ name: String) -> Int? {
    (0..<node.savedCount).first { self.name(node, $0) == name }
  }

  /// The operand's sizes, known from the node that the first edge leads to.
  private static func sizes(_ node: GradientNode) -> [Int]? {
    guard node.edgeCount > 0, let operand = node.edge(0).node, sized.contains(node.displayName) else { return nil }
    return Array(operand.sizes(of: Int(node.edge(0).index)))
  }

  /// The names that `dir` shows.
  static func names(of node: GradientNode) -> [String] {
    var result: [String] = []
    for slot in 0..<node.savedCount {
      if let name = name(node, slot) { result += ["_saved_" + name, "_raw_saved_" + name] }
      if node.savedNumber(slot) != nil, let name = numbers[node.displayName] { result.append("_saved_" + name) }
    }
    result += SavedArguments.names(of: node).map { "_saved_" + $0 }
    if sizes(node) != nil {
      result.append("_saved_self_sym_sizes")
      if node.displayName.hasPrefix("MeanBackward") { result.append("_saved_self_sym_numel") }
    }
    return result
  }

  static func value(_ vm: Machine, _ node: GradientNode, _ name: String) throws(PyError) -> Value {
    if node.isFreed { throw vm.pythonError(SavedValue.freed) }
    for slot in 0..<node.savedCount {
      guard let number = node.savedNumber(slot) else { continue }
      if name == "exponent" { return vm.number(number) }
      if name == "other" {
        return vm.wrap(
          try vm.engine { () throws(TensorError) in
            let state = vm.torch.engine
            return Tensor(try NDArray.scalar(number, number.dtype(default: state.defaultDType), state))
          })
      }
    }
    if let slot = slot(node, name) {
      return vm.wrap(try vm.engine { () throws(TensorError) in try node.unpackSaved(slot) })
    }
    if let value = SavedArguments.value(vm, node, name) { return value }
    if let sizes = sizes(node) {
      if name == "self_sym_sizes" { return vm.tuple(sizes.map { Value($0) }) }
      if name == "self_sym_numel" { return Value(sizes.reduce(1, *)) }
    }
    let known = operands[node.displayName] ?? ["self", "other", "mat1", "mat2"]
    return known.contains(name) ? .none : .undefined
  }

  static func raw(_ vm: Machine, _ node: GradientNode, _ name: String) throws(PyError) -> Value {
    if node.isFreed { throw vm.pythonError(SavedValue.freed) }
    guard let slot = slot(node, name) else { return .undefined }
    return vm.adopt(SavedTensorObject(node, slot), as: savedTensorClass(vm))
  }

  private static func savedTensorClass(_ vm: Machine) -> ClassObject {
    if let known = vm.torch.classes.returnTypes["SavedTensor"] { return known }
    let made = vm.makeClass(SavedTensorObject.declaration)
    vm.torch.classes.returnTypes["SavedTensor"] = made
    return made
  }
}

/// A saved value as an object: it takes hooks that replace it.
final class SavedTensorObject: NativeObject {
  let node: GradientNode
  let slot: Int

  init(_ node: GradientNode, _ slot: Int) {
    self.node = node
    self.slot = slot
    super.init()
  }

  static let declaration = NativeClass(
    "SavedTensor", module: "torch._C._autograd", kind: .native,
    methods: [
      NativeRow("register_hooks(self, pack_hook, unpack_hook)") { (vm, arguments) throws(PyError) in
        guard let saved = arguments[0].native as? SavedTensorObject else {
          throw vm.typeError("expected a SavedTensor")
        }
        if saved.node.isFreed { throw vm.pythonError(SavedValue.freed) }
        let hooks = vm.savedValueHooks(arguments[1], arguments[2])
        try vm.engine { () throws(TensorError) in try saved.node.packAnew(saved.slot, hooks) }
        return .none
      }
    ], isInheritable: false, doc: "A value that a node keeps for the backward.")
}

extension Machine {
  /// A lesson's pair of functions as hooks of saved values.
  func savedValueHooks(_ pack: Value, _ unpack: Value) -> SavedValueHooks {
    let (pack, unpack) = (HeldValue(pack, self), HeldValue(unpack, self))
    return SavedValueHooks { [unowned self] tensor throws(TensorError) in
      try self.bridged { () throws(PyError) in HeldValue(try self.call(pack.value, [self.wrap(tensor)]), self) }
    } unpack: { [unowned self] content throws(TensorError) in
      try self.bridged { () throws(PyError) in
        guard let held = content as? HeldValue else { throw self.runtimeError("a packed value is lost") }
        let result = try self.call(unpack.value, [held.value])
        guard let tensor = result.tensor else {
          throw self.typeError(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type "
              + self.typeName(of: result))
        }
        return tensor
      }
    }
  }
}
