// Products of matrices and vectors: `@`, dot, matmul, and the pieces inner, outer and tensordot are made of. Floats go to the
// engine's matrix product; integers are multiplied here.

import PythonRuntime
import Torch
import TensorKernels
import Tensors

enum ProductOperations {
  static let all: [ArrayOperation] = [
    ArrayOperation("dot", "b, out=None") { (vm, array, arguments) throws(PyError) in
      for place in 0..<2 where TorchLibrary.isTensor(arguments[place]) { try vm.warnOfTensorCopy() }
      let made = try vm.dot(array, try vm.operand(arguments[1]))
      return try vm.delivered(made, out: arguments[2])
    },
    ArrayOperation("matmul", "b, /, out=None, **kwargs", .function) { (vm, array, arguments) throws(PyError) in
      let product = try vm.matrixProduct(vm.wrap(array), arguments[1])
      if arguments[2].isNone { return product }
      return try vm.delivered(try vm.operand(product), out: arguments[2])
    },
    ArrayOperation("vdot", "b, /", .function) { (vm, array, arguments) throws(PyError) in
      let other = try vm.operand(arguments[1])
      let left = try vm.callFunction("conjugate", [vm.wrap(try vm.reshaped(array, [array.count]))])
      return vm.result(try vm.dot(try vm.operand(left), try vm.reshaped(other, [other.count])))
    },
    ArrayOperation("inner", "b, /", .function) { (vm, array, arguments) throws(PyError) in
      let other = try vm.operand(arguments[1])
      if array.rank == 0 || other.rank == 0 {
        return try vm.callFunction("multiply", [vm.wrap(array), vm.wrap(other)])
      }
      if array.shape[array.rank - 1] != other.shape[other.rank - 1] {
        throw vm.valueError(
          "shapes \(vm.text(array.shape, joined: ",")) and \(vm.text(other.shape, joined: ",")) not aligned: "
            + "\(array.shape[array.rank - 1]) (dim \(array.rank - 1)) != \(other.shape[other.rank - 1]) (dim \(other.rank - 1))"
        )
      }
      var order = Array(0..<other.rank)
      let last = order.removeLast()
      order.insert(last, at: max(0, order.count - 1))
      if other.rank == 1 { return vm.result(try vm.dot(array, other)) }
      return vm.result(try vm.dot(array, try vm.transposed(other, order)))
    },
  ]
}

extension ProductOperations {
  /// `_correlate(a, v, start, count)`: sums of products of a with v laid over it at each of `count` places.
  static let correlation = NativeRow("_correlate(a, v, start, count, /)") { (vm, arguments) throws(PyError) in
    let a = try vm.copied(try vm.operand(arguments[0]))
    let v = try vm.copied(try vm.converted(try vm.operand(arguments[1]), a.type))
    let (start, count) = (try vm.index(arguments[2]), try vm.index(arguments[3]))
    let made = try vm.newArray([max(count, 0)], a.type)
    if a.elementKind == .float64 {
      let (x, y) = (
        a.array.pointer.assumingMemoryBound(to: Double.self), v.array.pointer.assumingMemoryBound(to: Double.self)
      )
      let target = made.array.pointer.assumingMemoryBound(to: Double.self)
      try vm.lay(v.count, over: a.count, start, count) { target[$0] = gb_array_dot_f64($3, x + $1, y + $2) }
    } else if a.elementKind == .float32 {
      let (x, y) = (
        a.array.pointer.assumingMemoryBound(to: Float.self), v.array.pointer.assumingMemoryBound(to: Float.self)
      )
      let target = made.array.pointer.assumingMemoryBound(to: Float.self)
      // Short ones that lie over it whole are added up in single precision, one after the other.
      let isShort = v.count <= 11
      try vm.lay(v.count, over: a.count, start, count) { (place, first, offset, length) in
        guard isShort, length == v.count else {
          target[place] = gb_array_dot_f32(length, x + first, y + offset)
          return
        }
        var sum: Float = 0
        for index in 0..<v.count { sum += x[first + index] * y[index] }
        target[place] = sum
      }
    } else {
      throw vm.typeError("floats are needed")
    }
    return vm.wrap(made)
  }
}

extension Machine {
  /// Calls `body` for each place: its number, where the common part begins in both, and its length.
  fileprivate func lay(
    _ length: Int, over size: Int, _ start: Int, _ count: Int, _ body: (Int, Int, Int, Int64) -> Void
  ) throws(PyError) {
    if start.magnitude > 1 << 48 || count > 1 << 48 { throw valueError("the places are too far apart") }
    try checkWork(nanoseconds: Double(max(count, 0)) * Double(length) / 4)
    for place in 0..<max(count, 0) {
      let low = start + place
      let (first, end) = (max(low, 0), min(low + length, size))
      body(place, first, first - low, Int64(max(end - first, 0)))
      if place & 4095 == 0 { try checkInterrupt() }
    }
  }

  func operand(_ value: Value) throws(PyError) -> ArrayObject { try arrayFrom(value, nil, copies: false) }

  /// `np.dot`.
  func dot(_ a: ArrayObject, _ b: ArrayObject) throws(PyError) -> ArrayObject {
    if a.rank == 0 || b.rank == 0 {
      return try operand(try callFunction("multiply", [wrap(a), wrap(b)]))
    }
    let axis = b.rank == 1 ? 0 : b.rank - 2
    if a.shape[a.rank - 1] != b.shape[axis] {
      throw valueError(
        "shapes \(text(a.shape, joined: ",")) and \(text(b.shape, joined: ",")) not aligned: \(a.shape[a.rank - 1]) "
          + "(dim \(a.rank - 1)) != \(b.shape[axis]) (dim \(axis))")
    }
    if b.rank <= 2 { return try product(a, b) }
    // (..., k) by (..., k, n): one product with all matrices side by side.
    var order = [axis]
    order += (0..<b.rank).filter { $0 != axis }
    let k = b.shape[axis]
    let wide = try reshaped(try transposed(b, order), [k, k == 0 ? 0 : b.count / k])
    let made = try product(a, wide)
    var sizes = Array(a.shape.dropLast())
    sizes += order.dropFirst().map { b.shape[$0] }
    return try reshaped(made, sizes)
  }

  /// `a @ b`.
  func matrixProduct(_ left: Value, _ right: Value) throws(PyError) -> Value {
    let a = try operand(left)
    let b = try operand(right)
    if a.rank == 0 || b.rank == 0 {
      throw valueError(
        "matmul: Input operand \(a.rank == 0 ? 0 : 1) does not have enough dimensions (has 0, gufunc core with signature "
          + "(n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let k = a.shape[a.rank - 1]
    let rows = b.rank == 1 ? b.shape[0] : b.shape[b.rank - 2]
    if k != rows {
      throw valueError(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
          + "(size \(rows) is different from \(k))")
    }
    return result(try product(a, b))
  }

  /// The product over the last dimension of `a` and the last but one of `b`, leading dimensions broadcast.
  private func product(_ a: ArrayObject, _ b: ArrayObject) throws(PyError) -> ArrayObject {
    let type = a.type.promoted(with: b.type)
    switch type.kind {
    case .float32, .float64:
      let left = try converted(a, type)
      let right = try converted(b, type)
      let isNegative = left.array.strides.contains { $0 < 0 } || right.array.strides.contains { $0 < 0 }
      let first = isNegative ? try copied(left) : left
      let second = isNegative ? try copied(right) : right
      if let made = try orderedProduct(first, second, type) { return made }
      if first.rank <= 2, second.rank <= 2, let small = try smallProduct(first, second, type) { return small }
      let made = try tensors { () throws(TensorError) in try first.array.matmul(second.array) }
      return ArrayObject(made, type)
    case .object, .text: throw notImplementedError("matrix products of \(type.name) arrays are not supported")
    default: return try slowProduct(a, b, type.kind)
    }
  }

  /// Products whose order of additions is the reference's: of two vectors, and of double precision matrices. Nil for others.
  private func orderedProduct(_ a: ArrayObject, _ b: ArrayObject, _ type: ElementType) throws(PyError) -> ArrayObject? {
    if a.rank == 1, b.rank == 1 {
      if a.count > 0 && (!a.array.isContiguous || !b.array.isContiguous) { return nil }
      let made = try newArray(Shape(), type)
      let count = Int64(a.count)
      if type.kind == .float64 {
        let (x, y) = (a.array.pointer, b.array.pointer)
        made.fill(
          gb_array_dot_f64(count, x.assumingMemoryBound(to: Double.self), y.assumingMemoryBound(to: Double.self)))
      } else {
        let (x, y) = (a.array.pointer, b.array.pointer)
        made.fill(gb_array_dot_f32(count, x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self)))
      }
      return made
    }
    guard type.kind == .float64, a.rank >= 2, b.rank >= 2 else { return nil }
    let (n, k, m) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
    if n <= 1 || m <= 1 || k == 0 { return nil }
    if a.rank == 2, b.rank == 2 {
      let made = try newArray([n, m], type)
      try checkWork(nanoseconds: Double(n) * Double(k) * Double(m) / 20)
      try multiply(a, 0, b, 0, made, 0, n, k, m)
      return made
    }
    return try stackedProduct(a, b, n, k, m, type)
  }

  /// One product for each matrix of the leading dimensions, which broadcast.
  private func stackedProduct(
    _ a: ArrayObject, _ b: ArrayObject, _ n: Int, _ k: Int, _ m: Int, _ type: ElementType
  ) throws(PyError) -> ArrayObject? {
    var leads = [a.shape, b.shape]
    for index in 0..<2 { for _ in 0..<2 { leads[index].remove(at: leads[index].count - 1) } }
    guard var lead = broadcastShape(leads[0], leads[1]) else { return nil }
    var (wholeA, wholeB) = (lead, lead)
    wholeA.append(n)
    wholeA.append(k)
    wholeB.append(k)
    wholeB.append(m)
    let (left, right) = (try expanded(a, wholeA), try expanded(b, wholeB))
    let batches = lead.elementCount
    try checkWork(nanoseconds: Double(batches) * Double(n) * Double(k) * Double(m) / 20)
    let rank = lead.count
    lead.append(n)
    lead.append(m)
    let made = try newArray(lead, type)
    var (placeA, placeB) = (0, 0)
    var position = [Int](repeating: 0, count: rank)
    for batch in 0..<batches {
      try multiply(left, placeA, right, placeB, made, batch * n * m, n, k, m)
      var axis = rank - 1
      while axis >= 0 {
        position[axis] += 1
        placeA += left.array.strides[axis]
        placeB += right.array.strides[axis]
        if position[axis] < lead[axis] { break }
        placeA -= position[axis] * left.array.strides[axis]
        placeB -= position[axis] * right.array.strides[axis]
        position[axis] = 0
        axis -= 1
      }
    }
    return made
  }

  /// One matrix product, each operand beginning at a distance from its array's first element.
  private func multiply(
    _ a: ArrayObject, _ startA: Int, _ b: ArrayObject, _ startB: Int, _ c: ArrayObject, _ startC: Int, _ n: Int,
    _ k: Int, _ m: Int
  ) throws(PyError) {
    func start(_ array: ArrayObject, _ distance: Int) -> UnsafeMutablePointer<Double> {
      array.array.pointer.assumingMemoryBound(to: Double.self) + distance
    }
    let (stepsA, stepsB) = (a.array.strides, b.array.strides)
    let status = gb_array_matmul_f64(
      Int64(n), Int64(k), Int64(m), start(a, startA), Int64(stepsA[a.rank - 2]), Int64(stepsA[a.rank - 1]),
      start(b, startB), Int64(stepsB[b.rank - 2]), Int64(stepsB[b.rank - 1]), start(c, startC))
    if status != GB_OK { throw raise(.memoryError, "") }
    try checkInterrupt()
  }

  /// Products of few numbers in the reference's order: matrices add fused products along the inner dimension; with a
  /// vector they are plain sums while they are short. Nil for larger ones, which go to the engine.
  private func smallProduct(_ a: ArrayObject, _ b: ArrayObject, _ type: ElementType) throws(PyError) -> ArrayObject? {
    let n = a.rank == 1 ? 1 : a.shape[0]
    let k = a.shape[a.rank - 1]
    let m = b.rank == 1 ? 1 : b.shape[1]
    let isVector = a.rank == 1 || b.rank == 1 || n == 1 || m == 1
    if n == 0 || m == 0 || k == 0 || isVector && k > 15 || k > 256 { return nil }
    let (work, overflow) = (n * k).multipliedReportingOverflow(by: m)
    if overflow || work > 1 << 20 { return nil }
    var shape = Shape()
    if a.rank > 1 { shape.append(n) }
    if b.rank > 1 { shape.append(m) }
    let output = try newArray(shape, type)
    if type.kind == .float64 {
      output.store(smallProduct(a.numbers(Double.self), b.numbers(Double.self), n, k, m, isFused: !isVector))
    } else if isVector {
      // Single precision sums short vectors in double precision.
      let wide = smallProduct(
        a.numbers(Float.self), b.numbers(Float.self), n, k, m)
      output.store(wide)
    } else {
      output.store(smallProduct(a.numbers(Float.self), b.numbers(Float.self), n, k, m, isFused: true))
    }
    return output
  }

  private func smallProduct<T: BinaryFloatingPoint>(
    _ x: [T], _ y: [T], _ n: Int, _ k: Int, _ m: Int, isFused: Bool
  ) -> [T] {
    var out = [T](repeating: 0, count: n * m)
    for row in 0..<n {
      for column in 0..<m {
        var sum: T = 0
        for inner in 0..<k {
          let (left, right) = (x[row * k + inner], y[inner * m + column])
          sum = isFused ? sum.addingProduct(left, right) : sum + left * right
        }
        out[row * m + column] = sum
      }
    }
    return out
  }

  private func smallProduct(_ x: [Float], _ y: [Float], _ n: Int, _ k: Int, _ m: Int) -> [Double] {
    var out = [Double](repeating: 0, count: n * m)
    for row in 0..<n {
      for column in 0..<m {
        var sum = 0.0
        for inner in 0..<k { sum += Double(x[row * k + inner] * y[inner * m + column]) }
        out[row * m + column] = sum
      }
    }
    return out
  }

  private func slowProduct(_ a: ArrayObject, _ b: ArrayObject, _ kind: ElementKind) throws(PyError) -> ArrayObject {
    let left = a.rank == 1 ? try reshaped(a, [1, a.count]) : a
    let right = b.rank == 1 ? try reshaped(b, [b.count, 1]) : b
    let (n, k, m) = (left.shape[left.rank - 2], left.shape[left.rank - 1], right.shape[right.rank - 1])
    var leadLeft = left.shape
    var leadRight = right.shape
    for _ in 0..<2 {
      leadLeft.remove(at: leadLeft.count - 1)
      leadRight.remove(at: leadRight.count - 1)
    }
    guard let lead = broadcastShape(leadLeft, leadRight) else {
      throw valueError(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(text(a.shape, joined: ",")) and \(text(b.shape, joined: ","))")
    }
    var fullLeft = lead
    fullLeft.append(n)
    fullLeft.append(k)
    var fullRight = lead
    fullRight.append(k)
    fullRight.append(m)
    var outShape = lead
    if a.rank > 1 { outShape.append(n) }
    if b.rank > 1 { outShape.append(m) }
    let batches = lead.elementCount
    try checkWork(nanoseconds: Double(batches) * Double(n) * Double(k) * Double(m) * 2)
    let output = try newArray(outShape, kind)
    let x = try expanded(left, fullLeft)
    let y = try expanded(right, fullRight)
    if kind.isComplex {
      output.store(
        multiply(
          x.numbers(ComplexValue.self), y.numbers(ComplexValue.self), batches, n, k, m, ComplexValue(0),
          { ComplexValue($0.re + $1.re, $0.im + $1.im) }, { $0.times($1) }))
    } else if kind == .float16 {
      output.store(
        multiply(x.numbers(Float.self), y.numbers(Float.self), batches, n, k, m, 0, { $0 + $1 }, { $0 * $1 }))
    } else if kind == .bool {
      output.store(multiply(x.numbers(Int.self), y.numbers(Int.self), batches, n, k, m, 0, { $0 | $1 }, { $0 & $1 }))
    } else {
      output.store(multiply(x.numbers(Int.self), y.numbers(Int.self), batches, n, k, m, 0, { $0 &+ $1 }, { $0 &* $1 }))
    }
    return output
  }

  private func multiply<Number>(
    _ x: [Number], _ y: [Number], _ batches: Int, _ n: Int, _ k: Int, _ m: Int, _ zero: Number,
    _ add: (Number, Number) -> Number, _ times: (Number, Number) -> Number
  ) -> [Number] {
    var out = [Number](repeating: zero, count: batches * n * m)
    for batch in 0..<batches {
      for row in 0..<n {
        for inner in 0..<k {
          let factor = x[(batch * n + row) * k + inner]
          let from = (batch * k + inner) * m
          let to = (batch * n + row) * m
          for column in 0..<m { out[to + column] = add(out[to + column], times(factor, y[from + column])) }
        }
      }
    }
    return out
  }
}
