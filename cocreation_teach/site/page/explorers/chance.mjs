// The stream of chance that `numpy.random.default_rng(seed)` gives: a run on the page is the run in Python.
//
// Recorded draws would be 39 kB for each run of the two homes, and there are 9,999 runs. The stream itself
// is these lines: O'Neill's PCG64 (XSL RR 128/64) after her seed sequence; normal draws are Marsaglia and
// Tsang's ziggurat. numpy may draw otherwise one day: the test that compares the two says so.

// A number of 128 bits is six limbs of 24, the least first, so that products and their sums are exact.
const [M0, M1, M2, M3, M4, M5] = [0xccf645, 0xdf649f, 0xa44385, 0x1fc65d, 0x60ed05, 0x23];
const LIMB = 2 ** 24;
const TWO_32 = 2 ** 32;

/** A stream of draws; `seed` is a whole number below 2 ** 32. */
export function chanceFrom(seed) {
  const words = seedWords(seed);
  // The words give two numbers of 128 bits, of each the upper half first.
  const [start, chosen] = [limbsOf(words, 2, 3, 0, 1), limbsOf(words, 6, 7, 4, 5)];
  const increment = sum(sum(chosen, chosen), [1, 0, 0, 0, 0, 0]);
  const [i0, i1, i2, i3, i4, i5] = increment;
  let [s0, s1, s2, s3, s4, s5] = sum(increment, start);
  const halves = new Uint32Array(2); // the 64 bits drawn last, the lower first; no object is made: there are many draws
  let spare = null;
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
  function draw64() {
    step();
    const one = s0 ^ (s1 << 24) ^ (s2 >>> 16) ^ (s3 << 8);
    const other = (s1 >>> 8) ^ (s2 << 16) ^ s4 ^ (s5 << 24);
    const [below, above] = s5 & 0x80 ? [other, one] : [one, other];
    const by = (s5 >>> 2) & 31;
    halves[0] = by ? (below >>> by) | (above << (32 - by)) : below;
    halves[1] = by ? (above >>> by) | (below << (32 - by)) : above;
  }

  function next32() {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    draw64();
    spare = halves[1];
    return halves[0];
  }

  /** A number from 0 up to 1, of 53 bits. */
  function random() {
    draw64();
    return (halves[1] * 2 ** 21 + (halves[0] >>> 11)) * 2 ** -53;
  }

  /** A whole number from 0 to `most`, each as likely (Lemire 2019). */
  function upTo(most) {
    if (most === 0) return 0;
    const span = most + 1;
    const least = (TWO_32 - span) % span;
    for (;;) {
      const product = BigInt(next32()) * BigInt(span);
      if (Number(product & 0xffffffffn) >= least) return Number(product >> 32n);
    }
  }

  /** The same for shuffling: as many bits as `most` has, drawn until they are no more than it. */
  function bitsUpTo(most) {
    const mask = 2 ** (32 - Math.clz32(most)) - 1;
    for (;;) {
      const drawn = (next32() & mask) >>> 0;
      if (drawn <= most) return drawn;
    }
  }

  function normal() {
    for (;;) {
      draw64();
      const [low, high] = halves;
      const at = low & 0xff;
      // Of the rest one bit is the sign, and 52 say how far.
      const far = (high & 0x1fffffff) * 2 ** 23 + (low >>> 9);
      const side = (low >>> 8) & 1 ? -1 : 1;
      const x = side * far * WIDTH[at];
      if (far < SURE[at]) return x;
      if (at > 0) {
        if ((HEIGHT[at - 1] - HEIGHT[at]) * random() + HEIGHT[at] < Math.exp(-0.5 * x * x)) return x;
        continue;
      }
      for (;;) {
        const beyond = -Math.log1p(-random()) / TAIL;
        const height = -Math.log1p(-random());
        if (2 * height > beyond * beyond) return Math.floor(far / 256) % 2 ? -(TAIL + beyond) : TAIL + beyond;
      }
    }
  }

  const several = (count, draw) => {
    const drawn = new Float64Array(count);
    for (let at = 0; at < count; at++) drawn[at] = draw(at);
    return drawn;
  };
  return {
    random: (count) => several(count, random),
    uniform: (low, high, count) => several(count, () => low + (high - low) * random()),
    normal: (mean, deviation, count) => several(count, () => mean + deviation * normal()),
    /** Whole numbers from `low` up to, and without, `end`. */
    integers: (low, end, count) => several(count, () => low + upTo(end - low - 1)),
    /** The numbers below `count` in any order. */
    permutation(count) {
      const order = several(count, (at) => at);
      for (let at = count - 1; at > 0; at--) {
        const other = bitsUpTo(at);
        [order[at], order[other]] = [order[other], order[at]];
      }
      return order;
    },
  };
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

// The ziggurat: 256 layers of one area under the bell, which the last one shares with the tail beyond.
const TAIL = 3.6541528853610088;
const AREA = 0.004928673233974658;
const STEPS = 2 ** 52;
const bell = (x) => Math.exp(-0.5 * x * x);
const [WIDTH, SURE, HEIGHT] = layers();

function layers() {
  const [width, sure, height] = [[], [], []];
  const wide = AREA / bell(TAIL);
  [width[0], sure[0], height[0]] = [wide / STEPS, Math.floor((TAIL / wide) * STEPS), 1];
  [width[255], height[255]] = [TAIL / STEPS, bell(TAIL)];
  let before = TAIL;
  for (let at = 254; at > 0; at--) {
    const x = Math.sqrt(-2 * Math.log(AREA / before + bell(before)));
    sure[at + 1] = Math.floor((x / before) * STEPS);
    [width[at], height[at]] = [x / STEPS, bell(x)];
    before = x;
  }
  sure[1] = 0;
  return [width, sure, height];
}
