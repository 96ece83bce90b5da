// What a lesson cannot have: files, processes, threads, networks. Some modules are refused when they are imported; those
// that material imports out of habit can be imported, and their functions refuse when they are called.

enum RefusedModules {
  /// Why a module cannot be imported; nil for modules that are merely unknown.
  static func reason(for name: String) -> String? {
    if let reason = parts[name] { return reason }
    let root = name.split(separator: ".").first.map(String.init) ?? name
    for (names, reason) in reasons where names.contains(root) { return reason }
    return nil
  }

  /// Parts of libraries that are here without them.
  private static let parts: [String: String] = [
    "numpy.ma": "masked arrays are not supported; nearest is a boolean mask",
    "numpy.rec": "record arrays are not supported; nearest is one array for each field",
    "numpy.char": "nearest is str methods in a list comprehension",
    "numpy.strings": "nearest is str methods in a list comprehension",
    "numpy.polynomial": "nearest is np.polyfit with np.poly1d", "numpy.ctypeslib": "nearest is np.frombuffer",
    "mpl_toolkits.mplot3d": "projection '3d' is not supported; contour, contourf and imshow show surfaces",
  ]

  private static let reasons: [(names: Set<String>, reason: String)] = [
    (
      ["threading", "_thread", "multiprocessing", "concurrent", "sched"],
      "a lesson runs on one thread of one process"
    ),
    (["asyncio", "selectors", "trio", "anyio"], "a lesson has no event loop"),
    (["subprocess", "pty", "signal", "fcntl", "resource"], "a lesson cannot start or steer processes"),
    (
      ["socket", "ssl", "http", "ftplib", "smtplib", "socketserver", "requests", "httpx", "aiohttp"],
      "a lesson has no network"
    ),
    (["ctypes", "cffi", "mmap"], "a lesson cannot reach memory or foreign code"),
    (["sqlite3", "dbm", "shelve"], "a lesson cannot open files"),
    (
      ["torchvision", "torchaudio", "torchtext", "datasets"],
      "a lesson cannot load data or trained models; gradbook.datasets makes small data sets"
    ),
    (["pandas", "polars"], "nearest are numpy arrays, lists of dicts and csv"),
    (
      ["scipy", "sympy", "jax", "autograd", "tensorflow", "keras"],
      "nearest are torch (with torch.linalg, torch.special and torch.autograd), numpy and math"
    ),
    (
      ["sklearn", "xgboost", "lightgbm"],
      "nearest are torch.nn with torch.optim, and gradbook.datasets for small data sets"
    ),
    (["PIL", "cv2", "imageio", "skimage"], "a lesson has no image files; matplotlib's imshow shows arrays"),
    (["seaborn", "plotly", "bokeh", "altair"], "nearest is matplotlib.pyplot"),
    (["einops"], "nearest are torch.einsum and the tensor methods reshape, permute and flatten"),
    (
      ["transformers", "lightning", "pytorch_lightning", "torchmetrics"],
      "nearest are torch.nn and a training loop of one's own"
    ),
    (["numba", "cython", "cupy"], "a lesson runs on the processor as it is; nearest are torch and numpy"),
    (["zlib", "bz2", "lzma"], "a lesson cannot compress bytes; hashlib and base64 are there"),
    (
      ["ast", "symtable", "tokenize", "parser"],
      "a program cannot take its own text apart; nearest are eval, compile and re"
    ),
    (["dis", "opcode"], "a program has no bytecode; timeit shows what takes how long"),
    (["cProfile", "profile", "pstats", "tracemalloc"], "nearest are time.perf_counter and timeit"),
    (["pdb", "bdb", "code", "codeop"], "a lesson has no debugger; print values, or `gradbook repl`"),
    (["tkinter", "turtle", "curses", "pygame"], "a lesson has no screen; nearest is matplotlib"),
    (["pytest", "hypothesis", "nose"], "nearest are unittest and doctest"),
    (["tensorboard", "tensorboardX", "wandb"], "a lesson cannot write log files; print or plot the values"),
  ]

  /// `open`, which opens nothing.
  static let openFile = refusal("open", "a lesson cannot open files")

  /// `zlib.compress` and its inverse: the bytes would have to be those of another library.
  static let compression = refusal("compress", "a lesson can compute checksums, not compress")
  static let decompression = refusal("decompress", "a lesson can compute checksums, not decompress")

  /// What would fetch something.
  static let networkFunctions = ["urlopen", "urlretrieve"].map { refusal($0, "a lesson has no network") }

  private static func refusal(_ name: String, _ reason: String) -> NativeRow {
    NativeRow("\(name)(*args, **kwargs)") { vm, _ throws(PyError) in
      throw vm.raise(.permissionError, "\(name)() is not available: \(reason)")
    }
  }

  private static func module(_ name: String, _ reason: String, _ functions: [String]) -> NativeModule {
    NativeModule(name, functions: functions.map { refusal($0, reason) })
  }

  private static let files = "a lesson cannot touch files"

  private static let pickleErrors = #"""
    HIGHEST_PROTOCOL = 5
    DEFAULT_PROTOCOL = 4
    format_version = '4.0'

    class PickleError(Exception):
        __module__ = '_pickle'

    class PicklingError(PickleError):
        __module__ = '_pickle'

    class UnpicklingError(PickleError):
        __module__ = '_pickle'
    """#

  private static let terminalSize = #"""
    import os as _os

    def _number(name):
        try:
            return int(_os.environ[name])
        except (KeyError, ValueError):
            return 0

    def get_terminal_size(fallback=(80, 24)):
        columns, lines = _number('COLUMNS'), _number('LINES')
        if columns <= 0 or lines <= 0:
            try:
                size = _os.get_terminal_size(1)
            except OSError:
                size = _os.terminal_size(fallback)
            if columns <= 0:
                columns = size.columns or fallback[0]
            if lines <= 0:
                lines = size.lines or fallback[1]
        return _os.terminal_size((columns, lines))
    """#

  static let all: [NativeModule] = [
    NativeModule(
      "shutil",
      functions: [
        "copy", "copy2", "copyfile", "copytree", "move", "rmtree", "which", "disk_usage", "unpack_archive",
      ].map { refusal($0, files) }
    ) { vm, module throws(PyError) in try SourceModules.load(vm, module, terminalSize) },
    module("glob", files, ["glob", "iglob"]),
    module(
      "tempfile", files,
      ["TemporaryFile", "NamedTemporaryFile", "TemporaryDirectory", "mkdtemp", "mkstemp", "gettempdir"]),
    module("gzip", files, ["open", "GzipFile", "compress", "decompress"]),
    module("zipfile", files, ["ZipFile", "is_zipfile"]),
    module("tarfile", files, ["open", "TarFile", "is_tarfile"]),
    NativeModule(
      "pickle",
      functions: ["dump", "dumps", "load", "loads"].map {
        refusal($0, "a lesson cannot store or load objects as bytes; copy.deepcopy copies them")
      }
    ) { vm, module throws(PyError) in try SourceModules.load(vm, module, pickleErrors) },
  ]
}

extension Machine {
  /// The names a lesson can import, for the note below a ModuleNotFoundError.
  var importableNames: String {
    let roots = Set(moduleDeclarations.keys.compactMap { $0.split(separator: ".").first.map(String.init) })
    return roots.filter { !$0.hasPrefix("_") }.sorted().joined(separator: ", ")
  }

  /// Adds a note to the pending exception, as `add_note` does.
  func addNote(_ text: String) {
    guard let exception = pendingException.exception else { return }
    let notes = emptyList(capacity: 1)
    notes.append(string(text))
    setInstanceAttribute(exception, names.notes, Value(notes))
  }
}
