// The picture of a loss after a training loop: what a reader draws most often. It begins at the parameters as they are; the
// steps that made them so, hundreds of values of one tensor, are another story.

import Diagrams
import FoundationEssentials
import LessonRunner
import Testing

private let folder: String = {
  let here = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  return "/\(here)/Fixtures/trained"
}()

private let programs: [String] = {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasSuffix(".py") }.sorted()
}()

@Suite struct TrainedGraphTests {
  @Test func thereAreProgramsOfEveryKindOfLoop() { #expect(programs.count >= 11) }

  @Test(arguments: programs) func theLossOfATrainingLoopIsASmallPictureWithoutAlarm(_ name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    let outcome = LessonSession.graph(path: name, bytes: bytes, expression: "loss")
    guard case .graph(let diagram) = outcome else {
      Issue.record("no picture: \(outcome)")
      return
    }
    // The loss itself, and something that it comes from.
    #expect((3...16).contains(diagram.nodes.count), "\(diagram.nodes.map(\.id))")
    #expect(diagram.nodes.contains { $0.kind == .output })
    #expect(!diagram.nodes.contains { if case .cut = $0.kind { true } else { false } })
    for node in diagram.nodes {
      #expect(node.gradient != .nothingArrived, "\(node.id)")
      // A target network gets none, and says so.
      if case .collapsed(let modules) = node.kind, !node.name.hasPrefix("target") {
        #expect(modules.withoutGradient == 0 && modules.cuts == 0)
      }
    }
  }

  /// The same cell may still hold a cut that the lesson is about: a parameter that another trainable tensor was written into.
  @Test func aParameterMadeOfAnotherTensorKeepsItsCut() throws {
    let program = """
      import torch
      v = torch.tensor([1., 2.], requires_grad=True)
      w = torch.zeros(2, requires_grad=True)
      opt = torch.optim.SGD([w], lr=0.1)
      for i in range(3):
          with torch.no_grad():
              w.copy_(v)
          loss = (w ** 2).sum()
          opt.zero_grad()
          loss.backward()
      """
    guard case .graph(let diagram) = LessonSession.graph(path: "cut.py", bytes: Array(program.utf8), expression: "loss")
    else {
      Issue.record("no picture")
      return
    }
    #expect(diagram.nodes.contains { if case .cut = $0.kind { true } else { false } })
    #expect(diagram.nodes.contains { $0.name == "v" && $0.gradient == .nothingArrived })
  }
}
