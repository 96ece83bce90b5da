// `numpy.linalg` on the engine's decompositions. Results are in the operand's float type; integers compute in float64.

import Glibc
import PythonRuntime
import Tensors
import Torch

enum LinearAlgebra {
  static let functions: [NativeRow] = [
    NativeRow("inv(a)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let inverse = try vm.linear(matrix) { (a) throws(TensorError) in try a.inverse() }
      // The result is wrapped as its operand asks, which tensors do.
      return TorchLibrary.isTensor(arguments[0]) ? try TorchLibrary.wrapped(inverse, on: vm) : inverse
    },
    NativeRow("det(a)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let (signs, logarithms) = try vm.determinants(matrix)
      let values = zip(signs, logarithms).map {
        matrix.elementKind == .float32 ? $0 * Double(expf(Float($1))) : $0 * exp($1)
      }
      return vm.result(try vm.newArray(values, matrix.shape.leading, matrix.elementKind))
    },
    NativeRow("_slogdet(a, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let (signs, logarithms) = try vm.determinants(matrix)
      return vm.tuple([
        vm.result(try vm.newArray(signs, matrix.shape.leading, matrix.elementKind)),
        vm.result(try vm.newArray(logarithms, matrix.shape.leading, matrix.elementKind)),
      ])
    },
    NativeRow("solve(a, b)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      let right = try vm.converted(try vm.operand(arguments[1]), matrix.type)
      let n = matrix.shape[matrix.rank - 1]
      let rows = right.rank == 1 ? right.shape[0] : right.rank == 0 ? -1 : right.shape[right.rank - 2]
      if rows != n {
        throw vm.valueError(
          "solve\(right.rank == 1 ? "1" : ""): Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + "\(right.rank == 1 ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)") (size \(rows) is different from \(n))")
      }
      let right2 = right.rank == 1 ? try vm.reshaped(right, [n, 1]) : right
      var made = try vm.linear(matrix) { (a) throws(TensorError) in try a.solve(right2.array) }
      if right.rank == 1, let array = made.array { made = vm.wrap(try vm.reshaped(array, [n])) }
      return TorchLibrary.isTensor(arguments[1]) ? try TorchLibrary.wrapped(made, on: vm) : made
    },
    NativeRow("_cholesky(a, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      do {
        return vm.result(ArrayObject(try matrix.array.cholesky(), matrix.type))
      } catch {
        throw vm.linearAlgebraError("Matrix is not positive definite")
      }
    },
    NativeRow("_qr(a, complete, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.floatMatrix(arguments[0])
      let isComplete = try vm.truth(arguments[1])
      let (q, r) = try vm.linearTensors { () throws(TensorError) in try matrix.array.qrFactors(complete: isComplete) }
      return vm.tuple([try vm.rowMajor(q, matrix.type), try vm.rowMajor(r, matrix.type)])
    },
    NativeRow("_svd(a, full, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.floatMatrix(arguments[0])
      try vm.checkFactorisation(of: matrix)
      let isFull = try vm.truth(arguments[1])
      let (u, s, vh) = try vm.linearTensors { () throws(TensorError) in try matrix.array.singularValues(full: isFull) }
      return vm.tuple([
        try vm.rowMajor(u, matrix.type), vm.wrap(ArrayObject(s, matrix.type)), try vm.rowMajor(vh, matrix.type),
      ])
    },
    NativeRow("_eigh(a, upper, /)") { (vm, arguments) throws(PyError) in
      let matrix = try vm.squareMatrix(arguments[0])
      try vm.checkFactorisation(of: matrix)
      let isUpper = try vm.truth(arguments[1])
      let (values, vectors) = try vm.linearTensors { () throws(TensorError) in
        try matrix.array.symmetricEigen(upper: isUpper)
      }
      return vm.tuple([vm.wrap(ArrayObject(values, matrix.type)), try vm.rowMajor(vectors, matrix.type)])
    },
    NativeRow("_eig(a, /)") { (vm, arguments) throws(PyError) in
      // Complex numbers in double precision, as the reference computes them; what they are cast to, it says itself.
      let given = try vm.operand(arguments[0])
      let isComplex = given.elementKind.isComplex
      let whole = isComplex ? try vm.complexSquare(given) : try vm.squareMatrix(arguments[0])
      let matrix = try vm.converted(whole, ElementType(isComplex ? .complex128 : .float64))
      try vm.checkFactorisation(of: matrix)
      let (values, vectors) = try vm.linearTensors { () throws(TensorError) in try matrix.array.eigenvectors() }
      let type = ElementType(.complex128)
      return vm.tuple([vm.wrap(ArrayObject(values, type)), try vm.rowMajor(vectors, type)])
    },
    NativeRow("_wrapped(operand, made, /)") { (vm, arguments) throws(PyError) in
      // Results are wrapped as the operand asks, which tensors do.
      TorchLibrary.isTensor(arguments[0]) ? try TorchLibrary.wrapped(arguments[1], on: vm) : arguments[1]
    },
  ]
}

extension Shape {
  /// Without the last two sizes.
  fileprivate var leading: Shape {
    var result = self
    for _ in 0..<2 { result.remove(at: result.count - 1) }
    return result
  }
}

extension Machine {
  /// Singular values and eigenvalues take about ten times the work of a product.
  fileprivate func checkFactorisation(of matrix: ArrayObject) throws(PyError) {
    let (rows, columns) = (Double(matrix.shape[matrix.rank - 2]), Double(matrix.shape[matrix.rank - 1]))
    let count = Double(matrix.shape.leading.elementCount)
    try checkWork(nanoseconds: count * rows * columns * min(rows, columns))
  }

  /// The sign and the logarithm of the magnitude of each matrix's determinant, from triangular factors made a column at a
  /// time, as the reference makes them.
  fileprivate func determinants(_ matrix: ArrayObject) throws(PyError) -> (signs: [Double], logarithms: [Double]) {
    let size = matrix.shape[matrix.rank - 1]
    let count = matrix.shape.leading.elementCount
    try checkWork(nanoseconds: Double(count) * Double(size) * Double(size) * Double(size))
    var (signs, logarithms) = ([Double](), [Double]())
    let isSingle = matrix.elementKind == .float32
    let (wide, single) = (isSingle ? [] : matrix.numbers(Double.self), isSingle ? matrix.numbers(Float.self) : [])
    for place in 0..<count {
      let range = (place * size * size)..<((place + 1) * size * size)
      let found: (sign: Double, logarithm: Double)
      if isSingle {
        let factors = TriangularFactors(Array(single[range]), size)
        found = factors.determinant {
          Double(logf(Float($0)))
        } add: {
          Double(Float($0) + Float($1))
        }
      } else {
        found = TriangularFactors(Array(wide[range]), size).determinant {
          log($0)
        } add: {
          $0 + $1
        }
      }
      signs.append(found.sign)
      logarithms.append(found.logarithm)
      try checkInterrupt()
    }
    return (signs, logarithms)
  }

  func floatMatrix(_ value: Value) throws(PyError) -> ArrayObject {
    let array = try operand(value)
    if array.rank < 2 {
      throw linearAlgebraError("\(array.rank)-dimensional array given. Array must be at least two-dimensional")
    }
    if array.elementKind.isPooled || array.elementKind.isComplex || array.elementKind == .float16 {
      throw typeError("array type \(array.type.name) is unsupported in linalg")
    }
    let type = array.elementKind == .float32 ? array.type : ElementType(.float64)
    let float = try converted(array, type)
    return float.array.isContiguous ? float : try copied(float)
  }

  fileprivate func complexSquare(_ array: ArrayObject) throws(PyError) -> ArrayObject {
    if array.rank < 2 {
      throw linearAlgebraError("\(array.rank)-dimensional array given. Array must be at least two-dimensional")
    }
    if array.shape[array.rank - 1] != array.shape[array.rank - 2] {
      throw linearAlgebraError("Last 2 dimensions of the array must be square")
    }
    return array.array.isContiguous ? array : try copied(array)
  }

  func squareMatrix(_ value: Value) throws(PyError) -> ArrayObject {
    let array = try floatMatrix(value)
    if array.shape[array.rank - 1] != array.shape[array.rank - 2] {
      throw linearAlgebraError("Last 2 dimensions of the array must be square")
    }
    return array
  }

  func linearTensors<Result>(_ body: () throws(TensorError) -> Result) throws(PyError) -> Result {
    do {
      return try body()
    } catch {
      if error.kind == .linearAlgebraError || error.message.contains("singular") {
        throw linearAlgebraError("Singular matrix")
      }
      throw valueError(error.message)
    }
  }

  /// Factors as the library hands them out: row by row.
  fileprivate func rowMajor(_ factors: NDArray, _ type: ElementType) throws(PyError) -> Value {
    wrap(ArrayObject(try linearTensors { () throws(TensorError) in try factors.contiguous() }, type))
  }

  func linear(_ matrix: ArrayObject, _ body: (NDArray) throws(TensorError) -> NDArray) throws(PyError) -> Value {
    result(ArrayObject(try linearTensors { () throws(TensorError) in try body(matrix.array) }, matrix.type))
  }
}

/// A matrix as a product of triangular ones, with rows exchanged so that each column's greatest number divides it.
private struct TriangularFactors<Number: BinaryFloatingPoint> {
  private(set) var numbers: [Number]
  private let size: Int
  private var isOdd = false

  /// From row-major numbers.
  init(_ matrix: [Number], _ size: Int) {
    numbers = matrix
    self.size = size
    for column in 0..<size { factor(column) }
  }

  private mutating func factor(_ column: Int) {
    for row in 1..<max(column, 1) { reduce(row, column, row) }
    for row in column..<size { reduce(row, column, column) }
    var pivot = column
    for row in column..<size
    where numbers[row * size + column].magnitude > numbers[pivot * size + column].magnitude { pivot = row }
    let greatest = numbers[pivot * size + column]
    if greatest == 0 { return }
    if pivot != column {
      isOdd.toggle()
      for place in 0..<size { numbers.swapAt(column * size + place, pivot * size + place) }
    }
    let factor = 1 / greatest
    for row in (column + 1)..<max(size, column + 1) { numbers[row * size + column] *= factor }
  }

  /// Takes from an element the product of its row with the column above it.
  private mutating func reduce(_ row: Int, _ column: Int, _ length: Int) {
    var sum: Number = 0
    for place in 0..<length { sum = sum.addingProduct(numbers[row * size + place], numbers[place * size + column]) }
    if length > 0 { numbers[row * size + column] -= sum }
  }

  /// The sign, and the logarithm of the magnitude.
  func determinant(
    _ logarithm: (Double) -> Double, add: (Double, Double) -> Double
  ) -> (sign: Double, logarithm: Double) {
    var (sign, total) = (isOdd ? -1.0 : 1.0, 0.0)
    for place in 0..<size {
      let value = numbers[place * size + place]
      if value == 0 { return (0, -.infinity) }
      if value < 0 { sign = -sign }
      total = add(total, logarithm(Double(value.magnitude)))
    }
    return (sign, total)
  }
}
