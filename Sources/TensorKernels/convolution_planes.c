// The lattices of convolutions and their bordered planes.
#include "ConvolutionPlanes.h"

static int64_t floored_quotient(int64_t a, int64_t b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

static bool make_lists(gb_lattice *l, int64_t kernel) {
  l->flat = malloc((size_t)kernel * 2 * sizeof(int64_t) + 8);
  l->shift = l->flat ? l->flat + kernel : NULL;
  return l->flat != NULL;
}

void gb_close_lattice(gb_lattice *lattice) { free(lattice->flat); }

/// Sets the border and the shifts from each place's base along the axes.
static void set_border(gb_lattice *l, const int64_t (*bases)[3]) {
  l->plane = 1;
  for (int axis = 0; axis < 3; axis++) {
    int64_t low = 0, high = l->size[axis];
    for (int64_t p = 0; p < l->places; p++) {
      int64_t end = bases[p][axis] + (l->grid[axis] - 1) * l->step[axis] + 1;
      if (bases[p][axis] < low) low = bases[p][axis];
      if (end > high) high = end;
    }
    l->before[axis] = -low;
    l->wide[axis] = (high - low + l->step[axis] - 1) / l->step[axis];
    l->plane *= l->wide[axis] * l->step[axis];
  }
  for (int64_t p = 0; p < l->places; p++) {
    int64_t remainder = 0, place = 0;
    for (int axis = 0; axis < 3; axis++) {
      int64_t at = bases[p][axis] + l->before[axis];
      remainder = remainder * l->step[axis] + at % l->step[axis];
      place = place * l->wide[axis] + at / l->step[axis];
    }
    l->shift[p] = remainder * gb_product3(l->wide) + place;
  }
}

static void unflatten(const gb_convolution *s, int64_t flat, int64_t place[3]) {
  place[0] = flat / (s->kernel[1] * s->kernel[2]);
  place[1] = flat / s->kernel[2] % s->kernel[1];
  place[2] = flat % s->kernel[2];
}

bool gb_forward_lattice(const gb_convolution *s, gb_lattice *l) {
  int64_t kernel = gb_product3(s->kernel);
  int64_t(*bases)[3] = malloc((size_t)kernel * sizeof *bases + 8);
  if (!make_lists(l, kernel) || !bases) {
    free(bases);
    return false;
  }
  for (int64_t flat = 0; flat < kernel; flat++) {
    int64_t place[3];
    unflatten(s, flat, place);
    for (int axis = 0; axis < 3; axis++) bases[flat][axis] = place[axis] * s->dilation[axis] - s->padding[axis];
    l->flat[flat] = flat;
  }
  l->places = kernel;
  for (int axis = 0; axis < 3; axis++) {
    l->grid[axis] = s->output[axis];
    l->step[axis] = s->stride[axis];
    l->size[axis] = s->input[axis];
  }
  set_border(l, (const int64_t(*)[3])bases);
  free(bases);
  return true;
}

bool gb_class_lattice(const gb_convolution *s, const int64_t rest[3], int64_t column, gb_lattice *l) {
  int64_t kernel = gb_product3(s->kernel);
  int64_t(*bases)[3] = malloc((size_t)kernel * sizeof *bases + 8);
  if (!make_lists(l, kernel) || !bases) {
    free(bases);
    return false;
  }
  l->places = 0;
  for (int axis = 0; axis < 3; axis++) {
    l->grid[axis] = rest[axis] < s->input[axis] ? (s->input[axis] - rest[axis] - 1) / s->stride[axis] + 1 : 0;
    l->step[axis] = 1;
    l->size[axis] = s->output[axis];
  }
  for (int64_t flat = 0; flat < kernel; flat++) {
    int64_t place[3];
    unflatten(s, flat, place);
    bool fits = column < 0 || place[2] == column;
    for (int axis = 0; axis < 3; axis++) {
      int64_t from = rest[axis] + s->padding[axis] - place[axis] * s->dilation[axis];
      fits = fits && from % s->stride[axis] == 0;
      bases[l->places][axis] = floored_quotient(from, s->stride[axis]);
    }
    if (fits) l->flat[l->places++] = flat;
  }
  set_border(l, (const int64_t(*)[3])bases);
  free(bases);
  return true;
}

bool gb_chain_channels(gb_lattice *l, int64_t channels) {
  gb_lattice one = *l;
  if (!make_lists(l, one.places * channels)) {
    *l = one;
    return false;
  }
  l->places = one.places * channels;
  for (int64_t p = 0; p < l->places; p++) {
    l->flat[p] = p;
    l->shift[p] = p / one.places * one.plane + one.shift[p % one.places];
  }
  gb_close_lattice(&one);
  return true;
}

float *gb_make_planes(const gb_lattice *l, int64_t count) {
  return calloc((size_t)(count * l->plane + VECTOR_N), sizeof(float));
}

bool gb_needs_no_border(const gb_lattice *l) {
  bool result = true;
  for (int axis = 0; axis < 3; axis++)
    result = result && l->step[axis] == 1 && l->before[axis] == 0 && l->wide[axis] == l->size[axis];
  return result;
}

GB_CLONES void gb_border_planes(const gb_lattice *l, int64_t count, const float *planes, float *to) {
  int64_t part = gb_product3(l->wide), step = l->step[2], width = l->size[2];
  if (l->step[0] == 1 && l->step[1] == 1 && step == 1) {
    to += (l->before[0] * l->wide[1] + l->before[1]) * l->wide[2] + l->before[2];
    for (int64_t c = 0; c < count; c++, to += l->plane)
      for (int64_t z = 0; z < l->size[0]; z++)
        for (int64_t y = 0; y < l->size[1]; y++, planes += width)
          gb_copy_floats(to + (z * l->wide[1] + y) * l->wide[2], planes, width);
    return;
  }
  for (int64_t c = 0; c < count; c++, to += l->plane)
    for (int64_t z = 0; z < l->size[0]; z++)
      for (int64_t y = 0; y < l->size[1]; y++, planes += width) {
        int64_t atZ = z + l->before[0], atY = y + l->before[1], atX = l->before[2];
        int64_t remainder = (atZ % l->step[0] * l->step[1] + atY % l->step[1]) * step;
        float *line = to + remainder * part + (atZ / l->step[0] * l->wide[1] + atY / l->step[1]) * l->wide[2];
        if (step == 1) {
          gb_copy_floats(line + atX, planes, width);
        } else {
          // One line for each remainder, in which the places follow one another.
          for (int64_t r = 0; r < step; r++) {
            int64_t first = (r + step - atX % step) % step;
            float *places = line + r * part + (atX + first) / step;
            for (int64_t i = 0, x = first; x < width; i++, x += step) places[i] = planes[x];
          }
        }
      }
}
