// The interpreter loop: one switch over the operations, with the hot state in local variables.
//
// `pc`, `regs`, `consts`, `caches` and `frame` are locals of this one function; nothing captures them, so they stay in
// machine registers. Python-to-Python calls, `__init__`, operator methods and generator resumes push a frame and go on in
// the same loop; only natives that call back run it again. A fast path ends with `continue dispatch`; what it cannot
// do falls out of the switch into a shared tail, so that each slow path exists once.
//
// One `do/catch` surrounds the dispatch: a Swift error unwinds frames until a handler is found (Unwinding.swift).

extension Machine {
  /// Runs the innermost frame, which must have mode `.native`, until it returns, yields or raises.
  /// With `isRaising` it begins by unwinding the pending exception from that frame (`generator.throw`).
  func runLoop(isRaising: Bool) throws(PyError) -> Value {
    let state = self.state
    let globals = state.pointee.globals
    let builtinValues = state.pointee.builtinValues
    let entry = state.pointee.frame
    if isRaising, !unwind(to: entry) { throw PyError() }
    var frame = state.pointee.frame
    var pc = frame.pointee.pc
    var regs = frame.pointee.registers
    var consts = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
    var caches = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches }

    while true {
      do throws(PyError) {
        dispatch: while true {
          let i = pc.pointee
          pc += 1
          slowCompare: do {
            slowBinary: do {
              switch i.op {

              // MARK: Moves and constants
              case .move:
                (regs + Int(i.a)).copyHalves(from: regs + Int(i.b))
                continue dispatch
              case .loadConstant:
                regs[Int(i.a)] = consts[Int(i.b)]
                continue dispatch
              case .loadInt:
                regs[Int(i.a)] = Value(Int(Int16(bitPattern: i.b)))
                continue dispatch
              case .loadNone:
                regs[Int(i.a)] = .none
                continue dispatch
              case .loadTrue:
                regs[Int(i.a)] = .true
                continue dispatch
              case .loadFalse:
                regs[Int(i.a)] = .false
                continue dispatch
              case .checkBound:
                if regs[Int(i.a)].isUndefined { throw unboundLocal(frame, Int(i.a)) }
                continue dispatch
              case .deleteLocal:
                if i.x == 1, regs[Int(i.a)].isUndefined { throw unboundLocal(frame, Int(i.a)) }
                regs[Int(i.a)] = .undefined
                if i.x == 1, state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.c)) }
                continue dispatch

              // MARK: Globals, names, cells
              case .loadGlobal:
                var value = globals[Int(i.b)]
                if value.isUndefined {
                  value = builtinValues[Int(i.b)]
                  if value.isUndefined { value = try missingGlobal(Int(i.b)) }
                }
                regs[Int(i.a)] = value
                continue dispatch
              case .storeGlobal:
                (globals + Int(i.b)).copyHalves(from: regs + Int(i.a))
                if state.pointee.watchesDeaths {
                  try lookForDeaths(frame, pc, firstFree: Int(i.c))
                }
                continue dispatch
              case .deleteGlobal:
                try deleteGlobal(Int(i.b))
                if state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.c)) }
                continue dispatch
              case .loadName:
                frame.pointee.pc = pc
                var value = try loadName(regs[0], consts[Int(i.b)].asStr)
                if value.isUndefined { value = globals[Int(i.c)] }
                if value.isUndefined { value = builtinValues[Int(i.c)] }
                if value.isUndefined { value = try missingGlobal(Int(i.c)) }
                regs[Int(i.a)] = value
                continue dispatch
              case .storeName:
                frame.pointee.pc = pc
                try storeName(regs[0], consts[Int(i.b)].asStr, regs[Int(i.a)])
                continue dispatch
              case .deleteName:
                frame.pointee.pc = pc
                try deleteName(regs[0], consts[Int(i.b)].asStr)
                continue dispatch
              case .loadClassFree:
                frame.pointee.pc = pc
                var value = try loadName(regs[0], consts[Int(i.b)].asStr)
                if value.isUndefined, let cells = frame.pointee.cells {
                  value = cells[Int(i.c)].asObject(CellObject.self).value
                }
                if value.isUndefined { throw unboundFree(frame, Int(i.c)) }
                regs[Int(i.a)] = value
                continue dispatch
              case .makeCell:
                regs[Int(i.a)] = Value(allocateCell(regs[Int(i.a)]))
                continue dispatch
              case .loadCell:
                let value = regs[Int(i.b)].asObject(CellObject.self).value
                if value.isUndefined { throw unboundLocal(frame, Int(i.b)) }
                regs[Int(i.a)] = value
                continue dispatch
              case .storeCell:
                regs[Int(i.b)].asObject(CellObject.self).value = regs[Int(i.a)]
                continue dispatch
              case .deleteCell:
                let cell = regs[Int(i.b)].asObject(CellObject.self)
                if cell.value.isUndefined { throw unboundLocal(frame, Int(i.b)) }
                cell.value = .undefined
                if state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.c)) }
                continue dispatch
              case .loadFree:
                let value = frame.pointee.cells.unsafelyUnwrapped[Int(i.b)].asObject(CellObject.self).value
                if value.isUndefined { throw unboundFree(frame, Int(i.b)) }
                regs[Int(i.a)] = value
                continue dispatch
              case .storeFree:
                frame.pointee.cells.unsafelyUnwrapped[Int(i.b)].asObject(CellObject.self).value = regs[Int(i.a)]
                continue dispatch
              case .deleteFree:
                let cell = frame.pointee.cells.unsafelyUnwrapped[Int(i.b)].asObject(CellObject.self)
                if cell.value.isUndefined { throw unboundFree(frame, Int(i.b)) }
                cell.value = .undefined
                if state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.c)) }
                continue dispatch
              case .loadFreeCell:
                regs[Int(i.a)] = frame.pointee.cells.unsafelyUnwrapped[Int(i.b)]
                continue dispatch

              // MARK: Arithmetic
              case .add:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  let (sum, overflow) = left.asInt.addingReportingOverflow(right.asInt)
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(sum)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  if right.tag == Tag.float {
                    regs[Int(i.a)] = Value(left.asFloat + right.asFloat)
                    continue dispatch
                  }
                  if right.tag == Tag.int {
                    regs[Int(i.a)] = Value(left.asFloat + Double(right.asInt))
                    continue dispatch
                  }
                } else if left.tag == Tag.int && right.tag == Tag.float {
                  regs[Int(i.a)] = Value(Double(left.asInt) + right.asFloat)
                  continue dispatch
                }
                break slowBinary
              case .subtract:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  let (difference, overflow) = left.asInt.subtractingReportingOverflow(right.asInt)
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(difference)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  if right.tag == Tag.float {
                    regs[Int(i.a)] = Value(left.asFloat - right.asFloat)
                    continue dispatch
                  }
                  if right.tag == Tag.int {
                    regs[Int(i.a)] = Value(left.asFloat - Double(right.asInt))
                    continue dispatch
                  }
                } else if left.tag == Tag.int && right.tag == Tag.float {
                  regs[Int(i.a)] = Value(Double(left.asInt) - right.asFloat)
                  continue dispatch
                }
                break slowBinary
              case .multiply:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  let (product, overflow) = left.asInt.multipliedReportingOverflow(by: right.asInt)
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(product)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  if right.tag == Tag.float {
                    regs[Int(i.a)] = Value(left.asFloat * right.asFloat)
                    continue dispatch
                  }
                  if right.tag == Tag.int {
                    regs[Int(i.a)] = Value(left.asFloat * Double(right.asInt))
                    continue dispatch
                  }
                } else if left.tag == Tag.int && right.tag == Tag.float {
                  regs[Int(i.a)] = Value(Double(left.asInt) * right.asFloat)
                  continue dispatch
                }
                break slowBinary
              case .trueDivide:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.float {
                  if right.tag == Tag.float && right.asFloat != 0 {
                    regs[Int(i.a)] = Value(left.asFloat / right.asFloat)
                    continue dispatch
                  }
                  if right.tag == Tag.int && right.asInt != 0 {
                    regs[Int(i.a)] = Value(left.asFloat / Double(right.asInt))
                    continue dispatch
                  }
                } else if left.tag == Tag.int && right.tag == Tag.int && right.asInt != 0 {
                  // Both are exact as doubles up to 2^53, so one division rounds once, as CPython's does.
                  if left.asInt.magnitude <= 1 << 53 && right.asInt.magnitude <= 1 << 53 {
                    regs[Int(i.a)] = Value(Double(left.asInt) / Double(right.asInt))
                    continue dispatch
                  }
                }
                break slowBinary
              case .floorDivide:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int && right.asInt > 0 {
                  regs[Int(i.a)] = Value(floorDivision(left.asInt, right.asInt))
                  continue dispatch
                }
                break slowBinary
              case .modulo:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int && right.asInt > 0 {
                  regs[Int(i.a)] = Value(floorModulo(left.asInt, right.asInt))
                  continue dispatch
                }
                break slowBinary
              case .bitAnd:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt & right.asInt)
                  continue dispatch
                }
                break slowBinary
              case .bitXor:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt ^ right.asInt)
                  continue dispatch
                }
                break slowBinary
              case .bitOr:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt | right.asInt)
                  continue dispatch
                }
                break slowBinary
              case .rightShift:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int && right.asInt >= 0 {
                  regs[Int(i.a)] = Value(left.asInt >> min(right.asInt, 63))
                  continue dispatch
                }
                break slowBinary
              case .power, .matrixMultiply, .leftShift:
                break slowBinary
              case .addImmediate:
                let left = regs[Int(i.b)]
                if left.tag == Tag.int {
                  let (sum, overflow) = left.asInt.addingReportingOverflow(Int(Int16(bitPattern: i.c)))
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(sum)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  regs[Int(i.a)] = Value(left.asFloat + Double(Int16(bitPattern: i.c)))
                  continue dispatch
                }
                break slowBinary
              case .subtractImmediate:
                let left = regs[Int(i.b)]
                if left.tag == Tag.int {
                  let (difference, overflow) = left.asInt.subtractingReportingOverflow(Int(Int16(bitPattern: i.c)))
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(difference)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  regs[Int(i.a)] = Value(left.asFloat - Double(Int16(bitPattern: i.c)))
                  continue dispatch
                }
                break slowBinary
              case .multiplyImmediate:
                let left = regs[Int(i.b)]
                if left.tag == Tag.int {
                  let (product, overflow) = left.asInt.multipliedReportingOverflow(by: Int(Int16(bitPattern: i.c)))
                  if overflow { break slowBinary }
                  regs[Int(i.a)] = Value(product)
                  continue dispatch
                }
                if left.tag == Tag.float {
                  regs[Int(i.a)] = Value(left.asFloat * Double(Int16(bitPattern: i.c)))
                  continue dispatch
                }
                break slowBinary
              case .floorDivideImmediate:
                let left = regs[Int(i.b)]
                if left.tag == Tag.int {
                  regs[Int(i.a)] = Value(floorDivision(left.asInt, Int(Int16(bitPattern: i.c))))
                  continue dispatch
                }
                break slowBinary
              case .moduloImmediate:
                let left = regs[Int(i.b)]
                if left.tag == Tag.int {
                  regs[Int(i.a)] = Value(floorModulo(left.asInt, Int(Int16(bitPattern: i.c))))
                  continue dispatch
                }
                break slowBinary
              case .negative:
                let value = regs[Int(i.b)]
                if value.tag == Tag.float {
                  regs[Int(i.a)] = Value(-value.asFloat)
                  continue dispatch
                }
                if value.tag == Tag.int, value.asInt != Int.min {
                  regs[Int(i.a)] = Value(0 &- value.asInt)
                  continue dispatch
                }
                frame.pointee.pc = pc
                regs[Int(i.a)] = try slowUnary(.negative, frame, Int(i.b))
                continue dispatch
              case .positive:
                frame.pointee.pc = pc
                regs[Int(i.a)] = try slowUnary(.positive, frame, Int(i.b))
                continue dispatch
              case .invert:
                frame.pointee.pc = pc
                regs[Int(i.a)] = try slowUnary(.invert, frame, Int(i.b))
                continue dispatch
              case .not:
                let value = regs[Int(i.b)]
                if value.tag == Tag.bool {
                  regs[Int(i.a)] = Value(value.bits == 0)
                  continue dispatch
                }
                frame.pointee.pc = pc
                regs[Int(i.a)] = Value(try !checkedTruth(value, frame, Int(i.b)))
                continue dispatch

              // MARK: Comparison
              case .less:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt < right.asInt)
                  continue dispatch
                }
                if left.tag == Tag.float && right.tag == Tag.float {
                  regs[Int(i.a)] = Value(left.asFloat < right.asFloat)
                  continue dispatch
                }
                break slowCompare
              case .greater:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt > right.asInt)
                  continue dispatch
                }
                if left.tag == Tag.float && right.tag == Tag.float {
                  regs[Int(i.a)] = Value(left.asFloat > right.asFloat)
                  continue dispatch
                }
                break slowCompare
              case .equal:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt == right.asInt)
                  continue dispatch
                }
                break slowCompare
              case .notEqual:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt != right.asInt)
                  continue dispatch
                }
                break slowCompare
              case .lessEqual:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt <= right.asInt)
                  continue dispatch
                }
                break slowCompare
              case .greaterEqual:
                let left = regs[Int(i.b)]
                let right = regs[Int(i.c)]
                if left.tag == Tag.int && right.tag == Tag.int {
                  regs[Int(i.a)] = Value(left.asInt >= right.asInt)
                  continue dispatch
                }
                break slowCompare
              case .identical:
                regs[Int(i.a)] = Value(isSame(regs[Int(i.b)], regs[Int(i.c)]))
                continue dispatch
              case .notIdentical:
                regs[Int(i.a)] = Value(!isSame(regs[Int(i.b)], regs[Int(i.c)]))
                continue dispatch
              case .contains, .notContains:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let found = try containsFast(regs[Int(i.c)], regs[Int(i.b)])
                regs[Int(i.a)] = Value(found == (i.op == .contains))
                continue dispatch

              // MARK: Jumps
              case .jump:
                let offset = Int(Int16(bitPattern: i.a))
                if offset < 0 {
                  state.pointee.fuel &-= 1
                  if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                }
                pc += offset
                continue dispatch
              case .jumpIfTrue:
                let value = regs[Int(i.b)]
                let isTrue: Bool
                if value.tag == Tag.bool {
                  isTrue = value.bits != 0
                } else {
                  frame.pointee.pc = pc
                  isTrue = try checkedTruth(value, frame, Int(i.b))
                }
                if isTrue {
                  let offset = Int(Int16(bitPattern: i.a))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpIfFalse:
                let value = regs[Int(i.b)]
                let isTrue: Bool
                if value.tag == Tag.bool {
                  isTrue = value.bits != 0
                } else {
                  frame.pointee.pc = pc
                  isTrue = try checkedTruth(value, frame, Int(i.b))
                }
                if !isTrue {
                  let offset = Int(Int16(bitPattern: i.a))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpIfNone:
                let value = regs[Int(i.b)]
                if value.isUndefined { throw unboundLocal(frame, Int(i.b)) }
                if value.tag == Tag.none {
                  let offset = Int(Int16(bitPattern: i.a))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpIfNotNone:
                let value = regs[Int(i.b)]
                if value.isUndefined { throw unboundLocal(frame, Int(i.b)) }
                if value.tag != Tag.none {
                  let offset = Int(Int16(bitPattern: i.a))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpLess:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.asInt < right.asInt
                } else if left.tag == Tag.float && right.tag == Tag.float {
                  holds = left.asFloat < right.asFloat
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpLessEqual:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.asInt <= right.asInt
                } else if left.tag == Tag.float && right.tag == Tag.float {
                  holds = left.asFloat <= right.asFloat
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpGreater:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.asInt > right.asInt
                } else if left.tag == Tag.float && right.tag == Tag.float {
                  holds = left.asFloat > right.asFloat
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpGreaterEqual:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.asInt >= right.asInt
                } else if left.tag == Tag.float && right.tag == Tag.float {
                  holds = left.asFloat >= right.asFloat
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpEqual:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.bits == right.bits
                } else if left.isStr && right.isStr {
                  holds = left.isSameText(as: right)
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpNotEqual:
                let left = regs[Int(i.a)]
                let right = regs[Int(i.b)]
                let holds: Bool
                if left.tag == Tag.int && right.tag == Tag.int {
                  holds = left.bits != right.bits
                } else {
                  break slowCompare
                }
                if holds == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpLessImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt < Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpLessEqualImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt <= Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpEqualImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt == Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpNotEqualImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt != Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpGreaterImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt > Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpGreaterEqualImmediate:
                let left = regs[Int(i.a)]
                if left.tag != Tag.int { break slowCompare }
                if (left.asInt >= Int(Int16(bitPattern: i.b))) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch
              case .jumpIdentical:
                if isSame(regs[Int(i.a)], regs[Int(i.b)]) == (i.x != 0) {
                  let offset = Int(Int16(bitPattern: i.c))
                  if offset < 0 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  }
                  pc += offset
                }
                continue dispatch

              // MARK: Attributes and items
              case .getAttribute:
                let object = regs[Int(i.b)]
                let cache = caches + Int(i.c)
                if object.isObject, object.asObj.cls.version == cache.pointee.version {
                  if cache.pointee.state == .slot {
                    let slot = cache.pointee.slot
                    if Tag.isAttributed(object.tag), slot < object.asAttributed.ownCapacity {
                      let value = object.asAttributed.ownSlots.unsafelyUnwrapped[Int(slot)]
                      if !value.isUndefined {
                        regs[Int(i.a)] = value
                        continue dispatch
                      }
                    }
                  } else if cache.pointee.state == .classValue, object.asObj.flags & Obj.Flags.dictMode == 0 {
                    regs[Int(i.a)] = cache.pointee.value
                    continue dispatch
                  } else if cache.pointee.state == .getter {
                    // A property with a Python getter of one parameter: a call of it.
                    let function = cache.pointee.value.asFunction
                    let code = function.code
                    let next = frame + 1
                    let window = state.pointee.top
                    let top = window + code.registerCount
                    if next.isAtMost(state.pointee.frameLimit) && top.isAtMost(state.pointee.stackLimit) {
                      frame.pointee.pc = pc
                      window[0] = object
                      next.pointee = Frame(
                        pc: code.instructions, registers: window, code: Unmanaged.passUnretained(code),
                        cells: function.cells, function: Unmanaged.passUnretained(function), object: nil,
                        destination: i.a, mode: .store)
                      var index = 1
                      let localCount = code.localCount
                      while index < localCount {
                        window[index] = .undefined
                        index &+= 1
                      }
                      frame = next
                      state.pointee.frame = next
                      state.pointee.top = top
                      if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
                      pc = code.instructions
                      regs = window
                      consts = code.constants
                      caches = code.caches
                      state.pointee.fuel &-= 1
                      if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                      continue dispatch
                    }
                  }
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let value = try getAttributeCaching(frame, Int(i.b), cache, destination: i.a)
                if state.pointee.frame == frame {
                  regs[Int(i.a)] = value
                  continue dispatch
                }
              case .setAttribute:
                let object = regs[Int(i.b)]
                let cache = caches + Int(i.c)
                if Tag.isAttributed(object.tag), object.asObj.cls.version == cache.pointee.version,
                  cache.pointee.slot < object.asAttributed.ownCapacity,
                  Machine.keepsOrder(
                    object.asAttributed.ownSlots.unsafelyUnwrapped, Int(object.asAttributed.ownCapacity),
                    Int(cache.pointee.slot))
                {
                  (object.asAttributed.ownSlots.unsafelyUnwrapped + Int(cache.pointee.slot))
                    .copyHalves(from: regs + Int(i.a))
                  continue dispatch
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try setAttributeCaching(frame, Int(i.b), cache, regs[Int(i.a)])
                if state.pointee.frame == frame { continue dispatch }
              case .deleteAttribute:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let name = caches[Int(i.c)].name
                try deleteAttribute(checked(frame, Int(i.b)), name._withUnsafeGuaranteedRef { $0 })
                if state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.a)) }
                continue dispatch
              case .getItem:
                let container = regs[Int(i.b)]
                let key = regs[Int(i.c)]
                if container.isList, key.isInt {
                  let list = container.asList
                  var index = key.asInt
                  if index < 0 { index &+= list.count }
                  if UInt(bitPattern: index) < UInt(bitPattern: list.count) {
                    regs[Int(i.a)] = list[index]
                    continue dispatch
                  }
                } else if container.isTuple, key.isInt {
                  let tuple = container.asTuple
                  var index = key.asInt
                  if index < 0 { index &+= tuple.count }
                  if UInt(bitPattern: index) < UInt(bitPattern: tuple.count) {
                    regs[Int(i.a)] = tuple.items[index]
                    continue dispatch
                  }
                } else if container.isDict {
                  let number: Int
                  if key.isStr {
                    number = findText(container, key)
                  } else if key.isInt {
                    number = container.asDict.find(int: key.asInt, hash: hashOfInt(key.asInt))
                  } else if key.isTuple {
                    number = findTuple(container, key)
                  } else {
                    number = -1
                  }
                  if number >= 0 {
                    regs[Int(i.a)] = container.asDict.entries[number].value
                    continue dispatch
                  }
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let value = try slowGetItem(frame, i)
                if state.pointee.frame == frame {
                  regs[Int(i.a)] = value
                  continue dispatch
                }
              case .getItemOfItem:
                let rows = regs[Int(i.b)]
                let first = regs[Int(i.c)]
                let second = regs[Int(i.x)]
                if rows.isList, first.isInt, second.isInt {
                  let list = rows.asList
                  var index = first.asInt
                  if index < 0 { index &+= list.count }
                  if UInt(bitPattern: index) < UInt(bitPattern: list.count), let row = list.row(index) {
                    var place = second.asInt
                    if place < 0 { place &+= row.count }
                    if UInt(bitPattern: place) < UInt(bitPattern: row.count) {
                      regs[Int(i.a)] = row[place]
                      pc += 2
                    }
                  }
                }
                continue dispatch
              case .setItem:
                let container = regs[Int(i.a)]
                let key = regs[Int(i.b)]
                let source = regs + Int(i.c)
                if container.isList, key.isInt, !source.pointee.isUndefined {
                  let list = container.asList
                  var index = key.asInt
                  if index < 0 { index &+= list.count }
                  if UInt(bitPattern: index) < UInt(bitPattern: list.count) {
                    list[index] = source.pointee
                    continue dispatch
                  }
                } else if container.isDict, !source.pointee.isUndefined {
                  if key.isStr, setText(container, key, source.pointee) { continue dispatch }
                  let dict = container.asDict
                  if key.isInt {
                    let hash = hashOfInt(key.asInt)
                    let number = dict.find(int: key.asInt, hash: hash)
                    if number >= 0 {
                      dict.setValue(number, source.pointee)
                      continue dispatch
                    }
                    if number == -1 {
                      dict.insertNew(key, hash: hash, source.pointee)
                      continue dispatch
                    }
                  }
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try slowSetItem(frame, i)
                continue dispatch
              case .deleteItem:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try deleteItem(checked(frame, Int(i.a)), checked(frame, Int(i.b)))
                if state.pointee.watchesDeaths { try lookForDeaths(frame, pc, firstFree: Int(i.c)) }
                continue dispatch
              case .buildSlice:
                let first = regs + Int(i.b)
                regs[Int(i.a)] = slice(first[0], first[1], first[2])
                continue dispatch

              // MARK: Calls
              case .call:
                let base = regs + Int(i.a)
                let callee = base.pointee
                frame.pointee.pc = pc
                if callee.tag == Tag.of(.function) {
                  let function = callee.asFunction
                  let code = function.code
                  if code.simpleArgumentCount == Int(i.c) {
                    let next = frame + 1
                    let window = base + 1
                    let top = window + code.registerCount
                    if next.isAtMost(state.pointee.frameLimit) && top.isAtMost(state.pointee.stackLimit) {
                      next.pointee = Frame(
                        pc: code.instructions, registers: window, code: Unmanaged.passUnretained(code),
                        cells: function.cells, function: Unmanaged.passUnretained(function), object: nil,
                        destination: i.b, mode: .store)
                      var index = Int(i.c)
                      let localCount = code.localCount
                      while index < localCount {
                        window[index] = .undefined
                        index &+= 1
                      }
                      frame = next
                      state.pointee.frame = next
                      state.pointee.top = top
                      if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
                      pc = code.instructions
                      regs = window
                      consts = code.constants
                      caches = code.caches
                      state.pointee.fuel &-= 1
                      if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                      continue dispatch
                    }
                  }
                }
                if callee.tag == Tag.of(.nativeFunction) {
                  if state.pointee.collectionRequested {
                    try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ Int(i.c) &+ 1)
                  }
                  if frame == state.pointee.frameLimit { try checkDepth(before: callee.asNativeFunction) }
                  if callee.asNativeFunction.exactCount == Int(i.c), !callee.asNativeFunction.isDescriptor {
                    state.pointee.nativeStart = state.pointee.objectCount
                    regs[Int(i.b)] = try callBody(of: callee, Arguments(base: base + 1, count: Int(i.c)))
                    continue dispatch
                  }
                }
                let value = try startCall(base, Int(i.c), keywords: .undefined, destination: i.b, mode: .store)
                if state.pointee.frame == frame {
                  regs[Int(i.b)] = value
                  continue dispatch
                }
              case .loadMethod:
                let base = regs + Int(i.a)
                let receiver = base[1]
                let cache = caches + Int(i.c)
                if receiver.isObject, receiver.asObj.cls.version == cache.pointee.version,
                  cache.pointee.state == .method, receiver.asObj.flags & Obj.Flags.dictMode == 0
                {
                  base[0] = cache.pointee.value
                  continue dispatch
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try loadMethod(base, cache)
                continue dispatch
              case .callMethod, .callLoaded:
                let base = regs + Int(i.a)
                let receiver = base[1]
                let cache = caches + Int(i.c)
                frame.pointee.pc = pc
                let isLoaded = i.op == .callLoaded
                if isLoaded
                  || receiver.isObject && receiver.asObj.cls.version == cache.pointee.version
                    && cache.pointee.state == .method && receiver.asObj.flags & Obj.Flags.dictMode == 0
                {
                  let callee = isLoaded ? base[0] : cache.pointee.value
                  if callee.tag == Tag.of(.function) {
                    let function = callee.asFunction
                    let code = function.code
                    if code.simpleArgumentCount == Int(i.x) &+ 1 {
                      let next = frame + 1
                      let window = base + 1
                      let top = window + code.registerCount
                      if next.isAtMost(state.pointee.frameLimit) && top.isAtMost(state.pointee.stackLimit) {
                        next.pointee = Frame(
                          pc: code.instructions, registers: window, code: Unmanaged.passUnretained(code),
                          cells: function.cells, function: Unmanaged.passUnretained(function), object: nil,
                          destination: i.b, mode: .store)
                        var index = Int(i.x) &+ 1
                        let localCount = code.localCount
                        while index < localCount {
                          window[index] = .undefined
                          index &+= 1
                        }
                        frame = next
                        state.pointee.frame = next
                        state.pointee.top = top
                        if top.isAbove(state.pointee.highestTop) { state.pointee.highestTop = top }
                        pc = code.instructions
                        regs = window
                        consts = code.constants
                        caches = code.caches
                        state.pointee.fuel &-= 1
                        if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                        continue dispatch
                      }
                    }
                  } else if callee.tag == Tag.of(.nativeFunction) {
                    if state.pointee.collectionRequested {
                      try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ Int(i.x) &+ 2)
                    }
                    if frame == state.pointee.frameLimit { try checkDepth(before: callee.asNativeFunction) }
                    state.pointee.nativeStart = state.pointee.objectCount
                    let result: Value
                    if callee.asNativeFunction.exactCount == Int(i.x) &+ 1 {
                      result = try callBody(of: callee, Arguments(base: base + 1, count: Int(i.x) &+ 1))
                    } else {
                      result = try callNative(callee.asNativeFunction, base + 1, Int(i.x) &+ 1, .undefined)
                      state.pointee.top = regs + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
                    }
                    if receiver.isStr, cache.pointee.isReceiver || receiver.asStr.flags & Obj.Flags.chained != 0 {
                      reuseChained(receiver, result, callee, isReceiver: cache.pointee.isReceiver)
                    }
                    regs[Int(i.b)] = result
                    continue dispatch
                  } else if callee.isUndefined, base[1].tag == Tag.of(.nativeFunction),
                    base[1].asNativeFunction.takesExactly(Int(i.x)), frame != state.pointee.frameLimit
                  {
                    // A module's function.
                    if state.pointee.collectionRequested {
                      try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ Int(i.x) &+ 2)
                    }
                    state.pointee.nativeStart = state.pointee.objectCount
                    regs[Int(i.b)] = try callBody(of: base[1], Arguments(base: base + 2, count: Int(i.x)))
                    continue dispatch
                  }
                }
                if state.pointee.collectionRequested {
                  try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ Int(i.x) &+ 2)
                }
                let value = try isLoaded ? callLoaded(base, i) : slowCallMethod(base, i, cache)
                if state.pointee.frame == frame {
                  regs[Int(i.b)] = value
                  state.pointee.top = regs + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
                  continue dispatch
                }
              case .callKeywords:
                let names = consts[Int(pc.pointee.a)]
                pc += 1
                frame.pointee.pc = pc
                if state.pointee.collectionRequested {
                  try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ Int(i.c) &+ 1)
                }
                let positional = Int(i.c) &- names.asTuple.count
                let value = try startCall(
                  regs + Int(i.a), positional, keywords: names, destination: i.b, mode: .store)
                if state.pointee.frame == frame {
                  regs[Int(i.b)] = value
                  state.pointee.top = regs + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
                  continue dispatch
                }
              case .callExtended:
                frame.pointee.pc = pc
                if state.pointee.collectionRequested { try nativeSafepoint(frame, pc, firstFree: Int(i.a) &+ 3) }
                let value = try startExtendedCall(frame, i)
                if state.pointee.frame == frame {
                  regs[Int(i.b)] = value
                  state.pointee.top = regs + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
                  continue dispatch
                }
              case .extra:
                continue dispatch

              case .returnValue, .returnNone:
                let value = i.op == .returnNone ? Value.none : regs[Int(i.a)]
                let mode = frame.pointee.mode
                if mode == .store {
                  let destination = Int(frame.pointee.destination)
                  frame -= 1
                  state.pointee.frame = frame
                  pc = frame.pointee.pc
                  regs = frame.pointee.registers
                  let (constants, cachesOfCode, count) = frame.pointee.code._withUnsafeGuaranteedRef {
                    ($0.constants, $0.caches, $0.registerCount)
                  }
                  consts = constants
                  caches = cachesOfCode
                  state.pointee.top = regs + count
                  regs[destination] = value
                  continue dispatch
                }
                if mode == .native {
                  let result = finishNativeFrame(frame, value)
                  return result
                }
                if mode == .initialize ? value.isNone : mode == .counted && !state.pointee.watchesDeaths {
                  let destination = Int(frame.pointee.destination)
                  let object = frame.pointee.object
                  state.pointee.frameLimit += 1
                  frame -= 1
                  state.pointee.frame = frame
                  pc = frame.pointee.pc
                  regs = frame.pointee.registers
                  let (constants, cachesOfCode, count) = frame.pointee.code._withUnsafeGuaranteedRef {
                    ($0.constants, $0.caches, $0.registerCount)
                  }
                  consts = constants
                  caches = cachesOfCode
                  state.pointee.top = regs + count
                  regs[destination] = object?._withUnsafeGuaranteedRef { Value($0) } ?? value
                  continue dispatch
                }
                frame.pointee.pc = pc
                try finishFrame(frame, value)

              // MARK: Loops
              case .forPrepare:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try prepareLoop(frame, Int(i.a))
                continue dispatch
              case .forNext:
                let loop = regs + Int(i.a)
                if loop[0].tag == Tag.int {
                  // A range: next value, elements left, step.
                  let left = loop[1].bits
                  if left == 0 { continue dispatch }
                  let current = loop[0].asInt
                  loop[1].bits = left &- 1
                  loop[0].bits = UInt(bitPattern: current &+ loop[2].asInt)
                  regs[Int(i.b)] = Value(current)
                } else if loop[0].tag == Tag.of(.list) && loop[1].isInt {
                  let list = loop[0].asList
                  let index = loop[1].asInt
                  if index >= list.count {
                    loop[1] = Value(Int.max)
                    continue dispatch
                  }
                  loop[1].bits &+= 1
                  regs[Int(i.b)] = list[index]
                } else if loop[0].tag == Tag.of(.generator) {
                  let generator = loop[0].asObject(GeneratorObject.self)
                  frame.pointee.pc = pc
                  if generator.status == .finished { continue dispatch }
                  try pushGenerator(generator, sending: .none, mode: .iterate, destination: i.b)
                  frame = state.pointee.frame
                  pc = frame.pointee.pc
                  regs = frame.pointee.registers
                  consts = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
                  caches = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches }
                  state.pointee.fuel &-= 1
                  if state.pointee.fuel < 0 { try safepoint(frame, pc) }
                  continue dispatch
                } else {
                  frame.pointee.pc = pc
                  state.pointee.nativeStart = state.pointee.objectCount
                  let body = pc + Int(Int16(bitPattern: i.c))
                  if body.pointee.op == .unpack && body.pointee.a == i.b && body.pointee.c == 2 {
                    state.pointee.fuel &-= 1
                    if state.pointee.fuel < 0 {
                      try loopSafepoint(frame, pc)
                      state.pointee.nativeStart = state.pointee.objectCount
                    }
                    switch try advancePair(loop, into: regs + Int(body.pointee.b)) {
                    case .pair:
                      pc = body + 1
                      continue dispatch
                    case .end: continue dispatch
                    case .unknown: state.pointee.fuel &+= 1
                    }
                  }
                  let value = try advanceLoop(loop)
                  if value.isUndefined { continue dispatch }
                  regs[Int(i.b)] = value
                }
                state.pointee.fuel &-= 1
                if state.pointee.fuel < 0 { try loopSafepoint(frame, pc) }
                pc += Int(Int16(bitPattern: i.c))
                continue dispatch
              case .getIterator:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let source = try checked(frame, Int(i.b))
                if i.x == 0 || !isLoopable(source) { regs[Int(i.a)] = try iterator(of: source) }
                continue dispatch
              case .yield:
                frame.pointee.pc = pc
                let value = regs[Int(i.a)]
                let mode = frame.pointee.mode
                suspend(frame, receiver: i.b)
                if mode == .native {
                  state.pointee.frame = frame - 1
                  return value
                }
                let destination = Int(frame.pointee.destination)
                frame -= 1
                state.pointee.frame = frame
                regs = frame.pointee.registers
                pc = frame.pointee.pc
                pc += Int(Int16(bitPattern: pc[-1].c))
                let (constants, cachesOfCode, count) = frame.pointee.code._withUnsafeGuaranteedRef {
                  ($0.constants, $0.caches, $0.registerCount)
                }
                consts = constants
                caches = cachesOfCode
                state.pointee.top = regs + count
                regs[destination] = value
                continue dispatch
              case .delegate:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let isDone = try delegateStep(frame, i)
                if isDone { pc += Int(Int16(bitPattern: i.c)) }
                continue dispatch

              // MARK: Containers
              case .buildList:
                let list = emptyList(capacity: Int(i.c))
                list.append(from: regs + Int(i.b), Int(i.c))
                regs[Int(i.a)] = Value(list)
                continue dispatch
              case .buildTuple:
                regs[Int(i.a)] = tuple(regs + Int(i.b), Int(i.c))
                continue dispatch
              case .buildSet:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let set = set()
                for index in 0..<Int(i.c) { try setAdd(set, regs[Int(i.b) + index]) }
                regs[Int(i.a)] = Value(set)
                continue dispatch
              case .buildDict:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                let dict = dict()
                for index in 0..<Int(i.c) {
                  try dictSet(dict, regs[Int(i.b) + 2 * index], regs[Int(i.b) + 2 * index + 1])
                }
                regs[Int(i.a)] = Value(dict)
                continue dispatch
              case .listAppend:
                regs[Int(i.a)].asList.append(regs[Int(i.b)])
                continue dispatch
              case .setAdd:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try setAdd(regs[Int(i.a)].asSet, regs[Int(i.b)])
                continue dispatch
              case .dictSet:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try dictSet(regs[Int(i.a)].asDict, regs[Int(i.b)], regs[Int(i.c)])
                continue dispatch
              case .listExtend, .setUpdate, .dictUpdate, .dictMerge:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try extend(frame, i)
                continue dispatch
              case .listToTuple:
                regs[Int(i.a)] = tuple(regs[Int(i.b)].asList)
                continue dispatch
              case .unpack:
                let source = regs[Int(i.a)]
                if source.isTuple, source.asTuple.count == Int(i.c) {
                  (regs + Int(i.b)).update(from: source.asTuple.items, count: Int(i.c))
                  continue dispatch
                }
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try unpack(checked(frame, Int(i.a)), into: regs + Int(i.b), count: Int(i.c))
                continue dispatch
              case .unpackStar:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try unpackStar(
                  checked(frame, Int(i.a)), into: regs + Int(i.b), before: Int(i.x), after: Int(i.c))
                continue dispatch

              // MARK: Definitions
              case .makeFunction:
                makeFunction(frame, i)
                continue dispatch
              case .buildClass:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try buildClass(frame, i)
                continue dispatch
              case .loadSuper:
                frame.pointee.pc = pc
                regs[Int(i.a)] = try makeSuper(frame, i)
                continue dispatch
              case .format:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                regs[Int(i.a)] = try formatValue(
                  checked(frame, Int(i.b)), conversion: i.x & 3, spec: i.x & 4 == 0 ? .undefined : regs[Int(i.c)])
                continue dispatch
              case .buildString:
                regs[Int(i.a)] = joinStrings(regs + Int(i.b), Int(i.c))
                continue dispatch

              // MARK: Exceptions and contexts
              case .raise:
                frame.pointee.pc = pc
                throw try raiseStatement(frame, i)
              case .reraise:
                pendingException = regs[Int(i.a)]
                throw PyError()
              case .pushHandled:
                if i.x != 0 {
                  pushHandled(inGenerator: frame, i)
                  continue dispatch
                }
                regs[Int(i.b)] = state.pointee.handled
                state.pointee.handled = regs[Int(i.a)]
                continue dispatch
              case .popHandled:
                if i.x != 0 {
                  popHandled(inGenerator: frame, i)
                  continue dispatch
                }
                state.pointee.handled = regs[Int(i.a)]
                continue dispatch
              case .matchException:
                frame.pointee.pc = pc
                if try !matches(regs[Int(i.a)], checked(frame, Int(i.b))) { pc += Int(Int16(bitPattern: i.c)) }
                continue dispatch
              case .assertionFailed:
                frame.pointee.pc = pc
                throw raise(exceptionClass(.assertionError), i.x == 1 ? [try checked(frame, Int(i.a))] : [])
              case .enterContext:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try enterContext(frame, Int(i.a))
                continue dispatch
              case .exitContext:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                _ = try call(regs[Int(i.a)], [.none, .none, .none])
                continue dispatch
              case .exitContextWithException:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                regs[Int(i.c)] = Value(try exitContext(regs[Int(i.a)], regs[Int(i.b)]))
                continue dispatch
              case .structural:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                if try !structuralTest(frame, i) { pc += Int(Int16(bitPattern: i.c)) }
                continue dispatch
              case .importModule:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                regs[Int(i.a)] = try importStatement(consts[Int(i.b)].asStr.string, wantsLast: i.x == 1)
                continue dispatch
              case .importMember:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                regs[Int(i.a)] = try importMember(regs[Int(i.b)], consts[Int(i.c)].asStr)
                continue dispatch
              case .importAll:
                frame.pointee.pc = pc
                state.pointee.nativeStart = state.pointee.objectCount
                try importAll(regs[Int(i.a)])
                continue dispatch
              }

              // A frame was pushed or popped: take up the innermost one.
              frame = state.pointee.frame
              pc = frame.pointee.pc
              regs = frame.pointee.registers
              let (constants, cachesOfCode, count) = frame.pointee.code._withUnsafeGuaranteedRef {
                ($0.constants, $0.caches, $0.registerCount)
              }
              consts = constants
              caches = cachesOfCode
              state.pointee.top = regs + count
              state.pointee.fuel &-= 1
              if state.pointee.fuel < 0 { try safepoint(frame, pc) }
              continue dispatch
            }

            // The slow path of binary operators.
            frame.pointee.pc = pc
            if state.pointee.collectionRequested { try operatorSafepoint(frame, pc, i) }
            state.pointee.nativeStart = state.pointee.objectCount
            let value = try slowBinary(frame, i)
            if state.pointee.frame == frame {
              regs[Int(i.a)] = value
            } else {
              frame = state.pointee.frame
              pc = frame.pointee.pc
              regs = frame.pointee.registers
              consts = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
              caches = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches }
              state.pointee.fuel &-= 1
              if state.pointee.fuel < 0 { try safepoint(frame, pc) }
            }
            continue dispatch
          }

          // The slow path of comparisons, alone or fused with a jump.
          frame.pointee.pc = pc
          state.pointee.nativeStart = state.pointee.objectCount
          if i.op.rawValue < Opcode.jump.rawValue {
            regs[Int(i.a)] = try slowCompare(frame, i)
          } else if try slowCompareJump(frame, i) {
            let offset = Int(Int16(bitPattern: i.c))
            if offset < 0 {
              state.pointee.fuel &-= 1
              if state.pointee.fuel < 0 { try safepoint(frame, pc) }
            }
            pc += offset
          }
        }
      } catch {
        state.pointee.frame.pointee.pc = state.pointee.frame == frame ? pc : state.pointee.frame.pointee.pc
        guard unwind(to: entry) else { throw error }
        frame = state.pointee.frame
        pc = frame.pointee.pc
        regs = frame.pointee.registers
        let (constants, cachesOfCode, count) = frame.pointee.code._withUnsafeGuaranteedRef {
          ($0.constants, $0.caches, $0.registerCount)
        }
        consts = constants
        caches = cachesOfCode
        state.pointee.top = regs + count
      }
    }
  }
}

/// `left // right` for a positive right.
@inline(__always)
func floorDivision(_ left: Int, _ right: Int) -> Int {
  let quotient = left / right
  return left < 0 && quotient &* right != left ? quotient &- 1 : quotient
}

/// `left % right` for a positive right.
@inline(__always)
func floorModulo(_ left: Int, _ right: Int) -> Int {
  let rest = left % right
  return rest < 0 ? rest &+ right : rest
}

/// `left is right`.
@inline(__always)
func isSame(_ left: Value, _ right: Value) -> Bool { left.tag == right.tag && left.bits == right.bits }
