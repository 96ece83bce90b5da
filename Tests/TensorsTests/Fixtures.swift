// Recorded data for the tests of this target: values as JSON, found beside this file.
import FoundationEssentials
import Tensors
import Testing

/// A number as recorded: `nan`, `inf` and `-0.0` are strings.
struct RecordedNumber: Decodable {
  let value: Scalar

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let bool = try? container.decode(Bool.self) {
      value = .bool(bool)
    } else if let int = try? container.decode(Int.self) {
      value = .int(int)
    } else if let double = try? container.decode(Double.self) {
      value = .float(double)
    } else {
      let text = try container.decode(String.self)
      value = .float(Double(text) ?? .nan)
    }
  }
}

/// Reads `Fixtures/NAME`.
func fixture<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
  var path = #filePath
  path.removeLast("Fixtures.swift".count)
  let file = path + "Fixtures/" + name
  let data = try #require(FileManager.default.contents(atPath: file), "no fixture at \(file)")
  return try JSONDecoder().decode(type, from: data)
}
