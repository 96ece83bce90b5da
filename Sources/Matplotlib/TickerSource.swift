// Locators, formatters, axes' halves and spines. Written in Python.

enum TickerSource {
  static let text = #"""
    class _Locator:
        def __init__(self, base=None, *args, **kwargs):
            self.base = base
            self.args = args
            self.kwargs = kwargs

        def positions(self, low, high, length, vertical):
            return None

    class MultipleLocator(_Locator):
        def positions(self, low, high, length, vertical):
            step = float(1.0 if self.base is None else self.base)
            first = _math.ceil(low / step - 1e-9)
            last = _math.floor(high / step + 1e-9)
            return [k * step for k in range(first, min(last, first + 1000) + 1)]

    class MaxNLocator(_Locator):
        def positions(self, low, high, length, vertical):
            bins = self.base if isinstance(self.base, int) else self.kwargs.get('nbins', 9)
            bins = 9 if bins == 'auto' else bins
            ticks = _nice_ticks(low, high, bins, True)
            if self.kwargs.get('integer'):
                step = max(1, _math.ceil((high - low) / bins - 1e-9))
                for nice in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000):
                    if nice >= step:
                        step = nice
                        break
                ticks = [k * step for k in range(_math.ceil(low / step - 1e-9), _math.floor(high / step + 1e-9) + 1)]
            return ticks

    class NullLocator(_Locator):
        def positions(self, low, high, length, vertical):
            return []

    class FixedLocator(_Locator):
        def positions(self, low, high, length, vertical):
            return _floats(self.base)

    class LogLocator(_Locator):
        pass

    class AutoMinorLocator(_Locator):
        pass

    class FuncFormatter:
        def __init__(self, func):
            self.func = func

        def text(self, v, k):
            return str(self.func(v, k))

    class FormatStrFormatter:
        def __init__(self, fmt):
            self.fmt = fmt

        def text(self, v, k):
            return self.fmt % v

    class PercentFormatter:
        def __init__(self, xmax=100, decimals=None, symbol='%', is_latex=False):
            self.xmax, self.decimals, self.symbol = xmax, decimals, symbol

        def text(self, v, k):
            v = 100 * v / self.xmax
            return (f'{v:g}' if self.decimals is None else f'{v:.{self.decimals}f}') + self.symbol

    class NullFormatter:
        def text(self, v, k):
            return ''

    class ScalarFormatter:
        def __init__(self, *args, **kwargs):
            pass

        def set_scientific(self, b):
            pass

        set_powerlimits = set_useOffset = set_scientific

    class _Axis:
        def __init__(self, axes, name):
            self._axes, self._name = axes, name
            self.label = Text(0.5, 0, '')

        def _state(self):
            return self._axes._axis[self._name]

        def set_major_locator(self, locator):
            self._state()['locator'] = locator

        def set_major_formatter(self, formatter):
            if isinstance(formatter, str):
                pattern = formatter
                formatter = FuncFormatter(lambda v, k: pattern.format(x=v, pos=k))
            elif callable(formatter) and not hasattr(formatter, 'text') and not isinstance(formatter, ScalarFormatter):
                formatter = FuncFormatter(formatter)
            self._state()['formatter'] = formatter if hasattr(formatter, 'text') else None

        def set_minor_locator(self, locator):
            pass

        set_minor_formatter = set_minor_locator

        def set_visible(self, b):
            self._state()['hidden'] = not b

        def set_label_coords(self, x, y, transform=None):
            # The label stands where there is room for it.
            pass

        def set_ticks(self, ticks, labels=None, minor=False, **kwargs):
            if not minor:
                self._axes._set_ticks(self._name, ticks, labels)

        def set_ticklabels(self, labels, **kwargs):
            self._state()['labels'] = [str(x) for x in labels]

        def grid(self, visible=True, **kwargs):
            self._state()['grid'] = bool(visible)

        def set_label_text(self, s):
            self._state()['label'] = str(s)

        def tick_top(self):
            pass

        tick_bottom = tick_left = tick_right = tick_top

        def set_ticks_position(self, position):
            pass

        set_label_position = set_ticks_position

        def set_tick_params(self, **kwargs):
            pass

        def get_major_locator(self):
            return self._state().get('locator') or _Locator()

    class _Spine:
        def __init__(self, axes=None):
            self._axes = axes

        def set_visible(self, b):
            pass

        def set_color(self, c):
            pass

        def set_position(self, p):
            pass

        set_linewidth = set_bounds = set_edgecolor = set_color

    class _Spines(dict):
        def __missing__(self, name):
            return _Spine()

        def __getattr__(self, name):
            return _Spine()

        def values(self):
            return [_Spine() for _ in range(4)]
    """#
}
