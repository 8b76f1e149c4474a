import { createEngine } from './engine';
import { App } from './app/gouji-app';
import { Session } from './app/session';
import { applyTheme } from './app/theme';
import { keepOffline } from './offline/register';
import './style/tokens.css';
import './style/page.css';
import './style/panel.css';
import './style/dialog.css';
import './style/narrow.css';
import './style/print.css';

const session = new Session(createEngine);
applyTheme(session.settings.theme);
const app = new App();
app.session = session;
document.body.append(app);
keepOffline();
