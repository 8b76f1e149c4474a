// Writes www/engine/contract.ts from the Rust types that cross into the page, so that the types the page is compiled
// against are the ones the engine sends. `--check` fails when the file is stale instead of writing it.
//
// It reads the plain subset of Rust those files are written in (structs of named fields, enums of bare variants)
// and stops at anything else rather than guess.

import { readFileSync, writeFileSync } from 'node:fs';

const TARGET = 'www/engine/contract.ts';
const SOURCES = ['src/report.rs', 'src/options.rs', 'src/wasm/rule_info.rs'];

/** Span16 serialises itself as a pair; everything else is derived. */
const BY_HAND = { Span16: 'export type Span16 = readonly [start: number, end: number];' };

const SCALARS = {
  String: 'string',
  "&'static str": 'string',
  "Cow<'static, str>": 'string',
  bool: 'boolean',
  u8: 'number',
  u16: 'number',
  u32: 'number',
};

function typeOf(rust, known, where) {
  const type = rust.trim();
  if (type in SCALARS) return SCALARS[type];
  if (known.has(type)) return type;
  const generic = /^(Vec|Option)<(.*)>$/.exec(type);
  if (generic?.[1] === 'Vec') {
    const inner = typeOf(generic[2], known, where);
    return /\W/.test(inner) ? `readonly (${inner})[]` : `readonly ${inner}[]`;
  }
  if (generic?.[1] === 'Option') return `${typeOf(generic[2], known, where)} | null`;
  const tuple = /^\((.*)\)$/.exec(type);
  if (tuple) {
    return `readonly [${tuple[1]
      .split(',')
      .map((part) => typeOf(part, known, where))
      .join(', ')}]`;
  }
  throw new Error(`${where}: no TypeScript type is known for the Rust type ${type}`);
}

function doc(lines, indent = '') {
  if (lines.length === 0) return '';
  const text = lines.map((line) => line.replaceAll(/\[(`[^`]*`)\](\([^)]*\))?/g, '$1'));
  if (text.length === 1) return `${indent}/** ${text[0]} */\n`;
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

function renamed(name, rule) {
  if (rule === undefined) return name;
  if (rule === 'lowercase') return name.toLowerCase();
  if (rule === 'kebab-case') return name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
  if (rule === 'snake_case') return name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
  throw new Error(`rename_all = "${rule}" is not known here`);
}

/** The items that serde carries across: `{ kind, name, docs, rename, open, body: [{ docs, name, type, open }] }`. */
function items(source, where) {
  const found = [];
  let docs = [];
  let attributes = [];
  let current = null;
  for (const [at, raw] of source.split('\n').entries()) {
    const line = raw.trim();
    const place = `${where}:${at + 1}`;
    if (line.startsWith('///')) {
      docs.push(line.slice(3).trim());
      continue;
    }
    if (line.startsWith('#[')) {
      attributes.push(line);
      continue;
    }
    const head = /^pub (struct|enum) (\w+) \{$/.exec(line);
    if (current === null && head && raw.startsWith('pub')) {
      const all = attributes.join(' ');
      if (/derive\([^)]*(De)?[Ss]erialize/.test(all)) {
        current = {
          kind: head[1],
          name: head[2],
          docs,
          rename: /rename_all = "([\w-]+)"/.exec(all)?.[1],
          input: all.includes('Deserialize'),
          open: /serde\([^)]*\bdefault\b/.test(all),
          body: [],
        };
      }
    } else if (current !== null && raw === '}') {
      found.push(current);
      current = null;
    } else if (current !== null && line !== '' && !line.startsWith('//')) {
      const field = /^pub (\w+): (.+),$/.exec(line);
      const variant = /^(\w+),$/.exec(line);
      const own = attributes.join(' ');
      if (own.includes('skip') || own.includes('flatten') || /rename\b/.test(own)) {
        throw new Error(`${place}: serde attribute not known here: ${own}`);
      }
      if (current.kind === 'struct' && field) {
        current.body.push({ docs, name: field[1], type: field[2], open: own.includes('serde(default'), place });
      } else if (current.kind === 'enum' && variant) {
        current.body.push({ docs, name: variant[1], place });
      } else {
        throw new Error(`${place}: cannot be read: ${line}`);
      }
    }
    docs = [];
    attributes = [];
  }
  return found;
}

function render(all) {
  const known = new Set([...all.map((item) => item.name), ...Object.keys(BY_HAND)]);
  const out = [
    `// Made from ${SOURCES.join(', ')} by scripts/contract.mjs; do not edit by hand.\n`,
    `/** \`[start, end)\` in UTF-16 code units. */\n${BY_HAND.Span16}\n`,
  ];
  for (const item of all) {
    if (item.kind === 'enum') {
      const names = item.body.map((variant) => `'${renamed(variant.name, item.rename)}'`);
      const list = item.body.map((variant) => renamed(variant.name, item.rename));
      out.push(`${doc(item.docs)}export type ${item.name} = ${names.join(' | ')};\n`);
      out.push(
        `/** In the order of the Rust enum, whose number is what crosses. */\n` +
          `export const ${plural(item.name)}: readonly ${item.name}[] = [${list.map((name) => `'${name}'`).join(', ')}];\n`,
      );
    } else {
      const fields = item.body.map((field) => {
        const optional = item.input && (item.open || field.open) ? '?' : '';
        return `${doc(field.docs, '  ')}  readonly ${field.name}${optional}: ${typeOf(field.type, known, field.place)};\n`;
      });
      out.push(`${doc(item.docs)}export interface ${item.name} {\n${fields.join('')}}\n`);
    }
  }
  return out.join('\n');
}

function plural(name) {
  const upper = name.toUpperCase();
  return upper.endsWith('Y') ? `${upper.slice(0, -1)}IES` : `${upper}S`;
}

const made = render(SOURCES.flatMap((file) => items(readFileSync(file, 'utf8'), file)));
if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== made) {
    console.error(`${TARGET} no longer matches the Rust types: run "node scripts/contract.mjs".`);
    process.exit(1);
  }
  console.log(`${TARGET} matches ${SOURCES.join(' and ')}`);
} else {
  writeFileSync(TARGET, made);
}
