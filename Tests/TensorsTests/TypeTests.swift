// Element types against the recorded bits of the reference: conversions, promotion, arithmetic, random streams.
import Tensors
import Testing

private struct RecordedTypes: Decodable {
  struct Conversion: Decodable {
    let from: String
    let to: String
    let hex: String
  }
  struct Promotion: Decodable {
    let a: String
    let b: String
    let result: String
  }
  struct Arithmetic: Decodable {
    let op: String
    let dtype: String
    let result: String
    let left: String
    let right: String
    let hex: String
  }
  struct Stream: Decodable {
    let fill: String
    let dtype: String
    let count: Int
    let hex: String
  }

  let edges: String
  let conversions: [Conversion]
  let promotions: [Promotion]
  let arithmetic: [Arithmetic]
  let streams: [Stream]
}

@Suite struct TypeTests {
  private let state = EngineState()
  private let recorded: RecordedTypes

  init() throws { recorded = try fixture("types.json", as: RecordedTypes.self) }

  /// The elements whose bytes are written in hexadecimal.
  private func array(_ hex: String, _ dtype: DType) throws -> NDArray {
    let digits = Array(hex)
    let bytes: [Scalar] = stride(from: 0, to: digits.count, by: 2).map {
      .int(Int(String(digits[$0...$0 + 1]), radix: 16) ?? 0)
    }
    return try NDArray.from(bytes, [bytes.count], .uint8, state).viewed(asType: dtype)
  }

  /// The bytes of the elements; where `hidingNaN`, those of NaN read as those of -777.
  private func hex(_ array: NDArray, hidingNaN: Bool = false) throws -> String {
    var array = try array.contiguous()
    if hidingNaN && array.dtype.isFloatingPoint {
      array = try array.unary(.isNaN).choose(NDArray.scalar(.float(-777), array.dtype, state), array)
    }
    return try array.viewed(asType: .uint8).scalars().map {
      let text = String($0.intValue, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  @Test func convertsAsRecorded() throws {
    #expect(recorded.conversions.count >= 100)
    let edges = try array(recorded.edges, .float64)
    for row in recorded.conversions {
      let values = try edges.converted(to: DType.named(row.from))
      let result = try values.converted(to: DType.named(row.to))
      #expect(try hex(result, hidingNaN: true) == row.hex, "\(row.from) to \(row.to)")
    }
  }

  @Test func promotesAsRecorded() throws {
    #expect(recorded.promotions.count == 144)
    for row in recorded.promotions {
      let result = try DType.named(row.a).promoted(with: DType.named(row.b))
      #expect(result.name == row.result, "\(row.a) with \(row.b)")
    }
  }

  @Test func computesAsRecorded() throws {
    #expect(recorded.arithmetic.count >= 150)
    let operations: [String: BinaryOperation] = [
      "add": .add, "sub": .subtract, "mul": .multiply, "div": .divide, "floor_divide": .floorDivide,
      "remainder": .remainder, "fmod": .fmod, "maximum": .maximum, "minimum": .minimum, "eq": .equal,
      "ne": .notEqual, "lt": .less, "le": .lessOrEqual, "gt": .greater, "ge": .greaterOrEqual,
      "bitwise_and": .bitwiseAnd, "bitwise_or": .bitwiseOr, "bitwise_xor": .bitwiseXor, "logical_and": .logicalAnd,
      "logical_or": .logicalOr,
    ]
    for row in recorded.arithmetic {
      let operation = try #require(operations[row.op])
      let dtype = try DType.named(row.dtype)
      let result = try array(row.left, dtype).binary(operation, array(row.right, dtype))
      #expect(result.dtype.name == row.result, "\(row.op) of \(row.dtype)")
      #expect(try hex(result, hidingNaN: true) == row.hex, "\(row.op) of \(row.dtype)")
    }
  }

  @Test func drawsAsRecorded() throws {
    #expect(recorded.streams.count >= 100)
    let generator = Generator()
    for row in recorded.streams {
      let array = try NDArray.zeros([row.count], DType.named(row.dtype), state)
      generator.seed(7)
      switch row.fill {
      case "uniform": try array.fillUniform(-2, 3, generator)
      case "unit": try array.fillUniform(0, 1, generator)
      case "normal": try array.fillNormal(1, 2, generator)
      case "range": try array.fillRandom(0, 100, generator)
      case "full": try array.fillRandom(generator)
      case "bernoulli": try array.fillBernoulli(0.4, generator)
      case "exponential": try array.fillExponential(1.5, generator)
      case "geometric": try array.fillGeometric(0.3, generator)
      case "cauchy": try array.fillCauchy(1, 2, generator)
      default: try array.fillLogNormal(0.5, 0.25, generator)
      }
      #expect(try hex(array) == row.hex, "\(row.fill) of \(row.count) \(row.dtype)")
    }
  }

  @Test func generatorStatesReturn() throws {
    let generator = Generator()
    generator.seed(3)
    let fresh = generator.serialized
    #expect(fresh.count == 5056)
    _ = generator.nextUInt64()
    let later = generator.serialized
    let next = generator.nextUInt64()
    try generator.restore(serialized: later)
    #expect(generator.nextUInt64() == next)
    try generator.restore(serialized: fresh)
    #expect(generator.serialized == fresh)
    #expect(throws: TensorError.self) { try generator.restore(serialized: []) }
  }
}
