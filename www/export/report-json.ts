// The result contract as a file, with the text its offsets are in.

import type { Session } from '../app/session';
import { wellFormed } from './harmless';

export function reportJson(session: Session): string {
  const { report, text } = session;
  if (!report) return '';
  // Figures and relations build their objects when looked at: spread them into plain arrays.
  const whole = {
    ...report,
    figures: [...report.figures],
    relations: [...report.relations],
    ignored: session.ignores
      .entries()
      .filter(({ fingerprint }) => report.findings.some((finding) => finding.fingerprint === fingerprint)),
    text: wellFormed(text),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
