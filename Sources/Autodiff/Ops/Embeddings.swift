// Rows of a weight by number, one by one or in bags, and the bound on their norms. Knows no layers.
import Tensors

/// What an embedding does with its gradient.
package struct EmbeddingRules: Sendable {
  /// The number whose row gets no gradient, and which bags skip.
  package var padding: Int?
  /// Each number's gradient is divided by how often it occurs.
  package var scalesByFrequency = false
  /// Bags look the frequency of the k-th distinct number up at the k-th place of the sorted numbers, as in the reference.
  var isBag = false

  package init(padding: Int? = nil, scalesByFrequency: Bool = false) {
    self.padding = padding
    self.scalesByFrequency = scalesByFrequency
  }
}

extension Tensor {
  /// `F.embedding`: rows of this weight by number.
  package func embedding(
    _ given: Tensor, _ rules: EmbeddingRules = EmbeddingRules()
  ) throws(TensorError) -> Tensor {
    let numbers = try given.embeddingNumbers()
    let rows = try rowSource(rules).indexSelected(0, try numbers.array.reshaped(to: [-1]))
    let result = Tensor(try rows.reshaped(to: try Shape(Array(numbers.shape) + Array(shape.dropFirst()))))
    result.noteExtraInput(given)
    if let node = result.history("EmbeddingBackward0", self) {
      try node.save(0, numbers)
      let original = shape
      node.arguments = .named([
        ("padding_idx", .whole(rules.padding ?? -1)), ("scale_grad_by_freq", .flag(rules.scalesByFrequency)),
        ("sparse", .flag(false)), ("weight_sym_argsize_0", .whole(original[0])),
      ])
      node.rule = { step, gradient throws(TensorError) in
        let index = try step.saved(0).reshape([-1])
        var rows = try gradient.reshape(try Shape([index.count] + Array(original.dropFirst())))
        if let padding = rules.padding {
          let isPadding = Tensor(try index.array.binary(.equal, .int(padding)))
          rows = try rows.maskedFill(try isPadding.unsqueeze(1), .int(0))
        }
        if rules.scalesByFrequency { rows = try rows.mul(try index.shares(rows.dtype, bags: rules.isBag).unsqueeze(1)) }
        step[0] = try rows.rowsAdded(0, index, original)
        if gradient.state.gradEnabled, gradient.requiresGradient, let value = step[0] {
          step[0] = try gradient.tableGradient(value.array, try step.saved(0), rules.padding)
        }
      }
    }
    return result
  }

  /// The gradient of a table of rows as one operation of this gradient that arrived. Its own derivative knows nothing of frequencies, as in
  /// the reference.
  private func tableGradient(_ value: NDArray, _ numbers: Tensor, _ padding: Int?) throws(TensorError) -> Tensor {
    let (sizes, rank) = (Array(numbers.shape), rank - numbers.rank)
    return try Tensor.operation("EmbeddingDenseBackwardBackward0", [self], value, saving: [numbers]) {
      step, g throws(TensorError) in
      let numbers = try step.saved(0)
      var rows = try g.indexSelect(0, try numbers.reshape([-1]))
      if let padding {
        let isPadding = Tensor(try numbers.array.binary(.equal, .int(padding)))
        rows = try rows.maskedFill(try isPadding.reshape(try Shape([-1] + [Int](repeating: 1, count: rank))), .int(0))
      }
      step[0] = try rows.view(try Shape(sizes + Array(g.shape.dropFirst())))
    }.noting([("padding_idx", .whole(padding ?? -1))])
  }

  /// The matrix that rows are taken from. To a check of gradients the padding row is a constant, since it gets no gradient.
  private func rowSource(_ rules: EmbeddingRules) throws(TensorError) -> NDArray {
    guard let padding = rules.padding, let still = state.unmoved(self) else { return array }
    let source = try array.copied()
    try source.narrowed(0, padding, 1).copyFrom(try still.narrowed(0, padding, 1))
    return source
  }

  /// Numbers of rows as 64-bit integers.
  private func embeddingNumbers(
    _ place: String = "#1 'indices'", _ function: String = "embedding"
  ) throws(TensorError) -> Tensor {
    if dtype == .int32 { return Tensor(try array.converted(to: .int64)) }
    if dtype == .int64 { return self }
    // The types that came last there are named in another way.
    let isLate = dtype == .bool || dtype == .bfloat16 || dtype.isComplex
    throw .runtime(
      "Expected tensor for argument \(place) to have one of the following scalar types: Long, Int; but got "
        + "\(isLate ? "CPU\(dtype.typeName)Type" : dtype.tensorTypeName) instead (while checking arguments for \(function))"
    )
  }

  /// For each number one over how often it occurs among them.
  private func shares(_ type: DType, bags: Bool) throws(TensorError) -> Tensor {
    let numbers = try array.integers()
    var counts: [Int: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    var frequency = counts
    if bags {
      let sorted = numbers.sorted()
      for (place, number) in Set(numbers).sorted().enumerated() { frequency[number] = counts[sorted[place]] }
    }
    let shares = numbers.map { 1 / Double(frequency[$0] ?? 1) }
    return Tensor(try NDArray.from(shares, [count], array.state).converted(to: type))
  }

  /// Shortens the rows with these numbers to a norm of at most `maximum`, in place and without history.
  package func renormalizeRows(_ numbers: Tensor, _ maximum: Double, _ p: Double) throws(TensorError) {
    let version = array.version
    let rows = try numbers.embeddingNumbers("#2 'indices'", "embedding_renorm_").array.integers()
    for row in Set(rows).sorted() {
      let place = try array.selected(0, row)
      let norm = try place.norm(p, nil, keepDimensions: false).item().doubleValue
      guard norm > maximum else { continue }
      try place.apply(.multiply, .float(maximum / (norm + 1e-7)))
    }
    array.version = version &+ 1
  }

  /// Throws what the reference says to a number without a row: its fast sums of floats have words of their own.
  private func checkBags(_ numbers: Tensor, _ mode: String, isPlain: Bool) throws(TensorError) {
    if numbers.array.hidden != nil || shape.isEmpty { return }
    for (place, number) in try numbers.array.integers().enumerated() where number < 0 || number >= shape[0] {
      if mode != "max" && isPlain && dtype != .float64 {
        throw .runtime("Index \(place) of input takes value \(number) which is not in the valid range [0, \(shape[0]))")
      }
      throw .runtime(
        "embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be \(number)")
    }
  }

  /// Sums, means or maxima of rows of this weight over bags of numbers.
  package func embeddingBag(
    _ numbers: Tensor, _ bounds: [Int], _ mode: String, _ factors: Tensor?, _ rules: EmbeddingRules
  ) throws(TensorError) -> Tensor {
    let numbers = try numbers.embeddingNumbers()
    try checkBags(numbers, mode, isPlain: rules.padding == nil)
    let operands = [self] + (factors.map { [$0] } ?? [])
    guard let padding = rules.padding else {
      let result = try Tensor.opaque("EmbeddingBagBackward0", operands, second: .bags) { parts throws(TensorError) in
        try parts[0].composedBags(numbers, bounds, mode, parts.count > 1 ? parts[1] : nil, rules)
      }
      result.madeBy?.refuseForward("_embedding_bag")
      return result.notingBags(numbers, bounds, mode, factors, rules, self)
    }
    let all = try numbers.array.integers()
    var kept: [Int] = []
    var keptBefore = [0]
    for (index, number) in all.enumerated() {
      if number != padding { kept.append(index) }
      keptBefore.append(kept.count)
    }
    let ends = bounds.map { keptBefore[Swift.min(Swift.max($0, 0), all.count)] }
    let places = Tensor(try NDArray.from(kept, [kept.count], array.state))
    let rest = try numbers.indexSelect(0, places)
    return try Tensor.opaque("EmbeddingBagBackward0", operands, second: .bags) { parts throws(TensorError) in
      let weights = parts.count > 1 ? try parts[1].indexSelect(0, places) : nil
      return try parts[0].composedBags(rest, ends, mode, weights, rules)
    }.notingBags(numbers, bounds, mode, factors, rules, self)
  }

  /// What the reference keeps of bags, and its edge for factors where there are none.
  private func notingBags(
    _ numbers: Tensor, _ bounds: [Int], _ mode: String, _ factors: Tensor?, _ rules: EmbeddingRules, _ table: Tensor
  ) -> Tensor {
    if factors == nil { madeBy?.append(GradientEdge()) }
    let (rows, state) = (table.shape.first ?? 0, state)
    let starts = Array(bounds.dropLast())
    return noting([
      ("indices", .tensor(numbers)), ("mode", .whole(mode == "sum" ? 0 : mode == "mean" ? 1 : 2)),
      ("offsets", .made { try? NDArray.from(starts, [starts.count], state) }),
      ("padding_idx", .whole(rules.padding ?? -1)), ("per_sample_weights", .tensor(factors)),
      ("scale_grad_by_freq", .flag(rules.scalesByFrequency)), ("sparse", .flag(false)),
      ("weight", .tensor(factors == nil ? nil : table)), ("weight_sym_argsize_0", .whole(rows)),
    ])
  }

  /// Bags of `length` rows each that begin at `starts`, reduced.
  private func bags(_ starts: [Int], _ length: Int, _ mode: String) throws(TensorError) -> Tensor {
    let width = Array(shape.dropFirst())
    if length < 0 { return try narrow(0, starts[0], length) }
    if length == 0 {
      return try narrow(0, 0, 0).sum([0]).unsqueeze(0).expand(try Shape([starts.count] + width)).contiguous()
    }
    let follow = starts.enumerated().allSatisfy { $1 == starts[0] + $0 * length }
    let rows: Tensor
    if follow {
      rows = try narrow(0, starts[0], starts.count * length)
    } else {
      let numbers = starts.flatMap { $0..<($0 + length) }
      rows = try indexSelect(0, Tensor(try NDArray.from(numbers, [numbers.count], array.state)))
    }
    let stacked = try rows.reshape(try Shape([starts.count, length] + width))
    if mode == "max" { return try stacked.extremum(maximum: true, 1).values }
    return mode == "mean" ? try stacked.mean([1]) : try stacked.sum([1])
  }

  private func composedBags(
    _ numbers: Tensor, _ bounds: [Int], _ mode: String, _ factors: Tensor?, _ rules: EmbeddingRules
  ) throws(TensorError) -> Tensor {
    if !state.gradEnabled, mode != "max",
      let sums = try array.bagSums(
        numbers.array, bounds, factors?.array, isMean: mode == "mean")
    {
      return Tensor(sums)
    }
    var each = EmbeddingRules(scalesByFrequency: rules.scalesByFrequency)
    each.isBag = true
    var rows = try embedding(numbers, each)
    if let factors { rows = try rows.mul(try factors.unsqueeze(1)) }
    // Bags of one length are reduced together.
    var places: [Int: [Int]] = [:]
    for (bag, (low, high)) in zip(bounds, bounds.dropFirst()).enumerated() {
      places[high - low, default: []].append(bag)
    }
    if places.isEmpty { return try rows.narrow(0, 0, 0) }
    var groups: [Tensor] = []
    var order: [Int] = []
    for length in places.keys.sorted() {
      let bags = places[length] ?? []
      groups.append(try rows.bags(bags.map { bounds[$0] }, length, mode))
      order += bags
    }
    if groups.count == 1 { return groups[0] }
    var numbersOfBags = [Int](repeating: 0, count: order.count)
    for (place, bag) in order.enumerated() { numbersOfBags[bag] = place }
    return try Tensor.cat(groups, 0).indexSelect(
      0, Tensor(try NDArray.from(numbersOfBags, [order.count], array.state)))
  }
}
