// Level lines and filled bands of a function on a grid, by marching along its cells. Lines are segments between the edges a
// level crosses, joined into long paths; bands are cells clipped between two levels, whole cells in a row joined into one.

import Glibc

/// Numbers on a grid of x and y, row by row.
package struct ContourGrid: Sendable {
  package let x: [Double]
  package let y: [Double]
  package let values: [Double]
  var columns: Int { x.count }
  var rows: Int { y.count }

  /// Nil when the sizes do not fit.
  package init?(x: [Double], y: [Double], values: [Double]) {
    if x.count < 2 || y.count < 2 || values.count != x.count * y.count { return nil }
    self.x = x
    self.y = y
    self.values = values
  }

  private func value(_ row: Int, _ column: Int) -> Double { values[row * columns + column] }

  /// The line of one level as paths: x and y, with not-a-number between paths.
  package func line(at level: Double) -> (x: [Double], y: [Double]) {
    var segments: [ContourSegment] = []
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) { addSegments(row, column, level, &segments) }
    }
    return ContourSegment.joined(segments)
  }

  private func addSegments(_ row: Int, _ column: Int, _ level: Double, _ segments: inout [ContourSegment]) {
    let corners = [
      value(row, column), value(row, column + 1), value(row + 1, column + 1), value(row + 1, column),
    ]
    guard corners.allSatisfy(\.isFinite) else { return }
    var mask = 0
    for (index, corner) in corners.enumerated() where corner > level { mask |= 1 << index }
    if mask == 0 || mask == 15 { return }
    // Edges are numbered as the corner they begin at.
    func point(_ edge: Int) -> ContourPoint {
      let (a, b) = (corners[edge], corners[(edge + 1) % 4])
      let t = (level - a) / (b - a)
      switch edge {
      case 0: return ContourPoint(x[column] + t * (x[column + 1] - x[column]), y[row], row * 2 * columns + column)
      case 1:
        return ContourPoint(
          x[column + 1], y[row] + t * (y[row + 1] - y[row]), (row * 2 + 1) * columns + column + 1)
      case 2:
        return ContourPoint(
          x[column + 1] + t * (x[column] - x[column + 1]), y[row + 1], (row + 1) * 2 * columns + column)
      default:
        return ContourPoint(x[column], y[row + 1] + t * (y[row] - y[row + 1]), (row * 2 + 1) * columns + column)
      }
    }
    let crossed = (0..<4).filter { (corners[$0] > level) != (corners[($0 + 1) % 4] > level) }
    if crossed.count == 2 {
      segments.append(ContourSegment(point(crossed[0]), point(crossed[1])))
    } else if crossed.count == 4 {
      let centre = corners.reduce(0, +) / 4
      let pairs = (centre > level) == (corners[0] > level) ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
      for (a, b) in pairs { segments.append(ContourSegment(point(a), point(b))) }
    }
  }

  /// The region between two levels as outlines, with not-a-number between them.
  package func band(from low: Double, to high: Double) -> (x: [Double], y: [Double]) {
    var outX: [Double] = []
    var outY: [Double] = []
    func close(_ points: [(Double, Double)]) {
      if points.count < 3 { return }
      for (px, py) in points {
        outX.append(px)
        outY.append(py)
      }
      outX.append(.nan)
      outY.append(.nan)
    }
    for row in 0..<(rows - 1) {
      var runStart: Int?
      func endRun(_ column: Int) {
        guard let start = runStart else { return }
        close([
          (x[start], y[row]), (x[column], y[row]), (x[column], y[row + 1]), (x[start], y[row + 1]),
        ])
        runStart = nil
      }
      for column in 0..<(columns - 1) {
        let corners = [
          value(row, column), value(row, column + 1), value(row + 1, column + 1), value(row + 1, column),
        ]
        if corners.allSatisfy({ $0 >= low && $0 <= high }) {
          if runStart == nil { runStart = column }
          continue
        }
        endRun(column)
        guard corners.allSatisfy(\.isFinite), corners.contains(where: { $0 > low }),
          corners.contains(where: { $0 < high })
        else { continue }
        let places = [
          (x[column], y[row]), (x[column + 1], y[row]), (x[column + 1], y[row + 1]), (x[column], y[row + 1]),
        ]
        var polygon = zip(places, corners).map { ContourVertex($0.0, $0.1, $1) }
        polygon = ContourVertex.clipped(polygon, at: low, keepsAbove: true)
        polygon = ContourVertex.clipped(polygon, at: high, keepsAbove: false)
        close(polygon.map { ($0.x, $0.y) })
      }
      endRun(columns - 1)
    }
    return (outX, outY)
  }
}

private struct ContourVertex {
  var x: Double
  var y: Double
  var value: Double

  init(_ x: Double, _ y: Double, _ value: Double) {
    self.x = x
    self.y = y
    self.value = value
  }

  /// The part of a polygon on one side of a level.
  static func clipped(_ polygon: [ContourVertex], at level: Double, keepsAbove: Bool) -> [ContourVertex] {
    var result: [ContourVertex] = []
    for index in polygon.indices {
      let current = polygon[index]
      let next = polygon[(index + 1) % polygon.count]
      let isIn = keepsAbove ? current.value >= level : current.value <= level
      let nextIn = keepsAbove ? next.value >= level : next.value <= level
      if isIn { result.append(current) }
      if isIn != nextIn {
        let t = (level - current.value) / (next.value - current.value)
        result.append(
          ContourVertex(current.x + t * (next.x - current.x), current.y + t * (next.y - current.y), level))
      }
    }
    return result
  }
}

private struct ContourPoint {
  let x: Double
  let y: Double
  /// Which edge of the grid the point lies on.
  let edge: Int

  init(_ x: Double, _ y: Double, _ edge: Int) {
    self.x = x
    self.y = y
    self.edge = edge
  }
}

private struct ContourSegment {
  let a: ContourPoint
  let b: ContourPoint

  init(_ a: ContourPoint, _ b: ContourPoint) {
    self.a = a
    self.b = b
  }

  /// Segments that share an edge become one path.
  static func joined(_ segments: [ContourSegment]) -> (x: [Double], y: [Double]) {
    var ends: [Int: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      ends[segment.a.edge, default: []].append(index)
      ends[segment.b.edge, default: []].append(index)
    }
    var used = [Bool](repeating: false, count: segments.count)
    var x: [Double] = []
    var y: [Double] = []
    func follow(_ from: ContourPoint) -> [ContourPoint] {
      var path: [ContourPoint] = []
      var current = from
      while let next = ends[current.edge]?.first(where: { !used[$0] }) {
        used[next] = true
        current = segments[next].a.edge == current.edge ? segments[next].b : segments[next].a
        path.append(current)
      }
      return path
    }
    for index in segments.indices where !used[index] {
      used[index] = true
      let forward = follow(segments[index].b)
      let backward = follow(segments[index].a)
      for point in backward.reversed() + [segments[index].a, segments[index].b] + forward {
        x.append(point.x)
        y.append(point.y)
      }
      x.append(.nan)
      y.append(.nan)
    }
    return (x, y)
  }
}
