// Tracebacks and frames as objects: `e.__traceback__`, `tb_next`, `tb_frame`. A traceback is a copy of the places an
// exception has passed; a frame view knows its code and line, not the values of a frame that is gone.

/// `exception.__traceback__`: the places from `position` on, outermost first.
package final class TracebackObject: Obj {
  let entries: [TracebackEntry]
  let position: Int
  /// `tb_next` once it was asked for, and `tb_frame`.
  var next: Value = .undefined
  var frame: Value = .undefined
  /// An object that stood for the innermost places before the exception passed on: `tb_next` comes to it again.
  let tail: Value
  init(_ entries: [TracebackEntry], _ position: Int, tail: Value = .undefined) {
    self.entries = entries
    self.position = position
    self.tail = tail
    super.init(kind: .traceback)
  }
  package override func traceReferences(_ tracer: inout Tracer) {
    for entry in entries { entry.visit(&tracer) }
    tracer.visit(next)
    tracer.visit(frame)
    tracer.visit(tail)
  }
  /// The places it stands for, outermost first.
  var rest: ArraySlice<TracebackEntry> { entries[position...] }
}

/// A call as `sys._getframe` has seen it.
struct ShownCall {
  /// Where it was.
  let entry: TracebackEntry
  /// Its place in the stack of frames.
  let position: Int
  /// `Frame.shown`: a later call in the same place has another number.
  let number: UInt32
}

/// `tb.tb_frame`.
final class FrameView: NativeObject {
  let entry: TracebackEntry
  /// The call it shows; nil for one of a traceback, which is over.
  let call: ShownCall?
  /// The calls below it, outermost first.
  let outer: [ShownCall]
  init(_ entry: TracebackEntry, call: ShownCall? = nil, outer: [ShownCall] = []) {
    self.entry = entry
    self.call = call
    self.outer = outer
  }
  override func traceReferences(_ tracer: inout Tracer) {
    entry.visit(&tracer)
    for call in outer { call.entry.visit(&tracer) }
  }
}

extension Machine {
  /// The running calls of the lesson, outermost first, each with a number from now on.
  func shownCalls() -> [ShownCall] {
    var calls: [ShownCall] = []
    for (index, entry) in currentEntries.enumerated()
    where entry.code._withUnsafeGuaranteedRef({ $0.source.libraryName == nil }) {
      let frame = state.pointee.frames + (index + 1)
      if frame.pointee.shown == 0 {
        lastShownCall &+= 1
        frame.pointee.shown = lastShownCall
      }
      calls.append(ShownCall(entry: entry, position: index + 1, number: frame.pointee.shown))
    }
    return calls
  }

  /// The frame that a view shows and where it is by now; nil once the call is over.
  func running(_ view: FrameView) -> (frame: UnsafeMutablePointer<Frame>, entry: TracebackEntry)? {
    guard let call = view.call, call.number != UInt32.max else { return nil }
    let frame = state.pointee.frames + call.position
    guard frame <= state.pointee.frame, frame.pointee.shown == call.number else { return nil }
    let first = frame.pointee.code._withUnsafeGuaranteedRef { $0.instructions }
    return (frame, TracebackEntry(code: frame.pointee.code, instruction: frame.pointee.pc - 1 - first))
  }

  func tracebackValue(of exception: ExceptionObject) -> Value {
    if exception.traceback.isEmpty { return .none }
    let shown = exception.shownTraceback
    if shown.isKind(.traceback) {
      let rest = shown.asObject(TracebackObject.self).rest
      if rest.count == exception.traceback.count { return shown }
    }
    let made = adopting(TracebackObject(exception.traceback.reversed(), 0, tail: shown), .traceback)
    exception.shownTraceback = made
    return made
  }

  /// `e.__traceback__ = value`.
  func setTraceback(of exception: ExceptionObject, _ value: Value) throws(PyError) {
    if value.isNone {
      exception.traceback = []
      exception.shownTraceback = .undefined
    } else if value.isKind(.traceback) {
      exception.traceback = value.asObject(TracebackObject.self).rest.reversed()
      exception.shownTraceback = value
    } else {
      throw typeError("__traceback__ must be a traceback or None")
    }
  }
}

extension CoreTypes {
  static let traceback = NativeClass(
    "traceback", kind: .traceback,
    properties: [
      NativeProperty("tb_lineno") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        return Value(vm.place(of: object.entries[object.position]).line)
      },
      NativeProperty("tb_next") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        let left = object.entries.count - object.position - 1
        if left == 0 { return .none }
        if !object.next.isUndefined { return object.next }
        object.next =
          object.tail.isKind(.traceback) && object.tail.asObject(TracebackObject.self).rest.count == left
          ? object.tail
          : vm.adopting(TracebackObject(object.entries, object.position + 1, tail: object.tail), .traceback)
        return object.next
      },
      NativeProperty("tb_frame") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        if !object.frame.isUndefined { return object.frame }
        // The calls are over: their places in the stack are of no use.
        let outer = object.entries[..<object.position].map { ShownCall(entry: $0, position: 0, number: UInt32.max) }
        object.frame = vm.adopt(FrameView(object.entries[object.position], outer: outer), as: vm.sharedClass(frame))
        return object.frame
      },
      NativeProperty("tb_lasti") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        let place = object.entries[object.position].instruction
        return Value(2 * (place < 0 ? -place - 1 : place))
      },
    ], isInheritable: false)

  static let frame = NativeClass(
    "frame", kind: .native,
    properties: [
      NativeProperty("f_code") { (vm, value) throws(PyError) in
        guard let view = value.native as? FrameView else { return .none }
        return view.entry.code._withUnsafeGuaranteedRef { Value($0) }
      },
      NativeProperty("f_lineno") { (vm, value) throws(PyError) in
        guard let view = value.native as? FrameView else { return .none }
        return Value(vm.place(of: vm.running(view)?.entry ?? view.entry).line)
      },
      NativeProperty("f_globals") { (vm, value) throws(PyError) in Value(vm.globalsDict(of: 0)) },
      NativeProperty("f_locals") { (vm, value) throws(PyError) in
        let view = value.native as? FrameView
        if let view, !view.entry.locals.isUndefined { return view.entry.locals }
        guard let view, let frame = vm.running(view)?.frame else {
          throw vm.notImplementedError(
            "f_locals is kept only while the call runs: read it before the function ends, or return what is needed")
        }
        return vm.locals(of: frame)
      },
      NativeProperty("f_builtins") { (vm, value) throws(PyError) in Value(vm.builtins) },
      NativeProperty("f_lasti") { (vm, value) throws(PyError) in
        guard let view = value.native as? FrameView else { return .none }
        let place = (vm.running(view)?.entry ?? view.entry).instruction
        return Value(2 * (place < 0 ? -place - 1 : place))
      },
      NativeProperty("f_trace") { (vm, value) throws(PyError) in .none },
      NativeProperty("f_back") { (vm, value) throws(PyError) in
        guard let view = value.native as? FrameView else { return .none }
        return frame(vm, view.outer)
      },
    ], isInheritable: false)

  /// A view of the last of these calls; None when there is none.
  static func frame(_ vm: Machine, _ calls: [ShownCall]) -> Value {
    guard let last = calls.last else { return .none }
    let view = FrameView(last.entry, call: last, outer: Array(calls.dropLast()))
    return vm.adopt(view, as: vm.sharedClass(frame))
  }
}
