// Everything that can be called in `torch`, its tensors and the modules below stands in a recorded row, in a recorded program,
// or in the list `untested.txt` with a reason. A new one without a sample fails here.

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

  /// The names in the samples: those of tensors and of the modules of functions must follow a dot.
  private static let used: Set<String> = {
    var names: Set<String> = []
    var current = ""
    var afterDot = false
    for character in samples.unicodeScalars {
      let isWord = character.properties.isAlphabetic || character == "_" || ("0"..."9").contains(character)
      if isWord {
        current.unicodeScalars.append(character)
      } else {
        if !current.isEmpty { names.insert(afterDot ? "." + current : current) }
        current = ""
        afterDot = character == "."
      }
    }
    return names
  }()

  private static func isUsed(_ binding: Substring) -> Bool {
    let name = binding.drop { $0 != "." }
    return used.contains(String(name)) || (binding.first == "m" && used.contains(String(name.dropFirst())))
  }

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
        import torch, torch.distributions, torch.signal.windows
        import torch.autograd.forward_ad, torch.autograd.functional, torch.autograd.graph
        functions = [torch.Tensor, torch.nn.functional, torch.linalg, torch.special]
        modules = [torch, torch.fft, torch.func, torch.autograd, torch.autograd.functional, torch.autograd.forward_ad,
                   torch.autograd.graph, torch.distributions, torch.nn.init, torch.signal.windows]
        for kind, holders in (("f", functions), ("m", modules)):
            for holder in holders:
                for name in dir(holder):
                    value = getattr(holder, name)
                    if not name.startswith("_") and callable(value) and (kind == "m" or not isinstance(value, type)):
                        print(kind + "." + name)
        """
      _ = vm.run(program, file: "names")
      return output.split(separator: "\n").map { String($0) }
    }
  }

  @Test("or stands in the list with a reason")
  func covered() {
    let bound = Set(names())
    #expect(bound.count > 1000)
    for binding in bound.sorted() where !Self.isUsed(binding[...]) {
      let name = String(binding.dropFirst(2))
      if Self.excused[name] != nil { continue }
      Issue.record("\(name) has no sample: add a row, or a line in untested.txt that says why")
    }
    for name in Self.excused.keys.sorted() where !bound.contains("f." + name) && !bound.contains("m." + name) {
      Issue.record("\(name) stands in untested.txt but is no binding")
    }
  }
}
