// The entrances of the target: a text in, a tree or the error CPython 3.11 would report out.
// Whether names and jumps make sense (`return` outside a function, …) is said by `analyzeScopes` and `checkProgram`.

/// Parses a program.
/// - Throws: the error CPython reports for it.
package func parseModule(_ source: [UInt8]) throws(PythonSyntaxError) -> Module {
  let text = Tokenizer.tokenize(try SourceText(source))
  var parser = Parser(text)
  do {
    return try parser.module()
  } catch {
    throw Diagnosis.explain(text, startRule: "file", after: error, at: parser.position)
  }
}

/// Parses a program.
package func parseModule(_ source: String) throws(PythonSyntaxError) -> Module {
  try parseModule(Array(source.utf8))
}

/// Parses one expression, with spaces allowed in front of it (`eval` mode).
package func parseExpression(_ source: [UInt8]) throws(PythonSyntaxError) -> ExpressionSource {
  let blank = source.prefix { $0 == 0x20 || $0 == 0x09 }.count
  var text = try SourceText(Array(source.dropFirst(blank)))
  text.offsetBase += blank
  text.firstLineColumn = blank
  let tokens = Tokenizer.tokenize(text)
  var parser = Parser(tokens)
  do {
    return try parser.expressionSource()
  } catch {
    throw Diagnosis.explain(tokens, startRule: "eval", after: error, at: parser.position)
  }
}

/// Parses one expression.
package func parseExpression(_ source: String) throws(PythonSyntaxError) -> ExpressionSource {
  try parseExpression(Array(source.utf8))
}
