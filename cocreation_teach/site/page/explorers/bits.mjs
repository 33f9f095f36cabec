// Random bits as numpy's default gives them: O'Neill's PCG64 (XSL RR 128/64) after her seed sequence.

// A number of 128 bits is six limbs of 24, the least first, so that products and their sums are exact.
const [M0, M1, M2, M3, M4, M5] = [0xccf645, 0xdf649f, 0xa44385, 0x1fc65d, 0x60ed05, 0x23];
const LIMB = 2 ** 24;

let latest = null; // the bits of the last seed: most settings draw from the same ones again

/** What a seed gives, 64 bits at a time, as two words of which the lower stands first; what was drawn is kept. */
export function bitsOf(seed) {
  if (latest?.seed === seed) return latest;
  const chosen = seedWords(seed);
  // The words give two numbers of 128 bits, of each the upper half first.
  const [start, twice] = [limbsOf(chosen, 2, 3, 0, 1), limbsOf(chosen, 6, 7, 4, 5)];
  const increment = sum(sum(twice, twice), [1, 0, 0, 0, 0, 0]);
  const [i0, i1, i2, i3, i4, i5] = increment;
  let [s0, s1, s2, s3, s4, s5] = sum(increment, start);
  step();

  /** From one state to the next: times the multiplier, and the increment; written out, which is twice as fast. */
  function step() {
    const l0 = i0 + s0 * M0;
    const c0 = Math.floor(l0 / LIMB);
    const l1 = c0 + i1 + s0 * M1 + s1 * M0;
    const c1 = Math.floor(l1 / LIMB);
    const l2 = c1 + i2 + s0 * M2 + s1 * M1 + s2 * M0;
    const c2 = Math.floor(l2 / LIMB);
    const l3 = c2 + i3 + s0 * M3 + s1 * M2 + s2 * M1 + s3 * M0;
    const c3 = Math.floor(l3 / LIMB);
    const l4 = c3 + i4 + s0 * M4 + s1 * M3 + s2 * M2 + s3 * M1 + s4 * M0;
    const c4 = Math.floor(l4 / LIMB);
    const l5 = c4 + i5 + s0 * M5 + s1 * M4 + s2 * M3 + s3 * M2 + s4 * M1 + s5 * M0;
    s0 = l0 - c0 * LIMB;
    s1 = l1 - c1 * LIMB;
    s2 = l2 - c2 * LIMB;
    s3 = l3 - c3 * LIMB;
    s4 = l4 - c4 * LIMB;
    s5 = l5 % 0x100;
  }

  /** Draw 64 bits: the halves of the state are laid on each other and turned. */
  function draw() {
    step();
    const one = s0 ^ (s1 << 24) ^ (s2 >>> 16) ^ (s3 << 8);
    const other = (s1 >>> 8) ^ (s2 << 16) ^ s4 ^ (s5 << 24);
    const [below, above] = s5 & 0x80 ? [other, one] : [one, other];
    const by = (s5 >>> 2) & 31;
    const at = 2 * bits.count;
    if (at === bits.words.length) bits.words = longer(bits.words);
    bits.words[at] = by ? (below >>> by) | (above << (32 - by)) : below;
    bits.words[at + 1] = by ? (above >>> by) | (below << (32 - by)) : above;
    bits.count += 1;
  }

  const bits = { seed, words: new Uint32Array(1024), count: 0, draw };
  latest = bits;
  return bits;
}

function longer(words) {
  const twice = new Uint32Array(2 * words.length);
  twice.set(words);
  return twice;
}

function sum(one, other) {
  let carried = 0;
  const added = one.map((limb, at) => {
    const both = limb + other[at] + carried;
    carried = both >>> 24;
    return both & 0xffffff;
  });
  added[5] &= 0xff;
  return added;
}

/** A number of 128 bits from four of 32, which stand at these places, the least first. */
function limbsOf(words, ...places) {
  const [a, b, c, d] = places.map((at) => words[at]);
  const limbs = [a, (a >>> 24) | (b << 8), (b >>> 16) | (c << 16), c >>> 8, d, d >>> 24];
  return limbs.map((limb) => limb & 0xffffff);
}

/** Eight words of 32 bits that a seed stands for. */
function seedWords(seed) {
  let constant = 0x43b0d7e5;
  const stirred = (value) => {
    const before = value ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return folded(Math.imul(before, constant));
  };
  const pool = [seed, 0, 0, 0].map(stirred);
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) {
      if (from === to) continue;
      const stir = stirred(pool[from]);
      pool[to] = folded(Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, stir));
    }
  }
  let last = 0x8b51f9dd;
  return Array.from({ length: 8 }, (_, at) => {
    const before = pool[at % 4] ^ last;
    last = Math.imul(last, 0x58f38ded);
    return folded(Math.imul(before, last)) >>> 0;
  });
}

function folded(value) {
  return value ^ (value >>> 16);
}
