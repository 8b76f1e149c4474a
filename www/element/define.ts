import { GoujiChecker } from './checker-element';

if (customElements.get('gouji-checker') === undefined) customElements.define('gouji-checker', GoujiChecker);

export { GoujiChecker };
