import { createEngine, type Engine } from './engine';
import { App } from './app/gouji-app';
import { Session } from './app/session';
import { loadSettings } from './app/settings';
import { applyTheme } from './app/theme';
import { keepOffline } from './offline/register';
import './style/tokens.css';
import './style/page.css';
import './style/panel.css';
import './style/dialog.css';
import './style/narrow.css';
import './style/print.css';

// The engine is on its way while the page is being built.
let early: Promise<Engine> | undefined = createEngine(loadSettings().lang);
early.catch(() => undefined);

const session = new Session((lang) => {
  const engine = early ?? createEngine(lang);
  early = undefined;
  return engine;
});
applyTheme(session.settings.theme);
const app = new App();
app.session = session;
document.body.append(app);
keepOffline();
