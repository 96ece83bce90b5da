# What scripts for graphics cards name where there is none.
import torch

settings = torch.backends.cuda.matmul
print(settings.allow_tf32, settings.allow_fp16_reduced_precision_reduction, settings.fp32_precision, type(settings))
settings.allow_tf32 = True
print(settings.allow_tf32, torch.get_float32_matmul_precision(), settings.fp32_precision)
settings.allow_tf32 = False
print(settings.allow_tf32, torch.get_float32_matmul_precision(), settings.fp32_precision)
print(torch.cuda.FloatTensor, torch.cuda.Event, torch.cuda.Stream, torch.cuda.device)
print(isinstance(torch.ones(1), torch.cuda.FloatTensor), torch.cuda.LongTensor is torch.cuda.LongTensor)


def inside():
    with torch.cuda.device(0):
        pass


for attempt in [
    lambda: settings.nothing, lambda: setattr(settings, 'nothing', 1), lambda: setattr(settings, 'allow_tf32', 3),
    lambda: torch.cuda.FloatTensor([1.0]), lambda: torch.cuda.HalfTensor(), lambda: torch.cuda.Event(enable_timing=True),
    lambda: torch.cuda.Stream(), lambda: torch.cuda.set_device('cuda:0'), lambda: torch.cuda.set_device(-1),
    lambda: torch.cuda.set_device(torch.device('cuda')), lambda: torch.cuda.set_device('cpu'), inside,
    lambda: torch.cuda.mem_get_info(), lambda: torch.cuda.reset_peak_memory_stats(),
    lambda: torch.cuda.reset_max_memory_allocated(),
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
with torch.cuda.stream(None) as stream:
    print(stream)
with torch.backends.cudnn.flags(enabled=False, deterministic=True):
    print(torch.backends.cudnn.enabled, torch.backends.cudnn.deterministic)
print(torch.backends.cudnn.enabled, torch.backends.cudnn.deterministic, torch.backends.cudnn.benchmark_limit)
