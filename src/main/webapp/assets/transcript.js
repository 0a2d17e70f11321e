// The transcript on the page, as data.

/**
 * @typedef {object} Word times in seconds, confidence 0 to 1
 * @property {string} word
 * @property {number} start
 * @property {number} end
 * @property {number} [confidence]
 *
 * @typedef {object} Segment
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {number} [confidence]
 * @property {Word[]} words
 *
 * @typedef {object} Transcript the answer of `POST /api/v1/transcripts`, and of a live stream
 * @property {string} text
 * @property {number} duration in seconds
 * @property {string} language
 * @property {string} model
 * @property {Segment[]} segments
 * @property {{code: string, message: string}[]} warnings
 */

const KEY = 'earshot.transcript';

/** @returns {Transcript} */
export function emptyTranscript() {
  return { text: '', duration: 0, language: '', model: '', segments: [], warnings: [] };
}

/**
 * @param {Transcript} transcript
 * @param {Segment} segment
 */
export function append(transcript, segment) {
  transcript.segments.push(segment);
  transcript.text = transcript.segments.map(({ text }) => text).join(' ');
  transcript.duration = Math.max(transcript.duration, segment.end);
}

/**
 * Outlives a reload of the tab, not its end.
 *
 * @param {string} name
 * @param {Transcript} transcript
 */
export function keep(name, transcript) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ name, transcript }));
  } catch {
    // then it does not outlive a reload
  }
}

/** @returns {{name: string, transcript: Transcript} | null} */
export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing was kept either
  }
}
