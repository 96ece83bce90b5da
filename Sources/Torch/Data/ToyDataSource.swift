// The library text of `gradbook.datasets`: small data sets made of random numbers, for lessons that would otherwise need
// a download. Our own module: PyTorch has nothing like it.

enum ToyDataSource {
  static let text = #"""
    import math
    import torch

    def _finished(points, labels, noise, shuffle, generator):
        if noise < 0:
            raise ValueError(f'noise must not be negative, but got {noise}')
        if noise > 0:
            points = points + noise * torch.randn(points.shape, generator=generator)
        if shuffle:
            order = torch.randperm(len(points), generator=generator)
            points, labels = points[order], labels[order]
        return points, labels

    def _shares(n_samples, n_classes):
        # How many samples each class gets.
        for name, value in (('n_samples', n_samples), ('n_classes', n_classes)):
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise ValueError(f'{name} must be a positive integer, but got {value!r}')
        return [n_samples // n_classes + (1 if i < n_samples % n_classes else 0) for i in range(n_classes)]

    def _labels(shares):
        return torch.cat([torch.full((count,), label) for label, count in enumerate(shares)])

    def make_moons(n_samples=100, noise=0.0, shuffle=True, generator=None):
        """Two half circles that interleave: points of shape (n_samples, 2) and labels 0 and 1."""
        shares = _shares(n_samples, 2)
        upper, lower = [torch.linspace(0, math.pi, count) for count in shares]
        points = torch.cat([torch.stack([upper.cos(), upper.sin()], 1),
                            torch.stack([1 - lower.cos(), 0.5 - lower.sin()], 1)])
        return _finished(points, _labels(shares), noise, shuffle, generator)

    def make_circles(n_samples=100, noise=0.0, factor=0.5, shuffle=True, generator=None):
        """A circle of radius 1 and one of radius `factor` inside it."""
        shares = _shares(n_samples, 2)
        rings = []
        for radius, count in zip((1.0, factor), shares):
            angle = torch.linspace(0, 2 * math.pi, count + 1)[:-1]
            rings.append(radius * torch.stack([angle.cos(), angle.sin()], 1))
        return _finished(torch.cat(rings), _labels(shares), noise, shuffle, generator)

    def make_spirals(n_samples=100, n_classes=3, turns=0.75, noise=0.05, shuffle=True, generator=None):
        """Arms that wind around the origin, one a class."""
        shares = _shares(n_samples, n_classes)
        arms = []
        for arm, count in enumerate(shares):
            radius = torch.linspace(0.1, 1, count)
            angle = 2 * math.pi * (turns * radius + arm / n_classes)
            arms.append(torch.stack([radius * angle.cos(), radius * angle.sin()], 1))
        return _finished(torch.cat(arms), _labels(shares), noise, shuffle, generator)

    def make_blobs(n_samples=100, centers=3, n_features=2, cluster_std=1.0, center_box=(-10.0, 10.0), shuffle=True,
                   generator=None):
        """Round clouds: `centers` is how many, or a tensor with a center in each row."""
        if isinstance(centers, int):
            _shares(1, centers)
            low, high = center_box
            centers = low + (high - low) * torch.rand(centers, n_features, generator=generator)
        else:
            centers = torch.as_tensor(centers, dtype=torch.get_default_dtype())
            if centers.dim() != 2:
                raise ValueError(f'centers must be a number or a tensor of two dimensions, but got {centers.dim()}')
        shares = _shares(n_samples, len(centers))
        labels = _labels(shares)
        points = centers[labels] + cluster_std * torch.randn(n_samples, centers.size(1), generator=generator)
        return _finished(points, labels, 0.0, shuffle, generator)

    def make_xor(n_samples=100, noise=0.1, shuffle=True, generator=None):
        """Clouds around the corners of a square; opposite corners share a label."""
        shares = _shares(n_samples, 4)
        corners = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
        number = _labels(shares)
        return _finished(corners[number], number // 2, noise, shuffle, generator)
    """#
}
