// Pictures of findings, which speak of records whose tensors may be gone, and values as cards show them.

import Autodiff
import Diagrams
import Tensors

extension GraphDrawing {
  /// The picture of records. `asked`: whose gradient the finding is about.
  package static func diagram(
    of targets: [Int32], asked: [Int32], names: [Int32: String], modules: [UInt: String] = [:],
    owners: Owners = Owners(), additions: GraphAdditions = GraphAdditions(), recorder: Recorder, id: String
  ) -> Diagram {
    var drawing = Drawing(recorder: recorder, names: names, modules: modules, targets: targets, asked: Set(asked))
    (drawing.badges, drawing.orphans) = (owners.badges, owners.orphans)
    drawing.walk()
    drawing.add(additions)
    return drawing.diagram(id: id, rules: GraphRules())
  }

  /// A value as a card shows it.
  package static func words(of summary: ValueSummary) -> String { GraphText.value(summary) }
  package static func words(of tensor: Tensor) -> String { GraphText.value(ValueSummary(of: tensor)) }
}
