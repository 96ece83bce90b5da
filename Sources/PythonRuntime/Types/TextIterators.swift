// Iterators over the characters of a str and the numbers of bytes. Those over other containers are in Iterators.swift.

/// Over the characters of a str.
package final class StrIterator: IteratorObject {
  private let text: StrObject
  /// Of the next character: in bytes and in characters.
  private var offset = 0
  private var position = 0
  private var isOver = false

  init(_ text: StrObject) {
    self.text = text
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(text) }
  package override var lengthHint: Int? { text.count - position }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if offset >= text.byteCount {
      isOver = true
      return .undefined
    }
    let width = scalarWidth(text.bytes[offset])
    let start = text.bytes + offset
    offset &+= width
    position &+= 1
    if width == 1 { return vm.character(start.pointee) }
    return vm.string(utf8: UnsafeBufferPointer(start: start, count: width))
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if isOver { return [vm.iterFunction, vm.tuple([vm.string("")])] }
    return [vm.iterFunction, vm.tuple([Value(text)]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let wanted = try vm.iteratorPosition(state)
    if isOver { return }
    position = min(max(wanted, 0), text.count)
    offset = position == text.count ? text.byteCount : text.byteOffset(of: position)
  }
}

/// Over the numbers of bytes or of a bytearray, which may change meanwhile.
package final class BytesIterator: IteratorObject {
  private let value: Value
  private var position = 0
  private var isOver = false

  init(_ value: Value) {
    self.value = value
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(value) }
  package override var lengthHint: Int? { isOver ? 0 : max(BytesType.count(value) - position, 0) }
  override var runsNothing: Bool { true }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    guard !isOver, let byte = BytesType.byte(value, at: position) else {
      isOver = true
      return .undefined
    }
    position &+= 1
    return Value(Int(byte))
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if isOver { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple([value]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    position = min(max(try vm.iteratorPosition(state), 0), BytesType.count(value))
  }
}
