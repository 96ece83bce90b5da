// Values at the names in code, by CSS alone: who points at a name or comes to it with the keyboard sees the row of the
// list below the cell that says what the tensor is. The row itself is shown, so a page holds every value once; without
// this stylesheet the link leads to it. One rule a tensor, because CSS cannot compare a link with an id.

enum TensorTips {
  /// How many tensors of a page the stylesheet knows; a page with more brings rules of its own.
  static let shared = 120

  /// Rules for the tensors `t1`, `t2`, … with these numbers, and with the first what they have in common.
  static func rules(for numbers: ClosedRange<Int>) -> String {
    let rows = numbers.map { "main:has([href=\"#t\($0)\"]:is(:hover, :focus-visible)) details:not([open]) #t\($0)" }
    return """
      @supports selector(:has(a)) and selector(::details-content) {
      \(numbers.lowerBound == 1 ? common : "")\(rows.joined(separator: ",\n"))
      { display: block; }
      }

      """
  }

  /// While a name is pointed at, closed lists are drawn with all their rows hidden, and the rules show one.
  private static let common = """
    .cell code a:is(:hover, :focus-visible) { anchor-name: --name; }
    main:has(.cell code a:is(:hover, :focus-visible)) .cell > details:not(.fold, [open]) {
      &::details-content { content-visibility: visible; display: block; height: 0; }
      ul { margin: 0; }
      li {
        display: none; position: fixed; z-index: 4; inset: auto auto 0.5rem 0.5rem; width: max-content; max-width: min(34rem, 90vw);
        max-height: 50vh; overflow: hidden; padding: 0.4rem 0.7rem; pointer-events: none; background: var(--ground); color: var(--text);
        border: 1px solid var(--muted); border-radius: 5px; box-shadow: 0 4px 14px rgb(0 0 0 / 0.18); line-height: 1.45;
        @supports (position-area: bottom) {
          position-anchor: --name; inset: auto; margin: 0.3rem 0; position-area: bottom span-right;
          position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
        }
      }
    }

    """
}
