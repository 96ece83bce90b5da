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
    """#
}
