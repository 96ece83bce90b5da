// What notebooks ask of the packages they run on, in Python: `importlib`, `importlib.metadata`, `importlib.util` and
// `packaging.version`. The modules of a lesson are fixed, and their versions are those of the reference. Our own text.

enum PackageFactsSource {
  static let all: [NativeModule] = [
    NativeModule("importlib", functions: [isOwn]) { vm, module throws(PyError) in
      try SourceModules.load(vm, module, imports)
    },
    module("importlib.util", utilities), module("importlib.metadata", metadata),
    NativeModule("packaging") { vm, module throws(PyError) in
      vm.setMember(module, "version", Value(try vm.importModule("packaging.version")))
    },
    module("packaging.version", versions),
  ]

  private static func module(_ name: String, _ text: String) -> NativeModule {
    NativeModule(name) { vm, module throws(PyError) in try SourceModules.load(vm, module, text) }
  }

  /// A module that the lesson itself has made.
  private static let isOwn = NativeRow("_is_own(module, /)") { vm, arguments throws(PyError) in
    guard let module = arguments[0].module else { return .true }
    return Value(!vm.isLibraryModule(module))
  }

  private static let imports = #"""
    def import_module(name, package=None):
        if name.startswith('.'):
            if not package:
                raise TypeError("the 'package' argument is required to perform a relative import for " + repr(name))
            name = package + name
        module = __import__(name)
        for part in name.split('.')[1:]:
            module = getattr(module, part)
        return module

    def reload(module):
        """The library's modules are fixed: the one there is is the newest."""
        try:
            name = module.__spec__.name
        except AttributeError:
            try:
                name = module.__name__
            except AttributeError:
                raise TypeError('reload() argument must be a module') from None
        if _modules.get(name) is not module:
            raise ImportError(f'module {name} not in sys.modules', name=name)
        if _is_own(module):
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        return module

    def invalidate_caches():
        pass

    from sys import modules as _modules
    """#

  private static let utilities = #"""
    class ModuleSpec:
        def __init__(self, name):
            self.name = name
            self.loader = None
            self.origin = 'gradbook'
            self.submodule_search_locations = None
            self.parent = name.rpartition('.')[0]

        def __repr__(self):
            return f'ModuleSpec(name={self.name!r}, loader=None, origin={self.origin!r})'

    def find_spec(name, package=None):
        if name.startswith('.'):
            if not package:
                raise ImportError(f'no package specified for {name!r} (required for relative module names)')
            name = package + name
        parent = name.rpartition('.')[0]
        if parent:
            module = __import__(parent)
            for part in parent.split('.')[1:]:
                module = getattr(module, part)
        try:
            __import__(name)
        except ModuleNotFoundError as error:
            if parent and 'is not a package' in str(error):
                raise ModuleNotFoundError(
                    f'__path__ attribute not found on {parent!r} while trying to find {name!r}', name=name) from None
            return None
        except ValueError:
            return None
        return ModuleSpec(name)
    """#

  private static let metadata = #"""
    class PackageNotFoundError(ModuleNotFoundError):
        def __str__(self):
            return f'No package metadata was found for {self.name}'

        @property
        def name(self):
            return self.args[0]

    class Distribution:
        def __init__(self, name):
            self.name = name
            self.version = _version_of(name)
            self.metadata = {'Name': name, 'Version': self.version}

    def _version_of(name):
        if name.lower() not in ('torch', 'numpy', 'matplotlib'):
            raise PackageNotFoundError(name)
        return str(__import__(name.lower()).__version__)

    def distribution(distribution_name):
        return Distribution(distribution_name)

    def version(distribution_name):
        return _version_of(distribution_name)

    def metadata(distribution_name):
        return Distribution(distribution_name).metadata
    """#

  private static let versions = #"""
    import re as _re
    import functools as _functools

    class InvalidVersion(ValueError):
        pass

    VERSION_PATTERN = r"""
        v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)
        (?P<pre>[-_\.]?(?P<pre_l>alpha|a|beta|b|preview|pre|c|rc)[-_\.]?(?P<pre_n>[0-9]+)?)?
        (?P<post>(?:-(?P<post_n1>[0-9]+))|(?:[-_\.]?(?P<post_l>post|rev|r)[-_\.]?(?P<post_n2>[0-9]+)?))?
        (?P<dev>[-_\.]?(?P<dev_l>dev)[-_\.]?(?P<dev_n>[0-9]+)?)?
        (?:\+(?P<local>[a-z0-9]+(?:[-_\.][a-z0-9]+)*))?
    """
    _syntax = _re.compile(r'\s*' + VERSION_PATTERN + r'\s*', _re.VERBOSE | _re.IGNORECASE)
    _short = {'alpha': 'a', 'beta': 'b', 'c': 'rc', 'pre': 'rc', 'preview': 'rc', 'rev': 'post', 'r': 'post'}

    def _lettered(letter, number):
        if letter:
            letter = letter.lower()
            return _short.get(letter, letter), int(number or 0)
        if number:
            return 'post', int(number)
        return None

    @_functools.total_ordering
    class Version:
        def __init__(self, version):
            match = _syntax.fullmatch(version)
            if not match:
                raise InvalidVersion(f'Invalid version: {version!r}')
            part = match.group
            self.epoch = int(part('epoch') or 0)
            self.release = tuple(int(number) for number in part('release').split('.'))
            self.pre = _lettered(part('pre_l'), part('pre_n'))
            self._post = _lettered(part('post_l'), part('post_n1') or part('post_n2'))
            self._dev = _lettered(part('dev_l'), part('dev_n'))
            local = part('local')
            self._local = tuple(int(word) if word.isdigit() else word.lower()
                                for word in _re.split(r'[\._-]', local)) if local is not None else None
            release = self.release
            while len(release) > 1 and release[-1] == 0:
                release = release[:-1]
            low, high = (0,), (2,)
            pre = low if self.pre is None and self._post is None and self._dev else (
                high if self.pre is None else (1, *self.pre))
            post = low if self._post is None else (1, self._post[1])
            dev = high if self._dev is None else (1, self._dev[1])
            spot = low if self._local is None else (
                1, *((1, word, '') if isinstance(word, int) else (0, 0, word) for word in self._local))
            self._key = (self.epoch, release, pre, post, dev, spot)

        post = property(lambda self: self._post[1] if self._post else None)
        dev = property(lambda self: self._dev[1] if self._dev else None)
        local = property(lambda self: '.'.join(map(str, self._local)) if self._local else None)
        public = property(lambda self: str(self).split('+', 1)[0])
        is_prerelease = property(lambda self: self._dev is not None or self.pre is not None)
        is_postrelease = property(lambda self: self._post is not None)
        is_devrelease = property(lambda self: self._dev is not None)
        major = property(lambda self: self.release[0])
        minor = property(lambda self: self.release[1] if len(self.release) > 1 else 0)
        micro = property(lambda self: self.release[2] if len(self.release) > 2 else 0)

        @property
        def base_version(self):
            return (f'{self.epoch}!' if self.epoch else '') + '.'.join(map(str, self.release))

        def __str__(self):
            return (self.base_version + (f'{self.pre[0]}{self.pre[1]}' if self.pre else '')
                    + (f'.post{self.post}' if self._post else '') + (f'.dev{self.dev}' if self._dev else '')
                    + (f'+{self.local}' if self._local else ''))

        def __repr__(self):
            return f"<Version('{self}')>"

        def __hash__(self):
            return hash(self._key)

        def __eq__(self, other):
            return self._key == other._key if isinstance(other, Version) else NotImplemented

        def __lt__(self, other):
            return self._key < other._key if isinstance(other, Version) else NotImplemented

    def parse(version):
        return Version(version)
    """#
}
