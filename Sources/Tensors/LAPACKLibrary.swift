// LAPACK's factorisations, from Debian's liblapacke, loaded when a lesson first needs one. Linked in the usual way, its libraries
// (BLAS and Fortran's among them) took a third of the time that starting the process takes.
// The functions are LAPACKE's, with its names: https://www.netlib.org/lapack/lapacke.html. Knows no arrays.
import Glibc

package enum LAPACKLibrary {
  /// LAPACKE's constants for matrices stored row by row and column by column.
  static let rowMajor: Int32 = 101
  static let columnMajor: Int32 = 102

  /// Elements of whichever type the functions are for.
  typealias Elements = UnsafeMutableRawPointer
  typealias QR = @convention(c) (Int32, Int32, Int32, Elements, Int32, Elements) -> Int32
  typealias FormQ = @convention(c) (Int32, Int32, Int32, Int32, Elements, Int32, Elements) -> Int32
  typealias SingularValues =
    @convention(c) (
      Int32, CChar, Int32, Int32, Elements, Int32, Elements, Elements, Int32, Elements, Int32
    ) -> Int32
  typealias SymmetricEigenvalues =
    @convention(c) (Int32, CChar, CChar, Int32, Elements, Int32, Elements) -> Int32
  typealias Eigenvalues =
    @convention(c) (
      Int32, CChar, CChar, Int32, Elements, Int32, Elements, Elements, Elements, Int32, Elements, Int32
    ) -> Int32
  /// Of floats, and of doubles: the limit of the rank is passed as a number.
  typealias SingleLeastSquares =
    @convention(c) (
      Int32, Int32, Int32, Int32, Elements, Int32, Elements, Int32, UnsafeMutablePointer<Int32>, Float,
      UnsafeMutablePointer<Int32>
    ) -> Int32
  typealias DoubleLeastSquares =
    @convention(c) (
      Int32, Int32, Int32, Int32, Elements, Int32, Elements, Int32, UnsafeMutablePointer<Int32>, Double,
      UnsafeMutablePointer<Int32>
    ) -> Int32
  typealias LU =
    @convention(c) (Int32, Int32, Int32, Elements, Int32, UnsafeMutablePointer<Int32>)
    -> Int32

  /// The functions of real matrices of one precision.
  struct Functions: @unchecked Sendable {
    let geqrf: QR
    let orgqr: FormQ
    let gesdd: SingularValues
    let syevd: SymmetricEigenvalues
    let geev: Eigenvalues
    /// `sgelsy` or `dgelsy`.
    private let gelsy: UnsafeMutableRawPointer
    private let isSingle: Bool

    /// Nil when the library is not on the machine; `letter` names the precision.
    fileprivate init?(_ letter: String) {
      guard let library = dlopen("liblapacke.so.3", RTLD_NOW | RTLD_LOCAL) else { return nil }
      func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(library, "LAPACKE_" + letter + name) }
      guard let geqrf = symbol("geqrf"), let orgqr = symbol("orgqr"), let gesdd = symbol("gesdd"),
        let syevd = symbol("syevd"), let geev = symbol("geev"), let gelsy = symbol("gelsy")
      else { return nil }
      self.geqrf = unsafeBitCast(geqrf, to: QR.self)
      self.orgqr = unsafeBitCast(orgqr, to: FormQ.self)
      self.gesdd = unsafeBitCast(gesdd, to: SingularValues.self)
      self.syevd = unsafeBitCast(syevd, to: SymmetricEigenvalues.self)
      self.geev = unsafeBitCast(geev, to: Eigenvalues.self)
      self.gelsy = gelsy
      isSingle = letter == "s"
    }

    /// Least squares of a column-major m × n matrix and right-hand sides in columns of max(m, n) elements; the rank, or nil.
    func leastSquares(
      _ m: Int, _ n: Int, _ count: Int, _ a: Elements, _ b: Elements, _ limit: Double
    ) -> Int? {
      var (places, rank) = ([Int32](repeating: 0, count: max(n, 1)), Int32(0))
      let (layout, rows, columns, sides) = (LAPACKLibrary.columnMajor, Int32(m), Int32(n), Int32(count))
      let height = Int32(max(m, n, 1))
      let info =
        isSingle
        ? unsafeBitCast(gelsy, to: SingleLeastSquares.self)(
          layout, rows, columns, sides, a, max(rows, 1), b, height, &places, Float(limit), &rank)
        : unsafeBitCast(gelsy, to: DoubleLeastSquares.self)(
          layout, rows, columns, sides, a, max(rows, 1), b, height, &places, limit, &rank)
      return info == 0 ? Int(rank) : nil
    }
  }

  /// Whether LAPACKE's functions look for NaN before they work, and do nothing where there is one.
  static func refusesNaN(_ refuses: Bool) { setNaNCheck?(refuses ? 1 : 0) }

  private static let setNaNCheck: (@convention(c) (Int32) -> Void)? = {
    guard let library = dlopen("liblapacke.so.3", RTLD_NOW | RTLD_LOCAL) else { return nil }
    return dlsym(library, "LAPACKE_set_nancheck").map { unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self) }
  }()

  private static let loaded = Functions("d")
  private static let loadedSingle = Functions("s")

  /// The same for complex numbers, which are two doubles each; general eigenvalues come as complex numbers.
  typealias ComplexEigenvalues =
    @convention(c) (
      Int32, CChar, CChar, Int32, Elements, Int32, Elements, Elements, Int32, Elements, Int32
    ) -> Int32

  struct ComplexFunctions: Sendable {
    let zgeqrf: QR
    let zungqr: FormQ
    let zgesdd: SingularValues
    let zheevd: SymmetricEigenvalues
    let zgeev: ComplexEigenvalues
    let zgetrf: LU
  }

  private static let loadedComplex: ComplexFunctions? = {
    guard let library = dlopen("liblapacke.so.3", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(library, "LAPACKE_" + name) }
    guard let zgeqrf = symbol("zgeqrf"), let zungqr = symbol("zungqr"), let zgesdd = symbol("zgesdd"),
      let zheevd = symbol("zheevd"), let zgeev = symbol("zgeev"), let zgetrf = symbol("zgetrf")
    else { return nil }
    return ComplexFunctions(
      zgeqrf: unsafeBitCast(zgeqrf, to: QR.self), zungqr: unsafeBitCast(zungqr, to: FormQ.self),
      zgesdd: unsafeBitCast(zgesdd, to: SingularValues.self),
      zheevd: unsafeBitCast(zheevd, to: SymmetricEigenvalues.self),
      zgeev: unsafeBitCast(zgeev, to: ComplexEigenvalues.self), zgetrf: unsafeBitCast(zgetrf, to: LU.self))
  }()

  /// Loads the library now: for a process that is about to give up opening files.
  package static func load() {
    _ = loaded
    _ = loadedSingle
    _ = loadedComplex
  }

  /// The functions of floats or doubles; throws when the library is missing.
  static func functions(of type: DType) throws(TensorError) -> Functions {
    if let found = type == .float32 ? loadedSingle : loaded { return found }
    throw missing
  }

  /// The functions of complex matrices; throws when the library is missing.
  static func complexFunctions() throws(TensorError) -> ComplexFunctions {
    if let loadedComplex { return loadedComplex }
    throw missing
  }

  private static var missing: TensorError {
    .runtime("this operation needs LAPACK, which is not on this machine: install Debian's package liblapacke")
  }
}
