// `check: auto`: a wrong derivative rule in the engine itself is caught, whatever rule it is, and the page and the reports
// say how far gradients agree. Lessons with wrong functions of their own are fixtures.
import Testing

@testable import LessonRunner

@Suite struct GradientCheckTests {
  private func lesson(_ code: String) -> String { "```python\n#| check: auto\nimport torch\n\(code)\n```\n" }

  private func report(_ text: String, planting fault: String? = nil) -> LessonReport {
    var options = RunOptions()
    #if DEBUG
      options.plantedFault = fault
    #endif
    let outcome = LessonSession.verify(path: "lesson.md", bytes: [UInt8](text.utf8), options: options)
    return LessonReport(outcome, path: "lesson.md")
  }

  #if DEBUG
    /// A lesson, and the rules it walks: each made wrong by one per cent.
    @Test(arguments: [
      ("x = torch.tensor([0.5, 2.0], requires_grad=True)\ny = (x.sin() * x.exp()).sum()\ny.backward()", "SinBackward0"),
      ("x = torch.tensor([0.5, 2.0], requires_grad=True)\ny = (x.sin() * x.exp()).sum()\ny.backward()", "ExpBackward0"),
      ("x = torch.tensor([0.5, 2.0], requires_grad=True)\ny = (x.sin() * x.exp()).sum()\ny.backward()", "SumBackward0"),
      ("w = torch.randn(3, 2, requires_grad=True)\n(torch.ones(4, 3) @ w).tanh().mean().backward()", "MmBackward0"),
      ("w = torch.randn(3, 2, requires_grad=True)\n(torch.ones(4, 3) @ w).tanh().mean().backward()", "TanhBackward0"),
      ("w = torch.randn(5, requires_grad=True)\ntorch.softmax(w, 0)[0].log().backward()", "SoftmaxBackward0"),
      (
        "net = torch.nn.Linear(3, 2)\nfor _ in range(3):\n    net(torch.randn(4, 3)).pow(2).sum().backward()",
        "AddmmBackward0"
      ),
      (
        "x = torch.randn(6, requires_grad=True)\ny = x * 1\ny[:3].mul_(torch.arange(3) + 2)\n(y * y).sum().backward()",
        "CopySlices"
      ),
      (
        "x = torch.randn(3, requires_grad=True)\ng, = torch.autograd.grad(x.pow(3).sum(), x, create_graph=True)\n"
          + "(g * g).sum().backward()", "PowBackward0"
      ),
    ])
    func aPlantedFaultIsCaught(_ code: String, _ rule: String) {
      let honest = report(lesson(code))
      #expect(honest.status == .success && honest.counts.gradients.agreeing > 0, "\(honest.failureText)")
      let wrong = report(lesson(code), planting: rule)
      #expect(wrong.status == .different, "\(rule)")
      #expect(wrong.failureText.contains("disagrees with finite differences"), "\(wrong.failureText)")
      #expect(wrong.counts.gradients.disagreeing > 0)
    }
  #endif

  @Test func reportsSayHowFarGradientsAgree() {
    let report = report(lesson("x = torch.tensor([0.5, 2.0], requires_grad=True)\nx.sin().sum().backward()"))
    #expect(report.counts.sentence.contains("; 1 gradient agrees with finite differences to 1e-"))
    #expect(report.parts.first?.verdict == .identical)
    let course = CourseReport([report], status: .success)
    #expect(course.text(.json).contains("\"agreeing\" : 1"))
  }

  @Test func kinksAreToldAndAreNoFailures() {
    let report = report(lesson("x = torch.tensor(0.0, requires_grad=True)\nx.relu().backward()"))
    #expect(report.status == .success)
    #expect(report.counts.gradients.kinks == 1)
    #expect(report.failureText.contains("note: the gradient is asked for at a kink"))
  }

  @Test func whatIsRefusedIsNotCompared() {
    let code = "x = torch.ones(2, requires_grad=True)\ny = x.exp().sum()\ny.backward()"
    let text = lesson(code) + "\n```python\n#| error: RuntimeError\n#| check: auto\ny.backward()\n```\n"
    let report = report(text)
    #expect(report.status == .success, "\(report.failureText)")
    #expect(report.counts.gradients.total == 1)
  }

  @Test func theLessonShowsTheSameWithAndWithoutTheCheck() {
    let code = """
      torch.manual_seed(3)
      net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Dropout(0.5), torch.nn.Linear(4, 1))
      optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
      for _ in range(4):
          optimizer.zero_grad()
          loss = net(torch.randn(5, 3)).pow(2).mean()
          loss.backward()
          optimizer.step()
      print(loss.item(), torch.rand(2))
      """
    func shown(_ text: String) -> String {
      LessonSession.run(path: "lesson.md", bytes: [UInt8](text.utf8), options: RunOptions()).run?.cells.first?.shownText
        ?? ""
    }
    let checked = LessonSession.verify(path: "lesson.md", bytes: [UInt8](lesson(code).utf8)).run?.cells.first?.shownText
    #expect(checked == shown("```python\nimport torch\n\(code)\n```\n"))
  }
}
