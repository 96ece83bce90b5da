// Sampling images and volumes at given places (`grid_sample`): the nearest point, a straight line or a cubic between
// neighbours; outside there are zeros, the border again, or the image reflected. Composed of operations that know their
// gradients; which neighbours are picked has none.
import Tensors

/// In the order of the reference's numbers.
package enum SamplingMode: Int, Sendable { case linear, nearest, cubic }

package enum SamplingPadding: Int, Sendable { case zeros, border, reflection }

extension Tensor {
  /// `F.grid_sample` of images [n, channels, height, width] at places [n, h, w, 2] in -1 ... 1, or of volumes with one
  /// dimension more.
  package func gridSample(
    _ grid: Tensor, _ mode: SamplingMode, _ padding: SamplingPadding, alignCorners: Bool
  ) throws(TensorError) -> Tensor {
    let kernel: StaticString = rank == 5 ? "grid_sampler3d_cpu" : "grid_sampler_2d_cpu_kernel_impl"
    if !dtype.isFloatingPoint { throw .notImplemented(kernel: "\(kernel)", for: dtype) }
    try checkSameType(grid)
    let reading = Tensor.reading(mode, padding, alignCorners: alignCorners)
    if array.hasSampling(at: grid.array, reading), !state.keepsDoubles {
      return try directSamples(grid, mode, padding, alignCorners: alignCorners)
    }
    if dtype.isHalf, mode != .nearest, array.hidden == nil, grid.array.hidden == nil {
      return try halfSamples(grid, mode, padding, alignCorners: alignCorners)
    }
    let picked = try GridSampler(self, grid, padding, alignCorners: alignCorners).samples(mode)
    let result = try picked.reshape(try Shape([shape[0], shape[1]] + grid.shape[1..<(rank - 1)]))
    let name: StaticString = rank == 5 ? "GridSampler3DBackward0" : "GridSampler2DBackward0"
    let noted: [(StaticString, NodeArgument)] = [
      ("align_corners", .flag(alignCorners)), ("grid", .tensor(grid)), ("input", .tensor(self)),
      ("interpolation_mode", .whole(mode.rawValue)), ("padding_mode", .whole(padding.rawValue)),
    ]
    if mode != .nearest {
      let named = try result.asOperation(name).noting(noted)
      named.madeBy?.refuseForward(rank == 5 ? "grid_sampler_3d" : "grid_sampler_2d")
      return named
    }
    return try nearestSamples(grid, result.array, padding, alignCorners: alignCorners)
  }

  /// The same of halves as one step of the images and the places.
  private func halfSamples(
    _ grid: Tensor, _ mode: SamplingMode, _ padding: SamplingPadding, alignCorners: Bool
  ) throws(TensorError) -> Tensor {
    let sizes = try Shape([shape[0], shape[1]] + grid.shape[1..<(rank - 1)])
    let isVolume = rank == 5
    let named = try Tensor.whole(isVolume ? "GridSampler3DBackward0" : "GridSampler2DBackward0", [self, grid]) {
      parts throws(TensorError) in
      try GridSampler(parts[0], parts[1], padding, alignCorners: alignCorners).samples(mode).reshape(sizes)
    }.noting([
      ("align_corners", .flag(alignCorners)), ("interpolation_mode", .whole(mode.rawValue)),
      ("padding_mode", .whole(padding.rawValue)),
    ])
    named.madeBy?.refuseForward(isVolume ? "grid_sampler_3d" : "grid_sampler_2d")
    return named
  }

  /// The nearest points stay the nearest ones: the places get zeros.
  private func nearestSamples(
    _ grid: Tensor, _ value: NDArray, _ padding: SamplingPadding, alignCorners: Bool
  ) throws(TensorError) -> Tensor {
    let name: StaticString = rank == 5 ? "GridSampler3DBackward0" : "GridSampler2DBackward0"
    let sizes = value.shape
    let layouts = (ForwardLayout(self), ForwardLayout(grid))
    func compose(_ image: Tensor, _ places: Tensor) throws(TensorError) -> Tensor {
      try GridSampler(image, places, padding, alignCorners: alignCorners).samples(.nearest)
    }
    let named = try Tensor.operation(name, [self, grid], value, saving: [self, grid]) {
      step, gradient throws(TensorError) in
      let (image, places) = (try step.saved(0), try step.saved(1))
      try image.checkStillSamples(places, layouts, wantsImages: step.needs(0))
      let state = gradient.state
      let isPlain = gradient.array.hidden == nil && image.array.hidden == nil && !state.keepsDoubles
      var images: Tensor?
      if step.needs(0) {
        let composed = try state.withGradMode(true) { () throws(TensorError) in
          try compose(image, places.detach()).reshape(sizes)
        }
        images = try Autograd.grad(
          [composed], [image], gradients: [gradient], createGraph: state.gradEnabled && !isPlain)[0]
      }
      let zeros = step.needs(1) ? try places.array.filledLike(.int(0)) : nil
      if state.gradEnabled && isPlain {
        let found = try image.gradientsOfSamples(gradient, places, (images?.array, zeros), sizes, compose)
        if step.needs(0) { step[0] = found[0] }
        if step.needs(1) { step[1] = found[1] }
        return
      }
      if step.needs(0) { step[0] = images }
      if let zeros { step[1] = Tensor(zeros) }
    }.noting([
      ("align_corners", .flag(alignCorners)), ("interpolation_mode", .whole(SamplingMode.nearest.rawValue)),
      ("padding_mode", .whole(padding.rawValue)),
    ])
    named.madeBy?.refuseForward(rank == 5 ? "grid_sampler_3d" : "grid_sampler_2d")
    return named
  }
}

extension Tensor {
  fileprivate static func reading(
    _ mode: SamplingMode, _ padding: SamplingPadding, alignCorners: Bool
  ) -> GridReading {
    let outside: GridReading.Outside =
      switch padding {
      case .zeros: .zeros
      case .border: .border
      case .reflection: .reflection
      }
    let between: GridReading.Between =
      switch mode {
      case .nearest: .nearest
      case .linear: .lines
      case .cubic: .cubics
      }
    return GridReading(between, outside, alignCorners: alignCorners)
  }

  /// By the kernel; where something follows the gradients, they come from composing the samples once more.
  private func directSamples(
    _ grid: Tensor, _ mode: SamplingMode, _ padding: SamplingPadding, alignCorners: Bool
  ) throws(TensorError) -> Tensor {
    let reading = Tensor.reading(mode, padding, alignCorners: alignCorners)
    let value = try array.sampled(at: grid.array, reading)
    let layouts = (ForwardLayout(self), ForwardLayout(grid))
    let name: StaticString = rank == 5 ? "GridSampler3DBackward0" : "GridSampler2DBackward0"
    let result = try Tensor.operation(name, [self, grid], value, saving: [self, grid]) {
      step, gradient throws(TensorError) in
      let (image, places) = (try step.saved(0), try step.saved(1))
      try image.checkStillSamples(places, layouts, wantsImages: step.needs(0))
      let state = gradient.state
      if gradient.array.hidden == nil && !state.gradEnabled && !state.keepsDoubles {
        let found = try image.array.sampledBackward(
          at: places.array, reading, gradient: gradient.array, wantsImages: step.needs(0))
        if step.needs(0) { step[0] = found.images.map { Tensor($0) } }
        if step.needs(1) { step[1] = Tensor(found.places) }
        return
      }
      if gradient.array.hidden == nil && !state.keepsDoubles {
        let wants = (step.needs(0), step.needs(1))
        let direct = try image.array.sampledBackward(
          at: places.array, reading, gradient: gradient.array, wantsImages: wants.0)
        let values = (wants.0 ? direct.images : nil, wants.1 ? direct.places : nil)
        let found = try image.gradientsOfSamples(gradient, places, values, value.shape) {
          (image, places) throws(TensorError) in
          try GridSampler(image, places, padding, alignCorners: alignCorners).samples(mode)
        }
        if wants.0 { step[0] = found[0] }
        if wants.1 { step[1] = found[1] }
        return
      }
      let composed = try state.withGradMode(true) { () throws(TensorError) in
        try GridSampler(image, places, padding, alignCorners: alignCorners).samples(mode).reshape(value.shape)
      }
      // The nearest point stays the nearest one: the places get zeros.
      if mode == .nearest && step.needs(1) { step[1] = try places.detach().zerosLike() }
      let wanted = (mode == .nearest ? [0] : [0, 1]).filter { step.needs($0) }
      if wanted.isEmpty { return }
      let found = try Autograd.grad(
        [composed], wanted.map { [image, places][$0] }, gradients: [gradient], createGraph: state.gradEnabled)
      for (slot, gradient) in zip(wanted, found) { step[slot] = gradient }
    }.noting([
      ("align_corners", .flag(alignCorners)), ("grid", .tensor(grid)), ("input", .tensor(self)),
      ("interpolation_mode", .whole(mode.rawValue)), ("padding_mode", .whole(padding.rawValue)),
    ])
    result.madeBy?.refuseForward(rank == 5 ? "grid_sampler_3d" : "grid_sampler_2d")
    return result
  }
}

extension Tensor {
  /// The gradients of these images and of the places as one operation, whose own derivatives come from composing the samples.
  fileprivate func gradientsOfSamples(
    _ gradient: Tensor, _ places: Tensor, _ values: (images: NDArray?, places: NDArray?), _ sizes: Shape,
    _ compose: @escaping (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> [Tensor?] {
    let wants = (values.images != nil, values.places != nil)
    let operation = GradientOperation(
      name: rank == 5 ? "GridSampler3DBackwardBackward0" : "GridSampler2DBackwardBackward0",
      operands: [gradient, self, places]
    ) { parts throws(TensorError) in
      guard let g = parts[0], var image = parts[1], var places = parts[2] else { return [nil, nil] }
      if wants.0 && !image.requiresGradient {
        image = image.detach()
        try image.setRequiresGradient(true)
      }
      if wants.1 && !places.requiresGradient {
        places = places.detach()
        try places.setRequiresGradient(true)
      }
      let composed = try compose(image, places).reshape(sizes)
      let wanted = [wants.0 ? image : nil, wants.1 ? places : nil]
      let found = try Autograd.grad(
        [composed], wanted.compactMap { $0 }, gradients: [g], createGraph: true, allowUnused: true)
      var rest = found[...]
      return wanted.map { $0 == nil ? nil : rest.popFirst() ?? nil }
    }
    return try Tensor.gradients([values.images, values.places], by: operation)
  }

  /// Throws unless these images and the places look as they did in the forward pass: first what the reference's backward
  /// function refuses, then what its engine does. The kernel would read and write outside of other memory.
  private func checkStillSamples(
    _ places: Tensor, _ layouts: (ForwardLayout, ForwardLayout), wantsImages: Bool
  ) throws(TensorError) {
    let name: StaticString = layouts.0.shape.count == 5 ? "GridSampler3DBackward0" : "GridSampler2DBackward0"
    try layouts.0.checkType(self)
    try layouts.1.checkType(places)
    if rank == 0 || places.rank == 0 { throw .index("Dimension specified as 0 but tensor has no dimensions") }
    if places.shape[0] != shape[0] {
      throw .runtime(
        "grid_sampler(): expected grid and input to have same batch size, but got input with sizes \(shape) and grid "
          + "with sizes \(places.shape)")
    }
    if places.shape[places.rank - 1] != rank - 2 {
      throw .runtime(
        "grid_sampler(): expected grid to have size \(rank - 2) in last dimension, but got grid with sizes "
          + "\(places.shape)")
    }
    // Images that get no gradient may be of another height and width, as long as channels are as many as the
    // samples have.
    let isReadable = rank == layouts.0.shape.count && count > 0 && shape[1] == layouts.0.shape[1]
    if wantsImages || !isReadable { try layouts.0.check(self, 0, of: name) }
    try layouts.1.check(places, 1, of: name)
  }
}

/// One call: the image as rows of points, and where in it each place lies.
private struct GridSampler {
  let image: Tensor
  /// How many points there are along x, y and, in volumes, z.
  let sizes: [Int]
  /// Places in points along each of those: [n, 1, places].
  let places: [Tensor]
  let padding: SamplingPadding
  let alignCorners: Bool

  init(
    _ input: Tensor, _ grid: Tensor, _ padding: SamplingPadding, alignCorners: Bool
  ) throws(TensorError) {
    let (n, c, axes) = (input.shape[0], input.shape[1], input.rank - 2)
    let sizes = Array(input.shape[2...].reversed())
    image = try input.reshape(try Shape([n, c, sizes.reduce(1, *)]))
    let count = grid.shape[1...axes].reduce(1, *)
    var places: [Tensor] = []
    for (axis, size) in sizes.enumerated() {
      let given = try grid.select(grid.rank - 1, axis).add(.int(1))
      let place =
        try alignCorners ? given.mul(.float(Double(size - 1) / 2)) : given.mul(.int(size)).sub(.int(1)).div(.int(2))
      places.append(try place.reshape([n, 1, count]))
    }
    self.sizes = sizes
    self.places = places
    self.padding = padding
    self.alignCorners = alignCorners
  }

  // MARK: What is outside

  /// Places moved into the image, as the padding says; a place at the border or beyond has no gradient.
  private func moved(_ place: Tensor, _ axis: Int) throws(TensorError) -> Tensor {
    switch padding {
    case .zeros: return place
    case .border: return try clipped(place, axis)
    case .reflection: return try clipped(try reflected(place, axis), axis)
    }
  }

  private func clipped(_ place: Tensor, _ axis: Int) throws(TensorError) -> Tensor {
    let last = Double(sizes[axis] - 1)
    let inside = try place.array.binary(.greater, .int(0)).binary(
      .logicalAnd, try place.array.binary(.less, .float(last)))
    let limited = try place.array.binary(.maximum, try like(place, 0)).binary(.minimum, try like(place, last))
    return try Tensor(inside).choose(place, Tensor(limited))
  }

  private func reflected(_ place: Tensor, _ axis: Int) throws(TensorError) -> Tensor {
    let size = sizes[axis]
    let (low, span) = alignCorners ? (0.0, Double(size - 1)) : (-0.5, Double(size))
    if span == 0 { return try place.zerosLike() }
    let away = low == 0 ? place : try place.sub(.float(low))
    let sign = try away.array.binary(.less, .int(0)).choose(try like(place, -1), try like(place, 1))
    let distance = try away.mul(Tensor(sign))
    let periods = try distance.array.binary(.divide, .float(2 * span)).unary(.trunc)
    let rest = try distance.sub(Tensor(try periods.binary(.multiply, .float(2 * span))))
    let back = try rest.rsub(.float(2 * span))
    let isForward = Tensor(try rest.array.binary(.lessOrEqual, back.array))
    let result = try isForward.choose(rest, back)
    return low == 0 ? result : try result.add(.float(low))
  }

  private func like(_ place: Tensor, _ value: Double) throws(TensorError) -> NDArray {
    try NDArray.full([], .float(value), place.dtype, place.state)
  }

  // MARK: Neighbours

  /// The points in these columns along each axis, zero where there are none.
  private func picked(_ columns: [NDArray]) throws(TensorError) -> Tensor {
    let (n, c, count) = (image.shape[0], image.shape[1], columns[0].shape[2])
    var index = try NDArray.zeros([n, 1, count], .int64, image.state)
    var inside: NDArray?
    for axis in columns.indices.reversed() {
      let (column, size) = (columns[axis], sizes[axis])
      let within = try column.binary(.greaterOrEqual, .int(0)).binary(.logicalAnd, try column.binary(.less, .int(size)))
      let safe = try within.choose(column, try NDArray.full([], .float(0), column.dtype, image.state))
      index = try index.binary(.multiply, .int(size)).binary(.add, try safe.converted(to: .int64))
      inside = try inside?.binary(.logicalAnd, within) ?? within
    }
    let found = try image.gather(2, Tensor(try index.expanded(to: [n, c, count]).contiguous()))
    guard let inside else { return found }
    return try Tensor(inside).choose(found, try found.constant(.int(0)))
  }

  func samples(_ mode: SamplingMode) throws(TensorError) -> Tensor {
    switch mode {
    case .nearest: try nearest()
    case .linear: try linear()
    case .cubic: try cubic()
    }
  }

  private func nearest() throws(TensorError) -> Tensor {
    var columns: [NDArray] = []
    for axis in sizes.indices { columns.append(try moved(places[axis], axis).array.unary(.round)) }
    return try picked(columns)
  }

  private func linear() throws(TensorError) -> Tensor {
    // For each axis the neighbour before and after, with their weights.
    var columns: [[NDArray]] = []
    var weights: [[Tensor]] = []
    for axis in sizes.indices {
      let place = try moved(places[axis], axis)
      let before = try place.array.unary(.floor)
      let after = try place.sub(Tensor(before))
      columns.append([before, try before.binary(.add, .int(1))])
      weights.append([try after.rsub(.int(1)), after])
    }
    var sum: Tensor?
    for corner in 0..<(1 << sizes.count) {
      func side(_ axis: Int) -> Int { corner >> axis & 1 }
      var weight = try weights[0][side(0)].mul(weights[1][side(1)])
      if sizes.count == 3 { weight = try weight.mul(weights[2][side(2)]) }
      let part = try picked(sizes.indices.map { columns[$0][side($0)] }).mul(weight)
      sum = try sum?.add(part) ?? part
    }
    return sum ?? image
  }

  private func cubic() throws(TensorError) -> Tensor {
    var columns: [[NDArray]] = []
    var weights: [[Tensor]] = []
    for axis in sizes.indices {
      let before = try places[axis].array.unary(.floor)
      weights.append(try GridSampler.cubicWeights(try places[axis].sub(Tensor(before))))
      var four: [NDArray] = []
      for step in -1...2 {
        let tap = Tensor(try before.binary(.add, .int(step)))
        four.append(try moved(tap, axis).array)
      }
      columns.append(four)
    }
    var sum: Tensor?
    for row in 0..<4 {
      var line: Tensor?
      for column in 0..<4 {
        let part = try picked([columns[0][column], columns[1][row]]).mul(weights[0][column])
        line = try line?.add(part) ?? part
      }
      guard let line else { continue }
      let part = try line.mul(weights[1][row])
      sum = try sum?.add(part) ?? part
    }
    return sum ?? image
  }

  /// Keys' cubic with a = -0.75 at the distances 1 + t, t, 1 - t and 2 - t.
  private static func cubicWeights(_ t: Tensor) throws(TensorError) -> [Tensor] {
    let a = -0.75
    func far(_ x: Tensor) throws(TensorError) -> Tensor {
      try x.mul(.float(a)).sub(.float(5 * a)).mul(x).add(.float(8 * a)).mul(x).sub(.float(4 * a))
    }
    func near(_ x: Tensor) throws(TensorError) -> Tensor {
      try x.mul(.float(a + 2)).sub(.float(a + 3)).mul(x).mul(x).add(.int(1))
    }
    return [try far(try t.add(.int(1))), try near(t), try near(try t.rsub(.int(1))), try far(try t.rsub(.int(2)))]
  }
}
