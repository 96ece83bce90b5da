// The recorded fixtures: arrays as the hexadecimal bits of their elements.
import Autodiff
import FoundationEssentials
import Tensors

struct RecordedArray: Decodable {
  let shape: [Int]
  let dtype: String
  let bits: [String]
  var transposed: Bool?
  var grad: Bool?

  func array(_ state: EngineState) throws -> NDArray { try RecordedArray.array(bits, shape, dtype, state) }

  static func array(_ bits: [String], _ shape: [Int], _ dtype: String, _ state: EngineState) throws -> NDArray {
    let sizes = try Shape(shape)
    switch dtype {
    case "float32": return try NDArray.from(bits.map { Float(bitPattern: UInt32($0, radix: 16) ?? 0) }, sizes, state)
    case "float64": return try NDArray.from(bits.map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }, sizes, state)
    case "bool": return try NDArray.from(bits.map { $0 == "1" }, sizes, state)
    default: return try NDArray.from(bits.map { Int($0) ?? 0 }, sizes, state)
    }
  }

  /// The first difference from `array`, or nil. `tolerance` is relative to the greatest element; 0 means equal bits.
  func difference(from array: NDArray, tolerance: Double) -> String? {
    if Array(array.shape) != shape { return "shape \(array.shape) instead of \(shape)" }
    if array.dtype.name != dtype { return "type \(array.dtype.name) instead of \(dtype)" }
    guard let wanted = try? self.array(array.state) else { return "unreadable" }
    let (found, expected) = (array.scalars().map(\.doubleValue), wanted.scalars().map(\.doubleValue))
    let scale = expected.filter(\.isFinite).map(\.magnitude).max() ?? 0
    for (index, pair) in zip(found, expected).enumerated() {
      if pair.0 == pair.1 || (pair.0.isNaN && pair.1.isNaN) { continue }
      if tolerance > 0 && (pair.0 - pair.1).magnitude <= tolerance * max(scale, 1e-30) { continue }
      return "element \(index) is \(pair.0) instead of \(pair.1)"
    }
    return nil
  }
}

struct RecordedOp: Decodable {
  let name: String
  let tolerance: String
  let inputs: [RecordedArray]
  let value: RecordedArray
  let node: String
  let next: [String?]
  let seed: [String]
  let grads: [RecordedArray]
  let again: Bool
  let directions: [[String]]
  let second: [RecordedArray?]?

  func leaves(_ state: EngineState) throws -> [Tensor] {
    try inputs.map { input in
      let tensor = Tensor(try input.array(state))
      if input.grad == true { try tensor.setRequiresGradient(true) }
      return tensor
    }
  }

  func operands(_ leaves: [Tensor]) throws -> [Tensor] {
    try zip(inputs, leaves).map { $0.transposed == true ? try $1.t() : $1 }
  }
}

struct RecordedOps: Decodable { let samples: [RecordedOp] }

struct RecordedRun: Decodable {
  let loss: String
  let x: RecordedArray
  let y: RecordedArray
  let parameters: [RecordedArray]
  let losses: [String]
  let final: [RecordedArray]
}

struct RecordedRuns: Decodable { let runs: [RecordedRun] }

struct RecordedEngine: Decodable {
  let messages: [String: String]
  let numbers: [String: [Double]]
}

enum Fixtures {
  static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
    let here = #filePath
    let folder = here.prefix(upTo: here.lastIndex(of: "/") ?? here.endIndex)
    let data = try Data(contentsOf: URL(filePath: folder + "/Fixtures/" + name))
    return try JSONDecoder().decode(type, from: data)
  }
}
