// "Did you mean …?": the nearest of a list of names.
// The distance counts insertions, deletions, replacements and swaps of neighbours, each 1, without regard to case.
// CPython's own suggestions have other weights and live with its messages, not here.

/// The number of edits (insert, delete, replace, swap two neighbours) that turn one word into the other.
package func editDistance(_ left: String, _ right: String) -> Int {
  let a = Array(left.utf8)
  let b = Array(right.utf8)
  if a.isEmpty { return b.count }
  if b.isEmpty { return a.count }
  var beforePrevious = [Int](repeating: 0, count: b.count + 1)
  var previous = Array(0...b.count)
  for i in 1...a.count {
    var current = [Int](repeating: 0, count: b.count + 1)
    current[0] = i
    for j in 1...b.count {
      let replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var best = min(previous[j] + 1, current[j - 1] + 1, replace)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        best = min(best, beforePrevious[j - 2] + 1)
      }
      current[j] = best
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.count]
}

/// The candidate that was most likely meant, or nil if none is near. Near is a third of the word, at least one edit; of
/// equals the first in the list wins.
package func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = name.lowercased()
  let limit = max(1, name.utf8.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates where abs(candidate.utf8.count - wanted.utf8.count) <= limit {
    let distance = editDistance(wanted, candidate.lowercased())
    if distance <= limit, distance < (best?.distance ?? Int.max) { best = (candidate, distance) }
  }
  return best?.name
}
