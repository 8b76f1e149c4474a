// The full engine's own thread.

import * as glue from './pkg/full/gouji.js';
import { serve } from './serve';

serve(glue);
