// The light engine's own thread.

import * as glue from './pkg/light.js';
import { serve } from './serve';

serve(glue);
