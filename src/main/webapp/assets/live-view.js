// The buttons, the meter and the figures of live speech.

import { clock } from './times.js';

const byId = (id) => document.getElementById(id);

/** The meter shows levels from here up to 0 dB of full scale. */
const QUIETEST_DB = -60;

/** So long nothing but this little is no room, it is a muted microphone. */
const MUTED_DB = -75;
const MUTED_SECONDS = 5;

const STATES = {
  idle: 'The microphone is off.',
  opening: 'Opening the microphone and the stream. The browser may ask you.',
  listening: 'Listening.',
  paused: 'Paused. The microphone is not heard.',
  lost: 'Interrupted. Go on, or stop.',
  finishing: 'Recognising the rest.',
};

/** Shows a `Live`. */
export class LiveView {
  #mutedSince = null;

  /**
   * @param {{start: () => void, pause: () => void, resume: () => void, goOn: () => void,
   *     stop: () => void, muted: () => void}} actions
   */
  constructor(actions) {
    this.actions = actions;
    this.state = 'idle';
    byId('start').addEventListener('click', () =>
      this.state === 'lost' ? actions.goOn() : actions.start());
    byId('pause').addEventListener('click', () =>
      this.state === 'paused' ? actions.resume() : actions.pause());
    byId('stop').addEventListener('click', () => actions.stop());
  }

  /** @param {import('./live.js').LiveState} state */
  show(state) {
    this.state = state;
    this.#mutedSince = null;
    document.body.dataset.live = state;
    byId('live-state').textContent = STATES[state];
    byId('start').textContent = state === 'lost' ? 'Go on' : 'Start';
    byId('pause').textContent = state === 'paused' ? 'Continue' : 'Pause';
    const focused = document.activeElement;
    byId('start').disabled = state !== 'idle' && state !== 'lost';
    byId('pause').disabled = state !== 'listening' && state !== 'paused';
    byId('stop').disabled = state === 'idle' || state === 'finishing';
    for (const id of ['language', 'model', 'written', 'noise', 'choose', 'clear']) {
      byId(id).disabled = state !== 'idle';
    }
    if (focused?.disabled) {
      // why: a keyboard would be nowhere
      byId(byId('stop').disabled ? 'start' : 'stop').focus();
    }
    if (state !== 'listening' && state !== 'lost') {
      byId('level').value = 0;
      this.lag(null);
    }
  }

  /**
   * @param {number} level root mean square, 0 to 1
   * @param {number} seconds
   */
  heard(level, seconds) {
    const decibel = 20 * Math.log10(Math.max(level, 1e-6));
    byId('level').value = Math.max(0, Math.min(1, 1 - decibel / QUIETEST_DB));
    byId('elapsed').textContent = clock(seconds);
    if (decibel > MUTED_DB) {
      this.#mutedSince = null;
    } else {
      this.#mutedSince ??= seconds;
      if (seconds - this.#mutedSince > MUTED_SECONDS) {
        this.#mutedSince = Infinity;
        this.actions.muted();
      }
    }
  }

  /** @param {number | null} seconds from speaking to understanding, without the speaker's pauses */
  lag(seconds) {
    byId('lag').textContent = seconds === null ? '-' : `${seconds.toFixed(1)} s`;
  }
}
