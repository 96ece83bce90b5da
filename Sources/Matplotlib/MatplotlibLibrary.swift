// The entry to the library: makes `matplotlib` importable on a machine. Figures, axes and what is drawn in them are objects
// of the library text; here a finished figure becomes a chart and goes to whoever shows it.

import Diagrams
import PythonRuntime

/// What the library keeps for one machine.
final class MatplotlibState {
  var show: (Chart) -> Void = { _ in }
  var isImported = false
}

/// The library that lessons import as `matplotlib.pyplot`.
package enum MatplotlibLibrary {
  /// Registers the modules. `show` receives each figure that the lesson shows.
  package static func install(on vm: Machine, show: @escaping (Chart) -> Void) {
    let state = MatplotlibState()
    state.show = show
    vm.extensionStates[key] = state
    for module in modules { vm.register(module) }
  }

  /// Shows the figures that a cell has left open, as a notebook does at a cell's end.
  package static func endCell(on vm: Machine) throws(PyError) {
    guard let state = vm.extensionStates[key] as? MatplotlibState, state.isImported else { return }
    let module = try vm.importModule("matplotlib.pyplot")
    _ = try vm.call(module.attributes.get(vm.intern("_end_cell")), [])
  }

  private static let key = ObjectIdentifier(MatplotlibState.self)

  private static let modules: [NativeModule] = [
    NativeModule("matplotlib", functions: [NativeRow("use(backend, **kwargs)") { (_, _) throws(PyError) in .none }]) {
      (vm, module) throws(PyError) in
      vm.setMember(module, "__version__", vm.string("3.11.2"))
      module.lazyMember = { (vm, _, name) throws(PyError) in
        switch name {
        case "pyplot", "cm", "colors", "patches", "ticker", "lines", "animation", "gridspec", "axes", "figure", "image",
          "collections", "text", "legend", "pylab":
          return Value(try vm.importModule("matplotlib." + name))
        case "rcParams", "rc", "rcdefaults", "colormaps", "get_backend", "rc_context", "style":
          return try vm.importModule("matplotlib.pyplot").attributes.get(vm.intern(name))
        default: return .undefined
        }
      }
    },
    NativeModule("matplotlib.pyplot", functions: functions) { (vm, module) throws(PyError) in
      (vm.extensionStates[key] as? MatplotlibState)?.isImported = true
      try vm.loadSource(texts.joined(separator: "\n\n"), into: module)
    },
    part("pylab", of: []), part("cm", of: ["get_cmap", "ScalarMappable"]),
    part(
      "colors",
      of: [
        "ListedColormap", "LinearSegmentedColormap", "Normalize", "LogNorm", "BoundaryNorm", "to_rgb", "to_rgba",
        "to_hex",
        "TABLEAU_COLORS",
      ]),
    part("patches", of: ["Rectangle", "Circle", "Ellipse", "Arc", "Polygon", "Patch", "FancyArrowPatch"]),
    part(
      "ticker",
      of: [
        "MultipleLocator", "MaxNLocator", "NullLocator", "FixedLocator", "FuncFormatter", "FormatStrFormatter",
        "ScalarFormatter", "NullFormatter", "PercentFormatter", "LogLocator", "AutoMinorLocator",
      ]),
    part("lines", of: ["Line2D"]), part("gridspec", of: ["GridSpec"]), part("axes", of: ["Axes"]),
    part("figure", of: ["Figure"]),
    part("animation", of: ["FuncAnimation", "ArtistAnimation", "FFMpegWriter", "PillowWriter", "writers"]),
    part(
      "collections",
      of: ["PathCollection", "PatchCollection", "PolyCollection", "LineCollection", "QuadMesh"]),
    part("text", of: ["Text", "Annotation"]), part("legend", of: ["Legend"]),
    part("image", of: ["imread"]), part("style", of: ["use", "available", "context"]),
    NativeModule("mpl_toolkits"),
    NativeModule("mpl_toolkits.mplot3d") { (vm, module) throws(PyError) in
      try vm.shareMember("matplotlib.pyplot", "Axes3D", with: module)
    },
    NativeModule("matplotlib_inline"),
    NativeModule(
      "matplotlib_inline.backend_inline",
      functions: [
        NativeRow("set_matplotlib_formats(*formats, **kwargs)") { (_, _) throws(PyError) in .none }
      ]),
  ]

  /// A submodule that shows members of pyplot; colour maps are members of `cm` by their names.
  private static func part(_ name: String, of members: [String]) -> NativeModule {
    NativeModule("matplotlib." + name) { (vm, module) throws(PyError) in
      let pyplot = try vm.importModule("matplotlib.pyplot")
      for member in members {
        let hidden = name == "style" ? "_style_" : member == "writers" ? "_" : ""
        let value = pyplot.attributes.get(vm.intern(hidden + member))
        if !value.isUndefined { vm.setMember(module, member, value) }
      }
      module.lazyMember = { (vm, _, wanted) throws(PyError) in
        if name == "cm" { return try vm.call(pyplot.attributes.get(vm.intern("_colormap")), [vm.string(wanted)]) }
        if name == "pylab" { return try pylabMember(vm, pyplot, wanted) }
        return .undefined
      }
      if name == "pylab" {
        let numbers = try vm.importModule("numpy")
        module.lazyNames = {
          [pyplot, numbers].flatMap { source in
            source.attributes.pairs.compactMap { $0.key.str?.string } + (source.lazyNames?() ?? [])
          }.filter { !$0.hasPrefix("_") && !builtinNames.contains($0) }
        }
      }
    }
  }

  /// Built-in functions that pylab keeps although the array library has others by their names.
  private static let builtinNames: Set<String> = ["abs", "bool", "bytes", "max", "min", "pow", "round"]

  /// A name of pyplot, else of the array library.
  private static func pylabMember(_ vm: Machine, _ pyplot: ModuleObject, _ name: String) throws(PyError) -> Value {
    if builtinNames.contains(name) { return .undefined }
    let own = pyplot.attributes.get(vm.intern(name))
    if !own.isUndefined { return own }
    let numbers = try vm.importModule("numpy")
    if name == "np" { return Value(numbers) }
    for source in [numbers, try vm.importModule("numpy.random"), try vm.importModule("numpy.linalg")] {
      let found = source.attributes.get(vm.intern(name))
      if !found.isUndefined { return found }
      if let made = try source.lazyMember?(vm, source, name), !made.isUndefined { return made }
    }
    return .undefined
  }

  /// Pyplot's text, each part over those before it.
  private static let texts = [
    ColorSource.text, ArtistSource.text, ColorMapSource.text, TickerSource.text, CurveSource.text, BarSource.text,
    StreamSource.text, FieldSource.text,
    AnnotationSource.text, ScaleSource.text, AxesSource.text, LayoutSource.text, PyplotSource.text,
  ]

  private static let functions: [NativeRow] = [
    NativeRow("_show_chart(figure, /)") { (vm, arguments) throws(PyError) in
      let chart = try ChartReading(vm).chart(arguments[0])
      (vm.extensionStates[key] as? MatplotlibState)?.show(chart)
      return .none
    },
    NativeRow("_contour_line(x, y, values, level, /)") { (vm, arguments) throws(PyError) in
      let reading = ChartReading(vm)
      let grid = try reading.grid(arguments)
      let line = grid.line(at: try vm.double(arguments[3]))
      return vm.tuple([vm.list(line.x.map { Value($0) }), vm.list(line.y.map { Value($0) })])
    },
    NativeRow("_contour_band(x, y, values, low, high, /)") { (vm, arguments) throws(PyError) in
      let reading = ChartReading(vm)
      let grid = try reading.grid(arguments)
      let band = grid.band(from: try vm.double(arguments[3]), to: try vm.double(arguments[4]))
      return vm.tuple([vm.list(band.x.map { Value($0) }), vm.list(band.y.map { Value($0) })])
    },
    NativeRow("_nice_ticks(low, high, bins, is_fine=False, /)") { (vm, arguments) throws(PyError) in
      let (low, high) = (try vm.double(arguments[0]), try vm.double(arguments[1]))
      guard low.isFinite, high.isFinite else { return vm.list([]) }
      let bins = min(max(try vm.index(arguments[2]), 1), 1000)
      return vm.list(ChartTicks.linear(low, high, bins: bins, isFine: try vm.truth(arguments[3])).map { Value($0) })
    },
    NativeRow("_map_colors(name, parts, /)") { (vm, arguments) throws(PyError) in
      guard let name = arguments[0].str?.string, let map = ColorMap.named(name) else { return .none }
      var colors: [Value] = []
      for part in try vm.toArray(arguments[1]) { colors.append(vm.string(map.color(try vm.double(part)))) }
      return vm.list(colors)
    },
    NativeRow("_map_names()") { (vm, _) throws(PyError) in vm.list(ColorMap.names.map { vm.string($0) }) },
  ]
}
