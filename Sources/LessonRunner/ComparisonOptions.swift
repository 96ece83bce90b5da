// From a cell's options to the rules of a comparison; the comparison itself knows no lessons.
import LessonFormat

extension TextComparison {
  /// The rules that `tol` and `match` of a cell ask for.
  package init(_ options: CellOptions, isExact: Bool = false) {
    let numbers: NumericRule =
      switch options.tolerance {
      case _ where isExact: .exact
      case .exact: .exact
      case .auto: .auto
      case .within(let relative, let absolute): .within(relative: relative, absolute: absolute)
      }
    let text: TextRule =
      switch options.match {
      case .literal: .literal
      case .wildcard: .wildcard
      case .ignore: .ignore
      }
    self.init(numbers: numbers, text: text)
  }
}
