/** Report to files, texts and tables. What a report looks like is the renderers' matter. */
package io.saltus.engine.rendering;
