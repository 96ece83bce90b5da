// The arguments of an operation, for whoever asks its node (`grad_fn._saved_dim`). The rule holds them too, but nobody can
// look into it. They stand in the node itself and are only stored: no memory is asked for, and nothing reads them until a
// lesson does.
import Tensors

package enum NodeArguments {
  case none
  /// One dimension, and whether it is kept.
  case dimension(Int, keeps: Bool)
  /// Dimensions as they were given (nil: none named), whether they are kept, and the operation's number.
  case dimensions([Int]?, keeps: Bool, Double)
  case shape(Shape)
  /// Up to four whole numbers, by the place of their names.
  case whole(Int, Int, Int, Int)
  case numbers(Double, Double)
  case bounds(Scalar?, Scalar?)
  case text(StaticString)
}
