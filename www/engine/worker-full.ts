// The full engine's own thread.

import * as glue from './pkg/full.js';
import { serve } from './serve';

serve(glue);
