// What PyTorch's functions that are written in Python look at, in their order, before they hand their arguments on:
// `F.dropout(x, "a")` compares texts with numbers, `F.group_norm` divides first. Run only when a call has failed, to find
// the words for it: each text raises what the reference raises, or ends without a word, and then the error at hand stands.

import PythonRuntime

enum FunctionTexts {
  /// The names of functions that have a text, by module.
  static let modules: [String: String] = [
    "torch.nn.functional": "torch.nn._function_texts", "torch": "torch._function_texts",
    "torch.functional": "torch._function_texts",
  ]

  /// The functions of `torch` and methods that have one.
  static let names: Set<String> = ["split", "unique", "unique_consecutive", "Tensor_split"]

  static let sources: [NativeModule] = [
    module("torch.nn._function_texts", FunctionTextsSource.functional),
    module("torch._function_texts", FunctionTextsSource.torch),
  ]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name, functions: rows) { (vm, module) throws(PyError) in
      vm.setMember(module, "torch", Value(try vm.importModule("torch")))
      try SourceModules.load(vm, module, text)
    }
  }

  private static let rows: [NativeRow] = [
    // Judges arguments by the signatures of a function: those that are given, or the recorded ones.
    NativeRow("_hand(name, signatures, *args, **kwargs)") { (vm, arguments) throws(PyError) in
      let name = try vm.str(arguments[0])
      let given = GivenArguments(
        positional: try vm.toArray(arguments[2]),
        keywords: (arguments[3].dict?.pairs ?? []).map { ($0.0.str?.string ?? "", $0.1) })
      var signatures: [CallSignature] = []
      if let text = arguments[1].str?.string {
        signatures = text.split(separator: "|").compactMap { CallSignature($0, function: name) }
      } else {
        for place in ["torch", "functional"] {
          if case .some(let known)? = CallSignatures.of(name, in: place) {
            signatures = known
            break
          }
        }
      }
      if let error = vm.mismatch(signatures, given) { throw error }
      return .none
    }
  ]
}

extension Machine {
  /// Throws what the text of a function says to a failed call; nothing when it has none, or says nothing.
  func askText(of function: NativeFunction, _ call: CallArguments) throws(PyError) {
    let isMethod = function.owner === torch.classes.tensor
    guard isMethod || function.owner == nil, let home = FunctionTexts.modules[isMethod ? "torch" : function.module]
    else {
      return
    }
    let name = isMethod ? "Tensor_" + function.row.name : function.row.name
    if home == "torch._function_texts" && !FunctionTexts.names.contains(name) { return }
    let isAboutValues = [.typeError, .runtimeError, .valueError, .attributeError, .indexError, .notImplementedError]
      .contains { isInstance(pendingException, exceptionClass($0)) }
    if !isAboutValues { return }
    let first = takePending()
    let positional = call.positional
    var keywords: [(name: StrObject, value: Value)] = []
    for index in 0..<call.keywordCount {
      let (name, value) = call.keyword(at: index)
      keywords.append((name: name, value: value))
    }
    try withRoots(positional + [first]) { () throws(PyError) in
      let texts = try importModule(home).attributes
      let text = texts.get(intern(name))
      if !text.isUndefined { _ = try self.call(text, positional, keywords: keywords) }
    }
    _ = raise(first)
  }
}
