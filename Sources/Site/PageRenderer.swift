// Drafts to HTML: fills the templates. All text goes through Mustache's escaping; markup comes only from the prose
// renderer, the highlighter and the drawn pictures. Same drafts, same bytes.

import LessonFormat
import LessonRunner

/// Renders the pages of one course.
struct PageRenderer {
  let theme: Theme
  let courseTitle: String
  /// What a preview adds to every page.
  var extraHead = ""

  /// The neighbours of a page in the course.
  struct Place {
    var previous: (title: String, file: String)?
    var next: (title: String, file: String)?
    var part: String?
  }

  func page(_ draft: PageDraft, name: String, pictures: Pictures, place: Place) -> String {
    let root = SiteMap.root(of: name)
    var values = common(root: root, title: draft.title)
    values["description"] = draft.description
    values["part"] = place.part
    values["summary"] = draft.summary
    values["hasContents"] = draft.hasContents
    values["headings"] = draft.contents.map { ["id": $0.id, "text": $0.text, "isDeep": $0.level > 2] as [String: Any] }
    values["parts"] = parts(of: draft, pictures)
    let tensors = draft.parts.compactMap(\.cell).flatMap(\.tensors).count
    if tensors > TensorTips.shared {
      let rules = TensorTips.rules(for: (TensorTips.shared + 1)...(tensors + TensorTips.shared))
      values["extraHead"] = extraHead + "<style>\n\(rules)</style>"
    }
    if let previous = place.previous { values["previous"] = ["title": previous.title, "file": root + previous.file] }
    if let next = place.next { values["next"] = ["title": next.title, "file": root + next.file] }
    values["turns"] = place.previous != nil || place.next != nil
    return theme.render("page", values)
  }

  private func parts(of draft: PageDraft, _ pictures: Pictures) -> [[String: Any]] {
    draft.parts.map { part -> [String: Any] in
      guard let cell = part.cell else { return ["html": part.html] }
      return ["html": "", "cell": self.cell(cell, pictures)]
    }
  }

  /// A group of lessons in the list.
  struct Group {
    var title: String?
    var description: String?
    /// The page of the folder's own introduction.
    var file: String?
    var lessons: [(draft: PageDraft, file: String)]
  }

  /// The list of a course, or with `name` the list of the folder whose `index.md` that page is.
  func index(
    _ groups: [Group], introduction: PageDraft?, pictures: Pictures?, summary: String, name: String = "index"
  ) -> String {
    let root = SiteMap.root(of: name)
    var values = common(root: root, title: name == "index" ? courseTitle : introduction?.title ?? courseTitle)
    values["isCourse"] = name == "index"
    if let introduction, let pictures {
      values["hasIntroduction"] = true
      values["parts"] = parts(of: introduction, pictures)
      values["introductionDescription"] = introduction.description
    }
    values["summary"] = summary
    values["groups"] = groups.map { group -> [String: Any] in
      let isNumbered = Self.isNumbered(group)
      var entry: [String: Any] = [
        "lessons": group.lessons.map { lesson -> [String: Any] in
          var row: [String: Any] = [
            "file": root + lesson.file, "title": lesson.draft.title, "summary": lesson.draft.summary,
          ]
          row["lessonDescription"] = lesson.draft.description
          row["order"] = isNumbered ? lesson.draft.order : nil
          return row
        }
      ]
      entry["groupTitle"] = group.title
      entry["groupFile"] = group.file
      entry["groupDescription"] = group.description
      return entry
    }
    return theme.render("index", values)
  }

  /// Lessons whose `order` counts on from one to the next have these as their numbers; other orders only say what comes
  /// first.
  private static func isNumbered(_ group: Group) -> Bool {
    let orders = group.lessons.compactMap(\.draft.order)
    return orders.count == group.lessons.count
      && zip(orders, orders.dropFirst()).allSatisfy { $0 < .max && $1 == $0 + 1 }
  }

  private func common(root: String, title: String) -> [String: Any] {
    [
      "root": root, "title": title, "courseTitle": courseTitle, "version": Version.number, "extraHead": extraHead,
      "engine": Version.text,
    ]
  }

  // MARK: Cells

  private func cell(_ cell: CellDraft, _ pictures: Pictures) -> [String: Any] {
    var values: [String: Any] = [
      "id": cell.id, "number": cell.number, "line": cell.line, "status": cell.status, "folded": cell.isFolded,
    ]
    values["source"] = cell.source
    values["scrolls"] = cell.scrolls
    values["drift"] = cell.drift
    values["failure"] = cell.failure
    values["audits"] = cell.audits.map { audit -> [String: Any] in
      audit.details.map { ["line": audit.line, "opens": ["details": $0]] } ?? ["line": audit.line]
    }
    if let badge = cell.badge {
      var entry = ["text": badge.text]
      entry["glyph"] = ["verified": "✓", "close": "≈", "different": "✗"][badge.style] ?? "·"
      // Most cells are verified: these need no class.
      if badge.style != "verified" { entry["style"] = badge.style }
      values["badge"] = entry
    }
    values["outputs"] = cell.outputs.map { output -> [String: Any] in
      if output.kind == "figure" { return ["figure": ["svg": output.text, "summary": output.message ?? ""]] }
      if output.kind != "error" {
        return [
          "kind": output.kind, "text": output.text, "isWarning": output.kind == "warning",
          "scrolls": ProseMarkup.scrolls(output.text[...]),
        ]
      }
      var error: [String: Any] = [
        "type": output.type ?? "Error", "message": output.message ?? "", "traceback": output.text,
        "expectation": output.expectation ?? "",
      ]
      error["place"] = output.place
      return ["error": error]
    }
    values["claims"] = cell.claims.map { claim -> [String: Any] in
      [
        "expression": claim.expression, "glyph": claim.holds ? "✓" : "✗", "state": claim.holds ? "holds" : "fails",
        "words": claim.words,
      ]
    }
    values["explanations"] = cell.explanations.map { explanation -> [String: Any] in
      var entry: [String: Any] = [
        "severity": explanation.severity, "verdict": Self.withCode(explanation.verdict),
        "sentences": explanation.sentences.map(Self.withCode),
      ]
      entry["code"] = explanation.code
      if let sketch = explanation.sketch { entry["sketch"] = ["svg": sketch, "words": explanation.sketchWords ?? ""] }
      return entry
    }
    addTables(cell, to: &values)
    values["graphs"] = cell.graphs.compactMap { pictures.values(of: $0) }
    return values
  }

  /// A sentence of an explanation as HTML; what stands between backticks is code.
  private static func withCode(_ sentence: String) -> String {
    let pieces = sentence.split(separator: "`", omittingEmptySubsequences: false)
    // A backtick without a partner stands for itself.
    guard pieces.count % 2 == 1 else { return HTMLText.escaped(sentence) }
    return pieces.enumerated().map { index, piece in
      let text = HTMLText.escaped(String(piece))
      return index % 2 == 1 ? "<code>\(text)</code>" : text
    }.joined()
  }

  private func addTables(_ cell: CellDraft, to values: inout [String: Any]) {
    values["hasGradients"] = !cell.gradients.isEmpty
    values["gradients"] = cell.gradients.map { row -> [String: Any] in
      var entry: [String: Any] = [
        "name": row.name, "shape": row.shape, "value": row.value, "gradient": row.gradient, "state": row.state,
        "glyph": row.glyph,
      ]
      if let size = row.size, let magnitude = row.magnitude {
        entry["bar"] = ["size": size, "magnitude": magnitude]
      }
      return entry
    }
    values["hasTensors"] = !cell.tensors.isEmpty
    values["tensors"] = cell.tensors.map { tensor -> [String: Any] in
      var entry: [String: Any] = [
        "id": tensor.id, "name": tensor.name, "dtype": tensor.dtype, "shape": tensor.shape, "value": tensor.value,
      ]
      entry["gradient"] = tensor.gradient
      return entry
    }
  }
}
