// The reference's names of what nodes keep, by the slots of our nodes: facts alone. `-` stands for a value that only our
// rule needs, and which a lesson does not see.

enum SavedNames {
  /// Of each node the names of its slots.
  static let slots: [String: [String]] = {
    var result: [String: [String]] = [:]
    for line in rows.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for node in words[0].split(separator: ",") { result[String(node)] = Array(words.dropFirst()) }
    }
    return result
  }()

  private static let rows = """
    AdaptiveMaxPool2DBackward0,AdaptiveMaxPool3DBackward0,MaxPool2DWithIndicesBackward0,MaxPool3DWithIndicesBackward0 self result1
    FractionalMaxPool2DBackward0,FractionalMaxPool3DBackward0 self result1
    AddbmmBackward0,BaddbmmBackward0 batch1 batch2
    AddcdivBackward0,AddcmulBackward0 tensor1 tensor2
    AddmmBackward0 mat1 mat2
    AddmvBackward0 mat vec
    AddrBackward0 vec1 vec2
    AminmaxBackward0 self min max
    BinaryCrossEntropyBackward0 self target weight
    BinaryCrossEntropyWithLogitsBackward0 self target weight pos_weight
    BmmBackward0,MmBackward0 self mat2
    CdistBackward0 x1 x2
    ClampBackward0 self min max
    ConvolutionBackward0 input weight
    CopysignBackward0,CopysignBackward1 self result
    CtcLossBackward0 log_probs
    DivBackward0,DivBackward2,MulBackward0 self other
    DotBackward0 self tensor
    DistBackward0 self other result
    EmbeddingBackward0,EmbeddingDenseBackwardBackward0,MaxUnpool2DBackward0,MaxUnpool3DBackward0 indices
    EmbeddingBagBackward0,RreluWithNoiseBackward0 - -
    GridSampler2DBackwardBackward0,GridSampler3DBackwardBackward0 grad_output input grid
    GridSampler2DBackward0,GridSampler3DBackward0 input grid
    LinalgLstsqBackward0 self b solution
    PowBackward2 exponent result
    GatherBackward0,IndexAddBackward0,IndexCopyBackward0,IndexFillBackward0,IndexSelectBackward0,PutBackward0 index
    ScatterAddBackward0,ScatterBackward0,ScatterBackward1,TakeBackward0 index
    I0Backward0 self -
    IndexReduceBackward0 self source index - result
    ScatterReduceBackward0 self src index - result
    LdexpBackward0 - -
    LerpBackward1 self end weight
    LinalgCholeskyExBackward0 L
    CholeskySolveBackward0 self input2 result
    CholeskyInverseBackward0 self result
    TriangularSolveBackward0 self A solution
    LinalgLuFactorExBackward0 LU
    LinalgLuSolveBackward0 LU result
    LinalgDetBackward0 A result
    LinalgEigBackward0,LinalgEighBackward0 eigenvalues eigenvectors
    LinalgInvExBackward0 inverse
    LinalgLuBackward0 L U P
    LinalgQrBackward0 Q R
    LinalgSlogdetBackward0 A sign
    LinalgSolveExBackward0 A result
    LinalgSvdBackward0 U S Vh
    MaskedFillBackward0,MaskedFillBackward1,MaskedScatterBackward0,MaskedSelectBackward0 mask
    MaxBackward0,MinBackward0,KthvalueBackward0,MedianBackward1,ModeBackward0,NanmedianBackward1 indices
    SortBackward0,SortBackward1,TopkBackward0,CummaxBackward0,CumminBackward0 indices
    MseLossBackward0,SmoothL1LossBackward0,HuberLossBackward0,SoftMarginLossBackward0 self target
    MultiMarginLossBackward0 self weight
    MvBackward0 self vec
    NativeBatchNormBackward0 input weight - -
    NativeGroupNormBackward0,NativeLayerNormBackward0 input weight
    NllLossBackward0,NllLoss2DBackward0 self target total_weight weight
    PowBackward1 self exponent
    PreluKernelBackward0 self weight
    ScaledDotProductFlashAttentionForCpuBackward0 query key value -
    SpecialNdtriBackward0 - result
    StdMeanBackward0 self result0
    TrilinearBackward0 i1 i2 i3
    VarMeanBackward0 self -
    WhereBackward0 condition
    SpecialXlog1PyBackward1,SpecialZetaBackward1,XlogyBackward1 other
    EluBackwardBackward0 self_or_result grad_output
    ConvolutionBackwardBackward0 grad_output input weight
    NativeLayerNormBackwardBackward0 grad_out input - - weight -
    NativeBatchNormBackwardBackward0 grad_out input weight
    MaxPool2DWithIndicesBackwardBackward0,MaxPool3DWithIndicesBackwardBackward0 - indices
    AdaptiveMaxPool2DBackwardBackward0,AdaptiveMaxPool3DBackwardBackward0 - indices
    FractionalMaxPool2DBackwardBackward0,FractionalMaxPool3DBackwardBackward0 - indices
    AvgPool2DBackwardBackward0,AvgPool3DBackwardBackward0 self
    ReflectionPad1DBackwardBackward0,ReflectionPad2DBackwardBackward0,ReflectionPad3DBackwardBackward0 -
    ReplicationPad1DBackwardBackward0,ReplicationPad2DBackwardBackward0,ReplicationPad3DBackwardBackward0 -
    GeluBackwardBackward0,HardswishBackwardBackward0,LogSigmoidBackwardBackward0 self grad_output
    GluBackwardBackward0,SoftplusBackwardBackward0 self grad_output
    SigmoidBackwardBackward0,TanhBackwardBackward0 grad_output output
    SoftmaxBackwardDataBackward0,LogSoftmaxBackwardDataBackward0 grad_output output
    PreluKernelBackwardBackward0 self weight grad_output
    MseLossBackwardBackward0,SmoothL1LossBackwardBackward0,HuberLossBackwardBackward0 grad_output self target
    BinaryCrossEntropyBackwardBackward0 grad_output self target weight
    SoftMarginLossBackwardBackward0 grad_output self target
    NllLossBackwardBackward0,NllLoss2DBackwardBackward0 target weight
    """
}
