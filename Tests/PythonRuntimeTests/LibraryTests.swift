// What the library does where CPython is no reference: modules that are refused, files that are not opened, progress bars
// that print nothing, waiting that takes no time.

import PythonRuntime
import Testing

@Suite("The library of a lesson")
struct LibraryTests {
  /// What a program prints, or the whole text of what it raised.
  private func run(_ source: String) -> String {
    withLargeStack {
      let vm = Machine()
      var output = ""
      vm.writer = { channel, text in if channel == .output { output += text } }
      if case .raised(let exception) = vm.run(source, file: "lesson.md") { output += vm.formatException(exception) }
      return output
    }
  }

  @Test(
    "Modules that need threads, processes or a network are refused with the reason",
    arguments: [
      ("threading", "a lesson runs on one thread of one process"), ("asyncio", "a lesson has no event loop"),
      ("subprocess", "a lesson cannot start or steer processes"), ("socket", "a lesson has no network"),
    ])
  func refused(_ name: String, _ reason: String) {
    let text = run("import \(name)")
    #expect(text.contains("ModuleNotFoundError: No module named '\(name)': \(reason)\n"))
  }

  @Test("An unknown module names what can be imported")
  func unknown() {
    let text = run("import nowhere")
    #expect(text.contains("ModuleNotFoundError: No module named 'nowhere'\n"))
    #expect(text.contains("Modules that a lesson can import: "))
    #expect(text.contains(" collections, "))
  }

  @Test(
    "What would touch files is refused in one sentence",
    arguments: [
      "open('x')", "import os; os.listdir('.')", "import pathlib; pathlib.Path('x').read_text()",
      "import io; io.open('x')", "import shutil; shutil.rmtree('x')", "import logging; logging.FileHandler('x')",
      "import pickle; pickle.dumps([])", "import glob; glob.glob('*')",
    ])
  func files(_ source: String) {
    let last = run(source).split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("PermissionError: "))
    #expect(last.contains("a lesson"))
  }

  @Test("Progress bars pass their argument through and print nothing")
  func progress() {
    let source = """
      from tqdm import tqdm, trange
      from tqdm.auto import tqdm as auto
      bar = tqdm([1, 2], desc='x')
      for item in bar:
          bar.set_postfix(loss=0.5)
          print(item, len(bar))
      print(list(trange(3)), [x for x in auto('ab')], bar.postfix, bar.n)
      with tqdm(total=10) as bar:
          bar.update(4)
          bar.set_description('step')
          print(bar.n, bar.total)
      tqdm.write('done')
      """
    #expect(run(source) == "1 2\n2 2\n[0, 1, 2] ['a', 'b'] loss=0.5 2\n4 10\ndone\n")
  }

  @Test("On a terminal a line of progress is drawn where errors are seen")
  func progressOnATerminal() {
    let source = """
      import sys, os, shutil
      from tqdm import tqdm, trange
      print(sys.stdout.isatty(), sys.stderr.isatty(), shutil.get_terminal_size())
      for i in tqdm([1, 2, 3], desc='outer', mininterval=0):
          for j in trange(2, leave=False, mininterval=0):
              pass
          tqdm.write(f'at {i}')
      """
    var (output, errors) = ("", "")
    withLargeStack {
      let vm = Machine()
      vm.terminal = TerminalShape(showsErrors: true, columns: 50, lines: 20)
      vm.writer = { channel, text in if channel == .output { output += text } else { errors += text } }
      if case .raised(let exception) = vm.run(source, file: "lesson.md") { output += vm.formatException(exception) }
    }
    #expect(output == "False True os.terminal_size(columns=80, lines=24)\nat 1\nat 2\nat 3\n")
    #expect(errors.hasPrefix("\router:   0%|          "))
    #expect(errors.contains("| 0/3 [00:00<?, ?it/s]\u{1B}[K"))
    #expect(errors.contains("\n\r  0%|"), "the inner bar stands below the outer one")
    #expect(errors.contains("\router: 100%|"))
    #expect(errors.hasSuffix("\u{1B}[K\n"), "what stays ends its line")
    let lines = errors.unicodeScalars.split { ["\r", "\n", "\u{1B}"].contains($0) }
    #expect(lines.allSatisfy { $0.count <= 50 })
  }

  @Test("What is flushed is out at once where somebody reads along, and waits for more where nobody does")
  func flushing() {
    let source = "import sys\nprint('a', flush=True)\nprint('b')\nsys.stdout.flush()\nprint('c')\n"
    for (isRead, expected) in [(true, ["a\n", "b\n", "c\n"]), (false, ["a\nb\nc\n"])] {
      var pieces: [String] = []
      withLargeStack {
        let vm = Machine()
        vm.keepsPendingOutput = isRead
        vm.writer = { _, text in pieces.append(text) }
        _ = vm.run(source, file: "program.py")
      }
      #expect(pieces == expected)
    }
  }

  @Test("Sleeping moves the clocks and takes no time")
  func sleeping() {
    let source = """
      import time
      start = time.perf_counter()
      time.sleep(86400)
      print(86400 <= time.perf_counter() - start < 86401)
      """
    #expect(run(source) == "True\n")
  }

  @Test("Errors inside the library show the lesson's lines only")
  func frames() {
    let text = run("import statistics\n\n\ndef f():\n    return statistics.mean([])\nf()\n")
    #expect(text.contains("line 5, in f"))
    #expect(!text.contains("frozen"))
    #expect(text.hasSuffix("statistics.StatisticsError: mean requires at least one data point\n"))
  }

  @Test("A lesson that rebinds built-ins does not break the library")
  func rebinding() {
    let source = """
      list = dict = len = sorted = None
      load = 5
      from collections import Counter, namedtuple
      import statistics
      print(Counter('aab').most_common(1), namedtuple('P', 'x')(1), statistics.median([3, 1, 2]), load)
      """
    #expect(run(source) == "[('a', 2)] P(x=1) 2 5\n")
  }

  @Test("Catastrophic expressions end at the step limit")
  func steps() {
    let vm = Machine()
    vm.limits.steps = 2_000_000
    let result = withLargeStack { vm.run("import re\nre.match('(a*)*b', 'a' * 40)", file: "lesson.md") }
    guard case .raised(let exception) = result else {
      Issue.record("the expression ended")
      return
    }
    #expect(vm.formatException(exception).contains("step limit"))
  }
}
