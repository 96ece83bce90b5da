// The text of a page with holes in it, in Mustache. All markup of a page stands here; the renderer only fills in values.
// Nothing here asks any host for anything, and everything can be read with scripts off: what needs the script is made by it.

enum PageTemplate {
  /// What stands in the head of every page, and the bar above it.
  static let head = """
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Gradbook {{version}}">
    <link rel="stylesheet" href="{{root}}gradbook.css">
    <script src="{{root}}gradbook.js" data-root="{{root}}"></script>
    {{{extraHead}}}
    """

  /// A whole page.
  static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    {{> head}}<title>{{title}} · {{courseTitle}}</title>
    {{#description}}<meta name="description" content="{{description}}">{{/description}}
    </head>
    <body>
    <a class="skip" href="#lesson">Skip to the lesson</a>
    <header class="bar"><nav aria-label="Course"><a href="{{root}}index.html">{{courseTitle}}</a>{{#part}} <span class="part">{{part}}</span>{{/part}}</nav>
    <fieldset class="scheme"><legend>Colours</legend><input type="radio" name="scheme" id="scheme-auto" value="auto" checked><label for="scheme-auto">auto</label><input type="radio" name="scheme" id="scheme-light" value="light"><label for="scheme-light">light</label><input type="radio" name="scheme" id="scheme-dark" value="dark"><label for="scheme-dark">dark</label></fieldset></header>
    <div class="sheet">
    {{#hasContents}}<details class="contents"><summary>On this page</summary><nav aria-label="On this page"><ul>
    {{#headings}}<li class="level-{{level}}"><a href="#{{id}}">{{text}}</a></li>
    {{/headings}}</ul></nav></details>
    {{/hasContents}}<main id="lesson">
    {{#parts}}{{{html}}}{{#cell}}{{> cell}}{{/cell}}{{/parts}}
    </main>
    </div>
    <footer>
    {{#turns}}<nav class="turn" aria-label="Other lessons">{{#previous}}<a rel="prev" href="{{file}}"><span>Previous</span> {{title}}</a>{{/previous}}{{#next}}<a rel="next" href="{{file}}"><span>Next</span> {{title}}</a>{{/next}}</nav>
    {{/turns}}<p>{{summary}}. {{engine}}.</p>
    <details><summary>What the marks mean</summary><dl class="marks"><dt><span class="badge verified">✓ verified</span></dt><dd>The output written in the lesson is what the cell shows, to the last character.</dd><dt><span class="badge close">≈ within tolerance</span></dt><dd>The numbers agree within the tolerance of the cell; by how much they differ is said below it.</dd><dt><span class="badge run">· run</span></dt><dd>The cell ran, and nothing is written to compare it with.</dd></dl></details>
    </footer>
    </body>
    </html>

    """

  /// One cell.
  static let cell = """
    <div class="cell" id="{{id}}">
    <p class="cell-head"><a href="#{{id}}" title="Cell {{number}}">[{{number}}]</a>{{#badge}}<span class="badge {{style}}">{{glyph}} {{text}}</span>{{/badge}}</p>
    {{#source}}{{#folded}}<details class="fold"><summary>Show the code</summary>{{/folded}}<pre class="source" tabindex="0"><code>{{{source}}}</code></pre>{{#folded}}</details>{{/folded}}
    {{/source}}{{#outputs}}{{#text}}{{#isWarning}}<div class="output warning"><p class="kind">Warning</p><pre tabindex="0"><samp>{{text}}</samp></pre></div>{{/isWarning}}{{^isWarning}}<pre class="output" tabindex="0"><samp>{{text}}</samp></pre>{{/isWarning}}
    {{/text}}{{#error}}<div class="error"><p class="error-head"><strong>{{type}}</strong> <span>{{expectation}}</span></p><p class="error-message">{{message}}</p>{{#place}}<p class="error-place">at <code>{{place}}</code></p>{{/place}}<details><summary>Traceback</summary><pre tabindex="0"><samp>{{traceback}}</samp></pre></details></div>
    {{/error}}{{#figure}}<figure class="plot"><div class="picture" tabindex="0">{{{svg}}}</div><figcaption>{{summary}}</figcaption></figure>
    {{/figure}}{{/outputs}}{{#explanations}}<div class="why {{severity}}"><p>{{{verdict}}}</p>{{#sentences}}<p>{{{.}}}</p>{{/sentences}}{{#code}}<p class="code">{{code}}</p>{{/code}}</div>
    {{/explanations}}{{#audit}}<p class="audit">{{audit}}</p>
    {{/audit}}{{#drift}}<p class="drift">{{drift}}</p>
    {{/drift}}{{#claims}}<p class="claim {{state}}"><span aria-hidden="true">{{glyph}}</span> <code>{{expression}}</code> {{words}}</p>
    {{/claims}}{{#failure}}<div class="failure"><p><strong>Not as written:</strong> {{failure}}</p></div>
    {{/failure}}{{#hasGradients}}<div class="wide" tabindex="0"><table class="gradients"><caption>Values, and the gradients they received</caption><thead><tr><th scope="col">tensor</th><th scope="col">shape</th><th scope="col">value</th><th scope="col">gradient</th><th scope="col">its length</th></tr></thead><tbody>
    {{#gradients}}<tr class="{{state}}"><th scope="row"><code>{{name}}</code></th><td>{{shape}}</td><td><code>{{value}}</code></td><td>{{glyph}} <code>{{gradient}}</code></td><td>{{#bar}}<i style="--size:{{size}}%"></i> {{magnitude}}{{/bar}}</td></tr>
    {{/gradients}}</tbody></table></div>
    {{/hasGradients}}{{#graphs}}{{> graph}}{{/graphs}}{{#hasTensors}}<details class="tensors"><summary>Tensors after this cell</summary><ul>
    {{#tensors}}<li id="{{id}}"><code>{{name}}</code> {{dtype}} {{shape}} <code>{{value}}</code>{{#gradient}} {{gradient}}{{/gradient}}</li>
    {{/tensors}}</ul></details>
    {{/hasTensors}}</div>

    """

  /// One graph with its stepper, its files and its text.
  static let graph = """
    <div class="drawing" id="{{graphId}}">
    {{#stepper}}<fieldset class="steps"><legend>The walk back, step by step</legend>{{#steps}}<input type="radio" name="{{name}}" id="{{id}}" value="{{number}}"{{#isLast}} checked{{/isLast}}><label for="{{id}}">{{number}}</label>{{/steps}}</fieldset>
    <ol class="captions" start="0">{{#steps}}<li class="at-{{number}}">{{caption}}</li>{{/steps}}</ol>
    {{/stepper}}<figure>{{#svg}}<div class="picture" tabindex="0">{{{svg}}}</div>{{/svg}}{{^svg}}<p class="note">{{hint}}</p><pre class="dot" tabindex="0"><code>{{dot}}</code></pre>{{/svg}}
    <figcaption>{{caption}}{{#counts}} <span class="counts">{{counts}}</span>{{/counts}}</figcaption></figure>
    <details class="words"><summary>The same in words, and how to read it</summary><ol>{{#words}}<li>{{.}}</li>{{/words}}</ol><ul class="legend">{{#legend}}<li><span class="{{kind}} {{kind}}-{{name}}" aria-hidden="true"></span>{{words}}</li>{{/legend}}</ul><p><a href="{{dotFile}}">DOT</a>{{#svgFile}} · <a href="{{svgFile}}">SVG</a>{{/svgFile}}</p></details>
    </div>

    """

  /// The list of lessons.
  static let index = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    {{> head}}<title>{{title}}{{^isCourse}} · {{courseTitle}}{{/isCourse}}</title>
    {{#introductionDescription}}<meta name="description" content="{{introductionDescription}}">{{/introductionDescription}}
    </head>
    <body class="index">
    <a class="skip" href="#lesson">Skip to the lessons</a>
    <header class="bar"><nav aria-label="Course"><a href="{{root}}index.html"{{#isCourse}} aria-current="page"{{/isCourse}}>{{courseTitle}}</a></nav>
    <fieldset class="scheme"><legend>Colours</legend><input type="radio" name="scheme" id="scheme-auto" value="auto" checked><label for="scheme-auto">auto</label><input type="radio" name="scheme" id="scheme-light" value="light"><label for="scheme-light">light</label><input type="radio" name="scheme" id="scheme-dark" value="dark"><label for="scheme-dark">dark</label></fieldset></header>
    <div class="sheet"><main id="lesson">
    {{#parts}}{{{html}}}{{#cell}}{{> cell}}{{/cell}}{{/parts}}{{^hasIntroduction}}<h1>{{title}}</h1>{{/hasIntroduction}}
    {{#groups}}<section class="group">{{#groupTitle}}<h2>{{#groupFile}}<a href="{{groupFile}}">{{groupTitle}}</a>{{/groupFile}}{{^groupFile}}{{groupTitle}}{{/groupFile}}</h2>{{/groupTitle}}{{#groupDescription}}<p>{{groupDescription}}</p>{{/groupDescription}}
    <ol class="lessons">
    {{#lessons}}<li{{#order}} value="{{order}}"{{/order}}><a href="{{file}}">{{title}}</a>{{#lessonDescription}}<p>{{lessonDescription}}</p>{{/lessonDescription}}<p class="note">{{summary}}</p></li>
    {{/lessons}}</ol></section>
    {{/groups}}</main></div>
    <footer><p>{{summary}}. {{engine}}.</p></footer>
    </body>
    </html>

    """
}
