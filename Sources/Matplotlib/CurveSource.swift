// Lines, points and filled curves of axes: what `plot`, `scatter`, `errorbar` and `fill_between` leave as marks. Written in
// Python; a base of the class Axes.

enum CurveSource {
  static let text = #"""
    class _Curves:
        # Lines and points

        def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
            made = []
            rest = list(args)
            while rest:
                x = rest.pop(0)
                fmt, whole = '', False
                if rest and not isinstance(rest[0], str):
                    y = rest.pop(0)
                else:
                    y, x, whole = x, None, True
                if rest and isinstance(rest[0], str):
                    fmt = rest.pop(0)
                if y is None or x is None and not whole:
                    raise ValueError('x, y, and format string must not be None')
                made.extend(self._plot_one(x, y, fmt, dict(kwargs)))
            self.lines.extend(made)
            return made

        def _plot_one(self, x, y, fmt, kwargs):
            rows = _rows(y)
            columns = [rows]
            if rows and isinstance(rows[0], list):
                columns = [list(c) for c in zip(*rows)]
            xs = None
            if x is not None:
                xrows = _rows(x)
                if xrows and isinstance(xrows[0], list):
                    xs = [self._values('x', list(c)) for c in zip(*xrows)]
                else:
                    xs = [self._values('x', xrows)] * len(columns)
            made = []
            for k, column in enumerate(columns):
                ys = self._values('y', column)
                line_x = xs[k if len(xs) > 1 else 0] if xs is not None else [float(i) for i in range(len(ys))]
                if len(line_x) != len(ys):
                    raise ValueError(f'x and y must have same first dimension, but have shapes ({len(line_x)},) and ({len(ys)},)')
                color, marker, style = _format(fmt) if fmt else (None, None, None)
                options = dict(kwargs)
                options.pop('zorder', None)
                alpha = options.pop('alpha', None)
                color = options.pop('color', options.pop('c', color))
                label = options.pop('label', '')
                if isinstance(label, (list, tuple)):
                    label = label[k] if k < len(label) else ''
                marker = options.pop('marker', marker)
                style = options.pop('linestyle', options.pop('ls', style))
                if style is None:
                    style = 'None' if fmt and marker and 'linestyle' not in kwargs else '-'
                width = options.pop('linewidth', options.pop('lw', None))
                size = options.pop('markersize', options.pop('ms', 6))
                face = options.pop('markerfacecolor', options.pop('mfc', None))
                for known in ('markeredgecolor', 'mec', 'markeredgewidth', 'mew', 'drawstyle', 'clip_on', 'markevery', 'solid_capstyle', 'picker', 'rasterized', 'antialiased', 'transform', 'fillstyle'):
                    options.pop(known, None)
                if options:
                    raise AttributeError(f"Line2D.set() got an unexpected keyword argument {list(options)[0]!r}")
                line = Line2D(line_x, ys, linewidth=width, linestyle=style, color=self._next() if color is None else color, marker='' if marker in (None, 'None', '', ' ') else marker, markersize=size, label=label)
                if face is not None:
                    line.mark['fill'] = _hex(face)
                if alpha is not None:
                    line.mark['alpha'] = float(alpha)
                made.append(self._add(line))
            return made

        def semilogy(self, *args, **kwargs):
            self.set_yscale('log')
            return self.plot(*args, **kwargs)

        def semilogx(self, *args, **kwargs):
            self.set_xscale('log')
            return self.plot(*args, **kwargs)

        def loglog(self, *args, **kwargs):
            self.set_xscale('log')
            self.set_yscale('log')
            return self.plot(*args, **kwargs)

        def step(self, x, y, *args, where='pre', **kwargs):
            xs, ys = self._values('x', x), _floats(y)
            px, py = [], []
            for k in range(len(xs)):
                if k:
                    if where == 'pre':
                        px.append(xs[k - 1])
                        py.append(ys[k])
                    elif where == 'post':
                        px.append(xs[k])
                        py.append(ys[k - 1])
                    else:
                        mid = (xs[k] + xs[k - 1]) / 2
                        px.extend([mid, mid])
                        py.extend([ys[k - 1], ys[k]])
                px.append(xs[k])
                py.append(ys[k])
            return self.plot(px, py, *args, **kwargs)

        def stem(self, *args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, **kwargs):
            x, y = (range(len(_rows(args[0]))), args[0]) if len(args) == 1 else args[:2]
            xs, ys = self._values('x', x), _floats(y)
            flat = []
            for a, b in zip(xs, ys):
                flat.extend([a, bottom, a, b])
            self._add({'kind': 'segments', 'x': flat, 'color': _hex('C0'), 'width': 1.5, 'noun': 'stem plot'})
            points = Line2D(xs, ys, linestyle='None', marker='o', color='C0', label=label or '')
            self._add(points)
            base = Line2D([min(xs), max(xs)] if xs else [], [bottom, bottom] if xs else [], color='C3')
            self._add(base)
            return StemContainer((points, Artist(), base))

        def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, linewidths=None, *, edgecolors=None, label='', color=None, zorder=None, facecolors=None, edgecolor=None, lw=None, linewidth=None, **kwargs):
            xs, ys = self._values('x', x), self._values('y', y)
            if len(xs) != len(ys):
                raise ValueError('x and y must be the same size')
            mark = {'kind': 'scatter', 'x': xs, 'y': ys, 'marker': marker or 'o', 'label': str(label or ''), 'fill_alpha': 1 if alpha is None else float(alpha)}
            if s is not None:
                mark['sizes'] = _floats(s)
            made = PathCollection(self, mark)
            made.norm, made.cmap, made._values = norm or Normalize(vmin, vmax), get_cmap(cmap), None
            c = color if color is not None else facecolors if facecolors is not None else c
            if c is None:
                mark['fill'] = self._next()
            elif isinstance(c, str):
                mark['fill'] = _hex(c)
            else:
                rows = _rows(c)
                if rows and isinstance(rows[0], str):
                    mark['colors'] = [_hex(v) for v in rows]
                elif rows and isinstance(rows[0], list):
                    mark['colors'] = [_hex(v) for v in rows]
                elif len(rows) in (3, 4) and len(rows) != len(xs):
                    mark['fill'] = _hex(rows)
                else:
                    values = _floats(rows)
                    if len(values) != len(xs):
                        raise ValueError(f"'c' argument has {len(values)} elements, which is inconsistent with 'x' and 'y' with size {len(xs)}.")
                    made.norm.autoscale_None(values)
                    made._values = values
                    mark['colors'] = made.cmap._hexes([made.norm._part(v) for v in values])
            edge = edgecolors if edgecolors is not None else edgecolor
            if isinstance(edge, str) and edge != 'face' and edge != 'none':
                mark['color'] = _hex(edge)
            self.collections.append(made)
            self.figure._image = made
            return self._add(made)

        def errorbar(self, x, y, yerr=None, xerr=None, fmt='', *, ecolor=None, elinewidth=None, capsize=None, label='', color=None, alpha=None, **kwargs):
            xs, ys = self._values('x', x), _floats(y)
            color_, marker, style = _format(fmt) if fmt and fmt != 'none' else (None, None, None)
            color = _hex(color or color_ or self._next())
            def sides(err):
                rows = _rows(err)
                if rows and isinstance(rows[0], list):
                    return _floats(rows[0]), _floats(rows[1])
                values = _floats(rows)
                if len(values) == 1:
                    values = values * len(xs)
                return values, values
            flat = []
            cap = (max(xs) - min(xs)) * 0.008 * (capsize or 0) / 3 if xs else 0
            extra_x, extra_y = [], []
            if yerr is not None:
                down, up = sides(yerr)
                for a, b, d, u in zip(xs, ys, down, up):
                    flat.extend([a, b - d, a, b + u])
                    extra_y.extend([b - d, b + u])
                    if cap:
                        flat.extend([a - cap, b - d, a + cap, b - d, a - cap, b + u, a + cap, b + u])
            if xerr is not None:
                left, right = sides(xerr)
                for a, b, l, r in zip(xs, ys, left, right):
                    flat.extend([a - l, b, a + r, b])
            line = None
            if fmt != 'none':
                line = Line2D(xs, ys, color=color, marker=kwargs.get('marker', marker) or '', linestyle=kwargs.get('linestyle', kwargs.get('ls', style if style or not marker else 'None')) or '-', linewidth=kwargs.get('linewidth', kwargs.get('lw')), markersize=kwargs.get('markersize', kwargs.get('ms', 6)), label=label)
                if alpha is not None:
                    line.mark['alpha'] = alpha
                self._add(line)
            bars = self._add({'kind': 'segments', 'x': flat, 'color': _hex(ecolor) if ecolor else color, 'width': elinewidth or 1.5, 'noun': 'set of error bars', 'alpha': 1 if alpha is None else alpha})
            return ErrorbarContainer((line, (), (bars,)))

        # Areas and bars

        def fill_between(self, x, y1, y2=0, where=None, interpolate=False, step=None, *, color=None, alpha=None, label='', facecolor=None, edgecolor=None, linewidth=0, lw=None, hatch=None, zorder=None, **kwargs):
            xs = self._values('x', x)
            a, b = _floats(y1), _floats(y2)
            a = a * len(xs) if len(a) == 1 else a
            b = b * len(xs) if len(b) == 1 else b
            if len(a) != len(xs) or len(b) != len(xs):
                raise ValueError("'x' is not 1-dimensional" if False else f'operands could not be broadcast together with shapes ({len(xs)},) ({len(a) if len(a) != len(xs) else len(b)},)')
            keep = [True] * len(xs) if where is None else [bool(v) for v in _flat(_plain(where))]
            px, py, start = [], [], None
            for k in range(len(xs) + 1):
                if k < len(xs) and keep[k]:
                    if start is None:
                        start = k
                elif start is not None:
                    px.extend(xs[start:k] + xs[start:k][::-1] + [float('nan')])
                    py.extend(a[start:k] + b[start:k][::-1] + [float('nan')])
                    start = None
            fill = _hex(facecolor or color or self._next())
            made = FillBetweenPolyCollection(self, {'kind': 'area', 'x': px, 'y': py, 'fill': fill, 'fill_alpha': 1 if alpha is None else float(alpha), 'label': str(label), 'width': 0})
            self.collections.append(made)
            return self._add(made)

        def fill_betweenx(self, y, x1, x2=0, **kwargs):
            made = self.fill_between(y, x1, x2, **kwargs)
            made.mark['x'], made.mark['y'] = made.mark['y'], made.mark['x']
            return made

        def fill(self, x, y, color=None, alpha=None, label='', **kwargs):
            shape = Polygon(list(zip(_floats(x), _floats(y))), facecolor=_hex(color) if color and len(color) else self._next(), alpha=alpha, label=label)
            return [self._add(shape)]

        def stackplot(self, x, *args, labels=(), colors=None, alpha=None, **kwargs):
            rows = _rows(args[0]) if len(args) == 1 and isinstance(_rows(args[0])[0], list) else list(args)
            base = [0.0] * len(_rows(x))
            made = []
            for k, row in enumerate(rows):
                top = [b + v for b, v in zip(base, _floats(row))]
                made.append(self.fill_between(x, base, top, color=colors[k % len(colors)] if colors else None, alpha=alpha, label=labels[k] if k < len(labels) else ''))
                base = top
            self._sticky['y'].append(0.0)
            return made
    """#
}
