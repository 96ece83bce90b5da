// How an operation of the engine becomes visible: one row gives `torch.name(input, ...)`, `Tensor.name(...)`, or both,
// and (for the names listed in OperationForms.swift) the form that writes over its operand and the one with `out=`.
// The rows are in the files of their families; this file only turns them into native functions.

import Autodiff
import PythonRuntime
import Tensors

/// One operation on a tensor as lessons see it.
struct TensorOperation: Sendable {
  /// Where it can be called.
  enum Place: Sendable { case both, method, function }

  typealias Body = @Sendable (Machine, Tensor, Arguments) throws(PyError) -> Value

  let name: String
  /// Python's parameter list after the tensor itself.
  let parameters: String
  let place: Place
  /// Gets the tensor and the arguments; `arguments[0]` is the tensor's own value, the rest follow `parameters`.
  let body: Body

  init(_ name: String, _ parameters: String = "", _ place: Place = .both, _ body: @escaping Body) {
    self.name = name
    self.parameters = parameters
    self.place = place
    self.body = body
  }

  /// An operation of the tensor alone.
  static func unary(
    _ name: String, _ place: Place = .both, _ operation: @escaping @Sendable (Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, "", place) { (vm, tensor, _) throws(PyError) in
      vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor) })
    }
  }

  /// An operation of two tensors.
  static func pair(
    _ name: String, _ parameter: String = "other", _ place: Place = .both,
    _ operation: @escaping @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, parameter, place) { (vm, tensor, arguments) throws(PyError) in
      let other = try vm.tensor(arguments[1], name, parameter, 2)
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor, other) })
    }
  }

  /// An operation of a tensor and a dimension.
  static func alongDimension(
    _ name: String, _ parameters: String = "dim",
    _ operation: @escaping @Sendable (Tensor, Int) throws(TensorError) -> Tensor
  ) -> TensorOperation {
    TensorOperation(name, parameters) { (vm, tensor, arguments) throws(PyError) in
      let dimension = try vm.int(arguments[1], name, "dim")
      return vm.wrap(try vm.engine { () throws(TensorError) in try operation(tensor, dimension) })
    }
  }

  /// The same under another name.
  func named(_ other: String, _ place: Place? = nil) -> TensorOperation {
    TensorOperation(other, parameters, place ?? self.place, body)
  }

  private func row(_ receiver: String, _ body: @escaping Body, suffix: String = "", extra: String = "") -> NativeRow {
    var list = parameters.isEmpty ? receiver : receiver + ", " + parameters
    if !extra.isEmpty { list += OperationForms.isKeywordOnly(parameters) ? ", \(extra)" : ", *, \(extra)" }
    let name = name
    let takesNumber = receiver == "input" && suffix.isEmpty && OperationForms.takingNumbers.contains(name)
    let numberFirst = receiver == "input" && suffix.isEmpty && OperationForms.numberFirst.contains(name)
    let hasOutput = !extra.isEmpty
    return NativeRow("\(name)\(suffix)(\(list))") { (vm, arguments) throws(PyError) in
      if numberFirst, arguments[0].tensor == nil, let number = vm.scalar(arguments[0]), let right = arguments[1].tensor,
        let value = try vm.numberFirst(name, number, right, arguments)
      {
        let output = hasOutput ? arguments[arguments.count - 1] : .none
        return output.isNone ? value : try vm.write(value, into: output, name)
      }
      if takesNumber, arguments[0].tensor == nil, let number = vm.scalar(arguments[0]) {
        // `torch.mul(2, x)`: the number stands for a tensor.
        arguments.base[0] = vm.wrap(
          try vm.engine { () throws(TensorError) in
            let state = vm.torch.engine
            return Tensor(try NDArray.scalar(number, number.dtype(default: state.defaultDType), state))
          })
      }
      return try body(vm, try vm.tensor(arguments[0], name), arguments)
    }
  }

  /// The underscore form: the operation on a stand-in, its result written over the tensor.
  private var writingBody: Body {
    let (name, body) = (name, body)
    return { (vm, tensor, arguments) throws(PyError) in
      let receiver = arguments[0]
      try vm.checkBeforeWriting(name, tensor, arguments)
      if try vm.hasWrittenDirectly(name, tensor, arguments) { return receiver }
      let recorded = (1..<arguments.count).contains { arguments[$0].tensor?.requiresGradient ?? false }
      let standIn = try vm.engine { () throws(TensorError) in try tensor.standInForWriting(recorded: recorded) }
      arguments.base[0] = vm.wrap(standIn)
      let value = try body(vm, standIn, arguments)
      arguments.base[0] = receiver
      guard let result = value.tensor else { throw vm.typeError("\(name)_() gives no tensor to write") }
      let write = try vm.writeToSharedElements(name, tensor, arguments)
      try vm.engine { () throws(TensorError) in
        try Machine.checkOverlaps(name, tensor.array, arguments)
        try tensor.becomes(result, of: standIn, name, writing: write)
      }
      return receiver
    }
  }

  /// The function with `out=`: its result written into a tensor that is given.
  private var outputBody: Body {
    let (name, body) = (name, body)
    return { (vm, tensor, arguments) throws(PyError) in
      let output = arguments[arguments.count - 1]
      if output.isNone { return try body(vm, tensor, arguments) }
      if let target = output.tensor { try vm.checkOutputOverlaps(name, target, arguments) }
      if name == "var" || name == "std", output.tensor?.dtype == .float64, tensor.dtype == .float32 {
        // Computed in the type of the output.
        let wide = try vm.engine { () throws(TensorError) in try tensor.to(.float64) }
        arguments.base[0] = vm.wrap(wide)
        return try vm.write(try body(vm, wide, arguments), into: output, name)
      }
      guard let target = output.tensor, vm.canBeWrittenStraight(target, arguments) else {
        return try vm.write(try body(vm, tensor, arguments), into: output, name)
      }
      let value = try vm.torch.engine.offering(target.array) { () throws(PyError) in try body(vm, tensor, arguments) }
      return try vm.write(value, into: output, name)
    }
  }

  static func methods(_ operations: [TensorOperation]) -> [NativeRow] {
    let offered = operations.filter { $0.place != .function }
    let written = Set(offered.map(\.name))
    let inPlace = operations.filter { OperationForms.inPlace.contains($0.name) && !written.contains($0.name + "_") }
    return offered.map { $0.row("self", $0.body) } + inPlace.map { $0.row("self", $0.writingBody, suffix: "_") }
  }

  static func functions(_ operations: [TensorOperation]) -> [NativeRow] {
    let offered = operations.filter { $0.place != .method }
    let rows = offered.map { operation in
      OperationForms.withOutput.contains(operation.name)
        ? operation.row("input", operation.outputBody, extra: "out=None") : operation.row("input", operation.body)
    }
    let inPlace = operations.filter { OperationForms.inPlaceFunctions.contains($0.name) }
    return rows + inPlace.map { $0.row("input", $0.writingBody, suffix: "_") }
  }
}

/// All operations, family by family.
enum TensorOperations {
  static let all: [TensorOperation] =
    ElementwiseOperations.all + SpecialOperations.all + ArithmeticOperations.all + PairOperations.all
    + ReductionOperations.all + StatisticsOperations.all + ShapeOperations.all + RearrangementOperations.all
    + MatrixOperations.all + ProductOperations.all + SelectionOperations.all + PlacementOperations.all
    + FurtherOperations.all + LinearAlgebraFunctions.operations + WritingOperations.all + ConversionOperations.all
    + TypeConversions.all + CopyingOperations.all + BesselOperations.all + ElementCalls.all
    + NewTensorMethods.all + ComplexFunctions.operations + RandomFunctions.operations + StorageObject.operations
    + HookFunctions.operations + TensorExchange.operations + LibraryMethods.all
}

extension Machine {
  /// Whether an operation may use the memory of `out` for its result: it is whole and large, and no operand is in it.
  fileprivate func canBeWrittenStraight(_ target: Tensor, _ arguments: Arguments) -> Bool {
    let array = target.array
    guard array.count >= 4096, array.isContiguous, array.hidden == nil, array.byteCount == array.storage.byteCount,
      !array.modes.noticesTensors, torch.engine.openMappings.isEmpty
    else { return false }
    for index in 0..<(arguments.count - 1) {
      let value = arguments[index]
      if let operand = value.tensor {
        if operand.dtype != target.dtype || operand.array.sharesStorage(with: array) { return false }
      } else if value.isObject && value.str == nil {
        return false
      }
    }
    return true
  }

  /// `mode` says of its outputs what they are.
  private func checkModeOutputs(_ parts: [Value], _ targets: [Value]) throws(PyError) {
    for (index, kind) in ["values", "indices"].enumerated() {
      guard let part = parts[index].tensor, let target = targets[index].tensor, part.dtype != target.dtype else {
        continue
      }
      throw runtimeError(
        "expected scalar type '\(part.dtype.typeName)' but got '\(target.dtype.typeName)' for \(kind) output")
    }
  }

  /// Most functions bring a result to the type of `out`; these ask for their own type.
  private func checkOutputType(_ target: DType, _ result: DType, _ name: String) throws(PyError) {
    if target == result { return }
    switch name {
    case "max", "min", "sort", "topk", "kthvalue", "mode", "median", "nanmedian", "cummax", "cummin", "aminmax", "mm",
      "bmm", "matmul", "argmax", "argmin", "gather", "inv", "inverse", "isin":
      throw runtimeError("Expected out tensor to have dtype \(result.cName), but got \(target.cName) instead")
    case "amax", "amin":
      throw runtimeError(
        "Expected the dtype for input and out to match, but got \(result.typeName) for input's dtype and "
          + "\(target.typeName) for out's dtype.")
    case "complex", "polar":
      throw runtimeError(
        "Expected object of scalar type \(result.typeName) but got scalar type \(target.typeName) for argument 'out'")
    case "norm", "linalg_vector_norm":
      throw runtimeError("Expected out tensor to have dtype \(result.cName), but got \(target.cName) instead")
    case "linalg_norm", "linalg_matrix_norm":
      throw runtimeError(
        "\(name.replacing("_", with: ".", maxReplacements: 1)) expected out tensor dtype \(result.typeName) but got: "
          + target.typeName)
    case "var", "std":
      if target.isComplex { throw raise(.notImplementedError, "\"std_cpu\" not implemented for '\(target.typeName)'") }
    case "index_select":
      throw runtimeError("index_select(): self and result must have the same scalar type")
    case "nonzero":
      throw runtimeError(
        "nonzero: Expected out tensor to have scalar type Long but got scalar type\(target.typeName)")
    case "float_power":
      throw runtimeError(
        "the output given to float_power has dtype \(target.typeName) but the operation's result requires dtype "
          + result.typeName)
    case "any", "all":
      if target != .uint8 {
        throw runtimeError("\(name) only supports bool tensor for result, got: \(target.typeName)")
      }
    case "cat", "concat", "concatenate":
      if !result.canBeCast(to: target) {
        throw typeError("torch.cat(): input types can't be cast to the desired output type \(target.typeName)")
      }
    default:
      guard let spectrum = Spectra.outputs[name.hasPrefix("fft_") ? String(name.dropFirst(4)) : name] else { return }
      if spectrum.isComplex ? !target.isComplex : !target.isFloatingPoint {
        throw runtimeError(
          "\(spectrum.name) expects a \(spectrum.isComplex ? "complex" : "floating point") output tensor, but got "
            + target.typeName)
      }
    }
  }

  /// Writes a result (a tensor, or a tuple of them) into `out`, which takes its shape, and returns `out`.
  func write(_ value: Value, into output: Value, _ name: String) throws(PyError) -> Value {
    guard let result = value.tensor else {
      guard output.isKind(.tuple) || output.isKind(.list) else {
        throw typeError("\(name)(): argument 'out' must be tuple of Tensors, not \(typeName(of: output))")
      }
      let (parts, targets) = (try toArray(value), try toArray(output))
      guard parts.count == targets.count else {
        throw typeError("expected tuple of \(parts.count) elements but got \(targets.count)")
      }
      if name == "mode" { try checkModeOutputs(parts, targets) }
      for (part, target) in zip(parts, targets) { _ = try write(part, into: target, name) }
      let cls = classOf(value)
      guard let known = torch.classes.returnTypes.first(where: { $0.value === cls })?.key,
        let fields = torch.classes.returnFields[known], fields.count == targets.count
      else { return output }
      return returnType(known + "_out", Array(zip(fields, targets)).map { (name: $0.0, value: $0.1) })
    }
    let target = try tensor(output, name, "out", 2)
    if (result.requiresGradient || target.requiresGradient) && torch.engine.gradEnabled {
      if target.requiresGradient, target.isLeaf, name == "linalg_norm" || name == "linalg_matrix_norm" {
        throw runtimeError("a leaf Variable that requires grad is being used in an in-place operation.")
      }
      throw runtimeError(
        "\(name == "norm" ? "linalg_vector_norm" : name)(): functions with out=... arguments don't support automatic differentiation, but one of the "
          + "arguments requires grad.")
    }
    try checkOutputType(target.dtype, result.dtype, name)
    if name == "ger" { try warn(.outerProduct) }
    // Looked at before the shape here.
    if name == "index_select" { try engine { () throws(TensorError) in try target.array.checkNoInternalOverlap() } }
    if !(target.shape == result.shape) && target.count > 0 {
      try issueWarning(
        .userWarning,
        "An output with one or more elements was resized since it had shape \(target.shape), which does not match the "
          + "required output shape \(result.shape). This behavior is deprecated, and in a future PyTorch release "
          + "outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by "
          + "resizing it, inplace, to zero elements with t.resize_(0)."
          + LibraryWarnings.place("aten/src/ATen/native/Resize.cpp:30"))
    }
    if try writeToRepeatedElements(result.array, target, name) { return output }
    try engine { () throws(TensorError) in try target.takeResult(result) }
    return output
  }
}

/// What Fourier transforms say of an `out=` of another kind of numbers than theirs, and under which name (measured under the reference).
private enum Spectra {
  static let outputs: [String: (name: String, isComplex: Bool)] = {
    var result: [String: (name: String, isComplex: Bool)] = [:]
    for name in ["fft", "ifft", "rfft", "ihfft"] { result[name] = (name, true) }
    for name in ["fft2", "ifft2", "fftn", "ifftn"] { result[name] = ("fftn", true) }
    for name in ["rfft", "ihfft"] { for end in ["2", "n"] { result[name + end] = (name + "n", true) } }
    for name in ["irfft", "hfft"] {
      result[name] = (name, false)
      for end in ["2", "n"] { result[name + end] = (name + "n", false) }
    }
    return result
  }()
}
