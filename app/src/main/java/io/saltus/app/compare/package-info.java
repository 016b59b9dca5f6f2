/**
 * The command {@code compare}: what changed between two reports, which abilities emerged, vanished
 * or moved, and which only seem to.
 */
package io.saltus.app.compare;
