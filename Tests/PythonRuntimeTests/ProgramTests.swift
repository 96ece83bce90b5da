// Programs of the language against what CPython 3.11 printed (Tests/Oracle/record_python.py). They are discovered: a new
// file in a folder is a new test. What does not agree yet stands in known-differences.txt, and a program that agrees
// may not stand there, so the list can only shrink.

import FoundationEssentials
import PythonRuntime
import Testing

/// One recorded program.
struct LanguageProgram: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  let expected: String
  var testDescription: String { name }

  static let folder: String = {
    "/" + (#filePath.split(separator: "/").dropLast() + ["Fixtures"]).joined(separator: "/")
  }()

  static func text(_ path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  static let knownDifferences: Set<String> = {
    Set((text(folder + "/known-differences.txt") ?? "").split(separator: "\n").map(String.init))
  }()

  static let all: [LanguageProgram] = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().compactMap { name in
      let path = folder + "/" + name
      guard let source = text(path), let expected = text(String(path.dropLast(3)) + ".expected") else { return nil }
      return LanguageProgram(name: name, source: source, expected: expected)
    }
  }()

  /// The path of the file beside it with another ending.
  func folderPath(_ ending: String) -> String { "\(LanguageProgram.folder)/\(name.dropLast(3))\(ending)" }

  /// What the program prints here, with the last line of the traceback where it raises. After two minutes that is a
  /// TimeoutError.
  func run(stressMode: Bool) -> String {
    withLargeStack {
      let vm = Machine(stressMode: stressMode)
      let end = ProcessInfo.processInfo.systemUptime + 120
      vm.limits = Limits(memory: 2 << 30, deadline: UInt64(end * 1e9))
      var output = ""
      vm.writer = { channel, text in if channel == .output { output += text } }
      vm.warningHandler = { _, _, _ in }
      var line = ""
      if case .raised(let exception) = vm.run(source, file: name) { line = lastLine(vm, exception) }
      _ = vm.endProgram(file: name)
      if vm.freedObjectsReached > 0 { line += "\(vm.freedObjectsReached) freed objects were reached\n" }
      return output + line
    }
  }
}

extension LanguageProgram {
  /// Whether it prints the same under stress (`Machine.stressMode`).
  var agreesUnderStress: Bool { run(stressMode: true) == expected }
}

/// What stands last on the error channel when a program ends in `exception`: nothing but a line end for an exit with
/// a number, the text for an exit with a text.
private func lastLine(_ vm: Machine, _ exception: Value) -> String {
  if vm.typeName(of: exception) == "SystemExit", let code = try? vm.getAttribute(exception, "code") {
    if code.isNone || code.isInt { return "\n" }
    return ((try? vm.str(code)) ?? "") + "\n"
  }
  return (vm.formatException(exception).split(separator: "\n").last.map(String.init) ?? "") + "\n"
}

@Suite("Programs of the language")
struct LanguageProgramTests {
  @Test("There are programs")
  func discovered() { #expect(LanguageProgram.all.count >= 170) }

  @Test("A machine under stress collects at every safepoint after an allocation")
  func collects() {
    let collections = withLargeStack {
      let vm = Machine(stressMode: true)
      _ = vm.run("for i in range(50):\n    made = [i]\n", file: "loop.py")
      return vm.collectionCount
    }
    #expect(collections >= 50)
  }

  @Test("print what CPython prints", arguments: LanguageProgram.all)
  func prints(_ program: LanguageProgram) {
    let agrees = program.run(stressMode: false) == program.expected
    #expect(agrees != LanguageProgram.knownDifferences.contains(program.name))
  }

  @Test("print the same under stress", arguments: LanguageProgram.all)
  func printsUnderStress(_ program: LanguageProgram) {
    if LanguageProgram.knownDifferences.contains(program.name) { return }
    if program.source.hasPrefix("# Too long for a collection at every safepoint") { return }
    #expect(program.agreesUnderStress)
  }
}
