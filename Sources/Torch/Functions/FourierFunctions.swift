// `torch.fft` and the eigenvalues of general matrices: operations whose results are complex. The transforms of several
// dimensions go one dimension after the other.

import Autodiff
import PythonRuntime
import Tensors

enum FourierFunctions {
  static let module: [NativeRow] = transforms + frequencies + shifts

  /// `torch.linalg.eig` and `eigvals`.
  static let eigenvalues: [NativeRow] = [
    NativeRow("eig(A)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "linalg_eig", "A", 1)
      let (values, vectors) = try vm.engine { () throws(TensorError) in
        try tensor.check(eigenDemand("linalg.eig"))
        return try tensor.eigenvectors()
      }
      return vm.returnType("linalg_eig", [("eigenvalues", vm.wrap(values)), ("eigenvectors", vm.wrap(vectors))])
    },
    NativeRow("eigvals(A)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "linalg_eigvals", "A", 1)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.check(eigenDemand("linalg.eigvals"))
          return try tensor.eigenvectors().0
        })
    },
  ]

  private static func eigenDemand(_ name: String) -> MatrixDemand {
    MatrixDemand(
      name: name, elements: .written { "Unknown Complex ScalarType for \($0.typeName)" }, square: true)
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
    if tensor.rank == 0 { throw vm.indexError("Dimension specified as \(dimension) but tensor has no dimensions") }
    if let n = try vm.optionalInt(value, name, "n") { return n }
    return try vm.engine { () throws(TensorError) in
      tensor.shape[try tensor.shape.dimension(dimension)]
    }
  }

  /// No transform of nothing: what the reference's library says then.
  private static func checkLines(
    _ vm: Machine, _ tensor: Tensor, _ dimension: Int, _ n: Int, _ norm: Value
  ) throws(PyError) {
    if n < 1 { throw vm.runtimeError("Invalid number of data points (\(n)) specified") }
    _ = try divisor(vm, norm, n, inverse: false)
    guard let place = try? tensor.shape.dimension(dimension) else { return }
    for (index, size) in tensor.shape.enumerated() where index != place && size == 0 {
      throw vm.runtimeError("MKL FFT error: Intel oneMKL DFTI ERROR: Inconsistent configuration parameters")
    }
  }

  /// The transform along one dimension.
  private static func plain(_ name: String, inverse: Bool) -> NativeRow {
    NativeRow("\(name)(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      let dimension = try vm.int(arguments[2], name, "dim", 3)
      let n = try length(vm, arguments[1], tensor, dimension, name)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.fourier(dimension, n, inverse: inverse, divisor: divisor)
        })
    }
  }

  /// From real numbers to half a spectrum; `ihfft` is its conjugate in the other direction.
  private static func toHalf(_ name: String, inverse: Bool) -> NativeRow {
    NativeRow("\(name)(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      if tensor.dtype.isComplex {
        throw vm.runtimeError("\(name) expects a real input tensor, but got \(tensor.dtype.typeName)")
      }
      let dimension = try vm.int(arguments[2], name, "dim", 3)
      let n = try length(vm, arguments[1], tensor, dimension, name)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.halfFourier(dimension, n, inverse: inverse, divisor: divisor)
        })
    }
  }

  /// From half a spectrum to real numbers.
  private static func toReal(_ name: String, inverse: Bool) -> NativeRow {
    NativeRow("\(name)(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      let dimension = try vm.int(arguments[2], name, "dim", 3)
      let half = try length(vm, .none, tensor, dimension, name)
      let n = try vm.optionalInt(arguments[1], name, "n") ?? 2 * (half - 1)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          try tensor.realFourier(dimension, n, inverse: inverse, divisor: divisor)
        })
    }
  }

  /// Which numbers a transform of several dimensions begins or ends with.
  private enum Kind { case complex, fromReal, toReal }

  private static func several(_ name: String, _ kind: Kind, inverse: Bool, last: Int?) -> NativeRow {
    let dims = last == nil ? "None" : "(-2, -1)"
    let row = severalRow(name, kind, dims: dims, inverse: inverse, last: last)
    return NativeRow("\(name)(input, s=None, dim=\(dims), norm=None, *, out=None)") { (vm, arguments) throws(PyError) in
      let value = try row.body(vm, arguments)
      return arguments[4].isNone ? value : try vm.write(value, into: arguments[4], name)
    }
  }

  private static func severalRow(
    _ name: String, _ kind: Kind, dims: String, inverse: Bool, last: Int?
  ) -> NativeRow {
    NativeRow("\(name)(input, s=None, dim=\(dims), norm=None)") { (vm, arguments) throws(PyError) in
      var tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      if kind == .fromReal && tensor.dtype.isComplex {
        throw vm.runtimeError("\(name) expects a real input tensor, but got \(tensor.dtype.typeName)")
      }
      let sizes = arguments[1].isNone ? nil : try vm.dimensions(arguments[1], name)
      // Unsaid, the forms of two dimensions take the last two.
      let given = arguments[2].isNone ? last.map { _ in [-2, -1] } : try vm.dimensions(arguments[2], name)
      let count = sizes?.count ?? tensor.rank
      if given == nil, let sizes, sizes.count > tensor.rank {
        throw vm.runtimeError(
          "Got shape with \(sizes.count) values but input tensor only has \(tensor.rank) dimensions.")
      }
      let dimensions = given ?? Array((-count)..<0)
      if let sizes, sizes.count != dimensions.count {
        throw vm.runtimeError("When given, dim and shape arguments must have the same length")
      }
      if dimensions.isEmpty {
        if kind != .complex { throw vm.runtimeError("\(name) must transform at least one axis") }
        if tensor.dtype.isComplex { return vm.wrap(tensor) }
        let wide = try vm.engine { () throws(TensorError) in
          try tensor.to(tensor.dtype.isFloatingPoint ? tensor.dtype.complexType : .complex64)
        }
        return vm.wrap(wide)
      }
      if tensor.rank == 0 {
        throw vm.indexError("Dimension specified as \(dimensions[0]) but tensor has no dimensions")
      }
      let places = try dimensions.map { (dimension) throws(PyError) in
        try vm.engine { () throws(TensorError) in try tensor.shape.dimension(dimension) }
      }
      if Set(places).count < places.count { throw vm.runtimeError("FFT dims must be unique") }
      if sizes == nil {
        for dimension in dimensions {
          let n = try length(vm, .none, tensor, dimension, name)
          if n < 1 { throw vm.runtimeError("Invalid number of data points (\(n)) specified") }
        }
      }
      var order = Array(dimensions.indices)
      if kind == .fromReal { order.reverse() }
      for index in order {
        let dimension = dimensions[index]
        let isLast = index == dimensions.count - 1
        // A size of -1 is the one that is there.
        let size = sizes.flatMap { $0[index] == -1 ? nil : $0[index] }
        var n = try length(vm, size.map { Value($0) } ?? .none, tensor, dimension, name)
        if kind == .toReal && isLast && sizes == nil { n = 2 * (n - 1) }
        try checkLines(vm, tensor, dimension, n, arguments[3])
        let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
        let source = tensor
        tensor = try vm.engine { () throws(TensorError) in
          switch (kind, isLast) {
          case (.fromReal, true):
            try source.halfFourier(dimension, n, inverse: inverse, divisor: divisor)
          case (.toReal, true): try source.realFourier(dimension, n, inverse: inverse, divisor: divisor)
          default: try source.fourier(dimension, n, inverse: inverse, divisor: divisor)
          }
        }
      }
      return vm.wrap(tensor)
    }
  }

  private static let transforms: [NativeRow] = [
    plain("fft", inverse: false), plain("ifft", inverse: true),
    toHalf("rfft", inverse: false), toHalf("ihfft", inverse: true),
    toReal("irfft", inverse: true), toReal("hfft", inverse: false),
    several("fft2", .complex, inverse: false, last: 2), several("ifft2", .complex, inverse: true, last: 2),
    several("fftn", .complex, inverse: false, last: nil), several("ifftn", .complex, inverse: true, last: nil),
    several("rfft2", .fromReal, inverse: false, last: 2), several("rfftn", .fromReal, inverse: false, last: nil),
    several("ihfft2", .fromReal, inverse: true, last: 2), several("ihfftn", .fromReal, inverse: true, last: nil),
    several("irfft2", .toReal, inverse: true, last: 2), several("irfftn", .toReal, inverse: true, last: nil),
    several("hfft2", .toReal, inverse: false, last: 2), several("hfftn", .toReal, inverse: false, last: nil),
  ]

  // MARK: Frequencies and shifts

  private static func frequencies(_ name: String, half: Bool) -> NativeRow {
    NativeRow("\(name)(n, d=1.0, *, dtype=None, device=None, requires_grad=False)") {
      (vm, arguments) throws(PyError) in
      let n = try vm.int(arguments[0], name, "n", 1)
      let distance = try vm.double(arguments[1], name, "d")
      if n < 1 || n > 1 << 24 { throw vm.runtimeError("\(name): n must be positive, but got \(n)") }
      let dtype = try vm.dtype(arguments[2], name) ?? vm.torch.engine.defaultDType
      let positions = half ? Array(0...(n / 2)) : Array(0..<((n + 1) / 2)) + Array((-(n / 2))..<0)
      let unit = 1 / (Double(n) * distance)
      return try vm.make(arguments[4]) { () throws(TensorError) in
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
            if tensor.rank == 0 {
              throw .index("Dimension specified as \(dimension) but tensor has no dimensions")
            }
            let size = tensor.shape[try tensor.shape.dimension(dimension)]
            amounts.append(back ? (size + 1) / 2 : size / 2)
          }
          return try tensor.roll(amounts, dimensions)
        })
    }
  }

  private static let shifts: [NativeRow] = [shift("fftshift", back: false), shift("ifftshift", back: true)]
}
