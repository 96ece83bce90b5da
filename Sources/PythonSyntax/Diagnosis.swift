// Explains why a text is not Python, in CPython 3.11's words and at its place. The method is CPython's own: read the
// tokens once to see how far a correct reading gets, once more with the rules for mistakes, and only then fall back to
// "invalid syntax" at the first token that did not fit. Errors of the tokenizer count when the reading meets them, or
// when it failed elsewhere and they come later. Runs only after the fast parser failed, so it need not be fast.

enum Diagnosis {
  static func explain(
    _ source: TokenizedText, startRule: String, after failure: ParseFailure = .syntax, at position: Int
  ) -> PythonSyntaxError {
    if case .tooDeep = failure {
      return ErrorPlacement(source: source, fill: min(1, source.tokens.count)).tooDeep()
    }
    var recognizer = Recognizer(source)
    var firstFill = 0
    do {
      _ = try recognizer.fits(startRule)
      firstFill = recognizer.fill
      recognizer.lookForMistakes()
      _ = try recognizer.fits(startRule)
    } catch .raised(let error) {
      return withLaterErrors(error, recognizer)
    } catch {
      // Too deep to follow: the place where the fast parser stopped has to do.
      if firstFill == 0 { firstFill = min(position + 1, source.tokens.count) }
    }
    return generic(source, firstFill: firstFill, recognizer)
  }

  private static func withLaterErrors(_ error: PythonSyntaxError, _ recognizer: Recognizer) -> PythonSyntaxError {
    recognizer.placement.laterTokenizerError() ?? error
  }

  private static func generic(
    _ source: TokenizedText, firstFill: Int, _ recognizer: Recognizer
  ) -> PythonSyntaxError {
    let last = source.tokens[max(0, firstFill - 1)]
    switch last.kind {
    case .indent: return recognizer.placement.lastToken("unexpected indent", kind: .indentation)
    case .dedent: return recognizer.placement.lastToken("unexpected unindent", kind: .indentation)
    default:
      let placement = ErrorPlacement(source: source, fill: firstFill)
      let error =
        last.kind == .endMarker
        ? placement.withoutColumn(last, "invalid syntax") : placement.known(last, last, "invalid syntax")
      return withLaterErrors(error, recognizer)
    }
  }
}
