// Runs a compiled regular expression over characters by backtracking, with a stack of its own. Every few thousand steps
// it asks the machine whether the lesson may go on, so that no expression can hang it.

/// What the matcher goes back to, or has to undo on the way.
private struct RegexEntry {
  enum Kind: UInt8 {
    /// Try `a` at position `b`.
    case choice
    /// A greedy run of one character: go on at `a`, at most at position `b`, at least at `c`.
    case greedyRun
    /// A lazy run: the character instruction before `a`, position `b`, `c` more allowed.
    case lazyRun
    /// Mark `a` was `b`.
    case mark
    /// Counter `a` was `b`, and its last position `c`.
    case counter
    /// The last closed group was `a`.
    case lastGroup
  }
  var kind: Kind
  var a: Int
  var b: Int
  var c: Int
}

struct RegexMatcher {
  let vm: Machine
  let program: RegexProgram
  let subject: [UInt32]
  /// Where the subject ends for this search.
  let limit: Int
  /// Starts and ends of groups, -1 where absent.
  private(set) var marks: [Int]
  private(set) var lastGroup = -1
  private var counters: [Int]
  private var lastPositions: [Int]
  private var stack: [RegexEntry] = []
  private var steps = 0

  init(_ vm: Machine, _ program: RegexProgram, _ subject: [UInt32], limit: Int) {
    self.vm = vm
    self.program = program
    self.subject = subject
    self.limit = limit
    marks = Array(repeating: -1, count: program.groupCount * 2)
    counters = Array(repeating: 0, count: program.counterCount)
    lastPositions = Array(repeating: -1, count: program.counterCount)
  }

  /// Where a match has to end.
  enum Demand {
    case anywhere, atEnd
    /// Not where it begins: the search goes on after an empty match.
    case notEmpty
  }

  /// Tries at `start`; the marks hold the groups when it is true.
  mutating func match(at start: Int, _ demand: Demand = .anywhere) throws(PyError) -> Bool {
    for index in 0..<marks.count { marks[index] = -1 }
    lastGroup = -1
    stack.removeAll(keepingCapacity: true)
    guard let end = try run(0, start, demand, start) else { return false }
    marks[0] = start
    marks[1] = end
    return true
  }

  /// The first match at `start` or after it; `notEmpty` only holds for the first place tried.
  mutating func search(from start: Int, notEmptyFirst: Bool = false) throws(PyError) -> Bool {
    var position = start
    var demand = notEmptyFirst ? Demand.notEmpty : .anywhere
    while position <= limit {
      if let first = program.firstCharacter {
        while position < limit, subject[position] != first { position += 1 }
        if position >= limit { return false }
        if position != start { demand = .anywhere }
      } else if let firsts = program.firsts {
        while position < limit, !firsts.allows(subject[position]) { position += 1 }
        if position >= limit { return false }
        if position != start { demand = .anywhere }
      }
      if try match(at: position, demand) { return true }
      demand = .anywhere
      position += 1
      try count(1)
    }
    return false
  }

  private mutating func count(_ amount: Int) throws(PyError) {
    steps += amount
    if steps >= 4096 {
      vm.stepsTaken += steps
      steps = 0
      try vm.checkInterrupt()
      try vm.checkMemory(stack.count * MemoryLayout<RegexEntry>.stride)
    }
  }

  private mutating func push(_ kind: RegexEntry.Kind, _ a: Int, _ b: Int = 0, _ c: Int = 0) {
    stack.append(RegexEntry(kind: kind, a: a, b: b, c: c))
  }

  private mutating func setMark(_ mark: Int, _ position: Int) {
    push(.mark, mark, marks[mark])
    marks[mark] = position
  }

  /// Runs from instruction `entry` at `start` until it accepts (the position) or everything failed (nil).
  private mutating func run(
    _ entry: Int, _ start: Int, _ demand: Demand, _ matchStart: Int
  ) throws(PyError) -> Int? {
    let base = stack.count
    var pc = entry
    var position = start
    while true {
      try count(1)
      var isAlive = true
      switch program.code[pc] {
      case .jump(let target):
        pc = target
        continue
      case .split(let other):
        push(.choice, other, position)
        pc += 1
        continue
      case .splitLazy(let other):
        push(.choice, pc + 1, position)
        pc = other
        continue
      case .saveStart(let group): setMark(group * 2, position)
      case .saveEnd(let group):
        setMark(group * 2 + 1, position)
        push(.lastGroup, lastGroup)
        lastGroup = group
      case .anchor(let anchor): isAlive = holds(anchor, position)
      case .reference(let group, let folding): isAlive = advance(over: group, folding, &position)
      case .repeatSingle(let least, let most, let greed):
        isAlive = try repeatSingle(pc, &position, least, most, greed)
        pc += 1
      case .loopStart(let counter):
        push(.counter, counter, counters[counter], lastPositions[counter])
        counters[counter] = 0
        lastPositions[counter] = -1
      case .loop(let counter, let least, let most, let greed, let exit):
        isAlive = loop(&pc, position, counter, least, most, greed, exit)
        if isAlive { continue }
      case .look(let isNegated, let width, let end):
        isAlive = try look(pc, position, isNegated, width)
        if isAlive {
          pc = end
          continue
        }
      case .atomic(let end):
        let inner = stack.count
        if let after = try run(pc + 1, position, .anywhere, matchStart) {
          cut(to: inner)
          position = after
          pc = end
          continue
        }
        isAlive = false
      case .conditional(let group, let other):
        if !isSet(group) {
          pc = other
          continue
        }
      case .fail: isAlive = false
      case .accept:
        switch demand {
        case .anywhere: return position
        case .atEnd: if position == limit { return position }
        case .notEmpty: if position != matchStart { return position }
        }
        isAlive = false
      default:
        isAlive = position < limit && accepts(pc, subject[position])
        position += 1
      }
      if isAlive {
        pc += 1
      } else if !backtrack(to: base, &pc, &position) {
        return nil
      }
    }
  }

  private func accepts(_ pc: Int, _ scalar: UInt32) -> Bool {
    switch program.code[pc] {
    case .character(let wanted): scalar == wanted
    case .folded(let wanted, let folding): folding.equal(scalar, wanted)
    case .any: true
    case .anyButNewline: scalar != 0x0A
    case .set(let number): program.sets[number].contains(scalar)
    default: false
    }
  }

  private func isSet(_ group: Int) -> Bool {
    group * 2 + 1 < marks.count && marks[group * 2] >= 0 && marks[group * 2 + 1] >= 0
  }

  private func advance(over group: Int, _ folding: RegexFolding, _ position: inout Int) -> Bool {
    guard isSet(group) else { return false }
    for index in marks[group * 2]..<max(marks[group * 2 + 1], marks[group * 2]) {
      guard position < limit, folding.fold(subject[index]) == folding.fold(subject[position]) else { return false }
      position += 1
    }
    return true
  }

  private mutating func repeatSingle(
    _ pc: Int, _ position: inout Int, _ least: Int, _ most: Int, _ greed: RegexGreed
  ) throws(PyError) -> Bool {
    let start = position
    let item = pc + 1
    let wanted = greed == .lazy ? least : most
    let end = wanted < limit - start ? start + wanted : limit
    while position < end, accepts(item, subject[position]) {
      position += 1
      if (position - start) & 0xFFF == 0 { try count(0x1000) }
    }
    if position - start < least { return false }
    switch greed {
    case .possessive: break
    case .greedy:
      if position - start > least { push(.greedyRun, pc + 2, position - 1, start + least) }
    case .lazy: if most > least { push(.lazyRun, pc + 2, position, most - least) }
    }
    return true
  }

  private mutating func loop(
    _ pc: inout Int, _ position: Int, _ counter: Int, _ least: Int, _ most: Int,
    _ greed: RegexGreed, _ exit: Int
  ) -> Bool {
    let count = counters[counter]
    if count < least {
      push(.counter, counter, count, lastPositions[counter])
      counters[counter] = count + 1
      pc += 1
      return true
    }
    let mayRepeat = count < most && lastPositions[counter] != position
    if greed == .lazy {
      // Going round once more comes second: the choice leads to the same head with the turn already granted.
      if mayRepeat { push(.choice, -pc - 1, position) }
      pc = exit
      return true
    }
    if mayRepeat {
      push(.choice, exit, position)
      enterLoop(counter, position)
      pc += 1
    } else {
      pc = exit
    }
    return true
  }

  private mutating func enterLoop(_ counter: Int, _ position: Int) {
    push(.counter, counter, counters[counter], lastPositions[counter])
    counters[counter] += 1
    lastPositions[counter] = position
  }

  private mutating func look(
    _ pc: Int, _ position: Int, _ isNegated: Bool, _ width: Int
  ) throws(PyError) -> Bool {
    if position < width { return isNegated }
    let inner = stack.count
    let found = try run(pc + 1, position - width, .anywhere, -1) != nil
    if found, !isNegated {
      cut(to: inner)
      return true
    }
    if found {
      var (ignoredPC, ignoredPosition) = (0, 0)
      cut(to: inner)
      _ = backtrack(to: inner, &ignoredPC, &ignoredPosition)
    }
    return found != isNegated
  }

  /// Drops the choices above `base`, keeping what has to be undone.
  private mutating func cut(to base: Int) {
    var kept = base
    for index in base..<stack.count {
      switch stack[index].kind {
      case .choice, .greedyRun, .lazyRun: break
      default:
        stack[kept] = stack[index]
        kept += 1
      }
    }
    stack.removeLast(stack.count - kept)
  }

  /// Undoes and takes the newest choice; false when there is none above `base`.
  private mutating func backtrack(to base: Int, _ pc: inout Int, _ position: inout Int) -> Bool {
    while stack.count > base {
      let top = stack.count - 1
      let entry = stack[top]
      switch entry.kind {
      case .mark: marks[entry.a] = entry.b
      case .lastGroup: lastGroup = entry.a
      case .counter:
        counters[entry.a] = entry.b
        lastPositions[entry.a] = entry.c
      case .choice:
        stack.removeLast()
        position = entry.b
        pc = entry.a
        if pc < 0 {
          pc = -pc - 1
          if case .loop(let counter, _, _, _, _) = program.code[pc] { enterLoop(counter, position) }
          pc += 1
        }
        return true
      case .greedyRun:
        position = entry.b
        pc = entry.a
        if entry.b > entry.c { stack[top].b -= 1 } else { stack.removeLast() }
        return true
      case .lazyRun:
        stack.removeLast()
        guard entry.b < limit, accepts(entry.a - 1, subject[entry.b]) else { continue }
        if entry.c > 1 { push(.lazyRun, entry.a, entry.b + 1, entry.c - 1) }
        position = entry.b + 1
        pc = entry.a
        return true
      }
      stack.removeLast()
    }
    return false
  }

  private func holds(_ anchor: RegexAnchor, _ position: Int) -> Bool {
    switch anchor {
    case .textStart: position == 0
    case .lineStart: position == 0 || subject[position - 1] == 0x0A
    case .textEnd: position == limit
    case .lineEnd: position == limit || subject[position] == 0x0A
    case .textEndOrLastLine:
      position == limit || (position == limit - 1 && subject[position] == 0x0A)
    case .wordBoundary(let isASCII): isBoundary(position, isASCII)
    case .notWordBoundary(let isASCII): limit > 0 && !isBoundary(position, isASCII)
    }
  }

  private func isBoundary(_ position: Int, _ isASCII: Bool) -> Bool {
    let before = position > 0 && RegexCategory.word.holds(subject[position - 1], isASCII: isASCII)
    let after = position < limit && RegexCategory.word.holds(subject[position], isASCII: isASCII)
    return before != after
  }
}
