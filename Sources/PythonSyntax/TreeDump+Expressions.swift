// Expressions as text; see TreeDump.swift for the form.

extension TreeDumper {
  mutating func expression(_ expression: Expr) {
    let range = expression.range
    switch expression.kind {
    case .boolOp(let op, let values):
      open("BoolOp", range)
      word("op", op.rawValue)
      expressions("values", values)
    case .namedExpr(let target, let value):
      open("NamedExpr", range)
      self.expression("target", target)
      self.expression("value", value)
    case .binOp(let left, let op, let right):
      open("BinOp", range)
      self.expression("left", left)
      word("op", op.rawValue)
      self.expression("right", right)
    case .unaryOp(let op, let operand):
      open("UnaryOp", range)
      word("op", op.rawValue)
      self.expression("operand", operand)
    case .lambda(let lambda):
      open("Lambda", range)
      field("args")
      parameters(lambda.parameters)
      self.expression("body", lambda.body)
    case .ifExp(let test, let body, let orElse):
      open("IfExp", range)
      self.expression("test", test)
      self.expression("body", body)
      self.expression("orelse", orElse)
    case .compare(let left, let ops, let comparators):
      open("Compare", range)
      self.expression("left", left)
      list("ops", ops) { $0.output += $1.rawValue }
      expressions("comparators", comparators)
    case .call(let function, let arguments, let keywords):
      open("Call", range)
      self.expression("func", function)
      expressions("args", arguments)
      list("keywords", keywords) { $0.keyword($1) }
    case .listComp(let value): comprehension("ListComp", value, range)
    case .setComp(let value): comprehension("SetComp", value, range)
    case .dictComp(let value): comprehension("DictComp", value, range)
    case .generatorExp(let value): comprehension("GeneratorExp", value, range)
    default: leafOrContainer(expression)
    }
    close()
  }

  private mutating func leafOrContainer(_ expression: Expr) {
    let range = expression.range
    switch expression.kind {
    case .dict(let keys, let values):
      open("Dict", range)
      optionalExpressions("keys", keys)
      expressions("values", values)
    case .set(let elements):
      open("Set", range)
      expressions("elts", elements)
    case .await(let value): wrapper("Await", range, value)
    case .yield(let value): wrapper("Yield", range, value)
    case .yieldFrom(let value): wrapper("YieldFrom", range, value)
    case .formattedValue(let value, let conversion, let specification):
      wrapper("FormattedValue", range, value)
      word("conversion", "\(conversion.rawValue)")
      self.expression("format_spec", specification)
    case .joinedStr(let values):
      open("JoinedStr", range)
      expressions("values", values)
    case .constant(let constant):
      open("Constant", range)
      word("value", Self.text(constant))
    case .attribute(let value, let name, let context):
      wrapper("Attribute", range, value)
      string("attr", name)
      self.context(context)
    case .subscript(let value, let index, let context):
      wrapper("Subscript", range, value)
      self.expression("slice", index)
      self.context(context)
    case .starred(let value, let context):
      wrapper("Starred", range, value)
      self.context(context)
    case .name(let name, let context):
      open("Name", range)
      string("id", name)
      self.context(context)
    case .list(let elements, let context):
      open("List", range)
      expressions("elts", elements)
      self.context(context)
    case .tuple(let elements, let context):
      open("Tuple", range)
      expressions("elts", elements)
      self.context(context)
    case .slice(let lower, let upper, let step):
      open("Slice", range)
      self.expression("lower", lower)
      self.expression("upper", upper)
      self.expression("step", step)
    default: break
    }
  }

  private mutating func wrapper(_ name: String, _ range: PySourceRange, _ value: Expr?) {
    open(name, range)
    expression("value", value)
  }

  private mutating func context(_ context: ExprContext) {
    switch context {
    case .load: word("ctx", "Load")
    case .store: word("ctx", "Store")
    case .del: word("ctx", "Del")
    }
  }

  private mutating func comprehension(_ name: String, _ value: Comprehension, _ range: PySourceRange) {
    open(name, range)
    expression(value.value == nil ? "elt" : "key", value.element)
    expression("value", value.value)
    list("generators", value.clauses) { dumper, clause in
      dumper.open("comprehension", nil)
      dumper.expression("target", clause.target)
      dumper.expression("iter", clause.iterable)
      dumper.expressions("ifs", clause.conditions)
      dumper.word("is_async", clause.isAsync ? "1" : "0")
      dumper.close()
    }
  }

  mutating func keyword(_ keyword: Keyword) {
    open("keyword", keyword.range)
    string("arg", keyword.name)
    expression("value", keyword.value)
    close()
  }

  mutating func parameters(_ parameters: Parameters) {
    open("arguments", nil)
    list("posonlyargs", parameters.positionalOnly) { $0.parameter($1) }
    list("args", parameters.positional) { $0.parameter($1) }
    if let variadic = parameters.variadic {
      field("vararg")
      parameter(variadic)
    }
    list("kwonlyargs", parameters.keywordOnly) { $0.parameter($1) }
    optionalExpressions("kw_defaults", parameters.keywordDefaults)
    if let variadic = parameters.keywordVariadic {
      field("kwarg")
      parameter(variadic)
    }
    expressions("defaults", parameters.defaults)
    close()
  }

  private mutating func parameter(_ parameter: Parameter) {
    open("arg", parameter.range)
    string("arg", parameter.name)
    expression("annotation", parameter.annotation)
    close()
  }
}
