// Replays the recorded kernel cases (Fixtures/kernels, written by Tests/Oracle/record_kernels.py) by calling the C
// functions directly. It knows the recorded text format and the input stream, no tensor type.
import Foundation
import TensorKernels
import Testing

/// The input stream both sides share: splitmix64, values that are multiples of 2⁻²¹ in [-4, 4).
private struct Mix {
  var state: UInt64

  init(seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func values(_ count: Int, domain: String = "any") -> [Double] {
    (0..<count).map { _ in
      let unit = Double(next() >> 40) * 0x1p-24
      switch domain {
      case "unit": return unit
      case "positive": return abs(unit * 8 - 4) + 0.5
      default: return unit * 8 - 4
      }
    }
  }
}

/// Memory of one element type, aligned as tensors are.
private final class Block {
  let bytes: UnsafeMutableRawPointer
  let count: Int
  let size: Int

  init(dtype: gb_dtype, count: Int) {
    self.count = count
    size = dtype == GB_F32 ? 4 : dtype == GB_BOOL ? 1 : 8
    bytes = .allocate(byteCount: max(64, count * size), alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, count * size))
  }

  convenience init(dtype: gb_dtype, values: [Double]) {
    self.init(dtype: dtype, count: values.count)
    for (index, value) in values.enumerated() {
      if dtype == GB_F32 {
        bytes.storeBytes(of: Float(value), toByteOffset: 4 * index, as: Float.self)
      } else {
        bytes.storeBytes(of: value, toByteOffset: 8 * index, as: Double.self)
      }
    }
  }

  deinit { bytes.deallocate() }

  var floats: UnsafeMutablePointer<Float> { bytes.assumingMemoryBound(to: Float.self) }
  var doubles: UnsafeMutablePointer<Double> { bytes.assumingMemoryBound(to: Double.self) }
  var integers: UnsafeMutablePointer<Int64> { bytes.assumingMemoryBound(to: Int64.self) }
  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count * size) }
}

/// FNV-1a, 64 bits, over the bytes of the blocks in order.
private func digest(_ blocks: Block...) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for block in blocks {
    for byte in block.raw { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
  let text = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}

private func dtype(_ word: String) -> gb_dtype { word == "f32" ? GB_F32 : GB_F64 }

private func cases(_ file: String) throws -> [[String]] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/kernels/\(file).txt"), encoding: .utf8)
  return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
}

private func number(_ word: String) throws -> Double { try #require(Double(word)) }
private func integer(_ word: String) throws -> Int { try #require(Int(word)) }

private let unaryOperations: [String: gb_unary_op] = [
  "NEG": GB_NEG, "ABS": GB_ABS, "SIGN": GB_SIGN, "SQUARE": GB_SQUARE, "CUBE": GB_CUBE, "FLOOR": GB_FLOOR,
  "CEIL": GB_CEIL, "ROUND": GB_ROUND, "TRUNC": GB_TRUNC, "FRAC": GB_FRAC, "EXP": GB_EXP, "EXPM1": GB_EXPM1,
  "EXP2": GB_EXP2, "LOG": GB_LOG, "LOG2": GB_LOG2, "LOG10": GB_LOG10, "LOG1P": GB_LOG1P, "SIN": GB_SIN,
  "COS": GB_COS, "TAN": GB_TAN, "ASIN": GB_ASIN, "ACOS": GB_ACOS, "ATAN": GB_ATAN, "SINH": GB_SINH,
  "COSH": GB_COSH, "TANH": GB_TANH, "ATANH": GB_ATANH, "SIGMOID": GB_SIGMOID, "LOG_SIGMOID": GB_LOG_SIGMOID,
  "RELU": GB_RELU, "LEAKY_RELU": GB_LEAKY_RELU, "ELU": GB_ELU, "GELU_TANH": GB_GELU_TANH, "SILU": GB_SILU,
  "SOFTPLUS": GB_SOFTPLUS, "SQRT": GB_SQRT, "RSQRT": GB_RSQRT, "RECIPROCAL": GB_RECIPROCAL, "ERF": GB_ERF,
  "CLAMP": GB_CLAMP, "POW_SCALAR": GB_POW_SCALAR, "SCALAR_POW": GB_SCALAR_POW, "IS_NAN": GB_IS_NAN,
  "LOGICAL_NOT": GB_LOGICAL_NOT,
]

private let binaryOperations: [String: gb_binary_op] = [
  "ADD": GB_ADD, "SUB": GB_SUB, "MUL": GB_MUL, "DIV": GB_DIV, "FLOOR_DIV": GB_FLOOR_DIV,
  "REMAINDER": GB_REMAINDER, "FMOD": GB_FMOD, "POW": GB_POW, "MAXIMUM": GB_MAXIMUM, "MINIMUM": GB_MINIMUM,
  "ATAN2": GB_ATAN2, "HYPOT": GB_HYPOT, "ADD_ALPHA": GB_ADD_ALPHA, "LT": GB_LT, "GE": GB_GE, "NE": GB_NE,
  "SQUARED_DIFFERENCE": GB_SQUARED_DIFFERENCE, "SIGMOID_BACKWARD": GB_SIGMOID_BACKWARD,
  "TANH_BACKWARD": GB_TANH_BACKWARD, "THRESHOLD_BACKWARD": GB_THRESHOLD_BACKWARD,
  "LEAKY_RELU_BACKWARD": GB_LEAKY_RELU_BACKWARD, "ELU_BACKWARD": GB_ELU_BACKWARD,
  "SILU_BACKWARD": GB_SILU_BACKWARD, "GELU_TANH_BACKWARD": GB_GELU_TANH_BACKWARD,
  "SOFTPLUS_BACKWARD": GB_SOFTPLUS_BACKWARD, "LOG_SIGMOID_BACKWARD": GB_LOG_SIGMOID_BACKWARD, "BCE": GB_BCE,
  "SMOOTH_L1": GB_SMOOTH_L1, "HUBER": GB_HUBER,
]

private let reductionOperations: [String: gb_reduction] = [
  "SUM": GB_SUM, "MEAN": GB_MEAN, "AMAX": GB_AMAX, "AMIN": GB_AMIN, "VAR": GB_VAR, "STD": GB_STD,
  "NORM1": GB_NORM1, "NORM2": GB_NORM2, "PROD": GB_PROD, "ARGMAX": GB_ARGMAX, "ARGMIN": GB_ARGMIN,
]

/// Sizes left and right of dimension `dim`, and its own: the [outer, dim, inner] view.
private func split(_ shape: [Int], at dim: Int) -> (Int64, Int64, Int64) {
  (
    Int64(shape[..<dim].reduce(1, *)), Int64(shape[dim]), Int64(shape[(dim + 1)...].reduce(1, *))
  )
}

@Suite struct KernelFixtureTests {
  @Test func elementwiseOperationsHaveTheRecordedBits() throws {
    for words in try cases("elementwise") where words[0] != "near" {
      let type = dtype(words[2]), n = try integer(words[3])
      var mix = Mix(seed: n)
      let isUnary = words[0] == "unary"
      let predicate = ["IS_NAN", "LOGICAL_NOT", "LT", "GE", "NE"].contains(words[1])
      let out = Block(dtype: predicate ? GB_BOOL : type, count: n)
      let a = Block(dtype: type, values: mix.values(n, domain: words[4]))
      if isUnary {
        let op = try #require(unaryOperations[words[1]])
        let status = gb_unary(op, type, Int64(n), out.bytes, a.bytes, try number(words[5]), try number(words[6]))
        #expect(status == GB_OK)
      } else {
        let op = try #require(binaryOperations[words[1]])
        let b = Block(dtype: type, values: mix.values(n, domain: words[5]))
        let p0 = try number(words[6]), p1 = try number(words[7])
        #expect(gb_binary(op, type, Int64(n), out.bytes, a.bytes, 1, b.bytes, 1, p0, p1) == GB_OK)
      }
      #expect(digest(out) == words.last, "\(words.joined(separator: " "))")
    }
  }

  @Test func closedLibraryFunctionsAreWithinOneUnitInTheLastPlace() throws {
    for words in try cases("elementwise") where words[0] == "near" {
      let type = dtype(words[2]), n = try integer(words[3])
      var mix = Mix(seed: n)
      let a = Block(dtype: type, values: mix.values(n, domain: words[4]))
      let out = Block(dtype: type, count: n)
      let op = try #require(unaryOperations[words[1]])
      #expect(gb_unary(op, type, Int64(n), out.bytes, a.bytes, 0, 0) == GB_OK)
      let hex = Array(words[5].utf8)
      for index in 0..<n {
        var expected: UInt64 = 0
        for byte in (0..<out.size).reversed() {
          let at = 2 * (index * out.size + byte)
          let pair = try #require(UInt64(String(decoding: hex[at..<at + 2], as: UTF8.self), radix: 16))
          expected = expected << 8 | pair
        }
        let got =
          out.size == 4
          ? UInt64(out.bytes.load(fromByteOffset: 4 * index, as: UInt32.self))
          : out.bytes.load(fromByteOffset: 8 * index, as: UInt64.self)
        let distance = got > expected ? got - expected : expected - got
        #expect(distance <= 1, "\(words[1]) \(words[2]) element \(index)")
      }
    }
  }

  @Test func reductionsHaveTheRecordedBits() throws {
    for words in try cases("reductions") where words[0] == "reduce" {
      let type = dtype(words[2]), mask = try integer(words[5])
      let shape = try words[3].split(separator: "x").map { try integer(String($0)) }
      var strides = [Int64](repeating: 1, count: shape.count)
      if words[4] == "rows" {
        for d in (0..<shape.count - 1).reversed() { strides[d] = strides[d + 1] * Int64(shape[d + 1]) }
      } else {
        for d in 1..<max(1, shape.count) where d < shape.count { strides[d] = strides[d - 1] * Int64(shape[d - 1]) }
      }
      let reduced = shape.indices.map { mask >> $0 & 1 == 1 }
      let kept = zip(shape, reduced).filter { !$0.1 }.map(\.0).reduce(1, *)
      var mix = Mix(seed: 1)
      let input = Block(dtype: type, values: mix.values(shape.reduce(1, *)))
      let op = try #require(reductionOperations[words[1]])
      let out = Block(dtype: op == GB_ARGMAX || op == GB_ARGMIN ? GB_I64 : type, count: kept)
      let sizes = shape.map(Int64.init)
      #expect(gb_reduce(op, type, Int32(shape.count), sizes, strides, reduced, input.bytes, out.bytes, 1) == GB_OK)
      #expect(digest(out) == words[6], "\(words.joined(separator: " "))")
    }
  }

  @Test func rowFunctionsHaveTheRecordedBits() throws {
    for words in try cases("reductions") where ["softmax", "log_softmax", "cumsum", "sort"].contains(words[0]) {
      let type = dtype(words[1])
      let shape = try words[2].split(separator: "x").map { try integer(String($0)) }
      let (outer, dim, inner) = split(shape, at: try integer(words[3]))
      let count = shape.reduce(1, *)
      var mix = Mix(seed: 2)
      let x = Block(dtype: type, values: mix.values(count)), g = Block(dtype: type, values: mix.values(count))
      let y = Block(dtype: type, count: count), slope = Block(dtype: type, count: count)
      let label = "\(words.joined(separator: " "))"
      switch words[0] {
      case "softmax":
        #expect(gb_softmax(type, outer, dim, inner, y.bytes, x.bytes) == GB_OK)
        #expect(gb_softmax_backward(type, outer, dim, inner, slope.bytes, g.bytes, y.bytes) == GB_OK)
        #expect([digest(y), digest(slope)] == Array(words[4...]), "\(label)")
      case "log_softmax":
        #expect(gb_log_softmax(type, outer, dim, inner, y.bytes, x.bytes) == GB_OK)
        #expect(gb_log_softmax_backward(type, outer, dim, inner, slope.bytes, g.bytes, y.bytes) == GB_OK)
        #expect([digest(y), digest(slope)] == Array(words[4...]), "\(label)")
      case "cumsum":
        #expect(gb_cumsum(type, outer, dim, inner, x.bytes, y.bytes) == GB_OK)
        #expect(digest(y) == words[4], "\(label)")
      default:
        #expect(gb_unary(GB_ROUND, type, Int64(count), x.bytes, x.bytes, 0, 0) == GB_OK)
        let order = Block(dtype: GB_I64, count: count)
        #expect(gb_sort(type, false, outer, dim, inner, x.bytes, y.bytes, order.integers) == GB_OK)
        #expect(digest(y, order) == words[4], "\(label)")
      }
    }
  }

  @Test func likelihoodsHaveTheRecordedBits() throws {
    let reductions: [String: gb_loss_reduction] = [
      "none": GB_REDUCTION_NONE, "mean": GB_REDUCTION_MEAN, "sum": GB_REDUCTION_SUM,
    ]
    for words in try cases("reductions") where words[0] == "nll" {
      let type = dtype(words[1]), n = try integer(words[2]), ignored = Int64(try integer(words[4]))
      let reduction = try #require(reductions[words[3]])
      var mix = Mix(seed: n)
      let logp = Block(dtype: type, values: mix.values(n * 5))
      let targets = (0..<n).map { _ in Int64(mix.next() % 5) }
      let losses = reduction == GB_REDUCTION_NONE ? n : 1
      let loss = Block(dtype: type, count: losses), total = Block(dtype: type, count: 1)
      let ones = Block(dtype: type, values: Array(repeating: 1, count: losses))
      let slope = Block(dtype: type, count: n * 5)
      let status = gb_nll_loss(
        type, reduction, Int64(n), 5, logp.bytes, targets, nil, ignored, loss.bytes, total.bytes, nil)
      #expect(status == GB_OK)
      let back = gb_nll_loss_backward(
        type, reduction, Int64(n), 5, ones.bytes, targets, nil, ignored, total.bytes, slope.bytes)
      #expect(back == GB_OK)
      #expect([digest(loss), digest(slope)] == Array(words[5...]), "\(words.joined(separator: " "))")
    }
  }

  @Test func targetsOutsideTheClassesAreReported() {
    let logp: [Float] = [0, 0, 0, 0], targets: [Int64] = [1, 2]
    var loss: Float = 0, bad: Int64 = 0
    let status = gb_nll_loss(GB_F32, GB_REDUCTION_MEAN, 2, 2, logp, targets, nil, -100, &loss, nil, &bad)
    #expect(status == GB_INDEX_OUT_OF_RANGE)
    #expect(bad == 2)
  }

  @Test func matrixProductsHaveTheRecordedBits() throws {
    for words in try cases("products") {
      let type = dtype(words[1])
      let numbers = try words[2..<8].map { try integer($0) }
      let transA = numbers[0] == 1, transB = numbers[1] == 1, withBias = numbers[2] == 1
      let m = numbers[3], n = numbers[4], k = numbers[5]
      var mix = Mix(seed: m * 10000 + n * 100 + k)
      let a = Block(dtype: type, values: mix.values(m * k)), b = Block(dtype: type, values: mix.values(k * n))
      let bias = Block(dtype: type, values: mix.values(n)), c = Block(dtype: type, count: m * n)
      let lda = Int64(transA ? m : k), ldb = Int64(transB ? k : n)
      let status =
        type == GB_F32
        ? gb_gemm_f32(
          transA, transB, Int64(m), Int64(n), Int64(k), a.floats, lda, b.floats, ldb, c.floats, Int64(n),
          withBias ? bias.floats : nil, false)
        : gb_gemm_f64(
          transA, transB, Int64(m), Int64(n), Int64(k), a.doubles, lda, b.doubles, ldb, c.doubles, Int64(n),
          withBias ? bias.doubles : nil, false)
      #expect(status == GB_OK)
      #expect(digest(c) == words[8], "\(words.joined(separator: " "))")
    }
  }

  @Test func vectorProductsHaveTheRecordedBits() throws {
    var mix = Mix(seed: 0)
    var vector = Block(dtype: GB_F32, count: 0)
    for words in try cases("vectors") {
      let isDot = words[0] == "dot"
      let k = try integer(words[isDot ? 1 : 2]), m = isDot ? 1 : try integer(words[1])
      if isDot {
        mix = Mix(seed: k)
        vector = Block(dtype: GB_F32, values: mix.values(k))
      }
      let other = Block(dtype: GB_F32, values: mix.values(m * k)), out = Block(dtype: GB_F32, count: m)
      let status =
        isDot
        ? gb_dot(GB_F32, Int64(k), vector.bytes, 1, other.bytes, 1, out.bytes)
        : gb_mv(GB_F32, false, Int64(m), Int64(k), other.bytes, Int64(k), vector.bytes, 1, out.bytes)
      #expect(status == GB_OK)
      #expect(digest(out) == words.last, "\(words.joined(separator: " "))")
    }
  }

  @Test func randomStreamsHaveTheRecordedBits() throws {
    for words in try cases("random") where words[0] == "stream" {
      let type = dtype(words[2]), n = Int64(try integer(words[3]))
      var g = gb_generator()
      gb_seed(&g, UInt64(bitPattern: Int64(try integer(words[1]))))
      var results: [String] = []
      func record(_ type: gb_dtype, _ fill: (UnsafeMutableRawPointer, inout gb_generator) -> gb_status) {
        let block = Block(dtype: type, count: Int(n))
        #expect(fill(block.bytes, &g) == GB_OK)
        results.append(digest(block))
      }
      record(type) { gb_uniform(&$1, type, n, $0, 0, 1) }
      record(type) { gb_uniform(&$1, type, n, $0, -0.3, 0.7) }
      record(type) { gb_normal(&$1, type, n, $0, 0, 1) }
      record(type) { gb_normal(&$1, type, n, $0, 0.5, 2.25) }
      record(GB_I64) { gb_random_range(&$1, GB_I64, n, $0, -5, 100) }
      record(GB_I64) { gb_random_range(&$1, GB_I64, n, $0, 0, 1 << 40) }
      record(type) { gb_random_full(&$1, type, n, $0) }
      record(GB_I64) {
        gb_randperm(&$1, n, $0.assumingMemoryBound(to: Int64.self))
        return GB_OK
      }
      record(type) { gb_bernoulli(&$1, type, n, $0, 0.3) }
      record(type) { gb_exponential(&$1, type, n, $0, 1.5) }
      record(type) { gb_geometric(&$1, type, n, $0, 0.25) }
      #expect(results == Array(words[4...]), "\(words[1]) \(words[2]) \(words[3])")
    }
  }

  @Test func rangesHaveTheRecordedBits() throws {
    for words in try cases("random") where words[0] == "arange" || words[0] == "linspace" {
      let type = dtype(words[1]), n = try integer(words[4])
      let out = Block(dtype: type, count: n)
      let first = try number(words[2]), second = try number(words[3])
      if words[0] == "arange" {
        gb_arange(type, Int64(n), out.bytes, first, second)
      } else {
        gb_linspace(type, Int64(n), out.bytes, first, second)
      }
      #expect(digest(out) == words[5], "\(words.joined(separator: " "))")
    }
  }

  @Test func gradientDescentHasTheRecordedBits() throws {
    for words in try cases("random") where words[0] == "sgd" {
      let type = dtype(words[1])
      var mix = Mix(seed: 9)
      let parameter = Block(dtype: type, values: mix.values(101)), buffer = Block(dtype: type, count: 101)
      for step in 0..<3 {
        let gradient = Block(dtype: type, values: mix.values(101))
        var options = gb_step_options()
        options.lr = 0.1
        options.momentum = try number(words[2])
        options.dampening = try number(words[3])
        options.weightDecay = try number(words[4])
        options.nesterov = words[5] == "1"
        options.isFirst = step == 0
        let status = gb_optimizer_step(
          GB_STEP_SGD, type, 101, parameter.bytes, gradient.bytes, buffer.bytes, nil, nil, &options)
        #expect(status == GB_OK)
      }
      #expect(digest(parameter) == words[6], "\(words.joined(separator: " "))")
    }
  }
}
