// Reference lines, texts, arrows and shapes. Written in Python; a base of the class Axes.

enum AnnotationSource {
  static let text = #"""
    class _Annotations:
        def arrow(self, x, y, dx, dy, color='k', width=0.001, head_width=None, **kwargs):
            return self._add({'kind': 'arrows', 'x': [float(x), float(y), float(dx), float(dy)], 'color': _hex(kwargs.get('fc', kwargs.get('ec', color))), 'width': 1.3, 'noun': 'arrow'})

        # Reference lines and text

        def axhline(self, y=0, xmin=0, xmax=1, *, color=None, linestyle='-', ls=None, linewidth=None, lw=None, alpha=None, label='', c=None, zorder=None, **kwargs):
            return self._rule(y, False, color or c, ls or linestyle, linewidth or lw, alpha, label)

        def axvline(self, x=0, ymin=0, ymax=1, *, color=None, linestyle='-', ls=None, linewidth=None, lw=None, alpha=None, label='', c=None, zorder=None, **kwargs):
            return self._rule(x, True, color or c, ls or linestyle, linewidth or lw, alpha, label)

        def _rule(self, at, vertical, color, style, width, alpha, label):
            line = Line2D([], [], color=color or self._next(), linestyle=style, linewidth=width, label=label)
            line.mark.update({'kind': 'rule', 'x': [_floats(at)[0]], 'vertical': vertical, 'alpha': 1 if alpha is None else alpha})
            self.lines.append(line)
            return self._add(line)

        def axhspan(self, ymin, ymax, xmin=0, xmax=1, *, color=None, facecolor=None, alpha=None, label='', **kwargs):
            return self._add({'kind': 'band', 'x': [float(ymin), float(ymax)], 'fill': _hex(facecolor or color or 'C0'), 'fill_alpha': 1 if alpha is None else alpha, 'label': label})

        def axvspan(self, xmin, xmax, ymin=0, ymax=1, *, color=None, facecolor=None, alpha=None, label='', **kwargs):
            return self._add({'kind': 'band', 'x': [float(xmin), float(xmax)], 'vertical': True, 'fill': _hex(facecolor or color or 'C0'), 'fill_alpha': 1 if alpha is None else alpha, 'label': label})

        def axline(self, xy1, xy2=None, *, slope=None, **kwargs):
            if xy2 is not None:
                slope = (xy2[1] - xy1[1]) / (xy2[0] - xy1[0])
            far = 1e3
            line = self.plot([xy1[0] - far, xy1[0] + far], [xy1[1] - far * slope, xy1[1] + far * slope], **kwargs)[0]
            line.mark['free'] = True
            return line

        def hlines(self, y, xmin, xmax, colors=None, linestyles='solid', label='', **kwargs):
            ys = _floats(y)
            a, b = _floats(xmin), _floats(xmax)
            flat = []
            for k, v in enumerate(ys):
                flat.extend([a[k % len(a)], v, b[k % len(b)], v])
            return self._add({'kind': 'segments', 'x': flat, 'color': _hex(colors if isinstance(colors, str) else 'C0'), 'width': kwargs.get('linewidth', kwargs.get('lw', 1.5)), 'dashes': _dashes(linestyles), 'label': label}, LineCollection)

        def vlines(self, x, ymin, ymax, colors=None, linestyles='solid', label='', **kwargs):
            xs = _floats(x)
            a, b = _floats(ymin), _floats(ymax)
            flat = []
            for k, v in enumerate(xs):
                flat.extend([v, a[k % len(a)], v, b[k % len(b)]])
            return self._add({'kind': 'segments', 'x': flat, 'color': _hex(colors if isinstance(colors, str) else 'C0'), 'width': kwargs.get('linewidth', kwargs.get('lw', 1.5)), 'dashes': _dashes(linestyles), 'label': label}, LineCollection)

        def text(self, x, y, s, fontdict=None, *, fontsize=None, size=None, color='k', c=None, ha='left', horizontalalignment=None, va='baseline', verticalalignment=None, rotation=0, transform=None, bbox=None, weight=None, **kwargs):
            mark = {'kind': 'text', 'x': [float(x)], 'y': [float(y)], 'text': str(s), 'size': _font(fontsize or size), 'color': _hex(c or color), 'ha': horizontalalignment or ha, 'va': verticalalignment or va,
                    'rotation': 90 if rotation == 'vertical' else 0 if rotation == 'horizontal' else rotation, 'in_panel': transform is not None}
            if bbox:
                mark['box'] = True
                mark['fill'] = _hex(bbox.get('facecolor', bbox.get('fc', 'white')))
                mark['fill_alpha'] = bbox.get('alpha', 1)
            made = Text(x, y, s, self, mark)
            self.texts.append(made)
            return self._add(made)

        def annotate(self, text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, **kwargs):
            at = xy if xytext is None else xytext
            if textcoords in ('offset points', 'offset pixels'):
                at = xy
                arrowprops = None
            made = self.text(at[0], at[1], text, **{k: v for k, v in kwargs.items() if k not in ('annotation_clip',)})
            made.mark['in_panel'] = xycoords == 'axes fraction'
            if textcoords in ('offset points', 'offset pixels'):
                made.mark['va'] = 'bottom' if xytext[1] > 0 else 'top' if xytext[1] < 0 else 'center'
            if arrowprops is not None and xytext is not None:
                made.mark['x'] = [float(at[0]), float(xy[0])]
                made.mark['y'] = [float(at[1]), float(xy[1])]
                made.mark['arrow'] = True
            made.__class__ = Annotation
            return made

        def add_patch(self, p):
            self.patches.append(p)
            return self._add(p)

        def add_line(self, line):
            self.lines.append(line)
            return self._add(line)

        def add_artist(self, a):
            return self._add(a)

        def add_collection(self, collection, autolim=True):
            if isinstance(collection, PatchCollection):
                for patch in collection._patches:
                    self._add(patch)
                return collection
            return self._add(collection)

        def table(self, *args, **kwargs):
            raise NotImplementedError('table is not supported; print the numbers or write a Markdown table')
    """#
}
