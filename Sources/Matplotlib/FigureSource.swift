// Figures and axes, written in Python: what a lesson draws is kept as marks with their numbers until the figure is shown; then
// limits are settled by matplotlib's rules (margins of a twentieth, bars and images without) and all is handed over.

enum FigureSource {
  static let text = #"""
    import math as _math
    _range = range

    _CYCLE = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf']
    _BASE = {'b': '#0000ff', 'g': '#008000', 'r': '#ff0000', 'c': '#00bfbf', 'm': '#bf00bf', 'y': '#bfbf00', 'k': '#000000', 'w': '#ffffff'}
    TABLEAU_COLORS = {'tab:blue': '#1f77b4', 'tab:orange': '#ff7f0e', 'tab:green': '#2ca02c', 'tab:red': '#d62728', 'tab:purple': '#9467bd',
                      'tab:brown': '#8c564b', 'tab:pink': '#e377c2', 'tab:gray': '#7f7f7f', 'tab:olive': '#bcbd22', 'tab:cyan': '#17becf', 'tab:grey': '#7f7f7f'}
    _NAMED = {'black': '#000000', 'white': '#ffffff', 'red': '#ff0000', 'green': '#008000', 'blue': '#0000ff', 'orange': '#ffa500',
              'purple': '#800080', 'gray': '#808080', 'grey': '#808080', 'yellow': '#ffff00', 'cyan': '#00ffff', 'magenta': '#ff00ff',
              'pink': '#ffc0cb', 'brown': '#a52a2a', 'lime': '#00ff00', 'navy': '#000080', 'teal': '#008080', 'olive': '#808000',
              'maroon': '#800000', 'silver': '#c0c0c0', 'gold': '#ffd700', 'darkgreen': '#006400', 'darkblue': '#00008b', 'darkred': '#8b0000',
              'lightblue': '#add8e6', 'lightgreen': '#90ee90', 'lightgray': '#d3d3d3', 'lightgrey': '#d3d3d3', 'darkgray': '#a9a9a9', 'darkgrey': '#a9a9a9',
              'steelblue': '#4682b4', 'skyblue': '#87ceeb', 'royalblue': '#4169e1', 'crimson': '#dc143c', 'coral': '#ff7f50', 'salmon': '#fa8072',
              'tomato': '#ff6347', 'orangered': '#ff4500', 'darkorange': '#ff8c00', 'turquoise': '#40e0d0', 'violet': '#ee82ee', 'indigo': '#4b0082',
              'khaki': '#f0e68c', 'beige': '#f5f5dc', 'forestgreen': '#228b22', 'seagreen': '#2e8b57', 'limegreen': '#32cd32', 'dodgerblue': '#1e90ff',
              'slateblue': '#6a5acd', 'firebrick': '#b22222', 'chocolate': '#d2691e', 'sienna': '#a0522d', 'orchid': '#da70d6', 'plum': '#dda0dd',
              'hotpink': '#ff69b4', 'deepskyblue': '#00bfff', 'aqua': '#00ffff', 'fuchsia': '#ff00ff', 'lavender': '#e6e6fa', 'tan': '#d2b48c',
              'mediumseagreen': '#3cb371', 'cornflowerblue': '#6495ed', 'darkviolet': '#9400d3', 'dimgray': '#696969', 'slategray': '#708090', 'goldenrod': '#daa520'}

    def _rgba(c, alpha=None):
        if isinstance(c, str):
            text = c
            if text.lower() == 'none':
                return (0.0, 0.0, 0.0, 0.0)
            if len(text) == 2 and text[0] == 'C' and text[1].isdigit() or (len(text) > 2 and text[0] == 'C' and text[1:].isdigit()):
                text = _CYCLE[int(text[1:]) % 10]
            text = _BASE.get(text) or TABLEAU_COLORS.get(text) or _NAMED.get(text.lower()) or text
            if text.startswith('#') and len(text) in (4, 5):
                text = '#' + ''.join(ch * 2 for ch in text[1:])
            if text.startswith('#') and len(text) in (7, 9):
                try:
                    parts = [int(text[i:i + 2], 16) / 255 for i in range(1, len(text), 2)]
                except ValueError:
                    raise ValueError(f'{c!r} is not a valid color value.')
                if len(parts) == 3:
                    parts.append(1.0)
                if alpha is not None:
                    parts[3] = float(alpha)
                return tuple(parts)
            try:
                level = float(text)
            except ValueError:
                raise ValueError(f'{c!r} is not a valid color value.')
            if not 0 <= level <= 1:
                raise ValueError(f'Invalid string grayscale value {c!r}. Value must be within 0-1 range')
            return (level, level, level, 1.0 if alpha is None else float(alpha))
        if c is None:
            return (0.0, 0.0, 0.0, 1.0)
        parts = [float(v) for v in c]
        if len(parts) not in (3, 4):
            raise ValueError('RGBA sequence must have length 3 or 4')
        if any(v < 0 or v > 1 for v in parts):
            raise ValueError('RGBA values should be within 0-1 range')
        if len(parts) == 3:
            parts.append(1.0)
        if alpha is not None:
            parts[3] = float(alpha)
        return tuple(parts)

    def _hex(c):
        if isinstance(c, str) and c.lower() == 'none':
            return 'none'
        r, g, b, a = _rgba(c)
        if a == 0:
            return 'none'
        return '#%02x%02x%02x' % (round(r * 255), round(g * 255), round(b * 255))

    def to_rgba(c, alpha=None):
        return _rgba(c, alpha)

    def to_rgb(c):
        return _rgba(c)[:3]

    def to_hex(c, keep_alpha=False):
        r, g, b, a = _rgba(c)
        text = '#%02x%02x%02x' % (round(r * 255), round(g * 255), round(b * 255))
        return text + '%02x' % round(a * 255) if keep_alpha else text

    def _plain(x):
        if hasattr(x, 'detach'):
            x = x.detach()
        if hasattr(x, 'tolist'):
            return x.tolist()
        if isinstance(x, (list, tuple, range)):
            return [_plain(v) for v in x]
        if hasattr(x, '__iter__') and not isinstance(x, str):
            return [_plain(v) for v in x]
        return x

    def _flat(x):
        if isinstance(x, list):
            out = []
            for v in x:
                out.extend(_flat(v))
            return out
        return [x]

    def _number(v):
        if v is None:
            return float('nan')
        if isinstance(v, str):
            raise TypeError(f'a number is needed, not {v!r}')
        return float(v)

    def _floats(x):
        x = _plain(x)
        if not isinstance(x, list):
            x = [x]
        return [_number(v) for v in _flat(x)]

    def _rows(x):
        x = _plain(x)
        return x if isinstance(x, list) else [x]

    def _finite(values):
        return [v for v in values if v - v == 0]

    _DASHES = {'-': [], 'solid': [], '--': [3.7, 1.6], 'dashed': [3.7, 1.6], ':': [1.0, 1.65], 'dotted': [1.0, 1.65],
               '-.': [6.4, 1.6, 1.0, 1.6], 'dashdot': [6.4, 1.6, 1.0, 1.6]}

    def _dashes(style):
        if isinstance(style, tuple):
            return list(style[1] or [])
        if style not in _DASHES:
            raise ValueError(f"{style!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'")
        return _DASHES[style]

    def _format(fmt):
        color = marker = style = None
        i = 0
        while i < len(fmt):
            two = fmt[i:i + 2]
            if two in ('--', '-.'):
                style, i = two, i + 2
            elif fmt[i] in '-:':
                style, i = fmt[i], i + 1
            elif fmt[i] == 'C' and i + 1 < len(fmt) and fmt[i + 1].isdigit():
                color, i = two, i + 2
            elif fmt[i] in _BASE:
                color, i = fmt[i], i + 1
            elif fmt[i] in '.,ov^<>1234sp*hH+xDd|_P8X':
                marker, i = fmt[i], i + 1
            else:
                try:
                    return _hex(fmt), None, '-'
                except ValueError:
                    raise ValueError(f'{fmt!r} is not a valid format string (unrecognized character {fmt[i]!r})')
        return color, marker, style

    class Artist:
        _kind = 'Artist'

        def __init__(self, axes=None, mark=None):
            self.axes = axes
            self.mark = mark
            self._visible = True

        def set(self, **kwargs):
            for k, v in kwargs.items():
                getattr(self, 'set_' + k)(v)

        def remove(self):
            self._visible = False
            if self.axes is not None and self.mark in self.axes._marks:
                self.axes._marks.remove(self.mark)

        def set_visible(self, b):
            self._visible = b
            if self.mark is not None:
                self.mark['hidden'] = not b

        def set_label(self, s):
            if self.mark is not None:
                self.mark['label'] = str(s)

        def get_label(self):
            return self.mark.get('label', '') if self.mark else ''

        def set_alpha(self, alpha):
            self.mark['alpha'] = self.mark['fill_alpha'] = alpha

        def set_zorder(self, level):
            if self.mark is not None:
                self.mark['zorder'] = level

        def set_color(self, c):
            self.mark['color'] = _hex(c)
            if self.mark.get('fill'):
                self.mark['fill'] = _hex(c)

    class Line2D(Artist):
        def __init__(self, xdata=(), ydata=(), linewidth=None, linestyle='-', color=None, marker=None, markersize=6, label='', lw=None, ls=None, c=None, **kwargs):
            mark = {'kind': 'line', 'x': _floats(xdata), 'y': _floats(ydata), 'color': _hex(color or c or 'C0'), 'label': str(label),
                    'width': 1.5 if linewidth is None and lw is None else (linewidth if linewidth is not None else lw), 'marker': marker or '', 'marker_size': markersize}
            style = ls or linestyle
            if style in ('', ' ', 'None', 'none'):
                mark['width'] = 0
            else:
                mark['dashes'] = _dashes(style)
            Artist.__init__(self, None, mark)

        def get_color(self):
            return self.mark['color']

        def get_xdata(self, orig=True):
            import numpy as np
            return np.array(self.mark['x'])

        def get_ydata(self, orig=True):
            import numpy as np
            return np.array(self.mark['y'])

        def set_xdata(self, x):
            self.mark['x'] = _floats(x)

        def set_ydata(self, y):
            self.mark['y'] = _floats(y)

        def set_data(self, x, y=None):
            if y is None:
                x, y = x
            self.set_xdata(x)
            self.set_ydata(y)

        def set_linewidth(self, w):
            self.mark['width'] = float(w)

        def set_linestyle(self, ls):
            self.mark['dashes'] = _dashes(ls)

        def set_marker(self, m):
            self.mark['marker'] = m

        def get_linewidth(self):
            return self.mark['width']

    Line2D.__module__ = 'matplotlib.lines'

    class _Collection(Artist):
        def set_array(self, values):
            import numpy as np
            self.mark['values'] = _floats(values)

        def set_offsets(self, xy):
            rows = _rows(xy)
            self.mark['x'] = [float(r[0]) for r in rows]
            self.mark['y'] = [float(r[1]) for r in rows]

        def set_clim(self, vmin=None, vmax=None):
            self.norm.vmin, self.norm.vmax = vmin, vmax

        def get_facecolor(self):
            import numpy as np
            return np.array([_rgba(self.mark.get('fill') or 'C0')])

        def legend_elements(self, prop='colors', num='auto', **kwargs):
            values = sorted(set(self._values or []))
            handles = []
            labels = []
            for v in values[:20]:
                mark = {'kind': 'scatter', 'x': [], 'y': [], 'fill': _hex(self.cmap(self.norm(v))), 'label': f'{v:g}', 'marker': self.mark.get('marker', 'o')}
                handles.append(Artist(None, mark))
                labels.append(f'{v:g}')
            return handles, labels

    class PathCollection(_Collection):
        pass

    PathCollection.__module__ = 'matplotlib.collections'

    class PolyCollection(_Collection):
        pass

    PolyCollection.__module__ = 'matplotlib.collections'

    class FillBetweenPolyCollection(PolyCollection):
        pass

    FillBetweenPolyCollection.__module__ = 'matplotlib.collections'

    class LineCollection(_Collection):
        pass

    LineCollection.__module__ = 'matplotlib.collections'

    class QuadMesh(_Collection):
        pass

    QuadMesh.__module__ = 'matplotlib.collections'

    class AxesImage(_Collection):
        def set_data(self, data):
            self._fill(data)

        def set_cmap(self, cmap):
            self.cmap = get_cmap(cmap)

        def get_array(self):
            import numpy as np
            return np.array(self._data)

    AxesImage.__module__ = 'matplotlib.image'

    class Quiver(_Collection):
        pass

    Quiver.__module__ = 'matplotlib.quiver'

    class QuadContourSet(_Collection):
        def clabel(self, *args, **kwargs):
            return self.axes.clabel(self, *args, **kwargs)

    QuadContourSet.__module__ = 'matplotlib.contour'

    class BarContainer(tuple):
        def __new__(cls, patches, errorbar=None, *, datavalues=None, orientation='vertical'):
            self = tuple.__new__(cls, patches)
            self.patches = list(patches)
            self.errorbar = errorbar
            self.datavalues = datavalues
            return self

        def __repr__(self):
            return f'<BarContainer object of {len(self)} artists>'

    class ErrorbarContainer(tuple):
        def __repr__(self):
            return f'<ErrorbarContainer object of {len(self)} artists>'

    class StemContainer(tuple):
        def __repr__(self):
            return f'<StemContainer object of {len(self)} artists>'

    class Patch(Artist):
        def __init__(self, edgecolor=None, facecolor=None, color=None, linewidth=None, fill=True, alpha=None, label='', lw=None, ec=None, fc=None, linestyle='-', ls=None, hatch=None, zorder=None, **kwargs):
            edge = edgecolor or ec or color
            face = facecolor or fc or color or 'C0'
            if edge is None:
                edge = 'none' if fill else 'k'
            Artist.__init__(self, None, {'color': _hex(edge), 'fill': _hex(face) if fill and face != 'none' else '', 'label': str(label), 'kind': 'area', 'x': [], 'y': [],
                                         'width': linewidth or lw or 1, 'alpha': 1 if alpha is None else alpha, 'fill_alpha': 1 if alpha is None else alpha, 'dashes': _dashes(ls or linestyle), 'noun': 'shape'})

        def get_height(self):
            return self._height

        def get_width(self):
            return self._width

        def get_x(self):
            return self._x

        def get_y(self):
            return self._y

        def get_xy(self):
            return (self._x, self._y)

        def set_facecolor(self, c):
            self.mark['fill'] = _hex(c)

        def set_edgecolor(self, c):
            self.mark['color'] = _hex(c)

        def _points(self):
            return self.mark['x'], self.mark['y']

    class Rectangle(Patch):
        def __init__(self, xy, width, height, angle=0.0, **kwargs):
            Patch.__init__(self, **kwargs)
            self._x, self._y, self._width, self._height = float(xy[0]), float(xy[1]), float(width), float(height)
            x, y, w, h = self._x, self._y, self._width, self._height
            self.mark['x'], self.mark['y'] = [x, x + w, x + w, x], [y, y, y + h, y + h]

        def __repr__(self):
            return 'Rectangle(xy=(%g, %g), width=%g, height=%g, angle=0)' % (self._x, self._y, self._width, self._height)

        __str__ = __repr__

    class Ellipse(Patch):
        def __init__(self, xy, width, height, angle=0, **kwargs):
            Patch.__init__(self, **kwargs)
            self.center = (float(xy[0]), float(xy[1]))
            a = _math.radians(angle)
            rx, ry = width / 2, height / 2
            self.mark['x'], self.mark['y'] = [], []
            for k in range(60):
                t = 2 * _math.pi * k / 60
                dx, dy = rx * _math.cos(t), ry * _math.sin(t)
                self.mark['x'].append(self.center[0] + dx * _math.cos(a) - dy * _math.sin(a))
                self.mark['y'].append(self.center[1] + dx * _math.sin(a) + dy * _math.cos(a))

    class Circle(Ellipse):
        def __init__(self, xy, radius=5, **kwargs):
            Ellipse.__init__(self, xy, 2 * radius, 2 * radius, **kwargs)
            self.radius = radius

    class Polygon(Patch):
        def __init__(self, xy, closed=True, **kwargs):
            Patch.__init__(self, **kwargs)
            rows = _rows(xy)
            self.mark['x'] = [float(r[0]) for r in rows]
            self.mark['y'] = [float(r[1]) for r in rows]

    class FancyArrowPatch(Patch):
        def __init__(self, posA=None, posB=None, color='k', **kwargs):
            Artist.__init__(self, None, {'kind': 'arrows', 'x': [posA[0], posA[1], posB[0] - posA[0], posB[1] - posA[1]], 'y': [], 'color': _hex(color), 'width': 1.2, 'noun': 'arrow'})

    for _cls in (Patch, Rectangle, Ellipse, Circle, Polygon, FancyArrowPatch):
        _cls.__module__ = 'matplotlib.patches'

    class Text(Artist):
        def __init__(self, x=0, y=0, text='', axes=None, mark=None, **kwargs):
            Artist.__init__(self, axes, mark)
            self._x, self._y, self._text = x, y, str(text)

        def get_text(self):
            return self._text

        def set_text(self, s):
            self._text = str(s)
            if self.mark is not None:
                self.mark['text'] = str(s)

        def set_fontsize(self, size):
            if self.mark is not None:
                self.mark['size'] = _font(size)

        def set_position(self, xy):
            self._x, self._y = xy
            if self.mark is not None:
                self.mark['x'], self.mark['y'] = [float(xy[0])], [float(xy[1])]

        def set_rotation(self, angle):
            pass

        def __repr__(self):
            return f'Text({self._x}, {self._y}, {self._text!r})'

    Text.__module__ = 'matplotlib.text'

    class Annotation(Text):
        pass

    Annotation.__module__ = 'matplotlib.text'

    class Legend:
        def __init__(self, axes):
            self.axes = axes

        def get_texts(self):
            return [Text(0, 0, m.get('label', '')) for m in self.axes._legend_marks()]

        def set_title(self, title, prop=None):
            self.axes._legend['title'] = str(title)

        def get_frame(self):
            return Patch()

        def remove(self):
            self.axes._legend = None

    Legend.__module__ = 'matplotlib.legend'

    _SIZES = {'xx-small': 5.79, 'x-small': 6.94, 'small': 8.33, 'medium': 10.0, 'large': 12.0, 'x-large': 14.4, 'xx-large': 17.28}

    def _font(size):
        if size is None:
            return 10.0
        if isinstance(size, str):
            return _SIZES.get(size, 10.0)
        return float(size)

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

        def _hexes(self, parts):
            return _map_colors(self.name, parts)

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
            colors = [_rgba(h, alpha) for h in self._hexes(parts)]
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

    class _Locator:
        def __init__(self, base=None, *args, **kwargs):
            self.base = base
            self.args = args
            self.kwargs = kwargs

        def positions(self, low, high, length, vertical):
            return None

    class MultipleLocator(_Locator):
        def positions(self, low, high, length, vertical):
            step = float(1.0 if self.base is None else self.base)
            first = _math.ceil(low / step - 1e-9)
            last = _math.floor(high / step + 1e-9)
            return [k * step for k in range(first, min(last, first + 1000) + 1)]

    class MaxNLocator(_Locator):
        def positions(self, low, high, length, vertical):
            bins = self.base if isinstance(self.base, int) else self.kwargs.get('nbins', 9)
            bins = 9 if bins == 'auto' else bins
            ticks = _nice_ticks(low, high, bins, True)
            if self.kwargs.get('integer'):
                step = max(1, _math.ceil((high - low) / bins - 1e-9))
                for nice in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000):
                    if nice >= step:
                        step = nice
                        break
                ticks = [k * step for k in range(_math.ceil(low / step - 1e-9), _math.floor(high / step + 1e-9) + 1)]
            return ticks

    class NullLocator(_Locator):
        def positions(self, low, high, length, vertical):
            return []

    class FixedLocator(_Locator):
        def positions(self, low, high, length, vertical):
            return _floats(self.base)

    class LogLocator(_Locator):
        pass

    class AutoMinorLocator(_Locator):
        pass

    class FuncFormatter:
        def __init__(self, func):
            self.func = func

        def text(self, v, k):
            return str(self.func(v, k))

    class FormatStrFormatter:
        def __init__(self, fmt):
            self.fmt = fmt

        def text(self, v, k):
            return self.fmt % v

    class PercentFormatter:
        def __init__(self, xmax=100, decimals=None, symbol='%', is_latex=False):
            self.xmax, self.decimals, self.symbol = xmax, decimals, symbol

        def text(self, v, k):
            v = 100 * v / self.xmax
            return (f'{v:g}' if self.decimals is None else f'{v:.{self.decimals}f}') + self.symbol

    class NullFormatter:
        def text(self, v, k):
            return ''

    class ScalarFormatter:
        def __init__(self, *args, **kwargs):
            pass

        def set_scientific(self, b):
            pass

        set_powerlimits = set_useOffset = set_scientific

    class _Axis:
        def __init__(self, axes, name):
            self._axes, self._name = axes, name
            self.label = Text(0.5, 0, '')

        def _state(self):
            return self._axes._axis[self._name]

        def set_major_locator(self, locator):
            self._state()['locator'] = locator

        def set_major_formatter(self, formatter):
            if isinstance(formatter, str):
                pattern = formatter
                formatter = FuncFormatter(lambda v, k: pattern.format(x=v, pos=k))
            elif callable(formatter) and not hasattr(formatter, 'text') and not isinstance(formatter, ScalarFormatter):
                formatter = FuncFormatter(formatter)
            self._state()['formatter'] = formatter if hasattr(formatter, 'text') else None

        def set_minor_locator(self, locator):
            pass

        set_minor_formatter = set_minor_locator

        def set_visible(self, b):
            self._state()['hidden'] = not b

        def set_ticks(self, ticks, labels=None, minor=False, **kwargs):
            if not minor:
                self._axes._set_ticks(self._name, ticks, labels)

        def set_ticklabels(self, labels, **kwargs):
            self._state()['labels'] = [str(x) for x in labels]

        def grid(self, visible=True, **kwargs):
            self._state()['grid'] = bool(visible)

        def set_label_text(self, s):
            self._state()['label'] = str(s)

        def tick_top(self):
            pass

        tick_bottom = tick_left = tick_right = tick_top

        def set_ticks_position(self, position):
            pass

        set_label_position = set_ticks_position

        def set_tick_params(self, **kwargs):
            pass

        def get_major_locator(self):
            return self._state().get('locator') or _Locator()

    class _Spine:
        def __init__(self, axes=None):
            self._axes = axes

        def set_visible(self, b):
            pass

        def set_color(self, c):
            pass

        def set_position(self, p):
            pass

        set_linewidth = set_bounds = set_edgecolor = set_color

    class _Spines(dict):
        def __missing__(self, name):
            return _Spine()

        def __getattr__(self, name):
            return _Spine()

        def values(self):
            return [_Spine() for _ in range(4)]
    """#
}
