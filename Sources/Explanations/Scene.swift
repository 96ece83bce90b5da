// Everything a rule may look at after a cell: the recorder, the lesson's names, what holds its tensors, its lines, what it
// raised and warned of. The bridge fills it; it knows no Python.

import Autodiff

package struct Scene {
  package struct Message: Sendable {
    package var type: String
    package var text: String
    package var line: Int

    package init(type: String, text: String, line: Int) {
      self.type = type
      self.text = text
      self.line = line
    }
  }

  package let recorder: Recorder
  /// What the lesson calls a tensor, by the identity of its record.
  package var names: [Int32: String] = [:]
  /// Tensors that names of the lesson stand for now, with their present records.
  package var bound: [(name: String, record: Int32)] = []
  /// Parameters of modules that the lesson names, by identity, with their paths.
  package var owned: [Int32: String] = [:]
  /// Parameters in plain lists and dicts of modules, by identity, with their paths: no module owns these.
  package var unowned: [Int32: String] = [:]
  /// Parameters that an optimiser holds.
  package var held: Set<Int32> = []
  /// Modules by name.
  package var modules: [(name: String, parameters: [(path: String, record: Int32)])] = []
  /// What the lesson calls a module, by the module's identity.
  package var moduleNames: [UInt: String] = [:]
  /// What the cell raised, and what it warned of.
  package var failure: Message?
  package var warnings: [Message] = []
  /// The lesson's lines, as a file.
  package var line: (Int) -> String = { _ in "" }
  /// The lines of the cell in question.
  package var range: ClosedRange<Int> = 1...1

  package init(_ recorder: Recorder) { self.recorder = recorder }

  /// What a loop over parameters left in its variable is called by its place in the module.
  package mutating func nameByOwners() {
    var loops: Set<String> = []
    for number in 1...max(1, range.upperBound) {
      let text = Words.trimmed(line(number))
      // Also a line of prose in a text may begin with `for`.
      guard text.hasPrefix("for "), let inside = Words.find(" in ", in: text),
        let start = text.index(text.startIndex, offsetBy: 4, limitedBy: inside)
      else { continue }
      let targets = String(text[start..<inside]).replacing("(", with: "")
      for name in Words.arguments(targets.replacing(")", with: "")) { loops.insert(name) }
    }
    for (identity, name) in names where loops.contains(name) {
      if let path = owned[identity] { names[identity] = path }
    }
  }
}
