// A course to start from: a lesson that verifies, and the files that verify it in CI. What is written here is what a
// teacher copies, so each file is as short as it can be.

/// The files of a new course.
package enum CourseScaffold {
  /// The files of a new course, paths relative to its folder.
  package static let files: [(path: String, text: String)] = [
    ("README.md", readme), ("Lessons/first-slope.md", lesson), (".github/workflows/lessons.yml", gitHub),
    (".gitlab-ci.yml", gitLab), (".pre-commit-config.yaml", preCommit),
  ]

  private static let readme = """
    # A course about gradients

    The lessons are in `Lessons`. Look at one in the terminal, check that all of them still hold, make pages:

    ```sh
    gradbook run Lessons/first-slope.md
    gradbook verify
    gradbook render -o site
    ```

    After a change that is meant, `gradbook update` writes the new outputs into the lessons.

    """

  private static let lesson = """
    ---
    title: The first slope
    description: A derivative in four lines.
    order: 1
    seed: 0
    ---

    # The first slope

    A tensor with `requires_grad=True` remembers what happens to it.

    ```python
    import torch
    x = torch.tensor(3.0, requires_grad=True)
    y = x * x
    y
    ```

    ```output
    tensor(9., grad_fn=<MulBackward0>)
    ```

    Walk back from `y`, and the slope arrives at `x`.

    ```python
    #| expect: "x.grad == 2 * x"
    y.backward()
    x.grad
    ```

    ```output
    tensor(6.)
    ```

    The slope of $x^2$ at 3 is **6.0**<!--= x.grad.item() -->. The graph is gone after this walk. A second one fails, and the lesson says so:

    ```python
    #| error: RuntimeError
    y.backward()
    ```

    ```error
    RuntimeError: Trying to backward through the graph a second time
    ```

    """

  private static let gitHub = """
    name: lessons
    on: [push, pull_request]
    jobs:
      verify:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          # `gradbook` must be on the PATH: build it from its repository, or cache the built program.
          - run: gradbook verify Lessons --report junit=lessons.xml --report html=lessons.html
          - uses: actions/upload-artifact@v4
            if: always()
            with:
              name: lessons
              path: |
                lessons.xml
                lessons.html

    """

  private static let gitLab = """
    lessons:
      parallel: 2
      script:
        # CI_NODE_INDEX and CI_NODE_TOTAL spread the lessons over the two jobs.
        - gradbook verify Lessons --report junit=lessons.xml
      artifacts:
        when: always
        reports:
          junit: lessons.xml

    """

  private static let preCommit = """
    repos:
      - repo: local
        hooks:
          - id: lessons
            name: lessons hold
            entry: gradbook verify Lessons
            language: system
            pass_filenames: false
            files: ^Lessons/

    """

  /// Writes the files. Nothing that exists is touched; returns the paths written.
  package static func write(to folder: String) throws(FileError) -> [String] {
    for file in files where LessonFiles.exists(LessonFiles.joined(folder, file.path)) {
      throw FileError(LessonFiles.joined(folder, file.path), "exists already; nothing was written")
    }
    let paths = files.map { LessonFiles.joined(folder, $0.path) }
    let isNew = !LessonFiles.isFolder(folder)
    do throws(FileError) {
      for (path, file) in zip(paths, files) { try LessonFiles.write([UInt8](file.text.utf8), to: path) }
    } catch {
      // Half a course is none.
      LessonFiles.remove(paths, upTo: isNew ? folder : LessonFiles.joined(folder, " "))
      throw error
    }
    return paths
  }
}
