// Contrast, computed from the styles and not from a table: strokes on white and on dark pages, every text on the fill of
// its card, and that each kind differs from the others by more than its colour.
import Testing

@testable import Diagrams

private func luminance(_ colour: String) -> Double {
  let digits = Array(colour.dropFirst().utf8)
  let channels = stride(from: 0, to: 6, by: 2).map { place -> Double in
    let value = Int(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16) ?? 0
    let part = Double(value) / 255
    if part <= 0.04045 { return part / 12.92 }

    return power(((part + 0.055) / 1.055), 2.4)
  }
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
}

/// A power without a library: the exponential of a multiple of the logarithm, as sums.
private func power(_ base: Double, _ exponent: Double) -> Double {
  let y = (base - 1) / (base + 1)
  var logarithm = 0.0
  var term = y
  for n in stride(from: 1, to: 400, by: 2) {
    logarithm += term / Double(n)
    term *= y * y
  }
  var result = 1.0
  var factor = 1.0
  for n in 1..<60 {
    factor *= 2 * logarithm * exponent / Double(n)
    result += factor
  }
  return result
}

private func contrast(_ one: String, _ other: String) -> Double {
  let (a, b) = (luminance(one), luminance(other))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

private let dark = "#0d1117"

private let kinds: [DiagramNode.Kind] = [
  .leaf, .cutLeaf, .input, .cold, .intermediate, .output, .nonFinite, .stopped,
  .cut(DiagramCut(operation: ".data", reason: "")), .saved(DiagramSavedValue(lines: [])),
  .saved(DiagramSavedValue(lines: [], isCulprit: true)),
  .collapsed(DiagramCollapsedModules(typeName: "Block")),
  .collapsed(DiagramCollapsedModules(typeName: "Block", withoutGradient: 1, parameterTensors: 2)),
]

private func colours(_ attributes: String) -> [String] {
  attributes.ranges(of: "#").map { range in String(attributes[range.lowerBound...].prefix(7)) }
}

@Suite struct ContrastTests {
  @Test func theFormulaIsTheStandardOne() {
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 1e-6)
    #expect(abs(contrast("#767676", "#FFFFFF") - 4.54) < 0.005)
    // As the design computed them.
    let strokes = [
      ("#6B7280", 4.8, 3.9), ("#0072B2", 5.2, 3.7), ("#C65200", 4.6, 4.2), ("#B0457B", 5.3, 3.6), ("#9A6700", 4.9, 3.9),
      ("#00795A", 5.4, 3.5),
    ]
    for (colour, onWhite, onDark) in strokes {
      #expect(abs(contrast(colour, "#FFFFFF") - onWhite) < 0.06)
      #expect(abs(contrast(colour, dark) - onDark) < 0.06)
    }
  }

  @Test func everyStrokeIsSeenOnLightAndDarkPages() {
    let strokes = kinds.map(\.style.stroke) + DiagramEdge.Kind.allCases.flatMap { colours($0.style.attributes) }
    let frames = [DiagramCluster.Kind.module, .cell, .noGrad].flatMap { colours($0.attributes) }
    // A kept value's note has its own paper behind its border.
    for stroke in Set(strokes + frames).subtracting(["#57606A", "#A84300"]) {
      #expect(contrast(stroke, "#FFFFFF") >= 3, "\(stroke) on white")
      #expect(contrast(stroke, dark) >= 3, "\(stroke) on dark")
    }
  }

  @Test func everyTextIsReadOnItsCard() {
    for kind in kinds {
      let fill = kind.style.fill
      #expect(contrast(DiagramColour.text, fill) >= 13, "\(kind)")
      #expect(contrast(DiagramColour.muted, fill) >= 5.2, "\(kind)")
      #expect(contrast(DiagramColour.cutText, fill) >= 4.5, "\(kind)")
      #expect(contrast(kind.style.stroke, fill) >= 3, "\(kind)")
    }
    // Cut texts on the card of a cut, and gradients where they stand: on white, sand and green.
    #expect(contrast(DiagramColour.cutText, "#FFE7D6") >= 4.9)
    for fill in ["#FFFFFF", "#FFF1D0", "#DDF4E8"] {
      #expect(contrast(DiagramColour.gradientText, fill) >= 4.5)
      #expect(contrast(DiagramColour.nonFiniteText, fill) >= 4.5)
    }
    for kind in DiagramEdge.Kind.allCases { #expect(contrast(kind.style.chipColour, "#FFFFFF") >= 4.5) }
  }

  /// Without colour two kinds of edge still differ: by dash, thickness, arrows or both lanes.
  @Test func edgesDifferWithoutColour() {
    let plain = DiagramEdge.Kind.allCases.map { kind in
      let attributes = kind.style.attributes
      return attributes.split(separator: ",").filter { !$0.contains("color=") }.joined()
        + (colours(attributes).count == 2 ? "two lanes" : "")
    }
    // A gradient that stops being finite is told by a thicker road and by its words.
    #expect(Set(plain).count == plain.count)
  }
}
