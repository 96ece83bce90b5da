// The sort of the reference's C++ library with its very steps, for orders that NaN makes none: what comes out then follows from the
// exchanges that are made. It sorts places; knows no tensors. (The one of numbers, for `topk`, is in PartialOrder.h.)

/// Places, being brought into order.
struct PlaceOrder {
  private var elements: [Int]
  private let before: (Int, Int) -> Bool

  private init(_ count: Int, _ before: @escaping (Int, Int) -> Bool) {
    elements = Array(0..<count)
    self.before = before
  }

  /// The places `0..<count` in the order in which the library's sort leaves them.
  static func sorted(_ count: Int, _ comesBefore: (Int, Int) -> Bool) -> [Int] {
    withoutActuallyEscaping(comesBefore) { comesBefore in
      var order = PlaceOrder(count, comesBefore)
      order.sort(0, count)
      return order.elements
    }
  }

  private static func depth(_ count: Int) -> Int { (Int.bitWidth - 1 - count.leadingZeroBitCount) * 2 }

  private mutating func partition(_ first: Int, _ last: Int) -> Int {
    medianFirst(first, first + 1, first + (last - first) / 2, last - 1)
    let pivot = elements[first]
    var (low, high) = (first + 1, last)
    while true {
      while low < elements.count - 1, before(elements[low], pivot) { low += 1 }
      high -= 1
      while high > 0, before(pivot, elements[high]) { high -= 1 }
      if low >= high { return low }
      elements.swapAt(low, high)
      low += 1
    }
  }

  private mutating func medianFirst(_ result: Int, _ a: Int, _ b: Int, _ c: Int) {
    let (x, y, z) = (elements[a], elements[b], elements[c])
    let middle: Int
    if before(x, y) {
      middle = before(y, z) ? b : before(x, z) ? c : a
    } else {
      middle = before(x, z) ? a : before(y, z) ? c : b
    }
    elements.swapAt(result, middle)
  }

  private mutating func insertionSort(_ first: Int, _ last: Int) {
    if first >= last { return }
    for index in (first + 1)..<max(last, first + 1) {
      let element = elements[index]
      if before(element, elements[first]) {
        for place in stride(from: index, to: first, by: -1) { elements[place] = elements[place - 1] }
        elements[first] = element
      } else {
        insert(index)
      }
    }
  }

  /// Moves one element down to its place; something before it bounds the way.
  private mutating func insert(_ index: Int) {
    let element = elements[index]
    var place = index
    while place > 0, before(element, elements[place - 1]) {
      elements[place] = elements[place - 1]
      place -= 1
    }
    elements[place] = element
  }

  private mutating func sort(_ first: Int, _ last: Int) {
    if first >= last { return }
    introsort(first, last, PlaceOrder.depth(last - first))
    if last - first > 16 {
      insertionSort(first, first + 16)
      for index in (first + 16)..<last { insert(index) }
    } else {
      insertionSort(first, last)
    }
  }

  private mutating func introsort(_ first: Int, _ last: Int, _ depth: Int) {
    var (last, depth) = (last, depth)
    while last - first > 16 {
      if depth == 0 {
        selectHeap(first, last, last)
        sortHeap(first, last)
        return
      }
      depth -= 1
      let cut = partition(first, last)
      introsort(cut, last, depth)
      last = cut
    }
  }

  // MARK: Heaps

  private mutating func selectHeap(_ first: Int, _ middle: Int, _ last: Int) {
    let count = middle - first
    if count >= 2 {
      for parent in stride(from: (count - 2) / 2, through: 0, by: -1) {
        adjustHeap(first, parent, count, elements[first + parent])
      }
    }
    for index in middle..<max(last, middle) where before(elements[index], elements[first]) {
      popHeap(first, middle, index)
    }
  }

  private mutating func sortHeap(_ first: Int, _ last: Int) {
    var last = last
    while last - first > 1 {
      last -= 1
      popHeap(first, last, last)
    }
  }

  private mutating func popHeap(_ first: Int, _ last: Int, _ result: Int) {
    let value = elements[result]
    elements[result] = elements[first]
    adjustHeap(first, 0, last - first, value)
  }

  private mutating func adjustHeap(_ first: Int, _ start: Int, _ count: Int, _ value: Int) {
    var hole = start
    var child = start
    while child < (count - 1) / 2 {
      child = 2 * (child + 1)
      if before(elements[first + child], elements[first + child - 1]) { child -= 1 }
      elements[first + hole] = elements[first + child]
      hole = child
    }
    if count & 1 == 0 && child == (count - 2) / 2 {
      child = 2 * (child + 1)
      elements[first + hole] = elements[first + child - 1]
      hole = child - 1
    }
    while hole > start {
      let parent = (hole - 1) / 2
      if !before(elements[first + parent], value) { break }
      elements[first + hole] = elements[first + parent]
      hole = parent
    }
    elements[first + hole] = value
  }
}
