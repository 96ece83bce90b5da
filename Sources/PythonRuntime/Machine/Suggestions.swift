// "Did you mean": which name is nearest to one that was not found, after CPython 3.11's Python/suggestions.c.

extension Machine {
  func suggestion(for exception: ExceptionObject) -> String? {
    guard let name = exception.missingName.str?.string else { return nil }
    if exception.cls.isSubclass(of: exceptionClass(.attributeError)) {
      guard !exception.missingOn.isUndefined else { return nil }
      return nearest(name, among: attributeNames(of: exception.missingOn))
    }
    guard exception.cls.isSubclass(of: exceptionClass(.nameError)), let entry = exception.traceback.first else {
      return nil
    }
    let code = entry.code._withUnsafeGuaranteedRef { $0 }
    let locals = (code.localNames + code.freeNames).map(\.string).filter { !$0.hasPrefix(".") }
    return nearest(name, among: locals)
      ?? nearest(name, among: globalBindings.map(\.name.string))
      ?? nearest(name, among: builtins.pairs.compactMap { $0.key.str?.string })
  }

  /// Names of all attributes of a value, sorted (`dir`).
  package func attributeNames(of value: Value) -> [String] {
    var found: Set<String> = []
    let classes = value.cls?.mro ?? classOf(value).mro
    for owner in classes {
      for pair in owner.attributes.pairs { if let name = pair.key.str { found.insert(name.string) } }
      for dunder in Dunder.allCases where covers(dunder, in: owner) {
        found.insert(dunder.name)
      }
    }
    if let module = value.module {
      found = Set(module.attributes.pairs.compactMap { $0.key.str?.string })
      found.formUnion(module.lazyNames?() ?? [])
    } else if value.isObject {
      found.formUnion(classOf(value).native.moreNames?(self, value) ?? [])
      for (name, _) in instanceAttributes(value.asObj) { found.insert(name.string) }
    }
    return found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// CPython's choice: the first of the nearest, by edits that cost 2 (1 for a change of case).
  private func nearest(_ name: String, among candidates: [String]) -> String? {
    if candidates.count > 750 { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let text = Array(candidate.utf8)
      let limit = min((wanted.count + text.count + 3) * 2 / 6, bestDistance - 1)
      let distance = editCost(wanted, text, limit: limit)
      if distance <= limit {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private func editCost(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    if abs(left.count - right.count) * 2 > limit { return limit + 1 }
    var row = (0...right.count).map { $0 * 2 }
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * 2
      for (j, b) in right.enumerated() {
        let substitution = diagonal + substitutionCost(a, b)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, min(diagonal, row[j]) + 2)
      }
    }
    return row[right.count]
  }

  private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    let isLetter = (a | 0x20) >= 0x61 && (a | 0x20) <= 0x7A
    return isLetter && (a | 0x20) == (b | 0x20) ? 1 : 2
  }
}
