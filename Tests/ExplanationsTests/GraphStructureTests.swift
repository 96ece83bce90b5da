// The pictures of running programs against the drawn samples, fact by fact: cards, kinds, ids, rows, lines, edges, labels,
// frames and looks. A sample is NAME.dot; NAME.py is a program with the sample's lines, and its last tensors are what is
// drawn. Where our pictures mean to be others, `deviations.txt` says so, with the reason; what it lists must be so.

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
  return names.filter { $0.hasSuffix(".dot") && $0 != "legend.dot" }.sorted().map { String($0.dropLast(4)) }
}()

/// What of a program is drawn; of the others `loss`.
private let roots = ["cut_or_zero": "(i, a, b)", "maml_first_order": "outer"]

/// Samples that are pictures of explanations.
private let explained: Set<String> = ["second_backward"]

/// What `deviations.txt` says of one sample: what our cards are called there, and the facts that differ.
private struct Deviations {
  /// By our id, the sample's.
  var names: [String: String] = [:]
  var facts: [String] = []

  init(of sample: String) throws {
    for line in try text("deviations.txt").split(separator: "\n") where line.hasPrefix(sample + " ") {
      let rest = line.dropFirst(sample.count + 1)
      if rest.hasPrefix("card ") {
        let words = rest.split(separator: " ").map(String.init)
        names[words[3]] = words[1]
      } else {
        facts.append(String(rest))
      }
    }
  }
}

@Suite struct GraphStructureTests {
  @Test func everySampleOfARunHasItsProgram() { #expect(samples.count == 10) }

  /// A reason stands above all that differs.
  @Test func everyDeviationHasItsReason() throws {
    var reason = ""
    for line in try text("deviations.txt").split(separator: "\n") {
      if line.hasPrefix("== ") { reason = String(line) }
      #expect(!reason.isEmpty)
      #expect(line.hasPrefix("== ") || line.hasPrefix("   ") || samples.contains { line.hasPrefix($0 + " ") })
    }
  }

  @Test(arguments: samples) func picturesAreTheSamples(_ name: String) throws {
    let ours = try explained.contains(name) ? explanation(name) : graph(name)
    let deviations = try Deviations(of: name)
    let sample = GraphStructure(dot: try text(name + ".dot"))
    #expect(sample.cards > 4 && sample.edges > 3)
    let drawn = GraphStructure(dot: ours, names: deviations.names)
    #expect(Set(deviations.names.keys).isSubset(of: drawn.ids))
    #expect(drawn.differences(from: sample).sorted() == deviations.facts.sorted())
  }

  private func graph(_ name: String) throws -> String {
    let outcome = LessonSession.graph(
      path: name + ".py", bytes: Array(try text(name + ".py").utf8), expression: roots[name] ?? "loss")
    guard case .graph(let diagram) = outcome else { throw Missing(what: "\(outcome)") }
    return diagram.dot
  }

  private func explanation(_ name: String) throws -> String {
    var options = RunOptions()
    options.recordsDiagrams = true
    options.recordsAlways = true
    options.replay.diagnoses = true
    options.replay.verifiesRepairs = true
    let outcome = LessonSession.run(program: name + ".py", bytes: Array(try text(name + ".py").utf8), options: options)
    guard let diagram = outcome.run?.cells.first?.diagrams.first else { throw Missing(what: "no picture of \(name)") }
    return diagram.dot
  }

  private struct Missing: Error { let what: String }
}
