// What a worker gives up before it runs a lesson: opening files, sockets, other programs, signals to other processes. The
// language has no way to ask for these; this is the second wall, for faults in the first. Landlock closes the file system
// and TCP, seccomp refuses the system calls; where the kernel has neither, the worker runs without and `doctor` says so.
// The C library declares these calls variadic, which Swift does not import, so `syscall` is looked up by its name.

import Glibc

enum WorkerSandbox {
  private typealias SystemCall = @convention(c) (Int, Int, Int, Int, Int, Int) -> Int

  private static let systemCall: SystemCall? = dlsym(nil, "syscall").map { unsafeBitCast($0, to: SystemCall.self) }

  /// What the kernel offers.
  static var landlockVersion: Int {
    // With this flag the call makes nothing and tells its version.
    max(0, systemCall?(Number.landlockCreate, 0, 0, 1, 0, 0) ?? 0)
  }
  static var hasSeccomp: Bool {
    // Without a filter the kernel complains about the address, but only where it knows filters.
    guard let call = systemCall, call(Number.control, 22, 2, 0, 0, 0) == -1 else { return false }
    return errno == EFAULT
  }

  /// Closes everything that can be closed. It cannot be undone, and holds for threads made later.
  static func enter() {
    guard let call = systemCall else { return }
    // The local time zone is a file, and lessons may ask for the time.
    tzset()
    // PR_SET_NO_NEW_PRIVS, which both walls need.
    guard call(Number.control, 38, 1, 0, 0, 0) == 0 else { return }
    closeFileSystem(call)
    refuseCalls(call)
  }

  private static func closeFileSystem(_ call: SystemCall) {
    let version = landlockVersion
    guard version > 0 else { return }
    let fileRights: [UInt64] = [0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF]
    var rules: [UInt64] = [fileRights[min(version, fileRights.count) - 1], version >= 4 ? 3 : 0]
    let size = version >= 4 ? 16 : 8
    let ruleset = rules.withUnsafeMutableBytes { bytes in
      call(Number.landlockCreate, Int(bitPattern: bytes.baseAddress), size, 0, 0, 0)
    }
    guard ruleset >= 0 else { return }
    _ = call(Number.landlockRestrict, ruleset, 0, 0, 0, 0)
    close(Int32(ruleset))
  }

  /// A program of the kernel's packet filter: refused calls fail with EPERM, all others go on.
  private static func refuseCalls(_ call: SystemCall) {
    let refused = Number.refused
    if refused.isEmpty { return }
    var program: [UInt64] = [instruction(0x20, 4), instruction(0x15, Number.architecture, yes: 1, no: 0)]
    program.append(instruction(0x06, 0x7FFF_0000))
    program.append(instruction(0x20, 0))
    // Numbers of the other table of system calls that x86 has are refused as a whole.
    program.append(instruction(0x35, 0x4000_0000, yes: UInt8(refused.count + 1), no: 0))
    for (index, number) in refused.enumerated() {
      program.append(instruction(0x15, UInt32(number), yes: UInt8(refused.count - index), no: 0))
    }
    program.append(instruction(0x06, 0x7FFF_0000))
    program.append(instruction(0x06, 0x0005_0000 | UInt32(EPERM)))
    program.withUnsafeBufferPointer { filter in
      var header: [UInt64] = [UInt64(filter.count), UInt64(UInt(bitPattern: filter.baseAddress))]
      header.withUnsafeMutableBytes { bytes in
        _ = call(Number.control, 22, 2, Int(bitPattern: bytes.baseAddress), 0, 0)
      }
    }
  }

  private static func instruction(_ code: UInt16, _ value: UInt32, yes: UInt8 = 0, no: UInt8 = 0) -> UInt64 {
    UInt64(code) | UInt64(yes) << 16 | UInt64(no) << 24 | UInt64(value) << 32
  }

  // MARK: Trying the walls

  /// What a worker may not do, tried behind the walls: whether each was refused. Called in a process of its own.
  static func attempts() -> [(what: String, isRefused: Bool)] {
    let read = open("/proc/self/status", O_RDONLY)
    let write = open("/tmp/gradbook-attempt-\(getpid())", O_WRONLY | O_CREAT, 0o600)
    let network = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let local = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var process: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
    let program = posix_spawn(&process, "/bin/true", nil, nil, &words, nil)
    if program == 0 { waitpid(process, nil, 0) }
    return [
      ("reading files", read < 0), ("writing files", write < 0), ("the network", network < 0),
      ("local sockets", local < 0), ("other programs", program != 0), ("signals to others", kill(getppid(), 0) != 0),
    ]
  }

  /// Numbers of system calls: files (open, creat, unlink, rename, mkdir, link, truncate, chmod, mknod), sockets (socket,
  /// connect, accept, bind, listen, socketpair), programs (fork, vfork, execve, execveat), others' memory (ptrace,
  /// process_vm), signals (kill, sigqueue, pidfd), and doors to the kernel (mount, chroot, unshare, bpf, perf events,
  /// io_uring, userfaultfd).
  private enum Number {
    static let landlockCreate = 444
    static let landlockRestrict = 446
    #if arch(x86_64)
      static let control = 157
      static let architecture: UInt32 = 0xC000_003E
      static let refused = [
        2, 257, 437, 304, 85, 87, 263, 82, 264, 316, 83, 258, 84, 86, 265, 88, 266, 76, 90, 268, 92, 94, 260, 133, 259,
        41, 42, 43, 288, 49, 50, 53, 57, 58, 59, 322, 101, 310, 311, 62, 129, 424, 434, 438, 165, 155, 161, 272, 308,
        321, 298, 425, 323,
      ]
    #elseif arch(arm64)
      static let control = 167
      static let architecture: UInt32 = 0xC000_00B7
      static let refused = [
        56, 437, 265, 35, 38, 276, 34, 33, 37, 36, 45, 53, 54, 198, 203, 202, 242, 200, 201, 199, 221, 281, 117, 270,
        271, 129, 138, 424, 434, 438, 40, 41, 51, 97, 268, 280, 241, 425, 282,
      ]
    #else
      static let control = 0
      static let architecture: UInt32 = 0
      static let refused: [Int] = []
    #endif
  }
}
