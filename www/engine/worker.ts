// The light engine's own thread.

import * as glue from './pkg/light/gouji.js';
import { serve } from './serve';

serve(glue);
