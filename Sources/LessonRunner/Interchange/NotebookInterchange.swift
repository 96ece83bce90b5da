// Jupyter's notebooks (nbformat 4.5). A lesson becomes a notebook whose cells carry the Markdown they came from in their
// metadata; coming back, a cell that was not edited returns to the byte, and one that was is written plainly.

import LessonFormat

enum NotebookInterchange {

  // MARK: Writing

  static func notebook(_ pieces: [LessonPiece]) throws(FileError) -> String {
    var cells: [JSONValue] = []
    for (index, piece) in pieces.enumerated() {
      var metadata: [String: JSONValue] = [:]
      if let markdown = piece.markdown { metadata["gradbook"] = .object(["markdown": .string(markdown)]) }
      var cell: [String: JSONValue] = [
        "id": .string("cell-\(index + 1)"), "metadata": .object(metadata), "source": lines(piece.text),
      ]
      switch piece.kind {
      case .frontMatter: cell["cell_type"] = .string("raw")
      case .prose: cell["cell_type"] = .string("markdown")
      case .cell:
        cell["cell_type"] = .string("code")
        cell["execution_count"] = .null
        cell["outputs"] = .array(outputs(piece))
      }
      cells.append(.object(cell))
    }
    let kernel: [String: JSONValue] = [
      "display_name": .string("Python 3"), "language": .string("python"), "name": .string("python3"),
    ]
    let notebook: [String: JSONValue] = [
      "cells": .array(cells), "nbformat": .number(4), "nbformat_minor": .number(5),
      "metadata": .object(["kernelspec": .object(kernel), "language_info": .object(["name": .string("python")])]),
    ]
    guard let bytes = try? JSON.bytes(JSONValue.object(notebook), isPretty: true) else {
      throw FileError("the notebook cannot be written as JSON")
    }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private static func outputs(_ piece: LessonPiece) -> [JSONValue] {
    var outputs: [JSONValue] = []
    if let output = piece.output {
      outputs.append(
        .object(["output_type": .string("stream"), "name": .string("stdout"), "text": lines(output)]))
    }
    if let error = piece.error {
      let text = LessonPieces.withoutLineEndings(error)
      let name = String(text.prefix { $0 != ":" && $0 != "\n" })
      let value = String(text.dropFirst(name.count).drop { $0 == ":" || $0 == " " })
      outputs.append(
        .object([
          "output_type": .string("error"), "ename": .string(name), "evalue": .string(value),
          "traceback": .array([.string(text)]),
        ]))
    }
    return outputs
  }

  /// A text as nbformat has it: a list of lines with their endings.
  private static func lines(_ text: String) -> JSONValue {
    var result: [JSONValue] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == "\n" || $0 == "\r\n" }.map { rest.index(after: $0) } ?? rest.endIndex
      result.append(.string(String(rest[..<end])))
      rest = rest[end...]
    }
    return .array(result)
  }

  // MARK: Reading

  static func pieces(_ bytes: [UInt8]) throws(FileError) -> [LessonPiece] {
    guard let value = try? JSON.value(JSONValue.self, bytes), let notebook = value.object,
      let cells = notebook["cells"]?.array
    else { throw FileError("this is not a notebook: JSON with a list `cells` was expected") }
    var pieces: [LessonPiece] = []
    for cell in cells {
      guard let cell = cell.object, let type = cell["cell_type"]?.string else {
        throw FileError("a cell of the notebook has no `cell_type`")
      }
      let text = cell["source"]?.joinedText ?? ""
      var piece: LessonPiece
      switch type {
      case "code":
        piece = LessonPiece(.cell, LessonPieces.withoutLineEndings(text))
        readOutputs(cell["outputs"]?.array ?? [], into: &piece)
        // Notebooks end in an empty cell, as a rule; one of a lesson is a cell all the same.
        if piece.text.isEmpty && cell["metadata"]?.object?["gradbook"] == nil { continue }
      case "raw" where pieces.isEmpty && text.hasPrefix("---"):
        piece = LessonPiece(.frontMatter, LessonPieces.withoutLineEndings(text))
      default: piece = LessonPiece(.prose, LessonPieces.withoutLineEndings(text))
      }
      if let markdown = cell["metadata"]?.object?["gradbook"]?.object?["markdown"]?.string,
        let known = LessonPieces.known(markdown, as: piece)
      {
        piece = known
      } else if piece.kind == .prose {
        piece.text = LessonPieces.harmless(piece.text)
      }
      pieces.append(piece)
    }
    return pieces
  }

  private static func readOutputs(_ outputs: [JSONValue], into piece: inout LessonPiece) {
    for output in outputs {
      guard let output = output.object, let type = output["output_type"]?.string else { continue }
      switch type {
      case "stream" where output["name"]?.string != "stderr": piece.append(output["text"]?.joinedText ?? "")
      case "execute_result", "display_data":
        if let text = output["data"]?.object?["text/plain"]?.joinedText { piece.append(text) }
      case "error":
        let name = output["ename"]?.string ?? "Exception"
        let value = output["evalue"]?.string ?? ""
        // As the lesson had it: a traceback of its own has more than this one line.
        let whole = output["traceback"]?.array?.first?.string ?? ""
        let isWhole = whole.hasPrefix(name) && whole.dropFirst(name.count).drop { $0 == ":" || $0 == " " } == value
        piece.error = isWhole ? whole : value.isEmpty ? name : "\(name): \(value)"
      default: break
      }
    }
  }
}

extension LessonPiece {
  fileprivate mutating func append(_ text: String) {
    var whole = output ?? ""
    if !whole.isEmpty && !whole.hasSuffix("\n") { whole += "\n" }
    output = whole + text
  }
}

/// Any JSON.
indirect enum JSONValue: Codable, Sendable, Equatable {
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([JSONValue])
  case object([String: JSONValue])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .string(let value): try container.encode(value)
    case .number(let value) where value == value.rounded() && value.magnitude < 1e15: try container.encode(Int(value))
    case .number(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }

  var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }
  var array: [JSONValue]? {
    if case .array(let value) = self { return value }
    return nil
  }
  var object: [String: JSONValue]? {
    if case .object(let value) = self { return value }
    return nil
  }
  /// A text, or a list of pieces of one.
  var joinedText: String? { string ?? array?.compactMap(\.string).joined() }
}
