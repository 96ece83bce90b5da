// Tensors of evenly spaced numbers: `arange`, `range`, `linspace`, `logspace`.

import Autodiff
import PythonRuntime
import Tensors

enum RangeFunctions {
  static let functions: [NativeRow] = [
    NativeRow("arange(start=?, end=?, step=1, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      try arange(vm, arguments)
    },
    NativeRow("range(start, end, step=1, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      try vm.issueWarning(
        .userWarning,
        "torch.range is deprecated and will be removed in a future release because its behavior is inconsistent with "
          + "Python's range builtin. Instead, use torch.arange, which produces values in [start, end).")
      let start = try number(vm, arguments[0], "range", "start", 1).doubleValue
      let end = try number(vm, arguments[1], "range", "end", 2).doubleValue
      let step = try number(vm, arguments[2], "range", "step", 3).doubleValue
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 3, "range").make(vm) { dtype throws(TensorError) in
        try NDArray.closedRange(start, end, step, dtype, state)
      }
    },
    NativeRow("linspace(start, end, steps=?, *, \(CreationOptions.parameters))") { (vm, arguments) throws(PyError) in
      try checkEnds(vm, arguments, "linspace")
      let (start, end) = (
        try number(vm, arguments[0], "linspace", "start", 1), try number(vm, arguments[1], "linspace", "end", 2)
      )
      let steps = try stepCount(vm, arguments, "linspace")
      let state = vm.torch.engine
      let made = try CreationOptions(vm, arguments, from: 3, "linspace").make(
        vm, default: floatType(state, start, end)
      ) { dtype throws(TensorError) in
        try NDArray.linspace(start, end, steps, dtype, state)
      }
      if state.recorder != nil {
        made.tensor?.noteCut(.copy, "torch.linspace", [arguments[0], arguments[1]].compactMap(\.tensor))
      }
      return made
    },
    NativeRow("logspace(start, end, steps=?, base=10.0, *, \(CreationOptions.parameters))") {
      (vm, arguments) throws(PyError) in
      try checkEnds(vm, arguments, "logspace")
      let start = try number(vm, arguments[0], "logspace", "start", 1).doubleValue
      let end = try number(vm, arguments[1], "logspace", "end", 2).doubleValue
      let steps = try stepCount(vm, arguments, "logspace")
      let base = try vm.double(arguments[3], "logspace", "base", 4)
      let state = vm.torch.engine
      return try CreationOptions(vm, arguments, from: 4, "logspace").make(vm) { dtype throws(TensorError) in
        try NDArray.logspace(start, end, steps, base: base, dtype, state)
      }
    },
  ]

  private static func floatType(_ state: EngineState, _ start: Scalar, _ end: Scalar) -> DType {
    for case .complex in [start, end] { return state.defaultDType.complexType }
    return state.defaultDType
  }

  /// Ends that are tensors have no dimensions.
  private static func checkEnds(_ vm: Machine, _ arguments: Arguments, _ function: String) throws(PyError) {
    let ends = [("start", arguments[0].tensor), ("end", arguments[1].tensor)]
    let found = ends.compactMap { (name, tensor) in tensor.map { "\(name) with \($0.rank) dimension(s)" } }
    if ends.allSatisfy({ ($0.1?.rank ?? 0) == 0 }) { return }
    throw vm.runtimeError(
      "\(function) only supports 0-dimensional start and end tensors, but got \(found.joined(separator: " and ")).")
  }

  private static func number(
    _ vm: Machine, _ value: Value, _ function: String, _ name: String, _ position: Int
  ) throws(PyError) -> Scalar {
    if let number = try vm.scalarOrItem(value) { return number }
    if value.bigInt != nil { throw vm.runtimeError("value cannot be converted to type int64_t without overflow") }
    throw vm.argumentError(function, name, position, expected: "Number", found: value)
  }

  private static func stepCount(_ vm: Machine, _ arguments: Arguments, _ function: String) throws(PyError) -> Int {
    let steps = arguments[2]
    if let tensor = steps.tensor, tensor.count == 1 { return try vm.int(steps, function, "steps", 3) }
    if steps.isInt || steps.isBool { return steps.asInt }
    let given = (0..<3).map { arguments[$0] }.filter { !$0.isUndefined }
    throw vm.invalidCombination(
      function, given, nil, function == "linspace" ? Signatures.linspace : Signatures.logspace)
  }

  private static func arange(_ vm: Machine, _ arguments: Arguments) throws(PyError) -> Value {
    var (first, last) = (arguments[0], arguments[1])
    if first.isUndefined && last.isUndefined {
      throw vm.invalidCombination("arange", [], nil, Signatures.arange)
    }
    let single = last.isUndefined || first.isUndefined
    if last.isUndefined { (first, last) = (Value(0), first) }
    if first.isUndefined { first = Value(0) }
    let start = try number(vm, first, "arange", "start", 1)
    let end = try number(vm, last, "arange", "end", single ? 1 : 2)
    let step = try number(vm, arguments[2], "arange", "step", 3)
    for case .complex in [start, end, step] {
      throw vm.runtimeError("value cannot be converted to type double without overflow")
    }
    let isWhole = [start, end, step].allSatisfy { if case .float = $0 { false } else { true } }
    let state = vm.torch.engine
    return try CreationOptions(vm, arguments, from: 3, "arange").make(
      vm, default: isWhole ? .int64 : state.defaultDType
    ) { dtype throws(TensorError) in try NDArray.arange(start, end, step, dtype, state) }
  }
}
