// Graphviz writes the label of a frame at its bottom left and then draws edges over it. Here a label that something crosses
// moves to the first of the frame's other corners that is free: bottom right, top left, top right. It reads the SVG line by
// line as `dot` writes it and changes nothing but the place of such labels.

enum ClusterLabels {
  /// The SVG with its labels in free corners.
  static func inFreeCorners(_ svg: String) -> String {
    guard svg.utf8.count < 4 << 20, svg.firstRange(of: "class=\"cluster ") != nil else { return svg }
    var lines = svg.textLines
    var picture = PictureParts(lines)
    for frame in picture.frames {
      guard let place = picture.freePlace(for: frame), place.x != frame.x || place.y != frame.y else { continue }
      let line = lines[frame.textLine]
      lines[frame.textLine] = Substring(replaced("y", in: replaced("x", in: line, place.x)[...], place.y))
    }
    return lines.joined(separator: "\n")
  }

  private static func replaced(_ name: String, in line: Substring, _ value: Double) -> String {
    guard let range = PictureParts.valueRange(of: name, in: line) else { return String(line) }
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let digits = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return line[..<range.lowerBound] + (hundredths < 0 ? "-" : "") + "\(whole)\(digits)" + line[range.upperBound...]
  }
}

/// The frames of a picture, and what may lie over their labels.
private struct PictureParts {
  struct Point { var x, y: Double }

  struct Box {
    var left, top, right, bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func holds(_ point: Point) -> Bool { point.x > left && point.x < right && point.y > top && point.y < bottom }
  }

  struct Frame {
    var box: Box
    /// The middle of the label and its baseline, as Graphviz set them.
    var x, y: Double
    var textLine: Int
    /// The label's width: Graphviz begins it eight points from the left.
    var width: Double { 2 * (x - box.left - 8) }
  }

  private(set) var frames: [Frame] = []
  private var boxes: [Box] = []
  private var points: [Point] = []
  private var labels: [Box] = []

  init(_ lines: [Substring]) {
    var group = ""
    var frame: Box?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("<g id="), let kind = Self.value(of: "class", in: line) {
        group = kind.split(separator: " ").first.map(String.init) ?? ""
        frame = nil
      }
      let isPath = line.hasPrefix("<path")
      guard isPath || line.hasPrefix("<polygon") else {
        if group == "cluster", line.hasPrefix("<text"), let box = frame, let x = Self.number("x", in: line),
          let y = Self.number("y", in: line)
        {
          frames.append(Frame(box: box, x: x, y: y, textLine: index))
        }
        continue
      }
      let numbers = Self.numbers(in: Self.value(of: isPath ? "d" : "points", in: line) ?? "")
      guard let box = Self.bounds(numbers) else { continue }
      switch group {
      case "cluster": frame = box
      case "node": boxes.append(box)
      case "edge" where isPath: points += Self.course(numbers)
      case "edge": boxes.append(box)
      default: break
      }
    }
  }

  /// Where the label of a frame lies free, or least covered.
  mutating func freePlace(for frame: Frame) -> Point? {
    guard frame.width > 0, frame.width + 16 < frame.box.right - frame.box.left else { return nil }
    let (left, right) = (frame.x, frame.box.right - 8 - frame.width / 2)
    let top = frame.box.top + 13
    var best: (place: Point, box: Box, count: Int)?
    for (x, y) in [(left, frame.y), (right, frame.y), (left, top), (right, top)] {
      let box = Box(left: x - frame.width / 2 - 2, top: y - 9, right: x + frame.width / 2 + 2, bottom: y + 3)
      let count = coverage(of: box, in: frame)
      if count < best?.count ?? .max { best = (Point(x: x, y: y), box, count) }
      if count == 0 { break }
    }
    if let best { labels.append(best.box) }
    return best?.place
  }

  private func coverage(of box: Box, in frame: Frame) -> Int {
    var count = points.count { box.holds($0) }
    count += 10 * boxes.count { $0.overlaps(box) } + 10 * labels.count { $0.overlaps(box) }
    // The lines of frames inside this one.
    for other in frames where other.textLine != frame.textLine && other.box.overlaps(box) {
      let isAround = other.box.left <= frame.box.left && other.box.right >= frame.box.right
      let isInside = other.box.left < box.left && other.box.right > box.right
      if !isAround || !isInside { count += 10 }
    }
    return count
  }

  // MARK: Reading

  /// Points on curves, close enough together that no label lies between two of them.
  private static func course(_ numbers: [Double]) -> [Point] {
    let corners = stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
    var points: [Point] = []
    for start in stride(from: 0, to: corners.count - 3, by: 3) {
      let (a, b, c, d) = (corners[start], corners[start + 1], corners[start + 2], corners[start + 3])
      let length = abs(b.x - a.x) + abs(b.y - a.y) + abs(c.x - b.x) + abs(c.y - b.y) + abs(d.x - c.x) + abs(d.y - c.y)
      let steps = max(4, min(400, Int(length.isFinite ? length / 3 : 4)))
      for step in 0...steps {
        let t = Double(step) / Double(steps)
        let (k0, k1, k2, k3) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
        points.append(
          Point(x: k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x, y: k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y))
      }
    }
    return points
  }

  private static func bounds(_ numbers: [Double]) -> Box? {
    if numbers.count < 4 { return nil }
    var box = Box(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      (box.left, box.right) = (min(box.left, numbers[index]), max(box.right, numbers[index]))
      (box.top, box.bottom) = (min(box.top, numbers[index + 1]), max(box.bottom, numbers[index + 1]))
    }
    return box
  }

  private static func numbers(in text: Substring) -> [Double] {
    // Digits, full stop and minus.
    text.utf8.split { !($0 >= 0x30 && $0 <= 0x39) && $0 != 0x2E && $0 != 0x2D }.compactMap { Double(Substring($0)) }
  }

  private static func number(_ name: String, in line: Substring) -> Double? {
    value(of: name, in: line).flatMap { Double($0) }
  }

  private static func value(of name: String, in line: Substring) -> Substring? {
    valueRange(of: name, in: line).map { line[$0] }
  }

  /// Where the value of an attribute stands.
  static func valueRange(of name: String, in line: Substring) -> Range<Substring.Index>? {
    let wanted = Array(" \(name)=\"".utf8)
    var start = line.utf8.startIndex
    while let space = line.utf8[start...].firstIndex(of: UInt8(ascii: " ")) {
      if line.utf8[space...].starts(with: wanted) {
        let first = line.utf8.index(space, offsetBy: wanted.count)
        return line.utf8[first...].firstIndex(of: UInt8(ascii: "\"")).map { first..<$0 }
      }
      start = line.utf8.index(after: space)
    }
    return nil
  }
}
