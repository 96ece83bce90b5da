// The text of a page with holes in it, in Mustache. All markup of a page stands here; the renderer only fills in values.
// Nothing here asks any host for anything, and everything can be read with scripts off: what needs the script is made by it.

enum PageTemplate {
  /// What stands in the head of every page, and the bar above it.
  static let head = """
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
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
    <fieldset class="scheme"><legend>Colours</legend><label><input type="radio" name="scheme" value="auto" checked>auto</label><label><input type="radio" name="scheme" value="light">light</label><label><input type="radio" name="scheme" value="dark">dark</label></fieldset></header>
    <div class="sheet">
    {{#hasContents}}<details class="contents"><summary>On this page</summary><nav aria-label="On this page"><ul>
    {{#headings}}<li{{#isDeep}} class="deep"{{/isDeep}}><a href="#{{id}}">{{text}}</a></li>
    {{/headings}}</ul></nav></details>
    {{/hasContents}}<main id="lesson">
    {{#parts}}{{{html}}}{{#cell}}{{> cell}}{{/cell}}{{/parts}}
    </main>
    </div>
    <footer>
    {{#turns}}<nav class="turn" aria-label="Other lessons">{{#previous}}<a rel="prev" href="{{file}}"><span>Previous</span> {{title}}</a>{{/previous}}{{#next}}<a rel="next" href="{{file}}"><span>Next</span> {{title}}</a>{{/next}}</nav>
    {{/turns}}<p>{{summary}}. {{engine}}. <a href="{{root}}index.html#marks">What the marks mean</a></p>
    </footer>
    </body>
    </html>

    """

  /// One cell.
  static let cell = """
    <div class="cell" id="{{id}}">
    <p><a href="#{{id}}">[{{number}}]</a>{{#badge}}<b{{#style}} class="{{style}}"{{/style}}>{{glyph}} {{text}}</b>{{/badge}}</p>
    {{#source}}{{#folded}}<details class="fold"><summary>Show the code</summary>{{/folded}}<pre{{#scrolls}} tabindex="0"{{/scrolls}}><code>{{{source}}}</code></pre>{{#folded}}</details>{{/folded}}
    {{/source}}{{#outputs}}{{#text}}{{#isWarning}}<div class="warning"><p>Warning</p><pre>{{text}}</pre></div>{{/isWarning}}{{^isWarning}}<pre{{#scrolls}} tabindex="0"{{/scrolls}}>{{text}}</pre>{{/isWarning}}
    {{/text}}{{#error}}<div class="raised"><p><strong>{{type}}</strong> <small>{{expectation}}</small></p><p>{{message}}</p>{{#place}}<p>at <code>{{place}}</code></p>{{/place}}<details><summary>Traceback</summary><pre tabindex="0">{{traceback}}</pre></details></div>
    {{/error}}{{#figure}}<figure class="plot"><div class="picture" tabindex="0">{{{svg}}}</div><figcaption>{{summary}}</figcaption></figure>
    {{/figure}}{{/outputs}}{{#explanations}}<div class="why {{severity}}"><p>{{{verdict}}}</p>{{#sentences}}<p>{{{.}}}</p>{{/sentences}}{{#sketch}}<figure>{{{svg}}}<figcaption>{{words}}</figcaption></figure>{{/sketch}}{{#code}}<small>{{code}}</small>{{/code}}</div>
    {{/explanations}}{{#audits}}{{#opens}}<details class="audit"><summary>{{line}}</summary>{{details}}</details>
    {{/opens}}{{^opens}}<p class="audit">{{line}}</p>
    {{/opens}}{{/audits}}{{#drift}}<p class="drift">{{drift}}</p>
    {{/drift}}{{#claims}}<p class="claim {{state}}"><span aria-hidden="true">{{glyph}}</span> <code>{{expression}}</code> {{words}}</p>
    {{/claims}}{{#failure}}<div class="failure"><p><strong>Not as written:</strong> {{failure}}</p></div>
    {{/failure}}{{#hasGradients}}<div class="wide" tabindex="0"><table class="gradients"><caption>Values, and the gradients they received</caption><thead><tr><th>tensor</th><th>shape</th><th>value</th><th>gradient</th><th>its length</th></tr></thead><tbody>
    {{#gradients}}<tr class="{{state}}"><th>{{name}}</th><td>{{shape}}</td><td>{{value}}</td><td>{{glyph}} {{gradient}}</td><td>{{#bar}}<i style="--size:{{size}}%"></i> {{magnitude}}{{/bar}}</td></tr>
    {{/gradients}}</tbody></table></div>
    {{/hasGradients}}{{#graphs}}{{> graph}}{{/graphs}}{{#hasTensors}}<details><summary>Tensors</summary><ul>
    {{#tensors}}<li id="{{id}}"><b>{{name}}</b> {{dtype}} {{shape}} {{value}}{{#gradient}} {{gradient}}{{/gradient}}</li>
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
    <fieldset class="scheme"><legend>Colours</legend><label><input type="radio" name="scheme" value="auto" checked>auto</label><label><input type="radio" name="scheme" value="light">light</label><label><input type="radio" name="scheme" value="dark">dark</label></fieldset></header>
    <div class="sheet"><main id="lesson">
    {{#parts}}{{{html}}}{{#cell}}{{> cell}}{{/cell}}{{/parts}}{{^hasIntroduction}}<h1>{{title}}</h1>{{/hasIntroduction}}
    {{#groups}}<section class="group">{{#groupTitle}}<h2>{{#groupFile}}<a href="{{groupFile}}">{{groupTitle}}</a>{{/groupFile}}{{^groupFile}}{{groupTitle}}{{/groupFile}}</h2>{{/groupTitle}}{{#groupDescription}}<p>{{groupDescription}}</p>{{/groupDescription}}
    <ol class="lessons">
    {{#lessons}}<li{{#order}} value="{{order}}"{{/order}}><a href="{{file}}">{{title}}</a>{{#lessonDescription}}<p>{{lessonDescription}}</p>{{/lessonDescription}}<p class="note">{{summary}}</p></li>
    {{/lessons}}</ol></section>
    {{/groups}}</main></div>
    <footer><p>{{summary}}. {{engine}}.</p>
    <details id="marks"><summary>What the marks mean</summary><dl><dt><b>✓ verified</b></dt><dd>The output written in the lesson is what the cell shows, to the last character.</dd><dt><b class="close">≈ within tolerance</b></dt><dd>The numbers agree within the tolerance of the cell; by how much they differ is said below it.</dd><dt><b class="run">· run</b></dt><dd>The cell ran, and nothing is written to compare it with.</dd></dl></details>
    </footer>
    </body>
    </html>

    """
}
