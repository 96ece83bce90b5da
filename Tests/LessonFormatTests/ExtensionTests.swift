// What lessons write beyond CommonMark, and that CommonMark itself is untouched by it: the examples of the specification give
// the same tree with and without the extensions, and the specification's HTML where nothing of it is held back.
import FoundationEssentials
import Testing

@testable import LessonFormat

@Suite struct ExtensionTests {
  struct Example: Decodable {
    let example: Int
    let section: String
    let markdown: String
    let html: String
  }

  static let examples: [Example] = {
    let path = FixtureTests.folder + "/commonmark/examples.json"
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return [] }
    return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
  }()

  private func html(_ text: String) -> String {
    Lesson.read(path: "lesson.md", bytes: Array(text.utf8)).lesson.renderedProse().html.joined()
  }

  @Test func commonMarkIsUntouched() {
    #expect(ExtensionTests.examples.count == 652)
    // Two have a link label that begins with `^`, which is a footnote here.
    let extended = ExtensionTests.examples.filter { example in
      let bytes = Array(example.markdown.utf8)
      return MarkdownDocument(bytes: bytes).nodes != MarkdownDocument(extending: bytes).nodes
    }
    #expect(extended.map(\.example) == [555, 586])
  }

  @Test func theSpecificationsHTMLIsOurs() {
    var compared = 0
    for example in ExtensionTests.examples {
      let (lesson, problems) = Lesson.read(path: "a.md", bytes: Array(example.markdown.utf8))
      let rendered = lesson.renderedProse()
      // Raw HTML and unknown schemes are held back on purpose; a front matter is none of CommonMark's.
      if !problems.isEmpty || !rendered.diagnostics.isEmpty || example.html.contains("<!--") { continue }
      let holdsHTML = MarkdownDocument(bytes: Array(example.markdown.utf8)).nodes.contains { node in
        switch node.kind {
        case .htmlBlock, .htmlInline: true
        default: false
        }
      }
      if holdsHTML || example.markdown.contains(".md") || lesson.frontMatter.range != nil
        || [555, 586].contains(example.example)
      {
        continue
      }
      let ours = rendered.html.joined().replacing(#/<h([1-6]) id="[^"]*">/#) { "<h\($0.output.1)>" }
      compared += 1
      #expect(ours == example.html, "example \(example.example), \(example.section)")
    }
    #expect(compared >= 500)
  }

  @Test(arguments: [
    (
      "| a | *b* |\n|:--|--:|\n| 1 \\| 2 | `x\\|y` |\n| only |",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\"><em>b</em></th>\n</tr>\n</thead>\n<tr>\n<td align=\"left\">1 | 2</td>\n<td align=\"right\"><code>x|y</code></td>\n</tr>\n<tr>\n<td align=\"left\">only</td>\n<td align=\"right\"></td>\n</tr>\n</table>\n"
    ),
    (
      "text\na | b\n--|--", "<p>text</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n</table>\n"
    ),
    ("a | b\n---", "<h2 id=\"a--b\">a | b</h2>\n"), ("| a |\n| b |", "<p>| a |\n| b |</p>\n"),
    ("a ~~b *c*~~ d ~~e~~ f", "<p>a <del>b <em>c</em></del> d <del>e</del> f</p>\n"),
    ("a \\~~b~~ `~~c~~`", "<p>a ~~b~~ <code>~~c~~</code></p>\n"), ("~~ a ~~ ~~~", "<p>~~ a ~~ ~~~</p>\n"),
    (
      "- [ ] a\n- [x] b\n- [y] c",
      "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span> a</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"done\">☑</span> b</li>\n<li>[y] c</li>\n</ul>\n"
    ),
    (
      "A[^n] b[^n] [^none].\n\n[^n]: The *note*.",
      "<p>A<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-1\">1</a></sup> [^none].</p>\n<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>The <em>note</em>. <a href=\"#fnref-1\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    ),
    (
      "A $x$[^n].\n\n[^n]: With $y_1$ and `$z$`.",
      "<p>A <math alttext=\"x\"><mi>x</mi></math><sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>.</p>\n<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>With <math alttext=\"y_1\"><msub><mi>y</mi><mn>1</mn></msub></math> and <code>$z$</code>. <a href=\"#fnref-1\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    ),
    (
      "So $a_1 * b$ costs $5 and $6.",
      "<p>So <math alttext=\"a_1 * b\"><mrow><msub><mi>a</mi><mn>1</mn></msub><mo>∗</mo><mi>b</mi></mrow></math> costs $5 and $6.</p>\n"
    ),
    (
      "$$\n\\frac{\\partial L}{\\partial v} <\n x^2\n$$",
      "<p><math display=\"block\" alttext=\"\\frac{\\partial L}{\\partial v} &lt;  x^2\"><mrow><mfrac><mrow><mi>∂</mi><mi>L</mi></mrow><mrow><mi>∂</mi><mi>v</mi></mrow></mfrac><mo>&lt;</mo><msup><mi>x</mi><mn>2</mn></msup></mrow></math></p>\n"
    ),
    ("`$a$` \\$b$ [x](u_$c$_d)", "<p><code>$a$</code> $b$ <a href=\"u_$c$_d\">x</a></p>\n"),
    ("```text\n$a_b_c$ ~~d~~ [^n]\n```", "<pre><code class=\"language-text\">$a_b_c$ ~~d~~ [^n]\n</code></pre>\n"),
  ])
  func extensions(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(arguments: [
    ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
    (
      "f'(x)",
      "<mrow><msup><mi>f</mi><mo lspace=\"0\" rspace=\"0\">′</mo></msup><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo></mrow>"
    ),
    ("\\sum_{i=1}^n", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"),
    ("\\mathbb{R}^2", "<msup><mi>ℝ</mi><mn>2</mn></msup>"),
    ("= -1", "<mrow><mo>=</mo><mo form=\"prefix\">−</mo><mn>1</mn></mrow>"),
    ("\\text{a b}<", "<mrow><mtext>a\u{A0}b</mtext><mo>&lt;</mo></mrow>"),
    (
      "\\left(\\hat{y}\\right)",
      "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover><mo fence=\"true\" form=\"postfix\" stretchy=\"true\">)</mo></mrow>"
    ),
    (
      "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}",
      "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo fence=\"true\" form=\"postfix\" stretchy=\"true\">)</mo></mrow>"
    ),
  ])
  func formulas(_ tex: String, _ expected: String) {
    #expect(
      MathMarkup.html(tex, isDisplay: false).contains(">\(expected)</math>"),
      "\(MathMarkup.html(tex, isDisplay: false))")
  }

  @Test(arguments: ["\\unknown", "{{{", "}", "\\frac", "x^2^3", "\\left(", "\\begin{nowhere}1\\end{nowhere}", "a & b"])
  func whatIsNotKnownStaysTeX(_ tex: String) {
    let formula = MathMarkup(tex, isDisplay: false)
    #expect(!formula.problems.isEmpty)
    #expect(formula.html == "<code class=\"tex\">\(HTMLText.escaped(tex))</code>")
  }

  @Test func hostileTextsTakeNoLongerThanOthers() {
    for piece in [
      "~~a ", "$a ", "| ", "[^", "`", "${{{{$", "$\\frac ", "$\\left($ ", "$$ ", "[^a]: b\n", "~~a~~ ", "|-", "- [ ] ",
    ] {
      let text = String(repeating: piece, count: 20_000)
      let start = ContinuousClock.now
      _ = html(text)
      #expect(ContinuousClock.now - start < .seconds(20), "\(piece)")
    }
  }
}
