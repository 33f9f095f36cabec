// The stream of chance that `numpy.random.default_rng(seed)` gives: a run on the page is the run in Python.
//
// Recorded draws would be 39 kB for each run of the two homes, and there are 9,999 runs. The stream itself
// is these lines and those of `bits.mjs`; normal draws are Marsaglia and Tsang's ziggurat. numpy may draw
// otherwise one day: the test that compares the two says so.

import { bitsOf } from "./bits.mjs";

const TWO_32 = 2 ** 32;

/** A stream of draws; `seed` is a whole number below 2 ** 32. */
export function chanceFrom(seed) {
  const bits = bitsOf(seed);
  const halves = new Uint32Array(2); // the 64 bits drawn last, the lower first; no object is made: there are many draws
  let drawn = 0;
  let spare = null;

  function draw64() {
    if (drawn === bits.count) bits.draw();
    halves[0] = bits.words[2 * drawn];
    halves[1] = bits.words[2 * drawn + 1];
    drawn += 1;
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
