// What the speaker wishes: language, model, hot words.

import { request } from './requests.js';

/** Says "this word is to be expected". */
const DEFAULT_BOOST = 1000;

const byId = (id) => document.getElementById(id);

/**
 * @param {string} text such as `power, knight=500`
 * @returns {{word: string, boost: number}[]}
 */
export function hotWordsOf(text) {
  return text
    .split(/[,\n]/)
    .map((part) => part.split('='))
    .map(([word, boost]) => ({ word: word.trim(), boost: Number(boost ?? DEFAULT_BOOST) }))
    .filter(({ word, boost }) => word !== '' && Number.isFinite(boost));
}

function optionsOf(select, first, names) {
  const chosen = select.value;
  select.replaceChildren(
    new Option(first, ''),
    ...names.map(({ value, label }) => new Option(label, value)));
  select.value = names.some(({ value }) => value === chosen) ? chosen : '';
}

/** The fields below "Language, model, hot words". */
export class Options {
  #models = [];

  /** @param {() => void} onHotWords called when they have changed */
  constructor(onHotWords) {
    byId('language').addEventListener('change', () => this.#showModels());
    byId('hot-words').addEventListener('change', onHotWords);
  }

  /** Asks the server which models there are. */
  async load(token) {
    const answer = await request('api/v1/models', { token });
    this.#models = (await answer.json()).models;
    const languages = [...new Set(this.#models.map(({ language }) => language))].sort();
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
    optionsOf(byId('language'), 'of the model', languages.map((language) =>
      ({ value: language, label: `${names.of(language)} (${language})` })));
    this.#showModels();
  }

  #showModels() {
    const language = byId('language').value;
    const models = this.#models.filter((model) => !language || model.language === language);
    const first = language ? "the server's choice for the language" : "the server's choice";
    optionsOf(byId('model'), first, models.map((model) => ({
      value: model.name,
      label: `${model.name} (${model.language}, ${model.engine})${model.default ? ', default' : ''}`,
    })));
  }

  /** @returns {{word: string, boost: number}[]} */
  get hotWords() {
    return hotWordsOf(byId('hot-words').value);
  }

  get noiseSuppression() {
    return byId('noise').checked;
  }

  /**
   * @returns {{model?: string, language?: string, written?: boolean, hotWords?: object[]}} only
   *     what was chosen
   */
  get wishes() {
    const wishes = {};
    for (const name of ['model', 'language']) {
      if (byId(name).value) {
        wishes[name] = byId(name).value;
      }
    }
    if (byId('written').checked) {
      wishes.written = true;
    }
    return this.hotWords.length > 0 ? { ...wishes, hotWords: this.hotWords } : wishes;
  }
}
