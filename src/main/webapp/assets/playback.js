// Plays the sound of a transcript and shows where it is.

const byId = (id) => document.getElementById(id);

/** The player below the heading of the transcript. */
export class Playback {
  #player = byId('player');
  #offset = 0;
  #current = null;

  /**
   * @param {import('./transcript-view.js').TranscriptView} view
   * @param {() => void} onUnplayable called when the browser cannot play the sound
   */
  constructor(view, onUnplayable) {
    this.view = view;
    this.#player.addEventListener('timeupdate', () => this.#show());
    this.#player.addEventListener('seeked', () => this.#show());
    this.#player.addEventListener('play', () => this.#follow());
    this.#player.addEventListener('error', () => {
      if (!this.#player.hidden) {
        this.empty();
        onUnplayable();
      }
    });
  }

  /**
   * @param {Blob} sound
   * @param {number} offset seconds of the transcript at the beginning of the sound
   */
  load(sound, offset = 0) {
    this.empty();
    this.#offset = offset;
    this.#player.src = URL.createObjectURL(sound);
    this.#player.hidden = false;
  }

  empty() {
    this.#player.pause();
    this.#player.hidden = true;
    this.#mark(null);
    if (this.#player.src) {
      URL.revokeObjectURL(this.#player.src);
      this.#player.removeAttribute('src');
      this.#player.load();
    }
  }

  /** @param {number} seconds of the transcript */
  async seek(seconds) {
    if (!this.#player.hidden && seconds >= this.#offset) {
      this.#player.currentTime = seconds - this.#offset;
      try {
        await this.#player.play();
      } catch {
        // another seek came between, or the browser wants a click on the player
      }
    }
  }

  #follow() {
    const step = () => {
      this.#show();
      if (!this.#player.paused) {
        requestAnimationFrame(step);
      }
    };
    step();
  }

  #show() {
    const { words } = this.view;
    const now = this.#player.currentTime + this.#offset;
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(words[middle].dataset.start) <= now) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const word = words[low - 1];
    this.#mark(word && now < Number(word.dataset.end) ? word : null);
  }

  #mark(word) {
    if (word !== this.#current) {
      this.#current?.classList.remove('now');
      word?.classList.add('now');
      if (word && !this.#player.paused) {
        word.scrollIntoView({ block: 'nearest' });
      }
      this.#current = word;
    }
  }
}
