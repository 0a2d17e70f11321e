// Messages above the work, each with the ways out.

/** Shows messages, one for each subject. */
export class Notices {
  #shown = new Map();

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /**
   * Takes the place of an earlier message on the same subject.
   *
   * @param {string} subject
   * @param {string} text
   * @param {{label: string, run: () => void}[]} ways what can be done about it
   */
  show(subject, text, ways = []) {
    this.remove(subject);
    const notice = document.createElement('div');
    notice.className = 'notice';
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    const buttons = [...ways, { label: 'Close', run: () => {} }].map(({ label, run }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => {
        this.remove(subject);
        run();
      });
      return button;
    });
    const row = document.createElement('div');
    row.className = 'buttons';
    row.append(...buttons);
    notice.append(paragraph, row);
    this.#shown.set(subject, notice);
    this.place.append(notice);
  }

  /** @param {string} subject */
  remove(subject) {
    this.#shown.get(subject)?.remove();
    this.#shown.delete(subject);
  }

  clear() {
    [...this.#shown.keys()].forEach((subject) => this.remove(subject));
  }
}
