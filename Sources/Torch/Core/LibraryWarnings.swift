// The warnings that PyTorch's C++ code gives: their words, measured under the reference, with the line of its sources that
// it names, and which of them a program sees once only. It knows no function that gives them.

import Autodiff
import PythonRuntime
import Tensors

/// A warning that a program sees once, however often its reason comes.
enum OnceWarning: String {
  case discardedPart, adjointOfNumber, chainOfMatrices, crossWithoutDimension, gridWithoutIndexing, oldCholesky, oldQR,
    oldLU, oldLUSolve, realTransform
  case oldTriangularSolve, outerProduct, reducedScatter, indexReduction, reversedShape, scatteredValues, frobenius,
    nuclear
  case projectedMemory, scalarWithGradient, keptFlag, typedStorage, transformWithoutWindow, inverseWithoutWindow
  case transposedNumber, conjugateTransposedNumber, matrixOfNumber, conjugatedMatrixOfNumber

  var text: String {
    let words: String
    switch self {
    case .discardedPart: words = "Casting complex values to real discards the imaginary part"
    case .adjointOfNumber: words = "adjoint() is deprecated on 0-D tensors. Consider using x.conj()."
    case .transposedNumber:
      words = "Tensor.T is deprecated on 0-D tensors. This function is the identity in these cases."
    case .matrixOfNumber:
      words = "Tensor.mT is deprecated on 0-D tensors. This function is the identity in these cases."
    case .conjugateTransposedNumber: words = "Tensor.H is deprecated on 0-D tensors. Consider using x.conj()."
    case .conjugatedMatrixOfNumber: words = "Tensor.mH is deprecated on 0-D tensors. Consider using x.conj()."
    case .chainOfMatrices:
      words =
        "torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use torch.linalg.multi_dot "
        + "instead, which accepts a list of two or more tensors rather than multiple parameters."
    case .crossWithoutDimension:
      words =
        "Using torch.cross without specifying the dim arg is deprecated.\nPlease either pass the dim explicitly or simply "
        + "use torch.linalg.cross.\nThe default value of dim will change to agree with that of linalg.cross in a future "
        + "release."
    case .gridWithoutIndexing:
      words = "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument."
    case .oldCholesky:
      words =
        "torch.cholesky is deprecated in favor of torch.linalg.cholesky and will be removed in a future PyTorch release.\n"
        + "L = torch.cholesky(A)\nshould be replaced with\nL = torch.linalg.cholesky(A)\nand\n"
        + "U = torch.cholesky(A, upper=True)\nshould be replaced with\nU = torch.linalg.cholesky(A).mH\n"
        + "This transform will produce equivalent results for all valid (symmetric positive definite) inputs."
    case .oldQR:
      words =
        "torch.qr is deprecated in favor of torch.linalg.qr and will be removed in a future PyTorch release.\nThe boolean "
        + "parameter 'some' has been replaced with a string parameter 'mode'.\nQ, R = torch.qr(A, some)\nshould be "
        + "replaced with\nQ, R = torch.linalg.qr(A, 'reduced' if some else 'complete')"
    case .oldLU:
      words =
        "torch.lu is deprecated in favor of torch.linalg.lu_factor / torch.linalg.lu_factor_ex and will be removed in a "
        + "future PyTorch release.\nLU, pivots = torch.lu(A, compute_pivots)\nshould be replaced with\nLU, pivots = "
        + "torch.linalg.lu_factor(A, compute_pivots)\nand\nLU, pivots, info = torch.lu(A, compute_pivots, "
        + "get_infos=True)\nshould be replaced with\nLU, pivots, info = torch.linalg.lu_factor_ex(A, compute_pivots)"
    case .oldLUSolve:
      words =
        "torch.lu_solve is deprecated in favor of torch.linalg.lu_solveand will be removed in a future PyTorch release.\n"
        + "Note that torch.linalg.lu_solve has its arguments reversed.\nX = torch.lu_solve(B, LU, pivots)\nshould be "
        + "replaced with\nX = torch.linalg.lu_solve(LU, pivots, B)"
    case .realTransform:
      words =
        "stft with return_complex=False is deprecated. In a future pytorch release, stft will return complex tensors for "
        + "all inputs, and return_complex=False will raise an error.\nNote: you can still call torch.view_as_real on the "
        + "complex output to recover the old return format."
    case .oldTriangularSolve:
      words =
        "torch.triangular_solve is deprecated in favor of torch.linalg.solve_triangularand will be removed in a future "
        + "PyTorch release.\ntorch.linalg.solve_triangular has its arguments reversed and does not return a copy of one "
        + "of the inputs.\nX = torch.triangular_solve(B, A).solution\nshould be replaced with\nX = "
        + "torch.linalg.solve_triangular(A, B)."
    case .outerProduct:
      words = "torch.ger is deprecated and will be removed in a future PyTorch release. Use torch.outer instead."
    case .reducedScatter:
      words =
        "The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch "
        + "release. Use torch.scatter_reduce instead for more reduction options."
    case .indexReduction: words = "index_reduce() is in beta and the API may change at any time."
    case .reversedShape:
      words =
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an "
        + "error in a future release. Consider `x.mT` to transpose batches of matrices or "
        + "`x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor."
    case .scatteredValues:
      words =
        "torch.searchsorted(): input value tensor is non-contiguous, this will lower the performance due to extra data "
        + "copy when converting non-contiguous tensor to contiguous, please use contiguous input value tensor if "
        + "possible. This message will only appear once per program."
    case .frobenius:
      words =
        "at::frobenius_norm is deprecated and it is just left for JIT compatibility. It will be removed in a future "
        + "PyTorch release. Please use `linalg.vector_norm(A, 2., dim, keepdim)` instead"
    case .nuclear:
      words =
        "at::nuclear_norm is deprecated and it is just left for JIT compatibility. It will be removed in a future PyTorch "
        + "release. Please use `linalg.matrix_norm(A, 'nuc', dim, keepdim)` instead"
    case .scalarWithGradient:
      words =
        "Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\nConsider using "
        + "tensor.detach() first."
    case .keptFlag:
      words =
        "torch.asarray: unspecified requires_grad now defaults to obj.requires_grad instead of False. Pass "
        + "requires_grad=False explicitly to get the old behavior and silence this warning."
    case .typedStorage:
      return
        "TypedStorage is deprecated. It will be removed in the future and UntypedStorage will be the only storage class. "
        + "This should only matter to you if you are using storages directly.  To access UntypedStorage directly, use "
        + "tensor.untyped_storage() instead of tensor.storage()"
    case .projectedMemory:
      words = "LSTM with projections is not supported with oneDNN. Using default implementation."
    case .transformWithoutWindow:
      words =
        "A window was not provided. A rectangular window will be applied,which is known to cause spectral leakage. Other "
        + "windows such as torch.hann_window or torch.hamming_window are recommended to reduce spectral leakage.To "
        + "suppress this warning and use a rectangular window, explicitly set `window=torch.ones(n_fft, "
        + "device=<device>)`."
    case .inverseWithoutWindow:
      words =
        "A window was not provided. A rectangular window will be applied.Please provide the same window used by stft to "
        + "make the inversion lossless.To suppress this warning and use a rectangular window, explicitly set "
        + "`window=torch.ones(n_fft, device=<device>)`."
    }
    return words + LibraryWarnings.place(line)
  }

  /// The line of PyTorch's sources that the warning names.
  private var line: String {
    switch self {
    case .discardedPart: "aten/src/ATen/native/Copy.cpp:307"
    case .adjointOfNumber: "aten/src/ATen/native/TensorShape.cpp:4390"
    case .transposedNumber: "aten/src/ATen/native/TensorShape.cpp:4321"
    case .matrixOfNumber: "aten/src/ATen/native/TensorShape.cpp:4373"
    case .conjugateTransposedNumber: "aten/src/ATen/native/TensorShape.cpp:4335"
    case .conjugatedMatrixOfNumber: "aten/src/ATen/native/TensorShape.cpp:4382"
    case .chainOfMatrices: "aten/src/ATen/native/LinearAlgebra.cpp:1102"
    case .crossWithoutDimension: "aten/src/ATen/native/Cross.cpp:63"
    case .gridWithoutIndexing: "aten/src/ATen/native/TensorShape.cpp:4215"
    case .oldCholesky: "aten/src/ATen/native/BatchLinearAlgebra.cpp:1765"
    case .oldQR: "aten/src/ATen/native/BatchLinearAlgebra.cpp:2505"
    case .oldLU: "aten/src/ATen/native/BatchLinearAlgebra.cpp:2073"
    case .oldLUSolve: "aten/src/ATen/native/BatchLinearAlgebra.cpp:2230"
    case .realTransform: "aten/src/ATen/native/SpectralOps.cpp:874"
    case .oldTriangularSolve: "aten/src/ATen/native/BatchLinearAlgebra.cpp:2273"
    case .outerProduct: "aten/src/ATen/native/LinearAlgebra.cpp:1270"
    case .reducedScatter: "aten/src/ATen/native/TensorAdvancedIndexing.cpp:225"
    case .indexReduction: "aten/src/ATen/native/TensorAdvancedIndexing.cpp:1523"
    case .reversedShape: "aten/src/ATen/native/TensorShape.cpp:4314"
    case .scatteredValues: "aten/src/ATen/native/BucketizationUtils.h:32"
    case .frobenius: "aten/src/ATen/native/LinearAlgebra.cpp:3175"
    case .nuclear: "aten/src/ATen/native/LinearAlgebra.cpp:3229"
    case .scalarWithGradient: "torch/csrc/autograd/generated/python_variable_methods.cpp:822"
    case .keptFlag: "torch/csrc/utils/tensor_new.cpp:1737"
    case .typedStorage: ""
    case .projectedMemory: "aten/src/ATen/native/RNN.cpp:1512"
    case .transformWithoutWindow: "aten/src/ATen/native/SpectralOps.cpp:835"
    case .inverseWithoutWindow: "aten/src/ATen/native/SpectralOps.cpp:1035"
    }
  }
}

enum LibraryWarnings {
  /// How library text gives a warning.
  static let row = NativeRow("_warn_once(name)") { (vm, arguments) throws(PyError) in
    if let warning = OnceWarning(rawValue: try vm.str(arguments[0])) { try vm.warn(warning) }
    return .none
  }

  /// What PyTorch adds to warnings of its C++ code.
  static func place(_ line: String) -> String { " (Triggered internally at /__w/pytorch/pytorch/\(line).)" }
}

extension Machine {
  func warn(_ warning: OnceWarning) throws(PyError) {
    if torch.givenWarnings.insert(warning).inserted { try issueWarning(.userWarning, warning.text) }
  }

  /// A spread needs more values than its correction takes away.
  func warnOfFewValues(_ name: String, _ tensor: Tensor, _ dimensions: [Int]?, correction: Double) throws(PyError) {
    var kept = 1
    if let dimensions, !dimensions.isEmpty {
      var reduced = Set<Int>()
      for dimension in dimensions {
        guard let place = try? tensor.shape.dimension(dimension) else { return }
        reduced.insert(place)
      }
      for (index, size) in tensor.shape.enumerated() where !reduced.contains(index) { kept *= size }
    }
    // Without results there is nothing to divide: the reference warns then too.
    let count = kept == 0 ? 0 : tensor.count / kept
    if Double(count) > correction && kept > 0 { return }
    try issueWarning(
      .userWarning,
      "\(name)(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel "
        + "divided by output numel)." + LibraryWarnings.place("aten/src/ATen/native/ReduceOps.cpp:1861"))
  }

  /// A covariance needs more observations than its correction takes away.
  func warnOfFewObservations(_ tensor: Tensor, correction: Int, weighted: Bool) throws(PyError) {
    if weighted || tensor.rank > 2 { return }
    let observations = tensor.rank == 0 ? 1 : tensor.shape[tensor.rank - 1]
    if observations > correction { return }
    try issueWarning(
      .userWarning,
      "cov(): degrees of freedom is <= 0. Correction should be strictly less than the number of observations."
        + LibraryWarnings.place("aten/src/ATen/native/Correlation.cpp:129"))
  }

  /// Complex numbers become real ones; that a number is not zero needs both parts.
  func warnOfDiscardedPart(_ source: Tensor, _ target: DType) throws(PyError) {
    if source.dtype.isComplex && !target.isComplex && target != .bool { try warn(.discardedPart) }
  }
}

extension TensorOperation {
  /// The same operation, with a warning before it.
  func warning(_ warning: OnceWarning) -> TensorOperation {
    let body = body
    return TensorOperation(name, parameters, place) { (vm, tensor, arguments) throws(PyError) in
      try vm.warn(warning)
      return try body(vm, tensor, arguments)
    }
  }
}
