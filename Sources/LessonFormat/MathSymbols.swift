// The names of TeX's symbols, as far as lessons use them.

enum MathSymbols {
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "partial": "∂", "nabla": "∇", "infty": "∞", "ell": "ℓ", "hbar": "ℏ",
    "emptyset": "∅", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "prime": "′", "top": "⊤",
    "bot": "⊥", "Re": "ℜ", "Im": "ℑ", "wp": "℘", "aleph": "ℵ", "imath": "ı", "jmath": "ȷ",
    "varsigma": "ς", "varrho": "ϱ", "varpi": "ϖ", "Upsilon": "Υ", "digamma": "ϝ", "omicron": "ο", "dotsc": "…",
    "dotsb": "⋯",
    "dotsm": "⋯", "varnothing": "∅", "angle": "∠", "square": "□", "triangle": "△", "checkmark": "✓", "dagger": "†",
    "degree": "°", "complement": "∁", "eth": "ð", "intercal": "⊺",
  ]

  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘", "odot": "⊙",
    "oplus": "⊕", "otimes": "⊗", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈",
    "equiv": "≡", "sim": "∼", "simeq": "≃", "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "setminus": "∖", "forall": "∀", "exists": "∃", "neg": "¬",
    "land": "∧", "lor": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "mapsto": "↦",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "uparrow": "↑",
    "downarrow": "↓", "sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂",
    "mid": "∣", "vert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "langle": "⟨",
    "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{", "rbrace": "}",
    "colon": ":", "coloneqq": "≔", "perp": "⊥", "parallel": "∥", "iiint": "∭", "bigoplus": "⨁", "bigotimes": "⨂",
    "ominus": "⊖", "oslash": "⊘", "bullet": "∙", "diamond": "⋄", "wedge": "∧", "vee": "∨", "lnot": "¬", "nexists": "∄",
    "ni": "∋", "supset": "⊃", "supseteq": "⊇", "subsetneq": "⊊", "sqcup": "⊔", "sqcap": "⊓", "cong": "≅", "doteq": "≐",
    "triangleq": "≜", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "asymp": "≍", "lesssim": "≲",
    "gtrsim": "≳", "models": "⊨", "vdash": "⊢", "gets": "←", "longrightarrow": "⟶", "longleftarrow": "⟵",
    "longmapsto": "⟼", "Longrightarrow": "⟹", "hookrightarrow": "↪", "nearrow": "↗", "searrow": "↘", "swarrow": "↙",
    "nwarrow": "↖", "Uparrow": "⇑", "Downarrow": "⇓", "updownarrow": "↕", "rightleftharpoons": "⇌", "leadsto": "⇝",
    "therefore": "∴", "because": "∵", "backslash": "\\", "leqslant": "⩽", "geqslant": "⩾", "lt": "<", "gt": ">",
  ]

  static let functions: Set<String> = [
    "sin", "cos", "tan", "sinh", "cosh", "tanh", "coth", "sec", "csc", "cot", "arcsin", "arccos", "arctan", "exp",
    "log",
    "ln", "lg", "dim", "ker", "arg", "deg", "hom",
  ]

  /// Functions whose scripts stand below them in a formula of its own.
  static let limitFunctions: Set<String> = [
    "lim", "max", "min", "sup", "inf", "det", "argmax", "argmin", "gcd", "Pr", "limsup", "liminf",
  ]
  static let spelled: [String: String] = [
    "argmax": "arg\u{2009}max", "argmin": "arg\u{2009}min", "limsup": "lim\u{2009}sup", "liminf": "lim\u{2009}inf",
  ]

  /// The mark above a letter, and whether it grows with what it stands on.
  static let accents: [String: (mark: String, stretches: Bool)] = [
    "hat": ("^", false), "widehat": ("^", true), "bar": ("¯", false), "overline": ("¯", true), "vec": ("→", false),
    "overrightarrow": ("→", true), "dot": ("˙", false), "ddot": ("¨", false), "tilde": ("˜", false),
    "widetilde": ("˜", true), "check": ("ˇ", false), "breve": ("˘", false), "acute": ("´", false),
    "grave": ("`", false),
    "mathring": ("˚", false),
  ]

  static let textCommands: Set<String> = [
    "text", "textrm", "textsf", "textnormal", "mbox", "mathrm", "textbf", "textit", "emph", "texttt", "mathit",
    "mathtt",
  ]

  /// Tables: what stands around them, and how their columns lie.
  struct Environment {
    var open = ""
    var close = ""
    var attributes = ""
  }

  static let environments: [String: Environment] = [
    "matrix": Environment(), "smallmatrix": Environment(attributes: " displaystyle=\"false\""), "array": Environment(),
    "pmatrix": Environment(open: "(", close: ")"), "bmatrix": Environment(open: "[", close: "]"),
    "Bmatrix": Environment(open: "{", close: "}"), "vmatrix": Environment(open: "|", close: "|"),
    "Vmatrix": Environment(open: "‖", close: "‖"), "cases": Environment(open: "{", attributes: " class=\"left\""),
    "rcases": Environment(close: "}", attributes: " class=\"left\""), "gathered": display(""), "gather": display(""),
    "gather*": display(""), "aligned": display(" class=\"aligned\""), "align": display(" class=\"aligned\""),
    "align*": display(" class=\"aligned\""), "alignedat": display(" class=\"aligned\""),
    "split": display(" class=\"aligned\""), "eqnarray": display(" class=\"aligned\""), "equation": display(""),
    "equation*": display(""), "multline": display(""),
  ]

  private static func display(_ attributes: String) -> Environment {
    Environment(attributes: " displaystyle=\"true\"" + attributes)
  }

  static let spaces: [String: String] = [
    ",": "0.17", ":": "0.22", ">": "0.22", ";": "0.28", "!": "-0.17", " ": "0.33", "quad": "1", "qquad": "2",
    "thinspace": "0.17", "medspace": "0.22", "enspace": "0.5", "nobreakspace": "0.33",
  ]

  static let variants: [String: Variant] = [
    "mathbf": .bold, "boldsymbol": .bold, "bm": .bold, "mathbb": .doubleStruck, "mathcal": .script,
    "mathscr": .script, "mathfrak": .fraktur, "mathsf": .sans, "bf": .bold, "pmb": .bold, "mathds": .doubleStruck,
  ]

  enum Variant {
    case bold, doubleStruck, script, fraktur, sans

    /// The letters that Unicode had before its block of mathematical ones.
    private static let earlier: [Variant: [Unicode.Scalar: String]] = [
      .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
      .script: [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ],
      .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
      .bold: ["∇": "𝛁", "∂": "𝛛", "ϵ": "𝛜", "ϕ": "𝛟"],
    ]

    /// A letter in this alphabet; anything else as it is.
    func letter(_ scalar: Unicode.Scalar) -> String {
      if let known = Self.earlier[self]?[scalar] { return known }
      let (upper, lower): (UInt32, UInt32) =
        switch self {
        case .bold: (0x1D400, 0x1D41A)
        case .doubleStruck: (0x1D538, 0x1D552)
        case .script: (0x1D49C, 0x1D4B6)
        case .fraktur: (0x1D504, 0x1D51E)
        case .sans: (0x1D5A0, 0x1D5BA)
        }
      var value: UInt32?
      if self == .bold {
        if ("0"..."9").contains(scalar) { value = 0x1D7CE + scalar.value - 48 }
        if ("Α"..."Ω").contains(scalar) { value = 0x1D6A8 + scalar.value - 0x391 }
        if ("α"..."ω").contains(scalar) { value = 0x1D6C2 + scalar.value - 0x3B1 }
      }
      if self == .doubleStruck, ("0"..."9").contains(scalar) { value = 0x1D7D8 + scalar.value - 48 }
      if ("A"..."Z").contains(scalar) { value = upper + scalar.value - 65 }
      if ("a"..."z").contains(scalar) { value = lower + scalar.value - 97 }
      guard let value, let result = Unicode.Scalar(value) else { return HTMLText.escaped(String(scalar)) }
      return String(result)
    }
  }
}
