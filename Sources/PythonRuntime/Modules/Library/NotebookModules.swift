// `IPython` and `IPython.display`, which notebooks import in their first cells: objects that carry text keep it and print as
// they do where nothing can draw them; sound, films and files refuse. Our own text.

enum NotebookModules {
  static let all: [NativeModule] = [
    NativeModule("IPython") { vm, module throws(PyError) in
      try load(vm, module, shell)
      module.lazyMember = { (vm, _, name) throws(PyError) in
        ["display", "core"].contains(name) ? Value(try vm.importModule("IPython." + name)) : .undefined
      }
    },
    NativeModule("IPython.core") { vm, module throws(PyError) in
      module.lazyMember = { (vm, _, name) throws(PyError) in
        ["display", "interactiveshell"].contains(name) ? Value(try vm.importModule("IPython.core." + name)) : .undefined
      }
    },
    NativeModule("IPython.core.interactiveshell") { vm, module throws(PyError) in
      try vm.shareMember("IPython", "InteractiveShell", with: module)
    },
    NativeModule("IPython.display") { vm, module throws(PyError) in try load(vm, module, display) },
    NativeModule("IPython.core.display") { vm, module throws(PyError) in
      let names = [
        "display", "clear_output", "DisplayObject", "HTML", "Markdown", "Math", "Latex", "SVG", "JSON", "Javascript",
        "Image", "Video",
      ]
      for name in names { try vm.shareMember("IPython.display", name, with: module) }
    },
  ]

  /// Where the built-in `display` is, a lesson runs as a notebook does; elsewhere as a program.
  private static func load(_ vm: Machine, _ module: ModuleObject, _ text: String) throws(PyError) {
    let isNotebook = !vm.builtins.get(vm.intern("display")).isUndefined
    module.attributes.set(vm.intern("_in_notebook"), Value(isNotebook))
    try SourceModules.load(vm, module, text)
  }

  private static let shell = #"""
    __version__ = '9.18.1'
    version_info = (9, 18, 1, '')

    class InteractiveShell:
        __module__ = 'IPython.core.interactiveshell'
        ast_node_interactivity = 'last_expr'

        @classmethod
        def instance(cls, *args, **kwargs):
            return _shell

        @classmethod
        def initialized(cls):
            return _in_notebook

        def run_line_magic(self, magic_name, line, _stack_depth=1):
            _magic(magic_name)

        def run_cell_magic(self, magic_name, line, cell):
            raise NotImplementedError(f'%%{magic_name} is not supported: a lesson has plain Python cells')

        def magic(self, arg_s):
            _magic(arg_s.split()[0] if arg_s.split() else '')

        def system(self, cmd):
            raise PermissionError('a lesson cannot start processes')

        getoutput = system

    def _magic(name):
        if name not in ('matplotlib', 'pylab', 'config', 'load_ext', 'reload_ext', 'autoreload', 'aimport', 'precision'):
            raise NotImplementedError(f'%{name} is not supported: a lesson has plain Python cells')

    _shell = InteractiveShell()

    def get_ipython():
        return _shell if _in_notebook else None

    def embed(*args, **kwargs):
        raise NotImplementedError('embed() is not supported: a lesson asks for no input')
    """#

  private static let display = #"""
    def _no_files(name):
        raise PermissionError(f'{name}() is not available: a lesson cannot open files; pictures belong into the text around the cells')

    class DisplayObject:
        __module__ = 'IPython.core.display'
        metadata = None

        def __init__(self, data=None, url=None, filename=None, metadata=None):
            if isinstance(data, str) and data.startswith('http') and url is None and filename is None:
                data, url = None, data
            if filename is not None:
                _no_files(type(self).__name__)
            self.data = data
            self.url = url
            self.filename = None
            if metadata is not None:
                self.metadata = metadata
            elif self.metadata is None:
                self.metadata = {}
            self._check_data()

        def __repr__(self):
            return f'<{self.__module__}.{type(self).__name__} object>'

        def _check_data(self):
            return

    class TextDisplayObject(DisplayObject):
        __module__ = 'IPython.core.display'

        def _check_data(self):
            if self.data is not None and not isinstance(self.data, str):
                raise TypeError(f'{type(self).__name__} expects text, not {self.data!r}')

    class Pretty(TextDisplayObject):
        __module__ = 'IPython.core.display'

    class HTML(TextDisplayObject):
        __module__ = 'IPython.core.display'

        def _repr_html_(self):
            return self.data

        def __html__(self):
            return self._repr_html_()

    class Markdown(TextDisplayObject):
        __module__ = 'IPython.core.display'

        def _repr_markdown_(self):
            return self.data

    class Math(TextDisplayObject):
        __module__ = 'IPython.core.display'

        def _repr_latex_(self):
            return '$\\displaystyle ' + self.data.strip('$') + '$'

    class Latex(TextDisplayObject):
        __module__ = 'IPython.core.display'

        def _repr_latex_(self):
            return self.data

    class Javascript(TextDisplayObject):
        __module__ = 'IPython.core.display'

        def __init__(self, data=None, url=None, filename=None, lib=None, css=None):
            super().__init__(data, url, filename)

    class SVG(DisplayObject):
        __module__ = 'IPython.core.display'

        def _repr_svg_(self):
            return self.data

    class JSON(DisplayObject):
        __module__ = 'IPython.core.display'

        def __init__(self, data=None, url=None, filename=None, expanded=False, metadata=None, root='root', **kwargs):
            super().__init__(data, url, filename, {'expanded': expanded, 'root': root, **kwargs, **(metadata or {})})

        def _check_data(self):
            if self.data is not None and not isinstance(self.data, (dict, list)):
                raise TypeError(f'{type(self).__name__} expects JSONable dict or list, not {self.data!r}')

        def _repr_json_(self):
            return self.data

    class Image(DisplayObject):
        __module__ = 'IPython.core.display'

        def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None, height=None,
                     retina=False, unconfined=False, metadata=None, alt=None):
            if isinstance(data, str) and not data.startswith('http') or embed and url is not None:
                _no_files('Image')
            if data is None and url is None and filename is None:
                raise ValueError('No image data found. Expecting filename, url, or data.')
            self.format, self.width, self.height, self.alt = format, width, height, alt
            super().__init__(data, url, filename, metadata)

    class IFrame:
        __module__ = 'IPython.lib.display'

        def __init__(self, src, width, height, extras=None, **kwargs):
            self.src, self.width, self.height, self.params = src, width, height, kwargs

    class YouTubeVideo(IFrame):
        __module__ = 'IPython.lib.display'

        def __init__(self, id, width=400, height=300, allow_autoplay=False, **kwargs):
            self.id = id
            super().__init__(f'https://www.youtube.com/embed/{id}', width, height, **kwargs)

    class VimeoVideo(IFrame):
        __module__ = 'IPython.lib.display'

        def __init__(self, id, width=400, height=300, **kwargs):
            self.id = id
            super().__init__(f'https://player.vimeo.com/video/{id}', width, height, **kwargs)

    class Audio(DisplayObject):
        __module__ = 'IPython.lib.display'

        def __init__(self, *args, **kwargs):
            raise NotImplementedError('Audio is not supported: a lesson plays no sound; plot the wave')

    class Video(DisplayObject):
        __module__ = 'IPython.core.display'

        def __init__(self, *args, **kwargs):
            raise NotImplementedError('Video is not supported: a lesson plays no films; plot the frames as subplots')

    class DisplayHandle:
        __module__ = 'IPython.core.display_functions'

        def __init__(self, display_id=None):
            self.display_id = display_id if isinstance(display_id, str) else f'{id(self):032x}'

        def __repr__(self):
            return f'<DisplayHandle display_id={self.display_id}>'

        def display(self, obj, **kwargs):
            _show(obj)

        def update(self, obj, **kwargs):
            _show(obj)

    def _show(*objs):
        if _in_notebook:
            for obj in objs:
                print(repr(obj))
        else:
            print(*objs)

    def display(*objs, include=None, exclude=None, metadata=None, transient=None, display_id=None, raw=False, clear=False,
                **kwargs):
        if _in_notebook and not objs:
            return
        _show(*objs)
        if _in_notebook and display_id:
            return DisplayHandle(display_id)

    def update_display(obj, *, display_id, **kwargs):
        _show(obj)

    def display_html(*objs, **kwargs):
        display(*objs)

    def display_markdown(*objs, **kwargs):
        display(*objs)

    def display_latex(*objs, **kwargs):
        display(*objs)

    def display_svg(*objs, **kwargs):
        display(*objs)

    def display_pretty(*objs, **kwargs):
        display(*objs)

    def clear_output(wait=False):
        if not _in_notebook:
            print('\033[2K\r\033[2K\r', end='')

    def set_matplotlib_formats(*formats, **kwargs):
        pass

    def set_matplotlib_close(close=True):
        pass
    """#
}
