// Functions that PyTorch has written in Python hand their arguments on to one of another name, which judges their types in
// its own words: `F.unfold(x, 1.5)` is refused by `im2col()`. Here such a call is judged as it would be handed on, after
// what the Python text looks at first. A line reads `place name|arguments|signature`; see CallSignatures.swift.

import Autodiff
import PythonRuntime
import Tensors

/// What one function hands on, and to whom.
struct HandedOnCall {
  let arguments: [Substring]
  let signatures: [CallSignature]

  private static let lines: [Substring: Substring] = {
    var result: [Substring: Substring] = [:]
    for line in RecordedHandedOn.text.split(separator: "\n") {
      guard let bar = line.firstIndex(of: "|") else { continue }
      result[line[..<bar]] = line[line.index(after: bar)...]
    }
    return result
  }()

  static func of(_ name: String, in place: String) -> HandedOnCall? {
    guard let line = lines["\(place) \(name)"] else { return nil }
    let parts = line.split(separator: "|")
    if parts.count < 2 { return nil }
    return HandedOnCall(
      arguments: parts[0].split(separator: ","),
      signatures: parts.dropFirst().compactMap { CallSignature($0, function: name) })
  }
}

extension Machine {
  /// Throws what the function that a call is handed on to says to its types. False when the call must be looked at each
  /// time, because what its text looks at first depends on values; nil when nothing is recorded.
  func checkHandedOn(_ function: NativeFunction, _ call: CallArguments) throws(PyError) -> Bool? {
    guard let place = CallSignatures.places[function.module] else { return nil }
    let name = function.row.name
    guard handedOnCall(name, place) != nil else { return nil }
    guard let given = valuesByName(function.row, call) else { return false }
    let receiving = name.contains("max_pool") && asksFor(given["return_indices"]) ? name + "_with_indices" : name
    let isOfDimension = name == "unique" && !(given["dim"]?.isNone ?? true)
    guard let handedOn = handedOnCall(isOfDimension ? "unique.dim" : receiving, place) else { return false }
    if let reduction = given["reduction"]?.str?.string, !["none", "mean", "sum", "batchmean"].contains(reduction) {
      return false
    }
    guard reaches(name, given) else {
      try refuseWeights(name, given)
      return false
    }
    if let input = given["input"], input.tensor == nil, let error = recordedRefusal(receiving, "input", input) {
      throw error
    }
    var passed = GivenArguments(positional: [], keywords: [])
    for argument in handedOn.arguments {
      if let equal = argument.firstIndex(of: "=") {
        let key = String(argument[..<equal])
        passed.keywords.append((key, given[key] ?? .none))
      } else if argument.hasPrefix("2*") {
        passed.positional.append(try pair(given[String(argument.dropFirst(2))] ?? .none))
      } else if argument == "align_corners" {
        let value = given["align_corners"] ?? .none
        passed.positional.append(value.isNone ? Value(false) : value)
      } else {
        passed.positional.append(given[String(argument)] ?? literal(argument))
      }
    }
    if let error = mismatch(handedOn.signatures, passed) { throw error }
    return true
  }

  /// What is recorded for a function, read once.
  private func handedOnCall(_ name: String, _ place: String) -> HandedOnCall? {
    let key = "\(place) \(name)"
    if let known = torch.handedOn[key] { return known }
    guard let call = HandedOnCall.of(name, in: place) else { return nil }
    torch.handedOn[key] = call
    return call
  }

  /// Where one argument of a function stands in the call that it is handed on in: the receiving function, its name for
  /// it, its place and its type. Read only for errors.
  func handedOnPlace(_ function: String, _ name: String) -> (function: String, name: String, place: Int, type: String)?
  {
    if let handedOn = HandedOnCall.of(function, in: "functional"), let signature = handedOn.signatures.first {
      guard let index = handedOn.arguments.firstIndex(where: { $0 == name || $0 == "2*" + name }),
        index < signature.parameters.count
      else { return nil }
      let parameter = signature.parameters[index]
      return (signature.function, parameter.name, index + 1, parameter.kind.text)
    }
    guard case .some(let signatures)? = CallSignatures.of(function, in: "functional"), signatures.count == 1,
      let index = signatures[0].parameters.firstIndex(where: { $0.name == name })
    else { return nil }
    return (signatures[0].function, name, index + 1, signatures[0].parameters[index].kind.text)
  }

  private func asksFor(_ value: Value?) -> Bool {
    guard let value else { return false }
    return value.isBool ? value.asBool : (value.isInt && value.asInt != 0)
  }

  /// The values of a call by parameter, defaults too; nil when it does not fit the row.
  private func valuesByName(_ row: NativeRow, _ call: CallArguments) -> [String: Value]? {
    guard let open = row.signature.firstIndex(of: "("), row.signature.last == ")" else { return nil }
    var values: [String: Value] = [:]
    var needed: [String] = []
    var position = 0
    var positionalEnded = false
    for part in row.signature[row.signature.index(after: open)...].dropLast().split(separator: ",") {
      let text = part.drop { $0 == " " }
      if text.hasPrefix("**") || text.hasPrefix("*") && text.count > 1 { return nil }
      if text == "*" { positionalEnded = true }
      if text == "*" || text == "/" { continue }
      let equal = text.firstIndex(of: "=")
      let name = String(text[..<(equal ?? text.endIndex)])
      if !positionalEnded && position < call.positionalCount {
        values[name] = call[position]
      } else if let equal {
        values[name] = literal(text[text.index(after: equal)...])
      } else {
        needed.append(name)
      }
      position += 1
    }
    for index in 0..<call.keywordCount {
      let (key, value) = call.keyword(at: index)
      values[key.string] = value
    }
    let isComplete = needed.allSatisfy { values[$0] != nil } && call.positionalCount <= position
    return isComplete ? values : nil
  }

  /// The value of a default as a row writes it.
  private func literal(_ text: Substring) -> Value {
    switch text {
    case "None": return .none
    case "True": return Value(true)
    case "False": return Value(false)
    default: break
    }
    if text.first == "'" { return string(String(text.dropFirst().dropLast())) }
    if let number = Int(text) { return Value(number) }
    return Double(text).map { Value($0) } ?? .none
  }

  /// A value for each of two dimensions, as the text repeats it: any sequence stands for itself.
  private func pair(_ value: Value) throws(PyError) -> Value {
    if value.isInt || value.isFloat || value.isBool || value.isNone || value.bigInt != nil || value.isKind(.complex) {
      return tuple([value, value])
    }
    if value.isKind(.tuple) { return value }
    guard let attribute = try? findAttribute(value, intern("__iter__")), !attribute.isUndefined else {
      return tuple([value, value])
    }
    return tuple(try toArray(value))
  }

  /// Whether the text of a function reaches the handing on, with these arguments.
  private func reaches(_ name: String, _ given: [String: Value]) -> Bool {
    func tensor(_ name: String) -> Tensor? { given[name]?.tensor }
    func number(_ name: String) -> Double? { given[name].flatMap { scalar($0)?.doubleValue } }
    switch name {
    case "batch_norm", "instance_norm":
      let flag = given[name == "batch_norm" ? "training" : "use_input_stats"] ?? .none
      if flag.isBool && !flag.asBool || flag.isNone { return true }
      if let value = flag.tensor, value.count != 1 { return false }
      guard let input = tensor("input"), input.rank >= 2 else { return false }
      let kept = name == "batch_norm" ? [0] : []
      return (kept + Array(2..<input.rank)).contains { input.shape[$0] != 1 }
    case "group_norm":
      guard let input = tensor("input"), input.rank >= 2, let groups = given["num_groups"], groups.isInt else {
        return false
      }
      return groups.asInt > 0 && input.shape[0] &* input.shape[1] / groups.asInt > 1
    case "grid_sample":
      return ["bilinear", "nearest", "bicubic"].contains(given["mode"]?.str?.string ?? "")
        && ["zeros", "border", "reflection"].contains(given["padding_mode"]?.str?.string ?? "")
    case "affine_grid":
      guard let theta = tensor("theta"), theta.dtype.isFloatingPoint, let size = given["size"] else { return false }
      if let corners = tensor("align_corners"), corners.count != 1 { return false }
      let count = size.tuple?.count ?? size.list?.count ?? 0
      return count == 4 || count == 5
    case "binary_cross_entropy", "binary_cross_entropy_with_logits":
      guard let input = tensor("input"), let target = tensor("target"), input.shape == target.shape else {
        return false
      }
      if name == "binary_cross_entropy_with_logits" { return true }
      return given["weight"].map { $0.isNone || $0.tensor != nil } ?? true
    case "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss": return tensor("input") != nil && tensor("target") != nil
    case "dropout", "alpha_dropout", "feature_alpha_dropout":
      return number("p").map { $0 >= 0 && $0 <= 1 } ?? false
    case "triplet_margin_loss": return number("margin").map { $0 > 0 } ?? false
    case "multi_margin_loss":
      guard let p = number("p"), p == 1 || p == 2, let weight = given["weight"] else { return false }
      return weight.isNone || weight.tensor?.rank == 1
    case "margin_ranking_loss":
      guard let first = tensor("input1"), let second = tensor("input2"), let target = tensor("target") else {
        return false
      }
      return first.rank == second.rank && first.rank == target.rank
    case "hardtanh":
      guard let low = number("min_val"), let high = number("max_val") else { return false }
      return low <= high && !(given["inplace"].map { $0.isBool && $0.asBool } ?? false)
    case "elu", "celu", "leaky_relu", "threshold": return !asksFor(given["inplace"])
    // The mean warns before it hands anything on.
    case "kl_div": return given["reduction"]?.str?.string != "mean"
    case "glu": return (tensor("input")?.rank ?? 0) > 0
    default: return true
    }
  }

  /// What a text says to weights that are none, when it looks at them first.
  private func refuseWeights(_ name: String, _ given: [String: Value]) throws(PyError) {
    guard let weight = given["weight"], !weight.isNone, weight.tensor == nil, given["input"]?.tensor != nil,
      given["target"]?.tensor != nil, let error = recordedRefusal(name, "weight", weight)
    else { return }
    throw error
  }
}
