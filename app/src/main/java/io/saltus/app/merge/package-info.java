/** The command {@code merge}: the whole of a run whose curves were divided. */
package io.saltus.app.merge;
