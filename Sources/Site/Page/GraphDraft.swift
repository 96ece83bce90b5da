// One graph of a page as texts: its DOT, what it shows in words, and the captions of the walk back for the stepper.

import Diagrams

struct GraphDraft: Codable, Sendable {
  var source: DotSource
  var caption: String
  var words: [String]
  /// Captions of the steps, the first for the values alone; empty where there is nothing to walk.
  var steps: [String]
  /// What is said of folded cards.
  var counts: String?
  var legend: [DiagramLegendEntry]

  init(_ diagram: Diagram, caption: String?) {
    source = DotSource(diagram)
    self.caption = caption ?? diagram.title
    words = diagram.textEquivalent
    steps = diagram.stepCaptions
    counts = diagram.foldedWords
    legend = diagram.legend
  }
}
