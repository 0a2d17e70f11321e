// The transcript on the screen: words that can be clicked, and what is not final yet.

import { preciseClock } from './times.js';

/** Words below are underlined. */
const UNSURE = 0.6;

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

const byId = (id) => document.getElementById(id);

function percent(confidence) {
  return `confidence ${Math.round(confidence * 100)} %`;
}

function wordElement({ word, start, end, confidence }) {
  const element = document.createElement('span');
  element.className = 'word';
  element.setAttribute('role', 'button');
  element.tabIndex = -1;
  element.textContent = word;
  element.dataset.start = start;
  element.dataset.end = end;
  const parts = [`${preciseClock(start)} to ${preciseClock(end)}`];
  if (confidence !== undefined) {
    parts.unshift(percent(confidence));
    element.classList.toggle('unsure', confidence < UNSURE);
  }
  element.title = parts.join(', ');
  return element;
}

/** A segment whose text is written otherwise than spoken is one place to click. */
function placesOf(segment) {
  const words = segment.words ?? [];
  const spoken = words.map(({ word }) => word).join(' ');
  return spoken === segment.text && words.length > 0 ? words : [{ ...segment, word: segment.text }];
}

/** Shows a transcript. Words are one stop of the keyboard; arrows lead from one to the next. */
export class TranscriptView {
  /** @type {HTMLElement[]} in order */
  words = [];

  /** @param {(seconds: number) => void} onWord called with the start of a chosen word */
  constructor(onWord) {
    const segments = byId('segments');
    segments.addEventListener('click', ({ target }) => {
      // why: who marks text with the mouse does not choose a word
      if (target.dataset.start && getSelection().isCollapsed) {
        this.#enter(target);
        onWord(Number(target.dataset.start));
      }
    });
    segments.addEventListener('keydown', (event) => this.#key(event, onWord));
    for (const type of ['focusin', 'mouseover']) {
      segments.addEventListener(type, ({ target }) => {
        if (target.dataset.start) {
          byId('word-note').textContent = `${target.textContent}: ${target.title}`;
        }
      });
    }
  }

  /** @param {import('./transcript.js').Transcript} transcript */
  show({ segments }) {
    this.words = [];
    byId('segments').replaceChildren();
    this.partial('', '');
    byId('word-note').textContent = '';
    segments.forEach((segment) => this.append(segment));
  }

  /**
   * Takes the place of the partial.
   *
   * @param {import('./transcript.js').Segment} segment
   */
  append(segment) {
    const paragraph = document.createElement('p');
    placesOf(segment).forEach((place, i) => {
      const element = wordElement(place);
      this.words.push(element);
      paragraph.append(i > 0 ? ' ' : '', element);
    });
    this.words[0].tabIndex = this.words.some(({ tabIndex }) => tabIndex === 0) ? this.words[0].tabIndex : 0;
    this.#following(() => {
      byId('segments').append(paragraph);
      this.#setPartial('', '');
    });
  }

  /** Says it to those who listen to the page. */
  announce(text) {
    // why a new element: the same text once more would be no change, and so not be read out
    const said = document.createElement('span');
    said.textContent = text;
    byId('announced').replaceChildren(said);
  }

  /**
   * @param {string} stable
   * @param {string} unstable
   */
  partial(stable, unstable) {
    this.#following(() => this.#setPartial(stable, unstable));
  }

  #setPartial(stable, unstable) {
    byId('stable').textContent = stable;
    byId('unstable').textContent = unstable;
  }

  /** Keeps the end in sight, if it was. */
  #following(change) {
    const box = byId('text');
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 40;
    change();
    if (atEnd) {
      box.scrollTop = box.scrollHeight;
    }
  }

  #key(event, onWord) {
    const { target, key } = event;
    if (!target.dataset.start) {
      return;
    }
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      onWord(Number(target.dataset.start));
      return;
    }
    const at = this.words.indexOf(target);
    const next = { Home: 0, End: this.words.length - 1 }[key] ?? at + (STEPS[key] ?? 0);
    if (next !== at && this.words[next]) {
      event.preventDefault();
      this.#enter(this.words[next]);
      this.words[next].focus();
    }
  }

  /** From now on the keyboard comes in here. */
  #enter(word) {
    this.words.forEach((each) => { each.tabIndex = each === word ? 0 : -1; });
  }
}
