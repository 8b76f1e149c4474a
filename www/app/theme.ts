// Light or dark: as the user says, else as the system does.

import type { Theme } from './settings';

const system = window.matchMedia('(prefers-color-scheme: dark)');
let wanted: Theme = 'auto';

export function applyTheme(theme: Theme): void {
  wanted = theme;
  const dark = theme === 'dark' || (theme === 'auto' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

system.addEventListener('change', () => applyTheme(wanted));
