// swift-tools-version: 6.2
// Targets and arrows follow the law "arrows point down only"; Tests/ArchitectureTests reads this file and checks it.
import PackageDescription

// A section for each function: the linker leaves out what nothing calls, and puts what every run calls into one place.
let functionSections: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release))
]

// Tests look into these targets in a release build as well, where the compiler has to be told so: the tests then use the build
// that renders the lessons. The engine and the language are tested by what they declare for the package.
let testable: [SwiftSetting] = functionSections + [.unsafeFlags(["-enable-testing"], .when(configuration: .release))]

// The engine and the machine are used from one thread at a time. Exclusivity checks at run time took 40 % of the
// machine's instructions and a third of the time of a small operation.
let oneThread: [SwiftSetting] =
  functionSections + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]

// Swift's libraries inside the executable: looking up their symbols took a third of the time to start, and their pages a
// quarter of the memory. The order of static libraries matters to other linkers than lld. Nothing looks the program's
// own symbols up by name, and the functions that common programs run stand side by side (Tests/Benchmarks/record_order.py): a small
// program keeps 6 MB less of code in memory.
//
// References are counted with atomics, which cost as much as the work between them. The program has one thread of Swift (the
// others see plain memory only), so all its calls, the libraries' too, go to the functions without atomics. The tests, which
// run side by side in one process, keep them.
//
// The address of the program is fixed (CPython's is): 1.1 MB of tables full of addresses would otherwise be rewritten at
// each start, and be this process's own. The C++ library and the reader of Markdown are inside as well (StaticLibraries).
let staticRuntime: [LinkerSetting] =
  [
    .unsafeFlags(
      [
        "-L" + Context.packageDirectory + "/Sources/gradbook/StaticLibraries", "-Xclang-linker", "-no-pie",
        "-Xclang-linker", "-static-libgcc",
        "-static-stdlib", "-use-ld=lld", "-Xlinker", "-O2", "-Xlinker", "--no-export-dynamic", "-Xlinker",
        "--symbol-ordering-file",
        "-Xlinker",
        Context.packageDirectory + "/Sources/gradbook/functions.order", "-Xlinker", "--no-warn-symbol-ordering",
      ]
        + [
          "retain", "release", "retain_n", "release_n", "bridgeObjectRetain", "bridgeObjectRelease",
          "bridgeObjectRetain_n",
          "bridgeObjectRelease_n", "unownedRetain", "unownedRelease", "unownedRetainStrong",
          "unownedRetainStrongAndRelease",
        ].flatMap { ["-Xlinker", "--defsym=swift_" + $0 + "=swift_nonatomic_" + $0] },
      .when(configuration: .release))
  ]
  + [
    "_FoundationICU", "_FoundationCollections", "_FoundationCShims", "CoreFoundation", "dispatch", "BlocksRuntime",
    "stdc++",
  ].map { .linkedLibrary($0, .when(configuration: .release)) }

// LAPACK is loaded when a lesson first needs it, and looks these functions up in the program before its own library's: they do
// the same in a tenth of the time (lapack_products.c). All exist for floats and doubles.
let productsForLAPACK: [LinkerSetting] = [
  .unsafeFlags(
    (["s", "d"].flatMap { letter in
      [
        "gemm", "gemv", "ger", "symv", "syr2", "syr2k", "trmm", "trsm", "trmv", "dot", "nrm2", "axpy", "scal", "copy",
        "swap",
        "rot", "lasr", "larf", "laed3", "lapy2", "lamch", "lange", "lansy", "isnan", "laisnan",
      ].map { letter + $0 + "_" }
    } + ["lsame_"]).flatMap { ["-Xlinker", "--export-dynamic-symbol=" + $0] })
]

let package = Package(
  name: "gradbook",
  products: [
    .executable(name: "gradbook", targets: ["gradbook"]),
    .executable(name: "gradbook-preview", targets: ["PreviewServer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // Level 0: system libraries, C kernels, and the two value types everything reports with.
    .systemLibrary(name: "CCmark"),
    .systemLibrary(name: "CSleef", providers: [.apt(["libsleef-dev"])]),
    .target(
      name: "TensorKernels", dependencies: ["CSleef"],
      cSettings: [.unsafeFlags(["-ffunction-sections", "-fdata-sections"], .when(configuration: .release))],
      linkerSettings: [.linkedLibrary("sleef")] + productsForLAPACK),
    .target(name: "PageMapping"),
    .target(name: "Diagnostics", swiftSettings: functionSections),
    .target(name: "Diagrams", swiftSettings: testable),

    // Level 1 to 3: the engine.
    .target(
      name: "Tensors", dependencies: ["TensorKernels"],
      swiftSettings: oneThread),
    .target(
      name: "Autodiff", dependencies: ["Tensors"],
      swiftSettings: oneThread),
    .target(name: "Explanations", dependencies: ["Autodiff", "Diagrams"], swiftSettings: functionSections),

    // Level 2 to 3: the language. It knows no tensors.
    .target(name: "PythonSyntax", dependencies: ["Diagnostics"], swiftSettings: functionSections),
    .target(
      name: "PythonRuntime", dependencies: ["PythonSyntax"],
      swiftSettings: oneThread),

    // Level 2: the document.
    .target(
      name: "LessonFormat", dependencies: ["Diagnostics", "CCmark", .product(name: "Yams", package: "Yams")],
      swiftSettings: testable),

    // Level 4 to 7: the bridge and the product.
    .target(
      name: "Torch", dependencies: ["PythonRuntime", "Autodiff", "Explanations"],
      swiftSettings: oneThread),
    .target(
      name: "NumPy",
      dependencies: ["PythonRuntime", "Torch", "Tensors", "TensorKernels"],
      swiftSettings: oneThread),
    .target(name: "Matplotlib", dependencies: ["PythonRuntime", "Diagrams"], swiftSettings: functionSections),
    .target(
      name: "LessonRunner",
      dependencies: [
        "LessonFormat", "PythonSyntax", "PythonRuntime", "Torch", "NumPy", "Matplotlib", "Explanations", "Diagrams",
      ],
      swiftSettings: testable),
    .target(
      name: "Site",
      dependencies: [
        "LessonRunner", "Diagrams", "PythonSyntax", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: testable),
    .executableTarget(
      name: "gradbook",
      dependencies: ["Site", "PageMapping", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["functions.order", "StaticLibraries"],
      swiftSettings: functionSections,
      // Takes the place of the C library's malloc: a lesson makes and drops small objects all the time, and programs
      // full of them take a quarter to a half less time.
      linkerSettings: [.linkedLibrary("mimalloc")] + staticRuntime),
    // The server of `gradbook preview`, a program of its own: FlyingFox brings FoundationNetworking and threads, and neither
    // belongs into a program that starts in ten milliseconds and counts references without atomics.
    .executableTarget(
      name: "PreviewServer",
      dependencies: [
        .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),

    // Tests.
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "PythonSyntaxTests", dependencies: ["PythonSyntax"], exclude: ["Fixtures"]),
    .testTarget(name: "PythonRuntimeTests", dependencies: ["PythonRuntime"], exclude: ["Fixtures"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors", "TensorKernels"], exclude: ["Fixtures"]),
    .testTarget(name: "AutodiffTests", dependencies: ["Autodiff"], exclude: ["Fixtures"]),
    .testTarget(name: "DiagramsTests", dependencies: ["Diagrams"], exclude: ["Fixtures"]),
    .testTarget(name: "LessonFormatTests", dependencies: ["LessonFormat"], exclude: ["Fixtures"]),
    .testTarget(name: "TorchTests", dependencies: ["Torch", "PythonRuntime"], exclude: ["Fixtures"]),
    .testTarget(
      name: "NumPyTests", dependencies: ["NumPy", "Matplotlib", "Torch", "PythonRuntime"], exclude: ["Fixtures"]),
    .testTarget(name: "ExplanationsTests", dependencies: ["LessonRunner"], exclude: ["Fixtures"]),
    .testTarget(name: "LessonRunnerTests", dependencies: ["LessonRunner", "Site"], exclude: ["Fixtures"]),
    .testTarget(name: "GradbookTests", exclude: ["Schemas"]),
  ],
  swiftLanguageModes: [.v6]
)
