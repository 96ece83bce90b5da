// What the bridge tells the recorder: attributes nobody reads, lists that hide modules, steps of optimisers, numbers that
// left the tensors and came back. Called only while the recorder is on.

import Autodiff
import PythonRuntime
import Tensors

extension Recorder {
  /// Attributes of tensors that lessons mistype.
  private static let flags = ["requires_grad", "retain_grad"]
  private static let tensors = ["grad", "data"]

  /// A flag is set to a truth, and what holds a tensor to a tensor: `w.name = "w"` means what it says.
  func noteAttribute(_ name: String, _ value: Value, of tensor: Tensor) {
    let known = value.isBool ? Recorder.flags : value.isNone || value.tensor != nil ? Recorder.tensors : []
    if known.contains(name) || name.hasPrefix("_") { return }
    let limit = value.isBool ? 2 : 1
    guard let meant = known.first(where: { Recorder.isNear(name, $0, within: limit) }) else { return }
    add(.strayAttribute(name, meant: meant), tensor)
  }

  /// Whether two names differ by at most so many insertions, deletions or exchanges.
  static func isNear(_ written: String, _ meant: String, within limit: Int = 2) -> Bool {
    let (a, b) = (Array(written.utf8), Array(meant.utf8))
    if abs(a.count - b.count) > 2 || a.count < 4 || a.count > 64 { return false }
    var row = Array(0...b.count)
    for (index, byte) in a.enumerated() {
      var next = [index + 1]
      for (place, other) in b.enumerated() {
        next.append(min(row[place] + (byte == other ? 0 : 1), row[place + 1] + 1, next[place] + 1))
      }
      row = next
    }
    return row[b.count] <= limit
  }
}

extension Machine {
  /// `module.name = value`: a flag that is no flag, a parameter in another's place, or a list that hides what it holds.
  func noteAttribute(_ module: Value, _ name: StrObject, _ value: Value) throws(PyError) {
    guard let recorder = torch.engine.activeRecorder else { return }
    let text = name.string
    if value.isBool && (text == "requires_grad" || Recorder.isNear(text, "requires_grad")) {
      recorder.add(.strayAttribute(text, meant: "requires_grad_()"))
      return
    }
    if isParameter(value), let new = value.tensor {
      if let old = moduleTable(module, torch.names.parameters).flatMap({ try? dictGet($0, Value(name)) })?.tensor,
        old !== new
      {
        let record = recorder.ensured(old)
        recorder.add(.replaced(old: recorder.record(record)?.identity ?? record, name: text), new)
      }
      return
    }
    if isModule(value) { return noteRegistered(value) }
    var held: [Value] = []
    if value.list != nil || value.tuple != nil { held = try toArray(value) }
    if let dict = value.dict { held = dict.pairs.map(\.value) }
    for element in held.prefix(1000) where isModule(element) || isParameter(element) {
      recorder.add(
        .listed(module: UInt(element.bits), path: "\(typeName(of: module)).\(text)"),
        element.tensor.map { recorder.ensured($0) } ?? 0)
    }
  }

  func noteRegistered(_ child: Value) {
    if child.isNone { return }
    torch.engine.activeRecorder?.add(.registered(module: UInt(child.bits)))
  }

  /// An optimiser is about to step.
  func noteStep(_ optimizer: Value) {
    guard let recorder = torch.engine.activeRecorder, let groups = try? parameterGroups(optimizer) else { return }
    for group in groups {
      for tensor in (try? groupTensors(group)) ?? [] {
        recorder.add(.stepped(hasGradient: tensor.gradient != nil), tensor)
        if !tensor.requiresGradient, tensor.gradient != nil {
          let parts = frozenStep(of: tensor, group, optimizer)
          if !parts.isEmpty { recorder.noteFrozenMove(tensor, parts) }
        }
      }
    }
  }

  /// An optimiser has stepped.
  func noteStepped(_ optimizer: Value) {
    guard let recorder = torch.engine.activeRecorder, let groups = try? parameterGroups(optimizer) else { return }
    for group in groups {
      let rate = (try? dictGet(group, Value(intern("lr"))))?.tensor
      for tensor in (try? groupTensors(group)) ?? [] {
        guard let gradient = tensor.gradient else { continue }
        recorder.noteStepped(tensor, from: [gradient, rate].compactMap { $0 })
      }
    }
  }

  /// A tensor made from numbers: which tensors the numbers came from.
  func noteNumbers(of result: Tensor, from data: Value, _ numbers: [Scalar]) {
    guard let recorder = torch.engine.activeRecorder else { return }
    var sources: [Tensor] = []
    func collect(_ value: Value, _ depth: Int) {
      if let tensor = value.tensor { return sources.append(tensor) }
      if depth > 4 || sources.count > 64 { return }
      for element in value.list?.values ?? [] { collect(element, depth + 1) }
      for element in value.tuple.map({ Array($0.elements) }) ?? [] { collect(element, depth + 1) }
    }
    collect(data, 0)
    if !sources.isEmpty { return result.noteCut(.copy, "torch.tensor", sources) }
    if numbers.count <= 16 { recorder.noteNumbers(of: result, numbers) }
  }
}
