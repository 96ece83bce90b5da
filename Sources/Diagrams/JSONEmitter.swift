// A diagram as JSON, for programs: the value itself, field by field, in a fixed order. Absent things are left out.

extension Diagram {
  /// One JSON object, ending in a line ending.
  package var json: String {
    let fields: [(String, String?)] = [
      ("id", quotedJSON(id)), ("title", quotedJSON(title)), ("description", quotedJSON(description)),
      ("direction", quotedJSON(direction.rawValue)), ("nodes", list(nodes.map(\.json))),
      ("edges", list(edges.map(\.json))), ("clusters", list(clusters.map(\.json))),
      ("text", list(textEquivalent.map(quotedJSON))),
    ]
    return object(fields) + "\n"
  }
}

extension DiagramNode {
  fileprivate var json: String {
    var fields: [(String, String?)] = [
      ("id", quotedJSON(id)), ("kind", quotedJSON(kind.jsonName)), ("name", quotedJSON(name)),
      ("operation", operation.map(quotedJSON)), ("shape", shape.map(quotedJSON)), ("remark", remark.map(quotedJSON)),
      ("line", line.map(String.init)), ("value", value.map(quotedJSON)), ("gradient", gradient.json),
      ("notes", notes.isEmpty ? nil : list(notes.map(quotedJSON))), ("random", isRandom ? "true" : nil),
      ("badge", badge.map(quotedJSON)), ("sum", sum.isEmpty ? nil : list(sum.map(\.json))),
      ("asked", isAsked ? "true" : nil),
      ("step", step.map(String.init)),
      ("change", change.map { quotedJSON($0.rawValue) }),
    ]
    switch kind {
    case .cut(let cut):
      fields.append(
        (
          "cut",
          object([
            ("operation", quotedJSON(cut.operation)), ("reason", quotedJSON(cut.reason)),
            ("category", quotedJSON(cut.category.rawValue)),
          ])
        ))
    case .saved(let saved):
      fields.append(
        ("saved", object([("lines", list(saved.lines.map(quotedJSON))), ("culprit", "\(saved.isCulprit)")])))
    case .collapsed(let modules):
      fields.append(("modules", modules.json))
    default: break
    }
    return object(fields)
  }
}

extension DiagramAddend {
  fileprivate var json: String {
    object([
      ("text", quotedJSON(text)), ("place", quotedJSON(words)), ("total", quotedJSON(total)),
      ("step", step.map(String.init)),
    ])
  }
}

extension DiagramNode.Kind {
  fileprivate var jsonName: String {
    switch self {
    case .leaf: "leaf"
    case .cutLeaf: "cutLeaf"
    case .input: "input"
    case .cold: "cold"
    case .intermediate: "intermediate"
    case .output: "output"
    case .nonFinite: "nonFinite"
    case .stopped: "stopped"
    case .cut: "cut"
    case .saved: "saved"
    case .collapsed: "collapsed"
    }
  }
}

extension DiagramNode.Gradient {
  fileprivate var json: String? {
    switch self {
    case .none: nil
    case .arrived(let text): state("arrived", text)
    case .nothingArrived: state("nothingArrived", nil)
    case .notComputed: state("notComputed", nil)
    case .zero(let text): state("zero", text)
    case .start(let text): state("start", text)
    case .nonFinite(let text): state("nonFinite", text)
    case .stopped(let reason): state("stopped", reason)
    }
  }

  private func state(_ name: String, _ text: String?) -> String {
    object([("state", quotedJSON(name)), ("text", text.map(quotedJSON))])
  }
}

extension DiagramCollapsedModules {
  fileprivate var json: String {
    object([
      ("type", quotedJSON(typeName)), ("count", "\(count)"), ("parameters", parameters.map(quotedJSON)),
      ("outputShape", outputShape.map(quotedJSON)), ("gradientNorms", gradientNorms.map(quotedJSON)),
      ("withoutGradient", "\(withoutGradient)"), ("parameterTensors", "\(parameterTensors)"), ("cuts", "\(cuts)"),
      ("cards", "\(cards)"),
    ])
  }
}

extension DiagramEdge {
  fileprivate var json: String {
    object([
      ("from", quotedJSON(from)), ("to", quotedJSON(to)), ("kind", quotedJSON(kind.rawValue)),
      ("chip", chip.map(quotedJSON)), ("hook", hook?.json), ("step", step.map(String.init)),
      ("change", change.map { quotedJSON($0.rawValue) }),
    ])
  }
}

extension DiagramHook {
  fileprivate var json: String {
    object([("line", line.map(String.init)), ("before", quotedJSON(before)), ("after", quotedJSON(after))])
  }
}

extension DiagramCluster {
  fileprivate var json: String {
    object([
      ("id", quotedJSON(id)), ("kind", quotedJSON(kind.rawValue)), ("label", quotedJSON(label)),
      ("members", list(members.map(quotedJSON))), ("children", list(children.map(\.json))),
    ])
  }
}

private func object(_ fields: [(String, String?)]) -> String {
  "{" + fields.compactMap { field in field.1.map { "\"\(field.0)\": \($0)" } }.joined(separator: ", ") + "}"
}

private func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

private func quotedJSON(_ text: String) -> String {
  let digits = Array("0123456789abcdef")
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      if scalar.value < 0x20 {
        result += "\\u00" + String(digits[Int(scalar.value >> 4)]) + String(digits[Int(scalar.value & 15)])
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}
