// Compares trees, scopes and errors with what CPython 3.11 made of the same sources; Tests/Oracle/record_syntax.py
// records them. The fixtures are data: a new case is a new source there.

import FoundationEssentials
import PythonSyntax
import Testing

struct RecordedProgram: Decodable, CustomTestStringConvertible {
  let source: String
  let tree: String
  let scopes: String?
  var testDescription: String { String(source.prefix(40)) }
}

struct RecordedError: Decodable, CustomTestStringConvertible {
  let source: String
  let kind: String
  let message: String
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  let text: String?
  var testDescription: String { String(source.prefix(40)) }
}

enum Fixtures {
  static func load<Record: Decodable>(_ name: String) -> [Record] {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Fixtures/\(name)"
    guard let data = FileManager.default.contents(atPath: path),
      let records = try? JSONDecoder().decode([Record].self, from: data)
    else { return [] }
    return records
  }

  static let programs: [RecordedProgram] = load("programs.json")
  static let errors: [RecordedError] = load("errors.json")
}

@Suite struct RecordedSyntaxTests {
  @Test func fixturesAreThere() {
    #expect(Fixtures.programs.count >= 60)
    #expect(Fixtures.errors.count >= 90)
  }

  @Test(arguments: Fixtures.programs)
  func treeEqualsCPython(_ program: RecordedProgram) throws {
    #expect(dumpTree(try parseModule(program.source)) == program.tree)
  }

  @Test(arguments: Fixtures.programs.filter { $0.scopes != nil })
  func scopesEqualCPython(_ program: RecordedProgram) throws {
    let module = try parseModule(program.source)
    #expect(dumpScopes(try analyzeScopes(module, source: Array(program.source.utf8))) == program.scopes)
  }

  @Test(arguments: Fixtures.errors)
  func errorEqualsCPython(_ expected: RecordedError) {
    let error = #expect(throws: PythonSyntaxError.self) { _ = try parseProgram(Array(expected.source.utf8)) }
    guard let error else { return }
    #expect(error.kind.rawValue == expected.kind)
    #expect(error.message == expected.message)
    #expect(error.line == expected.line)
    #expect(error.column == expected.column)
    #expect(error.endLine == expected.endLine)
    #expect(error.endColumn == expected.endColumn)
    if let text = expected.text { #expect(error.lineText == text) }
  }
}
