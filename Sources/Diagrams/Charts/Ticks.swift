// Where the ticks of an axis stand and what they say: round steps of 1, 2, 2.5 or 5 times a power of ten, as many as fit;
// decades on logarithmic axes. The rules are those of matplotlib's MaxNLocator, LogLocator and their formatters.

import Glibc

/// The ticks of one axis.
struct TickMarks {
  var positions: [Double] = []
  var labels: [String] = []
  var minor: [Double] = []
  /// A common factor or offset of all labels, shown at the end of the axis.
  var offsetText = ""

  init(_ axis: ChartAxis, isVertical: Bool) {
    let (low, high) = axis.low <= axis.high ? (axis.low, axis.high) : (axis.high, axis.low)
    guard low.isFinite, high.isFinite else { return }
    if let ticks = axis.ticks {
      positions = ticks
      if let labels = axis.tickLabels {
        self.labels = labels + [String](repeating: "", count: max(0, ticks.count - labels.count))
      } else {
        formatLinear(low, high)
      }
    } else if axis.scale == .log {
      chooseDecades(low, high)
    } else {
      let space = axis.nominalLength * 72 / (isVertical ? 20 : 30)
      positions = TickMarks.linear(low, high, bins: min(max(Int(space), 1), 9))
      formatLinear(low, high)
    }
    keepInside(low, high)
  }

  private mutating func keepInside(_ low: Double, _ high: Double) {
    let slack = (high - low) * 1e-9
    var kept: [Double] = []
    var texts: [String] = []
    for (index, position) in positions.enumerated() where position >= low - slack && position <= high + slack {
      kept.append(position)
      texts.append(index < labels.count ? labels[index] : "")
    }
    positions = kept
    labels = texts
    minor = minor.filter { $0 >= low - slack && $0 <= high + slack }
  }

  /// Positions on an even scale.
  static func linear(_ low: Double, _ high: Double, bins: Int, isFine: Bool = false) -> [Double] {
    if high - low < 1e-300 { return [low] }
    if !(high - low).isFinite { return [low, high] }
    let middle = (low + high) / 2
    let spread = high - low
    let scale = pow(10, floor(log10(spread / Double(bins))))
    var offset = 0.0
    if middle.magnitude / spread >= 100 {
      offset = (middle < 0 ? -1 : 1) * pow(10, floor(log10(middle.magnitude)))
    }
    let first = low - offset
    let last = high - offset
    let coarse = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20]
    let fine = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15]
    let steps = (isFine ? fine : coarse).map { $0 * scale }
    let rough = (last - first) / Double(bins)
    var start = steps.firstIndex { $0 >= rough } ?? steps.count - 1
    while true {
      let step = steps[start]
      let base = floor(first / step) * step
      let from = edge(below: (first - base) / step, step, offset)
      let to = edge(above: (last - base) / step, step, offset)
      let ticks = stride(from: from, through: to, by: 1).map { $0 * step + base }
      let inside = ticks.filter { $0 <= last + spread * 1e-12 && $0 >= first - spread * 1e-12 }.count
      if inside >= 2 || start == 0 { return ticks.map { $0 + offset } }
      start -= 1
    }
  }

  /// The whole number of steps at or below, forgiving what is close to one.
  private static func edge(below value: Double, _ step: Double, _ offset: Double) -> Double {
    let whole = floor(value)
    return isClose(value - whole, 1, step, offset) ? whole + 1 : whole
  }

  private static func edge(above value: Double, _ step: Double, _ offset: Double) -> Double {
    let whole = floor(value)
    return isClose(value - whole, 0, step, offset) ? whole : whole + 1
  }

  private static func isClose(_ rest: Double, _ edge: Double, _ step: Double, _ offset: Double) -> Bool {
    let digits = offset == 0 ? 0 : log10(offset.magnitude / step)
    let tolerance = offset == 0 ? 1e-10 : min(0.4999, max(1e-10, pow(10, digits - 12)))
    return (rest - edge).magnitude < tolerance
  }

  // MARK: Labels

  /// Numbers with as many decimals as tell them apart; a power of ten of its own for very large and very small ones.
  private mutating func formatLinear(_ low: Double, _ high: Double) {
    let shown = positions.filter { $0 >= low - (high - low) * 1e-9 && $0 <= high + (high - low) * 1e-9 }
    guard let greatest = shown.map(\.magnitude).max(), greatest > 0 else {
      labels = positions.map { _ in "0" }
      if positions.contains(where: { $0 != 0 }) { labels = positions.map { TickMarks.plain($0, 2) } }
      return
    }
    let power = Int(floor(log10(greatest)))
    var exponent = 0
    if power <= -5 || power >= 6 { exponent = power }
    let scale = pow(10, Double(exponent))
    let values = positions.map { $0 / scale }
    let scaled = shown.map { $0 / scale }
    let span = max((high - low) / scale, (scaled.max() ?? 0) - (scaled.min() ?? 0))
    var decimals = max(0, 3 - Int(floor(log10(span == 0 ? 1 : span))))
    let threshold = 1e-3 * pow(10, floor(log10(span == 0 ? 1 : span)))
    while decimals > 0 {
      let unit = pow(10, Double(decimals - 1))
      let worst = scaled.map { ($0 - ($0 * unit).rounded() / unit).magnitude }.max() ?? 0
      if worst < threshold { decimals -= 1 } else { break }
    }
    labels = values.map { TickMarks.plain($0, decimals) }
    if exponent != 0 { offsetText = "1e" + (exponent < 0 ? "−\(-exponent)" : "\(exponent)") }
  }

  static func plain(_ value: Double, _ decimals: Int) -> String {
    let rounded = value == 0 ? 0 : value
    var text = ChartText.fixed(rounded, min(decimals, 12))
    if text.hasPrefix("-") {
      let isZero = !text.contains { $0 >= "1" && $0 <= "9" }
      text = (isZero ? "" : "−") + text.dropFirst()
    }
    return text
  }

  private mutating func chooseDecades(_ low: Double, _ high: Double) {
    let least = max(low, 1e-300)
    guard high > least else { return }
    let first = Int(floor(log10(least)))
    let last = Int(ceil(log10(high)))
    let count = max(last - first, 1)
    let step = max(1, Int((Double(count) / 9).rounded(.up)))
    var power = first
    while power <= last {
      positions.append(pow(10, Double(power)))
      labels.append("10^\(power)")
      if step == 1 { for part in 2...9 { minor.append(Double(part) * pow(10, Double(power))) } }
      power += step
    }
    let visible = positions.filter { $0 >= low && $0 <= high }
    if visible.count < 2 {
      // Less than a decade: the ticks between say their numbers too.
      for part in minor where part >= low && part <= high {
        positions.append(part)
        let exponent = Int(floor(log10(part)))
        labels.append("\(Int((part / pow(10, Double(exponent))).rounded()))×10^\(exponent)")
      }
    }
  }
}

/// Numbers and text as the picture needs them.
enum ChartText {
  /// `%.{decimals}f`.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    withVaList([Int32(decimals), value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { space in
        guard let start = space.baseAddress else { return "" }
        let length = vsnprintf(start, space.count, "%.*f", arguments)
        guard length >= 0 else { return "" }
        return String(
          decoding: UnsafeRawBufferPointer(start: start, count: min(Int(length), space.count - 1)), as: UTF8.self)
      }
    }
  }

  /// A coordinate: two decimals at most, no zeros at the end.
  static func coordinate(_ value: Double) -> String {
    if !value.isFinite { return "0" }
    let scaled = (min(max(value, -99999), 99999) * 100).rounded()
    let whole = Int(scaled)
    if whole % 100 == 0 { return String(whole / 100) }
    let sign = whole < 0 ? "-" : ""
    let size = whole.magnitude
    let rest = size % 100
    let tail = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(sign)\(size / 100).\(tail)"
  }

  /// A number in a sentence: four digits.
  static func number(_ value: Double) -> String {
    if value == 0 { return "0" }
    if !value.isFinite { return value.isNaN ? "not a number" : value < 0 ? "minus infinity" : "infinity" }
    let text = withVaList([value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { space in
        guard let start = space.baseAddress else { return "" }
        let length = vsnprintf(start, space.count, "%.4g", arguments)
        return String(
          decoding: UnsafeRawBufferPointer(start: start, count: max(0, min(Int(length), 63))), as: UTF8.self)
      }
    }
    return text
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default:
        if scalar.value >= 32 || scalar == "\n" || scalar == "\t" { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// A rough width of text in units of the font size.
  static func width(_ text: String) -> Double {
    var total = 0.0
    for character in text {
      switch character {
      case "i", "l", "j", ".", ",", "'", "|", "!", ":", ";", "I", "f", "t", " ", "(", ")": total += 0.34
      case "m", "w", "M", "W", "%": total += 0.9
      case "A"..."Z": total += 0.7
      default: total += 0.6
      }
    }
    return total
  }
}

/// The choice of round positions, for layers above.
package enum ChartTicks {
  package static func linear(_ low: Double, _ high: Double, bins: Int, isFine: Bool) -> [Double] {
    TickMarks.linear(low, high, bins: bins, isFine: isFine)
  }
}
