// The iterators over what is called until a sentinel comes, and over objects with nothing but `__getitem__`.

/// `iter(callable, sentinel)`.
package final class CallableIterator: IteratorObject {
  private var callable: Value
  private let sentinel: Value

  init(_ callable: Value, _ sentinel: Value) {
    self.callable = callable
    self.sentinel = sentinel
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(callable)
    tracer.visit(sentinel)
  }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if callable.isUndefined { return .undefined }
    let value: Value
    do {
      value = try vm.call(callable)
    } catch {
      if vm.isPending(.stopIteration) {
        vm.takePending()
        callable = .undefined
        return .undefined
      }
      throw error
    }
    if try vm.equal(value, sentinel) {
      callable = .undefined
      return .undefined
    }
    return value
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if callable.isUndefined { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple(callable, sentinel)]
  }
}

/// Over any object with `__len__`-less `__getitem__`: asks 0, 1, 2... until IndexError or StopIteration.
package final class SequenceIterator: IteratorObject {
  private var sequence: Value
  private var position = 0

  init(_ sequence: Value) {
    self.sequence = sequence
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(sequence) }
  override var walked: Value { sequence }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if sequence.isUndefined { return .undefined }
    do {
      let value = try vm.getItem(sequence, Value(position))
      position += 1
      return value
    } catch {
      if vm.isPending(.indexError) || vm.isPending(.stopIteration) {
        vm.takePending()
        sequence = .undefined
        return .undefined
      }
      throw error
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if sequence.isUndefined { return [vm.iterFunction, vm.tuple([vm.emptyTuple])] }
    return [vm.iterFunction, vm.tuple([sequence]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    position = max(try vm.iteratorPosition(state), 0)
  }
}

/// `reversed(sequence)` for objects with `__len__` and `__getitem__`.
package final class ReversedSequenceIterator: IteratorObject {
  /// Undefined at the end.
  private var sequence: Value
  private var position: Int

  init(_ sequence: Value, count: Int) {
    self.sequence = sequence
    position = count - 1
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) { tracer.visit(sequence) }
  package override var lengthHint: Int? { position + 1 }
  override var runsNothing: Bool { true }
  override var walked: Value { position < 0 ? .undefined : sequence }

  package override func next(_ vm: Machine) throws(PyError) -> Value {
    if position < 0 {
      sequence = .undefined
      return .undefined
    }
    do {
      let value = try vm.getItem(sequence, Value(position))
      position -= 1
      return value
    } catch {
      position = -1
      sequence = .undefined
      if vm.isPending(.indexError) || vm.isPending(.stopIteration) {
        vm.takePending()
        return .undefined
      }
      throw error
    }
  }

  override func reduction(_ vm: Machine, _ cls: ClassObject) throws(PyError) -> [Value]? {
    if sequence.isUndefined { return [Value(cls), vm.tuple([vm.emptyTuple])] }
    return [Value(cls), vm.tuple([sequence]), Value(position)]
  }

  override func restore(_ vm: Machine, _ state: Value) throws(PyError) {
    let wanted = try vm.iteratorPosition(state)
    if sequence.isUndefined { return }
    let count = try vm.length(sequence)
    if !sequence.isUndefined { position = min(max(wanted, -1), count - 1) }
  }
}
