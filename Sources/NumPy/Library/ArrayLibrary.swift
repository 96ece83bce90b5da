// The parts of `numpy` that are written in Python, and which of them has a name. Each part is a module of its own, so that
// a lesson that calls `linspace` does not wait for the rest.

import PythonRuntime

enum ArrayLibrary {
  struct Part: Sendable {
    let module: String
    let names: [String]
    let text: String
  }

  /// `numpy.matlib`, of which lessons use this function.
  static let repeatedMatrices = #"""
    import numpy as _np

    def repmat(a, m, n):
        a = _np.asanyarray(a)
        if a.ndim > 2:
            raise ValueError('too many values to unpack (expected 2)')
        return _np.tile(a, (m, n))
    """#

  private static let parts: [Part] = [
    Part(module: "numpy._grids", names: NumberGridSource.names, text: NumberGridSource.text),
    Part(module: "numpy._arrangement", names: ArrangementSource.names, text: ArrangementSource.text),
    Part(module: "numpy._sets", names: ArraySetSource.names, text: ArraySetSource.text),
    Part(module: "numpy._statistics", names: StatisticsSource.names, text: StatisticsSource.text),
    Part(module: "numpy._calculus", names: CalculusSource.names, text: CalculusSource.text),
    Part(module: "numpy._polynomials", names: PolynomialSource.names, text: PolynomialSource.text),
    Part(module: "numpy._elementwise", names: ElementwiseSource.names, text: ElementwiseSource.text),
    Part(module: "numpy._description", names: ArrayDescriptionSource.names, text: ArrayDescriptionSource.text),
  ]

  /// The module of each name.
  static let homes: [String: String] = {
    var homes: [String: String] = [:]
    for part in parts { for name in part.names { homes[name] = part.module } }
    return homes
  }()

  static func modules(_ finish: @escaping @Sendable (Machine, ModuleObject) -> Void) -> [NativeModule] {
    let texts = parts.map { ($0.module, $0.text) } + [("numpy._common", common)]
    return texts.map { (name, text) in
      NativeModule(name) { (vm, module) throws(PyError) in
        try vm.loadSource(text, into: module)
        finish(vm, module)
      }
    }
  }

  /// Axes, as every part reads them.
  private static let common = """
    import numpy as np

    def axis_tuple(axis, ndim):
        if isinstance(axis, (tuple, list)):
            axes = tuple(normal_axis(a, ndim) for a in axis)
        else:
            axes = (normal_axis(axis, ndim),)
        if len(set(axes)) != len(axes):
            raise ValueError('repeated axis')
        return axes

    def normal_axis(axis, ndim):
        axis = int(axis)
        if not -ndim <= axis < ndim:
            raise np.exceptions.AxisError(f'axis {axis} is out of bounds for array of dimension {ndim}')
        return axis + ndim if axis < 0 else axis

    def list_of(tup):
        if isinstance(tup, np.ndarray):
            return [tup[i] for i in range(len(tup))]
        if not hasattr(tup, '__getitem__') and not isinstance(tup, (list, tuple)):
            raise TypeError('arrays to stack must be passed as a "sequence" type such as list or tuple.')
        return list(tup)

    """
}
