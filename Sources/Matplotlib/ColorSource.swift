// Colours by name, plain numbers out of arrays and tensors, and the short formats of lines. Written in Python.

enum ColorSource {
  static let text = #"""
    import math as _math
    _range = range

    _CYCLE = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#7f7f7f', '#bcbd22', '#17becf']
    _BASE = {'b': '#0000ff', 'g': '#008000', 'r': '#ff0000', 'c': '#00bfbf', 'm': '#bf00bf', 'y': '#bfbf00', 'k': '#000000', 'w': '#ffffff'}
    TABLEAU_COLORS = {'tab:blue': '#1f77b4', 'tab:orange': '#ff7f0e', 'tab:green': '#2ca02c', 'tab:red': '#d62728', 'tab:purple': '#9467bd',
                      'tab:brown': '#8c564b', 'tab:pink': '#e377c2', 'tab:gray': '#7f7f7f', 'tab:olive': '#bcbd22', 'tab:cyan': '#17becf', 'tab:grey': '#7f7f7f'}
    _NAMED = {'black': '#000000', 'white': '#ffffff', 'red': '#ff0000', 'green': '#008000', 'blue': '#0000ff', 'orange': '#ffa500',
              'purple': '#800080', 'gray': '#808080', 'grey': '#808080', 'yellow': '#ffff00', 'cyan': '#00ffff', 'magenta': '#ff00ff',
              'pink': '#ffc0cb', 'brown': '#a52a2a', 'lime': '#00ff00', 'navy': '#000080', 'teal': '#008080', 'olive': '#808000',
              'maroon': '#800000', 'silver': '#c0c0c0', 'gold': '#ffd700', 'darkgreen': '#006400', 'darkblue': '#00008b', 'darkred': '#8b0000',
              'lightblue': '#add8e6', 'lightgreen': '#90ee90', 'lightgray': '#d3d3d3', 'lightgrey': '#d3d3d3', 'darkgray': '#a9a9a9', 'darkgrey': '#a9a9a9',
              'steelblue': '#4682b4', 'skyblue': '#87ceeb', 'royalblue': '#4169e1', 'crimson': '#dc143c', 'coral': '#ff7f50', 'salmon': '#fa8072',
              'tomato': '#ff6347', 'orangered': '#ff4500', 'darkorange': '#ff8c00', 'turquoise': '#40e0d0', 'violet': '#ee82ee', 'indigo': '#4b0082',
              'khaki': '#f0e68c', 'beige': '#f5f5dc', 'forestgreen': '#228b22', 'seagreen': '#2e8b57', 'limegreen': '#32cd32', 'dodgerblue': '#1e90ff',
              'slateblue': '#6a5acd', 'firebrick': '#b22222', 'chocolate': '#d2691e', 'sienna': '#a0522d', 'orchid': '#da70d6', 'plum': '#dda0dd',
              'hotpink': '#ff69b4', 'deepskyblue': '#00bfff', 'aqua': '#00ffff', 'fuchsia': '#ff00ff', 'lavender': '#e6e6fa', 'tan': '#d2b48c',
              'mediumseagreen': '#3cb371', 'cornflowerblue': '#6495ed', 'darkviolet': '#9400d3', 'dimgray': '#696969', 'slategray': '#708090', 'goldenrod': '#daa520'}

    def _rgba(c, alpha=None):
        if isinstance(c, str):
            text = c
            if text.lower() == 'none':
                return (0.0, 0.0, 0.0, 0.0)
            if len(text) == 2 and text[0] == 'C' and text[1].isdigit() or (len(text) > 2 and text[0] == 'C' and text[1:].isdigit()):
                text = _CYCLE[int(text[1:]) % 10]
            text = _BASE.get(text) or TABLEAU_COLORS.get(text) or _NAMED.get(text.lower()) or text
            if text.startswith('#') and len(text) in (4, 5):
                text = '#' + ''.join(ch * 2 for ch in text[1:])
            if text.startswith('#') and len(text) in (7, 9):
                try:
                    parts = [int(text[i:i + 2], 16) / 255 for i in range(1, len(text), 2)]
                except ValueError:
                    raise ValueError(f'{c!r} is not a valid color value.')
                if len(parts) == 3:
                    parts.append(1.0)
                if alpha is not None:
                    parts[3] = float(alpha)
                return tuple(parts)
            try:
                level = float(text)
            except ValueError:
                raise ValueError(f'{c!r} is not a valid color value.')
            if not 0 <= level <= 1:
                raise ValueError(f'Invalid string grayscale value {c!r}. Value must be within 0-1 range')
            return (level, level, level, 1.0 if alpha is None else float(alpha))
        if c is None:
            return (0.0, 0.0, 0.0, 1.0)
        parts = [float(v) for v in c]
        if len(parts) not in (3, 4):
            raise ValueError('RGBA sequence must have length 3 or 4')
        if any(v < 0 or v > 1 for v in parts):
            raise ValueError('RGBA values should be within 0-1 range')
        if len(parts) == 3:
            parts.append(1.0)
        if alpha is not None:
            parts[3] = float(alpha)
        return tuple(parts)

    def _hex(c):
        if isinstance(c, str) and c.lower() == 'none':
            return 'none'
        r, g, b, a = _rgba(c)
        if a == 0:
            return 'none'
        return '#%02x%02x%02x' % (round(r * 255), round(g * 255), round(b * 255))

    def to_rgba(c, alpha=None):
        return _rgba(c, alpha)

    def to_rgb(c):
        return _rgba(c)[:3]

    def to_hex(c, keep_alpha=False):
        r, g, b, a = _rgba(c)
        text = '#%02x%02x%02x' % (round(r * 255), round(g * 255), round(b * 255))
        return text + '%02x' % round(a * 255) if keep_alpha else text

    def _plain(x):
        if hasattr(x, 'detach'):
            # A tensor is asked for its array, which one with a history refuses.
            x = x.numpy()
        if hasattr(x, 'tolist'):
            count = x.numel() if hasattr(x, 'numel') else x.size
            if count > 4000000:
                raise ValueError(f'a figure with {count} numbers is too large for a page; draw a part of them')
            return x.tolist()
        if isinstance(x, (list, tuple, range)):
            return [_plain(v) for v in x]
        if hasattr(x, '__iter__') and not isinstance(x, str):
            return [_plain(v) for v in x]
        return x

    def _flat(x):
        if isinstance(x, list):
            out = []
            for v in x:
                out.extend(_flat(v))
            return out
        return [x]

    def _number(v):
        if v is None:
            return float('nan')
        if isinstance(v, str):
            raise TypeError(f'a number is needed, not {v!r}')
        return float(v)

    def _floats(x):
        x = _plain(x)
        if not isinstance(x, list):
            x = [x]
        return [_number(v) for v in _flat(x)]

    def _rows(x):
        x = _plain(x)
        return x if isinstance(x, list) else [x]

    def _finite(values):
        return [v for v in values if v - v == 0]

    _DASHES = {'-': [], 'solid': [], '--': [3.7, 1.6], 'dashed': [3.7, 1.6], ':': [1.0, 1.65], 'dotted': [1.0, 1.65],
               '-.': [6.4, 1.6, 1.0, 1.6], 'dashdot': [6.4, 1.6, 1.0, 1.6]}

    def _dashes(style):
        if isinstance(style, tuple):
            return list(style[1] or [])
        if style not in _DASHES:
            raise ValueError(f"{style!r} is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'")
        return _DASHES[style]

    def _format(fmt):
        color = marker = style = None
        i = 0
        while i < len(fmt):
            two = fmt[i:i + 2]
            if two in ('--', '-.'):
                style, i = two, i + 2
            elif fmt[i] in '-:':
                style, i = fmt[i], i + 1
            elif fmt[i] == 'C' and i + 1 < len(fmt) and fmt[i + 1].isdigit():
                color, i = two, i + 2
            elif fmt[i] in _BASE:
                color, i = fmt[i], i + 1
            elif fmt[i] in '.,ov^<>1234sp*hH+xDd|_P8X':
                marker, i = fmt[i], i + 1
            else:
                try:
                    return _hex(fmt), None, '-'
                except ValueError:
                    raise ValueError(f'{fmt!r} is not a valid format string (unrecognized character {fmt[i]!r})')
        return color, marker, style
    """#
}
