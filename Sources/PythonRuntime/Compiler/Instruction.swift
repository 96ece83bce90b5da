// The instruction set of the register machine.
//
// An instruction is 8 bytes: an operation, a small operand `x` and three 16-bit operands `a`, `b`, `c`. `R[n]` is register n
// of the running frame, `K[n]` a constant, `G[n]` a global. Jumps are relative to the next instruction, in the last
// operand that is not a register. Where an operand is an immediate it is a signed 16-bit integer.

/// One instruction. It is one word, taken apart where an operand is used: as separate fields all five were loaded and
/// extended at every dispatch, used or not (a fifth of the loop's instructions).
struct Instruction {
  private var word: UInt64

  @inline(__always) var op: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }
  @inline(__always) var x: UInt8 { UInt8(truncatingIfNeeded: word &>> 8) }
  @inline(__always) var a: UInt16 {
    get { UInt16(truncatingIfNeeded: word &>> 16) }
    set { word = (word & ~(0xFFFF &<< 16)) | UInt64(newValue) &<< 16 }
  }
  @inline(__always) var b: UInt16 {
    get { UInt16(truncatingIfNeeded: word &>> 32) }
    set { word = (word & ~(0xFFFF &<< 32)) | UInt64(newValue) &<< 32 }
  }
  @inline(__always) var c: UInt16 {
    get { UInt16(truncatingIfNeeded: word &>> 48) }
    set { word = (word & ~(0xFFFF &<< 48)) | UInt64(newValue) &<< 48 }
  }

  init(_ op: Opcode, x: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    word = UInt64(op.rawValue) | UInt64(x) &<< 8
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }
}

/// The operations. The comment gives the effect.
enum Opcode: UInt8, CaseIterable {
  /// R[a] = R[b]
  case move
  /// R[a] = K[b]
  case loadConstant
  /// R[a] = immediate b
  case loadInt
  case loadNone, loadTrue, loadFalse
  /// R[a] must be bound, else UnboundLocalError
  case checkBound
  /// R[a] = undefined; it must have been bound when x is 1
  case deleteLocal

  /// R[a] = G[b]
  case loadGlobal
  /// G[b] = R[a]
  case storeGlobal
  case deleteGlobal
  /// R[a] = name K[b] of the class body's namespace (register 0), else G[c]
  case loadName
  /// namespace[K[b]] = R[a]
  case storeName
  case deleteName
  /// R[a] = name K[b] of the namespace, else free variable c
  case loadClassFree

  /// R[a] = a new cell holding R[a]
  case makeCell
  /// R[a] = cell R[b]'s value
  case loadCell
  /// cell R[b]'s value = R[a]
  case storeCell
  case deleteCell
  /// R[a] = free cell b's value
  case loadFree
  case storeFree
  case deleteFree
  /// R[a] = free cell b itself
  case loadFreeCell

  /// R[a] = R[b] op R[c]; x is 1 for the in-place form
  case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, bitAnd, bitOr, bitXor
  /// R[a] = R[b] op immediate c
  case addImmediate, subtractImmediate, multiplyImmediate, floorDivideImmediate, moduloImmediate
  /// R[a] = op R[b]
  case negative, positive, invert, not

  /// R[a] = R[b] op R[c]
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  case identical, notIdentical, contains, notContains

  case jump
  /// jump by a when R[b] is true (false)
  case jumpIfTrue, jumpIfFalse
  case jumpIfNone, jumpIfNotNone
  /// jump by c when (R[a] op R[b]) is x
  case jumpLess, jumpLessEqual, jumpEqual, jumpNotEqual, jumpGreater, jumpGreaterEqual
  /// jump by c when (R[a] op immediate b) is x
  case jumpLessImmediate, jumpLessEqualImmediate, jumpEqualImmediate, jumpNotEqualImmediate
  case jumpGreaterImmediate, jumpGreaterEqualImmediate
  /// jump by c when (R[a] is R[b]) is x
  case jumpIdentical

  /// R[a] = R[b].name, cache c
  case getAttribute
  /// R[b].name = R[a], cache c
  case setAttribute
  case deleteAttribute
  /// R[a] = R[b][R[c]]
  case getItem
  /// R[a][R[b]] = R[c]
  case setItem
  /// del R[a][R[b]]
  case deleteItem
  /// R[a] = slice(R[b], R[b+1], R[b+2])
  case buildSlice

  /// R[b] = R[a](R[a+1]... c of them)
  case call
  /// R[b] = R[a+1].name(R[a+2]... x of them), cache c
  case callMethod
  /// R[a] = R[b][R[c]][R[x]] for lists and ints, passing over the next two; else nothing
  case getItemOfItem
  /// R[a] = the method `name` of R[a+1], cache c; what needs no receiver takes the place of R[a+1], and R[a] is nothing
  case loadMethod
  /// R[b] = R[a](R[a+1]... x + 1 of them) for what `loadMethod` found
  case callLoaded
  /// R[b] = R[a](c arguments, the last ones named by the tuple K[a of the next instruction])
  case callKeywords
  /// R[b] = R[a](*R[a+1], **R[a+2])
  case callExtended
  /// data of the instruction before
  case extra
  case returnValue
  case returnNone

  /// R[a...a+2] = the state of a loop over R[a]
  case forPrepare
  /// R[b] = next element of loop R[a] and jump by c, or fall through at the end
  case forNext
  /// R[a] = iter(R[b]); with x = 1 what a loop takes as it is stays as it is (a is b)
  case getIterator

  /// yield R[a]; R[b] = what is sent; c is 1 + the register of the iterator that `yield from` delegates to
  case yield
  /// one step of `yield from` R[a]: sends R[b]; yields, or puts the result in R[b] and jumps by c
  case delegate

  /// R[a] = [R[b]... c of them]
  case buildList, buildTuple, buildSet
  /// R[a] = {R[b]: R[b+1], ...}, c pairs
  case buildDict
  /// R[a].append(R[b]); R[a].add(R[b]); R[a][R[b]] = R[c]
  case listAppend, setAdd, dictSet
  /// R[a].extend(R[b]) and the like; dictMerge is for call keywords and refuses duplicates
  case listExtend, setUpdate, dictUpdate, dictMerge
  /// R[a] = tuple(list R[b])
  case listToTuple
  /// R[b]... c of them = R[a]
  case unpack
  /// x before the star, c after it: R[b]... = R[a]
  case unpackStar

  /// R[a] = function of code K[b]; defaults tuple R[c], keyword defaults R[c+1], annotations R[c+2], cells R[c+3]...
  case makeFunction
  /// R[a] = class K[b] with body function R[c], bases R[c+1]... x of them; keywords dict R[c+1+x]
  case buildClass
  /// R[a] = super() as written in a method
  case loadSuper

  /// R[a] = format(R[b] converted as x, spec R[c])
  case format
  /// R[a] = the joined strings R[b]... c of them
  case buildString

  /// raise R[a] from R[b]; x says which are given
  case raise
  /// raise R[a] again, without a new traceback line
  case reraise
  /// R[b] = what is being handled; now handle R[a]; x is 1 in generators, which keep what they handle
  case pushHandled
  /// handle R[a] again; x is 1 in generators
  case popHandled
  /// jump by c unless exception R[a] matches class (or tuple) R[b]
  case matchException
  /// raise AssertionError(R[a] when x is 1)
  case assertionFailed

  /// R[a] = R[b].__enter__(); R[a+1] = its bound __exit__ (R[b] is a)
  case enterContext
  /// R[b](None, None, None) of context manager exit R[a]
  case exitContext
  /// R[c] = truth of exit R[a](type, R[b], traceback)
  case exitContextWithException

  /// jump by c unless the test x (a `StructuralTest`) of R[a] holds; b and the registers after it as the test says
  case structural

  /// R[a] = import K[b]; x is 1 for the last part of a dotted name
  case importModule
  /// R[a] = member K[c] of module R[b]
  case importMember
  /// every public name of module R[a] into the globals
  case importAll
}
