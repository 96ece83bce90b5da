// Bars and what is counted: `bar`, `hist`, `pie`, `boxplot`. Written in Python; a base of the class Axes.

enum BarSource {
  static let text = #"""
    class _Bars:
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
            # Bins between single-precision numbers have single-precision edges.
            single = getattr(x, 'dtype', None) is not None and str(x.dtype).endswith('float32')
            kind = np.float32 if single else None
            everything = [v for s in sets for v in _floats(s)]
            edges = np.histogram_bin_edges(np.array(everything, dtype=kind) if everything else np.array([]), bins=bins if isinstance(bins, (int, str)) else np.array(_floats(bins)), range=range)
            counts_all, containers = [], []
            base = [0.0] * (len(edges) - 1)
            e = edges.tolist()
            for k, values in enumerate(sets):
                counts, _ = np.histogram(np.array(_floats(values), dtype=kind), bins=edges, density=density, weights=None if weights is None else np.array(_floats(weights)))
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
            edges = edges.astype(float)
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

        def violinplot(self, dataset, positions=None, vert=None, *, orientation='vertical', widths=0.5, showmeans=False, showextrema=True, showmedians=False, points=100, **kwargs):
            rows = _rows(dataset)
            if rows and not isinstance(rows[0], list):
                rows = [rows]
            elif hasattr(dataset, 'ndim'):
                rows = [list(r) for r in zip(*rows)]
            upright = orientation == 'vertical' if vert is None else vert
            at = _floats(positions) if positions is not None else [float(k + 1) for k in _range(len(rows))]
            points = min(max(int(points), 2), 1000)
            bodies, color = [], self._next()
            for place, row in zip(at, rows):
                values = _finite([float(v) for v in row])
                if not values:
                    continue
                n, low, high = len(values), min(values), max(values)
                mean = sum(values) / n
                spread = _math.sqrt(sum((v - mean) ** 2 for v in values) / max(n - 1, 1)) * n ** -0.2
                grid = [low + (high - low) * k / (points - 1) for k in _range(points)]
                heights = [sum(_math.exp(-0.5 * ((g - v) / spread) ** 2) for v in values) if spread else 1.0 for g in grid]
                top = max(heights) or 1.0
                side = [h / top * widths / 2 for h in heights]
                across, along = [place + s for s in side] + [place - s for s in side[::-1]], grid + grid[::-1]
                mark = {'kind': 'area', 'x': across if upright else along, 'y': along if upright else across, 'fill': _hex(color), 'fill_alpha': 0.3, 'noun': 'violin'}
                bodies.append(self._add(mark, PolyCollection))
                middle = sorted(values)[n // 2] if n % 2 else sum(sorted(values)[n // 2 - 1:n // 2 + 1]) / 2
                ends = [(v, widths / 4) for v, wanted in ((low, showextrema), (high, showextrema), (mean, showmeans), (middle, showmedians)) if wanted]
                flat = []
                for v, half in ends:
                    flat.extend([place - half, v, place + half, v] if upright else [v, place - half, v, place + half])
                if showextrema:
                    flat.extend([place, low, place, high] if upright else [low, place, high, place])
                self._add({'kind': 'segments', 'x': flat, 'color': _hex(color), 'width': 1.5, 'noun': ' '})
            return {'bodies': bodies}

        def ecdf(self, x, weights=None, *, complementary=False, orientation='vertical', compress=False, **kwargs):
            values = sorted(_finite(_floats(x)))
            if not values:
                raise ValueError('ecdf() needs at least one number')
            n = len(values)
            heights = [(n - k) / n if complementary else k / n for k in _range(n + 1)]
            px, py = [values[0]], [heights[0]]
            for k, v in enumerate(values):
                px.extend([v, v])
                py.extend([heights[k], heights[k + 1]])
            return self.plot(*((px, py) if orientation == 'vertical' else (py, px)), **kwargs)[0]

        def stairs(self, values, edges=None, *, orientation='vertical', baseline=0, fill=False, **kwargs):
            heights = _floats(values)
            at = _floats(edges) if edges is not None else [float(k) for k in _range(len(heights) + 1)]
            if len(at) != len(heights) + 1:
                raise ValueError(f'Size mismatch between "values" and "edges". Expected `len(values) + 1 == len(edges)`, but `len(values) = {len(heights)}` and `len(edges) = {len(at)}`.')
            base = float(baseline or 0)
            px, py = [at[0]], [base]
            for k, h in enumerate(heights):
                px.extend([at[k], at[k + 1]])
                py.extend([h, h])
            px.append(at[-1])
            py.append(base)
            if orientation != 'vertical':
                px, py = py, px
            if not fill:
                return self.plot(px, py, **kwargs)[0]
            return self.fill(px, py, color=kwargs.get('color', kwargs.get('facecolor')) or self._next(), alpha=kwargs.get('alpha'), label=kwargs.get('label', ''))[0]

        def eventplot(self, positions, orientation='horizontal', *, lineoffsets=1, linelengths=1, linewidths=None, colors=None, **kwargs):
            rows = _rows(positions)
            if not rows or not isinstance(rows[0], list):
                rows = [rows]
            offsets = _floats(lineoffsets) if not isinstance(lineoffsets, (int, float)) else [lineoffsets + k for k in _range(len(rows))]
            made = []
            for k, row in enumerate(rows):
                flat, half = [], linelengths / 2 if isinstance(linelengths, (int, float)) else _floats(linelengths)[k] / 2
                for v in row:
                    a, b = offsets[k] - half, offsets[k] + half
                    flat.extend([v, a, v, b] if orientation == 'horizontal' else [a, v, b, v])
                color = colors[k] if isinstance(colors, (list, tuple)) and len(colors) > k else colors or 'C0'
                made.append(self._add({'kind': 'segments', 'x': [float(v) for v in flat], 'color': _hex(color), 'width': 1.5, 'noun': 'events'}, LineCollection))
            return made

        def broken_barh(self, xranges, yrange, **kwargs):
            color = kwargs.get('facecolors', kwargs.get('color')) or self._next()
            flat = []
            for start, width in xranges:
                flat.extend([float(start), float(yrange[0]), float(width), float(yrange[1])])
            mark = {'kind': 'bars', 'x': flat, 'fill': _hex(color) if isinstance(color, str) else '', 'color': 'none', 'noun': 'broken bar', 'label': str(kwargs.get('label', ''))}
            if not isinstance(color, str):
                mark['colors'] = [_hex(c) for c in color]
            return self._add(mark, PolyCollection)
    """#
}
