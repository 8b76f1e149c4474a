// Runs in the browser: the engine's check with its report read as the page reads it, beside the baseline.

import * as glue from '../../../www/engine/pkg/light.js';
import { Core } from '../../../www/engine/core';
import type { Report } from '../../../www/engine/types';
import { unpack } from '../../../www/engine/unpack';
import { baseline } from './baseline';
import { report as reportText } from './text';

/** What the page looks at to draw a report: every figure's place and state, every finding, the summary. */
function read(report: Report): number {
  let seen = report.summary.figures;
  for (const { span, state } of report.figures) seen += span[0] + state.length;
  for (const finding of report.findings) {
    seen += finding.message.length;
    for (const place of finding.spans) seen += place.start;
  }
  return seen;
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/**
 * Median time of one run in milliseconds. A clock of the browser is coarse, so that runs are timed in bunches: of the baseline,
 * which is short, in larger ones, or a tick of the clock is a tenth of what is measured.
 */
function time(run: () => unknown, bunch = 20): number {
  for (let warm = 0; warm < 200; warm += 1) run();
  return median(
    Array.from({ length: 41 }, () => {
      const started = performance.now();
      for (let index = 0; index < bunch; index += 1) run();
      return (performance.now() - started) / bunch;
    }),
  );
}

async function bench(wasm: string): Promise<Record<string, number>> {
  const core = new Core(glue, await WebAssembly.compile(await (await fetch(wasm)).arrayBuffer()));
  const text = reportText();
  const bytes = new TextEncoder().encode(text).length;
  const sample = unpack(core.check(text));
  return {
    bytes,
    figures: sample.summary.figures,
    relations: sample.summary.relations,
    errors: sample.summary.errors,
    complaints: baseline(text).complaints.length,
    amounts: baseline(text).amounts.length,
    check: time(() => core.check(text)),
    read: time(() => read(unpack(core.check(text)))),
    baseline: time(() => baseline(text), 400),
  };
}

Object.assign(globalThis, { bench, reportText });
