// Plain NumPy programs, run unchanged, against what the reference printed (Tests/Oracle/record_numpy.py). Programs are
// discovered: a folder's new file is a new test. Each also runs under stress (`Machine.stressMode`).

import FoundationEssentials
import Matplotlib
import NumPy
import PythonRuntime
import Testing
import Torch

/// One recorded program.
struct RecordedArrayProgram: Sendable, CustomTestStringConvertible {
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

  static let all: [RecordedArrayProgram] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().compactMap { name in
      let path = folder + "/" + name
      guard let source = try? text(path), let expected = try? text(String(path.dropLast(3)) + ".expected") else {
        return nil
      }
      return RecordedArrayProgram(name: name, source: source, expected: expected)
    }
  }()

  /// Programs with so many steps that a collection at each would take minutes.
  var isLong: Bool { name.hasPrefix("random/") || name.hasPrefix("teaching/") }

  /// What the program prints here, with the last line of the traceback where it raises.
  func run(stressMode: Bool) -> String {
    withLargeStack {
      let vm = Machine(stressMode: stressMode)
      TorchLibrary.install(on: vm)
      NumPyLibrary.install(on: vm)
      MatplotlibLibrary.install(on: vm) { _ in }
      var output = ""
      vm.writer = { channel, text in if channel == .output { output += text } }
      vm.warningHandler = { _, _, _ in }
      if case .raised(let exception) = vm.run(source, file: name) {
        output += (vm.formatException(exception).split(separator: "\n").last.map(String.init) ?? "") + "\n"
      }
      return output
    }
  }
}

@Suite("Plain NumPy programs")
struct ArrayProgramTests {
  @Test("There are programs")
  func discovered() { #expect(RecordedArrayProgram.all.count >= 80) }

  @Test("print what the reference prints", arguments: RecordedArrayProgram.all)
  func prints(_ program: RecordedArrayProgram) {
    #expect(firstDifference(program.run(stressMode: false), program.expected) == nil)
  }

  @Test("print it under stress", arguments: RecordedArrayProgram.all.filter { !$0.isLong })
  func printsUnderStress(_ program: RecordedArrayProgram) {
    #expect(firstDifference(program.run(stressMode: true), program.expected) == nil)
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
