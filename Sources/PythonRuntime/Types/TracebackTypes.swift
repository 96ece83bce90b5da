// Tracebacks and frames as objects: `e.__traceback__`, `tb_next`, `tb_frame`. A traceback is a copy of the places an
// exception has passed; a frame view knows its code and line, not the values of a frame that is gone.

/// `exception.__traceback__`: the places from `position` on, outermost first.
package final class TracebackObject: Obj {
  let entries: [TracebackEntry]
  let position: Int
  init(_ entries: [TracebackEntry], _ position: Int) {
    self.entries = entries
    self.position = position
    super.init(kind: .traceback)
  }
  package override func traceReferences(_ tracer: inout Tracer) {
    for entry in entries { entry.code._withUnsafeGuaranteedRef { tracer.visit($0) } }
  }
  /// The places it stands for, outermost first.
  var rest: ArraySlice<TracebackEntry> { entries[position...] }
}

/// `tb.tb_frame`.
final class FrameView: NativeObject {
  let entry: TracebackEntry
  /// The frames below it, outermost first.
  let outer: [TracebackEntry]
  init(_ entry: TracebackEntry, outer: [TracebackEntry] = []) {
    self.entry = entry
    self.outer = outer
  }
  override func traceReferences(_ tracer: inout Tracer) {
    entry.code._withUnsafeGuaranteedRef { tracer.visit($0) }
    for entry in outer { entry.code._withUnsafeGuaranteedRef { tracer.visit($0) } }
  }
}

extension Machine {
  func tracebackValue(of exception: ExceptionObject) -> Value {
    if exception.traceback.isEmpty { return .none }
    return adopting(TracebackObject(exception.traceback.reversed(), 0), .traceback)
  }

  /// `e.__traceback__ = value`.
  func setTraceback(of exception: ExceptionObject, _ value: Value) throws(PyError) {
    if value.isNone {
      exception.traceback = []
    } else if value.isKind(.traceback) {
      exception.traceback = value.asObject(TracebackObject.self).rest.reversed()
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
        if object.position + 1 >= object.entries.count { return .none }
        return vm.adopting(TracebackObject(object.entries, object.position + 1), .traceback)
      },
      NativeProperty("tb_frame") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        return vm.adopt(FrameView(object.entries[object.position]), as: vm.sharedClass(frame))
      },
      NativeProperty("tb_lasti") { (vm, value) throws(PyError) in
        let object = value.asObject(TracebackObject.self)
        return Value(object.entries[object.position].instruction)
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
        return Value(vm.place(of: view.entry).line)
      },
      NativeProperty("f_globals") { (vm, value) throws(PyError) in Value(vm.globalsDict(of: 0)) },
      NativeProperty("f_locals") { (vm, value) throws(PyError) in Value(vm.dict()) },
      NativeProperty("f_back") { (vm, value) throws(PyError) in
        guard let view = value.native as? FrameView else { return .none }
        return frame(vm, view.outer, view.outer.count)
      },
    ], isInheritable: false)

  /// A view of the last of `count` frames; None when there is none.
  static func frame(_ vm: Machine, _ entries: [TracebackEntry], _ count: Int) -> Value {
    guard count > 0, count <= entries.count else { return .none }
    return vm.adopt(FrameView(entries[count - 1], outer: Array(entries[..<(count - 1)])), as: vm.sharedClass(frame))
  }
}
