// Prose to HTML: CommonMark's elements, ids, links between lessons, and raw HTML that must not get through.
import Testing

@testable import LessonFormat

@Suite struct ProseTests {
  private func render(_ text: String) -> RenderedProse {
    Lesson.read(path: "lesson.md", bytes: Array(text.utf8)).lesson.renderedProse()
  }

  @Test(arguments: [
    (
      "Plain *em* **strong** `a<b` & \"q\"",
      "<p>Plain <em>em</em> <strong>strong</strong> <code>a&lt;b</code> &amp; &quot;q&quot;</p>\n"
    ),
    ("# A *b* `c`!", "<h1 id=\"a-b-c\">A <em>b</em> <code>c</code>!</h1>\n"),
    (
      "[x](other.md) [y](other.md#z) [w](https://a.b/c.md) [v](#q)",
      "<p><a href=\"other.html\">x</a> <a href=\"other.html#z\">y</a> <a href=\"https://a.b/c.md\">w</a> <a href=\"#q\">v</a></p>\n"
    ),
    ("![a *b*](i.png \"t\")", "<p><img src=\"i.png\" alt=\"a b\" title=\"t\" /></p>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("3. a\n\n4. b", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
    ("> q\n\n***", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr />\n"),
    ("```swift x\na<b\n```", "<pre><code class=\"language-swift\">a&lt;b\n</code></pre>\n"),
    ("a  \nb\\\nc\nd", "<p>a<br />\nb<br />\nc\nd</p>\n"), ("**1.0**<!--= x -->", "<p><strong>1.0</strong></p>\n"),
    ("H<sub>2</sub>O <kbd>a</kbd><br/>", "<p>H<sub>2</sub>O <kbd>a</kbd><br></p>\n"),
  ])
  func elements(_ markdown: String, _ html: String) {
    let rendered = render(markdown)
    #expect(rendered.html == [html])
    #expect(rendered.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a <script>alert(1)</script> b", "<img src=x onerror=alert(1)>",
    "<iframe src=\"x\"></iframe>",
    "<form action=x><input></form>", "[a](javascript:alert(1))", "![a](javascript:alert(1))",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"java&#115;cript:alert(1)\">x</a>", "<a href=\" java\tscript:alert(1)\">x</a>",
    "<div style=\"x\">a</div>",
    "<svg onload=alert(1)>", "<object data=x>", "<div\nonclick=alert(1)>x</div>",
    "[a](data:text/html,x)",
    "[a](vbscript:x)", "<STYLE>body{}</STYLE>", "<base href=//x>", "<meta http-equiv=refresh>",
  ])
  func nothingThatRunsGetsThrough(_ markdown: String) {
    let rendered = render(markdown)
    let html = rendered.html.joined().lowercased()
    for forbidden in [
      "<script", "onerror=", "onclick=", "onload=", "javascript:", "<iframe", "<form", "<input", "style", "<svg",
      "<object", "data:", "vbscript", "<base", "<meta", "&#115;",
    ] {
      #expect(!html.contains(forbidden))
    }
    #expect(!rendered.diagnostics.isEmpty)
  }

  @Test func rawElementsAreClosedAndStrayEndsDropped() {
    #expect(render("<details><summary>S\n\ntext\n").html == ["<details><summary>S\n<p>text</p>\n</summary></details>"])
    #expect(render("- <b>x\n\nafter</b>").html == ["<ul>\n<li><b>x</b></li>\n</ul>\n<p>after</p>\n"])
    #expect(render("a </div> b").html == ["<p>a  b</p>\n"])
  }

  @Test func anElementMayHoldACell() {
    let html = render("<details>\n\n```python\n1\n```\n\n</details>\n").html
    #expect(html == ["<details>\n", "", "</details>\n"])
  }

  @Test func idsAreUniqueAndAvoidLabels() {
    let rendered = render("# A\n\n# A\n\n```python\n#| label: cut\n1\n```\n\n## cut\n\n# !\n")
    #expect(rendered.headings.map(\.id) == ["a", "a-1", "cut-1", "section"])
    #expect(rendered.headings.map(\.level) == [1, 1, 2, 1])
  }

  @Test func referencesReachOverCells() {
    let rendered = render("[a][r]\n\n```python\n1\n```\n\n[r]: other.md \"t\"\n")
    #expect(rendered.html[0] == "<p><a href=\"other.html\" title=\"t\">a</a></p>\n")
    #expect(rendered.links == ["other.md"])
  }

  @Test func deepNestingIsHarmless() {
    #expect(render(String(repeating: "> ", count: 20_000) + "x").html.count == 1)
    #expect(render(String(repeating: "*", count: 20_000) + "x").html.count == 1)
  }
}
