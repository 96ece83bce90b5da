// The library text of `torch.utils.data`, second part: batches. Workers are not processes here, but what they would give
// is: the same order, and random numbers of their own.

enum DataLoaderSource {
  static let text = #"""
    import torch

    _Tensor = torch.Tensor
    _worker_info = [None]

    def get_worker_info():
        return _worker_info[0]

    class WorkerInfo:
        # What a worker knows of itself.
        def __init__(self, id, num_workers, seed, dataset):
            self.id = id
            self.num_workers = num_workers
            self.seed = seed
            self.dataset = dataset
            self.rng = None
            self.worker_method = 'multiprocessing'

        def __repr__(self):
            return (f'WorkerInfo(id={self.id!r}, num_workers={self.num_workers!r}, seed={self.seed!r}, '
                    f'dataset={self.dataset!r}, rng={self.rng!r}, worker_method={self.worker_method!r})')

    def _is_mapping(value):
        return isinstance(value, dict) or hasattr(value, 'keys') and hasattr(value, '__getitem__')

    def _is_sequence(value):
        return isinstance(value, (list, tuple, range)) or hasattr(value, '__reversed__') and hasattr(value, 'index')

    def _is_numpy(cls):
        return cls.__module__ == 'numpy' and cls.__name__ not in ('str_', 'string_')

    def _rebuilt_mapping(value, members):
        # A mapping of the same type with other members; a plain dict where that cannot be made.
        if type(value) is dict:
            return members
        from copy import copy
        try:
            made = copy(value)
            made.update(members)
            return made
        except TypeError:
            return members

    def _rebuilt_sequence(value, members):
        if isinstance(value, list) and type(value) is not list:
            from copy import copy
            made = copy(value)
            for i, member in enumerate(members):
                made[i] = member
            return made
        return members

    def default_convert(data):
        cls = type(data)
        if isinstance(data, _Tensor):
            return data
        if _is_numpy(cls):
            if cls.__name__ == 'ndarray' and data.dtype.kind in 'SUO':
                return data
            return torch.as_tensor(data)
        if _is_mapping(data):
            return _rebuilt_mapping(data, {key: default_convert(data[key]) for key in data})
        if isinstance(data, tuple) and hasattr(data, '_fields'):
            return cls(*[default_convert(d) for d in data])
        if not isinstance(data, (str, bytes)) and _is_sequence(data):
            return _rebuilt_sequence(data, [default_convert(d) for d in data])
        return data

    def collate(batch, *, collate_fn_map=None):
        elem = batch[0]
        cls = type(elem)
        if collate_fn_map is not None:
            function = collate_fn_map.get(cls)
            if function is not None:
                return function(batch, collate_fn_map=collate_fn_map)
            for known, function in collate_fn_map.items():
                if isinstance(elem, known):
                    return function(batch, collate_fn_map=collate_fn_map)
            if _is_numpy(cls):
                return _collate_numpy(batch, collate_fn_map)
        if isinstance(elem, tuple) and hasattr(elem, '_fields'):
            return cls(*[collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch)])
        if _is_mapping(elem):
            return _rebuilt_mapping(elem, {
                key: collate([d[key] for d in batch], collate_fn_map=collate_fn_map) for key in elem})
        if _is_sequence(elem):
            size = len(elem)
            for other in batch:
                if len(other) != size:
                    raise RuntimeError('each element in list of batch should be of equal size')
            return _rebuilt_sequence(elem, [
                collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch)])
        raise TypeError(_not_collated.format(cls))

    _not_collated = 'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}'

    def _collate_numpy(batch, collate_fn_map):
        elem = batch[0]
        if type(elem).__name__ != 'ndarray':
            return torch.as_tensor(batch)
        if elem.dtype.kind in 'SUO':
            raise TypeError(_not_collated.format(elem.dtype))
        return collate([torch.as_tensor(b) for b in batch], collate_fn_map=collate_fn_map)

    def collate_tensor_fn(batch, *, collate_fn_map=None):
        return torch.stack(batch, 0)

    def collate_float_fn(batch, *, collate_fn_map=None):
        return torch.tensor(batch, dtype=torch.float64)

    def collate_int_fn(batch, *, collate_fn_map=None):
        return torch.tensor(batch)

    def collate_str_fn(batch, *, collate_fn_map=None):
        return batch

    default_collate_fn_map = {_Tensor: collate_tensor_fn, float: collate_float_fn, int: collate_int_fn,
                              str: collate_str_fn, bytes: collate_str_fn}

    def default_collate(batch):
        return collate(batch, collate_fn_map=default_collate_fn_map)

    def _gathered(dataset, index):
        # A batch of the rows of tensors in one operation each; None when samples have to be made one by one.
        while type(dataset) is Subset:
            indices = dataset.indices
            index = [indices[i] for i in index]
            dataset = dataset.dataset
        if type(dataset) is not TensorDataset or not index or type(index[0]) is not int:
            return None
        for tensor in dataset.tensors:
            if tensor.requires_grad:
                return None
        rows = torch.tensor(index)
        if rows.dtype != torch.int64 or rows.dim() != 1:
            return None
        return [tensor[rows] for tensor in dataset.tensors]

    class _MapDatasetFetcher:
        def __init__(self, dataset, auto_collation, collate_fn, drop_last):
            self.dataset = dataset
            self.auto_collation = auto_collation
            self.collate_fn = collate_fn

        def fetch(self, index):
            dataset = self.dataset
            if not self.auto_collation:
                return self.collate_fn(dataset[index])
            if self.collate_fn is default_collate:
                batch = _gathered(dataset, index)
                if batch is not None:
                    return batch
            together = getattr(dataset, '__getitems__', None)
            return self.collate_fn(together(index) if together else [dataset[i] for i in index])

    class _IterableDatasetFetcher:
        def __init__(self, dataset, auto_collation, collate_fn, drop_last):
            self.dataset_iter = iter(dataset)
            self.auto_collation = auto_collation
            self.collate_fn = collate_fn
            self.drop_last = drop_last
            self.ended = False

        def fetch(self, index):
            if self.ended:
                raise StopIteration
            if not self.auto_collation:
                return self.collate_fn(next(self.dataset_iter))
            data = []
            for _ in index:
                try:
                    data.append(next(self.dataset_iter))
                except StopIteration:
                    self.ended = True
                    break
            if len(data) == 0 or (self.drop_last and len(data) < len(index)):
                raise StopIteration
            return self.collate_fn(data)

    class _DatasetKind:
        Map = 0
        Iterable = 1

        @staticmethod
        def create_fetcher(kind, dataset, auto_collation, collate_fn, drop_last):
            cls = _MapDatasetFetcher if kind == _DatasetKind.Map else _IterableDatasetFetcher
            return cls(dataset, auto_collation, collate_fn, drop_last)

    class _InfiniteConstantSampler(Sampler):
        def __iter__(self):
            while True:
                yield None

    class DataLoader:
        """Batches of a dataset, in order or shuffled."""

        __initialized = False

        def __class_getitem__(cls, item):
            return cls

        def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                     collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                     multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                     pin_memory_device='', in_order=True):
            if num_workers < 0:
                raise ValueError('num_workers option should be non-negative; use num_workers=0 to disable '
                                 'multiprocessing.')
            if timeout < 0:
                raise ValueError('timeout option should be non-negative')
            if num_workers == 0 and prefetch_factor is not None:
                raise ValueError(
                    'prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable '
                    'multiprocessing, otherwise set prefetch_factor to None.')
            elif num_workers > 0 and prefetch_factor is None:
                prefetch_factor = 2
            elif prefetch_factor is not None and prefetch_factor < 0:
                raise ValueError('prefetch_factor option should be non-negative')
            if persistent_workers and num_workers == 0:
                raise ValueError('persistent_workers option needs num_workers > 0')
            self.dataset = dataset
            self.num_workers = num_workers
            self.prefetch_factor = prefetch_factor
            self.pin_memory = pin_memory
            self.pin_memory_device = pin_memory_device
            self.timeout = timeout
            self.worker_init_fn = worker_init_fn
            if multiprocessing_context is not None and num_workers == 0:
                raise ValueError('multiprocessing_context can only be used with multi-process loading (num_workers > '
                                 '0), but '
                                 f'got num_workers={num_workers}')
            self.multiprocessing_context = multiprocessing_context
            self.in_order = in_order
            if isinstance(dataset, IterableDataset):
                self._dataset_kind = _DatasetKind.Iterable
                unwanted = [('shuffle', shuffle or None), ('sampler', sampler), ('batch_sampler', batch_sampler)]
                for name, value in unwanted:
                    if value is not None:
                        raise ValueError(f'DataLoader with IterableDataset: expected unspecified {name} option, but '
                                         'got '
                                         f'{name}={value}')
            else:
                shuffle = bool(shuffle)
                self._dataset_kind = _DatasetKind.Map
            if sampler is not None and shuffle:
                raise ValueError('sampler option is mutually exclusive with shuffle')
            if batch_sampler is not None:
                if batch_size != 1 or shuffle or sampler is not None or drop_last:
                    raise ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, '
                                     'and '
                                     'drop_last')
                batch_size = None
                drop_last = False
            elif batch_size is None and drop_last:
                raise ValueError('batch_size=None option disables auto-batching and is mutually exclusive with '
                                 'drop_last')
            if sampler is None:
                if self._dataset_kind == _DatasetKind.Iterable:
                    sampler = _InfiniteConstantSampler()
                elif shuffle:
                    sampler = RandomSampler(dataset, generator=generator)
                else:
                    sampler = SequentialSampler(dataset)
            if batch_size is not None and batch_sampler is None:
                batch_sampler = BatchSampler(sampler, batch_size, drop_last)
            self.batch_size = batch_size
            self.drop_last = drop_last
            self.sampler = sampler
            self.batch_sampler = batch_sampler
            self.generator = generator
            if collate_fn is None:
                collate_fn = default_collate if self._auto_collation else default_convert
            self.collate_fn = collate_fn
            self.persistent_workers = persistent_workers
            self._IterableDataset_len_called = None
            self._iterator = None
            self.__initialized = True

        def __setattr__(self, attr, val):
            if self.__initialized and attr in ('batch_size', 'batch_sampler', 'sampler', 'drop_last', 'dataset',
                                               'persistent_workers'):
                raise ValueError(f'{attr} attribute should not be set after {self.__class__.__name__} is initialized')
            super().__setattr__(attr, val)

        def _get_iterator(self):
            return (_MultiProcessingDataLoaderIter if self.num_workers else _SingleProcessDataLoaderIter)(self)

        def __iter__(self):
            if self.persistent_workers and self.num_workers > 0:
                if self._iterator is None:
                    self._iterator = self._get_iterator()
                else:
                    self._iterator._reset(self)
                return self._iterator
            return self._get_iterator()

        @property
        def _auto_collation(self):
            return self.batch_sampler is not None

        @property
        def _index_sampler(self):
            return self.sampler if self.batch_sampler is None else self.batch_sampler

        def __len__(self):
            if self._dataset_kind == _DatasetKind.Map:
                return len(self._index_sampler)
            length = self._IterableDataset_len_called = len(self.dataset)
            if self.batch_size is not None:
                length = length // self.batch_size if self.drop_last else -(-length // self.batch_size)
            return length

    class _BaseDataLoaderIter:
        def __init__(self, loader):
            self._dataset = loader.dataset
            self._dataset_kind = loader._dataset_kind
            self._IterableDataset_len_called = loader._IterableDataset_len_called
            self._auto_collation = loader._auto_collation
            self._drop_last = loader.drop_last
            self._index_sampler = loader._index_sampler
            self._num_workers = loader.num_workers
            if loader.pin_memory:
                from warnings import warn
                warn("'pin_memory' argument is set as true but no accelerator is found, then device pinned memory "
                     "won't be "
                     "used.", stacklevel=4)
            self._collate_fn = loader.collate_fn
            self._sampler_iter = iter(self._index_sampler)
            self._base_seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
            self._num_yielded = 0

        def __iter__(self):
            return self

        def _reset(self, loader):
            self._sampler_iter = iter(self._index_sampler)
            self._num_yielded = 0
            self._IterableDataset_len_called = loader._IterableDataset_len_called

        def __next__(self):
            data = self._next_data()
            self._num_yielded += 1
            if self._IterableDataset_len_called is not None and self._num_yielded > self._IterableDataset_len_called:
                from warnings import warn
                message = (f'Length of IterableDataset {self._dataset} was reported to be '
                           f'{self._IterableDataset_len_called}(when accessing len(dataloader)), but '
                           f'{self._num_yielded} '
                           'samples have been fetched. ')
                if self._num_workers > 0:
                    message += ('For multiprocessing data-loading, this could be caused by not properly configuring '
                                'the '
                                'IterableDataset replica at each worker. Please see '
                                'https://pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset for '
                                'examples.')
                warn(message, stacklevel=2)
            return data

        def __len__(self):
            return len(self._index_sampler)

    class _SingleProcessDataLoaderIter(_BaseDataLoaderIter):
        def __init__(self, loader):
            super().__init__(loader)
            self._fetcher = _DatasetKind.create_fetcher(
                self._dataset_kind, self._dataset, self._auto_collation, self._collate_fn, self._drop_last)

        def _next_data(self):
            return self._fetcher.fetch(next(self._sampler_iter))

    class _Worker:
        # What a process of its own would be: a copy of the dataset and a random stream of its own.
        def __init__(self, iterator, loader, number):
            from copy import copy
            self.iterator = iterator
            self.number = number
            self.dataset = copy(loader.dataset)
            self.info = WorkerInfo(number, loader.num_workers, iterator._base_seed + number, self.dataset)
            self.init_fn = loader.worker_init_fn
            self.state = None
            self.fetcher = None

        def fetch(self, index):
            import random
            outside = torch.get_rng_state(), random.getstate(), _worker_info[0]
            _worker_info[0] = self.info
            try:
                if self.state is None:
                    torch.manual_seed(self.info.seed)
                    random.seed(self.info.seed)
                else:
                    torch.set_rng_state(self.state[0])
                    random.setstate(self.state[1])
                if self.fetcher is None:
                    if self.init_fn is not None:
                        self.init_fn(self.number)
                    iterator = self.iterator
                    self.fetcher = _DatasetKind.create_fetcher(
                        iterator._dataset_kind, self.dataset, iterator._auto_collation, iterator._collate_fn,
                        iterator._drop_last)
                return self.fetcher.fetch(index)
            finally:
                self.state = torch.get_rng_state(), random.getstate()
                torch.set_rng_state(outside[0])
                random.setstate(outside[1])
                _worker_info[0] = outside[2]

    class _MultiProcessingDataLoaderIter(_BaseDataLoaderIter):
        # Batches in the order in which several workers would give them, made here one after the other.
        def __init__(self, loader):
            super().__init__(loader)
            self._ahead = loader.prefetch_factor * loader.num_workers
            self._workers = [_Worker(self, loader, number) for number in range(loader.num_workers)]
            self._start()

        def _start(self):
            self._active = [True] * len(self._workers)
            self._turn = 0
            self._tasks = []
            for _ in range(self._ahead):
                self._try_put_index()

        def _reset(self, loader):
            super()._reset(loader)
            for worker in self._workers:
                worker.fetcher = None
            self._start()

        def _try_put_index(self):
            try:
                index = next(self._sampler_iter)
            except StopIteration:
                return
            for _ in self._workers:
                number = self._turn
                self._turn = (number + 1) % len(self._workers)
                if self._active[number]:
                    self._tasks.append((number, index))
                    return

        def _next_data(self):
            while self._tasks:
                number, index = self._tasks.pop(0)
                if not self._active[number]:
                    continue
                try:
                    data = self._workers[number].fetch(index)
                except StopIteration:
                    self._active[number] = False
                    self._try_put_index()
                    continue
                self._try_put_index()
                return data
            raise StopIteration

    _members = {'_DatasetKind': _DatasetKind, '_BaseDataLoaderIter': _BaseDataLoaderIter,
                '_SingleProcessDataLoaderIter': _SingleProcessDataLoaderIter, '_MultiProcessingDataLoaderIter':
                _MultiProcessingDataLoaderIter, '_InfiniteConstantSampler': _InfiniteConstantSampler}
    """#
}
