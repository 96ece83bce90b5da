// Source texts, carets and suggestions.
import Diagnostics
import Testing

@Suite struct DiagnosticsTests {
  @Test func linesEndInEveryWay() {
    let source = SourceText(name: "f", text: "a\r\nbé\rc\n")
    #expect(source.lineCount == 4)
    #expect((1...4).map(source.textOfLine) == ["a", "bé", "c", ""])
    #expect(source.rangeOfLineWithEnding(1) == SourceRange(0, 3))
    #expect(source.rangeOfLine(9) == SourceRange(source.bytes.count, source.bytes.count))
    #expect(source.rangeOfLine(0).isEmpty)
  }

  @Test func offsetsAndPositionsAreInverse() {
    let source = SourceText(name: "f", text: "aé\n漢x\n\n🙂", firstLine: 10)
    for offset in 0...source.bytes.count where offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80 {
      #expect(source.offset(of: source.position(at: offset)) == offset)
    }
    #expect(source.position(at: 4) == SourcePosition(line: 11, column: 1))
    #expect(source.position(at: 7) == SourcePosition(line: 11, column: 2))
    #expect(source.lastLine == 13)
  }

  @Test func caretsStandUnderTheirColumns() {
    let source = SourceText(name: "l.md", text: "x\n\té = 1 + )\n")
    let diagnostic = Diagnostic(in: source, at: SourceRange(3, 5), message: "wrong", hint: "write e")
    #expect(diagnostic.rendered() == "l.md:2:2: error: wrong\n    \té = 1 + )\n    \t^\n  hint: write e")
    let long = Diagnostic(.warning, in: source, at: SourceRange(8, 99), message: "rest")
    #expect(long.rendered() == "l.md:2:6: warning: rest\n    \té = 1 + )\n    \t    ^^^^^")
    #expect(Diagnostic(file: "l.md", message: "gone").rendered() == "l.md: error: gone")
  }

  @Test func suggestionsAreNearOrAbsent() {
    let names = ["eval", "echo", "graph", "grads", "timeout"]
    #expect(nearestName(to: "grpah", among: names) == "graph")
    #expect(nearestName(to: "Eval", among: names) == "eval")
    #expect(nearestName(to: "timeuot", among: names) == "timeout")
    #expect(nearestName(to: "completely", among: names) == nil)
    #expect(editDistance("kitten", "sitting") == 3)
    #expect(editDistance("", "abc") == 3)
  }
}
