// Every method of tensors and every function of `nn.functional`, `linalg` and `special` stands in a recorded row, in a
// recorded program, or in the list `untested.txt` with a reason. A new one without a sample fails here.

import FoundationEssentials
import PythonRuntime
import Testing
import Torch

@Suite("Every binding has a sample")
struct BindingCoverage {
  private static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast()
    return "/" + (parts + ["Fixtures"]).joined(separator: "/")
  }()

  /// The text of all rows and programs.
  private static let samples: String = {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    var text = ""
    for name in names where name.hasSuffix(".rows") || name.hasSuffix(".py") {
      guard let data = try? Data(contentsOf: URL(filePath: folder + "/" + name)) else { continue }
      text += String(decoding: data, as: UTF8.self)
    }
    return text
  }()

  /// The names that follow a dot in the samples.
  private static let used: Set<String> = {
    var names: Set<String> = []
    var current = ""
    var afterDot = false
    for character in samples.unicodeScalars {
      let isWord = character.properties.isAlphabetic || character == "_" || ("0"..."9").contains(character)
      if isWord {
        if afterDot { current.unicodeScalars.append(character) }
      } else {
        if !current.isEmpty { names.insert(current) }
        current = ""
        afterDot = character == "."
      }
    }
    return names
  }()

  /// Names with the reason why no sample runs them.
  private static let excused: [String: String] = {
    guard let data = try? Data(contentsOf: URL(filePath: folder + "/operations/untested.txt")) else { return [:] }
    var result: [String: String] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
    }
    return result
  }()

  private func names() -> [String] {
    withLargeStack {
      let vm = Machine()
      TorchLibrary.install(on: vm)
      var output = ""
      vm.writer = { channel, text in if channel == .output { output += text } }
      let program = """
        import torch
        for holder in [torch.Tensor, torch.nn.functional, torch.linalg, torch.special]:
            for name in dir(holder):
                value = getattr(holder, name)
                if not name.startswith("_") and callable(value) and not isinstance(value, type):
                    print(name)
        """
      _ = vm.run(program, file: "names")
      return output.split(separator: "\n").map { String($0) }
    }
  }

  @Test("or stands in the list with a reason")
  func covered() {
    let bound = Set(names())
    #expect(bound.count > 400)
    for name in bound.sorted() where !Self.used.contains(name) && Self.excused[name] == nil {
      Issue.record("\(name) has no sample: add a row, or a line in untested.txt that says why")
    }
    for name in Self.excused.keys.sorted() where !bound.contains(name) {
      Issue.record("\(name) stands in untested.txt but is no binding")
    }
  }
}
