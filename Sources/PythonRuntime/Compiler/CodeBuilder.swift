// Collects the instructions, constants, caches and exception ranges of one code object while it is compiled, and
// patches jumps. Knows instructions, not syntax.

import PythonSyntax

/// A place that jumps go to, known or not yet.
final class Label {
  var position = -1
  /// Jumps to patch: instruction index and which operand holds the offset.
  var uses: [(index: Int, field: JumpField)] = []
}

enum JumpField { case a, c }

/// The instructions covered by one handler: several stretches, because the copies of `finally` bodies that `return`
/// and `break` run are not covered.
final class Region {
  var stretches: [(start: Int, end: Int)] = []
  var openStart: Int?
}

struct ConstantKey: Hashable {
  var tag: UInt
  var bits: UInt
}

/// The builder of one code object.
struct CodeBuilder {
  var parts: CodeParts
  private var constantNumbers: [ConstantKey: Int] = [:]
  /// The source of what is emitted now.
  var span = SourceSpan(line: 0, endLine: 0, column: -1, endColumn: -1)
  /// First register free for temporaries.
  var nextTemporary = 0
  /// The registers before it are variables.
  var firstTemporary = 0
  /// A jump did not fit 16 bits.
  var isTooLarge = false

  init(_ parts: CodeParts) { self.parts = parts }

  var position: Int { parts.instructions.count }

  mutating func emit(_ op: Opcode, x: Int = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    let isHandling = op == .pushHandled || op == .popHandled
    let x = isHandling && parts.isGenerator ? 1 : x
    parts.instructions.append(Instruction(op, x: UInt8(truncatingIfNeeded: x), a: a, b: b, c: c))
    parts.spans.append(span)
  }

  // MARK: Registers

  mutating func temporary() -> Int { temporaries(1) }

  /// The first of `count` consecutive temporaries.
  mutating func temporaries(_ count: Int) -> Int {
    let first = nextTemporary
    nextTemporary += count
    parts.registerCount = max(parts.registerCount, nextTemporary)
    if nextTemporary > 60_000 { isTooLarge = true }
    return first
  }

  // MARK: Constants and caches

  mutating func constant(_ value: Value) -> Int {
    let key = ConstantKey(tag: value.tag, bits: value.bits)
    if let known = constantNumbers[key] { return known }
    let number = parts.constants.count
    parts.constants.append(value)
    constantNumbers[key] = number
    if number > 65_535 { isTooLarge = true }
    return number
  }

  mutating func cache(_ name: StrObject) -> Int {
    parts.cacheNames.append(name)
    if parts.cacheNames.count > 65_535 { isTooLarge = true }
    return parts.cacheNames.count - 1
  }

  // MARK: Jumps

  /// Emits a jump to a label; the offset is operand `field`.
  mutating func jump(_ op: Opcode, x: Int = 0, a: Int = 0, b: Int = 0, to label: Label, field: JumpField) {
    label.uses.append((position, field))
    emit(op, x: x, a: a, b: b)
    if label.position >= 0 { patch(label) }
  }

  mutating func place(_ label: Label) {
    label.position = position
    patch(label)
  }

  private mutating func patch(_ label: Label) {
    for use in label.uses {
      let offset = label.position - use.index - 1
      if offset > Int(Int16.max) || offset < Int(Int16.min) { isTooLarge = true }
      let encoded = UInt16(bitPattern: Int16(truncatingIfNeeded: offset))
      switch use.field {
      case .a: parts.instructions[use.index].a = encoded
      case .c: parts.instructions[use.index].c = encoded
      }
    }
    label.uses.removeAll()
  }

  // MARK: Exception ranges

  func open(_ region: Region) { region.openStart = position }

  func close(_ region: Region) {
    if let start = region.openStart, start < position { region.stretches.append((start, position)) }
    region.openStart = nil
  }

  /// Enters a region's stretches in the table. Inner regions must be entered before outer ones.
  mutating func protect(_ region: Region, handler: Int, register: Int) {
    for stretch in region.stretches {
      parts.exceptionRanges.append(
        ExceptionRange(
          start: Int32(truncatingIfNeeded: stretch.start), end: Int32(truncatingIfNeeded: stretch.end),
          handler: Int32(truncatingIfNeeded: handler), register: UInt16(truncatingIfNeeded: register)))
    }
  }
}
