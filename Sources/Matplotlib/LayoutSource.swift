// Figures, grids of axes and bars of colours, written in Python.

enum LayoutSource {
  static let text = #"""
    class _Colorbar:
        def __init__(self, mappable, axes, label, orientation):
            self.mappable, self._axes, self._label, self._orientation = mappable, axes, label, orientation
            self.ax = axes

        def set_label(self, label, **kwargs):
            self._label = str(label)

        def set_ticks(self, *args, **kwargs):
            pass

        set_ticklabels = set_ticks

        def _spec(self):
            m = self.mappable
            low = 0.0 if m.norm.vmin is None else m.norm.vmin
            high = 1.0 if m.norm.vmax is None else m.norm.vmax
            return {'colors': m.cmap._hexes([k / 32 for k in range(33)]), 'low': low, 'high': high if high != low else low + 1, 'label': self._label, 'horizontal': self._orientation == 'horizontal', 'log': isinstance(m.norm, LogNorm)}

    _Colorbar.__name__ = 'Colorbar'
    _Colorbar.__module__ = 'matplotlib.colorbar'

    class GridSpec:
        def __init__(self, nrows, ncols, figure=None, **kwargs):
            self.nrows, self.ncols, self.figure = nrows, ncols, figure

        def __getitem__(self, key):
            if not isinstance(key, tuple):
                key = divmod(key, self.ncols)
            def span(k, n):
                if isinstance(k, slice):
                    a, b, _ = k.indices(n)
                    return a, max(b - 1, a)
                k = k + n if k < 0 else k
                if not 0 <= k < n:
                    raise IndexError('index ' + str(k) + ' is out of bounds for axis 0 with size ' + str(n))
                return k, k
            r0, r1 = span(key[0], self.nrows)
            c0, c1 = span(key[1], self.ncols)
            return (self.nrows, self.ncols, r0, r1, c0, c1)

    GridSpec.__module__ = 'matplotlib.gridspec'

    def _refuse_projection(projection, polar):
        if polar or projection == 'polar':
            raise NotImplementedError('polar axes are not supported; plot r * cos(theta) and r * sin(theta) with axis("equal")')
        if projection not in (None, 'rectilinear'):
            raise NotImplementedError(f'projection {projection!r} is not supported; contour, contourf and imshow show surfaces')

    class Figure:
        def __init__(self, figsize=None, dpi=None, facecolor=None, layout=None, **kwargs):
            self._size = tuple(float(v) for v in (figsize or rcParams['figure.figsize']))
            self.dpi = dpi or 100
            self.axes = []
            self._title = ''
            self._image = None
            self._current = None
            self.number = 0
            self._shown = False

        def __repr__(self):
            w, h = self._size
            return f'<Figure size {w * self.dpi:g}x{h * self.dpi:g} with {len(self.axes)} Axes>'

        def _gca(self):
            if self._current is None or self._current not in self.axes:
                self._current = self.axes[-1] if self.axes else self.add_subplot()
            return self._current

        def gca(self):
            return self._gca()

        def sca(self, ax):
            self._current = ax

        def add_subplot(self, *args, projection=None, sharex=None, sharey=None, polar=False, **kwargs):
            _refuse_projection(projection, polar)
            place = (1, 1, 0, 0, 0, 0)
            if len(args) == 1 and isinstance(args[0], tuple):
                place = args[0]
            elif args:
                if len(args) == 1:
                    rows, columns, index = args[0] // 100, args[0] // 10 % 10, args[0] % 10
                else:
                    rows, columns, index = args[:3]
                first, last = index if isinstance(index, tuple) else (index, index)
                if not 1 <= first <= rows * columns or not 1 <= last <= rows * columns:
                    raise ValueError(f'num must be an integer with 1 <= num <= {rows * columns}, not {index}')
                place = (rows, columns, (first - 1) // columns, (last - 1) // columns, (first - 1) % columns, (last - 1) % columns)
            ax = Axes(self, place)
            for name, other in (('x', sharex), ('y', sharey)):
                if other is not None:
                    ax._shared[name] = other._shared[name]
                    other._shared[name].append(ax)
            if 'title' in kwargs:
                ax.set_title(kwargs['title'])
            self.axes.append(ax)
            self._current = ax
            return ax

        def add_axes(self, rect, *, projection=None, polar=False, **kwargs):
            _refuse_projection(projection, polar)
            ax = Axes(self, None, [float(v) for v in rect])
            self.axes.append(ax)
            self._current = ax
            return ax

        def add_gridspec(self, nrows=1, ncols=1, **kwargs):
            return GridSpec(nrows, ncols, self)

        def subplots(self, nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, **kwargs):
            import numpy as np
            grid = np.empty((nrows, ncols), dtype=object)
            first = None
            for r in range(nrows):
                for c in range(ncols):
                    ax = Axes(self, (nrows, ncols, r, r, c, c))
                    if first is not None:
                        for name, share in (('x', sharex), ('y', sharey)):
                            other = first if share is True or share == 'all' else grid[0, c] if share == 'col' and r else grid[r, 0] if share == 'row' and c else None
                            if other is not None:
                                ax._shared[name] = other._shared[name]
                                other._shared[name].append(ax)
                    first = first or ax
                    if sharex in (True, 'all', 'col') and r < nrows - 1:
                        ax._axis['x']['inner'] = True
                    grid[r, c] = ax
                    self.axes.append(ax)
            self._current = self.axes[-1] if False else first
            self._current = ax
            if squeeze:
                if nrows == ncols == 1:
                    return grid[0, 0]
                if nrows == 1 or ncols == 1:
                    return grid.ravel()
            return grid

        def suptitle(self, t, **kwargs):
            self._title = str(t)
            return Text(0.5, 0.98, t)

        def colorbar(self, mappable=None, cax=None, ax=None, *, label='', orientation='vertical', **kwargs):
            mappable = mappable or self._image
            if mappable is None:
                raise RuntimeError('No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).')
            target = ax if ax is not None else mappable.axes or self._gca()
            if hasattr(target, 'ravel'):
                target = target.ravel()[-1]
            if isinstance(target, (list, tuple)):
                target = target[-1]
            made = _Colorbar(mappable, target, str(label), orientation)
            target._bar = made._spec
            return made

        def legend(self, *args, **kwargs):
            return self._gca().legend(*args, **kwargs)

        def text(self, x, y, s, **kwargs):
            return Text(x, y, s)

        def tight_layout(self, **kwargs):
            pass

        def subplots_adjust(self, *args, **kwargs):
            pass

        def autofmt_xdate(self, *args, rotation=30, **kwargs):
            for ax in self.axes:
                ax._axis['x']['rotation'] = rotation

        set_facecolor = set_dpi = set_tight_layout = set_constrained_layout = set_layout_engine = tight_layout

        def supxlabel(self, t, **kwargs):
            for ax in self.axes:
                if ax._place and ax._place[3] == ax._place[0] - 1 and not ax.get_xlabel():
                    ax.set_xlabel(t)

        def supylabel(self, t, **kwargs):
            for ax in self.axes:
                if ax._place and ax._place[4] == 0 and not ax.get_ylabel():
                    ax.set_ylabel(t)

        def set_size_inches(self, w, h=None, forward=True):
            self._size = tuple(float(v) for v in (w if h is None else (w, h)))

        def get_size_inches(self):
            import numpy as np
            return np.array(self._size)

        def get_axes(self):
            return list(self.axes)

        def delaxes(self, ax):
            self.axes.remove(ax)

        def clear(self, keep_observers=False):
            self.axes, self._title, self._current = [], '', None

        clf = clear

        def savefig(self, *args, **kwargs):
            raise NotImplementedError('savefig is not supported: a lesson writes no files; the page shows the figure')

        def show(self, *args, **kwargs):
            _show(self)

        class _Canvas:
            def draw(self):
                pass

            draw_idle = flush_events = mpl_connect = draw

        canvas = _Canvas()

        def _spec(self):
            panels = []
            def add(ax, parent):
                spec = ax._spec()
                if parent is not None:
                    spec['parent'] = parent
                place = len(panels)
                panels.append(spec)
                for child in ax.child_axes:
                    add(child, place)
            for ax in self.axes:
                if not getattr(ax, '_hidden', False):
                    add(ax, None)
            return {'width': self._size[0], 'height': self._size[1], 'title': self._title, 'panels': panels}

    Figure.__module__ = 'matplotlib.figure'
    """#
}
