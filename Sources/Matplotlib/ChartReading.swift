// From the dicts and lists in which the library text hands over a finished figure to a chart. What is missing takes its
// default; numbers that are none are refused here and nowhere later.

import Diagrams
import PythonRuntime

struct ChartReading {
  let vm: Machine
  init(_ vm: Machine) { self.vm = vm }

  /// A whole number from 0 through a limit.
  private static func count(_ value: Double, _ limit: Int) -> Int {
    value.isNaN ? 0 : Int(min(max(value, 0), Double(limit)))
  }

  private func item(_ value: Value, _ name: String) -> Value {
    guard let dict = value.dict else { return .undefined }
    let found = dict.get(vm.intern(name))
    return found.isNone ? .undefined : found
  }

  private func text(_ value: Value, _ name: String) throws(PyError) -> String {
    let found = item(value, name)
    if found.isUndefined { return "" }
    return try vm.str(found)
  }

  private func number(_ value: Value, _ name: String, _ fallback: Double) throws(PyError) -> Double {
    let found = item(value, name)
    return found.isUndefined ? fallback : try vm.double(found)
  }

  private func truth(_ value: Value, _ name: String) throws(PyError) -> Bool {
    let found = item(value, name)
    return found.isUndefined ? false : try vm.truth(found)
  }

  /// Most numbers of one mark; a page with more would not be read.
  private static let limit = 400_000

  func numbers(_ value: Value, limit: Int = ChartReading.limit) throws(PyError) -> [Double] {
    if value.isUndefined || value.isNone { return [] }
    var result: [Double] = []
    let values = try vm.toArray(value)
    if values.count > limit {
      throw vm.valueError("a figure with \(values.count) numbers is too large for a page; draw a part of them")
    }
    try vm.checkMemory(values.count &* 24)
    result.reserveCapacity(values.count)
    for element in values { result.append(element.isFloat ? element.asFloat : try vm.double(element)) }
    return result
  }

  private func texts(_ value: Value) throws(PyError) -> [String] {
    if value.isUndefined || value.isNone { return [] }
    var result: [String] = []
    for element in try vm.toArray(value) { result.append(try vm.str(element)) }
    return result
  }

  func grid(_ arguments: Arguments) throws(PyError) -> ContourGrid {
    guard
      let grid = ContourGrid(
        x: try numbers(arguments[0]), y: try numbers(arguments[1]), values: try numbers(arguments[2]))
    else { throw vm.typeError("Input z must be at least a (2, 2) shaped array") }
    try vm.checkWork(nanoseconds: Double(grid.values.count) * 200)
    return grid
  }

  func chart(_ value: Value) throws(PyError) -> Chart {
    var chart = Chart()
    chart.width = try number(value, "width", 6.4)
    chart.height = try number(value, "height", 4.8)
    chart.title = try text(value, "title")
    for panel in try vm.toArray(item(value, "panels")).prefix(400) { chart.panels.append(try self.panel(panel)) }
    return chart
  }

  private func panel(_ value: Value) throws(PyError) -> ChartPanel {
    var panel = ChartPanel()
    panel.title = try text(value, "title")
    panel.x = try axis(item(value, "x"))
    panel.y = try axis(item(value, "y"))
    let place = try numbers(item(value, "place")).map { ChartReading.count($0, 10_000) }
    if place.count == 6, place[2] <= place[3], place[4] <= place[5] {
      panel.rows = place[0]
      panel.columns = place[1]
      panel.rowSpan = place[2]...place[3]
      panel.columnSpan = place[4]...place[5]
    }
    panel.rectangle = try numbers(item(value, "rectangle"))
    panel.aspect = try number(value, "aspect", 0)
    panel.isFrameHidden = try truth(value, "off")
    let twin = item(value, "twin")
    panel.isTopTwin = twin.str?.string == "top"
    panel.isTwin = try truth(value, "twin") && !panel.isTopTwin
    let parent = item(value, "parent")
    if !parent.isUndefined { panel.parent = ChartReading.count(try vm.double(parent), 10_000) }
    let legend = item(value, "legend")
    if !legend.isUndefined {
      panel.hasLegend = true
      panel.legendPlace = try text(legend, "place")
      panel.legendTitle = try text(legend, "title")
    }
    let bar = item(value, "bar")
    if !bar.isUndefined {
      var made = ChartColorBar()
      made.colors = try texts(item(bar, "colors"))
      made.low = try number(bar, "low", 0)
      made.high = try number(bar, "high", 1)
      made.label = try text(bar, "label")
      made.isHorizontal = try truth(bar, "horizontal")
      made.isLog = try truth(bar, "log")
      panel.colorBar = made
    }
    for mark in try vm.toArray(item(value, "marks")) {
      try vm.checkInterrupt()
      if let mark = try self.mark(mark) { panel.marks.append(mark) }
    }
    return panel
  }

  private func axis(_ value: Value) throws(PyError) -> ChartAxis {
    var axis = ChartAxis()
    axis.label = try text(value, "label")
    axis.scale = AxisScale(rawValue: try text(value, "scale")) ?? .linear
    axis.low = try number(value, "low", 0)
    axis.high = try number(value, "high", 1)
    let ticks = item(value, "ticks")
    if !ticks.isUndefined { axis.ticks = Array(try numbers(ticks).prefix(2000)) }
    let labels = item(value, "labels")
    if !labels.isUndefined { axis.tickLabels = Array(try texts(labels).prefix(2000)) }
    axis.rotation = try number(value, "rotation", 0)
    axis.hasGrid = try truth(value, "grid")
    axis.isHidden = try truth(value, "hidden")
    axis.nominalLength = min(max(try number(value, "length", 4), 0), 1000)
    return axis
  }

  private func mark(_ value: Value) throws(PyError) -> ChartMark? {
    guard let kind = ChartMark.Kind(rawValue: try text(value, "kind")) else { return nil }
    var mark = ChartMark(kind)
    mark.x = try numbers(item(value, "x"))
    mark.y = try numbers(item(value, "y"))
    mark.label = try text(value, "label")
    mark.stroke.color = item(value, "color").isUndefined ? "none" : try text(value, "color")
    mark.stroke.width = try number(value, "width", 1.5)
    mark.stroke.dashes = Array(try numbers(item(value, "dashes")).prefix(16))
    mark.stroke.opacity = try number(value, "alpha", 1)
    mark.fill = try text(value, "fill")
    mark.fillOpacity = try number(value, "fill_alpha", 1)
    mark.colors = try texts(item(value, "colors"))
    mark.sizes = try numbers(item(value, "sizes"))
    mark.marker = try text(value, "marker")
    mark.markerSize = try number(value, "marker_size", 6)
    mark.text = try text(value, "text")
    mark.texts = try texts(item(value, "texts"))
    mark.fontSize = min(max(try number(value, "size", 10), 1), 200)
    mark.horizontal = try text(value, "ha")
    mark.vertical = try text(value, "va")
    mark.rotation = try number(value, "rotation", 0)
    mark.isVertical = try truth(value, "vertical")
    mark.isInPanel = try truth(value, "in_panel")
    mark.arrow = try truth(value, "arrow")
    mark.hasBox = try truth(value, "box")
    mark.noun = try text(value, "noun")
    if kind == .image { mark.raster = try raster(value) }
    return mark
  }

  /// Cells as parts of a colour map, or as rows of red, green, blue and opacity.
  private func raster(_ value: Value) throws(PyError) -> ChartRaster? {
    let columns = ChartReading.count(try number(value, "columns", 0), 20_000)
    let rows = ChartReading.count(try number(value, "rows", 0), 20_000)
    let cells = try numbers(item(value, "cells"), limit: 4_000_000)
    guard columns > 0, rows > 0 else { return nil }
    let palette = try texts(item(value, "palette"))
    if palette.isEmpty {
      guard cells.count == columns * rows * 4 else { return nil }
      var raster = ChartRaster(columns: columns, rows: rows, palette: [], cells: [])
      raster.colors = stride(from: 0, to: cells.count, by: 4).map { index in
        (0..<4).reduce(UInt32(0)) { word, part in
          word << 8 | UInt32(ChartReading.count(cells[index + part] * 255 + 0.5, 255))
        }
      }
      raster.isSmooth = try truth(value, "smooth")
      return raster
    }
    guard cells.count == columns * rows else { return nil }
    let colors =
      palette.prefix(255).map { UInt32($0.dropFirst(), radix: 16).map { $0 << 8 | 255 } ?? 255 } + [UInt32(0)]
    let last = colors.count - 2
    let places = cells.map { cell -> UInt8 in
      cell.isFinite ? UInt8(ChartReading.count(cell * Double(last + 1), last)) : UInt8(last + 1)
    }
    var raster = ChartRaster(columns: columns, rows: rows, palette: colors, cells: places)
    raster.isSmooth = try truth(value, "smooth")
    return raster
  }
}
