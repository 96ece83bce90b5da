// The arguments of operations among the `_saved_...` attributes of nodes: which names they have, and what is shown of them.

import Autodiff
import PythonRuntime
import Tensors

enum SavedArguments {
  /// Names of a node's arguments in the order of their values, by the reference's name of the node.
  private static let names: [String: [String]] = {
    var result: [String: [String]] = [
      "StdBackward0": ["dim", "keepdim", "correction"], "VarBackward0": ["dim", "keepdim", "correction"],
      "LinalgVectorNormBackward0": ["dim", "keepdim", "ord"], "NormBackward1": ["dim", "keepdim", "p"],
      "TransposeBackward0": ["dim0", "dim1"], "PermuteBackward0": ["dims"], "FlipBackward0": ["dims"],
      "RepeatBackward0": ["repeats"], "SelectBackward0": ["dim", "index"],
      "SliceBackward0": ["dim", "start", "end", "step"], "DiagonalBackward0": ["offset", "dim1", "dim2"],
      "TrilBackward0": ["diagonal"], "TriuBackward0": ["diagonal"], "SplitBackward0": ["dim", "split_size"],
      "AddmmBackward0": ["alpha", "beta"], "AddBackward0": ["alpha"], "SubBackward0": ["alpha"],
      "RsubBackward1": ["alpha"], "TransposeBackward1": ["dim0", "dim1"], "SqueezeBackward4": ["dim"],
      "StdMeanBackward0": ["dim", "keepdim", "correction"], "VarMeanBackward0": ["dim", "keepdim", "correction"],
      "UnsafeSplitBackward0": ["dim", "split_size"],
      "LeakyReluBackward0": ["negative_slope"], "EluBackward0": ["alpha", "scale", "input_scale"],
      "SoftplusBackward0": ["beta", "threshold"], "HardtanhBackward0": ["min_val", "max_val"],
      "ClampBackward1": ["min", "max"], "ClampMinBackward0": ["min"], "ClampMaxBackward0": ["max"],
      "NllLossBackward0": ["reduction", "ignore_index"],
      "NllLossBackwardBackward0": ["reduction", "ignore_index"], "MseLossBackward0": ["reduction"],
      "BinaryCrossEntropyBackward0": ["reduction"], "BinaryCrossEntropyWithLogitsBackward0": ["reduction"],
      "GeluBackward0": ["approximate"], "SqueezeBackward1": ["dim"], "SqueezeBackward2": ["dim"],
    ]
    for name in [
      "SumBackward1", "MeanBackward1", "MaxBackward0", "MinBackward0", "AmaxBackward0", "AminBackward0",
      "ProdBackward1",
      "LogsumexpBackward0", "KthvalueBackward0", "MedianBackward1", "ModeBackward0", "NanmedianBackward1",
    ] { result[name] = ["dim", "keepdim"] }
    for name in [
      "SoftmaxBackward0", "LogSoftmaxBackward0", "SoftmaxBackwardDataBackward0", "LogSoftmaxBackwardDataBackward0",
      "CumsumBackward0", "CumprodBackward0", "CummaxBackward0",
      "CumminBackward0", "SortBackward0", "SortBackward1", "TopkBackward0", "CatBackward0", "StackBackward0",
      "GatherBackward0", "ScatterBackward0", "IndexSelectBackward0", "UnsqueezeBackward0", "UnsqueezeBackward1",
      "UnbindBackward0", "ScatterAddBackward0",
    ] { result[name] = ["dim"] }
    return result
  }()

  static func names(of node: GradientNode) -> [String] {
    switch node.arguments {
    case .named(let list): return list.map(\.0.description)
    case .positions: return ["indices"]
    default: break
    }
    let known = names[node.displayName] ?? []
    return values(node).isEmpty ? [] : known
  }

  static func value(_ vm: Machine, _ node: GradientNode, _ name: String) -> Value? {
    switch node.arguments {
    case .named(let list): return list.first { $0.0.description == name }.map { object(vm, $0.1) }
    case .positions(let places): return name == "indices" ? object(vm, .arrays(places)) : nil
    default: break
    }
    guard let place = names[node.displayName]?.firstIndex(of: name) else { return nil }
    let values = values(node)
    return place < values.count ? values[place].object(vm) : nil
  }

  /// Whether what is kept under a name is a tensor, or several.
  static func isTensor(_ node: GradientNode, _ name: String) -> Bool {
    switch node.arguments {
    case .positions: return name == "indices"
    case .named(let list):
      switch list.first(where: { $0.0.description == name })?.1 {
      case .tensor, .array, .arrays, .made: return true
      default: return false
      }
    default: return false
    }
  }

  private static func object(_ vm: Machine, _ argument: NodeArgument) -> Value {
    switch argument {
    case .whole(let number): vm.unsigned(number)
    case .list(let numbers): vm.tuple(numbers.map { vm.unsigned($0) })
    case .flag(let flag): Value(flag)
    case .number(let number): Value(number)
    case .scalar(let scalar): scalar.map { vm.number($0) } ?? .none
    case .text(let text): vm.string(text.description)
    case .word(let text): vm.string(text)
    case .tensor(let tensor): tensor.map { vm.wrap($0) } ?? .none
    case .array(let array): vm.wrap(Tensor.withoutHistory(array))
    case .made(let make): make().map { vm.wrap(Tensor.withoutHistory($0)) } ?? .none
    case .arrays(let arrays):
      vm.tuple(arrays.map { array in array.map { vm.wrap(Tensor.withoutHistory($0)) } ?? .none })
    case .nothing: .none
    }
  }

  private enum Argument {
    case whole(Int)
    case list([Int])
    case flag(Bool)
    case number(Double)
    case scalar(Scalar?)
    case text(String)
    case nothing

    func object(_ vm: Machine) -> Value {
      switch self {
      case .whole(let number): vm.unsigned(number)
      case .list(let numbers): vm.tuple(numbers.map { vm.unsigned($0) })
      case .flag(let flag): Value(flag)
      case .number(let number): Value(number)
      case .scalar(let scalar): scalar.map { vm.number($0) } ?? .none
      case .text(let text): vm.string(text)
      case .nothing: .none
      }
    }
  }

  /// What a node holds, with the reference's defaults where an operation needed nothing.
  private static func values(_ node: GradientNode) -> [Argument] {
    let name = node.displayName
    switch node.arguments {
    case .none:
      switch name {
      case "AddBackward0", "SubBackward0", "RsubBackward1": return [.whole(1)]
      case "AddmmBackward0": return [.whole(1), .whole(1)]
      default: return []
      }
    case .dimension(let dimension, let keeps): return [.whole(dimension), .flag(keeps)]
    case .dimensions(let dimensions, let keeps, let number):
      if name == "SqueezeBackward1" || name == "SqueezeBackward4" { return [.whole(dimensions?.first ?? 0)] }
      let list = dimensions.map { Argument.list($0) } ?? .nothing
      // Without dimensions the correction is not said either.
      let isUnsaid = dimensions == nil && number == 1 && (name.hasPrefix("Std") || name.hasPrefix("Var"))
      let isNorm = name == "NormBackward1"
      return [list, .flag(keeps), isUnsaid ? .nothing : isNorm ? .number(number) : plain(number)]
    case .shape(let shape): return [.list(Array(shape))]
    case .whole(let a, let b, let c, let d): return [.whole(a), .whole(b), .whole(c), .whole(d)]
    case .numbers(let a, let b):
      switch name {
      case "GeluBackward0": return [.text("none")]
      case "LeakyReluBackward0": return [.number(a)]
      case "EluBackward0": return [.number(a), plain(b), .whole(1)]
      case "HardtanhBackward0" where !(a == 0 && b == 6): return [.number(a), .number(b)]
      default: return [plain(a), plain(b)]
      }
    case .bounds(let low, let high):
      if name == "ClampMaxBackward0" { return [.scalar(high)] }
      return [.scalar(low), .scalar(high)]
    case .text(let text): return [.text(text.description)]
    case .named, .positions: return []
    }
  }

  /// A number as it is mostly written: whole ones without a point.
  private static func plain(_ number: Double) -> Argument {
    Int(exactly: number).map { .whole($0) } ?? .number(number)
  }
}

extension Machine {
  /// A dimension as the reference shows it: without a sign.
  fileprivate func unsigned(_ number: Int) -> Value {
    if number >= 0 { return Value(number) }
    return (try? call(Value(builtin(.int)), [string(String(UInt(bitPattern: number)))])) ?? Value(number)
  }
}
