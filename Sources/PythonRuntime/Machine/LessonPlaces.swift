// Where a lesson is and what it calls a value there, for who asks at every operation: the texts of lines are kept, and
// nothing is looked up by name. It changes nothing.

/// Places of one machine's lesson.
package final class LessonPlaces {
  private unowned let vm: Machine
  private var texts: [ObjectIdentifier: [Int: String]] = [:]
  /// The units of the texts, so that no other unit takes the place of one.
  private var units: [SourceUnit] = []
  /// The variable of the loop around a line, by unit; empty where there is none.
  private var loops: [ObjectIdentifier: [Int: String]] = [:]
  private var last: (unit: SourceUnit, line: Int, text: String)?

  package init(_ vm: Machine) { self.vm = vm }

  /// The line that runs, in the innermost frame of the lesson; nil outside any.
  package func current() -> (line: Int, text: String)? {
    guard let frame = vm.innermostLessonFrame else { return nil }
    return frame.pointee.code._withUnsafeGuaranteedRef { code -> (line: Int, text: String) in
      let unit = code.source
      let line = Int(code.span(at: (frame.pointee.pc - 1) - code.instructions).line)
      if let last, last.unit === unit, last.line == line { return (line + unit.firstLine - 1, last.text) }
      let text = text(of: line, in: unit)
      last = (unit, line, text)
      return (line + unit.firstLine - 1, text)
    }
  }

  /// The module of library text that the running line of the lesson has called; nil where the line itself runs.
  package func calledLibrary() -> String? {
    guard let frame = vm.innermostLessonFrame, frame < vm.state.pointee.frame else { return nil }
    return (frame + 1).pointee.code._withUnsafeGuaranteedRef { $0.source.libraryName }
  }

  /// The variable of the innermost `for` around the running line with its value, `i=0`; nil outside loops, and where the
  /// value is no number or short text.
  package func turnOfLoop() -> String? {
    guard let frame = vm.innermostLessonFrame else { return nil }
    let name = frame.pointee.code._withUnsafeGuaranteedRef { code -> String? in
      let line = Int(code.span(at: (frame.pointee.pc - 1) - code.instructions).line)
      let key = ObjectIdentifier(code.source)
      if let known = loops[key]?[line] { return known.isEmpty ? nil : known }
      let name = loopVariable(around: line, in: code.source)
      if loops[key] == nil { units.append(code.source) }
      loops[key, default: [:]][line] = name ?? ""
      return name
    }
    guard let name, let value = value(named: name, in: frame) else { return nil }
    if !value.isInt && !value.isFloat && !value.isStr { return nil }
    guard let text = try? vm.repr(value), text.utf8.count <= 12 else { return nil }
    return "\(name)=\(text)"
  }

  /// By the indentation of the lines above, as far as the function goes.
  private func loopVariable(around line: Int, in unit: SourceUnit) -> String? {
    var indentation = Int.max
    for number in stride(from: line, to: max(0, line - 400), by: -1) {
      let text = unit.line(number)
      let body = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard let first = body.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\r") else { continue }
      let depth = text.count - body.count
      if depth >= indentation { continue }
      indentation = depth
      if body.starts(with: Array("def ".utf8)) || body.starts(with: Array("class ".utf8)) { return nil }
      guard body.starts(with: Array("for ".utf8)) else { continue }
      let target = body.dropFirst(4).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }
      let name = target.prefix { $0 == UInt8(ascii: "_") || $0 > 0x7F || $0.isLetterOrDigit }
      return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
    return nil
  }

  /// What a name of the running function stands for, else one of the lesson.
  private func value(named name: String, in frame: UnsafeMutablePointer<Frame>) -> Value? {
    let local = frame.pointee.code._withUnsafeGuaranteedRef { code -> Value? in
      guard let index = code.localNames.firstIndex(where: { $0.string == name }) else { return nil }
      let value = frame.pointee.registers[index]
      return value.isKind(.cell) ? value.asObject(CellObject.self).value : value
    }
    if let local { return local }
    for (slot, known) in vm.globalNames.enumerated()
    where known.string == name && vm.namespaces.spaceOfSlot[slot] == 0 { return vm.state.pointee.globals[slot] }
    return nil
  }

  private func text(of line: Int, in unit: SourceUnit) -> String {
    if let known = texts[ObjectIdentifier(unit)]?[line] { return known }
    let text = String(
      decoding: unit.line(line).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
    if texts[ObjectIdentifier(unit)] == nil { units.append(unit) }
    texts[ObjectIdentifier(unit), default: [:]][line] = text
    return text
  }

  /// What the running function calls an object, else what the lesson does.
  package func name(of object: Value) -> String? {
    guard let frame = vm.innermostLessonFrame else { return nil }
    let local = frame.pointee.code._withUnsafeGuaranteedRef { code -> String? in
      for (index, name) in code.localNames.enumerated() {
        var value = frame.pointee.registers[index]
        if value.isKind(.cell) { value = value.asObject(CellObject.self).value }
        if value.isSame(as: object), !name.string.hasPrefix(".") { return name.string }
      }
      for (index, name) in code.freeNames.enumerated() {
        guard let cell = frame.pointee.cells?[index], cell.isKind(.cell) else { continue }
        if cell.asObject(CellObject.self).value.isSame(as: object) { return name.string }
      }
      return nil
    }
    return local ?? vm.globalName(of: object)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    let lower = self | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
}

extension Value {
  fileprivate func isSame(as object: Value) -> Bool { bits == object.bits && tag == object.tag }
}

extension Machine {
  fileprivate var innermostLessonFrame: UnsafeMutablePointer<Frame>? {
    var frame = state.pointee.frame
    while frame > state.pointee.frames {
      if frame.pointee.code._withUnsafeGuaranteedRef({ $0.source.libraryName == nil }) { return frame }
      frame -= 1
    }
    return nil
  }

  /// The name of the lesson itself that stands for an object.
  fileprivate func globalName(of object: Value) -> String? {
    for (slot, name) in globalNames.enumerated() where namespaces.spaceOfSlot[slot] == 0 {
      if state.pointee.globals[slot].isSame(as: object), !name.string.hasPrefix("__") { return name.string }
    }
    return nil
  }
}
