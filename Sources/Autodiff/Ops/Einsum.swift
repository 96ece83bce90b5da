// `einsum`: the equation is read, every operand brought to one common order of dimensions (output first, then the summed
// ones), and the operands are contracted from the left in batched products, as the reference does.
import Tensors

/// A label of an equation; the dimensions of an ellipsis are labels of their own.
private let ellipsis = -1

extension Tensor {
  package static func einsum(_ equation: String, _ operands: [Tensor]) throws(TensorError) -> Tensor {
    var plan = try EinsumPlan(equation, operands)
    return try plan.run(operands)
  }
}

private struct EinsumPlan {
  var inputs: [[Int]] = []
  /// Where each label stands in the common order; nil when it does not occur.
  var place = [Int?](repeating: nil, count: 52)
  var counts = [Int](repeating: 0, count: 52)
  var ellipsisRank = 0
  var ellipsisPlace = 0
  var outputRank = 0
  var total = 0
  /// How many operands carry each dimension of the common order.
  var labelAt: [Int?] = []

  init(_ equation: String, _ operands: [Tensor]) throws(TensorError) {
    if operands.isEmpty { throw .runtime("einsum(): must provide at least one operand") }
    let text = Array(equation.utf8)
    var left = text[...]
    var right: ArraySlice<UInt8>?
    if let arrow = EinsumPlan.arrow(in: text) {
      left = text[..<arrow]
      right = text[(arrow + 2)...]
    }
    try readInputs(left, operands)
    try readOutput(right)
  }

  private static func arrow(in text: [UInt8]) -> Int? {
    guard text.count >= 2 else { return nil }
    for index in 0..<(text.count - 1) where text[index] == UInt8(ascii: "-") && text[index + 1] == UInt8(ascii: ">") {
      return index
    }
    return nil
  }

  private static func label(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
    default: nil
    }
  }

  static func letter(_ label: Int) -> String {
    String(UnicodeScalar(UInt8(label < 26 ? 65 + label : 97 + label - 26)))
  }

  private mutating func readInputs(_ text: ArraySlice<UInt8>, _ operands: [Tensor]) throws(TensorError) {
    var current: [Int] = []
    var index = text.startIndex
    var hasEllipsis = false
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: " ") {
        index += 1
        continue
      }
      if byte == UInt8(ascii: ".") {
        if hasEllipsis {
          throw .runtime(
            "einsum(): found '.' for operand \(inputs.count) for which an ellipsis was already found")
        }
        guard index + 2 < text.endIndex, text[index + 1] == byte, text[index + 2] == byte else {
          throw .runtime("einsum(): found '.' for operand \(inputs.count) that is not part of any ellipsis")
        }
        current.append(ellipsis)
        hasEllipsis = true
        index += 3
        continue
      }
      if byte == UInt8(ascii: ",") {
        inputs.append(current)
        current = []
        hasEllipsis = false
        if inputs.count >= operands.count {
          throw .runtime("einsum(): fewer operands were provided than specified in the equation")
        }
        index += 1
        continue
      }
      guard let label = EinsumPlan.label(byte) else {
        throw .runtime(
          "einsum(): invalid subscript given at index \(index) in the equation string, subscripts must be in [a-zA-Z]")
      }
      current.append(label)
      counts[label] += 1
      index += 1
    }
    inputs.append(current)
    if inputs.count < operands.count {
      throw .runtime("einsum(): more operands were provided than specified in the equation")
    }
    for (number, (labels, operand)) in zip(inputs, operands).enumerated() {
      let plain = labels.filter { $0 != ellipsis }.count
      if labels.contains(ellipsis) {
        if operand.rank < plain { throw EinsumPlan.wrongRank(labels, operand, number, plain) }
        ellipsisRank = max(ellipsisRank, operand.rank - plain)
      } else if operand.rank != plain {
        throw EinsumPlan.wrongRank(labels, operand, number, plain)
      }
    }
  }

  private static func wrongRank(_ labels: [Int], _ operand: Tensor, _ number: Int, _ plain: Int) -> TensorError {
    let more =
      labels.contains(ellipsis)
      ? " even though an ellipsis was given" : " and no ellipsis was given"
    return .runtime(
      "einsum(): the number of subscripts in the equation (\(plain)) "
        + (labels.contains(ellipsis)
          ? "is more than the number of dimensions (\(operand.rank)) for operand \(number)"
          : "does not match the number of dimensions (\(operand.rank)) for operand \(number)\(more)"))
  }

  private mutating func readOutput(_ text: ArraySlice<UInt8>?) throws(TensorError) {
    var next = 0
    if let text {
      var index = text.startIndex
      var found = false
      while index < text.endIndex {
        let byte = text[index]
        if byte == UInt8(ascii: " ") {
          index += 1
        } else if byte == UInt8(ascii: ".") {
          if found {
            throw .runtime("einsum(): found '.' for output but an ellipsis (...) was already found")
          }
          guard index + 2 < text.endIndex, text[index + 1] == byte, text[index + 2] == byte else {
            throw .runtime("einsum(): found '.' for output that is not part of any ellipsis (...)")
          }
          ellipsisPlace = next
          next += ellipsisRank
          found = true
          index += 3
        } else if let label = EinsumPlan.label(byte) {
          if counts[label] == 0 {
            throw .runtime(
              "einsum(): output subscript \(EinsumPlan.letter(label)) does not appear in the equation for any input "
                + "operand")
          }
          if place[label] != nil {
            throw .runtime(
              "einsum(): output subscript \(EinsumPlan.letter(label)) appears more than once in the output")
          }
          place[label] = next
          next += 1
          index += 1
        } else {
          throw .runtime(
            "einsum(): invalid subscript given at index \(index) in the equation string, subscripts must be in "
              + "[a-zA-Z]")
        }
      }
      outputRank = next
      if !found {
        ellipsisPlace = next
        next += ellipsisRank
      }
    } else {
      next = ellipsisRank
      for label in 0..<52 where counts[label] == 1 {
        place[label] = next
        next += 1
      }
      outputRank = next
    }
    for label in 0..<52 where counts[label] > 0 && place[label] == nil {
      place[label] = next
      next += 1
    }
    total = next
    try Shape.checkRank(total)
  }

  /// An operand in the common order, repeated labels as diagonals, missing ones as size 1.
  private func arranged(_ operand: Tensor, _ labels: [Int]) throws(TensorError) -> Tensor {
    var result = operand
    var order = [Int?](repeating: nil, count: total)
    let covered = operand.rank - labels.filter { $0 != ellipsis }.count
    var dimension = 0
    for label in labels {
      if label == ellipsis {
        for k in (ellipsisRank - covered)..<ellipsisRank {
          order[ellipsisPlace + k] = dimension
          dimension += 1
        }
        continue
      }
      let target = place[label] ?? 0
      if let first = order[target] {
        if result.shape[first] != result.shape[dimension] {
          throw .runtime(
            "einsum(): subscript \(EinsumPlan.letter(label)) is repeated for operand 0 but the sizes don't match, "
              + "\(result.shape[dimension]) != \(result.shape[first])")
        }
        result = try result.diagonal(0, first, dimension).movedim([-1], [first])
      } else {
        order[target] = dimension
        dimension += 1
      }
    }
    var complete: [Int] = []
    for slot in order {
      if let slot {
        complete.append(slot)
      } else {
        result = try result.unsqueeze(result.rank)
        complete.append(dimension)
        dimension += 1
      }
    }
    return try result.permute(try Shape(complete))
  }

  private func checkSizes(_ operands: [Tensor]) throws(TensorError) {
    var known = [Int](repeating: 1, count: total)
    var letters = [String](repeating: "...", count: total)
    for label in 0..<52 { if let at = place[label] { letters[at] = EinsumPlan.letter(label) } }
    for (number, operand) in operands.enumerated() {
      for d in 0..<total where operand.shape[d] != 1 {
        if known[d] != 1 && known[d] != operand.shape[d] {
          throw .runtime(
            "einsum(): subscript \(letters[d]) has size \(operand.shape[d]) for operand \(number) which does not "
              + "broadcast with previously seen size \(known[d])")
        }
        known[d] = operand.shape[d]
      }
    }
  }

  mutating func run(_ operands: [Tensor]) throws(TensorError) -> Tensor {
    var remaining: [Tensor] = []
    for (operand, labels) in zip(operands, inputs) { remaining.append(try arranged(operand, labels)) }
    try checkSizes(remaining)
    var uses = (0..<total).map { d in remaining.filter { $0.shape[d] != 1 }.count }
    let count = remaining.count
    while remaining.count > 1 {
      var (a, b) = (remaining[0], remaining[1])
      var shared = Set<Int>()
      var (firstSums, secondSums): ([Int], [Int]) = ([], [])
      for d in outputRank..<total {
        let (ours, theirs) = (a.shape[d] != 1, b.shape[d] != 1)
        if ours && theirs {
          uses[d] -= 1
          if uses[d] == 1 { shared.insert(d) }
        } else if uses[d] == 1 {
          if ours {
            firstSums.append(d)
            uses[d] -= 1
          } else if theirs {
            secondSums.append(d)
            uses[d] -= 1
          }
        }
      }
      if !firstSums.isEmpty { a = try a.sum(firstSums, keepDimensions: true) }
      if !secondSums.isEmpty { b = try b.sum(secondSums, keepDimensions: true) }
      remaining.removeFirst(2)
      remaining.insert(try Tensor.pairProduct(a, b, shared), at: 0)
    }
    let result = remaining[0]
    if total == outputRank { return result }
    if count > 1 { return try result.view(try Shape(Array(result.shape.prefix(outputRank)))) }
    return try result.sum(Array(outputRank..<total))
  }
}
