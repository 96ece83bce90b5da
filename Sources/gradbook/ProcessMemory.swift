// What the process does for its own memory: how the allocator takes it, and giving back pages of code and constants that only
// starting needed. Hints to the system, all of them: nothing that runs depends on one.

import Glibc
import LessonRunner
import PageMapping

enum ProcessMemory {
  /// Lets the allocator have its segments writable as a whole from the beginning. It would otherwise open them 64 KB at a
  /// time, and the system gives big pages only to areas that are open from end to end.
  static func prepareAllocator() {
    guard let address = dlsym(nil, "mi_option_set") else { return }
    typealias OptionSetter = @convention(c) (Int32, Int) -> Void
    unsafeBitCast(address, to: OptionSetter.self)(eagerCommitDelay, 0)
  }

  /// `mi_option_eager_commit_delay` of mimalloc 2.0.
  private static let eagerCommitDelay: Int32 = 14

  /// The process has begun: what initialising it needed of code and constants is not needed soon. Where single pages are
  /// mapped that is little.
  static func releaseFirstPages() {
    if !mapsSinglePages() { releasePages(after: .machine) }
  }

  /// Gives back pages of the program and its libraries that are as they stand in the file (they stay in the system's cache, and what
  /// is needed again comes back when it is used). Starting touches them all over the place. Where 64 KB are mapped around each
  /// touch, it takes every stage to stay small; the libraries' are used in every stage.
  static func releasePages(after stage: RunOptions.Stage) {
    guard let address = dlsym(nil, "dl_iterate_phdr") else { return }
    let visit = unsafeBitCast(address, to: Iterator.self)
    if mapsSinglePages() {
      if stage == .machine { _ = visit({ image, _, _ in ProcessMemory.releaseConstant(image) }, nil) }
      return
    }
    // The first image is the program; a visit that answers 1 ends there.
    if stage == .part {
      _ = visit({ image, _, _ in ProcessMemory.releaseConstant(image) + 1 }, nil)
    } else {
      _ = visit({ image, _, _ in ProcessMemory.releaseConstant(image) }, nil)
    }
    // Other threads might write to a page between the look at it and giving it back.
    if stage != .program { _ = visit({ image, _, _ in ProcessMemory.releaseUnwritten(image) }, nil) }
  }

  /// dl_iterate_phdr(3).
  private typealias Iterator = @convention(c) (Visitor, UnsafeMutableRawPointer?) -> Int32
  private typealias Visitor = @convention(c) (UnsafeRawPointer, Int, UnsafeMutableRawPointer?) -> Int32

  private static let page: UInt = 4096

  /// Gives back the parts of an image that are never written to.
  private static func releaseConstant(_ image: UnsafeRawPointer) -> Int32 {
    for segment in Segments(image) where !segment.isWritable { giveBack(segment.start, segment.end) }
    return 0
  }

  /// Gives back the pages of an image's data that nothing has been written to: for the system these still belong to the file.
  private static func releaseUnwritten(_ image: UnsafeRawPointer) -> Int32 {
    let pages = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)
    if pages < 0 { return 1 }
    for segment in Segments(image) where segment.isWritable { releaseUnwritten(segment, pages) }
    close(pages)
    return 1
  }

  private static func releaseUnwritten(_ segment: Segment, _ pages: Int32) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2048) { entries in
      var position = segment.start
      while position < segment.end {
        let wanted = Int(min((segment.end &- position) / page, 2048))
        let found = pread(pages, entries.baseAddress, wanted * 8, Int(position / page) * 8) / 8
        if found <= 0 { return }
        // From the first to the last page of the file between two written ones; a page that is not there is not missed.
        var run: (first: UInt, end: UInt)?
        for index in 0..<found where entries[index] != 0 {
          let here = position &+ UInt(index) &* page
          if entries[index] >> 61 == belongsToFile {
            run = (run?.first ?? here, here &+ page)
          } else if entries[index] >> 62 != 0, let ended = run {
            giveBack(ended.first, ended.end)
            run = nil
          }
        }
        position = position &+ UInt(found) &* page
        if let ended = run { giveBack(ended.first, ended.end) }
      }
    }
  }

  /// The highest three bits of a page's entry, proc_pid_pagemap(5): there, not swapped out, a page of a file.
  private static let belongsToFile: UInt64 = 0b101

  private static func giveBack(_ start: UInt, _ end: UInt) {
    if end > start { _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end &- start), MADV_DONTNEED) }
  }

  /// A piece of an image in memory: its whole pages.
  private struct Segment {
    let start: UInt
    let end: UInt
    let isWritable: Bool
  }

  /// The pieces that an image is loaded in: elf(5), with `dl_phdr_info` of dl_iterate_phdr(3).
  private struct Segments: Sequence, IteratorProtocol {
    private let base: UInt
    private var header: UnsafeRawPointer
    private var left: UInt16

    init(_ image: UnsafeRawPointer) {
      base = image.load(as: UInt.self)
      header = image.load(fromByteOffset: 16, as: UnsafeRawPointer.self)
      left = image.load(fromByteOffset: 24, as: UInt16.self)
    }

    mutating func next() -> Segment? {
      while left > 0 {
        left -= 1
        let (kind, flags) = (header.load(as: UInt32.self), header.load(fromByteOffset: 4, as: UInt32.self))
        let start = base &+ header.load(fromByteOffset: 16, as: UInt.self)
        let fileSize = header.load(fromByteOffset: 32, as: UInt.self)
        header += 56
        let (loaded, writable): (UInt32, UInt32) = (1, 2)
        if kind != loaded { continue }
        // A page that is shared with what stands before is left alone only where it may be written to.
        let isWritable = flags & writable != 0
        let first = isWritable ? (start &+ page &- 1) & ~(page &- 1) : start & ~(page &- 1)
        return Segment(start: first, end: (start &+ fileSize) & ~(page &- 1), isWritable: isWritable)
      }
      return nil
    }
  }
}
