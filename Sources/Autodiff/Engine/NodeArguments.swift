// The arguments of an operation, for whoever asks its node (`grad_fn._saved_dim`). The rule holds them too, but nobody can
// look into it. They are only stored, and nothing reads them until a lesson does; what is short stands in the node itself,
// what is long asks for memory, so that every node stays small.
import Tensors

package enum NodeArguments {
  case none
  /// One dimension, and whether it is kept.
  case dimension(Int, keeps: Bool)
  /// Dimensions as they were given (nil: none named), whether they are kept, and the operation's number.
  case dimensions([Int]?, keeps: Bool, Double)
  indirect case shape(Shape)
  /// Up to four whole numbers, by the place of their names.
  case whole(Int, Int, Int, Int)
  case numbers(Double, Double)
  indirect case bounds(Scalar?, Scalar?)
  case text(StaticString)
  /// The positions of an indexing; nil stands for a whole dimension.
  indirect case positions([NDArray?])
  /// Arguments that bring their names along: of operations that take their time anyway.
  indirect case named([(StaticString, NodeArgument)])
}

/// One argument as a lesson sees it.
package enum NodeArgument {
  case whole(Int)
  case list([Int])
  case flag(Bool)
  case number(Double)
  case scalar(Scalar?)
  case text(StaticString)
  case word(String)
  /// A tensor that no rule reads, so that nobody checks its version.
  case tensor(Tensor?)
  case array(NDArray)
  /// An array that is only made when a lesson asks.
  case made(() -> NDArray?)
  case arrays([NDArray?])
  case nothing

  static func array(_ array: NDArray, as sizes: [Int]) -> NodeArgument {
    guard let shape = try? Shape(sizes), let shown = try? array.reshaped(to: shape) else { return .nothing }
    return .array(shown)
  }

  /// A number as it is mostly written: whole ones without a point.
  package static func plain(_ number: Double) -> NodeArgument {
    Int(exactly: number).map { .whole($0) } ?? .number(number)
  }
}

extension NodeArguments {
  /// The tensors among them.
  var tensors: [Tensor] {
    guard case .named(let list) = self else { return [] }
    return list.compactMap { entry in
      guard case .tensor(let tensor) = entry.1 else { return nil }
      return tensor
    }
  }

  /// The same without what holds memory.
  var withoutTensors: NodeArguments {
    switch self {
    case .positions: return .none
    case .named(let list):
      let kept = list.filter { entry in
        switch entry.1 {
        case .tensor, .array, .arrays, .made: false
        default: true
        }
      }
      return .named(kept)
    default: return self
    }
  }

  var holdsMemory: Bool {
    switch self {
    case .positions, .named: true
    default: false
    }
  }
}

extension Tensor {
  /// Adds to this fresh result's node what the reference keeps beside the tensors.
  @discardableResult
  package func noting(_ arguments: @autoclosure () -> [(StaticString, NodeArgument)]) -> Tensor {
    if let madeBy, madeBy.edgeCount > 0 { madeBy.arguments = .named(arguments()) }
    return self
  }
}
