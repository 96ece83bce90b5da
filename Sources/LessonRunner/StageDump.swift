// The text forms of the stages a file goes through, for goldens and for debugging.

import LessonFormat
import PythonRuntime
import PythonSyntax

package enum StageDump {
  /// The tokens of a Python text, one a line.
  package static func tokens(_ bytes: [UInt8]) -> String {
    do {
      return try dumpTokens(bytes)
    } catch {
      return described(error)
    }
  }

  /// The syntax tree of a Python text.
  package static func tree(_ bytes: [UInt8], file: String) -> String {
    do {
      return dumpTree(try parseModule(bytes))
    } catch {
      return described(error)
    }
  }

  /// The compiled code of a Python text.
  package static func code(_ bytes: [UInt8], file: String) -> String {
    let vm = Machine()
    do {
      return try vm.dumpCode(String(decoding: bytes, as: UTF8.self), file: file)
    } catch {
      return vm.formatException(vm.takePending())
    }
  }

  /// The parts of a lesson.
  package static func cells(_ bytes: [UInt8], file: String) -> String {
    let (lesson, diagnostics) = Lesson.read(path: file, bytes: bytes)
    return lesson.dump + diagnostics.map { $0.rendered() + "\n" }.joined()
  }

  private static func described(_ error: PythonSyntaxError) -> String { "line \(error.line): \(error.message)\n" }
}
