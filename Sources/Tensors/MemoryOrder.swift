// The orders in which a tensor's elements can be asked to lie in memory (`memory_format`). Knows no gradients.

package enum MemoryOrder: String, Sendable {
  case preserved = "preserve_format"
  case rowMajor = "contiguous_format"
  /// The second dimension (channels) changes fastest; of four dimensions.
  case channelsLast = "channels_last"
  /// The same of five.
  case channelsLast3d = "channels_last_3d"

  /// How many dimensions an array must have.
  var rank: Int? {
    switch self {
    case .preserved, .rowMajor: nil
    case .channelsLast: 4
    case .channelsLast3d: 5
    }
  }
}

extension NDArray {
  /// A copy in an order.
  package func copied(in order: MemoryOrder) throws(TensorError) -> NDArray {
    if order == .preserved { return try copied() }
    guard let wanted = order.rank else { return try copiedContiguous() }
    try check(order)
    let last = Array(2..<wanted)
    return try permuted(try Shape([0] + last + [1])).copiedContiguous().permuted(
      try Shape([0, wanted - 1] + last.map { $0 - 1 }))
  }

  /// Whether the elements lie in an order already.
  package func isIn(_ order: MemoryOrder) throws(TensorError) -> Bool {
    switch order {
    case .preserved: true
    case .rowMajor: isContiguous
    case .channelsLast, .channelsLast3d:
      rank == order.rank ? try permuted(try Shape([0] + Array(2..<rank) + [1])).isContiguous : false
    }
  }

  package func check(_ order: MemoryOrder) throws(TensorError) {
    if let wanted = order.rank, rank != wanted {
      throw .runtime("required rank \(wanted) tensor to use \(order.rawValue) format")
    }
  }
}
