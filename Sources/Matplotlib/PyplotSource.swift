// Axes, figures and the functions of pyplot, written in Python over the marks of FigureSource.

enum PyplotSource {
  static let text = #"""
    class Axes:
        def __init__(self, figure, place=None, rectangle=None):
            self.figure = figure
            self._place, self._rectangle = place, rectangle
            self._shared = {'x': [self], 'y': [self]}
            self._twin = False
            self._reset()

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
            parts = []
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

        # Lines and points

        def plot(self, *args, scalex=True, scaley=True, data=None, **kwargs):
            made = []
            rest = list(args)
            while rest:
                x = rest.pop(0)
                fmt = ''
                if rest and not isinstance(rest[0], str):
                    y = rest.pop(0)
                else:
                    y, x = x, None
                if rest and isinstance(rest[0], str):
                    fmt = rest.pop(0)
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

        def bar(self, x, height, width=0.8, bottom=None, *, align='center', color=None, label='', alpha=None, edgecolor=None, yerr=None, tick_label=None, linewidth=None, capsize=None, ecolor=None, log=False, zorder=None, hatch=None, **kwargs):
            return self._bars(self._values('x', x), _floats(height), width, bottom, align, color, label, alpha, edgecolor, yerr, tick_label, False, capsize)

        def barh(self, y, width, height=0.8, left=None, *, align='center', color=None, label='', alpha=None, edgecolor=None, xerr=None, tick_label=None, linewidth=None, **kwargs):
            return self._bars(self._values('y', y), _floats(width), height, left, align, color, label, alpha, edgecolor, xerr, tick_label, True, None)

        def _bars(self, at, sizes, thick, base, align, color, label, alpha, edge, err, tick_label, sideways, capsize):
            n = max(len(at), len(sizes))
            at = at * n if len(at) == 1 else at
            sizes = sizes * n if len(sizes) == 1 else sizes
            if len(at) != len(sizes):
                raise ValueError(f'shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ({len(at)},) and arg 1 with shape ({len(sizes)},).')
            thicks = _floats(thick)
            thicks = thicks * n if len(thicks) == 1 else thicks
            bases = [0.0] * n if base is None else _floats(base)
            bases = bases * n if len(bases) == 1 else bases
            flat, patches = [], []
            for a, h, w, b in zip(at, sizes, thicks, bases):
                left = a - w / 2 if align == 'center' else a
                box = (left, b, w, h) if not sideways else (b, left, h, w)
                flat.extend(box)
                patches.append(Rectangle((box[0], box[1]), box[2], box[3]))
            mark = {'kind': 'bars', 'x': flat, 'label': '' if isinstance(label, (list, tuple)) else str(label), 'fill_alpha': 1 if alpha is None else float(alpha), 'vertical': sideways}
            if color is None:
                mark['fill'] = self._next()
            elif isinstance(color, str) or (len(color) in (3, 4) and all(isinstance(v, float) for v in color)):
                mark['fill'] = _hex(color)
            else:
                mark['colors'] = [_hex(v) for v in color]
            if edge is not None:
                mark['color'] = _hex(edge)
                mark['width'] = 1
            made = self._add(mark)
            for p in patches:
                p.axes = self
                p.mark = mark
            self.patches.extend(patches)
            if all(b == 0 for b in bases):
                self._sticky['x' if sideways else 'y'].append(0.0)
            if err is not None:
                tops = [b + h for b, h in zip(bases, sizes)]
                centres = [a if align == 'center' else a + w / 2 for a, w in zip(at, thicks)]
                if sideways:
                    self.errorbar(tops, centres, xerr=err, fmt='none', ecolor='k', capsize=capsize)
                else:
                    self.errorbar(centres, tops, yerr=err, fmt='none', ecolor='k', capsize=capsize)
            if tick_label is not None:
                self._set_ticks('y' if sideways else 'x', at, tick_label)
            made = BarContainer(patches, datavalues=sizes)
            self.containers.append(made)
            return made

        def bar_label(self, container, labels=None, fmt='%g', label_type='edge', padding=0, **kwargs):
            made = []
            for k, p in enumerate(container):
                text = labels[k] if labels is not None else (fmt % p.get_height() if isinstance(fmt, str) and '%' in fmt else fmt.format(p.get_height()) if isinstance(fmt, str) else fmt(p.get_height()))
                made.append(self.text(p.get_x() + p.get_width() / 2, p.get_y() + p.get_height(), text, ha='center', va='bottom'))
            return made

        def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype='bar', align='mid', orientation='vertical', rwidth=None, log=False, color=None, label=None, stacked=False, alpha=None, edgecolor=None, **kwargs):
            import numpy as np
            bins = 10 if bins is None else bins
            rows = _rows(x)
            many = bool(rows) and isinstance(rows[0], list) and not hasattr(x, 'dtype')
            sets = rows if many else [_floats(rows)]
            everything = [v for s in sets for v in _floats(s)]
            edges = np.histogram_bin_edges(np.array(everything) if everything else np.array([]), bins=bins if isinstance(bins, (int, str)) else np.array(_floats(bins)), range=range)
            counts_all, containers = [], []
            base = [0.0] * (len(edges) - 1)
            e = edges.tolist()
            for k, values in enumerate(sets):
                counts, _ = np.histogram(np.array(_floats(values)), bins=edges, density=density, weights=None if weights is None else np.array(_floats(weights)))
                counts = counts.astype(float)
                if cumulative:
                    counts = np.cumsum(counts * np.diff(edges)) if density else np.cumsum(counts)
                c = counts.tolist()
                counts_all.append(counts)
                name = label[k] if isinstance(label, (list, tuple)) and k < len(label) else (label if label is not None and not isinstance(label, (list, tuple)) else '')
                shade = color[k] if isinstance(color, (list, tuple)) and many else color
                if histtype in ('step', 'stepfilled'):
                    px, py = [e[0]], [0.0]
                    for i in _range(len(c)):
                        px.extend([e[i], e[i + 1]])
                        py.extend([c[i], c[i]])
                    px.append(e[-1])
                    py.append(0.0)
                    if histtype == 'step':
                        containers.append(self.plot(px, py, color=shade, label=name, alpha=alpha))
                    else:
                        containers.append(self.fill(px, py, color=shade, alpha=alpha, label=name))
                    self._sticky['y'].append(0.0)
                    continue
                width = [(e[i + 1] - e[i]) * (rwidth or 1) for i in _range(len(c))]
                at = [(e[i] + e[i + 1]) / 2 for i in _range(len(c))]
                if many and not stacked:
                    width = [w * 0.8 / len(sets) for w in width]
                    at = [a - (len(sets) - 1) * w / 2 + k * w for a, w in zip(at, width)]
                if orientation == 'horizontal':
                    containers.append(self.barh(at, c, width, left=base if stacked else None, color=shade, label=name, alpha=alpha, edgecolor=edgecolor))
                else:
                    containers.append(self.bar(at, c, width, bottom=base if stacked and k else None, color=shade, label=name, alpha=alpha, edgecolor=edgecolor))
                self._marks[-1]['noun'] = 'histogram'
                if stacked:
                    base = [b + v for b, v in zip(base, c)]
            if log:
                self.set_yscale('log')
            if many:
                return np.array(counts_all), edges, containers
            return counts_all[0], edges, containers[0]

        def hist2d(self, x, y, bins=10, range=None, density=False, cmap=None, **kwargs):
            import numpy as np
            h, ex, ey = np.histogram2d(np.array(_floats(x)), np.array(_floats(y)), bins=bins, range=range, density=density)
            mesh = self.pcolormesh(ex, ey, h.T, cmap=cmap)
            return h, ex, ey, mesh

        def pie(self, x, labels=None, autopct=None, colors=None, startangle=0, explode=None, counterclock=True, **kwargs):
            values = _floats(x)
            total = sum(values)
            angle = _math.radians(startangle)
            self._off = True
            self._aspect = 1.0
            wedges, texts = [], []
            for k, v in enumerate(values):
                turn = 2 * _math.pi * v / total if total else 0
                start, end = (angle, angle + turn) if counterclock else (angle - turn, angle)
                name = str(labels[k]) if labels is not None else ''
                mark = {'kind': 'wedge', 'x': [start, end], 'fill': _hex(colors[k % len(colors)]) if colors else _CYCLE[k % 10], 'text': name, 'label': name}
                if autopct:
                    percent = 100 * v / total
                    mark['texts'] = [autopct % percent if isinstance(autopct, str) else autopct(percent)]
                wedges.append(self._add(mark))
                texts.append(Text(0, 0, name))
                angle = end if counterclock else start
            return (wedges, texts, [Text() for _ in values]) if autopct else (wedges, texts)

        def boxplot(self, x, positions=None, widths=None, tick_labels=None, labels=None, showfliers=True, vert=True, **kwargs):
            import numpy as np
            rows = _rows(x)
            sets = [_floats(r) for r in rows] if rows and isinstance(rows[0], list) else [_floats(rows)]
            if hasattr(x, 'ndim') and x.ndim == 2:
                sets = [list(c) for c in zip(*sets)]
            at = [k + 1.0 for k in _range(len(sets))] if positions is None else _floats(positions)
            flat, medians, px, py = [], [], [], []
            for p, values in zip(at, sets):
                q1, m, q3 = [float(v) for v in np.percentile(np.array(values), [25, 50, 75])]
                reach = 1.5 * (q3 - q1)
                low = min(v for v in values if v >= q1 - reach)
                high = max(v for v in values if v <= q3 + reach)
                w = 0.25
                for a, b, c, d in ((p - w, q1, p + w, q1), (p - w, q3, p + w, q3), (p - w, q1, p - w, q3), (p + w, q1, p + w, q3), (p, q3, p, high), (p, q1, p, low), (p - w / 2, high, p + w / 2, high), (p - w / 2, low, p + w / 2, low)):
                    flat.extend([a, b, c, d])
                medians.extend([p - w, m, p + w, m])
                for v in values:
                    if showfliers and (v < q1 - reach or v > q3 + reach):
                        px.append(p)
                        py.append(v)
            self._add({'kind': 'segments', 'x': flat, 'color': '#000000', 'width': 1, 'noun': 'box plot'})
            self._add({'kind': 'segments', 'x': medians, 'color': _hex('C1'), 'width': 1.5, 'noun': 'set of medians'})
            if px:
                self._add(Line2D(px, py, linestyle='None', marker='o', color='k', markersize=5))
            names = tick_labels if tick_labels is not None else labels
            self._set_ticks('x', at, names if names is not None else [f'{a:g}' for a in at])
            self._limits['x'] = self._limits['x'] or (min(at) - 0.5, max(at) + 0.5)
            return {'boxes': [], 'medians': [], 'whiskers': [], 'caps': [], 'fliers': [], 'means': []}

        # Images and fields

        def imshow(self, X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, origin=None, extent=None, zorder=None, **kwargs):
            made = AxesImage(self, {'kind': 'image', 'fill_alpha': 1 if alpha is None else float(alpha)})
            made.cmap = get_cmap(cmap)
            made.norm = norm or Normalize(vmin, vmax)
            origin = origin or rcParams['image.origin']
            made._origin = origin
            made._smooth = interpolation in ('bilinear', 'bicubic', 'lanczos', 'gaussian', 'spline16')
            def fill(data):
                rows = _rows(data)
                while rows and isinstance(rows[0], list) and rows[0] and isinstance(rows[0][0], list) and len(rows[0][0]) == 1:
                    rows = [[c[0] for c in r] for r in rows]
                if not rows or not isinstance(rows[0], list):
                    raise TypeError(f'Invalid shape {getattr(data, "shape", (len(rows),))} for image data')
                height, width = len(rows), len(rows[0])
                made._data = rows
                made._size = (width, height)
                mark = made.mark
                mark['columns'], mark['rows'] = width, height
                if rows[0] and isinstance(rows[0][0], list):
                    if len(rows[0][0]) not in (3, 4):
                        raise TypeError(f'Invalid shape {getattr(data, "shape", (height, width, len(rows[0][0])))} for image data')
                    whole = hasattr(data, 'dtype') and 'int' in str(data.dtype) or any(isinstance(v, int) and v > 1 for v in rows[0][0])
                    cells = []
                    for r in (rows if origin == 'upper' else rows[::-1]):
                        for c in r:
                            parts = [float(v) / 255 if whole else float(v) for v in c]
                            cells.extend(parts if len(parts) == 4 else parts + [1.0])
                    mark['cells'], mark['palette'] = cells, None
                else:
                    mark['cells'] = None
                if extent is None:
                    mark['x'] = [-0.5, width - 0.5]
                    mark['y'] = [height - 0.5, -0.5] if origin == 'upper' else [-0.5, height - 0.5]
                else:
                    mark['x'], mark['y'] = [float(extent[0]), float(extent[1])], [float(extent[2]), float(extent[3])]
                mark['smooth'] = made._smooth
            made._fill = fill
            fill(X)
            made.mark['image'] = made
            if made.mark['cells'] is None:
                made.norm.autoscale_None(made._data)
            self._sticky['x'].extend(made.mark['x'])
            self._sticky['y'].extend(made.mark['y'])
            if extent is None and origin == 'upper':
                self._inverted['y'] = True
            if aspect != 'auto':
                self._aspect = 1.0 if aspect in (None, 'equal') else float(aspect)
            self.images.append(made)
            self.figure._image = made
            return self._add(made)

        def matshow(self, Z, **kwargs):
            return self.imshow(Z, **kwargs)

        def spy(self, Z, **kwargs):
            rows = _rows(Z)
            return self.imshow([[1.0 if v else 0.0 for v in r] for r in rows], cmap='binary')

        def pcolormesh(self, *args, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, shading=None, edgecolors=None, **kwargs):
            if len(args) == 1:
                rows = [[_number(v) for v in r] for r in _rows(args[0])]
                xe = [float(k) for k in range(len(rows[0]) + 1)]
                ye = [float(k) for k in range(len(rows) + 1)]
            else:
                rows = [[_number(v) for v in r] for r in _rows(args[2])]
                def edges(values, n, across):
                    values = _rows(values)
                    if values and isinstance(values[0], list):
                        values = values[0] if across else [r[0] for r in values]
                    values = _floats(values)
                    if len(values) == n:
                        mid = [(a + b) / 2 for a, b in zip(values, values[1:])]
                        values = [values[0] - (mid[0] - values[0])] + mid + [values[-1] + (values[-1] - mid[-1])] if mid else [values[0] - 0.5, values[0] + 0.5]
                    return values
                xe, ye = edges(args[0], len(rows[0]), True), edges(args[1], len(rows), False)
            made = QuadMesh(self, {'kind': 'bars', 'noun': 'colour mesh', 'fill_alpha': 1 if alpha is None else float(alpha)})
            made.cmap, made.norm = get_cmap(cmap), norm or Normalize(vmin, vmax)
            made.norm.autoscale_None(rows)
            self._sticky['x'].extend([xe[0], xe[-1]])
            self._sticky['y'].extend([ye[0], ye[-1]])
            self.figure._image = made
            step_x = {round(b - a, 12) for a, b in zip(xe, xe[1:])}
            step_y = {round(b - a, 12) for a, b in zip(ye, ye[1:])}
            if len(step_x) == 1 and len(step_y) == 1:
                made.mark.update({'kind': 'image', 'columns': len(rows[0]), 'rows': len(rows), 'x': [xe[0], xe[-1]], 'y': [ye[0], ye[-1]], 'image': made, 'cells': None, 'smooth': False})
                made._data, made._origin = rows, 'lower'
            else:
                flat, colors = [], []
                for j, r in enumerate(rows):
                    for i, v in enumerate(r):
                        flat.extend([xe[i], ye[j], xe[i + 1] - xe[i], ye[j + 1] - ye[j]])
                        colors.append(made.norm._part(v) if v - v == 0 else 0.0)
                made.mark.update({'x': flat, 'colors': made.cmap._hexes(colors)})
            return self._add(made)

        def pcolor(self, *args, **kwargs):
            return self.pcolormesh(*args, **kwargs)

        def _grid_of(self, args):
            args = list(args)
            levels = None
            if len(args) in (2, 4):
                levels = args.pop()
            if len(args) == 1:
                z = _rows(args[0])
                x, y = list(range(len(z[0]))), list(range(len(z)))
            else:
                x, y, z = _rows(args[0]), _rows(args[1]), _rows(args[2])
                if x and isinstance(x[0], list):
                    x = x[0]
                if y and isinstance(y[0], list):
                    y = [r[0] for r in y]
            if not z or not isinstance(z[0], list):
                raise TypeError('Input z must be 2D, not 1D')
            if len(x) != len(z[0]):
                raise TypeError(f'Length of x ({len(x)}) must match number of columns in z ({len(z[0])})')
            if len(y) != len(z):
                raise TypeError(f'Length of y ({len(y)}) must match number of rows in z ({len(z)})')
            return _floats(x), _floats(y), _floats(z), levels

        def _levels(self, z, levels, filled, locator_log):
            values = _finite(z)
            low, high = (min(values), max(values)) if values else (0.0, 1.0)
            if levels is not None and not isinstance(levels, int) and not (hasattr(levels, 'dtype') and levels.ndim == 0):
                return _floats(levels)
            count = 7 if levels is None else int(levels)
            ticks = _nice_ticks(low, high, count + 1, True)
            inside = [k for k, t in enumerate(ticks) if t >= low]
            first = max((inside[0] - 1) if inside and ticks[inside[0]] > low else (inside[0] if inside else 0), 0)
            last = len(ticks) - 1
            for k, t in enumerate(ticks):
                if t >= high:
                    last = k
                    break
            ticks = ticks[first:last + 1]
            if not filled and len(ticks) > 2:
                return ticks
            return ticks

        def contour(self, *args, levels=None, colors=None, cmap=None, alpha=None, linewidths=None, linestyles=None, norm=None, vmin=None, vmax=None, **kwargs):
            x, y, z, given = self._grid_of(args)
            chosen = self._levels(z, given if given is not None else levels, False, False)
            made = QuadContourSet(self, {})
            made.levels, made.cmap, made.norm = chosen, get_cmap(cmap), norm or Normalize(vmin, vmax)
            made.norm.autoscale_None(chosen)
            made._filled = False
            shades = [colors] * len(chosen) if isinstance(colors, str) else (list(colors) if colors is not None else None)
            for k, level in enumerate(chosen):
                px, py = _contour_line(x, y, z, level)
                if not px:
                    continue
                color = _hex(shades[k % len(shades)]) if shades else made.cmap._hexes([made.norm._part(level)])[0]
                width = linewidths[k % len(linewidths)] if isinstance(linewidths, (list, tuple)) else linewidths or 1.5
                style = linestyles if isinstance(linestyles, str) else None
                dashes = _dashes(style) if style else ([3.7, 1.6] if isinstance(colors, str) and level < 0 else [])
                self._add({'kind': 'line', 'x': px, 'y': py, 'color': color, 'width': width, 'dashes': dashes, 'alpha': 1 if alpha is None else alpha, 'noun': 'contour line', 'level': level})
            self._extent(x, y)
            self.figure._image = made
            return made

        def _extent(self, x, y):
            self._sticky['x'].extend([min(x), max(x)])
            self._sticky['y'].extend([min(y), max(y)])
            self._add({'kind': 'line', 'x': [min(x), max(x)], 'y': [min(y), max(y)], 'hidden_extent': True})

        def contourf(self, *args, levels=None, colors=None, cmap=None, alpha=None, norm=None, vmin=None, vmax=None, extend='neither', **kwargs):
            x, y, z, given = self._grid_of(args)
            chosen = self._levels(z, given if given is not None else levels, True, False)
            made = QuadContourSet(self, {})
            made.levels, made.cmap, made.norm = chosen, get_cmap(cmap), norm or Normalize(vmin, vmax)
            middles = [(a + b) / 2 for a, b in zip(chosen, chosen[1:])]
            made.norm.autoscale_None(middles if len(middles) > 1 else chosen)
            if norm is None and vmin is None and vmax is None and len(chosen) > 1:
                made.norm.vmin, made.norm.vmax = chosen[0], chosen[-1]
            made._filled = True
            bands = list(zip(chosen, chosen[1:]))
            if extend in ('min', 'both'):
                bands.insert(0, (-1e308, chosen[0]))
            if extend in ('max', 'both'):
                bands.append((chosen[-1], 1e308))
            for k, (low, high) in enumerate(bands):
                px, py = _contour_band(x, y, z, low, high)
                if not px:
                    continue
                part = made.norm._part((max(low, chosen[0]) + min(high, chosen[-1])) / 2) if low > -1e308 and high < 1e308 else (0.0 if low <= -1e308 else 1.0)
                color = _hex(colors[k % len(colors)]) if colors is not None and not isinstance(colors, str) else _hex(colors) if colors is not None else made.cmap._hexes([part])[0]
                self._add({'kind': 'area', 'x': px, 'y': py, 'fill': color, 'color': color, 'width': 0.3 if alpha is None else 0, 'fill_alpha': 1 if alpha is None else float(alpha), 'noun': 'filled contour'})
            self._extent(x, y)
            self.figure._image = made
            return made

        def clabel(self, CS, levels=None, inline=True, fontsize=None, fmt=None, colors=None, **kwargs):
            made = []
            for mark in [m for m in self._marks if m.get('level') is not None]:
                points = [(a, b) for a, b in zip(mark['x'], mark['y']) if a - a == 0]
                if not points:
                    continue
                a, b = points[len(points) // 2]
                text = (fmt % mark['level']) if isinstance(fmt, str) and '%' in fmt else f"{mark['level']:g}"
                made.append(self.text(a, b, text, fontsize=fontsize or 8, ha='center', va='center'))
            return made

        def quiver(self, *args, color=None, scale=None, angles='uv', scale_units=None, width=None, cmap=None, alpha=None, **kwargs):
            if len(args) in (2, 3):
                u = _rows(args[0])
                rows, columns = len(u), len(u[0]) if isinstance(u[0], list) else 1
                xs = [float(i) for _ in range(rows) for i in range(columns)]
                ys = [float(j) for j in range(rows) for _ in range(columns)]
                us, vs = _floats(args[0]), _floats(args[1])
                c = args[2] if len(args) == 3 else None
            else:
                xs, ys, us, vs = (_floats(a) for a in args[:4])
                c = args[4] if len(args) > 4 else None
                if len(xs) * len(ys) == len(us) and len(xs) != len(us):
                    xs, ys = [a for _ in ys for a in xs], [b for b in ys for _ in xs]
            longest = max([_math.hypot(a, b) for a, b in zip(us, vs) if a - a == 0 and b - b == 0] or [1.0]) or 1.0
            if scale_units == 'xy' and scale:
                k = 1.0 / scale
            else:
                span = max((max(xs) - min(xs)) if xs else 1.0, 1e-12)
                rows = max(_math.sqrt(len(xs)), 1)
                k = (span / rows) / longest if not scale else span / scale
            flat = []
            for a, b, du, dv in zip(xs, ys, us, vs):
                flat.extend([a, b, du * k, dv * k])
            mark = {'kind': 'arrows', 'x': flat, 'color': _hex(color if isinstance(color, str) else 'k'), 'width': 1.1}
            made = Quiver(self, mark)
            made.cmap, made.norm = get_cmap(cmap), Normalize()
            if c is not None:
                values = _floats(c)
                made.norm.autoscale_None(values)
                mark['colors'] = made.cmap._hexes([made.norm._part(v) for v in values])
            self.figure._image = made
            return self._add(made)

        def streamplot(self, *args, **kwargs):
            raise NotImplementedError('streamplot is not supported; quiver shows the same field')

        def arrow(self, x, y, dx, dy, color='k', width=0.001, head_width=None, **kwargs):
            return self._add({'kind': 'arrows', 'x': [float(x), float(y), float(dx), float(dy)], 'color': _hex(kwargs.get('fc', kwargs.get('ec', color))), 'width': 1.3, 'noun': 'arrow'})

        # Reference lines and text

        def axhline(self, y=0, xmin=0, xmax=1, *, color=None, linestyle='-', ls=None, linewidth=None, lw=None, alpha=None, label='', c=None, zorder=None, **kwargs):
            return self._rule(y, False, color or c, ls or linestyle, linewidth or lw, alpha, label)

        def axvline(self, x=0, ymin=0, ymax=1, *, color=None, linestyle='-', ls=None, linewidth=None, lw=None, alpha=None, label='', c=None, zorder=None, **kwargs):
            return self._rule(x, True, color or c, ls or linestyle, linewidth or lw, alpha, label)

        def _rule(self, at, vertical, color, style, width, alpha, label):
            line = Line2D([], [], color=color or self._next(), linestyle=style, linewidth=width, label=label)
            line.mark.update({'kind': 'rule', 'x': [float(at)], 'vertical': vertical, 'alpha': 1 if alpha is None else alpha})
            self.lines.append(line)
            return self._add(line)

        def axhspan(self, ymin, ymax, xmin=0, xmax=1, *, color=None, facecolor=None, alpha=None, label='', **kwargs):
            return self._add({'kind': 'band', 'x': [float(ymin), float(ymax)], 'fill': _hex(facecolor or color or 'C0'), 'fill_alpha': 1 if alpha is None else alpha, 'label': label})

        def axvspan(self, xmin, xmax, ymin=0, ymax=1, *, color=None, facecolor=None, alpha=None, label='', **kwargs):
            return self._add({'kind': 'band', 'x': [float(xmin), float(xmax)], 'vertical': True, 'fill': _hex(facecolor or color or 'C0'), 'fill_alpha': 1 if alpha is None else alpha, 'label': label})

        def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
            if xy2 is not None:
                slope = (xy2[1] - xy1[1]) / (xy2[0] - xy1[0])
            far = 1e3
            line = self.plot([xy1[0] - far, xy1[0] + far], [xy1[1] - far * slope, xy1[1] + far * slope], **kwargs)[0]
            line.mark['free'] = True
            return line

        def hlines(self, y, xmin, xmax, colors=None, linestyles='solid', label='', **kwargs):
            ys = _floats(y)
            a, b = _floats(xmin), _floats(xmax)
            flat = []
            for k, v in enumerate(ys):
                flat.extend([a[k % len(a)], v, b[k % len(b)], v])
            return self._add({'kind': 'segments', 'x': flat, 'color': _hex(colors if isinstance(colors, str) else 'C0'), 'width': kwargs.get('linewidth', kwargs.get('lw', 1.5)), 'dashes': _dashes(linestyles), 'label': label}, LineCollection)

        def vlines(self, x, ymin, ymax, colors=None, linestyles='solid', label='', **kwargs):
            xs = _floats(x)
            a, b = _floats(ymin), _floats(ymax)
            flat = []
            for k, v in enumerate(xs):
                flat.extend([v, a[k % len(a)], v, b[k % len(b)]])
            return self._add({'kind': 'segments', 'x': flat, 'color': _hex(colors if isinstance(colors, str) else 'C0'), 'width': kwargs.get('linewidth', kwargs.get('lw', 1.5)), 'dashes': _dashes(linestyles), 'label': label}, LineCollection)

        def text(self, x, y, s, fontdict=None, *, fontsize=None, size=None, color='k', c=None, ha='left', horizontalalignment=None, va='baseline', verticalalignment=None, rotation=0, transform=None, bbox=None, weight=None, **kwargs):
            mark = {'kind': 'text', 'x': [float(x)], 'y': [float(y)], 'text': str(s), 'size': _font(fontsize or size), 'color': _hex(c or color), 'ha': horizontalalignment or ha, 'va': verticalalignment or va,
                    'rotation': 90 if rotation == 'vertical' else 0 if rotation == 'horizontal' else rotation, 'in_panel': transform is not None}
            if bbox:
                mark['box'] = True
                mark['fill'] = _hex(bbox.get('facecolor', bbox.get('fc', 'white')))
                mark['fill_alpha'] = bbox.get('alpha', 1)
            made = Text(x, y, s, self, mark)
            self.texts.append(made)
            return self._add(made)

        def annotate(self, text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, **kwargs):
            at = xy if xytext is None else xytext
            if textcoords in ('offset points', 'offset pixels'):
                at = xy
                arrowprops = None
            made = self.text(at[0], at[1], text, **{k: v for k, v in kwargs.items() if k not in ('annotation_clip',)})
            made.mark['in_panel'] = xycoords == 'axes fraction'
            if textcoords in ('offset points', 'offset pixels'):
                made.mark['va'] = 'bottom' if xytext[1] > 0 else 'top' if xytext[1] < 0 else 'center'
            if arrowprops is not None and xytext is not None:
                made.mark['x'] = [float(at[0]), float(xy[0])]
                made.mark['y'] = [float(at[1]), float(xy[1])]
                made.mark['arrow'] = True
            made.__class__ = Annotation
            return made

        def add_patch(self, p):
            self.patches.append(p)
            return self._add(p)

        def add_line(self, line):
            self.lines.append(line)
            return self._add(line)

        def add_artist(self, a):
            return self._add(a)

        add_collection = add_artist

        def table(self, *args, **kwargs):
            raise NotImplementedError('table is not supported; print the numbers or write a Markdown table')

        # Axes

        def set_title(self, label, fontdict=None, loc=None, pad=None, **kwargs):
            self._title = str(label)
            self.title = Text(0.5, 1.0, label)
            return self.title

        def get_title(self, loc='center'):
            return self._title

        def set_xlabel(self, xlabel, fontdict=None, labelpad=None, **kwargs):
            self._axis['x']['label'] = str(xlabel)
            self.xaxis.label = Text(0.5, 0, xlabel)
            return self.xaxis.label

        def set_ylabel(self, ylabel, fontdict=None, labelpad=None, **kwargs):
            self._axis['y']['label'] = str(ylabel)
            self.yaxis.label = Text(0, 0.5, ylabel)
            return self.yaxis.label

        def get_xlabel(self):
            return self._axis['x']['label']

        def get_ylabel(self):
            return self._axis['y']['label']

        def set(self, **kwargs):
            made = []
            for k, v in kwargs.items():
                if not hasattr(self, 'set_' + k):
                    raise AttributeError(f'Axes.set() got an unexpected keyword argument {k!r}')
                f = getattr(self, 'set_' + k)
                made.append(f(*v) if k in ('xlim', 'ylim') and isinstance(v, (list, tuple)) else f(v))
            return made

        def _set_limits(self, name, low, high):
            if isinstance(low, (tuple, list)) and high is None:
                low, high = low
            old = self._get_limits(name)
            a = old[0] if low is None else float(low)
            b = old[1] if high is None else float(high)
            if a - a != 0 or b - b != 0:
                raise ValueError('Axis limits cannot be NaN or Inf')
            if a == b:
                a, b = a - 0.05 * abs(a) - (0.05 if a == 0 else 0), b + 0.05 * abs(b) + (0.05 if b == 0 else 0)
            for ax in self._shared[name]:
                ax._limits[name] = (a, b)
            return self._as_limits((a, b))

        def _as_limits(self, pair):
            import numpy as np
            return (np.float64(pair[0]), np.float64(pair[1]))

        def set_xlim(self, left=None, right=None, *, xmin=None, xmax=None, **kwargs):
            return self._set_limits('x', left if xmin is None else xmin, right if xmax is None else xmax)

        def set_ylim(self, bottom=None, top=None, *, ymin=None, ymax=None, **kwargs):
            return self._set_limits('y', bottom if ymin is None else ymin, top if ymax is None else ymax)

        def get_xlim(self):
            return self._as_limits(self._get_limits('x'))

        def get_ylim(self):
            return self._as_limits(self._get_limits('y'))

        def invert_yaxis(self):
            a, b = self._get_limits('y')
            self._limits['y'] = (b, a)

        def invert_xaxis(self):
            a, b = self._get_limits('x')
            self._limits['x'] = (b, a)

        def _data(self, name):
            values = []
            for ax in self._shared[name]:
                for m in ax._marks:
                    if m.get('hidden') or m.get('free'):
                        continue
                    kind = m.get('kind')
                    flat = m.get('x', []) or []
                    if kind in ('line', 'scatter', 'area', 'image'):
                        values.extend(m.get(name, []) or [])
                    elif kind == 'bars':
                        k = 0 if name == 'x' else 1
                        for i in range(0, len(flat) - 3, 4):
                            values.append(flat[i + k])
                            values.append(flat[i + k] + flat[i + k + 2])
                    elif kind == 'segments':
                        k = 0 if name == 'x' else 1
                        for i in range(0, len(flat) - 3, 4):
                            values.append(flat[i + k])
                            values.append(flat[i + k + 2])
                    elif kind == 'arrows':
                        k = 0 if name == 'x' else 1
                        values.extend(flat[i + k] for i in range(0, len(flat) - 3, 4))
                    elif kind == 'rule' and (name == 'x') == bool(m.get('vertical')):
                        values.extend(flat)
                    elif kind == 'band' and (name == 'x') == bool(m.get('vertical')):
                        values.extend(flat)
            values = [v for v in values if v - v == 0]
            if self._axis[name]['scale'] == 'log':
                values = [v for v in values if v > 0]
            return values

        def _get_limits(self, name):
            if self._limits[name] is not None:
                return self._limits[name]
            values = self._data(name)
            log = self._axis[name]['scale'] == 'log'
            low, high = (min(values), max(values)) if values else ((1.0, 10.0) if log else (0.0, 1.0))
            if not values and not log:
                return (0.0, 1.0)
            if log:
                a, b = _math.log10(low), _math.log10(high)
                if a == b:
                    a, b = a - 1, b + 1
                delta = (b - a) * self._margin[name]
                return (10 ** (a - delta), 10 ** (b + delta))
            if low == high:
                pad = 0.05 * abs(low) if low else 0.05
                low, high = low - pad, high + pad
            delta = (high - low) * self._margin[name]
            sticky = [s for ax in self._shared[name] for s in ax._sticky[name]]
            tol = 1e-5 * (high - low)
            below = [s for s in sticky if s <= low + tol]
            above = [s for s in sticky if s >= high - tol]
            first, last = low - delta, high + delta
            if below:
                first = max(first, max(below))
            if above:
                last = min(last, min(above))
            return (last, first) if self._inverted[name] else (first, last)

        def margins(self, *margins, x=None, y=None, tight=True):
            if margins:
                x, y = margins if len(margins) == 2 else (margins[0], margins[0])
            if x is not None:
                self._margin['x'] = x
            if y is not None:
                self._margin['y'] = y

        def autoscale(self, enable=True, axis='both', tight=None):
            if tight:
                self._margin['x'] = self._margin['y'] = 0

        def autoscale_view(self, *args, **kwargs):
            pass

        def relim(self, *args, **kwargs):
            pass

        def set_xscale(self, value, **kwargs):
            self._set_scale('x', value)

        def set_yscale(self, value, **kwargs):
            self._set_scale('y', value)

        def _set_scale(self, name, value):
            if value not in ('linear', 'log', 'symlog'):
                raise ValueError(f"{value!r} is not a valid value for scale; supported values are 'linear', 'log', 'symlog'")
            for ax in self._shared[name]:
                ax._axis[name]['scale'] = value

        def get_xscale(self):
            return self._axis['x']['scale']

        def get_yscale(self):
            return self._axis['y']['scale']

        def _set_ticks(self, name, ticks, labels=None, rotation=None):
            state = self._axis[name]
            if ticks is not None:
                state['ticks'] = _floats(ticks)
                state.pop('locator', None)
            if labels is not None:
                state['labels'] = [x.get_text() if isinstance(x, Text) else str(x) for x in (labels.tolist() if hasattr(labels, 'tolist') else labels)]
            if rotation is not None:
                state['rotation'] = {'vertical': 90, 'horizontal': 0}.get(rotation, rotation)
            if ticks is not None and self._limits[name] is None and len(state['ticks']):
                low, high = self._get_limits(name)
                a, b = min(low, high), max(low, high)
                t = state['ticks']
                if min(t) < a or max(t) > b:
                    a, b = min(a, min(t)), max(b, max(t))
                    self._limits[name] = (b, a) if self._inverted[name] else (a, b)

        def set_xticks(self, ticks, labels=None, *, minor=False, rotation=None, **kwargs):
            if not minor:
                self._set_ticks('x', ticks, labels, rotation)

        def set_yticks(self, ticks, labels=None, *, minor=False, rotation=None, **kwargs):
            if not minor:
                self._set_ticks('y', ticks, labels, rotation)

        def set_xticklabels(self, labels, *, rotation=None, **kwargs):
            self._set_ticks('x', None, labels, rotation)

        def set_yticklabels(self, labels, *, rotation=None, **kwargs):
            self._set_ticks('y', None, labels, rotation)

        def get_xticks(self, minor=False):
            import numpy as np
            return np.array(self._ticks('x'))

        def get_yticks(self, minor=False):
            import numpy as np
            return np.array(self._ticks('y'))

        def get_xticklabels(self, *args, **kwargs):
            return [Text(t, 0, f'{t:g}') for t in self._ticks('x')]

        def get_yticklabels(self, *args, **kwargs):
            return [Text(0, t, f'{t:g}') for t in self._ticks('y')]

        def _ticks(self, name):
            state = self._axis[name]
            if state.get('ticks') is not None:
                return state['ticks']
            low, high = sorted(self._get_limits(name))
            return _nice_ticks(low, high, 9)

        def tick_params(self, axis='both', *, labelrotation=None, rotation=None, bottom=None, left=None, labelbottom=None, labelleft=None, **kwargs):
            turn = labelrotation if labelrotation is not None else rotation
            for name in ('x', 'y'):
                if axis in (name, 'both'):
                    if turn is not None:
                        self._axis[name]['rotation'] = turn
                    if (labelbottom if name == 'x' else labelleft) is False:
                        self._axis[name]['labels'] = []
                        self._axis[name]['ticks'] = self._axis[name].get('ticks') or self._ticks(name)

        def ticklabel_format(self, **kwargs):
            pass

        def minorticks_on(self):
            pass

        minorticks_off = minorticks_on

        def grid(self, visible=None, which='major', axis='both', **kwargs):
            for name in ('x', 'y'):
                if axis in (name, 'both'):
                    self._axis[name]['grid'] = (not self._axis[name].get('grid')) if visible is None and not kwargs else visible is None or bool(visible)

        def axis(self, arg=None, /, *, emit=True, **kwargs):
            if isinstance(arg, str):
                if arg == 'off':
                    self._off = True
                elif arg == 'on':
                    self._off = False
                elif arg in ('equal', 'scaled', 'image', 'square'):
                    self._aspect = 1.0
                    self._equal = arg == 'equal'
                    if arg == 'image':
                        self._margin['x'] = self._margin['y'] = 0
                elif arg == 'tight':
                    self._margin['x'] = self._margin['y'] = 0
                elif arg != 'auto':
                    raise ValueError(f"Unrecognized string {arg!r} to axis; try 'on' or 'off'")
            elif isinstance(arg, bool):
                self._off = not arg
            elif arg is not None:
                a, b, c, d = arg
                self.set_xlim(a, b)
                self.set_ylim(c, d)
            if kwargs:
                self.set_xlim(kwargs.get('xmin'), kwargs.get('xmax'))
                self.set_ylim(kwargs.get('ymin'), kwargs.get('ymax'))
            return self.get_xlim() + self.get_ylim()

        def set_axis_off(self):
            self._off = True

        def set_axis_on(self):
            self._off = False

        def set_aspect(self, aspect, adjustable=None, **kwargs):
            self._aspect = None if aspect == 'auto' else 1.0 if aspect == 'equal' else float(aspect)
            self._equal = adjustable == 'datalim'

        def set_facecolor(self, color):
            pass

        def set_axisbelow(self, b):
            pass

        def set_visible(self, b):
            self._hidden = not b

        def set_prop_cycle(self, *args, **kwargs):
            pass

        def set_position(self, pos, which='both'):
            self._rectangle = list(pos)

        def set_zlabel(self, *args, **kwargs):
            raise NotImplementedError('three-dimensional axes are not supported; contour, contourf and imshow show surfaces')

        plot_surface = plot_wireframe = set_zlim = view_init = set_zlabel

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
            raise NotImplementedError('twiny is not supported; twinx is')

        def inset_axes(self, *args, **kwargs):
            raise NotImplementedError('inset_axes is not supported; use subplots')

        def secondary_xaxis(self, *args, **kwargs):
            raise NotImplementedError('secondary axes are not supported; twinx is')

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

    Axes.__module__ = 'matplotlib.axes._axes'
    Axes3D = Axes

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
            if projection not in (None, 'rectilinear') or polar:
                raise NotImplementedError(f'projection {projection or "polar"!r} is not supported; contour, contourf and imshow show surfaces')
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

        def add_axes(self, rect, **kwargs):
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
            return {'width': self._size[0], 'height': self._size[1], 'title': self._title, 'panels': [ax._spec() for ax in self.axes if not getattr(ax, '_hidden', False)]}

    Figure.__module__ = 'matplotlib.figure'

    class _RcParams(dict):
        def __setitem__(self, key, value):
            dict.__setitem__(self, key, value)

        def __missing__(self, key):
            raise KeyError(f'{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)')

    _DEFAULTS = {'figure.figsize': [6.4, 4.8], 'image.cmap': 'viridis', 'image.origin': 'upper', 'image.interpolation': 'auto', 'figure.dpi': 100.0, 'savefig.dpi': 'figure',
                 'font.size': 10.0, 'axes.grid': False, 'lines.linewidth': 1.5, 'lines.markersize': 6.0, 'font.family': ['sans-serif'], 'axes.labelsize': 'medium', 'axes.titlesize': 'large',
                 'xtick.labelsize': 'medium', 'ytick.labelsize': 'medium', 'legend.fontsize': 'medium', 'text.usetex': False, 'axes.spines.top': True, 'axes.spines.right': True,
                 'figure.facecolor': 'white', 'axes.facecolor': 'white', 'figure.autolayout': False, 'figure.constrained_layout.use': False}
    rcParams = _RcParams(_DEFAULTS)

    def rc(group, **kwargs):
        for k, v in kwargs.items():
            rcParams[f'{group}.{k}'] = v

    def rcdefaults():
        rcParams.clear()
        rcParams.update(_DEFAULTS)

    class rc_context:
        def __init__(self, rc=None, fname=None):
            self._rc = rc or {}

        def __enter__(self):
            self._before = dict(rcParams)
            rcParams.update(self._rc)

        def __exit__(self, *exc):
            rcParams.clear()
            rcParams.update(self._before)

    class _Style:
        available = ['default', 'ggplot', 'seaborn-v0_8', 'fivethirtyeight', 'dark_background', 'bmh', 'classic', 'grayscale']

        def use(self, style):
            pass

        def context(self, style, after_reset=False):
            return rc_context()

    style = _Style()
    _style_use = style.use
    _style_available = style.available
    _style_context = style.context

    _figures = {}
    _state = {'figure': None, 'interactive': False}

    def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, clear=False, **kwargs):
        if isinstance(num, Figure):
            _state['figure'] = num
            return num
        if num is not None and num in _figures:
            _state['figure'] = _figures[num]
            if clear:
                _figures[num].clear()
            return _figures[num]
        if num is None:
            num = max([k for k in _figures if isinstance(k, int)] or [0]) + 1
        made = Figure(figsize, dpi)
        made.number = num
        _figures[num] = made
        _state['figure'] = made
        return made

    def gcf():
        fig = _state['figure']
        return fig if fig is not None else figure()

    def gca():
        return gcf()._gca()

    def sca(ax):
        _state['figure'] = ax.figure
        ax.figure._current = ax

    def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None, **fig_kw):
        if subplot_kw and subplot_kw.get('projection') not in (None, 'rectilinear'):
            raise NotImplementedError(f"projection {subplot_kw['projection']!r} is not supported; contour, contourf and imshow show surfaces")
        fig = figure(**fig_kw)
        return fig, fig.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze)

    def subplot(*args, **kwargs):
        fig = gcf()
        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and not isinstance(args[0], tuple):
            code = args[0]
            args = (code // 100, code // 10 % 10, code % 10)
        if len(args) == 3:
            rows, columns, index = args
            first, last = index if isinstance(index, tuple) else (index, index)
            place = (rows, columns, (first - 1) // columns, (last - 1) // columns, (first - 1) % columns, (last - 1) % columns)
            for ax in fig.axes:
                if ax._place == place:
                    fig._current = ax
                    return ax
        return fig.add_subplot(*args, **kwargs)

    def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
        r, c = loc
        return (fig or gcf()).add_subplot((shape[0], shape[1], r, r + rowspan - 1, c, c + colspan - 1))

    def subplot_mosaic(mosaic, **kwargs):
        rows = [list(r) for r in mosaic.strip().split()] if isinstance(mosaic, str) else [list(r) for r in mosaic]
        fig = figure(**{k: v for k, v in kwargs.items() if k == 'figsize'})
        made = {}
        for r, row in enumerate(rows):
            for c, name in enumerate(row):
                if name == '.' or name in made:
                    continue
                cells = [(i, j) for i, line in enumerate(rows) for j, x in enumerate(line) if x == name]
                made[name] = fig.add_subplot((len(rows), len(rows[0]), min(i for i, _ in cells), max(i for i, _ in cells), min(j for _, j in cells), max(j for _, j in cells)))
        return fig, made

    def axes(arg=None, **kwargs):
        return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg)

    def delaxes(ax=None):
        gcf().delaxes(ax or gca())

    def _show(fig):
        fig._shown = True
        if fig.axes or fig._title:
            _show_chart(fig._spec())

    def show(*args, block=None, **kwargs):
        for fig in list(_figures.values()):
            _show(fig)
        close('all')

    def _end_cell():
        for fig in list(_figures.values()):
            if not fig._shown:
                _show(fig)
        close('all')

    def close(fig=None):
        if fig is None:
            fig = _state['figure']
        if fig == 'all':
            _figures.clear()
            _state['figure'] = None
            return
        for k, v in list(_figures.items()):
            if v is fig or k == fig:
                del _figures[k]
                if _state['figure'] is v:
                    _state['figure'] = list(_figures.values())[-1] if _figures else None

    def clf():
        gcf().clear()

    def cla():
        gca().clear()

    def draw():
        pass

    def pause(interval):
        pass

    def ion():
        _state['interactive'] = True

    def ioff():
        _state['interactive'] = False

    def isinteractive():
        return _state['interactive']

    def switch_backend(backend):
        pass

    def get_backend():
        return 'inline'

    def get_fignums():
        return sorted(_figures)

    def fignum_exists(num):
        return num in _figures

    def xkcd(*args, **kwargs):
        return rc_context()

    def tight_layout(**kwargs):
        pass

    def subplots_adjust(*args, **kwargs):
        pass

    def savefig(*args, **kwargs):
        raise NotImplementedError('savefig is not supported: a lesson writes no files; the page shows the figure')

    def imsave(*args, **kwargs):
        raise NotImplementedError('imsave is not supported: a lesson writes no files')

    def imread(*args, **kwargs):
        raise NotImplementedError('imread is not supported: a lesson reads no files; make the numbers in the lesson')

    def suptitle(t, **kwargs):
        return gcf().suptitle(t, **kwargs)

    def colorbar(mappable=None, cax=None, ax=None, **kwargs):
        return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)

    def title(label, *args, **kwargs):
        return gca().set_title(label, *args, **kwargs)

    def xlabel(label, *args, **kwargs):
        return gca().set_xlabel(label, *args, **kwargs)

    def ylabel(label, *args, **kwargs):
        return gca().set_ylabel(label, *args, **kwargs)

    def xlim(*args, **kwargs):
        return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()

    def ylim(*args, **kwargs):
        return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()

    def xscale(value, **kwargs):
        gca().set_xscale(value, **kwargs)

    def yscale(value, **kwargs):
        gca().set_yscale(value, **kwargs)

    def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
        ax = gca()
        if ticks is not None or labels is not None or kwargs:
            ax._set_ticks('x', ticks, labels, kwargs.get('rotation'))
        return ax.get_xticks(), ax.get_xticklabels()

    def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
        ax = gca()
        if ticks is not None or labels is not None or kwargs:
            ax._set_ticks('y', ticks, labels, kwargs.get('rotation'))
        return ax.get_yticks(), ax.get_yticklabels()

    def set_cmap(cmap):
        rcParams['image.cmap'] = get_cmap(cmap).name
        if gcf()._image is not None:
            gcf()._image.cmap = get_cmap(cmap)

    def gray():
        set_cmap('gray')

    def viridis():
        set_cmap('viridis')

    def hot():
        set_cmap('hot')

    def jet():
        set_cmap('jet')

    def box(on=None):
        pass

    def setp(obj, *args, **kwargs):
        pass

    def clim(vmin=None, vmax=None):
        gcf()._image.set_clim(vmin, vmax)

    def matshow(A, fignum=None, **kwargs):
        if fignum is None:
            figure()
        return gca().imshow(A, **kwargs)

    def _delegate(name):
        def function(*args, **kwargs):
            return getattr(gca(), name)(*args, **kwargs)
        function.__name__ = name
        return function

    plot = _delegate('plot')
    scatter = _delegate('scatter')
    bar = _delegate('bar')
    barh = _delegate('barh')
    bar_label = _delegate('bar_label')
    hist = _delegate('hist')
    hist2d = _delegate('hist2d')
    errorbar = _delegate('errorbar')
    fill_between = _delegate('fill_between')
    fill_betweenx = _delegate('fill_betweenx')
    fill = _delegate('fill')
    stackplot = _delegate('stackplot')
    step = _delegate('step')
    stem = _delegate('stem')
    pie = _delegate('pie')
    boxplot = _delegate('boxplot')
    imshow = _delegate('imshow')
    spy = _delegate('spy')
    pcolormesh = _delegate('pcolormesh')
    pcolor = _delegate('pcolor')
    contour = _delegate('contour')
    contourf = _delegate('contourf')
    clabel = _delegate('clabel')
    quiver = _delegate('quiver')
    streamplot = _delegate('streamplot')
    arrow = _delegate('arrow')
    axhline = _delegate('axhline')
    axvline = _delegate('axvline')
    axhspan = _delegate('axhspan')
    axvspan = _delegate('axvspan')
    axline = _delegate('axline')
    hlines = _delegate('hlines')
    vlines = _delegate('vlines')
    text = _delegate('text')
    annotate = _delegate('annotate')
    semilogy = _delegate('semilogy')
    semilogx = _delegate('semilogx')
    loglog = _delegate('loglog')
    legend = _delegate('legend')
    grid = _delegate('grid')
    axis = _delegate('axis')
    margins = _delegate('margins')
    autoscale = _delegate('autoscale')
    tick_params = _delegate('tick_params')
    ticklabel_format = _delegate('ticklabel_format')
    minorticks_on = _delegate('minorticks_on')
    minorticks_off = _delegate('minorticks_off')
    twinx = _delegate('twinx')
    table = _delegate('table')

    class _Maps:
        def __getattr__(self, name):
            if name in ('get_cmap', 'ScalarMappable'):
                return get_cmap if name == 'get_cmap' else ScalarMappable
            return _colormap(name)

    cm = _Maps()

    class FuncAnimation:
        def __init__(self, fig, func, frames=None, init_func=None, interval=200, **kwargs):
            self._fig, self._func = fig, func
            self._frames = list(range(frames)) if isinstance(frames, int) else list(frames or range(1))[:100]

        def save(self, *args, **kwargs):
            raise NotImplementedError('saving animations is not supported: a lesson writes no files')

        def to_jshtml(self, *args, **kwargs):
            raise NotImplementedError('animations are not supported; draw the frames you want to show as subplots')

        to_html5_video = to_jshtml

    class ArtistAnimation(FuncAnimation):
        def __init__(self, fig, artists, **kwargs):
            self._fig = fig

    _members = {'_end_cell': _end_cell, '_colormap': _colormap, '_style_use': _style_use, '_style_available': _style_available, '_style_context': _style_context}
    """#
}
