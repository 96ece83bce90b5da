// What PyTorch says to a call that does not fit a function's signatures. The signatures are recorded (one line for each
// function); here they are read, and only when a call has failed, so that nothing is paid before.
//
// A line reads `place name|signature|signature`. In a signature a letter stands for each type, `?` after it for "or
// None", a digit for a list that one number may stand for; `*` begins the keyword-only parameters and `!` a signature
// that PyTorch accepts but does not list. `-` alone is a method that takes nothing.

import PythonRuntime

/// The types that PyTorch's signatures know.
enum ParameterKind: Character {
  case tensor = "T"
  case number = "S"
  case int = "I"
  case float = "F"
  case bool = "B"
  case tensors = "L"
  case ints = "Z"
  case floats = "D"
  case generator = "G"
  case dtype = "Y"
  case layout = "W"
  case memoryFormat = "M"
  case device = "V"
  case text = "A"
  case names = "N"
  case name = "E"
  case numbers = "C"
  case object = "P"
  case complex = "X"
  case storage = "O"
  case stream = "K"
  case scheme = "Q"
  case keys = "H"

  /// Its name in messages.
  var text: String {
    switch self {
    case .tensor: "Tensor"
    case .number: "Number"
    case .int: "int"
    case .float: "float"
    case .bool: "bool"
    case .tensors: "tuple of Tensors"
    case .ints: "tuple of ints"
    case .floats: "tuple of floats"
    case .generator: "torch.Generator"
    case .dtype: "torch.dtype"
    case .layout: "torch.layout"
    case .memoryFormat: "torch.memory_format"
    case .device: "torch.device"
    case .text: "str"
    case .names: "tuple of names"
    case .name: "name"
    case .numbers: "tuple of Scalars"
    case .object: "object"
    case .complex: "complex"
    case .storage: "torch.Storage"
    case .stream: "torch.Stream"
    case .scheme: "torch.qscheme"
    case .keys: "DispatchKeySet"
    }
  }
}

struct SignatureParameter {
  let kind: ParameterKind
  let allowsNone: Bool
  /// One number may stand for a list of this many.
  let size: Int
  let name: String
  let defaultText: String?
  let isKeywordOnly: Bool

  var isOptional: Bool { defaultText != nil }

  /// Names from NumPy that are understood beside its own.
  var otherNames: [String] {
    switch name {
    case "dim": ["axis"]
    case "keepdim": ["keepdims"]
    case "input": ["x", "a", "x1"]
    case "other": ["x2"]
    default: []
    }
  }
}

struct CallSignature {
  /// The function's name in messages: `linalg_inv` for `torch.linalg.inv`.
  let function: String
  let parameters: [SignatureParameter]
  let isHidden: Bool

  var positionalCount: Int { parameters.count { !$0.isKeywordOnly } }
  var leastCount: Int { parameters.count { !$0.isOptional } }

  /// Whether it asks for a list of integers for which one integer may not stand.
  var takesListOnly: Bool { parameters.contains { $0.kind == .ints && $0.size == 0 && !$0.isKeywordOnly } }

  /// As messages list it: `(Tensor input, *, Tensor out = None)`.
  var description: String {
    var parts: [String] = []
    var afterStar = false
    for parameter in parameters {
      if parameter.isKeywordOnly && !afterStar {
        parts.append("*")
        afterStar = true
      }
      let value = parameter.defaultText.map { " = " + $0 } ?? ""
      parts.append(parameter.kind.text + " " + parameter.name + value)
    }
    return "(" + parts.joined(separator: ", ") + ")"
  }

  /// Reads one signature of a line.
  init?(_ text: Substring, function: String) {
    var text = text
    isHidden = text.first == "!"
    if isHidden { text.removeFirst() }
    guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
    self.function = open == text.startIndex ? function : String(text[..<open])
    var list: [SignatureParameter] = []
    var afterStar = false
    for part in CallSignature.split(text[text.index(after: open)...].dropLast()) {
      if part == "*" {
        afterStar = true
        continue
      }
      guard let parameter = CallSignature.parameter(part, afterStar) else { return nil }
      list.append(parameter)
    }
    parameters = list
  }

  /// The parts between commas, where a default such as `[0,1]` may hold commas of its own.
  private static func split(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "[", "{", "(": depth += 1
      case "]", "}", ")": depth -= 1
      case "," where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    if start < text.endIndex { parts.append(text[start...]) }
    return parts
  }

  private static func parameter(_ text: Substring, _ afterStar: Bool) -> SignatureParameter? {
    guard let letter = text.first, let kind = ParameterKind(rawValue: letter),
      let space = text.firstIndex(of: " ")
    else { return nil }
    let marks = text[text.index(after: text.startIndex)..<space]
    let rest = text[text.index(after: space)...]
    let equal = rest.firstIndex(of: "=")
    let value = equal.map { String(rest[rest.index(after: $0)...]) }
    return SignatureParameter(
      kind: kind, allowsNone: marks.first == "?" || value == "None", size: Int(marks.filter(\.isNumber)) ?? 0,
      name: String(rest[..<(equal ?? rest.endIndex)]), defaultText: value, isKeywordOnly: afterStar)
  }
}

/// The signatures of one function, or that it takes nothing.
enum CallSignatures {
  case nothing
  case some([CallSignature])

  /// The recorded places by module.
  static let places: [String: String] = [
    "torch": "torch", "torch.linalg": "linalg", "torch.special": "special", "torch.fft": "fft",
    "torch.nn.functional": "functional",
  ]

  /// The recorded lines by place and name.
  private static let lines: [String: String] = {
    var result: [String: String] = [:]
    for text in [RecordedSignatures1.text, RecordedSignatures2.text, RecordedSignatures3.text] {
      for line in text.split(separator: "\n") {
        guard let bar = line.firstIndex(of: "|") else { continue }
        result[String(line[..<bar])] = String(line[line.index(after: bar)...])
      }
    }
    return result
  }()

  /// Those of a method of tensors or of a function of a module; nil when none are recorded.
  static func of(_ name: String, in place: String) -> CallSignatures? {
    guard let line = lines[place + " " + name] else { return nil }
    if line == "-" { return .nothing }
    return .some(line.split(separator: "|").compactMap { CallSignature($0, function: name) })
  }
}
