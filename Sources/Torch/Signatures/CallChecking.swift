// Whether a call fits a signature, and the words for the one that does not: the rules by which PyTorch reads arguments.
// It judges types and counts alone; values are the operations' matter.

import Autodiff
import PythonRuntime
import Tensors

/// The arguments of a call that failed; a method's receiver is not among them.
struct GivenArguments {
  var positional: [Value]
  var keywords: [(name: String, value: Value)]

  var count: Int { positional.count + keywords.count }

  func keyword(_ parameter: SignatureParameter) -> Value? {
    for name in [parameter.name] + parameter.otherNames {
      if let found = keywords.first(where: { $0.name == name }) { return found.value }
    }
    return nil
  }
}

extension Machine {
  /// Throws the reference's error for a call that no signature of the function accepts. Nil when one does, or when none
  /// is recorded: then the error at hand is about something else. A form that only old programs use is called anew.
  func repairedCall(_ function: NativeFunction, _ call: CallArguments) throws(PyError) -> Value? {
    if let value = try callWithPlainNumbers(function, call) { return value }
    try askText(of: function, call)
    guard let place = signaturePlace(function) else { return nil }
    guard let known = CallSignatures.of(function.row.name, in: place) else { return nil }
    var positional = call.positional
    let isMethod = place == "method"
    if isMethod {
      if positional.isEmpty { return nil }
      positional.removeFirst()
    }
    let keywords = (0..<call.keywordCount).map { index in
      let (name, value) = call.keyword(at: index)
      return (name: name.string, value: value)
    }
    let given = GivenArguments(positional: positional, keywords: keywords)
    switch known {
    case .nothing:
      if let error = refusal(function.row.name, given) { throw error }
      return nil
    case .some(let signatures):
      if let old = signatures.first(where: { SignatureMatch(self, $0, given).failure == nil }) {
        let receiver = isMethod ? call[0] : nil
        if !old.isHidden && !given.keywords.isEmpty {
          return try callInOwnWords(function, old, given, receiver: receiver)
        }
        if !old.isHidden || given.positional.isEmpty { return nil }
        return try callOldForm(function, old, signatures, given, receiver: receiver)
      }
      if let error = mismatch(signatures, given) { throw error }
      return nil
    }
  }

  /// Integers of the library of arrays and of subclasses of `int` are integers to every function (`torch.zeros(numpy.int64(3))`,
  /// `torch.zeros(Size.SMALL)` of an `IntEnum`). Calls with them are
  /// rare, so that they are made anew when they have failed, instead of looking at every argument of every call. Nil when
  /// there are none, or when such a call fails too: then the first error tells of the types as they were given.
  private func callWithPlainNumbers(
    _ function: NativeFunction, _ call: CallArguments
  ) throws(PyError) -> Value? {
    let isAboutNumbers = [.typeError, .runtimeError].contains { isInstance(pendingException, exceptionClass($0)) }
    if !isAboutNumbers { return nil }
    var found = false
    let positional = try call.positional.map { (value) throws(PyError) in try plainNumbers(value, &found) }
    var keywords: [(name: StrObject, value: Value)] = []
    for index in 0..<call.keywordCount {
      let (name, value) = call.keyword(at: index)
      keywords.append((name: name, value: try plainNumbers(value, &found)))
    }
    if !found { return nil }
    let first = takePending()
    do {
      return try withRoots(positional + [first]) { () throws(PyError) in
        try self.call(Value(function), positional, keywords: keywords)
      }
    } catch {
      if !isInstance(pendingException, exceptionClass(.typeError)) { throw error }
      takePending()
      _ = raise(first)
      return nil
    }
  }

  /// A value, or the list or tuple of values, with Python's plain numbers for those of other classes.
  private func plainNumbers(_ value: Value, _ found: inout Bool) throws(PyError) -> Value {
    if value.isKind(.list) || value.isKind(.tuple) {
      var plain = try toArray(value)
      var changed = false
      for (index, element) in plain.enumerated() {
        guard let number = try builtInNumber(element) else { continue }
        plain[index] = number
        changed = true
      }
      if !changed { return value }
      found = true
      return value.isKind(.list) ? list(plain) : tuple(plain)
    }
    guard let number = try builtInNumber(value) else { return value }
    found = true
    return number
  }

  /// An integer of the library of arrays, of a subclass of `int` (as `IntEnum` makes them), what says by `__index__` which
  /// integer it is, or a number of a subclass of `float`; nil for anything else.
  func builtInNumber(_ value: Value) throws(PyError) -> Value? {
    guard value.isObject, value.tensor == nil else { return nil }
    if let big = value.bigInt { return Int(exactly: big.value).map { Value($0) } }
    if value.isKind(.floatObject) { return Value(value.asObject(FloatObject.self).value) }
    if let bridge = torch.arrayBridge, case (.int(let number), _)? = bridge.scalar(of: value) { return Value(number) }
    if value.isKind(.instance), hasIndexMethod(value) { return Value(try index(value)) }
    return nil
  }

  /// `x.add_(0.1, y)`: a warning, then the call with names instead of places.
  private func callOldForm(
    _ function: NativeFunction, _ old: CallSignature, _ signatures: [CallSignature], _ given: GivenArguments,
    receiver: Value?
  ) throws(PyError) -> Value? {
    let name = old.function
    takePending()
    if !torch.hasWarnedOfOldForm {
      torch.hasWarnedOfOldForm = true
      let listed = signatures.filter { !$0.isHidden }.map { "\n\t" + name + $0.description }
      let one = listed.count == 1 ? "the following signature instead:" : "one of the following signatures instead:"
      let hint = listed.isEmpty ? "" : "\nConsider using \(one)\(listed.joined())"
      try issueWarning(
        .userWarning,
        "This overload of \(name) is deprecated:\n\t\(name)\(old.description)\(hint) (Triggered internally at "
          + "/__w/pytorch/pytorch/torch/csrc/utils/python_arg_parser.cpp:1841.)")
    }
    var keywords: [(name: StrObject, value: Value)] = []
    for (parameter, value) in zip(old.parameters, given.positional) {
      keywords.append((intern(parameter.name), value))
    }
    keywords += given.keywords.map { (name: intern($0.name), value: $0.value) }
    return try self.call(Value(function), receiver.map { [$0] } ?? [], keywords: keywords)
  }

  /// Where the signatures of a function stand; nil when none can be recorded.
  func signaturePlace(_ function: NativeFunction) -> String? {
    if let owner = function.owner { return owner === torch.classes.tensor ? "method" : nil }
    return CallSignatures.places[function.module]
  }

  /// A method that takes nothing was given something.
  private func refusal(_ name: String, _ given: GivenArguments) -> PyError? {
    if !given.keywords.isEmpty { return typeError("TensorBase.\(name)() takes no keyword arguments") }
    if given.positional.isEmpty { return nil }
    return typeError("TensorBase.\(name)() takes no arguments (\(given.positional.count) given)")
  }

  func mismatch(_ signatures: [CallSignature], _ given: GivenArguments) -> PyError? {
    for signature in signatures {
      switch SignatureMatch(self, signature, given).failure {
      case .none: return nil
      case .element(let text): return typeError(text)
      case .some: break
      }
    }
    guard let first = signatures.first else { return nil }
    if signatures.count == 1 { return typeError(SignatureMatch(self, first, given).text) }
    let plausible = signatures.filter {
      given.count >= $0.leastCount && given.count <= $0.parameters.count && !$0.isHidden
    }
    if plausible.count == 1 { return typeError(SignatureMatch(self, plausible[0], given).text) }
    let listed = signatures.filter { !$0.isHidden }.map(\.description)
    return typeError(invalidCombination(first.function, given, listed))
  }

  /// The name of a value's type as C code shows it: with its module for types that are not made by a `class` statement.
  func cTypeName(_ value: Value) -> String {
    let cls = classOf(value)
    let name = typeName(of: value)
    if cls === torch.classes.tensor || cls === torch.classes.parameter { return name }
    if cls === torch.classes.generator { return "torch._C.Generator" }
    let module = cls.moduleName.string
    if ["dtype", "device", "Size", "layout", "memory_format"].contains(name) && module.hasPrefix("torch") {
      return "torch." + name
    }
    if name.hasPrefix(module + ".") { return name }
    if module == "numpy" || name == "OrderedDict" || name == "deque" { return module + "." + name }
    return name
  }
}

/// One reading of a call by one signature.
struct SignatureMatch {
  enum Failure {
    case extra
    case missing(Int)
    case wrong(SignatureParameter, position: Int?, Value)
    case wrongElement(SignatureParameter, position: Int, Value)
    case keyword
    /// A list with something else than a tensor ends the reading of all signatures.
    case element(String)
  }

  private let vm: Machine
  private let signature: CallSignature
  private let given: GivenArguments
  private(set) var failure: Failure?

  /// Functions whose tensors may be numbers, with those that write.
  static let takingNumbers: Set<String> =
    OperationForms.takingNumbers.union(OperationForms.takingNumbers.map { $0 + "_" }).union(["copy_", "copy"])

  init(_ vm: Machine, _ signature: CallSignature, _ given: GivenArguments) {
    self.vm = vm
    self.signature = signature
    self.given = given
    failure = read()
  }

  private mutating func read() -> Failure? {
    let parameters = signature.parameters
    let takesSizes = signature.positionalCount == 1 && parameters.first?.kind == .ints
    if given.positional.count > signature.positionalCount && !takesSizes { return .extra }
    var position = 0
    var keywordsLeft = given.keywords.count
    for (index, parameter) in parameters.enumerated() {
      var value: Value?
      var isKeyword = false
      if position < given.positional.count {
        if parameter.isKeywordOnly { return .extra }
        value = given.positional[position]
      } else if !given.keywords.isEmpty {
        value = given.keyword(parameter)
        isKeyword = true
      }
      if let value {
        if value.isNone && parameter.allowsNone || value.isNone && parameter.defaultText == "None" {
          // nothing to check
        } else {
          let elements = takesSizes && position == 0 && !isKeyword
          switch check(parameter, value, position: position) {
          case .fits: break
          case .refused(let text): return .element(text)
          case .differs(let element):
            if elements && isIndex(given.positional[0]) {
              position = given.positional.count
              continue
            }
            if isKeyword { return .wrong(parameter, position: nil, value) }
            if let element { return .wrongElement(parameter, position: position + 1, element) }
            if elements && given.positional.count > signature.positionalCount { return .extra }
            return .wrong(parameter, position: position + 1, value)
          }
        }
      } else if !parameter.isOptional {
        return .missing(index)
      }
      if !isKeyword { position += 1 } else if value != nil { keywordsLeft -= 1 }
    }
    return keywordsLeft > 0 ? .keyword : nil
  }

  // MARK: Types

  private enum Check {
    case fits
    /// Not of the type; of a list, the first element that is not.
    case differs(Value?)
    case refused(String)
  }

  private func check(_ parameter: SignatureParameter, _ value: Value, position: Int) -> Check {
    func answer(_ fits: Bool) -> Check { fits ? .fits : .differs(nil) }
    switch parameter.kind {
    case .tensor:
      let isNumber = SignatureMatch.takingNumbers.contains(signature.function) && isScalar(value)
      return answer(value.tensor != nil || isNumber)
    case .number, .complex: return answer(isScalar(value) || isPlainTensor(value))
    case .float: return answer(isScalar(value) && !value.isKind(.complex) || isPlainTensor(value))
    case .int: return answer(isInteger(value))
    case .bool: return answer(value.isBool)
    case .tensors: return checkTensors(value, position)
    case .ints: return checkInts(parameter, value)
    case .floats, .numbers: return checkNumbers(value)
    case .generator: return answer(value.native is GeneratorObject)
    case .dtype:
      let names = [vm.builtin(.float), vm.builtin(.int), vm.builtin(.bool), vm.builtin(.complex)]
      let isClass = value.cls.map { cls in names.contains { $0 === cls } } ?? false
      return answer(value.native is DTypeObject || value.native is UnsupportedDTypeObject || isClass)
    case .device: return answer(value.native is DeviceObject || value.str != nil || (value.isInt && !value.isBool))
    case .text: return answer(value.str != nil)
    case .layout, .memoryFormat: return answer(value.native is NamedConstant)
    case .object: return .fits
    case .names, .name, .storage, .stream, .scheme, .keys: return answer(false)
    }
  }

  private func isScalar(_ value: Value) -> Bool {
    value.isInt || value.isFloat || value.isBool || value.bigInt != nil || value.isKind(.complex)
      || (value.tensor == nil && vm.scalar(value) != nil)
  }

  /// A tensor that may stand for a number.
  private func isPlainTensor(_ value: Value) -> Bool {
    guard let tensor = value.tensor else { return false }
    return tensor.rank == 0 && !tensor.isDifferentiable
  }

  private func isInteger(_ value: Value) -> Bool {
    if value.isBool { return false }
    if value.isInt || value.bigInt != nil { return true }
    if let tensor = value.tensor {
      return tensor.rank == 0 && tensor.dtype.isInteger && tensor.dtype != .bool && !tensor.isDifferentiable
    }
    if case .int? = vm.scalar(value) { return !value.isFloat }
    return false
  }

  private func isIndex(_ value: Value) -> Bool {
    if let tensor = value.tensor { return tensor.count == 1 && tensor.dtype.isInteger }
    return isInteger(value)
  }

  private func elements(_ value: Value) -> [Value]? {
    guard value.isKind(.tuple) || value.isKind(.list) else { return nil }
    return try? vm.toArray(value)
  }

  private func checkTensors(_ value: Value, _ position: Int) -> Check {
    guard let elements = elements(value) else { return .differs(nil) }
    for (index, element) in elements.enumerated() where element.tensor == nil {
      return .refused(
        "expected Tensor as element \(index) in argument \(position), but got \(vm.cTypeName(element))")
    }
    return .fits
  }

  private func checkInts(_ parameter: SignatureParameter, _ value: Value) -> Check {
    guard let elements = elements(value) else {
      return parameter.size > 0 && isInteger(value) ? .fits : .differs(nil)
    }
    guard let first = elements.first else { return .fits }
    return isIndex(first) ? .fits : .differs(first)
  }

  private func checkNumbers(_ value: Value) -> Check {
    guard let elements = elements(value) else { return .differs(nil) }
    guard let first = elements.first else { return .fits }
    return isScalar(first) ? .fits : .differs(first)
  }

  // MARK: Words

  /// What is said when this signature was the one that was meant.
  var text: String {
    let name = signature.function
    switch failure {
    case .extra: return extraText
    case .missing(let index):
      let missing = signature.parameters[index...].filter { !$0.isOptional }.map { "\"\($0.name)\"" }
      return "\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "s" : ""): "
        + missing.joined(separator: ", ")
    case .wrong(let parameter, let position, let value):
      let place = position.map { " (position \($0))" } ?? ""
      return "\(name)(): argument '\(parameter.name)'\(place) must be \(parameter.kind.text), not "
        + vm.cTypeName(value)
    case .wrongElement(let parameter, let position, let element):
      return "\(name)(): argument '\(parameter.name)' (position \(position)) must be \(parameter.kind.text), but found "
        + "element of type \(vm.cTypeName(element)) at pos 0"
    case .keyword: return keywordText
    case .element(let text): return text
    case nil: return ""
    }
  }

  private var extraText: String {
    let (least, most, count) = (signature.leastCount, signature.positionalCount, given.positional.count)
    if least != most {
      return "\(signature.function)() takes from \(least) to \(most) positional arguments but \(count) were given"
    }
    return "\(signature.function)() takes \(most) positional argument\(most == 1 ? "" : "s") but \(count) "
      + "\(count == 1 ? "was" : "were") given"
  }

  private var keywordText: String {
    for (name, _) in given.keywords {
      // The names from NumPy are not known where the words are looked for.
      let index = signature.parameters.firstIndex { $0.name == name }
      guard let index else { return "\(signature.function)() got an unexpected keyword argument '\(name)'" }
      if index < given.positional.count {
        return "\(signature.function)() got multiple values for argument '\(name)'"
      }
    }
    return "invalid keyword arguments"
  }
}
