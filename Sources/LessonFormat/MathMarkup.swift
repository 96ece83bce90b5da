// TeX formulas as MathML, which browsers draw without a script and without a network. It knows the part of TeX's math that
// lessons about derivatives use. A formula with something in it that is not known is shown as it is written, and whoever
// renders is told what it was: half a formula would say something else than its author.

/// A formula, converted.
package struct MathMarkup {
  package let html: String
  /// What could not be converted, in words; empty for a formula that could.
  package let problems: [String]

  package init(_ tex: String, isDisplay: Bool) {
    var reader = TeXReader(tex)
    let inside = reader.formula()
    problems = reader.problems
    let text = HTMLText.escaped(tex.split { $0 == "\n" || $0 == "\r\n" }.joined(separator: " "))
    if !problems.isEmpty {
      html = "<code class=\"tex\">\(text)</code>"
    } else {
      html = "<math\(isDisplay ? " display=\"block\"" : "") alttext=\"\(text)\">\(inside)</math>"
    }
  }

  /// The markup alone.
  static func html(_ tex: String, isDisplay: Bool) -> String { MathMarkup(tex, isDisplay: isDisplay).html }
}

/// A piece of a formula and what it is to its neighbours: TeX's classes decide about signs and spaces.
struct MathAtom {
  enum Kind { case ordinary, sign, relation, opening, closing, punctuation, large, function, space }

  var markup: String
  var kind = Kind.ordinary
  /// Scripts stand above and below it.
  var hasLimits = false

  /// Pieces side by side; one alone needs no row.
  static func row(_ atoms: [MathAtom]) -> String {
    var parts: [String] = []
    var previous: Kind?
    for (index, atom) in atoms.enumerated() {
      var markup = atom.markup
      if atom.kind == .sign, previous == nil || previous.map(isBeforeUnary) == true {
        markup = "<mo form=\"prefix\">" + markup.dropFirst(4)
      }
      if atom.kind == .function {
        if previous == .ordinary || previous == .closing { parts.append(thinSpace) }
        parts.append(markup)
        let next = index + 1 < atoms.count ? atoms[index + 1].kind : nil
        if next == .ordinary || next == .function || next == .large { parts.append(thinSpace) }
      } else {
        parts.append(markup)
      }
      if atom.kind != .space { previous = atom.kind == .function ? .function : atom.kind }
    }
    return parts.count == 1 ? parts[0] : "<mrow>\(parts.joined())</mrow>"
  }

  private static let thinSpace = "<mspace width=\"0.17em\"/>"

  /// After these a sign belongs to what follows.
  private static func isBeforeUnary(_ kind: Kind) -> Bool {
    switch kind {
    case .sign, .relation, .opening, .punctuation, .large, .function: true
    case .ordinary, .closing, .space: false
    }
  }
}
