// The laws of the architecture, checked on the text of Package.swift and of every source file: arrows point only
// downward, each system module has one importer, and only the named targets may print, exit, or touch files and
// processes. It reads text, not build products, so that it cannot be fooled by what happens to be compiled.

import FoundationEssentials
import Testing

/// The targets by level; a target may depend only on targets of a lower level.
private let levels: [[String]] = [
  ["TensorKernels", "PageMapping", "Diagrams", "Diagnostics", "CCmark", "CSleef"],
  ["Tensors"],
  ["Autodiff", "PythonSyntax", "LessonFormat"],
  ["Explanations", "PythonRuntime"],
  ["Torch", "NumPy", "Matplotlib"],
  ["LessonRunner"],
  ["Site"],
  ["gradbook", "PreviewServer"],
]

/// The arrows inside a level: the C kernels use the system library, arrays share memory with tensors.
private let sameLevel: Set<String> = ["TensorKernels>CSleef", "NumPy>Torch"]

/// The modules from outside the package that a target may import, besides the standard library.
private let foreignImports: [String: Set<String>] = [
  "LessonFormat": ["CCmark", "Yams"],
  "Site": ["Mustache"],
  "gradbook": ["ArgumentParser"],
  "PreviewServer": ["FlyingFox", "FlyingSocks"],
]

private let systemImports: Set<String> = [
  "Swift", "Glibc", "FoundationEssentials", "Synchronization", "_Builtin_float",
]

private let root: String = {
  var path = #filePath.split(separator: "/").dropLast(3)
  path.insert("", at: path.startIndex)
  return path.joined(separator: "/")
}()

private func text(of path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
}

/// The source files below a folder of the package, with the target each belongs to.
private func sources(under folder: String) throws -> [(target: String, path: String, text: String)] {
  let names = try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
  return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
    let target = String(name.prefix { $0 != "/" })
    return (target, folder + "/" + name, try text(of: root + "/" + folder + "/" + name))
  }
}

/// Target name to the names in its `dependencies:`, as written in Package.swift.
private func declaredDependencies() throws -> [String: [String]] {
  let manifest = try text(of: root + "/Package.swift")
  var result: [String: [String]] = [:]
  let declaration = /\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"([^\n]*(?:\n      [^\n]*)*)/
  for match in manifest.matches(of: declaration) {
    let body = match.output.2
    let products = body.matches(of: /\.product\(name: "\w+"/).map { $0.range }
    var names: [String] = []
    if let list = body.firstMatch(of: /dependencies: \[(.*?)\]/.dotMatchesNewlines()) {
      for quoted in list.output.1.matches(of: /"([\w\-]+)"/) {
        let inProduct = products.contains { $0.overlaps(quoted.range) }
        let isPackage = list.output.1[..<quoted.range.lowerBound].hasSuffix("package: ")
        if !inProduct && !isPackage { names.append(String(quoted.output.1)) }
      }
    }
    result[String(match.output.1)] = names
  }
  return result
}

private func level(of target: String) -> Int? { levels.firstIndex { $0.contains(target) } }

/// The lines of a source text without comments and string literals' contents, enough for the searches below.
/// Bytes are compared where characters need not be: there are 160,000 lines, and a debug build takes minutes for their characters.
private func code(_ text: String) -> [Substring] {
  var inBlock = false
  return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { bytes in
    let line = Substring(bytes)
    let trimmed = bytes.drop { $0 == UInt8(ascii: " ") }
    if trimmed.starts(with: "\"\"\"".utf8) || trimmed.reversed().starts(with: "\"\"\"".utf8) {
      if Substring(trimmed).matches(of: /"""/).count == 1 { inBlock.toggle() }
      return ""
    }
    if inBlock || trimmed.starts(with: "//".utf8) { return "" }
    return line
  }
}

private func importedModules(_ text: String) -> [String] {
  code(text).compactMap { line in
    guard let first = line.utf8.first, "@ip".utf8.contains(first) else { return nil }
    return line.firstMatch(of: /^(?:@\w+(?:\(\w+\))? )?(?:package |public |internal |private )?import (?:\w+ )?(\w+)/)
      .map { String($0.output.1) }
  }
}

@Suite("The laws of the architecture")
struct LawTests {
  @Test("Package.swift declares the known targets, and arrows point downward")
  func arrows() throws {
    let declared = try declaredDependencies()
    #expect(declared.count >= 14, "Package.swift was not understood: \(declared.keys.sorted())")
    for (target, dependencies) in declared {
      let from = try #require(level(of: target), "\(target) has no level in the architecture")
      for dependency in dependencies {
        let to = try #require(level(of: dependency), "\(dependency), used by \(target), has no level")
        let allowed = to < from || sameLevel.contains("\(target)>\(dependency)")
        #expect(allowed, "\(target) (level \(from)) depends on \(dependency) (level \(to))")
      }
    }
  }

  @Test("A source file imports only what its target may use")
  func imports() throws {
    let declared = try declaredDependencies()
    for source in try sources(under: "Sources") {
      let below = levels.joined().filter { name in
        guard let from = level(of: source.target), let to = level(of: name) else { return false }
        return to < from
      }
      var allowed = systemImports.union(foreignImports[source.target] ?? [])
      allowed.formUnion(declared[source.target] ?? [])
      allowed.formUnion(reachable(from: source.target, in: declared))
      allowed.subtract(["CCmark", "CSleef"].filter { !(declared[source.target] ?? []).contains($0) })
      for module in importedModules(source.text) {
        #expect(allowed.contains(module), "\(source.path) imports \(module)")
        let isDown = below.contains(module) || sameLevel.contains("\(source.target)>\(module)")
        #expect(level(of: module) == nil || isDown, "\(source.path) imports upward: \(module)")
      }
    }
  }

  private func reachable(from target: String, in declared: [String: [String]]) -> Set<String> {
    var seen: Set<String> = []
    var open = declared[target] ?? []
    while let next = open.popLast() {
      if seen.insert(next).inserted { open += declared[next] ?? [] }
    }
    return seen
  }

  @Test("libcmark is imported by LessonFormat alone")
  func cmark() throws {
    let importers = try sources(under: "Sources").filter { importedModules($0.text).contains("CCmark") }.map(\.target)
    #expect(Set(importers) == ["LessonFormat"])
  }

  @Test("Nothing but gradbook prints or exits")
  func printing() throws {
    let forbidden = /(?:^|[^\w.`"])(?:print|debugPrint|dump|exit|abort|fputs|puts|fatalError)\(/
    for source in try sources(under: "Sources") where source.target != "gradbook" {
      for (index, line) in code(source.text).enumerated() where line.contains(forbidden) {
        let declares = line.contains(/func (?:print|dump|exit)/) || line.contains("\"")
        #expect(declares, "\(source.path):\(index + 1): \(line)")
      }
    }
  }

  @Test("The language and the engine cannot reach files or processes")
  func filesAndProcesses() throws {
    let allowed: Set<String> = ["LessonRunner", "Site", "Diagrams", "gradbook", "PreviewServer"]
    let forbidden =
      /\b(?:FileManager|fopen|open64|opendir|socket|posix_spawn|fork|execve?|popen|system|unlink|getenv)\(/
    for source in try sources(under: "Sources") where !allowed.contains(source.target) {
      for (index, line) in code(source.text).enumerated() where line.contains(forbidden) {
        #expect(line.contains("\"") || line.contains("func "), "\(source.path):\(index + 1): \(line)")
      }
    }
  }
}
