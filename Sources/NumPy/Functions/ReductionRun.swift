// The walk of a reduction over memory: which element goes to which result, in the reference's order. Kernels take the runs
// that they know. It knows no arrays.

import TensorKernels

/// The fold that a function of two operands is.
let foldsByName: [String: gb_fold_op] = [
  "add": GB_FOLD_ADD, "multiply": GB_FOLD_MULTIPLY, "maximum": GB_FOLD_MAXIMUM, "minimum": GB_FOLD_MINIMUM,
]

/// The walk itself.
struct ReductionRun<Number: ReducedNumber> {
  let walk: [WalkAxis]
  let combine: (Number, Number) -> Number
  let sums: Bool
  let fold: gb_fold_op?
  let chunk: Int

  func walkAll(_ source: UnsafePointer<Number>, _ target: UnsafeMutablePointer<Number>) {
    walkOuter(0, source, target)
  }

  private func walkOuter(_ level: Int, _ source: UnsafePointer<Number>, _ target: UnsafeMutablePointer<Number>) {
    let axis = walk[level]
    if level == walk.count - 2, foldRows(axis, walk[level + 1], source, target) { return }
    if level < walk.count - 1 {
      for index in 0..<axis.size { walkOuter(level + 1, source + index * axis.inStep, target + index * axis.outStep) }
      return
    }
    if !axis.isReduced {
      if let fold, let type = Number.foldType {
        _ = gb_fold_rows(
          fold, type, Int64(axis.size), target, Int64(axis.outStep), source, Int64(axis.inStep))
        return
      }
      for index in 0..<axis.size {
        let place = target + index * axis.outStep
        place.pointee = combine(place.pointee, source[index * axis.inStep])
      }
      return
    }
    if !sums, let fold, let type = Number.foldType {
      _ = gb_fold_run(fold, type, Int64(axis.size), target, source, Int64(axis.inStep))
      return
    }
    if !sums {
      var result = target.pointee
      for index in 0..<axis.size { result = combine(result, source[index * axis.inStep]) }
      target.pointee = result
      return
    }
    var done = 0
    while done < axis.size {
      let count = min(chunk, axis.size - done)
      target.pointee = combine(
        target.pointee, Number.pairwiseSum(source + done * axis.inStep, axis.inStep, count))
      done += count
    }
  }

  /// Rows side by side folded onto one row; false where the walk's end is not of that form.
  private func foldRows(
    _ outer: WalkAxis, _ inner: WalkAxis, _ source: UnsafePointer<Number>, _ target: UnsafeMutablePointer<Number>
  ) -> Bool {
    guard let fold, let type = Number.foldType, outer.isReduced, !inner.isReduced, inner.inStep == 1, inner.outStep == 1
    else { return false }
    return gb_fold_matrix(
      fold, type, Int64(outer.size), Int64(outer.inStep), Int64(inner.size), target, source) == GB_OK
  }

  /// The same where the first element of each result starts it.
  func walkAll(
    _ source: UnsafePointer<Number>, _ target: UnsafeMutablePointer<Number>, _ hasStarted: inout [Bool]
  ) {
    startOuter(0, source, target, 0, &hasStarted)
  }

  private func startOuter(
    _ level: Int, _ source: UnsafePointer<Number>, _ target: UnsafeMutablePointer<Number>, _ place: Int,
    _ hasStarted: inout [Bool]
  ) {
    let axis = walk[level]
    for index in 0..<axis.size {
      let from = source + index * axis.inStep
      let to = place + index * axis.outStep
      if level < walk.count - 1 {
        startOuter(level + 1, from, target, to, &hasStarted)
      } else if hasStarted[to] {
        target[to] = combine(target[to], from.pointee)
      } else {
        target[to] = from.pointee
        hasStarted[to] = true
      }
    }
  }
}
