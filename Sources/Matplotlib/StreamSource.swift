// Streamlines of a field of two variables, by the method matplotlib uses: from seeds on a spiral, both ways with the midpoint
// rule, until another line is near. Written in Python.

enum StreamSource {
  static let text = #"""
    class _Streams:
        # The cells of the plot that streamlines have passed, so that no two come close.
        def __init__(self, xs, ys, us, vs, density):
            self.xs, self.ys, self.us, self.vs = xs, ys, us, vs
            self.width, self.height = xs[-1] - xs[0], ys[-1] - ys[0]
            across, up = density if isinstance(density, (tuple, list)) else (density, density)
            self.columns, self.rows = max(int(30 * across), 1), max(int(30 * up), 1)
            if self.columns * self.rows > 250000:
                raise ValueError('a density this high cannot be drawn on a page')
            self.taken = {}

        def value(self, rows, px, py):
            fx, fy = px * (len(self.xs) - 1), py * (len(self.ys) - 1)
            i, j = min(int(fx), len(self.xs) - 2), min(int(fy), len(self.ys) - 2)
            a, b = fx - i, fy - j
            low = rows[j][i] * (1 - a) + rows[j][i + 1] * a
            high = rows[j + 1][i] * (1 - a) + rows[j + 1][i + 1] * a
            return low * (1 - b) + high * b

        def direction(self, px, py):
            u, v = self.value(self.us, px, py) / self.width, self.value(self.vs, px, py) / self.height
            speed = _math.hypot(u, v)
            return (u / speed, v / speed) if speed - speed == 0 and speed > 1e-12 else None

        def cell(self, px, py):
            return min(int(px * self.columns), self.columns - 1), min(int(py * self.rows), self.rows - 1)

        def walk(self, px, py, sign, most, own):
            step = min(1.0 / self.columns, 1.0 / self.rows, 0.1) * 0.3
            points, length = [], 0.0
            while length < most:
                first = self.direction(px, py)
                if first is None:
                    break
                mx, my = px + sign * step * first[0] / 2, py + sign * step * first[1] / 2
                middle = self.direction(mx, my) if 0 <= mx <= 1 and 0 <= my <= 1 else None
                if middle is None:
                    break
                px, py = px + sign * step * middle[0], py + sign * step * middle[1]
                if not (0 <= px <= 1 and 0 <= py <= 1):
                    break
                where = self.cell(px, py)
                if where not in own:
                    if where in self.taken:
                        break
                    own.add(where)
                points.append((px, py))
                length += step
            return points, length

        def line(self, px, py, least, most, way):
            start = self.cell(px, py)
            if start in self.taken:
                return None
            own = {start}
            back, a = self.walk(px, py, -1, most / 2, own) if way in ('both', 'backward') else ([], 0.0)
            ahead, b = self.walk(px, py, 1, most / 2, own) if way in ('both', 'forward') else ([], 0.0)
            if a + b < least:
                return None
            for where in own:
                self.taken[where] = True
            return back[::-1] + [(px, py)] + ahead

        def seeds(self):
            left, right, low, high = 0, self.columns - 1, 0, self.rows - 1
            while left <= right and low <= high:
                for i in _range(left, right + 1):
                    yield i, low
                for j in _range(low + 1, high + 1):
                    yield right, j
                if low < high:
                    for i in _range(right - 1, left - 1, -1):
                        yield i, high
                if left < right:
                    for j in _range(high - 1, low, -1):
                        yield left, j
                left, right, low, high = left + 1, right - 1, low + 1, high - 1

    class StreamplotSet:
        def __init__(self, lines, arrows):
            self.lines, self.arrows = lines, arrows

    StreamplotSet.__module__ = 'matplotlib.streamplot'
    """#
}
