// The object `list`: storage only; what its methods do is in Types/.
//
// Most lists hold values of one kind: 8 bytes an element, the payloads, and one tag for all of them. The first element of
// another tag gives the list 2 bytes more an element, for the tags; it keeps them until it is empty. Nobody outside sees
// which of the two it is, and nobody may hold an address in it across a call back into Python.

/// A `list`.
package final class ListObject: Obj {
  /// The payloads, and behind the room for them, in a mixed list, the tags.
  private var words: UnsafeMutablePointer<UInt>
  package private(set) var count: Int
  private var room: UInt32
  /// The tag of all elements, or `mixed`. Of an empty list it says nothing.
  private var commonTag: UInt16

  private static let mixed = UInt16.max
  /// No tag of any value: of an empty list that nothing has been put into.
  private static let untouched = UInt16.max - 1
  /// Up to here there is always room for the tags: the allocator has few sizes.
  private static let smallRoom = 8

  init(capacity: Int) {
    let room = capacity <= 4 ? 4 : max(capacity, ListObject.smallRoom)
    words = ListObject.allocate(room, tagged: room <= ListObject.smallRoom)
    self.room = UInt32(room)
    count = 0
    commonTag = 0
    super.init(kind: .list)
  }

  deinit { words.deallocate() }

  /// Room for the elements of a list. The long lists ask for big pages: a page fault for every 4 KB costs as much as filling
  /// them.
  private static func allocate(_ count: Int, tagged: Bool) -> UnsafeMutablePointer<UInt> {
    let byteCount = count &* (tagged ? 10 : 8)
    let block = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 8)
    if byteCount >= HugePages.leastBytes { HugePages.advise(block, byteCount) }
    return block.assumingMemoryBound(to: UInt.self)
  }

  /// Makes a dead list from the pool an empty one.
  @inline(__always) func reuse() { count = 0 }

  package override func traceReferences(_ tracer: inout Tracer) {
    if isMixed {
      for index in 0..<count { tracer.visit(self[index]) }
    } else if commonTag >= Tag.firstObject {
      let tag = UInt(commonTag)
      for index in 0..<count { tracer.visit(Value(tag: tag, bits: words[index])) }
    }
  }

  package override var externalBytes: Int {
    Int(room) &* (isMixed || Int(room) <= ListObject.smallRoom ? 10 : 8)
  }

  /// Elements there is room for.
  @inline(__always) var capacity: Int { Int(room) }

  @inline(__always) private var isMixed: Bool { commonTag == ListObject.mixed }

  @inline(__always) private var tags: UnsafeMutablePointer<UInt16> {
    UnsafeMutableRawPointer(words + Int(room)).assumingMemoryBound(to: UInt16.self)
  }

  @inline(__always) package subscript(index: Int) -> Value {
    get {
      assert(index >= 0 && index < count)
      let tag = commonTag
      if tag != ListObject.mixed { return Value(tag: UInt(tag), bits: words[index]) }
      return Value(tag: UInt(tags[index]), bits: words[index])
    }
    set {
      assert(index >= 0 && index < count)
      if newValue.tag == UInt(commonTag) {
        words[index] = newValue.bits
      } else {
        setOther(index, newValue)
      }
    }
  }

  /// Sets an element to a value of another tag, or of any in a mixed list.
  @inline(never)
  private func setOther(_ index: Int, _ value: Value) {
    if !isMixed {
      if count == 1 { commonTag = UInt16(truncatingIfNeeded: value.tag) } else { mix() }
    }
    if isMixed { tags[index] = UInt16(truncatingIfNeeded: value.tag) }
    words[index] = value.bits
  }

  @inline(__always) package func append(_ value: Value) {
    if value.tag == UInt(commonTag) && count < Int(room) {
      words[count] = value.bits
      count &+= 1
    } else {
      appendOther(value)
    }
  }

  @inline(never)
  private func appendOther(_ value: Value) {
    if count == 0 {
      commonTag = UInt16(truncatingIfNeeded: value.tag)
    } else if !isMixed && value.tag != UInt(commonTag) {
      mix()
    }
    if count == Int(room) { reserve(count &+ 1) }
    words[count] = value.bits
    if isMixed { tags[count] = UInt16(truncatingIfNeeded: value.tag) }
    count &+= 1
  }

  /// Puts `count` truths, whole numbers or floats, by their tag, into an empty list that has room for them: words of 64 bits each.
  package func fill(_ numbers: UnsafeRawPointer, count total: Int, tag: UInt) {
    precondition(count == 0 && total <= Int(room) && (tag == Tag.bool || tag == Tag.int || tag == Tag.float))
    commonTag = UInt16(truncatingIfNeeded: tag)
    UnsafeMutableRawPointer(words).copyMemory(from: numbers, byteCount: total &* 8)
    count = total
  }

  // MARK: Room

  /// Gives each element a tag of its own.
  private func mix() {
    if Int(room) > ListObject.smallRoom { move(to: Int(room), tagged: true) }
    tags.initialize(repeating: commonTag, count: count)
    commonTag = ListObject.mixed
  }

  /// Makes room for `total` elements and no more in an empty list.
  func reserve(exactly total: Int) {
    commonTag = 0
    if total > Int(room) { move(to: max(total, ListObject.smallRoom), tagged: total <= ListObject.smallRoom) }
  }

  /// Makes room for `total` elements (grows by a quarter).
  package func reserve(_ total: Int) {
    if total <= Int(room) { return }
    let wanted = max(total, (Int(room) &+ Int(room) / 4 &+ 6) & ~3)
    move(to: wanted, tagged: isMixed || wanted <= ListObject.smallRoom)
  }

  private func move(to newRoom: Int, tagged: Bool) {
    let fresh = ListObject.allocate(newRoom, tagged: tagged)
    fresh.initialize(from: words, count: count)
    if isMixed {
      UnsafeMutableRawPointer(fresh + newRoom).initializeMemory(as: UInt16.self, from: tags, count: count)
    }
    words.deallocate()
    words = fresh
    room = UInt32(newRoom)
  }

  // MARK: Many elements

  /// A copy of the elements.
  package var values: [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in 0..<count { (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: self[index]) }
      filled = count
    }
  }

  /// The elements when all of them are ints of 64 bits; invalid after the next mutation.
  package var wholeNumbers: UnsafeBufferPointer<Int>? {
    guard count > 0, commonTag == Tag.int else { return nil }
    return UnsafeBufferPointer(start: UnsafeRawPointer(words).assumingMemoryBound(to: Int.self), count: count)
  }

  /// The elements when all of them are floats; invalid after the next mutation.
  package var floats: UnsafeBufferPointer<Double>? {
    guard count > 0, commonTag == Tag.float else { return nil }
    return UnsafeBufferPointer(start: UnsafeRawPointer(words).assumingMemoryBound(to: Double.self), count: count)
  }

  /// The list at `index` when all elements are plain lists, as the rows of a matrix are.
  @inline(__always)
  func row(_ index: Int) -> ListObject? {
    assert(index >= 0 && index < count)
    return UInt(commonTag) == Tag.of(.list) ? unsafeBitCast(words[index], to: ListObject.self) : nil
  }

  /// Copies the first `length` elements out.
  func copy(to target: UnsafeMutablePointer<Value>, _ length: Int) {
    var index = 0
    while index < length {
      target[index] = self[index]
      index &+= 1
    }
  }

  /// Appends `length` values.
  func append(from start: UnsafePointer<Value>, _ length: Int) {
    if length == 0 { return }
    if count == 0 { commonTag = UInt16(truncatingIfNeeded: start.pointee.tag) }
    reserve(count &+ length)
    let tag = UInt(commonTag)
    var index = 0
    while index < length, start[index].tag == tag {
      words[count &+ index] = start[index].bits
      index &+= 1
    }
    count &+= index
    while index < length {
      append(start[index])
      index &+= 1
    }
  }

  package func append(contentsOf values: [Value]) {
    values.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { append(from: start, buffer.count) }
    }
  }

  /// Appends elements of a list, which may be this one: every `step`-th from `start` on, `length` of them.
  func append(contentsOf other: ListObject, from start: Int = 0, step: Int = 1, _ length: Int) {
    if length <= 0 { return }
    reserve(count &+ length)
    if count == 0, !other.isMixed { commonTag = other.commonTag }
    if isMixed || commonTag != other.commonTag {
      var position = start
      for _ in 0..<length {
        append(other[position])
        position &+= step
      }
      return
    }
    let (target, source) = (words + count, other.words + start)
    if step == 1 {
      target.update(from: source, count: length)
    } else {
      for index in 0..<length { target[index] = source[index &* step] }
    }
    count &+= length
  }

  func append(_ range: RangeObject) {
    reserve(count &+ range.count)
    for position in 0..<range.count { append(Value(range[position])) }
  }

  /// Makes the elements `times` as many, by repetition.
  func `repeat`(_ times: Int, total: Int) {
    let length = count
    if length == 0 || times < 2 { return }
    reserve(total)
    ListObject.repeatFirst(words, length, total)
    if isMixed { ListObject.repeatFirst(tags, length, total) }
    count = total
  }

  private static func repeatFirst<Cell: BitwiseCopyable>(
    _ cells: UnsafeMutablePointer<Cell>, _ length: Int, _ total: Int
  ) {
    if length == 1 { return (cells + 1).initialize(repeating: cells.pointee, count: total &- 1) }
    var filled = length
    while filled < total {
      let more = min(filled, total &- filled)
      (cells + filled).initialize(from: cells, count: more)
      filled &+= more
    }
  }

  // MARK: Places

  /// Inserts before `index` (0...count).
  package func insert(_ value: Value, at index: Int) {
    append(value)
    let last = count &- 1
    if index == last { return }
    (words + index + 1).update(from: words + index, count: last &- index)
    words[index] = value.bits
    if isMixed {
      (tags + index + 1).update(from: tags + index, count: last &- index)
      tags[index] = UInt16(truncatingIfNeeded: value.tag)
    }
  }

  /// Removes and returns the element at `index` (0..<count).
  package func remove(at index: Int) -> Value {
    let value = self[index]
    remove(from: index, 1)
    return value
  }

  /// Removes `length` elements from `index` on.
  func remove(from index: Int, _ length: Int) {
    let tail = count &- index &- length
    if tail > 0 {
      (words + index).update(from: words + index + length, count: tail)
      if isMixed { (tags + index).update(from: tags + index + length, count: tail) }
    }
    count &-= length
  }

  /// Replaces `start..<stop` by `values`.
  func replace(from start: Int, to stop: Int, with values: [Value]) {
    let tail = count &- stop
    if tail <= 0 {
      count = start
      return append(contentsOf: values)
    }
    let total = start &+ values.count &+ tail
    if !isMixed, values.contains(where: { $0.tag != UInt(commonTag) }) { mix() }
    reserve(total)
    let place = start &+ values.count
    (words + place).update(from: words + stop, count: tail)
    if isMixed { (tags + place).update(from: tags + stop, count: tail) }
    count = total
    for (offset, value) in values.enumerated() { self[start &+ offset] = value }
  }

  /// Replaces all elements.
  package func replaceAll(with values: [Value]) {
    count = 0
    append(contentsOf: values)
  }

  func reverse() {
    var all = UnsafeMutableBufferPointer(start: words, count: count)
    all.reverse()
    if isMixed {
      var allTags = UnsafeMutableBufferPointer(start: tags, count: count)
      allTags.reverse()
    }
  }

  /// Sorts a short list of nothing but ints of 64 bits, of which equal ones cannot be told apart, where it is; false for others.
  func sortWholeNumbers(descending: Bool) -> Bool {
    guard commonTag == Tag.int, count > 0 else { return false }
    let numbers = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int.self)
    for index in 1..<count {
      let number = numbers[index]
      var place = index
      while place > 0, numbers[place &- 1] > number {
        numbers[place] = numbers[place &- 1]
        place &-= 1
      }
      numbers[place] = number
    }
    if descending { reverse() }
    return true
  }

  @inline(__always)
  func exchange(_ first: Int, _ second: Int) {
    (words[first], words[second]) = (words[second], words[first])
    if isMixed { (tags[first], tags[second]) = (tags[second], tags[first]) }
  }

  /// Puts the elements into the order of `order`, which holds each of their places once; backwards if `reversed`.
  func arrange<Entry>(_ order: UnsafeMutablePointer<Entry>, reversed: Bool, _ place: (Entry) -> Int) {
    let fresh = ListObject.allocate(Int(room), tagged: isMixed || Int(room) <= ListObject.smallRoom)
    let freshTags = UnsafeMutableRawPointer(fresh + Int(room)).assumingMemoryBound(to: UInt16.self)
    for index in 0..<count {
      let source = place(order[reversed ? count &- 1 &- index : index])
      fresh[index] = words[source]
      if isMixed { freshTags[index] = tags[source] }
    }
    words.deallocate()
    words = fresh
  }

  /// Exchanges all elements with those of another list.
  func exchangeElements(with other: ListObject) {
    swap(&words, &other.words)
    swap(&count, &other.count)
    swap(&room, &other.room)
    swap(&commonTag, &other.commonTag)
  }

  /// Whether anything was put into the list, even if it is empty again, since `watch` was called on it while it was empty.
  var wasTouched: Bool { count > 0 || commonTag != ListObject.untouched }

  /// Makes an empty list one of which `wasTouched` tells.
  func watch() {
    assert(count == 0)
    commonTag = ListObject.untouched
  }

  package func removeAll() { count = 0 }

  /// Removes all elements, and gives their memory back.
  func release() {
    count = 0
    move(to: 4, tagged: true)
  }

  /// Shortens to the first `length` elements (no effect when it is not longer).
  package func truncate(to length: Int) { count = min(count, max(length, 0)) }
}
