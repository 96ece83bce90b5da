// Dead objects are kept to be used again. What every turn of a loop adds to a pool and nothing takes from it would grow for ever.

import PythonRuntime
import Testing

@Suite("Pools of dead objects")
struct PoolTests {
  /// Loops whose turns leave behind objects of one kind.
  static let bodies = [
    "[1, 2, 3, 4, 5, 6]", "L[2:9]", "[0] * 5", "list(range(5))", "list('abcdef')", "[x for x in range(7)]",
    "[1] + [2] * 6",
    "a = list(range(30)); a.clear()", "a = []; a += [1, 2, 3, 4, 5]", "copy.copy([1, 2, 3, 4, 5])",
    "copy.deepcopy([1, [2, 3], {4: 5}])", "sorted(L[:6])", "list(zip(L, L))[:7]", "(1, i, 3)", "tuple(L[:3])", "{i: 1}",
    "dict(a=1)", "{**{1: 2}}", "str(i) + 'x'", "'ab' * 12", "i * 10 ** 20", "lambda: i", "slice(i)", "eval('1')", "C()",
    "C(x=1)",
    "f'{i:>5} {i}'", "'  a '.strip().upper()", "int('7' * 30)", "[[0] * 5 for _ in range(5)]", "L.copy()[:5]",
    "reversed(L[:5])",
    "raised()", "made()", "list(generated())",
  ]

  @Test("do not grow from turn to turn", arguments: bodies)
  func stable(_ body: String) {
    withLargeStack {
      let vm = Machine()
      _ = vm.run(
        """
        import copy
        L = list(range(20))
        class C:
            def __init__(self, **attributes): self.__dict__.update(attributes)
        def raised():
            try: raise ValueError("x")
            except ValueError as error: return error
        def made():
            n = 0
            def inner():
                nonlocal n
                n += 1
            return inner
        def generated():
            yield from (1, 2, 3, 4, 5)
        def loop(turns):
            for i in range(turns):
                \(body)
        loop(12_000)
        """, file: "first")
      let before = vm.pooledObjectCount
      guard case .value = vm.run("loop(40_000)", file: "second") else {
        Issue.record("\(body) raised")
        return
      }
      #expect(vm.pooledObjectCount < before + 20_000, "\(body)")
    }
  }
}
