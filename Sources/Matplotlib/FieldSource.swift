// Images and fields of two variables: `imshow`, `pcolormesh`, contours, arrows. Written in Python; a base of the class Axes.

enum FieldSource {
  static let text = #"""
    class _Fields:
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

        def streamplot(self, x, y, u, v, density=1, linewidth=None, color=None, cmap=None, norm=None, arrowsize=1, arrowstyle='-|>', minlength=0.1, transform=None, zorder=None, start_points=None, maxlength=4.0, integration_direction='both', broken_streamlines=True, **kwargs):
            xs, ys, us, vs = _rows(x), _rows(y), _rows(u), _rows(v)
            xs = [float(a) for a in (xs[0] if xs and isinstance(xs[0], list) else xs)]
            ys = [float(r[0]) for r in ys] if ys and isinstance(ys[0], list) else [float(a) for a in ys]
            if len(xs) < 2 or len(ys) < 2 or any(b <= a for a, b in zip(xs, xs[1:])) or any(b <= a for a, b in zip(ys, ys[1:])):
                raise ValueError("'x' and 'y' must be strictly increasing")
            for rows in (us, vs):
                if len(rows) != len(ys) or any(not isinstance(r, list) or len(r) != len(xs) for r in rows):
                    raise ValueError("'u' and 'v' must match the shape of the (x, y) grid")
            if integration_direction not in ('both', 'forward', 'backward'):
                raise ValueError(f"{integration_direction!r} is not a valid value for integration_direction; supported values are 'both', 'forward', 'backward'")
            us, vs = [[_number(a) for a in r] for r in us], [[_number(a) for a in r] for r in vs]
            field = _Streams(xs, ys, us, vs, density)
            if start_points is None:
                starts = (((i + 0.5) / field.columns, (j + 0.5) / field.rows) for i, j in field.seeds())
            else:
                starts = [((float(a) - xs[0]) / field.width, (float(b) - ys[0]) / field.height) for a, b in _rows(start_points)]
                if any(not (0 <= a <= 1 and 0 <= b <= 1) for a, b in starts):
                    raise ValueError('a starting point lies outside of the data')
            found = [line for line in (field.line(a, b, minlength, maxlength, integration_direction) for a, b in starts) if line]
            place = lambda p: (xs[0] + p[0] * field.width, ys[0] + p[1] * field.height)
            shades, map_ = None, get_cmap(cmap)
            if color is not None and not isinstance(color, (str, tuple)):
                shades = [[_number(a) for a in r] for r in _rows(color)]
                norm = norm or Normalize()
                norm.autoscale_None([a for r in shades for a in r])
            widths = None
            if linewidth is not None and not isinstance(linewidth, (int, float)):
                widths = [[_number(a) for a in r] for r in _rows(linewidth)]
            plain = None if shades else _hex(self._next() if color is None else color)
            groups, heads = {}, {}
            def look(p):
                shade = int(norm._part(field.value(shades, *p)) * 20) if shades else 0
                return shade, round(field.value(widths, *p) * 2) / 2 if widths else linewidth or 1.5
            for line in found:
                for a, b in zip(line, line[1:]):
                    groups.setdefault(look(a), []).extend(place(a) + place(b))
                k = len(line) // 2
                (ax, ay), (bx, by) = place(line[max(k - 3, 0)]), place(line[min(k + 3, len(line) - 1)])
                heads.setdefault(look(line[k]), []).extend([ax, ay, (bx - ax) * arrowsize, (by - ay) * arrowsize])
            def hue(shade):
                return map_._hexes([min(shade / 20, 1.0)])[0] if shades else plain
            made = self._add({'kind': 'segments', 'x': [], 'color': plain or '#000000', 'noun': 'stream plot'}, LineCollection)
            made.cmap, made.norm = map_, norm or Normalize()
            for (shade, width), flat in groups.items():
                self._add({'kind': 'segments', 'x': flat, 'color': hue(shade), 'width': width, 'noun': ' '})
            for (shade, width), flat in heads.items():
                self._add({'kind': 'arrows', 'x': flat, 'color': hue(shade), 'width': width, 'noun': ' '})
            self._extent([xs[0], xs[-1]], [ys[0], ys[-1]])
            if shades:
                self.figure._image = made
            return StreamplotSet(made, made)
    """#
}
