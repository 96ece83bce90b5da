# What notebooks ask of the packages they run on.
import importlib, importlib.metadata, importlib.util
from packaging import version
import torch
print(importlib.metadata.version("torch") == torch.__version__, version.parse(torch.__version__) >= version.parse("2.0"))
print(version.parse(torch.__version__).release[:2], version.parse("1.13.1+cu117").local)
try:
    importlib.metadata.version("no-such-package")
except importlib.metadata.PackageNotFoundError as error:
    print(type(error).__name__, error)
print(importlib.import_module("math").floor(2.5), importlib.import_module("os.path").join("a", "b"))
print(importlib.util.find_spec("torch") is not None, importlib.util.find_spec("nothing_like_it"))
print(importlib.reload(version) is version)
