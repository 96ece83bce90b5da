// The class Axes: its state, its legend, and how it is handed over to be drawn. What it draws comes from its bases.

enum AxesSource {
  static let text = #"""
    class Axes(_Curves, _Bars, _Fields, _Annotations, _Scales):
        def __init__(self, figure, place=None, rectangle=None):
            self.figure = figure
            self._place, self._rectangle = place, rectangle
            self._shared = {'x': [self], 'y': [self]}
            self._twin, self._parent, self.child_axes = False, None, []
            self._reset()

        @property
        def axes(self):
            return self

        def _reset(self):
            self._marks = []
            self._axis = {'x': {'label': '', 'scale': 'linear'}, 'y': {'label': '', 'scale': 'linear'}}
            self._limits = {'x': None, 'y': None}
            self._inverted = {'x': False, 'y': False}
            self._sticky = {'x': [], 'y': []}
            self._margin = {'x': 0.05, 'y': 0.05}
            self._title = ''
            self._legend = None
            self._off = False
            self._aspect = None
            self._cycle = 0
            self._bar = None
            self.lines, self.patches, self.collections, self.images, self.texts, self.containers = [], [], [], [], [], []
            self.xaxis, self.yaxis = _Axis(self, 'x'), _Axis(self, 'y')
            self.spines = _Spines()
            self.title = Text(0.5, 1.0, '')

        def __repr__(self):
            parts = [] if self._parent is None else ["label='inset_axes'"]
            if self._title:
                parts.append('title=' + repr({'center': self._title}))
            for name in 'xy':
                if self._axis[name]['label']:
                    parts.append(f"{name}label={self._axis[name]['label']!r}")
            return '<Axes: ' + ', '.join(parts) + '>'

        def _next(self):
            color = _CYCLE[self._cycle % len(_CYCLE)]
            self._cycle += 1
            return color

        def _add(self, mark, cls=Artist):
            made = mark if isinstance(mark, Artist) else cls(self, mark)
            made.axes = self
            count = len(made.mark.get('x') or ())
            if count > 400000:
                raise ValueError(f'a figure with {count} numbers is too large for a page; draw a part of them')
            self._marks.append(made.mark)
            return made

        def _values(self, name, x):
            rows = _plain(x)
            if isinstance(rows, list) and rows and isinstance(rows[0], str):
                known = self._axis[name].setdefault('categories', [])
                out = []
                for v in rows:
                    if v not in known:
                        known.append(v)
                    out.append(float(known.index(v)))
                return out
            return _floats(rows)

        def _legend_marks(self):
            return [m for m in self._marks if m.get('label') and not m['label'].startswith('_')]

        def legend(self, *args, handles=None, labels=None, loc='best', title=None, **kwargs):
            if isinstance(loc, int):
                loc = ['best', 'upper right', 'upper left', 'lower left', 'lower right', 'right', 'center left', 'center right', 'lower center', 'upper center', 'center'][loc]
            if len(args) == 1:
                labels = args[0]
            elif len(args) == 2:
                handles, labels = args
            if handles is not None and not isinstance(handles[0] if handles else None, (str, type(None))):
                for m in self._marks:
                    if m.get('label') and not any(getattr(h, 'mark', None) is m for h in handles):
                        m['label'] = '_' + m['label']
                for k, h in enumerate(handles):
                    mark = getattr(h, 'mark', None)
                    if mark is None and isinstance(h, tuple) and len(h):
                        mark = h[0].mark
                    if mark is None:
                        continue
                    if labels is not None and k < len(labels):
                        mark['label'] = str(labels[k])
                    if not any(m is mark for m in self._marks):
                        self._marks.append({**mark, 'x': [], 'y': [], 'noun': ' '})
            elif labels is not None:
                shown = [m for m in self._marks if m.get('kind') in ('line', 'scatter', 'bars', 'area', 'rule') and not m.get('hidden_extent')]
                for m, text in zip(shown, labels):
                    m['label'] = str(text)
            if not self._legend_marks():
                import warnings
                warnings.warn('No artists with labels found to put in legend.  Note that artists whose label start with an underscore are ignored when legend() is called with no argument.')
            self._legend = {'place': loc if isinstance(loc, str) else 'best', 'title': '' if title is None else str(title)}
            return Legend(self)

        def get_legend(self):
            return Legend(self) if self._legend else None

        def get_legend_handles_labels(self):
            marks = self._legend_marks()
            return [Artist(self, m) for m in marks], [m['label'] for m in marks]

        def get_lines(self):
            return list(self.lines)

        def get_figure(self, root=False):
            return self.figure

        def get_subplotspec(self):
            return None

        @property
        def transAxes(self):
            return 'axes'

        @property
        def transData(self):
            return None

        @property
        def _left_title(self):
            return ''

        def twinx(self):
            made = Axes(self.figure, self._place, self._rectangle)
            made._twin = True
            made._cycle = 0
            made._shared['x'] = self._shared['x']
            self._shared['x'].append(made)
            made._axis['x']['hidden'] = True
            self.figure.axes.append(made)
            return made

        def twiny(self):
            made = Axes(self.figure, self._place, self._rectangle)
            made._twin = 'top'
            made._shared['y'] = self._shared['y']
            self._shared['y'].append(made)
            made._axis['y']['hidden'] = True
            self.figure.axes.append(made)
            return made

        def inset_axes(self, bounds, *, transform=None, zorder=5, **kwargs):
            bounds = [float(v) for v in bounds]
            if len(bounds) != 4 or any(v - v != 0 for v in bounds):
                raise ValueError('inset_axes needs four numbers: left, bottom, width and height as parts of the axes')
            made = Axes(self.figure, None, bounds)
            made._parent = self
            self.child_axes.append(made)
            return made

        def indicate_inset_zoom(self, inset_ax, **kwargs):
            (a, b), (c, d) = inset_ax.get_xlim(), inset_ax.get_ylim()
            return self.add_patch(Rectangle((a, c), b - a, d - c, fill=False, edgecolor='gray', linewidth=1))

        def label_outer(self, remove_inner_ticks=False):
            if self._place:
                rows, columns, r0, r1, c0, c1 = self._place
                if r1 < rows - 1:
                    self._axis['x']['inner'], self._axis['x']['label'] = True, ''
                    self._axis['x']['labels'] = []
                if c0 > 0:
                    self._axis['y']['label'], self._axis['y']['labels'] = '', []

        def get_children(self):
            return [*self.lines, *self.patches, *self.collections, *self.images, *self.texts]

        def has_data(self):
            return bool(self._marks)

        def secondary_xaxis(self, *args, **kwargs):
            raise NotImplementedError('secondary axes are not supported; twinx and twiny are')

        secondary_yaxis = secondary_xaxis

        def clear(self):
            self._reset()

        cla = clear

        def remove(self):
            if self in self.figure.axes:
                self.figure.axes.remove(self)

        # Handing over

        def _axis_spec(self, name):
            state = self._axis[name]
            low, high = self._get_limits(name)
            spec = {'label': state['label'], 'scale': state['scale'], 'low': low, 'high': high, 'grid': state.get('grid', False), 'hidden': state.get('hidden', False) or self._off, 'rotation': state.get('rotation', 0)}
            ticks, labels = state.get('ticks'), state.get('labels')
            vertical = name == 'y'
            length = self._length(name)
            spec['length'] = length
            if ticks is None and state.get('locator') is not None:
                ticks = state['locator'].positions(min(low, high), max(low, high), length, vertical)
            if ticks is None and 'categories' in state:
                ticks = [float(k) for k in range(len(state['categories']))]
                labels = labels or state['categories']
            if ticks is None and (state.get('formatter') is not None or labels is not None):
                space = length * 72 / (20 if vertical else 30)
                ticks = _nice_ticks(min(low, high), max(low, high), min(max(int(space), 1), 9))
                ticks = [t for t in ticks if min(low, high) - 1e-9 <= t <= max(low, high) + 1e-9]
            if ticks is not None:
                spec['ticks'] = ticks
                if state.get('formatter') is not None and labels is None:
                    labels = [state['formatter'].text(t, k) for k, t in enumerate(ticks)]
            if labels is not None:
                spec['labels'] = list(labels)
            return spec

        def _length(self, name):
            w, h = self.figure._size
            if self._parent is not None:
                return self._parent._length(name) * self._rectangle[2 if name == 'x' else 3]
            if self._rectangle:
                return (w * self._rectangle[2]) if name == 'x' else (h * self._rectangle[3])
            rows, columns, r0, r1, c0, c1 = self._place or (1, 1, 0, 0, 0, 0)
            if name == 'x':
                each = w * 0.775 / (columns + 0.2 * (columns - 1))
                return each * (c1 - c0 + 1) + each * 0.2 * (c1 - c0)
            each = h * 0.77 / (rows + 0.2 * (rows - 1))
            return each * (r1 - r0 + 1) + each * 0.2 * (r1 - r0)

        def _mark_specs(self):
            out = []
            for m in sorted(self._marks, key=lambda m: m.get('zorder') or 0):
                if m.get('hidden') or m.get('hidden_extent') or not m.get('kind'):
                    continue
                image = m.get('image')
                if image is not None and m.get('cells') is None:
                    m = dict(m)
                    norm = image.norm
                    cells = []
                    upper = image._origin == 'upper'
                    span = None
                    if type(norm) is Normalize and norm.vmin is not None and norm.vmax != norm.vmin:
                        span = 1.0 / (norm.vmax - norm.vmin)
                    for r in (image._data if upper else image._data[::-1]):
                        if span is not None:
                            low = norm.vmin
                            cells.extend([(_number(v) - low) * span for v in r])
                        else:
                            cells.extend([norm._part(float(v)) if v is not None and v - v == 0 else float('nan') for v in r])
                    m['cells'] = cells
                    m['palette'] = image.cmap._hexes([(k + 0.5) / 255 for k in range(255)])
                out.append({k: v for k, v in m.items() if k not in ('image', 'zorder', 'values', 'free', 'level')})
            return out

        def _spec(self):
            x, y = self._axis_spec('x'), self._axis_spec('y')
            aspect = self._aspect or 0
            if aspect and getattr(self, '_equal', False) and not self.images:
                w, h = self._length('x'), self._length('y')
                dx, dy = abs(x['high'] - x['low']), abs(y['high'] - y['low'])
                if dx and dy:
                    scale = max(dx / w, dy / h)
                    for spec, length, d in ((x, w, dx), (y, h, dy)):
                        extra = (scale * length - d) / 2
                        sign = 1 if spec['high'] >= spec['low'] else -1
                        spec['low'], spec['high'] = spec['low'] - sign * extra, spec['high'] + sign * extra
                    aspect = 0
            spec = {'title': self._title, 'x': x, 'y': y, 'marks': self._mark_specs(), 'aspect': aspect, 'off': self._off, 'twin': self._twin, 'legend': self._legend, 'bar': self._bar() if self._bar else None}
            if self._rectangle:
                spec['rectangle'] = [float(v) for v in self._rectangle]
            else:
                spec['place'] = list(self._place or (1, 1, 0, 0, 0, 0))
            return spec

    def _refused(name, nearest):
        def refuse(*args, **kwargs):
            raise NotImplementedError(f'{name} is not supported; {nearest}')
        return refuse

    _REFUSED = {
        'hexbin': 'hist2d shows the same', 'tricontour': 'contour over a grid is', 'tricontourf': 'contourf over a grid is',
        'tripcolor': 'pcolormesh over a grid is', 'triplot': 'plot is', 'barbs': 'quiver is', 'quiverkey': 'a legend says the length',
        'specgram': 'imshow of your own spectrum is', 'psd': 'plot your own spectrum', 'csd': 'plot your own spectrum',
        'cohere': 'plot your own spectrum', 'magnitude_spectrum': 'plot your own spectrum', 'phase_spectrum': 'plot your own spectrum',
        'angle_spectrum': 'plot your own spectrum', 'acorr': 'stem of np.correlate shows the same', 'xcorr': 'stem of np.correlate shows the same',
        'grouped_bar': 'bar with shifted positions is', 'pcolorfast': 'pcolormesh is',
    }
    for _name, _nearest in _REFUSED.items():
        setattr(Axes, _name, _refused(_name, _nearest))

    Axes.__module__ = 'matplotlib.axes._axes'
    Axes3D = Axes
    """#
}
