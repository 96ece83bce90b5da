// A run as text: the JSON of `run --format json`, and the lines a terminal shows.

import FoundationEssentials
import Explanations
import LessonFormat

/// The JSON form of a run, one object a cell and one object an output, in order.
package struct RunReport: Codable, Sendable {
  package struct CellReport: Codable, Sendable {
    var index: Int
    /// 1-based line of the cell's fence in the file.
    var line: Int
    var label: String?
    var status: CellRun.Status
    var outputs: [CellOutput]
    var findings: [Finding]?
  }

  var file: String
  var cells: [CellReport]

  package init(_ run: LessonRun) {
    file = run.lesson.path
    cells = run.cells.map { cell in
      CellReport(
        index: cell.cell.index, line: cell.cell.fenceLine, label: cell.cell.label, status: cell.status,
        outputs: cell.outputs, findings: cell.findings.isEmpty ? nil : cell.findings)
    }
  }

  /// The JSON text, keys sorted, with a final newline.
  package func json() throws(FileError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw FileError("\(file): the report cannot be written as JSON")
    }
  }
}
