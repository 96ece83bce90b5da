// The one stylesheet: light and dark by the reader's setting or choice, readable from 320 px, printable, nothing fetched.
// Colours are pairs for both schemes, so that one switch of `color-scheme` changes all of them.

enum Stylesheet {
  static let text =
    colours + base + frame + cells + TensorTips.rules(for: 1...TensorTips.shared) + graphs + steps + print

  private static let colours = """
    :root {
      color-scheme: light dark;
      --ground: light-dark(#ffffff, #0d1117); --text: light-dark(#1b1f24, #e6e9ed); --muted: light-dark(#57606a, #a3acb6);
      --line: light-dark(#d5dae0, #30363d); --soft: light-dark(#f4f6f8, #161b22); --accent: light-dark(#00598c, #79c0ff);
      --good: light-dark(#00694e, #56d4a9); --warn: light-dark(#8a5a00, #e3b341); --cut: light-dark(#a84300, #ffa266);
      --cut-soft: light-dark(#fff1e6, #2b1a10); --bar: light-dark(#0072b2, #58a6ff);
      --keyword: light-dark(#8e2f60, #ff9cc6); --string: light-dark(#00694e, #7ee0b8); --number: light-dark(#00598c, #79c0ff);
      --comment: light-dark(#5b6570, #9aa4af); --name: light-dark(#5a3ea6, #c8b6ff);
      --sans: "Source Sans 3", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif;
      --mono: "DejaVu Sans Mono", Menlo, Consolas, monospace;
      --serif: "Source Serif 4", Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif;
      --measure: 46rem;
    }
    @supports not (color: light-dark(#000, #fff)) {
      :root {
        --ground: #ffffff; --text: #1b1f24; --muted: #57606a; --line: #d5dae0; --soft: #f4f6f8; --accent: #00598c;
        --good: #00694e; --warn: #8a5a00; --cut: #a84300; --cut-soft: #fff1e6; --bar: #0072b2; --keyword: #8e2f60;
        --string: #00694e; --number: #00598c; --comment: #5b6570; --name: #5a3ea6;
      }
    }
    :root[data-scheme="light"], :root:has(.scheme [value="light"]:checked) { color-scheme: light; }
    :root[data-scheme="dark"], :root:has(.scheme [value="dark"]:checked) { color-scheme: dark; }

    """

  private static let base = """
    * { box-sizing: border-box; }
    html { font: 100%/1.62 var(--serif); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--ground); color: var(--text); }
    h1, h2, h3, h4, .bar, footer, table, figcaption, summary, .note, .cell > p:first-child, .raised > p:first-child, .skip, .contents,
    .steps, .captions, .claim, .audit, .drift, #marks, .warning > p, .why, .cell > details:not(.fold), .failure, button { font-family: var(--sans); }
    h1 { line-height: 1.15; font-size: clamp(1.7rem, 5vw, 2.3rem); margin: 0 0 1.2rem; text-wrap: balance; }
    h2 { line-height: 1.25; font-size: 1.45rem; margin: 3rem 0 0.6rem; }
    h3 { line-height: 1.3; font-size: 1.15rem; margin: 2rem 0 0.4rem; }
    a { color: var(--accent); text-underline-offset: 0.15em; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.3rem 0.6rem; z-index: 2; }
    code, pre { font-family: var(--mono); font-size: 0.82rem; font-variant-ligatures: none; }
    p code, li code, td code, dd code { background: var(--soft); padding: 0.08em 0.3em; border-radius: 3px; overflow-wrap: anywhere; }
    pre { margin: 0; padding: 0.75rem 1rem; overflow-x: auto; line-height: 1.5; tab-size: 4; }
    main > pre, .copyable > pre, li pre, blockquote pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; margin: 1rem 0; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted); }
    img { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    .wide { overflow-x: auto; margin: 1rem 0; }
    .formula { display: block; padding: 0.1rem 0; }
    math[display="block"] { margin: 0; }
    math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "DejaVu Math TeX Gyre", math; }
    .boxed { border: 1px solid; padding: 0.3em; } mtable.aligned > mtr > mtd { text-align: right; padding: 0.2em 0; } mtable.aligned > mtr > mtd:nth-child(even) { text-align: left; }
    mtable.left mtd { text-align: left; } .tex { color: var(--cut); }
    table { border-collapse: collapse; font-size: 0.88rem; }
    caption { text-align: left; color: var(--muted); padding-bottom: 0.3rem; white-space: nowrap; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); }
    th.right, td.right { text-align: right; } th.center, td.center { text-align: center; }
    summary { cursor: pointer; font-size: 0.85rem; color: var(--muted); }
    :is(h2, h3, h4, h5, h6) > a[href^="#"] { color: inherit; text-decoration: none; }
    :is(h2, h3, h4, h5, h6) > a[href^="#"]:is(:hover, :focus-visible)::after { content: " #" / ""; color: var(--muted); font-weight: normal; }
    .footnotes { border-top: 1px solid var(--line); font-size: 0.9rem; margin-top: 3rem; }
    .task { color: var(--good); }
    li:has(> .task), li:has(> p > .task) { list-style: none; margin-left: -1.2em; }
    button {
      font-size: 0.75rem; color: var(--muted); background: var(--ground); border: 1px solid var(--line); border-radius: 4px;
      padding: 0.1rem 0.5rem; cursor: pointer;
    }
    button:hover { color: var(--text); border-color: var(--muted); }
    .copyable { position: relative; }
    .copyable > button { position: absolute; right: 0.5rem; top: 0.5rem; }
    :target { scroll-margin-top: 1rem; }

    """

  private static let frame = """
    .bar {
      display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; padding: 0.6rem 1rem; font-size: 0.88rem;
      border-bottom: 1px solid var(--line);
    }
    .bar nav { flex: 1 1 auto; }
    .bar nav a { font-weight: 600; text-decoration: none; }
    .part { color: var(--muted); } .part::before { content: "/ "; }
    .scheme { border: 0; padding: 0; margin: 0; display: flex; font-size: 0.8rem; }
    .scheme legend, .scheme input { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .scheme label { padding: 0.1rem 0.5rem; border: 1px solid var(--line); color: var(--muted); cursor: pointer; margin-left: -1px; }
    .scheme label:first-of-type { border-radius: 4px 0 0 4px; } .scheme label:last-of-type { border-radius: 0 4px 4px 0; }
    .scheme label:has(:checked) { background: var(--soft); color: var(--text); font-weight: 600; }
    .scheme label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
    .search { position: relative; flex: 0 1 14rem; }
    .search input { width: 100%; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; padding: 0.15rem 0.5rem; }
    .search input::placeholder { color: var(--muted); opacity: 1; }
    .found {
      position: absolute; z-index: 3; right: 0; top: 2rem; width: min(30rem, 92vw); max-height: 70vh; overflow-y: auto; margin: 0;
      padding: 0.3rem; list-style: none; background: var(--ground); border: 1px solid var(--line); border-radius: 6px;
      box-shadow: 0 8px 24px rgb(0 0 0 / 0.2);
    }
    .found a { display: block; padding: 0.4rem 0.6rem; text-decoration: none; color: var(--text); border-radius: 4px; }
    .found a:hover, .found a:focus { background: var(--soft); }
    .found span { color: var(--muted); margin-left: 0.5em; } .found small { display: block; color: var(--muted); overflow-wrap: anywhere; }
    .none { padding: 0.4rem 0.6rem; color: var(--muted); }
    .sheet, footer { max-width: var(--measure); margin: 0 auto; padding: 0 1rem; }
    .sheet { padding-top: 2rem; }
    .contents { font-size: 0.88rem; margin-bottom: 1.5rem; line-height: 1.4; }
    .contents ul { list-style: none; margin: 0.5rem 0 0; padding: 0; }
    .contents li { margin: 0.35rem 0; } .contents .deep { padding-left: 1rem; }
    .contents a { text-decoration: none; color: var(--muted); } .contents a:hover { color: var(--accent); text-decoration: underline; }
    @media (min-width: 70rem) {
      .sheet:has(.contents) { max-width: none; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, var(--measure)) minmax(0, 1fr); gap: 0 2rem; }
      .sheet:has(.contents) > main { grid-column: 2; }
      .contents { grid-row: 1; justify-self: end; position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow-y: auto; align-self: start; width: 100%; max-width: 13rem; }
      .contents > summary { list-style: none; cursor: default; pointer-events: none; }
      .contents > summary::-webkit-details-marker { display: none; }
      .contents::details-content { content-visibility: visible; display: block; block-size: auto; }
    }
    footer { margin-top: 4rem; padding-bottom: 2rem; color: var(--muted); font-size: 0.85rem; }
    .turn { display: flex; flex-wrap: wrap; gap: 1rem; margin-bottom: 1.5rem; }
    .turn a { flex: 1 1 14rem; border: 1px solid var(--line); border-radius: 6px; padding: 0.7rem 1rem; text-decoration: none; font-size: 1rem; }
    .turn a:hover { border-color: var(--accent); }
    .turn a[rel="next"] { text-align: right; } .turn span { display: block; font-size: 0.78rem; color: var(--muted); }
    #marks dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 0.8rem; } #marks dd { margin: 0; }
    .lessons { padding-left: 1.6rem; } .lessons li { margin-bottom: 1rem; padding-left: 0.3rem; }
    .lessons li::marker { color: var(--muted); font-family: var(--sans); }
    .lessons a { font-size: 1.1rem; } .lessons p { margin: 0.1rem 0; }
    .note { color: var(--muted); font-size: 0.85rem; }

    """

  private static let cells = """
    .cell { position: relative; margin: 1.3rem 0 1.6rem; }
    .cell > p:first-child { display: flex; align-items: center; gap: 0.6rem; margin: 0 0 0.25rem; font-size: 0.75rem; min-height: 1.5rem; }
    .cell > p:first-child a { color: var(--muted); text-decoration: none; margin-right: auto; font-family: var(--mono); }
    .cell > p:first-child a:hover { color: var(--accent); text-decoration: underline; }
    :is(.cell > p:first-child, #marks) b { font-size: 0.72rem; font-weight: normal; white-space: nowrap; color: var(--good); }
    :is(.cell > p:first-child, #marks) .run { color: var(--muted); } :is(.cell > p:first-child, #marks) .close { color: var(--warn); } .cell > p:first-child .different { color: var(--cut); font-weight: 700; }
    .cell pre:has(> code) { background: var(--soft); border: 1px solid var(--line); border-radius: 6px 6px 0 0; }
    .cell pre:has(> code):is(:last-child, :has(+ :not(pre, .warning, .raised))) { border-radius: 6px; }
    .fold { margin-bottom: 0.3rem; } .fold pre { border-radius: 6px; margin-top: 0.3rem; }
    .cell > pre:not(:has(> code)), .warning:not(.why) { border: 1px solid var(--line); border-top: 0; }
    :is(.fold, .cell > p:first-child) + :is(pre:not(:has(> code)), .warning:not(.why)) { border-top: 1px solid var(--line); border-radius: 6px; }
    :is(.cell > pre:not(:has(> code)), .warning:not(.why)):is(:last-child, :has(+ :not(pre, .warning, .raised))) { border-radius: 0 0 6px 6px; }
    .warning { border-left: 4px solid var(--warn); } .warning:not(.why) pre { color: var(--warn); padding-top: 0.2rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    .warning:not(.why) > p { margin: 0; padding: 0.4rem 1rem 0; font-size: 0.78rem; font-weight: 700; color: var(--warn); }
    .cell mark { display: inline-block; min-width: 100%; background: var(--cut-soft); color: inherit; box-shadow: -1rem 0 0 var(--cut-soft), inset 3px 0 0 var(--cut); padding-left: 0.4rem; margin-left: -0.4rem; }
    .raised { border: 1px solid var(--line); border-top: 0; border-left: 4px solid var(--cut); background: var(--cut-soft); padding: 0.7rem 1rem; border-radius: 0 0 6px 6px; }
    .raised > p { margin: 0 0 0.3rem; color: var(--muted); font-size: 0.9rem; }
    .raised > p:first-child strong { color: var(--cut); font-size: 1rem; }
    .raised > p:nth-child(2) { color: inherit; font-size: inherit; overflow-wrap: anywhere; white-space: pre-wrap; }
    .raised code { background: var(--ground); }
    .raised pre { padding: 0.4rem 0; }
    .why, .audit { overflow-wrap: anywhere; }
    .why { border-left: 4px solid var(--accent); background: var(--soft); padding: 0.6rem 1rem; margin: 0.6rem 0; font-size: 0.92rem; border-radius: 0 6px 6px 0; }
    .why.error { border-color: var(--cut); background: var(--cut-soft); } .why.error code { background: var(--ground); } .why p { margin: 0 0 0.3rem; } .why p:first-child { font-weight: 600; }
    .why figure { margin: 0.7rem 0 0.4rem; overflow-x: auto; } .sketch { display: block; max-width: 100%; height: auto; font-family: var(--sans); }
    .why figcaption { margin: 0.3rem 0 0; }
    .why small, .audit, .drift { color: var(--muted); font-size: 0.82rem; margin: 0.4rem 0 0; }
    .failure { border-left: 4px solid var(--cut); padding: 0.3rem 1rem; margin: 0.6rem 0; white-space: pre-wrap; } .failure p { margin: 0; }
    .claim { font-size: 0.88rem; margin: 0.4rem 0; } .claim.holds span { color: var(--good); } .claim.fails { font-weight: bold; color: var(--cut); }
    .gradients :is(tbody th, td:nth-child(n + 3):nth-child(-n + 4)) { font: 0.82rem/1.62 var(--mono); } .gradients td:nth-child(n + 3) { min-width: 8rem; }
    .gradients .arrived td:nth-child(4) { color: var(--accent); }
    .gradients .nothing td:nth-child(4) { color: var(--cut); }
    .gradients td:last-child { white-space: nowrap; }
    .gradients i { display: inline-block; width: 4rem; height: 0.5rem; background: linear-gradient(var(--bar) 0 0) 0 0 / var(--size) 100% no-repeat var(--soft); }
    .cell > details:not(.fold) { margin-top: 0.4rem; font-size: 0.85rem; }
    .cell > details:not(.fold) ul { list-style: none; margin: 0.3rem 0; padding: 0; }
    .cell > details:not(.fold) li { padding: 0.15rem 0.4rem; color: var(--muted); overflow-wrap: anywhere; font: 0.78rem/1.6 var(--mono); }
    .cell > details:not(.fold) li:target { background: var(--soft); outline: 2px solid var(--accent); }
    .cell > details:not(.fold) li b { color: var(--text); margin-right: 0.5em; }
    .cell pre b { font-weight: normal; color: var(--keyword); } .cell pre i { color: var(--name); font-style: normal; }
    .cell pre em { color: var(--string); font-style: normal; } .cell pre u { color: var(--number); text-decoration: none; }
    .cell pre var { color: var(--comment); }
    .cell code a { color: inherit; text-decoration: underline dotted var(--muted) 1px; }
    .cell code a:is(:hover, :focus) { text-decoration-color: var(--accent); }

    """

  private static let graphs = """
    figure { margin: 0; } .plot { margin: 0.8rem 0; }
    .chart { --chart-paper: var(--ground); font-family: var(--sans); }
    .drawing { margin: 1.4rem 0; }
    .picture { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem; }
    .picture svg { display: block; margin: 0 auto; max-width: max(100%, 32rem); height: auto; }
    .steps, .captions, .drawing figcaption, .words { width: 0; min-width: 100%; }
    @media (min-width: 70rem) {
      /* A wide picture may use the room beside the text. */
      .drawing { width: max-content; min-width: 100%; max-width: calc(100% + (100vw - var(--measure)) / 2 - 3rem); }
      .drawing figcaption, .drawing .words { max-width: var(--measure); }
    }
    .picture .cluster text { fill: var(--muted); }
    /* Chips beside edges lie on the page, not on a card. */
    .diagram .edge [fill="white"], .diagram .edge [fill="#ffffff"] { fill: var(--ground); }
    .diagram .edge text[fill="#00598c"] { fill: var(--accent); } .diagram .edge text[fill="#57606a"] { fill: var(--muted); }
    .diagram .edge text[fill="#a84300"] { fill: var(--cut); } .diagram .edge text[fill="#8e2f60"] { fill: var(--keyword); }
    figcaption { color: var(--muted); font-size: 0.88rem; margin: 0.5rem 0 0.2rem; }
    .counts { display: block; }
    .words ol { font-size: 0.88rem; padding-left: 1.6rem; font-family: var(--sans); } .words li { overflow-wrap: anywhere; }
    .legend { list-style: none; padding: 0; font: 0.82rem/1.5 var(--sans); columns: 18rem; }
    .lane, .card { display: inline-block; width: 2.2rem; margin-right: 0.6rem; vertical-align: middle; }
    .lane { height: 7px; border: 0 solid #6b7280; border-top-width: 2px; }
    .lane-two, .lane-idle { border-bottom: 2px solid #0072b2; } .lane-idle { border-width: 1px 0; }
    .lane-zero { border-style: dotted; border-bottom: 2px dotted #0072b2; } .lane-nan { border-bottom: 3px solid #b0457b; }
    .lane-cutedge, .lane-stale { border-top: 2px dashed #c65200; } .lane-saved { border-top-style: dotted; } .lane-alias { border-top: 2px dotted #c65200; }
    .card { height: 0.95rem; border: 1px solid #6b7280; border-radius: 4px; background: #fff; }
    .card-leaf { border: 2px solid #9a6700; background: #fff1d0; } .card-cutleaf { border: 2px solid #c65200; background: #fff1d0; }
    .card-in, .card-cold, .card-saved { background: #eef1f5; } .card-out { border: 2px solid #00795a; background: #ddf4e8; }
    .card-nan { border: 2px solid #b0457b; background: #f6e3ee; } .card-stopped { border: 2px solid #c65200; }
    .card-cut { border: 2px solid #c65200; border-radius: 0; background: #ffe7d6; } .card-module { border-width: 2px; } .card-glyph { visibility: hidden; }

    """

  /// The stepper without a script: the chosen step is a number, and every edge and gradient row compares its own with it.
  private static var steps: String {
    var text = """
      .steps { border: 1px solid var(--line); border-bottom: 0; border-radius: 6px 6px 0 0; margin: 0; padding: 0.5rem 0.8rem; display: none; flex-wrap: wrap; gap: 0.25rem; align-items: center; font-size: 0.82rem; }
      .steps legend { float: left; padding: 0; margin-right: 0.6rem; color: var(--muted); }
      .steps input { position: absolute; opacity: 0; width: 1px; height: 1px; }
      .steps label { min-width: 1.9rem; text-align: center; padding: 0.1rem 0.4rem; border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
      .steps input:checked + label { background: var(--accent); color: var(--ground); border-color: var(--accent); }
      .steps input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
      .play { margin-left: auto; }
      .captions { list-style: none; margin: 0; padding: 0.5rem 0.8rem; border: 1px solid var(--line); border-bottom: 0; font-size: 0.88rem; min-height: 2.4rem; }
      @supports selector(:has(a)) {
        .steps { display: flex; }
        .captions + figure .picture { border-radius: 0 0 6px 6px; }
        .captions li { display: none; }
        .drawing { --step: 99; }
        .steps ~ figure .edge { opacity: max(0.25, min(1, calc(var(--step) - var(--n, 0) + 1))); }
        .steps ~ figure .edge:is(.two, .zero, .idle, .nan) { opacity: 1; }
        .steps ~ figure .edge:is(.two, .zero, .nan) :is([stroke="#0072b2"], [stroke="#b0457b"], text, [fill="white"], [fill="#ffffff"]) { opacity: max(0, min(1, calc(var(--step) - var(--n, 0) + 1))); }
        .steps ~ figure .node g[id$="-grad"] { opacity: max(0, min(1, calc(var(--step) - var(--n, 0) + 1))); }
        .steps ~ figure .node g[id*="-block-"] { opacity: max(0, min(1, calc(var(--step) - var(--n, 0) + 1))); }
        .steps ~ figure .node.cut { opacity: max(0.25, min(1, calc(var(--step) - var(--n, 0) + 1))); }

      """
    for step in 0...24 {
      text += "  .drawing:has([value=\"\(step)\"]:checked) { --step: \(step); } .s\(step) { --n: \(step); }"
      text += " g[id$=\"-at\(step)\"] { --n: \(step); }"
      text += " .drawing:has([value=\"\(step)\"]:checked) .at-\(step) { display: block; }\n"
    }
    return text + """
      }
      @media (prefers-reduced-motion: no-preference) {
        .picture :is(.edge, .edge *, .node, .node g) { transition: opacity 0.35s; }
        html { scroll-behavior: smooth; }
      }

      """
  }

  private static let print = """
    @media print {
      :root { color-scheme: light !important; --measure: none; }
      html { font-size: 10pt; }
      .bar, .skip, .steps, .captions, .turn, .contents, button, footer details, .words > summary { display: none !important; }
      .drawing { --step: 99 !important; }
      .sheet:has(.contents) { display: block; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      .wide, .picture { overflow: visible; }
      .cell > pre:not(:has(> code)), .raised, .drawing, .plot, table, tr, .turn { break-inside: avoid; } h2, h3, .cell > p:first-child { break-after: avoid; }
      details:not(.words)::details-content { content-visibility: visible; display: block; block-size: auto; }
      .words, .cell > details:not(.fold, .audit) { display: none !important; }
      a { color: inherit; text-decoration: none; } main p a { text-decoration: underline; }
    }
    """ + "\n"
}
