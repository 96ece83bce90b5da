// The tokens as text: one line a token, `line:column-line:column KIND "text"`. For goldens and debugging.

/// The tokens of a text, for `gradbook dump --tokens`. A text that cannot be cut to its end ends with ERRORTOKEN.
/// - Throws: only for bytes that are not UTF-8.
package func dumpTokens(_ source: [UInt8]) throws(PythonSyntaxError) -> String {
  let tokenized = Tokenizer.tokenize(try SourceText(source))
  var lines: [String] = []
  for token in tokenized.tokens {
    let start = Int(token.start)
    let end = min(Int(token.end), tokenized.text.count)
    let place =
      "\(token.line):\(token.start - token.lineStart)-\(token.endLine):\(token.end - token.endLineStart)"
    let text = start < end ? " " + TreeDumper.quoted(Array(tokenized.text.bytes[start..<end])) : ""
    lines.append("\(place) \(name(of: token.kind))\(text)")
  }
  return lines.joined(separator: "\n")
}

/// Keywords and operators are told apart by what they are, as in Python's `tokenize`.
private func name(of kind: TokenKind) -> String {
  switch kind {
  case .endMarker, .name, .number, .string, .newline, .indent, .dedent, .error, .unknown: kind.rawValue
  default: kind.rawValue.first?.isLetter ?? false ? "KEYWORD" : "OP"
  }
}
