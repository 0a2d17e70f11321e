// From the rate of a sound card to the rate of the engines.

/** Zero crossings of the filter on each side; more are sharper and slower. */
const CROSSINGS = 16;

/** The part of the lower rate's band that passes. */
const PASSED = 0.92;

function greatestDivisor(a, b) {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** A low-pass at the place of one output sample between two input samples. */
function taps(fraction, half, cutoff) {
  const row = new Float32Array(2 * half);
  let sum = 0;
  for (let i = 0; i < row.length; i++) {
    const distance = i - half + 1 - fraction;
    const x = Math.PI * distance * cutoff;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / half);
    row[i] = Math.abs(distance) >= half ? 0 : (x === 0 ? 1 : Math.sin(x) / x) * window;
    sum += row[i];
  }
  return row.map((tap) => tap / sum);
}

/** Resamples one channel piece by piece, by a windowed sinc of each phase. */
export class Resampler {
  /**
   * @param {number} fromHz whole
   * @param {number} toHz whole
   */
  constructor(fromHz, toHz) {
    const divisor = greatestDivisor(fromHz, toHz);
    this.up = toHz / divisor;
    this.down = fromHz / divisor;
    const cutoff = Math.min(1, toHz / fromHz) * PASSED;
    this.half = Math.ceil(CROSSINGS / cutoff);
    this.rows = Array.from({ length: this.up }, (_, phase) =>
      taps(phase / this.up, this.half, cutoff));
    // why: the first output sample needs what came before the first input sample
    this.waiting = new Float32Array(this.half - 1);
    this.phase = 0;
  }

  /**
   * @param {Float32Array} samples
   * @returns {Float32Array} as many as can be told by now
   */
  accept(samples) {
    if (this.up === this.down) {
      return samples;
    }
    const input = new Float32Array(this.waiting.length + samples.length);
    input.set(this.waiting);
    input.set(samples, this.waiting.length);
    const output = [];
    let at = 0;
    while (at + 2 * this.half <= input.length) {
      const row = this.rows[this.phase];
      let sum = 0;
      for (let i = 0; i < row.length; i++) {
        sum += row[i] * input[at + i];
      }
      output.push(sum);
      this.phase += this.down;
      at += Math.floor(this.phase / this.up);
      this.phase %= this.up;
    }
    this.waiting = input.slice(at);
    return Float32Array.from(output);
  }

  /** @returns {Float32Array} the rest, as if silence followed */
  finish() {
    return this.accept(new Float32Array(this.up === this.down ? 0 : this.half));
  }
}
