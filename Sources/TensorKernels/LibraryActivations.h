// The sigmoid and tanh inside the reference's recurrent layers (oneDNN's): other approximations than those of its
// functions. exp is one polynomial after multiples of ln 2, tanh one of the sixth degree on every half of an octave.
// Their coefficients were found from what the reference answers: exp's give all of its floats, tanh's all but one in a
// million (one in a thousand below 2^-8).
#pragma once

#include "KernelLoops.h"

#define LIBRARY_INLINE static inline __attribute__((always_inline))

enum { TANH_START = 0x39800000, TANH_PIECE_BITS = 22, TANH_PIECES = 32, TANH_DEGREE = 6 };

/// By degree and piece, for the distance from the piece's begin.
static const float library_tanh_pieces[TANH_DEGREE + 1][TANH_PIECES] __attribute__((aligned(64))) =
{
    {0, 0x1.7ffffep-12f, 0x1.fffffep-12f, 0x1.7ffffcp-11f, 0x1.fffff6p-11f, 0x1.7fffeep-10f, 0x1.ffffd6p-10f,
     0x1.7fffb8p-9f, 0x1.ffff56p-9f, 0x1.7ffeep-8f, 0x1.fffd56p-8f, 0x1.7ffb8p-7f, 0x1.fff556p-7f, 0x1.7fee02p-6f,
     0x1.ffd55ap-6f, 0x1.7fb81p-5f, 0x1.ff559ap-5f, 0x1.7ee102p-4f, 0x1.fd5992p-4f, 0x1.7b8ffap-3f, 0x1.f597eap-3f,
     0x1.6ef53ep-2f, 0x1.d9353ep-2f, 0x1.45323ep-1f, 0x1.85efacp-1f, 0x1.cf6f98p-1f, 0x1.ed9506p-1f, 0x1.fd77d2p-1f,
     0x1.ffa818p-1f, 0x1.fffe64p-1f, 0x1.fffff8p-1f, 0},
    {0, 0x1.fffffep-1f, 0x1.fffff2p-1f, 0x1.ffffc4p-1f, 0x1.ffffc8p-1f, 0x1.ffffb8p-1f, 0x1.ffff58p-1f, 0x1.fffeep-1f,
     0x1.fffdd8p-1f, 0x1.fffb8p-1f, 0x1.fff7dap-1f, 0x1.ffee08p-1f, 0x1.ffdfeap-1f, 0x1.ffb794p-1f, 0x1.ff7ffep-1f,
     0x1.fee082p-1f, 0x1.fe0136p-1f, 0x1.fb86d8p-1f, 0x1.f8155p-1f, 0x1.ee697p-1f, 0x1.e149bcp-1f, 0x1.be3fbp-1f,
     0x1.92a926p-1f, 0x1.3173d8p-1f, 0x1.ae0d96p-2f, 0x1.72160cp-3f, 0x1.21623ep-4f, 0x1.4340a6p-7f, 0x1.5effb6p-10f,
     0x1.998328p-16f, 0x1.b2f444p-21f, 0},
    {0, -0x1.7c21dcp-12f, 0x1.10f09ap-12f, 0x1.5f5928p-6f, 0x1.2874cp-7f, -0x1.7ffcb4p-10f, 0x1.0e98d8p-7f,
     -0x1.7ff332p-9f, 0x1.40d43ap-10f, -0x1.7d75a2p-8f, -0x1.61e4b8p-8f, -0x1.8fb748p-7f, -0x1.e7abccp-7f,
     -0x1.44b7b6p-6f, -0x1.f94fp-6f, -0x1.81c0fap-5f, -0x1.fb5606p-5f, -0x1.7c941ep-4f, -0x1.f6294ap-4f,
     -0x1.6d991ap-3f, -0x1.d7a204p-3f, -0x1.3fcf8ap-2f, -0x1.741e2p-2f, -0x1.840d5p-2f, -0x1.47871p-2f,
     -0x1.4efac4p-3f, -0x1.16f2cp-4f, -0x1.413e92p-7f, -0x1.5a8994p-10f, -0x1.8ddc8ep-16f, -0x1.97819ep-19f, 0},
    {0, -0x1.55554ap-2f, -0x1.c5e742p-2f, -0x1.4847ecp+7f, -0x1.fc628p+5f, -0x1.556836p-2f, -0x1.2839c4p+5f,
     -0x1.559a92p-2f, -0x1.357bf4p+3f, -0x1.c7f762p-2f, -0x1.41b0b2p+1f, 0x1.a1f768p-4f, -0x1.54ec16p-1f,
     -0x1.f2a19ap+0f, -0x1.a8e666p-2f, -0x1.013694p-2f, -0x1.6c8a62p-2f, -0x1.2c34bap-2f, -0x1.36c758p-2f,
     -0x1.41a964p-2f, -0x1.0514eep-2f, -0x1.6f0c24p-3f, -0x1.84121p-4f, 0x1.5a72aep-5f, 0x1.a8dd12p-4f, 0x1.67ec52p-4f,
     0x1.58bcf6p-5f, 0x1.a40806p-8f, 0x1.b3bf5cp-11f, 0x1.e15adcp-17f, 0x1.fdb0fcp-18f, 0},
    {0, 0x1.fffff4p-13f, 0x1.555546p-12f, 0x1.46c82cp+19f, 0x1.6deef2p+17f, 0x1.ffff34p-11f, 0x1.f0bc04p+15f,
     0x1.fffcdp-10f, 0x1.001468p+13f, 0x1.f3824p+6f, 0x1.dc281ap+9f, -0x1.7b8802p+7f, 0x1.22a55ep+6f, 0x1.5e9f14p+8f,
     0x1.21fd0cp+3f, -0x1.1339b8p+3f, 0x1.915168p+0f, -0x1.7d5d54p+0f, -0x1.6cb55ap-3f, 0x1.9b2ca2p-1f, 0x1.bf411cp-4f,
     0x1.69d37p-3f, 0x1.5a0f4cp-3f, 0x1.8c6acep-4f, 0x1.b5d6fp-6f, -0x1.a2ea6ep-6f, -0x1.250538p-6f, -0x1.875732p-9f,
     -0x1.68e3bap-12f, -0x1.7552fep-18f, -0x1.2e6d1ap-17f, 0},
    {0, 0x1.1110fcp-3f, 0x1.1110ecp-3f, -0x1.db5b0ap+30f, -0x1.d1c13ap+27f, 0x1.110fcap-3f, -0x1.920bf6p+25f,
     0x1.110bf8p-3f, -0x1.a2f888p+21f, -0x1.d9b9eap+15f, -0x1.845788p+17f, 0x1.34e84cp+15f, -0x1.d9c72cp+12f,
     -0x1.1c7ac8p+15f, -0x1.d752aap+8f, 0x1.c18e74p+8f, -0x1.3e8a2ap+5f, 0x1.42f8aap+5f, 0x1.bcfb8ap+1f,
     -0x1.1ba7fep+3f, 0x1.2d6c0cp-2f, -0x1.34da5ep-5f, -0x1.727106p-5f, -0x1.ce8d04p-5f, -0x1.62002cp-5f,
     -0x1.c3c4d2p-13f, 0x1.46492ap-8f, 0x1.ed01aap-11f, 0x1.662e78p-14f, 0x1.53aefp-20f, 0x1.1abdb8p-18f, 0},
    {0, -0x1.222216p-13f, -0x1.82d81p-13f, 0x1.8e9668p+41f, 0x1.81294p+36f, -0x1.22215cp-11f, 0x1.f3b42ap+33f,
     -0x1.221f08p-10f, 0x1.06935cp+29f, 0x1.47e6d6p+23f, 0x1.e5afep+23f, -0x1.818b56p+21f, 0x1.282ac2p+18f,
     0x1.6243aep+20f, 0x1.2698ccp+13f, -0x1.185f7p+13f, 0x1.907138p+8f, -0x1.90e3dap+8f, -0x1.0d794p+4f,
     0x1.64b77ep+5f, -0x1.5ff4a4p-1f, 0x1.344078p-4f, -0x1.a8b488p-7f, -0x1.c11fdcp-10f, 0x1.0044bap-6f,
     0x1.3fa3bep-9f, -0x1.6d73a2p-11f, -0x1.3bca88p-13f, -0x1.3e201ep-17f, -0x1.11b044p-23f, -0x1.9ebcep-22f, 0}};

LIBRARY_INLINE uint32_t bits_of(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}

LIBRARY_INLINE float float_of(uint32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

LIBRARY_INLINE float library_tanh(float x) {
  const float linearEnd = 0x1.bb67aep-12f, oneFrom = 0x1.205966p+3f;
  const uint32_t beginMask = 0xffc00000u;
  uint32_t sign = bits_of(x) & 0x80000000u, size = bits_of(x) & 0x7fffffffu;
  uint32_t piece = (size - TANH_START) >> TANH_PIECE_BITS & (TANH_PIECES - 1);
  float distance = float_of(size) - float_of(size & beginMask);
  float sum = library_tanh_pieces[TANH_DEGREE][piece];
  for (int k = TANH_DEGREE - 1; k >= 0; k--) sum = __builtin_fmaf(sum, distance, library_tanh_pieces[k][piece]);
  sum = float_of(size) >= oneFrom ? 1 : sum;
  // NaN fails both comparisons with it.
  sum = float_of(size) < linearEnd || x != x ? float_of(size) : sum;
  return float_of(bits_of(sum) | sign);
}

/// exp of a number that is not positive; 0 where the result would not be a normal number.
LIBRARY_INLINE float library_exp(float x) {
  const float least = -0x1.5d58ap+6f;
  bool isTiny = x < least;
  x = isTiny ? least : x;
  float whole = floorf(x * 0x1.715476p+0f + 0.5f);
  float rest = __builtin_fmaf(-whole, 0x1.62e43p-1f, x);
  // Half of the power at first: it may be the smallest normal number, or none, which is 0.
  int32_t exponent = x != x ? 0 : (int32_t)(whole - 1) + 127;
  float half = isTiny ? 0 : float_of((uint32_t)exponent << 23);
  float sum = 0x1.0f9f9cp-7f;
  sum = __builtin_fmaf(sum, rest, 0x1.573a1ap-5f);
  sum = __builtin_fmaf(sum, rest, 0x1.555a8p-3f);
  sum = __builtin_fmaf(sum, rest, 0x1.fffdc6p-2f);
  sum = __builtin_fmaf(sum, rest, 0x1.fffff6p-1f);
  sum = __builtin_fmaf(sum, rest, 1.0f);
  return sum * half * 2;
}

LIBRARY_INLINE float library_sigmoid(float x) {
  float power = library_exp(float_of(bits_of(x) | 0x80000000u));
  float ratio = power / (power + 1);
  return bits_of(x) >> 31 ? ratio : 1 - ratio;
}
