// The modules `tqdm`, `tqdm.auto`, `tqdm.notebook` in Python: they pass their argument through and print no bar, since a
// lesson's output is not a terminal. Our own text.

enum ProgressSource {
  static let all: [NativeModule] = ["tqdm", "tqdm.auto", "tqdm.notebook", "tqdm.autonotebook", "tqdm.std"].map { name in
    NativeModule(name) { vm, module throws(PyError) in
      if name == "tqdm" {
        try SourceModules.load(vm, module, text)
      } else {
        for member in ["tqdm", "trange"] { try vm.shareMember("tqdm", member, with: module) }
      }
    }
  }

  private static let text = #"""
    class tqdm:
        monitor_interval = 10

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
            self.iterable = iterable
            self.desc = desc or ''
            self.total = total
            self.leave = leave
            self.disable = disable
            self.unit = unit
            self.n = initial
            self.initial = initial
            self.postfix = None

        def __iter__(self):
            for item in self.iterable:
                yield item
                self.n += 1

        def __len__(self):
            if self.total is not None:
                return self.total
            return len(self.iterable)

        def __bool__(self):
            if self.total is not None:
                return self.total > 0
            if self.iterable is None:
                raise TypeError('bool() undefined when iterable == total == None')
            return bool(self.iterable)

        def __contains__(self, item):
            return item in self.iterable

        def __reversed__(self):
            return reversed(self.iterable)

        def __enter__(self):
            return self

        def __exit__(self, exc_type, exc_value, traceback):
            self.close()

        def update(self, n=1):
            self.n += n

        def close(self):
            pass

        def clear(self, nolock=False):
            pass

        def refresh(self, nolock=False, lock_args=None):
            pass

        def unpause(self):
            pass

        def reset(self, total=None):
            self.n = 0
            if total is not None:
                self.total = total

        def set_description(self, desc=None, refresh=True):
            self.desc = desc + ': ' if desc else ''

        def set_description_str(self, desc=None, refresh=True):
            self.desc = desc or ''

        def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
            pairs = dict(ordered_dict or {})
            for key in sorted(kwargs):
                pairs[key] = kwargs[key]
            parts = []
            for key, value in pairs.items():
                if isinstance(value, (int, float)):
                    value = '{:.3g}'.format(value)
                parts.append(f'{key}={str(value).strip()}')
            self.postfix = ', '.join(parts)

        def set_postfix_str(self, s='', refresh=True):
            self.postfix = str(s)

        @property
        def format_dict(self):
            return {'n': self.n, 'total': self.total, 'prefix': self.desc, 'postfix': self.postfix,
                    'unit': self.unit}

        @classmethod
        def write(cls, s, file=None, end='\n', nolock=False):
            print(s, file=file, end=end)

        @classmethod
        def pandas(cls, *args, **kwargs):
            pass

    def trange(*args, **kwargs):
        return tqdm(range(*args), **kwargs)

    tqdm_notebook = tqdm
    tnrange = trange
    """#
}
