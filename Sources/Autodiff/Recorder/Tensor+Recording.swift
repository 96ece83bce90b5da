// What operations tell the recorder. All of it is skipped when the recorder is off: a tensor then has record 0.
import Tensors

/// How a view is written after its source.
enum ViewNote {
  case view(Shape)
  case select(dimension: Int, index: Int)
  case slice(dimension: Int, start: Int?, stop: Int?, step: Int)
  case call(String, [Int])
  case suffix(String)

  var text: String {
    switch self {
    case .view(let sizes): return ".view(\(sizes.map { String($0) }.joined(separator: ", ")))"
    case .select(let dimension, let index):
      return "[" + String(repeating: ":, ", count: max(dimension, 0)) + "\(index)]"
    case .slice(let dimension, let start, let stop, let step):
      // An end that nobody wrote is the largest number.
      let end = stop.flatMap { $0 >= Int.max >> 1 ? nil : $0 }
      var body = (start.map { String($0) } ?? "") + ":" + (end.map { String($0) } ?? "")
      if step != 1 { body += ":\(step)" }
      return "[" + String(repeating: ":, ", count: max(dimension, 0)) + body + "]"
    case .call(let name, let arguments):
      return ".\(name)(\(arguments.map { String($0) }.joined(separator: ", ")))"
    case .suffix(let text): return text
    }
  }
}

extension EngineState {
  /// The recorder that is on, if any.
  package var activeRecorder: Recorder? { recorder as? Recorder }

  /// Records everything `body` does as one operation with these operands.
  func composite(
    _ text: String, _ operands: [Tensor], _ body: () throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard let active = activeRecorder else { return try body() }
    let id = active.beginComposite(text, operands)
    do throws(TensorError) {
      let result = try body()
      active.endComposite(id, result)
      return result
    } catch {
      active.endComposite(id, nil)
      throw error
    }
  }
}

extension Tensor {
  @inline(never)
  func recordSource() {
    if let recorder = state.activeRecorder {
      recordID = recorder.add(self)
    } else if let differences = state.differences {
      recordID = differences.mark
    }
  }

  @inline(never)
  func recordRelease() { state.activeRecorder?.release(recordID) }

  @inline(never)
  func recordOperation(_ name: StaticString, _ operands: [Tensor], _ number: Scalar? = nil) {
    guard let recorder = state.activeRecorder else {
      state.differences?.see(operands)
      return
    }
    recorder.setOperation(recordID, recorder.readableName(name), operands, nil)
    if let number {
      recorder.change(recordID) { $0.number = number }
      recorder.noteOperand(number, in: recordID)
    }
  }

  /// A result that crossed without history.
  @inline(never)
  func recordCut(_ cut: Recorder.Cut, _ written: String, _ operands: [Tensor]) {
    if recordID == 0 { return }
    state.activeRecorder?.setOperation(recordID, written, operands, cut)
    state.differences?.see(operands)
  }

  @inline(never)
  func recordWrite(_ name: StaticString, _ operands: [Tensor]) {
    if let recorder = state.activeRecorder { recorder.write(self, recorder.readableName(name), operands) }
    state.differences?.see([self] + operands)
  }

  func recordRepoint(_ source: Tensor) { state.activeRecorder?.repoint(self, to: source) }

  /// The numbers of this tensor left for the language.
  package func noteExit(_ written: String) { recordExit(written) }

  func recordExit(_ written: String) {
    guard recordID != 0, let recorder = state.activeRecorder else { return }
    let line = recorder.sourceLocation()?.line
    recorder.change(recordID) { if $0.exits.count < 32 { $0.exits.append((written, line)) } }
    if count == 1, let number = try? array.item() { recorder.noteNumber(number.doubleValue, of: recordID, written) }
  }

  @inline(__always)
  func noteView(_ note: @autoclosure () -> ViewNote, _ source: Tensor) {
    if recordID == 0 { return }
    recordView(note(), source)
  }

  @inline(never)
  private func recordView(_ note: ViewNote, _ source: Tensor) {
    guard let recorder = state.activeRecorder else {
      state.differences?.see([source])
      return
    }
    recorder.setOperation(recordID, "view", [source], nil)
    let isPhantom = flags.contains(.viewWithoutHistory) && source.requiresGradient
    recorder.change(recordID) {
      $0.suffix = note.text
      $0.isPhantom = isPhantom
    }
  }

  /// Names the operation before it is recorded under its node's name.
  func noteOperation(_ text: String) {
    if recordID == 0 { return }
    state.activeRecorder?.change(recordID) { if $0.operation == nil { $0.operation = text } }
  }

  /// A number that took part.
  func noteNumber(_ number: Scalar) {
    if recordID != 0 { state.activeRecorder?.change(recordID) { $0.number = number } }
  }

  func notingNumber(_ number: Scalar) -> Tensor {
    noteNumber(number)
    return self
  }

  /// How a tensor without inputs was made, as a lesson would write it.
  package func noteMaking(_ text: String) {
    if recordID != 0 { state.activeRecorder?.change(recordID) { if $0.operation == nil { $0.operation = text } } }
  }

  /// The result of an operation that has two moods; what it drew for itself is no input of the lesson's.
  func notingMode(_ text: String, training: Bool) -> Tensor {
    if recordID == 0 { return self }
    state.activeRecorder?.change(recordID) { record in
      record.operation = text
      record.isTraining = training
      if text == "dropout" { record.inputs = Array(record.inputs.prefix(1)) }
    }
    return self
  }

  /// An operand that never has a gradient, such as class numbers.
  func noteExtraInput(_ tensor: Tensor) {
    if recordID == 0 { return }
    guard let recorder = state.activeRecorder else {
      state.differences?.see([tensor])
      return
    }
    let input = recorder.ensure(tensor)
    recorder.change(recordID) { $0.inputs.append(Recorder.Input(record: input, cut: .none)) }
  }

  /// `log_softmax` for `LogSoftmaxBackward0`, `*` for `MulBackward0`.
  static func readableName(_ name: StaticString) -> String {
    let full = name.description
    switch full {
    case "AddBackward0": return "+"
    case "SubBackward0", "RsubBackward1": return "-"
    case "MulBackward0": return "*"
    case "DivBackward0": return "/"
    case "NegBackward0": return "neg"
    case "PowBackward0", "PowBackward1", "PowBackward2": return "**"
    case "MmBackward0", "MvBackward0", "DotBackward0", "BmmBackward0": return "@"
    case "CopyBackwards": return "copy"
    default: break
    }
    var text = ""
    let bytes = Array(full.utf8)
    let word = Array("Backward".utf8)
    for (index, byte) in bytes.enumerated() {
      if index > 0 && bytes[index...].starts(with: word) { break }
      let isUpper = byte >= 65 && byte <= 90
      if isUpper && index > 0 { text += "_" }
      text.unicodeScalars.append(Unicode.Scalar(isUpper ? byte + 32 : byte))
    }
    return text
  }
}
