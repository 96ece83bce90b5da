// What notebooks hold besides Python: magics, shell lines, questions to IPython. A cell that has been written for Jupyter
// runs here as it is: `%` lines that only set a notebook up are dropped, what would start another program is reported as
// not run, and a question is refused with the words to write instead. Every line keeps its number.
// Whether a line begins a statement is asked of the tokenizer; a `%` in the middle of an expression is an operator.

import PythonSyntax

/// A cell's text made ready for the language.
struct NotebookSource {
  struct Remark {
    /// Counted from 0 in the cell.
    let line: Int
    let text: String
  }

  /// The Python, with as many lines as the cell.
  private(set) var text: String
  /// What was not run.
  private(set) var notices: [Remark] = []
  /// A line that cannot be left out without changing what the cell means.
  private(set) var refusal: Remark?
  /// `%%capture`, `%%timeit`: the cell shows nothing.
  private(set) var hidesOutput = false
  private(set) var hidesValue = false

  /// Reads a cell; its option lines are blank already.
  init(_ source: String) {
    text = source
    hidesValue = Self.endsInSemicolon(source)
    guard Self.mayHoldMagics(source), (try? parseModule(source)) == nil else { return }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard !readCellMagic(&lines) else {
      text = String(repeating: "\n", count: lines.count - 1)
      return
    }
    readLineMagics(&lines)
    text = lines.joined(separator: "\n")
    hidesValue = Self.endsInSemicolon(text)
  }

  /// A last statement that ends in `;` shows nothing. Only the tree knows which semicolon that is.
  private static func endsInSemicolon(_ source: String) -> Bool {
    let bytes = Array(source.utf8)
    guard bytes.contains(0x3B), let end = endOfLastStatement(bytes), end <= bytes.count else { return false }
    return bytes[end...].first { ![0x20, 0x09, 0x0C, 0x5C, 0x0A, 0x0D].contains($0) } == 0x3B
  }

  /// Cheap, for the many cells that are plain Python.
  private static func mayHoldMagics(_ source: String) -> Bool {
    source.utf8.contains { $0 == 0x25 || $0 == 0x21 || $0 == 0x3F }
  }

  // MARK: Cell magics

  /// Magics that time, hide or profile a cell that is Python all the same.
  private static let pythonCellMagics: Set<String> = [
    "time", "timeit", "capture", "prun", "memit", "mprun", "lprun", "python", "python3", "px", "debug", "skip",
  ]

  /// `%%name` on the first line. True when the whole cell is in another language and is left out.
  private mutating func readCellMagic(_ lines: inout [String]) -> Bool {
    guard let first = lines.firstIndex(where: { !$0.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" } }),
      lines[first].hasPrefix("%%")
    else { return false }
    let name = String(lines[first].dropFirst(2).prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "!" })
    guard Self.pythonCellMagics.contains(name) else {
      notices.append(Remark(line: first, text: "this cell was not run: `%%\(name)` is not Python"))
      return true
    }
    lines[first] = ""
    hidesOutput = name == "capture"
    if name == "timeit" { hidesOutput = true }
    return false
  }

  // MARK: Line magics

  /// Magics that only set a notebook up.
  private static let ignoredMagics: Set<String> = [
    "matplotlib", "load_ext", "reload_ext", "unload_ext", "autoreload", "config", "precision", "pylab", "colors",
    "xmode", "automagic", "aimport", "pprint", "doctest_mode", "tensorboard", "logstart", "logstop", "autosave",
    "autoawait", "autocall", "timeit", "memit", "mkdir", "pdb", "reset_selective", "store", "subplots", "watermark",
  ]
  /// Magics in front of a statement that runs.
  private static let prefixMagics: Set<String> = ["time", "prun", "lprun", "mprun"]
  /// A cell with more such lines than this is no notebook.
  private static let lineLimit = 1000

  private mutating func readLineMagics(_ lines: inout [String]) {
    var start = 0
    var seen = 0
    var goesOn = false
    for index in lines.indices {
      if goesOn {
        // The rest of a command of the shell.
        goesOn = Self.isContinued(lines[index])
        lines[index] = ""
        continue
      }
      guard let magic = Magic(lines[index]), seen < Self.lineLimit else { continue }
      seen += 1
      let before = lines[start..<index].joined(separator: "\n")
      if endsInsideStatement(Array(before.utf8)) { continue }
      goesOn = magic.kind == .shell && Self.isContinued(lines[index])
      lines[index] = replacement(of: magic, line: index, text: lines[index])
      // What stands above an unindented line that begins a statement cannot change what the lines below it are.
      if magic.indentation.isEmpty { start = index }
    }
  }

  private static func isContinued(_ line: String) -> Bool {
    line.last { $0 != "\r" && $0 != "\r\n" } == "\\"
  }

  /// The Python in place of a magic, on one line.
  private mutating func replacement(of magic: Magic, line: Int, text: String) -> String {
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    switch magic.kind {
    case .shell:
      notices.append(Remark(line: line, text: "not run, because a lesson starts no programs: \(trimmed)"))
      return magic.indentation + "pass"
    case .help:
      refusal = refusal ?? Remark(line: line, text: "`\(trimmed)` is a question to IPython; write help(\(magic.name))")
      return magic.indentation + "pass"
    case .percent:
      if Self.prefixMagics.contains(magic.name) {
        return magic.indentation + (magic.rest.isEmpty ? "pass" : magic.rest)
      }
      if !Self.ignoredMagics.contains(magic.name) {
        notices.append(Remark(line: line, text: "not run, because it is for IPython only: \(trimmed)"))
      }
      return magic.indentation + "pass"
    }
  }
}

/// A line that IPython reads and Python does not.
private struct Magic {
  enum Kind { case percent, shell, help }

  let kind: Kind
  let indentation: String
  let name: String
  let rest: String

  /// Nil for a line that begins and ends like Python.
  init?(_ line: String) {
    let text = line.drop { $0 == " " || $0 == "\t" }
    indentation = String(line.prefix(line.count - text.count))
    var end = text
    while let last = end.last, last == " " || last == "\t" || last == "\r" || last == "\r\n" { end.removeLast() }
    if let first = text.first, first == "%" || first == "!" {
      let body = text.drop { $0 == first }
      let word = body.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      kind = first == "%" ? .percent : .shell
      name = String(word)
      rest = String(body.dropFirst(word.count).drop { $0 == " " })
      return
    }
    if let assigned = Self.assigned(end) {
      kind = assigned
      name = ""
      rest = ""
      return
    }
    let isQuestion = end.first == "?" || (end.last == "?" && !end.contains("#") && !end.contains("\""))
    guard isQuestion else { return nil }
    kind = .help
    name = String(end.drop { $0 == "?" }.prefix { $0 != "?" })
    rest = ""
  }

  /// `files = !ls`, `t = %timeit f()`
  private static func assigned(_ text: Substring) -> Kind? {
    guard let equal = text.firstIndex(of: "=") else { return nil }
    let right = text[text.index(after: equal)...].drop { $0 == " " }
    let left = text[..<equal]
    let isName = left.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == " " || $0 == "," }
    guard isName, let first = right.first else { return nil }
    if first == "!" && !right.hasPrefix("!=") { return .shell }
    return first == "%" ? .percent : nil
  }
}
