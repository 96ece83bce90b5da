// Which lines of two texts differ: for failure messages, patches and updates that keep what still holds. Equal lines at both
// ends are cut off first; only the middle is compared, and a middle of many thousand lines is one difference.

/// A stretch of lines that are others.
struct LineHunk: Hashable {
  let old: Range<Int>
  let new: Range<Int>
}

enum LineDiff {
  /// Beyond this the comparison would take longer than the lesson.
  private static let lineLimit = 2000

  /// The differences in order. `isEqual` may be coarser than equality.
  static func hunks<Line: Equatable>(_ old: [Line], _ new: [Line]) -> [LineHunk] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    if start == oldEnd && start == newEnd { return [] }
    let whole = LineHunk(old: start..<oldEnd, new: start..<newEnd)
    if oldEnd - start > lineLimit || newEnd - start > lineLimit { return [whole] }
    if start == oldEnd || start == newEnd { return [whole] }
    return middle(Array(old[start..<oldEnd]), Array(new[start..<newEnd]), offset: start)
  }

  private static func middle<Line: Equatable>(_ old: [Line], _ new: [Line], offset: Int) -> [LineHunk] {
    var isRemoved = [Bool](repeating: false, count: old.count)
    var isInserted = [Bool](repeating: false, count: new.count)
    for change in new.difference(from: old) {
      switch change {
      case .remove(let position, _, _): isRemoved[position] = true
      case .insert(let position, _, _): isInserted[position] = true
      }
    }
    var hunks: [LineHunk] = []
    var left = 0
    var right = 0
    while left < old.count || right < new.count {
      let oldStart = left
      let newStart = right
      while left < old.count, isRemoved[left] { left += 1 }
      while right < new.count, isInserted[right] { right += 1 }
      if left > oldStart || right > newStart {
        hunks.append(
          LineHunk(old: (oldStart + offset)..<(left + offset), new: (newStart + offset)..<(right + offset)))
      } else {
        left += 1
        right += 1
      }
    }
    return hunks
  }

  /// A unified patch of one file, as `git apply` and `patch -p1` read it; empty when nothing differs.
  static func patch(path: String, old: [UInt8], new: [UInt8], context: Int = 3) -> String {
    let before = lines(old)
    let after = lines(new)
    let hunks = hunks(before, after)
    if hunks.isEmpty { return "" }
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    var index = 0
    while index < hunks.count {
      var last = index
      while last + 1 < hunks.count, hunks[last + 1].old.lowerBound - hunks[last].old.upperBound <= 2 * context {
        last += 1
      }
      text += group(Array(hunks[index...last]), before, after, context)
      index = last + 1
    }
    return text
  }

  private static func group(
    _ hunks: [LineHunk], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>], _ context: Int
  ) -> String {
    guard let first = hunks.first, let last = hunks.last else { return "" }
    let oldStart = max(0, first.old.lowerBound - context)
    let newStart = first.new.lowerBound - (first.old.lowerBound - oldStart)
    let oldEnd = min(before.count, last.old.upperBound + context)
    let newEnd = last.new.upperBound + (oldEnd - last.old.upperBound)
    let place = { (start: Int, end: Int) in "\(end > start ? start + 1 : start),\(end - start)" }
    var text = "@@ -\(place(oldStart, oldEnd)) +\(place(newStart, newEnd)) @@\n"
    var position = oldStart
    for hunk in hunks {
      for line in before[position..<hunk.old.lowerBound] { text += patchLine(" ", line) }
      for line in before[hunk.old] { text += patchLine("-", line) }
      for line in after[hunk.new] { text += patchLine("+", line) }
      position = hunk.old.upperBound
    }
    for line in before[position..<oldEnd] { text += patchLine(" ", line) }
    return text
  }

  private static func patchLine(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == 0x0A ? text : text + "\n\\ No newline at end of file\n"
  }

  /// Lines with their endings.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      result.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { result.append(bytes[start...]) }
    return result
  }
}

/// A lesson's changes as a patch.
package enum LessonPatch {
  package static func text(path: String, old: [UInt8], new: [UInt8]) -> String {
    LineDiff.patch(path: path.hasPrefix("./") ? String(path.dropFirst(2)) : path, old: old, new: new)
  }
}
