// The strs that exist once: names, and what a program interns.

/// The machine's interned strings: an open-addressing table; an interned string lives as long as the machine.
struct InternTable {
  private var table: [Unmanaged<StrObject>?] = Array(repeating: nil, count: 1024)
  private var count = 0

  /// The interned string with these bytes, if there is one.
  func find(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: Int) -> StrObject? {
    let mask = table.count - 1
    var index = hash & mask
    while let candidate = table[index] {
      let found = candidate._withUnsafeGuaranteedRef { string in
        string.hash == hash && string.byteCount == length && compareBytes(string.bytes, bytes, length) == 0
      }
      if found { return candidate._withUnsafeGuaranteedRef { $0 } }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// Adds a string that is not there yet.
  mutating func insert(_ string: StrObject) {
    if count * 2 >= table.count { grow() }
    place(Unmanaged.passUnretained(string))
    count += 1
  }

  private mutating func place(_ string: Unmanaged<StrObject>) {
    let mask = table.count - 1
    var index = string._withUnsafeGuaranteedRef { $0.hash } & mask
    while table[index] != nil { index = (index &+ 1) & mask }
    table[index] = string
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: nil, count: old.count * 2)
    for case let string? in old { place(string) }
  }
}
