// The orthogonal polynomials that `torch.special` names; their steps are the kernels'.
import TensorKernels

extension SpecialFunctions {
  /// Families of orthogonal polynomials.
  package enum Polynomial: Sendable {
    case chebyshevT, chebyshevU, chebyshevV, chebyshevW, hermite, probabilistHermite, laguerre, legendre

    /// The member of a degree at x, computed in single or double precision.
    package func value(_ x: Double, _ degree: Double, single: Bool, shifted: Bool) -> Double {
      let n = degree.isFinite ? Int64(Swift.max(Swift.min(degree, 1e6), -1)) : -1
      return gb_polynomial_value(kernel, single, x, n, shifted)
    }

    private var kernel: gb_polynomial {
      switch self {
      case .chebyshevT: GB_CHEBYSHEV_T
      case .chebyshevU: GB_CHEBYSHEV_U
      case .chebyshevV: GB_CHEBYSHEV_V
      case .chebyshevW: GB_CHEBYSHEV_W
      case .hermite: GB_HERMITE
      case .probabilistHermite: GB_HERMITE_OF_CHANCE
      case .laguerre: GB_LAGUERRE
      case .legendre: GB_LEGENDRE
      }
    }
  }
}
