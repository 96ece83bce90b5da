// Number and text conversions equal CPython's, row by row of the recorded tables.

import Foundation
import Testing

import PythonRuntime

@Suite struct TextTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/text")

  @Test(arguments: TextTable.all.map(\.name))
  func equalsTheRecordedTable(name: String) throws {
    let table = try #require(TextTable.all.first { $0.name == name })
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".tsv"), encoding: .utf8)
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(table.answer(row) == Array(row[table.inputCount...]), "\(row[..<table.inputCount])")
      count += 1
    }
    #expect(count > 0)
  }
}
