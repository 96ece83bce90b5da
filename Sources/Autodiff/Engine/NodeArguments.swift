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
}
