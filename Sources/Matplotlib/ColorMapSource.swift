// From numbers to colours: norms, colour maps, mappables. Written in Python.

enum ColorMapSource {
  static let text = #"""
    class Normalize:
        def __init__(self, vmin=None, vmax=None, clip=False):
            self.vmin = None if vmin is None else float(vmin)
            self.vmax = None if vmax is None else float(vmax)

        def autoscale_None(self, values):
            values = _finite(_floats(values))
            if values:
                if self.vmin is None:
                    self.vmin = min(values)
                if self.vmax is None:
                    self.vmax = max(values)

        def _part(self, v):
            if self.vmax == self.vmin or self.vmin is None:
                return 0.0
            return (v - self.vmin) / (self.vmax - self.vmin)

        def __call__(self, value):
            if hasattr(value, '__len__') or hasattr(value, 'tolist') and getattr(value, 'ndim', 0):
                import numpy as np
                self.autoscale_None(value)
                return np.array([self._part(v) for v in _floats(value)]).reshape(np.shape(value))
            return self._part(float(value))

    class LogNorm(Normalize):
        def autoscale_None(self, values):
            Normalize.autoscale_None(self, [v for v in _floats(values) if v > 0])

        def _part(self, v):
            if v <= 0:
                return 0.0
            low, high = _math.log10(self.vmin), _math.log10(self.vmax)
            return 0.0 if high == low else (_math.log10(v) - low) / (high - low)

    class BoundaryNorm(Normalize):
        def __init__(self, boundaries, ncolors, clip=False, extend='neither'):
            self.boundaries = _floats(boundaries)
            Normalize.__init__(self, self.boundaries[0], self.boundaries[-1])

        def _part(self, v):
            n = len(self.boundaries) - 1
            k = sum(1 for b in self.boundaries[1:-1] if v >= b)
            return 0.0 if n < 2 else k / (n - 1)

    for _cls in (Normalize, LogNorm, BoundaryNorm):
        _cls.__module__ = 'matplotlib.colors'

    class Colormap:
        def __init__(self, name, N=256):
            self.name, self.N = name, N

        _lut = None

        def _hexes(self, parts):
            return _map_colors(self.name, parts)

        def _init(self):
            import numpy as np
            colors = [_rgba(h) for h in self._hexes([k / max(self.N - 1, 1) for k in range(self.N)])]
            self._lut = np.array(colors + [colors[0], colors[-1], (0.0, 0.0, 0.0, 0.0)])

        def __call__(self, X, alpha=None, bytes=False):
            scalar = not (hasattr(X, '__len__') or getattr(X, 'ndim', 0))
            values = [X] if scalar else _flat(_plain(X))
            parts = []
            for v in values:
                if isinstance(v, int) and not isinstance(v, bool):
                    v = v / max(self.N - 1, 1)
                elif hasattr(v, 'dtype') and v.dtype.kind in 'iu':
                    v = int(v) / max(self.N - 1, 1)
                parts.append(float(v))
            if self._lut is None:
                colors = [_rgba(h, alpha) for h in self._hexes(parts)]
            else:
                colors = [tuple(self._lut[min(max(int(p * self.N), 0), self.N - 1)].tolist()) for p in parts]
            if scalar:
                return colors[0]
            import numpy as np
            return np.array(colors).reshape(np.shape(X) + (4,))

        def reversed(self, name=None):
            return Colormap(self.name[:-2] if self.name.endswith('_r') else self.name + '_r')

        def resampled(self, n):
            return Colormap(self.name, n)

        def set_bad(self, *args, **kwargs):
            pass

        set_under = set_over = set_bad

        def __eq__(self, other):
            return isinstance(other, Colormap) and other.name == self.name

        def __hash__(self):
            return hash(self.name)

    class ListedColormap(Colormap):
        def __init__(self, colors, name='from_list', N=None):
            self.colors = list(colors)
            Colormap.__init__(self, name, len(self.colors))
            self._list = [_hex(c) for c in self.colors]

        def _hexes(self, parts):
            n = len(self._list)
            return [self._list[min(max(int(p * n), 0), n - 1)] for p in parts]

    class LinearSegmentedColormap(Colormap):
        @staticmethod
        def from_list(name, colors, N=256, gamma=1.0):
            made = LinearSegmentedColormap(name)
            items = list(colors)
            if items and isinstance(items[0], tuple) and len(items[0]) == 2 and not isinstance(items[0][0], str):
                made._anchors = [(float(p), _rgba(c)) for p, c in items]
            else:
                made._anchors = [(k / max(len(items) - 1, 1), _rgba(c)) for k, c in enumerate(items)]
            return made

        def _hexes(self, parts):
            out = []
            for p in parts:
                p = min(max(p, 0.0), 1.0)
                k = 0
                while k < len(self._anchors) - 2 and self._anchors[k + 1][0] < p:
                    k += 1
                (a, ca), (b, cb) = self._anchors[k], self._anchors[min(k + 1, len(self._anchors) - 1)]
                t = 0 if b == a else (p - a) / (b - a)
                out.append('#%02x%02x%02x' % tuple(round((ca[j] + (cb[j] - ca[j]) * t) * 255) for j in range(3)))
            return out

    for _cls in (Colormap, ListedColormap, LinearSegmentedColormap):
        _cls.__module__ = 'matplotlib.colors'

    def get_cmap(name=None, lut=None):
        if isinstance(name, Colormap):
            return name
        if name is None:
            name = rcParams['image.cmap']
        if _map_colors(name, [0.0]) is None:
            raise ValueError(f'{name!r} is not a known colormap; known are ' + ', '.join(_map_names()))
        return Colormap(name, 256 if lut is None else lut)

    def _colormap(name):
        if name.startswith('_') or _map_colors(name, [0.0]) is None:
            raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}")
        return get_cmap(name)

    class _Colormaps(dict):
        def __missing__(self, name):
            return get_cmap(name)

        def get_cmap(self, name):
            return get_cmap(name)

    colormaps = _Colormaps()

    class ScalarMappable:
        def __init__(self, norm=None, cmap=None):
            self.norm = norm or Normalize()
            self.cmap = get_cmap(cmap)
            self.mark = {}
            self.axes = None

        def set_array(self, values):
            if values is not None:
                self.norm.autoscale_None(values)

        def to_rgba(self, x, alpha=None):
            return self.cmap(self.norm(x), alpha)
    """#
}
