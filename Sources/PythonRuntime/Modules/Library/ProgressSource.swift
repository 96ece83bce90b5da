// The modules `tqdm`, `tqdm.auto`, `tqdm.notebook` in Python: they pass their argument through, and draw a line of progress
// where standard error is a terminal. A lesson's output is no terminal, so that it stays the same in every run. Our own text.

enum ProgressSource {
  static let all: [NativeModule] = ["tqdm", "tqdm.auto", "tqdm.notebook", "tqdm.autonotebook", "tqdm.std"].map { name in
    NativeModule(name) { vm, module throws(PyError) in
      if name == "tqdm" {
        try SourceModules.load(vm, module, meter + line)
      } else if name == "tqdm.auto" {
        try SourceModules.load(vm, module, automatic)
      } else {
        for member in ["tqdm", "trange"] { try vm.shareMember("tqdm", member, with: module) }
      }
    }
  }

  /// The bar of `tqdm.auto` is the one for coroutines.
  private static let automatic = #"""
    import tqdm as _package

    class tqdm_asyncio(_package.tqdm):
        def __init__(self, iterable=None, *args, **kwargs):
            super().__init__(iterable, *args, **kwargs)
            # It takes an iterator at once and another when it is run over: a loader of data draws a seed for each.
            if iterable is not None and not hasattr(iterable, '__next__'):
                self.iterable_iterator = iter(iterable)

    tqdm_asyncio.__module__ = 'tqdm.asyncio'
    tqdm = tqdm_asyncio

    def trange(*args, **kwargs):
        return tqdm(range(*args), **kwargs)
    """#

  /// How a state of progress is written: measured under tqdm 4.70.1 (`format_meter`).
  private static let meter = #"""
    import sys as _sys
    from time import perf_counter as _now

    def _sized(number, suffix='', divisor=1000):
        for unit in ('', 'k', 'M', 'G', 'T', 'P', 'E', 'Z'):
            if abs(number) < 999.5:
                if abs(number) < 99.95:
                    if abs(number) < 9.995:
                        return f'{number:1.2f}{unit}{suffix}'
                    return f'{number:2.1f}{unit}{suffix}'
                return f'{number:3.0f}{unit}{suffix}'
            number /= divisor
        return f'{number:3.1f}Y{suffix}'

    def _interval(seconds):
        sign = '-' if seconds < 0 else ''
        minutes, second = divmod(abs(int(seconds)), 60)
        hours, minute = divmod(minutes, 60)
        text = f'{minute:02d}:{second:02d}'
        return sign + (f'{hours:d}:{text}' if hours else text)

    def _bar(fraction, width, symbols):
        steps = len(symbols) - 1
        full, part = divmod(int(max(0, min(fraction, 1)) * width * steps), steps)
        text = symbols[-1] * full
        if full < width:
            text += symbols[part] + symbols[0] * (width - full - 1)
        return text

    def _pace(rate, unit, unit_scale, divisor):
        if not rate:
            return f'?{unit}/s'
        if rate < 1:
            slow = 1 / rate
            return (_sized(slow) if unit_scale else f'{slow:5.2f}') + f's/{unit}'
        return (_sized(rate) if unit_scale else f'{rate:5.2f}') + f'{unit}/s'

    def _meter(n, total, elapsed, ncols=None, prefix='', ascii=False, unit='it', unit_scale=False, rate=None,
               bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra):
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            if total:
                total *= unit_scale
            n *= unit_scale
            if rate:
                rate *= unit_scale
            unit_scale = False
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        pace = _pace(rate, unit, unit_scale, unit_divisor)
        done = _sized(n, divisor=unit_divisor) if unit_scale else str(n)
        whole = '?' if total is None else _sized(total, divisor=unit_divisor) if unit_scale else str(total)
        after = f', {postfix}' if postfix else ''
        left = (total - n) / rate if rate and total else 0
        remaining = _interval(left) if rate else '?'
        before = ''
        if prefix:
            before = prefix if prefix.endswith(': ') else prefix + ': '
        parts = dict(extra, n=n, n_fmt=done, total=total, total_fmt=whole, elapsed=_interval(elapsed), elapsed_s=elapsed,
                     remaining=remaining, remaining_s=left, rate=rate, rate_fmt=pace, desc=prefix or '', unit=unit,
                     rate_noinv=rate, postfix=after, bar='{bar}')
        if not total and bar_format is None:
            start = prefix + ': ' if prefix else ''
            return f"{start}{done}{unit} [{parts['elapsed']}, {pace}{after}]"
        fraction = n / total if total else 0
        parts['percentage'] = fraction * 100
        parts['l_bar'] = f'{before}{fraction * 100:3.0f}%|'
        parts['r_bar'] = f"| {done}/{whole} [{parts['elapsed']}<{remaining}, {pace}{after}]"
        if ncols == 0 and bar_format is None:
            return before + f'{fraction * 100:3.0f}%' + parts['r_bar'][1:]
        if bar_format is not None and prefix and not before == prefix:
            parts['desc'] = prefix
        text = (bar_format or '{l_bar}{bar}{r_bar}').format(**parts)
        if '{bar}' not in text:
            return text
        symbols = ' ' + (''.join(map(chr, range(0x258F, 0x2587, -1))) if not ascii else '123456789#')
        if isinstance(ascii, str):
            symbols = ascii
        width = max(1, ncols - (len(text) - len('{bar}'))) if ncols else 10
        text = text.replace('{bar}', _bar(fraction, width, symbols) if total else ' ' * width)
        return text[:ncols] if ncols else text

    """#

  private static let line = #"""
    class tqdm:
        monitor_interval = 10
        _open = []

        def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                     maxinterval=10.0, miniters=None, ascii=None, disable=False, unit='it', unit_scale=False,
                     dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                     unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0,
                     gui=False, **kwargs):
            if total is None and iterable is not None:
                try:
                    total = len(iterable)
                except (TypeError, AttributeError):
                    total = None
            if total == float('inf'):
                total = None
            self.fp = _sys.stderr if file is None else file
            self._shows = not disable and bool(getattr(self.fp, 'isatty', bool)())
            self.disable = bool(disable) if disable is not None else not self._shows
            self.iterable = iterable
            self.desc = desc or ''
            self.total = total
            self.leave = leave
            self.ncols = ncols
            self.mininterval = mininterval
            self.smoothing = smoothing
            self.ascii = bool(ascii) if ascii in (None, True, False) else ascii
            self.unit = unit
            self.unit_scale = unit_scale
            self.unit_divisor = unit_divisor
            self.bar_format = bar_format
            self.delay = delay
            self.n = initial
            self.initial = initial
            self.postfix = None
            if isinstance(postfix, dict):
                self.set_postfix(postfix, refresh=False)
            elif postfix:
                self.postfix = postfix
            self.start_t = self.last_print_t = _now()
            self.last_print_n = initial
            self._pace = [0.0, 0.0, 0]
            self._next = 0.0
            if self._shows:
                if leave is None:
                    self.leave = not tqdm._open
                tqdm._open.append(self)
                self.pos = tqdm._open.index(self) if position is None else position
                if delay <= 0:
                    self._draw()

        def __iter__(self):
            if not self._shows:
                for item in self.iterable:
                    yield item
                    self.n += 1
                return
            try:
                for item in self.iterable:
                    yield item
                    self.update()
            finally:
                self.close()

        def __len__(self):
            if self.iterable is None:
                return self.total
            return len(self.iterable) if hasattr(self.iterable, '__len__') else self.total

        def __bool__(self):
            if self.total is not None:
                return self.total > 0
            if self.iterable is None:
                raise TypeError('bool() undefined when iterable == total == None')
            return bool(self.iterable)

        def __contains__(self, item):
            return item in self.iterable

        def __reversed__(self):
            whole = self.iterable
            self.iterable = reversed(whole)
            try:
                yield from self.__iter__()
            finally:
                self.iterable = whole

        def __enter__(self):
            return self

        def __exit__(self, exc_type, exc_value, traceback):
            self.close()

        def update(self, n=1):
            self.n += n
            if self._shows and _now() - self.last_print_t >= self.mininterval:
                return self._advance()

        def _advance(self):
            now = _now()
            if now < self.start_t + self.delay:
                return None
            steps, seconds, count = self._pace
            weight = self.smoothing
            self._pace = [weight * (self.n - self.last_print_n) + (1 - weight) * steps,
                          weight * (now - self.last_print_t) + (1 - weight) * seconds, count + 1]
            self.last_print_n = self.n
            self.last_print_t = now
            self._draw()
            return True

        def close(self):
            if not self._shows:
                return
            self._pace = [0.0, 0.0, 0]
            if self.leave:
                # What stays is written above the bars that go on.
                self.pos = 0
                self._draw()
                self.fp.write('\n')
                self.fp.flush()
            else:
                self._put('')
            self._shows = False
            tqdm._open.remove(self)

        def clear(self, nolock=False):
            if self._shows:
                self._put('')

        def refresh(self, nolock=False, lock_args=None):
            if self._shows:
                self._draw()
            return True

        def unpause(self):
            now = _now()
            self.start_t += now - self.last_print_t
            self.last_print_t = now

        def reset(self, total=None):
            self.n = self.last_print_n = 0
            if total is not None:
                self.total = total
            self.start_t = self.last_print_t = _now()
            self._pace = [0.0, 0.0, 0]
            self.refresh()

        def set_description(self, desc=None, refresh=True):
            self.desc = desc + ': ' if desc else ''
            if refresh:
                self.refresh()

        def set_description_str(self, desc=None, refresh=True):
            self.desc = desc or ''
            if refresh:
                self.refresh()

        def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
            pairs = dict(ordered_dict or {})
            for key in sorted(kwargs):
                pairs[key] = kwargs[key]
            parts = []
            for key, value in pairs.items():
                if isinstance(value, (int, float)):
                    value = tqdm.format_num(value)
                parts.append(f'{key}={str(value).strip()}')
            self.postfix = ', '.join(parts)
            if refresh:
                self.refresh()

        def set_postfix_str(self, s='', refresh=True):
            self.postfix = str(s)
            if refresh:
                self.refresh()

        @property
        def format_dict(self):
            steps, seconds, count = self._pace
            return {'n': self.n, 'total': self.total, 'elapsed': _now() - self.start_t, 'ncols': self.ncols,
                    'prefix': self.desc, 'ascii': self.ascii, 'unit': self.unit, 'unit_scale': self.unit_scale,
                    'rate': steps / seconds if count and seconds else None, 'bar_format': self.bar_format,
                    'postfix': self.postfix, 'unit_divisor': self.unit_divisor, 'initial': self.initial}

        def __str__(self):
            return _meter(**self.format_dict)

        def __repr__(self):
            return str(self)

        def _draw(self):
            state = self.format_dict
            if state['ncols'] is None:
                import os
                state['ncols'] = os._terminal_size(2)[0]
            self._put(_meter(**state))

        def _put(self, text):
            up = '\x1b[A' * self.pos
            self.fp.write('\n' * self.pos + '\r' + text + '\x1b[K' + up + ('' if text else '\r'))
            self.fp.flush()

        @classmethod
        def write(cls, s, file=None, end='\n', nolock=False):
            shown = [bar for bar in cls._open if bar._shows]
            for bar in shown:
                bar.clear()
            print(s, file=file, end=end)
            for bar in shown:
                bar.refresh()

        @staticmethod
        def format_num(n):
            short = f'{n:.3g}'.replace('e+0', 'e+').replace('e-0', 'e-')
            plain = str(n)
            return short if len(short) < len(plain) else plain

        format_sizeof = staticmethod(_sized)
        format_interval = staticmethod(_interval)
        format_meter = staticmethod(_meter)

        @classmethod
        def pandas(cls, *args, **kwargs):
            pass

    def trange(*args, **kwargs):
        return tqdm(range(*args), **kwargs)

    tqdm_notebook = tqdm
    tnrange = trange
    """#
}
