// What is said to something that is no tensor in the place of one, by functions that the reference has written in Python:
// they ask it for an attribute, or hand it to a function of another name. Read only when such a call has failed.

import PythonRuntime

extension Machine {
  /// The reference's words for `value` as the parameter `name` of `function`; nil when none are recorded.
  func recordedRefusal(_ function: String, _ name: String, _ value: Value) -> PyError? {
    guard let words = Refusals.lines[function + " " + name] else { return nil }
    let type = cTypeName(value)
    if words.first == "." {
      let attribute = String(words.dropFirst())
      if let found = try? findAttribute(value, intern(attribute)), !found.isUndefined {
        // An array has a `size`, which is not a method there.
        return attribute == "size" ? typeError("'int' object is not callable") : nil
      }
      if let cls = value.cls {
        return raise(.attributeError, "type object '\(cls.name.string)' has no attribute '\(attribute)'")
      }
      if let module = value.module {
        return raise(.attributeError, "module '\(module.name.string)' has no attribute '\(attribute)'")
      }
      return raise(.attributeError, "'\(type)' object has no attribute '\(attribute)'")
    }
    let parts = words.split(separator: " ")
    if parts.count < 3 { return nil }
    return typeError("\(parts[0])(): argument '\(parts[1])' (position \(parts[2])) must be Tensor, not \(type)")
  }

  /// The error for a call of `function` with these arguments, in which one is of a wrong type; nil when they fit.
  func refusal(of function: String, in place: String, _ arguments: [Value]) -> PyError? {
    guard let known = CallSignatures.of(function, in: place), case .some(let signatures) = known else { return nil }
    return mismatch(signatures, GivenArguments(positional: arguments, keywords: []))
  }
}

private enum Refusals {
  /// The recorded words by function and parameter.
  static let lines: [String: Substring] = {
    var result: [String: Substring] = [:]
    for line in RecordedRefusals.text.split(separator: "\n") {
      guard let bar = line.firstIndex(of: "|") else { continue }
      result[String(line[..<bar])] = line[line.index(after: bar)...]
    }
    return result
  }()
}
