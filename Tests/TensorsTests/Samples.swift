// The arrays that the recorded expressions name, and the form of a case: an expression of the reference beside the same
// computation with this target's interface.
import Tensors
import Testing

/// The same arrays as `samples` in Tests/Oracle/record_tensor_operations.py.
struct Samples {
  let state = EngineState()
  let x: NDArray
  let m: NDArray
  let c: NDArray
  let v: NDArray
  let d: NDArray
  let i: NDArray
  let k: NDArray
  let b: NDArray
  let e: NDArray
  let s: NDArray
  let n: NDArray
  let g = Generator()

  init() throws {
    state.generator.seed(42)
    g.seed(7)
    let state = state
    func steps(_ count: Int, _ shape: Shape) throws -> NDArray {
      try NDArray.from((0..<count).map { Float($0) }, shape, state)
    }
    x = try steps(6, [2, 3])
    m = try NDArray.from((0..<12).map { Float($0) * 0.5 - 2 }, [3, 4], state)
    c = try steps(24, [2, 3, 4])
    v = try NDArray.from([3, 1, 2] as [Float], [3], state)
    d = try NDArray.from([1.5, -2.5, 4] as [Double], [3], state)
    i = try NDArray.from([2, 0, 1] as [Int], [3], state)
    k = try NDArray.from([5, -3, 2] as [Int], [3], state)
    b = try NDArray.from([true, false, true], [3], state)
    e = try NDArray.zeros([0, 3], .float32, state)
    s = try NDArray.scalar(.float(3), .float32, state)
    n = try NDArray.from([1, .nan, .infinity, -2] as [Float], [4], state)
  }

  func ones(_ shape: Shape, _ dtype: DType = .float32) throws -> NDArray { try NDArray.ones(shape, dtype, state) }
  func zeros(_ shape: Shape, _ dtype: DType = .float32) throws -> NDArray { try NDArray.zeros(shape, dtype, state) }
  func empty(_ shape: Shape, _ dtype: DType = .float32) throws -> NDArray { try zeros(shape, dtype) }
  func ints(_ values: [Int]) throws -> NDArray { try NDArray.from(values, [values.count], state) }
  func floats(_ values: [Float]) throws -> NDArray { try NDArray.from(values, [values.count], state) }
  func bools(_ values: [Bool]) throws -> NDArray { try NDArray.from(values, [values.count], state) }
  func int(_ value: Int) throws -> NDArray { try NDArray.scalar(.int(value), .int64, state) }

  /// A filled array, as the functions of the reference that draw make them.
  func drawn(
    _ shape: Shape, _ dtype: DType = .float32, _ fill: (NDArray, Generator) throws -> Void
  ) throws -> NDArray {
    let array = try NDArray(uninitialized: shape, dtype, state)
    try fill(array, state.generator)
    return array
  }
}

/// An expression of the reference and the same with this target.
struct Case: Sendable {
  let expression: String
  let run: @Sendable (Samples) throws -> [NDArray]

  init(_ expression: String, _ run: @escaping @Sendable (Samples) throws -> NDArray) {
    self.expression = expression
    self.run = { [try run($0)] }
  }

  init(_ expression: String, many run: @escaping @Sendable (Samples) throws -> [NDArray]) {
    self.expression = expression
    self.run = run
  }
}

/// What the reference gave.
struct RecordedOutcome: Decodable {
  struct Array: Decodable {
    let dtype: String
    let shape: [Int]
    let strides: [Int]
    let elements: [RecordedNumber]
  }

  let arrays: [Array]?
  let error: String?
  let message: String?
}

@Suite struct OperationTests {
  static let recorded = Result { try fixture("operations.json", as: [String: RecordedOutcome].self) }

  static var families: [(name: String, cases: [Case])] {
    [
      ("elementwise", elementwiseCases), ("views", viewCases), ("reductions", reductionCases),
      ("products", productCases), ("indexing", indexingCases), ("assignment", assignmentCases),
      ("creation", creationCases), ("errors", errorCases), ("random", randomCases), ("arrangement", arrangementCases),
      ("linear algebra", linearAlgebraCases),
    ]
  }

  @Test(arguments: families.map(\.name))
  func matchesTheReference(_ family: String) throws {
    let recorded = try OperationTests.recorded.get()
    let cases = OperationTests.families.first { $0.name == family }?.cases ?? []
    #expect(!cases.isEmpty)
    for testCase in cases {
      let outcome = try #require(recorded[testCase.expression], "not recorded: \(testCase.expression)")
      try OperationTests.compare(testCase, outcome)
    }
  }

  static func compare(_ testCase: Case, _ outcome: RecordedOutcome) throws {
    let comment = Comment(rawValue: testCase.expression)
    let results: [NDArray]
    do {
      results = try testCase.run(Samples())
    } catch let error as TensorError {
      #expect(error.kind.rawValue == outcome.error, comment)
      #expect(error.message == outcome.message, comment)
      return
    }
    let arrays = try #require(outcome.arrays, "\(testCase.expression) should raise \(outcome.message ?? "")")
    #expect(results.count == arrays.count, comment)
    for (result, expected) in zip(results, arrays) {
      #expect(result.dtype.name == expected.dtype, comment)
      #expect(Array(result.shape) == expected.shape, comment)
      #expect(Array(result.strides) == expected.strides, comment)
      let elements = result.scalars().map(\.description)
      #expect(elements == expected.elements.map { converted($0.value, result.dtype).description }, comment)
    }
  }

  /// Recorded whole floats are read as integers; this gives them their kind back.
  static func converted(_ value: Scalar, _ dtype: DType) -> Scalar {
    switch dtype {
    case .bool: .bool(value.isNonzero)
    case .complex64, .complex128: .complex(value.doubleValue, value.imaginaryValue)
    case _ where dtype.isFloatingPoint: .float(value.doubleValue)
    default: .int(value.intValue)
    }
  }
}

extension Scalar {
  /// A text that tells all values apart, signed zeros included.
  var description: String {
    switch self {
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : "\(value)"
    case .complex(let real, let imaginary): "(\(real), \(imaginary))"
    }
  }
}
