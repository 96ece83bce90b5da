// The `_saved_...` attributes of nodes: what the rule kept, under the reference's names, and the objects behind them that
// take hooks (`_raw_saved_...`). It reads nodes and changes nothing but what a lesson's hooks make of a saved value.

import Autodiff
import PythonRuntime
import Tensors

enum SavedAttributes {
  /// Nodes of which the reference keeps the operand's sizes.
  private static let sized: Set<String> = [
    "SumBackward0", "SumBackward1", "MeanBackward0", "MeanBackward1", "ViewBackward0", "ExpandBackward0",
    "SelectBackward0", "SliceBackward0", "SqueezeBackward0", "SqueezeBackward1", "IndexBackward0", "MaxBackward0",
    "ReshapeAliasBackward0", "UnsafeViewBackward0", "RepeatBackward0", "MinBackward0", "SortBackward0", "SortBackward1",
    "TopkBackward0", "KthvalueBackward0", "MedianBackward1", "ModeBackward0", "DiagonalBackward0", "SqueezeBackward2",
    "IndexSelectBackward0", "SplitBackward0", "TraceBackward0", "NanmedianBackward1", "SplitWithSizesBackward0",
    "SqueezeBackward3", "SqueezeBackward4", "UnfoldBackward0", "UnsafeSplitBackward0", "UpsampleBicubic2DBackward0",
    "UpsampleBilinear2DBackward0", "UpsampleLinear1DBackward0", "UpsampleNearest1DBackward0",
    "UpsampleNearest2DBackward0", "UpsampleNearest3DBackward0", "UpsampleNearestExact1DBackward0",
    "UpsampleNearestExact2DBackward0", "UpsampleNearestExact3DBackward0", "UpsampleTrilinear3DBackward0",
  ]

  /// Nodes that keep a number under `exponent` and such.
  private static let numbers: [String: String] = [
    "PowBackward0": "exponent", "MulBackward0": "other", "DivBackward0": "other",
  ]

  /// The name of what a slot holds; nil when it holds no tensor that a lesson sees.
  private static func name(_ node: GradientNode, _ slot: Int) -> String? {
    guard let isResult = node.isSavedResult(slot) else { return nil }
    if let names = SavedNames.slots[node.displayName] {
      if slot < names.count { return names[slot] == "-" ? nil : names[slot] }
      return isResult ? "result" : nil
    }
    if isResult { return "result" }
    return slot < 2 ? ["self", "other"][slot] : nil
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
    for name in SavedNames.slots[node.displayName] ?? [] where name != "-" {
      result += ["_saved_" + name, "_raw_saved_" + name]
    }
    for slot in 0..<node.savedCount {
      if let name = name(node, slot), !result.contains("_saved_" + name) {
        result += ["_saved_" + name, "_raw_saved_" + name]
      }
      if let kept = keptMatrix(node, slot) { result += ["_saved_\(kept)_sym_sizes", "_saved_\(kept)_sym_strides"] }
      if node.savedNumber(slot) != nil, let name = numbers[node.displayName], !result.contains("_saved_" + name) {
        result.append("_saved_" + name)
      }
    }
    for name in SavedArguments.names(of: node) where !result.contains("_saved_" + name) {
      result.append("_saved_" + name)
      if SavedArguments.isTensor(node, name) { result.append("_raw_saved_" + name) }
    }
    if sizes(node) != nil {
      result.append("_saved_self_sym_sizes")
      if node.displayName.hasPrefix("MeanBackward") { result.append("_saved_self_sym_numel") }
    }
    return result
  }

  static func value(_ vm: Machine, _ node: GradientNode, _ name: String) throws(PyError) -> Value {
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
      if node.isFreed { throw vm.pythonError(SavedValue.freed) }
      return vm.wrap(try vm.engine { () throws(TensorError) in try node.unpackSaved(slot) })
    }
    if let value = SavedArguments.value(vm, node, name) {
      // Plain arguments outlive what is freed.
      if node.isFreed && SavedArguments.isTensor(node, name) { throw vm.pythonError(SavedValue.freed) }
      return value
    }
    if let sizes = sizes(node) {
      if name == "self_sym_sizes" { return vm.tuple(sizes.map { Value($0) }) }
      if name == "self_sym_numel" { return Value(sizes.reduce(1, *)) }
    }
    if let layout = try layout(vm, node, name) { return layout }
    let isKnown = SavedNames.slots[node.displayName]?.contains(name) == true
    if node.isFreed && (isKnown || ["self", "other", "result"].contains(name)) {
      throw vm.pythonError(SavedValue.freed)
    }
    return isKnown ? .none : .undefined
  }

  /// Of matrix products the reference keeps sizes and strides too; here a matrix that is kept knows them.
  private static func keptMatrix(_ node: GradientNode, _ slot: Int) -> String? {
    node.displayName == "MmBackward0" || node.displayName == "AddmmBackward0" ? name(node, slot) : nil
  }

  private static func layout(_ vm: Machine, _ node: GradientNode, _ name: String) throws(PyError) -> Value? {
    for slot in 0..<node.savedCount {
      guard let kept = keptMatrix(node, slot), name.hasPrefix(kept + "_sym_") else { continue }
      let matrix = try vm.engine { () throws(TensorError) in try node.unpackSaved(slot) }
      if name == kept + "_sym_sizes" { return vm.tuple(matrix.shape.map { Value($0) }) }
      if name == kept + "_sym_strides" { return vm.tuple(matrix.array.strides.map { Value($0) }) }
    }
    return nil
  }

  static func raw(_ vm: Machine, _ node: GradientNode, _ name: String) throws(PyError) -> Value {
    if let slot = slot(node, name) { return vm.adopt(SavedTensorObject(node, slot), as: savedTensorClass(vm)) }
    let isKnown = SavedNames.slots[node.displayName]?.contains(name) == true
    if !isKnown && !SavedArguments.isTensor(node, name) { return .undefined }
    if case .positions(let places) = node.arguments {
      return vm.tuple(places.map { _ in vm.adopt(SavedTensorObject(node, -1), as: savedTensorClass(vm)) })
    }
    return vm.adopt(SavedTensorObject(node, -1), as: savedTensorClass(vm))
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
  /// Negative for what the node keeps without a slot, or not at all.
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
        if saved.slot < 0 {
          throw vm.runtimeError("Calling register_hooks on a saved tensor with value None is forbidden")
        }
        if !vm.isCallable(arguments[1]) || !vm.isCallable(arguments[2]) {
          let given = [arguments[0], arguments[1], arguments[2]]
          var shown: [String] = []
          for value in given { shown.append(try vm.repr(value)) }
          throw vm.typeError(
            "register_hooks(): incompatible function arguments. The following argument types are supported:\n    1. (self: "
              + "torch._C._autograd.SavedTensor, arg0: collections.abc.Callable, arg1: collections.abc.Callable) -> None\n\n"
              + "Invoked with: " + shown.joined(separator: ", "))
        }
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
