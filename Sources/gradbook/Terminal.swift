// What a terminal shows: colours where they are wanted, and one live line of progress.

import ArgumentParser
import Glibc
import PythonRuntime

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

struct Terminal {
  let usesColor: Bool
  /// Whether standard error is a terminal that can take a line back.
  let isLive: Bool

  init(_ choice: ColorChoice) {
    let isTerminal = isatty(2) != 0 && environment("TERM") != "dumb"
    isLive = isTerminal
    switch choice {
    case .always: usesColor = true
    case .never: usesColor = false
    case .auto: usesColor = isTerminal && (environment("NO_COLOR") ?? "").isEmpty
    }
  }

  /// What a running program is told of the terminal: progress lines are drawn where errors are seen.
  static var shape: TerminalShape {
    var shape = TerminalShape(
      showsOutput: isatty(1) != 0, showsErrors: isatty(2) != 0 && environment("TERM") != "dumb")
    var size = winsize()
    if ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
      shape.columns = Int(size.ws_col)
      shape.lines = Int(size.ws_row)
    }
    return shape
  }

  /// Failure texts with their places in bold, what was written in red and what came in green.
  func colored(_ text: String) -> String {
    let text = Self.harmless(text)
    if !usesColor { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.isEmpty { return "" }
      if !line.hasPrefix(" ") { return "\u{1B}[1m\(line)\u{1B}[0m" }
      let inner = line.drop { $0 == " " }
      if inner.hasPrefix("written:") || inner.hasPrefix("- ") { return "\u{1B}[31m\(line)\u{1B}[0m" }
      if inner.hasPrefix("came:") || inner.hasPrefix("+ ") { return "\u{1B}[32m\(line)\u{1B}[0m" }
      if inner.hasPrefix("^") { return "\u{1B}[33m\(line)\u{1B}[0m" }
      return String(line)
    }.joined(separator: "\n")
  }

  /// What a lesson wrote must not steer the terminal, nor the system that reads a log: control characters are shown as the
  /// pictures that Unicode has of them, which are as wide as what they stand for.
  private static func harmless(_ text: String) -> String {
    let text = environment("GITHUB_ACTIONS") == "true" ? withoutCommands(text) : text
    guard text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: result.append(scalar)
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
      case 0x7F: result.append("\u{2421}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Lines that GitHub would take for commands, which it does behind blanks too, are taken apart.
  private static func withoutCommands(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let blanks = line.prefix { $0 == " " || $0 == "\t" }
      let rest = line[blanks.endIndex...]
      guard rest.hasPrefix("::") || rest.hasPrefix("##[") else { return String(line) }
      return blanks + rest.prefix(1) + " " + rest.dropFirst()
    }.joined(separator: "\n")
  }

  /// Shows a line that the next text takes away.
  func showProgress(_ text: String) {
    guard isLive else { return }
    var size = winsize()
    let width = ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10 ? Int(size.ws_col) - 1 : 79
    writeError("\r\u{1B}[K" + String(text.prefix(width)))
  }

  func clearProgress() {
    if isLive { writeError("\r\u{1B}[K") }
  }
}
