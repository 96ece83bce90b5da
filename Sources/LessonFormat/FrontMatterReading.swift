// The YAML between the two `---` at the top of a lesson: the keys there are, and the defaults of cells under `execute:`.
import Diagnostics

extension LessonReader {
  /// Every key there is, in the order of the manual.
  static let frontMatterKeys = [
    "title", "description", "order", "part", "seed", "requires", "max-seconds", "max-memory", "max-output", "max-steps",
    "execute",
  ]

  mutating func readFrontMatter() -> FrontMatter {
    var result = FrontMatter()
    guard let lines = Lesson.linesOfFrontMatter(source) else {
      if Lesson.beginsLikeFrontMatter(source) {
        diagnostics.append(
          Diagnostic(
            in: source, line: 1, message: "the front matter is never closed", hint: "end it with a line `---`"))
      }
      return result
    }
    result.range = SourceRange(0, source.rangeOfLineWithEnding(lines.upperBound).upper)
    let start = source.rangeOfLineWithEnding(lines.lowerBound).upper
    let text = source.text(in: SourceRange(start, source.rangeOfLine(lines.upperBound).lower))
    do {
      for entry in try OptionValue.entries(inYAML: text) { readFrontMatter(entry, into: &result) }
    } catch {
      report(error, at: SourcePosition(line: error.line + 1, column: error.column))
    }
    return result
  }

  private mutating func readFrontMatter(_ entry: OptionEntry, into result: inout FrontMatter) {
    let position = SourcePosition(line: entry.line + 1, column: entry.column)
    do throws(OptionValueError) {
      switch entry.key {
      case "title": result.title = try entry.value.text()
      case "description": result.description = try entry.value.text()
      case "order": result.order = try entry.value.integer()
      case "part": result.part = try entry.value.text()
      case "seed": result.seed = try entry.value.integer()
      case "requires": result.requires = try entry.value.paths()
      case "max-seconds": result.maxSeconds = try entry.value.seconds()
      case "max-memory": result.maxMemory = try entry.value.byteCount()
      case "max-output": result.maxOutput = try entry.value.byteCount()
      case "max-steps": result.maxSteps = try entry.value.count()
      case "execute":
        guard case .mapping(let defaults) = entry.value else {
          throw OptionValueError(
            message: "takes options, one on each line below it", hint: "for example `  tol: exact`")
        }
        for option in defaults {
          let place = SourcePosition(line: option.line + 1, column: option.column)
          apply(option, at: place, isDefault: true, to: &result.execute)
        }
      default:
        let names = LessonReader.frontMatterKeys
        let near = nearestName(to: entry.key, among: names).map { "did you mean `\($0)`?" }
        let isOption = CellOptions.row(named: entry.key)?.isDefaultable == true
        report(
          .error, rangeOfWord(entry.key, at: position), "unknown front-matter key `\(entry.key)`",
          isOption ? "defaults of cells stand under `execute:`" : near ?? "keys are " + names.joined(separator: ", "))
      }
    } catch {
      report(.error, rangeOfWord(entry.key, at: position), "`\(entry.key)` \(error.message)", error.hint)
    }
  }
}
