// How an uncaught exception prints, after CPython 3.11's pythonrun.c: the chain of causes and contexts, tracebacks, syntax
// errors with their line, exception groups in their margins, notes, and the last line.

import PythonSyntax

/// Writes one exception with everything around it, piece by piece.
struct ExceptionPrinter {
  let vm: Machine
  /// "Did you mean" stands in what the interpreter prints, not in what the module `traceback` gives.
  let hasHints: Bool
  private(set) var pieces: [String] = []
  private var depth = 0
  private var needsClose = false
  private var seen: Set<ObjectIdentifier> = []

  /// Longer chains are cut, wider groups too.
  private static let longestChain = 1000
  private static let mostPieces = 20_000
  private static let widestGroup = 15
  private static let deepestGroup = 10

  init(_ vm: Machine, hasHints: Bool) {
    self.vm = vm
    self.hasHints = hasHints
  }

  private var indent: String { String(repeating: " ", count: 2 * depth) }

  /// Adds a text, inside a group with the margin before each line.
  private mutating func emit(_ text: String, margin: String = "|") {
    if depth == 0 { return pieces.append(text) }
    var result = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: "\n").map { rest.index(after: $0) } ?? rest.endIndex
      result += indent + margin + " " + rest[..<end]
      rest = rest[end...]
    }
    pieces.append(result)
  }

  mutating func add(_ exception: ExceptionObject, withChain: Bool = true) {
    var links: [(exception: ExceptionObject, message: String)] = [(exception, "")]
    seen.insert(ObjectIdentifier(exception))
    var cursor = exception
    while withChain, links.count < Self.longestChain {
      if let cause = cursor.cause.exception, seen.insert(ObjectIdentifier(cause)).inserted {
        links.append((cause, "\nThe above exception was the direct cause of the following exception:\n\n"))
        cursor = cause
      } else if let context = cursor.context.exception, !cursor.suppressContext, cursor.cause.isNone,
        seen.insert(ObjectIdentifier(context)).inserted
      {
        links.append((context, "\nDuring handling of the above exception, another exception occurred:\n\n"))
        cursor = context
      } else {
        break
      }
    }
    for link in links.reversed() {
      if pieces.count > Self.mostPieces { break }
      addSingle(link.exception, withChain)
      if !link.message.isEmpty { emit(link.message) }
    }
  }

  private mutating func addSingle(_ exception: ExceptionObject, _ withChain: Bool) {
    if exception.members.isEmpty {
      if !exception.traceback.isEmpty {
        emit("Traceback (most recent call last):\n")
        addTraceback(exception)
      }
      addOnly(exception)
    } else if depth > Self.deepestGroup {
      emit("... (max_group_depth is \(Self.deepestGroup))\n")
    } else {
      addGroup(exception, withChain)
    }
  }

  private mutating func addTraceback(_ exception: ExceptionObject) {
    for text in vm.formatEntries(exception.traceback.reversed()) { emit(text) }
  }

  /// The exception itself: for syntax errors the place, then the last line and the notes.
  mutating func addOnly(_ exception: ExceptionObject) {
    if exception.cls.isSubclass(of: vm.exceptionClass(.syntaxError)),
      let place = vm.syntaxPlace(of: exception, isListed: !hasHints)
    {
      emit(place)
    }
    emit(vm.lastLine(of: exception, hasHints: hasHints) + "\n")
    guard let notes = vm.instanceAttribute(exception, vm.names.notes).list else { return }
    for note in notes.values {
      let saved = vm.pendingException
      emit(((try? vm.str(note)) ?? "<note str() failed>") + "\n")
      vm.pendingException = saved
    }
  }

  private mutating func addGroup(_ group: ExceptionObject, _ withChain: Bool) {
    let isOutermost = depth == 0
    if isOutermost { depth += 1 }
    if !group.traceback.isEmpty {
      emit("Exception Group Traceback (most recent call last):\n", margin: isOutermost ? "+" : "|")
      addTraceback(group)
    }
    addOnly(group)
    let members = group.members
    let shown = min(members.count, Self.widestGroup + 1)
    needsClose = false
    for index in 0..<shown {
      let isLast = index == shown - 1
      if isLast { needsClose = true }
      let isCut = index >= Self.widestGroup
      let title = isCut ? "..." : "\(index + 1)"
      pieces.append("\(indent)\(index == 0 ? "+-" : "  ")+---------------- \(title) ----------------\n")
      depth += 1
      if isCut {
        let more = members.count - Self.widestGroup
        emit("and \(more) more exception\(more == 1 ? "" : "s")\n")
      } else if let member = members[index].exception {
        add(member, withChain: withChain)
      }
      if isLast, needsClose {
        pieces.append("\(indent)+------------------------------------\n")
        needsClose = false
      }
      depth -= 1
    }
    if isOutermost { depth = 0 }
  }
}

extension Machine {
  /// The whole text CPython prints for an uncaught exception, with its final line ending.
  package func formatException(_ value: Value) -> String {
    guard let exception = value.exception else { return "" }
    var printer = ExceptionPrinter(self, hasHints: true)
    printer.add(exception)
    return printer.pieces.joined()
  }

  /// `ValueError: message`, as the last line of a traceback.
  package func lastLine(of exception: ExceptionObject) -> String { lastLine(of: exception, hasHints: true) }

  func lastLine(of exception: ExceptionObject, hasHints: Bool) -> String {
    let cls = exception.cls
    let module = cls.moduleName.string
    var name = cls.qualifiedName.string
    if module != "builtins" && module != "__main__" { name = module + "." + name }
    let saved = pendingException
    defer { pendingException = saved }
    let message: String
    if cls.isSubclass(of: exceptionClass(.syntaxError)), syntaxPlace(of: exception) != nil {
      let words = (try? ExceptionTypes.fieldValue(self, exception, "msg")) ?? .none
      message = words.isNone ? "<no detail available>" : (try? str(words)) ?? ""
    } else {
      message = (try? str(Value(exception))) ?? "<exception str() failed>"
    }
    let hint = hasHints ? suggestion(for: exception).map { ". Did you mean: '\($0)'?" } ?? "" : ""
    return message.isEmpty && hint.isEmpty ? name : "\(name): \(message)\(hint)"
  }

  /// The `File` line, the source line and the carets of a syntax error; nil for one without a place.
  func syntaxPlace(of exception: ExceptionObject, isListed: Bool = false) -> String? {
    if let place = exception.syntaxLocation {
      return "  File \"\(place.file)\", line \(place.line)\n\(isListed ? place.listed : place.quoted)"
    }
    func field(_ name: String) -> Value { (try? ExceptionTypes.fieldValue(self, exception, name)) ?? .none }
    func number(_ name: String, _ absent: Int) -> Int { field(name).isInt ? field(name).asInt : absent }
    guard field("lineno").isInt else { return nil }
    let file = field("filename").str?.string ?? "<string>"
    let line = number("lineno", 0)
    let described = PythonSyntaxError(
      message: "", line: line, column: number("offset", 0), endLine: number("end_lineno", line),
      endColumn: number("end_offset", 0), lineText: field("text").str?.string ?? "")
    return "  File \"\(file)\", line \(line)\n\(described.quotedLine)"
  }
}
