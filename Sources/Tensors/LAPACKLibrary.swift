// LAPACK's factorisations in double precision, from Debian's liblapacke, loaded when a lesson first needs one. Linked in the
// usual way, its libraries (BLAS and Fortran's among them) took a third of the time that starting the process takes.
// The functions are LAPACKE's, with its names: https://www.netlib.org/lapack/lapacke.html. Knows no arrays.
import Glibc

package enum LAPACKLibrary {
  /// LAPACKE's constant for matrices stored row by row.
  static let rowMajor: Int32 = 101

  typealias Doubles = UnsafeMutablePointer<Double>
  typealias QR =
    @convention(c) (Int32, Int32, Int32, Doubles, Int32, Doubles)
    -> Int32
  typealias FormQ =
    @convention(c) (
      Int32, Int32, Int32, Int32, Doubles, Int32, Doubles
    ) -> Int32
  typealias SingularValues =
    @convention(c) (
      Int32, CChar, Int32, Int32, Doubles, Int32, Doubles,
      Doubles, Int32, Doubles, Int32
    ) -> Int32
  typealias SymmetricEigenvalues =
    @convention(c) (
      Int32, CChar, CChar, Int32, Doubles, Int32, Doubles
    ) -> Int32
  typealias Eigenvalues =
    @convention(c) (
      Int32, CChar, CChar, Int32, Doubles, Int32, Doubles,
      Doubles, Doubles, Int32, Doubles, Int32
    ) -> Int32
  typealias LU =
    @convention(c) (Int32, Int32, Int32, Doubles, Int32, UnsafeMutablePointer<Int32>)
    -> Int32

  struct Functions: Sendable {
    let dgeqrf: QR
    let dorgqr: FormQ
    let dgesdd: SingularValues
    let dsyevd: SymmetricEigenvalues
    let dgeev: Eigenvalues
    let dgetrf: LU
  }

  /// Nil when the library is not on the machine.
  private static let loaded: Functions? = {
    guard let library = dlopen("liblapacke.so.3", RTLD_NOW | RTLD_LOCAL) else { return nil }
    func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(library, "LAPACKE_" + name) }
    guard let dgeqrf = symbol("dgeqrf"), let dorgqr = symbol("dorgqr"), let dgesdd = symbol("dgesdd"),
      let dsyevd = symbol("dsyevd"), let dgeev = symbol("dgeev"), let dgetrf = symbol("dgetrf")
    else { return nil }
    return Functions(
      dgeqrf: unsafeBitCast(dgeqrf, to: QR.self), dorgqr: unsafeBitCast(dorgqr, to: FormQ.self),
      dgesdd: unsafeBitCast(dgesdd, to: SingularValues.self),
      dsyevd: unsafeBitCast(dsyevd, to: SymmetricEigenvalues.self), dgeev: unsafeBitCast(dgeev, to: Eigenvalues.self),
      dgetrf: unsafeBitCast(dgetrf, to: LU.self))
  }()

  /// The same for complex numbers, which are two doubles each; general eigenvalues come as complex numbers.
  typealias ComplexEigenvalues =
    @convention(c) (
      Int32, CChar, CChar, Int32, Doubles, Int32, Doubles,
      Doubles, Int32, Doubles, Int32
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
    _ = loadedComplex
  }

  /// The functions; throws when the library is missing.
  static func functions() throws(TensorError) -> Functions {
    if let loaded { return loaded }
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
