// The text of a page with holes in it, in Mustache. All markup of a page stands here or in the partials below; the
// renderer only fills in values. No script, no request to any host.

enum PageTemplate {
  /// A whole page.
  static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}</title>
    {{#description}}<meta name="description" content="{{description}}">{{/description}}
    <meta name="generator" content="Gradbook {{version}}">
    <link rel="stylesheet" href="{{stylesheet}}">
    </head>
    <body>
    <a class="skip" href="#lesson">Skip to the lesson</a>
    {{#index}}<nav class="site" aria-label="Course"><a href="{{index}}">All lessons</a></nav>{{/index}}
    <main id="lesson">
    {{#parts}}{{{html}}}{{#cell}}{{> cell}}{{/cell}}{{/parts}}
    </main>
    <footer>{{summary}} · Gradbook {{version}}</footer>
    </body>
    </html>

    """

  /// One cell.
  static let cell = """
    <section class="cell cell-{{status}}" id="{{id}}" aria-label="Cell {{number}}">
    {{#source}}<figure class="source">{{#folded}}<details><summary>Show the code</summary>{{/folded}}<pre tabindex="0"><code class="language-python">{{{source}}}</code></pre>{{#folded}}</details>{{/folded}}{{#verdict}}<a class="badge {{verdictClass}}" href="#{{id}}" title="{{verdictHelp}}">{{verdict}}</a>{{/verdict}}</figure>
    {{/source}}
    {{#outputs}}{{#text}}<pre class="output {{kind}}" tabindex="0"><samp>{{text}}</samp></pre>
    {{/text}}{{#error}}<div class="error" role="note" aria-label="{{expectation}}"><p class="error-head"><strong>{{type}}</strong> <span>{{expectation}}</span></p><p class="error-message">{{message}}</p><details><summary>Traceback</summary><pre tabindex="0"><samp>{{traceback}}</samp></pre></details></div>
    {{/error}}{{#figure}}<figure class="chart">{{{svg}}}</figure>
    {{/figure}}{{/outputs}}
    {{#claims}}<p class="claim {{state}}"><span aria-hidden="true">{{glyph}}</span> <code>{{expression}}</code> {{words}}</p>
    {{/claims}}
    {{#failure}}<div class="failure" role="alert"><strong>Not as written:</strong> {{failure}}</div>{{/failure}}
    {{#hasGradients}}<table class="gradients"><caption>Values and the gradients they received</caption><thead><tr><th scope="col">tensor</th><th scope="col">shape</th><th scope="col">value</th><th scope="col">gradient</th></tr></thead><tbody>
    {{#gradients}}<tr class="{{state}}"><th scope="row"><code>{{name}}</code></th><td>{{shape}}</td><td><code>{{value}}</code></td><td class="gradient"><span aria-hidden="true">{{glyph}}</span> <code>{{gradient}}</code></td></tr>
    {{/gradients}}</tbody></table>
    {{/hasGradients}}
    {{#graphs}}<figure class="graph" id="{{graphId}}">
    {{#svg}}<div class="picture" tabindex="0">{{{svg}}}</div>{{/svg}}{{^svg}}<p class="note">{{hint}}</p><pre class="dot" tabindex="0"><code>{{dot}}</code></pre>{{/svg}}
    <figcaption>{{caption}} <a href="{{dotFile}}">DOT</a>{{#svgFile}} · <a href="{{svgFile}}">SVG</a>{{/svgFile}}</figcaption>
    <details><summary>The same in words</summary><ol class="walk">{{#words}}<li>{{.}}</li>{{/words}}</ol></details>
    </figure>
    {{/graphs}}
    </section>

    """

  /// The list of lessons.
  static let index = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lessons</title>
    <meta name="generator" content="Gradbook {{version}}">
    <link rel="stylesheet" href="gradbook.css">
    </head>
    <body>
    <main id="lesson">
    <h1>Lessons</h1>
    <ol class="lessons">
    {{#lessons}}<li><a href="{{file}}">{{title}}</a>{{#description}}<p>{{description}}</p>{{/description}}<p class="note">{{summary}}</p></li>
    {{/lessons}}</ol>
    </main>
    <footer>Gradbook {{version}}</footer>
    </body>
    </html>

    """
}
