// Printed arrays against the recorded texts of the reference.
import Tensors
import Testing

/// How one recorded array prints.
struct PrintedCase: Decodable {
  struct Options: Decodable {
    let precision: Int?
    let threshold: Int?
    let edgeitems: Int?
    let linewidth: Int?
    let profile: String?
    let sci_mode: Bool?
  }

  let expression: String
  let options: Options
  let `default`: String
  let dtype: String
  let shape: [Int]
  let strides: [Int]
  let suffixes: [String]
  let elements: [RecordedNumber]?
  let start: RecordedNumber?
  let step: RecordedNumber?
  let count: Int?
  let repr: String

  /// The recorded elements, given one by one or as an arithmetic sequence.
  var numbers: [Scalar] {
    if let elements { return elements.map(\.value) }
    guard let start = start?.value, let step = step?.value, let count else { return [] }
    if case .int(let first) = start, case .int(let width) = step, dtype == "int64" {
      return (0..<count).map { .int(first + width * $0) }
    }
    return (0..<count).map { .float(start.doubleValue + step.doubleValue * Double($0)) }
  }

  func printOptions() throws -> PrintOptions {
    var result = PrintOptions()
    if let profile = options.profile { result.use(try #require(PrintOptions.Profile(rawValue: profile))) }
    if let precision = options.precision { result.precision = precision }
    if let threshold = options.threshold { result.threshold = threshold }
    if let edgeItems = options.edgeitems { result.edgeItems = edgeItems }
    if let lineWidth = options.linewidth { result.lineWidth = lineWidth }
    result.scientific = options.sci_mode
    return result
  }

  func printed() throws -> String {
    let state = EngineState()
    state.defaultDType = try DType.named(`default`)
    state.printOptions = try printOptions()
    let numbers = numbers
    let memory = try NDArray.from(numbers, [numbers.count], DType.named(dtype), state)
    let array = try memory.asStrided(Shape(shape), Shape(strides), 0)
    return array.printed(suffixes: suffixes)
  }
}

@Suite struct PrintingTests {
  @Test func printsAsRecorded() throws {
    let cases = try fixture("repr.json", as: [PrintedCase].self)
    #expect(cases.count >= 300)
    for recorded in cases {
      let printed = try recorded.printed()
      #expect(printed == recorded.repr, "\(recorded.expression) \(recorded.options)")
    }
  }

  @Test func otherPrefixIndentsTheRows() throws {
    let state = EngineState()
    let array = try NDArray.from([1, 2, 3, 4] as [Int], [2, 2], state)
    let inner = array.printed(prefix: "Parameter(")
    #expect(inner.split(separator: "\n").last == "           [3, 4]])")
  }
}
