// What the library text of optimisers asks of the bridge: checks of parameters, gradients cleared, hooks that can be
// removed. The fused steps are in a file of their own.

import Autodiff
import PythonRuntime
import Tensors

enum OptimizerSupport {
  static let rows: [NativeRow] = [
    FusedSteps.row,
    NativeRow("_check_parameters(members, leaves_only, /)") { (vm, arguments) throws(PyError) in
      for value in try vm.toArray(arguments[0]) {
        guard let tensor = value.tensor else {
          throw vm.typeError(
            "optimizer can only optimize Tensors, but one of the params is \(vm.torchTypeName(value))")
        }
        if arguments[1].asBool, !tensor.isLeaf, !tensor.retainsGradient {
          throw vm.valueError("can't optimize a non-leaf Tensor")
        }
        vm.torch.engine.activeRecorder?.add(.held, tensor)
      }
      return .none
    },
    NativeRow("_note_step(optimizer, isDone, /)") { (vm, arguments) throws(PyError) in
      if try vm.flag(arguments[1]) { vm.noteStepped(arguments[0]) } else { vm.noteStep(arguments[0]) }
      return .none
    },
    NativeRow("_clear_gradients(groups, set_to_none, /)") { (vm, arguments) throws(PyError) in
      let toNone = try vm.flag(arguments[1])
      for group in try vm.toArray(arguments[0]) {
        guard let group = group.dict else { continue }
        let members = try vm.dictGet(group, Value(vm.torch.names.params))
        for value in members.isUndefined ? [] : try vm.toArray(members) {
          if let tensor = value.tensor { try vm.clearGradient(tensor, toNone: toNone) }
        }
      }
      return .none
    },
    NativeRow("_keep_hook(hooks, hook, first, /)") { (vm, arguments) throws(PyError) in
      guard let hooks = arguments[0].dict else { return .none }
      let held = HeldValue(arguments[0], vm)
      let key = Value(vm.torch.freshToken())
      let later = try vm.flag(arguments[2]) ? hooks.pairs : []
      for pair in later { _ = try vm.dictRemove(hooks, pair.key) }
      try vm.dictSet(hooks, key, arguments[1])
      for pair in later { try vm.dictSet(hooks, pair.key, pair.value) }
      let handle = HookHandle { [unowned vm] in
        if let hooks = held.value.dict { _ = try? vm.dictRemove(hooks, key) }
      }
      return vm.adopt(handle, as: vm.torch.classes.hookHandle)
    },
  ]
}

extension Machine {
  func parameterGroups(_ optimizer: Value) throws(PyError) -> [DictObject] {
    try toArray(try getAttribute(optimizer, torch.names.paramGroups)).compactMap(\.dict)
  }

  func groupTensors(_ group: DictObject) throws(PyError) -> [Tensor] {
    let members = try dictGet(group, Value(torch.names.params))
    return members.isUndefined ? [] : try toArray(members).compactMap(\.tensor)
  }
}
