// Charts of many points stay small: a line keeps what can be seen of it in each half pixel's column, and many markers of one
// colour become one path of dots, one for each place. Few points are drawn as they are. Knows no panels.

import Glibc

enum ChartThinning {
  /// From how many points on a line or a cloud is thinned.
  static let many = 5_000

  /// The points of a line that show: of neighbours in one column the first, the lowest, the highest and the last. A point
  /// that is no number stays: it breaks the line.
  static func shown(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    if points.count <= many { return points }
    var result: [(x: Double, y: Double)] = []
    var start = 0
    while start < points.count {
      let column = (points[start].x * 2).rounded(.down)
      var (end, low, high) = (start, start, start)
      while points[start].y.isFinite, end + 1 < points.count, (points[end + 1].x * 2).rounded(.down) == column,
        points[end + 1].y.isFinite
      {
        end += 1
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
      }
      var last = -1
      for place in [start, min(low, high), max(low, high), end] where place > last {
        result.append(points[place])
        last = place
      }
      start = end + 1
    }
    return result
  }

  /// Dots of one colour as paths, one for each depth of the colour: dots on one place lie on each other there.
  static func dots(
    _ points: [(x: Double, y: Double)], _ diameter: Double, _ color: String, _ opacity: Double
  ) -> String {
    let cell = max(1, diameter / 4)
    var counts: [SIMD2<Int32>: Int] = [:]
    for point in points where point.x.magnitude < 1e6 && point.y.magnitude < 1e6 {
      let place = SIMD2(Int32((point.x / cell).rounded()), Int32((point.y / cell).rounded()))
      counts[place, default: 0] += 1
    }
    let levels = opacity >= 1 ? 1 : 6
    var places = [[SIMD2<Int32>]](repeating: [], count: levels)
    for (place, count) in counts {
      let depth = levels == 1 ? 0 : min(levels - 1, Int(log2(Double(count))))
      places[depth].append(place)
    }
    var text = ""
    for (depth, level) in places.enumerated() where !level.isEmpty {
      let strength = opacity >= 1 ? 1 : 1 - pow(1 - opacity, Double(1 << depth))
      text += path(level, cell, diameter, color, strength)
    }
    return text
  }

  private static func path(
    _ places: [SIMD2<Int32>], _ cell: Double, _ diameter: Double, _ color: String, _ opacity: Double
  ) -> String {
    let c = ChartText.coordinate
    var text = ""
    for place in places.sorted(by: { $0.y == $1.y ? $0.x < $1.x : $0.y < $1.y }) {
      text += "M\(c(Double(place.x) * cell)) \(c(Double(place.y) * cell))h0"
    }
    let faint = opacity < 1 ? " stroke-opacity=\"\(c(opacity))\"" : ""
    return "<path d=\"\(text)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(c(max(diameter, 0.5)))\""
      + " stroke-linecap=\"round\"\(faint)/>\n"
  }
}
