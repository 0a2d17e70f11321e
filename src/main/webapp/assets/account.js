// Who uses the page. The token lives as long as the tab.

import { request, RequestFailure } from './requests.js';

const KEY = 'earshot.account';

/** The user of this tab. Tells `onChange` whenever he comes or goes. */
export class Account {
  #user = null;
  #expired = false;

  /** @param {(account: Account) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    try {
      this.#user = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    } catch {
      // then he logs in again
    }
  }

  /** @returns {string | null} */
  get name() {
    return this.#user?.name ?? null;
  }

  /** @returns {string | null} */
  get token() {
    return this.#user?.token ?? null;
  }

  get isLoggedIn() {
    return this.#user !== null;
  }

  /** Whether somebody was logged in until the server did not take his token any more. */
  get isExpired() {
    return this.#expired;
  }

  /** @throws {RequestFailure} */
  async register(username, email, password) {
    await request('users', { method: 'POST', json: { username, email, password } });
    await this.logIn(username, password);
  }

  /** @throws {RequestFailure} */
  async logIn(username, password) {
    const answer = await request('token', { method: 'POST', json: { username, password } });
    const { access_token: token } = await answer.json();
    this.#become({ name: username, token }, false);
  }

  logOut() {
    this.#become(null, false);
  }

  /** The server does not take the token any more. */
  expire() {
    if (this.isLoggedIn) {
      this.#become(null, true);
    }
  }

  /** Whether the server takes the token; asks it. Expires it if not. */
  async check() {
    try {
      await request('token/verify', { token: this.token });
      return true;
    } catch (failure) {
      if (failure instanceof RequestFailure && failure.status === 401) {
        this.expire();
        return false;
      }
      throw failure;
    }
  }

  #become(user, expired) {
    this.#user = user;
    this.#expired = expired;
    try {
      if (user) {
        sessionStorage.setItem(KEY, JSON.stringify(user));
      } else {
        sessionStorage.removeItem(KEY);
      }
    } catch {
      // then a reload logs out
    }
    this.onChange(this);
  }
}
