// Laws that hold for every source: nothing traps, line ends do not matter, colours cover the text, nesting is limited.

import PythonSyntax
import Testing

@Suite struct SyntaxLawTests {
  static let sources: [String] = Fixtures.programs.map(\.source) + Fixtures.errors.map(\.source)

  /// Every prefix either parses or is explained, inside its own lines.
  @Test func everyPrefixIsParsedOrExplained() {
    for program in Fixtures.programs {
      let bytes = Array(program.source.utf8)
      for length in stride(from: 0, through: bytes.count, by: 3) {
        let prefix = Array(bytes[..<length])
        do {
          _ = try parseModule(prefix)
        } catch {
          let lines = prefix.count { $0 == 0x0A } + 1
          #expect(!error.message.isEmpty)
          #expect((1...lines).contains(error.line), "\(error) in \(prefix)")
        }
      }
    }
  }

  @Test func lineEndsDoNotChangeTheTree() throws {
    for program in Fixtures.programs {
      let windows = program.source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      #expect(dumpTree(try parseModule(windows)) == program.tree)
    }
  }

  /// Offsets point into the text as it was given: of a name they cut out the name.
  @Test(arguments: ["a = value", "\u{FEFF}a = value", "x\r\ny\r\na = value\r\n", "é = 'ü'; a = value"])
  func offsetsPointIntoTheGivenText(_ source: String) throws {
    let bytes = Array(source.utf8)
    let module = try parseModule(bytes)
    guard case .assign(_, let value)? = module.body.last?.kind else {
      Issue.record("no assignment")
      return
    }
    #expect(String(decoding: bytes[value.range.startOffset..<value.range.endOffset], as: UTF8.self) == "value")
  }

  @Test(arguments: ["f'{  value}'", "x = 1\nf'''a\n{value}'''", "'a' f'{1:>{value}}'"])
  func offsetsInsideFormatStringsPointIntoTheGivenText(_ source: String) throws {
    let bytes = Array(source.utf8)
    let dump = dumpTree(try parseModule(bytes))
    #expect(dump.contains("id=\"value\""))
    let pieces = highlight(bytes).filter { $0.kind == .interpolation }
    #expect(pieces.contains { String(decoding: bytes[$0.range], as: UTF8.self).contains("value") })
  }

  /// Coloured pieces are in order, do not overlap, and leave out only white space.
  @Test func highlightingCoversTheText() {
    for source in Self.sources {
      let bytes = Array(source.utf8)
      var position = 0
      var uncovered: [UInt8] = []
      for piece in highlight(bytes) {
        #expect(piece.range.lowerBound >= position, "\(source)")
        uncovered += bytes[position..<max(position, piece.range.lowerBound)]
        position = piece.range.upperBound
      }
      #expect(position <= bytes.count)
      let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: "\\")]
      #expect(uncovered.allSatisfy { blanks.contains($0) }, "\(source)")
    }
  }

  @Test func highlightClasses() {
    let source = Array("@deco\ndef f(x):  # c\n  return print(x, f'a{x}', 1) + match".utf8)
    let pieces = highlight(source).map { "\(String(decoding: source[$0.range], as: UTF8.self)) \($0.kind)" }
    for expected in [
      "@ decorator", "deco decorator", "def keyword", "f definition", "# c comment", "print builtin", "f'a string",
      "{x} interpolation", "1 number", "+ operator", "match plain",
    ] {
      #expect(pieces.contains(expected), "\(expected)")
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 150) + String(repeating: ")", count: 150),
    String(repeating: "[", count: 199) + String(repeating: "]", count: 199),
    String(repeating: "not ", count: 500) + "x",
    (0..<2000).map { "x\($0)" }.joined(separator: " + "),
  ])
  func deepSourcesParse(_ source: String) throws {
    #expect(try parseModule(source).body.count == 1)
  }

  @Test(arguments: [
    String(repeating: "not ", count: 100_000) + "x",
    String(repeating: "-", count: 100_000) + "x",
    String(repeating: "lambda: ", count: 100_000) + "x",
    String(repeating: "x if x else ", count: 100_000) + "x",
    String(repeating: "x.", count: 100_000) + "x",
    String(repeating: "x + ", count: 100_000) + "x",
    String(repeating: "x ** ", count: 100_000) + "x",
  ])
  func tooDeepSourcesAreErrors(_ source: String) {
    let error = #expect(throws: PythonSyntaxError.self) { _ = try parseModule(source) }
    #expect(error?.kind == .recursion)
    #expect(error?.message == "maximum recursion depth exceeded during compilation")
  }

  @Test func parenthesesAreLimitedLikeInCPython() {
    let error = #expect(throws: PythonSyntaxError.self) {
      _ = try parseModule(String(repeating: "(", count: 300))
    }
    #expect(error?.message == "too many nested parentheses")
  }

  @Test func bytesThatAreNotTextAreErrors() {
    #expect(throws: PythonSyntaxError.self) { _ = try parseModule([0x61, 0xFF]) }
    #expect(throws: PythonSyntaxError.self) { _ = try parseModule([0x61, 0x00]) }
  }

  @Test func singleExpressions() throws {
    #expect(dumpTree(try parseExpression("  a + 1").body).hasPrefix("BinOp@1:2-1:7"))
    #expect(throws: PythonSyntaxError.self) { _ = try parseExpression("a = 1") }
    #expect(throws: PythonSyntaxError.self) { _ = try parseExpression("") }
  }

  @Test func errorsPrintTheirLine() {
    let error = #expect(throws: PythonSyntaxError.self) { _ = try parseModule("if x:\n    print \"hi\"\n") }
    #expect(error?.quotedLine == "    print \"hi\"\n    ^^^^^^^^^^\n")
  }

  @Test func tokensPrint() throws {
    #expect(
      try dumpTokens(Array("if x:\n  y".utf8)) == """
        1:0-1:2 KEYWORD "if"
        1:3-1:4 NAME "x"
        1:4-1:5 OP ":"
        1:5-1:5 NEWLINE
        2:2-2:2 INDENT
        2:2-2:3 NAME "y"
        2:3-2:3 NEWLINE
        2:4-2:4 DEDENT
        2:4-2:4 ENDMARKER
        """)
  }
}
