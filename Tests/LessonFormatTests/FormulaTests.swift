// Formulas of the kind lessons use, one a line in `Fixtures/formulas.txt`: each becomes MathML, none is shown as TeX, and
// what comes out is well formed.
import FoundationEssentials
import Testing

@testable import LessonFormat

@Suite struct FormulaTests {
  static let formulas: [String] = {
    let data = (try? Data(contentsOf: URL(filePath: FixtureTests.folder + "/formulas.txt"))) ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }()

  @Test func theListIsThere() { #expect(FormulaTests.formulas.count >= 150) }

  @Test(arguments: formulas)
  func converts(_ tex: String) {
    for isDisplay in [false, true] {
      let formula = MathMarkup(tex, isDisplay: isDisplay)
      #expect(formula.problems.isEmpty, "\(formula.problems)")
      #expect(formula.html.hasPrefix("<math"))
      #expect(isBalanced(formula.html), "\(formula.html)")
    }
  }

  /// Every element is closed in order, and no `<` or `&` stands in a text.
  private func isBalanced(_ html: String) -> Bool {
    var open: [String] = []
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      if rest[..<start].contains(">") { return false }
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter })
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
      rest = rest[rest.index(after: end)...]
    }
    return open.isEmpty
  }
}
