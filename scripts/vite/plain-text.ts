// CodeMirror's commands know programming languages: what they need for that is a tenth of the editor's download, and none of
// the commands in `www/editor/keys.ts` comes to it. This puts the little that they do touch in its place.

import type { PluginOption } from 'vite';

const STANDS_FOR = '@codemirror/language';
const ID = '\0no-languages';

/** A command that asks for more than this fails at once, in the build where the name is new, else where it is called. */
const CODE = `
const none = () => { throw new Error('no languages here'); };
export const getIndentUnit = () => 2;
export const getIndentation = none, indentString = none, indentUnit = undefined, matchBrackets = none, syntaxTree = none;
export class IndentContext { constructor() { none(); } }
`;

export function noLanguages(): PluginOption {
  return {
    name: 'gouji-no-languages',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (source === STANDS_FOR ? ID : undefined),
    load: (id) => (id === ID ? CODE : undefined),
  };
}
