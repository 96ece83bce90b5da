// Plain PyTorch programs, run unchanged, against what the reference printed (Tests/Oracle/record_torch.py). Programs
// are discovered: a folder's new file is a new test. Each also runs under stress (`Machine.stressMode`).

import FoundationEssentials
import PythonRuntime
import Testing
import Torch

/// One recorded program.
struct RecordedProgram: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  let expected: String
  var testDescription: String { name }

  private static let folder: String = {
    var parts = #filePath.split(separator: "/").dropLast()
    parts.append(contentsOf: ["Fixtures", "programs"])
    return "/" + parts.joined(separator: "/")
  }()

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  static let all: [RecordedProgram] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().compactMap { name in
      let path = folder + "/" + name
      guard let source = try? text(path), let expected = try? text(String(path.dropLast(3)) + ".expected") else {
        return nil
      }
      return RecordedProgram(name: name, source: source, expected: expected)
    }
  }()

  /// Loops so long that a collection at every step would take minutes: they have one after every 2000 new objects.
  var isLong: Bool {
    let folders = ["optim/", "ways/", "data/", "training/"]
    let programs = [
      "autograd/chain.py", "autograd/reverse/million.py", "autograd/reverse/deep.py", "func/implicit.py",
      "func/training.py", "func/flat_vector.py", "func/vmap_derivatives.py", "func/second_order.py",
    ]
    return folders.contains(where: name.hasPrefix) || programs.contains(name)
  }

  /// What the program prints here, with the last line of the traceback where it raises. Under stress also whether the
  /// collector came by an object that it had given up.
  func run(stressMode: Bool) -> String {
    withLargeStack {
      let vm = Machine(stressMode: stressMode, stressInterval: isLong ? 2000 : 0)
      TorchLibrary.install(on: vm)
      var output = ""
      vm.writer = { channel, text in if channel == .output { output += text } }
      vm.warningHandler = { _, _, _ in }
      if case .raised(let exception) = vm.run(source, file: name) {
        output += (vm.formatException(exception).split(separator: "\n").last.map(String.init) ?? "") + "\n"
      }
      if vm.freedObjectsReached > 0 { output += "\(vm.freedObjectsReached) freed objects were reached\n" }
      return output
    }
  }
}

@Suite("Plain PyTorch programs")
struct ProgramTests {
  @Test("There are programs")
  func discovered() { #expect(RecordedProgram.all.count >= 18) }

  @Test("print what the reference prints", arguments: RecordedProgram.all)
  func prints(_ program: RecordedProgram) {
    let output = program.run(stressMode: false)
    #expect(firstDifference(output, program.expected) == nil)
  }

  @Test("print it under stress", arguments: RecordedProgram.all)
  func printsUnderStress(_ program: RecordedProgram) {
    let output = program.run(stressMode: true)
    #expect(firstDifference(output, program.expected) == nil)
  }

  /// The first line that differs, as a sentence.
  private func firstDifference(_ output: String, _ expected: String) -> String? {
    if output == expected { return nil }
    let came = output.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(came.count, wanted.count) {
      let left = index < came.count ? came[index] : "(nothing)"
      let right = index < wanted.count ? wanted[index] : "(nothing)"
      if left != right { return "line \(index + 1): printed \(left), the reference printed \(right)" }
    }
    return "only line endings differ"
  }
}
