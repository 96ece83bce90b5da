// As much of JSON Schema as the schemas beside this file use: types, required and further properties, lists, enumerations,
// constants, bounds, alternatives, and references within the schema. What it does not know is a failure, never a pass.

import Foundation

struct SchemaValidator {
  private let root: [String: Any]

  init(_ schema: Data) throws {
    root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] ?? ["not known": true]
  }

  /// A schema of the folder beside this file.
  static func named(_ name: String) throws -> SchemaValidator {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Schemas/\(name).json")
    return try SchemaValidator(try Data(contentsOf: file))
  }

  /// Everything that is wrong with a value, each with its place.
  func problems(_ data: Data) throws -> [String] {
    problems(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), root, at: "$")
  }

  private static let silent: Set<String> = ["$schema", "$id", "title", "description", "definitions"]

  private func problems(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema where !Self.silent.contains(keyword) {
      switch keyword {
      case "$ref": found += problems(value, referenced(rule), at: place)
      case "type":
        let names = rule as? [String] ?? [rule as? String ?? ""]
        if !names.contains(where: { Self.isA(value, $0) }) {
          found.append("\(place) is no \(names.joined(separator: " or "))")
        }
      case "enum":
        let allowed = rule as? [NSObject] ?? []
        if !allowed.contains(where: { $0.isEqual(value) }) { found.append("\(place) is not one of \(allowed)") }
      case "const": if !((rule as? NSObject)?.isEqual(value) ?? false) { found.append("\(place) is not \(rule)") }
      case "minimum":
        if let number = value as? NSNumber, let least = rule as? NSNumber, number.doubleValue < least.doubleValue {
          found.append("\(place) is below \(least)")
        }
      case "minLength":
        if let text = value as? String, let least = rule as? Int, text.count < least {
          found.append("\(place) is too short")
        }
      case "required": found += missing(value, rule as? [String] ?? [], place)
      case "properties", "additionalProperties", "items", "anyOf": break
      default: found.append("the schema's keyword \(keyword) is not known")
      }
    }
    found += inProperties(value, schema, place)
    if let items = schema["items"] as? [String: Any], let list = value as? [Any] {
      for (index, element) in list.enumerated() { found += problems(element, items, at: "\(place)[\(index)]") }
    }
    if let choices = schema["anyOf"] as? [[String: Any]],
      !choices.contains(where: { problems(value, $0, at: place).isEmpty })
    {
      found.append("\(place) fits none of the alternatives")
    }
    return found
  }

  private func referenced(_ rule: Any) -> [String: Any] {
    let name = (rule as? String ?? "").replacingOccurrences(of: "#/definitions/", with: "")
    return (root["definitions"] as? [String: Any])?[name] as? [String: Any] ?? ["not known": name]
  }

  private func missing(_ value: Any, _ names: [String], _ place: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    return names.filter { object[$0] == nil }.map { "\(place) has no \($0)" }
  }

  private func inProperties(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: Any] ?? [:]
    var found: [String] = []
    for (name, element) in object {
      if let rule = known[name] as? [String: Any] {
        found += problems(element, rule, at: "\(place).\(name)")
      } else if let rule = schema["additionalProperties"] as? [String: Any] {
        found += problems(element, rule, at: "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(place) has a further \(name)")
      }
    }
    return found
  }

  private static func isA(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "null": return value is NSNull
    case "boolean": return (value as? NSNumber).map { isTruth($0) } ?? false
    case "integer":
      guard let number = value as? NSNumber, !isTruth(number) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    case "number": return (value as? NSNumber).map { !isTruth($0) } ?? false
    default: return false
    }
  }

  /// Numbers and truths are one class here; truths are encoded as `c` or `B`.
  private static func isTruth(_ number: NSNumber) -> Bool {
    ["c", "B"].contains(String(cString: number.objCType)) && (number == 0 || number == 1)
  }
}
