// Calls that a function's recorded signatures accept and its own row does not know by name: `out=` of a function without
// a place for it, arguments that change nothing here (`layout=`, a default written out), and the reference's other names
// of a parameter. Such a call is made anew in the row's own words; nothing is paid by calls that fit at once.

import Autodiff
import PythonRuntime
import Tensors

/// A call in the words of a function's own row.
private struct FittedCall {
  var positional: [Value]
  var keywords: [(name: String, value: Value)] = []
  /// Where the result goes.
  var output: Value?
}

extension Machine {
  /// The value of a call that `signature` accepts, made in the row's own words; nil when there are no strange words in
  /// it, or none that can be said otherwise.
  func callInOwnWords(
    _ function: NativeFunction, _ signature: CallSignature, _ given: GivenArguments, receiver: Value?
  ) throws(PyError) -> Value? {
    guard let fitted = try fittedCall(function, signature, given, receiver) else { return nil }
    takePending()
    let keywords = fitted.keywords.map { (name: intern($0.name), value: $0.value) }
    // Judged already, in the words of the signature; the row's own are another's.
    torch.judged = function
    defer { torch.judged = nil }
    let value = try call(Value(function), fitted.positional, keywords: keywords)
    guard let output = fitted.output, !output.isNone else { return value }
    try checkJoinedOverlaps(signature.function, output, fitted.positional + fitted.keywords.map(\.value))
    return try write(value, into: output, signature.function)
  }

  private func fittedCall(
    _ function: NativeFunction, _ signature: CallSignature, _ given: GivenArguments, _ receiver: Value?
  ) throws(PyError) -> FittedCall? {
    let own = ownParameters(function.row)
    guard let own, given.keywords.contains(where: { isStrange($0.name, own) }) else { return nil }
    var fitted = FittedCall(positional: (receiver.map { [$0] } ?? []) + given.positional)
    let shift = receiver == nil ? 0 : 1
    for (name, value) in given.keywords {
      if !isStrange(name, own) {
        fitted.keywords.append((name, value))
        continue
      }
      let index = signature.parameters.firstIndex { $0.name == name || $0.otherNames.contains(name) }
      guard let index else { return nil }
      let parameter = signature.parameters[index]
      if name == "out" {
        fitted.output = value
      } else if parameter.kind == .device {
        takePending()
        try checkDevice(value)
      } else if changesNothing(parameter, value) {
        continue
      } else if !parameter.isKeywordOnly, index + shift < own.count,
        !given.keywords.contains(where: { $0.name == own[index + shift] })
      {
        fitted.keywords.append((own[index + shift], value))
      } else {
        return nil
      }
    }
    return fitted
  }

  private func isStrange(_ name: String, _ own: [String]) -> Bool {
    !own.contains(name) && !(libraryKeywords[name].map { own.contains($0) } ?? false)
  }

  /// The names of a row's parameters; nil when it takes any.
  private func ownParameters(_ row: NativeRow) -> [String]? {
    guard let open = row.signature.firstIndex(of: "("), row.signature.last == ")" else { return nil }
    var names: [String] = []
    for part in row.signature[row.signature.index(after: open)...].dropLast().split(separator: ",") {
      let name = part.drop { $0 == " " }
      if name.hasPrefix("**") { return nil }
      if name == "*" || name == "/" { continue }
      names.append(String(name.drop { $0 == "*" }.prefix { $0 != "=" }))
    }
    return names
  }

  /// Whether an argument only says what holds anyway.
  private func changesNothing(_ parameter: SignatureParameter, _ value: Value) -> Bool {
    if value.isNone { return true }
    switch parameter.kind {
    case .layout, .memoryFormat:
      return ["strided", "contiguous_format", "preserve_format"].contains((value.native as? NamedConstant)?.name ?? "")
    case .bool:
      let says = value.isBool && value.asBool
      return parameter.name.hasPrefix("cudnn") || ["sparse_grad", "pin_memory"].contains(parameter.name) || !says
    case .number, .int, .float:
      guard let number = scalar(value)?.doubleValue, let text = parameter.defaultText else { return false }
      return Double(text) == number
    case .text: return value.str.map { "\"\($0.string)\"" == parameter.defaultText } ?? false
    default: return false
    }
  }
}
