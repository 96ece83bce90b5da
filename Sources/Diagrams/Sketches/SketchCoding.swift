// Sketches as data, for editors and for a worker's report: the name of the kind, the title, and the rows of that kind.

extension Sketch {
  private enum CodingKeys: String, CodingKey {
    case kind, title, rows, total, kinks, count, first, second, forms
  }

  private enum Name: String, Codable { case sum, kinks, pairs, counts, shares, forms }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    switch kind {
    case .sum(let parts, let total):
      try container.encode(Name.sum, forKey: .kind)
      try container.encode(parts, forKey: .rows)
      try container.encode(total, forKey: .total)
    case .kinks(let kinks):
      try container.encode(Name.kinks, forKey: .kind)
      try container.encode(kinks, forKey: .kinks)
    case .pairs(let count, let first, let second):
      try container.encode(Name.pairs, forKey: .kind)
      try container.encode(count, forKey: .count)
      try container.encode(first, forKey: .first)
      try container.encode(second, forKey: .second)
    case .counts(let bins):
      try container.encode(Name.counts, forKey: .kind)
      try container.encode(bins, forKey: .rows)
    case .shares(let bins):
      try container.encode(Name.shares, forKey: .kind)
      try container.encode(bins, forKey: .rows)
    case .forms(let forms):
      try container.encode(Name.forms, forKey: .kind)
      try container.encode(forms, forKey: .forms)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    switch try container.decode(Name.self, forKey: .kind) {
    case .sum:
      kind = .sum(
        try container.decode([Amount].self, forKey: .rows), total: try container.decode(Amount.self, forKey: .total))
    case .kinks: kind = .kinks(try container.decode([Kink].self, forKey: .kinks))
    case .pairs:
      kind = .pairs(
        count: try container.decode(Int.self, forKey: .count), first: try container.decode(String.self, forKey: .first),
        second: try container.decode(String.self, forKey: .second))
    case .counts: kind = .counts(try container.decode([Amount].self, forKey: .rows))
    case .shares: kind = .shares(try container.decode([Amount].self, forKey: .rows))
    case .forms: kind = .forms(try container.decode([Form].self, forKey: .forms))
    }
  }
}
