// Classes of tensors with a behaviour of their own (`__torch_function__`): every library function, operator and attribute
// asks the classes of its arguments first, once a program has made such a class. By default a result takes the class of
// the operand. Measured under the reference (torch/overrides.py, torch/_tensor.py).

import Autodiff
import PythonRuntime
import Tensors

/// An argument whose class answers for the operation.
struct OverridingArgument {
  enum Behaviour { case takesClass, ownHandler }

  let value: Value
  let cls: ClassObject
  let behaviour: Behaviour
}

enum TensorOverrides {
  fileprivate static let handlerName = "__torch_function__"

  /// Functions that the reference never hands to a class: they make plain tensors, or look at what is given.
  fileprivate static let plainFunctions: Set<String> = [
    "as_subclass", "is_tensor", "is_storage", "tensor", "as_tensor", "asarray", "scalar_tensor", "from_numpy",
    "manual_seed", "set_printoptions", "set_default_dtype", "is_grad_enabled", "set_grad_enabled", "__copy__",
    "__deepcopy__", "__reduce__", "__reduce_ex__", "__setstate__", "__dir__",
  ]

  /// Functions that the reference has in Python: their handlers get a dict of keywords, also where there are none.
  fileprivate static let inPython: Set<String> = [
    "pow", "__rsub__", "__rtruediv__", "__rpow__", "__rfloordiv__", "__rmod__", "__rmatmul__", "__floordiv__", "split",
    "backward", "norm", "einsum", "unique", "stft", "istft", "cdist", "tensordot",
  ]

  /// Functions of `torch.nn.functional` that the reference does not have in Python.
  fileprivate static let notInPython: Set<String> = [
    "adaptive_avg_pool1d", "avg_pool1d", "avg_pool2d", "avg_pool3d", "bilinear", "celu_", "channel_shuffle", "conv1d",
    "conv2d", "conv3d", "conv_tbc", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "cosine_similarity",
    "elu_", "gelu", "hardshrink", "hardtanh_", "leaky_relu_", "linear", "logsigmoid", "native_channel_shuffle",
    "one_hot", "pairwise_distance", "pdist", "pixel_shuffle", "pixel_unshuffle", "prelu", "relu_", "rrelu_",
    "scaled_dot_product_attention", "selu_", "softplus", "softshrink", "threshold_",
  ]

  /// Methods that the reference hands over under another name.
  fileprivate static let otherNames = ["__abs__": "abs", "nelement": "numel"]

  /// `Tensor.__torch_function__`: the plain operation, its results in the class.
  static let handler = NativeRow("__torch_function__(cls, func, types, args=(), kwargs=None)") {
    (vm, arguments) throws(PyError) in
    guard let cls = arguments[0].cls else { throw vm.typeError("__torch_function__() needs a class") }
    for type in try vm.toArray(arguments[2]) {
      guard let type = type.cls, cls.isSubclass(of: type) else { return .notImplemented }
    }
    let given = try vm.toArray(arguments[3])
    let result = try vm.callPlainly(arguments[1], given, arguments[4])
    if let first = given.first?.tensor, let tensor = result.tensor, first.gradient === tensor { return result }
    return try vm.inClass(result, cls)
  }

  /// `Parameter.__torch_function__`: the plain operation.
  static let plainHandler = NativeRow("__torch_function__(cls, func, types, args=(), kwargs=None)") {
    (vm, arguments) throws(PyError) in
    try vm.callPlainly(arguments[1], try vm.toArray(arguments[3]), arguments[4])
  }

  /// `Tensor._make_subclass`.
  static let makeSubclass = NativeRow("_make_subclass(cls, data, require_grad=False)") {
    (vm, arguments) throws(PyError) in
    guard let cls = arguments[0].cls, cls.isSubclass(of: vm.torch.classes.tensor) else {
      throw vm.typeError("cls must be a type (got \(vm.typeName(of: arguments[0])))")
    }
    let data = try vm.tensor(arguments[1], "_make_subclass", "data", 2)
    let needs = try vm.flag(arguments[2])
    let leaf = try vm.engine { () throws(TensorError) in
      let leaf = data.detach()
      if needs { try leaf.setRequiresGradient(true) }
      return leaf
    }
    return vm.wrap(leaf, as: cls)
  }

  /// What `torch._C` has of it.
  static let core = NativeModule(
    "torch._C",
    functions: [
      NativeRow("_switch(off)") { (vm, arguments) throws(PyError) in
        vm.torch.overridesDisabled = max(vm.torch.overridesDisabled + (try vm.flag(arguments[0]) ? 1 : -1), 0)
        return .none
      },
      NativeRow("_disabled_torch_function_impl(func, types, args=(), kwargs=None)") {
        (vm, arguments) throws(PyError) in
        try vm.callPlainly(arguments[0], try vm.toArray(arguments[2]), arguments[3])
      },
      NativeRow("_is_torch_function_enabled()") { (vm, _) throws(PyError) in Value(vm.torch.overridesDisabled == 0) },
    ]
  ) { (vm, module) throws(PyError) in try SourceModules.load(vm, module, coreText) }

  private static let coreText = #"""
    def load(_switch):
        class DisableTorchFunctionSubclass:
            def __enter__(self):
                _switch(True)

            def __exit__(self, exc_type, exc_value, traceback):
                _switch(False)

        class DisableTorchFunction(DisableTorchFunctionSubclass):
            pass

        for cls in (DisableTorchFunctionSubclass, DisableTorchFunction):
            cls.__module__ = "torch._C"
        return {"DisableTorchFunctionSubclass": DisableTorchFunctionSubclass,
                "DisableTorchFunction": DisableTorchFunction}
    """#

  /// `torch.overrides`, as far as classes outside of the library ask for it.
  static let module = NativeModule(
    "torch.overrides",
    functions: [
      NativeRow("has_torch_function(relevant_args)") { (vm, arguments) throws(PyError) in
        Value(vm.isHeard(try vm.toArray(arguments[0])))
      },
      NativeRow("has_torch_function_unary(obj)") { (vm, arguments) throws(PyError) in
        Value(vm.isHeard([arguments[0]]))
      },
      NativeRow("has_torch_function_variadic(*args)") { (vm, arguments) throws(PyError) in
        Value(vm.isHeard(try vm.toArray(arguments[0])))
      },
      NativeRow("is_tensor_like(inp)") { (vm, arguments) throws(PyError) in
        let cls = vm.classOf(arguments[0])
        return Value(
          arguments[0].tensor != nil || !vm.classAttribute(cls, vm.intern(TensorOverrides.handlerName)).isUndefined)
      },
      NativeRow("handle_torch_function(public_api, relevant_args, *args, **kwargs)") {
        (vm, arguments) throws(PyError) in
        let relevant = try vm.toArray(arguments[1])
        let found = vm.overriding(relevant)
        let given = try vm.toArray(arguments[2])
        if let result = try vm.answered(
          byMode: given, arguments[3], types: vm.tensorClasses(relevant), { arguments[0] })
        {
          return result
        }
        let result = try vm.askClasses(found, given, keywords: arguments[3]) { () throws(PyError) in
          arguments[0]
        } plainly: { () throws(PyError) in
          try vm.callPlainly(arguments[0], given, arguments[3])
        }
        if !result.isNotImplemented { return result }
        throw vm.noImplementation(try vm.str(try vm.getAttribute(arguments[0], "__name__")), found)
      },
    ] + FunctionModes.rows
  ) { (vm, module) throws(PyError) in
    vm.setMember(module, "torch", Value(try vm.importModule("torch")))
    try vm.shareMember("functools", "wraps", with: module)
    try SourceModules.load(vm, module, FunctionModes.text)
  }
}

extension NativeRow {
  /// The same `forward` of a layer, whose results take the class of its inputs.
  var inClassOfInputs: NativeRow {
    if name != "forward" { return self }
    let row = self
    return NativeRow(signature, style, doc: doc) { (vm, arguments) throws(PyError) in
      if vm.torch.hasOverrides { return try vm.overriddenForward(row, arguments) }
      return try row.body(vm, arguments)
    }
  }
}

extension NativeProperty {
  /// The same attribute, whose getter asks the class of the tensor first.
  var overridable: NativeProperty {
    let (name, getter) = (name, getter)
    return NativeProperty(
      name,
      { (vm, value) throws(PyError) in
        if vm.torch.hasOverrides, vm.hasOverride(value) {
          return try vm.overriddenAttribute(name, value) { () throws(PyError) in try getter(vm, value) }
        }
        return try getter(vm, value)
      }, set: setter)
  }
}

extension Machine {
  /// Notices a class of the program that answers for operations on its instances: from then on every call asks.
  func noteTensorClass(_ cls: ClassObject) {
    let state = torch
    if state.hasOverrides || cls.moduleName.string.hasPrefix("torch.") { return }
    let hasHandler = !cls.attributes.get(intern(TensorOverrides.handlerName)).isUndefined
    if !hasHandler {
      guard state.hasClasses, cls.isSubclass(of: state.classes.tensor), behaviour(of: cls) != nil else { return }
    }
    askClassesFromNowOn()
  }

  /// From here on every call asks the classes of its arguments, and modes.
  func askClassesFromNowOn() {
    let state = torch
    if state.hasOverrides { return }
    state.hasOverrides = true
    libraryOverride = { (vm, function, call) throws(PyError) in try vm.overriddenCall(function, call) }
    if !state.hasClasses { return }
    takeLongWay(state.classes.tensor.attributes)
    for name in ["torch", "torch.linalg", "torch.fft", "torch.special", "torch.nn.functional"] {
      if let module = try? importModule(name) { takeLongWay(module.attributes) }
    }
  }

  /// Calls of these functions no longer go straight to their bodies.
  private func takeLongWay(_ attributes: DictObject) {
    attributes.forEach { _, value in
      if value.isKind(.nativeFunction) { value.asNativeFunction.exactCount = NativeFunction.neverExact }
    }
  }

  /// How a class answers for operations; nil for plain tensors, parameters, buffers, and what is no tensor.
  fileprivate func behaviour(of cls: ClassObject) -> OverridingArgument.Behaviour? {
    let name = intern(TensorOverrides.handlerName)
    let classes = torch.classes
    if cls === classes.tensor || cls === classes.parameter { return nil }
    for owner in cls.mro {
      if owner === classes.tensor { return .takesClass }
      // Parameters and buffers switch it off for their heirs.
      if owner === classes.parameter || owner.moduleName.string.hasPrefix("torch.") { return nil }
      if !owner.attributes.get(name).isUndefined { return .ownHandler }
    }
    return nil
  }

  func hasOverride(_ value: Value) -> Bool {
    torch.overridesDisabled == 0 && (!torch.functionModes.isEmpty || behaviour(of: value) != nil)
  }

  private func behaviour(of value: Value) -> OverridingArgument.Behaviour? {
    if value.tensor == nil && !value.isKind(.instance) { return nil }
    return behaviour(of: classOf(value))
  }

  /// The arguments whose classes answer, one of each class, a class before those it comes from.
  fileprivate func overriding(_ values: [Value]) -> [OverridingArgument] {
    var found: [OverridingArgument] = []
    func look(_ value: Value) {
      guard let behaviour = behaviour(of: value) else { return }
      let cls = classOf(value)
      if found.contains(where: { $0.cls === cls }) { return }
      let place = found.firstIndex { cls.isSubclass(of: $0.cls) } ?? found.count
      found.insert(OverridingArgument(value: value, cls: cls, behaviour: behaviour), at: place)
    }
    for value in values {
      if let tuple = value.tuple {
        for index in 0..<tuple.count { look(tuple[index]) }
      } else if let list = value.list {
        for index in 0..<list.count { look(list[index]) }
      } else {
        look(value)
      }
    }
    return found
  }

  /// A call of a library function, made by the classes of its arguments; nil when none of them answers.
  fileprivate func overriddenCall(_ function: NativeFunction, _ call: CallArguments) throws(PyError) -> Value? {
    if torch.overridesDisabled > 0 { return nil }
    let total = call.positionalCount + call.keywordCount
    let values = (0..<total).map { call.base[$0] }
    if !torch.functionModes.isEmpty, let result = try modeCall(function, call, values) { return result }
    if TensorOverrides.plainFunctions.contains(function.row.name) { return nil }
    let found = overriding(values)
    if found.isEmpty { return nil }
    let (given, keywords) = handedOver(function, call)
    let callee = Value(function)
    let result = try askClasses(found, given, keywords: keywords) { () throws(PyError) in
      guard let name = TensorOverrides.otherNames[function.row.name] else { return callee }
      return try self.getAttribute(Value(self.torch.classes.tensor), name)
    } plainly: { () throws(PyError) in
      try self.withoutOverrides { () throws(PyError) in try self.call(callee, call) }
    }
    if !result.isNotImplemented { return result }
    if function.module == "torch.nn.functional" {
      let types = found.map { "<class '\($0.cls.moduleName.string).\($0.cls.name.string)'>" }
      throw typeError(
        "no implementation found for 'torch.nn.functional.\(function.row.name)' on types that implement "
          + "__torch_function__: [\(types.joined(separator: ", "))]")
    }
    let owner = function.owner == nil ? "torch" : "torch.Tensor"
    throw noImplementation("\(owner).\(function.row.name)", found)
  }

  /// Whether the reference has a function in Python.
  fileprivate func isInPython(_ function: NativeFunction) -> Bool {
    let name = function.row.name
    if function.module == "torch.nn.functional" { return !TensorOverrides.notInPython.contains(name) }
    return TensorOverrides.inPython.contains(name)
  }

  /// What of a call a handler gets: functions in Python name all arguments that have a default.
  fileprivate func handedOver(_ function: NativeFunction, _ call: CallArguments) -> (
    arguments: [Value], keywords: Value
  ) {
    let isPython = isInPython(function)
    let given = dict()
    for index in 0..<call.keywordCount {
      let (name, value) = call.keyword(at: index)
      given.set(name, value)
    }
    let parameters = isPython && function.module == "torch.nn.functional" ? namedParameters(of: function) : []
    guard parameters.count >= call.positionalCount, !parameters.isEmpty else {
      return (call.positional, isPython || call.keywordCount > 0 ? Value(given) : .none)
    }
    var arguments: [Value] = []
    let keywords = dict()
    for (place, parameter) in parameters.enumerated() {
      let named = given.get(parameter.name)
      let value = place < call.positionalCount ? call.base[place] : named.isUndefined ? parameter.fallback : named
      if value.isUndefined { continue }
      if parameter.fallback.isUndefined { arguments.append(value) } else { keywords.set(parameter.name, value) }
    }
    return (arguments, Value(keywords))
  }

  /// A call of a library function, answered by the innermost mode; nil where none hears of it.
  private func modeCall(_ function: NativeFunction, _ call: CallArguments, _ values: [Value]) throws(PyError) -> Value?
  {
    let name = function.row.name
    if FunctionModes.unheard.contains(name) { return nil }
    let isKnown = function.owner != nil || FunctionModes.modules.contains(function.module)
    guard isKnown else { return nil }
    let (given, keywords) = handedOver(function, call)
    let callee = Value(function)
    let isPython = isInPython(function)
    return try answered(byMode: given, keywords, types: isPython ? tensorClasses(values) : handlingClasses(values)) {
      () throws(PyError) in
      guard let other = TensorOverrides.otherNames[name] else { return callee }
      return try self.getAttribute(Value(self.torch.classes.tensor), other)
    }
  }

  /// The classes of arguments that answer for operations.
  func handlingClasses(_ values: [Value]) -> [Value] { overriding(values).map { Value($0.cls) } }

  /// Asks one class after the other; `.notImplemented` when all decline.
  fileprivate func askClasses(
    _ found: [OverridingArgument], _ arguments: [Value], keywords: Value,
    _ function: () throws(PyError) -> Value, plainly: () throws(PyError) -> Value
  ) throws(PyError) -> Value {
    for argument in found {
      switch argument.behaviour {
      case .takesClass:
        if found.allSatisfy({ argument.cls.isSubclass(of: $0.cls) }) {
          return try inClass(try plainly(), argument.cls)
        }
      case .ownHandler:
        let function = try function()
        let types = tuple(found.map { Value($0.cls) })
        let given = tuple(arguments)
        let result = try withRoots([function, types, given, keywords]) { () throws(PyError) in
          let handler = try self.getAttribute(argument.value, TensorOverrides.handlerName)
          return try self.withRoots([handler]) { () throws(PyError) in
            try self.call(handler, [function, types, given, keywords])
          }
        }
        if !result.isNotImplemented { return result }
      }
    }
    return .notImplemented
  }

  fileprivate func noImplementation(_ name: String, _ found: [OverridingArgument]) -> PyError {
    let lines = found.map { "\n  - tensor subclass <class '\($0.cls.moduleName.string).\($0.cls.name.string)'>" }
    return typeError(
      "Multiple dispatch failed for '\(name)'; all __torch_function__ handlers returned NotImplemented:\n"
        + lines.joined() + "\n\nFor more information, try re-running with TORCH_LOGS=not_implemented")
  }

  /// Runs a body in which no class answers for operations.
  fileprivate func withoutOverrides(_ body: () throws(PyError) -> Value) throws(PyError) -> Value {
    let state = torch
    state.overridesDisabled += 1
    defer { state.overridesDisabled -= 1 }
    return try body()
  }

  /// `function(*arguments, **keywords)` without what classes make of it.
  fileprivate func callPlainly(_ function: Value, _ arguments: [Value], _ keywords: Value) throws(PyError) -> Value {
    var named: [(name: StrObject, value: Value)] = []
    if !keywords.isNone {
      guard let given = keywords.dict else {
        throw typeError("argument after ** must be a mapping, not \(typeName(of: keywords))")
      }
      for (key, value) in given.pairs {
        guard let name = key.str else { throw typeError("keywords must be strings") }
        named.append((name: name, value: value))
      }
    }
    return try withoutOverrides { () throws(PyError) in try self.call(function, arguments, keywords: named) }
  }

  /// A result in a class: a tensor that is not in it becomes one, in tuples and lists too.
  fileprivate func inClass(_ result: Value, _ cls: ClassObject) throws(PyError) -> Value {
    if cls === torch.classes.tensor { return result }
    if let tensor = result.tensor {
      if classOf(result).isSubclass(of: cls) { return result }
      return wrap(try engine { () throws(TensorError) in try tensor.alias() }, as: cls)
    }
    let parts: [Value]
    if let given = result.tuple {
      parts = (0..<given.count).map { given[$0] }
    } else if let given = result.list {
      parts = (0..<given.count).map { given[$0] }
    } else {
      return result
    }
    if !parts.contains(where: { $0.tensor != nil || $0.tuple != nil || $0.list != nil }) { return result }
    var converted: [Value] = []
    for part in parts { converted.append(try inClass(part, cls)) }
    if result.list != nil { return list(converted) }
    let own = classOf(result)
    return own === builtin(.tuple) ? tuple(converted) : tuple(converted, as: own)
  }

  // MARK: - Operators and attributes

  /// An operation that is no call of a library function: the classes get the method that stands for it.
  func overridden(
    _ method: String, _ arguments: [Value], _ plain: () throws(PyError) -> Value
  ) throws(PyError) -> Value {
    if torch.overridesDisabled > 0 { return try plain() }
    let isPython = TensorOverrides.inPython.contains(method)
    let keywords: Value = isPython ? Value(dict()) : .none
    let types = isPython || method == "neg" ? tensorClasses(arguments) : handlingClasses(arguments)
    if let result = try answered(
      byMode: arguments, keywords, types: types,
      { () throws(PyError) in
        try self.getAttribute(Value(self.torch.classes.tensor), method)
      })
    {
      return result
    }
    let found = overriding(arguments)
    if found.isEmpty { return try plain() }
    return try askClasses(found, arguments, keywords: keywords) { () throws(PyError) in
      try self.getAttribute(Value(self.torch.classes.tensor), method)
    } plainly: { () throws(PyError) in
      try self.withoutOverrides(plain)
    }
  }

  /// The same for what gives no tensor: nil where only a handler of the program would notice it, and there is none.
  func overriddenAnswer(_ method: String, _ arguments: [Value]) throws(PyError) -> Value? {
    let state = torch
    if !state.hasOverrides || state.overridesDisabled > 0 { return nil }
    let keywords: Value = method == "__len__" ? Value(dict()) : .none
    if let result = try answered(
      byMode: arguments, keywords, types: tensorClasses(arguments),
      { () throws(PyError) in
        try self.getAttribute(Value(self.torch.classes.tensor), method)
      })
    {
      return result
    }
    let found = overriding(arguments)
    if !found.contains(where: { $0.behaviour == .ownHandler }) { return nil }
    let result = try askClasses(found, arguments, keywords: .none) { () throws(PyError) in
      try self.getAttribute(Value(self.torch.classes.tensor), method)
    } plainly: { () throws(PyError) in
      try self.withoutOverrides { () throws(PyError) in
        try self.call(try self.getAttribute(Value(self.torch.classes.tensor), method), arguments)
      }
    }
    if result.isNotImplemented { throw noImplementation("torch.Tensor.\(method)", found) }
    return result
  }

  /// `forward` of a layer that computes by itself: a handler of the program is told of the one function that it stands
  /// for where that is `linear`; otherwise the result only takes the class.
  func overriddenForward(_ row: NativeRow, _ arguments: Arguments) throws(PyError) -> Value {
    if torch.overridesDisabled > 0 { return try row.body(self, arguments) }
    if !torch.functionModes.isEmpty {
      let given = (0..<arguments.count).map { arguments[$0] }
      let hear = try importModule("torch.overrides").attributes.get(intern("_heard_forward"))
      let answer = try call(hear, [tuple(given)])
      if let pair = answer.tuple, pair.count == 1 { return pair[0] }
    }
    let found = overriding((1..<max(arguments.count, 1)).map { arguments[$0] })
    if found.isEmpty { return try row.body(self, arguments) }
    if classOf(arguments[0]).name.string == "Linear", found.contains(where: { $0.behaviour == .ownHandler }) {
      let function = try importModule("torch.nn.functional").attributes.get(intern("linear"))
      let (weight, bias) = (try getAttribute(arguments[0], "weight"), try getAttribute(arguments[0], "bias"))
      return try withRoots([weight, bias]) { () throws(PyError) in
        try self.call(function, [arguments[1], weight, bias])
      }
    }
    let result = try row.body(self, arguments)
    let taker = found.first { argument in found.allSatisfy { argument.cls.isSubclass(of: $0.cls) } }
    guard let taker else { return result }
    return try withRoots([result]) { () throws(PyError) in try self.inClass(result, taker.cls) }
  }

  /// An attribute of a tensor in a class of its own.
  func overriddenAttribute(
    _ name: String, _ value: Value, _ plain: () throws(PyError) -> Value
  ) throws(PyError) -> Value {
    if let result = try answered(
      byMode: [value], .none, types: tensorClasses([value]),
      { () throws(PyError) in
        try self.getAttribute(try self.getAttribute(Value(self.torch.classes.tensor), name), "__get__")
      })
    {
      return result
    }
    let found = overriding([value])
    if found.isEmpty { return try plain() }
    if ["grad", "_grad", "_base"].contains(name), found.first?.behaviour == .takesClass {
      return try withoutOverrides(plain)
    }
    let result = try askClasses(found, [value], keywords: .none) { () throws(PyError) in
      try self.getAttribute(try self.getAttribute(Value(self.torch.classes.tensor), name), "__get__")
    } plainly: { () throws(PyError) in
      try self.withoutOverrides(plain)
    }
    if result.isNotImplemented { throw noImplementation("torch.Tensor.\(name).__get__", found) }
    return result
  }

  func overriddenBinary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let isReflected = left.tensor == nil
    let names = isReflected ? op.reflectedTensorMethod : op.tensorMethod
    return try overridden(names, isReflected ? [right, left] : [left, right]) { () throws(PyError) in
      try self.tensorBinary(op, left, right)
    }
  }

  func overriddenInPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    try overridden(op.inPlaceTensorMethod, [left, right]) { () throws(PyError) in
      try self.tensorInPlace(op, left, right)
    }
  }

  func overriddenComparison(_ op: CompareOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
    let method =
      switch op {
      case .less: "lt"
      case .lessEqual: "le"
      case .equal: "__eq__"
      case .notEqual: "ne"
      case .greater: "gt"
      case .greaterEqual: "ge"
      }
    return try overridden(method, [left, right]) { () throws(PyError) in try self.comparison(op, left, right) }
  }

  func overriddenUnary(_ op: UnaryOperator, _ value: Value) throws(PyError) -> Value {
    let method =
      switch op {
      case .negative: "neg"
      case .positive: "positive"
      case .invert: "__invert__"
      }
    return try overridden(method, [value]) { () throws(PyError) in try self.tensorUnary(op, value) }
  }
}

extension BinaryOperator {
  /// The method that the reference hands to a class for the operator.
  fileprivate var tensorMethod: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .trueDivide: "div"
    case .floorDivide: "__floordiv__"
    case .modulo: "remainder"
    case .power: "pow"
    case .matrixMultiply: "matmul"
    case .leftShift: "__lshift__"
    case .rightShift: "__rshift__"
    case .bitAnd: "__and__"
    case .bitOr: "__or__"
    case .bitXor: "__xor__"
    }
  }

  /// The same where only the right operand is a tensor, which is handed over first.
  fileprivate var reflectedTensorMethod: String {
    switch self {
    case .add: "add"
    case .subtract: "__rsub__"
    case .multiply: "mul"
    case .trueDivide: "__rtruediv__"
    case .floorDivide: "__rfloordiv__"
    case .modulo: "__rmod__"
    case .power: "__rpow__"
    case .matrixMultiply: "__rmatmul__"
    case .leftShift: "__rlshift__"
    case .rightShift: "__rrshift__"
    case .bitAnd: "__rand__"
    case .bitOr: "__ror__"
    case .bitXor: "__rxor__"
    }
  }

  /// The same for the operators that write.
  fileprivate var inPlaceTensorMethod: String {
    switch self {
    case .add: "add_"
    case .subtract: "sub_"
    case .multiply: "mul_"
    case .trueDivide: "div_"
    case .floorDivide: "__ifloordiv__"
    case .modulo: "remainder_"
    case .power: "__ipow__"
    case .matrixMultiply: "__imatmul__"
    case .leftShift: "__ilshift__"
    case .rightShift: "__irshift__"
    case .bitAnd: "__iand__"
    case .bitOr: "__ior__"
    case .bitXor: "__ixor__"
    }
  }
}
