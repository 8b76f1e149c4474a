// What a portal writes to embed the checker both ways.

import './element/define.js';

// 1. Beside the portal's own text field: hold the submission back while there are errors.
const send = document.querySelector('#send');
const gate = document.querySelector('#gate');
document.querySelector('#beside').addEventListener('gouji-report', ({ report }) => {
  send.disabled = report.summary.errors > 0;
  gate.value = report.summary.errors > 0 ? `有 ${report.summary.errors} 处错误，请先核实` : '可以报送';
});
document.querySelector('#submission').addEventListener('submit', (event) => {
  event.preventDefault();
  gate.value = '已报送（示例，未发送）';
});

// 2. On its own: the element brings its text field; what the reader sets aside is the portal's to keep.
const alone = document.querySelector('#alone');
const kept = new Set();
alone.addEventListener('gouji-ignore', ({ finding, ignored }) => {
  if (ignored) kept.add(finding.fingerprint);
  else kept.delete(finding.fingerprint);
  alone.dataset.kept = String(kept.size);
});

// 3. In a frame: messages to and fro. Both sides name the other's origin.
const frame = document.querySelector('#frame');
const frameAddress = new URL('../embed.html', import.meta.url);
const result = document.querySelector('#frame-result');
const tell = (message) => frame.contentWindow.postMessage({ gouji: 1, ...message }, frameAddress.origin);

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== frameAddress.origin || data?.gouji !== 1) return;
  if (data.type === 'ready') {
    tell({
      type: 'check',
      id: 1,
      text: '云泽县林场2024年全年预算数为150万元，全年支出120万元，预算执行率为80%。',
      options: { lang: 'zh' },
    });
  }
  if (data.type === 'report') result.value = `${data.report.summary.figures} 个数字，${data.report.summary.errors} 处错误`;
  if (data.type === 'error') result.value = data.message;
});
frame.addEventListener('load', () => tell({ type: 'hello' }));
frame.src = frameAddress.href;
