// What one backward sent along the edges of the value graph, in the order it was sent. It knows no tensors.

extension Recorder {
  package struct EdgeKey: Hashable, Sendable {
    package let consumer: Int32
    package let producer: Int32

    package init(consumer: Int32, producer: Int32) {
      self.consumer = consumer
      self.producer = producer
    }
  }

  package struct EdgeTable: Sendable {
    private var places: [EdgeKey: Int] = [:]
    /// The edges in the order they were first walked.
    package private(set) var order: [EdgeKey] = []
    /// What was sent along each, in that order.
    package internal(set) var sent: [ValueSummary] = []
    /// How steep flat operations were at their inputs, where these are too many to be kept: a count for each range.
    package internal(set) var slopes: [EdgeKey: SlopeCounts] = [:]

    package init() {}

    package subscript(key: EdgeKey) -> ValueSummary? { places[key].map { sent[$0] } }

    /// Where an edge stands; a new one comes last, with nothing sent.
    mutating func place(of key: EdgeKey) -> (place: Int, isNew: Bool) {
      if let known = places[key] { return (known, false) }
      places[key] = order.count
      order.append(key)
      sent.append(ValueSummary())
      return (order.count - 1, true)
    }
  }
}
