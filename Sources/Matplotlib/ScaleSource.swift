// Titles, limits, scales and ticks of axes, by matplotlib's rules: margins of a twentieth, bars and images without. Written in
// Python; a base of the class Axes.

enum ScaleSource {
  static let text = #"""
    class _Scales:
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
            return (float(a), float(b))

        def _as_limits(self, pair):
            import numpy as np
            return (np.float64(pair[0]), np.float64(pair[1]))

        def set_xlim(self, left=None, right=None, *, xmin=None, xmax=None, **kwargs):
            return self._set_limits('x', left if xmin is None else xmin, right if xmax is None else xmax)

        def set_ylim(self, bottom=None, top=None, *, ymin=None, ymax=None, **kwargs):
            return self._set_limits('y', bottom if ymin is None else ymin, top if ymax is None else ymax)

        def get_xaxis(self):
            return self.xaxis

        def get_yaxis(self):
            return self.yaxis

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
                return (10 ** max(a - delta, -307.0), 10 ** min(b + delta, 308.0))
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

        def locator_params(self, axis='both', tight=None, *, nbins=None, **kwargs):
            for name in 'xy':
                if axis in (name, 'both') and nbins is not None:
                    self._axis[name]['locator'] = MaxNLocator(nbins)

        def minorticks_on(self):
            pass

        minorticks_off = minorticks_on

        def grid(self, visible=None, which='major', axis='both', **kwargs):
            for name in ('x', 'y'):
                if axis in (name, 'both'):
                    self._axis[name]['grid'] = (not self._axis[name].get('grid')) if visible is None and not kwargs else visible is None or bool(visible)

        def axis(self, arg=None, /, *, emit=True, **kwargs):
            if isinstance(arg, str):
                arg = arg.lower()
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
    """#
}
