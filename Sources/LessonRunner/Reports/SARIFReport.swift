// SARIF 2.1.0, the format of code scanning: one result a failure, with file, line and the rule that failed.

enum SARIFReport {
  static func text(_ report: CourseReport) -> String {
    let results = report.lessons.flatMap { lesson in
      lesson.findings.map { finding in
        Result(
          ruleId: finding.rule, level: finding.severity.rawValue,
          message: Text(text: finding.details.isEmpty ? finding.message : "\(finding.message)\n\(finding.details)"),
          locations: [
            Location(
              physicalLocation: Place(
                artifactLocation: Artifact(uri: address(lesson.path)),
                region: Region(startLine: finding.line, startColumn: finding.column > 0 ? finding.column : nil)))
          ])
      }
    }
    let driver = Driver(name: "gradbook", version: Version.number, rules: rules)
    let log = Log(runs: [Run(tool: Tool(driver: driver), results: results)])
    return ((try? JSON.bytes(log, isPretty: true)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }

  private static let rules: [Rule] = [
    Rule("different", "An output, error, value or claim is not what is written"),
    Rule("did-not-run", "A cell raised an exception that nobody expected"),
    Rule("limit", "A limit of time, steps, memory or output was hit"),
    Rule("nondeterministic", "Two runs of the lesson differ"),
    Rule("lesson-error", "The lesson is not written as a lesson"),
    Rule("lesson-warning", "Something in the lesson has no effect"),
    Rule("lesson-note", "Something that could not be verified, and why"),
  ]

  /// A path as a relative reference of a URI.
  private static func address(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in path.utf8 {
      let isPlain =
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
        || "-._~/".utf8.contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }

  // The names of the fields are the format's.
  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }
  private struct Run: Encodable {
    let tool: Tool
    let results: [Result]
    let columnKind = "unicodeCodePoints"
  }
  private struct Tool: Encodable { let driver: Driver }
  private struct Driver: Encodable {
    let name: String
    let version: String
    let rules: [Rule]
  }
  private struct Rule: Encodable {
    let id: String
    let shortDescription: Text

    init(_ id: String, _ text: String) {
      self.id = id
      shortDescription = Text(text: text)
    }
  }
  private struct Result: Encodable {
    let ruleId: String
    let level: String
    let message: Text
    let locations: [Location]
  }
  private struct Text: Encodable { let text: String }
  private struct Location: Encodable { let physicalLocation: Place }
  private struct Place: Encodable {
    let artifactLocation: Artifact
    let region: Region
  }
  private struct Artifact: Encodable { let uri: String }
  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int?
  }
}
