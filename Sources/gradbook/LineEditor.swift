// Editing one line on a terminal: the cursor moves, earlier lines come back, a long line scrolls sideways. The terminal is in
// raw mode only while a line is being read. It knows nothing of what the lines mean.

import Glibc

final class LineEditor {
  enum Result {
    case line(String)
    /// Ctrl-C
    case cancelled
    /// Ctrl-D on an empty line, or no terminal any more.
    case end
  }

  private var history: [String] = []
  private var line: [Unicode.Scalar] = []
  private var cursor = 0
  /// The place in the history that is shown; its count means the line being typed.
  private var place = 0
  private var draft: [Unicode.Scalar] = []
  private var killed: [Unicode.Scalar] = []
  private var prompt = ""
  private var bytes: [UInt8] = []
  private static let historyLimit = 1000

  func read(_ prompt: String) -> Result {
    var saved = termios()
    guard tcgetattr(0, &saved) == 0 else { return .end }
    var raw = saved
    raw.c_iflag &= ~tcflag_t(ICRNL | IXON | BRKINT | INPCK | ISTRIP)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    tcsetattr(0, TCSADRAIN, &raw)
    defer { tcsetattr(0, TCSADRAIN, &saved) }
    self.prompt = prompt
    line = []
    cursor = 0
    place = history.count
    draw()
    while true {
      guard let key = nextKey() else { return .end }
      switch key {
      case .enter:
        cursor = line.count
        draw()
        writeOut("\r\n")
        return .line(finished())
      case .cancel:
        draw()
        return .cancelled
      case .end:
        if line.isEmpty { return .end }
        delete(at: cursor)
      default: apply(key)
      }
      // What was pasted is drawn once.
      if bytes.isEmpty { draw() }
    }
  }

  private func finished() -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: line)
    let text = String(view)
    if !text.allSatisfy({ $0 == " " }), history.last != text { history.append(text) }
    if history.count > Self.historyLimit { history.removeFirst() }
    return text
  }

  // MARK: Editing

  private func apply(_ key: Key) {
    switch key {
    case .character(let scalar): insert(scalar)
    case .tab: for _ in 0..<(4 - cursor % 4) { insert(" ") }
    case .backspace:
      // Within the indentation a step of four goes at once.
      let isIndentation = cursor > 0 && cursor % 4 == 0 && line[..<cursor].allSatisfy { $0 == " " }
      for _ in 0..<(isIndentation ? 4 : 1) where cursor > 0 {
        cursor -= 1
        delete(at: cursor)
      }
    case .delete: delete(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(line.count, cursor + 1)
    case .home: cursor = 0
    case .lineEnd: cursor = line.count
    case .up: recall(place - 1)
    case .down: recall(place + 1)
    case .killRight:
      killed = Array(line[cursor...])
      line.removeSubrange(cursor...)
    case .killLeft:
      killed = Array(line[..<cursor])
      line.removeSubrange(..<cursor)
      cursor = 0
    case .killWord: killWord()
    case .yank: for scalar in killed { insert(scalar) }
    case .clear: writeOut("\u{1B}[H\u{1B}[2J")
    case .enter, .cancel, .end, .none: break
    }
  }

  private func insert(_ scalar: Unicode.Scalar) {
    line.insert(scalar, at: cursor)
    cursor += 1
  }

  private func delete(at index: Int) {
    if index < line.count { line.remove(at: index) }
  }

  private func killWord() {
    var start = cursor
    while start > 0, line[start - 1] == " " { start -= 1 }
    while start > 0, line[start - 1] != " " { start -= 1 }
    killed = Array(line[start..<cursor])
    line.removeSubrange(start..<cursor)
    cursor = start
  }

  private func recall(_ wanted: Int) {
    guard wanted >= 0, wanted <= history.count, wanted != place else { return }
    if place == history.count { draft = line }
    place = wanted
    line = wanted == history.count ? draft : Array(history[wanted].unicodeScalars)
    cursor = line.count
  }

  // MARK: Drawing

  private func draw() {
    var size = winsize()
    let columns = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
    let room = columns - prompt.count - 1
    var start = 0
    while width(line[start..<cursor]) >= room { start += 1 }
    var end = cursor
    while end < line.count, width(line[start...end]) < room { end += 1 }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: line[start..<end])
    let position = prompt.count + width(line[start..<cursor])
    writeOut("\r\(prompt)\(String(view))\u{1B}[K\r\(position > 0 ? "\u{1B}[\(position)C" : "")")
  }

  private func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + Self.columns(of: $1) }
  }

  /// Combining marks take no column, the scripts of East Asia and most pictures two.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  // MARK: Keys

  private enum Key {
    case character(Unicode.Scalar)
    case enter, cancel, end, tab, backspace, delete, left, right, up, down, home, lineEnd
    case killRight, killLeft, killWord, yank, clear, none
  }

  private func nextByte() -> UInt8? {
    if bytes.isEmpty {
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = Glibc.read(0, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return nil }
        bytes = Array(chunk[..<count].reversed())
        break
      }
    }
    return bytes.popLast()
  }

  private func nextKey() -> Key? {
    guard let byte = nextByte() else { return nil }
    switch byte {
    case 1: return .home
    case 2: return .left
    case 3: return .cancel
    case 4: return .end
    case 5: return .lineEnd
    case 6: return .right
    case 8, 127: return .backspace
    case 9: return .tab
    case 10, 13: return .enter
    case 11: return .killRight
    case 12: return .clear
    case 14: return .down
    case 16: return .up
    case 21: return .killLeft
    case 23: return .killWord
    case 25: return .yank
    case 27: return escape()
    case 0..<32: return Key.none
    default: return character(byte)
    }
  }

  private func escape() -> Key {
    guard let second = nextByte(), second == 0x5B || second == 0x4F else { return .none }
    var number = ""
    while let byte = nextByte() {
      switch byte {
      case 0x41: return .up
      case 0x42: return .down
      case 0x43: return .right
      case 0x44: return .left
      case 0x46: return .lineEnd
      case 0x48: return .home
      case 0x7E:
        switch number {
        case "1", "7": return .home
        case "3": return .delete
        case "4", "8": return .lineEnd
        default: return .none
        }
      case 0x30...0x3B: number.unicodeScalars.append(Unicode.Scalar(byte))
      default: return .none
      }
    }
    return .none
  }

  private func character(_ first: UInt8) -> Key {
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var encoded = [first]
    while encoded.count < count, let next = nextByte() { encoded.append(next) }
    guard let text = String(validating: encoded, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return .none
    }
    return .character(scalar)
  }
}
