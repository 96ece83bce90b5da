// Hooks on tensors: Python functions that see a gradient on its way and may replace it, with the reference's checks of
// what they return.

import Autodiff
import PythonRuntime
import Tensors

enum HookFunctions {
  /// The methods of tensors that attach hooks.
  static let operations: [TensorOperation] = [
    TensorOperation("register_hook", "hook", .method) { (vm, tensor, arguments) throws(PyError) in
      try vm.registerHook(tensor, arguments[1])
    },
    TensorOperation("register_post_accumulate_grad_hook", "hook", .method) {
      (vm, tensor, arguments) throws(PyError) in try vm.registerPostAccumulateHook(tensor, arguments[1])
    },
  ]
}

extension Machine {
  /// A Python callable as a hook: None keeps the gradient, a tensor replaces it.
  func registerHook(_ tensor: Tensor, _ hook: Value) throws(PyError) -> Value {
    torch.engine.activeRecorder?.noteHook(tensor)
    let held = HeldValue(hook, self)
    let handle = try engine { () throws(TensorError) in
      try tensor.registerHook { [unowned self] gradient throws(TensorError) in
        try self.bridged { () throws(PyError) in try self.runHook(held.value, gradient) }
      }
    }
    return adopt(HookHandle { handle.remove() }, as: torch.classes.hookHandle)
  }

  private func runHook(_ hook: Value, _ gradient: Tensor) throws(PyError) -> Tensor? {
    let result = try call(hook, [wrap(gradient)])
    if result.isNone { return nil }
    guard let replacement = result.tensor else {
      throw typeError("expected Variable, but hook returned '\(typeName(of: result))'")
    }
    if replacement.dtype != gradient.dtype {
      throw runtimeError(
        "hook '\(hookName(hook))' has changed the type of value (was \(gradient.dtype.tensorTypeName) got "
          + "\(replacement.dtype.tensorTypeName))")
    }
    if !(replacement.shape == gradient.shape) {
      throw runtimeError("hook '\(hookName(hook))' has changed the size of value")
    }
    return replacement
  }

  func hookName(_ hook: Value) -> String {
    if let name = try? getAttribute(hook, "__name__"), let text = name.str { return text.string }
    return "unknown"
  }

  fileprivate func registerPostAccumulateHook(_ tensor: Tensor, _ hook: Value) throws(PyError) -> Value {
    let held = HeldValue(hook, self)
    let handle = try engine { () throws(TensorError) in
      try tensor.registerPostAccumulateHook { [unowned self] leaf throws(TensorError) in
        try self.bridged { () throws(PyError) in try self.runHook(held.value, leaf) }
      }
    }
    return adopt(HookHandle { handle.remove() }, as: torch.classes.hookHandle)
  }
}
