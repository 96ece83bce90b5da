// The pictures of running programs against the drawn samples: the same cards, kinds, names, lines and edges. A sample is
// NAME.dot; NAME.py is a program with the sample's lines, and its last tensors are what is drawn.

import Diagrams
import FoundationEssentials
import LessonRunner
import Testing

private let folder: String = {
  let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  return "/\(here)/Fixtures/diagrams"
}()

private func text(_ name: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(name)")), as: UTF8.self)
}

private let samples: [String] = {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".dot") }.sorted().map { String($0.dropLast(4)) }
}()

/// What of a program is drawn.
private let roots = ["second_backward": "h", "cut_or_zero": "(i, a, b)", "maml_first_order": "outer"]

@Suite struct GraphStructureTests {
  @Test func everySampleOfARunHasItsProgram() { #expect(samples.count == 10) }

  @Test(arguments: samples) func picturesHaveTheStructureOfTheSamples(_ name: String) throws {
    let outcome = LessonSession.graph(
      path: name + ".py", bytes: Array(try text(name + ".py").utf8), expression: roots[name] ?? "loss")
    guard case .graph(let diagram) = outcome else {
      Issue.record("no picture: \(outcome)")
      return
    }
    let sample = GraphStructure(dot: try text(name + ".dot"))
    #expect(sample.cards.count > 4 && sample.edges.count > 3)
    #expect(GraphStructure(dot: diagram.dot).differences(from: sample) == [])
  }
}
