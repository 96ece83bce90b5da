// Statements and patterns as text; see TreeDump.swift for the form.

extension TreeDumper {
  mutating func statement(_ statement: Stmt, indent: Int) {
    let range = statement.range
    switch statement.kind {
    case .functionDef(let function): functionDefinition(function, range, indent: indent)
    case .classDef(let definition): classDefinition(definition, range, indent: indent)
    case .for(let loop):
      open(loop.isAsync ? "AsyncFor" : "For", range)
      expression("target", loop.target)
      expression("iter", loop.iterable)
      close()
      block(loop.body, named: "body", indent: indent + 1)
      block(loop.orElse, named: "orelse", indent: indent + 1)
    case .while(let test, let body, let orElse):
      conditional("While", range, test, body, orElse, indent: indent)
    case .if(let test, let body, let orElse):
      conditional("If", range, test, body, orElse, indent: indent)
    case .with(let items, let body, let isAsync):
      open(isAsync ? "AsyncWith" : "With", range)
      list("items", items) { dumper, item in
        dumper.open("withitem", nil)
        dumper.expression("context_expr", item.context)
        dumper.expression("optional_vars", item.target)
        dumper.close()
      }
      close()
      block(body, named: "body", indent: indent + 1)
    case .match(let subject, let cases):
      open("Match", range)
      expression("subject", subject)
      close()
      lines("cases", cases, indent: indent + 1) { $0.matchCase($1, indent: indent + 1) }
    case .try(let statement):
      open(statement.isStar ? "TryStar" : "Try", range)
      close()
      block(statement.body, named: "body", indent: indent + 1)
      lines("handlers", statement.handlers, indent: indent + 1) { $0.handler($1, indent: indent + 1) }
      block(statement.orElse, named: "orelse", indent: indent + 1)
      block(statement.finalBody, named: "finalbody", indent: indent + 1)
    default: simpleStatement(statement)
    }
  }

  private mutating func conditional(
    _ name: String, _ range: PySourceRange, _ test: Expr, _ body: [Stmt], _ orElse: [Stmt], indent: Int
  ) {
    open(name, range)
    expression("test", test)
    close()
    block(body, named: "body", indent: indent + 1)
    block(orElse, named: "orelse", indent: indent + 1)
  }

  private mutating func functionDefinition(_ function: FunctionDef, _ range: PySourceRange, indent: Int) {
    open(function.isAsync ? "AsyncFunctionDef" : "FunctionDef", range)
    string("name", function.name)
    field("args")
    parameters(function.parameters)
    expressions("decorator_list", function.decorators)
    expression("returns", function.returns)
    close()
    block(function.body, named: "body", indent: indent + 1)
  }

  private mutating func classDefinition(_ definition: ClassDef, _ range: PySourceRange, indent: Int) {
    open("ClassDef", range)
    string("name", definition.name)
    expressions("bases", definition.bases)
    list("keywords", definition.keywords) { $0.keyword($1) }
    expressions("decorator_list", definition.decorators)
    close()
    block(definition.body, named: "body", indent: indent + 1)
  }

  private mutating func handler(_ handler: ExceptHandler, indent: Int) {
    open("ExceptHandler", handler.range)
    expression("type", handler.type)
    string("name", handler.name)
    close()
    block(handler.body, named: "body", indent: indent + 1)
  }

  private mutating func matchCase(_ matchCase: MatchCase, indent: Int) {
    open("match_case", nil)
    field("pattern")
    pattern(matchCase.pattern)
    expression("guard", matchCase.guard)
    close()
    block(matchCase.body, named: "body", indent: indent + 1)
  }

  private mutating func simpleStatement(_ statement: Stmt) {
    let range = statement.range
    switch statement.kind {
    case .return(let value):
      open("Return", range)
      expression("value", value)
    case .delete(let targets):
      open("Delete", range)
      expressions("targets", targets)
    case .assign(let targets, let value):
      open("Assign", range)
      expressions("targets", targets)
      expression("value", value)
    case .augAssign(let target, let op, let value):
      open("AugAssign", range)
      expression("target", target)
      word("op", op.rawValue)
      expression("value", value)
    case .annAssign(let target, let annotation, let value, let isSimple):
      open("AnnAssign", range)
      expression("target", target)
      expression("annotation", annotation)
      expression("value", value)
      word("simple", isSimple ? "1" : "0")
    case .raise(let exception, let cause):
      open("Raise", range)
      expression("exc", exception)
      expression("cause", cause)
    case .assert(let test, let message):
      open("Assert", range)
      expression("test", test)
      expression("msg", message)
    case .import(let names):
      open("Import", range)
      aliases(names)
    case .importFrom(let module, let names, let level):
      open("ImportFrom", range)
      string("module", module)
      aliases(names)
      word("level", "\(level)")
    case .global(let names):
      open("Global", range)
      list("names", names) { $0.output += Self.quoted(Array($1.utf8)) }
    case .nonlocal(let names):
      open("Nonlocal", range)
      list("names", names) { $0.output += Self.quoted(Array($1.utf8)) }
    case .expr(let value):
      open("Expr", range)
      expression("value", value)
    case .pass: open("Pass", range)
    case .break: open("Break", range)
    case .continue: open("Continue", range)
    case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: return
    }
    close()
  }

  private mutating func aliases(_ names: [ImportAlias]) {
    list("names", names) { dumper, alias in
      dumper.open("alias", alias.range)
      dumper.string("name", alias.name)
      dumper.string("asname", alias.asName)
      dumper.close()
    }
  }

  private mutating func patterns(_ name: String, _ patterns: [Pattern]) {
    list(name, patterns) { $0.pattern($1) }
  }

  private mutating func pattern(_ pattern: Pattern) {
    let range = pattern.range
    switch pattern.kind {
    case .value(let value):
      open("MatchValue", range)
      expression("value", value)
    case .singleton(let constant):
      open("MatchSingleton", range)
      word("value", Self.text(constant))
    case .sequence(let elements):
      open("MatchSequence", range)
      patterns("patterns", elements)
    case .mapping(let keys, let values, let rest):
      open("MatchMapping", range)
      expressions("keys", keys)
      patterns("patterns", values)
      string("rest", rest)
    case .class(let cls, let positional, let names, let values):
      open("MatchClass", range)
      expression("cls", cls)
      patterns("patterns", positional)
      list("kwd_attrs", names) { $0.output += Self.quoted(Array($1.utf8)) }
      patterns("kwd_patterns", values)
    case .star(let name):
      open("MatchStar", range)
      string("name", name)
    case .as(let inner, let name):
      open("MatchAs", range)
      if let inner {
        field("pattern")
        self.pattern(inner)
      }
      string("name", name)
    case .or(let alternatives):
      open("MatchOr", range)
      patterns("patterns", alternatives)
    }
    close()
  }
}
