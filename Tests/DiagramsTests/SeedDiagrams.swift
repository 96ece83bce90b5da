// The three pictures of the founding question, built by hand as a run would build them.
@testable import Diagrams

enum SeedDiagrams {
  static let all = [cut, fixed, parameter]

  /// `vector_to_parameters(v, model.parameters())`: two `.data` cuts.
  static let cut = Diagram(
    id: "seed_cut", title: "vector_to_parameters: the gradient reaches weight and bias, never v",
    description: "v is sliced; each slice's .data becomes a parameter's storage (line 4). Values flow from v to weight "
      + "and bias; history does not. The loss gradient arrives at weight and bias and stops; v receives nothing.",
    nodes: [
      DiagramNode(
        id: "v", kind: .leaf, name: "v", shape: "3", line: 3, value: "[1, 2, 3]", gradient: .nothingArrived,
        isAsked: true, step: 4),
      DiagramNode(
        id: "cutw", kind: .cut(DiagramCut(operation: ".data", reason: "shares v[0:2]'s memory, not its history")),
        line: 4),
      DiagramNode(
        id: "cutb", kind: .cut(DiagramCut(operation: ".data", reason: "shares v[2:3]'s memory, not its history")),
        line: 4),
      DiagramNode(id: "x", kind: .input, name: "x", shape: "4×2", line: 1),
      DiagramNode(
        id: "W", kind: .cutLeaf, name: "weight", shape: "1×2", line: 2, value: "[[1, 2]]",
        gradient: .arrived("[[12, 12]]"), step: 3),
      DiagramNode(
        id: "b", kind: .cutLeaf, name: "bias", shape: "1", line: 2, value: "[3]", gradient: .arrived("[12]"), step: 3),
      DiagramNode(
        id: "y", kind: .intermediate, name: "y", operation: "linear", shape: "4×1", line: 5,
        value: "[[6], [6], [6], [6]]"),
      loss(line: 5, step: 1),
    ],
    edges: [
      DiagramEdge(from: "v", to: "cutw", kind: .cut, step: 4),
      DiagramEdge(from: "v", to: "cutb", kind: .cut, step: 4),
      DiagramEdge(from: "cutw", to: "W", kind: .cut, step: 4),
      DiagramEdge(from: "cutb", to: "b", kind: .cut, step: 4),
      DiagramEdge(from: "x", to: "y", kind: .fwd),
      DiagramEdge(from: "W", to: "y", kind: .two, step: 3),
      DiagramEdge(from: "b", to: "y", kind: .two, step: 3),
      DiagramEdge(from: "y", to: "L", kind: .two, chip: "◂ [[3], [3], [3], [3]]", step: 2),
    ],
    clusters: [
      DiagramCluster(id: "m", kind: .module, label: "model = Linear(2, 1)", members: ["W", "b", "y"])
    ])

  /// `functional_call` on slices of v: no cut.
  static let fixed = Diagram(
    id: "seed_fixed", title: "functional_call on slices of v: the gradient reaches v",
    description:
      "v is sliced and reshaped; functional_call uses the slices as weight and bias. Every edge has a return "
      + "lane; the gradient of the loss reaches v.",
    nodes: [
      DiagramNode(
        id: "v", kind: .leaf, name: "v", shape: "3", line: 3, value: "[1, 2, 3]", gradient: .arrived("[12, 12, 12]"),
        isAsked: true),
      DiagramNode(
        id: "sw", kind: .intermediate, operation: "v[0:2].view(1, 2)", shape: "1×2", line: 4, value: "[[1, 2]]"),
      DiagramNode(id: "sb", kind: .intermediate, operation: "v[2:3]", shape: "1", line: 4, value: "[3]"),
      DiagramNode(id: "x", kind: .input, name: "x", shape: "4×2", line: 1),
      DiagramNode(
        id: "y", kind: .intermediate, name: "y", operation: "linear", shape: "4×1", line: 5,
        value: "[[6], [6], [6], [6]]"),
      loss(line: 6),
    ],
    edges: [
      DiagramEdge(from: "v", to: "sw", kind: .two, chip: "◂ [12, 12, 0]"),
      DiagramEdge(from: "v", to: "sb", kind: .two, chip: "◂ [0, 0, 12]"),
      DiagramEdge(from: "x", to: "y", kind: .fwd),
      DiagramEdge(from: "sw", to: "y", kind: .two, chip: "◂ [[12, 12]]"),
      DiagramEdge(from: "sb", to: "y", kind: .two, chip: "◂ [12]"),
      DiagramEdge(from: "y", to: "L", kind: .two, chip: "◂ [[3], [3], [3], [3]]"),
    ],
    clusters: [DiagramCluster(id: "m", kind: .module, label: "functional_call(model, …)  L5", members: ["y"])])

  /// `nn.Parameter(v[0:2])`: recorded, then wrapped.
  static let parameter = Diagram(
    id: "seed_parameter", title: "nn.Parameter(v[0:2]) is a new leaf on old memory",
    description: "v[0:2] is recorded, then nn.Parameter wraps it: a new leaf sharing v's memory with no history. The "
      + "gradient fills weight.grad and stops.",
    nodes: [
      DiagramNode(
        id: "v", kind: .leaf, name: "v", shape: "3", line: 1, value: "[1, 2, 3]", gradient: .nothingArrived,
        isAsked: true),
      DiagramNode(id: "s", kind: .intermediate, operation: "v[0:2]", shape: "2", line: 2, value: "[1, 2]"),
      DiagramNode(
        id: "c", kind: .cut(DiagramCut(operation: "nn.Parameter", reason: "new leaf on the same memory")), line: 2),
      DiagramNode(
        id: "W", kind: .cutLeaf, name: "weight", shape: "2", line: 2, value: "[1, 2]", gradient: .arrived("[4, 4]")),
      DiagramNode(
        id: "L", kind: .output, name: "loss", operation: "(weight * x).sum", line: 3, value: "12",
        gradient: .start("1")),
    ],
    edges: [
      DiagramEdge(from: "v", to: "s", kind: .idle, chip: "recorded, never used"),
      DiagramEdge(from: "s", to: "c", kind: .cut),
      DiagramEdge(from: "c", to: "W", kind: .cut),
      DiagramEdge(from: "W", to: "L", kind: .two),
    ])

  private static func loss(line: Int, step: Int? = nil) -> DiagramNode {
    DiagramNode(
      id: "L", kind: .output, name: "loss", operation: "mse", line: line, value: "36", gradient: .start("1"), step: step
    )
  }
}
