// A chart as one SVG element: axes, ticks, marks, legend and colour bar, with a title and a description for readers who do
// not see it. Text and axes have the colour of the page's text, so that one picture serves light and dark pages.

import Glibc

package struct ChartDrawing {
  private let chart: Chart
  private let id: String
  private let layout: ChartLayout
  private var out = ""

  /// The SVG of a chart; `id` is its own on the page.
  package static func svg(_ chart: Chart, id: String) -> String {
    var drawing = ChartDrawing(chart, id: id)
    drawing.draw()
    return drawing.out
  }

  private init(_ chart: Chart, id: String) {
    self.chart = chart
    self.id = id
    layout = ChartLayout(chart)
  }

  private func c(_ value: Double) -> String { ChartText.coordinate(value) }

  private mutating func draw() {
    let summary = ChartSummary(chart)
    out +=
      "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(c(layout.width)) \(c(layout.height))\" "
    out +=
      "width=\"\(c(layout.width))\" height=\"\(c(layout.height))\" role=\"img\" style=\"max-width:100%;height:auto\" "
    out += "aria-labelledby=\"\(id)-title \(id)-desc\" fill=\"none\" font-family=\"\(DiagramFont.sans)\">\n"
    out += "<title id=\"\(id)-title\">\(ChartText.escaped(summary.title))</title>\n"
    out += "<desc id=\"\(id)-desc\">\(ChartText.escaped(summary.description))</desc>\n"
    for (index, panel) in layout.panels.enumerated() { draw(panel, index) }
    if !chart.title.isEmpty {
      text(chart.title, layout.width / 2, 22, size: 16, anchor: "middle", weight: true)
    }
    out += "</svg>"
  }

  private mutating func draw(_ placed: PlacedPanel, _ index: Int) {
    let box = placed.box
    let clip = "\(id)-clip\(index)"
    out += "<clipPath id=\"\(clip)\"><rect x=\"\(c(box.x))\" y=\"\(c(box.y))\" width=\"\(c(box.width))\" "
    out += "height=\"\(c(box.height))\"/></clipPath>\n"
    if placed.panel.parent != nil {
      out += rectangle(box.x, box.y, box.width, box.height, fill: "var(--ground, Canvas)")
    }
    drawGrid(placed)
    out += "<g clip-path=\"url(#\(clip))\">\n"
    for mark in placed.panel.marks where mark.kind != .text { draw(mark, placed) }
    out += "</g>\n"
    if !placed.panel.isFrameHidden {
      out += "<rect x=\"\(c(box.x))\" y=\"\(c(box.y))\" width=\"\(c(box.width))\" height=\"\(c(box.height))\" "
      out += "stroke=\"currentColor\" stroke-opacity=\".6\"/>\n"
      drawTicks(placed)
    }
    for mark in placed.panel.marks where mark.kind == .text { drawText(mark, placed) }
    drawLabels(placed)
    if let bar = placed.panel.colorBar { draw(bar, placed, index) }
    if placed.panel.hasLegend { drawLegend(placed) }
  }

  // MARK: Axes

  private mutating func drawGrid(_ placed: PlacedPanel) {
    let box = placed.box
    if placed.panel.isFrameHidden { return }
    var path = ""
    if placed.panel.x.hasGrid {
      for position in placed.xTicks.positions { path += "M\(c(placed.px(position))) \(c(box.y))v\(c(box.height))" }
    }
    if placed.panel.y.hasGrid {
      for position in placed.yTicks.positions { path += "M\(c(box.x)) \(c(placed.py(position)))h\(c(box.width))" }
    }
    if !path.isEmpty { out += "<path d=\"\(path)\" stroke=\"currentColor\" stroke-opacity=\".18\"/>\n" }
  }

  private mutating func drawTicks(_ placed: PlacedPanel) {
    let box = placed.box
    let bottom = box.y + box.height
    let side = placed.panel.isTwin ? box.x + box.width : box.x
    let outward = placed.panel.isTwin ? 4.0 : -4.0
    var path = ""
    let isTop = placed.panel.isTopTwin
    let edge = isTop ? box.y : bottom
    for position in placed.xTicks.positions { path += "M\(c(placed.px(position))) \(c(edge))v\(isTop ? -4 : 4)" }
    for position in placed.xTicks.minor { path += "M\(c(placed.px(position))) \(c(edge))v\(isTop ? -2 : 2)" }
    for position in placed.yTicks.positions { path += "M\(c(side)) \(c(placed.py(position)))h\(c(outward))" }
    for position in placed.yTicks.minor { path += "M\(c(side)) \(c(placed.py(position)))h\(c(outward / 2))" }
    if !path.isEmpty { out += "<path d=\"\(path)\" stroke=\"currentColor\" stroke-opacity=\".6\"/>\n" }
    for (index, position) in placed.xTicks.positions.enumerated() {
      let label = placed.xTicks.labels[index]
      if label.isEmpty { continue }
      let rotation = placed.panel.x.rotation
      text(
        label, placed.px(position), isTop ? box.y - 8 : bottom + 17, size: ChartLayout.tickFont,
        anchor: rotation == 0 ? "middle" : "end", rotation: -rotation)
    }
    for (index, position) in placed.yTicks.positions.enumerated() {
      let label = placed.yTicks.labels[index]
      if label.isEmpty { continue }
      text(
        label, placed.panel.isTwin ? side + 7 : side - 7, placed.py(position) + 4, size: ChartLayout.tickFont,
        anchor: placed.panel.isTwin ? "start" : "end")
    }
    if !placed.xTicks.offsetText.isEmpty {
      text(
        placed.xTicks.offsetText, box.x + box.width, isTop ? box.y - 22 : bottom + 30, size: ChartLayout.tickFont,
        anchor: "end")
    }
    if !placed.yTicks.offsetText.isEmpty {
      text(placed.yTicks.offsetText, box.x, box.y - 5, size: ChartLayout.tickFont, anchor: "start")
    }
  }

  private mutating func drawLabels(_ placed: PlacedPanel) {
    let box = placed.box
    let panel = placed.panel
    if !panel.title.isEmpty {
      let lines = panel.title.split(separator: "\n", omittingEmptySubsequences: false)
      let lift = (placed.yTicks.offsetText.isEmpty ? 0.0 : 12) + placed.topRoom
      for (index, line) in lines.enumerated() {
        text(
          String(line), box.x + box.width / 2, box.y - 9 - lift - 18 * Double(lines.count - 1 - index),
          size: ChartLayout.titleFont, anchor: "middle")
      }
    }
    if !panel.x.label.isEmpty {
      let shift = placed.xTicks.labels.allSatisfy(\.isEmpty) ? 18.0 : 37
      let y = panel.isTopTwin ? box.y - shift + 9 : box.y + box.height + shift
      text(
        panel.x.label, box.x + box.width / 2, y, size: ChartLayout.labelFont, anchor: "middle")
    }
    if !panel.y.label.isEmpty {
      let x = panel.isTwin ? box.x + box.width + placed.rightRoom - 6 : max(box.x - placed.leftRoom + 14, 12)
      text(
        panel.y.label, x, box.y + box.height / 2, size: ChartLayout.labelFont, anchor: "middle", rotation: -90)
    }
  }

  private mutating func draw(_ bar: ChartColorBar, _ placed: PlacedPanel, _ index: Int) {
    let box = placed.box
    let gradient = "\(id)-scale\(index)"
    let stops = max(bar.colors.count - 1, 1)
    let direction = bar.isHorizontal ? "x1=\"0\" x2=\"1\" y1=\"0\" y2=\"0\"" : "x1=\"0\" x2=\"0\" y1=\"1\" y2=\"0\""
    out += "<linearGradient id=\"\(gradient)\" \(direction)>"
    for (place, color) in bar.colors.enumerated() {
      out += "<stop offset=\"\(c(Double(place) / Double(stops)))\" stop-color=\"\(safe(color))\"/>"
    }
    out += "</linearGradient>\n"
    var axis = ChartAxis()
    axis.low = bar.low
    axis.high = bar.high
    if bar.isLog { axis.scale = .log }
    axis.nominalLength = (bar.isHorizontal ? box.width : box.height) / 96
    let ticks = TickMarks(axis, isVertical: !bar.isHorizontal)
    if bar.isHorizontal {
      let y = box.y + box.height + placed.bottomRoom - 46
      out += rectangle(box.x, y, box.width, 14, fill: "url(#\(gradient))", stroke: true)
      for (place, position) in ticks.positions.enumerated() {
        let x = box.x + box.width * PlacedPanel.part(position, axis)
        out += "<path d=\"M\(c(x)) \(c(y + 14))v4\" stroke=\"currentColor\" stroke-opacity=\".6\"/>\n"
        text(ticks.labels[place], x, y + 30, size: ChartLayout.tickFont, anchor: "middle")
      }
      text(bar.label, box.x + box.width / 2, y + 46, size: ChartLayout.labelFont, anchor: "middle")
      return
    }
    let x = box.x + box.width + 12
    out += rectangle(x, box.y, 14, box.height, fill: "url(#\(gradient))", stroke: true)
    for (place, position) in ticks.positions.enumerated() {
      let y = box.y + box.height * (1 - PlacedPanel.part(position, axis))
      out += "<path d=\"M\(c(x + 14)) \(c(y))h4\" stroke=\"currentColor\" stroke-opacity=\".6\"/>\n"
      text(ticks.labels[place], x + 21, y + 4, size: ChartLayout.tickFont, anchor: "start")
    }
    if !bar.label.isEmpty {
      text(
        bar.label, x + 66, box.y + box.height / 2, size: ChartLayout.labelFont, anchor: "middle", rotation: -90)
    }
    if !ticks.offsetText.isEmpty { text(ticks.offsetText, x, box.y - 5, size: ChartLayout.tickFont, anchor: "start") }
  }

  // MARK: Marks

  /// Colours come from a lesson: only what cannot leave an attribute passes. Black is the page's text colour.
  private func safe(_ color: String) -> String {
    if color == "#000000" { return "currentColor" }
    if color.hasPrefix("url(#") || color == "none" || color == "currentColor" { return color }
    let digits = color.dropFirst()
    if color.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit) { return color }
    return "currentColor"
  }

  private func paint(_ stroke: ChartStroke) -> String {
    var text = " stroke=\"\(safe(stroke.color))\" stroke-width=\"\(c(max(stroke.width, 0) * 4 / 3))\""
    if !stroke.dashes.isEmpty {
      let lengths = stroke.dashes.map { c(max($0, 0) * max(stroke.width, 0.5) * 4 / 3) }.joined(separator: " ")
      text += " stroke-dasharray=\"\(lengths)\""
    }
    if stroke.opacity < 1 { text += " stroke-opacity=\"\(c(max(stroke.opacity, 0)))\"" }
    return text
  }

  private func filling(_ color: String, _ opacity: Double) -> String {
    " fill=\"\(safe(color))\"" + (opacity < 1 ? " fill-opacity=\"\(c(max(opacity, 0)))\"" : "")
  }

  private func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: Bool = false
  ) -> String {
    "<rect x=\"\(c(x))\" y=\"\(c(y))\" width=\"\(c(max(width, 0)))\" height=\"\(c(max(height, 0)))\" fill=\"\(fill)\""
      + (stroke ? " stroke=\"currentColor\" stroke-opacity=\".6\"" : "") + "/>\n"
  }

  private mutating func draw(_ mark: ChartMark, _ placed: PlacedPanel) {
    switch mark.kind {
    case .line: drawLine(mark, placed)
    case .scatter: drawScatter(mark, placed)
    case .area:
      let path = outline(mark.x, mark.y, placed)
      if path.isEmpty { return }
      let inside = mark.fill.isEmpty ? "" : filling(mark.fill, mark.fillOpacity) + " fill-rule=\"evenodd\""
      out += "<path d=\"\(path)\"\(inside)"
      out += (mark.stroke.width > 0 && mark.stroke.color != "none" ? paint(mark.stroke) : "") + "/>\n"
    case .bars: drawBars(mark, placed)
    case .segments: drawSegments(mark, placed)
    case .image: drawImage(mark, placed)
    case .arrows: drawArrows(mark, placed)
    case .rule: drawRule(mark, placed)
    case .band: drawBand(mark, placed)
    case .ellipse: drawEllipse(mark, placed)
    case .wedge: drawWedge(mark, placed)
    case .text: return
    }
  }

  /// A path through points; a point that is no number breaks it.
  private func path(_ x: [Double], _ y: [Double], _ placed: PlacedPanel) -> String {
    var text = ""
    var isOpen = false
    var last = ""
    let places = (0..<min(x.count, y.count)).map { (x: placed.px(x[$0]), y: placed.py(y[$0])) }
    for place in ChartThinning.shown(places) {
      guard place.x.isFinite, place.y.isFinite else {
        isOpen = false
        continue
      }
      let point = "\(c(place.x)) \(c(place.y))"
      if isOpen && point == last { continue }
      text += (isOpen ? "L" : "M") + point
      last = point
      isOpen = true
    }
    return text
  }

  private func outline(_ x: [Double], _ y: [Double], _ placed: PlacedPanel) -> String {
    var text = ""
    var isOpen = false
    for index in 0..<min(x.count, y.count) {
      guard x[index].isFinite, y[index].isFinite else {
        if isOpen { text += "Z" }
        isOpen = false
        continue
      }
      text += (isOpen ? "L" : "M") + "\(c(placed.px(x[index]))) \(c(placed.py(y[index])))"
      isOpen = true
    }
    return isOpen ? text + "Z" : text
  }

  private mutating func drawLine(_ mark: ChartMark, _ placed: PlacedPanel) {
    if mark.stroke.width > 0 && mark.stroke.color != "none" {
      let path = path(mark.x, mark.y, placed)
      if !path.isEmpty {
        out += "<path d=\"\(path)\" stroke-linejoin=\"round\"\(paint(mark.stroke))/>\n"
      }
    }
    if mark.marker.isEmpty { return }
    if min(mark.x.count, mark.y.count) > ChartThinning.many, ["o", ".", ","].contains(mark.marker) {
      let points = (0..<min(mark.x.count, mark.y.count)).map { (x: placed.px(mark.x[$0]), y: placed.py(mark.y[$0])) }
      let size = mark.markerSize * 4 / 3
      out += ChartThinning.dots(
        points.filter { $0.x.isFinite && $0.y.isFinite }, mark.marker == "." ? size / 2 : size,
        safe(mark.fill.isEmpty ? mark.stroke.color : mark.fill), mark.stroke.opacity)
      return
    }
    for index in 0..<min(mark.x.count, mark.y.count) where mark.x[index].isFinite && mark.y[index].isFinite {
      let color = mark.fill.isEmpty ? mark.stroke.color : mark.fill
      out += ChartMarker.shape(
        mark.marker, placed.px(mark.x[index]), placed.py(mark.y[index]), mark.markerSize * 4 / 3, safe(color),
        mark.stroke.opacity)
    }
  }

  private mutating func drawScatter(_ mark: ChartMark, _ placed: PlacedPanel) {
    if min(mark.x.count, mark.y.count) > ChartThinning.many, mark.colors.count <= 1, mark.sizes.count <= 1,
      ["", "o", ".", ","].contains(mark.marker)
    {
      let points = (0..<min(mark.x.count, mark.y.count)).map { (x: placed.px(mark.x[$0]), y: placed.py(mark.y[$0])) }
      let area = max(mark.sizes.first ?? 36, 0).squareRoot() * 4 / 3
      out += ChartThinning.dots(
        points.filter { $0.x.isFinite && $0.y.isFinite }, mark.marker == "." ? area / 2 : area,
        safe(mark.colors.first ?? mark.fill), mark.fillOpacity)
      return
    }
    for index in 0..<min(mark.x.count, mark.y.count) where mark.x[index].isFinite && mark.y[index].isFinite {
      let color = mark.colors.isEmpty ? mark.fill : mark.colors[index % mark.colors.count]
      let area = mark.sizes.isEmpty ? 36 : mark.sizes[index % mark.sizes.count]
      out += ChartMarker.shape(
        mark.marker.isEmpty ? "o" : mark.marker, placed.px(mark.x[index]), placed.py(mark.y[index]),
        max(area, 0).squareRoot() * 4 / 3, safe(color), mark.fillOpacity,
        edge: mark.stroke.color == "none" ? "" : safe(mark.stroke.color))
    }
  }

  private mutating func drawBars(_ mark: ChartMark, _ placed: PlacedPanel) {
    for index in stride(from: 0, to: mark.x.count - mark.x.count % 4, by: 4) {
      let x0 = placed.px(mark.x[index])
      let y0 = placed.py(mark.x[index + 1])
      let x1 = placed.px(mark.x[index] + mark.x[index + 2])
      let y1 = placed.py(max(mark.x[index + 1] + mark.x[index + 3], placed.panel.y.scale == .log ? 1e-300 : -.infinity))
      guard x0.isFinite, x1.isFinite, y0.isFinite, y1.isFinite else { continue }
      let color = mark.colors.isEmpty ? mark.fill : mark.colors[(index / 4) % mark.colors.count]
      out += "<rect x=\"\(c(min(x0, x1)))\" y=\"\(c(min(y0, y1)))\" width=\"\(c((x1 - x0).magnitude))\" "
      out += "height=\"\(c((y1 - y0).magnitude))\"\(filling(color, mark.fillOpacity))"
      out += (mark.stroke.color == "none" ? "" : paint(mark.stroke)) + "/>\n"
    }
  }

  private mutating func drawSegments(_ mark: ChartMark, _ placed: PlacedPanel) {
    var path = ""
    for index in stride(from: 0, to: mark.x.count - mark.x.count % 4, by: 4) {
      let numbers = mark.x[index..<(index + 4)]
      guard numbers.allSatisfy(\.isFinite) else { continue }
      path += "M\(c(placed.px(mark.x[index]))) \(c(placed.py(mark.x[index + 1])))"
      path += "L\(c(placed.px(mark.x[index + 2]))) \(c(placed.py(mark.x[index + 3])))"
    }
    if !path.isEmpty { out += "<path d=\"\(path)\"\(paint(mark.stroke))/>\n" }
  }

  private mutating func drawImage(_ mark: ChartMark, _ placed: PlacedPanel) {
    guard let raster = mark.raster, mark.x.count == 2, mark.y.count == 2 else { return }
    let x0 = placed.px(mark.x[0])
    let x1 = placed.px(mark.x[1])
    let y0 = placed.py(mark.y[1])
    let y1 = placed.py(mark.y[0])
    let flipX = x1 < x0
    let flipY = y1 < y0
    var transform = ""
    if flipX || flipY {
      transform = " transform=\"translate(\(c(flipX ? x0 + x1 : 0)) \(c(flipY ? y0 + y1 : 0))) "
      transform += "scale(\(flipX ? -1 : 1) \(flipY ? -1 : 1))\""
    }
    out += "<image x=\"\(c(min(x0, x1)))\" y=\"\(c(min(y0, y1)))\" width=\"\(c((x1 - x0).magnitude))\" "
    out += "height=\"\(c((y1 - y0).magnitude))\" preserveAspectRatio=\"none\"\(transform)"
    out += raster.isSmooth ? "" : " style=\"image-rendering:pixelated\""
    if mark.fillOpacity < 1 { out += " opacity=\"\(c(mark.fillOpacity))\"" }
    out += " href=\"data:image/png;base64,\(RasterImage.base64(RasterImage.png(raster)))\"/>\n"
  }

  private mutating func drawArrows(_ mark: ChartMark, _ placed: PlacedPanel) {
    for index in stride(from: 0, to: mark.x.count - mark.x.count % 4, by: 4) {
      let x0 = placed.px(mark.x[index])
      let y0 = placed.py(mark.x[index + 1])
      let x1 = placed.px(mark.x[index] + mark.x[index + 2])
      let y1 = placed.py(mark.x[index + 1] + mark.x[index + 3])
      guard x0.isFinite, y0.isFinite, x1.isFinite, y1.isFinite else { continue }
      let color = mark.colors.isEmpty ? mark.stroke.color : mark.colors[(index / 4) % mark.colors.count]
      drawArrow(x0, y0, x1, y1, safe(color), mark.stroke.width * 4 / 3)
    }
  }

  private mutating func drawArrow(
    _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ color: String, _ width: Double
  ) {
    let length = hypot(x1 - x0, y1 - y0)
    if length < 0.05 { return }
    let head = min(9, length * 0.5)
    let ux = (x1 - x0) / length
    let uy = (y1 - y0) / length
    let bx = x1 - ux * head
    let by = y1 - uy * head
    out += "<path d=\"M\(c(x0)) \(c(y0))L\(c(bx)) \(c(by))\" stroke=\"\(color)\" stroke-width=\"\(c(width))\"/>"
    out += "<path d=\"M\(c(x1)) \(c(y1))L\(c(bx - uy * head * 0.4)) \(c(by + ux * head * 0.4))"
    out += "L\(c(bx + uy * head * 0.4)) \(c(by - ux * head * 0.4))Z\" fill=\"\(color)\"/>\n"
  }

  private mutating func drawRule(_ mark: ChartMark, _ placed: PlacedPanel) {
    let box = placed.box
    for value in mark.x where value.isFinite {
      if mark.isVertical {
        out += "<path d=\"M\(c(placed.px(value))) \(c(box.y))v\(c(box.height))\"\(paint(mark.stroke))/>\n"
      } else {
        out += "<path d=\"M\(c(box.x)) \(c(placed.py(value)))h\(c(box.width))\"\(paint(mark.stroke))/>\n"
      }
    }
  }

  private mutating func drawBand(_ mark: ChartMark, _ placed: PlacedPanel) {
    guard mark.x.count == 2 else { return }
    let box = placed.box
    let color = safe(mark.fill)
    if mark.isVertical {
      let a = placed.px(mark.x[0])
      let b = placed.px(mark.x[1])
      out +=
        "<rect x=\"\(c(min(a, b)))\" y=\"\(c(box.y))\" width=\"\(c((b - a).magnitude))\" height=\"\(c(box.height))\" "
    } else {
      let a = placed.py(mark.x[0])
      let b = placed.py(mark.x[1])
      out +=
        "<rect x=\"\(c(box.x))\" y=\"\(c(min(a, b)))\" width=\"\(c(box.width))\" height=\"\(c((b - a).magnitude))\" "
    }
    out += "fill=\"\(color)\" fill-opacity=\"\(c(mark.fillOpacity))\"/>\n"
  }

  private mutating func drawEllipse(_ mark: ChartMark, _ placed: PlacedPanel) {
    guard mark.x.count == 2, mark.y.count == 2 else { return }
    let cx = placed.px(mark.x[0])
    let cy = placed.py(mark.x[1])
    let rx = (placed.px(mark.x[0] + mark.y[0]) - cx).magnitude
    let ry = (placed.py(mark.x[1] + mark.y[1]) - cy).magnitude
    out += "<ellipse cx=\"\(c(cx))\" cy=\"\(c(cy))\" rx=\"\(c(rx))\" ry=\"\(c(ry))\""
    out += (mark.fill.isEmpty ? "" : filling(mark.fill, mark.fillOpacity)) + paint(mark.stroke) + "/>\n"
  }

  private mutating func drawWedge(_ mark: ChartMark, _ placed: PlacedPanel) {
    guard mark.x.count == 2 else { return }
    let box = placed.box
    let radius = min(box.width, box.height) * 0.4
    let cx = box.x + box.width / 2
    let cy = box.y + box.height / 2
    let (a, b) = (mark.x[0], mark.x[1])
    let large = b - a > .pi ? 1 : 0
    out += "<path d=\"M\(c(cx)) \(c(cy))L\(c(cx + radius * cos(a))) \(c(cy - radius * sin(a)))"
    out += "A\(c(radius)) \(c(radius)) 0 \(large) 0 \(c(cx + radius * cos(b))) \(c(cy - radius * sin(b)))Z\""
    out += filling(mark.fill, mark.fillOpacity) + "/>\n"
    let middle = (a + b) / 2
    if !mark.text.isEmpty {
      text(
        mark.text, cx + radius * 1.15 * cos(middle), cy - radius * 1.15 * sin(middle) + 4, size: 12,
        anchor: cos(middle) < -0.1 ? "end" : cos(middle) > 0.1 ? "start" : "middle")
    }
    if let inner = mark.texts.first {
      text(inner, cx + radius * 0.6 * cos(middle), cy - radius * 0.6 * sin(middle) + 4, size: 12, anchor: "middle")
    }
  }

  // MARK: Text

  private mutating func drawText(_ mark: ChartMark, _ placed: PlacedPanel) {
    guard let x = mark.x.first, let y = mark.y.first, x.isFinite, y.isFinite else { return }
    let box = placed.box
    let px = mark.isInPanel ? box.x + box.width * x : placed.px(x)
    let py = mark.isInPanel ? box.y + box.height * (1 - y) : placed.py(y)
    let size = mark.fontSize * 1.25
    let shift: Double
    switch mark.vertical {
    case "center", "center_baseline": shift = size * 0.35
    case "top": shift = size * 0.85
    default: shift = 0
    }
    let anchor = mark.horizontal == "center" ? "middle" : mark.horizontal == "right" ? "end" : "start"
    if mark.x.count > 1, mark.y.count > 1, mark.arrow {
      let target = (x: placed.px(mark.x[1]), y: placed.py(mark.y[1]))
      let start = edge(of: mark, size, anchor, px, py + shift, towards: target)
      drawArrow(start.x, start.y, target.x, target.y, "currentColor", 1.3)
    }
    if mark.hasBox {
      let width = ChartText.width(mark.text) * size + 10
      let left = anchor == "middle" ? px - width / 2 : anchor == "end" ? px - width + 5 : px - 5
      out +=
        "<rect x=\"\(c(left))\" y=\"\(c(py + shift - size))\" width=\"\(c(width))\" height=\"\(c(size * 1.5))\" rx=\"4\" "
      out +=
        "fill=\"\(safe(mark.fill))\" fill-opacity=\"\(c(mark.fillOpacity))\" stroke=\"currentColor\" stroke-opacity=\".4\"/>\n"
    }
    let lines = mark.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      text(
        String(line), px, py + shift + Double(index) * size * 1.2, size: size, anchor: anchor,
        color: mark.stroke.color == "#000000" ? "currentColor" : safe(mark.stroke.color), rotation: -mark.rotation)
    }
  }

  /// Where a straight line from the middle of a text to a point leaves the text.
  private func edge(
    of mark: ChartMark, _ size: Double, _ anchor: String, _ x: Double, _ y: Double,
    towards target: (x: Double, y: Double)
  ) -> (x: Double, y: Double) {
    let lines = mark.text.split(separator: "\n", omittingEmptySubsequences: false)
    let width = (lines.map { ChartText.width(String($0)) }.max() ?? 0) * size
    let middle = (
      x: anchor == "middle" ? x : anchor == "end" ? x - width / 2 : x + width / 2,
      y: y - size * 0.35 + Double(lines.count - 1) * size * 0.6
    )
    let (dx, dy) = (target.x - middle.x, target.y - middle.y)
    let (reachX, reachY) = (width / 2 + 5, Double(lines.count) * size * 0.6 + 4)
    let share = min(dx == 0 ? 1 : reachX / dx.magnitude, dy == 0 ? 1 : reachY / dy.magnitude, 1)
    return (middle.x + dx * share, middle.y + dy * share)
  }

  private mutating func text(
    _ content: String, _ x: Double, _ y: Double, size: Double, anchor: String, color: String = "currentColor",
    rotation: Double = 0, weight: Bool = false
  ) {
    if content.isEmpty { return }
    out += "<text x=\"\(c(x))\" y=\"\(c(y))\" font-size=\"\(c(size))\" text-anchor=\"\(anchor)\" fill=\"\(color)\""
    if rotation != 0 { out += " transform=\"rotate(\(c(rotation)) \(c(x)) \(c(y)))\"" }
    if weight { out += " font-weight=\"600\"" }
    out += ">\(MathText.markup(content))</text>\n"
  }

  // MARK: Legend

  private mutating func drawLegend(_ placed: PlacedPanel) {
    let entries = placed.panel.marks.filter { !$0.label.isEmpty && !$0.label.hasPrefix("_") }
    if entries.isEmpty { return }
    let box = placed.box
    let widest = (entries.map { ChartText.width($0.label) } + [ChartText.width(placed.panel.legendTitle)]).max() ?? 0
    let titleRoom = placed.panel.legendTitle.isEmpty ? 0.0 : 18
    let width = min(widest * 12.5 + 48, box.width - 8)
    let height = Double(entries.count) * 19 + 8 + titleRoom
    let (x, y) = LegendPlace.corner(placed, width, height)
    out +=
      "<rect x=\"\(c(x))\" y=\"\(c(y))\" width=\"\(c(width))\" height=\"\(c(height))\" rx=\"3\" class=\"chart-legend\" "
    out += "fill=\"var(--ground, Canvas)\" fill-opacity=\".85\" stroke=\"currentColor\" stroke-opacity=\".25\"/>\n"
    text(placed.panel.legendTitle, x + width / 2, y + 16, size: 12.5, anchor: "middle")
    for (index, mark) in entries.enumerated() {
      let row = y + titleRoom + 14 + Double(index) * 19
      drawKey(mark, x + 8, row)
      text(mark.label, x + 40, row + 4, size: 12.5, anchor: "start")
    }
  }

  private mutating func drawKey(_ mark: ChartMark, _ x: Double, _ y: Double) {
    switch mark.kind {
    case .line, .segments, .rule:
      if mark.stroke.width > 0 && mark.stroke.color != "none" {
        out += "<path d=\"M\(c(x)) \(c(y))h26\"\(paint(mark.stroke))/>\n"
      }
      if !mark.marker.isEmpty {
        let color = mark.fill.isEmpty ? mark.stroke.color : mark.fill
        out += ChartMarker.shape(
          mark.marker, x + 13, y, min(mark.markerSize * 4 / 3, 12), safe(color), mark.stroke.opacity)
      }
    case .scatter:
      let color = mark.colors.first ?? mark.fill
      out += ChartMarker.shape(
        mark.marker.isEmpty ? "o" : mark.marker, x + 13, y, 8, safe(color), mark.fillOpacity)
    default:
      let color = mark.fill.isEmpty ? mark.colors.first ?? mark.stroke.color : mark.fill
      out += "<rect x=\"\(c(x))\" y=\"\(c(y - 5))\" width=\"26\" height=\"10\"\(filling(color, mark.fillOpacity))/>\n"
    }
  }
}
