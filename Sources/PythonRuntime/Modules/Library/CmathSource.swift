// The module `cmath` in Python: functions of complex numbers, after the formulas of Kahan's "Branch cuts". Our own text.

enum CmathSource {
  static let module = NativeModule("cmath") { vm, module throws(PyError) in
    try SourceModules.load(vm, module, text)
  }

  private static let text = #"""
    import math as _math

    pi = _math.pi
    e = _math.e
    tau = _math.tau
    inf = _math.inf
    nan = _math.nan
    infj = complex(0.0, _math.inf)
    nanj = complex(0.0, _math.nan)

    def _complex(z):
        if isinstance(z, (str, bytes)):
            raise TypeError(f'must be real number, not {type(z).__name__}')
        if not isinstance(z, (int, float, complex)) and not hasattr(z, '__complex__') and not hasattr(z, '__float__'):
            raise TypeError(f'must be real number, not {type(z).__name__}')
        return complex(z)

    def phase(z, /):
        z = _complex(z)
        return _math.atan2(z.imag, z.real)

    def polar(z, /):
        z = _complex(z)
        return abs(complex(z.real, z.imag)), _math.atan2(z.imag, z.real)

    def rect(r, phi, /):
        r, phi = _math.ldexp(r, 0), _math.ldexp(phi, 0)
        if phi == 0.0:
            return complex(r, r * phi)
        return complex(r * _math.cos(phi), r * _math.sin(phi))

    def sqrt(z, /):
        z = _complex(z)
        x, y = z.real, z.imag
        if _math.isinf(y):
            return complex(inf, y)
        if not (_math.isfinite(x) and _math.isfinite(y)):
            return complex(nan, nan) if _math.isnan(x) or _math.isnan(y) else (
                complex(x, _math.copysign(0.0, y)) if x > 0 else complex(0.0, _math.copysign(inf, y)))
        if x == 0.0 and y == 0.0:
            return complex(0.0, y)
        ax, ay = abs(x), abs(y)
        if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308 and (ax > 0.0 or ay > 0.0):
            ax = _math.ldexp(ax, 54)
            s = _math.ldexp(_math.sqrt(ax + abs(complex(ax, _math.ldexp(ay, 54)))), -27)
        else:
            ax /= 8.0
            s = 2.0 * _math.sqrt(ax + abs(complex(ax, ay / 8.0)))
        d = ay / (2.0 * s)
        if x >= 0.0:
            return complex(s, _math.copysign(d, y))
        return complex(d, _math.copysign(s, y))

    def exp(z, /):
        z = _complex(z)
        if z.real > 708.3964185322641:
            size = _math.exp(z.real - 1.0)
            value = complex(size * _math.cos(z.imag) * e, size * _math.sin(z.imag) * e)
        else:
            size = _math.exp(z.real)
            value = complex(size * _math.cos(z.imag), size * _math.sin(z.imag))
        if _math.isfinite(z.real) and not (_math.isfinite(value.real) and _math.isfinite(value.imag)):
            raise OverflowError('math range error')
        return value

    def _log(z):
        ax, ay = abs(z.real), abs(z.imag)
        if ax == 0.0 and ay == 0.0:
            raise ValueError('math domain error')
        if ax > 4.49e307 or ay > 4.49e307:
            size = _math.log(abs(complex(ax / 2.0, ay / 2.0))) + _math.log(2.0)
        else:
            h = abs(complex(ax, ay))
            if 0.71 <= h <= 1.73:
                am, an = (ax, ay) if ax > ay else (ay, ax)
                size = _math.log1p((am - 1) * (am + 1) + an * an) / 2.0
            else:
                size = _math.log(h)
        return complex(size, _math.atan2(z.imag, z.real))

    def log(z, *base):
        value = _log(_complex(z))
        return value / _log(_complex(base[0])) if base else value

    def log10(z, /):
        value = _log(_complex(z))
        return complex(value.real / _math.log(10.0), value.imag / _math.log(10.0))

    def sinh(z, /):
        z = _complex(z)
        return complex(_math.cos(z.imag) * _math.sinh(z.real), _math.sin(z.imag) * _math.cosh(z.real))

    def cosh(z, /):
        z = _complex(z)
        return complex(_math.cos(z.imag) * _math.cosh(z.real), _math.sin(z.imag) * _math.sinh(z.real))

    def tanh(z, /):
        z = _complex(z)
        if abs(z.real) > 354.198:
            small = 4.0 * _math.sin(z.imag) * _math.cos(z.imag) * _math.exp(-2.0 * abs(z.real))
            return complex(_math.copysign(1.0, z.real), small)
        tx, ty = _math.tanh(z.real), _math.tan(z.imag)
        cx = 1.0 / _math.cosh(z.real)
        product = tx * ty
        bottom = 1.0 + product * product
        return complex(tx * (1.0 + ty * ty) / bottom, ((ty / bottom) * cx) * cx)

    def _turned(function, z):
        w = function(complex(-z.imag, z.real))
        return complex(w.imag, -w.real)

    def sin(z, /):
        return _turned(sinh, _complex(z))

    def cos(z, /):
        z = _complex(z)
        return cosh(complex(-z.imag, z.real))

    def tan(z, /):
        return _turned(tanh, _complex(z))

    def asinh(z, /):
        z = _complex(z)
        s1 = sqrt(complex(1.0 + z.imag, -z.real))
        s2 = sqrt(complex(1.0 - z.imag, z.real))
        return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                       _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))

    def acosh(z, /):
        z = _complex(z)
        s1 = sqrt(complex(z.real - 1.0, z.imag))
        s2 = sqrt(complex(z.real + 1.0, z.imag))
        return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _math.atan2(s1.imag, s2.real))

    def atanh(z, /):
        z = _complex(z)
        if z.real < 0.0 or (z.real == 0.0 and _math.copysign(1.0, z.real) < 0.0):
            return -atanh(-z)
        ay = abs(z.imag)
        if z.real == 1.0 and ay == 0.0:
            raise ValueError('math domain error')
        far = 1.0 - z.real
        return complex(_math.log1p(4.0 * z.real / (far * far + ay * ay)) / 4.0,
                       -_math.atan2(-2.0 * z.imag, far * (1.0 + z.real) - ay * ay) / 2.0)

    def asin(z, /):
        return _turned(asinh, _complex(z))

    def acos(z, /):
        z = _complex(z)
        s1 = sqrt(complex(1.0 - z.real, -z.imag))
        s2 = sqrt(complex(1.0 + z.real, z.imag))
        return complex(2.0 * _math.atan2(s1.real, s2.real), _math.asinh(s2.real * s1.imag - s2.imag * s1.real))

    def atan(z, /):
        return _turned(atanh, _complex(z))

    def isfinite(z, /):
        z = _complex(z)
        return _math.isfinite(z.real) and _math.isfinite(z.imag)

    def isinf(z, /):
        z = _complex(z)
        return _math.isinf(z.real) or _math.isinf(z.imag)

    def isnan(z, /):
        z = _complex(z)
        return _math.isnan(z.real) or _math.isnan(z.imag)

    def isclose(a, b, rel_tol, abs_tol):
        a, b = _complex(a), _complex(b)
        if _math.ldexp(rel_tol, 0) < 0.0 or _math.ldexp(abs_tol, 0) < 0.0:
            raise ValueError('tolerances must be non-negative')
        if a == b:
            return True
        if isinf(a) or isinf(b):
            return False
        diff = abs(a - b)
        return diff <= rel_tol * abs(b) or diff <= rel_tol * abs(a) or diff <= abs_tol

    _natives = {
        'phase(z, /)': 'exact', 'polar(z, /)': 'exact', 'rect(r, phi, /)': 'unpack', 'sqrt(z, /)': 'exact',
        'exp(z, /)': 'exact', 'log(z, base=?, /)': 'unpack', 'log10(z, /)': 'exact', 'sinh(z, /)': 'exact',
        'cosh(z, /)': 'exact', 'tanh(z, /)': 'exact', 'sin(z, /)': 'exact', 'cos(z, /)': 'exact',
        'tan(z, /)': 'exact', 'asinh(z, /)': 'exact', 'acosh(z, /)': 'exact', 'atanh(z, /)': 'exact',
        'asin(z, /)': 'exact', 'acos(z, /)': 'exact', 'atan(z, /)': 'exact', 'isfinite(z, /)': 'exact',
        'isinf(z, /)': 'exact', 'isnan(z, /)': 'exact',
        'isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)': 'clinic',
    }
    """#
}
