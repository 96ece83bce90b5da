# What functions of images say to shapes that are no images, and to images without elements.
import torch
import torch.nn.functional as F

shapes = [(), (4,), (4, 4), (4, 4, 4), (4, 4, 4, 4), (2, 3, 4, 4, 4), (0, 4), (0, 3, 4), (2, 0, 4), (2, 3, 0), (0, 3, 4, 4), (2, 0, 4, 4), (2, 3, 4, 0), (2, 0, 4, 4, 4)]
functions = {
    "max_pool1d": lambda x: F.max_pool1d(x, 2), "max_pool1d indices": lambda x: F.max_pool1d(x, 2, return_indices=True)[0], "max_pool2d": lambda x: F.max_pool2d(x, 2), "max_pool3d": lambda x: F.max_pool3d(x, 2),
    "avg_pool1d": lambda x: F.avg_pool1d(x, 2), "avg_pool2d": lambda x: F.avg_pool2d(x, 2), "avg_pool3d": lambda x: F.avg_pool3d(x, 2),
    "adaptive_avg_pool1d": lambda x: F.adaptive_avg_pool1d(x, 2), "adaptive_avg_pool2d": lambda x: F.adaptive_avg_pool2d(x, 2), "adaptive_avg_pool3d": lambda x: F.adaptive_avg_pool3d(x, 2), "global": lambda x: F.adaptive_avg_pool2d(x, 1),
    "adaptive_max_pool1d": lambda x: F.adaptive_max_pool1d(x, 2), "adaptive_max_pool2d": lambda x: F.adaptive_max_pool2d(x, 2), "adaptive_max_pool3d": lambda x: F.adaptive_max_pool3d(x, 2), "unfold": lambda x: F.unfold(x, 2), "fold": lambda x: F.fold(x, (4, 4), 2),
    "reflect": lambda x: F.pad(x, (1, 1), mode="reflect"), "reflect 2": lambda x: F.pad(x, (1, 1, 1, 1), mode="reflect"), "replicate 3": lambda x: F.pad(x, (1, 1, 1, 1, 1, 1), mode="replicate"), "circular": lambda x: F.pad(x, (1, 1), mode="circular"),
    "constant": lambda x: F.pad(x, (1, 1, 1, 1, 1, 1)), "nearest": lambda x: F.interpolate(x, scale_factor=2), "bilinear": lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"), "area": lambda x: F.interpolate(x, size=3, mode="area"), "bicubic": lambda x: F.interpolate(x, size=3, mode="bicubic"),
    "conv1d": lambda x: F.conv1d(x, torch.ones(2, 3, 2)), "conv2d": lambda x: F.conv2d(x, torch.ones(2, 3, 2, 2)), "batch_norm": lambda x: F.batch_norm(x, None, None, training=True), "instance_norm": lambda x: F.instance_norm(x), "rms_norm": lambda x: F.rms_norm(x, (4,)),
    "glu": lambda x: F.glu(x), "dropout1d": lambda x: F.dropout1d(x, training=False), "local_response_norm": lambda x: F.local_response_norm(x, 2), "pixel_shuffle": lambda x: F.pixel_shuffle(x, 2),
    "cross_entropy": lambda x: F.cross_entropy(x, torch.zeros(2, dtype=torch.long)), "nll_loss": lambda x: F.nll_loss(x, torch.zeros(4, dtype=torch.long)),
}
for name, function in functions.items():
    for shape in shapes:
        try:
            found = function(torch.ones(shape)).shape
        except Exception as error:
            found = type(error).__name__ + ": " + str(error).split("\n")[0]
        print(name, shape, found)
