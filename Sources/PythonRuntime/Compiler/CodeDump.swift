// The text form of compiled code, for `gradbook dump --code` and for goldens.

enum CodeDump {
  /// One line an instruction, nested code after its owner.
  static func text(of code: CodeObject) -> String {
    var lines: [String] = []
    append(code, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ code: CodeObject, to lines: inout [String]) {
    lines.append(
      "code \(code.qualifiedName.string): \(code.parameterNames.count) parameters, \(code.localCount) locals, "
        + "\(code.registerCount - CodeObject.nativeRoom) registers\(code.isGenerator ? ", generator" : "")")
    for index in 0..<code.instructionCount {
      let i = code.instructions[index]
      let line = Int(code.span(at: index).line) + code.source.firstLine - 1
      lines.append("  \(padded(index, 4)) \(padded(line, 4))  \(i.op) \(operands(i, code))")
    }
    for range in code.exceptionRanges {
      lines.append("  on error in \(range.start)..<\(range.end): R\(range.register), go to \(range.handler)")
    }
    for index in 0..<code.constantCount where code.constants[index].isKind(.code) {
      append(code.constants[index].asObject(CodeObject.self), to: &lines)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private static func operands(_ i: Instruction, _ code: CodeObject) -> String {
    var text = "a=\(i.a) b=\(i.b) c=\(i.c)"
    if i.x != 0 { text += " x=\(i.x)" }
    switch i.op {
    case .getAttribute, .setAttribute, .deleteAttribute, .callMethod, .loadMethod:
      text += " .\(code.caches[Int(i.c)].name._withUnsafeGuaranteedRef { $0.string })"
    case .loadConstant: text += " \(describe(code.constants[Int(i.b)]))"
    case .jump, .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone:
      text += " jump \(Int16(bitPattern: i.a))"
    case .jumpLess, .jumpLessEqual, .jumpEqual, .jumpNotEqual, .jumpGreater, .jumpGreaterEqual,
      .jumpLessImmediate, .jumpLessEqualImmediate, .jumpEqualImmediate, .jumpNotEqualImmediate,
      .jumpGreaterImmediate, .jumpGreaterEqualImmediate, .jumpIdentical, .forNext, .delegate, .matchException:
      text += " jump \(Int16(bitPattern: i.c))"
    default: break
    }
    return text
  }

  private static func describe(_ value: Value) -> String {
    switch value.tag {
    case Tag.int: return String(value.asInt)
    case Tag.float: return "\(value.asFloat)"
    case Tag.of(.str): return "\"\(value.asStr.string)\""
    default: return value.kind.map { "<\($0)>" } ?? "<value>"
    }
  }
}
