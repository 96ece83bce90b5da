// Whether a parameter's new numbers are its own earlier ones, changed by a step: by an optimiser, or by the lesson with its
// gradient, a mask or a bound. The sentences pass over such a step, and pictures begin behind it; both ask here.

import Autodiff

struct Updates {
  enum Kind {
    /// No update: what it was made of is another story, and is told.
    case none
    /// Of its own numbers, of gradients and of constants.
    case step
    /// With a gradient that has a history of its own, which the step does not keep.
    case metaStep
    /// Its own numbers together with those of something else that is trained.
    case blend
  }

  let recorder: Recorder

  /// A momentum kept by hand comes from all the steps before; many steps back nothing new is found.
  private static let reach = 4096

  func kind(of record: Recorder.Record) -> Kind {
    guard let operation = record.operation, record.identity != record.id else { return .none }
    // What an optimiser does inside its step is its own affair, however it came to its numbers.
    if record.isStep { return record.inputs.contains { $0.cut == .mode } ? .metaStep : .step }
    let isBehindHistory = operation == ".data" || operation.hasPrefix(".data.")
    guard record.isWrite || isBehindHistory else { return .none }
    var open = record.inputs.map(\.record)
    var seen = Set(open)
    var position = 0
    var (usesGradient, usesItself, usesOthers, hasHistory) = (false, false, false, false)
    while position < min(open.count, Self.reach) {
      // What is no longer known is no reason to doubt a step.
      guard let source = recorder.record(open[position]) else { return .step }
      position += 1
      if source.identity == record.identity {
        usesItself = true
      } else if isGradient(source) {
        usesGradient = true
        hasHistory = hasHistory || source.requiresGradient
      } else if source.requiresGradient {
        usesOthers = true
      } else {
        for input in source.inputs where seen.insert(input.record).inserted { open.append(input.record) }
      }
    }
    if usesOthers { return usesItself ? .blend : .none }
    if isBehindHistory, !usesGradient, !usesItself { return .none }
    return hasHistory ? .metaStep : .step
  }

  /// Whether a write took its own tensor's gradient.
  func usesGradient(_ record: Recorder.Record) -> Bool { record.isWrite && comesFromGradient(record) }

  /// Whether something among the near beginnings of a record is no longer known, so that nothing can be said of it.
  func hasLostBeginnings(_ record: Recorder.Record) -> Bool {
    var open = record.inputs.map(\.record)
    var seen = Set(open)
    while let id = open.popLast(), seen.count < 64 {
      guard let source = recorder.record(id) else { return true }
      for input in source.inputs where seen.insert(input.record).inserted { open.append(input.record) }
    }
    return false
  }

  /// Whether a gradient is among the near beginnings of a record, beside its own tensor.
  func comesFromGradient(_ record: Recorder.Record) -> Bool {
    var open = record.inputs.map(\.record).filter { recorder.record($0)?.identity != record.identity }
    var seen = Set(open)
    while let id = open.popLast(), seen.count < 64 {
      guard let source = recorder.record(id) else { continue }
      if isGradient(source) { return true }
      for input in source.inputs where seen.insert(input.record).inserted { open.append(input.record) }
    }
    return false
  }

  /// What a backward left in a `.grad`, or `autograd.grad` returned.
  func isGradient(_ record: Recorder.Record) -> Bool {
    recorder.isGradient(record) || record.operation == "autograd.grad"
  }

  /// Whether values of a tensor lead to a record, other than by way of a gradient without history.
  func leads(from identity: Int32, to record: Recorder.Record) -> Bool {
    var open = record.inputs.map(\.record)
    var seen = Set(open)
    var position = 0
    while position < min(open.count, Self.reach) {
      guard let source = recorder.record(open[position]) else { return false }
      position += 1
      if source.identity == identity { return true }
      if isGradient(source), !source.requiresGradient { continue }
      for input in source.inputs where seen.insert(input.record).inserted { open.append(input.record) }
    }
    return false
  }
}
