// The check of a lesson's gradients, as the runner sees it: switched on before a lesson runs, asked after each cell.

import Autodiff
import PythonRuntime

/// What comparing the gradients of one `backward` or `grad` with finite differences gave.
package struct GradientCheck: Sendable, Equatable, Codable {
  package enum Outcome: String, Sendable, Codable {
    case agrees, disagrees
    /// There is no derivative where it was asked for.
    case kink
    /// Computing it again gave another value.
    case unsteady
    case notCompared = "not-compared"
  }

  /// The line that asked for them, 0 when it is not known.
  package var line: Int
  package var outcome: Outcome
  /// How far gradients and differences are apart, relative to the sizes of what was added up.
  package var relativeError: Double
  /// The slope along a random direction: by differences, and by the gradients.
  package var difference: Double
  package var gradient: Double
  /// Why it was not compared.
  package var reason: String?
}

extension TorchLibrary {
  /// Turns the check on, before a lesson runs. Steps take several times as long from then on.
  package static func checkGradients(on vm: Machine) {
    let state = vm.torch
    let differences = FiniteDifferences(state.engine)
    differences.place = { [unowned vm] in vm.sourceLocation()?.line }
    differences.recover = { [unowned vm] in if !vm.pendingException.isUndefined { _ = vm.takePending() } }
    differences.begin()
    state.differences = differences
  }

  /// What has been compared since the last call.
  package static func takeGradientChecks(on vm: Machine) -> [GradientCheck] {
    (vm.torch.differences?.takeComparisons() ?? []).map { comparison in
      var check = GradientCheck(
        line: comparison.line ?? 0, outcome: .agrees, relativeError: comparison.relativeError,
        difference: comparison.difference, gradient: comparison.gradient)
      switch comparison.outcome {
      case .agrees: check.outcome = .agrees
      case .disagrees: check.outcome = .disagrees
      case .kink: check.outcome = .kink
      case .unsteady: check.outcome = .unsteady
      case .notCompared(let reason):
        check.outcome = .notCompared
        check.reason = reason
      }
      return check
    }
  }

  #if DEBUG
    /// Makes the derivative rule of a node's name a wrong one, for tests.
    package static func plantFault(_ name: String, on vm: Machine) { vm.torch.engine.plantedFault = name }
  #endif
}
