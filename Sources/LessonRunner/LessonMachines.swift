// The interpreters of one lesson: the lesson's own, and one for every side namespace that `#| env:` opens. A side
// namespace is a whole interpreter: its own variables, imports and random streams, which begin at the lesson's seed, so
// that what a cell shows does not depend on what other namespaces drew. Deadline and limits hold for all together.

import Glibc
import NumPy
import PythonRuntime
import Torch

/// Makes machines and says what they may use up.
final class LessonMachines {
  /// More side namespaces than this are a mistake; each has a heap of its own.
  static let namespaceLimit = 32

  private let seed: Int
  private let limits: LessonLimits
  private let isRecording: Bool
  private let deadline: UInt64
  private let options: RunOptions
  private var machines: [String: Machine] = [:]
  /// The lesson's own.
  let main: Machine

  init(seed: Int, limits: LessonLimits, isRecording: Bool, _ options: RunOptions) {
    self.seed = seed
    self.limits = limits
    self.isRecording = isRecording
    self.options = options
    deadline = Self.now(after: limits.seconds)
    main = Machine(whenStageEnds: { options.whenStageEnds($0 ? .part : .program) })
    options.whenStageEnds(.part)
    install(on: main)
    machines[""] = main
  }

  private func install(on vm: Machine) {
    vm.programArguments = options.arguments
    vm.terminal = options.terminal
    TorchLibrary.install(on: vm, seed: seed, memoryLimit: limits.memory, isSecondRun: options.isSecondRun)
    if vm === main { options.whenStageEnds(.part) }
    NumPyLibrary.install(on: vm, seed: seed)
    if options.checksGradients {
      TorchLibrary.checkGradients(on: vm)
    } else if isRecording {
      TorchLibrary.setRecording(true, on: vm)
    }
    #if DEBUG
      if let fault = options.plantedFault { TorchLibrary.plantFault(fault, on: vm) }
    #endif
  }

  /// The machine of a namespace, made at its first use by `prepare`; nil when there are too many.
  func machine(_ namespace: String, prepare: (Machine) -> Void) -> Machine? {
    if let known = machines[namespace] { return known }
    if machines.count > Self.namespaceLimit { return nil }
    let vm = Machine()
    install(on: vm)
    prepare(vm)
    machines[namespace] = vm
    return vm
  }

  /// Sets what the next cell of a machine may use.
  func setLimits(of vm: Machine, timeout: Double?, steps: Int?) {
    let used = machines.values.reduce(0) { $0 + $1.stepsTaken }
    var left = limits.steps.map { max(0, $0 - used) }
    if let steps { left = min(left ?? steps, steps) }
    vm.limits = Limits(
      steps: left.map { vm.stepsTaken + $0 }, memory: limits.memory, output: limits.output,
      deadline: timeout.map { min(deadline, Self.now(after: $0)) } ?? deadline)
    vm.limits.endsProcess = options.endsWhenLate
    vm.keepsPendingOutput = options.live != nil
  }

  private static func now(after seconds: Double) -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let nanoseconds = min(max(seconds, 0), 1e9) * 1e9
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec) + UInt64(nanoseconds)
  }
}
