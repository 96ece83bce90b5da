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
          return try tensor.generalEigenvalues()
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

  /// No transform of short floats: they would be promoted on other devices.
  private static func checkType(_ vm: Machine, _ tensor: Tensor) throws(PyError) {
    if tensor.dtype == .float16 || tensor.dtype == .bfloat16 {
      throw vm.runtimeError("Unsupported dtype \(tensor.dtype.typeName)")
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
      try checkType(vm, tensor)
      let n = try length(vm, arguments[1], tensor, dimension, name)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let plan = FourierPlan([try tensor.fourierDimension(dimension)], [n], [divisor])
          if tensor.dtype.isComplex { return try tensor.fitted(plan).fourier(plan, inverse: inverse) }
          let found = try tensor.asFourierOperand(complex: false).fitted(plan).realInputFourier(plan, half: false)
          // The reference's inverse of real numbers is the conjugate of the other transform.
          return inverse ? try found.conjugate() : found
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
      try checkType(vm, tensor)
      let n = try length(vm, arguments[1], tensor, dimension, name)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let plan = FourierPlan([try tensor.fourierDimension(dimension)], [n], [divisor])
          let found = try tensor.asFourierOperand(complex: false).fitted(plan).realInputFourier(plan, half: true)
          return inverse ? try found.conjugate() : found
        })
    }
  }

  /// From half a spectrum to real numbers.
  private static func toReal(_ name: String, inverse: Bool) -> NativeRow {
    NativeRow("\(name)(input, n=None, dim=-1, norm=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      let dimension = try vm.int(arguments[2], name, "dim", 3)
      try checkType(vm, tensor)
      let half = try length(vm, .none, tensor, dimension, name)
      let n = try vm.optionalInt(arguments[1], name, "n") ?? 2 * (half - 1)
      try checkLines(vm, tensor, dimension, n, arguments[3])
      let divisor = try divisor(vm, arguments[3], n, inverse: inverse)
      return vm.wrap(
        try vm.engine { () throws(TensorError) in
          let place = try tensor.fourierDimension(dimension)
          if n < 1 { throw .runtime("Invalid number of data points (\(n)) specified") }
          let half = try tensor.asFourierOperand(complex: true).fitted(FourierPlan([place], [n / 2 + 1], [1]))
          let plan = FourierPlan([place], [n], [divisor])
          return try (inverse ? half : half.conjugate()).realOutputFourier(plan)
        })
    }
  }

  /// Which numbers a transform of several dimensions begins or ends with.
  private enum Kind { case complex, fromReal, toReal }

  private static func several(_ name: String, _ kind: Kind, inverse: Bool, last: Int?) -> NativeRow {
    let dims = last == nil ? "None" : "(-2, -1)"
    return NativeRow("\(name)(input, s=None, dim=\(dims), norm=None, *, out=None)") { (vm, arguments) throws(PyError) in
      let tensor = try vm.tensor(arguments[0], "fft_\(name)", "input", 1)
      let several = SeveralDimensions(vm: vm, name: name, kind: kind, inverse: inverse, norm: arguments[3])
      let value = vm.wrap(try several.transform(tensor, arguments[1], arguments[2], hasTwo: last != nil))
      return arguments[4].isNone ? value : try vm.write(value, into: arguments[4], name)
    }
  }

  /// A transform of several dimensions: the last one first, as the reference's library does them.
  private struct SeveralDimensions {
    let vm: Machine
    let name: String
    let kind: Kind
    let inverse: Bool
    let norm: Value

    /// The reference's functions of two dimensions hand on to those of all.
    private var general: String { name.hasSuffix("2") ? "\(name.dropLast())n" : name }

    func transform(_ input: Tensor, _ s: Value, _ dim: Value, hasTwo: Bool) throws(PyError) -> Tensor {
      if kind == .fromReal && !inverse && input.dtype.isComplex {
        throw vm.runtimeError("\(general) expects a real-valued input tensor, but got \(input.dtype.typeName)")
      }
      let sizes = try sizes(s)
      // Unsaid, the forms of two dimensions take the last two.
      let given = dim.isNone ? (hasTwo ? [-2, -1] : nil) : try vm.dimensions(dim, name)
      let count = sizes?.count ?? input.rank
      if given == nil, let sizes, sizes.count > input.rank {
        throw vm.runtimeError(
          "Got shape with \(sizes.count) values but input tensor only has \(input.rank) dimensions.")
      }
      let dimensions = given ?? Array((-count)..<0)
      if let sizes, sizes.count != dimensions.count {
        throw vm.runtimeError("When given, dim and shape arguments must have the same length")
      }
      try checkType(vm, input)
      if dimensions.isEmpty {
        if kind != .complex { throw vm.runtimeError("\(general) must transform at least one axis") }
        return try complex(input)
      }
      if input.rank == 0 {
        throw vm.indexError("Dimension specified as \(dimensions[0]) but tensor has no dimensions")
      }
      let places = try dimensions.map { (dimension) throws(PyError) in
        try vm.engine { () throws(TensorError) in try input.shape.dimension(dimension) }
      }
      if Set(places).count < places.count { throw vm.runtimeError("FFT dims must be unique") }
      let lengths = try lengths(input, places, sizes)
      if kind == .fromReal && input.dtype.isComplex {
        throw vm.runtimeError("Only supports floating-point dtypes, but found: \(input.dtype.typeName)")
      }
      return try transform(input, places, lengths)
    }

    private func sizes(_ given: Value) throws(PyError) -> [Int]? {
      if given.isNone { return nil }
      if given.isKind(.list) || given.isKind(.tuple) {
        for (place, element) in try vm.toArray(given).enumerated() where element.isFloat {
          throw vm.typeError(
            "fft_\(name)(): argument 's' (position 2) must be tuple of ints, but found element of type float at pos "
              + "\(place)")
        }
      }
      return try vm.dimensions(given, name)
    }

    private func complex(_ input: Tensor) throws(PyError) -> Tensor {
      if input.dtype.isComplex { return input }
      return try vm.engine { () throws(TensorError) in
        try input.to(input.dtype.isFloatingPoint ? input.dtype.complexType : .complex64)
      }
    }

    /// How long each dimension becomes. A size of -1 is the one that is there.
    private func lengths(_ input: Tensor, _ places: [Int], _ sizes: [Int]?) throws(PyError) -> [Int] {
      var result: [Int] = []
      for (index, place) in places.enumerated() {
        let size = sizes.flatMap { $0[index] == -1 ? nil : $0[index] }
        if size == nil && input.shape[place] < 1 {
          throw vm.runtimeError("Invalid number of data points (\(input.shape[place])) specified")
        }
        let isLast = index == places.count - 1
        result.append(size ?? (kind == .toReal && isLast ? 2 * (input.shape[place] - 1) : input.shape[place]))
      }
      for (place, n) in zip(places, result) { try checkLines(vm, input, place, n, norm) }
      return result
    }

    private func transform(_ input: Tensor, _ places: [Int], _ lengths: [Int]) throws(PyError) -> Tensor {
      var divisors: [Double] = []
      for n in lengths { divisors.append(try FourierFunctions.divisor(vm, norm, n, inverse: inverse)) }
      let plan = FourierPlan(places, lengths, divisors)
      let count = places.count
      return try vm.engine { () throws(TensorError) in
        switch kind {
        case .complex:
          return try input.asFourierOperand(complex: true).fitted(plan).fourier(plan, inverse: inverse)
        case .fromReal:
          let source = try input.asFourierOperand(complex: false).fitted(plan)
          if !inverse { return try source.realInputFourier(plan, half: true) }
          let half = try source.realInputFourier(plan.part((count - 1)..<count), half: true)
          if count == 1 { return try half.conjugate() }
          return try half.conjugate("ConjPhysicalBackward0").fourier(plan.part(0..<(count - 1)), inverse: true)
        case .toReal:
          let last = lengths[count - 1]
          if last < 1 { throw .runtime("Invalid number of data points (\(last)) specified") }
          let sizes = lengths.dropLast() + [last / 2 + 1]
          var source = try input.asFourierOperand(complex: true).fitted(FourierPlan(places, Array(sizes), divisors))
          if inverse { return try source.realOutputFourier(plan) }
          if count > 1 { source = try source.fourier(plan.part(0..<(count - 1)), inverse: false) }
          return try source.conjugate().realOutputFourier(plan.part((count - 1)..<count))
        }
      }
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
      let dtype = try vm.dtype(arguments[2], name) ?? vm.torch.engine.defaultDType
      if !dtype.isFloatingPoint && !dtype.isComplex {
        throw vm.runtimeError("\(name) requires a floating point or complex dtype")
      }
      if n < 0 && !half { throw vm.runtimeError("Trying to create tensor with negative dimension \(n): [\(n)]") }
      if n > 1 << 24 { throw vm.notImplementedError("\(name) of that many numbers is not supported yet") }
      let most = Swift.max(n, 0)
      let positions = half ? Array(0...(most / 2)) : Array(0..<((n + 1) / 2)) + Array((-(n / 2))..<0)
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

extension Tensor {
  /// The dimension a transform goes along.
  fileprivate func fourierDimension(_ dimension: Int) throws(TensorError) -> Int {
    if rank == 0 { throw .dimensionOutOfRange(dimension, rank: 0) }
    return try shape.dimension(dimension)
  }
}
