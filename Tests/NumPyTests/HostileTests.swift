// Programs that try to crash, hang or outgrow the machine through numpy, pyplot, torch.nn, optimizers and data loaders
// (Fixtures/hostile). Each must come to an end by itself, within its limits, in the way its first line allows:
// `# ends: TimeoutError|MemoryError`, where `value` means without an exception.

import FoundationEssentials
import Matplotlib
import NumPy
import PythonRuntime
import Testing
import Torch

/// A hostile program and how it may end.
struct HostileArrayProgram: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  let endings: [String]
  var testDescription: String { name }

  private static let folder: String = {
    var parts = #filePath.split(separator: "/").dropLast()
    parts.append(contentsOf: ["Fixtures", "hostile"])
    return "/" + parts.joined(separator: "/")
  }()

  static let all: [HostileArrayProgram] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { return nil }
      let source = String(decoding: data, as: UTF8.self)
      let first = source.prefix { $0 != "\n" }
      let endings = first.dropFirst("# ends: ".count).split(separator: "|").map(String.init)
      return HostileArrayProgram(name: name, source: source, endings: endings)
    }
  }()

  /// A program that would run for ever is stopped soon; one that must come to an end by itself gets time to, also
  /// without optimisation.
  var seconds: Double { endings.contains("TimeoutError") ? 1 : 30 }

  /// The type of the exception it ends in, or "value".
  func run() -> String {
    withLargeStack {
      let vm = Machine()
      TorchLibrary.install(on: vm, seed: 0, memoryLimit: 192 << 20)
      NumPyLibrary.install(on: vm)
      MatplotlibLibrary.install(on: vm) { _ in }
      let end = ProcessInfo.processInfo.systemUptime + seconds
      vm.limits = Limits(memory: 192 << 20, output: 1 << 20, deadline: UInt64(end * 1e9))
      // Suites run side by side: one that fills its memory must not end a program that may not end so.
      vm.limits.sharesProcess = !endings.contains("MemoryError")
      vm.writer = { _, _ in }
      vm.warningHandler = { _, _, _ in }
      switch vm.run(source, file: name) {
      case .value: return "value"
      case .raised(let exception):
        _ = vm.formatException(exception)
        return vm.typeName(of: exception)
      }
    }
  }
}

@Suite("Hostile programs with arrays", .serialized)
struct HostileArrayTests {
  @Test("There are hostile programs")
  func discovered() { #expect(HostileArrayProgram.all.count >= 100) }

  @Test("end in time and in their way", arguments: HostileArrayProgram.all)
  func ends(_ program: HostileArrayProgram) {
    let start = ProcessInfo.processInfo.systemUptime
    let ending = program.run()
    #expect(program.endings.contains(ending), "\(program.name) ended with \(ending)")
    // Unoptimised code and a busy machine: generous, but no hang.
    #expect(ProcessInfo.processInfo.systemUptime - start < 90)
  }
}
