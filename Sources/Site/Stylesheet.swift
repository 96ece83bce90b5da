// The one stylesheet: light and dark by the reader's setting, readable from 320 px, printable, nothing fetched.

enum Stylesheet {
  static let text = """
    :root {
      color-scheme: light dark;
      --ground: #ffffff; --text: #1b1f24; --muted: #57606a; --line: #d5dae0; --soft: #f4f6f8;
      --accent: #00598c; --good: #00694e; --warn: #8a5a00; --cut: #a84300; --cut-soft: #fff1e6;
      --keyword: #8e2f60; --string: #00694e; --number: #00598c; --comment: #5b6570; --name: #5a3ea6;
      --measure: 46rem;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #0d1117; --text: #e6e9ed; --muted: #a3acb6; --line: #30363d; --soft: #161b22;
        --accent: #79c0ff; --good: #56d4a9; --warn: #e3b341; --cut: #ffa266; --cut-soft: #2b1a10;
        --keyword: #ff9cc6; --string: #7ee0b8; --number: #79c0ff; --comment: #9aa4af; --name: #c8b6ff;
      }
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.6 "Source Serif 4", Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif; }
    body { margin: 0; background: var(--ground); color: var(--text); }
    main, footer, nav.site { max-width: var(--measure); margin: 0 auto; padding: 0 1rem; }
    main { padding-top: 2rem; }
    h1, h2, h3, nav.site, footer, table, figcaption, summary, .badge, .note, .error-head, .skip {
      font-family: "Source Sans 3", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif;
    }
    h1 { line-height: 1.2; font-size: 2.1rem; margin: 0 0 1rem; }
    h2 { line-height: 1.25; font-size: 1.45rem; margin: 2.8rem 0 0.6rem; }
    a { color: var(--accent); }
    a:focus-visible, pre:focus-visible, summary:focus-visible, .picture:focus-visible {
      outline: 2px solid var(--accent); outline-offset: 2px;
    }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.3rem 0.6rem; }
    nav.site { padding-top: 1rem; font-size: 0.9rem; }
    code, pre, samp { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.86rem; }
    p code, li code { background: var(--soft); padding: 0.08em 0.3em; border-radius: 3px; overflow-wrap: anywhere; }
    pre { margin: 0; padding: 0.8rem 1rem; overflow-x: auto; line-height: 1.45; }
    .cell { margin: 1.2rem 0; }
    figure { margin: 0; }
    .source { position: relative; background: var(--soft); border: 1px solid var(--line); border-radius: 6px 6px 0 0; }
    .source pre { padding-right: 6rem; }
    .source:last-child { border-radius: 6px; }
    .badge {
      position: absolute; right: 0.5rem; top: 0.4rem; font-size: 0.72rem; text-decoration: none; padding: 0.05rem 0.45rem;
      border: 1px solid currentColor; border-radius: 1rem; background: var(--ground); color: var(--muted);
    }
    .badge.verified { color: var(--good); }
    .badge.close { color: var(--warn); }
    .badge.different { color: var(--cut); }
    .output { border: 1px solid var(--line); border-top: 0; border-radius: 0 0 6px 6px; }
    .output + .output { border-radius: 0 0 6px 6px; }
    .output.warning { color: var(--warn); }
    .error { border: 1px solid var(--line); border-top: 0; border-left: 4px solid var(--cut); background: var(--cut-soft); padding: 0.7rem 1rem; border-radius: 0 0 6px 6px; }
    .error p { margin: 0 0 0.3rem; }
    .error-head strong { color: var(--cut); }
    .error-head span { color: var(--muted); font-size: 0.85rem; }
    .error-message { overflow-wrap: anywhere; }
    .error pre { padding: 0.4rem 0; }
    .failure { border-left: 4px solid var(--cut); padding: 0.5rem 1rem; white-space: pre-wrap; }
    summary { cursor: pointer; font-size: 0.85rem; color: var(--muted); }
    .claim { font-size: 0.88rem; margin: 0.3rem 0; }
    .claim.fails { font-weight: bold; }
    math[display="block"] { margin: 1rem 0; overflow-x: auto; }
    .footnotes { border-top: 1px solid currentColor; font-size: 0.9rem; margin-top: 2rem; }
    table { border-collapse: collapse; font-size: 0.88rem; margin: 1rem 0; display: block; overflow-x: auto; }
    caption { text-align: left; color: var(--muted); padding-bottom: 0.3rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid var(--line); }
    .gradients .arrived .gradient { color: var(--accent); }
    .gradients .nothing .gradient { color: var(--cut); }
    .graph { margin: 1.4rem 0; }
    .picture { overflow-x: auto; background: #ffffff; border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem; }
    .picture svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
    figcaption { color: var(--muted); font-size: 0.88rem; margin-top: 0.4rem; }
    .note { color: var(--muted); font-size: 0.88rem; }
    .walk { font-size: 0.9rem; }
    .keyword { color: var(--keyword); } .string { color: var(--string); } .number { color: var(--number); }
    .comment { color: var(--comment); font-style: italic; } .builtin, .definition, .decorator { color: var(--name); }
    footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--muted); font-size: 0.85rem; }
    .lessons li { margin-bottom: 0.8rem; }
    @media print {
      .badge, nav.site, .skip { display: none; }
      .cell, .graph { break-inside: avoid; }
      details > summary { display: none; }
    }

    """
}
