// Every report in its schema, on a course in which everything happens that a report can tell.

import Foundation
import FoundationXML
import Testing

@Suite("Reports")
struct ReportTests {
  /// Lessons with every verdict; made and verified once for all tests.
  private static let course: Result<(folder: URL, output: String), any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "sub folder"), withIntermediateDirectories: true)
    let files = [
      "a.md": """
      ---
      title: Everything <&> "here"
      ---

      The sum is **3**<!--= 1 + 2 -->, and **4**<!--= 1 + 2 -->.

      ```python
      #| label: same
      import torch
      torch.ones(2)
      ```

      ```output
      tensor([1., 1.])
      ```

      ```python
      torch.tensor(1.0).item()
      ```

      ```output
      1.0000001192092896
      ```

      ```python
      print('<&\\x01>')
      ```

      ```output
      x
      ```

      ```python
      float('nan')
      ```

      ```output
      1.0
      ```

      ```python
      print("nothing written")
      ```

      ```python
      #| eval: false
      print("not run")
      ```

      ```python
      #| expect: "1 == 2"
      #| check: auto
      x = torch.tensor([0.0, 1.0], requires_grad=True)
      x.relu().sum().backward()
      ```

      ```python
      1/0
      ```

      ```python
      2
      ```

      ```output
      2
      ```

      """,
      "b.md": "```python\n#| lable: x\n1\n```\n", "c.md": "```python\nwhile True: pass\n```\n",
      "sub folder/d ä.md": "```python\nimport time\ntime.perf_counter_ns()\n```\n\n```output\n5\n```\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let result = try Command.run(
      [
        "verify", "--twice", "--max-seconds", "0.5", "--report", "junit=r.xml", "--report", "json=r.json", "--report",
        "sarif=r.sarif", "--report", "html=r.html", "--report", "github",
      ], environment: ["GITHUB_STEP_SUMMARY": folder.appending(path: "summary.md").path], folder: folder)
    #expect(result.status == 4)
    return (folder, result.output)
  }

  private func file(_ name: String) throws -> Data {
    try Data(contentsOf: try Self.course.get().folder.appending(path: name))
  }

  @Test("JSON follows its schema, on the terminal too")
  func json() throws {
    let schema = try SchemaValidator.named("report-1")
    #expect(try schema.problems(try file("r.json")) == [])
    let folder = try Self.course.get().folder
    let terminal = try Command.run(["verify", "--max-seconds", "0.5", "--format", "json"], folder: folder)
    #expect(try schema.problems(Data(terminal.output.utf8)) == [])
    for arguments in [
      ["check", "--format", "json"], ["update", "--format", "json", "--patch", "p", "--max-seconds", "0.5"],
    ] {
      #expect(try schema.problems(Data(try Command.run(arguments, folder: folder).output.utf8)) == [], "\(arguments)")
    }
    #expect(try !schema.problems(Data("{\"schema\": \"gradbook-report/2\"}".utf8)).isEmpty)
    let verdicts = try #require(String(data: try file("r.json"), encoding: .utf8))
    for verdict in [
      "identical", "within-tolerance", "different", "not-verified", "not-reached", "did-not-run", "limit",
      "nondeterministic", "skipped",
    ] { #expect(verdicts.contains("\"verdict\" : \"\(verdict)\""), "\(verdict)") }
  }

  @Test("SARIF follows its schema")
  func sarif() throws {
    #expect(try SchemaValidator.named("sarif-2.1.0").problems(try file("r.sarif")) == [])
    let text = try #require(String(data: try file("r.sarif"), encoding: .utf8))
    #expect(text.contains("sub%20folder/d%20%C3%A4.md"))
  }

  @Test("JUnit XML follows its schema: elements, attributes, order and sums")
  func junit() throws {
    let root = try XMLTree.parsed(try file("r.xml"))
    #expect(root.name == "testsuites")
    #expect(root.problems == [])
    for suite in root.children {
      #expect(suite.count("tests") == suite.children.count)
      #expect(suite.count("failures") == suite.children.count { $0.children.first?.name == "failure" })
      #expect(suite.count("errors") == suite.children.count { $0.children.first?.name == "error" })
      #expect(suite.count("skipped") == suite.children.count { $0.children.first?.name == "skipped" })
    }
    for name in ["tests", "failures", "errors"] {
      #expect(root.count(name) == root.children.reduce(0) { $0 + $1.count(name) })
    }
    #expect(root.children.map { $0.attributes["name"] } == ["a.md", "b.md", "c.md", "sub folder/d ä.md"])
  }

  @Test("annotations are one line each and name places; the summary is a table")
  func github() throws {
    let lines = try Self.course.get().output.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(lines.count >= 8)
    let shape = try Regex("::(error|warning|notice) file=[^,:]+,line=[1-9][0-9]*(,col=[1-9][0-9]*)?::.+")
    for line in lines { #expect(try shape.wholeMatch(in: line) != nil, "\(line)") }
    #expect(lines.contains { $0.hasPrefix("::notice file=a.md") })
    let summary = try #require(String(data: try file("summary.md"), encoding: .utf8))
    #expect(summary.contains("| `b.md` | ❌ did not run |"))
  }

  @Test("HTML is well-formed and shows both sides")
  func html() throws {
    let page = try #require(String(data: try file("r.html"), encoding: .utf8))
    #expect(page.contains("&lt;&amp;") && page.contains("<th scope=\"col\">written</th>"))
    let opened = page.matches(of: try Regex("<(section|table|tr|td|pre|main)[ >]")).count
    let closed = page.matches(of: try Regex("</(section|table|tr|td|pre|main)>")).count
    #expect(opened == closed)
  }
}

/// An XML document as far as a JUnit report needs one.
private final class XMLTree: NSObject, XMLParserDelegate {
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    func count(_ name: String) -> Int { Int(attributes[name] ?? "") ?? -1 }

    /// What may stand in what, as CI systems read it: children, required attributes, further attributes.
    private static let rules: [String: (children: [String], required: [String], optional: [String])] = [
      "testsuites": (["testsuite"], ["name", "tests", "failures", "errors"], ["time"]),
      "testsuite": (["testcase"], ["name", "tests", "failures", "errors"], ["skipped", "time", "file", "timestamp"]),
      "testcase": (["skipped", "error", "failure"], ["name", "classname"], ["time", "file", "line"]),
      "failure": ([], ["message", "type"], []), "error": ([], ["message", "type"], []),
      "skipped": ([], [], ["message"]),
    ]

    var problems: [String] {
      guard let rule = Self.rules[name] else { return ["<\(name)> is not known"] }
      var found = children.filter { !rule.children.contains($0.name) }.map { "<\($0.name)> in <\(name)>" }
      found += rule.required.filter { attributes[$0] == nil }.map { "<\(name)> has no \($0)" }
      found += attributes.keys.filter { !(rule.required + rule.optional).contains($0) }.map { "<\(name) \($0)=…>" }
      if name == "testcase", children.count > 1 { found.append("a testcase has two results") }
      return found + children.flatMap(\.problems)
    }
  }

  private var open: [Element] = []
  private var root: Element?

  static func parsed(_ data: Data) throws -> Element {
    let tree = XMLTree()
    let parser = XMLParser(data: data)
    parser.delegate = tree
    let isRead = parser.parse()
    #expect(isRead, "\(String(describing: parser.parserError))")
    return try #require(tree.root)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    _ = open.popLast()
  }
}
