// How messages name a value: `torch.typename` of the reference, and the class as text.

import PythonRuntime

extension Machine {
  /// `torch.typename(value)`: 'torch.FloatTensor' for tensors, the qualified name of classes and functions themselves, and
  /// that of the class for anything else.
  func torchTypeName(_ value: Value) -> String {
    if let tensor = value.tensor { return tensor.dtype.tensorTypeName }
    if value.isKind(.nativeFunction), let name = nativeFunctionName(value) { return name }
    if value.cls != nil || value.isKind(.function) || value.isKind(.nativeFunction) {
      let module = textAttribute(value, "__module__") ?? "builtins"
      let name = textAttribute(value, "__qualname__") ?? textAttribute(value, "__name__") ?? typeName(of: value)
      return module == "builtins" ? name : module + "." + name
    }
    let cls = classOf(value)
    let module = cls.moduleName.string
    let name = cls.name.string
    return module == "builtins" ? name : module + "." + name
  }

  private func textAttribute(_ value: Value, _ name: String) -> String? {
    (try? findAttribute(value, intern(name)))?.str?.string
  }

  /// Where the reference keeps a function of `torch` or `torch.nn.functional`; nil for any other.
  private func nativeFunctionName(_ value: Value) -> String? {
    guard let name = textAttribute(value, "__name__") else { return nil }
    func isMember(of path: String) -> Bool {
      guard let module = try? importModule(path) else { return false }
      return module.attributes.get(intern(name)).bits == value.bits
    }
    if isMember(of: "torch.nn.functional") {
      if Self.compiledFunctions.contains(name) { return "torch._C._nn." + name }
      if name == "logsigmoid" { return "torch._C._nn.log_sigmoid" }
      return (Self.sharedFunctions.contains(name) ? "torch._VariableFunctionsClass." : "torch.nn.functional.") + name
    }
    return isMember(of: "torch") ? "torch._VariableFunctionsClass." + name : nil
  }

  /// Functions of `torch.nn.functional` that are compiled in the reference.
  private static let compiledFunctions: Set<String> = [
    "avg_pool2d", "avg_pool3d", "elu_", "gelu", "hardtanh_", "leaky_relu_", "linear", "one_hot",
    "scaled_dot_product_attention", "softplus", "softshrink",
  ]

  /// Those that are the functions of `torch`.
  private static let sharedFunctions: Set<String> = [
    "adaptive_avg_pool1d", "avg_pool1d", "bilinear", "celu_", "channel_shuffle", "conv1d", "conv2d", "conv3d",
    "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "cosine_similarity", "hardshrink", "pairwise_distance",
    "pdist", "pixel_shuffle", "pixel_unshuffle", "prelu", "relu_", "rrelu_", "selu_", "threshold_",
  ]

  /// `<class 'int'>` of a value.
  func torchClassText(_ value: Value) -> String { (try? repr(Value(classOf(value)))) ?? typeName(of: value) }
}
