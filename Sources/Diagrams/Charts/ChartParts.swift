// The small parts of charts: shapes of markers, the corner a legend stands in, and the little mathematics of labels.

import Glibc

enum ChartMarker {
  /// One marker of a diameter.
  static func shape(
    _ marker: String, _ x: Double, _ y: Double, _ size: Double, _ color: String, _ opacity: Double, edge: String = ""
  ) -> String {
    let c = ChartText.coordinate
    let r = size / 2
    var look = " fill=\"\(color)\"" + (opacity < 1 ? " fill-opacity=\"\(c(opacity))\"" : "")
    if !edge.isEmpty { look += " stroke=\"\(edge)\"" }
    let line = " stroke=\"\(color)\" stroke-width=\"1.6\"" + (opacity < 1 ? " stroke-opacity=\"\(c(opacity))\"" : "")
    func polygon(_ points: [(Double, Double)]) -> String {
      let text = points.map { "\(c(x + $0.0 * r)) \(c(y + $0.1 * r))" }.joined(separator: " ")
      return "<polygon points=\"\(text)\"\(look)/>\n"
    }
    switch marker {
    case ".": return "<circle cx=\"\(c(x))\" cy=\"\(c(y))\" r=\"\(c(r / 2))\"\(look)/>\n"
    case ",": return "<rect x=\"\(c(x - 0.5))\" y=\"\(c(y - 0.5))\" width=\"1\" height=\"1\"\(look)/>\n"
    case "s": return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case "D": return polygon([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)])
    case "d": return polygon([(0, -1.2), (0.75, 0), (0, 1.2), (-0.75, 0)])
    case "^": return polygon([(0, -1), (1, 0.9), (-1, 0.9)])
    case "v": return polygon([(0, 1), (1, -0.9), (-1, -0.9)])
    case "<": return polygon([(-1, 0), (0.9, -1), (0.9, 1)])
    case ">": return polygon([(1, 0), (-0.9, -1), (-0.9, 1)])
    case "p", "h", "H", "8":
      let corners = marker == "p" ? 5 : marker == "8" ? 8 : 6
      return polygon(
        (0..<corners).map { index in
          let angle = 2 * Double.pi * Double(index) / Double(corners)
          return (sin(angle), -cos(angle))
        })
    case "*":
      return polygon(
        (0..<10).map { index in
          let angle = Double.pi * Double(index) / 5
          let length = index % 2 == 0 ? 1.2 : 0.46
          return (length * sin(angle), -length * cos(angle))
        })
    case "x", "X":
      return
        "<path d=\"M\(c(x - r)) \(c(y - r))l\(c(size)) \(c(size))m0 \(c(-size))l\(c(-size)) \(c(size))\"\(line)/>\n"
    case "+", "P": return "<path d=\"M\(c(x - r)) \(c(y))h\(c(size))M\(c(x)) \(c(y - r))v\(c(size))\"\(line)/>\n"
    case "|": return "<path d=\"M\(c(x)) \(c(y - r))v\(c(size))\"\(line)/>\n"
    case "_": return "<path d=\"M\(c(x - r)) \(c(y))h\(c(size))\"\(line)/>\n"
    default: return "<circle cx=\"\(c(x))\" cy=\"\(c(y))\" r=\"\(c(r))\"\(look)/>\n"
    }
  }
}

enum LegendPlace {
  /// The corner of a legend's box; "best" takes the corner that covers the fewest points.
  static func corner(_ placed: PlacedPanel, _ width: Double, _ height: Double) -> (Double, Double) {
    let box = placed.box
    let left = box.x + 6
    let right = box.x + box.width - width - 6
    let top = box.y + 6
    let bottom = box.y + box.height - height - 6
    let middleX = box.x + (box.width - width) / 2
    let middleY = box.y + (box.height - height) / 2
    let places: [String: (Double, Double)] = [
      "upper right": (right, top), "upper left": (left, top), "lower left": (left, bottom),
      "lower right": (right, bottom), "right": (right, middleY), "center left": (left, middleY),
      "center right": (right, middleY), "lower center": (middleX, bottom), "upper center": (middleX, top),
      "center": (middleX, middleY),
    ]
    if let known = places[placed.panel.legendPlace] { return known }
    let order = ["upper right", "upper left", "lower left", "lower right", "center left", "center right", "center"]
    var best = (right, top)
    var fewest = Int.max
    for name in order {
      guard let (x, y) = places[name] else { continue }
      var covered = 0
      for mark in placed.panel.marks where mark.kind == .line || mark.kind == .scatter {
        let step = max(1, min(mark.x.count, mark.y.count) / 400)
        for index in stride(from: 0, to: min(mark.x.count, mark.y.count), by: step) {
          let px = placed.px(mark.x[index])
          let py = placed.py(mark.y[index])
          if px >= x && px <= x + width && py >= y && py <= y + height { covered += 1 }
        }
      }
      if covered < fewest {
        fewest = covered
        best = (x, y)
      }
    }
    return best
  }
}

/// The few pieces of TeX that labels of charts have: `$...$` with Greek letters, sub- and superscripts; `10^3` of ticks.
enum MathText {
  static func markup(_ text: String) -> String {
    if text.hasPrefix("10^") || text.contains("×10^") {
      let parts = text.split(separator: "^", maxSplits: 1)
      return ChartText.escaped(String(parts[0])) + raised(String(parts.count > 1 ? parts[1] : ""))
    }
    let pieces = text.split(separator: "$", omittingEmptySubsequences: false)
    if pieces.count < 3 { return ChartText.escaped(text) }
    var result = ""
    for (index, piece) in pieces.enumerated() {
      result += index % 2 == 1 && index < pieces.count - 1 ? formula(String(piece)) : ChartText.escaped(String(piece))
    }
    return result
  }

  private static func raised(_ text: String) -> String {
    "<tspan dy=\"-.45em\" font-size=\".75em\">\(ChartText.escaped(text.replacingMinus))</tspan><tspan dy=\".34em\">\u{200B}</tspan>"
  }

  private static func lowered(_ text: String) -> String {
    "<tspan dy=\".25em\" font-size=\".75em\">\(ChartText.escaped(text))</tspan><tspan dy=\"-.19em\">\u{200B}</tspan>"
  }

  private static func formula(_ text: String) -> String {
    var result = ""
    let scalars = Array(text)
    var index = 0
    func group() -> String {
      guard index < scalars.count else { return "" }
      if scalars[index] == "{" {
        var depth = 0
        var inner = ""
        while index < scalars.count {
          if scalars[index] == "{" {
            depth += 1
            if depth > 1 { inner.append("{") }
          } else if scalars[index] == "}" {
            depth -= 1
            if depth == 0 {
              index += 1
              return inner
            }
            inner.append("}")
          } else {
            inner.append(scalars[index])
          }
          index += 1
        }
        return inner
      }
      if scalars[index] == "\\" { return command() }
      index += 1
      return String(scalars[index - 1])
    }
    func command() -> String {
      index += 1
      var name = ""
      while index < scalars.count, scalars[index].isLetter {
        name.append(scalars[index])
        index += 1
      }
      if name.isEmpty, index < scalars.count {
        index += 1
        return " "
      }
      return symbols[name] ?? (["mathrm", "text", "mathbf", "mathit", "rm", "bf"].contains(name) ? "" : name)
    }
    while index < scalars.count {
      switch scalars[index] {
      case "^":
        index += 1
        result += raised(plain(group()))
      case "_":
        index += 1
        result += lowered(plain(group()))
      case "\\": result += ChartText.escaped(command())
      case "{", "}": index += 1
      case "-":
        result += "−"
        index += 1
      default:
        result += ChartText.escaped(String(scalars[index]))
        index += 1
      }
    }
    return result
  }

  private static func plain(_ text: String) -> String {
    var result = text
    for (name, symbol) in symbols where result.contains("\\" + name) {
      result = result.split(separator: "\\" + name, omittingEmptySubsequences: false).joined(separator: symbol)
    }
    return result
  }

  private static let symbols: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "lambda": "λ",
    "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ",
    "psi": "ψ",
    "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Theta": "Θ", "Lambda": "Λ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "partial": "∂", "nabla": "∇", "infty": "∞", "times": "×", "cdot": "·", "leq": "≤", "geq": "≥", "neq": "≠",
    "approx": "≈", "pm": "±", "sum": "∑", "int": "∫", "sqrt": "√", "rightarrow": "→", "to": "→", "in": "∈", "ell": "ℓ",
    "sin": "sin", "cos": "cos", "tan": "tan", "exp": "exp", "log": "log", "ln": "ln", "max": "max", "min": "min",
  ]
}

extension String {
  fileprivate var replacingMinus: String { hasPrefix("-") ? "−" + dropFirst() : self }
}
