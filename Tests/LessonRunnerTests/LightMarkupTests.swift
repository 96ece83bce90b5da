// What a finished page may leave out, and what it must not touch.
import Testing

@testable import Site

@Suite struct LightMarkupTests {
  @Test(arguments: [
    ("<p class=\"a\">x</p>\n<p>y</p>\n</div>", "<p class=a>x\n<p>y\n</div>"),
    ("<p>x</p> and text", "<p>x</p> and text"),
    ("<ul><li id=\"t1\">a</li><li>b</li></ul>", "<ul><li id=t1>a<li>b</ul>"),
    (
      "<a title=\"two words\" href=\"b/\">&quot;it&#39;s&quot; &lt; &gt;</a>",
      "<a title=\"two words\" href=\"b/\">\"it's\" &lt; ></a>"
    ),
    ("<input value=\"\" checked>", "<input value=\"\" checked>"),
    ("<a x=\"1\"y=\"2\">", "<a x=1 y=2>"),
    ("<br class=\"a\" />", "<br class=\"a\" />"),
    ("<script>if (a &lt; \"b\") {}</script><b id=\"c\">", "<script>if (a &lt; \"b\") {}</script><b id=c>"),
    ("<svg a=\"1\"><svg b=\"2\"></svg></svg><i id=\"x\">", "<svg a=\"1\"><svg b=\"2\"></svg></svg><i id=x>"),
    ("<!-- <p class=\"a\"> --><!DOCTYPE html>", "<!-- <p class=\"a\"> --><!DOCTYPE html>"),
    ("<table><tr><td>a</td><td>b</td></tr></tbody></table>", "<table><tr><td>a<td>b</table>"),
    ("a < b <", "a < b <"), ("<p class=\"open", "<p class=\"open"), ("", ""),
  ])
  func leavesOutWhatIsImplied(_ html: String, _ light: String) { #expect(LightMarkup.of(html) == light) }
}
