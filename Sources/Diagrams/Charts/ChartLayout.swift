// Where the panels of a chart stand: a grid of cells, each with room for its title, labels and ticks, and the boxes of panels
// whose axes must keep a ratio. Sizes are in units of the picture (96 an inch).

/// A rectangle of the picture.
struct ChartBox: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
}

/// A panel with its ticks and its place.
struct PlacedPanel {
  var panel: ChartPanel
  var xTicks: TickMarks
  var yTicks: TickMarks
  var box: ChartBox
  /// Room left of the box for ticks and the label.
  var leftRoom: Double
  var bottomRoom: Double
  var rightRoom: Double
  /// Room above the box that a second x axis takes.
  var topRoom = 0.0

  /// The place of a number along x.
  func px(_ value: Double) -> Double { box.x + box.width * PlacedPanel.part(value, panel.x) }
  /// The place of a number along y (the picture counts downward).
  func py(_ value: Double) -> Double { box.y + box.height * (1 - PlacedPanel.part(value, panel.y)) }

  static func part(_ value: Double, _ axis: ChartAxis) -> Double {
    if axis.scale == .log {
      let low = ChartScale.logarithm(axis.low)
      let high = ChartScale.logarithm(axis.high)
      if high == low { return 0.5 }
      if value <= 0 { return -10 }
      return (ChartScale.logarithm(value) - low) / (high - low)
    }
    if axis.scale == .symlog {
      let low = ChartScale.symmetric(axis.low)
      let high = ChartScale.symmetric(axis.high)
      return high == low ? 0.5 : (ChartScale.symmetric(value) - low) / (high - low)
    }
    return axis.high == axis.low ? 0.5 : (value - axis.low) / (axis.high - axis.low)
  }
}

struct ChartLayout {
  static let tickFont = 12.0
  static let labelFont = 13.0
  static let titleFont = 15.0

  let width: Double
  let height: Double
  private(set) var panels: [PlacedPanel] = []

  init(_ chart: Chart) {
    width = min(max(chart.width, 0.5), 60) * 96
    height = min(max(chart.height, 0.5), 60) * 96
    let top = chart.title.isEmpty ? 4.0 : 34.0
    for panel in chart.panels { place(panel, top: top) }
    for index in panels.indices { overlay(index) }
  }

  /// Panels at one place with a second scale have one box, with room for the ticks of all.
  private mutating func overlay(_ index: Int) {
    let panel = panels[index].panel
    guard panel.isTwin || panel.isTopTwin else { return }
    let group = panels.indices.filter { panels[$0].panel.isAtPlace(of: panel) }
    let left = group.map { panels[$0].box.x }.max() ?? 0
    let above = group.map { panels[$0].topRoom }.max() ?? 0
    // A title stands above the second axis.
    let titled = group.filter { !panels[$0].panel.title.isEmpty }.map { panels[$0].box.y + above }
    let top = (group.map { panels[$0].box.y } + titled).max() ?? 0
    let right = group.map { panels[$0].box.x + panels[$0].box.width }.min() ?? 0
    let bottom = group.map { panels[$0].box.y + panels[$0].box.height }.min() ?? 0
    for member in group {
      panels[member].leftRoom += left - panels[member].box.x
      panels[member].box = ChartBox(x: left, y: top, width: max(right - left, 20), height: max(bottom - top, 20))
      panels[member].topRoom = above
    }
  }

  private mutating func place(_ panel: ChartPanel, top: Double) {
    let xTicks = panel.x.isHidden ? TickMarks.none : TickMarks(panel.x, isVertical: false)
    let yTicks = panel.y.isHidden ? TickMarks.none : TickMarks(panel.y, isVertical: true)
    let tickWidth = yTicks.labels.map { ChartText.width($0) * ChartLayout.tickFont }.max() ?? 0
    var left = (yTicks.labels.isEmpty ? 4 : tickWidth + 12) + (panel.y.label.isEmpty ? 2 : 22)
    var bottom = (xTicks.labels.allSatisfy(\.isEmpty) ? 6 : 24.0) + (panel.x.label.isEmpty ? 2 : 20)
    if panel.x.rotation != 0 {
      let longest = xTicks.labels.map { ChartText.width($0) * ChartLayout.tickFont }.max() ?? 0
      bottom += longest * 0.7
    }
    if !xTicks.offsetText.isEmpty { bottom += 4 }
    let topRoom = panel.isTopTwin ? bottom : 0
    if panel.isTopTwin { bottom = 6 }
    var right = 14.0
    if panel.isTwin {
      right = left
      left = 14
    }
    if let bar = panel.colorBar {
      if bar.isHorizontal { bottom += 56 } else { right += 70 + (bar.label.isEmpty ? 0 : 18) }
    }
    let above =
      (panel.title.isEmpty ? 10 : 12 + 18 * Double(panel.title.split(separator: "\n").count))
      + (yTicks.offsetText.isEmpty ? 0 : 12) + topRoom
    var box: ChartBox
    if let parent = panel.parent, panels.indices.contains(parent), panel.rectangle.count == 4 {
      let r = panel.rectangle
      let outer = panels[parent].box
      box = ChartBox(
        x: outer.x + r[0] * outer.width, y: outer.y + (1 - r[1] - r[3]) * outer.height, width: r[2] * outer.width,
        height: r[3] * outer.height)
    } else if panel.rectangle.count == 4 {
      let r = panel.rectangle
      box = ChartBox(x: r[0] * width, y: (1 - r[1] - r[3]) * height, width: r[2] * width, height: r[3] * height)
    } else {
      let columns = Double(max(panel.columns, 1))
      let rows = Double(max(panel.rows, 1))
      let cellWidth = (width - 4) / columns
      let cellHeight = (height - top - 2) / rows
      let x = 2 + cellWidth * Double(panel.columnSpan.lowerBound)
      let y = top + cellHeight * Double(panel.rowSpan.lowerBound)
      let spanWidth = cellWidth * Double(panel.columnSpan.count)
      let spanHeight = cellHeight * Double(panel.rowSpan.count)
      box = ChartBox(
        x: x + left, y: y + above, width: max(spanWidth - left - right, 20),
        height: max(spanHeight - above - bottom, 20))
    }
    if panel.aspect > 0 { box = fitted(box, panel) }
    panels.append(
      PlacedPanel(
        panel: panel, xTicks: xTicks, yTicks: yTicks, box: box, leftRoom: left, bottomRoom: bottom, rightRoom: right,
        topRoom: topRoom))
  }

  /// The largest box inside another whose units keep their ratio, in its middle.
  private func fitted(_ box: ChartBox, _ panel: ChartPanel) -> ChartBox {
    let across = (panel.x.high - panel.x.low).magnitude
    let up = (panel.y.high - panel.y.low).magnitude * panel.aspect
    guard across > 0, up > 0 else { return box }
    let scale = min(box.width / across, box.height / up)
    let width = across * scale
    let height = up * scale
    return ChartBox(
      x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width: width, height: height)
  }
}

extension ChartPanel {
  fileprivate func isAtPlace(of other: ChartPanel) -> Bool {
    rectangle == other.rectangle && parent == other.parent && rows == other.rows && columns == other.columns
      && rowSpan == other.rowSpan && columnSpan == other.columnSpan
  }
}

extension TickMarks {
  static var none: TickMarks {
    var axis = ChartAxis()
    axis.ticks = []
    axis.tickLabels = []
    return TickMarks(axis, isVertical: false)
  }
}
