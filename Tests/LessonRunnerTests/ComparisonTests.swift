// The three verdicts on pairs of texts, rule by rule.
import Testing

@testable import LessonRunner

@Suite struct ComparisonTests {
  private func verdict(
    _ expected: String, _ actual: String, _ numbers: NumericRule = .auto, _ text: TextRule = .literal
  ) -> Verdict {
    TextComparison(numbers: numbers, text: text).verdict(expected: expected, actual: actual)
  }

  @Test("very long texts are cut around what differs, and told as if they were whole")
  func longTextsAreCut() {
    let lines = (0..<9000).map { "line \($0) of many" }
    func changed(_ place: Int, _ text: String) -> String {
      var lines = lines
      lines[place] = text
      return lines.joined(separator: "\n") + "\n"
    }
    let long = String(repeating: "é", count: 90_000)
    let whole = lines.joined(separator: "\n") + "\n"
    for (old, new) in [
      (whole, changed(7000, "other")), (whole, changed(0, "x") + "more\n"), (whole, ""), ("a\nb\n", whole),
      (long + "1\n", long + "2\n"),
    ] {
      let comparison = CellFailure.Comparison(written: old, came: new, drift: nil)
      let short = comparison.shortened
      #expect(short.isCut == true && short.written.utf8.count + short.came.utf8.count < 600_000)
      #expect(short.lines.count == comparison.lines.count)
      #expect(short.lines.first == comparison.lines.first)
      #expect(short.shortened.lines == short.lines)
    }
    let short = CellFailure.Comparison(written: whole, came: changed(7000, "other"), drift: nil).shortened
    #expect(short.skippedLines == 6950 && short.lines.first == "written: line 7000 of many")
  }

  private func name(_ verdict: Verdict) -> String {
    switch verdict {
    case .identical: "identical"
    case .withinTolerance: "tolerance"
    case .different: "different"
    }
  }

  @Test(arguments: [
    // Line ends and trailing blanks.
    ("a\nb\n", "a\r\nb", "identical"), ("a  \nb\n\n", "a\nb\n", "identical"), ("", "\n", "identical"),
    // Words, shapes, dtypes and brackets must be equal.
    ("tensor([1.])", "tensor([[1.]])", "different"), ("torch.Size([2, 3])", "torch.Size([2, 4])", "different"),
    ("tensor([1.], grad_fn=<MulBackward0>)", "tensor([1.], grad_fn=<MulBackward1>)", "different"),
    ("tensor([1.], dtype=torch.float64)", "tensor([1.])", "different"), ("x1 = 0.5", "x2 = 0.5", "different"),
    // One changed digit is a difference, wherever it stands.
    ("tensor([0.1234, 1.5000])", "tensor([0.1235, 1.5000])", "different"), ("loss 0.25", "loss 0.26", "different"),
    ("1.0000000000000002", "1.0000000000000004", "different"), ("1e-05", "2e-05", "different"),
    ("1.4229069948196411", "1.4229069948196412", "different"),
    // Values of float32 that are a few units apart are the same result on another machine.
    ("1.4229069948196411", "1.4229071140289307", "tolerance"), ("1.0", "1.00000011920929", "different"),
    ("1.0", "1.0000001192092896", "tolerance"), ("1.4229069948196411", "1.4229079484939575", "different"),
    // Integers and booleans are exact, and an integer is no floating number.
    ("tensor([1, 2])", "tensor([1, 3])", "different"), ("True", "False", "different"),
    ("tensor(1.)", "tensor(1)", "different"),
    ("100", "101", "different"),
    // Signs of zero drift, nan is equal to nan, infinities have signs.
    ("tensor([-0.])", "tensor([0.])", "tolerance"), ("tensor([nan])", "tensor([nan])", "identical"),
    ("tensor([nan])", "tensor([1.])", "different"), ("tensor([inf])", "tensor([-inf])", "different"),
    // Spacing is free inside a tensor literal only.
    (
      "tensor([[1.0000, 2.0000],\n        [3.0000, 4.0000]])", "tensor([[ 1.0000,  2.0000],\n[ 3.0000,  4.0000]])",
      "identical"
    ),
    ("a  b", "a b", "different"),
    // A bare ... is text.
    ("tensor([0., ..., 1.])", "tensor([0., ..., 1.])", "identical"),
    ("tensor([0., ..., 1.])", "tensor([0., 5., 1.])", "different"),
    // A missing or further line.
    ("a\nb", "a", "different"), ("a", "a\nb", "different"),
  ])
  func automaticRule(_ expected: String, _ actual: String, _ wanted: String) {
    #expect(name(verdict(expected, actual)) == wanted)
    #expect(name(verdict(actual, expected)) == wanted)
  }

  @Test func exactAllowsNothing() {
    #expect(name(verdict("tensor([0.1234])", "tensor([0.1235])", .exact)) == "different")
    #expect(name(verdict("tensor([-0.])", "tensor([0.])", .exact)) == "different")
    #expect(name(verdict("tensor([0.5])", "tensor([0.5])", .exact)) == "identical")
  }

  @Test func aToleranceReplacesTheAutomaticRuleAndEitherPartSuffices() {
    let both = NumericRule.within(relative: 1e-3, absolute: 1e-3)
    #expect(name(verdict("1000.0", "1000.9", both)) == "tolerance")
    #expect(name(verdict("0.0000", "0.0009", both)) == "tolerance")
    #expect(name(verdict("1000.0", "1002.0", both)) == "different")
    #expect(name(verdict("0.12", "0.13", .within(relative: nil, absolute: 1e-6))) == "different")
  }

  @Test func driftCountsNumbersAndMeasuresThem() throws {
    guard
      case .withinTolerance(let drift) = verdict(
        "tensor([1.0, 2.0, 3.])", "tensor([1.0000001192092896, 2.000000476837158, 3.])")
    else {
      Issue.record("not within tolerance")
      return
    }
    #expect(drift.changed == 2 && drift.total == 3)
    #expect(drift.largestULP == 2)
    #expect(drift.sentence == "2 of 3 elements moved by at most 2 ULP")
    #expect(drift.changes.map(\.actual) == ["1.0000001192092896", "2.000000476837158"])
  }

  @Test func fourUnitsOfFloat32AreTheLimit() {
    #expect(name(verdict("tensor(1.0)", "tensor(1.0000004768371582)")) == "tolerance")
    #expect(name(verdict("tensor(1.0)", "tensor(1.0000005960464478)")) == "different")
  }

  @Test func aDifferenceNamesTheFirstLineAndTheNumbers() {
    guard case .different(let difference) = verdict("loss\n0.5000\n0.2500\n", "loss\n0.5000\n0.7500\n") else {
      Issue.record("not different")
      return
    }
    #expect(difference.line == 3)
    #expect(difference.expectedLine == "0.2500" && difference.actualLine == "0.7500")
    #expect(difference.sentence == "0.2500 became 0.7500")
    #expect(difference.changes.map(\.absolute) == [0.5])
  }

  @Test func aMissingLineIsNamed() {
    guard case .different(let difference) = verdict("a\nb", "a") else {
      Issue.record("not different")
      return
    }
    #expect(difference.line == 2 && difference.actualLine == nil)
    #expect(difference.sentence == "the output ends before this line")
  }

  @Test(arguments: [
    ("at 0x[..]>", "at 0x7f00>", true), ("a [..] c [..] e", "a b c d e", true), ("a [..] c", "a b d", false),
    ("[..]", "", false), ("first\n[...]\nlast", "first\nlast", true), ("first\n[...]\nlast", "first\n1\n2\nlast", true),
    ("first\n[...]\nlast", "first\n1\n2", false), ("[...]", "", true), ("[...]\nend", "a\nend", true),
    ("a\n[...]\nm\n[...]\nz", "a\n1\nm\n2\nz", true), ("a\n[...]\nm\n[...]\nz", "a\n1\nz", false),
    ("a\n[...]\na", "a", false), ("[...]\n0.2500", "x\n0.2500", true), ("[...]\n0.2500", "x\n0.2600", false),
  ])
  func wildcards(_ expected: String, _ actual: String, _ matches: Bool) {
    #expect(verdict(expected, actual, .auto, .wildcard).isAccepted == matches)
    // Without the option the same marks are plain text.
    #expect(!verdict(expected, actual).isAccepted)
  }

  @Test(arguments: [
    ("tensor([1.0, 2.0, 3.0])", "tensor([1.5, 2.5, 3.0])", "2 of 3 elements moved by at most 0.5"),
    ("loss 1.0 2.0", "loss 1.5 2.5", "2 of 2 numbers moved by at most 0.5"),
    ("a 1.0\ntensor([2.0])", "a 1.5\ntensor([2.5])", "2 of 2 numbers moved by at most 0.5"),
    ("tensor([1.0, 2.0])", "tensor([1.0, 2.0000014305114746])", "2.0 became 2.0000014305114746"),
    (
      "tensor([1.0, 2.0, 4.0])", "tensor([1.0, 2.0000014305114746, 4.000002384185791])",
      "2 of 3 elements moved by at most 6 ULP"
    ),
  ])
  func refusalsCountElementsAndUnits(_ expected: String, _ actual: String, _ sentence: String) {
    guard case .different(let difference) = verdict(expected, actual) else {
      Issue.record("not different")
      return
    }
    #expect(difference.sentence == sentence)
  }

  @Test func ignoreAcceptsEverything() {
    #expect(verdict("a", "b", .exact, .ignore) == .identical)
  }

  @Test(arguments: [
    ("RuntimeError: Trying to", "RuntimeError: Trying to backward", true), ("RuntimeError", "RuntimeError: x", true),
    ("ValueError: x", "RuntimeError: x", false), ("RuntimeError: other", "RuntimeError: Trying", false),
    ("KeyError: 'a'\n", "KeyError: 'a'", true),
  ])
  func errorsNeedTheTypeAndTheBeginning(_ expected: String, _ actual: String, _ accepted: Bool) {
    #expect(TextComparison().errorVerdict(expected: expected, actual: actual).isAccepted == accepted)
  }

  @Test func numbersAreShortened() {
    #expect(
      [0, 0.002, 0.000123, 12345.6, 1e-9, 3e20, 2].map(shortNumber) == [
        "0", "0.002", "1.23e-4", "12300", "1e-9", "3e20", "2",
      ])
  }
}
