// What plotting functions return: artists that can be changed until their figure is shown. Written in Python.

enum ArtistSource {
  static let text = #"""
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

        def set_markersize(self, sz):
            self.mark['marker_size'] = float(sz)

        def get_linestyle(self):
            return '-' if not self.mark.get('dashes') else '--'

        def set_dash_capstyle(self, s):
            pass

        set_dash_joinstyle = set_solid_capstyle = set_solid_joinstyle = set_antialiased = set_dash_capstyle

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

    class PatchCollection(_Collection):
        def __init__(self, patches, *, match_original=False, **kwargs):
            _Collection.__init__(self)
            self._patches = list(patches)
            if not match_original:
                for patch in self._patches:
                    for name in ('facecolor', 'edgecolor', 'alpha', 'color'):
                        if kwargs.get(name) is not None:
                            getattr(patch, 'set_' + name)(kwargs[name])

    PatchCollection.__module__ = 'matplotlib.collections'

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

    class Arc(Patch):
        def __init__(self, xy, width, height, angle=0.0, theta1=0.0, theta2=360.0, **kwargs):
            if kwargs.get('fill'):
                raise ValueError('Arc objects cannot be filled')
            kwargs['fill'] = False
            Patch.__init__(self, **kwargs)
            self.center = (float(xy[0]), float(xy[1]))
            self.width, self.height, self.angle, self.theta1, self.theta2 = width, height, angle, theta1, theta2
            a = _math.radians(angle)
            low, high = _math.radians(theta1), _math.radians(theta2)
            if high <= low:
                high += 2 * _math.pi
            self.mark['kind'] = 'line'
            for k in range(61):
                t = low + (high - low) * k / 60
                dx, dy = width / 2 * _math.cos(t), height / 2 * _math.sin(t)
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

    for _cls in (Patch, Rectangle, Ellipse, Arc, Circle, Polygon, FancyArrowPatch):
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
    """#
}
