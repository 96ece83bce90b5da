// The records by their numbers. Numbers grow and most questions are about new records, so the new ones stand in an array;
// what survives a clean-up of the old ones moves into a dictionary, which keeps the array short however long a lesson runs.

extension Recorder {
  package struct RecordTable {
    private var older: [Int32: Record] = [:]
    private var recent: ContiguousArray<Record?> = []
    /// The number of the first recent record.
    private var first: Int32 = 1
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    package subscript(id: Int32) -> Record? {
      let place = Int(id) - Int(first)
      if place >= 0 { return place < recent.count ? recent[place] : nil }
      return older[id]
    }

    /// All records, oldest first.
    package var ordered: [Record] {
      older.values.sorted { $0.id < $1.id } + recent.compactMap { $0 }
    }

    /// A record with the number after the last one.
    mutating func append(_ record: Record) {
      recent.append(record)
      count += 1
    }

    /// The number that the next record gets.
    var next: Int32 { first &+ Int32(truncatingIfNeeded: recent.count) }

    /// Only these stay.
    mutating func keep(_ kept: [Record]) {
      first = next
      recent = []
      older = [:]
      for record in kept { older[record.id] = record }
      count = older.count
    }
  }
}
