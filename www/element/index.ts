// Importing this has no effect on the page; `./define` registers <gouji-checker>.

export { createEngine, EngineError } from '../engine';
export type * from '../engine/types';
export { GoujiChecker } from './checker-element';
export { GoujiErrorEvent, GoujiIgnoreEvent, GoujiReportEvent, GoujiSelectEvent } from './events';
