// Square systems of complex numbers: elimination with partial pivoting in double precision, for solve, inverse and
// determinant; and the eigenvectors of general matrices, which are complex. Knows no gradients.
import Glibc

/// A square complex matrix, row by row, being eliminated.
private struct ComplexElimination {
  let size: Int
  var rows: [ComplexNumber]
  var determinant = ComplexNumber(1, 0)
  /// -1 after an odd number of exchanges.
  var parity = 1.0
  var firstZero: Int?

  /// Brings `matrix` to triangular form, doing the same to `right` of `width` columns, and solves.
  init(_ matrix: [ComplexNumber], _ size: Int, _ right: inout [ComplexNumber], _ width: Int) {
    self.size = size
    rows = matrix
    for column in 0..<size {
      pivot(column, &right, width)
      let head = rows[column * size + column]
      determinant = determinant.times(head)
      if head.real == 0 && head.imaginary == 0 {
        firstZero = firstZero ?? column
        continue
      }
      for row in (column + 1)..<Swift.max(size, column + 1) {
        let factor = rows[row * size + column].over(head)
        if factor.real == 0 && factor.imaginary == 0 { continue }
        for other in column..<size {
          rows[row * size + other].subtract(factor.times(rows[column * size + other]))
        }
        for other in 0..<width { right[row * width + other].subtract(factor.times(right[column * width + other])) }
      }
    }
    if firstZero == nil { substitute(&right, width) }
  }

  private mutating func pivot(_ column: Int, _ right: inout [ComplexNumber], _ width: Int) {
    var best = column
    for row in column..<size where rows[row * size + column].extent > rows[best * size + column].extent { best = row }
    if best == column { return }
    for other in 0..<size { rows.swapAt(column * size + other, best * size + other) }
    for other in 0..<width { right.swapAt(column * width + other, best * width + other) }
    determinant = ComplexNumber(-determinant.real, -determinant.imaginary)
    parity = -parity
  }

  private func substitute(_ right: inout [ComplexNumber], _ width: Int) {
    for row in stride(from: size - 1, through: 0, by: -1) {
      for column in 0..<width {
        var sum = right[row * width + column]
        for inner in (row + 1)..<Swift.max(size, row + 1) {
          sum.subtract(rows[row * size + inner].times(right[inner * width + column]))
        }
        right[row * width + column] = sum.over(rows[row * size + row])
      }
    }
  }
}

extension ComplexNumber {
  /// The size that decides about pivots.
  var extent: Double { real.magnitude + imaginary.magnitude }

  func times(_ other: ComplexNumber) -> ComplexNumber {
    ComplexNumber(
      real * other.real - imaginary * other.imaginary, real * other.imaginary + imaginary * other.real)
  }

  func over(_ other: ComplexNumber) -> ComplexNumber {
    let size = other.real * other.real + other.imaginary * other.imaginary
    return ComplexNumber(
      (real * other.real + imaginary * other.imaginary) / size,
      (imaginary * other.real - real * other.imaginary) / size)
  }

  mutating func subtract(_ other: ComplexNumber) {
    real -= other.real
    imaginary -= other.imaginary
  }
}

extension NDArray {
  /// Solutions of each complex matrix for its right-hand columns; both have one batch shape.
  func complexSolved(
    _ right: NDArray, _ error: (Int, Int) -> TensorError
  ) throws(TensorError) -> NDArray {
    let (size, width) = (shape[rank - 1], right.shape[right.rank - 1])
    let (matrices, columns) = (try complexNumbers(), try right.complexNumbers())
    var values: [ComplexNumber] = []
    values.reserveCapacity(columns.count)
    for matrix in 0..<Shape.product(shape.dropLast(2)) {
      var part = Array(columns[(matrix * size * width)..<((matrix + 1) * size * width)])
      let square = Array(matrices[(matrix * size * size)..<((matrix + 1) * size * size)])
      let found = ComplexElimination(square, size, &part, width)
      if let zero = found.firstZero { throw error(matrix, zero) }
      values += part
    }
    return try NDArray.complex(values, right.shape, dtype.realType, state).laidByColumns()
  }

  /// The determinants of complex matrices.
  func complexDeterminant() throws(TensorError) -> NDArray {
    let size = shape[rank - 1]
    let matrices = try complexNumbers()
    var values: [ComplexNumber] = []
    for matrix in 0..<Shape.product(shape.dropLast(2)) {
      var none: [ComplexNumber] = []
      let square = Array(matrices[(matrix * size * size)..<((matrix + 1) * size * size)])
      values.append(ComplexElimination(square, size, &none, 0).determinant)
    }
    return try NDArray.complex(values, try Shape(shape.dropLast(2)), dtype.realType, state)
  }

  /// The phases and logarithms of the sizes of the determinants of complex matrices.
  func complexSignAndLogDeterminant() throws(TensorError) -> (sign: NDArray, logarithm: NDArray) {
    let size = shape[rank - 1]
    let matrices = try complexNumbers()
    var (signs, logarithms): ([ComplexNumber], [Double]) = ([], [])
    for matrix in 0..<Shape.product(shape.dropLast(2)) {
      var none: [ComplexNumber] = []
      let square = Array(matrices[(matrix * size * size)..<((matrix + 1) * size * size)])
      let found = ComplexElimination(square, size, &none, 0)
      var (sign, logarithm) = (ComplexNumber(found.parity, 0), 0.0)
      for row in 0..<size {
        let value = found.rows[row * size + row]
        let extent = hypot(value.real, value.imaginary)
        sign = extent == 0 ? ComplexNumber(0, 0) : sign.times(value.scaled(1 / extent))
        logarithm += log(extent)
      }
      signs.append(sign)
      logarithms.append(logarithm)
    }
    let lead = try Shape(shape.dropLast(2))
    return (
      try NDArray.complex(signs, lead, dtype.realType, state),
      try NDArray.from(logarithms, lead, state).converted(to: dtype.realType)
    )
  }

  /// Complex eigenvalues and vectors of real matrices, from LAPACK's packed form: a pair of columns is the two parts of
  /// a pair of vectors.
  package func eigenvectors() throws(TensorError) -> (values: NDArray, vectors: NDArray) {
    if hidden != nil {
      try checkMappedMatrix("linalg.eig")
      let pair = try mappedPair { (whole, _) throws(TensorError) in
        let found = try whole.eigenvectors()
        return (found.values, found.vectors)
      }
      return (pair.0, pair.1)
    }
    if dtype.isComplex { return try complexGeneralEigen() }
    let found = try generalEigen(vectors: true)
    let values = try NDArray.complex(found.real, found.imaginary)
    guard let packed = found.vectors else { return (values, values) }
    let vectors = try NDArray(uninitialized: packed.shape, dtype.complexType, state)
    if dtype == .float64 {
      NDArray.unpack(Double.self, packed, found.imaginary, into: vectors)
    } else {
      NDArray.unpack(Float.self, packed, found.imaginary, into: vectors)
    }
    return (values, try vectors.transposed(-1, -2))
  }

  /// The eigenvalues alone.
  package func generalEigenvalues() throws(TensorError) -> NDArray {
    if hidden != nil {
      try checkMappedMatrix("linalg.eig")
      return try mapped { (whole, _) throws(TensorError) in try whole.generalEigenvalues() }
    }
    if dtype.isComplex { return try eigenvectors().values }
    let found = try generalEigen(vectors: false)
    return try NDArray.complex(found.real, found.imaginary)
  }

  /// Vectors one after the other from LAPACK's: the two after one another of a pair are its parts.
  private static func unpack<Element: BinaryFloatingPoint>(
    _ type: Element.Type, _ packed: NDArray, _ imaginary: NDArray, into vectors: NDArray
  ) {
    let n = packed.shape[packed.rank - 1]
    let (given, turns) = (packed.elements(as: type), imaginary.elements(as: type))
    let parts = vectors.elements(as: type)
    var vector = 0
    while vector < imaginary.count {
      let (own, to) = (given + vector * n, parts + 2 * vector * n)
      if turns[vector] != 0 && vector + 1 < imaginary.count {
        for row in 0..<n {
          (to[2 * row], to[2 * row + 1]) = (own[row], own[n + row])
          (to[2 * (n + row)], to[2 * (n + row) + 1]) = (own[row], -own[n + row])
        }
        vector += 2
      } else {
        for row in 0..<n { (to[2 * row], to[2 * row + 1]) = (own[row], 0) }
        vector += 1
      }
    }
  }
}

extension Shape {
  fileprivate static func product(_ sizes: some Sequence<Int>) -> Int { sizes.reduce(1, *) }
}
