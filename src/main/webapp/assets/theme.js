// Light, dark or as the system has it; the choice stays in this browser.
'use strict';

(() => {
  const KEY = 'earshot.theme';
  const root = document.documentElement;

  function apply(theme) {
    if (theme === 'light' || theme === 'dark') {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
  }

  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? 'system';
    } catch {
      // why: a browser may forbid pages to keep anything
      return 'system';
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // then it holds until the page is left
    }
  }

  apply(remembered());
  document.addEventListener('DOMContentLoaded', () => {
    const choice = document.getElementById('theme');
    choice.value = remembered();
    choice.addEventListener('change', () => {
      apply(choice.value);
      remember(choice.value);
    });
  });
})();
