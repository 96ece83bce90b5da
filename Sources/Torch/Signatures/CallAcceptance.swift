// Whether a call fits its function's recorded signatures, asked before it is made: PyTorch judges the types of all
// arguments first, and so refuses what a function's own code would let pass (`torch.zeros(2, requires_grad=1)`). A
// judgement depends on types alone, so a function remembers which it accepted last. It knows no particular function.

import PythonRuntime
import Tensors

extension Machine {
  /// Throws when no recorded signature of `function` accepts the types of a call; `repairedCall` then finds the words.
  func checkCall(_ function: NativeFunction, _ call: CallArguments) throws(PyError) {
    if let judged = torch.judged {
      torch.judged = nil
      if judged === function { return }
    }
    let types = ArgumentTypes.fingerprint(call, torch)
    if types != 0 && function.accepts(types) { return }
    guard let signatures = knownSignatures(function) else {
      switch try checkHandedOn(function, call) {
      case .none: function.acceptsAnything = true
      case .some(true): if types != 0 { function.accept(types) }
      default: break
      }
      return
    }
    let isMethod = function.owner != nil
    if isMethod && call.positionalCount == 0 { return }
    // `torch.flip(x, 0)`: the body would take one number for a list of them.
    if !isMethod && function.exactCount < 0 && signatures.contains(where: \.takesListOnly) {
      function.exactCount = NativeFunction.neverExact
    }
    let positional = call.positional
    let keywords = (0..<call.keywordCount).map { index in
      let (name, value) = call.keyword(at: index)
      return (name: name.string, value: value)
    }
    let given = GivenArguments(positional: isMethod ? Array(positional.dropFirst()) : positional, keywords: keywords)
    let fits =
      signatures.isEmpty
      ? given.count == 0 : signatures.contains { SignatureMatch(self, $0, given).failure == nil }
    if !fits { throw typeError("\(function.row.name)() received an invalid combination of arguments") }
    if let device = keywords.first(where: { $0.name == "device" })?.value { try checkDevice(device) }
    if keywords.contains(where: { $0.name == "pin_memory" && $0.value.isBool && $0.value.asBool }) {
      throw runtimeError(
        "pin_memory=True requires a CUDA or other accelerator backend; no pinned memory allocator is available on this "
          + "system.")
    }
    if types != 0 { function.accept(types) }
  }

  /// The signatures of a function, empty for one that takes nothing; nil when none are recorded.
  private func knownSignatures(_ function: NativeFunction) -> [CallSignature]? {
    let key = ObjectIdentifier(function)
    if let known = torch.signatures[key] { return known }
    guard let place = signaturePlace(function), let known = CallSignatures.of(function.row.name, in: place) else {
      return nil
    }
    var list: [CallSignature] = []
    if case .some(let signatures) = known { list = signatures }
    torch.signatures[key] = list
    return list
  }

  /// A function of library text as `module` shows it: a built-in function, whose calls are checked by its signatures.
  func checkedFunction(_ name: String, in module: String, _ function: Value) -> Value {
    guard function.isKind(.function), let place = CallSignatures.places[module],
      CallSignatures.of(name, in: place) != nil
    else { return function }
    // The signature says whether there is `out=`; the text may leave it to this.
    let writesItself = function.asFunction.hasParameter(named: "out")
    let row = NativeRow("\(name)(*args, **kwargs)", .library) { (vm, arguments) throws(PyError) in
      var keywords: [(name: StrObject, value: Value)] = []
      var output: Value = .none
      for (key, value) in arguments[1].dict?.pairs ?? [] {
        guard let name = key.str else { continue }
        if !writesItself, name.string == "out" {
          output = value
        } else {
          keywords.append((name: name, value: value))
        }
      }
      let value = try vm.call(function, try vm.toArray(arguments[0]), keywords: keywords)
      if output.isNone { return value }
      let written = try vm.write(value, into: output, name)
      // The copies of several views return nothing then.
      return name.hasSuffix("_copy") && value.tensor == nil ? .none : written
    }
    return self.function(row, of: module, holding: function)
  }
}

/// What signatures ask of the values of a call, as one number: calls with the same number are judged alike.
private enum ArgumentTypes {
  /// Of a call; 0 when a value among them needs a closer look each time.
  static func fingerprint(_ call: CallArguments, _ state: TorchState) -> UInt {
    var result = UInt(bitPattern: call.positionalCount) &+ 1
    let names = call.keywordCount
    for index in 0..<(call.positionalCount + names) {
      let code = code(of: call[index], state, depth: 0)
      if code == 0 { return 0 }
      result = (result &* 0x9E37_79B9_7F4A_7C15) ^ code
    }
    for index in 0..<names {
      let (key, value) = call.keyword(at: index)
      // Which device a text names is looked at each time.
      if value.isKind(.str), key.string == "device" { return 0 }
      let name = UInt(bitPattern: Unmanaged.passUnretained(key).toOpaque())
      result = ((result &* 0x9E37_79B9_7F4A_7C15) ^ name) | 1
    }
    return result
  }

  private static func code(of value: Value, _ state: TorchState, depth: Int) -> UInt {
    if value.isNone { return 1 }
    if value.isBool { return value.asBool ? 2 : 7 }
    if value.isInt { return 3 }
    if value.isFloat { return 4 }
    guard value.isObject else { return 0 }
    if let tensor = value.tensor {
      let isIndex = tensor.count == 1 && tensor.dtype.isInteger && tensor.dtype != .bool
      if tensor.rank > 0 { return isIndex ? 12 : 13 }
      return 14 + (isIndex ? 1 : 0) + (tensor.isDifferentiable ? 2 : 0)
    }
    switch value.kind {
    case .str: return 5
    case .list where depth == 0, .tuple where depth == 0:
      let first: Value
      if let tuple = value.tuple {
        if tuple.count == 0 { return 6 }
        first = tuple[0]
      } else {
        guard let list = value.list, list.count > 0 else { return 6 }
        first = list[0]
      }
      // Signatures judge a list by its first element; that all of them are tensors is the function's own matter.
      let inner = code(of: first, state, depth: 1)
      return inner == 0 ? 0 : 20 + inner
    case .native:
      let cls = value.asObj.cls
      // Another device than the processor is looked at each time.
      if cls === state.classes.device, (value.native as? DeviceObject)?.type != "cpu" { return 0 }
      return cls === state.classes.dtype || cls === state.classes.generator || cls === state.classes.device
        ? UInt(bitPattern: Unmanaged.passUnretained(cls).toOpaque()) : 0
    default: return 0
    }
  }
}
