"""Records the signatures with which PyTorch checks the arguments of a call, for every function that Gradbook binds.
They decide what a wrong call is told. `record_signatures.py GRADBOOK` writes Sources/Torch/Signatures/Recorded*.swift.

PyTorch's own generator (the package `torchgen`) writes the bindings into a temporary folder, and the signatures are
read from there. One line for each function: its place, its name, and its signatures, separated by bars; a signature
that only old programs use begins with `!`. A method that takes nothing has the single signature `-`."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import types

import torch
import torch.nn.functional
import torchgen
import torchgen.packaged.autograd.gen_python_functions as generator

ROOT = pathlib.Path(__file__).parent.parent.parent
PLACES = {
    "method": (torch.Tensor, "python_variable_methods.cpp", ""),
    "torch": (torch, "python_torch_functionsEverything.cpp", ""),
    "linalg": (torch.linalg, "python_linalg_functions.cpp", "linalg_"),
    "special": (torch.special, "python_special_functions.cpp", "special_"),
    "fft": (torch.fft, "python_fft_functions.cpp", "fft_"),
    "functional": (torch.nn.functional, "python_nn_functions.cpp", ""),
}
# Functions that PyTorch binds by hand.
BY_HAND = {
    "torch": {
        "tensor": [
            "tensor(PyObject* data, *, ScalarType dtype=None, Device device=None, bool pin_memory=False, "
            "bool requires_grad=False)"
        ],
        "as_tensor": ["as_tensor(PyObject* data, *, ScalarType? dtype=None, Device? device=None)"],
        "asarray": [
            "asarray(PyObject* obj, *, ScalarType? dtype=None, Device? device=None, bool? copy=None, "
            "bool? requires_grad=None)"
        ],
        "nonzero": ["nonzero(Tensor input, *, bool as_tuple=False, Tensor out=None)"],
    },
    "method": {
        "nonzero": ["nonzero(*, bool as_tuple=False)"],
        "copy_": ["copy_(Tensor other, bool non_blocking=False)"],
        "new_tensor": [
            "new_tensor(PyObject* data, *, ScalarType dtype=None, Device device=None, bool requires_grad=False)"
        ],
    },
}
# Functions written in Python that hand their arguments on to one of another name: what they hand it, by parameter. `2*`
# stands before one that is repeated for each dimension first.
POOL = "input,kernel_size,stride,padding,dilation,ceil_mode"
NORM = "input,weight,bias,running_mean,running_var"
HANDED_ON = {
    **{f"functional max_pool{n}d": (f"max_pool{n}d", POOL) for n in (1, 2, 3)},
    **{f"functional max_pool{n}d_with_indices": (f"max_pool{n}d_with_indices", POOL) for n in (1, 2, 3)},
    "functional unfold": ("im2col", "input,2*kernel_size,2*dilation,2*padding,2*stride"),
    "functional fold": ("col2im", "input,2*output_size,2*kernel_size,2*dilation,2*padding,2*stride"),
    "functional batch_norm": ("batch_norm", NORM + ",training,momentum,eps,True"),
    "functional instance_norm": ("instance_norm", NORM + ",use_input_stats,momentum,eps,True"),
    "functional group_norm": ("group_norm", "input,num_groups,weight,bias,eps,True"),
    "functional layer_norm": ("layer_norm", "input,normalized_shape,weight,bias,eps,True"),
    "functional rms_norm": ("rms_norm", "input,normalized_shape,weight,eps"),
    "functional pad": ("pad", "input,pad,mode,value"),
    "functional grid_sample": ("grid_sampler", "input,grid,0,0,align_corners"),
    "functional affine_grid": ("affine_grid_generator", "theta,size,align_corners"),
    "functional poisson_nll_loss": ("poisson_nll_loss", "input,target,log_input,full,eps,0"),
    "functional binary_cross_entropy": ("binary_cross_entropy", "input,target,weight,0"),
    "functional binary_cross_entropy_with_logits": (
        "binary_cross_entropy_with_logits", "input,target,weight,pos_weight,0"),
    "functional cross_entropy": ("cross_entropy_loss", "input,target,weight,0,ignore_index,label_smoothing"),
    "functional nll_loss": ("nll_loss_nd", "input,target,weight,0,ignore_index"),
    "functional dropout": ("dropout", "input,p,training"),
    "functional alpha_dropout": ("alpha_dropout", "input,p,training"),
    "functional feature_alpha_dropout": ("feature_alpha_dropout", "input,p,training"),
    "functional triplet_margin_loss": ("triplet_margin_loss", "anchor,positive,negative,margin,p,eps,swap,0"),
    "functional kl_div": ("kl_div", "input,target,0,log_target=log_target"),
    "functional multi_margin_loss": ("multi_margin_loss", "input,target,p,margin,weight,0"),
    "functional margin_ranking_loss": ("margin_ranking_loss", "input1,input2,target,margin,0"),
    "functional hinge_embedding_loss": ("hinge_embedding_loss", "input,target,margin,0"),
    "functional cosine_embedding_loss": ("cosine_embedding_loss", "input1,input2,target,margin,0"),
    "functional mse_loss": ("mse_loss", "input,target,0"),
    "functional l1_loss": ("l1_loss", "input,target,0"),
    "functional smooth_l1_loss": ("smooth_l1_loss", "input,target,0,beta"),
    "functional huber_loss": ("huber_loss", "input,target,0,delta"),
    "functional elu": ("elu", "input,alpha"),
    "functional celu": ("celu", "input,alpha"),
    "functional leaky_relu": ("leaky_relu", "input,negative_slope"),
    "functional hardtanh": ("hardtanh", "input,min_val,max_val"),
    "functional threshold": ("threshold", "input,threshold,value"),
    "functional glu": ("glu", "input,dim"),
    "torch unique": ("_unique2", "input,sorted=sorted,return_inverse=return_inverse,return_counts=return_counts"),
    "torch unique.dim": (
        "unique_dim", "input,dim,sorted=sorted,return_inverse=return_inverse,return_counts=return_counts"),
    "torch unique_consecutive": (
        "unique_consecutive", "input,return_inverse=return_inverse,return_counts=return_counts,dim=dim"),
    "torch istft": (
        "istft", "input,n_fft,hop_length,win_length,window,center,normalized,onesided,length,return_complex"),
}
SHORT = {
    "Tensor": "T", "Scalar": "S", "int64_t": "I", "SymInt": "I", "double": "F", "bool": "B", "TensorList": "L",
    "ITensorListRef": "L", "c10::List<::std::optional<Tensor>>": "L", "IntArrayRef": "Z", "SymIntArrayRef": "Z",
    "ArrayRef<double>": "D", "Generator": "G", "ScalarType": "Y", "Layout": "W", "MemoryFormat": "M", "Device": "V",
    "c10::string_view": "A", "std::string": "A", "std::string_view": "A", "DimnameList": "N", "Dimname": "E",
    "ScalarList": "C", "ArrayRef<Scalar>": "C", "PyObject*": "P", "complex": "X", "Storage": "O", "Stream": "K",
    "QScheme": "Q", "DispatchKeySet": "H",
}


def names(binary):
    """Every name of the reference's modules that Gradbook has too, also those that it makes when they are asked for."""
    program = "import torch\nimport torch.nn.functional\n"
    for place, holder in [
        ("method", "torch.Tensor"), ("torch", "torch"), ("linalg", "torch.linalg"), ("special", "torch.special"),
        ("fft", "torch.fft"), ("functional", "torch.nn.functional"),
    ]:
        known = dir(PLACES[place][0])
        program += f"for name in {known}:\n    if hasattr({holder}, name):\n        print({place!r}, name)\n"
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        lines = subprocess.run([binary, "run", file.name], capture_output=True, text=True, check=True).stdout
    return [tuple(line.split()) for line in lines.splitlines()]


def bindings(path):
    text = path.read_text()
    signatures = {}
    for part in re.split(r"\n(?=(?:static )?PyObject ?\* ?THPVariable_)", text):
        start = re.match(r"(?:static )?PyObject ?\* ?THPVariable_(\w+)\(", part)
        parser = re.search(r"PythonArgParser parser\(\{(.*?)\}[,)]", part, re.S)
        if start and parser:
            found = re.findall(r'"((?:[^"\\]|\\.)*)"', parser.group(1))
            signatures[start.group(1)] = [one.replace('\\"', '"') for one in found]
    entry = r'\{"(\w+)",\s*(?:castPyCFunctionWithKeywords\()?THPVariable_(\w+)(?:<[^>]*>)?\)?,\s*([A-Z_ |]+),'
    table = {}
    for name, function, flags in re.findall(entry, text):
        table[name] = ["-"] if "METH_NOARGS" in flags else signatures.get(function, [])
    return table


def short(signature, name):
    """A signature with short names of types: `-` for nothing, `!` before one that only old programs use."""
    if signature == "-":
        return signature
    old = signature.endswith("|deprecated")
    signature = signature.removesuffix("|deprecated")
    own, inside = signature.split("(", 1)
    parts = []
    for part in re.split(r", (?![^\[]*\])", inside[:-1]) if inside != ")" else []:
        if part == "*":
            parts.append(part)
            continue
        kind, rest = re.match(r"((?:[^ <]|<.*>)+) (.*)", part).groups()
        optional = "?" if kind.endswith("?") else ""
        size = re.search(r"\[(\d*)\]\??$", kind)
        base = re.sub(r"\[\d*\]", "", kind.removesuffix("?"))
        parts.append(SHORT[base] + optional + (size.group(1) if size else "") + " " + rest)
    return ("!" if old else "") + ("" if own == name else own) + "(" + ",".join(parts) + ")"


def lines(binary):
    with tempfile.TemporaryDirectory() as folder:
        packaged = pathlib.Path(torchgen.__file__).parent / "packaged"
        generator.gen(
            folder, str(packaged / "ATen/native/native_functions.yaml"), str(packaged / "ATen/native/tags.yaml"),
            str(packaged / "autograd/deprecated.yaml"), str(packaged / "autograd/templates"))
        tables = {place: bindings(pathlib.Path(folder) / file) for place, (_, file, _) in PLACES.items()}
    result = []
    for place, name in sorted(set(names(binary))):
        holder, _, prefix = PLACES[place]
        value = getattr(holder, name, None)
        if value is None or name.startswith("__") or isinstance(value, (types.FunctionType, type, property)):
            continue
        found = BY_HAND.get(place, {}).get(name) or tables[place].get(prefix + name)
        if not found and place == "functional":
            found = tables["torch"].get(name) if getattr(torch, name, None) is value else None
        if found:
            result.append(place + " " + name + "|" + "|".join(short(one, name) for one in found))
    further = [
        name + "|" + given + "|" + "|".join(function + short(one, function) for one in handed(tables, function))
        for name, (function, given) in HANDED_ON.items()
    ]
    return result, further


def handed(tables, function):
    return tables["torch"].get(function) or tables["functional"][function]


def main():
    found, further = lines(sys.argv[1])
    folder = ROOT / "Sources/Torch/Signatures"
    (folder / "RecordedHandedOn.swift").write_text(
        "// Recorded by Tests/Oracle/record_signatures.py: which arguments PyTorch's functions written in Python hand on, and\n"
        "// how the functions that get them declare theirs. See HandedOnCalls.swift for the form.\n\n"
        "enum RecordedHandedOn {\n  static let text = #\"\"\"\n"
        + "".join("    " + line + "\n" for line in further) + '    """#\n}\n')
    size = len(found) // 3 + 1
    for number in range(3):
        part = found[number * size : (number + 1) * size]
        text = (
            "// Recorded by Tests/Oracle/record_signatures.py: how PyTorch declares the arguments of its functions. See\n"
            "// CallSignatures.swift for the form.\n\n"
            f"enum RecordedSignatures{number + 1} {{\n  static let text = #\"\"\"\n"
            + "".join("    " + line + "\n" for line in part) + '    """#\n}\n')
        (folder / f"RecordedSignatures{number + 1}.swift").write_text(text)
    print(len(found), sum(len(line) for line in found))


main()
