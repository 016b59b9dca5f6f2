/** Tables as people keep them: rows of text of which one, not always the first, is the header. */
package io.saltus.sources.tables;
