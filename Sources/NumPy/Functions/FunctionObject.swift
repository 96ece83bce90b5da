// `np.add` and its kin as Python objects: calls with `out=`, `where=` and `dtype=`, and the methods reduce, accumulate, outer,
// at and reduceat.

import PythonRuntime
import Tensors
import Torch

final class FunctionObject: NativeObject {
  let function: ElementwiseFunction

  init(_ function: ElementwiseFunction) {
    self.function = function
    super.init()
  }
}

enum FunctionObjectClass {
  static let declaration: NativeClass = {
    var slots = NativeSlots()
    slots.repr = { (_, value) throws(PyError) in "<ufunc '\(of(value)?.name ?? "")'>" }
    slots.call = { (vm, value, arguments) throws(PyError) in
      guard let function = of(value) else { return .none }
      let result = try vm.call(function, arguments)
      // A tensor among the operands makes a tensor of what comes out, unless it was told where to write.
      if !arguments.keyword("out").isUndefined { return result }
      for index in 0..<arguments.positionalCount where TorchLibrary.isTensor(arguments[index]) {
        try vm.warnOfTensorWrap()
        return try TorchLibrary.wrapped(result, on: vm)
      }
      return result
    }
    return NativeClass(
      "ufunc", module: "numpy", kind: .native, methods: methods, properties: properties, slots: slots,
      isInheritable: false, doc: "A function that works on arrays element by element.")
  }()

  private static func of(_ value: Value) -> ElementwiseFunction? { (value.native as? FunctionObject)?.function }

  private static func function(_ vm: Machine, _ value: Value) throws(PyError) -> ElementwiseFunction {
    guard let function = of(value) else { throw vm.typeError("a ufunc is needed") }
    return function
  }

  private static let methods: [NativeRow] = [
    NativeRow("reduce(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=?, where=True)") {
      (vm, arguments) throws(PyError) in
      let function = try function(vm, arguments[0])
      if function.inputs != 2 { throw vm.valueError("reduce only supported for binary functions") }
      var request = ReductionRequest()
      request.keepsDimensions = try vm.truth(arguments[5])
      request.type = try vm.optionalElementType(arguments[3])
      request.initial = arguments[6]
      let array = try vm.arrayFrom(arguments[1], nil, copies: false)
      request.axes = try vm.axes(arguments[2], array.rank)
      return vm.result(try vm.reduce(function, array, request))
    },
    NativeRow("accumulate(self, array, axis=0, dtype=None, out=None)") { (vm, arguments) throws(PyError) in
      let function = try function(vm, arguments[0])
      let array = try vm.arrayFrom(arguments[1], try vm.optionalElementType(arguments[3]), copies: false)
      return vm.wrap(try vm.accumulate(function, array, try vm.axis(arguments[2], array.rank)))
    },
    NativeRow("outer(self, A, B, /)") { (vm, arguments) throws(PyError) in
      let function = try function(vm, arguments[0])
      let a = try vm.arrayFrom(arguments[1], nil, copies: false)
      let b = try vm.arrayFrom(arguments[2], nil, copies: false)
      var sizes = Array(a.shape)
      for _ in 0..<b.rank { sizes.append(1) }
      if sizes.count > Shape.maximumRank { throw vm.valueError("too many dimensions") }
      let wide = try vm.reshaped(a, sizes)
      return try vm.apply(function, [vm.wrap(wide), vm.wrap(b)])
    },
    NativeRow("at(self, a, indices, b=None, /)") { (vm, arguments) throws(PyError) in
      let function = try function(vm, arguments[0])
      guard let target = arguments[1].array else { throw vm.typeError("first operand must be array") }
      try vm.applyAt(function, target, arguments[2], arguments[3])
      return .none
    },
    NativeRow("reduceat(self, array, indices, axis=0, dtype=None, out=None)") { (vm, arguments) throws(PyError) in
      let function = try function(vm, arguments[0])
      let array = try vm.arrayFrom(arguments[1], nil, copies: false)
      let starts = try vm.arrayFrom(arguments[2], ElementType(.int64), copies: false).numbers(Int.self)
      let axis = try vm.axis(arguments[3], array.rank)
      var parts: [Value] = []
      for (index, start) in starts.enumerated() {
        let size = array.shape[axis]
        if start < 0 || start >= size {
          throw vm.indexError("index \(start) out-of-bounds in \(function.name).reduceat [0, \(size))")
        }
        let next = index + 1 < starts.count ? starts[index + 1] : size
        let stop = next > start ? next : start + 1
        let part = vm.view(
          array, try vm.tensors { () throws(TensorError) in try array.array.sliced(axis, start, stop) })
        var request = ReductionRequest()
        request.axes = [axis]
        request.keepsDimensions = true
        parts.append(vm.wrap(try vm.reduce(function, part, request)))
      }
      return vm.wrap(try vm.joined(parts, axis))
    },
  ]

  private static let properties: [NativeProperty] = [
    NativeProperty("__name__") { (vm, value) throws(PyError) in vm.string(of(value)?.name ?? "") },
    NativeProperty("nin") { (_, value) throws(PyError) in Value(of(value)?.inputs ?? 0) },
    NativeProperty("nout") { (_, _) throws(PyError) in Value(1) },
    NativeProperty("nargs") { (_, value) throws(PyError) in Value((of(value)?.inputs ?? 0) + 1) },
    NativeProperty("signature") { (_, _) throws(PyError) in .none },
    NativeProperty("identity") { (_, value) throws(PyError) in
      guard let identity = of(value)?.identity else { return .none }
      return Value(Int(identity))
    },
  ]
}

extension Machine {
  /// The object of a function, made when it is first asked for.
  func functionObject(_ function: ElementwiseFunction) -> Value {
    if let known = numpy.functions[function.name] { return known }
    let made = adopt(FunctionObject(function), as: numpy.classes.function)
    numpy.functions[function.name] = made
    return made
  }

  /// `np.add(a, b, out=..., where=..., dtype=...)`.
  func call(_ function: ElementwiseFunction, _ arguments: CallArguments) throws(PyError) -> Value {
    let positional = arguments.positional
    if positional.count < function.inputs || positional.count > function.inputs + 1 {
      let words = function.inputs == positional.count + 1 || true ? "takes from \(function.inputs) to" : "takes"
      throw typeError(
        "\(function.name)() \(words) \(function.inputs + 1) positional arguments but \(positional.count) "
          + "\(positional.count == 1 ? "was" : "were") given")
    }
    var options = FunctionOptions()
    if positional.count == function.inputs + 1 { options.out = try outArray(positional[function.inputs]) }
    for index in 0..<arguments.keywordCount {
      let (name, value) = arguments.keyword(at: index)
      switch name.string {
      case "out": options.out = try outArray(value)
      case "where":
        if !(value.isBool && value.asBool) { options.mask = try arrayFrom(value, ElementType(.bool), copies: false) }
      case "dtype": options.type = try optionalElementType(value)
      case "casting", "order", "subok": break
      default:
        throw typeError("\(function.name)() got an unexpected keyword argument '\(name.string)'")
      }
    }
    return try apply(function, Array(positional.prefix(function.inputs)), options)
  }

  func outArray(_ value: Value) throws(PyError) -> ArrayObject? {
    if value.isNone { return nil }
    if let tuple = value.tuple, tuple.count == 1 { return try outArray(tuple[0]) }
    guard let array = value.array else { throw typeError("return arrays must be of ArrayType") }
    return array
  }

  /// `np.add.at`: unbuffered, so that repeated indices count each time.
  func applyAt(
    _ function: ElementwiseFunction, _ target: ArrayObject, _ key: Value, _ other: Value
  ) throws(PyError) {
    let positions = try newArray(target.shape, .int64)
    positions.store(Array(0..<target.count))
    let picked = try arrayItem(wrap(positions), key)
    let places: [Int]
    if let array = picked.array {
      places = array.numbers(Int.self)
    } else {
      places = [singleNumber(picked)?.asInt ?? 0]
    }
    let shape = picked.array?.shape ?? Shape()
    var right: [Value] = []
    if function.inputs == 2 {
      right = try scalarValues(try expanded(try arrayFrom(other, nil, copies: false), shape))
    }
    try withRoots(right) { () throws(PyError) in
      let flat = try reshaped(target, [target.count])
      let isView = flat.array.storage === target.array.storage
      for (index, place) in places.enumerated() {
        let old = element(flat, place * (flat.array.rank > 0 ? flat.array.strides[0] : 1))
        let new = try apply(function, function.inputs == 2 ? [old, right[index]] : [old])
        try storeValues(view(flat, flat.window(place * flat.array.strides[0])), [new])
      }
      if !isView { try assign(target, try reshaped(flat, Array(target.shape))) }
    }
  }
}
