// Writes that leave no history: initialisers, loading, and what optimisers do to parameters.

import Autodiff
import PythonRuntime
import Tensors

extension Tensor {
  /// Fills the elements with recording off, as `nn.init` does.
  func fillWithoutHistory(_ fill: (NDArray) throws(TensorError) -> Void) throws(TensorError) {
    try state.withGradMode(false) { () throws(TensorError) in _ = try fillWith("init", fill) }
  }

  /// `copy_` with recording off.
  func overwrite(with source: Tensor) throws(TensorError) {
    try state.withGradMode(false) { () throws(TensorError) in _ = try copy_(source) }
  }
}
