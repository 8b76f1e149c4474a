// Reads all code in dist/ for what a Content-Security-Policy does not stop, or what has no business there:
// navigation, WebRTC, other ways out, code made from strings, addresses of other machines.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

/** Names nobody in the shipped code may speak. */
const WAYS_OUT = new Set([
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'sendBeacon',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'PresentationRequest',
  'importScripts',
]);

/** What loads another page inside this one; the browser connects for it before it asks the policy. */
const FRAMES = /^(iframe|frame|object|embed|portal)$/i;

/** Where the code may ask for a file: the engine and the list of origins beside the page, and the offline copy. */
const FETCHES = 3;

/** Names of formats, not places: they are compared and written, and never visited. */
const NAMESPACES = [
  'http://www.w3.org/',
  'http://schemas.openxmlformats.org/',
  'http://schemas.microsoft.com/',
  'http://purl.oclc.org/ooxml/',
  'http://purl.org/dc/',
];

/** Explanations inside the messages of libraries, shown in a developer's console and linked from nowhere. */
const MENTIONS = ['https://answers.microsoft.com/en-us/msoffice/'];

const faults = [];
const fetches = [];

for (const path of files('dist')) {
  if (path.endsWith('.js')) readCode(path, readFileSync(path, 'utf8'));
  else if (path.endsWith('.html')) readPage(path, readFileSync(path, 'utf8'));
  else if (path.endsWith('.css')) readStyle(path, readFileSync(path, 'utf8'));
}

console.log(`fetch() is called in:\n${fetches.map((place) => `  ${place}`).join('\n')}`);
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(`${faults.length === 0 ? 'ok' : 'NOT ok'}: shipped code read, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function readPage(path, html) {
  if (!html.includes('http-equiv="Content-Security-Policy"')) faults.push(`${path}: carries no policy`);
  if (/http-equiv="refresh"/i.test(html)) faults.push(`${path}: moves on by itself`);
  for (const [, code] of html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    if (code.trim() !== '') readCode(path, code);
  }
  const markup = html.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '');
  for (const [, address] of markup.matchAll(/(?:src|href|action|data)="([^"]*)"/g)) {
    if (/^[a-z]*:?\/\//i.test(address)) faults.push(`${path}: names ${address}`);
  }
  for (const [, css] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) readStyle(path, css);
}

function readStyle(path, css) {
  for (const [, address] of css.matchAll(/(?:url\(\s*["']?|@import\s+["'])([^"')]+)/g)) {
    if (!/^(data:|#)/.test(address)) faults.push(`${path}: style asks for ${address}`);
  }
}

function readCode(path, code) {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const fault = (node, what) => {
    const around = code.slice(Math.max(0, node.pos - 30), node.end + 40).replaceAll(/\s+/g, ' ');
    faults.push(`${path}: ${what}: …${around.slice(0, 160)}…`);
  };
  const visit = (node) => {
    look(node, fault, path);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function look(node, fault, path) {
  const text = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : undefined;
  if (text !== undefined && WAYS_OUT.has(text)) fault(node, `speaks of ${text}`);

  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
    lookForAddress(node, fault);
    if (/<(iframe|frame|object|embed)\b/i.test(node.text)) fault(node, 'makes a frame');
  }

  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isLocation(node.left)) {
    fault(node, 'navigates');
  }
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) lookAtCall(node, fault, path);
}

function lookForAddress(node, fault) {
  for (const [address] of node.text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)]*/g)) {
    // A bare scheme is a test of what an address begins with.
    if (/^\w+:\/\/$/.test(address)) continue;
    if (![...NAMESPACES, ...MENTIONS].some((known) => address.startsWith(known))) fault(node, `names ${address}`);
  }
}

function lookAtCall(node, fault, path) {
  const called = node.expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : ts.isIdentifier(called) ? called.text : '';
  const of = ts.isPropertyAccessExpression(called) ? called.expression.getText() : '';
  const global = /^(window|self|globalThis|top|parent|document|document\.defaultView)$/.test(of);

  if (name === 'fetch' && (of === '' || global)) {
    fetches.push(`${path}: ${node.getText().slice(0, 80)}`);
    if (fetches.filter((place) => place.startsWith(`${path}:`)).length > FETCHES) fault(node, 'fetches too often');
  }
  if (name === 'open' && global) fault(node, 'opens a window');
  if (['assign', 'replace'].includes(name) && /(^|\.)location$/.test(of)) fault(node, 'navigates');
  if (name === 'createElement' && FRAMES.test(node.arguments?.[0]?.text ?? '')) fault(node, 'makes a frame');
  if (name === 'submit' || name === 'requestSubmit') fault(node, 'sends a form');
  if (name === 'eval' && of === '') fault(node, 'makes code from a string');
  if (name === 'Function' && of === '' && (node.arguments?.length ?? 0) > 0) fault(node, 'makes code from a string');
  if (called.kind === ts.SyntaxKind.ImportKeyword && !ts.isStringLiteralLike(node.arguments[0])) {
    fault(node, 'imports what it is told to');
  }
}

/** `location = …`, `x.location = …`, `location.href = …` and the other parts of an address that navigate. */
function isLocation(left) {
  if (ts.isIdentifier(left)) return left.text === 'location';
  if (!ts.isPropertyAccessExpression(left)) return false;
  if (left.name.text === 'location') return true;
  return /^(href|host|hostname|pathname|search|port|protocol)$/.test(left.name.text) && /(^|\.)location$/.test(left.expression.getText());
}
