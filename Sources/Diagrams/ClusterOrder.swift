// Graphviz draws frames in the order of their addresses in its memory, which is another one in each run. Here their groups
// stand in the order of the DOT text again, so that equal graphs give equal bytes. Frames are drawn before everything else
// and have no ground of their own: their order changes nothing that is seen.

enum ClusterOrder {
  /// The SVG with the groups of its frames in the order of `dot`.
  static func restored(_ svg: String, _ dot: String) -> String {
    guard svg.firstRange(of: " class=\"cluster ") != nil else { return svg }
    let lines = svg.textLines
    var groups: [(id: Substring, lines: Range<Int>)] = []
    var line = 0
    while line < lines.count {
      guard let id = frame(lines[line]) else {
        line += 1
        continue
      }
      let end = endOfGroup(lines, line)
      groups.append((id, line..<end))
      line = end
    }
    let places = order(dot)
    let sorted = groups.enumerated().sorted { first, second in
      (places[first.element.id] ?? .max, first.offset) < (places[second.element.id] ?? .max, second.offset)
    }
    var result: [Substring] = []
    result.reserveCapacity(lines.count)
    var next = 0
    // Each group's place is taken by the one that belongs there.
    for (slot, group) in zip(groups, sorted) {
      result += lines[next..<slot.lines.lowerBound]
      result += lines[group.element.lines]
      next = slot.lines.upperBound
    }
    return (result + lines[next...]).joined(separator: "\n")
  }

  private static func frame(_ line: Substring) -> Substring? {
    guard line.hasPrefix("<g id=\""), line.firstRange(of: " class=\"cluster ") != nil else { return nil }
    return line.dropFirst(7).prefix { $0 != "\"" }
  }

  private static func endOfGroup(_ lines: [Substring], _ start: Int) -> Int {
    var depth = 0
    for index in start..<lines.count {
      depth += opened(lines[index])
      if depth <= 0 { return index + 1 }
    }
    return lines.count
  }

  /// How many more groups a line opens than it closes.
  private static func opened(_ line: Substring) -> Int {
    var count = 0
    let bytes = Array(line.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "<") && index + 2 < bytes.count {
      if bytes[index + 1] == UInt8(ascii: "g"), bytes[index + 2] == 0x20 || bytes[index + 2] == UInt8(ascii: ">") {
        count += 1
      } else if bytes[index + 1] == UInt8(ascii: "/"), bytes[index + 2] == UInt8(ascii: "g") {
        count -= 1
      }
    }
    return count
  }

  /// Where the ids of frames stand in the text.
  private static func order(_ dot: String) -> [Substring: Int] {
    var places: [Substring: Int] = [:]
    for (place, line) in dot.textLines.enumerated() {
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("graph [id=\"") else { continue }
      places[words.dropFirst(11).prefix { $0 != "\"" }] = place
    }
    return places
  }
}
