// Weak references: what `weakref` needs of the machine. The module itself is Python text (WeakReferencesSource.swift) over
// one native object, the handle, whose target the collector does not follow. The machine waits for the death of a target as
// for that of an object with `__del__` (Finalizers.swift); the collection that finds it dead clears the handles and queues
// their calls.

/// What a weak reference refers to, and whom to tell when it goes.
final class WeakHandle: NativeObject {
  /// Nil once the target is gone.
  fileprivate var target: Unmanaged<Obj>?
  /// The reference that the lesson has.
  let owner: Value
  fileprivate var callback: Value

  func forgetCallback() { callback = .none }

  fileprivate init(_ target: Obj, owner: Value, callback: Value) {
    self.target = Unmanaged.passUnretained(target)
    self.owner = owner
    self.callback = callback
    super.init()
  }

  package override func traceReferences(_ tracer: inout Tracer) {
    tracer.visit(owner)
    tracer.visit(callback)
  }

  fileprivate static let declaration = NativeClass(
    "weakhandle", module: "_weakref", kind: .native, isInheritable: false)
}

enum WeakReferenceModule {
  static let module = NativeModule("_weakref", functions: functions)

  private static let functions: [NativeRow] = [
    NativeRow("handle(object, owner, callback)", .exact) { vm, arguments throws(PyError) in
      Value(try vm.weakHandle(to: arguments[0], owner: arguments[1], callback: arguments[2]))
    },
    NativeRow("target(handle)", .exact) { vm, arguments throws(PyError) in
      guard let handle = arguments[0].native as? WeakHandle else { throw vm.typeError("a handle is needed") }
      return handle.target.map { $0._withUnsafeGuaranteedRef { Value($0) } } ?? .none
    },
    NativeRow("callback(handle)", .exact) { vm, arguments throws(PyError) in
      guard let handle = arguments[0].native as? WeakHandle, handle.target != nil else { return .none }
      return handle.callback
    },
    NativeRow("owners(object)", .exact) { vm, arguments throws(PyError) in
      vm.list(vm.weakHandles(to: arguments[0]).map(\.owner))
    },
    NativeRow("plain(object)", .exact) { vm, arguments throws(PyError) in
      vm.weakHandles(to: arguments[0]).first(where: \.callback.isNone)?.owner ?? .none
    },
  ]
}

extension Machine {
  fileprivate func weakHandle(to value: Value, owner: Value, callback: Value) throws(PyError) -> WeakHandle {
    guard value.isObject, canBeReferredToWeakly(value) else {
      throw typeError("cannot create weak reference to '\(classOf(value).name.string)' object")
    }
    let target = value.asObj
    let isKnown = target.mark == Mark.permanent || !weakHandles(to: value).isEmpty
    let handle = WeakHandle(target, owner: owner, callback: callback)
    adopt(handle, class: Unmanaged.passUnretained(sharedClass(WeakHandle.declaration)))
    weakHandles.append(Unmanaged.passUnretained(handle))
    weakHandlesByTarget[Unmanaged.passUnretained(target).toOpaque(), default: []]
      .append(Unmanaged.passUnretained(handle))
    if !isKnown, !hasLastWord(target) { watch(target) }
    return handle
  }

  /// As in CPython: not the plain built-in kinds, but instances, functions, classes, sets and the like.
  private func canBeReferredToWeakly(_ value: Value) -> Bool {
    switch value.asObj.kind {
    case .instance:
      classOf(value).hasInstanceAttributes
        || classOf(value).mro.contains { $0.allowsWeakReferences }
    case .function, .cls, .set, .frozenSet, .generator, .module, .exception, .code, .native, .boundMethod: true
    case .nativeFunction: true
    case .list, .dict, .floatObject: value.tag & Tag.subclassFlag != 0
    default: false
    }
  }

  fileprivate func weakHandles(to value: Value) -> [WeakHandle] {
    guard value.isObject else { return [] }
    let known = weakHandlesByTarget[Unmanaged.passUnretained(value.asObj).toOpaque()] ?? []
    return known.map { $0._withUnsafeGuaranteedRef { $0 } }
  }

  /// Whether an object has something to do when it goes.
  func hasLastWord(_ object: Obj) -> Bool {
    object.kind == .generator || !object.cls.dunders[Dunder.finalize.rawValue].isUndefined
  }

  /// At the end of marking: references to what was not reached are empty from now on.
  func clearWeakReferences(_ tracer: inout Tracer) {
    if weakHandles.isEmpty { return }
    let mark = collectionMark
    var kept: [Unmanaged<WeakHandle>] = []
    var (keptByTarget, cleared) = (weakHandlesByTarget, [UnsafeMutableRawPointer: [Unmanaged<WeakHandle>]]())
    keptByTarget.removeAll(keepingCapacity: true)
    var order: [UnsafeMutableRawPointer] = []
    for reference in weakHandles {
      reference._withUnsafeGuaranteedRef { handle in
        guard handle.mark & mark != 0, let target = handle.target else { return }
        let address = target.toOpaque()
        if target._withUnsafeGuaranteedRef({ $0.mark & mark != 0 }) {
          kept.append(reference)
          keptByTarget[address, default: []].append(reference)
        } else {
          handle.target = nil
          if cleared[address] == nil { order.append(address) }
          cleared[address, default: []].append(reference)
        }
      }
    }
    (weakHandles, weakHandlesByTarget) = (kept, keptByTarget)
    // Of several calls for one object the newest comes first.
    for address in order {
      for reference in (cleared[address] ?? []).reversed() {
        reference._withUnsafeGuaranteedRef { if !$0.callback.isNone { dying.append(Value($0)) } }
      }
    }
  }

  /// The call that a reference asked for when its target went.
  func tellOfDeath(_ handle: WeakHandle) throws(PyError) { _ = try call(handle.callback, handle.owner) }
}
