// The stream of chance that `numpy.random.default_rng(seed)` gives: a run on the page is the run in Python.
//
// Recorded draws would be 39 kB for each run of the two homes, and there are 9,999 runs. The stream itself
// is these lines: O'Neill's PCG64 (XSL RR 128/64) after her seed sequence; normal draws are Marsaglia and
// Tsang's ziggurat. numpy may draw otherwise one day: the test that compares the two says so.

// A number of 128 bits is eight of 16, the least first, so that products and their sums are exact.
const MULTIPLIER = [0xf645, 0x9fcc, 0xdf64, 0x4385, 0x5da4, 0x1fc6, 0xed05, 0x2360];
const TWO_32 = 2 ** 32;

/** A stream of draws; `seed` is a whole number below 2 ** 32. */
export function chanceFrom(seed) {
  const words = seedWords(seed);
  const limbs = (...at) => at.flatMap((one) => [words[one] & 0xffff, words[one] >>> 16]);
  // The words give two numbers of 128 bits, of each the upper half first.
  const [start, chosen] = [limbs(2, 3, 0, 1), limbs(6, 7, 4, 5)];
  const increment = sum(sum(chosen, chosen), [1, 0, 0, 0, 0, 0, 0, 0]);
  let state = Float64Array.from(sum(increment, start));
  let former = new Float64Array(8);
  step();
  let spare = null;

  /** From one state to the next: times the multiplier, and the increment. No array is made: there are many draws. */
  function step() {
    [state, former] = [former, state];
    let carried = 0;
    for (let at = 0; at < 8; at++) {
      let limb = carried + increment[at];
      for (let part = 0; part <= at; part++) limb += former[part] * MULTIPLIER[at - part];
      carried = Math.floor(limb / 65536);
      state[at] = limb - carried * 65536;
    }
  }

  /** The next 64 bits as two unsigned numbers of 32. */
  function next64() {
    step();
    const [a, b, c, d, e, f, g, h] = state;
    const low = (((f ^ b) << 16) | (e ^ a)) >>> 0;
    const high = (((h ^ d) << 16) | (g ^ c)) >>> 0;
    return rotated(low, high, h >>> 10);
  }

  function next32() {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const { low, high } = next64();
    spare = high;
    return low;
  }

  /** A number from 0 up to 1, of 53 bits. */
  function random() {
    const { low, high } = next64();
    return (high * 2 ** 21 + (low >>> 11)) * 2 ** -53;
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
      const { low, high } = next64();
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

  const several = (count, draw) => Float64Array.from({ length: count }, draw);
  return {
    random: (count) => several(count, random),
    uniform: (low, high, count) => several(count, () => low + (high - low) * random()),
    normal: (mean, deviation, count) => several(count, () => mean + deviation * normal()),
    /** Whole numbers from `low` up to, and without, `end`. */
    integers: (low, end, count) => several(count, () => low + upTo(end - low - 1)),
    /** The numbers below `count` in any order. */
    permutation(count) {
      const order = several(count, (_, at) => at);
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
  return one.map((limb, at) => {
    const both = limb + other[at] + carried;
    carried = both >>> 16;
    return both & 0xffff;
  });
}

function rotated(low, high, by) {
  const [one, other] = by & 32 ? [high, low] : [low, high];
  const rest = by & 31;
  if (rest === 0) return { low: one, high: other };
  return {
    low: ((one >>> rest) | (other << (32 - rest))) >>> 0,
    high: ((other >>> rest) | (one << (32 - rest))) >>> 0,
  };
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
