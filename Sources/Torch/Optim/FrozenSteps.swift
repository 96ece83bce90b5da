// What moves a frozen parameter that an optimiser still steps: the next step taken apart into what its gradient, what is
// carried from earlier steps, and decay add. Only explanations ask; the steps themselves are elsewhere.

import Autodiff
import PythonRuntime
import Tensors

/// The numbers of one parameter before a step.
private struct FrozenStep {
  var parameter: [Double]
  var gradient: [Double]
  /// By the name of the state, such as `exp_avg`.
  var states: [String: [Double]]
  /// By the name of the option, such as `lr`; truths are 0 and 1.
  var options: [String: Double]

  typealias Parts = [(words: String, step: [Double])]

  func option(_ name: String) -> Double { options[name] ?? 0 }

  /// Gradient and decay as they enter the rule: the gradient with its sign, the decay where it is added to it.
  private var signed: [Double] { option("maximize") == 0 ? gradient : gradient.map { -$0 } }
  private func decayed(_ isAdded: Bool) -> [Double] {
    let factor = isAdded ? option("weight_decay") : 0
    return parameter.map { factor * $0 }
  }

  /// Parts that are not all 0, each times a factor for every entry.
  private static func parts(_ all: [(String, [Double], (Int) -> Double)]) -> Parts {
    all.compactMap { words, values, factor in
      let step = values.indices.map { factor($0) * values[$0] + 0 }
      return step.allSatisfy { $0 == 0 } ? nil : (words, step)
    }
  }

  var descent: Parts {
    let (rate, factor) = (option("lr"), option("momentum"))
    let buffer = states["momentum_buffer"]
    let isNesterov = option("nesterov") != 0
    let fresh = buffer == nil ? 1 : 1 - option("dampening")
    let now = factor == 0 ? 1 : isNesterov ? 1 + factor * fresh : fresh
    let before = isNesterov ? factor * factor : factor
    return FrozenStep.parts([
      ("gradient", signed, { _ in -rate * now }),
      ("momentum", factor == 0 ? [] : buffer ?? [], { _ in -rate * before }),
      ("decay", decayed(true), { _ in -rate * now }),
    ])
  }

  func adaptive(isDecoupled: Bool) -> Parts {
    guard let average = states["exp_avg"], let square = states["exp_avg_sq"], let count = states["step"]?.first,
      let first = options["beta1"], let second = options["beta2"], average.count == gradient.count,
      square.count == gradient.count
    else { return [] }
    let (rate, small) = (option("lr"), option("eps"))
    let (gradient, decay) = (signed, decayed(!isDecoupled))
    let (bias, spread) = (1 - power(first, count + 1), (1 - power(second, count + 1)).squareRoot())
    let largest = states["max_exp_avg_sq"]
    let divisors = gradient.indices.map { index -> Double in
      let entering = gradient[index] + decay[index]
      var next = second * square[index] + (1 - second) * entering * entering
      if let largest, index < largest.count { next = max(next, largest[index]) }
      return next.squareRoot() / spread + small
    }
    let fresh = { (index: Int) in -rate / bias * (1 - first) / divisors[index] }
    let factor = option("weight_decay")
    return FrozenStep.parts([
      ("gradient", gradient, fresh), ("momentum", average, { -rate / bias * first / divisors[$0] }),
      ("decay", decay, fresh), ("decay", isDecoupled ? parameter : [], { _ in -rate * factor }),
    ])
  }

  var meanSquare: Parts {
    guard let square = states["square_avg"], square.count == gradient.count, option("centered") == 0 else { return [] }
    let (rate, small, keep, factor) = (option("lr"), option("eps"), option("alpha"), option("momentum"))
    let (gradient, decay) = (signed, decayed(true))
    let divisors = gradient.indices.map { index -> Double in
      let entering = gradient[index] + decay[index]
      return (keep * square[index] + (1 - keep) * entering * entering).squareRoot() + small
    }
    let fresh = { (index: Int) in -rate / divisors[index] }
    return FrozenStep.parts([
      ("gradient", gradient, fresh),
      ("momentum", factor == 0 ? [] : states["momentum_buffer"] ?? [], { _ in -rate * factor }),
      ("decay", decay, fresh),
    ])
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    if !exponent.isFinite { return 0 }
    var result = 1.0
    for _ in 0..<Int(max(0, min(exponent, 100_000))) { result *= base }
    return result
  }
}

extension Machine {
  /// Most entries of a parameter that is taken apart.
  private static let frozenStepLimit = 100_000

  /// What the next step of an optimiser would add to a parameter, by its causes; empty for rules with parts of their own.
  func frozenStep(
    of tensor: Tensor, _ group: DictObject, _ optimizer: Value
  ) -> [(words: String, step: [Double])] {
    guard let gradient = tensor.gradient, tensor.count <= Machine.frozenStepLimit, gradient.count == tensor.count else {
      return []
    }
    var step = FrozenStep(
      parameter: numbers(tensor), gradient: numbers(gradient), states: [:], options: [:])
    for pair in group.pairs {
      guard let name = pair.key.str?.string else { continue }
      if let number = plainNumber(pair.value) { step.options[name] = number }
      if name == "betas", let betas = pair.value.tuple?.elements, betas.count == 2 {
        step.options["beta1"] = plainNumber(betas[0])
        step.options["beta2"] = plainNumber(betas[1])
      }
    }
    let state = try? getAttribute(optimizer, "state")
    let own = state?.dict?.pairs.first { $0.key.tensor === tensor }?.value.dict
    for pair in own?.pairs ?? [] {
      guard let name = pair.key.str?.string else { continue }
      if let held = pair.value.tensor, held.count <= Machine.frozenStepLimit { step.states[name] = numbers(held) }
    }
    switch typeName(of: optimizer) {
    case "SGD": return step.descent
    case "Adam": return step.adaptive(isDecoupled: step.option("decoupled_weight_decay") != 0)
    case "AdamW": return step.adaptive(isDecoupled: true)
    case "RMSprop": return step.meanSquare
    default: return []
    }
  }

  private func numbers(_ tensor: Tensor) -> [Double] { tensor.array.scalars().map(\.doubleValue) }

  private func plainNumber(_ value: Value) -> Double? {
    value.isFloat ? value.asFloat : value.isBool ? (value.asBool ? 1 : 0) : value.isInt ? Double(value.asInt) : nil
  }
}
