// Where the attributes of an object itself stand: inside those kinds of objects that mostly have some, beside the others, which
// have some only when a lesson derives a class from `str`, `list` and so on. A number, a text or a tuple is smaller without.
// How names become slots is in Machine/InstanceAttributes.swift.

import Glibc

/// An object with room for attributes of its own.
open class AttributedObj: Obj {
  // Before the pointer, where it fills the header up.
  final var ownCapacity: UInt32 = 0
  /// See `Obj.slots`.
  final var ownSlots: UnsafeMutablePointer<Value>?

  deinit {
    if let ownSlots { ownSlots.deallocate() }
  }
}

extension Obj {
  /// Whether it is an `AttributedObj`.
  @inline(__always) final var isAttributed: Bool { Tag.isAttributed(UInt(valueTag)) }

  @inline(__always) final var asAttributed: AttributedObj { unsafeDowncast(self, to: AttributedObj.self) }

  /// Instance attributes by the class's slot layout; nil until the first one is set. With `Obj.Flags.dictMode` the
  /// first entry is the attribute dict itself, the second a dict of what `__slots__` names (or nothing), and `slotCapacity` is 0.
  @inline(__always) final var slots: UnsafeMutablePointer<Value>? {
    if isAttributed { return asAttributed.ownSlots }
    return flags & Flags.sideSlots == 0 ? nil : SideSlots.of(self).slots
  }

  /// How many slots there are.
  @inline(__always) final var slotCapacity: UInt32 {
    if isAttributed { return asAttributed.ownCapacity }
    return flags & Flags.sideSlots == 0 ? 0 : SideSlots.of(self).capacity
  }

  /// Gives the object other slots; those it had are the caller's.
  final func setSlots(_ slots: UnsafeMutablePointer<Value>?, capacity: UInt32) {
    if isAttributed {
      asAttributed.ownSlots = slots
      asAttributed.ownCapacity = capacity
    } else {
      SideSlots.set(self, slots, capacity)
      flags |= Flags.sideSlots
    }
  }
}

extension Tag {
  /// The kinds that are `AttributedObj`, as bits by their tags.
  private static let attributed: UInt =
    1 << of(.function) | 1 << of(.cls) | 1 << of(.instance) | 1 << of(.exception) | 1 << of(.module) | 1 << of(.native)

  /// Whether an object with this tag is an `AttributedObj`; false for what is no object. (The shift passes over
  /// `subclassFlag`.)
  @inline(__always) static func isAttributed(_ tag: UInt) -> Bool { (attributed &>> tag) & 1 != 0 }
}

extension Value {
  @inline(__always) var asAttributed: AttributedObj { asObject(AttributedObj.self) }
}

/// The attributes of objects that have no room for them, by object: few programs have any.
enum SideSlots {
  struct Entry {
    var slots: UnsafeMutablePointer<Value>?
    var capacity: UInt32
  }

  /// An object knows no machine; machines of several threads have objects here.
  nonisolated(unsafe) private static var entries: [UnsafeMutableRawPointer: Entry] = [:]

  nonisolated(unsafe) private static let lock: UnsafeMutablePointer<pthread_mutex_t> = {
    let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
    return lock
  }()

  private static func key(_ object: Obj) -> UnsafeMutableRawPointer { Unmanaged.passUnretained(object).toOpaque() }

  @inline(never)
  static func of(_ object: Obj) -> Entry {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return entries[key(object)] ?? Entry(slots: nil, capacity: 0)
  }

  static func set(_ object: Obj, _ slots: UnsafeMutablePointer<Value>?, _ capacity: UInt32) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    entries[key(object)] = Entry(slots: slots, capacity: capacity)
  }

  /// The object goes away.
  @inline(never)
  static func remove(_ object: Obj) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    if let entry = entries.removeValue(forKey: key(object)) { entry.slots?.deallocate() }
  }
}
