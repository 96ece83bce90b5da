// Displays of containers, slices and f-strings.

import PythonSyntax

extension Compiler {
  /// `rows[i][j]` with a plain `j`: one instruction that does both where the rows are lists, and the two ordinary ones behind it
  /// for everything else. False when it has another form.
  func itemOfItem(_ item: Expr, _ index: Expr, into result: Int) throws -> Bool {
    guard case .subscript(let rows, let first, _) = item.kind, case .name(let name, _) = index.kind,
      let second = try localRegister(name), second <= Int(UInt8.max)
    else { return false }
    let container = try expression(rows)
    let key = try expression(first)
    _ = try expression(index)
    builder.emit(.getItemOfItem, x: second, a: result, b: container, c: key)
    let row = builder.temporary()
    let span = builder.span
    builder.span = Compiler.span(item.range)
    builder.emit(.getItem, a: row, b: container, c: key)
    builder.span = span
    builder.emit(.getItem, a: result, b: row, c: second)
    return true
  }

  func slice(_ lower: Expr?, _ upper: Expr?, _ step: Expr?, into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    try scratch {
      let first = builder.temporaries(3)
      for (offset, part) in [lower, upper, step].enumerated() {
        if let part {
          _ = try scratch { try expression(part, into: first + offset) }
        } else {
          builder.emit(.loadNone, a: first + offset)
        }
      }
      builder.emit(.buildSlice, a: result, b: first)
    }
    return result
  }

  func tupleDisplay(_ expr: Expr, _ elements: [Expr], into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    let known = folded(expr)
    if !known.isUndefined {
      builder.emit(.loadConstant, a: result, b: builder.constant(known))
      return result
    }
    let hasStar = elements.contains { if case .starred = $0.kind { true } else { false } }
    if hasStar {
      try scratch {
        let list = try display(elements, .buildList, .listExtend, .listAppend, into: builder.temporary())
        builder.emit(.listToTuple, a: result, b: list)
      }
      return result
    }
    return try display(elements, .buildTuple, .listExtend, .listAppend, into: result)
  }

  func display(
    _ elements: [Expr], _ build: Opcode, _ extend: Opcode, _ append: Opcode, into target: Int?
  ) throws -> Int {
    let star = elements.firstIndex { if case .starred = $0.kind { true } else { false } }
    // Long displays are built in pieces, so that they need few registers.
    let limit = 4096
    if star == nil, elements.count <= limit || build == .buildTuple {
      let result = target ?? builder.temporary()
      try scratch {
        let first = builder.temporaries(elements.count)
        for (offset, element) in elements.enumerated() {
          _ = try scratch { try expression(element, into: first + offset) }
        }
        builder.emit(build, a: result, b: first, c: elements.count)
      }
      return result
    }
    return try stepwise(target) { result in
      builder.emit(build, a: result, b: result, c: 0)
      for element in elements {
        try scratch {
          if case .starred(let inner, _) = element.kind {
            builder.emit(extend, a: result, b: try expression(inner))
          } else {
            builder.emit(append, a: result, b: try expression(element))
          }
        }
      }
    }
  }

  func dictDisplay(_ keys: [Expr?], _ values: [Expr], into target: Int?) throws -> Int {
    let isPlain = keys.allSatisfy { $0 != nil } && keys.count <= 2048
    if isPlain {
      let result = target ?? builder.temporary()
      try scratch {
        let first = builder.temporaries(keys.count * 2)
        for (offset, key) in keys.enumerated() {
          if let key { _ = try scratch { try expression(key, into: first + 2 * offset) } }
          _ = try scratch { try expression(values[offset], into: first + 2 * offset + 1) }
        }
        builder.emit(.buildDict, a: result, b: first, c: keys.count)
      }
      return result
    }
    return try stepwise(target) { result in
      builder.emit(.buildDict, a: result, b: result, c: 0)
      for (offset, key) in keys.enumerated() {
        try scratch {
          if let key {
            let name = try expression(key)
            builder.emit(.dictSet, a: result, b: name, c: try expression(values[offset]))
          } else {
            builder.emit(.dictUpdate, a: result, b: try expression(values[offset]))
          }
        }
      }
    }
  }

  func joinedString(_ parts: [Expr], into target: Int?) throws -> Int {
    let result = target ?? builder.temporary()
    if parts.isEmpty {
      load(Value(vm.intern("")), into: result)
      return result
    }
    try scratch {
      let first = builder.temporaries(parts.count)
      for (offset, part) in parts.enumerated() {
        try scratch {
          if case .formattedValue(let value, let conversion, let spec) = part.kind {
            try formatted(value, conversion, spec, into: first + offset)
          } else {
            try expression(part, into: first + offset)
          }
        }
      }
      if parts.count == 1 {
        builder.emit(.move, a: result, b: first)
      } else {
        builder.emit(.buildString, a: result, b: first, c: parts.count)
      }
    }
    return result
  }

  func formatted(_ value: Expr, _ conversion: FormatConversion, _ spec: Expr?, into result: Int) throws {
    let register = try expression(value)
    var flags: Int
    switch conversion {
    case .none: flags = 0
    case .str: flags = 1
    case .repr: flags = 2
    case .ascii: flags = 3
    }
    var specRegister = 0
    if let spec {
      flags += 4
      specRegister = try expressionInTemporary(spec)
    }
    builder.emit(.format, x: flags, a: result, b: register, c: specRegister)
  }
}
