// What a page asks of a lesson's tensors after a cell: the gradients table and the graph. It evaluates nothing; the
// values come from the runner.

import Autodiff
import Diagrams
import Explanations
import PythonRuntime
import Tensors

/// A row of the gradients table, as text.
package struct InspectedTensor: Sendable {
  package enum GradientState: Sendable { case arrived, nothing, notComputed, notKept }

  package var shape: String
  package var dtype: String
  package var value: String
  package var gradient: String
  package var state: GradientState
  /// The length of the gradient.
  package var norm: Double?
}

extension TorchLibrary {
  /// Turns the recorder on (before a lesson runs) or off. `place` tells the line that runs.
  package static func setRecording(_ isOn: Bool, on vm: Machine) {
    let state = vm.torch
    guard isOn else {
      state.engine.recorder = nil
      return
    }
    let recorder = Recorder()
    let places = LessonPlaces(vm)
    recorder.sourceLocation = { places.current() }
    recorder.runningLibrary = { places.calledLibrary() }
    recorder.turnOfLoop = { places.turnOfLoop() }
    recorder.isOptimiserRunning = {
      guard let library = places.calledLibrary(), library.hasPrefix("torch.optim") else { return false }
      // An average of weights is made of another model's.
      return !library.hasPrefix("torch.optim.swa_utils")
    }
    recorder.nameInLesson = { [unowned vm] tensor in
      tensor.languageObject == nil ? nil : places.name(of: vm.wrap(tensor))
    }
    recorder.collectSoon = { [unowned vm] in vm.requestCollection() }
    state.engine.recorder = recorder
  }

  /// The picture that a value is, where it came from `make_dot`.
  package static func drawing(_ value: Value) -> Diagram? { (value.native as? DrawnGraphObject)?.diagram }

  /// Forgets what gradients were asked for; called before each cell.
  package static func beginCell(on vm: Machine) {
    vm.torch.askedTensors = []
    vm.torch.engine.activeRecorder?.beginCell()
  }

  /// What the gradients table says of a value; nil when it is no tensor.
  package static func inspect(_ value: Value, on vm: Machine) -> InspectedTensor? {
    guard let tensor = value.tensor else { return nil }
    let shape = tensor.rank == 0 ? "scalar" : tensor.shape.map { String($0) }.joined(separator: "×")
    let text = shortText(tensor)
    var seen = InspectedTensor(
      shape: shape, dtype: tensor.array.dtype.name, value: text, gradient: "needs no gradient", state: .notKept)
    if let gradient = tensor.gradient {
      seen.gradient = shortText(gradient)
      seen.state = .arrived
      seen.norm = norm(of: gradient)
    } else if !tensor.isLeaf {
      if tensor.requiresGradient { seen.gradient = "a result: its gradient is not kept" }
    } else if tensor.requiresGradient {
      let isWaiting = vm.torch.engine.activeRecorder.map { isNewerThanBackward(tensor, $0) } ?? false
      seen.gradient = isWaiting ? "not computed" : "nothing arrived"
      seen.state = isWaiting ? .notComputed : .nothing
    }
    return seen
  }

  /// No backward has run since this tensor was made.
  private static func isNewerThanBackward(_ tensor: Tensor, _ recorder: Recorder) -> Bool {
    guard recorder.backwardCount > 0, let last = recorder.lastRoots.max() else { return true }
    return tensor.recordID > last
  }

  /// The length of a gradient; nil for one so large that a page has no use for it.
  private static func norm(of gradient: Tensor) -> Double? {
    if gradient.array.count > 1 << 20 { return nil }
    return gradient.array.scalars().reduce(0) { $0 + $1.doubleValue * $1.doubleValue }.squareRoot()
  }

  /// The elements alone on one line, the middle left out of long ones.
  private static func shortText(_ tensor: Tensor) -> String {
    var options = tensor.state.printOptions
    options.lineWidth = Int.max >> 1
    options.threshold = 12
    let text = tensor.array.elementText(indent: 0, options)
    return text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  /// The graph behind tensors, with the names of a namespace. `wanted`: whose gradient the reader looks for, where the
  /// cell itself asked `autograd.grad` for none. `chosen`: names that go before all others. Nil when
  /// nothing was recorded or no value is a tensor.
  package static func diagram(
    of values: [Value], wanted: [Value], id: String, namespace: [(name: String, value: Value)],
    chosen: [Int32: String] = [:], additions: GraphAdditions = GraphAdditions(),
    drawsAll: Bool = false, open: [String] = [], on vm: Machine
  ) -> Diagram? {
    let state = vm.torch
    let tensors = values.compactMap(\.tensor)
    guard let recorder = state.engine.activeRecorder, !tensors.isEmpty else { return nil }
    var names: [Int32: String] = [:]
    var modules: [UInt: String] = [:]
    for (name, value) in namespace {
      if let tensor = value.tensor {
        if tensor.recordID != 0 && names[tensor.recordID] == nil { names[tensor.recordID] = name }
      } else if vm.isModule(value), let members = try? vm.namedParameters(of: value) {
        for member in members {
          guard let tensor = member.value.tensor, tensor.recordID != 0 else { continue }
          names[tensor.recordID] = String(member.name.split(separator: ".").last ?? "")
        }
        for member in (try? vm.modules(of: value, prefix: name)) ?? [] {
          let owner = UInt(truncatingIfNeeded: member.value.bits)
          if modules[owner] == nil { modules[owner] = member.name }
        }
      }
    }
    let asked = state.askedTensors.isEmpty ? Array(wanted.compactMap(\.tensor).prefix(1)) : state.askedTensors
    // Other values of a named tensor, such as before a write, go by its name.
    let owners = scene(namespace: namespace, on: vm).map { scene in
      for record in recorder.records.ordered where names[record.id] == nil {
        if let name = scene.names[record.identity] { names[record.id] = String(name.split(separator: ".").last ?? "") }
      }
      return Owners(scene)
    }
    names.merge(chosen) { _, name in name }
    return GraphDrawing.diagram(
      of: tensors, asked: asked, names: names, modules: modules, owners: owners ?? Owners(), additions: additions,
      recorder: recorder, id: id, rules: GraphRules(drawsAll: drawsAll, open: open))
  }
}
