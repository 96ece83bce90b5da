// The kinds of cut, member by member, with what is no cut and what is a recorded zero, as `Fixtures/members.txt` lists them:
// each is asked about in a program of its own, and the answer has the kind's verdict, code and words in the picture.

import Explanations
import FoundationEssentials
import LessonRunner
import Testing

private struct Member: Sendable, CustomTestStringConvertible {
  var kind: String
  var code: String
  var expression: String

  var testDescription: String { "\(kind): \(expression)" }

  static let text: String = {
    let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let data = try? Data(contentsOf: URL(filePath: "/\(here)/Fixtures/members.txt"))
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }()

  /// What stands before the expression in every program: the lines that begin with `>`.
  static let start = text.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }

  static let all: [Member] = text.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: "|", maxSplits: 2).map { part -> String in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
    return parts.count == 3 && !line.hasPrefix(">") && !line.hasPrefix("#")
      ? Member(kind: parts[0], code: parts[1], expression: parts[2]) : nil
  }
}

/// What the picture says at the place where a kind cuts; a new leaf and an array say it in their own words.
private let signs = [
  "alias": "memory", "copy": "numbers copied, no history", "exit": "became a", "type": "no derivative",
  "mode": "not recorded", "none": "receives", "zero": "× 0", "cut.alias.parameter": "new leaf",
  "exit.python": "became a",
  "second.no-graph": "no history",
]

@Suite struct MemberTests {
  @Test func everyKindHasItsMembers() {
    let counts = Dictionary(grouping: Member.all, by: \.kind).mapValues(\.count)
    #expect(counts == ["alias": 8, "copy": 10, "exit": 7, "type": 14, "mode": 5, "none": 10, "zero": 9])
  }

  @Test(arguments: Member.all) fileprivate func theAnswerNamesTheKind(_ member: Member) throws {
    let lines = Member.start + ["y = \(member.expression)", "loss = (u * y.float()).sum()", "loss.backward()"]
    let program = lines.joined(separator: "\n") + "\n"
    let outcome = LessonSession.explain(
      path: "member.py", bytes: Array(program.utf8), line: lines.count, name: "w", options: RunOptions())
    guard case .report(let report) = outcome else {
      Issue.record("no answer: \(outcome)")
      return
    }
    let finding = try #require(report.findings.first)
    #expect(finding.code == member.code)
    let starts = ["none": "receives [", "zero": "is reached; the derivative is 0 at"]
    #expect(finding.verdict.contains(starts[member.kind] ?? "receives nothing from `loss`"))
    #expect(finding.severity == (starts[member.kind] == nil ? .error : .note))
    let picture = report.picture.joined(separator: "\n")
    #expect(picture.contains(signs[member.code] ?? signs[member.kind] ?? "?"), "\(picture)")
  }
}
