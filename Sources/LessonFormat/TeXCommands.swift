// The commands of TeX's math, and its tables: each command with what it becomes in MathML.

extension TeXReader {
  mutating func command(_ name: String, _ depth: Int) -> MathAtom? {
    if let symbol = MathSymbols.letters[name] { return MathAtom(markup: "<mi>\(symbol)</mi>") }
    if let symbol = MathSymbols.operators[name] { return operatorAtom(symbol) }
    if let width = MathSymbols.spaces[name] { return MathAtom(markup: "<mspace width=\"\(width)em\"/>", kind: .space) }
    if MathSymbols.limitFunctions.contains(name) { return function(MathSymbols.spelled[name] ?? name, hasLimits: true) }
    if MathSymbols.functions.contains(name) { return function(name, hasLimits: false) }
    guard canNest(depth) else {
      report("groups in groups, more than \(Self.depthLimit) deep")
      return nil
    }
    if let accent = MathSymbols.accents[name] {
      let stretches = accent.stretches ? "" : " stretchy=\"false\""
      return MathAtom(
        markup: "<mover accent=\"true\">\(argument(depth + 1))<mo\(stretches)>\(accent.mark)</mo></mover>")
    }
    if let variant = MathSymbols.variants[name] { return MathAtom(markup: lettered(variant)) }
    if MathSymbols.textCommands.contains(name) { return MathAtom(markup: text(name)) }
    return structure(name, depth) ?? layout(name, depth)
  }

  private func operatorAtom(_ symbol: String) -> MathAtom {
    let markup = "<mo>\(HTMLText.escaped(symbol))</mo>"
    switch symbol {
    case "∑", "∏", "⋃", "⋂", "⨁", "⨂": return MathAtom(markup: markup, kind: .large, hasLimits: true)
    case "∫", "∬", "∭", "∮": return MathAtom(markup: markup, kind: .large)
    case "±", "∓", "¬": return MathAtom(markup: markup, kind: .sign)
    case "⟨", "⌊", "⌈", "{": return MathAtom(markup: "<mo stretchy=\"false\">\(symbol)</mo>", kind: .opening)
    case "⟩", "⌋", "⌉", "}": return MathAtom(markup: "<mo stretchy=\"false\">\(symbol)</mo>", kind: .closing)
    case "|", "‖": return MathAtom(markup: "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">\(symbol)</mo>")
    case "∀", "∃": return MathAtom(markup: "<mi>\(symbol)</mi>")
    default: return MathAtom(markup: markup, kind: .relation)
    }
  }

  /// The name of a function, upright; one with limits moves them beside itself in a line of text.
  private func function(_ name: String, hasLimits: Bool) -> MathAtom {
    if hasLimits {
      return MathAtom(
        markup: "<mo movablelimits=\"true\" lspace=\"0.17em\" rspace=\"0.17em\">\(name)</mo>", kind: .large,
        hasLimits: true)
    }
    return MathAtom(
      markup: name.count == 1 ? "<mi mathvariant=\"normal\">\(name)</mi>" : "<mi>\(name)</mi>", kind: .function)
  }

  /// Letters of another alphabet, as the characters Unicode has for them; what is no plain text stays as it is.
  private mutating func lettered(_ variant: MathSymbols.Variant) -> String {
    if case .character("{")? = peeked {
      let before = rest
      let text = words()
      if !text.contains("\\"), !text.contains("_"), !text.contains("^") {
        return "<mi>\(text.unicodeScalars.map { variant.letter($0) }.joined())</mi>"
      }
      rest = before
      return argument(1)
    }
    guard let token = next() else {
      report("an argument is missing")
      return "<mi></mi>"
    }
    if case .command(let name) = token {
      let symbol = MathSymbols.letters[name]
      if symbol == nil { report("`\\\(name)` in another alphabet") }
      return "<mi>\((symbol ?? "").unicodeScalars.map { variant.letter($0) }.joined())</mi>"
    }
    return "<mi>\(Self.spelling(token).unicodeScalars.map { variant.letter($0) }.joined())</mi>"
  }

  private mutating func text(_ name: String) -> String {
    let words = words()
    switch name {
    case "textbf": return "<mtext><b>\(words)</b></mtext>"
    case "textit", "emph": return "<mtext><i>\(words)</i></mtext>"
    case "texttt", "mathtt": return "<mtext><code>\(words)</code></mtext>"
    case "mathrm":
      return words.count == 1 ? "<mi mathvariant=\"normal\">\(words)</mi>" : "<mtext>\(words)</mtext>"
    case "mathit": return "<mi>\(words)</mi>"
    default: return "<mtext>\(words)</mtext>"
    }
  }

  // MARK: Fractions, roots, fences

  private mutating func structure(_ name: String, _ depth: Int) -> MathAtom? {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      let top = argument(depth + 1)
      let fraction = "<mfrac>\(top)\(argument(depth + 1))</mfrac>"
      if name == "frac" || name == "cfrac" { return MathAtom(markup: fraction) }
      return MathAtom(markup: "<mstyle displaystyle=\"\(name == "dfrac")\">\(fraction)</mstyle>")
    case "binom":
      let top = argument(depth + 1)
      return MathAtom(
        markup: "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(top)\(argument(depth + 1))</mfrac><mo>)</mo></mrow>")
    case "sqrt":
      if peeked == .character("[") {
        _ = next()
        let degree = row(until: ["]"], depth: depth + 1)
        return MathAtom(markup: "<mroot>\(argument(depth + 1))\(degree)</mroot>")
      }
      return MathAtom(markup: "<msqrt>\(argument(depth + 1))</msqrt>")
    case "left": return fenced(depth)
    case "operatorname":
      var hasLimits = false
      if peeked == .character("*") {
        _ = next()
        hasLimits = true
      }
      let text = words().split(separator: "\u{A0}").joined(separator: "\u{2009}")
      return function(text, hasLimits: hasLimits)
    case "begin": return MathAtom(markup: table(depth))
    case "overset", "stackrel":
      let above = argument(depth + 1)
      return MathAtom(markup: "<mover>\(argument(depth + 1))\(above)</mover>", kind: .relation)
    case "underset":
      let below = argument(depth + 1)
      return MathAtom(markup: "<munder>\(argument(depth + 1))\(below)</munder>", kind: .relation, hasLimits: false)
    case "underbrace", "overbrace": return brace(name, depth)
    case "underline": return MathAtom(markup: "<munder>\(argument(depth + 1))<mo>_</mo></munder>")
    case "xrightarrow", "xleftarrow":
      let above = argument(depth + 1)
      let arrow = name == "xrightarrow" ? "→" : "←"
      return MathAtom(
        markup:
          "<mover><mo stretchy=\"true\">\(arrow)</mo><mpadded width=\"+1em\" lspace=\"0.5em\">\(above)</mpadded></mover>",
        kind: .relation)
    case "substack":
      guard case .character("{")? = next() else {
        report("`\\substack` without a group")
        return nil
      }
      return MathAtom(markup: "<mtable rowspacing=\"0\">\(rows(until: "}", depth))</mtable>")
    default: return nil
    }
  }

  private mutating func brace(_ name: String, _ depth: Int) -> MathAtom {
    let inside = argument(depth + 1)
    let element = name == "underbrace" ? "munder" : "mover"
    return MathAtom(
      markup: "<\(element)>\(inside)<mo stretchy=\"true\">\(name == "underbrace" ? "⏟" : "⏞")</mo></\(element)>",
      hasLimits: true)
  }

  /// `\left( … \middle| … \right)`
  private mutating func fenced(_ depth: Int) -> MathAtom {
    let opening = fence("prefix")
    var inside = ""
    while true {
      let part = fencedPart(depth)
      inside += part.markup
      if !part.goesOn { break }
      inside += fence("infix")
    }
    return MathAtom(markup: "<mrow>\(opening)\(inside)\(fence("postfix"))</mrow>")
  }

  private mutating func fencedPart(_ depth: Int) -> (markup: String, goesOn: Bool) {
    var atoms: [MathAtom] = []
    while let token = next() {
      if token == .command("right") { return (MathAtom.row(atoms), false) }
      if token == .command("middle") { return (MathAtom.row(atoms), true) }
      guard var item = atom(token, depth: depth + 1) else { continue }
      scripts(on: &item, depth: depth + 1)
      atoms.append(item)
    }
    report("`\\left` without `\\right`")
    return (MathAtom.row(atoms), false)
  }

  private mutating func fence(_ form: String) -> String {
    guard let token = next() else { return "" }
    let text: String
    switch token {
    case .character("."): text = ""
    case .character("<"): text = "⟨"
    case .character(">"): text = "⟩"
    case .character(let character): text = String(character)
    case .command("|"): text = "‖"
    case .command("{"), .command("}"): text = String(Self.spelling(token).dropFirst())
    case .command(let name):
      text = MathSymbols.operators[name] ?? ""
      if text.isEmpty { report("`\\\(name)` as a fence") }
    }
    if text.isEmpty { return "" }
    return "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(HTMLText.escaped(text))</mo>"
  }

  // MARK: Sizes, styles, tables

  private mutating func layout(_ name: String, _ depth: Int) -> MathAtom? {
    switch name {
    case "displaystyle", "textstyle", "scriptstyle":
      // Holds to the end of its group; what follows becomes one atom.
      let isDisplay = name == "displaystyle"
      let before = rest
      var inside: [MathAtom] = []
      while let token = peeked, !["}", "&", "\\\\", "\\end", "\\right", "\\middle"].contains(Self.spelling(token)) {
        _ = next()
        guard var item = atom(token, depth: depth + 1) else { continue }
        scripts(on: &item, depth: depth + 1)
        inside.append(item)
      }
      if inside.isEmpty, rest == before { return nil }
      return MathAtom(markup: "<mstyle displaystyle=\"\(isDisplay)\">\(MathAtom.row(inside))</mstyle>")
    case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm",
      "Bigm",
      "biggm", "Biggm":
      return sized(name)
    case "not": return negated()
    case "boxed": return MathAtom(markup: "<mrow class=\"boxed\">\(argument(depth + 1))</mrow>")
    case "phantom", "hphantom", "vphantom": return MathAtom(markup: "<mphantom>\(argument(depth + 1))</mphantom>")
    case "mathop": return MathAtom(markup: argument(depth + 1), kind: .large, hasLimits: true)
    case "mathbin", "mathrel", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner":
      return MathAtom(markup: argument(depth + 1), kind: name == "mathrel" || name == "mathbin" ? .relation : .ordinary)
    case "pmod":
      return MathAtom(
        markup: "<mrow><mo>(</mo><mi>mod</mi><mspace width=\"0.3em\"/>\(argument(depth + 1))<mo>)</mo></mrow>")
    case "bmod": return MathAtom(markup: "<mo lspace=\"0.2em\" rspace=\"0.2em\">mod</mo>", kind: .relation)
    case "hspace", "mspace", "label":
      _ = words()
      return nil
    case "tag":
      return MathAtom(markup: "<mspace width=\"2em\"/><mtext>(\(words()))</mtext>")
    case "nonumber", "notag", "hline", "hfill", "allowbreak", "mathstrut", "strut", "right": return nil
    case "\\": return MathAtom(markup: "<mspace linebreak=\"newline\"/>", kind: .space)
    case "{": return MathAtom(markup: Self.fixed("{"), kind: .opening)
    case "}": return MathAtom(markup: Self.fixed("}"), kind: .closing)
    case "|": return MathAtom(markup: "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">‖</mo>")
    case "%", "#", "_", "$", "&": return MathAtom(markup: "<mtext>\(HTMLText.escaped(name))</mtext>")
    default:
      report("`\\\(name)`")
      return nil
    }
  }

  private mutating func sized(_ name: String) -> MathAtom? {
    let sizes: [String: String] = ["b": "1.2em", "B": "1.8em"]
    let size =
      name.lowercased().hasPrefix("bigg")
      ? (name.hasPrefix("B") ? "3em" : "2.4em") : sizes[String(name.prefix(1))] ?? "1.2em"
    let kind: MathAtom.Kind = name.hasSuffix("l") ? .opening : name.hasSuffix("r") ? .closing : .ordinary
    let markup = fence(kind == .opening ? "prefix" : kind == .closing ? "postfix" : "infix")
    guard markup.hasPrefix("<mo ") else { return nil }
    return MathAtom(markup: "<mo minsize=\"\(size)\" maxsize=\"\(size)\" " + markup.dropFirst(4), kind: kind)
  }

  private mutating func negated() -> MathAtom? {
    guard let token = next() else { return nil }
    let negations: [String: String] = [
      "=": "≠", "\\in": "∉", "<": "≮", ">": "≯", "\\leq": "≰", "\\geq": "≱", "\\subset": "⊄", "\\equiv": "≢",
      "\\sim": "≁", "\\approx": "≉", "\\exists": "∄",
    ]
    guard let symbol = negations[Self.spelling(token)] else {
      report("`\\not` before `\(Self.spelling(token))`")
      return nil
    }
    return MathAtom(markup: "<mo>\(symbol)</mo>", kind: .relation)
  }

  /// `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`
  private mutating func table(_ depth: Int) -> String {
    let name = words()
    guard let style = MathSymbols.environments[name] else {
      report("the environment `\(name)`")
      return ""
    }
    if name == "array" || name == "alignedat", peeked == .character("{") { _ = words() }
    let inside = rows(until: "\\end", depth)
    let end = words()
    if end != name { report("`\\end{\(name)}` is missing") }
    let left = style.open.isEmpty ? "" : "<mo fence=\"true\" form=\"prefix\" stretchy=\"true\">\(style.open)</mo>"
    let right = style.close.isEmpty ? "" : "<mo fence=\"true\" form=\"postfix\" stretchy=\"true\">\(style.close)</mo>"
    return "<mrow>\(left)<mtable\(style.attributes)>\(inside)</mtable>\(right)</mrow>"
  }

  private mutating func rows(until end: String, _ depth: Int) -> String {
    var rows: [[String]] = [[]]
    var isOver = false
    while !isOver {
      var cell: [MathAtom] = []
      var separator: Token?
      while let token = next() {
        if token == .character("&") || token == .command("\\") || token == .command("cr") || Self.spelling(token) == end
        {
          separator = token
          break
        }
        guard var item = atom(token, depth: depth + 1) else { continue }
        scripts(on: &item, depth: depth + 1)
        cell.append(item)
      }
      rows[rows.count - 1].append("<mtd>\(cell.isEmpty ? "" : MathAtom.row(cell))</mtd>")
      switch separator {
      case .command("\\"), .command("cr"):
        // `\\[2pt]` asks for room that MathML gives anyway.
        if rest.first == "[" { rest = rest.drop { $0 != "]" }.dropFirst() }
        rows.append([])
      case .character("&")?: continue
      case nil:
        report("`\(end)` is missing")
        isOver = true
      default: isOver = true
      }
    }
    if rows.count > 1, rows.last?.joined() == "<mtd></mtd>" { rows.removeLast() }
    return rows.map { "<mtr>\($0.joined())</mtr>" }.joined()
  }
}
