import css from './editor.css?inline';

let made: CSSStyleSheet | undefined;

/** The editor's own sheet, made once. */
export function sheet(): CSSStyleSheet {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(css);
  }
  return made;
}
