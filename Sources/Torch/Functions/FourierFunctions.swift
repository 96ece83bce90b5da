// `torch.fft` and the eigenvalues of general matrices: operations whose results are complex. Values only; the engine
// forms no derivatives of complex tensors yet, so inputs that need a gradient are refused.

import Autodiff
import PythonRuntime
import Tensors

enum FourierFunctions {
  static let module: [NativeRow] = transforms + frequencies + shifts

  /// `torch.linalg.eig` and `eigvals`.
  static let eigenvalues: [NativeRow] = [
    NativeRow("eig(A, *, out=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "linalg_eig")
      let (values, vectors) = try vm.engine { () throws(TensorError) in try eigen(tensor.array) }
      return vm.returnType(
        "linalg_eig", [("eigenvalues", vm.wrap(Tensor(values))), ("eigenvectors", vm.wrap(Tensor(vectors)))])
    },
    NativeRow("eigvals(A, *, out=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "linalg_eigvals")
      return vm.wrap(Tensor(try vm.engine { () throws(TensorError) in try eigen(tensor.array).0 }))
    },
  ]

  /// Complex eigenvalues and vectors from LAPACK's packed form: a pair of columns is the two parts of a pair of vectors.
  private static func eigen(_ array: NDArray) throws(TensorError) -> (NDArray, NDArray) {
    let found = try array.generalEigen()
    let (real, imaginary) = (try found.real.doubles(), try found.imaginary.doubles())
    let packed = try found.vectors.doubles()
    let n = array.shape[array.rank - 1]
    var vectors = packed.map { ComplexNumber($0, 0) }
    let matrices = n == 0 ? 0 : real.count / n
    for matrix in 0..<matrices {
      var column = 0
      while column < n {
        if imaginary[matrix * n + column] != 0 && column + 1 < n {
          for row in 0..<n {
            let place = (matrix * n + row) * n + column
            let (a, b) = (packed[place], packed[place + 1])
            vectors[place] = ComplexNumber(a, b)
            vectors[place + 1] = ComplexNumber(a, -b)
          }
          column += 1
        }
        column += 1
      }
    }
    let values = zip(real, imaginary).map { ComplexNumber($0, $1) }
    return (
      try NDArray.complex(values, found.real.shape, array.dtype, array.state),
      try NDArray.complex(vectors, found.vectors.shape, array.dtype, array.state)
    )
  }

  // MARK: Transforms

  private static func divisor(
    _ vm: Machine, _ norm: Value, _ n: Int, inverse: Bool
  ) throws(PyError) -> Double {
    let name = norm.isNone ? "backward" : try vm.str(norm)
    switch name {
    case "backward": return inverse ? Double(n) : 1
    case "forward": return inverse ? 1 : Double(n)
    case "ortho": return Double(n).squareRoot()
    default: throw vm.runtimeError("Invalid normalization mode: \"\(name)\"")
    }
  }

  private static func length(_ vm: Machine, _ value: Value, _ tensor: Tensor, _ dimension: Int, _ name: String)
    throws(PyError) -> Int
  {
    if let n = try vm.optionalInt(value, name, "n") { return n }
    return try vm.engine { () throws(TensorError) in
      if tensor.rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
      return tensor.shape[try tensor.shape.dimension(dimension)]
    }
  }

  private static func plain(_ name: String, inverse: Bool) -> NativeRow {
    NativeRow("\(name)(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "fft_\(name)")
      let dimension = try vm.int(arguments[2], name, "dim", 3)
      let n = try length(vm, arguments[1], tensor, dimension, name)
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        Tensor(
          try vm.engine { () throws(TensorError) in
            try tensor.array.fourier(dimension, n, inverse: inverse, divisor: divisor)
          }))
    }
  }

  private static func several(_ name: String, inverse: Bool, last: Int?) -> NativeRow {
    NativeRow("\(name)(input, s=None, dim=None, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "fft_\(name)")
      let sizes = arguments[1].isNone ? nil : try vm.dimensions(arguments[1], name)
      let given = try vm.dimensions(arguments[2], name)
      let count = last ?? sizes?.count ?? tensor.rank
      let dimensions = given ?? Array((-count)..<0)
      if let sizes, sizes.count != dimensions.count {
        throw vm.runtimeError("When given, dim and shape arguments must have the same length")
      }
      var array = tensor.array
      for (index, dimension) in dimensions.enumerated() {
        let n = try length(vm, sizes.map { Value($0[index]) } ?? .none, Tensor(array), dimension, name)
        let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
        let source = array
        array = try vm.engine { () throws(TensorError) in
          try source.fourier(dimension, n, inverse: inverse, divisor: divisor)
        }
      }
      return vm.wrap(Tensor(array))
    }
  }

  private static let transforms: [NativeRow] = [
    plain("fft", inverse: false), plain("ifft", inverse: true), several("fft2", inverse: false, last: 2),
    several("ifft2", inverse: true, last: 2), several("fftn", inverse: false, last: nil),
    several("ifftn", inverse: true, last: nil),
    NativeRow("rfft(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "fft_rfft")
      if tensor.dtype.isComplex {
        throw vm.runtimeError("rfft expects a real input tensor, but got \(tensor.dtype.typeName)")
      }
      let dimension = try vm.int(arguments[2], "rfft", "dim", 3)
      let n = try length(vm, arguments[1], tensor, dimension, "rfft")
      let divisor = try divisor(vm, arguments[3], n, inverse: false)
      return vm.wrap(
        Tensor(
          try vm.engine { () throws(TensorError) in
            try tensor.array.fourier(dimension, n, inverse: false, divisor: divisor)
              .narrowed(dimension, 0, n / 2 + 1).copiedContiguous()
          }))
    },
    NativeRow("irfft(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensorWithoutGradient(arguments[0], "fft_irfft")
      let dimension = try vm.int(arguments[2], "irfft", "dim", 3)
      let half = try length(vm, .none, tensor, dimension, "irfft")
      let n = try vm.optionalInt(arguments[1], "irfft", "n") ?? 2 * (half - 1)
      if n < 1 { throw vm.runtimeError("Invalid number of data points (\(n)) specified") }
      let divisor = try divisor(vm, arguments[3], n, inverse: true)
      return vm.wrap(
        Tensor(
          try vm.engine { () throws(TensorError) in
            try tensor.array.mirrored(dimension, n).fourier(dimension, n, inverse: true, divisor: divisor)
              .complexPart(imaginary: false)
          }))
    },
  ]

  // MARK: Frequencies and shifts

  private static func frequencies(_ name: String, half: Bool) -> NativeRow {
    NativeRow("\(name)(n, d=1.0, *, out=None, dtype=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let n = try vm.int(arguments[0], name, "n", 1)
      let distance = try vm.double(arguments[1], name, "d")
      if n < 1 || n > 1 << 24 { throw vm.runtimeError("\(name): n must be positive, but got \(n)") }
      let dtype = try vm.dtype(arguments[3], name) ?? vm.torch.engine.defaultDType
      let positions = half ? Array(0...(n / 2)) : Array(0..<((n + 1) / 2)) + Array((-(n / 2))..<0)
      let unit = 1 / (Double(n) * distance)
      return try vm.make(arguments[5]) { () throws(TensorError) in
        try NDArray.from(positions.map { Double($0) }, [positions.count], vm.torch.engine).converted(to: dtype)
          .binary(.multiply, .float(unit))
      }
    }
  }

  private static let frequencies: [NativeRow] = [
    frequencies("fftfreq", half: false), frequencies("rfftfreq", half: true),
  ]

  private static func shift(_ name: String, back: Bool) -> NativeRow {
    NativeRow("\(name)(input, dim=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], name)
      let dimensions = try vm.dimensions(arguments[1], name) ?? Array(0..<tensor.rank)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          var amounts: [Int] = []
          for dimension in dimensions {
            let size = tensor.shape[try tensor.shape.dimension(dimension)]
            amounts.append(back ? (size + 1) / 2 : size / 2)
          }
          return try tensor.roll(amounts, dimensions)
        })
    }
  }

  private static let shifts: [NativeRow] = [shift("fftshift", back: false), shift("ifftshift", back: true)]
}

extension Machine {
  /// A tensor for an operation without a derivative here.
  func tensorWithoutGradient(_ value: Value, _ name: String) throws(PyError) -> Tensor {
    let tensor = try tensor(value, name, "input", 1)
    if tensor.requiresGradient && torch.engine.gradEnabled {
      throw notImplementedError(
        "the derivative of \(name) is not supported yet, as its result is complex; use .detach()")
    }
    return tensor
  }
}

extension NDArray {
  /// A half spectrum completed to `n` values: the second half is the mirrored conjugate of the first.
  fileprivate func mirrored(_ dimension: Int, _ n: Int) throws(TensorError) -> NDArray {
    let place = try shape.dimension(dimension)
    let sizes = Array(shape)
    let (outer, half, inner) = (sizes[..<place].reduce(1, *), sizes[place], sizes[(place + 1)...].reduce(1, *))
    var target = shape
    target[place] = n
    let total = try target.checkedCount(of: .complex128)
    if total > 1 << 26 { throw .notImplemented("a Fourier transform of that size is not supported yet") }
    let values = try complexNumbers()
    var result = [ComplexNumber](repeating: ComplexNumber(0, 0), count: total)
    for block in 0..<outer {
      for column in 0..<inner {
        for step in 0..<n {
          let mirrored = step > n / 2
          let source = mirrored ? n - step : step
          if source >= half { continue }
          var value = values[(block * half + source) * inner + column]
          if mirrored { value.imaginary = -value.imaginary }
          result[(block * n + step) * inner + column] = value
        }
      }
    }
    return try NDArray.complex(result, target, dtype.realType, state)
  }
}
