// The scene that findings are made from: what names of the lesson stand for, which modules and optimisers hold tensors.
// Built after a cell, from its namespace; it evaluates nothing.

import Autodiff
import Diagrams
import Explanations
import PythonRuntime
import Tensors

extension TorchLibrary {
  /// The scene after a cell; nil while nothing is recorded.
  package static func scene(namespace: [(name: String, value: Value)], on vm: Machine) -> Scene? {
    guard let recorder = vm.torch.engine.activeRecorder else { return nil }
    var scene = Scene(recorder)
    for (name, value) in namespace where !name.hasPrefix("__") { vm.enter(name, value, into: &scene, recorder) }
    let modules = namespace.filter { vm.isModule($0.value) }
    for (name, value) in modules {
      vm.enterModule(name, value, isOnly: modules.count == 1, into: &scene, recorder)
    }
    for (name, value) in modules { vm.enterHidden(name, value, into: &scene, recorder) }
    for event in recorder.events where event.kind == .held { scene.held.insert(event.identity) }
    return scene
  }

  /// Cuts on these lines are passed over from now on.
  package static func bridge(_ lines: [Int], on vm: Machine) {
    vm.torch.engine.activeRecorder?.bridges = Set(lines)
  }

  /// The present record of a value, when it is a tensor.
  package static func record(of value: Value, on vm: Machine) -> Int32? {
    guard let tensor = value.tensor, let recorder = vm.torch.engine.activeRecorder else { return nil }
    return recorder.ensured(tensor)
  }

  /// What the last backward brought to a value, in short.
  package static func lastGradient(of value: Value, on vm: Machine) -> ValueSummary? {
    guard let tensor = value.tensor, let recorder = vm.torch.engine.activeRecorder else { return nil }
    let record = recorder.ensured(tensor)
    let identity = recorder.record(record)?.identity ?? record
    for run in recorder.backwards.reversed() {
      // The oldest value: where a leaf was written to with history, the others are results.
      let found = run.gradients.keys.filter { recorder.record($0)?.identity == identity }.min()
      if let found, let gradient = run.gradients[found] { return gradient }
    }
    return tensor.gradient.map { ValueSummary(of: $0) }
  }

  /// What `.grad` of a value holds.
  package static func storedGradient(of value: Value) -> ValueSummary? {
    value.tensor?.gradient.map { ValueSummary(of: $0) }
  }

  /// The numbers of a tensor, or of the first of several.
  package static func numbers(of value: Value, on vm: Machine) -> ValueSummary? {
    if let tensor = value.tensor { return ValueSummary(of: tensor) }
    guard value.list != nil || value.tuple != nil, let first = (try? vm.toArray(value))?.first else { return nil }
    return first.tensor.map { ValueSummary(of: $0) }
  }

  /// The recorder of a machine, while it records.
  package static func recorder(of vm: Machine) -> Recorder? { vm.torch.engine.activeRecorder }

  /// The picture of a finding.
  package static func diagram(of finding: Finding, scene: Scene, id: String, on vm: Machine) -> Diagram? {
    guard let recorder = vm.torch.engine.activeRecorder, let shown = finding.pictured(in: scene) else { return nil }
    var names: [Int32: String] = [:]
    for record in recorder.records.ordered {
      if let name = scene.names[record.identity] {
        names[record.id] = String(name.split(separator: ".").last ?? "")
      }
    }
    if names[finding.loss] == nil, !finding.lossName.isEmpty, !finding.lossName.contains(" ") {
      names[finding.loss] = finding.lossName
    }
    var additions = GraphAdditions()
    additions.sums = finding.sums(in: scene)
    var diagram = GraphDrawing.diagram(
      of: shown.targets, asked: shown.asked, names: names, modules: scene.moduleNames, owners: Owners(scene, finding),
      additions: additions, recorder: recorder, id: id)
    finding.complete(&diagram, in: scene)
    return diagram
  }
}

extension Machine {
  fileprivate func enter(_ name: String, _ value: Value, into scene: inout Scene, _ recorder: Recorder) {
    if let tensor = value.tensor {
      if tensor.recordID == 0 { return }
      let record = recorder.ensured(tensor)
      let identity = recorder.record(record)?.identity ?? record
      if scene.names[identity] == nil { scene.names[identity] = name }
      scene.bound.append((name, record))
    } else if value.list != nil || value.tuple != nil {
      for (index, element) in ((try? toArray(value)) ?? []).prefix(64).enumerated() {
        guard let tensor = element.tensor, tensor.recordID != 0 else { continue }
        let record = recorder.ensured(tensor)
        let identity = recorder.record(record)?.identity ?? record
        if scene.names[identity] == nil { scene.names[identity] = "\(name)[\(index)]" }
      }
    }
  }

  fileprivate func enterModule(
    _ name: String, _ module: Value, isOnly: Bool, into scene: inout Scene, _ recorder: Recorder
  ) {
    guard let members = try? namedParameters(of: module) else { return }
    var parameters: [(path: String, record: Int32)] = []
    for member in members {
      guard let tensor = member.value.tensor else { continue }
      let record = recorder.ensured(tensor)
      let identity = recorder.record(record)?.identity ?? record
      let path = "\(name).\(member.name)"
      parameters.append((path, record))
      scene.owned[identity] = path
      let short = member.name.contains(".") || !isOnly ? path : member.name
      if scene.names[identity] == nil { scene.names[identity] = short }
    }
    scene.modules.append((name, parameters))
    for member in (try? modules(of: module, prefix: name)) ?? [] {
      let owner = UInt(truncatingIfNeeded: member.value.bits)
      if scene.moduleNames[owner] == nil { scene.moduleNames[owner] = member.name }
    }
  }

  /// Parameters of a module that only its plain lists and dicts hold.
  fileprivate func enterHidden(_ name: String, _ module: Value, into scene: inout Scene, _ recorder: Recorder) {
    for owner in (try? modules(of: module, prefix: name)) ?? [] {
      for attribute in instanceAttributes(owner.value.asObj) where !attribute.name.string.hasPrefix("_") {
        let path = "\(owner.name).\(attribute.name.string)"
        var held: [(String, Value)] = []
        if attribute.value.list != nil || attribute.value.tuple != nil {
          held = ((try? toArray(attribute.value)) ?? []).prefix(256).enumerated().map { ("\(path)[\($0)]", $1) }
        } else if let dict = attribute.value.dict {
          held = dict.pairs.prefix(256).map { ("\(path)[\($0.key.str.map { "'\($0.string)'" } ?? "…")]", $0.value) }
        }
        for (place, value) in held { enterHidden(at: place, value, into: &scene, recorder) }
      }
    }
  }

  private func enterHidden(at place: String, _ value: Value, into scene: inout Scene, _ recorder: Recorder) {
    var parameters: [(name: String, value: Value)] = []
    if isModule(value) {
      parameters = ((try? namedParameters(of: value)) ?? []).map { (place + "." + $0.name, $0.value) }
    } else if isParameter(value) {
      parameters = [(place, value)]
    }
    for (path, value) in parameters {
      guard let tensor = value.tensor else { continue }
      let record = recorder.ensured(tensor)
      let identity = recorder.record(record)?.identity ?? record
      if scene.owned[identity] == nil { scene.unowned[identity] = path }
      if scene.names[identity] == nil { scene.names[identity] = path }
    }
  }
}
