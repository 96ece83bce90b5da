// The functions of pyplot and its settings, written in Python over figures and axes.

enum PyplotSource {
  static let text = #"""
    class _RcParams(dict):
        def __setitem__(self, key, value):
            dict.__setitem__(self, key, value)

        def __missing__(self, key):
            raise KeyError(f'{key} is not a valid rc parameter (see rcParams.keys() for a list of valid parameters)')

    _DEFAULTS = {'figure.figsize': [6.4, 4.8], 'image.cmap': 'viridis', 'image.origin': 'upper', 'image.interpolation': 'auto', 'figure.dpi': 100.0, 'savefig.dpi': 'figure',
                 'font.size': 10.0, 'axes.grid': False, 'lines.linewidth': 1.5, 'lines.markersize': 6.0, 'font.family': ['sans-serif'], 'axes.labelsize': 'medium', 'axes.titlesize': 'large',
                 'xtick.labelsize': 'medium', 'ytick.labelsize': 'medium', 'legend.fontsize': 'medium', 'text.usetex': False, 'axes.spines.top': True, 'axes.spines.right': True,
                 'figure.facecolor': 'white', 'axes.facecolor': 'white', 'figure.autolayout': False, 'figure.constrained_layout.use': False}
    rcParams = _RcParams(_DEFAULTS)

    def rc(group, **kwargs):
        for k, v in kwargs.items():
            rcParams[f'{group}.{k}'] = v

    def rcdefaults():
        rcParams.clear()
        rcParams.update(_DEFAULTS)

    class rc_context:
        def __init__(self, rc=None, fname=None):
            self._rc = rc or {}

        def __enter__(self):
            self._before = dict(rcParams)
            rcParams.update(self._rc)

        def __exit__(self, *exc):
            rcParams.clear()
            rcParams.update(self._before)

    class _Style:
        available = ['default', 'ggplot', 'seaborn-v0_8', 'fivethirtyeight', 'dark_background', 'bmh', 'classic', 'grayscale']

        def use(self, style):
            pass

        def context(self, style, after_reset=False):
            return rc_context()

    style = _Style()
    _style_use = style.use
    _style_available = style.available
    _style_context = style.context

    _figures = {}
    _state = {'figure': None, 'interactive': False}

    def figure(num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, frameon=True, clear=False, **kwargs):
        if isinstance(num, Figure):
            _state['figure'] = num
            return num
        if num is not None and num in _figures:
            _state['figure'] = _figures[num]
            if clear:
                _figures[num].clear()
            return _figures[num]
        if num is None:
            num = max([k for k in _figures if isinstance(k, int)] or [0]) + 1
        made = Figure(figsize, dpi)
        made.number = num
        _figures[num] = made
        _state['figure'] = made
        return made

    def gcf():
        fig = _state['figure']
        return fig if fig is not None else figure()

    def gca():
        return gcf()._gca()

    def sca(ax):
        _state['figure'] = ax.figure
        ax.figure._current = ax

    def subplots(nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, height_ratios=None, subplot_kw=None, gridspec_kw=None, **fig_kw):
        if subplot_kw:
            _refuse_projection(subplot_kw.get('projection'), subplot_kw.get('polar', False))
        fig = figure(**fig_kw)
        return fig, fig.subplots(nrows, ncols, sharex=sharex, sharey=sharey, squeeze=squeeze)

    def subplot(*args, **kwargs):
        fig = gcf()
        if not args:
            args = (1, 1, 1)
        if len(args) == 1 and not isinstance(args[0], tuple):
            code = args[0]
            args = (code // 100, code // 10 % 10, code % 10)
        if len(args) == 3:
            rows, columns, index = args
            first, last = index if isinstance(index, tuple) else (index, index)
            place = (rows, columns, (first - 1) // columns, (last - 1) // columns, (first - 1) % columns, (last - 1) % columns)
            for ax in fig.axes:
                if ax._place == place:
                    fig._current = ax
                    return ax
        return fig.add_subplot(*args, **kwargs)

    def subplot2grid(shape, loc, rowspan=1, colspan=1, fig=None, **kwargs):
        r, c = loc
        return (fig or gcf()).add_subplot((shape[0], shape[1], r, r + rowspan - 1, c, c + colspan - 1))

    def subplot_mosaic(mosaic, **kwargs):
        rows = [list(r) for r in mosaic.strip().split()] if isinstance(mosaic, str) else [list(r) for r in mosaic]
        fig = figure(**{k: v for k, v in kwargs.items() if k == 'figsize'})
        made = {}
        for r, row in enumerate(rows):
            for c, name in enumerate(row):
                if name == '.' or name in made:
                    continue
                cells = [(i, j) for i, line in enumerate(rows) for j, x in enumerate(line) if x == name]
                made[name] = fig.add_subplot((len(rows), len(rows[0]), min(i for i, _ in cells), max(i for i, _ in cells), min(j for _, j in cells), max(j for _, j in cells)))
        return fig, made

    def axes(arg=None, **kwargs):
        return gcf().add_subplot(**kwargs) if arg is None else gcf().add_axes(arg)

    def delaxes(ax=None):
        gcf().delaxes(ax or gca())

    def _show(fig):
        fig._shown = True
        if fig.axes or fig._title:
            _show_chart(fig._spec())

    def show(*args, block=None, **kwargs):
        for fig in list(_figures.values()):
            _show(fig)
        close('all')

    def _end_cell():
        for fig in list(_figures.values()):
            if not fig._shown:
                _show(fig)
        close('all')

    def close(fig=None):
        if fig is None:
            fig = _state['figure']
        if fig == 'all':
            _figures.clear()
            _state['figure'] = None
            return
        for k, v in list(_figures.items()):
            if v is fig or k == fig:
                del _figures[k]
                if _state['figure'] is v:
                    _state['figure'] = list(_figures.values())[-1] if _figures else None

    def clf():
        gcf().clear()

    def cla():
        gca().clear()

    def draw():
        pass

    def pause(interval):
        pass

    def _interactive(value):
        from contextlib import ExitStack
        stack = ExitStack()
        stack.callback(_state.__setitem__, 'interactive', _state['interactive'])
        _state['interactive'] = value
        return stack

    def ion():
        return _interactive(True)

    def ioff():
        return _interactive(False)

    def isinteractive():
        return _state['interactive']

    def switch_backend(backend):
        pass

    def get_backend():
        return 'inline'

    def get_fignums():
        return sorted(_figures)

    def fignum_exists(num):
        return num in _figures

    def xkcd(*args, **kwargs):
        return rc_context()

    def tight_layout(**kwargs):
        pass

    def subplots_adjust(*args, **kwargs):
        pass

    def savefig(*args, **kwargs):
        raise NotImplementedError('savefig is not supported: a lesson writes no files; the page shows the figure')

    def imsave(*args, **kwargs):
        raise NotImplementedError('imsave is not supported: a lesson writes no files')

    def imread(*args, **kwargs):
        raise NotImplementedError('imread is not supported: a lesson reads no files; make the numbers in the lesson')

    def suptitle(t, **kwargs):
        return gcf().suptitle(t, **kwargs)

    def colorbar(mappable=None, cax=None, ax=None, **kwargs):
        return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)

    def title(label, *args, **kwargs):
        return gca().set_title(label, *args, **kwargs)

    def xlabel(label, *args, **kwargs):
        return gca().set_xlabel(label, *args, **kwargs)

    def ylabel(label, *args, **kwargs):
        return gca().set_ylabel(label, *args, **kwargs)

    def xlim(*args, **kwargs):
        return gca().set_xlim(*args, **kwargs) if args or kwargs else gca().get_xlim()

    def ylim(*args, **kwargs):
        return gca().set_ylim(*args, **kwargs) if args or kwargs else gca().get_ylim()

    def xscale(value, **kwargs):
        gca().set_xscale(value, **kwargs)

    def yscale(value, **kwargs):
        gca().set_yscale(value, **kwargs)

    def xticks(ticks=None, labels=None, *, minor=False, **kwargs):
        ax = gca()
        if ticks is not None or labels is not None or kwargs:
            ax._set_ticks('x', ticks, labels, kwargs.get('rotation'))
        return ax.get_xticks(), ax.get_xticklabels()

    def yticks(ticks=None, labels=None, *, minor=False, **kwargs):
        ax = gca()
        if ticks is not None or labels is not None or kwargs:
            ax._set_ticks('y', ticks, labels, kwargs.get('rotation'))
        return ax.get_yticks(), ax.get_yticklabels()

    def set_cmap(cmap):
        rcParams['image.cmap'] = get_cmap(cmap).name
        if gcf()._image is not None:
            gcf()._image.cmap = get_cmap(cmap)

    def gray():
        set_cmap('gray')

    def viridis():
        set_cmap('viridis')

    def hot():
        set_cmap('hot')

    def jet():
        set_cmap('jet')

    def plasma():
        set_cmap('plasma')

    def inferno():
        set_cmap('inferno')

    def magma():
        set_cmap('magma')

    def cool():
        set_cmap('cool')

    def copper():
        set_cmap('copper')

    def bone():
        set_cmap('bone')

    def pink():
        set_cmap('pink')

    def spring():
        set_cmap('spring')

    def summer():
        set_cmap('summer')

    def autumn():
        set_cmap('autumn')

    def winter():
        set_cmap('winter')

    def hsv():
        set_cmap('hsv')

    def box(on=None):
        pass

    def setp(obj, *args, **kwargs):
        pass

    def clim(vmin=None, vmax=None):
        gcf()._image.set_clim(vmin, vmax)

    def matshow(A, fignum=None, **kwargs):
        if fignum is None:
            figure()
        return gca().imshow(A, **kwargs)

    def _delegate(name):
        def function(*args, **kwargs):
            return getattr(gca(), name)(*args, **kwargs)
        function.__name__ = name
        return function

    plot = _delegate('plot')
    scatter = _delegate('scatter')
    bar = _delegate('bar')
    barh = _delegate('barh')
    bar_label = _delegate('bar_label')
    hist = _delegate('hist')
    hist2d = _delegate('hist2d')
    errorbar = _delegate('errorbar')
    fill_between = _delegate('fill_between')
    fill_betweenx = _delegate('fill_betweenx')
    fill = _delegate('fill')
    stackplot = _delegate('stackplot')
    step = _delegate('step')
    stem = _delegate('stem')
    pie = _delegate('pie')
    boxplot = _delegate('boxplot')
    imshow = _delegate('imshow')
    spy = _delegate('spy')
    pcolormesh = _delegate('pcolormesh')
    pcolor = _delegate('pcolor')
    contour = _delegate('contour')
    contourf = _delegate('contourf')
    clabel = _delegate('clabel')
    quiver = _delegate('quiver')
    streamplot = _delegate('streamplot')
    arrow = _delegate('arrow')
    axhline = _delegate('axhline')
    axvline = _delegate('axvline')
    axhspan = _delegate('axhspan')
    axvspan = _delegate('axvspan')
    axline = _delegate('axline')
    hlines = _delegate('hlines')
    vlines = _delegate('vlines')
    text = _delegate('text')
    annotate = _delegate('annotate')
    semilogy = _delegate('semilogy')
    semilogx = _delegate('semilogx')
    loglog = _delegate('loglog')
    legend = _delegate('legend')
    grid = _delegate('grid')
    axis = _delegate('axis')
    margins = _delegate('margins')
    autoscale = _delegate('autoscale')
    tick_params = _delegate('tick_params')
    ticklabel_format = _delegate('ticklabel_format')
    minorticks_on = _delegate('minorticks_on')
    minorticks_off = _delegate('minorticks_off')
    twinx = _delegate('twinx')
    table = _delegate('table')
    twiny = _delegate('twiny')
    violinplot = _delegate('violinplot')
    ecdf = _delegate('ecdf')
    stairs = _delegate('stairs')
    eventplot = _delegate('eventplot')
    broken_barh = _delegate('broken_barh')
    locator_params = _delegate('locator_params')
    hexbin = _refused('hexbin', _REFUSED['hexbin'])
    tricontour = _refused('tricontour', _REFUSED['tricontour'])
    tricontourf = _refused('tricontourf', _REFUSED['tricontourf'])
    tripcolor = _refused('tripcolor', _REFUSED['tripcolor'])
    triplot = _refused('triplot', _REFUSED['triplot'])
    barbs = _refused('barbs', _REFUSED['barbs'])
    specgram = _refused('specgram', _REFUSED['specgram'])
    acorr = _refused('acorr', _REFUSED['acorr'])
    xcorr = _refused('xcorr', _REFUSED['xcorr'])
    quiverkey = _refused('quiverkey', _REFUSED['quiverkey'])
    psd = _refused('psd', _REFUSED['psd'])
    csd = _refused('csd', _REFUSED['csd'])
    cohere = _refused('cohere', _REFUSED['cohere'])
    magnitude_spectrum = _refused('magnitude_spectrum', _REFUSED['magnitude_spectrum'])
    phase_spectrum = _refused('phase_spectrum', _REFUSED['phase_spectrum'])
    angle_spectrum = _refused('angle_spectrum', _REFUSED['angle_spectrum'])
    grouped_bar = _refused('grouped_bar', _REFUSED['grouped_bar'])
    polar = _refused('polar', 'plot r * cos(theta) and r * sin(theta) with axis("equal")')
    rgrids = polar
    thetagrids = polar

    def figtext(x, y, s, **kwargs):
        return gcf().text(x, y, s, **kwargs)

    def figlegend(*args, **kwargs):
        return gcf().legend(*args, **kwargs)

    def findobj(o=None, match=None, include_self=True):
        raise NotImplementedError('findobj is not supported; keep what the plotting functions return')

    def sci(im):
        gcf()._image = im

    def gci():
        return gcf()._image

    class _Maps:
        def __getattr__(self, name):
            if name in ('get_cmap', 'ScalarMappable'):
                return get_cmap if name == 'get_cmap' else ScalarMappable
            return _colormap(name)

    cm = _Maps()

    class FuncAnimation:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError('animations are not supported; draw the frames you want to show as subplots')

    class ArtistAnimation(FuncAnimation):
        pass

    class FFMpegWriter:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError('animations are not supported: a lesson writes no files')

    class PillowWriter(FFMpegWriter):
        pass

    class _MovieWriters:
        def is_available(self, name):
            return False

        def list(self):
            return []

        def __iter__(self):
            return iter([])

        def __getitem__(self, name):
            raise RuntimeError(f'Requested MovieWriter ({name}) not available')

    _writers = _MovieWriters()

    _members = {'_end_cell': _end_cell, '_colormap': _colormap, '_style_use': _style_use, '_style_available': _style_available, '_style_context': _style_context,
                '_writers': _writers}
    """#
}
