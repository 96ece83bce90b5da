// Charts: ticks against positions recorded from matplotlib, the structure of the SVG, the summary, rasters and contours.

import FoundationEssentials
import Testing

@testable import Diagrams

@Suite struct ChartTests {
  private func line(_ x: [Double], _ y: [Double], _ label: String) -> ChartMark {
    var mark = ChartMark(.line)
    mark.x = x
    mark.y = y
    mark.label = label
    return mark
  }

  private func chart(_ marks: [ChartMark]) -> Chart {
    var panel = ChartPanel()
    panel.title = "Loss & more"
    panel.x.label = "step"
    panel.x.high = 10
    panel.y.high = 5
    panel.marks = marks
    panel.hasLegend = true
    var chart = Chart()
    chart.panels = [panel]
    return chart
  }

  /// `ticker.MaxNLocator(nbins, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)`.
  static let recorded: [(low: Double, high: Double, bins: Int, ticks: [Double])] = [
    (0, 1, 9, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-0.5, 10.5, 9, [-2, 0, 2, 4, 6, 8, 10, 12]),
    (0, 100, 5, [0, 20, 40, 60, 80, 100]),
    (-1.1, 1.1, 9, [-1.25, -1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1.25]),
    (0.001, 0.0023, 9, [0.001, 0.0012, 0.0014, 0.0016, 0.0018, 0.002, 0.0022, 0.0024]), (3, 7, 4, [3, 4, 5, 6, 7]),
  ]

  @Test(arguments: recorded)
  func ticksStandWhereMatplotlibPutsThem(_ record: (low: Double, high: Double, bins: Int, ticks: [Double])) {
    let ticks = TickMarks.linear(record.low, record.high, bins: record.bins)
    #expect(ticks.count == record.ticks.count)
    for (ours, theirs) in zip(ticks, record.ticks) { #expect(abs(ours - theirs) < 1e-9) }
  }

  @Test func labelsHaveAsManyDecimalsAsTellThemApart() {
    var axis = ChartAxis()
    #expect(TickMarks(axis, isVertical: false).labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    axis.low = -3
    axis.high = 3
    #expect(TickMarks(axis, isVertical: false).labels.first == "−3")
    axis.low = 0
    axis.high = 5e7
    #expect(TickMarks(axis, isVertical: false).offsetText == "1e7")
    axis.scale = .log
    axis.low = 1
    axis.high = 1000
    #expect(TickMarks(axis, isVertical: false).labels == ["10^0", "10^1", "10^2", "10^3"])
  }

  @Test func svgHasTitleDescriptionAndEscapedText() {
    let svg = ChartDrawing.svg(chart([line([0, 5, 10], [1, 3, 2], "a<b")]), id: "figure-1")
    #expect(svg.contains("<title id=\"figure-1-title\">Loss &amp; more</title>"))
    #expect(svg.contains("aria-labelledby=\"figure-1-title figure-1-desc\""))
    #expect(svg.contains("3 points, from 1 to 2, lowest 1, highest 3."))
    #expect(svg.contains("a&lt;b"))
    #expect(!svg.contains("a<b"))
    #expect(svg.split(separator: "<path").count > 3)
  }

  @Test func pointsThatAreNoNumbersBreakTheLine() {
    let svg = ChartDrawing.svg(chart([line([0, 1, 2, 3], [1, .nan, 2, 3], "")]), id: "f")
    #expect(!svg.contains("nan"))
    let infinite = ChartDrawing.svg(chart([line([0, 1], [.infinity, -.infinity], "")]), id: "f")
    #expect(!infinite.contains("inf"))
  }

  @Test func coloursOfALessonCannotLeaveTheirAttribute() {
    var mark = line([0, 1], [0, 1], "")
    mark.stroke.color = "\"/><script>"
    #expect(!ChartDrawing.svg(chart([mark]), id: "f").contains("script"))
  }

  @Test func oneLineForATerminal() {
    let summary = ChartSummary(chart([line([0, 1], [0, 1], "a"), line([0, 1], [1, 0], "b")]))
    #expect(summary.line == "[figure: Loss & more, 2 lines]")
    #expect(ChartSummary(Chart()).line == "[figure: empty]")
  }

  @Test func rastersAreValidPNG() {
    let raster = ChartRaster(columns: 3, rows: 2, palette: [0xFF00_00FF, 0x00FF_00FF], cells: [0, 1, 0, 1, 0, 1])
    let png = RasterImage.png(raster)
    #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(png.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    #expect(RasterImage.base64([1, 2, 3, 4]) == "AQIDBA==")
  }

  @Test func contoursCrossWhereTheLevelLies() throws {
    let values = (0..<5).flatMap { row in (0..<5).map { Double($0) + Double(row) * 0 } }
    let grid = try #require(ContourGrid(x: [0, 1, 2, 3, 4], y: [0, 1, 2, 3, 4], values: values))
    let line = grid.line(at: 1.5)
    #expect(line.x.filter { !$0.isNaN }.allSatisfy { $0 == 1.5 })
    #expect(line.y.filter { !$0.isNaN }.count == 5)
    let band = grid.band(from: 1, to: 2)
    #expect(band.x.filter { !$0.isNaN }.allSatisfy { $0 >= 1 && $0 <= 2 })
    #expect(ContourGrid(x: [0], y: [0, 1], values: [1, 2]) == nil)
  }

  @Test func colourMapsMixTheirAnchors() throws {
    let gray = try #require(ColorMap.named("gray"))
    #expect(gray.color(0) == "#000000")
    #expect(gray.color(1) == "#ffffff")
    #expect(try #require(ColorMap.named("viridis")).color(0) == "#440154")
    #expect(try #require(ColorMap.named("viridis_r")).color(1) == "#440154")
    #expect(ColorMap.named("nope") == nil)
  }
}
