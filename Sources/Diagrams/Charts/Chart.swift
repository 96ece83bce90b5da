// A chart as data: panels with two axes each and what is drawn in them, in the numbers of the data. What colours, labels and
// positions mean is decided before; how it looks is decided in ChartDrawing. Knows no arrays and no language.

/// A picture of one or more panels.
package struct Chart: Sendable, Equatable {
  /// Inches.
  package var width = 6.4
  package var height = 4.8
  package var title = ""
  package var panels: [ChartPanel] = []
  package init() {}
}

/// How numbers become positions along an axis.
package enum AxisScale: String, Sendable { case linear, log, symlog, logit }

/// One axis of a panel.
package struct ChartAxis: Sendable, Equatable {
  package var label = ""
  package var scale = AxisScale.linear
  package var low = 0.0
  package var high = 1.0
  /// Positions of ticks; nil: chosen.
  package var ticks: [Double]?
  /// Labels of those ticks; nil: their numbers.
  package var tickLabels: [String]?
  package var rotation = 0.0
  package var hasGrid = false
  package var isHidden = false
  /// Inches along this axis, which decide how many ticks there are.
  package var nominalLength = 4.0
  package init() {}
}

/// A rectangle of data with its axes.
package struct ChartPanel: Sendable, Equatable {
  package var title = ""
  package var x = ChartAxis()
  package var y = ChartAxis()
  package var marks: [ChartMark] = []
  /// Place in a grid of panels: first and last row and column.
  package var rows = 1
  package var columns = 1
  package var rowSpan = 0...0
  package var columnSpan = 0...0
  /// Place as parts of the whole picture (left, bottom, width, height), instead of the grid.
  package var rectangle: [Double] = []
  /// Height of a unit of y over the width of a unit of x; 0: free.
  package var aspect = 0.0
  package var isFrameHidden = false
  package var hasLegend = false
  package var legendPlace = "best"
  package var legendTitle = ""
  /// The y axis on the right side (a second scale).
  package var isTwin = false
  /// The x axis above (a second scale).
  package var isTopTwin = false
  /// The panel in whose box `rectangle` lies; nil: the whole picture.
  package var parent: Int?
  package var colorBar: ChartColorBar?
  package init() {}
}

/// A scale of colours beside a panel.
package struct ChartColorBar: Sendable, Equatable {
  package var colors: [String] = []
  package var low = 0.0
  package var high = 1.0
  package var label = ""
  package var isHorizontal = false
  package var isLog = false
  package init() {}
}

/// How a line or an outline looks.
package struct ChartStroke: Sendable, Equatable {
  package var color = "#1f77b4"
  package var width = 1.5
  /// Lengths of dashes and gaps; empty: solid.
  package var dashes: [Double] = []
  package var opacity = 1.0
  package init() {}
}

/// One thing drawn in a panel.
package struct ChartMark: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// Points joined by a line, with markers.
    case line
    /// Markers of their own sizes and colours.
    case scatter
    /// A filled outline.
    case area
    /// Rectangles: x, y, width, height four by four.
    case bars
    /// Single segments: four numbers each.
    case segments
    /// A raster of colours between `extent`.
    case image
    /// Arrows: x, y, dx, dy four by four.
    case arrows
    /// A text at the first point; with two points an arrow from the text to the second.
    case text
    /// A line across the whole panel: at x or at y.
    case rule
    /// A band across the whole panel.
    case band
    /// An ellipse: centre, radii.
    case ellipse
    /// Slices of a whole.
    case wedge
  }

  package var kind: Kind
  package var x: [Double] = []
  package var y: [Double] = []
  package var label = ""
  package var stroke = ChartStroke()
  package var fill = ""
  package var fillOpacity = 1.0
  /// One colour an element.
  package var colors: [String] = []
  package var sizes: [Double] = []
  package var marker = ""
  package var markerSize = 6.0
  package var text = ""
  package var texts: [String] = []
  package var fontSize = 10.0
  package var horizontal = "left"
  package var vertical = "baseline"
  package var rotation = 0.0
  package var isVertical = false
  /// Positions are parts of the panel, not data.
  package var isInPanel = false
  package var arrow = false
  package var hasBox = false
  package var raster: ChartRaster?
  /// What the summary calls it: "line", "bar chart".
  package var noun = ""

  package init(_ kind: Kind) { self.kind = kind }
}

/// A raster of colours, row by row from the top.
package struct ChartRaster: Sendable, Equatable {
  package var columns: Int
  package var rows: Int
  /// Red, green, blue and opacity of the colours that occur.
  package var palette: [UInt32]
  /// A place in the palette for each cell.
  package var cells: [UInt8]
  /// Or full colours, when there is no palette.
  package var colors: [UInt32] = []
  package var isSmooth = false

  package init(columns: Int, rows: Int, palette: [UInt32], cells: [UInt8]) {
    self.columns = columns
    self.rows = rows
    self.palette = palette
    self.cells = cells
  }
}
