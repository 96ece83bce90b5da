// The library text of `torch.utils.data`, first part: datasets and the orders in which they are read.

enum DatasetSource {
  static let text = #"""
    import math
    from bisect import bisect_right as _bisect_right
    from itertools import accumulate as _accumulate
    from itertools import islice as _islice
    import torch

    class Dataset:
        """A map from keys to samples: subclasses say what `dataset[index]` is."""

        def __class_getitem__(cls, item):
            return cls

        def __getitem__(self, index):
            raise NotImplementedError('Subclasses of Dataset should implement __getitem__.')

        def __add__(self, other):
            return ConcatDataset([self, other])

    class IterableDataset(Dataset):
        """Samples that come one after the other."""

        def __new__(cls, *args, **kwargs):
            if not hasattr(cls, '__iter__'):
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method __iter__")
            return object.__new__(cls)

        def __add__(self, other):
            return ChainDataset([self, other])

    class TensorDataset(Dataset):
        """Tensors taken apart along their first dimension."""

        def __init__(self, *tensors):
            if any([tensors[0].size(0) != tensor.size(0) for tensor in tensors]):
                raise AssertionError('Size mismatch between tensors')
            self.tensors = tensors

        def __getitem__(self, index):
            return tuple([tensor[index] for tensor in self.tensors])

        def __len__(self):
            return self.tensors[0].size(0)

    def _items(dataset, indices):
        # Many samples at once, where the dataset can do that.
        together = getattr(dataset, '__getitems__', None)
        if not callable(together):
            return [dataset[index] for index in indices]
        items = together(indices)
        if len(items) != len(indices):
            raise ValueError(f"Nested dataset's output size mismatch. Expected {len(indices)}, got {len(items)}")
        return items

    class StackDataset(Dataset):
        """Datasets side by side: samples are tuples, or dicts by name."""

        def __init__(self, *args, **kwargs):
            if args:
                if kwargs:
                    raise ValueError('Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like '
                                     'input/output, but both types are given.')
                members = args
            elif kwargs:
                members = list(kwargs.values())
            else:
                raise ValueError('At least one dataset should be passed')
            self._length = len(members[0])
            if any([self._length != len(dataset) for dataset in members]):
                raise ValueError('Size mismatch between datasets')
            self.datasets = args or kwargs

        def __getitem__(self, index):
            if isinstance(self.datasets, dict):
                return {key: dataset[index] for key, dataset in self.datasets.items()}
            return tuple([dataset[index] for dataset in self.datasets])

        def __getitems__(self, indices):
            if isinstance(self.datasets, dict):
                columns = {key: _items(dataset, indices) for key, dataset in self.datasets.items()}
                return [{key: column[row] for key, column in columns.items()} for row in range(len(indices))]
            return list(zip(*[_items(dataset, indices) for dataset in self.datasets]))

        def __len__(self):
            return self._length

    class ConcatDataset(Dataset):
        """Datasets one after the other."""

        @staticmethod
        def cumsum(sequence):
            return list(_accumulate([len(member) for member in sequence]))

        def __init__(self, datasets):
            super().__init__()
            self.datasets = list(datasets)
            if len(self.datasets) == 0:
                raise AssertionError('datasets should not be an empty iterable')
            for dataset in self.datasets:
                if isinstance(dataset, IterableDataset):
                    raise AssertionError('ConcatDataset does not support IterableDataset')
            self.cumulative_sizes = self.cumsum(self.datasets)

        def __len__(self):
            return self.cumulative_sizes[-1]

        def __getitem__(self, idx):
            if idx < 0:
                if -idx > len(self):
                    raise ValueError('absolute value of index should not exceed dataset length')
                idx = len(self) + idx
            number = _bisect_right(self.cumulative_sizes, idx)
            return self.datasets[number][idx if number == 0 else idx - self.cumulative_sizes[number - 1]]

        @property
        def cummulative_sizes(self):
            from warnings import warn
            warn('`cummulative_sizes` attribute is renamed to `cumulative_sizes`', FutureWarning, stacklevel=2)
            return self.cumulative_sizes

    class ChainDataset(IterableDataset):
        """Iterable datasets one after the other."""

        def __init__(self, datasets):
            super().__init__()
            self.datasets = datasets

        def _members(self):
            for dataset in self.datasets:
                if not isinstance(dataset, IterableDataset):
                    raise AssertionError('ChainDataset only supports IterableDataset')
                yield dataset

        def __iter__(self):
            for dataset in self._members():
                yield from dataset

        def __len__(self):
            return sum([len(dataset) for dataset in self._members()])

    class Subset(Dataset):
        """The samples of a dataset at some indices."""

        def __init__(self, dataset, indices):
            self.dataset = dataset
            self.indices = indices
            cls = type(self)
            if cls.__getitem__ is not Subset.__getitem__ and cls.__getitems__ is Subset.__getitems__:
                raise NotImplementedError(
                    f'{cls.__name__} overrides __getitem__ but not __getitems__. When subclassing Subset and '
                    'overriding '
                    '__getitem__, you must also override __getitems__ to ensure DataLoader works correctly with your '
                    'custom '
                    'logic. A simple implementation:\n\ndef __getitems__(self, indices):\n    return '
                    '[self.__getitem__(idx) for idx in indices]')

        def __getitem__(self, idx):
            if isinstance(idx, list):
                return self.dataset[[self.indices[i] for i in idx]]
            return self.dataset[self.indices[idx]]

        def __getitems__(self, indices):
            chosen = [self.indices[index] for index in indices]
            together = getattr(self.dataset, '__getitems__', None)
            return together(chosen) if callable(together) else [self.dataset[index] for index in chosen]

        def __len__(self):
            return len(self.indices)

    def random_split(dataset, lengths, generator=torch.default_generator):
        total = sum(lengths)
        if math.isclose(total, 1) and total <= 1:
            parts = []
            for i, fraction in enumerate(lengths):
                if fraction < 0 or fraction > 1:
                    raise ValueError(f'Fraction at index {i} is not between 0 and 1')
                parts.append(math.floor(len(dataset) * fraction))
            for i in range(len(dataset) - sum(parts)):
                parts[i % len(parts)] += 1
            lengths = parts
            for i, length in enumerate(lengths):
                if length == 0:
                    from warnings import warn
                    warn(f'Length of split at index {i} is 0. This might result in an empty dataset.', stacklevel=2)
        if sum(lengths) != len(dataset):
            raise ValueError('Sum of input lengths does not equal the length of the input dataset!')
        indices = torch.randperm(sum(lengths), generator=generator).tolist()
        return [Subset(dataset, indices[end - length:end])
                for end, length in zip(_accumulate(lengths), lengths, strict=True)]

    class Sampler:
        """The order in which a loader takes samples."""

        def __class_getitem__(cls, item):
            return cls

        def __iter__(self):
            raise NotImplementedError

    class SequentialSampler(Sampler):
        """One index after the other."""

        def __init__(self, data_source):
            self.data_source = data_source

        def __iter__(self):
            return iter(range(len(self.data_source)))

        def __len__(self):
            return len(self.data_source)

    class RandomSampler(Sampler):
        """Indices in random order, with or without replacement."""

        def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
            self.data_source = data_source
            self.replacement = replacement
            self._num_samples = num_samples
            self.generator = generator
            if not isinstance(replacement, bool):
                raise TypeError(f'replacement should be a boolean value, but got replacement={replacement}')
            if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                raise ValueError('num_samples should be a positive integer value, but got '
                                 f'num_samples={self.num_samples}')

        @property
        def num_samples(self):
            return len(self.data_source) if self._num_samples is None else self._num_samples

        def _source(self):
            # The generator of one pass.
            if self.generator is not None:
                return self.generator
            seed = int(torch.empty((), dtype=torch.int64).random_().item())
            generator = torch.Generator()
            generator.manual_seed(seed)
            return generator

        def __iter__(self):
            count = len(self.data_source)
            generator = self._source()
            if self.replacement:
                # Thirty-two at a time: no list of all of them, which may be billions.
                for _ in range(self.num_samples // 32):
                    yield from torch.randint(high=count, size=(32,), dtype=torch.int64, generator=generator).tolist()
                rest = (self.num_samples % 32,)
                yield from torch.randint(high=count, size=rest, dtype=torch.int64, generator=generator).tolist()
            else:
                for _ in range(self.num_samples // count):
                    yield from torch.randperm(count, generator=generator).tolist()
                yield from torch.randperm(count, generator=generator).tolist()[:self.num_samples % count]

        def __len__(self):
            return self.num_samples

    class SubsetRandomSampler(Sampler):
        """The given indices in random order."""

        def __init__(self, indices, generator=None):
            self.indices = indices
            self.generator = generator

        def __iter__(self):
            for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                yield self.indices[i]

        def __len__(self):
            return len(self.indices)

    class WeightedRandomSampler(Sampler):
        """Indices drawn with the given weights."""

        def __init__(self, weights, num_samples, replacement=True, generator=None):
            if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
                raise ValueError(f'num_samples should be a positive integer value, but got num_samples={num_samples}')
            if not isinstance(replacement, bool):
                raise ValueError(f'replacement should be a boolean value, but got replacement={replacement}')
            weights = torch.as_tensor(weights, dtype=torch.double)
            if len(weights.shape) != 1:
                raise ValueError('weights should be a 1d sequence but given weights have shape '
                                 + str(tuple(weights.shape)))
            self.weights = weights
            self.num_samples = num_samples
            self.replacement = replacement
            self.generator = generator

        def __iter__(self):
            drawn = torch.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator)
            yield from iter(drawn.tolist())

        def __len__(self):
            return self.num_samples

    def _whole_order(sampler):
        # The order of a pass, for samplers that know it from the start and whose generator nobody else sees; else None.
        if type(sampler) is SequentialSampler:
            return range(len(sampler.data_source))
        if type(sampler) is RandomSampler and not sampler.replacement and sampler.generator is None:
            count = len(sampler.data_source)
            if sampler.num_samples == count:
                return torch.randperm(count, generator=sampler._source()).tolist()
        return None

    class BatchSampler(Sampler):
        """Lists of indices."""

        def __init__(self, sampler, batch_size, drop_last):
            if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
                raise ValueError(f'batch_size should be a positive integer value, but got batch_size={batch_size}')
            if not isinstance(drop_last, bool):
                raise ValueError(f'drop_last should be a boolean value, but got drop_last={drop_last}')
            self.sampler = sampler
            self.batch_size = batch_size
            self.drop_last = drop_last

        def __iter__(self):
            order = _whole_order(self.sampler)
            if order is not None:
                for start in range(0, len(order), self.batch_size):
                    batch = list(order[start:start + self.batch_size])
                    if len(batch) == self.batch_size or not self.drop_last:
                        yield batch
                return
            source = iter(self.sampler)
            batch = list(_islice(source, self.batch_size))
            while len(batch) == self.batch_size or (batch and not self.drop_last):
                yield batch
                batch = list(_islice(source, self.batch_size))

        def __len__(self):
            if self.drop_last:
                return len(self.sampler) // self.batch_size
            return (len(self.sampler) + self.batch_size - 1) // self.batch_size

    class DistributedSampler(Sampler):
        """The share of one of several processes; here the processes are numbers that the lesson gives."""

        def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False):
            if num_replicas is None or rank is None:
                raise ValueError('Default process group has not been initialized, please make sure to call '
                                 'init_process_group.')
            if rank >= num_replicas or rank < 0:
                raise ValueError(f'Invalid rank {rank}, rank should be in the interval [0, {num_replicas - 1}]')
            self.dataset = dataset
            self.num_replicas = num_replicas
            self.rank = rank
            self.epoch = 0
            self.drop_last = drop_last
            length = len(dataset)
            if drop_last and length % num_replicas != 0:
                self.num_samples = math.ceil((length - num_replicas) / num_replicas)
            else:
                self.num_samples = math.ceil(length / num_replicas)
            self.total_size = self.num_samples * num_replicas
            self.shuffle = shuffle
            self.seed = seed

        def __iter__(self):
            indices = list(range(len(self.dataset)))
            if self.shuffle:
                generator = torch.Generator()
                generator.manual_seed(self.seed + self.epoch)
                indices = torch.randperm(len(self.dataset), generator=generator).tolist()
            if self.drop_last:
                indices = indices[:self.total_size]
            else:
                missing = self.total_size - len(indices)
                if missing > len(indices):
                    indices += (indices * math.ceil(missing / len(indices)))[:missing]
                else:
                    indices += indices[:missing]
            return iter(indices[self.rank:self.total_size:self.num_replicas])

        def __len__(self):
            return self.num_samples

        def set_epoch(self, epoch):
            self.epoch = epoch
    """#
}
