// The plugin's modules speak English, as where a server has configured them.

import { speak } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/words.mjs";
import english from "../../../cocreation_teach/words/en.json" with { type: "json" };

speak(english);
