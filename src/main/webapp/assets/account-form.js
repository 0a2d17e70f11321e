// The form to log in, which is also the one to register.

import { messageOf } from './messages.js';

const byId = (id) => document.getElementById(id);

/** Shows who is logged in, and the form while nobody is. */
export class AccountForm {
  #registering = false;

  /**
   * @param {import('./account.js').Account} account
   * @param {import('./notices.js').Notices} notices
   */
  constructor(account, notices) {
    this.account = account;
    this.notices = notices;
    byId('account-form').addEventListener('submit', (event) => this.#send(event));
    byId('account-other').addEventListener('click', () => this.#turn(!this.#registering));
    byId('log-out').addEventListener('click', () => account.logOut());
  }

  /** Shows the account as it is now. */
  show() {
    const { isLoggedIn, name } = this.account;
    byId('account').hidden = isLoggedIn;
    byId('who').hidden = !isLoggedIn;
    byId('who-name').textContent = name ?? '';
  }

  #turn(registering) {
    this.#registering = registering;
    byId('email-field').hidden = !registering;
    byId('email').disabled = !registering;
    byId('password-rule').hidden = !registering;
    byId('password').minLength = registering ? 8 : 0;
    byId('password').autocomplete = registering ? 'new-password' : 'current-password';
    const [now, other] = registering
      ? ['Register', 'Log in instead']
      : ['Log in', 'Register a new account'];
    byId('account-heading').textContent = now;
    byId('account-send').textContent = now;
    byId('account-other').textContent = other;
    byId('username').focus();
  }

  async #send(event) {
    event.preventDefault();
    this.notices.remove('account');
    byId('account-send').disabled = true;
    const [username, email, password] = ['username', 'email', 'password'].map((id) => byId(id).value);
    try {
      if (this.#registering) {
        await this.account.register(username, email, password);
      } else {
        await this.account.logIn(username, password);
      }
      byId('password').value = '';
      this.#registering && this.#turn(false);
      byId('start').focus();
    } catch (failure) {
      this.notices.show('account', messageOf(failure, this.#registering ? 'register' : 'log in'));
    } finally {
      byId('account-send').disabled = false;
    }
  }
}
