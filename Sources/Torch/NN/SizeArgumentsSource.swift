// `torch.nn.modules.utils` and `torch.nn.common_types` as module text: how layers of one's own take one number for several
// dimensions, and the names of such arguments in annotations.

import PythonRuntime

enum SizeArgumentsSource {
  private static let tuples = #"""
    from collections.abc import Iterable

    def _ntuple(n, name="parse"):
        def parse(x):
            return tuple(x) if isinstance(x, Iterable) else (x,) * n
        parse.__name__ = name
        return parse

    _single = _ntuple(1, "_single")
    _pair = _ntuple(2, "_pair")
    _triple = _ntuple(3, "_triple")
    _quadruple = _ntuple(4, "_quadruple")

    def _reverse_repeat_tuple(t, n):
        return tuple([x for x in reversed(t) for _ in range(n)])

    _members = {"_ntuple": _ntuple, "_single": _single, "_pair": _pair, "_triple": _triple, "_quadruple": _quadruple,
                "_reverse_repeat_tuple": _reverse_repeat_tuple}
    """#

  private static let types = #"""
    from typing import Optional, Union

    _size_1_t = Union[int, tuple[int]]
    _size_2_t = Union[int, tuple[int, int]]
    _size_3_t = Union[int, tuple[int, int, int]]
    _size_4_t = Union[int, tuple[int, int, int, int]]
    _size_any_t = Union[int, tuple[int, ...]]
    _ratio_2_t = Union[float, tuple[float, float]]
    _ratio_3_t = Union[float, tuple[float, float, float]]
    _ratio_any_t = Union[float, tuple[float, ...]]

    _members = {
        "_size_1_t": _size_1_t, "_size_2_t": _size_2_t, "_size_3_t": _size_3_t, "_size_4_t": _size_4_t,
        "_size_any_t": _size_any_t, "_ratio_2_t": _ratio_2_t, "_ratio_3_t": _ratio_3_t, "_ratio_any_t": _ratio_any_t}
    """#

  static let modules: [NativeModule] = [("torch.nn.modules.utils", tuples), ("torch.nn.common_types", types)]
    .map { (name, text) in
      NativeModule(name) { (vm, module) throws(PyError) in try SourceModules.load(vm, module, text) }
    }
}
