// The element's look. Adopted, not written into the page, so that a host's policy need not allow inline styles.

const LOOK = `
:host {
  --_ink: var(--gouji-ink, light-dark(#1d2329, #e4e7ea));
  --_faint: var(--gouji-faint, light-dark(#5b6570, #a3adb8));
  --_ground: var(--gouji-ground, light-dark(#fff, #171b20));
  --_line: var(--gouji-line, light-dark(#c9d0d6, #3b444d));
  --_accent: var(--gouji-accent, light-dark(#14557b, #7fbde6));
  --_error: var(--gouji-error, light-dark(#a3211b, #ff9d94));
  --_warning: var(--gouji-warning, light-dark(#7c4a00, #f0b765));
  display: block;
  color: var(--_ink);
  font: var(--gouji-font, 0.9375rem / 1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
textarea {
  display: block; inline-size: 100%; min-block-size: 12em; padding: 0.75em 1em; resize: vertical;
  color: inherit; background: var(--_ground); border: 1px solid var(--_line); border-radius: 4px;
  font: inherit; font-variant-numeric: tabular-nums;
}
:host([for]) textarea { display: none; }
.verdict { margin: 0.5em 0; color: var(--_faint); font-variant-numeric: tabular-nums; }
.verdict[data-trouble] { color: var(--_error); }
ol { margin: 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 1fr auto; gap: 0 1em; padding: 0.5em 0; border-block-start: 1px solid var(--_line); }
li[data-ignored] { opacity: 0.65; }
li[data-ignored] .title { text-decoration: line-through; }
.severity { font-weight: 600; margin-inline-end: 0.5em; color: var(--_faint); }
li[data-severity="error"] .severity { color: var(--_error); }
li[data-severity="warning"] .severity { color: var(--_warning); }
p { grid-column: 1; margin: 0; overflow-wrap: anywhere; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0.1em 0.2em; cursor: pointer; min-block-size: 24px; }
button.title { text-align: start; font-weight: 500; }
button.aside { grid-area: 1 / 2; color: var(--_accent); align-self: start; }
button:hover { text-decoration: underline; }
:is(button, textarea):focus-visible { outline: 2px solid var(--_accent); outline-offset: 1px; }
@media (forced-colors: active) { .severity { forced-color-adjust: auto; } }
`;

/** `light-dark()` is younger than the oldest browsers served: they get plain rules made from it. */
function forOlderBrowsers(css: string): string {
  if (CSS.supports('color', 'light-dark(red, blue)')) return css;
  const side = (which: 1 | 2) =>
    css.replaceAll(/light-dark\(([^,]+), ([^)]+)\)/g, (_all, light: string, dark: string) =>
      which === 1 ? light : dark,
    );
  const dark = /:host \{[^}]*\}/.exec(side(2))?.[0] ?? '';
  return `${side(1)}\n@media (prefers-color-scheme: dark) { ${dark} }`;
}

let made: CSSStyleSheet | undefined;

/** One sheet for every element on the page. */
export function sheet(): CSSStyleSheet {
  if (made === undefined) {
    made = new CSSStyleSheet();
    made.replaceSync(forOlderBrowsers(LOOK));
  }
  return made;
}
